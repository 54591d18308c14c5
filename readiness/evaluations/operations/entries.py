"""Add, edit, move, remove, restore and confirm entries. Nothing is deleted; no number is used twice."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from readiness.errors import Refused
from readiness.evaluations.answers import Evaluation
from readiness.evaluations.model import (
    BULLETS_LIMIT,
    ENTRY_LIMIT,
    EntryContent,
    EntryKind,
    NoSuchThing,
    SomebodyElseSaved,
    Source,
    TooLong,
    with_reference,
)
from readiness.evaluations.operations.writing import (
    Desk,
    checked,
    insert_entry,
    keep_wording,
    question_row,
    require_question,
    tag,
    within,
)
from readiness.evaluations.tables import EntryRow, OwnIndicatorRow, SuggestedReferenceRow

CHANGED = "Somebody else changed this entry since you opened the page."


def add_entry(
    desk: Desk,
    key: str,
    kind: EntryKind,
    content: EntryContent,
    *,
    source: Source | None = None,
    source_digest: str = "",
) -> int:
    """A new entry at the end of its kind; returns its number. Raises NoSuchThing, TooLong, NotAnIndicatorHere."""
    require_question(desk, key)
    content = checked(desk, key, content)
    whole = question_row(desk, key)
    number = whole.next_entry
    whole.next_entry += 1
    insert_entry(
        desk,
        key,
        kind,
        content,
        number=number,
        place=_after_the_last(desk, key),
        source=source,
        source_digest=source_digest,
    )
    return number


def add_entries(
    desk: Desk,
    key: str,
    kind: EntryKind,
    texts: Sequence[str],
) -> tuple[int, ...]:
    """Several entries at once, from a pasted list; all or none. Raises TooLong where they are more than BULLETS_LIMIT."""
    if len(texts) > BULLETS_LIMIT:
        raise TooLong(f"These are {len(texts):,} points; {BULLETS_LIMIT} is the most at a time.")
    return tuple(add_entry(desk, key, kind, EntryContent(text=text)) for text in texts)


def edit_entry(
    desk: Desk,
    key: str,
    number: int,
    content: EntryContent,
    *,
    made_from: int,
) -> None:
    """Give the entry new words. An edited entry has been looked at. Raises SomebodyElseSaved; nothing is overwritten."""
    row = _entry(desk, key, number, made_from=made_from)
    content = checked(desk, key, content)
    row.text, row.difference, row.true_on, row.partner = content.text, content.difference, content.true_on, content.partner
    if row.kind is EntryKind.STILL_TO_DO:
        row.lead, row.due_on = content.lead, content.due_on
    row.carried = False
    _touch(desk, row)
    tag(desk, row, content)
    keep_wording(desk, row)


def confirm_entry(desk: Desk, key: str, number: int, *, on: date, made_from: int) -> None:
    """Nothing has changed: the entry is as true on this day as before, and this person says so."""
    row = _entry(desk, key, number, made_from=made_from)
    row.confirmed_on, row.confirmed_by, row.carried = on, desk.by, False
    _touch(desk, row)
    keep_wording(desk, row)


def remove_entry(desk: Desk, key: str, number: int, *, made_from: int) -> None:
    """Mark the entry removed. It can be restored; its number is never given to another."""
    row = _entry(desk, key, number, made_from=made_from)
    row.removed_at, row.removed_by = desk.at, desk.by
    _touch(desk, row)
    keep_wording(desk, row)


def restore_entry(desk: Desk, key: str, number: int, *, made_from: int) -> None:
    """Take a removed entry back, at the end of its kind, with the number it had."""
    row = _entry(desk, key, number, made_from=made_from, removed=True)
    row.removed_at, row.removed_by = None, None
    row.place = _after_the_last(desk, key)
    _touch(desk, row)
    keep_wording(desk, row)


def move_entry(desk: Desk, key: str, number: int, *, up: bool, made_from: int) -> None:
    """Exchange the entry with its neighbour of the same kind. `made_from` is the version of the order. At the end it stays."""
    whole = question_row(desk, key)
    if whole.order_version != made_from:
        raise SomebodyElseSaved(
            "Somebody else has moved entries here since you opened the page. Look again and move it once more."
        )
    row = _entry(desk, key, number)
    beside = desk.session.scalars(
        select(EntryRow)
        .where(
            EntryRow.evaluation_id == desk.evaluation.id,
            EntryRow.question_key == key,
            EntryRow.kind == row.kind,
            EntryRow.removed_at.is_(None),
        )
        .order_by(EntryRow.place, EntryRow.number)
    ).all()
    at_index = beside.index(row)
    to_index = at_index + (-1 if up else 1)
    if not 0 <= to_index < len(beside):
        return
    ordered = list(beside)
    ordered[at_index], ordered[to_index] = ordered[to_index], ordered[at_index]
    places = sorted(entry.place for entry in ordered)
    for entry, place in zip(ordered, places, strict=True):
        entry.place = place
    whole.order_version += 1
    whole.changed_at, whole.changed_by = desk.at, desk.by  # the numbers that documents print have changed
    desk.session.flush()


def settle_reference(
    desk: Desk,
    key: str,
    number: int,
    suggestion: int,
    *,
    accept: bool,
    made_from: int,
) -> None:
    """Put the reference in place of the paragraph number that leads nowhere, or leave the text and say no more of it."""
    row = _entry(desk, key, number, made_from=made_from)
    found = desk.session.scalar(
        select(SuggestedReferenceRow).where(
            SuggestedReferenceRow.id == suggestion,
            SuggestedReferenceRow.entry_id == row.id,
            SuggestedReferenceRow.settled_at.is_(None),
        )
    )
    if found is None:
        raise NoSuchThing("That reference has been dealt with already.")
    found.settled_at, found.settled_by = desk.at, desk.by
    if accept:
        if not found.target:
            raise Refused(f"Nobody knows what {found.written} means. Edit the entry and pick what it should refer to.")
        row.text = within(ENTRY_LIMIT, "The text", with_reference(row.text, found.written, target=found.target))
        _touch(desk, row)
        keep_wording(desk, row)
    desk.session.flush()


def suggest_reference(desk: Desk, key: str, number: int, *, written: str, target: str, why: str) -> None:
    """Note that an imported entry cites a paragraph that does not exist, and which question it probably means."""
    row = _entry(desk, key, number)
    desk.session.add(SuggestedReferenceRow(entry_id=row.id, written=written, target=target, why=why, settled_by=""))
    desk.session.flush()


def add_own_indicator(desk: Desk, key: str, wording: str, *, source: Source) -> str:
    """An indicator the bank does not have, for this self-evaluation alone; returns its key. One with the same words is not added twice."""
    require_question(desk, key)
    own = {
        row.wording: row.key
        for row in desk.session.scalars(
            select(OwnIndicatorRow).where(
                OwnIndicatorRow.evaluation_id == desk.evaluation.id, OwnIndicatorRow.question_key == key
            )
        )
    }
    if wording in own:
        return own[wording]
    new = f"{key}-own-{len(own) + 1}"
    desk.session.add(
        OwnIndicatorRow(
            evaluation_id=desk.evaluation.id,
            question_key=key,
            key=new,
            wording=wording,
            source_file=source.file,
            source_place=source.place,
            added_at=desk.at,
        )
    )
    desk.session.flush()
    return new


def imported_digests(session: Session, evaluation: Evaluation) -> Counter[str]:
    """How often each imported text was brought in before, removed and edited ones included."""
    return Counter(
        session.scalars(
            select(EntryRow.source_digest).where(EntryRow.evaluation_id == evaluation.id, EntryRow.source_digest != "")
        )
    )


def _entry(desk: Desk, key: str, number: int, *, made_from: int | None = None, removed: bool = False) -> EntryRow:
    """The row, held for update and of the version a form was made from. Raises NoSuchThing, SomebodyElseSaved."""
    row = desk.session.scalar(
        select(EntryRow)
        .where(EntryRow.evaluation_id == desk.evaluation.id, EntryRow.question_key == key, EntryRow.number == number)
        .with_for_update()
    )
    if row is None:
        raise NoSuchThing(f"There is no entry {number} under this question.")
    if made_from is not None and row.version != made_from:
        raise SomebodyElseSaved(CHANGED)
    if (row.removed_at is not None) != removed:
        raise SomebodyElseSaved(CHANGED)
    return row


def _touch(desk: Desk, row: EntryRow) -> None:
    row.changed_at, row.changed_by = desk.at, desk.by
    row.version += 1
    desk.session.flush()


def _after_the_last(desk: Desk, key: str) -> ColumnElement[int]:
    """The place at the end, which the database works out as it writes the row."""
    last = select(func.max(EntryRow.place)).where(EntryRow.evaluation_id == desk.evaluation.id, EntryRow.question_key == key)
    return func.coalesce(last.scalar_subquery(), 0) + 1
