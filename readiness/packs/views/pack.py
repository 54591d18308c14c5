"""Where the documents of a self-evaluation are read and downloaded."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from readiness import clock
from readiness.areas.entering import area
from readiness.banks.views import library
from readiness.database import db
from readiness.documents.formats import DOCUMENT_FORMATS
from readiness.evaluations.model import NoSuchThing
from readiness.evaluations.operations import evaluation_by_number
from readiness.packs import operations
from readiness.packs.views.blueprint import as_at_asked, blueprint, file, page, snapshot_alone, snapshot_of
from readiness.reports.held_templates import held_templates
from readiness.web.access import Access, open_to


@blueprint.get("/pack")
@open_to(Access.READER)
def pack(number: int) -> ResponseReturnValue:
    """What can be made of a self-evaluation, and the date it is to speak for."""
    evaluation = evaluation_by_number(db.session(), number)
    bank = library().bank(evaluation.bank_key, evaluation.bank_version)
    return render_template(
        "packs/pack.html",
        area=area(),
        evaluation=evaluation,
        bank=bank,
        as_at=as_at_asked(),
        today=clock.today(),
        formats=DOCUMENT_FORMATS,
        templates=held_templates().templates(),
        digest=snapshot_of(number).digest,
    )


@blueprint.get("/pack/self-evaluation.<document_format>")
@open_to(Access.READER)
def self_evaluation(number: int, document_format: str) -> ResponseReturnValue:
    """The self-evaluation as a file."""
    if document_format not in DOCUMENT_FORMATS:
        raise NoSuchThing(f"There is no format “{document_format}”. Choose one of: {', '.join(DOCUMENT_FORMATS)}.")
    return file(operations.make_self_evaluation(snapshot_alone(number), document_format))


@blueprint.get("/pack/read")
@open_to(Access.READER)
def read(number: int) -> ResponseReturnValue:
    """The self-evaluation as a page."""
    made = operations.make_self_evaluation(snapshot_alone(number), "html")
    return page(made, back=url_for(".pack", number=number), words="Back to the documents")


@blueprint.get("/pack/workbook.xlsx")
@open_to(Access.READER)
def workbook(number: int) -> ResponseReturnValue:
    """The Excel workbook as a file."""
    return file(operations.make_workbook(snapshot_alone(number)))


@blueprint.get("/pack/snapshot.json")
@open_to(Access.READER)
def snapshot(number: int) -> ResponseReturnValue:
    """The snapshot itself, to check a document's digest against."""
    return file(operations.make_snapshot(snapshot_alone(number)))
