"""Tables whose columns mean something: each row becomes a question's entries, and no cell disappears."""

import pytest

from readiness.exchange.model import Column, NothingRecognised
from readiness.files.model import Link, PaperKind, Paragraph
from tests.exchange.papers import cell, kinds, point, read, table

HEAD = ("Ref", "Question", "Strengths", "Areas for development")


def test_each_row_is_a_question_with_what_its_columns_say():
    briefing = read(
        table(
            HEAD,
            ("1.1", "Are needs met?", cell("A first thing.", "A second thing."), "A gap"),
            ("1.2", "Are children heard?", "A third", ""),
        )
    )

    first, second = briefing
    assert (first.number, first.wording) == ("1.1", "Are needs met?")
    assert kinds(first) == (["A first thing.", "A second thing."], ["A gap"])
    assert kinds(second) == (["A third"], [])
    assert briefing.leftovers == ()


def test_a_place_names_the_table_the_row_and_the_column():
    briefing = read(table(HEAD, ("1", "Are needs met?", "A thing", "")))

    assert str(briefing.achieved[0].place) == "table 1, row 2, column 3, under 1"


def test_an_empty_or_merged_question_goes_on_with_the_one_above():
    briefing = read(
        table(
            ("Question", "Strengths", "Next steps"),
            ("Are needs met?", "One", ""),
            ("", "Two", "Three"),
            (cell(merged=True), "Four", ""),
            ("Are needs met?", "", "Five"),
        )
    )

    (question,) = briefing
    assert kinds(question) == (["One", "Two", "Four"], ["Three", "Five"])


def test_a_theme_in_a_column_before_the_question_stands_before_its_words():
    briefing = read(
        table(
            ("Theme", "Inspection area", "Strengths", "Next steps"),
            ("Leadership", "Are checks made?", "One", ""),
            ("", "Are partners heard?", "Two", ""),
            ("Outcomes", "Are they better?", "Three", ""),
        )
    )

    assert [question.wording for question in briefing] == [
        "Leadership: Are checks made?",
        "Leadership: Are partners heard?",
        "Outcomes: Are they better?",
    ]


@pytest.mark.parametrize("above", ["Are needs met?", "Meeting needs"], ids=["a question", "a title"])
def test_without_a_column_of_questions_what_stands_above_the_table_is_the_question(above: str):
    briefing = read("Self-evaluation", above, table(("Strengths", "Next steps"), ("One", "Two")))

    (question,) = briefing
    assert question.wording == above
    assert kinds(question) == (["One"], ["Two"])


def test_a_sheet_without_any_question_is_named_by_its_tab():
    briefing = read(table(("Strengths", "Next steps"), ("One", "Two"), place="sheet “Meeting needs”"), kind=PaperKind.EXCEL)

    assert briefing.questions[0].wording == "Meeting needs"


def test_a_row_over_the_whole_width_is_the_theme_of_those_below_it():
    briefing = read(
        table(
            ("Strengths", "Next steps"),
            (cell("Early years", span=2),),
            ("One", "Two"),
            (cell("School years", span=2),),
            ("Three", ""),
        )
    )

    assert [(question.wording, *kinds(question)) for question in briefing] == [
        ("Early years", ["One"], ["Two"]),
        ("School years", ["Three"], []),
    ]


def test_titles_above_the_headings_and_rows_that_divide_the_table_are_left_with_their_place():
    briefing = read(
        table(
            (cell("Our self-evaluation", span=4),),
            HEAD,
            (cell("Leadership", span=4),),
            ("1", "Are needs met?", "One", "Two"),
        )
    )

    assert [leftover.text for leftover in briefing.leftovers] == ["Our self-evaluation", "Leadership"]
    assert str(briefing.leftovers[0].place) == "table 1, row 1, column 1"


def test_the_headings_said_again_on_the_next_page_are_no_row():
    briefing = read(table(HEAD, ("1", "Are needs met?", "One", ""), HEAD, ("2", "Are they heard?", "Two", "")))

    assert [question.number for question in briefing] == ["1", "2"]
    assert briefing.tally.words_in_headings == 12


def test_a_column_that_nobody_knows_is_left_with_its_place_and_each_piece_by_itself():
    briefing = read(
        table(
            ("Question", "Shelf", "Strengths", "Colour", "Paper"),
            ("Are needs met?", "B7", "One", "red", "thick"),
        )
    )

    assert [leftover.text for leftover in briefing.leftovers] == ["B7", "red\nthick"]
    assert [(text, str(place)) for text, place in briefing.leftovers[1].pieces] == [
        ("red", "table 1, row 2, column 4"),
        ("thick", "table 1, row 2, column 5"),
    ]


