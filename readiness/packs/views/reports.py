"""Reports as readers get them: with what officers wrote in the newest one they have given to members, if there is one."""

from flask import url_for
from flask.typing import ResponseReturnValue

from readiness.banks.views import library
from readiness.database import db
from readiness.documents.formats import DOCUMENT_FORMATS
from readiness.evaluations.model import NoSuchThing
from readiness.evaluations.operations import evaluation_by_number
from readiness.packs import operations
from readiness.packs.operations import Made
from readiness.packs.views.blueprint import blueprint, file, page, snapshot_of
from readiness.reports import operations as reports
from readiness.reports.held_templates import held_templates
from readiness.reports.model import PublishedReport
from readiness.snapshots.model import PublishedSnapshot
from readiness.web.access import Access, open_to, person


@blueprint.get("/pack/reports/<document_key>/<depth_key>/report.<document_format>")
@open_to(Access.READER)
def report_made(number: int, document_key: str, depth_key: str, document_format: str) -> ResponseReturnValue:
    """A report as a file."""
    return file(_made(number, document_key, depth_key, known_format(document_format)))


@blueprint.get("/pack/reports/<document_key>/<depth_key>/read")
@open_to(Access.READER)
def read_report(number: int, document_key: str, depth_key: str) -> ResponseReturnValue:
    """A report as a page, with what has changed since whoever asks last read."""
    made = _made(number, document_key, depth_key, "html", reader=person().key)
    return page(made, back=url_for(".briefing", number=number), words="Back to the page for councillors")


def known_format(document_format: str) -> str:
    """The format. Raises NoSuchThing."""
    if document_format not in DOCUMENT_FORMATS:
        raise NoSuchThing(f"There is no format “{document_format}”. Choose one of: {', '.join(DOCUMENT_FORMATS)}.")
    return document_format


def published(number: int, document_key: str, depth_key: str, *, reader: str = "") -> tuple[PublishedReport, PublishedSnapshot]:
    """What a report says now and the snapshot it is made from; with what has changed since this reader last read.

    A file has no reader: it may be handed on, and what is new to one is not new to another. Raises NoSuchReport.
    """
    session = db.session()
    evaluation = evaluation_by_number(session, number)
    template = held_templates().template(document_key)
    report = reports.published_report(
        session,
        reports.newest_report(session, template.key, evaluation=evaluation, shown=True),
        template,
        template.depth(depth_key),
        evaluation=evaluation,
        banks=library(),
        reader=reader,
    )
    return report, snapshot_of(number)


def _made(number: int, document_key: str, depth_key: str, document_format: str, *, reader: str = "") -> Made:
    report, snapshot = published(number, document_key, depth_key, reader=reader)
    db.session.rollback()  # writing a document takes a while, and needs no connection
    return operations.make_report(report, snapshot, document_format)
