"""For any paper at all nothing disappears: every word of it is counted once, and what was left can be placed piece by piece."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readiness.errors import ReadinessError
from readiness.exchange.briefing import parse_paper
from readiness.exchange.reading.passages import words_in
from readiness.files.model import Cell, Paper, PaperKind, Paragraph, Table
from tests.exchange.papers import words
from tests.soak import tries

SAID = [
    "Strengths",
    "Areas for development",
    "Impact",
    "Evidence",
    "Question: Is it so?",
    "21.1",
    "21.2 Question: How?",
    "What has been achieved so far?",
    "Working well",
    "Area to improve",
    "Amber",
    "Ref",
    "Theme",
    "Lead",
    "By when",
    "Members met in May.",
    "• a point\n• another",
    "- x - Y",
    "A",
    "n/a",
    "Next steps:",
    "What else needs to happen?",
    "Evidence: minutes",
    "How is this working?",
    "Working well OR area to improve",
    "See: – a – b",
    "Page 3 of 9",
    " ",
    "\t",
    "Further work planned",
    "a\nb",
    "Working well: it works",
    "Early identification",
    "Indicators",
    "**x**",
    "Rating",
    "§ a",
    "Is this so?",
    "<b>x</b> &amp; y",
]
texts = st.lists(st.sampled_from(SAID), min_size=1, max_size=3).map(" ".join)


@st.composite
def paragraphs(draw: st.DrawFn) -> Paragraph:
    mark = draw(st.sampled_from(["", "", "", "•", "–", "o"]))
    number = "" if mark else draw(st.sampled_from(["", "", "", "1.", "(a)", "21.1", "A.", "Question 3:"]))
    depth = draw(st.integers(0, 2)) if mark or number else 0
    look = {"heading": draw(st.sampled_from([0, 0, 0, 1, 2])), "strong": draw(st.booleans()), "line_above": draw(st.booleans())}
    return Paragraph(draw(texts), "here", mark=mark, number=number, depth=depth, **look)


cells = st.builds(Cell, st.lists(paragraphs(), max_size=2).map(tuple), st.integers(1, 3), st.just(value=False))
rows = st.lists(cells, min_size=1, max_size=5).map(tuple)
tables = st.builds(Table, st.lists(rows, min_size=1, max_size=4).map(tuple), st.sampled_from(["table 1", "sheet “S”"]))
papers = st.builds(
    Paper, st.sampled_from([kind for kind in PaperKind if kind is not PaperKind.PDF]), st.lists(paragraphs() | tables).map(tuple)
)


@pytest.mark.soak(tries(150, 3000))
@settings(max_examples=tries(150, 3000), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(papers)
def test_whatever_the_paper_no_word_disappears_or_is_counted_twice(paper: Paper):
    try:
        briefing = parse_paper(paper, "any.docx", vocabulary=words())
    except ReadinessError:
        return

    every = [
        paragraph
        for block in paper.blocks
        for paragraph in (
            [block] if isinstance(block, Paragraph) else [one for row in block.rows for cell in row for one in cell.paragraphs]
        )
        if paragraph.text.strip()
    ]
    written = sum(words_in(paragraph.text) for paragraph in every)
    # The number that a program counts is a word for whoever reads it; a bullet that is a letter is none.
    counted = sum(words_in(paragraph.number) for paragraph in every)
    assert written <= briefing.tally.words <= written + counted
    assert briefing.tally.lines == len(every)
    for leftover in briefing.leftovers:
        assert "\n".join(text for text, _ in leftover.pieces) == leftover.text
    assert briefing.tally.words_left == sum(words_in(leftover.text) for leftover in briefing.leftovers)
