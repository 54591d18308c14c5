"""What a reader must know before the first page: the facts of the self-evaluation, and the notes that must not be missed."""

from collections.abc import Iterator

from readiness.banks.model import BankStatus
from readiness.documents.blocks import Note, Paragraph, Text, spoken
from readiness.packs.outlines.language import agree, capital, several
from readiness.snapshots.model import PublishedSnapshot


def facts(snapshot: PublishedSnapshot) -> tuple[tuple[str, str], ...]:
    """What the document says of itself under its title, beside area, date and digest, which it carries anyway."""
    bank = snapshot.bank
    closed = (("Closed", spoken(snapshot.closed_on)),) if snapshot.closed_on else ()
    return (
        ("Question bank", f"{bank.title}, version {bank.version}"),
        ("Framework", f"{bank.framework_title}, ended {spoken(bank.closed_on)}" if bank.closed_on else bank.framework_title),
        ("Started", spoken(snapshot.started_on)),
        *closed,
        ("Last changed", spoken(snapshot.changed_on)),
    )


def notes(snapshot: PublishedSnapshot) -> tuple[tuple[str, str], ...]:
    """The notes that this snapshot calls for, in order: (title, what it means). The document and the workbook both carry them."""
    return tuple(_notes(snapshot))


def as_blocks(snapshot: PublishedSnapshot) -> tuple[Note, ...]:
    """The notes as boxes."""
    return tuple(Note(title, (Paragraph((Text(text),)),)) for title, text in notes(snapshot))


def _notes(snapshot: PublishedSnapshot) -> Iterator[tuple[str, str]]:
    bank = snapshot.bank
    if snapshot.demonstration:
        yield (
            "This is a demonstration",
            f"{snapshot.area_name} is invented. No place, person, organisation or figure in it is real.",
        )
    if bank.closed_on:
        after = f" The questions in use now are “{bank.successor_title}”." if bank.successor_title else ""
        yield (
            "The framework behind these questions has ended",
            (
                f"“{bank.framework_title}” ended on {spoken(bank.closed_on)}.{after} "
                "Read this as a record or as practice: inspectors no longer ask it."
            ),
        )
    if bank.status == BankStatus.DRAFT.label:
        yield ("The question bank is a draft", f"{bank.title}, version {bank.version}, may still change.")
    if snapshot.closed_on:
        yield (
            "This self-evaluation is closed",
            f"It was closed on {spoken(snapshot.closed_on)}. Its words no longer change.",
        )
    if snapshot.changed_on > snapshot.as_at:
        yield (
            "Changed after its date",
            (
                f"This speaks for {spoken(snapshot.as_at)}, and it was last changed on {spoken(snapshot.changed_on)}. "
                "It may say things that were not known or not true on its date."
            ),
        )
    yield from _unchecked(snapshot)


def _unchecked(snapshot: PublishedSnapshot) -> Iterator[tuple[str, str]]:
    questions = sum(not question.checked for question in snapshot.questions)
    lines = sum(not (indicator.checked or indicator.own) for question in snapshot.questions for indicator in question.indicators)
    if not (questions or lines):
        return
    counts = [several(questions, "question", "questions")] if questions else []
    counts += [several(lines, "suggested indicator", "suggested indicators")] if lines else []
    total = questions + lines
    yield (
        "Some wording rests on nothing checked",
        (
            f"{capital(' and '.join(counts))} {agree(total, 'rests', 'rest')} on a source that nobody has checked against the handbook. "
            f"{agree(total, 'It is', 'Each is')} marked where it stands."
        ),
    )
