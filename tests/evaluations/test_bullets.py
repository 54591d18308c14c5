"""A list pasted from Word becomes its points: none is lost, and nothing but their marks."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readiness.canonical import printable
from readiness.evaluations.model import bullets_in
from tests.soak import tries

EXAMPLES = tries(100, 3_000)
MARKS = ("•", "▪", "◦", "‣", "●", "○", "■", "–", "—", "*", "·", "o", "-", "1.", "12)", "a.", "b)")
WORDS = st.text("abcdefgh é\U0001f600", min_size=1, max_size=30).map(str.strip).filter(lambda text: len(text) > 2)


def letters(text):
    """What a person wrote: everything but blanks."""
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("mark", MARKS)
def test_every_mark_word_uses_is_taken_off(mark):
    assert bullets_in(f"{mark} We meet monthly\n{mark}\tWe read the plan") == ("We meet monthly", "We read the plan")


@pytest.mark.parametrize(
    ("pasted", "points"),
    [
        ("", ()),
        (" \n\t\n", ()),
        ("One line", ("One line",)),
        ("One\nTwo\n\nThree", ("One", "Two", "Three")),
        ("• One\r\n• Two", ("One", "Two")),
        ("• One goes\n  on here\n• Two", ("One goes on here", "Two")),
        ("• One\n   ▪ nested\n   ▪ nested too\n• Two", ("One\n\n- nested\n- nested too", "Two")),
        ("  • One\n  • Two", ("One", "Two")),
        ("In this year:\n• One", ("In this year:", "One")),
        ("- 1,200 plans\n- 45% were late", ("1,200 plans", "45% were late")),
        ("2019 was hard\n2020 was harder", ("2019 was hard", "2020 was harder")),
        ("-5 degrees", ("-5 degrees",)),
        ("o'clock", ("o'clock",)),
        ("• One\n  1. first\n  2. second", ("One\n\n- first\n- second",)),
    ],
)
def test_a_paste_reads_as_its_writer_meant_it(pasted, points):
    assert bullets_in(pasted) == points


@pytest.mark.soak(EXAMPLES)
@settings(max_examples=EXAMPLES, deadline=None)
@given(st.text(max_size=400))
def test_whatever_is_pasted_it_is_read(pasted):
    points = bullets_in(pasted)

    assert all(point.strip() for point in points)


@pytest.mark.soak(EXAMPLES)
@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=8), st.sampled_from(MARKS))
def test_marked_lines_become_as_many_points_with_their_words(lines, mark):
    assert bullets_in("\n".join(f"{mark} {line}" for line in lines)) == tuple(" ".join(line.split(" ")) for line in lines)


@pytest.mark.soak(EXAMPLES)
@settings(max_examples=EXAMPLES, deadline=None)
@given(st.text("abc •-o*1.)\n\t ", max_size=200))
def test_nothing_but_marks_and_blanks_is_lost(pasted):
    kept = letters("".join(bullets_in(pasted)))

    left = iter(kept)
    lost = []
    wanted = next(left, None)
    for character in letters(printable(pasted)):
        if character == wanted:
            wanted = next(left, None)
        else:
            lost.append(character)
    # A nested point is written with our own mark, "-", so what is kept may hold more of those than was typed.
    assert set(lost) <= set("•-o*1.)abc")
    assert sum(kept.count(letter) for letter in "bc") >= sum(pasted.count(letter) for letter in "bc") - len(
        re.findall(r"(?m)^\s*[bc][.)]\s", pasted)
    )


@pytest.mark.soak(EXAMPLES)
@settings(max_examples=EXAMPLES, deadline=None)
@given(st.text(max_size=300))
def test_reading_a_point_again_changes_nothing_that_stands_alone(pasted):
    for point in bullets_in(pasted):
        assert printable(point) == point
