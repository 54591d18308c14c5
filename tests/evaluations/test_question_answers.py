"""Positions, judgement and work: their rules, their versions, and whoever saved in between."""

from datetime import date

import pytest

from readiness.database import db
from readiness.evaluations import operations as evaluations
from readiness.evaluations.model import (
    Confidence,
    IndicatorPosition,
    Judgement,
    NoSuchThing,
    NotAnIndicatorHere,
    Position,
    QuestionJudgement,
    SomebodyElseSaved,
    Source,
    TooLong,
    WorkStatus,
)
from readiness.evaluations.operations import PositionChange
from readiness.evaluations.operations.answering import IncompletePosition
from tests.databases import both_databases

KEY = "assurance"
FIRST, SECOND = "assurance-1", "assurance-2"
IN_PLACE = IndicatorPosition(Position.IN_PLACE)
UNKNOWN = IndicatorPosition(Position.UNKNOWN, who_finds_out="Head of SEND", find_out_by=date(2026, 4, 1))
NOT_APPLICABLE = IndicatorPosition(Position.NOT_APPLICABLE, reason="There is no such service here.")
SAID = QuestionJudgement(Judgement.DEVELOPING, "The plan is young.", Confidence.LOW, "Two surveys disagree.")


def answer_of(evaluation):
    db.session.rollback()
    return evaluations.read_question(db.session(), evaluation, KEY)


def positions(evaluation):
    return {key: held.position for key, held in answer_of(evaluation).positions.items()}


@pytest.fixture
def say(desk):
    """`say({indicator: (position, version)})` records positions."""

    def record(changes, key=KEY, by="Asha Example"):
        with desk(by=by) as at:
            evaluations.record_positions(at, key, {name: PositionChange(*change) for name, change in changes.items()})

    return record


@both_databases
def test_positions_of_several_indicators_are_recorded_together(evaluation, say):
    say({FIRST: (UNKNOWN, 0), SECOND: (NOT_APPLICABLE, 0)})

    assert positions(evaluation) == {FIRST: UNKNOWN, SECOND: NOT_APPLICABLE}
    assert answer_of(evaluation).positions[FIRST].changed_by == "Asha Example"


@both_databases
def test_a_position_can_be_changed_and_taken_back(evaluation, say):
    say({FIRST: (IN_PLACE, 0)})
    say({FIRST: (UNKNOWN, 1)})
    assert positions(evaluation) == {FIRST: UNKNOWN}

    say({FIRST: (None, 2)})

    assert positions(evaluation) == {FIRST: None}
    assert answer_of(evaluation).positions[FIRST].version == 3


@both_databases
def test_a_position_somebody_else_set_meanwhile_is_not_overwritten_and_none_of_the_others_is_saved(evaluation, say):
    say({SECOND: (IN_PLACE, 0)})

    with pytest.raises(SomebodyElseSaved):
        say({FIRST: (UNKNOWN, 0), SECOND: (NOT_APPLICABLE, 0)}, by="Bo Example")

    assert positions(evaluation) == {SECOND: IN_PLACE}


def test_what_already_stands_is_no_change_whatever_version_it_is_said_from(evaluation, say):
    say({FIRST: (IN_PLACE, 0)})

    say({FIRST: (IN_PLACE, 0), SECOND: (None, 0)}, by="Bo Example")

    held = answer_of(evaluation).positions
    assert (held[FIRST].version, held[FIRST].changed_by) == (1, "Asha Example")
    assert SECOND not in held


@pytest.mark.parametrize(
    ("position", "error"),
    [
        (IndicatorPosition(Position.UNKNOWN), IncompletePosition),
        (IndicatorPosition(Position.UNKNOWN, who_finds_out=" \x00"), IncompletePosition),
        (IndicatorPosition(Position.NOT_APPLICABLE), IncompletePosition),
        (IndicatorPosition(Position.NOT_APPLICABLE, reason="\n"), IncompletePosition),
        (IndicatorPosition(Position.UNKNOWN, who_finds_out="x" * 201), TooLong),
        (IndicatorPosition(Position.NOT_APPLICABLE, reason="x" * 10_001), TooLong),
    ],
)
def test_a_position_without_what_it_needs_is_refused(evaluation, say, position, error):
    with pytest.raises(error):
        say({SECOND: (IN_PLACE, 0), FIRST: (position, 0)})

    assert positions(evaluation) == {}


