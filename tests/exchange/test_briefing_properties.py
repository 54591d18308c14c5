"""For any briefing of the shape, in any dress, reading gives back what was written; for any text at all, nothing disappears."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readiness.exchange.briefing import parse_briefing
from readiness.exchange.model import NothingRecognised
from readiness.exchange.reading.passages import lines_of, words_in
from readiness.exchange.reading.scanner import passages_in
from tests.exchange.written_briefing import Asked, Dress, Statement, content_of, write, write_html
from tests.soak import tries

# None begins with a capital: after the last point of all, a line that does so may as well begin the report's next section, and is left.
COMMON = (
    "board carers children clinic college council 0-25 families £1.25 health joined-up key leaders meeting members 61% nursery officer "
    "pathway plan pupils quarter review school (SEND) service strategy survey teachers team updates visits waits young 19.3 café year 9"
)
WORDS = COMMON.split()
OPENINGS = ("The", "Our", "Every", "Health", "SEND", "Members", "A", "Parents’", "CAMHS", "Ofsted")


@st.composite
def sentences(draw: st.DrawFn, end: str = ".") -> str:
    words = draw(st.lists(st.sampled_from(WORDS), min_size=3, max_size=24))
    return f"{draw(st.sampled_from(OPENINGS))} {' '.join(words)} together{end}"


ends = st.sampled_from([".", "", ";"])
statements = st.builds(
    Statement, ends.flatmap(lambda end: sentences(end=end)), st.lists(sentences(end=""), max_size=3).map(tuple)
)
questions = st.builds(
    Asked,
    sentences(end="?"),
    st.lists(sentences(end=""), min_size=1, max_size=4).map(tuple),
    st.lists(statements, max_size=4).map(tuple),
    st.lists(statements, max_size=3).map(tuple),
)
MARKS = {
    "• ": "    ▪ ",
    "- ": "   - ",
    "– ": "    – ",
    "* ": "      - ",
    "▪\t": "\t▪\t",
    "● ": "  ○ ",
    "{}. ": "   • ",
    "{})\t": "\t- ",
    "({}) ": "    • ",
}
LABELS = (
    "{} Question: {}",
    "{}\n\nQuestion:\n\n{}",
    "Question {}: {}",
    "{}\tQUESTION\t{}",
    "<p>{}</p>\t<p><u>Question</u></p> <p>{}</p>",
    "{} {}",
)
HEADINGS = (
    ("Suggested indicators that this is happening:", "What has been achieved so far?", "What else needs to happen?"),
    ("SUGGESTED INDICATORS THAT THIS IS HAPPENING", "WHAT HAS BEEN ACHIEVED SO FAR", "WHAT ELSE NEEDS TO HAPPEN"),
    (
        "<p>Suggested indicators that this is happening</p>",
        "<b>What has been achieved so far:</b>",
        "<p style='x: y'>What else needs to happen?</p>",
    ),
)


@st.composite
def dresses(draw: st.DrawFn) -> Dress:
    mark = draw(st.sampled_from(list(MARKS)))
    label = draw(st.sampled_from(LABELS))
    return Dress(
        mark=mark.format,
        nested=MARKS[mark],
        question=label.format,
        headings=draw(st.sampled_from(HEADINGS)),
        order=draw(st.sampled_from([(0, 1, 2), (0, 2, 1)])),
        between=draw(st.sampled_from(["\n", "\n\n", "\n \n\t\n", "\n<p></p>\n"])),
        width=draw(st.sampled_from([None, None, 70, 100])),
    )


@pytest.mark.soak(tries(80, 1000))
@settings(max_examples=tries(80, 1000), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(asked=st.lists(questions, min_size=1, max_size=4), dress=dresses())
def test_what_was_written_is_read_whatever_the_dress(asked: list[Asked], dress: Dress):
    text = write(asked, dress)

    briefing = parse_briefing(text, "any.txt")

    assert content_of(briefing) == asked
    assert briefing.tally.lines == len(text.splitlines())
    assert [leftover.text for leftover in briefing.leftovers] == ["22. The rest of the report\nThis is about something else."]


@pytest.mark.soak(tries(60, 1200))
@settings(max_examples=tries(60, 1200), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(asked=st.lists(questions, min_size=1, max_size=3))
def test_what_was_written_is_read_from_the_tags_of_a_word_processor(asked: list[Asked]):
    assert content_of(parse_briefing(write_html(asked), "any.html")) == asked


@pytest.mark.soak(tries(60, 1200))
@settings(max_examples=tries(60, 1200), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(asked=st.lists(questions, min_size=1, max_size=3))
def test_what_was_written_is_read_from_a_text_without_line_ends(asked: list[Asked]):
    text = " ".join(write(asked, Dress(nested=" ▪ ")).split())

    assert content_of(parse_briefing(text, "any.txt")) == asked


@pytest.mark.soak(tries(100, 2000))
@settings(max_examples=tries(100, 2000), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(asked=st.lists(questions, min_size=1, max_size=2), data=st.data())
def test_a_page_break_in_the_middle_of_a_sentence_changes_nothing(asked: list[Asked], data: st.DataObject):
    text = write(asked, Dress(question="{} Question: {}".format))
    breaks = [place for place, character in enumerate(text) if character == " " and text[place + 1 : place + 2].islower()]
    breaks = [place for place in breaks if "\n" not in text[place - 12 : place] and place < text.index("22. The rest")]
    breaks = [place for place in breaks if not _in_a_heading(text, place)]
    place = data.draw(st.sampled_from(breaks))
    gap = data.draw(st.sampled_from(["\n", "\n\n", "\n\n\t<p>", "</p>\n\n\t<p>", "\n\n\t", "\t", " <br/>"]))

    broken = text[:place] + gap + text[place + 1 :]

    assert content_of(parse_briefing(broken, "broken.txt")) == asked


def _in_a_heading(text: str, place: int) -> bool:
    line = text[text.rfind("\n", 0, place) + 1 :].split("\n", 1)[0]
    return line.startswith(("Suggested", "What"))


MARKUP = ["<p>", "</p>", "<ul style='x'>", "<li>", "&amp;", "&nbsp;", "<!--", "-->", "<script>", "</script>", "|", "# ", "**"]
SPACE = ["\n", "\n\n", "\t", "\u2028", "\x00", "\ud800"]
HEADS = [
    "What has been achieved so far?",
    "What else needs to happen?",
    "Suggested indicators that this is happening:",
    "Indicators\n",
]
TEXT = ["Question:", "Question A", "21.1", "21.2 ", "22. ", "1. ", "(a) ", "o ", "- ", "• ", "How so? ", "word ", "Word. "]
DIRT = st.sampled_from([*MARKUP, *SPACE, *HEADS, *TEXT])


@pytest.mark.soak(tries(200, 3000))
@settings(max_examples=tries(200, 3000), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(DIRT, max_size=60).map("".join))
def test_whatever_the_text_no_line_and_no_word_disappears(text: str):
    try:
        briefing = parse_briefing(text, "any.txt")
    except NothingRecognised:
        return

    tally = briefing.tally
    assert tally.lines == len(lines_of(text))
    assert tally.words == sum(words_in(passage.whole) for passage in passages_in(text))
    assert tally.words_left == sum(words_in(leftover.text) for leftover in briefing.leftovers)
    assert tally.words_achieved == sum(words_in(entry.text) for entry in briefing.achieved)
