"""One sheet of a workbook: its rows, widths, heights, drop-downs, colours, and how it prints."""

import math
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table as ExcelTable
from openpyxl.worksheet.table import TableColumn

from readiness.documents.blocks import printable
from readiness.documents.sheets import CellValue, Column, TableSheet, TextSheet
from readiness.documents.tones import BRAND, HEAD, INK, RULE, TONES
from readiness.documents.xlsx.checks import cell_text

FONT = "Arial"
DATE = "d mmmm yyyy"
A4 = 9
TALLEST_ROW = 409.0
"""Points. Excel shows no taller row."""
LINE = 13.2
"""Points of a line of 10-point Arial."""
LETTERS = 1.15
"""Letters of text to a unit of column width, which is the width of a nought; words wrap before they fill a line."""
SPARE_ROWS = 200
"""Rows under a table that already have its drop-downs and colours, for what somebody adds."""
LABEL_WIDTH, TEXT_WIDTH = 30, 96
TEXT, DAY, NUMBER, COLUMN_HEADING, SHEET_TITLE, LABEL = "Text", "Day", "Figure", "Column heading", "Sheet title", "Label"


def named_styles() -> Iterator[NamedStyle]:
    """The styles every cell has one of: people can change them in Excel, all at once."""
    line = Border(bottom=Side("thin", color=RULE[1:]))
    plain, bold = Font(name=FONT, size=10, color=INK[1:]), Font(name=FONT, size=10, bold=True, color=INK[1:])
    top = Alignment(wrap_text=True, vertical="top")
    yield NamedStyle(TEXT, font=plain, alignment=top, border=line, number_format="@")
    yield NamedStyle(DAY, font=plain, alignment=Alignment(vertical="top", horizontal="left"), border=line, number_format=DATE)
    yield NamedStyle(NUMBER, font=plain, alignment=Alignment(vertical="top", horizontal="left"), border=line)
    yield NamedStyle(
        COLUMN_HEADING,
        font=bold,
        alignment=Alignment(wrap_text=True, vertical="center"),
        fill=PatternFill("solid", fgColor=HEAD[1:]),
        border=Border(bottom=Side("medium", color=BRAND[1:])),
    )
    yield NamedStyle(
        SHEET_TITLE, font=Font(name=FONT, size=18, bold=True, color=BRAND[1:]), alignment=Alignment(vertical="center")
    )
    yield NamedStyle(LABEL, font=bold, alignment=top, border=line)


