"""What is missing is declared, each kind by its own rule."""

from datetime import date

import pytest

from readiness.documents.blocks import Text
from readiness.evaluations.model import AdulthoodArea, AgeBand, Judgement, Position
from readiness.packs.outlines.gaps import gaps_in, points_elsewhere
from readiness.packs.outlines.missing import what_is_missing
from readiness.packs.outlines.places import Places
from tests.packs.invented import GROUPS, entry, indicator, question, snapshot, to_do

WHOLE = entry(
    1,
    "The board meets monthly.",
    difference="Waits fell by a month.",
    true_on=date(2026, 9, 1),
    partner="Council education, ICB and parent carer forum",
    indicators=("only-1",),
    ages=tuple(AgeBand),
    groups=GROUPS,
    adulthood=tuple(AdulthoodArea),
)


def asked(*entries, **said):
    known = {
        "indicators": (indicator("only-1", position=Position.IN_PLACE),),
        "judgement": Judgement.WORKING_WELL,
        "judgement_reason": "Because.",
    }
    return snapshot(("One", (question("only", "The question", entries=entries, **{**known, **said}),)))


def gaps(taken):
    return {gap.title: gap.count for gap in gaps_in(taken, Places(taken)) if gap.count}


def words(taken):
    paragraphs = what_is_missing(taken, Places(taken))[1:]
    return " ".join("".join(run.text for run in paragraph.runs if isinstance(run, Text)) for paragraph in paragraphs)


def test_when_nothing_is_missing_it_says_so():
    taken = asked(WHOLE)

    assert gaps(taken) == {}
    assert words(taken).startswith("Nothing that we look for is missing.")


@pytest.mark.parametrize(
    ("title", "taken"),
    [
        ("Questions answered but not judged", asked(WHOLE, judgement=None)),
        ("Indicators without a position", asked(WHOLE, indicators=(indicator("only-1"),))),
        (
            "Indicators with nothing achieved and nothing still to do",
            asked(
                WHOLE, indicators=(indicator("only-1", position=Position.IN_PLACE), indicator("only-2", position=Position.PARTLY))
            ),
        ),
        (
            "Achieved entries that do not say what difference they made",
            asked(WHOLE, entry(2, "A meeting", true_on=date(2026, 1, 1), partner="ICB")),
        ),
        ("Achieved entries without a date", asked(WHOLE, entry(2, "A meeting", difference="Much", partner="ICB"))),
        (
            "Achieved entries that name no partner",
            asked(WHOLE, entry(2, "A meeting", difference="Much", confirmed_on=date(2026, 1, 1))),
        ),
        ("Still-to-do entries without a named lead", asked(WHOLE, to_do(2, "Meet", due_on=date(2027, 1, 1)))),
        ("Still-to-do entries without a date", asked(WHOLE, to_do(2, "Meet", lead="The chair"))),
        ("Still-to-do entries whose date has passed", asked(WHOLE, to_do(2, "Meet", lead="The chair", due_on=date(2026, 9, 29)))),
        (
            "Entries that only point somewhere else",
            asked(WHOLE, entry(2, "Please see [[only:1]].", difference="Much", true_on=date(2026, 1, 1), partner="ICB")),
        ),
        ("Entries carried forward that nobody has looked at again", asked(WHOLE, entry(2, "Old news", carried=True))),
        ("References to nothing", asked(WHOLE, judgement_reason="As [[gone]] says")),
        ("Lines of the question bank not yet checked against the handbook", asked(WHOLE, checked=False)),
        (
            "Lines of the question bank not yet checked against the handbook",
            asked(WHOLE, indicators=(indicator("only-1", position=Position.IN_PLACE, checked=False),)),
        ),
    ],
)
def test_one_thing_missing_is_one_gap_and_no_other(title, taken):
    assert gaps(taken) == {title: 1}


def test_a_question_without_an_answer_is_the_first_gap():
    taken = snapshot(("One", (question("only"),)))

    found = [gap.title for gap in gaps_in(taken, Places(taken)) if gap.count]

    assert found[0] == "Questions not answered"


def test_what_rests_on_a_carried_entry_alone_is_missing():
    taken = asked(entry(1, "Old news", partner="ICB", indicators=("only-1",), carried=True))

    found = gaps(taken)

    assert found["Indicators with nothing achieved and nothing still to do"] == 1
    assert found["Usual partners never heard from"] == 3


def test_whoever_is_never_named_is_listed():
    taken = asked(entry(1, "A club", partner="Seaborough ICB", ages=(AgeBand.EARLY,), groups=GROUPS[:1]))

    said = words(taken)

    assert "Usual partners never heard from (2) Council education; Parent carer forum." in said
    assert "Ages never mentioned (3) 5 to 16; 16 to 19; 19 to 25." in said
    assert f"Groups never mentioned (1) {GROUPS[1]}." in said


def test_neighbouring_indicators_are_given_as_a_span():
    taken = asked(WHOLE, indicators=tuple(indicator(f"only-{place}", position=None) for place in (1, 2, 3, 5)))

    assert "(a) to (d)." in words(taken)


def test_an_indicator_that_does_not_apply_needs_no_entry():
    taken = asked(WHOLE, indicators=(indicator("only-1", position=Position.NOT_APPLICABLE, reason="No coast"),))

    assert gaps(taken) == {}


@pytest.mark.parametrize(
    "text", ["Please see [[only]]", "see 19.3", "See also paragraph 21.1 and [[a:2]].", "**[[only:4]]**", "As at 2.6.1 above"]
)
def test_a_text_that_only_points_is_known(text):
    assert points_elsewhere(text)


@pytest.mark.parametrize(
    "text", ["", "Please see the new strategy", "Waits fell to 2.5 weeks", "see", "[[only]] is led by the chair", "2017"]
)
def test_a_text_that_says_something_is_not_taken_for_a_pointer(text):
    assert not points_elsewhere(text)


def test_a_paragraph_number_typed_by_hand_is_named_where_it_stands():
    taken = snapshot(
        ("One", (question("only", "The question", entries=(entry(1, "The chair reports upwards, please see 19.1."),)),))
    )

    gap = next(gap for gap in gaps_in(taken, Places(taken)) if gap.title.startswith("Paragraph numbers typed by hand"))

    assert gap.count == 1
    assert [run.text for run in gap.where[0] if isinstance(run, Text)] == [" has “19.1”"]
