"""What somebody typed is kept until it is saved or discarded, whatever refused it, and for its writer alone."""

import json

import pytest
from sqlalchemy import event, func, select

from readiness.app import create_app
from readiness.database import db, writing
from readiness.evaluations import operations as evaluations
from readiness.evaluations.model import EntryContent, EntryKind
from readiness.submissions import operations as submissions
from readiness.submissions.model import DRAFT_LIMIT
from readiness.submissions.tables import SubmissionRow
from readiness.web import access
from readiness.web.access import Access, Person
from tests.conftest import NOON
from tests.databases import both_databases, settings_for
from tests.routes import token_of

QUESTION = "/areas/testshire/self-evaluations/1/questions/assurance"
NEW = f"{QUESTION}/achieved/new"
HARD = "Line one\n\n  indented <b>&amp;</b> \U0001f469\u200d\U0001f467 `{{7*7}}` =1+1\n\ttab \u202eabc\u2066\nLast"


def drafts():
    db.session.rollback()
    return db.session.scalars(select(SubmissionRow).where(SubmissionRow.answered_at.is_(None))).all()


def typed_on(client, path, name):
    return client.fields(path)[1][name]


@both_databases
def test_what_was_typed_into_a_refused_form_is_given_back_byte_for_byte(client, evaluation):
    long = (HARD * 200)[:9_000] + "\n" + "x" * 1_001
    answer = client.submit(NEW, text=long.replace("\n", "\r\n"), difference=HARD, partner="ICB")

    assert answer.status_code == 422
    assert "It has 10,002." in answer.text
    again = client.fields(NEW)[1]
    assert (again["text"], again["difference"], again["partner"]) == (long, HARD, "ICB")


def test_the_draft_is_on_the_question_page_too_where_the_form_stands(client, evaluation):
    client.submit(NEW, text="", difference=HARD)

    assert client.page(QUESTION).select_one("#achieved-difference").get_text().removeprefix("\n") == HARD


def test_a_draft_is_gone_once_it_is_saved(client, evaluation):
    client.submit(NEW, text="", difference="Waits fell.")

    assert client.submit(NEW, text="We meet.").status_code == 303
    assert typed_on(client, NEW, "text") == typed_on(client, NEW, "difference") == ""
    assert not drafts()


def test_a_draft_is_forgotten_when_its_writer_discards_it(client, evaluation):
    client.submit(NEW, text="", difference="Waits fell.")

    answer = client.submit(NEW, action="/drafts/discard")

    assert (answer.status_code, answer.location) == (303, NEW)
    assert typed_on(client, NEW, "difference") == ""
    assert not drafts()


@both_databases
def test_a_draft_is_seen_by_its_writer_alone(client, evaluation, tmp_path, database):
    client.submit(NEW, text="", difference="Between me and my screen.")

    other = create_app(settings_for(tmp_path, database))
    other.before_request_funcs[None] = [hook for hook in other.before_request_funcs[None] if hook.__name__ != "check_mark"]
    access.guard(other, who=lambda: Person("somebody-else", "Bo Example", Access.NOMINATED_OFFICER))
    with other.app_context():
        page = other.test_client().get(NEW).text
        db.session.remove()
        db.engine.dispose()

    assert "Between me and my screen." not in page
    assert "Between me and my screen." in client.get(NEW).text


def test_nobody_keeps_into_or_discards_or_answers_another_writers_draft(app):
    with writing() as session:
        submissions.keep_draft(session, "k", writer="asha", path="/p", fields=(("text", "Mine"),), at=NOON)
    with writing() as session:
        submissions.keep_draft(session, "k", writer="bo", path="/p", fields=(("text", "Yours"),), at=NOON)
        submissions.discard_draft(session, "k", writer="bo")

    assert submissions.latest_drafts(db.session(), writer="asha", paths=("/p",))["/p"].fields == (("text", "Mine"),)
    assert submissions.latest_drafts(db.session(), writer="bo", paths=("/p",)) == {}


def test_of_two_tabs_the_one_typed_last_is_shown_and_the_other_is_not_lost(client, evaluation):
    first, second = client.fields(NEW)[1], client.fields(NEW)[1]
    client.post(NEW, data=first | {"text": "", "difference": "From the first tab."})
    client.post(NEW, data=second | {"text": "", "difference": "From the second tab."})

    assert typed_on(client, NEW, "difference") == "From the second tab."
    client.submit(NEW, text="Saved.")

    assert typed_on(client, NEW, "difference") == "From the first tab."


def keep(client, path=NEW, **fields):
    posted = client.fields(NEW)[1] | fields | {"draft_path": path}
    return client.post("/drafts", data=posted)


def test_the_script_keeps_what_is_being_typed_and_is_told_when(client, evaluation):
    answer = keep(client, text=HARD.replace("\n", "\r\n"))

    assert answer.status_code == 200
    assert " at " in answer.json["saved_at"]
    assert typed_on(client, NEW, "text") == HARD


def test_keeping_again_replaces_what_was_kept(client, evaluation):
    fields = client.fields(NEW)[1]
    for words in ("We", "We meet", "We meet monthly"):
        client.post("/drafts", data=fields | {"text": words, "draft_path": NEW})

    assert len(drafts()) == 1
    assert typed_on(client, NEW, "text") == "We meet monthly"


def test_keeping_after_saving_brings_no_draft_back(client, evaluation):
    target, fields = client.fields(NEW)
    client.post(target, data=fields | {"text": "Saved."})

    client.post("/drafts", data=fields | {"text": "Saved.", "draft_path": NEW})

    assert not drafts()


def test_blanks_are_nothing_to_keep(client, evaluation):
    keep(client, text=" \n ")

    assert not drafts()


