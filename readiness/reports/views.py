"""The council's profile: what every report says of the council, each part on a page of its own."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from flask import Blueprint, Response, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from readiness import clock
from readiness.areas.entering import area, enter
from readiness.database import db
from readiness.errors import OutOfDate
from readiness.reports import operations
from readiness.reports.drafts import PARAGRAPH_LABELS, FileKind, ProfilePart
from readiness.reports.forms import ContactsForm, LimitsForm, LogoForm, NamesForm, ParagraphsForm, PlanForm, WordTemplateForm
from readiness.submissions.answering import form_for, respond
from readiness.submissions.forms import KeyedForm, shown
from readiness.web.access import Access, open_to, person
from readiness.web.errors import page as error_page

PROFILE = "/areas/<area_key>/profile"
blueprint = Blueprint("reports", __name__)
blueprint.before_request(enter)
TEMPLATE_LIMIT = 11_000_000
"""Largest request with a Word template, in bytes: one of 10 MB and the form around it."""
LOGO_LIMIT = 1_000_000


@blueprint.get(PROFILE)
@open_to(Access.NOMINATED_OFFICER)
def profile() -> ResponseReturnValue:
    """The whole profile, and where to change each part."""
    session = db.session()
    return render_template(
        "reports/profile.html",
        area=area(),
        profile=operations.read_profile(session),
        parts=operations.read_saved_parts(session),
        files=operations.read_files(session),
        labels=PARAGRAPH_LABELS,
        act=shown(KeyedForm),
    )


@blueprint.route(f"{PROFILE}/names", methods=["GET", "POST"])
@open_to(Access.NOMINATED_OFFICER)
def names() -> ResponseReturnValue:
    """The names and the colour."""
    form = form_for(NamesForm, **_start(ProfilePart.NAMES, NamesForm))
    return _saving(ProfilePart.NAMES, form, lambda session, how: operations.save_names(session, form.names(), **how))


@blueprint.route(f"{PROFILE}/contacts", methods=["GET", "POST"])
@open_to(Access.NOMINATED_OFFICER)
def contacts() -> ResponseReturnValue:
    """The contact officers."""
    form = form_for(ContactsForm, **_start(ProfilePart.CONTACTS, ContactsForm))
    return _saving(ProfilePart.CONTACTS, form, lambda session, how: operations.save_contacts(session, form.said(), **how))


@blueprint.route(f"{PROFILE}/plan", methods=["GET", "POST"])
@open_to(Access.NOMINATED_OFFICER)
def plan() -> ResponseReturnValue:
    """The themes of the council plan, and the values."""
    form = form_for(PlanForm, **_start(ProfilePart.PLAN, PlanForm))
    return _saving(ProfilePart.PLAN, form, lambda session, how: operations.save_plan(session, *form.said(), **how))


@blueprint.route(f"{PROFILE}/paragraphs", methods=["GET", "POST"])
@open_to(Access.NOMINATED_OFFICER)
def paragraphs() -> ResponseReturnValue:
    """The standard paragraphs."""
    form = form_for(ParagraphsForm, **_start(ProfilePart.PARAGRAPHS, ParagraphsForm))
    return _saving(ProfilePart.PARAGRAPHS, form, lambda session, how: operations.save_paragraphs(session, form.said(), **how))


@blueprint.route(f"{PROFILE}/limits", methods=["GET", "POST"])
@open_to(Access.NOMINATED_OFFICER)
def limits() -> ResponseReturnValue:
    """The limit of sides, the marking, and who initials a draft."""
    form = form_for(LimitsForm, **_start(ProfilePart.LIMITS, LimitsForm))

    def save(session: Session, how: dict[str, Any]) -> None:
        operations.save_limits(session, sides=form.sides_said(), marking=form.marking_said(), roles=form.roles_said(), **how)

    return _saving(ProfilePart.LIMITS, form, save)


@blueprint.route(f"{PROFILE}/logo", methods=["GET", "POST"])
@open_to(Access.NOMINATED_OFFICER)
def logo() -> ResponseReturnValue:
    """The logo, and what it says."""
    request.max_content_length = LOGO_LIMIT
    held = operations.read_files(db.session()).get(FileKind.LOGO)
    form = form_for(LogoForm, alternative=operations.read_profile(db.session()).logo_alternative)
    form.has_logo = held is not None

    def write(session: Session) -> str:
        alternative = form.alternative.data or ""
        if form.content:
            operations.put_logo(session, form.file_name, form.content, alternative=alternative, at=clock.now(), by=person().name)
        else:
            operations.describe_logo(session, alternative)
        return url_for(".profile", _anchor="logo")

    return respond(form, write, lambda status: (_file_page(form, FileKind.LOGO), status))


@blueprint.get(f"{PROFILE}/logo/picture")
@open_to(Access.READER)
def logo_picture() -> Response:
    """The logo itself."""
    content = operations.file_content(db.session(), FileKind.LOGO)
    kind = "image/png" if content.startswith(b"\x89PNG") else "image/jpeg"
    return send_file(BytesIO(content), mimetype=kind)


@blueprint.route(f"{PROFILE}/word-template", methods=["GET", "POST"])
@open_to(Access.NOMINATED_OFFICER)
def word_template() -> ResponseReturnValue:
    """The council's Word template."""
    request.max_content_length = TEMPLATE_LIMIT
    form = form_for(WordTemplateForm)

    def write(session: Session) -> str:
        if form.let_in:
            operations.put_word_template(session, form.file_name, form.let_in, at=clock.now(), by=person().name)
        return url_for(".profile", _anchor="word-template")

    return respond(form, write, lambda status: (_file_page(form, FileKind.WORD_TEMPLATE), status))


