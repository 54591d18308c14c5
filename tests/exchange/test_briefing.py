"""The briefing of Exampleshire: a real report's shape with a real report's dirt, in our own words."""

from collections import Counter

import pytest

from readiness.evaluations.model import EntryKind
from readiness.exchange.briefing import parse_briefing
from readiness.exchange.model import Briefing, NothingRecognised

MINUTES = """Minutes

The panel heard from the director. Members asked questions and were told what has been achieved so far.

• A survey had gone to 150 families.
• A further report would come in six months.
"""


def test_every_question_indicator_and_entry_is_found_once(exampleshire: Briefing):
    assert [question.number for question in exampleshire] == [f"14.{number}" for number in range(1, 9)]
    assert [len(question.indicators) for question in exampleshire] == [4, 3, 4, 1, 3, 3, 3, 3]
    assert [len(question.achieved) for question in exampleshire] == [2, 1, 3, 1, 1, 3, 2, 2]
    assert [len(question.still_to_do) for question in exampleshire] == [2, 1, 1, 1, 2, 2, 1, 1]


def test_the_three_inspection_questions_in_the_background_are_not_taken_for_questions_of_the_shape(exampleshire: Briefing):
    assert not any("notice needs early" in question.wording for question in exampleshire)
    assert any("notice needs early" in leftover.text for leftover in exampleshire.leftovers)


def test_a_question_broken_over_pages_or_standing_under_its_number_is_whole(exampleshire: Briefing):
    wordings = {question.number: question.wording for question in exampleshire}

    assert wordings["14.2"].endswith(
        "from birth to 25 across its directorates, with good transitions and preparation for adulthood?"
    )
    assert wordings["14.3"].startswith("How have strategic partners agreed")
    assert wordings["14.6"] == "Are there robust and effective checks on progress with the SEND reforms?"


def test_points_under_a_point_stay_inside_it_as_a_markdown_list(exampleshire: Briefing):
    first, second = exampleshire.questions[0].still_to_do

    assert first.text == (
        "A yearly timetable is needed so that members:\n\n- see the figures each quarter\n- know who answers for each of them"
    )
    assert (first.nested, second.nested) == (2, 0)


def test_an_entry_or_indicator_broken_at_a_page_end_is_joined_and_gives_both_lines(exampleshire: Briefing):
    (entry,) = exampleshire.questions[1].still_to_do
    indicator = exampleshire.questions[4].indicators[2]

    assert (
        entry.text
        == "Colleges are not yet part of the desk, nor is anybody who looks after the 19 to 25 group in the north of the county."
    )
    assert str(entry.place) == "lines 53 to 54, under 14.2"
    assert indicator.text.endswith("in health, education and social care at each age")
    assert str(indicator.place) == "lines 69 to 71, under 14.5"


def test_a_list_whose_bullets_change_at_a_page_end_stays_one_list(exampleshire: Briefing):
    assert exampleshire.questions[2].indicators[2].text == "The strategy is committed to co-production and personalisation"


def test_the_next_section_of_the_report_does_not_leak_into_the_last_entry(exampleshire: Briefing):
    assert exampleshire.still_to_do[-1].text == "A look at how colleges pay for support"
    assert exampleshire.leftovers[-1].after == "14.8"
    assert exampleshire.leftovers[-1].text.startswith("15. The work serves the council’s plan")


def test_tags_attributes_and_entities_are_gone(exampleshire: Briefing):
    texts = [entry.text for entry in exampleshire.achieved + exampleshire.still_to_do]

    assert "The lead member visited four schools & two colleges in the autumn – her notes went to all members." in texts
    assert not any("<" in text or "style=" in text or "&amp;" in text for text in texts)


def test_every_line_and_word_is_accounted_for(exampleshire: Briefing, source: str):
    tally = exampleshire.tally

    assert tally.lines == len(source.splitlines())
    assert tally.lines_blank == sum(not line.strip() for line in source.splitlines())
    words = [word for entry in exampleshire.achieved for word in entry.text.split() if any(map(str.isalnum, word))]
    assert tally.words_achieved == len(words)
    assert tally.words_left > 0
    assert tally.words_in_headings == 8 * (6 + 6 + 5) + 8 + 7


def test_entries_know_their_kind(exampleshire: Briefing):
    kinds = Counter(entry.kind for question in exampleshire for entry in question.entries)

    assert kinds == {EntryKind.ACHIEVED: 15, EntryKind.STILL_TO_DO: 11}


@pytest.mark.parametrize(
    "text", [MINUTES, "Question A: Is it good?\n\nQuestion B: Is it better?\n", "What else needs to happen?\n- A thing\n"]
)
def test_a_text_of_another_shape_is_refused_with_the_shape_that_was_looked_for(text: str):
    with pytest.raises(NothingRecognised) as refused:
        parse_briefing(text, "minutes.txt")

    assert "“minutes.txt”" in str(refused.value)
    assert "“What has been achieved so far?”" in str(refused.value)
    assert "Nothing was changed." in str(refused.value)


def test_the_refusal_says_what_was_found_instead():
    with pytest.raises(NothingRecognised, match=r"We found 2 announcements of a question and 0 of those headings"):
        parse_briefing("Question A: Is it good?\n\nQuestion B: Is it better?\n", "two.txt")


@pytest.mark.parametrize("text", ["", "\n\n \n", "<p></p>", "•\n•\n", "\x00\x00"])
def test_a_text_without_words_is_said_to_have_none(text: str):
    with pytest.raises(NothingRecognised, match="has no text in it"):
        parse_briefing(text, "empty.txt")
