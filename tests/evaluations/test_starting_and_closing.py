"""A self-evaluation is started, carried forward into the next, and closed for good."""

from dataclasses import replace
from datetime import date

import pytest

from readiness.areas.model import BadName
from readiness.banks.views import library
from readiness.database import db, writing
from readiness.evaluations import operations as evaluations
from readiness.evaluations.model import (
    EntryContent,
    EntryKind,
    EvaluationClosed,
    IndicatorPosition,
    Judgement,
    NoSuchThing,
    Position,
    QuestionJudgement,
    SomebodyElseSaved,
    Source,
    WorkStatus,
)
from readiness.evaluations.operations import PositionChange
from tests.conftest import NOON
from tests.databases import both_databases
from tests.exchange.small_document import staged
from tests.routes import addresses, sent
from tests.rows import all_rows

KEY = "assurance"
ACHIEVED, STILL_TO_DO = EntryKind


def bank():
    return library().bank("send-local-area-2016", "1")


def start(carry_from=None, *, title="Next", of=None):
    with writing() as session:
        return evaluations.start_evaluation(session, of or bank(), title=title, at=NOON, by="Asha Example", carry_from=carry_from)


def close(number=1, made_from=1):
    with writing() as session:
        evaluations.close_evaluation(session, number, made_from=made_from, at=NOON, by="Asha Example")


def answer_of(evaluation, key=KEY):
    db.session.rollback()
    return evaluations.read_question(db.session(), evaluation, key)


@pytest.fixture
def full(evaluation, desk):
    """One to Four, the third removed, the fourth still to do; a position, a judgement, an owner."""
    with desk() as at:
        evaluations.add_entry(
            at,
            KEY,
            ACHIEVED,
            EntryContent("One, see [[assurance:2]].", indicators=("assurance-1",)),
            source=Source("f.txt", "line 1"),
        )
        evaluations.add_entry(at, KEY, ACHIEVED, EntryContent("Two"))
        evaluations.add_entry(at, KEY, ACHIEVED, EntryContent("Three"))
        evaluations.add_entry(at, KEY, STILL_TO_DO, EntryContent("Four", lead="Head of SEND"))
        evaluations.remove_entry(at, KEY, 3, made_from=1)
        evaluations.confirm_entry(at, KEY, 2, on=date(2026, 3, 1), made_from=1)
        evaluations.record_positions(at, KEY, {"assurance-1": PositionChange(IndicatorPosition(Position.PARTLY), 0)})
        evaluations.record_judgement(at, KEY, QuestionJudgement(Judgement.DEVELOPING, "Because."), made_from=0)
        evaluations.record_work(
            at, KEY, status=WorkStatus.READY_FOR_REVIEW, owner="Head of SEND", due_on=NOON.date(), made_from=0
        )
    return evaluation


@both_databases
def test_self_evaluations_of_an_area_are_numbered_from_one(area):
    assert [start().number for _ in range(3)] == [1, 2, 3]


@both_databases
def test_entries_carried_forward_keep_number_order_words_and_source_and_are_marked(full):
    carried = start(1)

    before, after = answer_of(full), answer_of(carried)
    assert [entry.number for entry in after.entries] == [1, 2, 4]
    assert [entry.content for entry in after.entries] == [entry.content for entry in before.entries]
    assert [entry.source for entry in after.entries] == [entry.source for entry in before.entries]
    assert all(entry.carried for entry in after.entries)
    assert after.entries[1].confirmed_on == date(2026, 3, 1)
    assert after.owner == "Head of SEND"
    assert carried.carried_from == full.id


def test_what_was_said_of_the_earlier_time_is_not_carried_as_if_it_were_said_now(full):
    after = answer_of(start(1))

    assert after.counted == ()
    assert after.judgement is None
    assert not after.positions
    assert after.removed == ()
    assert after.work_status is WorkStatus.NOT_STARTED


def test_a_carried_entry_counts_once_it_is_edited_or_confirmed(full, desk):
    carried = start(1)
    with desk(carried.number) as at:
        evaluations.confirm_entry(at, KEY, 2, on=NOON.date(), made_from=1)
        evaluations.edit_entry(at, KEY, 4, EntryContent("Four, now"), made_from=1)

    assert [entry.number for entry in answer_of(carried).counted] == [2, 4]


@both_databases
def test_a_number_is_not_used_again_after_it_was_carried_and_removed_and_carried_once_more(full, desk):
    second = start(1)
    with desk(second.number) as at:
        evaluations.remove_entry(at, KEY, 4, made_from=1)
    third = start(second.number)
    fourth = start(third.number)

    with desk(fourth.number) as at:
        number = evaluations.add_entry(at, KEY, ACHIEVED, EntryContent("New"))

    assert number == 5


