"""What changed since this reader last read, in a few lines: the news that matters most by name, the rest as a count."""

from collections.abc import Iterator, Sequence

from readiness.documents.blocks import Block, ListBlock, ListItem, Paragraph, Runs, Text, spoken
from readiness.evaluations.model import UNANSWERED, EntryKind, Judgement, Position
from readiness.packs.outlines.language import capital, joined, several
from readiness.packs.outlines.places import Places
from readiness.packs.outlines.report.quoting import length, quotation
from readiness.packs.outlines.report.telling import titled
from readiness.reports.model import PublishedReport
from readiness.snapshots.comparing import Apart, Changed, Changes, Judged, Moved, compare
from readiness.snapshots.model import PublishedQuestion, PublishedSnapshot

PAGE_WORDS = 58
"""Room on one page, the marks of the list not counted; longer reports have room for MORE_WORDS."""
MORE_WORDS = 240
REST_WORDS = 6
"""Kept free for the count of what is left out."""
TITLES = 2
"""Most questions that a line names; the rest are counted."""
FIRST_TIME = "This is the first report of this kind, so there is nothing earlier to compare it with."
NOTHING = "Nothing has changed since you last read this{on}."
WHY_APART = {
    Apart.OTHER_AREA: "That was about another area, so nothing can be compared.",
    Apart.OTHER_BANK: "That answered other questions, so the two cannot be compared.",
    Apart.OTHER_EVALUATION: "A new self-evaluation has begun.",
    Apart.OTHER_VERSION: "The wording of some questions may have changed.",
}
WORST_FIRST = (Judgement.AREA_TO_IMPROVE, Judgement.CANNOT_SAY, Judgement.DEVELOPING, Judgement.WORKING_WELL, None)


def changed(report: PublishedReport, snapshot: PublishedSnapshot, places: Places) -> tuple[Block, ...]:
    """The news since `report.earlier`, in at most PAGE_WORDS words where the report has a limit of words."""
    if report.earlier is None:
        return (Paragraph((Text(FIRST_TIME),)),)
    on = f" on {spoken(report.earlier_on)}" if report.earlier_on else ""
    changes = compare(report.earlier, snapshot)
    if changes.is_nothing:
        return (Paragraph((Text(NOTHING.format(on=on)),)),)
    opening: Runs = (Text(f"Since you last read this{on}:"),)
    room = (PAGE_WORDS if report.depth.words else MORE_WORDS) - length(opening) - REST_WORDS
    lines = _fitting(tuple(_lines(changes, places)), room)
    return (Paragraph(opening), ListBlock(tuple(ListItem(runs) for runs in lines)))


def _fitting(lines: Sequence[tuple[int, Runs]], room: int) -> Iterator[Runs]:
    """The lines there is room for; of the others, how many changes they told of."""
    left = 0
    for count, runs in lines:
        if length(runs) <= room:
            room -= length(runs)
            yield runs
        else:
            left += count
    if left:
        yield (Text(f"{capital(several(left, 'other change', 'other changes'))}."),)


def _lines(changes: Changes, places: Places) -> Iterator[tuple[int, Runs]]:
    """How many changes each line tells of, and the line; what matters most comes first."""
    yield from ((1, (Text(WHY_APART[apart]),)) for apart in changes.apart)
    yield from ((1, _judged(each, places)) for each in sorted(changes.judged, key=lambda each: WORST_FIRST.index(each.now)))
    yield from _counted(changes.newly_late, "step is now past its date", "steps are now past their dates", places)
    yield from _counted(changes.achieved, "step is now done", "steps are now done", places)
    yield from _moved(changes.moved, places)
    added = (EntryKind.ACHIEVED, "thing is newly listed as done", "things are newly listed as done")
    for kind, one, many in (added, (EntryKind.STILL_TO_DO, "step is new", "steps are new")):
        yield from _counted([each for each in changes.added if each.entry.kind is kind], one, many, places)
    yield from _counted(changes.reworded, "entry says something else now", "entries say something else now", places)
    yield from _counted(changes.gone, "entry is gone", "entries are gone", places)


def _judged(each: Judged, places: Places) -> Runs:
    now = f" is now judged “{_of(each.now)}”" if each.now else " is no longer judged"
    was = f"; it was “{_of(each.before)}”." if each.before else "."
    return (*titled(each.question, places), Text(now + was))


def _of(judgement: Judgement | None) -> str:
    return judgement.label.lower() if judgement and judgement is not Judgement.CANNOT_SAY else "we cannot say yet"


def _moved(moved: tuple[Moved, ...], places: Places) -> Iterator[tuple[int, Runs]]:
    if len(moved) == 1:
        one = moved[0]
        said = quotation(one.indicator.wording, 20) or "One indicator"
        runs = (Text(f"{said} moved from “{_at(one.before)}” to “{_at(one.now)}” ("), *titled(one.question, places), Text(")."))
        yield 1, runs
    elif moved:
        told = f"{capital(several(len(moved), 'indicator', 'indicators'))} moved"
        yield len(moved), _under(told, [one.question for one in moved], places)


def _at(position: Position | None) -> str:
    return (position.label if position else UNANSWERED).lower()


def _counted(found: Sequence[Changed], one: str, many: str, places: Places) -> Iterator[tuple[int, Runs]]:
    if found:
        yield len(found), _under(capital(several(len(found), one, many)), [each.question for each in found], places)


def _under(told: str, questions: Sequence[PublishedQuestion], places: Places) -> Runs:
    """What is told, and under which questions; where they are many, the first few."""
    distinct = tuple({question.key: question for question in questions}.values())
    named = joined((titled(question, places) for question in distinct[:TITLES]), ", ")
    rest = len(distinct) - TITLES
    more = f" and {several(rest, 'other question', 'other questions')}" if rest > 0 else ""
    return (Text(f"{told} under "), *named, Text(f"{more}."))
