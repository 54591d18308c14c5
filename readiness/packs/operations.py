"""Make the documents of a self-evaluation: take its snapshot, publish it, write it."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from readiness.areas.model import Area
from readiness.banks.loader import BankLibrary
from readiness.documents.formats import DOCUMENT_FORMATS, WORKBOOK
from readiness.evaluations.answers import Evaluation
from readiness.files.pdf import count_pages
from readiness.packs.outlines.report.document import as_members_read_it, draft, final
from readiness.packs.outlines.report.fitting import words_in
from readiness.packs.outlines.self_evaluation import self_evaluation
from readiness.packs.outlines.workbook import workbook
from readiness.packs.readability import Spoiler, grade_of, names_in, read_in, spoilers
from readiness.reports.model import DraftReport, PublishedReport
from readiness.snapshots.model import PublishedSnapshot, published
from readiness.snapshots.operations import take_snapshot

MOST_SPOILERS = 12
"""Sentences an officer is shown at once: more is a list that nobody mends."""


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


def make_report(report: PublishedReport, snapshot: PublishedSnapshot, document_format: str) -> Made:
    """The final of a report in one of `DOCUMENT_FORMATS`. Raises KeyError for another, NotFinished."""
    form = DOCUMENT_FORMATS[document_format]
    return Made(form.write(final(report, snapshot)), _name(snapshot, _called(report), form.extension), form.media_type)


def make_draft(report: DraftReport, snapshot: PublishedSnapshot, document_format: str) -> Made:
    """The draft of a report, with the internal grid. Raises KeyError."""
    form = DOCUMENT_FORMATS[document_format]
    name = _name(snapshot, f"{_called(report.report)}-draft", form.extension)
    return Made(form.write(draft(report, snapshot)), name, form.media_type)


@dataclass(frozen=True, slots=True)
class Checked:
    """How long a report is and how hard to read. Limits are 0 where there are none; `grade` is None where nothing is to be read."""

    sides: int
    sides_limit: int
    words: int
    words_limit: int
    grade: float | None
    spoilers: tuple[Spoiler, ...]


def check_report(report: PublishedReport, snapshot: PublishedSnapshot) -> Checked:
    """Measure what members will read, whether or not a final can be made yet."""
    document = as_members_read_it(report, snapshot)
    names = names_in(snapshot, report.framework, report.profile)
    graded = grade_of(document.blocks, names)
    return Checked(
        sides=count_pages(DOCUMENT_FORMATS["pdf"].write(document)),
        sides_limit=report.depth.sides or report.profile.sides,
        words=words_in(document),
        words_limit=report.depth.words,
        grade=graded or None,
        spoilers=spoilers(read_in(document.blocks), MOST_SPOILERS, names),
    )


def _called(report: PublishedReport) -> str:
    return f"{report.template.key}-{report.depth.key}" if len(report.template.depths) > 1 else report.template.key


def _name(snapshot: PublishedSnapshot, what: str, extension: str) -> str:
    return f"{snapshot.area_key}-{what}-{snapshot.as_at.isoformat()}.{extension}"
