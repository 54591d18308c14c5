"""One briefing in many dresses: the content read is the same in each."""

import re

import pytest

from readiness.exchange.briefing import parse_briefing
from tests.exchange.written_briefing import HEADINGS, Asked, Dress, Statement, content_of, numbers_of, write, write_html

CONTENT = [
    Asked(
        "How do members hear about SEND (reports, visits and minutes)?",
        ("Reports come to members", "Members visit schools and colleges"),
        (
            Statement("The board met on 3rd May 2018 - and again in June – with 0 – 25 on its list."),
            Statement("A report went out"),
        ),
        (
            Statement("Members need to know:", ("who leads", "what is late, and why")),
            Statement("A timetable should be written by the Director."),
        ),
    ),
    Asked(
        "Are services joined up from birth to 25?",
        ("One team covers all ages",),
        (Statement("Costs fell by 3.5 % to £1.25 million under Part 3 of the Act (s.25(1))."),),
        (),
    ),
    Asked(
        "To what extent are checks in place?",
        ("Checks are agreed", "Results are read"),
        (Statement("Please see 21.1"),),
        (Statement("Health & care should check too; so should schools <under 20 pupils>"),),
    ),
]


def lettered(number: int) -> str:
    return f"({'abcdefgh'[number - 1]}) "


DRESSES = {
    "bullets": Dress(),
    "dashes": Dress(mark=lambda _: "- ", nested="  - "),
    "en dashes": Dress(mark=lambda _: "– ", nested="   – "),
    "stars": Dress(mark=lambda _: "* ", nested="    * "),
    "small squares": Dress(mark=lambda _: "▪ ", nested="    ▪ "),
    "Word's own bullets": Dress(mark=lambda _: "\uf0b7\t", nested="o\t"),
    "numbers": Dress(mark=lambda number: f"{number}. ", nested="   - "),
    "numbers and tabs": Dress(mark=lambda number: f"{number}.\t", nested="\t•\t"),
    "numbers in brackets": Dress(mark=lambda number: f"({number}) ", nested="   • "),
    "letters": Dress(mark=lettered, nested="   • "),
    "no bullets at all": Dress(mark=lambda _: "", nested="   • "),
    "wrapped": Dress(width=60),
    "wrapped dashes": Dress(mark=lambda _: "- ", nested="  - ", width=50),
    "no blank lines": Dress(between="\n"),
    "many blank lines": Dress(between="\n\n\n\t\n"),
    "number on its own line": Dress(question=lambda number, wording: f"{number}\n\nQuestion:\n\n{wording}"),
    "number within the label": Dress(question=lambda number, wording: f"Question {number}: {wording}"),
    "number after the label": Dress(question=lambda number, wording: f"QUESTION\n{number} {wording}"),
    "short label": Dress(question=lambda number, wording: f"Q{number}. {wording}"),
    "number and wording": Dress(question=lambda number, wording: f"{number} {wording}"),
    "number in a cell": Dress(question=lambda number, wording: f"{number}\tQuestion\t{wording}"),
    "a table of bars": Dress(question=lambda number, wording: f"| {number} | Question: | {wording} |"),
    "Markdown": Dress(
        question=lambda number, wording: f"## {number} {wording}",
        headings=(
            "**Suggested indicators that this is happening**",
            "### What has been achieved so far?",
            "__What else needs to happen__",
        ),
        tail="## Finance\n\nThe grant ends.\n",
    ),
    "capitals without marks": Dress(headings=tuple(heading.rstrip(":?").upper() for heading in HEADINGS)),
    "small letters": Dress(headings=tuple(heading.lower() for heading in HEADINGS)),
    "short headings": Dress(headings=("Indicators", "Achieved so far:", "Still to do")),
    "headings in another order": Dress(order=(0, 2, 1)),
    "headings in tags": Dress(headings=tuple(f'<p style="margin: 0"><strong>{heading}</strong></p>' for heading in HEADINGS)),
    "followed by a title": Dress(tail="Finance\n\nThe grant ends in March.\n"),
    "followed by a title in tags": Dress(tail="<u>Organisation</u>\nThe grant ends in March.\n"),
    "followed by a plain paragraph": Dress(tail="The grant ends in March.\n\nThere is no other.\n"),
    "followed by a page number": Dress(tail="Page 4 of 7\n\n22 The law\n"),
}


@pytest.mark.parametrize("dress", DRESSES.values(), ids=DRESSES)
def test_the_same_content_is_read_whatever_the_dress(dress: Dress):
    text = write(CONTENT, dress)

    briefing = parse_briefing(text, "dressed.txt")

    assert content_of(briefing) == CONTENT
    assert [question.number for question in briefing] == numbers_of(CONTENT)
    assert briefing.tally.lines == len(text.splitlines())


@pytest.mark.parametrize("label", ["Question: ", ""], ids=["announced", "not announced"])
def test_questions_without_a_number_are_found_by_their_words_or_by_their_headings(label: str):
    briefing = parse_briefing(write(CONTENT, Dress(question=lambda _, wording: label + wording)), "unnumbered.txt")

    assert content_of(briefing) == CONTENT
    assert [question.number for question in briefing] == ["", "", ""]
    assert str(briefing.achieved[2].place).endswith("under “Are services joined up from birth to 25?”")


