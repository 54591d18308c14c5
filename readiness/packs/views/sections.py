"""Write one section of a report, in its place on the report's page."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from readiness.errors import OutOfDate
from readiness.packs.views.blueprint import blueprint
from readiness.packs.views.drafting import REPORT, refusal
from readiness.packs.views.writing import Writing, at_report, writing_of
from readiness.reports import operations as reports
from readiness.reports.forms import TextForm
from readiness.reports.model import text_key
from readiness.reports.operations import ReportDesk
from readiness.submissions.answering import form_for, respond
from readiness.submissions.forms import KeyedForm, shown
from readiness.web.access import Access, open_to


@blueprint.route(f"{REPORT}/sections/<section_key>", methods=["GET", "POST"])
@open_to(Access.NOMINATED_OFFICER)
def section(number: int, report_number: int, section_key: str) -> ResponseReturnValue:
    """Edit what a section says. The form begins with what the section would say without a word of ours."""
    writing = writing_of(number, report_number)
    edited = writing.section(section_key)
    typed, version = writing.text(edited)
    form = form_for(TextForm, made_from=version, text=typed or writing.usual(edited))
    form.text.label.text = edited.label or edited.key
    form.text.description = edited.hint

    def write(desk: ReportDesk) -> str:
        reports.save_text(desk, text_key(edited), form.said(), made_from=form.made_from)
        return _back(number, report_number, section_key)

    def show(status: int) -> ResponseReturnValue:
        return _page(writing, section_key, form), status

    def stale(error: OutOfDate) -> ResponseReturnValue:
        now = writing_of(number, report_number)
        form.version.data = str(now.text(edited)[1])
        return _page(now, section_key, form, theirs=error), 409

    return respond(form, at_report(number, report_number, write), show, stale=stale)


@blueprint.post(f"{REPORT}/sections/<section_key>/confirm")
@open_to(Access.NOMINATED_OFFICER)
def confirm_section(number: int, report_number: int, section_key: str) -> ResponseReturnValue:
    """Say that words carried over from last time still hold."""
    edited = writing_of(number, report_number).section(section_key)
    form = form_for(KeyedForm)

    def write(desk: ReportDesk) -> str:
        reports.confirm_text(desk, text_key(edited), made_from=form.made_from)
        return _back(number, report_number, section_key)

    return respond(form, at_report(number, report_number, write), lambda status: refusal(form, status))


def _back(number: int, report_number: int, section_key: str) -> str:
    return url_for(".report", number=number, report_number=report_number, _anchor=f"section-{section_key}")


def _page(writing: Writing, section_key: str, form: TextForm, *, theirs: OutOfDate | None = None) -> str:
    around = writing.around()
    editing = next(part for part in around["parts"] if part.section.key == section_key)
    return render_template(
        "packs/report.html",
        **around,
        editing=editing,
        form=form,
        theirs=theirs,
        targets=writing.targets(),
        act=shown(KeyedForm),
    )
