"""Several bullets pasted at once: shown before they are saved, saved all or none, and never lost."""

from readiness.database import db
from readiness.evaluations import operations as evaluations

QUESTION = "/areas/testshire/self-evaluations/1/questions/assurance"
PASTE, POINTS = f"{QUESTION}/achieved/paste", f"{QUESTION}/achieved/points"
LIST = "• We meet monthly\r\n• We read the plan\r\n   ▪ and ask"


def texts(evaluation):
    db.session.rollback()
    return [entry.content.text for entry in evaluations.read_question(db.session(), evaluation, "assurance").entries]


def test_a_list_is_shown_as_entries_and_saved_only_then(client, evaluation):
    shown = client.submit(PASTE, pasted=LIST)
    assert (shown.status_code, shown.location) == (303, POINTS)
    assert texts(evaluation) == []
    assert "Your list became two entries" in client.page(POINTS).main

    answer = client.submit(POINTS)

    assert (answer.status_code, answer.location) == (303, f"{QUESTION}#entry-1")
    assert texts(evaluation) == ["We meet monthly", "We read the plan\n\n- and ask"]


def test_points_can_be_corrected_and_left_out_before_they_are_saved(client, evaluation):
    client.submit(PASTE, pasted=LIST)

    client.submit(POINTS, points__0="", points__1="Corrected")

    assert texts(evaluation) == ["Corrected"]


def test_points_saved_twice_are_saved_once(client, evaluation):
    client.submit(PASTE, pasted=LIST)
    target, fields = client.fields(POINTS)

    answers = {client.post(target, data=fields).location for _ in range(2)}

    assert len(answers) == 1
    assert len(texts(evaluation)) == 2


def test_all_points_left_empty_is_refused(client, evaluation):
    client.submit(PASTE, pasted="• One")

    answer = client.submit(POINTS, points__0=" ")

    assert answer.status_code == 422
    assert "Leave at least one point" in answer.text


def test_a_point_over_ten_thousand_characters_is_refused_with_its_length_and_the_others_are_kept(client, evaluation):
    client.submit(PASTE, pasted=f"• {'x' * 10_001}\n• Two")

    answer = client.submit(POINTS)

    assert answer.status_code == 422
    assert "10,001" in answer.text
    assert client.form_of(client.page(POINTS), POINTS, action="points")[1]["points-1"] == "Two"
    assert texts(evaluation) == []


def test_nothing_pasted_and_too_many_points_are_refused_and_the_list_is_kept(client, evaluation):
    assert "Paste at least one point" in client.submit(PASTE, pasted=" \n ").text

    many = "\n".join(f"• Point {number}" for number in range(101))
    answer = client.submit(PASTE, pasted=many)

    assert answer.status_code == 422
    assert "This list has 101 points" in answer.text
    assert client.form_of(page_of(answer), PASTE)[1]["pasted"] == many


def page_of(answer):
    from tests.strict_client import Page

    return Page(answer.text, "lxml")


def test_a_list_longer_than_can_be_kept_stays_on_the_page_and_the_page_says_why(client, evaluation):
    answer = client.submit(PASTE, pasted="x" * 400_001)

    assert answer.status_code == 422
    assert "the most that can be kept" in answer.text
    assert "x" * 400_001 in answer.text


def test_the_page_of_points_without_a_paste_leads_back_to_pasting(client, evaluation):
    answer = client.get(POINTS)

    assert (answer.status_code, answer.location) == (302, PASTE)


def test_going_back_after_saving_and_pasting_another_list_with_the_old_form_loses_nothing(client, evaluation):
    target, fields = client.fields(PASTE)
    client.post(target, data=fields | {"pasted": "• First list"})
    client.submit(POINTS)

    client.post(target, data=fields | {"pasted": "• Second list"})
    client.submit(POINTS)

    assert texts(evaluation) == ["First list", "Second list"]


def test_a_refused_paste_is_there_when_the_page_is_opened_again(client, evaluation):
    target, fields = client.fields(PASTE)
    client.delete_cookie("readiness_session")

    answer = client.post(target, data=fields | {"pasted": LIST})

    assert answer.status_code == 422
    assert "We read the plan" in client.fields(PASTE)[1]["pasted"]


def test_more_points_than_a_paste_makes_cannot_be_posted(client, evaluation):
    client.submit(PASTE, pasted="• One")
    target, fields = client.fields(POINTS)

    answer = client.post(target, data=fields | {f"points-{number}": "x" for number in range(300)})

    assert answer.status_code in {303, 422}
    assert len(texts(evaluation)) <= 100
