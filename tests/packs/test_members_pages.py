"""The page for members: one short page, marked as read, which then begins with what has changed for that reader alone."""

import re
from dataclasses import replace

import pytest
from flask import g

from readiness import clock
from readiness.database import db
from readiness.evaluations import operations as evaluations
from readiness.evaluations.model import EntryContent, EntryKind, Judgement, QuestionJudgement
from readiness.web.access import LOCAL_PERSON
from readiness.web.filters import day
from tests.databases import both_databases
from tests.evaluations.test_entry_pages import HOSTILE
from tests.packs.test_report_pages import OF_OFFICERS
from tests.rows import all_rows
from tests.strict_client import Page

EVALUATION = "/areas/testshire/self-evaluations/1"
BRIEFING = f"{EVALUATION}/briefing"
CHANGED = "What has changed since you last read this"


def mark_read(client):
    return client.submit(BRIEFING, action="/briefing/read")


def headings(page):
    return [one.get_text(strip=True) for one in page.select("main h2")]


@pytest.fixture
def answered(desk):
    """One question is judged and has something still to do."""
    with desk() as at:
        evaluations.add_entry(at, "assurance", EntryKind.STILL_TO_DO, EntryContent("Publish the board’s papers."))
        judged = QuestionJudgement(Judgement.DEVELOPING, "The board is new.")
        evaluations.record_judgement(at, "assurance", judged, made_from=0)


def test_the_page_is_one_side_and_leads_to_all_there_is_to_read(client, evaluation, answered):
    page = client.page(BRIEFING)

    assert headings(page)[0] == "What the inspection is"
    assert CHANGED not in headings(page)
    assert "Where we stand" in headings(page)
    assert len(page.main.split()) < 800
    for link in page.select("main a[href^='/areas']"):
        assert client.get(link["href"]).status_code == 200, link
    assert page.select("a[href$='members-briefing/full/read']")


def test_the_page_opens_where_nobody_has_answered_anything(client, evaluation):
    assert "Where we stand" in headings(client.page(BRIEFING))


@both_databases
def test_once_read_it_begins_with_what_has_changed_since(client, evaluation, answered, desk):
    assert mark_read(client).location == BRIEFING
    page = client.page(BRIEFING)
    assert f"read on {day(clock.today())}" in page.main
    with desk() as at:
        judged = QuestionJudgement(Judgement.AREA_TO_IMPROVE, "Its papers are public, and minutes say what was decided.")
        evaluations.record_judgement(at, "assurance", judged, made_from=1)

    page = client.page(BRIEFING)

    assert CHANGED in headings(page)
    assert headings(page).index(CHANGED) < headings(page).index("Where we stand")
    changed = page.find("h2", string=re.compile(CHANGED)).find_next(["ul", "p", "ol"]).get_text(" ")
    assert changed.strip()
    mark_read(client)
    again = client.page(BRIEFING)
    since = again.find("h2", string=re.compile(CHANGED))
    assert since is None or "Nothing" in since.find_next("p").get_text()


def test_what_one_reader_has_read_is_not_what_another_has(client, app, evaluation, answered):
    mark_read(client)
    other = replace(LOCAL_PERSON, key="another", name="Councillor Invented")
    # Local mode has one person. This is where a second one would come in, after the hook that says who is asking.
    app.before_request_funcs[None].append(lambda: setattr(g, "person", other))

    page = client.page(BRIEFING)

    assert "You last marked" not in page.main
    assert CHANGED not in headings(page)


@both_databases
def test_marking_twice_leaves_one_row(client, evaluation, answered):
    target, fields = client.fields(BRIEFING, action="/briefing/read")

    answers = [client.post(target, data=fields) for _ in range(2)]
    mark_read(client)

    assert {(answer.status_code, answer.location) for answer in answers} == {(303, BRIEFING)}
    assert len(all_rows()["reading"]) == 1


def test_a_page_open_for_too_long_marks_nothing_and_says_so(client, evaluation):
    target, fields = client.fields(BRIEFING, action="/briefing/read")

    refused = client.post(target, data=fields | {"csrf_token": "stale"})

    assert refused.status_code == 422
    assert all_rows()["reading"] == []


def test_whoever_opens_the_page_leaves_no_trace_of_it(client, evaluation, answered):
    before = all_rows()

    client.page(BRIEFING)

    assert all_rows() == before


def test_a_closed_self_evaluation_is_read_and_marked_as_any_other(client, evaluation, answered):
    client.submit(f"{EVALUATION}/close")

    assert mark_read(client).status_code == 303
    assert "read on" in client.page(BRIEFING).main


def test_a_member_never_meets_a_word_of_ours(client, evaluation, answered):
    for _each in range(2):
        assert OF_OFFICERS.findall(client.page(BRIEFING).main) == []
        mark_read(client)


@pytest.mark.parametrize("shape", HOSTILE)
def test_hostile_words_are_only_ever_words(client, evaluation, desk, shape):
    mark_read(client)
    with desk() as at:
        told = EntryContent(HOSTILE[shape], lead=HOSTILE[shape][:100])
        evaluations.add_entry(at, "assurance", EntryKind.STILL_TO_DO, told)
        evaluations.record_judgement(at, "assurance", QuestionJudgement(Judgement.AREA_TO_IMPROVE, HOSTILE[shape]), made_from=0)
    db.session.rollback()

    page = client.page(BRIEFING)

    assert page.select("main script, main img, main iframe, main [href^='javascript'], main [href^='data']") == []


def test_another_areas_briefing_is_as_one_never_made(client, evaluation):
    answers = [client.get(f"/areas/testshire/self-evaluations/{number}/briefing") for number in (2, 777)]

    assert {answer.status_code for answer in answers} == {404}
    assert "no self-evaluation" in Page(answers[0].text, "lxml").main
