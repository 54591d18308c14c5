import io
import re
import zipfile
from dataclasses import replace
from datetime import datetime

import pytest
from lxml import etree
from openpyxl import load_workbook
from openxml_audit import OpenXmlValidator

from readiness.documents import xlsx
from readiness.documents.blocks import printable
from readiness.documents.sheets import Column, ListsSheet, SummarySheet, TableSheet, TextSheet
from tests.documents.written_samples import AS_AT, HOSTILE, a_workbook

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def parts(content):
    archive = zipfile.ZipFile(io.BytesIO(content))
    return {name: archive.read(name) for name in archive.namelist()}


def opened(content):
    return load_workbook(io.BytesIO(content))


@pytest.mark.parametrize("texts", [(), HOSTILE])
def test_it_keeps_the_open_xml_schemas(texts, tmp_path):
    path = tmp_path / "made.xlsx"
    path.write_bytes(xlsx.write(a_workbook(*texts)))

    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


def cells(content, sheet):
    """The texts of a sheet as Excel reads the file, _xHHHH_ escapes undone."""
    files = parts(content)
    strings = ["".join(item.itertext()) for item in etree.fromstring(files["xl/sharedStrings.xml"])]
    found = {}
    for cell in etree.fromstring(files[f"xl/worksheets/sheet{sheet}.xml"]).iter(f"{S}c"):
        if cell.get("t") == "s":
            found[cell.get("r")] = re.sub(
                r"_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m[1], 16)), strings[int(cell.find(f"{S}v").text)]
            )
    return found


def test_every_text_arrives_letter_by_letter_and_none_is_a_formula():
    content = xlsx.write(a_workbook(*HOSTILE))

    shown = cells(content, 3)
    assert [shown[f"B{place}"] for place in range(2, len(HOSTILE) + 2)] == [printable(text) for text in HOSTILE]
    for name, part in parts(content).items():
        if "worksheets/sheet" in name:
            tree = etree.fromstring(part)
            assert not list(tree.iter(f"{S}f"))
            assert not [cell for cell in tree.iter(f"{S}c") if cell.get("t") == "e"]


def test_dates_are_dates_and_numbers_numbers():
    book = opened(xlsx.write(a_workbook()))

    assert book["Achieved"]["D2"].value == datetime(AS_AT.year, AS_AT.month, AS_AT.day)
    assert book["Achieved"]["D2"].number_format == "d mmmm yyyy"
    assert book["Summary"]["B3"].value == 2


def test_a_table_sheet_filters_keeps_its_heading_in_view_and_prints_it_on_every_page():
    book = opened(xlsx.write(a_workbook()))
    sheet = book["Achieved"]

    assert [table.ref for table in sheet.tables.values()] == ["A1:D3"]
    assert [table.autoFilter.ref for table in sheet.tables.values()] == ["A1:D3"]
    assert sheet.freeze_panes == "A2"
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == (9, "landscape", 0)
    assert sheet.oddFooter.right.text == "Page &P of &N"
    assert book["Read me"].oddHeader.left.text == "Self-evaluation && more"


def test_a_sheet_without_rows_has_its_headings_and_no_table_for_excel_to_repair():
    sheet = opened(xlsx.write(a_workbook()))["Still to do"]

    assert [cell.value for cell in sheet[1]] == ["Ref", "Text", "Position", "True on"]
    assert not sheet.tables


def test_drop_downs_offer_the_words_of_the_lists_sheet_below_the_table_too():
    book = opened(xlsx.write(a_workbook()))
    for name, rows in (("Achieved", 2), ("Still to do", 0)):
        [choice] = book[name].data_validations.dataValidation
        assert (choice.formula1, str(choice.sqref)) == ("'Lists'!$A$2:$A$5", f"C2:C{rows + 201}")
    assert [cell.value for cell in book["Lists"]["A"]] == ["Positions", "In place", "Partly", "Not yet", "We do not know"]


