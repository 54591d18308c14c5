"""The area filter: a session sees one area's rows, whatever statement asks.

Every ORM statement on a row of an area gets that area's criterion; a statement without an area set is an error, so that a view that
forgot to enter an area fails in its first test instead of showing everybody's rows. Rows are checked before they are flushed.
"""

from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction, with_loader_criteria

from readiness.areas.tables import AreaOwned

KEY = "readiness_area"


class NoAreaEntered(RuntimeError):
    """Our own mistake: rows of an area were asked for before `enter_area`."""


class RowOfAnotherArea(RuntimeError):
    """Our own mistake: a row was to be written into an area that the session has not entered."""


def enter_area(session: Session, area_id: int) -> None:
    """Show this session, until it is closed, the rows of this area alone."""
    session.info[KEY] = area_id


def watch(sessions: Any) -> None:
    """Put the filter on a session factory. Call once, where the application is made."""
    if not event.contains(sessions, "do_orm_execute", _filter):
        event.listen(sessions, "do_orm_execute", _filter)
        event.listen(sessions, "before_flush", _check)


def _filter(state: ORMExecuteState) -> None:
    if state.is_column_load or state.is_relationship_load:
        return
    if not any(issubclass(mapper.class_, AreaOwned) for mapper in state.all_mappers):
        return
    area_id = state.session.info.get(KEY)
    if area_id is None:
        raise NoAreaEntered(f"Enter an area before asking for {state.statement}")
    state.statement = state.statement.options(
        with_loader_criteria(AreaOwned, lambda row: row.area_id == area_id, include_aliases=True)
    )


def _check(session: Session, _context: UOWTransaction, _instances: object) -> None:
    area_id = session.info.get(KEY)
    for row in [*session.new, *session.dirty, *session.deleted]:
        if not isinstance(row, AreaOwned):
            continue
        if row.area_id is None and row in session.new:
            row.area_id = area_id
        if area_id is None or row.area_id != area_id:
            raise RowOfAnotherArea(f"{type(row).__name__} of area {row.area_id} in a session of area {area_id}")
