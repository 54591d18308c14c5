"""Where the script of a form keeps what is being typed, and where a writer discards it."""

from urllib.parse import urlsplit

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import BadRequest

from readiness import clock
from readiness.database import writing
from readiness.submissions import operations
from readiness.submissions.answering import keep as keep_draft
from readiness.submissions.forms import KeyedForm
from readiness.web.access import Access, open_to, person
from readiness.web.filters import moment

blueprint = Blueprint("submissions", __name__, url_prefix="/drafts")


def _own_path(address: str) -> str:
    """The path of an address on this site. Raises BadRequest for any other."""
    try:
        parts = urlsplit(address)
    except ValueError as error:
        raise BadRequest from error
    if (
        parts.scheme
        or parts.netloc
        or not parts.path.startswith("/")
        or parts.path.startswith("//")
        or not parts.path.isprintable()
        or "\\" in parts.path
    ):
        raise BadRequest
    return parts.path[:400]


@blueprint.post("")
@open_to(Access.CONTRIBUTOR)
def keep() -> ResponseReturnValue:
    """Keep what is being typed. Answers with the moment at which it was on disk."""
    form = KeyedForm()
    if not form.validate_on_submit():
        raise BadRequest
    fields = tuple((name, value) for name, value in form.typed if name != "draft_path")
    keep_draft(form, _own_path(request.form.get("draft_path", "")), fields)
    return {"saved_at": moment(clock.now())}


@blueprint.post("/discard")
@open_to(Access.CONTRIBUTOR)
def discard() -> ResponseReturnValue:
    """Forget the draft a page shows and open the page as it is."""
    form = KeyedForm()
    path = _own_path(request.form.get("draft_path", ""))
    if not form.validate_on_submit():
        raise BadRequest
    with writing() as session:
        operations.discard_draft(session, form.key, writer=person().key)
    return redirect(path, code=303)
