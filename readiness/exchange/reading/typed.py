"""Tables typed into a text: Markdown's bars, and the tabs that a copied sheet makes.

Only what can be read as a grid is taken for a table; any other line of bars or tabs is read as a line.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from readiness.exchange.model import PASSAGES_LIMIT, TooMuch
from readiness.exchange.reading.passages import Gap, Passage
from readiness.exchange.reading.ruled import Cell, Row, Rows
from readiness.exchange.reading.scanner import literal_passages, passages_in

BAR = re.compile(r"(?<!\\)\|")
RULE = re.compile(r"[\s|:+=-]*-{2,}[\s|:+=-]*")
"""The line under Markdown's headings of columns."""
LEAST_ROWS = 2
MARKUP = re.compile("[<&*_#]")


@dataclass(frozen=True, slots=True)
class Typed:
    """A run of lines that could be a table: what separates its cells, and each line with its number, counted from 1."""

    number: int
    kind: str
    lines: tuple[tuple[int, str], ...]

    @property
    def first(self) -> int:
        """Its first line."""
        return self.lines[0][0]

    @property
    def last(self) -> int:
        """Its last line."""
        return self.lines[-1][0]

    @property
    def ruled(self) -> bool:
        """Whether it has Markdown's line under its headings."""
        return self.kind == "|" and len(self.lines) > 1 and RULE.fullmatch(self.lines[1][1]) is not None

    def table(self, *, rows: int | None = None) -> Rows:
        """The table, or as many of its `rows` as are wanted. Raises TooMuch beyond PASSAGES_LIMIT."""
        read: list[Row] = []
        passages = 0
        for line, text in self.lines[:rows]:
            if self.kind == "|" and RULE.fullmatch(text):
                continue
            read.append(_row(text, line, self.kind))
            passages += sum(len(cell.passages) for cell in read[-1])
            if passages > PASSAGES_LIMIT:
                raise TooMuch(
                    f"The file has more than {PASSAGES_LIMIT:,} separate passages. Split it, and bring in one part at a time."
                )
        return Rows(tuple(read), f"table {self.number}, lines {self.first} to {self.last}")


def typed_tables(lines: Sequence[str]) -> Iterator[Typed]:
    """Every run of lines that could be a table, in order."""
    number = 0
    for kind, run in groupby(enumerate(lines, 1), key=lambda line: _kind(line[1])):
        found = tuple(run) if kind else ()
        if len(found) >= LEAST_ROWS:
            number += 1
            yield Typed(number, kind, found)


def _kind(line: str) -> str:
    """What separates the cells of a line, or nothing."""
    if line.lstrip().startswith("|"):
        return "|"
    return "\t" if "\t" in line.strip() else ""


def _row(text: str, line: int, kind: str) -> Row:
    texts = BAR.split(text.strip().strip("|")) if kind == "|" else text.split("\t")
    return tuple(Cell(tuple(_passages(cell, line)), start) for start, cell in enumerate(texts))


def _passages(text: str, line: int) -> Iterator[Passage]:
    text = text.replace("\\|", "|").strip()
    if not text:
        return
    # Nearly every cell is free of markup, and the reading of that costs most.
    found = passages_in(text) if MARKUP.search(text) else literal_passages(text, line=line, gap=Gap.PARAGRAPH)
    for place, passage in enumerate(found):
        yield replace(passage, line=line, gap=passage.gap if place else Gap.PARAGRAPH, firm=True)
