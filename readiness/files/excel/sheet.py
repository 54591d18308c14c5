"""One sheet of a workbook as it is streamed: its cells with words, within bounds, as a table; and what stands beside the cells."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, cast

from lxml import etree

from readiness.errors import Refused
from readiness.files.archives import OfficePackage, Relationship
from readiness.files.excel.cells import (
    CHARACTERS_LIMIT,
    FORGET_EVERY,
    Book,
    Value,
    forget,
    kind_of,
    position,
    reference,
    value_of,
)
from readiness.files.model import Cell, Link, Paragraph, Table
from readiness.files.readers import TooLarge

ROWS_LIMIT = 20_000
"""Most rows with words on one sheet."""
COLUMNS_LIMIT = 100
"""Most columns with words on one sheet."""
CELLS_LIMIT = 100_000
"""Most cells with words in one workbook."""
MERGED_LIMIT = 200_000
"""Most rows that merged cells may cover on one sheet, each merge counted for itself."""
_FILLED = etree.XPath("*[*]")
"""The cells of a row that have something in them. Most of a formatted sheet are empty, and this passes over them fast."""
_EMPTY = Cell()

_Area = tuple[int, int, int, int]


class TooManyCells(Refused):
    """It has more rows, columns or cells with words than a workbook may."""


@dataclass(slots=True)
class Room:
    """What is left of the bounds that all sheets share."""

    cells: int = CELLS_LIMIT
    characters: int = CHARACTERS_LIMIT


@dataclass(slots=True)
class Sheet:
    """What was found on one sheet, by row and column from 1."""

    title: str
    name: str
    values: dict[int, dict[int, Value]] = field(default_factory=dict)
    columns: set[int] = field(default_factory=set)
    merges: list[_Area] = field(default_factory=list)
    addresses: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: int = 0
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    lost: int = 0
    covered: int = 0

    @property
    def place(self) -> str:
        """Its name in a sentence."""
        return f"sheet “{self.title}”"

    def table(self) -> Table:
        """Its cells in rows. Empty rows and columns are kept, unless cells stand too far apart to keep what lies between."""
        rows, columns = self._rows(), self._columns()
        spans = self._spans(rows, columns)
        return Table(rows=tuple(tuple(self._row(row, columns, spans)) for row in rows), place=self.place)

    def _rows(self) -> list[int]:
        filled = sorted(self.values)
        if filled[-1] <= ROWS_LIMIT:
            return list(range(1, filled[-1] + 1))
        kept: list[int] = []
        for row in filled:
            if row > (kept[-1] if kept else 0) + 1:
                kept.append(row - 1)
            kept.append(row)
        return kept

    def _columns(self) -> list[int]:
        filled = sorted(self.columns)
        return list(range(1, filled[-1] + 1)) if filled[-1] <= COLUMNS_LIMIT else filled

    def _spans(self, rows: list[int], columns: list[int]) -> dict[int, dict[int, tuple[int, bool]]]:
        """By row and column where a merged cell begins in that row: the columns it covers, and whether it comes from above."""
        spans: dict[int, dict[int, tuple[int, bool]]] = {}
        room = MERGED_LIMIT
        for top, left, bottom, right in self.merges:
            width = bisect_right(columns, right) - bisect_left(columns, left)
            covered = rows[bisect_left(rows, top) : bisect_right(rows, bottom)]
            room -= len(covered)
            if room < 0:
                raise too_many(self.name, f"the {self.place} has more merged cells than can be read")
            if width and left in self.columns | set(columns):
                for row in covered:
                    spans.setdefault(row, {}).setdefault(left, (width, row != top))
        return spans

    def _row(self, row: int, columns: list[int], spans: dict[int, dict[int, tuple[int, bool]]]) -> Iterator[Cell]:
        values, merged = self.values.get(row, {}), spans.get(row, {})
        last = max((*values, *merged), default=0)
        index = placed = 0
        while index < len(columns) and columns[index] <= last:
            column = columns[index]
            span, from_above = merged.get(column, (1, False))
            if from_above:
                yield Cell(span=span, merged=True)
            elif column in values:
                placed += 1
                yield Cell(paragraphs=(self._paragraph(row, column, values[column]),), span=span)
            else:
                yield Cell(span=span) if span > 1 else _EMPTY
            index += span
        self.covered += len(values) - placed

    def _paragraph(self, row: int, column: int, value: Value) -> Paragraph:
        address = self.addresses.get((row, column)) or value.address
        return Paragraph(
            text=value.text,
            place=f"{self.place}, cell {reference(row, column)}",
            strong=value.strong,
            links=(Link(words=value.text, address=address),) if address else (),
        )


def read_sheet(package: OfficePackage, part: str, *, title: str, book: Book, room: Room, leads: dict[str, Relationship]) -> Sheet:
    """The sheet that stands in `part`; `leads` are its relationships. Raises TooManyCells, TooLarge or Damaged."""
    sheet = Sheet(title=title, name=book.name)
    before = 0
    for turn, element in enumerate(package.stream(part, "{*}row", "{*}col", "{*}mergeCell", "{*}hyperlink")):
        match kind_of(element):
            case "row" if not len(element):
                before = _whole(element.get("r")) or before + 1
            case "row":
                before = _take_row(element, before, sheet=sheet, book=book, room=room)
            case "col" if element.get("hidden") in {"1", "true"}:
                sheet.hidden_columns.append((_whole(element.get("min")), _whole(element.get("max"))))
            case "mergeCell":
                sheet.merges.append(_area(element.get("ref", ""), name=book.name))
            case "hyperlink":
                _take_link(element, sheet, leads)
        if not turn % FORGET_EVERY:
            forget(element)
    return sheet


def _take_row(row: etree._Element, before: int, *, sheet: Sheet, book: Book, room: Room) -> int:
    """Keep the words of a row; returns its number. A row or cell without a reference follows the one before."""
    number = _whole(row.get("r")) or before + 1
    column = 0
    cells: list[etree._Element] = cast("Any", _FILLED(row)) if len(row) and row[0].get("r") else list(row)
    found = False
    for cell in cells:
        at = cell.get("r")
        number, column = position(at, name=book.name) if at else (number, column + 1)
        value = value_of(cell, book)
        sheet.lost += value.lost
        if value.text:
            found = True
            _keep(value, number, column, sheet=sheet, room=room)
    if found and row.get("hidden") in {"1", "true"}:
        sheet.hidden_rows += 1
    return number


def _keep(value: Value, row: int, column: int, *, sheet: Sheet, room: Room) -> None:
    sheet.values.setdefault(row, {})[column] = value
    sheet.columns.add(column)
    room.cells -= 1
    room.characters -= len(value.text)
    if len(sheet.values) > ROWS_LIMIT:
        raise too_many(sheet.name, f"the {sheet.place} has more than {ROWS_LIMIT:,} rows with words, the most a sheet may")
    if len(sheet.columns) > COLUMNS_LIMIT:
        raise too_many(sheet.name, f"the {sheet.place} has more than {COLUMNS_LIMIT} columns with words, the most a sheet may")
    if room.cells < 0:
        raise too_many(sheet.name, f"it has more than {CELLS_LIMIT:,} cells with words, the most a workbook may")
    if room.characters < 0:
        raise TooLarge(
            f"“{sheet.name}” has more than {CHARACTERS_LIMIT:,} characters, the most a document may. Nothing was changed. "
            "Split it and bring in each part."
        )


def too_many(name: str, why: str) -> TooManyCells:
    """The refusal of the workbook called `name`."""
    return TooManyCells(
        f"“{name}” is too large: {why}. Nothing was changed. Copy the sheets you need into a workbook of their own and bring that in."
    )


def _area(written: str, *, name: str) -> _Area:
    first, _, last = written.partition(":")
    top, left = position(first, name=name)
    bottom, right = position(last, name=name) if last else (top, left)
    return top, left, bottom, right


def _take_link(element: etree._Element, sheet: Sheet, leads: dict[str, Relationship]) -> None:
    target = next((leads.get(str(value)) for key, value in element.attrib.items() if str(key).endswith("}id")), None)
    if target and target.outside and target.target:
        top, left, _, _ = _area(element.get("ref", ""), name=sheet.name)
        sheet.addresses[top, left] = target.target


def _whole(written: str | None) -> int:
    return int(written) if written and written.isascii() and written.isdigit() and len(written) < 9 else 0
