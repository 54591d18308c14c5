"""The five published reports, where they are at hand: the briefing gives its known counts, the others say what they are not."""

from pathlib import Path

import pytest

from readiness.banks.model import QuestionBank
from readiness.exchange.briefing import parse_briefing
from readiness.exchange.matching import match_questions
from readiness.exchange.model import Briefing, NothingRecognised
from readiness.files.readers import read_file, read_text

REPORTS = Path(__file__).parents[3] / "shared" / "real" / "committee-reports"
pytestmark = pytest.mark.skipif(not REPORTS.is_dir(), reason="the published reports are not here")


@pytest.fixture(scope="module")
def dudley() -> Briefing:
    path = REPORTS / "dudley-portfolio-holders-briefing-2017-10-30.txt"
    return parse_briefing(read_text(read_file(path), name=path.name), path.name)


def test_the_real_briefing_has_8_questions_23_indicators_30_achieved_and_13_still_to_do(dudley: Briefing):
    assert [question.number for question in dudley] == [f"21.{number}" for number in range(1, 9)]
    assert [len(question.indicators) for question in dudley] == [4, 3, 4, 1, 3, 2, 3, 3]
    assert [len(question.achieved) for question in dudley] == [3, 1, 6, 1, 2, 6, 5, 6]
    assert [len(question.still_to_do) for question in dudley] == [2, 1, 1, 1, 3, 3, 1, 1]
    assert [entry.nested for entry in dudley.still_to_do] == [3] + [0] * 12
    assert sum(entry.nested for entry in dudley.achieved) == 0


def test_nothing_of_the_next_section_or_of_the_markup_is_in_an_entry(dudley: Briefing):
    assert dudley.still_to_do[-1].text.endswith("commissioning services")
    assert not any("<" in entry.text or "•" in entry.text for question in dudley for entry in question.entries)


def test_the_real_briefing_has_three_dangling_references(dudley: Briefing):
    assert [(citation.question.number, citation.written, citation.likely) for citation in dudley.citations] == [
        ("21.4", "19.3", "21.3"),
        ("21.5", "19.1", "21.1"),
        ("21.6", "19.1", "21.1"),
    ]
    assert len(dudley.dangling) == 3


def test_every_real_question_and_indicator_is_found_surely_in_the_bank(dudley: Briefing, bank: QuestionBank):
    matches = match_questions(dudley, bank)

    assert [match.key for match in matches] == [question.key for question in bank][3:]
    for match in matches:
        expected = [indicator.key for indicator in bank.by_key[match.key or ""].indicators]
        assert [indicator.key for indicator in match.indicators] == expected


@pytest.mark.parametrize("name", ["dorset-cabinet", "lancashire-health", "sefton-health", "worcestershire-scrutiny"])
def test_a_real_report_of_another_shape_says_what_was_looked_for(name: str):
    (path,) = REPORTS.glob(f"{name}*.txt")

    with pytest.raises(NothingRecognised, match=r"We looked in its .* for questions"):
        parse_briefing(read_text(read_file(path), name=path.name), path.name)
