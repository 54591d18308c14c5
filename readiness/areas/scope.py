"""The area filter: a session sees one area's rows, whatever statement asks.

Every ORM statement that touches a row of an area, in a subquery too, gets that area's criterion; a statement without an area set is an
error, so that a view that forgot to enter an area fails in its first test instead of showing everybody's rows. What the criterion
cannot reach is refused: Core tables, and inserts that go round the session. Rows are checked before they are flushed.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction, with_loader_criteria
from sqlalchemy.orm.attributes import get_history
from sqlalchemy.sql import visitors

from readiness.areas.owned import AreaOwned
from readiness.database import Base

KEY = "readiness_area"


class NoAreaEntered(RuntimeError):
    """Our own mistake: rows of an area were asked for before `enter_area`."""


class RowOfAnotherArea(RuntimeError):
    """Our own mistake: a row was to be written into an area that the session has not entered."""


class NotFiltered(RuntimeError):
    """Our own mistake: a statement that the filter cannot narrow to one area."""


def enter_area(session: Session, area_id: int) -> None:
    """Show this session, until it is closed, the rows of this area alone. Rows of an area it had entered before are let go."""
    if session.info.get(KEY, area_id) != area_id:
        session.flush()
        session.expunge_all()
    session.info[KEY] = area_id


def entered(session: Session) -> int:
    """The area this session shows. Raises NoAreaEntered."""
    area_id: int | None = session.info.get(KEY)
    if area_id is None:
        raise NoAreaEntered("Enter an area first.")
    return area_id


def watch(sessions: Any) -> None:
    """Put the filter on a session factory. Call once, where the application is made."""
    if not event.contains(sessions, "do_orm_execute", _filter):
        event.listen(sessions, "do_orm_execute", _filter)
        event.listen(sessions, "before_flush", _check)


def _filter(state: ORMExecuteState) -> None:
    if state.is_column_load or state.is_relationship_load:
        return
    at_the_top = any(issubclass(mapper.class_, AreaOwned) for mapper in state.all_mappers)
    if not at_the_top and _owned().isdisjoint(_tables_in(state.statement)):
        return
    area_id = state.session.info.get(KEY)
    if area_id is None:
        raise NoAreaEntered(f"Enter an area before asking for {state.statement}")
    if not state.is_orm_statement or state.is_insert or _moves_rows(state):
        raise NotFiltered(f"Ask for mapped classes, and add or change rows through the session, not by {state.statement}")
    state.statement = state.statement.options(
        with_loader_criteria(AreaOwned, lambda row: row.area_id == area_id, include_aliases=True)
    )


@cache
def _owned() -> frozenset[str]:
    """The names of the tables whose rows belong to an area; complete once every feature is imported."""
    return frozenset(str(mapper.local_table) for mapper in Base.registry.mappers if issubclass(mapper.class_, AreaOwned))


def _tables_in(statement: Any) -> Iterator[str]:
    """Every table a statement touches, however deep: counts, subqueries and aliases name no mapped class at the top."""
    for part in visitors.iterate(statement):
        table = part if isinstance(part, sa.TableClause) else getattr(part, "table", None)
        if isinstance(table, sa.TableClause):
            yield table.name


def _moves_rows(state: ORMExecuteState) -> bool:
    """Whether an update names the area itself among what it sets."""
    statement: Any = state.statement
    return state.is_update and "area_id" in statement.compile().params


def _check(session: Session, _context: UOWTransaction, _instances: object) -> None:
    area_id = session.info.get(KEY)
    for row in [*session.new, *session.dirty, *session.deleted]:
        if not isinstance(row, AreaOwned):
            continue
        if row.area_id is None and row in session.new:
            row.area_id = area_id
        left = get_history(row, "area_id").deleted
        if area_id is None or row.area_id != area_id or left:
            raise RowOfAnotherArea(f"{type(row).__name__} of area {left or row.area_id} in a session of area {area_id}")
