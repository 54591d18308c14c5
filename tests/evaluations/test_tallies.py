"""The numbers a list of questions shows are those of what is said, however they were counted."""

from datetime import date

from readiness.banks.views import library
from readiness.database import db, writing
from readiness.evaluations.answers import tally
from readiness.evaluations.model import EntryContent, EntryKind, IndicatorPosition, Judgement, Position, QuestionJudgement, Source
from readiness.evaluations.operations import (
    PositionChange,
    add_entry,
    add_own_indicator,
    close_evaluation,
    read_answers,
    read_tallies,
    record_judgement,
    record_positions,
    remove_entry,
    start_evaluation,
    suggest_reference,
)
from tests.conftest import NOON

ACHIEVED, STILL_TO_DO = EntryKind.ACHIEVED, EntryKind.STILL_TO_DO


def say_something_of_everything(at):
    add_entry(at, "assurance", ACHIEVED, EntryContent(text="A panel meets monthly."))
    add_entry(at, "assurance", ACHIEVED, EntryContent(text="Waits are shorter.", difference="From 20 weeks to 12."))
    add_entry(at, "assurance", STILL_TO_DO, EntryContent(text="Publish the figures.", lead="Head of service"))
    add_entry(at, "assurance", STILL_TO_DO, EntryContent(text="Train.", lead="Head of service", due_on=date(2026, 9, 1)))
    gone = add_entry(at, "assurance", STILL_TO_DO, EntryContent(text="Removed, and so not counted."))
    remove_entry(at, "assurance", gone, made_from=1)
    cited = add_entry(at, "self-knowledge", ACHIEVED, EntryContent(text="As paragraph 19.3 says."))
    suggest_reference(at, "self-knowledge", cited, written="19.3", target="assurance", why="Its number is near.")
    settled = add_entry(at, "joint-commissioning", ACHIEVED, EntryContent(text="The words that cited it were edited away."))
    suggest_reference(at, "joint-commissioning", settled, written="19.1", target="assurance", why="Its number is near.")
    own = add_own_indicator(at, "outcomes", "Destinations are known", source=Source("briefing.txt", "line 3"))
    said = IndicatorPosition(Position.PARTLY)
    record_positions(at, "outcomes", {own: PositionChange(said, 0), "outcomes-1": PositionChange(said, 0)})
    record_positions(at, "outcomes", {"outcomes-1": PositionChange(None, 1)})
    record_judgement(at, "outcomes", QuestionJudgement(Judgement.DEVELOPING, "Two years of figures."), made_from=0)


def both_counts(evaluation):
    answers = read_answers(db.session(), evaluation)
    return {key: tally(answer) for key, answer in answers.items()}, dict(read_tallies(db.session(), evaluation))


def test_counting_in_the_database_gives_what_counting_the_answers_gives(evaluation, desk):
    with desk() as at:
        say_something_of_everything(at)

    counted, read = both_counts(evaluation)

    assert read == counted
    assert {key for key, one in read.items() if one.has_suggestions} == {"self-knowledge"}
    assert (read["assurance"].achieved, read["assurance"].still_to_do) == (2, 2)
    assert (read["assurance"].without_difference, read["assurance"].without_lead_or_date) == (1, 1)
    assert read["outcomes"].positions == {Position.PARTLY: 1}


def test_entries_carried_forward_stand_in_no_other_count(evaluation, desk):
    with desk() as at:
        say_something_of_everything(at)
    with writing() as session:
        close_evaluation(session, evaluation.number, made_from=evaluation.version, at=NOON, by="Asha Example")
        bank = library().bank("send-local-area-2016", "1")
        after = start_evaluation(session, bank, title="Autumn", at=NOON, by="Asha Example", carry_from=evaluation.number)

    counted, read = both_counts(after)

    assert read == counted
    assert (read["assurance"].carried, read["assurance"].achieved, read["assurance"].still_to_do) == (4, 0, 0)
