"""A workbook as its cells show it, with what stands beside the cells said, and bounds that act while it is streamed."""

import io
from datetime import date, datetime, time, timedelta

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from readiness.errors import Refused
from readiness.files.archives import Damaged, OfficePackage
from readiness.files.excel import cells, read_workbook
from readiness.files.excel.sheet import TooManyCells
from readiness.files.excel.workbook import NoWords
from readiness.files.model import PaperKind, Paragraph
from readiness.files.readers import TooLarge
from tests.documents.test_opened_elsewhere import converted, needs_libreoffice
from tests.files import bombs


def saved(book):
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def read(content, tell=lambda done, whole: None):
    return read_workbook(OfficePackage(content, name="plan.xlsx"), name="plan.xlsx", tell=tell)


def shown(table):
    return [[cell.text for cell in row] for row in table.rows]


def shown_as(value, number_format=None):
    book = Workbook()
    book.active["A1"] = value
    if number_format:
        book.active["A1"].number_format = number_format
    return read(saved(book)).blocks[0].rows[0][0].text


@pytest.mark.parametrize(
    ("value", "number_format", "says"),
    [
        (date(2026, 3, 27), None, "27 March 2026"),
        (date(2026, 3, 1), "mmm-yy", "March 2026"),
        (date(1900, 1, 5), "dd/mm/yyyy", "5 January 1900"),
        (datetime(2026, 3, 27, 14, 30), None, "27 March 2026 at 14:30"),
        (datetime(2026, 3, 27), "[$-809]dd mmmm yyyy;@", "27 March 2026"),
        (time(9, 5), None, "09:05"),
        (timedelta(hours=30, minutes=5), None, "30:05"),
        (3.0, None, "3"),
        (21.1, None, "21.1"),
        (0.1 + 0.2, None, "0.3"),
        (12345678901234, None, "12345678901234"),
        (-4, None, "-4"),
        (0.45, "0%", "45%"),
        (0.4567, "0.0%", "45.7%"),
        (0.285, "0%", "29%"),
        (1234.5, "£#,##0.00", "£1,234.50"),
        (1234.5, "[$£-809]#,##0", "£1,235"),
        (-1234.5, "#,##0.00;[Red](#,##0.00)", "(1,234.50)"),
        (7, "000", "007"),
        (2.5, '0.## "days"', "2.5 days"),
        (5, "0.##", "5"),
        (21.10, "0.00", "21.10"),
        (1e300, "0.00", "1e+300"),
        (5, "@", "5"),
        (True, None, "Yes"),
        (False, None, "No"),
        ("#N/A", None, "#N/A"),
        ("007", None, "007"),
        ("One\nTwo  \r\nThree", None, "One\nTwo\nThree"),
        ("  blanks around\t", None, "blanks around"),
    ],
)
def test_a_cell_is_read_as_it_shows(value, number_format, says):
    assert shown_as(value, number_format) == says


def test_a_workbook_that_counts_from_1904_has_the_same_dates():
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active["A1"] = date(2026, 3, 27)

    assert shown(read(saved(book)).blocks[0]) == [["27 March 2026"]]


def test_every_cell_says_where_it_is_and_empty_rows_and_columns_are_kept():
    book = Workbook()
    book.active.title = "SEF"
    book.active["B3"], book.active["D3"] = "Ref", "Question"
    book.active["B6"] = "21.1"

    paper = read(saved(book))

    table = paper.blocks[0]
    assert (paper.kind, table.place, paper.remarks) == (PaperKind.EXCEL, "sheet “SEF”", ())
    assert shown(table) == [[], [], ["", "Ref", "", "Question"], [], [], ["", "21.1"]]
    assert table.rows[5][1].paragraphs == (Paragraph("21.1", place="sheet “SEF”, cell B6"),)


def test_shared_rich_and_bold_texts_are_read_and_what_is_bold_is_strong():
    book = Workbook()
    sheet = book.active
    sheet["A1"], sheet["B1"] = "Head", "plain"
    sheet["A1"].font = Font(bold=True)
    sheet["C1"] = CellRichText("one ", TextBlock(InlineFont(b=True), "two"))
    sheet["D1"] = CellRichText(TextBlock(InlineFont(b=True), "three"), " ", TextBlock(InlineFont(b=True), "four"))

    row = read(saved(book)).blocks[0].rows[0]

    assert [(cell.text, cell.paragraphs[0].strong) for cell in row] == [
        ("Head", True), ("plain", False), ("one two", False), ("three four", True),
    ]  # fmt: skip


