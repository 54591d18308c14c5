"""From an error to the page that says what happened and what to do next."""

from flask import Flask, render_template
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException

from readiness.canonical import clean_line
from readiness.errors import NotFound, OutOfDate, ReadinessError

TITLES = {
    400: "This page could not be read",
    403: "You cannot open this page",
    404: "Page not found",
    405: "This page cannot be opened that way",
    409: "Somebody else has changed this",
    413: "That is too much to send at once",
    422: "That could not be done",
    500: "Something went wrong on our side",
    503: "The database cannot be used just now",
}
ADVICE = {
    400: "Go back, check what you entered and send it again.",
    403: "Ask the nominated officer if you think you should be able to.",
    404: "If you typed the address, check it. If you followed a link, what it led to may have been removed or renamed.",
    405: "Open it from the page you came from.",
    413: "Send it in smaller parts.",
    500: "What you had saved is safe. Go back and try again; if it happens again, tell whoever looks after Readiness when it was.",
    503: "What you just sent was not saved; what was saved before is safe. Go back, keep a copy of what you typed, and try again in a minute.",
}


def show_errors(app: Flask) -> None:
    """Map every family of errors to its page."""
    app.register_error_handler(ReadinessError, _domain)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(OperationalError, _database)
    app.register_error_handler(500, _unforeseen)


def page(status: int, message: str = "") -> tuple[str, int]:
    """The error page for a status; `message`, which may repeat an address, stands in place of the general advice."""
    message = clean_line(message)
    title = TITLES.get(status, TITLES[500])
    return render_template("errors/error.html", title=title, message=message or ADVICE.get(status, ADVICE[400])), status


def _domain(error: ReadinessError) -> tuple[str, int]:
    if isinstance(error, NotFound):
        return page(404, str(error))
    return page(409 if isinstance(error, OutOfDate) else 422, str(error))


def _http(error: HTTPException) -> tuple[str, int]:
    own_words = type(error).__module__.startswith("readiness.")
    return page(error.code or 500, str(error.description) if own_words else "")


def _database(_error: OperationalError) -> tuple[str, int]:
    return page(503)


def _unforeseen(_error: Exception) -> tuple[str, int]:
    return page(500)
