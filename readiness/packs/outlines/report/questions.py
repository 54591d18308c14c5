"""Every question of the bank in the four parts that members know: what is asked, suggested indicators, achieved, still to do.

In a continuous count each section of the bank begins with a numbered paragraph, its questions are numbered below it (21.1) and their
entries below those (21.1.3). A full report says beside them what we judge, how sure we are, and all that is known of each entry.
"""

from collections.abc import Iterator
from dataclasses import replace

from readiness.documents.blocks import Block, Heading, ListBlock, ListItem, Paragraph, Runs, Text, spoken
from readiness.documents.markdown import entry_blocks
from readiness.documents.numbering import DEEPEST
from readiness.evaluations.model import UNANSWERED, EntryKind, Position
from readiness.packs.outlines.entry import AS_LISTED, entry, labelled
from readiness.packs.outlines.language import agree, listed, stopped
from readiness.packs.outlines.places import letters
from readiness.packs.outlines.question import NOT_CHECKED, OWN
from readiness.packs.outlines.report.counting import ENTRY_DEPTH, QUESTION_DEPTH
from readiness.packs.outlines.report.page import Page, bullets, note
from readiness.packs.outlines.report.placing import section_key
from readiness.references.typed import typed_numbers
from readiness.reports.model import Numbering
from readiness.snapshots.model import PublishedEntry, PublishedIndicator, PublishedQuestion, PublishedSection

FULL = "full"
"""The depth that says everything, by its key. Any other has the four parts alone."""
NOT_YET_ANSWERED = "Not yet answered."
NOTHING = {
    EntryKind.ACHIEVED: "Nothing has been recorded as achieved.",
    EntryKind.STILL_TO_DO: "Nothing has been recorded as still to do.",
}


def questions(page: Page) -> tuple[Block, ...]:
    """Every section of the bank with its questions."""
    return tuple(block for each in page.snapshot.sections for block in _section(each, page))


def _section(asked: PublishedSection, page: Page) -> Iterator[Block]:
    yield Heading(page.level, asked.title, f"{section_key(page.section)}--{asked.key}", numbered=True)
    yield from _introduction(asked, page)
    for each in asked.questions:
        yield from _question(each, page)


def _introduction(asked: PublishedSection, page: Page) -> tuple[Block, ...]:
    """What the section asks; in a continuous count its first paragraph has the number that its questions stand below."""
    blocks = entry_blocks(asked.introduction, page.places.reference)
    if page.way is not Numbering.CONTINUOUS:
        return blocks
    if not blocks or not isinstance(blocks[0], Paragraph):
        opening = f"These are the questions on “{asked.title}”." if not blocks else AS_LISTED
        blocks = (Paragraph((Text(opening),)), *blocks)
    first, *rest = blocks
    return (replace(first, numbered=True), *rest) if isinstance(first, Paragraph) else blocks


def _question(asked: PublishedQuestion, page: Page) -> Iterator[Block]:
    yield Heading(page.level + 1, asked.short_title, asked.key, numbered=True, depth=QUESTION_DEPTH)
    yield _part("Question", "asked", asked, page)
    yield Paragraph((Text(asked.wording), *(() if asked.checked else (Text(f" {NOT_CHECKED}", emphasis=True),))))
    if page.report.depth.key == FULL:
        yield _part("Our judgement", "judged", asked, page)
        yield from _judgement(asked, page)
    yield _part("Suggested indicators that this is happening", "indicators", asked, page)
    yield from _indicators(asked, page)
    for kind, said in ((EntryKind.ACHIEVED, asked.achieved), (EntryKind.STILL_TO_DO, asked.still_to_do)):
        yield _part(kind.label, kind.value.replace("_", "-"), asked, page)
        yield from _entries(said, asked, page) if said else (Paragraph((Text(NOTHING[kind]),)),)


def _part(label: str, what: str, asked: PublishedQuestion, page: Page) -> Block:
    """A part's heading; a bold line where headings go no deeper."""
    level = page.level + 2
    return Heading(level, label, f"{asked.key}--{what}") if level <= DEEPEST else Paragraph((Text(label),), style="label")


