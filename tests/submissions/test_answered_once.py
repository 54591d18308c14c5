"""A form is answered once: double submit, refresh, Back, two tabs, a proxy's retry and thirty-two at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from flask.testing import FlaskClient

from readiness.areas import operations as areas
from readiness.areas.scope import enter_area
from readiness.database import db
from readiness.evaluations import operations as evaluations
from tests.databases import both_databases

QUESTION = "/areas/testshire/self-evaluations/1/questions/assurance"
NEW = f"{QUESTION}/achieved/new"


def texts(evaluation):
    db.session.rollback()
    return [entry.content.text for entry in evaluations.read_question(db.session(), evaluation, "assurance").entries]


def browsers(client, many):
    """As many tabs of one browser, each to be used by a thread of its own."""
    cookie = client.get_cookie("readiness_session").value
    for _ in range(many):
        tab = FlaskClient(client.application, client.application.response_class)
        tab.set_cookie("readiness_session", cookie)
        yield tab


def at_the_same_moment(client, posts):
    """The answers to (path, fields) posted all at once, each from a thread and tab of its own."""
    posts = list(posts)
    gate = Barrier(len(posts))

    def post(tab, path, fields):
        gate.wait()
        answer = tab.post(path, data=fields)
        return answer.status_code, answer.location

    with ThreadPoolExecutor(len(posts)) as pool:
        return list(
            pool.map(lambda one: post(*one), [(tab, *one) for tab, one in zip(browsers(client, len(posts)), posts, strict=True)])
        )


@both_databases
def test_thirty_two_posts_of_one_form_at_the_same_moment_make_one_entry(client, evaluation):
    fields = client.fields(NEW)[1] | {"text": "Once."}

    answers = at_the_same_moment(client, [(NEW, fields)] * 32)

    assert set(answers) == {(303, f"{QUESTION}#entry-1")}
    assert texts(evaluation) == ["Once."]


@both_databases
def test_thirty_two_people_who_save_at_the_same_moment_lose_nothing_and_share_no_number(client, evaluation):
    posts = [(NEW, client.fields(NEW)[1] | {"text": f"Entry of writer {writer}."}) for writer in range(32)]

    answers = at_the_same_moment(client, posts)

    assert sorted(answers) == sorted((303, f"{QUESTION}#entry-{number}") for number in range(1, 33))
    assert sorted(texts(evaluation)) == sorted(fields["text"] for _path, fields in posts)


@both_databases
def test_one_entry_edited_by_eight_at_the_same_moment_is_saved_by_one_and_shown_to_the_rest(client, evaluation):
    client.submit(NEW, text="As it was.")
    edit = f"{QUESTION}/entries/1"
    posts = [(edit, client.fields(edit)[1] | {"text": f"As writer {writer} has it."}) for writer in range(8)]

    answers = [status for status, _location in at_the_same_moment(client, posts)]

    assert sorted(answers) == [303] + [409] * 7
    saved = posts[answers.index(303)][1]["text"]
    assert texts(evaluation) == [saved]


@both_databases
def test_self_evaluations_started_at_the_same_moment_get_numbers_of_their_own(client, evaluation):
    start = "/areas/testshire/self-evaluations/new"
    posts = [(start, client.fields(start)[1] | {"title": f"Of {one}", "bank": "send-local-area-2016 1"}) for one in range(8)]

    answers = at_the_same_moment(client, posts)

    assert sorted(answers) == [(303, f"/areas/testshire/self-evaluations/{number}") for number in range(2, 10)]


@both_databases
def test_of_areas_of_one_name_made_at_the_same_moment_one_stands(client, app):
    posts = [("/areas/new", client.fields("/areas/new")[1] | {"name": "Newshire"}) for _ in range(8)]

    answers = [status for status, _location in at_the_same_moment(client, posts)]

    assert sorted(answers) == [303] + [422] * 7
    assert [area.name for area in areas.all_areas(db.session())] == ["Newshire"]


@both_databases
def test_groups_of_one_name_added_at_the_same_moment_are_one(client, area):
    path = "/areas/testshire/groups"
    posts = [(path, client.fields(path)[1] | {"name": "Young carers"}) for _ in range(8)]

    answers = [status for status, _location in at_the_same_moment(client, posts)]

    assert sorted(answers) == [303] + [422] * 7
    db.session.rollback()
    enter_area(db.session(), area.id)
    assert areas.groups(db.session()) == ("Young carers",)


def test_a_refresh_of_the_answer_gets_the_first_answer_again(client, evaluation):
    target, fields = client.fields(NEW)
    first = client.post(target, data=fields | {"text": "Once."})

    again = client.post(target, data=fields | {"text": "Once."})

    assert (again.status_code, again.location) == (first.status_code, first.location)
    assert texts(evaluation) == ["Once."]


def test_a_refresh_gets_the_first_answer_even_where_the_rules_would_now_refuse_it(client, evaluation):
    client.submit(NEW, text="To remove.")
    target, fields = client.fields(QUESTION, action="entries/1/act")
    first = client.post(target, data=fields | {"choice": "remove"})

    again = client.post(target, data=fields | {"choice": "remove"})

    assert (again.status_code, again.location) == (first.status_code, first.location)


def test_line_ends_do_not_make_it_another_text(client, evaluation):
    target, fields = client.fields(NEW)
    client.post(target, data=fields | {"text": "One\r\nTwo"})

    again = client.post(target, data=fields | {"text": "One\nTwo"})

    assert again.status_code == 303
    assert texts(evaluation) == ["One\nTwo"]


def test_two_tabs_of_one_form_are_two_forms(client, evaluation):
    first, second = client.fields(NEW)[1], client.fields(NEW)[1]

    for fields in (first, second):
        client.post(NEW, data=fields | {"text": "The same words."})

    assert texts(evaluation) == ["The same words."] * 2


@pytest.mark.parametrize(
    ("path", "typed"),
    [
        ("/areas/new", {"name": "Northshire"}),
        ("/areas/testshire/groups", {"name": "Young carers"}),
        ("/areas/testshire/self-evaluations/new", {"title": "Next", "bank": "send-local-area-2016 1"}),
        (f"{QUESTION}/judgement", {"judgement": "developing", "reason": "Because."}),
        (f"{QUESTION}/work", {"status": "in_progress", "owner": "Head of SEND"}),
        (f"{QUESTION}/positions", {"assurance-1-position": "partly"}),
        ("/areas/testshire/self-evaluations/1/close", {}),
    ],
)
def test_every_form_sent_twice_is_answered_as_the_first_time(client, evaluation, path, typed):
    target, fields = client.fields(path)

    answers = [client.post(target, data=fields | typed) for _ in range(2)]

    assert [(answer.status_code, answer.location) for answer in answers] == [(303, answers[0].location)] * 2


def test_a_key_used_on_one_form_is_of_no_use_on_another(client, evaluation):
    target, fields = client.fields(NEW)
    client.post(target, data=fields | {"text": "First."})
    other = f"{QUESTION}/still-to-do/new"

    answer = client.post(other, data=client.fields(other)[1] | {"text": "Second.", "submission": fields["submission"]})

    assert answer.status_code == 422
    assert texts(evaluation) == ["First."]
