"""Two people at one thing: the second sees both texts, and neither is lost."""

import pytest

from readiness.database import db
from readiness.evaluations import operations as evaluations
from readiness.evaluations.model import (
    Confidence,
    EntryContent,
    EntryKind,
    IndicatorPosition,
    Judgement,
    Position,
    QuestionJudgement,
    WorkStatus,
)
from readiness.evaluations.operations import PositionChange

QUESTION = "/areas/testshire/self-evaluations/1/questions/assurance"
KEY = "assurance"
EDIT = f"{QUESTION}/entries/1"


@pytest.fixture
def entry(evaluation, desk):
    with desk() as at:
        evaluations.add_entry(at, KEY, EntryKind.ACHIEVED, EntryContent("As it was."))
    return evaluation


def answer_of(evaluation):
    db.session.rollback()
    return evaluations.read_question(db.session(), evaluation, KEY)


def test_the_second_to_save_an_entry_sees_both_texts_and_then_chooses(client, entry, desk):
    target, fields = client.fields(EDIT)
    with desk(by="Bo Example") as at:
        evaluations.edit_entry(at, KEY, 1, EntryContent("Theirs.", difference="Their difference."), made_from=1)

    stale = client.post(target, data=fields | {"text": "Mine.", "difference": "My difference."})

    assert stale.status_code == 409
    for words in ("Bo Example saved it", "Theirs.", "Their difference.", "Mine.", "My difference."):
        assert words in stale.text
    assert answer_of(entry).entries[0].content.text == "Theirs."
    saved = client.submit_page(stale, action="entries/1")
    assert saved.status_code == 303
    assert answer_of(entry).entries[0].content.text == "Mine."
    wordings = evaluations.read_wordings(db.session(), entry, KEY, 1)
    assert [one.content.text for one in wordings] == ["Mine.", "Theirs.", "As it was."]


def test_a_third_who_saved_while_the_second_was_choosing_is_seen_too(client, entry, desk):
    target, fields = client.fields(EDIT)
    with desk() as at:
        evaluations.edit_entry(at, KEY, 1, EntryContent("Theirs."), made_from=1)
    stale = client.post(target, data=fields | {"text": "Mine."})
    with desk() as at:
        evaluations.edit_entry(at, KEY, 1, EntryContent("A third's."), made_from=2)

    again = client.submit_page(stale, action="entries/1")

    assert again.status_code == 409
    assert "A third" in again.text


def test_whoever_keeps_theirs_finds_their_own_text_again_on_the_form(client, entry, desk):
    target, fields = client.fields(EDIT)
    with desk() as at:
        evaluations.edit_entry(at, KEY, 1, EntryContent("Theirs."), made_from=1)
    client.post(target, data=fields | {"text": "Mine."})

    assert client.fields(EDIT)[1]["text"] == "Mine."


def test_an_edit_of_an_entry_removed_meanwhile_loses_no_word(client, entry, desk):
    target, fields = client.fields(EDIT)
    with desk() as at:
        evaluations.remove_entry(at, KEY, 1, made_from=1)

    answer = client.post(target, data=fields | {"text": "Words nobody may lose."})

    assert answer.status_code in {404, 409}
    assert "Words nobody may lose." in answer.text
    with desk() as at:
        evaluations.restore_entry(at, KEY, 1, made_from=2)
    assert client.fields(EDIT)[1]["text"] == "Words nobody may lose."


def test_a_removal_of_an_entry_edited_meanwhile_removes_nothing(client, entry, desk):
    target, fields = client.fields(QUESTION, action="entries/1/act")
    with desk() as at:
        evaluations.edit_entry(at, KEY, 1, EntryContent("Theirs."), made_from=1)

    answer = client.post(target, data=fields | {"choice": "remove"})

    assert answer.status_code == 409
    assert [one.content.text for one in answer_of(entry).entries] == ["Theirs."]


