"""Tables typed into a text: Markdown's bars, and the tabs that a copied sheet makes.

Only what can be read as a grid is taken for a table; any other line of bars or tabs is read as a line.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from readiness.exchange.reading.passages import Gap, Passage
from readiness.exchange.reading.scanner import passages_in
from readiness.exchange.reading.tables import Cell, Rows

BAR = re.compile(r"(?<!\\)\|")
RULE = re.compile(r"[\s|:+=-]*-{2,}[\s|:+=-]*")
"""The line under Markdown's headings of columns."""
LEAST_ROWS = 2


@dataclass(frozen=True, slots=True)
class Typed:
    """A table and the lines it stands on, from `first` to `last`, counted from 1. `ruled` has a line under its headings."""

    table: Rows
    first: int
    last: int
    ruled: bool


def typed_tables(lines: Sequence[str]) -> Iterator[Typed]:
    """Every run of lines that could be a table, in order."""
    number = 0
    for kind, run in groupby(enumerate(lines, 1), key=lambda line: _kind(line[1])):
        found = list(run)
        if kind and len(found) >= LEAST_ROWS:
            number += 1
            rows = tuple(_row(text, line, kind) for line, text in found if not (kind == "|" and RULE.fullmatch(text)))
            ruled = kind == "|" and len(rows) < len(found)
            yield Typed(Rows(rows, f"table {number}, lines {found[0][0]} to {found[-1][0]}"), found[0][0], found[-1][0], ruled)


def _kind(line: str) -> str:
    """What separates the cells of a line, or nothing."""
    if line.lstrip().startswith("|"):
        return "|"
    return "\t" if "\t" in line.strip() else ""


def _row(text: str, line: int, kind: str) -> tuple[Cell, ...]:
    texts = BAR.split(text.strip().strip("|")) if kind == "|" else text.split("\t")
    return tuple(Cell(tuple(_passages(cell, line)), start) for start, cell in enumerate(texts))


def _passages(text: str, line: int) -> Iterator[Passage]:
    for place, passage in enumerate(passages_in(text.replace("\\|", "|").strip()) if text.strip() else ()):
        yield replace(passage, line=line, gap=passage.gap if place else Gap.PARAGRAPH, firm=True)
