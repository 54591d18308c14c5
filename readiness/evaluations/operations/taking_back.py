"""Undo what an import did to entries and indicators, where nobody has touched it since.

What somebody has worked on after the import is theirs: it stays, and the answer says so.
"""

from dataclasses import replace

from sqlalchemy import delete, select

from readiness.evaluations.model import EntryContent
from readiness.evaluations.operations.entries import edit_entry, remove_entry, restore_entry
from readiness.evaluations.operations.reading import read_question, read_wordings
from readiness.evaluations.operations.writing import Desk
from readiness.evaluations.tables import EntryRow, EntryTagRow, OwnIndicatorRow, PositionRow, TagKind


def take_back_added(desk: Desk, key: str, number: int, *, left_at: int) -> bool:
    """Remove an entry that an import added and left at version `left_at`, and forget that it came: it may be brought in anew."""
    row = _untouched(desk, key, number, left_at=left_at)
    if row is None or row.removed_at is not None:
        return False
    remove_entry(desk, key, number, made_from=left_at)
    row.source_digest = ""
    desk.session.flush()
    return True


def take_back_changed(desk: Desk, key: str, number: int, *, left_at: int) -> bool:
    """Give an entry that an import changed the words it had before."""
    row = _untouched(desk, key, number, left_at=left_at)
    if row is None or row.removed_at is not None:
        return False
    before = next(
        (one for one in read_wordings(desk.session, desk.evaluation, key, number) if one.version < left_at),
        None,
    )
    if before is None:
        return False
    now = next(one for one in read_question(desk.session, desk.evaluation, key).entries if one.number == number)
    edit_entry(desk, key, number, _with_tags(before.content, now.content), made_from=left_at)
    return True


def take_back_removed(desk: Desk, key: str, number: int, *, left_at: int) -> bool:
    """Restore an entry that an import removed."""
    row = _untouched(desk, key, number, left_at=left_at)
    if row is None or row.removed_at is None:
        return False
    restore_entry(desk, key, number, made_from=left_at)
    return True


def take_back_indicator(desk: Desk, key: str) -> bool:
    """Forget an own indicator that nobody has answered and no live entry supports."""
    answered = select(PositionRow.id).where(PositionRow.evaluation_id == desk.evaluation.id, PositionRow.indicator_key == key)
    supported = (
        select(EntryTagRow.id)
        .join(EntryRow, EntryRow.id == EntryTagRow.entry_id)
        .where(EntryRow.evaluation_id == desk.evaluation.id, EntryTagRow.kind == TagKind.INDICATOR, EntryTagRow.value == key)
    )
    if any(desk.session.scalars(found.limit(1)).first() is not None for found in (answered, supported)):
        return False
    desk.session.execute(
        delete(OwnIndicatorRow)
        .where(OwnIndicatorRow.evaluation_id == desk.evaluation.id, OwnIndicatorRow.key == key)
        .execution_options(synchronize_session=False)
    )
    return True


def _untouched(desk: Desk, key: str, number: int, *, left_at: int) -> EntryRow | None:
    return desk.session.scalar(
        select(EntryRow)
        .where(
            EntryRow.evaluation_id == desk.evaluation.id,
            EntryRow.question_key == key,
            EntryRow.number == number,
            EntryRow.version == left_at,
        )
        .with_for_update()
    )


def _with_tags(words: EntryContent, now: EntryContent) -> EntryContent:
    """Earlier words, with the tags that the entry has now: an import changes none."""
    return replace(words, indicators=now.indicators, ages=now.ages, groups=now.groups, adulthood=now.adulthood)