def test_merged_cells_are_one_cell_with_its_columns_and_rows():
    book = Workbook()
    sheet = book.active
    for place, words in {"A1": "Banner", "A2": "Down", "B2": "b", "B3": "c", "B4": "d", "C2": "e", "C3": "f", "C4": "g"}.items():
        sheet[place] = words
    sheet.merge_cells("A1:XFD1")
    sheet.merge_cells("A2:A4")

    rows = read(saved(book)).blocks[0].rows

    assert [[(cell.text, cell.span, cell.merged) for cell in row] for row in rows] == [
        [("Banner", 3, False)],
        [("Down", 1, False), ("b", 1, False), ("e", 1, False)],
        [("", 1, True), ("c", 1, False), ("f", 1, False)],
        [("", 1, True), ("d", 1, False), ("g", 1, False)],
    ]


def test_links_of_cells_and_of_formulas_are_kept_with_their_addresses():
    book = Workbook()
    sheet = book.active
    sheet["A1"], sheet["A2"] = "The plan", '=HYPERLINK("https://example.gov.uk/b", "The report")'
    sheet["A1"].hyperlink = r"file://server\shared\plan.docx"

    (first,), (second,) = read(saved(book)).blocks[0].rows

    assert [(link.words, link.address) for link in first.paragraphs[0].links] == [("The plan", r"file://server\shared\plan.docx")]
    assert [(link.words, link.address) for link in second.paragraphs[0].links] == [("The report", "https://example.gov.uk/b")]


def test_what_a_reader_of_the_cells_does_not_see_is_said():
    book = Workbook()
    sheet = book.active
    sheet.title = "SEF"
    sheet["A1"], sheet["B1"], sheet["A2"], sheet["A3"] = "a", "b", "c", "=1+1"
    sheet["A1"].comment = Comment("hello", "author")
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["B"].hidden = True
    book.create_sheet("Lists")["A1"] = "secret"
    book["Lists"].sheet_state = "hidden"
    book.create_sheet("Empty")

    paper = read(saved(book))

    assert shown(paper.blocks[0]) == [["a", "b"], ["c"]]
    assert paper.remarks == (
        "The hidden sheet “Lists” was left out.",
        "1 hidden row and 1 hidden column of the sheet “SEF” were read too.",
        "1 comment was left out.",
        "1 formula was left out, because the workbook was saved without their results. Open it in Excel and save it to have them.",
    )


def test_words_in_a_text_box_are_read_and_pictures_are_counted():
    drawing = (
        '<d:wsDr xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/'
        'drawingml/2006/main" xmlns:m="http://schemas.openxmlformats.org/markup-compatibility/2006"><d:sp><d:txBody><a:p><a:r><a:t>In a '
        "</a:t></a:r><a:r><a:t>box</a:t></a:r></a:p></d:txBody></d:sp><d:pic/><d:pic/><m:AlternateContent><m:Choice><d:graphicFrame/>"
        "</m:Choice><m:Fallback><d:sp><d:txBody><a:p><a:r><a:t>No chart here</a:t></a:r></a:p></d:txBody></d:sp></m:Fallback>"
        "</m:AlternateContent></d:wsDr>"
    )
    lead = bombs.RELATIONSHIPS.format('<Relationship Id="d" Type="x/drawing" Target="../drawings/drawing1.xml"/>')
    parts = {"xl/drawings/drawing1.xml": drawing, "xl/worksheets/_rels/sheet1.xml.rels": lead}

    paper = read(bombs.workbook(bombs.sheet(f'<row r="1">{bombs.said("A1", "cell")}</row>'), more=parts))

    assert paper.blocks[1:] == (Paragraph("In a box", place="sheet “S1”, text box 1"),)
    assert paper.remarks == ("2 pictures were left out: words in a picture cannot be read.", "1 chart was left out.")


def test_cells_without_their_positions_follow_one_another_as_some_programs_write_them():
    content = bombs.workbook(bombs.sheet("<row><c><v>1</v></c><c/><c><v>2</v></c></row><row><c><v>3</v></c></row>"))

    assert shown(read(content).blocks[0]) == [["1", "", "2"], ["3"]]


def test_the_strict_kind_of_workbook_is_read_too():
    strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    content = bombs.workbook(
        [piece.replace(bombs.SHEET, strict) for piece in bombs.sheet('<row r="1"><c r="A1"><v>1</v></c></row>')]
    )

    assert shown(read(content).blocks[0]) == [["1"]]


def test_each_sheet_done_is_told():
    told = []
    book = Workbook()
    book.active["A1"] = "a"
    book.create_sheet("B")["A1"] = "b"

    read(saved(book), tell=lambda done, whole: told.append((done, whole)))

    assert told == [(1, 2), (2, 2)]


def test_two_cells_at_opposite_corners_are_two_rows_and_what_parts_them():
    table = read(bombs.far_cells()).blocks[0]

    assert shown(table) == [["near"], [], ["", "far"]]
    assert table.rows[2][1].paragraphs[0].place == "sheet “S1”, cell XFD1048576"