class Page:
    """A sheet being written. `order` is its place in the workbook, counted from 1."""

    # openpyxl's write-only sheets share no public type with the sheets that its type stubs describe.
    def __init__(self, sheet: Any, order: int) -> None:
        self.sheet = sheet
        self.order = order
        self.cells: dict[tuple[int, str], Any] = {}
        self.height = 1

    def table(self, table: TableSheet, lists: Mapping[str, str], *, filtered: bool = True) -> None:
        """A heading row that stays in view, then the rows; an Excel table where there is a row to filter."""
        self._prepare(table.title, [column.width for column in table.columns], landscape=table.landscape)
        self.sheet.freeze_panes = "A2"
        self.sheet.print_title_rows = "1:1"
        for place, column in enumerate(table.columns, 1):
            self._rules(column, get_column_letter(place), len(table.rows) + SPARE_ROWS, lists)
        self._append([column.title for column in table.columns], table.columns, style=COLUMN_HEADING)
        for row in table.rows:
            self._append(row, table.columns)
        # Excel repairs a table without rows.
        if filtered and table.rows:
            self._filter(table)

    def text(self, sheet: TextSheet) -> None:
        """A title, then a label and a text in each row."""
        columns = (Column("", LABEL_WIDTH), Column("", TEXT_WIDTH))
        self._prepare(sheet.title, [column.width for column in columns], landscape=False)
        self.sheet.sheet_view.showGridLines = False
        self.sheet.row_dimensions[1].height = 34
        self.sheet.append([self._cell(1, sheet.title, SHEET_TITLE)])
        self.height = 2
        for label, text in sheet.rows:
            self._heighten((label, text), columns)
            self.sheet.append([self._cell(1, label, LABEL), self._cell(2, text, TEXT)])
            self.height += 1

    def _prepare(self, title: str, widths: list[int], *, landscape: bool) -> None:
        sheet = self.sheet
        for place, width in enumerate(widths, 1):
            sheet.column_dimensions[get_column_letter(place)].width = width
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_setup.paperSize = A4
        sheet.page_setup.orientation = "landscape" if landscape else "portrait"
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        margins = sheet.page_margins
        margins.left = margins.right = 0.5
        margins.top, margins.bottom = 0.8, 0.7
        head, foot = sheet.oddHeader.left, sheet.oddFooter.right
        head.text, foot.text = printable(title).replace("\n", " ").replace("&", "&&")[:200], "Page &P of &N"
        head.font = foot.font = f"{FONT},Regular"
        head.size = foot.size = 9

    def _append(self, values: tuple[CellValue, ...] | list[str], columns: tuple[Column, ...], style: str = "") -> None:
        self._heighten(values, columns)
        self.sheet.append([self._cell(place, value, style) for place, value in enumerate(values, 1)])
        self.height += 1

    def _cell(self, place: int, value: CellValue, style: str = "") -> Any:
        """The cell of a column, used again in every row: each row is in the file before the next is made."""
        named = style or (TEXT if value is None or isinstance(value, str) else DAY if isinstance(value, date) else NUMBER)
        cell = self.cells.get((place, named))
        if cell is None:
            cell = self.cells[place, named] = WriteOnlyCell(self.sheet)
            cell.style = named
        if isinstance(value, str):
            cell.value = cell_text(value)
            # Without this, "=" begins a formula and "#N/A" is an error.
            cell.data_type = "s"
        else:
            cell.value = value
        return cell

    def _heighten(self, values: tuple[CellValue, ...] | list[str] | tuple[str, str], columns: tuple[Column, ...]) -> None:
        """Say the row's height: LibreOffice prints rows over each other without, and Excel does not count lines when it opens."""
        lines = max(
            (_lines(value, column.width) for value, column in zip(values, columns, strict=True) if isinstance(value, str)),
            default=1,
        )
        self.sheet.row_dimensions[self.height].height = min(TALLEST_ROW, lines * LINE + 5)

    def _rules(self, column: Column, letter: str, rows: int, lists: Mapping[str, str]) -> None:
        reach = f"{letter}2:{letter}{rows + 1}"
        if column.choices:
            choice = DataValidation(
                type="list",
                formula1=lists[column.choices],
                allow_blank=True,
                showErrorMessage=True,
                errorTitle="Choose from the list",
                error=f"Choose one of the words in the list “{column.choices}”."[:255],
            )
            choice.add(reach)
            self.sheet.data_validations.append(choice)
        for word, name in column.tones:
            tone = TONES[name]
            quoted = word.replace('"', '""')
            fill = PatternFill("solid", bgColor=tone.tint[1:])
            rule = CellIsRule(operator="equal", formula=[f'"{quoted}"'], font=Font(bold=True, color=tone.ink[1:]), fill=fill)  # type: ignore[no-untyped-call]
            self.sheet.conditional_formatting.add(reach, rule)

    def _filter(self, table: TableSheet) -> None:
        reach = f"A1:{get_column_letter(len(table.columns))}{len(table.rows) + 1}"
        made = ExcelTable(id=self.order, name=f"Table{self.order}", displayName=f"Table{self.order}", ref=reach)
        made.autoFilter = AutoFilter(ref=reach)
        made.tableColumns = [TableColumn(id=place, name=column.title) for place, column in enumerate(table.columns, 1)]
        # Not `add_table`, which warns of missing columns in a streamed sheet even when they are given.
        self.sheet.tables.add(made)


def _lines(text: str, width: int) -> int:
    letters = max(1, int(width * LETTERS))
    return sum(max(1, math.ceil(len(line) / letters)) for line in text.split("\n"))
