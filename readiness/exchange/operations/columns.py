"""What a council's columns mean, remembered for its next document."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from readiness.evaluations.operations.writing import Desk
from readiness.exchange.tables import ColumnMeaningRow


def known_columns(session: Session) -> dict[str, str]:
    """By heading, as the parser spells it: the meaning somebody of this area gave it."""
    return {row.heading: row.meaning for row in session.scalars(select(ColumnMeaningRow))}


def remember_columns(desk: Desk, meanings: Mapping[str, str]) -> None:
    """Keep what each heading means; a meaning given before is replaced, and an empty one forgotten."""
    held = {row.heading: row for row in desk.session.scalars(select(ColumnMeaningRow))}
    for heading, meaning in meanings.items():
        row = held.get(heading)
        if row is None and meaning:
            desk.session.add(ColumnMeaningRow(heading=heading, meaning=meaning, said_at=desk.at, said_by=desk.by))
        elif row is not None and not meaning:
            desk.session.delete(row)
        elif row is not None and row.meaning != meaning:
            row.meaning, row.said_at, row.said_by = meaning, desk.at, desk.by
    desk.session.flush()
