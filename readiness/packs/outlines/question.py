"""One section of the bank and one question in the document: what was asked and everything that was answered."""

from collections.abc import Iterator

from readiness.documents.blocks import Block, Cell, Heading, Paragraph, Runs, Table, Text, spoken
from readiness.documents.markdown import entry_blocks
from readiness.evaluations.model import UNANSWERED, EntryKind, Position
from readiness.packs.outlines.coverage import coverage_of
from readiness.packs.outlines.entry import entry, labelled
from readiness.packs.outlines.language import joined, stopped
from readiness.packs.outlines.places import Places, letters
from readiness.references.model import Ref
from readiness.snapshots.model import PublishedEntry, PublishedIndicator, PublishedQuestion, PublishedSection

NOT_CHECKED = "Not yet checked against the handbook."
OWN = "Added by this local area."
NO_JUDGEMENT = "No judgement yet"


def section(asked: PublishedSection, places: Places) -> tuple[Block, ...]:
    """A numbered section and every question in it."""
    return (
        Heading(1, asked.title, f"section--{asked.key}", numbered=True),
        *entry_blocks(asked.introduction, places.reference),
        *(block for each in asked.questions for block in question(each, places)),
    )


def question(asked: PublishedQuestion, places: Places) -> tuple[Block, ...]:
    """A numbered question, whose heading carries the question's permanent key."""
    return (
        Heading(2, asked.short_title, asked.key, numbered=True),
        Paragraph((Text(asked.wording),), style="lead"),
        Paragraph((Text(" ".join(_provenance(asked))),), style="note"),
        *_judgement(asked, places),
        *_indicators(asked, places),
        *_entries(EntryKind.ACHIEVED, asked.achieved, asked, places),
        *_entries(EntryKind.STILL_TO_DO, asked.still_to_do, asked, places),
        *_coverage(asked, places),
    )


def _provenance(asked: PublishedQuestion) -> Iterator[str]:
    if asked.publisher_number:
        yield stopped(f"Publisher’s number: {asked.publisher_number}")
    yield stopped(f"Source: {asked.source}")
    if not asked.checked:
        yield NOT_CHECKED


def _judgement(asked: PublishedQuestion, places: Places) -> tuple[Block, ...]:
    heading = Heading(3, "Judgement", f"{asked.key}--judgement")
    if asked.is_unanswered:
        why = "There is no judgement, no position and no entry"
        why += " that counts: what is below was carried forward, and nobody has looked at it again." if asked.entries else "."
        return (heading, Paragraph((Text(f"{UNANSWERED}. ", strong=True), Text(why))))
    if asked.judgement is None:
        return (heading, Paragraph((Text(f"{NO_JUDGEMENT}.", strong=True),)))
    reason = entry_blocks(asked.judgement_reason, places.reference)
    return (
        heading,
        Paragraph((Text("Our judgement: "), Text(f"{asked.judgement.label}.", strong=True))),
        *labelled("Reason:", reason or (Paragraph((Text("not given."),)),)),
        *_confidence(asked, places),
    )


def _confidence(asked: PublishedQuestion, places: Places) -> tuple[Block, ...]:
    reason = entry_blocks(asked.confidence_reason, places.reference)
    if asked.confidence is None:
        return labelled("How sure we are:", (Paragraph((Text("not stated."),)), *reason))
    return labelled(f"How sure we are: {asked.confidence.label.lower()}.", reason)


def _indicators(asked: PublishedQuestion, places: Places) -> tuple[Block, ...]:
    heading = Heading(3, "Suggested indicators that this is happening", f"{asked.key}--indicators")
    if not asked.indicators:
        return (heading, Paragraph((Text("The question bank suggests none for this question."),)))
    marks = letters(asked)
    rows = tuple(
        (
            Cell((Text(f"{marks[indicator.key]} {indicator.wording}"), *_remarks(indicator))),
            Cell(
                (Text(indicator.position.label if indicator.position else UNANSWERED),),
                tone=indicator.position.tone if indicator.position else "",
            ),
            Cell(_detail(indicator, places)),
            Cell(_entries_about(indicator, asked, places)),
        )
        for indicator in asked.indicators
    )
    columns = ("Suggested indicator", "Position", "Reason, or who will find out", "Entries about it")
    return (
        heading,
        Table(f"{asked.key}--positions", f"Positions: {asked.short_title}", columns, rows, (40, 15, 27, 18), row_headers=True),
    )


def _remarks(indicator: PublishedIndicator) -> tuple[Text, ...]:
    if indicator.own:
        return (Text(f" {OWN}", emphasis=True),)
    return () if indicator.checked else (Text(f" {NOT_CHECKED}", emphasis=True),)


def _detail(indicator: PublishedIndicator, places: Places) -> Runs:
    """Who will find out and by when, or why it does not apply; a reason for any other position is shown as given."""
    reason = places.runs(indicator.reason.strip())
    if indicator.position == Position.UNKNOWN:
        who = indicator.who_finds_out.strip()
        late = ", which has passed" if indicator.find_out_by and indicator.find_out_by < places.snapshot.as_at else ""
        by = f" by {spoken(indicator.find_out_by)}{late}." if indicator.find_out_by else "; no date is set."
        finds = f"{who or 'Somebody not named'} will find out{by}"
        return (Text(f"{finds} " if reason else finds), *reason)
    if indicator.position == Position.NOT_APPLICABLE and not reason:
        return (Text("No reason given."),)
    return reason


def _entries_about(indicator: PublishedIndicator, asked: PublishedQuestion, places: Places) -> Runs:
    numbers = [(places.reference(Ref(asked.key, each.number)),) for each in asked.counted if indicator.key in each.indicators]
    return joined(numbers, ", ") or (Text("None"),)


def _entries(kind: EntryKind, said: tuple[PublishedEntry, ...], asked: PublishedQuestion, places: Places) -> tuple[Block, ...]:
    heading = Heading(3, kind.label, f"{asked.key}--{kind.value.replace('_', '-')}")
    nothing = {
        EntryKind.ACHIEVED: "Nothing has been recorded as achieved.",
        EntryKind.STILL_TO_DO: "Nothing has been recorded as still to do.",
    }
    if not said:
        return (heading, Paragraph((Text(nothing[kind]),)))
    return (heading, *(block for each in said for block in entry(each, asked, places)))


def _coverage(asked: PublishedQuestion, places: Places) -> tuple[Block, ...]:
    heading = Heading(3, "Who is heard and who is covered", f"{asked.key}--coverage")
    if not asked.counted:
        usual = f" Partners usually asked: {'; '.join(asked.usual_partners)}." if asked.usual_partners else ""
        return (heading, Paragraph((Text(f"There is no entry that counts, so nobody has been heard from.{usual}"),)))
    rows = tuple(
        (
            Cell((Text(kind.title),)),
            Cell((Text("; ".join(kind.named) or "None"),)),
            Cell((Text("; ".join(kind.missing) or "None"),)),
        )
        for kind in coverage_of(asked, places.snapshot)
    )
    columns = ("What", "Heard from, or mentioned", "Usual or known, and not named here")
    return (
        heading,
        Table(f"{asked.key}--heard", f"Heard and covered: {asked.short_title}", columns, rows, (20, 40, 40), row_headers=True),
    )
