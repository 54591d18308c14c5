"""What a browser is told that sends more than a page takes: the whole of a page, and not a broken connection."""

import time
from typing import BinaryIO

from flask import make_response, render_template, request
from flask.typing import ResponseReturnValue

from readiness.areas.entering import area
from readiness.evaluations.views.desk import Reading

UPLOAD_LIMIT = 20_000_000
"""Largest upload, in bytes. A self-evaluation of a hundred pages with its logos has two million."""
PASTE_LIMIT = 8_000_000
"""Largest paste with its layout, in bytes: the texts of a form are held in memory, a file is not."""
DRAINED = 1_000_000_000
"""Most bytes that are taken in to be thrown away. A browser shows an answer once it has sent everything, and not before."""
PATIENCE = 60
"""Seconds for which they are."""
CHUNK = 1 << 16


def take_uploads() -> None:
    """Let this request bring more than others may. Call before its form is read; what is over the limit raises then."""
    request.max_content_length = UPLOAD_LIMIT if _is_upload() else PASTE_LIMIT
    request.max_form_memory_size = PASTE_LIMIT


def _is_upload() -> bool:
    """Whether the request may hold a file; a form without one is held in memory whole."""
    return request.mimetype == "multipart/form-data"


def too_large(page: Reading) -> ResponseReturnValue:
    """The page that says what the limit is and how to come under it, after the rest of the upload was thrown away."""
    is_file = _is_upload() and (request.content_length or UPLOAD_LIMIT + 1) > UPLOAD_LIMIT
    _drain(request.environ["wsgi.input"])
    response = make_response(
        render_template(
            "exchange/too_large.html",
            area=area(),
            evaluation=page.evaluation,
            is_file=is_file,
            limit=UPLOAD_LIMIT // 1_000_000,
        ),
        413,
    )
    response.headers["Connection"] = "close"
    return response


def _drain(stream: BinaryIO) -> None:
    """Read what is still coming, a little at a time, within bounds of size and time."""
    until = time.monotonic() + PATIENCE
    left = DRAINED
    while left > 0 and time.monotonic() < until:
        chunk = stream.read(min(CHUNK, left))
        if not chunk:
            return
        left -= len(chunk)
