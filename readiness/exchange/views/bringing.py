"""Bring in a document: give it, and see which wait to be checked and which were brought in."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import RequestEntityTooLarge

from readiness.areas.entering import area
from readiness.database import db
from readiness.evaluations.operations.writing import Desk
from readiness.evaluations.views.desk import Reading, at_desk, reading
from readiness.exchange import operations
from readiness.exchange.forms import BringInForm
from readiness.exchange.forms.bringing import Given
from readiness.exchange.held_words import held_words
from readiness.exchange.model import Briefing
from readiness.exchange.views.blueprint import DOCUMENTS, blueprint
from readiness.exchange.views.reading_now import read_now
from readiness.exchange.views.too_large import UPLOAD_LIMIT, take_uploads, too_large
from readiness.submissions.answering import form_for, respond
from readiness.submissions.forms import KeyedForm, shown
from readiness.web.access import Access, open_to

NOT_CHOSEN = ""
"""How a document's tracked changes are read where nobody has said it yet: as if all were accepted."""


@blueprint.route(DOCUMENTS, methods=["GET", "POST"])
@open_to(Access.CONTRIBUTOR)
def documents(number: int) -> ResponseReturnValue:
    """Give a document to be read; it is shown before anything of it is saved."""
    page = reading(number)
    take_uploads()
    try:
        form = form_for(BringInForm)
    except RequestEntityTooLarge:
        return too_large(page)
    form.read = _read

    def write(desk: Desk) -> str:
        given = form.given
        assert given is not None
        assert form.briefing is not None
        made = operations.stage(desk, given.name, given.content, form.briefing, changes=NOT_CHOSEN)
        return url_for(".document", number=number, document_number=made)

    return respond(form, at_desk(number, write), lambda status: _documents_page(page, form, status))


def _read(given: Given) -> Briefing:
    return read_now(given.content, name=given.name)


def _documents_page(page: Reading, form: BringInForm, status: int) -> ResponseReturnValue:
    every = operations.documents(db.session(), page.evaluation)
    return render_template(
        "exchange/documents.html",
        area=area(),
        evaluation=page.evaluation,
        bank=page.bank,
        form=form,
        act=shown(KeyedForm),
        waiting=[document for document in every if document.waits],
        brought_in=[document for document in every if not document.waits],
        faults=held_words().faults(),
        limit=UPLOAD_LIMIT // 1_000_000,
    ), status
