"""Limits act with a sentence, nothing is cut, and two million hostile characters are read to the end."""

import pytest

from readiness.errors import ReadinessError
from readiness.evaluations.model import ENTRY_LIMIT, TooLong
from readiness.exchange.briefing import parse_briefing
from readiness.exchange.model import CHARACTERS_LIMIT, ENTRIES_LIMIT, PASSAGES_LIMIT, QUESTIONS_LIMIT, WORDING_LIMIT, TooMuch
from tests.exchange.papers import words

SHAPE = "21.1 Question: Is it so?\nWhat has been achieved so far?\n"


def test_an_entry_of_exactly_the_limit_is_read_whole():
    entry = ("word " * ENTRY_LIMIT)[: ENTRY_LIMIT - 1] + "s"

    briefing = parse_briefing(f"{SHAPE}• {entry}", "long.txt")

    assert briefing.achieved[0].text == entry


def test_an_entry_over_the_limit_is_refused_with_its_place():
    with pytest.raises(TooLong, match=r"line 3, under 21\.1 has .*10,00"):
        parse_briefing(f"{SHAPE}• {'word ' * 2_001}", "long.txt")


def test_an_entry_over_the_limit_only_as_markdown_is_refused_too():
    nested = "\n".join(f"    - {'x' * 94}" for _ in range(104))

    with pytest.raises(TooLong, match=r"lines 3 to 107, under 21\.1"):
        parse_briefing(f"{SHAPE}• Points\n{nested}", "long.txt")


@pytest.mark.parametrize(
    "text", [f"21.1 Question: {'how ' * 600}?\nIndicators\n- a", f"21.1 Question: So?\nIndicators\n- {'a' * (WORDING_LIMIT + 1)}"]
)
def test_a_question_or_indicator_over_its_limit_is_refused_with_its_place(text: str):
    with pytest.raises(TooLong, match=r"line [13].*2,00"):
        parse_briefing(text, "long.txt")


@pytest.mark.parametrize("heading", ["What has been achieved so far?", "Suggested indicators that this is happening:"])
def test_more_points_than_the_limit_are_refused_with_their_count(heading: str):
    points = "• a\n" * (ENTRIES_LIMIT + 1)

    with pytest.raises(TooMuch, match=r"“many\.txt” holds 2,001 (entries|indicators)"):
        parse_briefing(f"21.1 Question: Is it so?\n{heading}\n{points}", "many.txt")


def test_more_questions_than_the_limit_are_refused():
    with pytest.raises(TooMuch, match="more than 300 questions"):
        parse_briefing("Question: So?\nAchieved\n• a\n" * (QUESTIONS_LIMIT + 1), "many.txt")


@pytest.mark.slow
def test_more_passages_than_the_limit_are_refused():
    with pytest.raises(TooMuch, match="100,000 separate passages"):
        parse_briefing("• a\n" * (PASSAGES_LIMIT + 1), "many.txt")


def test_more_characters_than_the_limit_are_refused_before_anything_is_read():
    with pytest.raises(TooMuch, match="2,000,001 characters"):
        parse_briefing("a" * (CHARACTERS_LIMIT + 1), "many.txt")


def test_deeper_nesting_than_a_reader_follows_joins_the_deepest_list():
    text = SHAPE + "\n".join(f"{' ' * 4 * depth}- Point {depth}" for depth in range(50))

    (entry,) = parse_briefing(text, "deep.txt").achieved

    assert entry.nested == 49
    assert max(len(line) - len(line.lstrip()) for line in entry.text.split("\n")) == 12


@pytest.mark.slow
def test_more_cells_of_a_typed_table_than_the_limit_are_refused_before_they_are_all_read():
    row = "| a | b | c |\n"

    with pytest.raises(TooMuch, match="100,000 separate passages"):
        parse_briefing("| Ref | Strengths | Next steps |\n" + row * (PASSAGES_LIMIT // 3 + 1), "many.md", words())


HOSTILE = [
    "•", "• ", "<p", "<p>", "<p ", '<ul style="', '<a href="http://x">', "<!--", "<script>", "Question:", "Question: ", "Question:\n",
    " ", "\t", "\n", "&amp;", "&#", "What has been achieved so far? ", "What has been achieved so far?\n", "1. ", "1.1 ", "(a) ", "**", "|",
    "see 19.1 and ", "style=", "- ", "\u00a0", "x", "Strengths\n", "Strengths: ", "Is Working Well: ", "Evidence: x\n- y\n", "a\tb\n",
    "| Ref | Strengths | Next steps |\n", "a? ", "Page 1\nHead\n",
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("start", ["", SHAPE], ids=["bare", "in a list"])
@pytest.mark.parametrize("token", HOSTILE)
def test_two_million_characters_of_one_kind_are_read_to_the_end(token: str, start: str):
    text = (start + token * (CHARACTERS_LIMIT // len(token) + 1))[:CHARACTERS_LIMIT]

    try:
        questions = len(parse_briefing(text, "hostile.txt", words()).questions)
    except ReadinessError:
        questions = 0

    assert questions <= 1
