"""Reports that officers work on: start one, write its sections in place, see it as a draft and as a final."""

from collections.abc import Callable

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from readiness import clock
from readiness.areas.entering import area
from readiness.database import db
from readiness.errors import OutOfDate
from readiness.evaluations.model import NoSuchThing
from readiness.evaluations.operations import evaluation_by_number
from readiness.packs import operations
from readiness.packs.outlines.report.document import require_finished
from readiness.packs.views.blueprint import blueprint, file, page
from readiness.packs.views.reports import known_format
from readiness.packs.views.writing import at_report, writing_of
from readiness.reports import operations as reports
from readiness.reports.forms import DetailsForm, SignOffForm, StartReportForm
from readiness.reports.held_templates import held_templates
from readiness.reports.operations import ReportDesk
from readiness.submissions.answering import form_for, respond
from readiness.submissions.forms import KeyedForm, shown
from readiness.web.access import Access, open_to, person
from readiness.web.errors import page as error_page

REPORT = "/reports/<int(max=999999):report_number>"
STAGES = ("draft", "final")


@blueprint.get("/reports")
@open_to(Access.NOMINATED_OFFICER)
def all_reports(number: int) -> ResponseReturnValue:
    """The reports being written, and what a report can be."""
    session = db.session()
    evaluation = evaluation_by_number(session, number)
    templates = held_templates().templates()
    return render_template(
        "packs/reports.html",
        area=area(),
        evaluation=evaluation,
        reports=reports.all_reports(session, evaluation),
        removed=reports.all_reports(session, evaluation, removed=True),
        templates=templates,
        titles={template.key: template.title for template in templates},
        faults=held_templates().faults(),
        act=shown(KeyedForm),
    )


@blueprint.route("/reports/new", methods=["GET", "POST"])
@open_to(Access.NOMINATED_OFFICER)
def start_report(number: int) -> ResponseReturnValue:
    """Choose the report, the meeting, and the date it speaks for."""
    evaluation = evaluation_by_number(db.session(), number)
    templates = held_templates().templates()
    form = form_for(StartReportForm, as_at=clock.today())
    form.offer(templates)

    def write(session: Session) -> str:
        template = held_templates().template(form.document)
        held = evaluation_by_number(session, number)
        made = reports.start_report(session, held, template, form.details(), at=clock.now(), by=person().name)
        return url_for(".report", number=number, report_number=made.number)

    def show(status: int) -> ResponseReturnValue:
        hints = {f"{template.key} {depth.key}": depth.summary for template in templates for depth in template.depths}
        return render_template("packs/start_report.html", area=area(), evaluation=evaluation, form=form, hints=hints), status

    return respond(form, write, show)


@blueprint.get(REPORT)
@open_to(Access.NOMINATED_OFFICER)
def report(number: int, report_number: int) -> ResponseReturnValue:
    """One report, section by section."""
    writing = writing_of(number, report_number)
    return render_template("packs/report.html", **writing.around(), editing=None, act=shown(KeyedForm))


@blueprint.route(f"{REPORT}/details", methods=["GET", "POST"])
@open_to(Access.NOMINATED_OFFICER)
def report_details(number: int, report_number: int) -> ResponseReturnValue:
    """Change what the report is for."""
    writing = writing_of(number, report_number)
    now = writing.report
    form = form_for(DetailsForm, made_from=now.details_version, **DetailsForm.start(now.details))
    form.offer(writing.template)

    def write(desk: ReportDesk) -> str:
        reports.change_details(desk, form.details(), made_from=form.made_from)
        return url_for(".report", number=number, report_number=report_number)

    def draw(status: int, *, theirs: bool) -> ResponseReturnValue:
        shown_now = reports.report_by_number(db.session(), writing.evaluation, report_number)
        around = {"area": area(), "evaluation": writing.evaluation, "report": shown_now}
        return render_template("packs/start_report.html", **around, form=form, theirs=theirs), status

    def stale(_error: OutOfDate) -> ResponseReturnValue:
        form.version.data = str(reports.report_by_number(db.session(), writing.evaluation, report_number).details_version)
        return draw(409, theirs=True)

    return respond(form, at_report(number, report_number, write), lambda status: draw(status, theirs=False), stale=stale)