@pytest.mark.parametrize(
    ("content", "error", "says"),
    [
        (bombs.many_cells(12_000), TooManyCells, "more than 100,000 cells with words"),
        (bombs.many_cells(20_001, "A"), TooManyCells, "the sheet “S1” has more than 20,000 rows with words"),
        (bombs.workbook(bombs.sheet(f"<row>{'<c><v>1</v></c>' * 101}</row>")), TooManyCells, "more than 100 columns with words"),
        (bombs.workbook(*[bombs.sheet("")] * 51), TooManyCells, "has 51 sheets, more than the 50"),
        (bombs.workbook(bombs.sheet("")), NoWords, "no words on the sheets"),
        (bombs.workbook(bombs.sheet('<row r="1"><c r="A1" t="s"><v>7</v></c></row>')), Damaged, "text of a cell is missing"),
        (bombs.workbook(bombs.sheet('<row r="1"><c r="XFE1"><v>7</v></c></row>')), Damaged, "not on any sheet"),
        (bombs.workbook(bombs.sheet('<row r="1"><c r="A1"><v>7</v>')), Damaged, "not well formed"),
        (
            bombs.workbook(bombs.sheet(f'<row r="1">{bombs.said("A1", "w " * 1_000_001)}</row>')),
            (TooLarge, Refused),
            "“plan.xlsx”",
        ),
    ],
    ids=["cells", "rows", "columns", "sheets", "no words", "no text", "nowhere", "broken", "characters"],
)
def test_a_workbook_over_a_bound_is_refused_with_its_name_and_the_bound(content, error, says):
    with pytest.raises(error, match=says) as refused:
        read(content)

    assert "“plan.xlsx”" in str(refused.value)
    assert "Nothing was changed" in str(refused.value)


def sharing(*items):
    """A workbook whose cells share texts, as Excel writes it."""
    texts = f'<sst xmlns="{bombs.SHEET}">{"".join(f"<si>{item}</si>" for item in items)}</sst>'
    row = "".join(f'<c t="s"><v>{n}</v></c>' for n in range(len(items)))
    parts = bombs.zipped_parts(bombs.workbook(bombs.sheet(f"<row>{row}</row>")))
    lead = '<Relationship Id="t" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    leads = parts["xl/_rels/workbook.xml.rels"].decode().replace("</Relationships>", lead)
    return bombs.zipped(parts | {"xl/_rels/workbook.xml.rels": leads, "xl/sharedStrings.xml": texts})


def test_texts_that_cells_share_are_read_without_how_they_are_pronounced():
    content = sharing(
        "<t>plain</t>",
        "<r><rPr><b/></rPr><t>bold</t></r><rPh><t>sound</t></rPh>",
        "<t>a_x000D_\nb_x0041_</t>",
    )

    row = read(content).blocks[0].rows[0]

    assert [(cell.text, cell.paragraphs[0].strong) for cell in row] == [("plain", False), ("bold", True), ("a\nbA", False)]


def test_texts_that_cells_share_are_bounded(monkeypatch):
    monkeypatch.setattr(cells, "STRINGS_LIMIT", 1)

    with pytest.raises(TooLarge, match="different texts"):
        read(sharing("<t>one</t>", "<t>two</t>"))


@pytest.mark.slow
def test_merges_that_cover_the_sheet_again_and_again_are_refused():
    rows = (f'<row r="{r}">{bombs.said(f"A{r}", "x")}</row>' for r in range(1, 10_001))
    merges = f"<mergeCells>{''.join(f'<mergeCell ref={chr(34)}A{n}:B10000{chr(34)}/>' for n in range(1, 100))}</mergeCells>"

    with pytest.raises(TooManyCells, match="merged cells"):
        read(bombs.workbook(bombs.sheet(rows, after=merges)))


@pytest.mark.slow
@needs_libreoffice
def test_a_workbook_that_libreoffice_saved_reads_the_same(tmp_path):
    book = Workbook()
    sheet = book.active
    sheet.title = "SEF"
    sheet["A1"], sheet["B1"], sheet["C1"] = "Question", "Position\nnow", "=1+1"
    sheet["A2"], sheet["B2"], sheet["C2"] = date(2026, 3, 27), 0.45, "across"
    sheet["B2"].number_format = "0%"
    sheet["A1"].font = Font(bold=True)
    sheet.merge_cells("A3:B3")
    sheet["A3"] = "both"

    table = read(converted(saved(book), "xlsx", "xlsx", tmp_path)).blocks[0]

    assert shown(table) == [["Question", "Position\nnow", "2"], ["27 March 2026", "45%", "across"], ["both"]]
    assert table.rows[0][0].paragraphs[0].strong
    assert table.rows[2][0].span == 2
