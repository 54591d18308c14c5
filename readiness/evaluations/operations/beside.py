"""What stands beside the entries: what they name, and the notes of a question."""

from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from readiness.evaluations.answers import Evaluation, Note
from readiness.evaluations.model import ENTRY_LIMIT, Mention, NoSuchThing, NothingWritten, Source
from readiness.evaluations.operations.writing import Desk, require_question, within
from readiness.evaluations.tables import EntryMentionRow, EntryRow, NoteRow


def mention(desk: Desk, key: str, number: int, mentions: Iterable[Mention]) -> None:
    """Keep what an entry names beside its statement; what is kept already is not kept twice."""
    entry = desk.session.scalar(
        select(EntryRow.id).where(
            EntryRow.evaluation_id == desk.evaluation.id, EntryRow.question_key == key, EntryRow.number == number
        )
    )
    if entry is None:
        raise NoSuchThing(f"There is no entry {number} under this question.")
    held = {
        Mention(kind, words)
        for kind, words in desk.session.execute(
            select(EntryMentionRow.kind, EntryMentionRow.words).where(EntryMentionRow.entry_id == entry)
        )
    }
    cleaned = (Mention(one.kind, within(ENTRY_LIMIT, one.kind.label, one.words)) for one in mentions)
    new = [one for one in dict.fromkeys(cleaned) if one.words and one not in held]
    desk.session.add_all(EntryMentionRow(entry_id=entry, kind=one.kind, words=one.words) for one in new)
    desk.session.flush()


def add_note(desk: Desk, key: str, text: str, *, source: Source) -> int:
    """A note under the question, or of the whole where `key` is empty; returns what names it."""
    if key:
        require_question(desk, key)
    text = within(ENTRY_LIMIT, "The note", text)
    if not text:
        raise NothingWritten("A note needs words.")
    row = NoteRow(
        evaluation_id=desk.evaluation.id,
        question_key=key,
        text=text,
        source_file=source.file,
        source_place=source.place,
        added_at=desk.at,
        added_by=desk.by,
    )
    desk.session.add(row)
    desk.session.flush()
    return row.id


def remove_note(desk: Desk, note: int) -> None:
    """Mark a note removed. Raises NoSuchThing where there is none to remove."""
    row = desk.session.scalar(
        select(NoteRow).where(NoteRow.id == note, NoteRow.evaluation_id == desk.evaluation.id, NoteRow.removed_at.is_(None))
    )
    if row is None:
        raise NoSuchThing("That note has been removed already.")
    row.removed_at, row.removed_by = desk.at, desk.by
    desk.session.flush()


def read_notes(session: Session, evaluation: Evaluation, key: str) -> tuple[Note, ...]:
    """The live notes of one question, or of the whole where `key` is empty, the oldest first."""
    rows = session.scalars(
        select(NoteRow)
        .where(NoteRow.evaluation_id == evaluation.id, NoteRow.question_key == key, NoteRow.removed_at.is_(None))
        .order_by(NoteRow.id)
    )
    return tuple(
        Note(row.id, row.question_key, row.text, Source(row.source_file, row.source_place), row.added_at, row.added_by)
        for row in rows
    )


def count_notes(session: Session, evaluation: Evaluation) -> dict[str, int]:
    """How many live notes each question has; the key is empty for those of the whole."""
    found = session.execute(
        select(NoteRow.question_key, func.count())
        .where(NoteRow.evaluation_id == evaluation.id, NoteRow.removed_at.is_(None))
        .group_by(NoteRow.question_key)
    )
    return {row[0]: row[1] for row in found}
