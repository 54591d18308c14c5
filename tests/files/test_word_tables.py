"""Tables of Word documents, one inside another, and what their cells cover."""

from docx import Document

from tests.files.word_samples import cell, grid, paper, paragraph, read, row, saved, table, texts

INNER = table(row(cell(paragraph("inner 1")), cell(paragraph("inner 2"))))


def test_a_table_stands_between_its_paragraphs_and_its_cells_have_places():
    found = paper(
        paragraph("Before")
        + table(row(cell(paragraph("a"), paragraph("b")), cell()), row(cell(), cell(paragraph("d"))))
        + paragraph("After")
    )

    before, middle, after = found.blocks
    assert (before.place, middle.place, after.place) == ("paragraph 1", "table 1", "paragraph 2")
    assert grid(middle) == [["a\nb", ""], ["", "d"]]
    assert middle.rows[1][1].paragraphs[0].place == "table 1, row 2, column 2"


def test_cells_that_cover_columns_and_rows_say_so_and_places_count_columns():
    document = Document()
    made = document.add_table(3, 3)
    made.cell(0, 0).merge(made.cell(0, 1)).text = "wide"
    made.cell(0, 2).text = "right"
    made.cell(1, 0).merge(made.cell(2, 0)).text = "tall"
    made.cell(2, 2).text = "last"

    rows = next(read(saved(document)).tables).rows

    assert [[(each.text, each.span, each.merged) for each in row] for row in rows] == [
        [("wide", 2, False), ("right", 1, False)],
        [("tall", 1, False), ("", 1, False), ("", 1, False)],
        [("", 1, True), ("", 1, False), ("last", 1, False)],
    ]
    assert rows[0][1].paragraphs[0].place == "table 1, row 1, column 3"


def test_a_row_that_begins_further_right_is_filled_up():
    found = paper(table(row(cell(paragraph("x")), properties='<w:gridBefore w:val="2"/>')))

    assert [(each.text, each.span) for each in found.blocks[0].rows[0]] == [("", 2), ("x", 1)]
    assert found.blocks[0].rows[0][1].paragraphs[0].place == "table 1, row 1, column 3"


def test_a_table_in_a_table_gives_its_paragraphs_to_the_cell_around_it_and_one_remark():
    found = paper(
        table(row(cell(paragraph("top"), INNER, INNER, paragraph("end")), cell(paragraph("b"))))
        + table(row(cell(paragraph("two"))))
    )

    assert grid(found.blocks[0]) == [["top\ninner 1\ninner 2\ninner 1\ninner 2\nend", "b"]]
    assert found.remarks == ("Tables inside tables were read as lists.",)
    assert found.blocks[1].place == "table 2"


def test_tables_nested_as_deep_as_a_package_may_have_them_are_read():
    body = paragraph("deep")
    for _ in range(60):
        body = table(row(cell(body)))

    assert grid(paper(body).blocks[0]) == [["deep"]]


def test_rows_and_cells_in_content_controls_are_rows_and_cells():
    held = f"<w:sdt><w:sdtContent>{row('<w:sdt><w:sdtContent>' + cell(paragraph('x')) + '</w:sdtContent></w:sdt>')}</w:sdtContent></w:sdt>"

    assert grid(paper(table(held)).blocks[0]) == [["x"]]


def test_a_table_without_rows_is_no_table():
    assert texts(paper(table() + paragraph("x"))) == ["x"]
    assert len(paper(table() + paragraph("x")).blocks) == 1
