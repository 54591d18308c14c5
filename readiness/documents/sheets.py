"""What a workbook is made of, before it is Excel: sheets of typed columns, and a chart.

Outlines build sheets; `xlsx.py` writes them. Text is plain and never a formula.
"""

from dataclasses import dataclass
from datetime import date

CellValue = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table sheet. `width` is in characters.

    `choices` names a list of the Lists sheet whose values the column takes; `tones` colours a cell by the word in it
    (word, tone of `blocks.Cell`).
    """

    title: str
    width: int
    choices: str = ""
    tones: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TableSheet:
    """A sheet that is one table: a heading row, then `rows`. `name` is at most 31 characters and unique without regard to case."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[CellValue, ...], ...]
    landscape: bool = True


@dataclass(frozen=True, slots=True)
class BarChart:
    """A stacked bar chart of the numeric columns of the sheet's own table: one bar for each row, one series for each of `series`."""

    title: str
    categories: str
    series: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SummarySheet:
    """A table sheet with a native chart beside or under the table. A series is (column title, tone)."""

    table: TableSheet
    chart: BarChart

    @property
    def name(self) -> str:
        """The name on the tab."""
        return self.table.name


@dataclass(frozen=True, slots=True)
class TextSheet:
    """A sheet to read: (heading or empty, text) row by row."""

    name: str
    title: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ListsSheet:
    """The sheet that holds the choices of every drop-down, a column for each list: (title, values)."""

    name: str
    title: str
    lists: tuple[tuple[str, tuple[str, ...]], ...]


Sheet = TableSheet | SummarySheet | TextSheet | ListsSheet


@dataclass(frozen=True, slots=True)
class Workbook:
    """A whole workbook, sheets in the order of their tabs."""

    title: str
    subject: str
    author: str
    as_at: date
    digest: str
    sheets: tuple[Sheet, ...]
