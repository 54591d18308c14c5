"""Text whose columns are separated by commas, semicolons or tabs, as spreadsheets save it."""

import csv
import io
from collections.abc import Iterator
from itertools import islice

from readiness.errors import Refused
from readiness.files.model import Cell, Paper, PaperKind, Paragraph, Table

ROWS_LIMIT, COLUMNS_LIMIT, CELLS_LIMIT = 20_000, 100, 100_000
SEPARATORS = (",", ";", "\t")
TRIED = 50
"""Rows by which the separator is told."""


class TooManyRows(Refused):
    """It has more rows, columns or cells than a table may."""


def read_separated(text: str, *, name: str) -> Paper | str:
    """The table that `text` holds, or `text` itself where no separator makes columns of it. Raises TooManyRows."""
    separator = max(SEPARATORS, key=lambda mark: _columns(text, mark))
    if _columns(text, separator) < 2:
        return text
    cells = 0
    rows = []
    for number, row in enumerate(_rows(text, separator), start=1):
        while row and not row[-1].strip():
            row.pop()
        cells += sum(bool(cell.strip()) for cell in row)
        if number > ROWS_LIMIT or len(row) > COLUMNS_LIMIT or cells > CELLS_LIMIT:
            raise TooManyRows(
                f"“{name}” is too large: a table may have {ROWS_LIMIT:,} rows, {COLUMNS_LIMIT} columns and {CELLS_LIMIT:,} cells "
                "with words. Nothing was changed. Save the rows you need as a file of their own and bring that in."
            )
        rows.append(tuple(_cell(cell, f"row {number}, column {column}") for column, cell in enumerate(row, start=1)))
    return Paper(kind=PaperKind.TEXT, blocks=(Table(rows=tuple(rows), place="table 1"),))


def _rows(text: str, separator: str) -> Iterator[list[str]]:
    # Its own limit of a field is 131,072 characters; a file is bounded already, so a field need not be.
    csv.field_size_limit(len(text) + 1)
    return csv.reader(io.StringIO(text.replace("\x00", ""), newline=""), delimiter=separator)


def _columns(text: str, separator: str) -> float:
    """How many columns `separator` makes, on average, of the rows that have words."""
    counts = [len(row) for row in islice(_rows(text, separator), TRIED) if any(cell.strip() for cell in row)]
    return sum(counts) / len(counts) if counts else 0


def _cell(text: str, place: str) -> Cell:
    words = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    return Cell(paragraphs=(Paragraph(text=words, place=place),)) if words else Cell()
