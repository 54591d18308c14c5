"""Check what was recognised in a document and bring it in; afterwards, see what came of it."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from readiness.areas.entering import area
from readiness.banks.model import QuestionBank
from readiness.database import db
from readiness.errors import OutOfDate, Refused
from readiness.evaluations.answers import Evaluation
from readiness.evaluations.model import SomebodyElseSaved
from readiness.evaluations.operations.writing import Desk
from readiness.evaluations.views.desk import Reading, at_desk, reading
from readiness.exchange import operations
from readiness.exchange.briefing import SHAPE
from readiness.exchange.decisions import Fate
from readiness.exchange.forms import ReviewForm, Seen
from readiness.exchange.held_words import held_words
from readiness.exchange.operations import Document
from readiness.exchange.views.blueprint import DOCUMENT, blueprint
from readiness.exchange.views.review import NOTE_CHOICES, PIECE_CHOICES, Review, look, look_again
from readiness.files.model import Changes
from readiness.submissions.answering import form_for, fresh_if_answered, keep_refused, kept, respond
from readiness.submissions.forms import KeyedForm, shown
from readiness.web.access import Access, open_to
from readiness.web.errors import page as error_page

CHANGED = "Something has changed since you last looked, so nothing was brought in. What you chose is kept below, except where it changed."
READ_AGAIN = "The document was read again since you opened the page, so nothing was brought in. Look through it again."
WITHOUT_CHOICES = "The document was read again since you chose, so what you had chosen before is not shown."
NOT_ANSWERED = "Say first how the document’s tracked changes are to be read."


class NotAsSeen(OutOfDate):
    """What is here, or the reading of the document, is not what its page showed."""


class ChangesNotChosen(Refused):
    """The document has tracked changes, and nobody has said how to read them."""


@blueprint.route(DOCUMENT, methods=["GET", "POST"])
@open_to(Access.CONTRIBUTOR)
def document(number: int, document_number: int) -> ResponseReturnValue:
    """While a document waits: all that was recognised, to decide and to confirm. Afterwards: what came of it."""
    page = reading(number)
    held = operations.read_document_row(db.session(), page.evaluation, document_number)
    if held.waits:
        return _decide(page, held) if request.method == "POST" else _waiting_page(page, held, *_form_to_show(held))
    if request.method != "POST":
        return _outcome_page(page, held)

    def write(_desk: Desk) -> str:
        raise SomebodyElseSaved(operations.GONE)

    return respond(form_for(ReviewForm), at_desk(number, write), error_page)


def _form_to_show(held: Document) -> tuple[ReviewForm, str]:
    """The form with what was chosen before, and what to say of it; choices made on another reading are not shown."""
    form = form_for(ReviewForm, made_from=held.version)
    if form.kept_at and form.made_from != held.version:
        return shown(ReviewForm, version=held.version), WITHOUT_CHOICES
    return form, ""


def _decide(page: Reading, held: Document) -> ResponseReturnValue:
    form = form_for(ReviewForm)
    action = request.form.get("action", "")
    if form.made_from != held.version:
        return _waiting_page(page, held, shown(ReviewForm, version=held.version), READ_AGAIN, status=409)
    review = _look(db.session(), page.evaluation, page.bank, held, form)
    if action == "not_yet":
        return _page(page, review.with_fate(review.not_yet, Fate.STILL_TO_DO), form)
    if action == "reworded":
        return _page(page, review.with_fate(review.reworded, Fate.TAKE), form)
    form.read_against(review.proposal, page.bank)
    if action != "confirm" and page.evaluation.is_open:
        return _keep(page, review, form)

    def write(desk: Desk) -> str:
        return _bring_in(desk, review, form)

    def stale(_error: OutOfDate) -> ResponseReturnValue:
        now = operations.read_document_row(db.session(), page.evaluation, held.number)
        if now.version != held.version:
            return _waiting_page(page, now, shown(ReviewForm, version=now.version), READ_AGAIN, status=409)
        return _waiting_page(page, now, form, CHANGED, status=409)

    def show(status: int) -> ResponseReturnValue:
        return _page(page, _look(db.session(), page.evaluation, page.bank, held, form), form, status=status)

    return respond(form, at_desk(page.evaluation.number, write), show, stale=stale)


def _keep(page: Reading, review: Review, form: ReviewForm) -> ResponseReturnValue:
    """Keep what was chosen, and look again."""
    if form.validate():
        fresh_if_answered(form)
        if kept(form, request.path, form.typed):
            return redirect(request.path, code=303)
    else:
        keep_refused(form)
    return _page(page, review, form, status=422)


def _bring_in(desk: Desk, before: Review, form: ReviewForm) -> str:
    """Carry out what was decided, where all is still as it was shown. Raises NotAsSeen, ChangesNotChosen."""
    number = before.document.number
    held = operations.read_document_row(desk.session, desk.evaluation, number)
    if not held.waits or held.version != before.document.version:
        raise NotAsSeen(READ_AGAIN)
    form.known_editions = {one.id for one in operations.editions(desk.session, desk.evaluation)}
    review = look_again(desk.session, desk.evaluation, before, form)
    if review.briefing.tracked and not held.changes:
        raise ChangesNotChosen(NOT_ANSWERED)
    if review.changed or Seen.of(review.proposal).gone != form.last_seen.gone or form.faults:
        raise NotAsSeen(CHANGED)
    edition = review.considered.edition
    operations.bring_in(desk, number, review.proposal, review.decisions, edition_of=edition.id if edition else None)
    return url_for(".document", number=desk.evaluation.number, document_number=number)


def _look(session: Session, evaluation: Evaluation, bank: QuestionBank, held: Document, form: ReviewForm) -> Review:
    form.known_editions = {one.id for one in operations.editions(session, evaluation)}
    return look(session, evaluation, bank, vocabulary=held_words().vocabulary(), document=held, form=form)


def _waiting_page(page: Reading, held: Document, form: ReviewForm, notice: str = "", *, status: int = 200) -> ResponseReturnValue:
    return _page(page, _look(db.session(), page.evaluation, page.bank, held, form), form, notice, status=status)


def _page(page: Reading, review: Review, form: ReviewForm, notice: str = "", *, status: int = 200) -> ResponseReturnValue:
    form.version.data = str(review.document.version)
    return render_template(
        "exchange/document.html",
        area=area(),
        reading=page,
        evaluation=page.evaluation,
        bank=page.bank,
        document=review.document,
        review=review,
        form=form,
        act=shown(KeyedForm),
        notice=notice,
        note_choices=NOTE_CHOICES,
        piece_choices=PIECE_CHOICES,
        changes=Changes,
        looked_for=SHAPE,
    ), status


def _outcome_page(page: Reading, held: Document) -> ResponseReturnValue:
    outcome = operations.outcome_of(db.session(), page.evaluation, held, order=tuple(page.bank.by_key))
    return render_template(
        "exchange/brought_in.html",
        area=area(),
        reading=page,
        evaluation=page.evaluation,
        bank=page.bank,
        document=held,
        outcome=outcome,
        act=shown(KeyedForm),
    )
