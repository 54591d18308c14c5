"""Which tables are grids, and what each of their columns holds.

A grid has a row of headings, near its top, of which two are understood and one makes entries. What its rows become is in `rows.py`.
"""

from dataclasses import dataclass

from readiness.exchange.model import Column, Grid
from readiness.exchange.reading.columns import ENTRIES, TELLING, Meanings, is_description
from readiness.exchange.reading.ruled import Row, Rows, filled
from readiness.exchange.vocabulary import plain

HEADED_BY = 15
"""How far down the row of headings may stand: above it are titles."""
SHORT = 60
"""Longest heading, in characters, of a column that nobody knows."""
SAMPLE = 80
"""How much of a column's first cell is shown."""


@dataclass(frozen=True, slots=True)
class Headed:
    """A column: from `start` to before `end`, its heading as written and its meaning, or nothing."""

    start: int
    end: int
    heading: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Head:
    """The rows of headings: from `first` to before `until`. `known` says whether the grid can be read by them."""

    first: int
    until: int
    columns: tuple[Headed, ...]
    known: bool

    def column_at(self, start: int) -> Headed:
        """The column that a cell beginning there stands in; one without a heading where there is none."""
        return next((one for one in self.columns if one.start <= start < one.end), Headed(start, start + 1, "", ""))

    def has(self, *meanings: str) -> bool:
        """Whether a column has one of these meanings."""
        return any(column.meaning in meanings for column in self.columns)

    def is_repeated_by(self, row: Row) -> bool:
        """Whether a row says the headings again, as the next page of a table does."""
        said = [plain(cell.text) for cell in filled(row)]
        return len(said) > 1 and said == [plain(column.heading) for column in self.columns if column.heading]


def head_of(table: Rows, meanings: Meanings) -> Head | None:
    """The headings of a table: those best understood, or else the first row that looks like headings."""
    best: Head | None = None
    most = 0
    for place, row in enumerate(table.rows[:HEADED_BY]):
        columns = tuple(Headed(cell.start, cell.end, cell.text, meanings.of(cell.text)) for cell in filled(row))
        count = sum(bool(column.meaning) for column in columns)
        if count > most and _is_enough(columns, meanings):
            best, most = _whole(table, Head(place, place + 1, columns, known=True), meanings), count
    return best or _plausible(table, meanings)


def _is_enough(columns: tuple[Headed, ...], meanings: Meanings) -> bool:
    known = [column for column in columns if column.meaning]
    chosen = any(meanings.is_chosen(column.heading) for column in known)
    making = any(column.meaning in ENTRIES for column in known)
    judging = [column for column in known if column.meaning == "verdict"]
    # A verdict makes an entry of what it says itself, or of what a column beside it says.
    described_beside = any(is_description(column.heading, column.meaning) for column in columns)
    judged = described_beside or any(TELLING.search(plain(column.heading)) for column in judging)
    return (len(known) > 1 or chosen) and (making or (bool(judging) and judged))


def _plausible(table: Rows, meanings: Meanings) -> Head | None:
    """Two or more short and different texts, over rows of content."""
    for place, row in enumerate(table.rows[:HEADED_BY]):
        cells = filled(row)
        texts = {plain(cell.text) for cell in cells}
        if len(cells) < 2:
            continue
        short = all(len(cell.text) <= SHORT and not cell.text.endswith(".") for cell in cells)
        if short and len(texts) == len(cells) and any(filled(below) for below in table.rows[place + 1 :]):
            columns = tuple(Headed(cell.start, cell.end, cell.text, meanings.of(cell.text)) for cell in cells)
            return Head(place, place + 1, columns, known=False)
        return None
    return None


def _whole(table: Rows, head: Head, meanings: Meanings) -> Head:
    """`head` with the row below it, where that divides its columns further."""
    below = table.rows[head.until] if head.until < len(table.rows) else ()
    if not any(cell.merged for cell in below) or not filled(below):
        return head
    columns = []
    for column in head.columns:
        parts = [cell for cell in filled(below) if column.start <= cell.start < column.end]
        columns += [
            Headed(cell.start, cell.end, f"{column.heading} – {cell.text}", meanings.of(cell.text) or column.meaning)
            for cell in parts
        ] or [column]
    return Head(head.first, head.until + 1, tuple(columns), known=True)


def described(table: Rows, head: Head, *, read: bool) -> Grid:
    """The grid as a person is shown it, to say what its columns mean."""
    content = [row for row in table.rows[head.until :] if filled(row)]
    columns = tuple(Column(column.heading, column.meaning, _sample(content, column)) for column in head.columns if column.heading)
    return Grid(table.place, columns, len(content), read)


def _sample(content: list[Row], column: Headed) -> str:
    text = next((cell.text for row in content for cell in filled(row) if column.start <= cell.start < column.end), "")
    return text if len(text) <= SAMPLE else f"{text[: SAMPLE - 1].rsplit(' ', 1)[0]}…"
