"""Questions a member might ask: each kind by a small case, whose turn it is, and the room they take."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.evaluations.model import Judgement, Position
from readiness.packs.outlines.places import Places
from readiness.packs.outlines.report.asking import ALL_IS_WELL, NOTHING, in_turn, questions_to_ask
from tests.packs.invented import entry, indicator, question, seaborough, snapshot, snapshots, to_do
from tests.packs.reported import anything, count_words, said

WELL, WEAK = Judgement.WORKING_WELL, Judgement.AREA_TO_IMPROVE
EVERYBODY = tuple(
    entry(number, "We met.", partner=name, difference="Waits fell.")
    for number, name in enumerate(("Council education", "Integrated care board", "Parent carer forum"), 1)
)


def asked(*questions, most=0):
    made = snapshot(("Leadership", questions))
    places = Places(made)
    return said(questions_to_ask(made, places, most), places)


UNKNOWN = {"position": Position.UNKNOWN}
KINDS = {
    "a weak question without a step": (
        {"judgement": WEAK},
        "“What will we do about ‘Help’, and by when?” Why: weak, with no next step (1.1).",
    ),
    "a step past its date": (
        {"entries": (*EVERYBODY, to_do(4, "Hire.", lead="Asha Example", due_on=date(2026, 9, 1)))},
        "“What is holding up the late step on ‘Help’?” Why: it was due by 1 September 2026 (1.1.4).",
    ),
    "what nobody is named to find out": (
        {"indicators": (indicator("a-1", **UNKNOWN),), "judgement": WELL},
        "“Who will find out what we do not know about ‘Help’, and when?” Why: no name and no date (1.1).",
    ),
    "what should be known by now": (
        {"indicators": (indicator("a-1", **UNKNOWN, who_finds_out="Bea", find_out_by=date(2026, 9, 1)),), "judgement": WELL},
        "“What did we find out about ‘Help’?” Why: we were to know by 1 September 2026 (1.1).",
    ),
    "what is still to be found out": (
        {"indicators": (indicator("a-1", **UNKNOWN, who_finds_out="Bea", find_out_by=date(2026, 10, 1)),), "judgement": WELL},
        "“What do we still not know about ‘Help’?” Why: we are to know by 1 October 2026 (1.1).",
    ),
    "a step that nobody leads": (
        {"judgement": WEAK, "entries": (*EVERYBODY, to_do(4, "Hire."))},
        "“Who leads the next step on ‘Help’, and by when?” Why: no lead, no date (1.1.4).",
    ),
    "something done without a difference": (
        {"judgement": WELL, "entries": (*EVERYBODY, entry(4, "We met again."))},
        "“What difference has our work on ‘Help’ made, and how do you know?” Why: not written down (1.1.4).",
    ),
    "families never named": (
        {"judgement": WELL, "entries": EVERYBODY[:2]},
        "“What do parents and carers say about ‘Help’?” Why: nothing here names them (1.1).",
    ),
    "a partner never named": (
        {"judgement": WELL, "entries": EVERYBODY[::2]},
        "“What do we hear from the integrated care board about ‘Help’?” Why: nothing here names them (1.1).",
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_there_is_a_question_for(kind):
    told, expected = KINDS[kind]
    full = {"entries": EVERYBODY, **told}

    assert asked(question("a", "Help", **full))[0] == expected


def test_a_question_without_an_answer_is_asked_after():
    quiet = question("b", "Money")

    assert asked(question("a", "Help", judgement=WELL, entries=EVERYBODY), quiet) == [
        "“When will we have an answer on ‘Money’?” Why: there is none yet (1.2)."
    ]


def test_an_empty_self_evaluation_has_two_questions_of_its_own():
    assert asked(question("a"), question("b")) == [f"“{said}”" for said in NOTHING]


def test_where_all_is_well_there_is_still_one_to_ask():
    assert asked(question("a", judgement=WELL, entries=EVERYBODY))[1:] == [f"“{ALL_IS_WELL}”"]


def test_each_kind_has_its_turn_and_no_question_two_before_all_have_had_one():
    made = seaborough()

    turns = in_turn(made)

    abouts = [each.about for each in turns]
    different = len(set(abouts))
    assert len(set(abouts[:different])) == different
    assert different == 3


def test_the_same_answers_give_the_same_questions_in_any_order_of_asking():
    made = seaborough()
    places = Places(made)

    assert said(questions_to_ask(made, places, 3), places) == said(questions_to_ask(made, places, 0), places)[:3]


def test_a_long_title_is_left_out_rather_than_cut():
    long = " ".join(["Exceptionally"] * 30)

    line = asked(question("a", long, judgement=WEAK, entries=(*EVERYBODY, to_do(4, "Hire."))))[0]

    assert line == "“Who leads this step, and by when?” Why: no lead, no date (1.1.4)."


@anything
@given(snapshots(), st.integers(0, 8))
def test_of_any_answers_five_questions_take_at_most_110_words_and_there_is_always_one(made, most):
    places = Places(made)

    blocks = questions_to_ask(made, places, most)

    assert blocks == questions_to_ask(made, Places(made), most)
    assert said(blocks, places)
    assert count_words(questions_to_ask(made, places, 5), places) <= 110
    assert not most or len(blocks[-1].items) <= most
