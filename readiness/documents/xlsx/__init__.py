"""Workbooks as Excel: tables that filter, drop-downs that offer the right words, nothing hidden and nothing that calculates.

Sheets are streamed (openpyxl's write-only mode), so widths and rules are said before the rows. Text is always text: what begins with
an equals sign is shown, never run. `page.py` writes one sheet, `chart.py` the chart; `checks.py` refuses what Excel would cut, and
`mending.py` puts right what it would repair.
"""

import io
from itertools import zip_longest

import openpyxl
from openpyxl.workbook.properties import CalcProperties
from openpyxl.writer.theme import theme_xml

from readiness.documents.archive import Properties, rewritten
from readiness.documents.sheets import Column, ListsSheet, Sheet, SummarySheet, TableSheet, TextSheet, Workbook
from readiness.documents.xlsx.chart import add_chart, described
from readiness.documents.xlsx.checks import CellTooLong, ColumnUnfit, SheetNameUnfit, WorkbookFault, check
from readiness.documents.xlsx.mending import mended
from readiness.documents.xlsx.page import FONT, Page, named_styles

__all__ = ["CellTooLong", "ColumnUnfit", "SheetNameUnfit", "WorkbookFault", "write"]


def write(workbook: Workbook) -> bytes:
    """The workbook as an .xlsx file. Raises a WorkbookFault rather than write what Excel would cut or repair."""
    check(workbook)
    book = openpyxl.Workbook(write_only=True)
    # What somebody types under a table stands in the theme's font.
    book.loaded_theme = theme_xml.replace("Cambria", FONT).replace("Calibri", FONT)
    # No cell calculates, so there is nothing to work out when the file opens.
    book.calculation = CalcProperties(fullCalcOnLoad=False)
    for style in named_styles():
        book.add_named_style(style)
    lists = _list_places(workbook.sheets)
    charts: list[str] = []
    for order, sheet in enumerate(workbook.sheets, 1):
        page = Page(book.create_sheet(sheet.name), order)
        match sheet:
            case TableSheet():
                page.table(sheet, lists)
            case SummarySheet():
                page.table(sheet.table, lists)
                charts.append(add_chart(page.sheet, sheet))
            case TextSheet():
                page.text(sheet)
            case ListsSheet():
                page.table(_lists_table(sheet), {}, filtered=False)
    saved = io.BytesIO()
    book.save(saved)
    drawings = {f"xl/drawings/drawing{place}.xml": described(words) for place, words in enumerate(charts, 1)}
    content = saved.getvalue()
    return rewritten(content, _properties(workbook), {**mended(content), **drawings})


def _properties(workbook: Workbook) -> Properties:
    return Properties(
        title=workbook.title,
        subject=workbook.subject,
        author=workbook.author,
        description="",
        identifier=workbook.digest,
        as_at=workbook.as_at,
    )


def _list_places(sheets: tuple[Sheet, ...]) -> dict[str, str]:
    """Where the values of each list stand, as an Excel range."""
    return {
        title: f"'{sheet.name}'!${_letter(place)}$2:${_letter(place)}${max(len(values), 1) + 1}"
        for sheet in sheets
        if isinstance(sheet, ListsSheet)
        for place, (title, values) in enumerate(sheet.lists, 1)
    }


def _letter(place: int) -> str:
    return str(openpyxl.utils.get_column_letter(place))


def _lists_table(sheet: ListsSheet) -> TableSheet:
    columns = tuple(Column(title, max(12, *(len(word) + 2 for word in (title, *values)))) for title, values in sheet.lists)
    rows = tuple(zip_longest(*(values for _, values in sheet.lists)))
    return TableSheet(sheet.name, sheet.title, columns, rows)
