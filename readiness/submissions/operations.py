"""Keep a draft, find it, answer a key once."""

import json
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from readiness.submissions.model import DRAFT_LIMIT, Answered, Draft, DraftTooLong, Fields
from readiness.submissions.tables import SubmissionRow

KEPT_FOR = timedelta(days=90)
"""How long a draft nobody came back to, or a used key, is kept."""


def answer_of(session: Session, key: str, *, writer: str) -> Answered | None:
    """The first answer `key` got from this writer, or None if it is unused."""
    return _answered(session.get(SubmissionRow, key), writer)


def _answered(row: SubmissionRow | None, writer: str) -> Answered | None:
    if row is None or row.writer != writer or row.location is None:
        return None
    return Answered(row.location, row.fields_digest or "")


def hold_key(session: Session, key: str, *, writer: str, path: str, at: datetime) -> Answered | None:
    """As `answer_of`, and let nobody else answer `key` until the transaction ends: the second of two at once sees the first's answer."""
    return _answered(_held(session, key, writer=writer, path=path, at=at), writer)


def _held(session: Session, key: str, *, writer: str, path: str, at: datetime) -> SubmissionRow:
    """The key's row, made if it is not there, held until the transaction ends."""
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    session.execute(insert(SubmissionRow).values(key=key, writer=writer, path=path, saved_at=at).on_conflict_do_nothing())
    held = select(SubmissionRow).where(SubmissionRow.key == key).with_for_update()
    return session.scalars(held.execution_options(populate_existing=True)).one()


def record_answer(session: Session, key: str, *, digest: str, location: str, at: datetime) -> None:
    """Use a held key up. Its draft goes, in the same transaction as what was made from it."""
    session.execute(
        update(SubmissionRow)
        .where(SubmissionRow.key == key)
        .values(fields=None, saved_at=at, answered_at=at, location=location, fields_digest=digest)
        .execution_options(synchronize_session="evaluate")
    )


def keep_draft(session: Session, key: str, *, writer: str, path: str, fields: Fields, at: datetime) -> None:
    """Keep what was typed, unless the key is already answered. Raises DraftTooLong."""
    written = json.dumps(fields, ensure_ascii=False)
    if len(written) > DRAFT_LIMIT:
        raise DraftTooLong(
            f"This page holds {len(written):,} characters; {DRAFT_LIMIT:,} is the most that can be kept. Send it in parts."
        )
    row = _held(session, key, writer=writer, path=path, at=at)
    if row.writer != writer or row.answered_at is not None:
        return
    row.fields, row.saved_at, row.path = written, at, path
    session.execute(
        delete(SubmissionRow).where(SubmissionRow.saved_at < at - KEPT_FOR).execution_options(synchronize_session=False)
    )
    session.flush()


def latest_drafts(session: Session, *, writer: str, paths: tuple[str, ...]) -> dict[str, Draft]:
    """By path: what this writer last typed into the form there without sending it. Paths without a draft are left out."""
    rows = session.scalars(
        select(SubmissionRow)
        .where(SubmissionRow.writer == writer, SubmissionRow.path.in_(paths), SubmissionRow.answered_at.is_(None))
        .order_by(SubmissionRow.saved_at, SubmissionRow.key)
    )
    return {
        row.path: Draft(row.key, tuple((name, value) for name, value in json.loads(row.fields)), row.saved_at)
        for row in rows
        if row.fields is not None
    }


def discard_draft(session: Session, key: str, *, writer: str) -> None:
    """Forget a draft at its writer's wish; a used key stays used."""
    session.execute(
        delete(SubmissionRow)
        .where(SubmissionRow.key == key, SubmissionRow.writer == writer, SubmissionRow.answered_at.is_(None))
        .execution_options(synchronize_session=False)
    )
