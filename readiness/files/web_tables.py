"""Tables of HTML: what covers several rows or columns, and tables that only lay out a page."""

from collections.abc import Mapping
from dataclasses import dataclass

from readiness.files.gathering import SPAN_LIMIT, Gathering
from readiness.files.word.names import whole

ROWS_LIMIT = 65_534
"""Most rows that one cell covers, as HTML has it; 0 means all that follow."""


@dataclass(slots=True)
class _Covered:
    """Columns that a cell above still covers, in so many rows to come."""

    rows: int
    span: int


class WebTables:
    """The tables that are open. Rows and cells inside a table in a table go to the cell around it; those of a layout are no table."""

    def __init__(self, gathering: Gathering) -> None:
        self._gathering = gathering
        self._are_layout: list[bool] = []
        self._covered: dict[int, _Covered] = {}
        self._begun: dict[int, _Covered] = {}
        self._cells: list[tuple[int, int]] = []

    @property
    def _is_kept(self) -> bool:
        return bool(self._are_layout) and not self._are_layout[-1] and not self._gathering.is_nested

    def begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        """A block element begins, which may be of a table."""
        if tag == "table":
            self._are_layout.append(attributes.get("role") in {"presentation", "none"})
            if not self._are_layout[-1]:
                self._gathering.begin_table()
        elif tag in {"td", "th"}:
            rows, span = whole(attributes.get("rowspan"), default=1), whole(attributes.get("colspan"), default=1)
            self._cells.append((min(rows, ROWS_LIMIT) if rows > 0 else ROWS_LIMIT, min(max(span, 1), SPAN_LIMIT)))
            if self._is_kept:
                self._go_on()
                self._gathering.begin_cell()

    def end(self, tag: str) -> None:
        """A block element ends."""
        if tag in {"td", "th"} and self._cells:
            rows, span = self._cells.pop()
            if self._is_kept:
                if rows > 1:
                    self._begun[self._gathering.column] = _Covered(rows=rows - 1, span=span)
                self._gathering.end_cell(span=span)
        elif tag == "tr" and self._is_kept:
            self._end_row()
        elif tag == "table" and self._are_layout and not self._are_layout.pop():
            self._gathering.end_table()
            if not self._gathering.in_table:
                self._covered, self._begun = {}, {}

    def close(self) -> None:
        """Close what was left open."""
        while self._are_layout:
            self.end("table")

    def _go_on(self) -> None:
        """Add the cells that go on from above at the column where the next cell would stand."""
        while (covered := self._covered.get(self._gathering.column)) is not None:
            self._cover(self._gathering.column, covered)

    def _cover(self, column: int, covered: _Covered) -> None:
        covered.rows -= 1
        if covered.rows <= 0:
            del self._covered[column]
        else:
            self._begun[column] = self._covered.pop(column)
        self._gathering.end_cell(span=covered.span, merged=True)

    def _end_row(self) -> None:
        if self._gathering.is_too_large:
            self._covered, self._begun = {}, {}
        for column in sorted(self._covered):
            gap = column - self._gathering.column
            if gap < 0:
                # A cell of this row has been laid over it: it is dropped, or cells in plenty would be followed that nobody sees.
                del self._covered[column]
                continue
            if gap:
                self._gathering.end_cell(span=gap)
            self._cover(column, self._covered[column])
        self._covered, self._begun = self._begun, {}
        self._gathering.end_row()
