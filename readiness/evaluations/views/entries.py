"""Add, paste, edit, confirm, move, remove and restore entries; look at what one said before."""

import re

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import BadRequest

from readiness import clock
from readiness.database import db
from readiness.errors import OutOfDate
from readiness.evaluations import operations
from readiness.evaluations.answers import Entry, QuestionAnswer
from readiness.evaluations.forms import ActForm, EntryForm, PasteForm, PointsForm
from readiness.evaluations.model import BULLETS_LIMIT, EntryKind, NoSuchThing, bullets_in
from readiness.evaluations.operations.writing import Desk
from readiness.evaluations.views.blueprint import ENTRY, QUESTION, blueprint
from readiness.evaluations.views.desk import Reading, around, at_desk, entry_groups, reading, reading_to_write
from readiness.references.model import Ref
from readiness.submissions.answering import form_for, fresh_if_answered, keep_refused, kept, respond
from readiness.web.access import Access, open_to
from readiness.web.errors import page as error_page

REMOVED = (
    "Somebody else has removed this entry since you opened it, so nothing was saved. What you typed is below and is kept for you: "
    "restore the entry under “Removed entries” on the page of its question, then open it again."
)
SETTLE = re.compile("(accept|leave)-([0-9]{1,9})")


@blueprint.route(f"{QUESTION}/<entry_kind:kind>/new", methods=["GET", "POST"])
@open_to(Access.CONTRIBUTOR)
def new_entry(number: int, question_key: str, kind: EntryKind) -> ResponseReturnValue:
    """Add one entry. The form also stands on the question page and posts here."""
    page = reading_to_write(number)
    asked = page.question(question_key)
    own = operations.read_own_indicators(db.session(), page.evaluation, question_key)
    form = form_for(EntryForm)
    form.offer(kind, (*asked.indicators, *own), entry_groups())

    def write(desk: Desk) -> str:
        entry = operations.add_entry(desk, question_key, kind, form.content())
        return url_for(".question", number=number, question_key=question_key, _anchor=f"entry-{entry}")

    def show(status: int) -> ResponseReturnValue:
        return _entry_page(page, form, kind, question_key), status

    if request.method == "POST" and _is_writing_aid(form):
        return show(200)
    return respond(form, at_desk(number, write), show)


@blueprint.route(ENTRY, methods=["GET", "POST"])
@open_to(Access.CONTRIBUTOR)
def edit_entry(number: int, question_key: str, entry_number: int) -> ResponseReturnValue:
    """Edit one entry; `?wording=N` starts from what it said under version N."""
    page = reading_to_write(number)
    asked = page.question(question_key)
    answer = operations.read_question(db.session(), page.evaluation, question_key)
    entry = _find(answer, entry_number, removed=request.method == "POST")  # what is typed for one removed meanwhile is kept
    start = EntryForm.start(entry.content)
    if request.args.get("wording", "").isdecimal():
        start |= _earlier(page, question_key, entry_number, int(request.args["wording"][:9]))
    form = form_for(EntryForm, made_from=entry.version, **start)
    form.offer(entry.kind, answer.indicators(asked), (*entry_groups(), *entry.content.groups))

    def write(desk: Desk) -> str:
        operations.edit_entry(desk, question_key, entry_number, form.content(), made_from=form.made_from)
        return url_for(".question", number=number, question_key=question_key, _anchor=f"entry-{entry_number}")

    def show(status: int) -> ResponseReturnValue:
        return _entry_page(page, form, entry.kind, question_key, entry=entry), status

    def stale(_error: OutOfDate) -> ResponseReturnValue:
        now = _find(operations.read_question(db.session(), page.evaluation, question_key), entry_number, removed=True)
        if now.removed_at:
            form.form_errors.append(REMOVED)
            return show(409)
        form.version.data = str(now.version)
        return _entry_page(page, form, entry.kind, question_key, entry=now, theirs=now), 409

    if request.method == "POST" and _is_writing_aid(form):
        return show(200)
    return respond(form, at_desk(number, write), show, stale=stale)


@blueprint.route(f"{QUESTION}/<entry_kind:kind>/paste", methods=["GET", "POST"])
@open_to(Access.CONTRIBUTOR)
def paste(number: int, question_key: str, kind: EntryKind) -> ResponseReturnValue:
    """Paste a list; its points are shown before anything is saved."""
    page = reading_to_write(number)
    page.question(question_key)
    form = form_for(PasteForm)
    if request.method == "POST":
        if form.validate() and _keep_points(
            form, checking := url_for(".points", number=number, question_key=question_key, kind=kind)
        ):
            return redirect(checking, code=303)
        keep_refused(form)
    status = 422 if request.method == "POST" else 200
    return render_template("evaluations/paste.html", form=form, kind=kind, **around(page, question_key)), status


