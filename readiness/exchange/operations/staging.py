"""Documents that wait to be checked: kept with what was read in them, read again, thrown away; and the list of all there are."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session, undefer

from readiness.canonical import decode, encode
from readiness.evaluations.answers import Evaluation
from readiness.evaluations.model import NoSuchThing, SomebodyElseSaved
from readiness.evaluations.operations.writing import Desk
from readiness.exchange.model import Briefing
from readiness.exchange.naming import document_name
from readiness.exchange.reading.citations import citations_in
from readiness.exchange.tables import DocumentRow

WAITS_FOR = timedelta(days=31)
"""How long a document waits to be checked before it is thrown away; drafts wait as long."""
GONE = "That document is no longer waiting: it was brought in or thrown away. Look at the list of documents."


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document that was given to us. It waits while `brought_in_at` is None."""

    id: int
    number: int
    name: str
    changes: str
    edition_of: int | None
    read_at: datetime
    read_by: str
    brought_in_at: datetime | None
    brought_in_by: str
    undone_at: datetime | None
    undone_by: str
    version: int

    @property
    def waits(self) -> bool:
        """Whether it is still to be checked."""
        return self.brought_in_at is None


def stage(desk: Desk, name: str, content: bytes, briefing: Briefing, *, changes: str) -> int:
    """Keep a document that was read, to be checked; returns its number. Those that waited too long go."""
    desk.session.execute(
        delete(DocumentRow)
        .where(DocumentRow.brought_in_at.is_(None), DocumentRow.read_at < desk.at - WAITS_FOR)
        .execution_options(synchronize_session=False)
    )
    last = desk.session.scalar(select(func.max(DocumentRow.number)).where(DocumentRow.evaluation_id == desk.evaluation.id))
    row = DocumentRow(
        evaluation_id=desk.evaluation.id,
        number=(last or 0) + 1,
        name=document_name(name),
        content=content,
        reading=_written(briefing),
        changes=changes,
        read_at=desk.at,
        read_by=desk.by,
    )
    desk.session.add(row)
    desk.session.flush()
    return row.number


def _written(briefing: Briefing) -> str:
    """A reading as it is kept, without its citations: each holds its whole question, and they are found anew in a moment."""
    return encode(replace(briefing, citations=())).decode()


def read_again(desk: Desk, number: int, briefing: Briefing, *, changes: str) -> None:
    """Put another reading of a waiting document in place of the one it has."""
    row = waiting_row(desk.session, desk.evaluation, number)
    row.reading, row.changes = _written(briefing), changes
    desk.session.flush()


def throw_away(desk: Desk, number: int) -> None:
    """Forget a waiting document and all that was read in it."""
    row = waiting_row(desk.session, desk.evaluation, number)
    desk.session.delete(row)
    desk.session.flush()


def documents(session: Session, evaluation: Evaluation) -> tuple[Document, ...]:
    """Every document of a self-evaluation, the newest first."""
    rows = session.scalars(
        select(DocumentRow).where(DocumentRow.evaluation_id == evaluation.id).order_by(DocumentRow.number.desc())
    )
    return tuple(map(document_of, rows))


def read_document_row(session: Session, evaluation: Evaluation, number: int) -> Document:
    """One document. Raises NoSuchThing."""
    return document_of(row_of(session, evaluation, number))


def reading_of(session: Session, evaluation: Evaluation, number: int) -> Briefing:
    """What was read in a waiting document. Raises NoSuchThing, SomebodyElseSaved."""
    row = waiting_row(session, evaluation, number)
    briefing = decode(str(row.reading).encode(), Briefing)
    return replace(briefing, citations=citations_in(briefing))


def content_of(session: Session, evaluation: Evaluation, number: int) -> bytes:
    """The bytes of a waiting document."""
    return waiting_row(session, evaluation, number).content or b""


def row_of(session: Session, evaluation: Evaluation, number: int) -> DocumentRow:
    """The row of a document, held where a transaction writes. Raises NoSuchThing."""
    row = session.scalar(
        select(DocumentRow)
        .where(DocumentRow.evaluation_id == evaluation.id, DocumentRow.number == number)
        .options(undefer(DocumentRow.reading))
    )
    if row is None:
        raise NoSuchThing(f"There is no document {number} here.")
    return row


def waiting_row(session: Session, evaluation: Evaluation, number: int) -> DocumentRow:
    """The row of a document that waits. Raises SomebodyElseSaved where it was brought in meanwhile."""
    row = row_of(session, evaluation, number)
    if row.brought_in_at is not None:
        raise SomebodyElseSaved(GONE)
    return row


def document_of(row: DocumentRow) -> Document:
    """The value of a row."""
    return Document(
        id=row.id,
        number=row.number,
        name=row.name,
        changes=row.changes,
        edition_of=row.edition_of_id,
        read_at=row.read_at,
        read_by=row.read_by,
        brought_in_at=row.brought_in_at,
        brought_in_by=row.brought_in_by or "",
        undone_at=row.undone_at,
        undone_by=row.undone_by or "",
        version=row.version,
    )