def test_colours_follow_the_word_and_never_stand_for_it():
    rules = opened(xlsx.write(a_workbook()))["Achieved"].conditional_formatting

    assert [rule.formula for reach in rules for rule in reach.rules] == [
        ['"In place"'],
        ['"Partly"'],
        ['"Not yet"'],
        ['"We do not know"'],
    ]


def test_nothing_is_hidden():
    content = xlsx.write(a_workbook())
    book = opened(content)

    assert {sheet.sheet_state for sheet in book} == {"visible"}
    assert all(not d.hidden for sheet in book for d in (*sheet.column_dimensions.values(), *sheet.row_dimensions.values()))
    assert set(book.defined_names) == set()
    assert not [
        name for name, part in parts(content).items() if b'hidden="1"' in part or b"veryHidden" in part or "comments" in name
    ]


def test_rows_are_as_high_as_their_longest_text_needs():
    short, long = (
        opened(xlsx.write(a_workbook(text)))["Achieved"].row_dimensions[2].height for text in ("One line", "word " * 300)
    )

    assert short < 20
    assert 200 < long <= 409


def test_the_summary_has_a_chart_that_says_what_it_shows():
    files = parts(xlsx.write(a_workbook()))
    chart = files["xl/charts/chart1.xml"].decode()

    assert 'grouping val="stacked"' in chart
    assert "'Summary'!$A$2:$A$3" in chart
    assert "'Summary'!$B$1" in chart
    assert b'descr="Positions. Stacked bars' in files["xl/drawings/drawing1.xml"]


def test_it_says_whose_it_is_and_not_what_made_it():
    content = xlsx.write(a_workbook())
    properties = opened(content).properties

    assert (properties.creator, properties.lastModifiedBy, properties.title) == ("Testshire partnership",) * 2 + (
        "Workbook of Testshire",
    )
    assert properties.modified.date() == AS_AT
    assert b"openpyxl" not in b"".join(parts(content).values())


def test_a_text_longer_than_a_cell_holds_is_refused_with_its_place_and_length():
    with pytest.raises(xlsx.CellTooLong, match=r"Cell B2 of the sheet “Achieved” has 32,768 characters"):
        xlsx.write(a_workbook("x" * 32_768))
    with pytest.raises(xlsx.CellTooLong, match="has 40,000 characters"):
        xlsx.write(a_workbook("😀" * 20_000))
    xlsx.write(a_workbook("x" * 32_767))


def with_sheet(sheet):
    book = a_workbook()
    return replace(book, sheets=(*book.sheets, sheet))


@pytest.mark.parametrize("name", ["x" * 32, "History", "a/b", "", "achieved", "'quoted'"])
def test_a_name_that_excel_would_refuse_is_refused(name):
    with pytest.raises(xlsx.SheetNameUnfit):
        xlsx.write(with_sheet(TextSheet(name, "T", ())))


@pytest.mark.parametrize(
    "table",
    [
        TableSheet("T", "T", (Column("A", 9), Column("a", 9)), ()),
        TableSheet("T", "T", (Column("A", 9, "No such list"),), ()),
        TableSheet("T", "T", (Column("A", 9),), (("one", "two"),)),
        TableSheet("T", "T", (), ()),
        TableSheet("T", "T", (Column(" ", 9),), ()),
    ],
)
def test_a_table_that_contradicts_itself_is_refused_by_name(table):
    with pytest.raises(xlsx.ColumnUnfit, match="“T”"):
        xlsx.write(with_sheet(table))


def test_a_chart_of_a_column_that_is_nowhere_is_refused():
    book = a_workbook()
    summary = next(sheet for sheet in book.sheets if isinstance(sheet, SummarySheet))
    lacking = replace(summary, chart=replace(summary.chart, categories="Nothing"))

    with pytest.raises(xlsx.ColumnUnfit, match="Nothing"):
        xlsx.write(replace(book, sheets=(lacking, ListsSheet("Lists", "Lists", ()))))
