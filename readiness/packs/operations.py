"""Make the documents of a self-evaluation: take its snapshot, publish it, write it."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from readiness.areas.model import Area
from readiness.banks.loader import BankLibrary
from readiness.documents.formats import DOCUMENT_FORMATS, WORKBOOK
from readiness.evaluations.answers import Evaluation
from readiness.packs.outlines.self_evaluation import self_evaluation
from readiness.packs.outlines.workbook import workbook
from readiness.snapshots.model import PublishedSnapshot, published
from readiness.snapshots.operations import take_snapshot


@dataclass(frozen=True, slots=True)
class Made:
    """A document's bytes, the name to give its file, and its media type."""

    content: bytes
    file_name: str
    media_type: str


def take(session: Session, area: Area, evaluation: Evaluation, *, library: BankLibrary, as_at: date) -> PublishedSnapshot:
    """The published snapshot that every document of the pack is made from."""
    return published(take_snapshot(session, area, evaluation, library=library, as_at=as_at))


def make_self_evaluation(snapshot: PublishedSnapshot, document_format: str) -> Made:
    """The self-evaluation in one of `DOCUMENT_FORMATS`. Raises KeyError for another."""
    form = DOCUMENT_FORMATS[document_format]
    return Made(form.write(self_evaluation(snapshot)), _name(snapshot, "self-evaluation", form.extension), form.media_type)


def make_workbook(snapshot: PublishedSnapshot) -> Made:
    """The Excel workbook."""
    form = WORKBOOK
    return Made(form.write(workbook(snapshot)), _name(snapshot, "self-evaluation-workbook", form.extension), form.media_type)


def make_snapshot(snapshot: PublishedSnapshot) -> Made:
    """The snapshot itself: the JSON whose SHA-256 every document prints."""
    return Made(snapshot.content, _name(snapshot, "snapshot", "json"), "application/json")


def _name(snapshot: PublishedSnapshot, what: str, extension: str) -> str:
    return f"{snapshot.area_key}-{what}-{snapshot.as_at.isoformat()}.{extension}"
