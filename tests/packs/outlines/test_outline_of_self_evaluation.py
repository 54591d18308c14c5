"""What the self-evaluation and the workbook say, read as text."""

import os
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from readiness.documents.sheets import ListsSheet, SummarySheet, TableSheet
from readiness.evaluations.model import AdulthoodArea, AgeBand, Confidence, EntryKind, Judgement, Position
from readiness.packs.outlines.about import CONFIDENCE_MEANINGS, JUDGEMENT_MEANINGS, POSITION_MEANINGS
from readiness.packs.outlines.self_evaluation import self_evaluation
from readiness.packs.outlines.workbook import workbook
from tests.packs.invented import bank, entry, indicator, question, seaborough, snapshot, to_do
from tests.packs.outlines.dump import document_text, workbook_text

GOLDEN = Path(__file__).parent / "golden"


def text(*titled, **said):
    return document_text(self_evaluation(snapshot(*titled, **said)))


def one(*entries, **said):
    return text(("One", (question("only", "The question", entries=entries, **said),)))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("self_evaluation.txt", document_text(self_evaluation(seaborough()))),
        ("workbook.txt", workbook_text(workbook(seaborough()))),
    ],
)
def test_the_outline_says_what_the_golden_text_says(name, said):
    golden = GOLDEN / name
    if os.environ.get("READINESS_WRITE_GOLDEN"):
        golden.write_text(said, encoding="utf-8")

    assert said == golden.read_text(encoding="utf-8")


def test_equal_snapshots_make_equal_outlines():
    assert self_evaluation(seaborough()) == self_evaluation(seaborough())
    assert workbook(seaborough()) == workbook(seaborough())


def test_the_digest_printed_is_that_of_the_snapshot():
    taken = seaborough()

    document = self_evaluation(taken)

    assert document.digest == workbook(taken).digest == taken.digest
    assert f"Its digest is {taken.digest}." in " ".join(
        run.text for block in document.blocks for run in getattr(block, "runs", ()) if hasattr(run, "text")
    )


def test_nothing_is_a_percentage_or_the_wording_of_an_inspection_outcome():
    said = document_text(self_evaluation(seaborough())) + workbook_text(workbook(seaborough()))

    assert not re.search(r"%|per ?cent|typically|inconsistent|systemic|outstanding|inadequate", said, re.IGNORECASE)


def test_a_bank_whose_framework_has_ended_is_said_to_have_in_both():
    taken = snapshot(bank=bank(closed_on=date(2022, 12, 31), successor_title="The next questions"))

    for said in (document_text(self_evaluation(taken)), workbook_text(workbook(taken))):
        assert "The framework behind these questions has ended" in said
        assert "“Invented inspections” ended on 31 December 2022. The questions in use now are “The next questions”." in said


def test_a_bank_in_use_an_open_self_evaluation_and_a_real_area_need_no_note():
    assert "[!]" not in text(("One", (question("only"),)))


@pytest.mark.parametrize(
    ("changed", "title"),
    [
        ({"demonstration": True}, "This is a demonstration"),
        ({"closed_on": date(2026, 9, 1)}, "This self-evaluation is closed"),
        ({"changed_on": date(2026, 10, 1)}, "Changed after its date"),
        ({"bank": bank(status="Draft")}, "The question bank is a draft"),
    ],
)
def test_what_a_reader_must_know_stands_before_the_summary(changed, title):
    said = text(("One", (question("only"),)), **changed)

    assert said.index(f"[!] {title}") < said.index("# Summary")


def test_a_change_on_the_date_itself_is_no_change_after_it():
    assert "Changed after" not in text(changed_on=date(2026, 9, 30), as_at=date(2026, 9, 30))


def test_lines_nobody_has_checked_are_counted_before_the_summary_and_marked():
    said = one(checked=False, indicators=(indicator("a", checked=False), indicator("b", own=True, checked=False)))

    assert "One question and one suggested indicator rest on a source that nobody has checked against the handbook." in said
    assert said.count("Not yet checked against the handbook.") == 2
    assert "*Added by this local area.*" in said.replace("* ", "*")


def test_an_unanswered_question_says_so_and_still_shows_what_is_asked():
    said = one(indicators=(indicator("a", "Somebody listens"),))

    assert "No question has been answered yet." in said
    assert "**Not answered. **There is no judgement, no position and no entry." in said
    assert "(a) Somebody listens | Not answered |  | None" in said
    assert "Nothing has been recorded as achieved." in said
    assert "Nothing has been recorded as still to do." in said


def test_a_carried_entry_is_shown_and_marked_and_not_counted():
    said = one(entry(1, "Old news", carried=True))

    assert "1.1.1 **Carried forward and not looked at again. **Old news" in said
    assert "No question has been answered yet." in said
    assert "One entry carried forward has not been looked at again, and is not counted." in said


@pytest.mark.parametrize(
    ("entries", "sentence"),
    [
        ((entry(1, "A"),), "One entry says what has been achieved; it does not say what difference it made."),
        ((entry(1, "A", difference="B"),), "One entry says what has been achieved; it says what difference it made."),
        ((entry(1, "A"), entry(2, "B")), "Two entries say what has been achieved; none of them says what difference it made."),
        ((entry(1, "A", difference="B"), entry(2, "B")), "Two entries say what has been achieved; one of them does not say what"),
        (
            tuple(entry(at, "A", difference="B") for at in range(1, 12)),
            "11 entries say what has been achieved; all say what difference",
        ),
        (
            (to_do(1, "A"),),
            "One entry says what still needs to happen; it does not have a named lead, and it does not have a date.",
        ),
        (
            (to_do(1, "A", lead="L", due_on=date(2027, 1, 1)),),
            "One entry says what still needs to happen; it has a named lead, and it has a date.",
        ),
        (
            (to_do(1, "A", lead="L"), to_do(2, "B", lead="M")),
            "Two entries say what still needs to happen; all have a named lead, and none has a date.",
        ),
    ],
)
def test_the_summary_counts_entries_in_plain_english(entries, sentence):
    assert sentence in one(*entries)


