"""References to paragraphs: which numbers are citations, whether they exist, and what a dangling one is likely to mean."""

import pytest

from readiness.exchange.briefing import parse_briefing
from readiness.exchange.model import Briefing, CitedParagraph


def cited(entry: str, *, section: int = 21, before: str = "19.\tOne thing.\n20.\tAnother.\n") -> tuple[CitedParagraph, ...]:
    questions = "\n".join(
        f"{section}.{number} Question: Is thing {number} done?\nWhat has been achieved so far?\n• {entry if number == 4 else 'Yes'}"
        for number in range(1, 8)
    )
    return parse_briefing(before + questions, "cited.txt").citations


@pytest.mark.parametrize(
    ("entry", "written"),
    [
        ("Please see 19.3", ["19.3"]),
        ("See also paragraph 19.3.", ["19.3"]),
        ("Governance follows the mechanisms detailed in 19.1", ["19.1"]),
        ("This is done (see paragraph 21.7)", ["21.7"]),
        ("Reports to members – please see 19.1 and 21.2.", ["19.1", "21.2"]),
        ("As set out under section 19.1, 19.2 and 19.3", ["19.1", "19.2", "19.3"]),
        ("The work in 21.2 goes on", ["21.2"]),
        ("The board is described above (21.6).", ["21.6"]),
        ("Refer to question 20 of this report", ["20"]),
    ],
)
def test_a_number_said_to_be_a_paragraph_is_a_citation(entry: str, written: list[str]):
    citations = cited(entry)

    assert [citation.written for citation in citations] == written
    assert [citation.entry.text[citation.start : citation.end] for citation in citations] == written


@pytest.mark.parametrize(
    "entry",
    [
        "Timeliness rose to 63.5 % in 2019",
        "It rose from 19.3% to 21.4 per cent",
        "Costs fell to £21.3 million and to 21.2m",
        "We met on 21.2.2018, on 18.09.17 and at 19.30 pm",
        "Teams cover 0-25 and 19.5 years",
        "Part 3 of the Act, section 19(1) and s.25(1)",
        "Paragraph 9.14 of the Code of Practice asks for this",
        "See section 21.3 of the Children and Families Act 2014",
        "Version 2.1 of the plan took 3.5 weeks in 19.1 schools",
        "Question 3 children were seen and 21.3 places opened",
        "See 21.3 million",
    ],
)
def test_a_date_a_sum_a_share_an_age_or_a_law_is_no_citation(entry: str):
    assert [citation.written for citation in cited(entry)] == []


def test_a_citation_of_a_question_resolves_to_it():
    (citation,) = cited("Please see 21.7")

    assert (citation.exists, citation.likely) == (True, "21.7")


def test_a_citation_of_another_paragraph_exists_and_is_no_question():
    (citation,) = cited("Please see paragraph 20")

    assert (citation.exists, citation.likely) == (True, None)
    assert "not one of its questions" in citation.why


def test_a_dangling_citation_is_likely_the_question_with_the_same_last_part():
    (citation,) = cited("Please see 19.3")

    assert (citation.exists, citation.likely) == (False, "21.3")
    assert citation.why == (
        "The document has no paragraph 19.3. Its questions are numbered 21.1 to 21.7, so 19.3 is likely to be 21.3 from before the "
        "paragraphs were renumbered."
    )


def test_the_rule_is_about_renumbering_and_not_about_one_council():
    (citation,) = cited("Please see 5.2", section=8)

    assert citation.likely == "8.2"


@pytest.mark.parametrize("written", ["19.9", "19.4"], ids=["no such question", "only the question itself"])
def test_a_dangling_citation_without_a_likely_question_says_so(written: str):
    (citation,) = cited(f"Please see {written}")

    assert (citation.exists, citation.likely) == (False, None)
    assert f"The document has no paragraph {written}." in citation.why


def test_exampleshire_has_three_dangling_citations_and_a_sound_one(exampleshire: Briefing):
    assert [(citation.question.number, citation.written, citation.likely) for citation in exampleshire.dangling] == [
        ("14.4", "12.3", "14.3"),
        ("14.5", "12.1", "14.1"),
        ("14.6", "12.1", "14.1"),
    ]
    assert [citation.written for citation in exampleshire.citations if citation.exists] == ["14.2"]
