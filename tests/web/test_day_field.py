"""Dates as people type them, in three boxes."""

from datetime import date

import pytest

from readiness.database import db
from readiness.evaluations import operations as evaluations

NEW = "/areas/testshire/self-evaluations/1/questions/assurance/achieved/new"


def add(client, day, month, year):
    return client.submit(NEW, text="We meet.", true_on__day=day, true_on__month=month, true_on__year=year)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (("27", "3", "2026"), date(2026, 3, 27)),
        (("07", "03", "2026"), date(2026, 3, 7)),
        ((" 7 ", " March ", " 2026 "), date(2026, 3, 7)),
        (("7", "mar", "2026"), date(2026, 3, 7)),
        (("7", "SEPT", "2026"), date(2026, 9, 7)),
        (("29", "February", "2024"), date(2024, 2, 29)),
        (("", "", ""), None),
        ((" ", "", ""), None),
    ],
)
def test_a_date_is_understood(client, evaluation, typed, meant):
    assert add(client, *typed).status_code == 303
    db.session.rollback()
    [entry] = evaluations.read_question(db.session(), evaluation, "assurance").entries
    assert entry.content.true_on == meant


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (("", "3", "2026"), "The date must include a day"),
        (("27", "", "2026"), "The date must include a month"),
        (("27", "3", ""), "The date must include a year"),
        (("29", "2", "2026"), "The date must be a real date"),
        (("31", "April", "2026"), "The date must be a real date"),
        (("27", "13", "2026"), "The date must be a real date"),
        (("0", "0", "2026"), "The date must be a real date"),
        (("27", "3", "2"), "The year must have four figures"),
        (("27", "3", "26"), "The year must have four figures"),
        (("27", "3", "99999999999999999999"), "The year must have four figures"),
        (("27", "Ma", "2026"), "The date must be in numbers"),
        (("x", "3", "2026"), "The date must be in numbers"),
        (("-1", "3", "2026"), "The date must be in numbers"),
        (("²", "3", "2026"), "The date must be in numbers"),
        (("1e1", "3", "2026"), "The date must be in numbers"),
    ],
)
def test_what_is_no_date_is_refused_in_words_and_stays_as_it_was_typed(client, evaluation, typed, says):
    answer = add(client, *typed)

    assert answer.status_code == 422
    assert says in answer.text
    assert "true_on-day" in answer.text
    fields = client.fields(NEW)[1]
    assert tuple(fields[f"true_on-{part}"] for part in ("day", "month", "year")) == typed
    assert fields["text"] == "We meet."


def test_an_error_leads_to_its_field(client, evaluation):
    answer = add(client, "", "3", "2026")

    assert 'href="#true_on-day"' in answer.text


def test_a_post_with_fewer_or_more_parts_than_three_is_no_server_error(client, evaluation):
    target, fields = client.fields(NEW)
    for part in ("day", "month", "year"):
        fields.pop(f"true_on-{part}")

    assert client.post(target, data=fields | {"text": "x", "true_on-day": "7"}).status_code == 422
    assert client.post(target, data=fields | {"text": "x", "true_on": "7 3 2026"}).status_code == 303
