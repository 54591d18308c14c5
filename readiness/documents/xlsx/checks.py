"""What Excel would cut in silence or offer to repair, refused before it is written."""

import re

from openpyxl.utils import get_column_letter

from readiness.documents.blocks import printable
from readiness.documents.sheets import ListsSheet, SummarySheet, TableSheet, TextSheet, Workbook
from readiness.errors import ReadinessError

MOST_CHARACTERS = 32_767
"""In a cell, counted as Excel counts: a character outside the first plane is two."""
LONGEST_NAME = 31
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NAME = re.compile(r"[^\[\]:*?/\\\x00-\x1f]+")


class WorkbookFault(ReadinessError):
    """A workbook cannot be written as it stands. The message names the sheet and the place."""


class CellTooLong(WorkbookFault):
    """A text is longer than an Excel cell holds; nothing is cut."""


class SheetNameUnfit(WorkbookFault):
    """Excel would refuse the name of a sheet, or two sheets have the same."""


class ColumnUnfit(WorkbookFault):
    """A table has two columns of one name, rows of another width, or a drop-down whose list is nowhere."""


def check(workbook: Workbook) -> None:
    """Raise a WorkbookFault where Excel would not open the workbook as it was meant."""
    seen: set[str] = set()
    lists = {title for sheet in workbook.sheets if isinstance(sheet, ListsSheet) for title, _ in sheet.lists}
    if not workbook.sheets:
        raise SheetNameUnfit("A workbook needs at least one sheet.")
    for sheet in workbook.sheets:
        _check_name(sheet.name, seen)
        if isinstance(sheet, TableSheet):
            _check_table(sheet, lists)
        elif isinstance(sheet, SummarySheet):
            _check_table(sheet.table, lists)
            _check_chart(sheet)
        elif isinstance(sheet, TextSheet):
            for place, (_, text) in enumerate(sheet.rows, 2):
                _check_length(text, sheet.name, 2, place)


def cell_text(text: str) -> str:
    """`text` as the file holds it, so that Excel shows exactly `text`: it reads _x0041_ in a file as the letter A."""
    kept = printable(text)
    return _ESCAPE.sub("_x005F_", kept) if "_x" in kept else kept


def _check_length(value: object, sheet: str, column: int, row: int) -> None:
    # Few texts are near the limit, and counting as Excel does takes longer than len().
    if not isinstance(value, str) or len(value) <= MOST_CHARACTERS // 2:
        return
    length = len(printable(value).encode("utf-16-le")) // 2
    if length > MOST_CHARACTERS:
        place = f"Cell {get_column_letter(column)}{row} of the sheet “{sheet}”"
        raise CellTooLong(f"{place} has {length:,} characters. Excel holds {MOST_CHARACTERS:,}: shorten it.")


def _check_name(name: str, seen: set[str]) -> None:
    fits = len(name) <= LONGEST_NAME and _NAME.fullmatch(name) and not name.startswith("'") and not name.endswith("'")
    if not fits or name.casefold() == "history" or name.casefold() in seen:
        raise SheetNameUnfit(
            f"“{name}” cannot name a sheet: at most {LONGEST_NAME} characters, none of [ ] : * ? / \\, not “History”, and used once."
        )
    seen.add(name.casefold())


def _check_table(sheet: TableSheet, lists: set[str]) -> None:
    titles = [column.title.casefold() for column in sheet.columns]
    if not titles or len(set(titles)) != len(titles) or any(not title.strip() or "\n" in title for title in titles):
        raise ColumnUnfit(f"Every column of the sheet “{sheet.name}” needs a title of its own, on one line.")
    for offered in sheet.columns:
        if offered.choices and offered.choices not in lists:
            raise ColumnUnfit(
                f"The column “{offered.title}” of “{sheet.name}” offers the list “{offered.choices}”, which is nowhere."
            )
    for place, row in enumerate(sheet.rows, 2):
        if len(row) != len(titles):
            raise ColumnUnfit(f"Row {place} of the sheet “{sheet.name}” has {len(row)} cells for {len(titles)} columns.")
        for column, value in enumerate(row, 1):
            _check_length(value, sheet.name, column, place)


def _check_chart(sheet: SummarySheet) -> None:
    titles = {column.title for column in sheet.table.columns}
    for title in (sheet.chart.categories, *(title for title, _ in sheet.chart.series)):
        if title not in titles:
            raise ColumnUnfit(
                f"The chart “{sheet.chart.title}” draws the column “{title}”, which the sheet “{sheet.name}” lacks."
            )
