"""The buttons beside a document: how its tracked changes are read, throw it away, undo bringing it in."""

from collections.abc import Callable

from flask import url_for
from flask.typing import ResponseReturnValue

from readiness.database import db
from readiness.evaluations.operations.writing import Desk
from readiness.evaluations.views.desk import at_desk, reading
from readiness.exchange import operations
from readiness.exchange.forms import ChangesForm
from readiness.exchange.model import Briefing
from readiness.exchange.views.blueprint import DOCUMENT, blueprint
from readiness.exchange.views.reading_now import read_now
from readiness.files.model import Changes
from readiness.submissions.answering import form_for, respond
from readiness.submissions.forms import KeyedForm
from readiness.web.access import Access, open_to
from readiness.web.errors import page as error_page


@blueprint.post(f"{DOCUMENT}/changes")
@open_to(Access.CONTRIBUTOR)
def changes(number: int, document_number: int) -> ResponseReturnValue:
    """Read a waiting document again, its tracked changes accepted or as it was before them."""
    page = reading(number)
    held = operations.read_document_row(db.session(), page.evaluation, document_number)
    form = form_for(ChangesForm)

    def read(chosen: Changes) -> Briefing:
        content = operations.content_of(db.session(), page.evaluation, document_number)
        return read_now(content, name=held.name, changes=chosen)

    def write(desk: Desk) -> str:
        assert form.briefing is not None
        operations.read_again(desk, document_number, form.briefing, changes=form.chosen)
        return url_for(".document", number=number, document_number=document_number)

    form.read = read
    return _answer(form, number, write)


@blueprint.post(f"{DOCUMENT}/throw-away")
@open_to(Access.CONTRIBUTOR)
def throw_away(number: int, document_number: int) -> ResponseReturnValue:
    """Forget a document that waits."""

    def write(desk: Desk) -> str:
        operations.throw_away(desk, document_number)
        return url_for(".documents", number=number)

    return _answer(form_for(KeyedForm), number, write)


@blueprint.post(f"{DOCUMENT}/undo")
@open_to(Access.CONTRIBUTOR)
def undo(number: int, document_number: int) -> ResponseReturnValue:
    """Take back what a document brought in."""

    def write(desk: Desk) -> str:
        operations.undo(desk, document_number)
        return url_for(".document", number=number, document_number=document_number)

    return _answer(form_for(KeyedForm), number, write)


def _answer(form: KeyedForm, number: int, write: Callable[[Desk], str]) -> ResponseReturnValue:
    def show(status: int) -> ResponseReturnValue:
        return error_page(status, " ".join(error["text"] for error in form.error_list))

    return respond(form, at_desk(number, write), show)
