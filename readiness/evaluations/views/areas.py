"""The first page, local areas, and the groups an area adds."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from readiness import clock
from readiness.areas import operations as areas
from readiness.areas.entering import area
from readiness.banks.views import library
from readiness.database import db
from readiness.evaluations import operations
from readiness.evaluations.forms import AreaForm, GroupForm
from readiness.evaluations.model import STANDARD_GROUPS, WorkStatus
from readiness.evaluations.views.blueprint import blueprint
from readiness.evaluations.views.progress import progress
from readiness.submissions.answering import form_for, respond
from readiness.web.access import Access, open_to, person


@blueprint.get("/")
@open_to(Access.READER)
def home() -> ResponseReturnValue:
    """Every local area, and a way to make one."""
    return render_template("evaluations/home.html", areas=areas.all_areas(db.session()))


@blueprint.route("/areas/new", methods=["GET", "POST"])
@open_to(Access.NOMINATED_OFFICER)
def new_area() -> ResponseReturnValue:
    """Make a local area."""
    form = form_for(AreaForm)

    def write(session: Session) -> str:
        made = areas.create_area(session, form.name.data or "", at=clock.now(), by=person().name)
        return url_for(".area_home", area_key=made.key)

    return respond(form, write, lambda status: (render_template("evaluations/new_area.html", form=form), status))


@blueprint.get("/areas/<area_key>")
@open_to(Access.READER)
def area_home() -> ResponseReturnValue:
    """One local area: where its self-evaluation stands, and what to do next."""
    evaluations = operations.all_evaluations(db.session())
    current = next((one for one in evaluations if one.is_open), evaluations[0] if evaluations else None)
    summary = progress(current) if current else None
    return render_template(
        "evaluations/area_home.html",
        area=area(),
        evaluations=evaluations,
        current=current,
        progress=summary,
        bank=summary.bank if summary else None,
        ready=WorkStatus.READY_FOR_REVIEW,
        banks={(bank.key, bank.version): bank for bank in library().banks()},
    )


@blueprint.route("/areas/<area_key>/groups", methods=["GET", "POST"])
@open_to(Access.NOMINATED_OFFICER)
def groups() -> ResponseReturnValue:
    """The groups that entries may be about, and a form to add one."""
    form = form_for(GroupForm)

    def write(session: Session) -> str:
        areas.add_group(session, form.name.data or "", standard=STANDARD_GROUPS, at=clock.now(), by=person().name)
        return url_for(".groups")

    def show(status: int) -> ResponseReturnValue:
        own = areas.groups(db.session())
        return render_template("evaluations/groups.html", form=form, area=area(), standard=STANDARD_GROUPS, own=own), status

    return respond(form, write, show)
