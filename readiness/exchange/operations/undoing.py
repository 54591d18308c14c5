"""Undo an import: everything it did, except where somebody has worked on it since."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import select

from readiness.errors import Refused
from readiness.evaluations import operations as evaluations
from readiness.evaluations.model import NoSuchThing
from readiness.evaluations.operations.writing import Desk
from readiness.exchange.editions import Did
from readiness.exchange.operations.staging import row_of
from readiness.exchange.tables import DocumentItemRow, DocumentRow


class CannotUndo(Refused):
    """The document was never brought in, was undone already, or a newer edition stands on it."""


@dataclass(slots=True)
class Undone:
    """What undoing did: how much is as it was, and what was left because somebody has worked on it since."""

    undone: int = 0
    left: int = 0


def undo(desk: Desk, number: int) -> Undone:
    """Take back what document `number` brought in. Raises CannotUndo, NoSuchThing."""
    row = row_of(desk.session, desk.evaluation, number)
    if row.brought_in_at is None or row.undone_at is not None:
        raise CannotUndo("There is nothing to undo: the document was not brought in, or it was undone already.")
    if newer := _newer(desk, row):
        raise CannotUndo(f"A newer edition, “{newer.name}”, was brought in after it. Undo that one first.")
    done = Undone()
    items = desk.session.scalars(
        select(DocumentItemRow).where(DocumentItemRow.document_id == row.id).order_by(DocumentItemRow.id.desc())
    ).all()
    for item in items:
        if item.did not in _TAKING_BACK:
            continue
        if _TAKING_BACK[item.did](desk, item):
            done.undone += 1
        else:
            done.left += 1
    row.undone_at, row.undone_by = desk.at, desk.by
    desk.session.flush()
    return done


def _newer(desk: Desk, row: DocumentRow) -> DocumentRow | None:
    """The edition of this self-evaluation that was compared with this one, if it stands."""
    return desk.session.scalar(
        select(DocumentRow).where(
            DocumentRow.edition_of_id == row.id,
            DocumentRow.evaluation_id == desk.evaluation.id,
            DocumentRow.brought_in_at.is_not(None),
            DocumentRow.undone_at.is_(None),
        )
    )


def _take_back_note(desk: Desk, item: DocumentItemRow) -> bool:
    try:
        evaluations.remove_note(desk, item.thing or 0)
    except NoSuchThing:
        return False
    return True


def _entry(act: Callable[..., bool]) -> Callable[[Desk, DocumentItemRow], bool]:
    return lambda desk, item: act(desk, item.question_key, item.thing or 0, left_at=item.left_at or 0)


_TAKING_BACK: dict[Did, Callable[[Desk, DocumentItemRow], bool]] = {
    Did.ADDED: _entry(evaluations.take_back_added),
    Did.CHANGED: _entry(evaluations.take_back_changed),
    Did.REMOVED: _entry(evaluations.take_back_removed),
    Did.NOTE: _take_back_note,
    Did.INDICATOR: lambda desk, item: evaluations.take_back_indicator(desk, item.made),
}
