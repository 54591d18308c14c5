"""Notes from documents: those of the whole self-evaluation on a page, those of a question beside it, each to be removed."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from readiness.areas.entering import area
from readiness.database import db
from readiness.evaluations import operations
from readiness.evaluations.operations.writing import Desk
from readiness.evaluations.views.blueprint import EVALUATION, blueprint
from readiness.evaluations.views.desk import at_desk, reading
from readiness.submissions.answering import form_for, respond
from readiness.submissions.forms import KeyedForm, shown
from readiness.web.access import Access, open_to
from readiness.web.errors import page as error_page

WHOLE = ""
"""The key of notes that are of no question."""


@blueprint.get(f"{EVALUATION}/notes")
@open_to(Access.CONTRIBUTOR)
def notes(number: int) -> ResponseReturnValue:
    """What documents said of the whole, and how many notes each question has."""
    page = reading(number)
    return render_template(
        "evaluations/notes.html",
        area=area(),
        evaluation=page.evaluation,
        bank=page.bank,
        reading=page,
        notes=operations.read_notes(db.session(), page.evaluation, WHOLE),
        counted=operations.count_notes(db.session(), page.evaluation),
        act=shown(KeyedForm),
    )


@blueprint.post(f"{EVALUATION}/notes/<int(max=999999999):note>/remove")
@open_to(Access.CONTRIBUTOR)
def remove_note(number: int, note: int) -> ResponseReturnValue:
    """Remove a note; then back to the page it stood on."""
    page = reading(number)
    form = form_for(KeyedForm)
    key = request.form.get("question_key", "")

    def write(desk: Desk) -> str:
        operations.remove_note(desk, note)
        if key in page.bank.by_key:
            return url_for(".question", number=number, question_key=key, _anchor="notes")
        return url_for(".notes", number=number)

    def show(status: int) -> ResponseReturnValue:
        return error_page(status, " ".join(error["text"] for error in form.error_list))

    return respond(form, at_desk(number, write), show)
