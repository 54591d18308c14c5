"""What Exampleshire says: enough of it, every kind of it, and all of it in the banks."""

import re

import pytest

from readiness.evaluations.model import (
    STANDARD_GROUPS,
    AdulthoodArea,
    AgeBand,
    Confidence,
    EntryKind,
    Judgement,
    Position,
    WorkStatus,
)
from readiness.references.model import REFERENCE, references_in
from tests.demonstration.told import ALL_TEXT, AS_AT, BEGUN, FULL, TOLD, bank_of, entries_of, questions_of, texts_of


def test_the_full_self_evaluation_has_85_to_110_entries_and_the_one_begun_12_to_20():
    assert 85 <= len(entries_of(FULL)) <= 110
    assert 12 <= len(entries_of(BEGUN)) <= 20


def test_the_full_one_answers_all_eleven_questions_one_of_them_thinly_and_one_hardly_at_all():
    sizes = {question.key: len(question.entries) for question in FULL.questions}

    assert sizes.keys() == bank_of(FULL).by_key.keys()
    assert sizes["national-programmes"] == 2
    assert sizes["multi-agency-strategy"] == 1
    assert min(size for key, size in sizes.items() if key not in {"national-programmes", "multi-agency-strategy"}) >= 8


def test_both_kinds_of_entry_stand_under_most_questions():
    both = [question for question in FULL.questions if {entry.kind for entry in question.entries} == set(EntryKind)]

    assert len(both) >= 10


def test_in_the_full_one_nearly_every_indicator_has_a_position_and_a_few_do_not():
    asked = sum(len(question.indicators) for question in bank_of(FULL))
    answered = sum(len(question.positions) for question in FULL.questions)

    assert 2 <= asked - answered <= 6


def test_one_question_of_the_full_one_has_no_judgement_and_the_one_begun_has_one_judgement():
    assert [question.key for question in FULL.questions if not question.judgement] == ["multi-agency-strategy"]
    assert sum(bool(question.judgement) for question in BEGUN.questions) == 1


def test_every_value_people_can_choose_is_chosen_somewhere():
    questions, entries = questions_of(FULL, BEGUN), entries_of(FULL, BEGUN)
    judgements = [question.judgement for question in questions if question.judgement]
    full_positions = {position.position for question in FULL.questions for position in question.positions.values()}

    assert {entry.kind for entry in entries} == set(EntryKind)
    assert full_positions == set(Position)
    assert {judgement.judgement for judgement in judgements} == set(Judgement)
    assert {judgement.confidence for judgement in judgements} == set(Confidence)
    assert {question.work_status for question in questions} == set(WorkStatus)
    assert {age for entry in entries for age in entry.content.ages} == set(AgeBand)
    assert {area for entry in entries for area in entry.content.adulthood} == set(AdulthoodArea)


def test_what_is_weak_on_purpose_is_there_differences_leads_dates_and_partners_left_out_and_dates_gone_by():
    achieved = [entry.content for entry in entries_of(FULL) if entry.kind is EntryKind.ACHIEVED]
    to_do = [entry.content for entry in entries_of(FULL) if entry.kind is EntryKind.STILL_TO_DO]

    assert 8 <= sum(not content.difference for content in achieved) <= len(achieved) / 3
    assert any(not content.true_on for content in achieved)
    assert any(not content.partner for content in achieved)
    assert any(not content.lead and content.due_on for content in to_do)
    assert any(content.lead and not content.due_on for content in to_do)
    assert 5 <= sum(bool(content.due_on and content.due_on < AS_AT) for content in to_do) <= len(to_do) / 4


def test_history_has_something_true_to_show():
    entries = entries_of(FULL)
    confirmed = [entry for entry in entries if entry.confirmed_on]

    assert [entry.removed_by for entry in entries if entry.removed_on] == ["Asha Example, nominated SEND officer"]
    assert [entry.content.text.split(".")[0] for entry in entries if entry.earlier_text] == ["Annual reviews are late"]
    assert len(confirmed) >= 2
    assert any(not entry.confirmed_by.startswith(entry.written_by) for entry in confirmed)


def test_entries_use_emphasis_a_nested_list_a_numbered_list_and_links_to_example_org_alone():
    links = re.findall(r"\]\(([^)]*)\)", ALL_TEXT)

    assert "**" in ALL_TEXT
    assert re.search(r"^ {4}- ", ALL_TEXT, re.MULTILINE)
    assert re.search(r"^1\. ", ALL_TEXT, re.MULTILINE)
    assert len(links) >= 4
    assert all(link.startswith("https://example.org/") for link in links)


@pytest.mark.parametrize("evaluation", TOLD.evaluations, ids=lambda evaluation: evaluation.bank)
def test_every_question_indicator_and_reference_is_in_its_bank(evaluation):
    bank = bank_of(evaluation)

    for question in evaluation.questions:
        indicators = {indicator.key for indicator in bank.by_key[question.key].indicators}
        assert question.positions.keys() <= indicators
        assert {key for entry in question.entries for key in entry.content.indicators} <= indicators
    for text in texts_of(evaluation):
        assert {ref.question for ref in references_in(text.text)} <= bank.by_key.keys(), text.place


def test_every_reference_to_an_entry_names_one_that_stands():
    standing = {
        f"{question.key}:{entry.number}" for question in FULL.questions for entry in question.entries if not entry.removed_on
    }
    named = {str(ref) for text in texts_of(FULL) for ref in references_in(text.text)}

    assert {name for name in named if ":" in name} <= standing
    assert any(":" in name for name in named)
    assert any(":" not in name for name in named)


def test_what_looks_like_a_reference_is_one():
    assert ALL_TEXT.count("[[") == ALL_TEXT.count("]]") == len(REFERENCE.findall(ALL_TEXT))


def test_every_group_is_a_standard_one_or_one_the_county_added():
    used = {group for entry in entries_of(FULL, BEGUN) for group in entry.content.groups}

    assert used <= {*STANDARD_GROUPS, *TOLD.groups}
    assert "Children of armed forces families" in used
    assert not {*STANDARD_GROUPS} & {*TOLD.groups}