def test_a_move_in_an_order_changed_meanwhile_is_said_and_moves_nothing(client, entry, desk):
    with desk() as at:
        evaluations.add_entries(at, KEY, EntryKind.ACHIEVED, ("Two", "Three"))
    target, fields = client.fields(QUESTION, action="entries/1/act")
    client.post(target, data=fields | {"choice": "down"})
    target, late = client.fields(QUESTION, action="entries/3/act")
    late["order_version"] = fields["order_version"]

    answer = client.post(target, data=late | {"choice": "up"})

    assert answer.status_code == 409
    assert "Somebody else has moved entries" in answer.text
    assert [one.number for one in answer_of(entry).entries] == [2, 1, 3]


def test_positions_set_meanwhile_stand_beside_what_one_chose(client, evaluation, desk):
    path = f"{QUESTION}/positions"
    target, fields = client.fields(path)
    theirs = IndicatorPosition(Position.NOT_APPLICABLE, reason="No such service.")
    with desk(by="Bo Example") as at:
        evaluations.record_positions(at, KEY, {"assurance-1": PositionChange(theirs, 0)})

    stale = client.post(target, data=fields | {"assurance-1-position": "in_place", "assurance-2-position": "partly"})

    assert stale.status_code == 409
    assert "Bo Example set this to Not applicable" in stale.text
    assert "No such service." in stale.text
    assert answer_of(evaluation).positions["assurance-1"].position == theirs
    assert client.submit_page(stale, action="positions").status_code == 303
    said = {key: held.position.position for key, held in answer_of(evaluation).positions.items()}
    assert said == {"assurance-1": Position.IN_PLACE, "assurance-2": Position.PARTLY}


def test_positions_of_other_indicators_set_meanwhile_are_not_taken_back(client, evaluation, desk):
    path = f"{QUESTION}/positions"
    target, fields = client.fields(path)
    with desk() as at:
        evaluations.record_positions(at, KEY, {"assurance-1": PositionChange(IndicatorPosition(Position.PARTLY), 0)})

    client.post(target, data=fields | {"assurance-2-position": "in_place"})

    assert answer_of(evaluation).positions["assurance-1"].position == IndicatorPosition(Position.PARTLY)


def test_a_judgement_made_meanwhile_stands_beside_ones_own(client, evaluation, desk):
    path = f"{QUESTION}/judgement"
    target, fields = client.fields(path)
    with desk(by="Bo Example") as at:
        said = QuestionJudgement(Judgement.WORKING_WELL, "Their reason.", Confidence.HIGH, "Their certainty.")
        evaluations.record_judgement(at, KEY, said, made_from=0)

    stale = client.post(target, data=fields | {"judgement": "developing", "reason": "My reason."})

    assert stale.status_code == 409
    assert "Their reason." in stale.text
    assert "My reason." in stale.text
    assert answer_of(evaluation).judgement.reason == "Their reason."
    assert client.submit_page(stale, action="judgement").status_code == 303
    assert answer_of(evaluation).judgement.reason == "My reason."


def test_an_owner_set_meanwhile_stands_beside_ones_own(client, evaluation, desk):
    path = f"{QUESTION}/work"
    target, fields = client.fields(path)
    with desk(by="Bo Example") as at:
        evaluations.record_work(at, KEY, status=WorkStatus.IN_PROGRESS, owner="Their owner", due_on=None, made_from=0)

    stale = client.post(target, data=fields | {"status": "ready_for_review", "owner": "My owner"})

    assert stale.status_code == 409
    assert "Their owner" in stale.text
    assert "My owner" in stale.text
    assert answer_of(evaluation).owner == "Their owner"


def test_a_self_evaluation_closed_by_somebody_else_is_said_to_be_closed(client, evaluation, desk):
    path = "/areas/testshire/self-evaluations/1/close"
    target, fields = client.fields(path)
    client.submit(path)

    answer = client.post(target, data=fields)

    assert answer.status_code in {409, 422}
    assert "closed" in answer.text
