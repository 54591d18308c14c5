"""Parts under a council's own headings: found where questions have them, and left alone where they are titles of a report."""

import pytest

from readiness.exchange.briefing import parse_briefing
from readiness.exchange.model import NothingRecognised
from readiness.files.model import PaperKind
from tests.exchange.papers import kinds, point, read, said, words


def heading(text: str, level: int = 2):
    return said(text, heading=level)


@pytest.mark.parametrize(
    ("well", "better"),
    [
        ("What is working well", "Even better if"),
        ("STRENGTHS:", "AREAS FOR DEVELOPMENT:"),
        ("Current position", "Next steps"),
        ("What are we proud of?", "What do we need to do next?"),
    ],
)
@pytest.mark.parametrize("look", [{}, {"strong": True}, {"heading": 3}], ids=["plain", "bold", "heading"])
def test_parts_in_other_words_are_found_under_each_question(well: str, better: str, look: dict[str, object]):
    blocks = []
    for question in ("Are needs met?", "Are children heard?"):
        blocks += [heading(question), said(well, **look), point("One"), point("Two"), said(better, **look), point("Three")]

    briefing = read(*blocks)

    assert [question.wording for question in briefing] == ["Are needs met?", "Are children heard?"]
    assert [kinds(question) for question in briefing] == [(["One", "Two"], ["Three"])] * 2


def test_a_question_may_be_a_title_with_words_below_it():
    briefing = read(
        heading("Early identification"),
        "This part is about the youngest.",
        heading("Strengths", 3),
        point("One"),
        heading("Areas for development", 3),
        point("Two"),
        heading("Leadership"),
        heading("Strengths", 3),
        point("Three"),
    )

    assert [question.wording for question in briefing] == ["Early identification", "Leadership"]
    assert [leftover.text for leftover in briefing.leftovers] == ["This part is about the youngest."]


def test_titles_that_any_report_has_make_no_questions():
    text = (
        "Report to cabinet\n\nBackground\n\nThe grant began in 2017.\n\nProgress\n\nWork has begun.\n\nImpact\n\nIt is felt.\n\n"
        "Next steps\n\nA plan will be written.\n\nEvidence\n\nNone.\n"
    )

    with pytest.raises(NothingRecognised):
        parse_briefing(text, "report.txt", words())


def test_next_steps_after_the_last_question_of_the_usual_shape_are_a_section_of_the_report():
    text = ""
    for question in ("Are needs met?", "Are children heard?"):
        text += f"Question: {question}\n\nWhat has been achieved so far?\n\n• One\n\nWhat else needs to happen?\n\n• Two\n\n"

    briefing = parse_briefing(text + "Next steps\n\nCabinet decides in May.\n", "report.txt", words())

    assert [kinds(question) for question in briefing] == [(["One"], ["Two"])] * 2
    assert briefing.leftovers[-1].text == "Next steps\nCabinet decides in May."


def test_a_title_as_high_as_the_questions_ends_the_last_one():
    briefing = read(
        heading("Are needs met?"),
        heading("Strengths", 3),
        point("One"),
        heading("Next steps", 3),
        point("Two"),
        heading("Are children heard?"),
        heading("Strengths", 3),
        point("Three"),
        heading("Next steps", 2),
        "Cabinet decides in May.",
    )

    assert kinds(briefing.questions[1]) == (["Three"], [])


def test_impact_and_evidence_stand_beside_the_entries_before_them():
    briefing = read(
        heading("Are needs met?"),
        heading("Strengths", 3),
        point("One"),
        point("Two"),
        heading("Impact", 3),
        point("Fewer wait"),
        point("More are glad"),
        heading("Evidence", 3),
        point("Minutes"),
        heading("Areas for development", 3),
        point("Three"),
        heading("Evidence", 3),
        point("A survey"),
    )

    one, two = briefing.achieved
    assert (one.difference, two.difference) == ("Fewer wait", "More are glad")
    assert briefing.still_to_do[0].evidence == ("A survey",)
    assert [(note.about, note.text) for note in briefing.questions[0].notes] == [("Evidence", "Minutes")]
    assert briefing.tally.words_beside == 8


def test_impact_of_nobody_knows_which_entry_becomes_entries_in_doubt():
    briefing = read(
        heading("Are needs met?"),
        heading("Strengths", 3),
        point("One"),
        point("Two"),
        heading("Impact", 3),
        point("All are glad"),
    )

    assert [(entry.text, bool(entry.doubt)) for entry in briefing.achieved] == [
        ("One", False),
        ("Two", False),
        ("All are glad", True),
    ]
    assert briefing.tally.words_beside == 0