def test_lettered_questions_with_headings_beneath_are_questions_of_the_shape():
    asked = iter("ABC")

    briefing = parse_briefing(
        write(CONTENT, Dress(question=lambda _, wording: f"Question {next(asked)}: {wording}")), "lettered.txt"
    )

    assert [question.number for question in briefing] == ["A", "B", "C"]
    assert content_of(briefing) == CONTENT


def test_a_text_that_lost_its_line_ends_is_read_the_same():
    text = " ".join(write(CONTENT, Dress(nested=" ▪ ")).split())

    assert content_of(parse_briefing(text, "one-line.txt")) == CONTENT


def test_points_with_dashes_or_numbers_behind_their_heading_are_told_apart():
    text = (
        "21.1 Question: Is it so? Suggested indicators that this is happening: - Reports come - Visits take place "
        "What has been achieved so far? 1. Members met - twice 2. A report went out What else needs to happen? - One thing"
    )

    (question,) = parse_briefing(text, "run.txt")

    assert [indicator.text for indicator in question.indicators] == ["Reports come", "Visits take place"]
    assert [entry.text for entry in question.achieved] == ["Members met - twice", "A report went out"]
    assert [entry.text for entry in question.still_to_do] == ["One thing"]


def test_tags_of_a_word_processor_are_read_the_same():
    assert content_of(parse_briefing(write_html(CONTENT), "word.html")) == CONTENT


def test_windows_line_ends_and_a_byte_order_mark_make_no_difference():
    text = write(CONTENT)

    assert parse_briefing("\ufeff" + text.replace("\n", "\r\n"), "a.txt").questions == parse_briefing(text, "a.txt").questions


def test_control_characters_and_lone_surrogates_are_stripped():
    text = write(CONTENT).replace("A report", "A\x07 re\x00port\ud800").replace("Please", "Ple\u200base")

    assert content_of(parse_briefing(text, "bell.txt")) == CONTENT


def test_a_question_asked_twice_is_read_twice_and_a_missing_part_is_empty():
    text = write([CONTENT[1], CONTENT[1]])

    first, second = parse_briefing(text, "twice.txt")

    assert (first.number, second.number) == ("21.1", "21.2")
    assert first.wording == second.wording
    assert first.still_to_do == ()


def test_an_introduction_to_a_list_is_left_and_said_while_the_points_become_entries():
    text = write(CONTENT[1:2]).replace("• Costs", "Since May the area has done this:\n\n• Costs")

    briefing = parse_briefing(text, "led-in.txt")

    assert content_of(briefing) == CONTENT[1:2]
    assert briefing.leftovers[0].text == "Since May the area has done this:"


def test_a_second_paragraph_between_two_points_belongs_to_the_first():
    text = write(CONTENT[:1]).replace("\n• A report went out", "\n\nThe minutes are public.\n\n• A report went out")

    (question,) = parse_briefing(text, "paragraph.txt")

    assert question.achieved[0].text.endswith("on its list.\n\nThe minutes are public.")
    assert len(question.achieved) == 2


def test_a_running_page_number_between_two_points_is_left_out():
    text = write(CONTENT[:1]).replace("\n• A report went out", "\n\nPage 3 of 9\n\n• A report went out")

    briefing = parse_briefing(text, "paged.txt")

    assert content_of(briefing) == CONTENT[:1]
    assert "Page 3 of 9" in [leftover.text for leftover in briefing.leftovers]


def test_words_of_a_heading_inside_an_entry_do_not_end_it():
    text = write(CONTENT[:1]).replace(
        "A report went out", "We asked schools what has been achieved so far and what else needs to happen"
    )

    (question,) = parse_briefing(text, "said.txt")

    assert question.achieved[1].text == "We asked schools what has been achieved so far and what else needs to happen"


def test_an_address_behind_a_link_is_kept():
    text = write(CONTENT[:1]).replace("A report", '<a class="x" href="https://example.org/r.pdf">A report</a>')

    (question,) = parse_briefing(text, "linked.txt")

    assert question.achieved[1].text == "A report (https://example.org/r.pdf) went out"


@pytest.mark.parametrize(
    "rest", ['<ul style="list-style-type: none;', 'style="list-style-type: none;">', "<p class=", "<!-- gone -->", "<o:p></o:p>"]
)
def test_what_is_left_of_a_broken_tag_is_no_part_of_an_entry(rest: str):
    text = write(CONTENT[:1]).replace("• A report went out", f"• A report went out {rest}")

    (question,) = parse_briefing(text, "torn.txt")

    assert question.achieved[1].text == "A report went out"


def test_an_entity_becomes_its_character_once_and_never_a_tag():
    text = write(CONTENT[:1]).replace("A report went out", "&lt;b&gt; &amp;amp; caf&eacute;&nbsp;&#8211; &#0; R&D &bull")

    (question,) = parse_briefing(text, "entities.txt")

    assert question.achieved[1].text == "<b> &amp; café – \ufffd R&D &bull"


def test_the_section_after_the_shape_does_not_leak_even_from_one_line():
    text = re.sub(r"\s+", " ", write(CONTENT[:1]))

    briefing = parse_briefing(text, "one-line.txt")

    assert briefing.leftovers[-1].text == "22. The rest of the report This is about something else."
