"""From an error to its page, the headers of every answer, and how dates and counts are spelt."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import RequestEntityTooLarge

from readiness.app import create_app
from readiness.errors import NotFound, OutOfDate, Refused
from readiness.web.access import Access, open_to
from readiness.web.filters import count, day, moment
from tests.databases import settings_for
from tests.strict_client import StrictClient


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (NotFound("There is no such thing as “<b>x</b>\x00\x85”."), 404, "There is no such thing as “<b>x</b>…”."),
        (Refused("Not today."), 422, "Not today."),
        (OutOfDate("Somebody else was quicker."), 409, "Somebody else was quicker."),
        (OperationalError("select", {}, Exception("disk I/O error")), 503, "not saved"),
        (RequestEntityTooLarge(), 413, "Send it in smaller parts"),
        (ZeroDivisionError("a secret of ours"), 500, "What you had saved is safe"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_every_error_has_a_page_that_says_what_to_do_and_nothing_of_our_insides(tmp_path, database, error, status, words):
    app = create_app(settings_for(tmp_path, database))
    app.test_client_class = StrictClient

    @open_to(Access.READER)
    def fails():
        raise error

    app.add_url_rule("/fails", "fails", fails)
    with app.app_context():
        page = app.test_client().page("/fails", status)

    assert words in page.main
    assert "secret" not in page.words
    assert "disk I/O" not in page.words


@pytest.mark.parametrize("path", ["/", "/nothing", "/areas/new", "/static/app.css", "/question-banks"])
def test_every_answer_carries_the_headers_that_keep_others_out(client, path):
    answer = client.get(path)
    answer.close()

    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http:" not in policy
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert (answer.headers["Cache-Control"] == "no-store") is not path.startswith("/static")


def test_the_cookie_is_kept_from_scripts_and_from_other_sites(client):
    cookie = client.get("/areas/new").headers["Set-Cookie"]

    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_the_pack_as_a_page_allows_its_own_style_and_no_other(client, evaluation):
    answer = client.get("/areas/testshire/self-evaluations/1/pack/read")

    assert answer.status_code == 200
    assert "style-src 'sha256-" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "no entries"), (1, "one entry"), (9, "nine entries"), (10, "10 entries"), (1_200, "1,200 entries"), (-1, "-1 entries")],
)
def test_counts_are_words_up_to_nine(number, words):
    assert count(number, "entry", "entries") == words


def test_days_and_moments_are_londons():
    late = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)

    assert day(late) == "1 July 2026"
    assert moment(late) == "1 July 2026 at 12:30am"
    assert moment(datetime(2026, 1, 5, 12, 0, tzinfo=UTC)) == "5 January 2026 at 12:00pm"
    assert day(date(2026, 3, 9)) == "9 March 2026"
    assert day(None) == ""


@pytest.mark.parametrize(
    "as_at", ["0001-01-01", "1899-12-31", "2201-01-01", "9999-12-31", "2026-02-29", "nonsense", "<b>", "2026-13-01", "\x00"]
)
@pytest.mark.parametrize("document", ["", "/self-evaluation.docx", "/workbook.xlsx", "/snapshot.json", "/read"])
def test_a_pack_for_a_date_that_is_none_is_refused_with_a_page(client, evaluation, as_at, document):
    answer = client.get(f"/areas/testshire/self-evaluations/1/pack{document}", query_string={"as_at": as_at})

    assert answer.status_code == 422
    assert "Enter the as-at date in numbers" in answer.text


@pytest.mark.parametrize("as_at", ["1900-01-01", "2024-02-29", "2200-12-31"])
@pytest.mark.parametrize("document", ["self-evaluation.html", "self-evaluation.docx", "workbook.xlsx", "snapshot.json"])
def test_a_pack_is_made_for_any_date_a_document_can_hold(client, evaluation, as_at, document):
    answer = client.get(f"/areas/testshire/self-evaluations/1/pack/{document}", query_string={"as_at": as_at})

    assert answer.status_code == 200
    assert as_at in answer.headers["Content-Disposition"]


def test_an_as_at_date_in_three_parts_is_read_as_one(client, evaluation):
    parts = {"as_at-day": "7", "as_at-month": "3", "as_at-year": "2026"}

    answer = client.get("/areas/testshire/self-evaluations/1/pack/snapshot.json", query_string=parts)

    assert answer.json["as_at"] == "2026-03-07"