@blueprint.route(f"{REPORT}/sign-off", methods=["GET", "POST"])
@open_to(Access.NOMINATED_OFFICER)
def sign_off(number: int, report_number: int) -> ResponseReturnValue:
    """Initials and dates on the internal grid."""
    writing = writing_of(number, report_number)
    start = SignOffForm.start(writing.said.sign_off)
    form = form_for(SignOffForm, made_from=writing.report.sign_off_version, **start)

    def write(desk: ReportDesk) -> str:
        reports.save_sign_off(desk, form.said(), made_from=form.made_from)
        return url_for(".report", number=number, report_number=report_number)

    def draw(status: int, *, theirs: bool) -> ResponseReturnValue:
        around = {"area": area(), "evaluation": writing.evaluation, "report": writing.report, "template": writing.template}
        return render_template("packs/sign_off.html", **around, form=form, theirs=theirs), status

    def stale(_error: OutOfDate) -> ResponseReturnValue:
        now = reports.report_by_number(db.session(), writing.evaluation, report_number)
        form.version.data = str(now.sign_off_version)
        return draw(409, theirs=True)

    return respond(form, at_report(number, report_number, write), lambda status: draw(status, theirs=False), stale=stale)


@blueprint.post(f"{REPORT}/remove")
@open_to(Access.NOMINATED_OFFICER)
def remove_report(number: int, report_number: int) -> ResponseReturnValue:
    """Remove a report; the list of reports can restore it."""

    def write(desk: ReportDesk) -> str:
        reports.remove_report(desk)
        return url_for(".all_reports", number=number)

    return act(number, report_number, write)


@blueprint.post(f"{REPORT}/show")
@open_to(Access.NOMINATED_OFFICER)
def show_report(number: int, report_number: int) -> ResponseReturnValue:
    """Give the report to members to read. Raises NotFinished while a mandatory section is empty."""

    def write(desk: ReportDesk) -> str:
        require_finished(writing_of(number, report_number).said.report)
        reports.show_report(desk)
        return url_for(".report", number=number, report_number=report_number, _anchor="members")

    return act(number, report_number, write)


@blueprint.post(f"{REPORT}/take-back")
@open_to(Access.NOMINATED_OFFICER)
def take_back_report(number: int, report_number: int) -> ResponseReturnValue:
    """Members no longer read the report."""

    def write(desk: ReportDesk) -> str:
        reports.take_back_report(desk)
        return url_for(".report", number=number, report_number=report_number, _anchor="members")

    return act(number, report_number, write)


@blueprint.post(f"{REPORT}/restore")
@open_to(Access.NOMINATED_OFFICER)
def restore_report(number: int, report_number: int) -> ResponseReturnValue:
    """Bring a removed report back."""
    form = form_for(KeyedForm)

    def write(session: Session) -> str:
        reports.restore_report(session, evaluation_by_number(session, number), report_number)
        return url_for(".report", number=number, report_number=report_number)

    return respond(form, write, lambda status: refusal(form, status))


def act(number: int, report_number: int, write: Callable[[ReportDesk], str]) -> ResponseReturnValue:
    """Answer a form of one button: do `write` on the report held for writing, and go where it says."""
    form = form_for(KeyedForm)
    return respond(form, at_report(number, report_number, write), lambda status: refusal(form, status))


def refusal(form: KeyedForm, status: int) -> ResponseReturnValue:
    """The page for a form of one button that was refused."""
    return error_page(status, " ".join(error["text"] for error in form.error_list))


@blueprint.get(f"{REPORT}/read")
@open_to(Access.NOMINATED_OFFICER)
def read_draft(number: int, report_number: int) -> ResponseReturnValue:
    """The draft as a page."""
    writing = writing_of(number, report_number)
    said, snapshot = writing.said, writing.snapshot
    db.session.rollback()  # writing a document takes a while, and needs no connection
    back = url_for(".report", number=number, report_number=report_number)
    return page(operations.make_draft(said, snapshot, "html"), back=back, words="Back to the report")


@blueprint.get(f"{REPORT}/<stage>.<document_format>")
@open_to(Access.NOMINATED_OFFICER)
def report_file(number: int, report_number: int, stage: str, document_format: str) -> ResponseReturnValue:
    """The draft or the final as a file."""
    if stage not in STAGES:
        raise NoSuchThing(f"There is no “{stage}” of a report. Choose draft or final.")
    known_format(document_format)
    writing = writing_of(number, report_number)
    said, snapshot = writing.said, writing.snapshot
    db.session.rollback()
    if stage == "draft":
        return file(operations.make_draft(said, snapshot, document_format))
    return file(operations.make_report(said.report, snapshot, document_format))


@blueprint.get(f"{REPORT}/check")
@open_to(Access.NOMINATED_OFFICER)
def check_report(number: int, report_number: int) -> ResponseReturnValue:
    """How long it is, and the sentences that make it hard to read."""
    writing = writing_of(number, report_number)
    around = {"area": area(), "evaluation": writing.evaluation, "report": writing.report, "template": writing.template}
    checked = operations.check_report(writing.said.report, writing.snapshot)
    return render_template("packs/check_report.html", **around, checked=checked)
