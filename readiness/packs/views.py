"""Where the documents of a self-evaluation are read and downloaded."""

import base64
import hashlib
import re
from datetime import date
from io import BytesIO

from flask import Blueprint, Response, make_response, render_template, request, send_file
from flask.typing import ResponseReturnValue

from readiness import clock
from readiness.areas.entering import area, enter
from readiness.banks.views import library
from readiness.database import db
from readiness.documents.formats import DOCUMENT_FORMATS
from readiness.errors import Refused
from readiness.evaluations.model import NoSuchThing
from readiness.evaluations.operations import evaluation_by_number
from readiness.packs import operations
from readiness.packs.operations import Made
from readiness.snapshots.model import PublishedSnapshot
from readiness.web.access import Access, open_to
from readiness.web.forms import day_within_bounds
from readiness.web.headers import POLICY

blueprint = Blueprint("packs", __name__, url_prefix="/areas/<area_key>/self-evaluations/<int(max=999999):number>/pack")
blueprint.before_request(enter)


class BadAsAtDate(Refused):
    """An as-at date that is none."""


@blueprint.get("")
@open_to(Access.READER)
def pack(number: int) -> ResponseReturnValue:
    """What can be made of a self-evaluation, and the date it is to speak for."""
    evaluation = evaluation_by_number(db.session(), number)
    bank = library().bank(evaluation.bank_key, evaluation.bank_version)
    return render_template(
        "packs/pack.html",
        area=area(),
        evaluation=evaluation,
        bank=bank,
        as_at=_as_at(),
        today=clock.today(),
        formats=DOCUMENT_FORMATS,
        digest=_snapshot(number).digest,
    )


@blueprint.get("/self-evaluation.<document_format>")
@open_to(Access.READER)
def self_evaluation(number: int, document_format: str) -> ResponseReturnValue:
    """The self-evaluation as a file."""
    if document_format not in DOCUMENT_FORMATS:
        raise NoSuchThing(f"There is no format “{document_format}”. Choose one of: {', '.join(DOCUMENT_FORMATS)}.")
    return _download(operations.make_self_evaluation(_snapshot(number), document_format))


@blueprint.get("/read")
@open_to(Access.READER)
def read(number: int) -> ResponseReturnValue:
    """The self-evaluation as a page: the same bytes as the web page download."""
    made = operations.make_self_evaluation(_snapshot(number), "html")
    response = make_response(made.content)
    response.mimetype = "text/html"
    response.headers["Content-Security-Policy"] = POLICY.replace("style-src 'self'", f"style-src {_style_digests(made.content)}")
    return response


@blueprint.get("/workbook.xlsx")
@open_to(Access.READER)
def workbook(number: int) -> ResponseReturnValue:
    """The Excel workbook as a file."""
    return _download(operations.make_workbook(_snapshot(number)))


@blueprint.get("/snapshot.json")
@open_to(Access.READER)
def snapshot(number: int) -> ResponseReturnValue:
    """The snapshot itself, to check a document's digest against."""
    return _download(operations.make_snapshot(_snapshot(number)))


def _snapshot(number: int) -> PublishedSnapshot:
    evaluation = evaluation_by_number(db.session(), number)
    snapshot = operations.take(db.session(), area(), evaluation, library=library(), as_at=_as_at())
    db.session.rollback()  # writing a document takes a while, and needs no connection
    return snapshot


def _as_at() -> date:
    """The date asked for with `?as_at=2026-03-27` or in three parts; today where there is none. Raises BadAsAtDate."""
    parts = [request.args.get(f"as_at-{part}", "").strip() for part in ("year", "month", "day")]
    wanted = request.args.get("as_at", "").strip() or ("-".join(part.zfill(2) for part in parts) if any(parts) else "")
    if not wanted:
        return clock.today()
    try:
        return day_within_bounds(date.fromisoformat(wanted))
    except ValueError as error:
        raise BadAsAtDate(f"“{wanted[:20]}” is not a date. Enter the as-at date in numbers, such as 27 3 2026.") from error


def _download(made: Made) -> Response:
    return send_file(BytesIO(made.content), mimetype=made.media_type, as_attachment=True, download_name=made.file_name)


def _style_digests(page: bytes) -> str:
    """What a policy says to allow exactly the style blocks that stand in a page, and no other."""
    blocks = re.findall(rb"<style[^>]*>(.*?)</style>", page, re.DOTALL)
    return " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(block).digest()).decode()}'" for block in blocks) or "'none'"
