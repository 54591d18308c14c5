"""The interview card: whose questions stand on it, and its strengths and worries."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from readiness.banks.model import PartnerKind
from readiness.evaluations.model import Judgement, Position
from readiness.packs.outlines.places import Places
from readiness.packs.outlines.report import card
from tests.packs.invented import entry, indicator, question, seaborough, snapshot, snapshots, to_do
from tests.packs.reported import FRAMEWORK, Elsewhere, anything, count_words, report, said

MEMBERS = PartnerKind.MEMBERS.label
WELL, WEAK = Judgement.WORKING_WELL, Judgement.AREA_TO_IMPROVE


def lines(make, *questions, title="Leadership", most=0):
    made = snapshot((title, questions))
    places = Places(made)
    blocks = make(report(), made, places, most) if make is card.may_be_asked else make(made, places, most)
    return said(blocks, places)


def test_members_are_asked_what_members_usually_answer_in_the_words_of_the_bank():
    asked = lines(
        card.may_be_asked,
        question("a", "Other"),
        question("b", "Ours", wording="Who leads?", usual_partners=(MEMBERS,)),
        title="S",
    )

    assert asked == [card.OPENING, "Who leads? (1.2)"]


def test_where_no_question_is_members_own_those_on_leadership_are_theirs():
    asked = lines(card.may_be_asked, question("a", wording="Who leads?"), question("b", wording="Who checks?"))

    assert asked[1:] == ["Who leads? (1.1)", "Who checks? (1.2)"]


def test_a_bank_without_either_says_so():
    assert lines(card.may_be_asked, question("a"), title="S") == [
        "The question bank has no question that members usually answer."
    ]


def test_a_long_question_is_asked_by_its_short_title():
    asked = lines(card.may_be_asked, question("a", "Aims", wording="How " + "very " * 30 + "well?", usual_partners=(MEMBERS,)))

    assert asked[1] == "What can you tell us about this: Aims (1.1)?"


def test_our_own_worries_are_asked_about_and_leave_room_for_members_questions():
    weak = [question(f"w-{name}", f"Weak {name}", judgement=WEAK, usual_partners=()) for name in "abc"]
    own = [question(f"o-{name}", wording=f"Who leads {name}?", usual_partners=(MEMBERS,)) for name in "abcdefg"]

    asked = lines(card.may_be_asked, *weak, *own, most=6)

    assert [line.split(" (")[0] for line in asked[1:]] == [
        *(f"Who leads {name}?" for name in "abcd"),
        "You say that this needs to improve: Weak a",
        "You say that this needs to improve: Weak b",
    ]


def test_the_card_of_a_framework_that_has_ended_says_that_it_is_practice():
    made = seaborough()
    ended = report(framework=replace(FRAMEWORK, ended_on=date(2022, 12, 31), successor="x"))

    assert said(card.may_be_asked(ended, made, Elsewhere(made), 0), Places(made))[0].startswith("These inspections have ended.")


def test_a_strength_has_one_example_and_what_difference_it_made():
    entries = (entry(1, "We met."), entry(2, "We ring families.", difference="They wait two weeks less."))

    assert lines(card.strengths, question("a", "Help", judgement=WELL, entries=entries)) == [
        "Help (1.1). For example: “We ring families.” What difference it made: “They wait two weeks less.”"
    ]


def test_there_are_at_most_three_strengths_and_two_worries():
    strong = [question(f"s-{name}", judgement=WELL) for name in "abcd"]
    weak = [question(f"w-{name}", judgement=WEAK) for name in "abcd"]

    assert len(lines(card.strengths, *strong, *weak)) == 3
    assert len(lines(card.worries, *strong, *weak)) == 2


def test_a_worry_says_what_is_missing_what_is_done_by_whom_and_by_when():
    worry = question(
        "a", "Help", judgement=WEAK, indicators=(indicator("a-1", "Waits are short", position=Position.NOT_YET),),
        entries=(to_do(1, "Hire two therapists.", lead="Asha Example", due_on=date(2026, 12, 1)),),
    )  # fmt: skip

    expected = (
        "Help (1.1). Not in place yet: “Waits are short.” One step is still to do. "
        "The next step is due by 1 December 2026, led by Asha Example. From what is still to do: “Hire two therapists.”"
    )
    assert lines(card.worries, worry) == [expected]


def test_nothing_judged_is_neither_strength_nor_worry():
    unjudged = question("a", entries=(entry(1, "We met."),))

    assert (
        lines(card.strengths, unjudged)
        == lines(card.worries, unjudged)
        == ["We cannot say, because no question has been judged yet."]
    )


@anything
@given(snapshots(), st.integers(0, 8))
def test_of_any_answers_the_card_fits_one_side_and_is_always_the_same(made, most):
    places = Places(made)

    parts = (
        card.may_be_asked(report(), made, places, most),
        card.strengths(made, places, 3),
        card.worries(made, places, 2),
    )

    assert parts[1:] == (card.strengths(made, Places(made), 3), card.worries(made, Places(made), 2))
    assert sum(count_words(part, places) for part in parts[1:]) <= 5 * (card.ITEM_WORDS + 1)
    assert len(said(parts[0], places)) <= 1 + (most or card.MAY_BE_ASKED)
