"""What the inspection is, from the facts of the framework that the bank's questions belong to, and what has changed since."""

import re
from collections.abc import Iterator
from datetime import timedelta

from readiness.banks.model import Framework, Timing
from readiness.documents.blocks import Block, Cell, Heading, ListBlock, ListItem, Runs, Table, Text, spoken
from readiness.packs.outlines.language import agree, capital, number, stopped
from readiness.packs.outlines.question import NOT_CHECKED
from readiness.packs.outlines.report.page import Page, bullets, note, said, unless_checked
from readiness.packs.outlines.report.placing import section_key
from readiness.reports.model import Source

SENTENCE_END = re.compile(r"(?<=[.!?])(?:\s+|(?=\*\*\s))")
SENTENCES = 2
"""How much of the framework's summary a short report has room for."""


def inspection(page: Page) -> tuple[Block, ...]:
    """The explanations of the framework, each under a heading, then how long things take and what may come of it."""
    framework = page.report.framework
    if page.is_short:
        return page.running(" ".join(SENTENCE_END.split(framework.summary.strip())[:SENTENCES]))
    return (*page.running(framework.summary), *_explanations(page), *_lengths(page), *_outcomes(page))


def _explanations(page: Page) -> Iterator[Block]:
    for place, each in enumerate(page.report.framework.explanations, 1):
        yield Heading(page.level, each.heading, _key(page, f"explained-{place}"), numbered=True)
        yield from page.running(each.text)
        if not each.checked:
            yield note(NOT_CHECKED)


def _lengths(page: Page) -> Iterator[Block]:
    timings = page.report.framework.timings
    if not timings or any(section.source is Source.TIMETABLE for section in page.places.sections):
        return
    yield Heading(page.level, "How long things take", _key(page, "lengths"), numbered=True)
    yield said("These are the lengths of time that we know of:")
    yield bullets(_length(timing) for timing in timings)


def _length(timing: Timing) -> Runs:
    return (Text(f"{timing.label}: {lasting(timing)}."), *unless_checked(timing.checked))


def lasting(timing: Timing) -> str:
    """A length of time in words: "5 working days", "1 year"."""
    return f"{timing.value} {timing.unit.removesuffix('s') if timing.value == 1 else timing.unit}"


def _outcomes(page: Page) -> Iterator[Block]:
    outcomes = page.report.framework.outcomes
    if not outcomes:
        return
    ended = page.report.framework.ended_on is not None
    yield Heading(page.level, f"What {'could' if ended else 'can'} come of it", _key(page, "outcomes"), numbered=True)
    how_many = number(len(outcomes))
    yield said(
        f"There {'were' if ended else agree(len(outcomes), 'is', 'are')} {how_many} possible {agree(len(outcomes), 'outcome', 'outcomes')}:"
    )
    yield ListBlock(
        tuple(
            ListItem(
                (Text(stopped(each.wording)), *unless_checked(each.checked)),
                (bullets((Text(stopped(step)),) for step in each.follows),) if each.follows else (),
            )
            for each in outcomes
        )
    )


def _key(page: Page, what: str) -> str:
    return f"{section_key(page.section)}--{what}"


def timetable(page: Page) -> tuple[Block, ...]:
    """The lengths of time as a table; as a few points where there is room for no more."""
    timings = page.report.framework.timings
    shown = timings[: page.section.most] if page.section.most else timings
    if not shown:
        return page.written()
    if page.is_short:
        return (bullets(_length(timing) for timing in shown),)
    rows = tuple(
        (Cell((Text(timing.label), *unless_checked(timing.checked))), Cell((Text(lasting(timing)),))) for timing in shown
    )
    return (
        said(f"The table gives the lengths of time in “{page.report.framework.title}”."),
        Table(_key(page, "table"), "Lengths of time", ("What", "How long"), rows, (70, 30), row_headers=True),
    )


def framework_changes(page: Page) -> tuple[Block, ...]:
    """That the framework has ended, what took its place and what that asks, and the names that died."""
    return (*_successor(page), *_renamed(page.report.framework)) or page.written()


def _successor(page: Page) -> Iterator[Block]:
    framework, after = page.report.framework, page.report.successor
    if framework.ended_on is None:
        return
    took_over = f" “{after.title}” took its place on {spoken(after.in_force_from)}." if after else ""
    yield said(f"“{framework.title}” ended on {spoken(framework.ended_on)}.{took_over} Inspectors no longer use it.")
    if after is None:
        return
    yield said("What is different now:")
    yield bullets(_different(framework, after))
    yield from page.running(after.summary)


def _different(before: Framework, after: Framework) -> Iterator[Runs]:
    """What can be said by comparing the two, fact by fact."""
    for label, old, new in _notices(before, after):
        yield (Text(f"{label}: {lasting(new)}, where it was {lasting(old)}."), *unless_checked(old.checked and new.checked))
    if after.outcomes:
        wordings = "; ".join(f"{each.wording[:1].lower()}{each.wording[1:]}" for each in after.outcomes)
        count = f"{number(len(after.outcomes))} {agree(len(after.outcomes), 'outcome', 'outcomes')}"
        yield (
            Text(stopped(f"There {agree(len(after.outcomes), 'is', 'are')} {count}: {wordings}")),
            *unless_checked(all(each.checked for each in after.outcomes)),
        )
    for each in after.renamed:
        if each not in before.renamed and each.until == before.ended_on:
            yield (Text(f"“{each.then}”: now “{each.now}”."),)


def _notices(before: Framework, after: Framework) -> Iterator[tuple[str, Timing, Timing]]:
    """The lengths of time that both frameworks set: those of one key, and the notice before inspectors come on site."""
    old = {timing.key: timing for timing in before.timings}
    for timing in after.timings:
        was = old.get("notice" if timing.key == "notice-on-site" else timing.key)
        if was and (was.value, was.unit) != (timing.value, timing.unit):
            yield timing.label, was, timing


def _renamed(framework: Framework) -> Iterator[Block]:
    if not framework.renamed:
        return
    yield said("Some names have changed. Older papers may still use the old ones:")
    yield bullets(
        (
            Text(
                stopped(f"{each.then}: now {each.now}{f', since {spoken(each.until + timedelta(days=1))}' if each.until else ''}")
            ),
        )
        for each in framework.renamed
    )


def glossary(page: Page) -> tuple[Block, ...]:
    """The words of the framework, each with its meaning."""
    terms = page.report.framework.glossary
    if not terms:
        return page.written()
    return (bullets((Text(f"{each.term}: ", strong=True), Text(capital(each.meaning))) for each in terms),)