def test_points_in_a_cell_are_told_by_bullets_numbers_lines_or_paragraphs():
    briefing = read(
        table(
            ("Question", "Strengths", "Next steps"),
            ("Are needs met?", "• One goes on\nhere\n• Two", "1. Three\n2. Four"),
            ("Are they heard?", "Five\nSix", cell("Seven has\ntwo lines.", "Eight")),
            ("Are they safe?", "Done: – first – second", "- Nine – as said - Ten"),
        )
    )

    assert [kinds(question) for question in briefing] == [
        (["One goes on here", "Two"], ["Three", "Four"]),
        (["Five", "Six"], ["Seven has two lines.", "Eight"]),
        (["Done:\n\n- first\n- second"], ["Nine – as said", "Ten"]),
    ]


def test_a_list_of_the_programs_in_a_cell_keeps_its_depth():
    briefing = read(
        table(("Question", "Strengths", "Next steps"), ("So?", cell(point("One"), point("inside", "o", 1), point("Two")), ""))
    )

    assert [entry.text for entry in briefing.achieved] == ["One\n\n- inside", "Two"]


@pytest.mark.parametrize(("verdict", "expected"), [("Working well", ([], 0)), ("Area to improve:", ([], 1))])
def test_a_verdict_alone_says_what_kind_the_descriptions_beside_it_are(verdict: str, expected: tuple[list[str], int]):
    briefing = read(
        table(
            ("Ref", "Inspection area", "How is this working?", "Working well OR area to improve", "Further work planned"),
            ("1", "Early help", "It is quick", verdict, "More of it"),
        )
    )

    (question,) = briefing
    assert kinds(question) == ((["It is quick"], ["More of it"]) if not expected[1] else ([], ["It is quick", "More of it"]))
    assert not any(entry.doubt for entry in question.entries)
    assert question.notes == ()


def test_a_verdict_with_words_behind_it_says_what_they_are():
    briefing = read(
        table(
            ("Inspection area", "Working well OR area to improve"),
            ("Early help", "Working well: It is quick.\nArea to improve – It is rare."),
        )
    )

    assert kinds(briefing.questions[0]) == (["It is quick."], ["It is rare."])


def test_a_verdict_that_says_neither_leaves_the_kind_in_doubt():
    briefing = read(
        table(
            ("Inspection area", "How is this working?", "Working well OR area to improve"),
            ("Early help", "It is quick in most places", "see the annex of the plan"),
        )
    )

    assert [bool(entry.doubt) for entry in briefing.achieved] == [True, True]
    assert "“Working well OR area to improve” does not say" in briefing.achieved[0].doubt


def test_a_rating_that_is_only_a_rating_is_a_note_of_its_question():
    briefing = read(table(("Question", "RAG", "Strengths"), ("Are needs met?", "Amber", "One")))

    (question,) = briefing
    assert [(note.about, note.text) for note in question.notes] == [("RAG", "Amber")]
    assert kinds(question) == (["One"], [])


def test_ratings_without_anything_said_make_no_questions():
    briefing = read(table(("Rating", "Status", "October"), ("Blue", "Done", "33"), ("Green", "In time", "17")))

    assert briefing.questions == ()
    assert [grid.read for grid in briefing.grids] == [False]


def test_impact_evidence_and_references_go_to_the_entries_of_their_row():
    briefing = read(
        table(
            ("Theme", "Current position", "Strengths", "Evidence", "Impact", "Areas for development", "Action reference"),
            ("Early help", "There is a team", "", "Minutes", "Fewer wait", "", ""),
            ("", "", cell("One", "Two"), cell("Survey", "Audit"), "Both are liked", "A gap", "AP 3"),
        )
    )

    (question,) = briefing
    team, one, two, liked = question.achieved
    assert (team.evidence, team.difference) == (("Minutes",), "Fewer wait")
    assert (one.evidence, two.evidence) == (("Survey",), ("Audit",))
    assert liked.text == "Both are liked"
    assert liked.doubt.startswith("It stood under “Impact”")
    assert question.still_to_do[0].action == "AP 3"


def test_one_lead_and_date_for_several_steps_go_to_each():
    briefing = read(
        table(
            ("Question", "Next steps", "Lead", "By when"),
            ("Are needs met?", cell("One", "Two"), "Head of SEND", cell("May 2018", "June 2018")),
        )
    )

    assert [(entry.lead, entry.due) for entry in briefing.still_to_do] == [
        ("Head of SEND", "May 2018"),
        ("Head of SEND", "June 2018"),
    ]


