"""The page for members: where the area stands, on a phone, for a reader who has never seen the system."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup
from sqlalchemy.orm import Session

from readiness import clock
from readiness.areas.entering import area
from readiness.database import db
from readiness.documents import html
from readiness.documents.numbering import number as numbered
from readiness.evaluations.operations import evaluation_by_number
from readiness.packs.outlines.report.document import final
from readiness.packs.views.blueprint import blueprint, snapshot_of
from readiness.packs.views.reports import published
from readiness.reports import operations as reports
from readiness.reports.held_templates import held_templates
from readiness.reports.model import NoSuchReport, ReportTemplate
from readiness.submissions.answering import form_for, respond
from readiness.submissions.forms import KeyedForm, shown
from readiness.web.access import Access, open_to, person
from readiness.web.errors import page as error_page

BRIEFING, ONE_PAGE = "members-briefing", "one-page"
CARD = "interview-card"


@blueprint.get("/briefing")
@open_to(Access.READER)
def briefing(number: int) -> ResponseReturnValue:
    """One page for members, and where to read more."""
    evaluation = evaluation_by_number(db.session(), number)
    report, snapshot = published(number, BRIEFING, ONE_PAGE, reader=person().key)
    drawn = numbered(final(report, snapshot))
    text = html.fragment(drawn.document.blocks, drawn.labels, {key: f"#{key}" for key in drawn.labels})
    return render_template(
        "packs/briefing.html",
        area=area(),
        evaluation=evaluation,
        report=report,
        template=report.template,
        shown=report.depth,
        card=_card(),
        text=Markup(text),  # noqa: S704 - the writer escapes every run  # nosec B704
        as_at=snapshot.as_at,
        read_on=report.earlier_on,
        act=shown(KeyedForm),
    )


@blueprint.post("/briefing/read")
@open_to(Access.READER)
def mark_briefing_read(number: int) -> ResponseReturnValue:
    """Note what this reader has now read; their next briefing begins with what changed since."""
    snapshot = snapshot_of(number)
    form = form_for(KeyedForm)

    def write(session: Session) -> str:
        evaluation = evaluation_by_number(session, number)
        reports.mark_read(session, evaluation, snapshot, reader=person().key, at=clock.now())
        return url_for(".briefing", number=number)

    def show(status: int) -> ResponseReturnValue:
        return error_page(status, " ".join(error["text"] for error in form.error_list))

    return respond(form, write, show)


def _card() -> ReportTemplate | None:
    """The interview card, where the installation has its template."""
    try:
        return held_templates().template(CARD)
    except NoSuchReport:
        return None
