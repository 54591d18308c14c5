"""The question page, and the forms of its positions, judgement and work."""

from collections.abc import Mapping
from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from readiness.database import db
from readiness.documents.markdown import guidance_html
from readiness.errors import OutOfDate
from readiness.evaluations import operations
from readiness.evaluations.answers import QuestionAnswer, missing, tally
from readiness.evaluations.forms import ActForm, EntryForm, JudgementForm, PositionFields, PositionsForm, WorkForm
from readiness.evaluations.model import EntryKind, WorkStatus
from readiness.evaluations.operations import PositionChange
from readiness.evaluations.operations.writing import Desk
from readiness.evaluations.views.blueprint import QUESTION, blueprint
from readiness.evaluations.views.desk import Reading, around, at_desk, entry_groups, reading, reading_to_write
from readiness.submissions.answering import drafts, form_for, respond
from readiness.submissions.forms import fields_of, shown
from readiness.web.access import Access, open_to


@blueprint.get(QUESTION)
@open_to(Access.CONTRIBUTOR)
def question(number: int, question_key: str) -> ResponseReturnValue:
    """One question: what is asked, its positions, what is achieved and still to do, the judgement."""
    page = reading(number)
    asked = page.question(question_key)
    answer = operations.read_question(db.session(), page.evaluation, question_key)
    page = page.narrowed(answer)
    return render_template(
        "evaluations/question.html",
        **around(page, question_key),
        answer=answer,
        missing=missing(asked, tally(answer)),
        kinds=_adding(page, answer, question_key) if page.evaluation.is_open else (),
        entry_kinds=EntryKind,
        act=shown(ActForm),
        guidance=guidance_html,
        neighbours=_neighbours(page, question_key),
    )


@blueprint.route(f"{QUESTION}/positions", methods=["GET", "POST"])
@open_to(Access.CONTRIBUTOR)
def positions(number: int, question_key: str) -> ResponseReturnValue:
    """Say of each indicator where the area stands."""
    page = reading_to_write(number)
    asked = page.question(question_key)
    answer = operations.read_question(db.session(), page.evaluation, question_key)
    kept = drafts(request.path).get(request.path) if request.method == "GET" else None
    form = form_for(PositionsForm)
    posted = request.form if request.method == "POST" else fields_of(kept) if kept else None
    form.ask(answer.indicators(asked), _position_starts(answer), posted)

    def write(desk: Desk) -> str:
        changes = {part.indicator.key: PositionChange(part.said(), part.version) for part in form.parts}
        operations.record_positions(desk, question_key, changes)
        return url_for(".question", number=number, question_key=question_key, _anchor="indicators")

    def show(status: int) -> ResponseReturnValue:
        return render_template("evaluations/positions.html", form=form, answer=answer, **around(page, question_key)), status

    def stale(_error: OutOfDate) -> ResponseReturnValue:
        now = operations.read_question(db.session(), page.evaluation, question_key)
        theirs = {}
        for part in form.parts:
            held = now.positions.get(part.indicator.key)
            if held and held.version != part.version and held.position != part.said():
                theirs[part.indicator.key] = held
            part.made_from.data = str(held.version if held else 0)
        return render_template(
            "evaluations/positions.html", form=form, answer=now, theirs=theirs, **around(page, question_key)
        ), 409

    return respond(form, at_desk(number, write), show, stale=stale)


@blueprint.route(f"{QUESTION}/judgement", methods=["GET", "POST"])
@open_to(Access.NOMINATED_OFFICER)
def judgement(number: int, question_key: str) -> ResponseReturnValue:
    """Say how well it works, why, and how sure you are."""
    page = reading_to_write(number)
    page.question(question_key)
    answer = operations.read_question(db.session(), page.evaluation, question_key)
    form = form_for(JudgementForm, made_from=answer.judgement_version, **_judgement_start(answer))

    def write(desk: Desk) -> str:
        operations.record_judgement(desk, question_key, form.said(), made_from=form.made_from)
        return url_for(".question", number=number, question_key=question_key, _anchor="judgement")

    def show(status: int) -> ResponseReturnValue:
        return render_template("evaluations/judgement.html", form=form, answer=answer, **around(page, question_key)), status

    def stale(_error: OutOfDate) -> ResponseReturnValue:
        now = operations.read_question(db.session(), page.evaluation, question_key)
        form.version.data = str(now.judgement_version)
        return render_template("evaluations/judgement.html", form=form, answer=now, theirs=now, **around(page, question_key)), 409

    return respond(form, at_desk(number, write), show, stale=stale)


@blueprint.route(f"{QUESTION}/work", methods=["GET", "POST"])
@open_to(Access.NOMINATED_OFFICER)
def work(number: int, question_key: str) -> ResponseReturnValue:
    """Say who has the question, by when, and where the writing stands."""
    page = reading_to_write(number)
    page.question(question_key)
    answer = operations.read_question(db.session(), page.evaluation, question_key)
    start = {"owner": answer.owner, "due_on": answer.due_on, "status": answer.shown_status.value}
    form = form_for(WorkForm, made_from=answer.work_version, **start)

    def write(desk: Desk) -> str:
        operations.record_work(
            desk,
            question_key,
            status=WorkStatus(form.status.data),
            owner=form.owner.data or "",
            due_on=form.due_on.data,
            made_from=form.made_from,
        )
        return url_for(".question", number=number, question_key=question_key, _anchor="work")

    def show(status: int) -> ResponseReturnValue:
        return render_template("evaluations/work.html", form=form, answer=answer, **around(page, question_key)), status

    def stale(_error: OutOfDate) -> ResponseReturnValue:
        now = operations.read_question(db.session(), page.evaluation, question_key)
        form.version.data = str(now.work_version)
        return render_template("evaluations/work.html", form=form, answer=now, theirs=now, **around(page, question_key)), 409

    return respond(form, at_desk(number, write), show, stale=stale)


def _adding(page: Reading, answer: QuestionAnswer, question_key: str) -> tuple[tuple[EntryKind, EntryForm], ...]:
    """The form under each list of entries, with what was typed there and not yet saved.

    It offers no references to pick from: there may be a thousand, and the page of the entry has them.
    """
    paths = {
        kind: url_for(".new_entry", number=page.evaluation.number, question_key=question_key, kind=kind) for kind in EntryKind
    }
    kept, groups = drafts(*paths.values()), entry_groups()
    forms = []
    for kind, path in paths.items():
        form = shown(EntryForm, draft=kept.get(path))
        form.offer(kind, answer.indicators(page.question(question_key)), groups)
        for field in form:
            field.id = f"{kind.value}-{field.id}"  # two such forms stand on the page
        forms.append((kind, form))
    return tuple(forms)


def _neighbours(page: Reading, question_key: str) -> dict[str, Any]:
    keys = list(page.bank.by_key)
    place = keys.index(question_key)
    return {
        "previous": page.bank.by_key[keys[place - 1]] if place else None,
        "next": page.bank.by_key[keys[place + 1]] if place + 1 < len(keys) else None,
    }


def _position_starts(answer: QuestionAnswer) -> Mapping[str, dict[str, Any]]:
    return {key: PositionFields.start(held.position, held.version) for key, held in answer.positions.items()}


def _judgement_start(answer: QuestionAnswer) -> dict[str, Any]:
    said = answer.judgement
    if said is None:
        return {}
    return {
        "judgement": said.judgement.value,
        "reason": said.reason,
        "confidence": said.confidence.value if said.confidence else None,
        "confidence_reason": said.confidence_reason,
    }