def test_evidence_on_a_line_within_a_list_is_that_points_and_the_list_goes_on():
    briefing = read(
        heading("Are needs met?"),
        heading("Strengths", 3),
        point("One"),
        "Evidence: minutes of May",
        point("Two"),
        "Evidence: a survey",
        heading("Next steps", 3),
        point("Three"),
    )

    assert [(entry.text, entry.evidence) for entry in briefing.achieved] == [("One", ("minutes of May",)), ("Two", ("a survey",))]


def test_headings_in_other_words_are_found_in_a_text_that_lost_its_line_ends():
    text = (
        "Question: Are needs met? What is working well? - One thing. - Two things. Even better if: - Three things. "
        "Question: Are children heard? What is working well? - Four. Even better if: - Five."
    )

    briefing = parse_briefing(text, "run.txt", words())

    assert [kinds(question) for question in briefing] == [
        (["One thing.", "Two things."], ["Three things."]),
        (["Four."], ["Five."]),
    ]


@pytest.mark.parametrize("sign", "•-–*▪·§✓➢o")
def test_points_on_one_line_are_told_apart_by_whatever_sign_begins_them(sign: str):
    text = (
        f"21.1 Question: So?\nWhat has been achieved so far?\n{sign} Members met – at last {sign} A report went out on 3 May\n"
        f"What else needs to happen?\n{sign} One thing\n"
    )

    (question,) = parse_briefing(text, "run.txt")

    assert kinds(question) == (["Members met – at last", "A report went out on 3 May"], ["One thing"])


def test_dashes_in_points_that_have_lines_of_their_own_divide_nothing():
    text = "21.1 Question: So?\nWhat has been achieved so far?\n- The Board - Members and all\n- The Panel - Officers\n"

    (question,) = parse_briefing(text, "lines.txt")

    assert kinds(question)[0] == ["The Board - Members and all", "The Panel - Officers"]


def test_the_head_of_a_page_left_among_the_points_is_no_part_of_them():
    briefing = read(
        "21.1 Question: So?",
        "What has been achieved so far?",
        "• One",
        "Page 1 of 3",
        "Our self-evaluation",
        "• Two",
        "Page 2 of 3",
        "Our self-evaluation",
        "• Three",
        "What else needs to happen?",
        "• Four",
    )

    assert kinds(briefing.questions[0]) == (["One", "Two", "Three"], ["Four"])


def test_words_of_a_program_are_never_taken_for_markup():
    briefing = read("21.1 Question: So?", "What has been achieved so far?", point("We wrote <b>R&amp;D</b> for those <18"))

    assert briefing.achieved[0].text == "We wrote <b>R&amp;D</b> for those <18"


def test_numbers_that_a_program_counts_are_the_questions_and_the_lists():
    briefing = read(
        said("How are needs met?", number="21.1", heading=2),
        said("What has been achieved so far?", heading=3),
        said("One", number="1."),
        said("inside", number="(a)", depth=1),
        said("Two", number="2."),
        said("What else needs to happen?", heading=3),
        said("Three", number="A."),
    )

    (question,) = briefing
    assert question.number == "21.1"
    assert kinds(question) == (["One\n\n- inside", "Two"], ["Three"])


def test_a_line_broken_by_hand_goes_on_with_its_point_and_a_paragraph_does_not():
    briefing = read(
        "21.1 Question: So?",
        "What has been achieved so far?",
        "Two reports went out:\nthe first in May",
        "feedback came in June.",
        "What else needs to happen?",
        "Three",
    )

    assert kinds(briefing.questions[0])[0] == ["Two reports went out: the first in May", "feedback came in June."]


def test_lines_of_a_print_are_joined_and_a_word_broken_at_its_hyphen_is_whole():
    def line(number: int, text: str, *, above: bool):
        return said(text, f"page 1, line {number}", line_above=above)

    briefing = read(
        line(1, "21.1 Question: How multi-", above=False),
        line(2, "agency is it?", above=True),
        line(3, "What has been achieved so far?", above=False),
        line(4, "• The under-", above=True),
        line(5, "fives are seen", above=True),
        line(6, "• Two", above=True),
        line(7, "What else needs to happen?", above=False),
        line(8, "• Three", above=True),
        kind=PaperKind.PDF,
    )

    (question,) = briefing
    assert question.wording == "How multi-agency is it?"
    assert kinds(question) == (["The under-fives are seen", "Two"], ["Three"])
    assert str(question.achieved[0].place) == "page 1, lines 4 to 5, under 21.1"
