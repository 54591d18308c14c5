"""One number for one thing: the snapshot, the document and the workbook agree, whatever was written."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings

from readiness.documents.blocks import Paragraph, Reference
from readiness.documents.numbering import number, runs_of
from readiness.documents.sheets import SummarySheet, TableSheet
from readiness.packs.outlines.self_evaluation import self_evaluation
from readiness.packs.outlines.workbook import workbook
from readiness.references.model import Ref
from tests.packs.invented import entry, question, seaborough, snapshot, snapshots, to_do
from tests.packs.outlines.dump import runs_text
from tests.soak import tries

EXAMPLES = tries(40, 400)
anything = settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def numbers_of_the_snapshot(taken):
    return {ref: number for question in taken.questions for ref, number in numbers_of(question)}


def numbers_of(asked):
    yield asked.key, asked.number
    yield from ((str(Ref(asked.key, each.number)), each.place) for each in asked.entries)


def table(book, name):
    (sheet,) = (sheet for sheet in book.sheets if isinstance(sheet, TableSheet) and sheet.name == name)
    titles = [column.title for column in sheet.columns]
    return [dict(zip(titles, row, strict=True)) for row in sheet.rows]


def numbers_of_the_workbook(book):
    return {row["Ref"]: row["Number"] for name in ("Questions", "Achieved", "Still to do") for row in table(book, name)}


@anything
@pytest.mark.soak(EXAMPLES)
@given(snapshots())
def test_every_number_of_the_snapshot_is_the_documents_and_the_workbooks(taken):
    expected = numbers_of_the_snapshot(taken)

    numbered = number(self_evaluation(taken))
    book = workbook(taken)

    assert {ref: numbered.labels[ref.replace(":", "-")] for ref in expected} == expected
    assert numbers_of_the_workbook(book) == expected


@anything
@pytest.mark.soak(EXAMPLES)
@given(snapshots())
def test_every_row_of_the_workbook_has_a_ref_of_its_own_and_as_many_cells_as_columns(taken):
    for sheet in workbook(taken).sheets:
        rows = sheet.table if isinstance(sheet, SummarySheet) else sheet
        if not isinstance(rows, TableSheet):
            continue

        refs = [row[0] for row in rows.rows]

        assert len(set(refs)) == len(refs)
        assert all(len(row) == len(rows.columns) for row in rows.rows)
        assert [column.title for column in rows.columns][:2] == ["Ref", "Number"]


@anything
@pytest.mark.soak(EXAMPLES)
@given(snapshots())
def test_every_indicator_has_its_row_and_its_line_under_one_mark(taken):
    numbered = number(self_evaluation(taken))

    lines = {
        f"{asked.number} {runs_text(row[0].runs, numbered).split(')')[0]})"
        for asked in taken.questions
        for placed in numbered.placed
        if getattr(placed.block, "key", "") == f"{asked.key}--positions"
        for row in placed.block.rows
    }

    rows = table(workbook(taken), "Indicators")
    assert {row["Number"] for row in rows} == lines
    assert [row["Ref"] for row in rows] == [f"{each.key}/{one.key}" for each in taken.questions for one in each.indicators]


@anything
@pytest.mark.soak(EXAMPLES)
@given(snapshots())
def test_a_reference_says_that_it_leads_nowhere_exactly_when_it_does(taken):
    document = self_evaluation(taken)
    numbered = number(document)

    references = [run for block in document.blocks for run in runs_of(block) if isinstance(run, Reference)]

    known = {ref.replace(":", "-") for ref in numbers_of_the_snapshot(taken)}
    assert all((reference.to in known) != bool(reference.dangling) for reference in references)
    assert all(numbered.shown(reference) for reference in references)


@anything
@pytest.mark.soak(EXAMPLES)
@given(snapshots())
def test_the_numbered_paragraphs_of_a_question_are_its_entries_in_order(taken):
    numbered = number(self_evaluation(taken))

    shown = [placed.number for placed in numbered.placed if isinstance(placed.block, Paragraph) and placed.block.numbered]

    assert shown == [each.place for asked in taken.questions for each in asked.entries]


@anything
@pytest.mark.soak(EXAMPLES)
@given(snapshots())
def test_no_cell_holds_more_than_excel_keeps(taken):
    cells = [cell for sheet in workbook(taken).sheets if isinstance(sheet, TableSheet) for row in sheet.rows for cell in row]

    assert all(len(cell.encode("utf-16-le", "surrogatepass")) <= 2 * 32_767 for cell in cells if isinstance(cell, str))


def test_ten_thousand_characters_of_references_to_nothing_stay_as_they_were_typed():
    text = "[[a]]" * 2_000
    taken = snapshot(("One", (question("only", entries=(entry(1, text),)),)))

    (row,) = table(workbook(taken), "Achieved")

    assert row["What has been achieved so far?"] == text


def test_a_cell_and_a_paragraph_show_the_same_words():
    taken = seaborough()
    numbered = number(self_evaluation(taken))
    paragraphs = {
        placed.number: "".join(numbered.shown(run) if isinstance(run, Reference) else run.text for run in placed.block.runs)
        for placed in numbered.placed
        if isinstance(placed.block, Paragraph) and placed.number
    }

    rows = {
        row["Number"]: row.get("What has been achieved so far?") or row.get("What else needs to happen?")
        for name in ("Achieved", "Still to do")
        for row in table(workbook(taken), name)
    }

    assert paragraphs["2.1.1"] == rows["2.1.1"]
    assert paragraphs["1.2.1"] == rows["1.2.1"] == "Please see 1.1.2"
    assert (
        paragraphs["1.2.3"] == rows["1.2.3"] == "Agree with the board ([reference to nothing: assurance:9]) what a short wait is"
    )


def test_a_reference_follows_its_target_when_the_order_changes():
    first, second = entry(1, "One thing"), entry(2, "Another, as [[only:1]] says")

    before, after = (
        workbook(snapshot(("One", (question("only", entries=order),)))) for order in ((first, second), (second, first))
    )

    shown = [{row["Ref"]: row["What has been achieved so far?"] for row in table(book, "Achieved")} for book in (before, after)]
    assert [texts["only:2"] for texts in shown] == ["Another, as 1.1.1 says", "Another, as 1.1.2 says"]


def test_still_to_do_is_numbered_on_from_achieved():
    taken = snapshot(("One", (question("only", entries=(to_do(1, "Later"), entry(2, "Done"), to_do(3, "Last"))),)))

    numbered = number(self_evaluation(taken))

    assert (numbered.labels["only-2"], numbered.labels["only-1"], numbered.labels["only-3"]) == ("1.1.1", "1.1.2", "1.1.3")


def test_headings_come_in_the_order_of_the_bank():
    numbered = number(self_evaluation(seaborough()))

    given_numbers = [tuple(map(int, shown.split("."))) for heading, shown in numbered.contents if shown]

    assert all(before < after for before, after in pairwise(given_numbers))