@pytest.mark.parametrize(
    "path", ["", "areas/x", "//evil.example/x", "https://evil.example/x", "/\\evil.example", "/a\x00b", "javascript:alert(1)"]
)
@both_databases
def test_a_draft_is_kept_only_for_a_page_of_ours(client, evaluation, path):
    assert keep(client, path, text="Text.").status_code == 400
    assert client.submit(NEW, text="", difference="x").status_code == 422
    fields = client.fields(NEW, action="/drafts/discard")[1]
    assert client.post("/drafts/discard", data=fields | {"draft_path": path}).status_code == 400


def test_a_very_long_address_keeps_and_breaks_nothing(client, evaluation):
    assert keep(client, "/" + "x" * 5_000, text="Text.").status_code == 200


def test_more_text_than_can_be_kept_is_shown_again_and_the_page_says_so(client, evaluation):
    answer = client.submit(NEW, text="x" * (DRAFT_LIMIT + 1))

    assert answer.status_code == 422
    assert "It has 400,001." in answer.text
    assert "the most that can be kept" in answer.text
    assert "x" * (DRAFT_LIMIT + 1) in answer.text


def test_more_than_a_form_can_hold_is_the_413_page(client, evaluation):
    assert client.submit(NEW, text="x" * 2_000_001).status_code == 413


def test_a_session_that_ended_loses_nothing(client, evaluation):
    target, fields = client.fields(NEW)
    client.delete_cookie("readiness_session")

    answer = client.post(target, data=fields | {"text": HARD.replace("\n", "\r\n")})

    assert answer.status_code == 422
    assert "open for too long" in answer.text
    saved = client.submit_page(answer)
    assert saved.status_code == 303
    assert [entry.content.text for entry in evaluations.read_question(fresh(), evaluation, "assurance").entries] == [HARD]


def fresh():
    db.session.rollback()
    return db.session()


def test_what_a_page_elsewhere_posts_in_ones_name_is_not_kept(client, evaluation):
    answer = client.post(NEW, data={"text": "Planted by a page elsewhere.", "submission": "forged.key", "csrf_token": "x"})

    assert answer.status_code == 422
    assert not drafts()
    assert "Planted" not in client.get(NEW).text


@pytest.mark.parametrize("forged", ["", "x", "\U0001f600", "0" * 5_000, "IjAwIg.bad-signature"])
def test_a_forged_key_is_replaced_and_the_form_saves(client, evaluation, forged):
    answer = client.submit(NEW, text="Saved.", submission=forged)

    assert answer.status_code == 303


def test_a_key_of_another_writer_is_not_mistaken_for_answered(client, app, evaluation):
    target, fields = client.fields(NEW)
    client.post(target, data=fields | {"text": "First."})
    with writing() as session:
        for row in session.scalars(select(SubmissionRow)):
            row.writer = "somebody-else"

    answer = client.post(target, data=fields | {"text": "First."})

    assert answer.status_code in {303, 422}
    assert "Traceback" not in answer.text


def test_a_draft_typed_against_an_older_version_still_meets_whoever_saved_in_between(client, evaluation, desk):
    with desk() as at:
        evaluations.add_entry(at, "assurance", EntryKind.ACHIEVED, EntryContent("As it was."))
    edit = f"{QUESTION}/entries/1"
    fields = client.fields(edit)[1]
    client.post("/drafts", data=fields | {"text": "Mine.", "draft_path": edit})
    with desk() as at:
        evaluations.edit_entry(at, "assurance", 1, EntryContent("Theirs."), made_from=1)

    answer = client.submit(edit)

    assert answer.status_code == 409
    assert "Theirs." in answer.text
    assert "Mine." in answer.text


def test_drafts_nobody_came_back_to_go_after_ninety_days(app):
    with writing() as session:
        submissions.keep_draft(session, "old", writer="w", path="/p", fields=(("text", "x"),), at=NOON)
    later = NOON.replace(year=2027)
    with writing() as session:
        submissions.keep_draft(session, "new", writer="w", path="/q", fields=(("text", "y"),), at=later)

    assert [row.key for row in drafts()] == ["new"]


def test_a_full_disk_is_said_what_was_typed_stays_on_the_page_and_reading_goes_on(client, app, evaluation):
    def full(connection, _entry):
        connection.execute("PRAGMA max_page_count=1")

    target, fields = client.fields(NEW)
    db.session.remove()
    db.engine.dispose()
    event.listen(db.engine, "connect", full)
    answer = client.post(target, data=fields | {"text": HARD.replace("\n", "\r\n") + "x" * 9_000})

    assert answer.status_code == 503
    assert "cannot be written to at the moment" in answer.text
    assert client.form_of(page_of(answer), target, action="new")[1]["text"] == HARD + "x" * 9_000
    assert client.get(QUESTION).status_code == 200
    event.remove(db.engine, "connect", full)
    db.session.remove()
    db.engine.dispose()
    assert client.submit_page(answer, action="new").status_code == 303


def page_of(answer):
    from tests.strict_client import Page

    return Page(answer.text, "lxml")


def test_the_rows_of_drafts_hold_what_was_typed_and_no_token(client, evaluation):
    token = token_of(client)
    client.submit(NEW, text="", difference="x")

    [row] = drafts()
    assert {name for name, _value in json.loads(row.fields)} >= {"text", "difference"}
    assert token not in row.fields


def test_the_count_of_rows_does_not_grow_with_every_keystroke(client, evaluation):
    fields = client.fields(NEW)[1]
    for number in range(5):
        client.post("/drafts", data=fields | {"text": f"{number}", "draft_path": NEW})

    assert db.session.scalar(select(func.count()).select_from(SubmissionRow)) == 1
