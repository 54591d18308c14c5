"""Entries in the database: numbers, wordings, order, and whoever saved in between."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from readiness.database import db
from readiness.evaluations import operations as evaluations
from readiness.evaluations.model import (
    AdulthoodArea,
    AgeBand,
    EntryContent,
    EntryKind,
    NoSuchThing,
    NotAnIndicatorHere,
    SomebodyElseSaved,
    Source,
    TooLong,
)
from tests.conftest import NOON
from tests.databases import both_databases

ACHIEVED, STILL_TO_DO = EntryKind
KEY = "assurance"
WHOLE = EntryContent(
    text="The board meets monthly, see [[outcomes]].",
    difference="Waits fell from 20 to 12 weeks.",
    true_on=date(2026, 2, 1),
    partner="Integrated care board",
    indicators=("assurance-2", "assurance-1"),
    ages=(AgeBand.SCHOOL, AgeBand.EARLY),
    groups=("Young carers",),
    adulthood=(AdulthoodArea.HEALTH,),
)


def answer_of(evaluation, key=KEY):
    db.session.rollback()
    return evaluations.read_question(db.session(), evaluation, key)


def texts(evaluation, kind=ACHIEVED):
    return [entry.content.text for entry in answer_of(evaluation).of_kind(kind)]


def numbers(evaluation):
    return [entry.number for entry in answer_of(evaluation).entries]


@pytest.fixture
def three(evaluation, desk):
    """Three achieved entries, One, Two and Three."""
    with desk() as at:
        evaluations.add_entries(at, KEY, ACHIEVED, ("One", "Two", "Three"))
    return evaluation


@both_databases
def test_an_entry_is_read_as_it_was_written(evaluation, desk):
    source = Source("briefing.txt", "line 214, under 21.3")
    with desk() as at:
        evaluations.add_entry(at, KEY, ACHIEVED, WHOLE, source=source)

    [entry] = answer_of(evaluation).entries
    assert entry.content == WHOLE
    assert (entry.number, entry.kind, entry.source, entry.version) == (1, ACHIEVED, source, 1)
    assert (entry.recorded_by, entry.recorded_at, entry.carried, entry.confirmed_on) == ("Asha Example", NOON, False, None)


def test_an_entry_still_to_do_has_a_lead_and_a_date_and_an_achieved_one_has_neither(evaluation, desk):
    content = EntryContent("Text.", lead="Head of SEND", due_on=date(2026, 9, 1))
    with desk() as at:
        evaluations.add_entry(at, KEY, STILL_TO_DO, content)
        evaluations.add_entry(at, KEY, ACHIEVED, content)
    with desk() as at:
        evaluations.edit_entry(at, KEY, 2, content, made_from=1)

    achieved, to_do = answer_of(evaluation).entries
    assert to_do.content == content
    assert (achieved.content.lead, achieved.content.due_on) == ("", None)


@both_databases
def test_a_number_is_never_used_twice(three, desk):
    with desk() as at:
        evaluations.remove_entry(at, KEY, 3, made_from=1)
    with desk() as at:
        number = evaluations.add_entry(at, KEY, STILL_TO_DO, EntryContent("Four"))

    assert number == 4
    assert numbers(three) == [1, 2, 4]


def test_every_question_counts_its_entries_from_one(evaluation, desk):
    with desk() as at:
        assert evaluations.add_entry(at, "outcomes", ACHIEVED, EntryContent("x")) == 1
        assert evaluations.add_entry(at, KEY, ACHIEVED, EntryContent("x")) == 1


@both_databases
@pytest.mark.parametrize("field", ["text", "difference"])
def test_ten_thousand_characters_are_saved_and_one_more_is_refused_with_its_length(evaluation, desk, field):
    longest = "\U0001f600" + "x\n" * 4_999 + "x"
    assert len(longest) == 10_000
    with desk() as at:
        evaluations.add_entry(at, KEY, ACHIEVED, replace(EntryContent("Text."), **{field: longest}))

    with pytest.raises(TooLong, match="10,001 characters; 10,000 is the most"), desk() as at:
        evaluations.add_entry(at, KEY, ACHIEVED, replace(EntryContent("Text."), **{field: longest + "x"}))

    [entry] = answer_of(evaluation).entries
    assert getattr(entry.content, field) == longest


@both_databases
def test_what_no_document_can_hold_is_stripped_and_line_ends_are_one_character(evaluation, desk):
    with desk() as at:
        evaluations.add_entry(
            at,
            KEY,
            STILL_TO_DO,
            EntryContent(
                "  a\r\nb\rc\x00\x07\x1b\ud83d\ufffe\uffff\ufdd0\tend \x85 ", lead="L\x00ead", partner="P\x1f", groups=("G\x00",)
            ),
        )

    [entry] = answer_of(evaluation).entries
    assert entry.content.text == "a\nb\nc\tend …"
    assert (entry.content.lead, entry.content.partner, entry.content.groups) == ("Lead", "P", ("G",))


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (EntryContent("x", partner="p" * 201), TooLong),
        (EntryContent("x", lead="p" * 201), TooLong),
        (EntryContent("x", groups=("g" * 101,)), TooLong),
        (EntryContent("x", indicators=("outcomes-1",)), NotAnIndicatorHere),
        (EntryContent("x", indicators=("nothing",)), NotAnIndicatorHere),
    ],
)
def test_content_that_breaks_a_rule_is_refused_and_nothing_is_kept(evaluation, desk, content, error):
    with pytest.raises(error), desk() as at:
        evaluations.add_entry(at, KEY, STILL_TO_DO, content)

    assert numbers(evaluation) == []


def test_of_several_entries_at_once_all_are_saved_or_none(evaluation, desk):
    with pytest.raises(TooLong), desk() as at:
        evaluations.add_entries(at, KEY, ACHIEVED, ("One", "Two", "x" * 10_001))

    assert numbers(evaluation) == []


@both_databases
def test_an_edit_replaces_every_part_of_an_entry(three, desk):
    with desk(by="Bo Example", at=NOON + timedelta(days=1)) as at:
        evaluations.edit_entry(at, KEY, 2, WHOLE, made_from=1)
    with desk() as at:
        evaluations.edit_entry(at, KEY, 2, replace(WHOLE, indicators=("assurance-1",), ages=(), groups=()), made_from=2)

    entry = answer_of(three).entries[1]
    assert entry.content == replace(WHOLE, indicators=("assurance-1",), ages=(), groups=())
    assert (entry.version, entry.recorded_by) == (3, "Asha Example")


@both_databases
@pytest.mark.parametrize(
    "act",
    [
        lambda at: evaluations.edit_entry(at, KEY, 1, EntryContent("Mine"), made_from=1),
        lambda at: evaluations.confirm_entry(at, KEY, 1, on=date(2026, 3, 2), made_from=1),
        lambda at: evaluations.remove_entry(at, KEY, 1, made_from=1),
        lambda at: evaluations.restore_entry(at, KEY, 1, made_from=1),
        lambda at: evaluations.settle_reference(at, KEY, 1, 1, accept=True, made_from=1),
    ],
    ids=["edit", "confirm", "remove", "restore", "settle a reference"],
)
@pytest.mark.parametrize(
    "earlier",
    [
        lambda at: evaluations.edit_entry(at, KEY, 1, EntryContent("Theirs"), made_from=1),
        lambda at: evaluations.confirm_entry(at, KEY, 1, on=date(2026, 3, 1), made_from=1),
        lambda at: evaluations.remove_entry(at, KEY, 1, made_from=1),
    ],
    ids=["edited", "confirmed", "removed"],
)
def test_whoever_acts_on_what_somebody_else_changed_changes_nothing(three, desk, earlier, act):
    with desk() as at:
        earlier(at)
    before = answer_of(three)

    with pytest.raises(SomebodyElseSaved), desk(by="Bo Example") as at:
        act(at)

    assert answer_of(three) == before


def test_an_entry_that_stands_is_not_restored_and_one_removed_is_not_edited(three, desk):
    with pytest.raises(SomebodyElseSaved), desk() as at:
        evaluations.restore_entry(at, KEY, 1, made_from=1)
    with desk() as at:
        evaluations.remove_entry(at, KEY, 1, made_from=1)

    with pytest.raises(SomebodyElseSaved), desk() as at:
        evaluations.edit_entry(at, KEY, 1, EntryContent("x"), made_from=2)


@both_databases
def test_a_removed_entry_is_out_of_the_way_with_who_and_when_and_comes_back_with_its_number(three, desk):
    with desk(by="Bo Example") as at:
        evaluations.remove_entry(at, KEY, 1, made_from=1)
    gone = answer_of(three)
    assert texts(three) == ["Two", "Three"]
    assert [(one.number, one.removed_by, one.removed_at) for one in gone.removed] == [(1, "Bo Example", NOON)]

    with desk() as at:
        evaluations.restore_entry(at, KEY, 1, made_from=2)

    assert texts(three) == ["Two", "Three", "One"]
    assert numbers(three) == [2, 3, 1]


@both_databases
def test_every_wording_is_kept_the_newest_first_with_who_said_it(three, desk):
    with desk(by="Bo Example") as at:
        evaluations.edit_entry(at, KEY, 1, EntryContent("One, better", difference="d"), made_from=1)
    with desk(by="Cy Example") as at:
        evaluations.remove_entry(at, KEY, 1, made_from=2)
    with desk(by="Di Example") as at:
        evaluations.restore_entry(at, KEY, 1, made_from=3)

    wordings = evaluations.read_wordings(db.session(), three, KEY, 1)
    assert [(one.version, one.content.text, one.content.difference, one.saved_by) for one in wordings] == [
        (4, "One, better", "d", "Di Example"),
        (3, "One, better", "d", "Cy Example"),
        (2, "One, better", "d", "Bo Example"),
        (1, "One", "", "Asha Example"),
    ]


def test_confirming_says_that_nothing_has_changed_who_says_so_and_when(three, desk):
    with desk(by="Bo Example") as at:
        evaluations.confirm_entry(at, KEY, 1, on=date(2026, 3, 9), made_from=1)

    entry = answer_of(three).entries[0]
    assert (entry.confirmed_on, entry.confirmed_by, entry.content.text) == (date(2026, 3, 9), "Bo Example", "One")


@both_databases
def test_entries_move_up_and_down_among_their_kind_and_stay_at_the_ends(three, desk):
    with desk() as at:
        evaluations.add_entry(at, KEY, STILL_TO_DO, EntryContent("To do"))

    def move(number, *, up):
        order = answer_of(three).order_version
        with desk() as at:
            evaluations.move_entry(at, KEY, number, up=up, made_from=order)
        return texts(three)

    assert move(3, up=True) == ["One", "Three", "Two"]
    assert move(1, up=False) == ["Three", "One", "Two"]
    assert move(3, up=True) == ["Three", "One", "Two"]
    assert move(2, up=False) == ["Three", "One", "Two"]
    assert move(4, up=True) == ["Three", "One", "Two"]
    assert texts(three, STILL_TO_DO) == ["To do"]


@both_databases
def test_moving_in_an_order_somebody_else_changed_moves_nothing(three, desk):
    seen = answer_of(three).order_version
    with desk() as at:
        evaluations.move_entry(at, KEY, 1, up=False, made_from=seen)

    with pytest.raises(SomebodyElseSaved), desk() as at:
        evaluations.move_entry(at, KEY, 1, up=False, made_from=seen)

    assert texts(three) == ["Two", "One", "Three"]


def test_moving_makes_nobodys_edit_stale_and_an_edit_nobodys_move(three, desk):
    seen = answer_of(three).order_version
    with desk() as at:
        evaluations.move_entry(at, KEY, 1, up=False, made_from=seen)
        evaluations.edit_entry(at, KEY, 1, EntryContent("One!"), made_from=1)
        evaluations.move_entry(at, KEY, 1, up=False, made_from=seen + 1)

    assert texts(three) == ["Two", "Three", "One!"]


@pytest.mark.parametrize(
    "act",
    [
        lambda at, key, number: evaluations.edit_entry(at, key, number, EntryContent("x"), made_from=1),
        lambda at, key, number: evaluations.remove_entry(at, key, number, made_from=1),
        lambda at, key, number: evaluations.restore_entry(at, key, number, made_from=1),
        lambda at, key, number: evaluations.move_entry(at, key, number, up=True, made_from=1),
        lambda at, key, number: evaluations.confirm_entry(at, key, number, on=date(2026, 3, 2), made_from=1),
    ],
)
@pytest.mark.parametrize(("key", "number"), [(KEY, 9), ("outcomes", 1), ("nothing", 1)])
def test_what_was_never_there_cannot_be_acted_on(three, desk, act, key, number):
    with pytest.raises((NoSuchThing, SomebodyElseSaved)), desk() as at:
        act(at, key, number)


@pytest.mark.parametrize("key", ["nothing", "", "assurance-1"])
def test_nothing_is_written_under_a_question_the_bank_does_not_ask(evaluation, desk, key):
    with pytest.raises(NoSuchThing), desk() as at:
        evaluations.add_entry(at, key, ACHIEVED, EntryContent("x"))


@both_databases
def test_an_own_indicator_is_added_once_and_can_be_answered_and_supported(evaluation, desk):
    source = Source("briefing.txt", "line 3")
    with desk() as at:
        key = evaluations.add_own_indicator(at, KEY, "Members visit schools", source=source)
        again = evaluations.add_own_indicator(at, KEY, "Members visit schools", source=source)
        other = evaluations.add_own_indicator(at, KEY, "Members read the plan", source=source)
        evaluations.add_entry(at, KEY, ACHIEVED, EntryContent("They do.", indicators=(key,)))

    answer = answer_of(evaluation)
    assert key == again != other
    assert [own.wording for own in answer.own_indicators] == ["Members visit schools", "Members read the plan"]
    assert answer.entries[0].content.indicators == (key,)
