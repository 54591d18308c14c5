"""Entries, as a person adds, edits, moves, removes and restores them."""

from readiness.database import db
from readiness.evaluations import operations as evaluations

QUESTION = "/areas/testshire/self-evaluations/1/questions/assurance"


def entries(evaluation):
    db.session.rollback()
    return evaluations.read_question(db.session(), evaluation, "assurance").entries


def test_an_entry_needs_one_field_and_one_button(client, evaluation):
    answer = client.submit(QUESTION, action="achieved/new", text="The board meets monthly.")

    assert answer.status_code == 303
    assert answer.location.endswith("#entry-1")
    assert [entry.content.text for entry in entries(evaluation)] == ["The board meets monthly."]
    assert "The board meets monthly." in client.page(QUESTION).main


def test_a_double_click_makes_one_entry_and_answers_as_the_first_did(client, evaluation):
    target, fields = client.fields(QUESTION, action="achieved/new")
    fields["text"] = "Once."

    answers = [client.post(target, data=fields) for _ in range(3)]

    assert {(answer.status_code, answer.location) for answer in answers} == {(303, answers[0].location)}
    assert len(entries(evaluation)) == 1


def test_back_and_other_words_with_the_same_key_lose_neither(client, evaluation):
    target, fields = client.fields(QUESTION, action="achieved/new")
    client.post(target, data=fields | {"text": "First."})

    again = client.post(target, data=fields | {"text": "Second."})

    assert again.status_code == 422
    assert "already saved this form" in again.text
    saved = client.submit_page(again, action="achieved/new")
    assert saved.status_code == 303
    assert [entry.content.text for entry in entries(evaluation)] == ["First.", "Second."]


def test_an_empty_entry_is_refused_and_what_stands_beside_it_is_kept(client, evaluation):
    answer = client.submit(QUESTION, action="achieved/new", text=" ", difference="More children were seen sooner.")

    assert answer.status_code == 422
    assert "Enter what has been achieved" in answer.text
    kept = client.page(QUESTION)
    assert "More children were seen sooner." in kept.select_one("#achieved-difference").get_text()
    assert not entries(evaluation)