def test_own_indicators_are_carried_with_the_entries_that_support_them(full, desk):
    with desk() as at:
        own = evaluations.add_own_indicator(at, KEY, "Own", source=Source("f.txt", "line 2"))
        evaluations.add_entry(at, KEY, ACHIEVED, EntryContent("Five", indicators=(own, "assurance-2")))

    carried = answer_of(start(1))

    assert [entry.content.indicators for entry in carried.of_kind(ACHIEVED)] == [
        ("assurance-1",),
        (),
        ("assurance-own-1", "assurance-2"),
    ]


def test_questions_the_next_bank_does_not_ask_are_left_behind_and_stand_where_they_were(full):
    other = library().latest("area-send-2023")

    carried = start(1, of=other)

    db.session.rollback()
    assert not set(evaluations.read_answers(db.session(), carried)) - set(other.by_key)
    assert len(answer_of(full).entries) == 3


@both_databases
def test_nothing_is_carried_from_a_self_evaluation_that_is_not_here(area):
    with pytest.raises(NoSuchThing):
        start(9)

    assert evaluations.all_evaluations(db.session()) == ()


@pytest.mark.parametrize("title", ["", " ", "\x00", "x" * 201])
def test_a_title_that_is_empty_or_too_long_is_refused(area, title):
    with pytest.raises(BadName):
        start(title=title)


def test_a_title_is_kept_on_one_line_without_control_characters(area):
    assert start(title=" Spring\n\x00 2026 ").title == "Spring 2026"


@both_databases
def test_a_closed_self_evaluation_takes_no_more_writing(full, desk):
    close()
    before = answer_of(full)

    with pytest.raises(EvaluationClosed, match="closed"), desk() as at:
        evaluations.add_entry(at, KEY, ACHIEVED, EntryContent("Late"))

    assert answer_of(full) == before
    with pytest.raises(EvaluationClosed):
        close(made_from=2)


def test_closing_from_a_page_that_was_out_of_date_closes_nothing(evaluation):
    with pytest.raises(SomebodyElseSaved):
        close(made_from=7)

    assert evaluations.evaluation_by_number(fresh(), 1).is_open


def fresh():
    db.session.rollback()
    return db.session()


OF_REPORTS = {"report", "report_text", "report_sign_off", "reading"}
"""A report on a closed self-evaluation may be written and read: it changes no answer."""


def test_once_closed_no_route_writes_and_what_was_typed_is_kept(client, app, full, desk):
    staged(desk)
    close()
    before = all_rows(but={"submission"} | OF_REPORTS)
    tried = 0
    for rule, method in addresses(app, "number", methods=("POST",)):
        answer = sent(client, rule, method)

        if rule.endpoint.startswith("packs."):
            assert answer.status_code in {303, 404, 422}, (rule.rule, answer.status_code)
            continue
        assert answer.status_code in {303, 422}, (rule.rule, answer.status_code)
        assert answer.status_code == 422 or rule.rule.endswith("/paste"), rule.rule
        tried += 1

    assert tried >= 8
    assert all_rows(but={"submission"} | OF_REPORTS) == before


def test_what_was_typed_for_a_self_evaluation_closed_meanwhile_stays_on_the_page(client, full):
    new = "/areas/testshire/self-evaluations/1/questions/assurance/achieved/new"
    target, fields = client.fields(new)
    close()

    answer = client.post(target, data=fields | {"text": "A sentence nobody may lose."})

    assert answer.status_code == 422
    assert "is closed, so its text no longer changes" in answer.text
    assert client.fields(new)[1]["text"] == "A sentence nobody may lose."


def test_the_next_one_is_started_from_the_page_with_entries_carried(client, full):
    answer = client.submit("/areas/testshire/self-evaluations/new", bank="send-local-area-2016 1", title="Autumn", carry_from="1")

    page = client.page(f"{answer.location}/questions/assurance")
    assert "Carried forward" in page.main
    assert "3 carried forward to look at again" in client.page(answer.location).main


def test_a_reason_in_an_entry_survives_every_step_unchanged(full, desk):
    content = replace(EntryContent("Text"), difference="Line one\n\n- point [[assurance]]")
    with desk() as at:
        number = evaluations.add_entry(at, KEY, ACHIEVED, content)

    carried = start(1)

    assert answer_of(carried).entries[2].number == number
    assert answer_of(carried).entries[2].content == content
