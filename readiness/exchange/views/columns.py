"""What the columns of a document's tables mean: said once, remembered for the area's next document."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from readiness.areas.entering import area
from readiness.database import db
from readiness.evaluations.operations.writing import Desk
from readiness.evaluations.views.desk import at_desk, reading
from readiness.exchange import operations
from readiness.exchange.forms import ColumnsForm
from readiness.exchange.model import Briefing
from readiness.exchange.views.blueprint import DOCUMENT, blueprint
from readiness.exchange.views.reading_now import read_now
from readiness.files.model import Changes
from readiness.submissions.answering import form_for, respond
from readiness.web.access import Access, open_to


@blueprint.route(f"{DOCUMENT}/columns", methods=["GET", "POST"])
@open_to(Access.CONTRIBUTOR)
def columns(number: int, document_number: int) -> ResponseReturnValue:
    """Say what each column holds; the document is then read again."""
    page = reading(number)
    held = operations.read_document_row(db.session(), page.evaluation, document_number)
    grids = operations.reading_of(db.session(), page.evaluation, document_number).grids if held.waits else ()
    form = form_for(ColumnsForm, made_from=held.version)
    form.ask(grids)

    def read(meanings: dict[str, str]) -> Briefing:
        content = operations.content_of(db.session(), page.evaluation, document_number)
        return read_now(content, name=held.name, changes=_changes(held.changes), columns=meanings)

    def write(desk: Desk) -> str:
        assert form.briefing is not None
        operations.remember_columns(desk, form.meanings())
        operations.read_again(desk, document_number, form.briefing, changes=held.changes)
        return url_for(".document", number=number, document_number=document_number)

    def show(status: int) -> ResponseReturnValue:
        return render_template(
            "exchange/columns.html",
            area=area(),
            evaluation=page.evaluation,
            bank=page.bank,
            document=held,
            grids=grids,
            form=form,
        ), status

    form.read = read
    return respond(form, at_desk(number, write), show)


def _changes(held: str) -> Changes:
    """How a waiting document's tracked changes are read; as accepted where nobody has said it yet."""
    return Changes(held) if held in set(Changes) else Changes.ACCEPTED
