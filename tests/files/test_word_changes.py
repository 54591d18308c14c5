"""Tracked changes of Word documents, accepted and as the original was."""

import pytest

from readiness.files.model import Changes
from tests.files.word_samples import cell, grid, paper, paragraph, row, run, table, texts


def inserted(text):
    return f"<w:ins>{run(text)}</w:ins>"


def deleted(text):
    return f"<w:del><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def both(body):
    return [texts(paper(body, changes=changes)) for changes in (Changes.ACCEPTED, Changes.ORIGINAL)]


@pytest.mark.parametrize(
    ("body", "accepted", "original"),
    [
        (paragraph("We ", deleted("hope"), inserted("plan"), " to"), ["We plan to"], ["We hope to"]),
        (paragraph("A", f"<w:ins>{run('b')}{deleted('c')}</w:ins>"), ["Ab"], ["A"]),
        (
            paragraph("One, ", properties="<w:rPr><w:del/></w:rPr>") + paragraph("two"),
            ["One, two"],
            ["One,", "two"],
        ),
        (
            paragraph("One, ", properties="<w:rPr><w:ins/></w:rPr>") + paragraph("two"),
            ["One,", "two"],
            ["One, two"],
        ),
        (
            paragraph(deleted("Gone"), properties="<w:rPr><w:del/></w:rPr>") + paragraph("Stays"),
            ["Stays"],
            ["Gone", "Stays"],
        ),
        (
            paragraph(f"<w:moveFrom>{run('Moved')}</w:moveFrom>")
            + paragraph("x")
            + paragraph(f"<w:moveTo>{run('Moved')}</w:moveTo>"),
            ["x", "Moved"],
            ["Moved", "x"],
        ),
        (paragraph("Last", properties="<w:rPr><w:del/></w:rPr>"), ["Last"], ["Last"]),
    ],
)
def test_words_and_the_ends_of_paragraphs_are_read_both_ways(body, accepted, original):
    assert both(body) == [accepted, original]


def test_rows_and_cells_are_read_both_ways():
    body = table(
        row(cell(paragraph("kept")), cell(paragraph("new cell"), properties="<w:cellIns/>")),
        row(cell(paragraph(inserted("new row"))), properties="<w:ins/>"),
        row(cell(paragraph(deleted("old row"))), properties="<w:del/>"),
    )

    accepted, original = (paper(body, changes=changes).blocks[0] for changes in (Changes.ACCEPTED, Changes.ORIGINAL))

    assert grid(accepted) == [["kept", "new cell"], ["new row"]]
    assert grid(original) == [["kept"], ["old row"]]


def test_a_paragraph_keeps_the_list_it_had_in_the_original():
    body = paragraph(
        "x",
        properties='<w:outlineLvl w:val="0"/><w:pPrChange><w:pPr/></w:pPrChange>',
    )

    assert [paper(body, changes=changes).blocks[0].heading for changes in (Changes.ACCEPTED, Changes.ORIGINAL)] == [1, 0]


def test_the_changes_are_counted_the_same_in_both_readings():
    body = paragraph("We ", deleted("hope"), inserted("plan"), properties="<w:rPr><w:ins/></w:rPr>") + paragraph("x")

    assert [paper(body, changes=changes).tracked for changes in Changes] == [3, 3]
    assert paper(paragraph("x")).tracked == 0
