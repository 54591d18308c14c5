"""Tables as rows of cells, each cell read into passages, whether a program's or typed with bars or tabs."""

from collections.abc import Iterator
from dataclasses import dataclass

from readiness.exchange.reading.paragraphs import Count
from readiness.exchange.reading.passages import Passage
from readiness.files.model import Table


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell and the columns it covers: from `start`, `span` of them. `merged` goes on with the cell above."""

    passages: tuple[Passage, ...]
    start: int
    span: int = 1
    merged: bool = False

    @property
    def text(self) -> str:
        """Its words on one line."""
        return " ".join(passage.whole for passage in self.passages)

    @property
    def end(self) -> int:
        """The column behind it."""
        return self.start + self.span


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """A table. `place` names it."""

    rows: tuple[Row, ...]
    place: str

    @property
    def width(self) -> int:
        """How many columns it has."""
        return max((row[-1].end for row in self.rows if row), default=0)

    @property
    def passages(self) -> Iterator[Passage]:
        """Every passage, in reading order."""
        return (passage for row in self.rows for cell in row for passage in cell.passages)


def rows_of(table: Table, count: Count) -> Rows:
    """The table of a program. Its paragraphs are counted on."""
    rows = []
    for cells in table.rows:
        start, row = 0, []
        for cell in cells:
            row.append(Cell(count.in_cell(cell.paragraphs), start, cell.span, cell.merged))
            start += cell.span
        rows.append(tuple(row))
    return Rows(tuple(rows), table.place)


def filled(row: Row) -> list[Cell]:
    """The cells of a row that have words."""
    return [cell for cell in row if cell.passages]