def test_the_summary_tells_judgements_apart():
    kinds = (Judgement.WORKING_WELL, Judgement.AREA_TO_IMPROVE, Judgement.AREA_TO_IMPROVE, Judgement.CANNOT_SAY)
    asked = tuple(question(f"q-{'abcd'[at]}", judgement=kind, judgement_reason="So") for at, kind in enumerate(kinds))

    said = text(("One", asked))

    assert "All four questions have been answered." in said
    assert "We judge one to be working well and two to be areas to improve. On one we cannot say yet." in said


def test_an_achieved_entry_without_a_difference_says_that_none_is_stated():
    said = one(entry(1, "A meeting"))

    assert "1.1.1 A meeting\n\n**What difference it made: **not stated.\n\n<note> No date given. No partner named." in said


def test_a_still_to_do_entry_says_what_it_lacks():
    assert "1.1.1 Meet\n\n<note> No named lead. No date set." in one(to_do(1, "Meet"))


def test_an_entry_in_several_paragraphs_has_one_number():
    said = one(entry(1, "First.\n\nSecond."), entry(2, "Third."))

    assert "1.1.1 First.\n\nSecond." in said
    assert "1.1.2 Third." in said


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("- one\n- two", "1.1.1 As follows:\n\n- one\n- two"),
        ("- only", "1.1.1 only"),
        ("- only\n    - under", "1.1.1 only\n\n- under"),
        ("", "1.1.1 (no words)"),
    ],
)
def test_an_entry_that_is_a_list_still_has_its_number(written, shown):
    assert shown in one(entry(1, written))


def test_who_will_find_out_and_by_when_is_said_of_what_is_not_known():
    unknown = {"position": Position.UNKNOWN, "who_finds_out": "The clinical officer"}
    said = one(
        indicators=(
            indicator("a", **unknown, find_out_by=date(2026, 12, 1)),
            indicator("b", **unknown),
            indicator("c", position=Position.UNKNOWN),
        )
    )

    assert "The clinical officer will find out by 1 December 2026." in said
    assert "The clinical officer will find out; no date is set." in said
    assert "Somebody not named will find out; no date is set." in said


def test_how_sure_we_are_is_said_or_said_to_be_missing():
    sure = one(judgement=Judgement.DEVELOPING, judgement_reason="So", confidence=Confidence.LOW, confidence_reason="Old data.")
    unsure = one(judgement=Judgement.DEVELOPING, judgement_reason="So")

    assert "**How sure we are: low. **Old data." in sure
    assert "**How sure we are: **not stated." in unsure


def test_many_questions_are_drawn_in_several_charts():
    asked = tuple(question(f"q-{chr(97 + at)}{chr(97 + at)}") for at in range(26))

    said = text(("One", asked))

    assert "(part 1 of 2)" in said
    assert "(part 2 of 2)" in said


def test_a_self_evaluation_of_no_questions_is_still_a_document():
    assert "No question has been answered yet." in text()


def test_every_word_of_our_scales_is_explained():
    assert (set(POSITION_MEANINGS), set(JUDGEMENT_MEANINGS), set(CONFIDENCE_MEANINGS)) == (
        set(Position),
        set(Judgement),
        set(Confidence),
    )


def test_the_workbook_has_its_seven_sheets_in_order():
    names = [sheet.table.name if isinstance(sheet, SummarySheet) else sheet.name for sheet in workbook(seaborough()).sheets]

    assert names == ["Read me", "Summary", "Questions", "Indicators", "Achieved", "Still to do", "Lists"]


def test_every_drop_down_has_its_list_and_every_cell_in_it_a_listed_word():
    book = workbook(seaborough())
    lists = {title: values for sheet in book.sheets if isinstance(sheet, ListsSheet) for title, values in sheet.lists}

    for sheet in (sheet for sheet in book.sheets if isinstance(sheet, TableSheet)):
        for at, column in enumerate(sheet.columns):
            if column.choices:
                assert {row[at] for row in sheet.rows} - {None} <= set(lists[column.choices])


def test_dates_in_the_workbook_are_dates():
    (sheet,) = (sheet for sheet in workbook(seaborough()).sheets if getattr(sheet, "name", "") == "Achieved")

    assert sheet.rows[0][5] == date(2026, 7, 14)


@pytest.mark.parametrize(
    "changed",
    [
        {"text": "Other words"},
        {"difference": "Other words"},
        {"true_on": date(2001, 1, 1)},
        {"confirmed_on": date(2001, 1, 1)},
        {"partner": "Another"},
        {"indicators": ()},
        {"ages": (AgeBand.EARLY,)},
        {"groups": ("Another",)},
        {"adulthood": (AdulthoodArea.COMMUNITY,)},
        {"carried": True},
        {"kind": EntryKind.ACHIEVED},
        {"lead": "Another"},
        {"due_on": date(2001, 1, 1)},
    ],
)
def test_a_change_of_any_field_of_an_entry_is_seen_in_the_document_and_the_workbook(changed):
    said = to_do(1, "Words", partner="One", indicators=("a",))

    before, after = (
        snapshot(("One", (question("only", indicators=(indicator("a"),), entries=(each,)),)))
        for each in (said, replace(said, **changed))
    )

    assert document_text(self_evaluation(before)) != document_text(self_evaluation(after))
    assert workbook_text(workbook(before)) != workbook_text(workbook(after))