@pytest.mark.parametrize(("key", "error"), [("outcomes-1", NotAnIndicatorHere), ("", NotAnIndicatorHere)])
def test_an_indicator_the_question_does_not_have_has_no_position(evaluation, say, key, error):
    with pytest.raises(error):
        say({key: (IN_PLACE, 0)})


def test_a_question_the_bank_does_not_ask_has_no_positions(evaluation, say):
    with pytest.raises(NoSuchThing):
        say({FIRST: (IN_PLACE, 0)}, key="nothing")


def test_an_own_indicator_has_a_position_as_any_other(evaluation, desk, say):
    with desk() as at:
        own = evaluations.add_own_indicator(at, KEY, "Members visit", source=Source("f.txt", "line 1"))

    say({own: (IN_PLACE, 0)})

    assert positions(evaluation) == {own: IN_PLACE}


@both_databases
def test_a_judgement_is_recorded_changed_and_taken_back(evaluation, desk):
    for version, said in enumerate((SAID, QuestionJudgement(Judgement.WORKING_WELL, "It works."), None)):
        with desk() as at:
            evaluations.record_judgement(at, KEY, said, made_from=version)

        assert (answer_of(evaluation).judgement, answer_of(evaluation).judgement_version) == (said, version + 1)


@both_databases
def test_a_judgement_somebody_else_made_meanwhile_is_not_overwritten(evaluation, desk):
    with desk() as at:
        evaluations.record_judgement(at, KEY, SAID, made_from=0)

    with pytest.raises(SomebodyElseSaved), desk(by="Bo Example") as at:
        evaluations.record_judgement(at, KEY, QuestionJudgement(Judgement.WORKING_WELL, "Mine."), made_from=0)

    assert answer_of(evaluation).judgement == SAID


@pytest.mark.parametrize(
    "said",
    [
        QuestionJudgement(Judgement.DEVELOPING, "x" * 10_001),
        QuestionJudgement(Judgement.DEVELOPING, "x", confidence_reason="x" * 10_001),
    ],
)
def test_a_reason_over_ten_thousand_characters_is_refused_with_its_length(evaluation, desk, said):
    with pytest.raises(TooLong, match="10,001"), desk() as at:
        evaluations.record_judgement(at, KEY, said, made_from=0)

    assert answer_of(evaluation).judgement is None


@both_databases
def test_who_has_a_question_by_when_is_recorded_and_never_overwritten_unseen(evaluation, desk):
    with desk() as at:
        evaluations.record_work(
            at, KEY, status=WorkStatus.READY_FOR_REVIEW, owner=" Head of\x00 SEND ", due_on=date(2026, 5, 1), made_from=0
        )

    with pytest.raises(SomebodyElseSaved), desk(by="Bo Example") as at:
        evaluations.record_work(at, KEY, status=WorkStatus.IN_PROGRESS, owner="", due_on=None, made_from=0)

    answer = answer_of(evaluation)
    assert (answer.owner, answer.due_on, answer.work_status) == ("Head of SEND", date(2026, 5, 1), WorkStatus.READY_FOR_REVIEW)


def test_an_entry_a_judgement_and_the_work_each_leave_the_others_as_fresh_as_they_were(evaluation, desk):
    from readiness.evaluations.model import EntryContent, EntryKind

    with desk() as at:
        evaluations.add_entry(at, KEY, EntryKind.ACHIEVED, EntryContent("x"))
    with desk() as at:
        evaluations.record_judgement(at, KEY, SAID, made_from=0)
    with desk() as at:
        evaluations.record_work(at, KEY, status=WorkStatus.IN_PROGRESS, owner="", due_on=None, made_from=0)
    with desk() as at:
        evaluations.edit_entry(at, KEY, 1, EntryContent("y"), made_from=1)

    assert answer_of(evaluation).entries[0].content.text == "y"


def test_the_writing_has_started_once_anything_is_said_and_not_before(evaluation, say):
    assert answer_of(evaluation).shown_status is WorkStatus.NOT_STARTED

    say({FIRST: (IN_PLACE, 0)})
    assert answer_of(evaluation).shown_status is WorkStatus.IN_PROGRESS

    say({FIRST: (None, 1)})
    assert answer_of(evaluation).shown_status is WorkStatus.NOT_STARTED
