"""What each reader last read of a self-evaluation, so that the next report can say what has changed since."""

import zlib
from datetime import date, datetime

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from readiness import canonical
from readiness.areas.operations import hold_area
from readiness.evaluations.answers import Evaluation
from readiness.reports.operations import typed
from readiness.reports.tables import ReadingRow
from readiness.snapshots.model import SCHEMA, PublishedSnapshot
from readiness.snapshots.operations import LONDON


def mark_read(session: Session, evaluation: Evaluation, snapshot: PublishedSnapshot, *, reader: str, at: datetime) -> None:
    """Note that `reader` has now read this snapshot of the self-evaluation, in place of what they read before."""
    hold_area(session)
    row = _row(session, evaluation, reader)
    if row is None:
        row = ReadingRow(evaluation_id=evaluation.id, reader=typed.name("Reader", reader))
        session.add(row)
    row.read_at, row.digest, row.content = at, snapshot.digest, zlib.compress(snapshot.content, 9)
    session.flush()


def last_read(session: Session, evaluation: Evaluation, reader: str) -> tuple[PublishedSnapshot, date] | None:
    """What `reader` last read, and London's day on which they did; None for never.

    A snapshot of another release, which this one can no longer read, counts as never read.
    """
    row = _row(session, evaluation, reader)
    if row is None:
        return None
    try:
        snapshot = canonical.decode(zlib.decompress(row.content), PublishedSnapshot)
    except (zlib.error, msgspec.DecodeError):
        return None
    return (snapshot, row.read_at.astimezone(LONDON).date()) if snapshot.schema == SCHEMA else None


def _row(session: Session, evaluation: Evaluation, reader: str) -> ReadingRow | None:
    return session.scalar(select(ReadingRow).where(ReadingRow.evaluation_id == evaluation.id, ReadingRow.reader == reader))