@blueprint.route(f"{QUESTION}/<entry_kind:kind>/points", methods=["GET", "POST"])
@open_to(Access.CONTRIBUTOR)
def points(number: int, question_key: str, kind: EntryKind) -> ResponseReturnValue:
    """Save the points of a paste as entries, all or none."""
    page = reading_to_write(number)
    page.question(question_key)
    form = form_for(PointsForm)
    if request.method != "POST" and not form.points.entries:
        return redirect(url_for(".paste", number=number, question_key=question_key, kind=kind))

    def write(desk: Desk) -> str:
        made = operations.add_entries(desk, question_key, kind, form.texts())
        return url_for(".question", number=number, question_key=question_key, _anchor=f"entry-{made[0]}")

    def show(status: int) -> ResponseReturnValue:
        return _points_page(page, form, kind, question_key), status

    return respond(form, at_desk(number, write), show)


@blueprint.post(f"{ENTRY}/act")
@open_to(Access.CONTRIBUTOR)
def act(number: int, question_key: str, entry_number: int) -> ResponseReturnValue:
    """One of the buttons beside an entry: nothing has changed, up, down, remove, restore, accept or leave a suggested reference."""
    page = reading(number)
    page.question(question_key)
    form = form_for(ActForm)

    def write(desk: Desk) -> str:
        _act(desk, question_key, entry_number, form)
        return url_for(".question", number=number, question_key=question_key, _anchor=f"entry-{entry_number}")

    def show(status: int) -> ResponseReturnValue:
        return error_page(status, " ".join(error["text"] for error in form.error_list))

    return respond(form, at_desk(number, write), show)


@blueprint.get(f"{ENTRY}/history")
@open_to(Access.CONTRIBUTOR)
def history(number: int, question_key: str, entry_number: int) -> ResponseReturnValue:
    """Every wording an entry ever had, the newest first, each to be used again."""
    page = reading(number)
    page.question(question_key)
    answer = operations.read_question(db.session(), page.evaluation, question_key)
    entry = _find(answer, entry_number, removed=True)
    wordings = operations.read_wordings(db.session(), page.evaluation, question_key, entry_number)
    return render_template("evaluations/history.html", entry=entry, wordings=wordings, **around(page, question_key))


def _keep_points(form: PasteForm, checking: str) -> bool:
    """Keep the points of a paste for the page on which they are checked; False, with an error, where they cannot be kept."""
    found = bullets_in(form.pasted.data or "")
    if len(found) > BULLETS_LIMIT:
        form.pasted.errors = [f"This list has {len(found):,} points. Paste at most {BULLETS_LIMIT} at a time."]
        return False
    fresh_if_answered(form)
    return kept(form, checking, tuple((f"points-{place}", text) for place, text in enumerate(found)))


def _act(desk: Desk, key: str, number: int, form: ActForm) -> None:
    chosen, made_from = form.choice.data or "", form.made_from
    if chosen == "confirm":
        operations.confirm_entry(desk, key, number, on=clock.today(), made_from=made_from)
    elif chosen == "remove":
        operations.remove_entry(desk, key, number, made_from=made_from)
    elif chosen == "restore":
        operations.restore_entry(desk, key, number, made_from=made_from)
    elif chosen in {"up", "down"}:
        operations.move_entry(desk, key, number, up=chosen == "up", made_from=form.order_made_from)
    elif settled := SETTLE.fullmatch(chosen):
        operations.settle_reference(desk, key, number, int(settled[2]), accept=settled[1] == "accept", made_from=made_from)
    else:
        raise BadRequest


def _is_writing_aid(form: EntryForm) -> bool:
    """Whether the button asked for help with the text and not to save it: a preview, or a reference put in."""
    action = request.form.get("action", "")
    if action == "insert" and form.refer_to.data:
        form.text.data = f"{(form.text.data or '').rstrip()} {form.refer_to.data}".strip()
    return action in {"insert", "preview"}


def _entry_page(
    page: Reading, form: EntryForm, kind: EntryKind, question_key: str, *, entry: Entry | None = None, theirs: Entry | None = None
) -> str:
    is_preview = request.form.get("action") == "preview"
    form.offer_references(page.targets(but=entry.ref if entry else None))
    return render_template(
        "evaluations/entry.html",
        form=form,
        kind=kind,
        entry=entry,
        theirs=theirs,
        is_preview=is_preview,
        kinds=EntryKind,
        **around(page, question_key),
    )


def _points_page(page: Reading, form: PointsForm, kind: EntryKind, question_key: str) -> str:
    return render_template("evaluations/points.html", form=form, kind=kind, **around(page, question_key))


def _find(answer: QuestionAnswer, number: int, *, removed: bool = False) -> Entry:
    among = (*answer.entries, *answer.removed) if removed else answer.entries
    for entry in among:
        if entry.number == number:
            return entry
    raise NoSuchThing(f"There is no entry {number} under this question, or it has been removed.")


def _earlier(page: Reading, question_key: str, entry_number: int, version: int) -> dict[str, object]:
    for wording in operations.read_wordings(db.session(), page.evaluation, question_key, entry_number):
        if wording.version == version:
            start = EntryForm.start(wording.content)
            return {name: start[name] for name in ("text", "difference", "true_on", "partner", "lead", "due_on")}
    raise NoSuchThing(f"Entry {Ref(question_key, entry_number)} never had a version {version}.")