def test_evidence_that_no_entry_can_be_told_for_is_a_note():
    briefing = read(table(("Question", "Strengths", "Evidence"), ("Are needs met?", cell("One", "Two"), "Minutes")))

    assert [(note.about, note.text) for note in briefing.questions[0].notes] == [("Evidence", "Minutes")]
    assert briefing.tally.words_beside == 1


def test_links_of_a_cell_are_the_entrys():
    link = Link("Minutes", r"\\server\minutes.docx")
    briefing = read(table(("Question", "Strengths", "Evidence"), ("So?", "One", cell(Paragraph("Minutes", "", links=(link,))))))

    assert briefing.achieved[0].links == (link,)


def test_a_table_that_cannot_be_read_is_offered_and_then_read_by_what_somebody_says_its_columns_mean():
    strange = table(("Sache", "Gut so", "Noch nicht"), ("Are needs met?", "One", "Two"))

    offered = read("A report.", strange)
    told = read("A report.", strange, columns={"SACHE:": "question", "gut so": "achieved", "Noch nicht": "still_to_do"})

    assert offered.questions == ()
    assert offered.grids[0].columns[0] == Column("Sache", "", "Are needs met?")
    assert [leftover.text for leftover in offered.leftovers][-1].endswith("One\nTwo")
    assert (told.grids[0].read, told.grids[0].columns[1].meaning) == (True, "achieved")
    assert kinds(told.questions[0]) == (["One"], ["Two"])


def test_what_the_council_says_of_a_column_wins():
    briefing = read(table(HEAD, ("1", "Are needs met?", "One", "Two")), columns={"Strengths": "ignore"})

    assert [entry.text for entry in briefing.achieved + briefing.still_to_do] == ["Two"]
    assert [leftover.text for leftover in briefing.leftovers] == ["One"]


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("Strengths (what is working well)", "achieved"),
        ("What needs to happen next?", "still_to_do"),
        ("STRENGTH / AREA FOR DEVELOPMENT", "verdict"),
        ("Key areas for improvement", "still_to_do"),
        ("Lead officer", "lead"),
        ("Responsible person", "lead"),
        ("Evidence base", "evidence"),
        ("Action plan ref.", "action"),
        ("Paper colour", ""),
        ("Number of plans", ""),
        ("Area lead", ""),
    ],
)
def test_a_heading_is_known_by_its_words_in_any_dress_and_is_else_left_unknown(heading: str, meaning: str):
    briefing = read(table(("Question", heading, "Strengths"), ("So?", "x", "One")))

    assert briefing.grids[0].columns[1].meaning == meaning


def test_a_table_that_only_lays_out_is_read_as_a_page():
    briefing = read(
        table(
            ("21.1", cell("Question: Are needs met?")),
            ("Suggested indicators that this is happening", "They are"),
            ("What has been achieved so far?", cell(point("One"), point("Two"))),
            ("What else needs to happen?", "Three"),
        )
    )

    (question,) = briefing
    assert question.number == "21.1"
    assert kinds(question) == (["One", "Two"], ["Three"])


def test_a_table_of_figures_under_a_heading_does_not_become_entries():
    briefing = read(
        "Question: Are plans in time?",
        "What has been achieved so far?",
        point("One"),
        table(("Year", "Plans", "In time"), ("2016", "120", "61%"), ("2017", "140", "72%")),
        "What else needs to happen?",
        point("Two"),
    )

    assert kinds(briefing.questions[0]) == (["One"], ["Two"])
    assert "2016" in briefing.leftovers[0].text


def test_a_grid_typed_with_bars_or_tabs_is_read_where_it_stands():
    from readiness.exchange.briefing import parse_briefing
    from tests.exchange.papers import words

    bars = "# Ours\n\n| Ref | Question | Strengths | Next steps |\n|---|---|---|---|\n| 1 | Are needs met? | One<br>Two | Three |\n\nEnd.\n"
    tabs = "Ref\tQuestion\tStrengths\tNext steps\n1\tAre needs met?\tOne\tThree\n"

    for text, achieved in ((bars, ["One", "Two"]), (tabs, ["One"])):
        briefing = parse_briefing(text, "typed.md", words())
        assert kinds(briefing.questions[0]) == (achieved, ["Three"])
        assert briefing.tally.lines == len(text.splitlines())


def test_a_paper_with_neither_shape_nor_table_is_refused_with_what_was_looked_for():
    with pytest.raises(NothingRecognised, match="or a table with columns of that meaning"):
        read("A report.", "It says little.")
