"""Small rules on which many sentences rest."""

import pytest

from readiness.evaluations.model import Judgement, Position
from readiness.packs.outlines.language import agree, capital, listed, number, several, stopped
from readiness.packs.outlines.partners import heard
from readiness.packs.outlines.places import letter, marks
from readiness.packs.outlines.standing import Standing, standing
from tests.packs.invented import entry, indicator, question

USUAL = (
    "Council education",
    "Children’s social care",
    "Integrated care board",
    "Health providers",
    "Schools",
    "Virtual school",
    "Parent carer forum",
    "SENDIASS",
    "A partner of our own",
)


def test_numbers_are_words_up_to_nine_and_figures_from_ten():
    assert [number(count) for count in (0, 1, 9, 10, 1_200)] == ["none", "one", "nine", "10", "1,200"]


def test_one_entry_is_singular_and_two_are_plural():
    said = [several(count, "entry", "entries") for count in (0, 1, 2, 12)]

    assert said == ["no entries", "one entry", "two entries", "12 entries"]
    assert (agree(1, "has", "have"), agree(2, "has", "have"), agree(0, "has", "have")) == ("has", "have", "have")


def test_a_list_has_commas_and_one_and():
    assert [listed(items) for items in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]


def test_a_sentence_begins_with_a_capital_and_ends_with_one_stop():
    assert (capital("nHS"), capital(""), stopped("Done"), stopped("Done."), stopped("Why?")) == (
        "NHS",
        "",
        "Done.",
        "Done.",
        "Why?",
    )


def test_indicators_beyond_z_go_on():
    assert [letter(place) for place in (0, 25, 26, 27, 52)] == ["(a)", "(z)", "(aa)", "(ab)", "(ba)"]


def test_the_marks_of_indicators_are_in_the_order_of_the_question():
    asked = question("only", indicators=tuple(indicator(f"only-{place}") for place in range(1, 7)))

    assert marks(asked, ["only-6", "only-2", "only-3", "only-4"]) == "(b) to (d) and (f)"
    assert marks(asked, ["only-2", "only-1"]) == "(a) and (b)"
    assert marks(asked, ["only-1", "gone-1"]) == "(a) and gone-1"


@pytest.mark.parametrize(
    ("typed", "labels"),
    [
        ("NHS Seaborough ICB", {"Integrated care board"}),
        ("Seaborough Integrated Care Board", {"Integrated care board"}),
        ("Seaborough CCG", {"Integrated care board"}),
        ("Children's Social Care", {"Children’s social care"}),
        ("Seaborough NHS Foundation Trust", {"Health providers"}),
        ("Virtual School", {"Virtual school"}),
        ("Hillside Primary School", {"Schools"}),
        ("School nursing", {"Health providers"}),
        ("Council education and the parent and carer forum", {"Council education", "Parent carer forum"}),
        ("a partner of OUR own", {"A partner of our own"}),
        ("The chess club", set()),
        ("", set()),
    ],
)
def test_a_partner_is_heard_by_its_own_name_or_one_in_common_use(typed, labels):
    assert heard(USUAL, [typed]) == labels


def judged(judgement, *positions):
    return question(
        "only", judgement=judgement, indicators=tuple(indicator(f"i-{at}", position=each) for at, each in enumerate(positions))
    )


@pytest.mark.parametrize(
    ("asked", "place"),
    [
        (judged(None), Standing.UNANSWERED),
        (judged(None, None, None), Standing.UNANSWERED),
        (judged(Judgement.WORKING_WELL, Position.NOT_YET), Standing.STRONG),
        (judged(Judgement.DEVELOPING, Position.IN_PLACE), Standing.DEVELOPING),
        (judged(Judgement.AREA_TO_IMPROVE, Position.IN_PLACE), Standing.WEAK),
        (judged(Judgement.CANNOT_SAY, Position.IN_PLACE), Standing.UNKNOWN),
        (judged(None, Position.IN_PLACE, Position.NOT_APPLICABLE), Standing.STRONG),
        (judged(None, Position.IN_PLACE, None), Standing.DEVELOPING),
        (judged(None, Position.IN_PLACE, Position.NOT_YET), Standing.DEVELOPING),
        (judged(None, Position.PARTLY), Standing.DEVELOPING),
        (judged(None, Position.PARTLY, Position.NOT_YET), Standing.WEAK),
        (judged(None, Position.NOT_YET, Position.UNKNOWN), Standing.WEAK),
        (judged(None, Position.UNKNOWN, None), Standing.UNKNOWN),
        (judged(None, Position.NOT_APPLICABLE), Standing.UNKNOWN),
        (question("only", entries=(entry(1, "Only words"),)), Standing.UNKNOWN),
        (question("only", entries=(entry(1, "Old words", carried=True),)), Standing.UNANSWERED),
    ],
)
def test_a_question_stands_in_the_list_its_judgement_or_else_its_positions_say(asked, place):
    assert standing(asked) is place