def _judgement(asked: PublishedQuestion, page: Page) -> tuple[Block, ...]:
    if asked.judgement is None:
        said = UNANSWERED if asked.is_unanswered else "No judgement yet"
        return (Paragraph((Text(f"{said}.", strong=True),)),)
    reason = entry_blocks(asked.judgement_reason, page.places.reference)
    sure = entry_blocks(asked.confidence_reason, page.places.reference)
    how = f"{asked.confidence.label.lower()}." if asked.confidence else "not stated."
    return (
        Paragraph((Text(f"{asked.judgement.label}.", strong=True),)),
        *labelled("Reason:", reason or (Paragraph((Text("not given."),)),)),
        *labelled(f"How sure we are: {how}", sure),
    )


def _indicators(asked: PublishedQuestion, page: Page) -> tuple[Block, ...]:
    if not asked.indicators:
        return (Paragraph((Text("The question bank suggests none for this question."),)),)
    return (bullets(_indicator(each, asked, page) for each in asked.indicators),)


def _indicator(each: PublishedIndicator, asked: PublishedQuestion, page: Page) -> Runs:
    is_full = page.report.depth.key == FULL
    mark = f"{letters(asked)[each.key]} " if is_full else ""
    position = f"{each.position.label}." if each.position else NOT_YET_ANSWERED
    remark = OWN if each.own else "" if each.checked else NOT_CHECKED
    return (
        Text(f"{mark}{stopped(each.wording)} "),
        Text(position, strong=True),
        *(_reason(each, page) if is_full else _finding_out(each, page)),
        *((Text(f" {remark}", emphasis=True),) if remark else ()),
    )


def _finding_out(each: PublishedIndicator, page: Page) -> Runs:
    """Of a position nobody knows: who will find out, and by when."""
    if each.position is not Position.UNKNOWN:
        return ()
    who = each.who_finds_out.strip() or "Somebody not named"
    if each.find_out_by is None:
        return (Text(f" {who} will find out; no date is set."),)
    late = ", which has passed" if each.find_out_by < page.snapshot.as_at else ""
    return (Text(f" {who} will find out by {spoken(each.find_out_by)}{late}."),)


def _reason(each: PublishedIndicator, page: Page) -> Runs:
    reason = page.places.runs(each.reason.strip())
    if not reason and each.position is Position.NOT_APPLICABLE:
        reason = (Text("No reason given."),)
    return (*_finding_out(each, page), *((Text(" "), *reason) if reason else ()))


def _entries(said: tuple[PublishedEntry, ...], asked: PublishedQuestion, page: Page) -> Iterator[Block]:
    if page.way is not Numbering.NONE:
        for each in said:
            first, *rest = _entry(each, asked, page)
            assert isinstance(first, Paragraph)
            yield from (replace(first, depth=ENTRY_DEPTH), *rest)
    else:
        yield ListBlock(tuple(_as_point(_entry(each, asked, page)) for each in said))


def _entry(said: PublishedEntry, asked: PublishedQuestion, page: Page) -> tuple[Block, ...]:
    """The words of an entry under its number, and what a member needs to know beside them."""
    blocks = entry(said, asked, page.places)
    typed = _typed(said)
    if page.report.depth.key == FULL:
        return (*blocks, *typed)
    facts = _lead_and_date(said, page) if said.kind is EntryKind.STILL_TO_DO else ""
    return (*blocks[:-1], *((note(facts),) if facts else ()), *typed)


def _typed(said: PublishedEntry) -> tuple[Paragraph, ...]:
    """A remark on paragraph numbers that somebody typed: a reader would look for them here, and they are of another paper."""
    numbers = [f"“{number}”" for number in typed_numbers(f"{said.text}\n{said.difference}")]
    if not numbers:
        return ()
    return (note(f"{listed(numbers)} {agree(len(numbers), 'was', 'were')} typed by hand: no paragraph here is meant."),)


def _lead_and_date(said: PublishedEntry, page: Page) -> str:
    lead = stopped(f"Lead: {said.lead.strip()}") if said.lead.strip() else "No named lead."
    if said.due_on is None:
        return f"{lead} No date set."
    return f"{lead} Due {spoken(said.due_on)}{', which has passed' if said.due_on < page.snapshot.as_at else ''}."


def _as_point(blocks: tuple[Block, ...]) -> ListItem:
    """An entry as a point of a list, for a report that counts nothing: its paragraphs as lines, its lists below them."""
    runs: list[Runs] = []
    children: list[ListBlock] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            runs.append((Text("\n"), *block.runs) if runs else block.runs)
        elif isinstance(block, ListBlock):
            children.append(block)
    return ListItem(tuple(run for part in runs for run in part), tuple(children))
