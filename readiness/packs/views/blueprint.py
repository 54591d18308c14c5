"""The blueprint of documents, and what all its views share: the published snapshot, the as-at date, files and pages as answers."""

import base64
import hashlib
import re
from datetime import date
from html import escape
from io import BytesIO

from flask import Blueprint, Response, make_response, request, send_file

from readiness import clock
from readiness.areas.entering import area, enter
from readiness.banks.views import library
from readiness.database import db
from readiness.errors import Refused
from readiness.evaluations.operations import evaluation_by_number
from readiness.packs import operations
from readiness.packs.operations import Made
from readiness.snapshots.model import PublishedSnapshot
from readiness.web.forms import day_within_bounds
from readiness.web.headers import POLICY

blueprint = Blueprint("packs", __name__, url_prefix="/areas/<area_key>/self-evaluations/<int(max=999999):number>")
blueprint.before_request(enter)


class BadAsAtDate(Refused):
    """An as-at date that is none."""


def snapshot_of(number: int, as_at: date | None = None) -> PublishedSnapshot:
    """The snapshot that the documents of self-evaluation `number` are made from, for a date or for the one asked for."""
    evaluation = evaluation_by_number(db.session(), number)
    return operations.take(db.session(), area(), evaluation, library=library(), as_at=as_at or as_at_asked())


def snapshot_alone(number: int) -> PublishedSnapshot:
    """As `snapshot_of`, for a document made of nothing else: writing one takes a while, and needs no connection."""
    snapshot = snapshot_of(number)
    db.session.rollback()
    return snapshot


def as_at_asked() -> date:
    """The date asked for with `?as_at=2026-03-27` or in three parts; today where there is none. Raises BadAsAtDate."""
    parts = [request.args.get(f"as_at-{part}", "").strip() for part in ("year", "month", "day")]
    wanted = request.args.get("as_at", "").strip() or ("-".join(part.zfill(2) for part in parts) if any(parts) else "")
    if not wanted:
        return clock.today()
    try:
        return day_within_bounds(date.fromisoformat(wanted))
    except ValueError as error:
        raise BadAsAtDate(f"“{wanted[:20]}” is not a date. Enter the as-at date in numbers, such as 27 3 2026.") from error


def file(made: Made) -> Response:
    """A document as a download."""
    kind = made.media_type.partition(";")[0]  # the framework adds the character set itself
    return send_file(BytesIO(made.content), mimetype=kind, as_attachment=True, download_name=made.file_name)


BACK_STYLE = b".back a { display: inline-block; min-height: 1.5rem; } .back { margin: 0; padding: 0.75rem 1.25rem; max-width: none; } @media print { .back { display: none; } }\n</style>"


def page(made: Made, *, back: str = "", words: str = "") -> Response:
    """A document made as a web page, shown instead of downloaded, with a way back to the address `back`, which `words` name.

    Its policy allows its own style and no other.
    """
    content = made.content
    if back:
        way = f'<nav aria-label="Way back"><p class="back"><a href="{escape(back)}">{escape(words)}</a></p></nav>\n<header'
        content = content.replace(b"</style>", BACK_STYLE, 1).replace(b"<header", way.encode(), 1)
    response = make_response(content)
    response.mimetype = "text/html"
    response.headers["Content-Security-Policy"] = POLICY.replace("style-src 'self'", f"style-src {_style_digests(content)}")
    return response


def _style_digests(content: bytes) -> str:
    """What a policy says to allow exactly the style blocks that stand in a page, and no other."""
    blocks = re.findall(rb"<style[^>]*>(.*?)</style>", content, re.DOTALL)
    return " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(block).digest()).decode()}'" for block in blocks) or "'none'"
