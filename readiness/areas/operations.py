"""What people do with local areas: make one, find one, list them, add a group."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from readiness.areas.model import (
    GROUP_LIMIT,
    GROUPS_LIMIT,
    KEY,
    NAME_LIMIT,
    Area,
    AreaNameTaken,
    NoSuchArea,
    area_key,
    name_within,
)
from readiness.areas.scope import entered
from readiness.areas.tables import AreaGroupRow, AreaRow
from readiness.errors import Refused


def create_area(session: Session, name: str, *, at: datetime, by: str, is_demonstration: bool = False) -> Area:
    """A new local area. Raises BadName, or AreaNameTaken where another has the name or its key."""
    name = name_within(NAME_LIMIT, name)
    key = area_key(name)
    if session.scalar(select(AreaRow.id).where(AreaRow.key == key)):
        raise AreaNameTaken(
            f"There is already a local area called “{name}”, or so like it that the two share an address. Choose another name."
        )
    row = AreaRow(key=key, name=name, is_demonstration=is_demonstration, created_at=at, created_by=by)
    session.add(row)
    try:
        session.flush()
    except IntegrityError as error:  # somebody else made it a moment ago
        raise AreaNameTaken(f"There is already a local area called “{name}”. Choose another name.") from error
    return _area(row)


def delete_demonstration(session: Session, area_id: int) -> None:
    """Remove a demonstration area and all in it. Raises Refused for any other: people's work is never deleted."""
    row = session.get_one(AreaRow, area_id)
    if not row.is_demonstration:
        raise Refused(f"{row.name} is not the demonstration area. It was not touched.")
    session.delete(row)
    session.flush()


def all_areas(session: Session) -> tuple[Area, ...]:
    """Every local area, by name."""
    return tuple(_area(row) for row in sorted(session.scalars(select(AreaRow)), key=lambda row: (row.name.casefold(), row.id)))


def area_by_key(session: Session, key: str) -> Area:
    """Raises NoSuchArea. Only what could be a key is looked for: PostgreSQL refuses some characters outright."""
    row = session.scalar(select(AreaRow).where(AreaRow.key == key)) if KEY.fullmatch(key) else None
    if row is None:
        raise NoSuchArea(f"There is no local area “{key}”.")
    return _area(row)


def area_named(session: Session, name_or_key: str) -> Area:
    """The area with this key, or this name in any case. Raises NoSuchArea and names those there are."""
    wanted = " ".join(name_or_key.split()).casefold()
    areas = all_areas(session)
    for area in areas:
        if wanted in (area.key, area.name.casefold()):
            return area
    known = ", ".join(area.name for area in areas) or "none yet"
    raise NoSuchArea(f"There is no local area “{name_or_key}”. Areas here: {known}.")


def groups(session: Session) -> tuple[str, ...]:
    """The groups the entered area has added, in the order they were added."""
    return tuple(session.scalars(select(AreaGroupRow.name).order_by(AreaGroupRow.id)))


def add_group(session: Session, name: str, *, standard: tuple[str, ...], at: datetime, by: str) -> None:
    """Add a group to the entered area. Raises BadName, or Refused for one it has, `standard` included, or one too many."""
    name = name_within(GROUP_LIMIT, name)
    hold_area(session)
    known = groups(session)
    if name.casefold() in {group.casefold() for group in (*standard, *known)}:
        raise Refused(f"“{name}” is already in the list.")
    if len(known) >= GROUPS_LIMIT:
        raise Refused(f"A local area can add {GROUPS_LIMIT} groups. This one has them all.")
    session.add(AreaGroupRow(name=name, added_at=at, added_by=by))
    session.flush()


def hold_area(session: Session) -> None:
    """Let no other writer number, name or count in the entered area until the transaction ends."""
    session.scalar(select(AreaRow.id).where(AreaRow.id == entered(session)).with_for_update())


def _area(row: AreaRow) -> Area:
    return Area(id=row.id, key=row.key, name=row.name, is_demonstration=row.is_demonstration, version=row.version)