@blueprint.post(f"{PROFILE}/<file_kind>/remove")
@open_to(Access.NOMINATED_OFFICER)
def remove_file(file_kind: str) -> ResponseReturnValue:
    """Take the logo or the Word template out of the profile."""
    if file_kind not in set(FileKind):
        return error_page(404)
    form = form_for(KeyedForm)

    def write(session: Session) -> str:
        operations.remove_file(session, FileKind(file_kind))
        return url_for(".profile", _anchor=file_kind)

    def show(status: int) -> ResponseReturnValue:
        return error_page(status, " ".join(error["text"] for error in form.error_list))

    return respond(form, write, show)


def _start(part: ProfilePart, form_class: Any) -> dict[str, Any]:
    """What a form of a part begins with, and the version it is made from."""
    return {"made_from": _version(part), **form_class.start(operations.read_profile(db.session()))}


def _version(part: ProfilePart) -> int:
    saved = operations.read_saved_parts(db.session()).get(part)
    return saved.version if saved else 0


def _saving(part: ProfilePart, form: Any, save: Callable[[Session, dict[str, Any]], None]) -> ResponseReturnValue:
    """Show the form of a part, or save it once; where somebody else has saved meanwhile, show both."""

    def write(session: Session) -> str:
        save(session, {"made_from": form.made_from, "at": clock.now(), "by": person().name})
        return url_for(".profile", _anchor=part.value)

    def draw(status: int, *, theirs: bool = False) -> ResponseReturnValue:
        around = {"area": area(), "part": part, "form": form, "theirs": theirs}
        if theirs:
            around["now"] = operations.read_profile(db.session())
        return render_template("reports/part.html", **around), status

    def stale(_error: OutOfDate) -> ResponseReturnValue:
        form.version.data = str(_version(part))
        return draw(409, theirs=True)

    return respond(form, write, draw, stale=stale)


def _file_page(form: Any, kind: FileKind) -> str:
    held = operations.read_files(db.session()).get(kind)
    return render_template("reports/file.html", area=area(), kind=kind, form=form, held=held)
