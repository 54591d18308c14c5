"""Start a self-evaluation, see it as a task list, close it."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from readiness import clock
from readiness.areas.entering import area
from readiness.banks.model import BankStatus, QuestionBank
from readiness.banks.views import library
from readiness.database import db
from readiness.errors import Refused
from readiness.evaluations import operations
from readiness.evaluations.answers import Evaluation
from readiness.evaluations.forms import CloseForm, StartForm
from readiness.evaluations.views.blueprint import EVALUATION, blueprint
from readiness.evaluations.views.progress import progress
from readiness.submissions.answering import form_for, respond
from readiness.web.access import Access, open_to, person
from readiness.web.filters import day


@blueprint.route("/areas/<area_key>/self-evaluations/new", methods=["GET", "POST"])
@open_to(Access.NOMINATED_OFFICER)
def start() -> ResponseReturnValue:
    """Start a self-evaluation from a bank, with entries carried forward or without."""
    earlier = operations.all_evaluations(db.session())
    banks = library().startable()
    form = form_for(StartForm, carry_from="")
    form.offer(
        [(f"{bank.key} {bank.version}", _bank_choice(bank)) for bank in banks],
        [
            (str(one.number), f"Yes, from “{one.title}” ({library().bank(one.bank_key, one.bank_version).title})")
            for one in earlier
        ],
    )

    def write(session: Session) -> str:
        key, version = form.bank.data.rsplit(" ", 1)
        bank = library().bank(key, version)
        if form.carry_from.data:
            _refuse_nothing_shared(bank, next(one for one in earlier if str(one.number) == form.carry_from.data))
        made = operations.start_evaluation(
            session,
            bank,
            title=form.title.data or "",
            at=clock.now(),
            by=person().name,
            carry_from=int(form.carry_from.data) if form.carry_from.data else None,
        )
        return url_for(".evaluation", number=made.number)

    def show(status: int) -> ResponseReturnValue:
        return render_template("evaluations/start.html", form=form, area=area(), earlier=earlier), status

    return respond(form, write, show)


@blueprint.get(EVALUATION)
@open_to(Access.READER)
def evaluation(number: int) -> ResponseReturnValue:
    """The task list: every question with where its writing stands, its positions and what is missing."""
    standing = progress(operations.evaluation_by_number(db.session(), number))
    return render_template(
        "evaluations/evaluation.html",
        area=area(),
        progress=standing,
        evaluation=standing.evaluation,
        bank=standing.bank,
        notes=sum(operations.count_notes(db.session(), standing.evaluation).values()),
    )


@blueprint.route(f"{EVALUATION}/close", methods=["GET", "POST"])
@open_to(Access.NOMINATED_OFFICER)
def close(number: int) -> ResponseReturnValue:
    """Close a self-evaluation, after saying what that means."""
    closing = operations.evaluation_by_number(db.session(), number)
    form = form_for(CloseForm, made_from=closing.version)

    def write(session: Session) -> str:
        operations.close_evaluation(session, number, made_from=form.made_from, at=clock.now(), by=person().name)
        return url_for(".evaluation", number=number)

    def show(status: int) -> ResponseReturnValue:
        bank = library().bank(closing.bank_key, closing.bank_version)
        return render_template("evaluations/close.html", form=form, area=area(), evaluation=closing, bank=bank), status

    return respond(form, write, show)


class NothingShared(Refused):
    """Two banks ask none of the same questions, so nothing can be carried from one to the other."""


def _refuse_nothing_shared(bank: QuestionBank, earlier: Evaluation) -> None:
    before = library().bank(earlier.bank_key, earlier.bank_version)
    if not bank.by_key.keys() & before.by_key.keys():
        raise NothingShared(
            f"“{bank.title}” asks none of the questions of “{before.title}”, so nothing could be carried forward from “{earlier.title}”. "
            "Choose “No, start with empty questions”."
        )


def _bank_choice(bank: QuestionBank) -> str:
    if bank.status is BankStatus.CLOSED:
        return f"{bank.title}, version {bank.version} (its framework ended on {day(bank.closed_on)})"
    return f"{bank.title}, version {bank.version} ({bank.status.label.lower()})"
