"""References: suggested for what an imported text cites, accepted or left, and flagged where they lead to nothing."""

import pytest

from readiness.database import db
from readiness.errors import Refused
from readiness.evaluations import operations as evaluations
from readiness.evaluations.model import EntryContent, EntryKind, NoSuchThing, TooLong
from tests.databases import both_databases

QUESTION = "/areas/testshire/self-evaluations/1/questions/assurance"
KEY = "assurance"


def entry_of(evaluation):
    db.session.rollback()
    return evaluations.read_question(db.session(), evaluation, KEY).entries[0]


@pytest.fixture
def suggested(evaluation, desk):
    """`suggested(text, "19.3", "outcomes")` makes an entry with suggestions for what it cites."""

    def make(text, *cited):
        with desk() as at:
            evaluations.add_entry(at, KEY, EntryKind.ACHIEVED, EntryContent(text))
            for written, target in cited:
                evaluations.suggest_reference(at, KEY, 1, written=written, target=target, why="The paragraphs were renumbered.")
        return entry_of(evaluation).suggestions

    return make


def settle(desk, suggestion, *, accept, made_from=1):
    with desk() as at:
        evaluations.settle_reference(at, KEY, 1, suggestion.id, accept=accept, made_from=made_from)


@both_databases
def test_an_accepted_reference_stands_where_the_number_stood_and_the_old_wording_is_kept(evaluation, desk, suggested):
    [suggestion] = suggested("In 2019.3 terms 119.35, see 19.3.", ("19.3", "outcomes"))

    settle(desk, suggestion, accept=True)

    entry = entry_of(evaluation)
    assert (entry.content.text, entry.version, entry.suggestions) == ("In 2019.3 terms 119.35, see [[outcomes]].", 2, ())
    wordings = evaluations.read_wordings(db.session(), evaluation, KEY, 1)
    assert [one.content.text for one in wordings][-1] == "In 2019.3 terms 119.35, see 19.3."


def test_one_left_as_it_is_changes_no_word_and_is_not_asked_again(evaluation, desk, suggested):
    [suggestion] = suggested("See 19.3.", ("19.3", "outcomes"))

    settle(desk, suggestion, accept=False)

    entry = entry_of(evaluation)
    assert (entry.content.text, entry.version, entry.suggestions) == ("See 19.3.", 1, ())


def test_two_of_the_same_number_are_accepted_one_after_the_other(evaluation, desk, suggested):
    first, second = suggested("See 19.1 and 19.1.", ("19.1", "outcomes"), ("19.1", "outcomes"))

    settle(desk, first, accept=True)
    settle(desk, second, accept=True, made_from=2)

    assert entry_of(evaluation).content.text == "See [[outcomes]] and [[outcomes]]."


def test_one_that_was_dealt_with_is_not_dealt_with_again(evaluation, desk, suggested):
    [suggestion] = suggested("See 19.3.", ("19.3", "outcomes"))
    settle(desk, suggestion, accept=False)

    with pytest.raises(NoSuchThing, match="already"):
        settle(desk, suggestion, accept=True)


def test_one_whose_number_was_edited_away_is_not_shown_any_more(evaluation, desk, suggested):
    suggested("See 19.3.", ("19.3", "outcomes"))

    with desk() as at:
        evaluations.edit_entry(at, KEY, 1, EntryContent("See 19.35."), made_from=1)

    assert entry_of(evaluation).suggestions == ()


def test_accepting_what_would_make_the_text_too_long_is_refused_with_its_length(evaluation, desk, suggested):
    [suggestion] = suggested("19.3 " + "x" * 9_995, ("19.3", "multi-agency-strategy"))

    with pytest.raises(TooLong):
        settle(desk, suggestion, accept=True)


def test_one_without_a_likely_target_is_shown_and_can_be_left_but_not_accepted(client, evaluation, desk, suggested):
    [suggestion] = suggested("See 19.3.", ("19.3", ""))

    page = client.page(QUESTION)

    assert "It cites 19.3" in page.main
    assert not page.select(f"[value='accept-{suggestion.id}']")
    with pytest.raises(Refused):
        settle(desk, suggestion, accept=True)
    client.submit_choice(QUESTION, f"leave-{suggestion.id}")
    assert "It cites 19.3" not in client.page(QUESTION).main


def test_a_suggestion_is_accepted_with_one_button_on_the_page(client, evaluation, suggested):
    [suggestion] = suggested("See 19.3.", ("19.3", "outcomes"))

    answer = client.submit_choice(QUESTION, f"accept-{suggestion.id}")

    assert answer.status_code == 303
    page = client.page(QUESTION)
    assert page.select_one("#entry-1 .app-text a")["href"].endswith("/questions/outcomes")


@pytest.mark.parametrize("choice", ["accept-", "accept-x-1", "leave-²", "accept-" + "9" * 40, "nonsense", "", "accept--1"])
def test_a_button_that_is_none_is_refused_and_changes_nothing(client, evaluation, suggested, choice):
    suggested("See 19.3.", ("19.3", "outcomes"))
    target, fields = client.fields(QUESTION, action="entries/1/act")

    answer = client.post(target, data=fields | {"choice": choice})

    assert answer.status_code in {400, 404}
    assert entry_of(evaluation).content.text == "See 19.3."


def test_a_reference_shows_the_number_its_target_has_now(client, evaluation, desk):
    with desk() as at:
        evaluations.add_entries(at, KEY, EntryKind.ACHIEVED, ("See [[assurance:3]].", "Second", "Third"))
    assert "See 2.6.3." in client.page(QUESTION).select_one("#entry-1 .app-text").get_text()

    with desk() as at:
        evaluations.remove_entry(at, KEY, 2, made_from=1)

    assert "See 2.6.2." in client.page(QUESTION).select_one("#entry-1 .app-text").get_text()


@pytest.mark.parametrize("reference", ["nothing", "assurance:99", "nothing:1"])
def test_a_reference_to_nothing_is_flagged_where_it_stands(client, evaluation, desk, reference):
    with desk() as at:
        evaluations.add_entry(at, KEY, EntryKind.ACHIEVED, EntryContent(f"See [[{reference}]]."))

    page = client.page(QUESTION)

    assert f"reference to nothing: {reference}" in page.select_one("#entry-1 .app-text").get_text()
    assert f"no question or entry has the key “{reference}”" in page.main


def test_a_reference_to_a_removed_entry_is_flagged_until_it_is_restored(client, evaluation, desk):
    with desk() as at:
        evaluations.add_entries(at, KEY, EntryKind.ACHIEVED, ("See [[assurance:2]].", "Second"))
        evaluations.remove_entry(at, KEY, 2, made_from=1)
    assert "Reference to nothing" in client.page(QUESTION).main

    with desk() as at:
        evaluations.restore_entry(at, KEY, 2, made_from=2)

    assert "Reference to nothing" not in client.page(QUESTION).main


def test_a_reference_is_put_in_by_picking_it(client, evaluation):
    new = f"{QUESTION}/achieved/new"
    target, fields = client.fields(new)
    answer = client.post(target, data=fields | {"text": "See", "refer_to": "[[outcomes]]", "action": "insert"})

    assert answer.status_code == 200
    assert client.submit_page(answer, action="new").status_code == 303
    assert entry_of(evaluation).content.text == "See [[outcomes]]"
