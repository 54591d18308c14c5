"""A document before it has a format: lines, points and tables. `makers.py` writes it in each format; `dudley.py` and the others fill it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.exchange.shapes.content import Statement


@dataclass(frozen=True)
class Line:
    """A paragraph. `look` is plain, bold, underlined or heading; `counted` is a number that the program counts ("21.1")."""

    text: str
    look: str = "plain"
    level: int = 2
    counted: str = ""

    @property
    def shown(self) -> str:
        return f"{self.counted} {self.text}".strip()


@dataclass(frozen=True)
class Points:
    """Statements one under another. `mark` types the sign before the n-th; without it they are the format's own list."""

    statements: tuple[Statement, ...]
    mark: Callable[[int], str] | None = None
    nested: str = "    ▪ "
    ordered: bool = False

    def typed(self) -> Iterator[tuple[str, str, bool]]:
        """Sign, text, and whether it is a nested one; where the list is the format's own, with signs for plain text."""
        for number, statement in enumerate(self.statements, 1):
            sign = self.mark(number) if self.mark else f"{number}. " if self.ordered else "• "
            yield sign, statement.text, False
            for point in statement.nested:
                yield self.nested, point, True


@dataclass(frozen=True)
class Cell:
    """A cell; one that is `merged` goes on with the cell above it."""

    blocks: tuple["Block", ...] = ()
    span: int = 1
    merged: bool = False


@dataclass(frozen=True)
class Grid:
    """A table; in a workbook a sheet by that name. `bold` rows are set in bold."""

    rows: tuple[tuple[Cell, ...], ...]
    bold: int = 1
    sheet: str = ""

    @property
    def width(self) -> int:
        return max(sum(cell.span for cell in row) for row in self.rows)

    def depth(self, row: int, place: int) -> int:
        """How many rows the cell covers."""
        under = 1
        while row + under < len(self.rows) and place < len(self.rows[row + under]) and self.rows[row + under][place].merged:
            under += 1
        return under


Block = Line | Points | Grid
Document = tuple[Block, ...]


def cell(text: str = "", *, span: int = 1) -> Cell:
    return Cell((Line(text),) if text else (), span)


def words(text: str) -> int:
    """Words as our tallies count them: what has a letter or a digit in it."""
    return sum(any(map(str.isalnum, word)) for word in text.replace("|", " ").split())


def words_of(blocks: tuple[Block, ...]) -> tuple[int, int]:
    """The words of a document, and beside them how many numbers stand before its points and paragraphs."""
    total = numbers = 0
    for block in blocks:
        match block:
            case Line():
                total += words(block.text)
                numbers += bool(block.counted)
            case Points():
                for sign, text, inside in block.typed():
                    total += words(text)
                    # A list counted by the program counts its nested points too, "(a)".
                    numbers += (any(map(str.isalnum, sign)) and sign.strip() != "o") or (inside and block.ordered)
            case Grid():
                for row in block.rows:
                    inside = [words_of(one.blocks) for one in row]
                    total += sum(each[0] for each in inside)
                    numbers += sum(each[1] for each in inside)
    return total, numbers


def hyphens_in(blocks: tuple[Block, ...]) -> int:
    """The places at which a print may divide a word without adding anything to it."""
    return sum(len(re.findall(r"(?<=\w)[-–](?=\w)", text)) for text in texts_in(blocks))


def texts_in(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Every text of a document, without signs and numbers."""
    for block in blocks:
        match block:
            case Line():
                yield block.text
            case Points():
                yield from (text for _, text, _ in block.typed())
            case Grid():
                yield from texts_in(tuple(inside for row in block.rows for one in row for inside in one.blocks))


def runs(text: str) -> list[tuple[str, bool]]:
    """Text in pieces, each with whether it is bold."""
    return [(piece, place % 2 == 1) for place, piece in enumerate(text.split("**")) if piece]
