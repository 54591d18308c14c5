"""The story holds together on whatever day it is told."""

import re
from datetime import date

import pytest

from readiness.demonstration.story import story
from readiness.demonstration.story.calendar import MONTHS, Calendar, NoSuchDate

DAYS = [
    *(date(year, month, 5 + 2 * month) for year in (2026, 2027) for month in range(1, 13)),
    date(2026, 12, 25), date(2027, 1, 1), date(2027, 2, 15), date(2027, 3, 31), date(2028, 2, 29), date(2028, 8, 31),
]  # fmt: skip
RUNS_OUT = "runs out in"


@pytest.fixture(params=DAYS, ids=str)
def as_at(request):
    return request.param


def test_what_happened_is_past_and_in_order_and_nothing_was_due_before_it_was_written(as_at):
    for evaluation in story(as_at).evaluations:
        for question in evaluation.questions:
            written = [evaluation.started_on, *(entry.written_on for entry in question.entries), question.written_on]
            assert written == sorted(written)
            assert written[-1] < as_at
            for entry in question.entries:
                later = [entry.changed_on, entry.confirmed_on, entry.removed_on]
                assert all(entry.written_on < day < as_at for day in later if day), (question.key, entry.number)
                assert not entry.content.true_on or entry.content.true_on <= entry.written_on
                assert not entry.content.due_on or entry.content.due_on > entry.written_on, (question.key, entry.number)


def test_no_text_speaks_of_a_month_that_has_not_come(as_at):
    for evaluation in story(as_at).evaluations:
        for question in evaluation.questions:
            for entry in question.entries:
                for month, year in re.findall(
                    rf"\b({'|'.join(MONTHS)}) (20\d\d)\b", f"{entry.content.text} {entry.content.difference}"
                ):
                    has_come = (int(year), MONTHS.index(month) + 1) <= (as_at.year, as_at.month)
                    assert has_come is (RUNS_OUT not in entry.content.text), (question.key, entry.number)


def test_a_figure_for_a_month_is_not_true_before_the_month_has_ended(as_at):
    last_month = Calendar(as_at).text("{month -60}")

    for evaluation in story(as_at).evaluations:
        for question in evaluation.questions:
            for entry in question.entries:
                if re.search(rf"(months to|day of|end of) {last_month}", f"{entry.content.text} {entry.content.difference}"):
                    at = entry.content.true_on or entry.written_on
                    assert (at.year, at.month) > (int(last_month.split()[1]), MONTHS.index(last_month.split()[0]) + 1)


def test_the_same_day_tells_the_same_story():
    assert story(date(2026, 11, 22)) == story(date(2026, 11, 22))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("{date -62}", "21 September 2026"),
        ("{month -60}", "September 2026"),
        ("{month -60 -9}", "December 2025"),
        ("{month -60 4}", "January 2027"),
        ("{term -120}", "summer term of 2026"),
        ("{term -60}", "autumn term of 2026"),
        ("{term -300}", "spring term of 2026"),
        ("{year -400}", "2025"),
        ("{latest 31 March -60}", "31 March 2026"),
        ("{latest 30 November -60}", "30 November 2025"),
        ("{latest July -60}", "July 2026"),
        ("between {date -3} and {date 3}", "between 19 November 2026 and 25 November 2026"),
    ],
)
def test_a_date_in_a_text_is_told_in_words(written, read):
    assert Calendar(date(2026, 11, 22)).text(written) == read


@pytest.mark.parametrize("written", ["{day -3}", "{month soon}", "{latest Julember -60}", "{latest 31 June -60}", "{"])
def test_a_brace_that_spells_no_date_is_refused(written):
    with pytest.raises(NoSuchDate):
        Calendar(date(2026, 11, 22)).text(written)


@pytest.mark.parametrize(
    ("days", "found"),
    [
        (-1, date(2027, 12, 29)),
        (-4, date(2027, 12, 24)),  # Boxing Day is a Sunday, Christmas a Saturday
        (2, date(2028, 1, 3)),  # New Year's Day is a Saturday
        (8, date(2028, 1, 7)),
    ],
)
def test_a_day_that_nobody_works_gives_way_to_the_nearest_one_on_its_side(days, found):
    assert Calendar(date(2027, 12, 30)).day(days) == found
