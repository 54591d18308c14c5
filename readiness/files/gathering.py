"""Where a reader of Word or of HTML lays down paragraphs and tables: their places, their bounds and plain text.

A table inside a table gives its paragraphs to the cell it stands in. What the markup means is for the readers.
"""

from dataclasses import dataclass, field

from readiness.files.model import Cell, Link, Paragraph, Table
from readiness.files.readers import TooLarge

PARAGRAPHS_LIMIT = 50_000
"""Most paragraphs of one document, those of its tables included. A thousand pages have about 20,000."""
CHARACTERS_LIMIT = 2_000_000
"""Most characters of one document: about 700 pages."""
CELLS_LIMIT = 100_000
"""Most cells of all its tables, merged and empty ones included."""
SPAN_LIMIT = 1_000
"""Most columns that one cell covers; HTML has the same limit, Word a lower one."""

# What looks like a blank or a hyphen becomes one; what cannot be seen goes, so that words compare as they read.
_PLAIN = str.maketrans(
    {"\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u2011": "-", "\u00ad": None, "\u200b": None, "\u2060": None, "\ufeff": None}
)


def plain(text: str) -> str:
    """The text with ordinary blanks and hyphens, and without what cannot be seen."""
    return text if text.isascii() else text.translate(_PLAIN)


@dataclass(slots=True)
class Writing:
    """A paragraph while it is being read: its words in pieces, and how it shows."""

    pieces: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    mark: str = ""
    number: str = ""
    depth: int = 0
    heading: int = 0
    has_strong: bool = False
    has_weak: bool = False
    address: str = ""
    linked_from: int = 0

    def write(self, text: str, *, strong: bool) -> None:
        """Add words. Blanks and signs alone do not decide whether the paragraph is strong."""
        self.pieces.append(text)
        if not self._is_settled(strong) and any(character.isalnum() for character in text):
            self.has_strong |= strong
            self.has_weak |= not strong

    def _is_settled(self, strong: bool) -> bool:
        return self.has_strong if strong else self.has_weak

    def link(self, address: str) -> None:
        """Begin a link, or with no address end the one that is open."""
        words = " ".join("".join(self.pieces[self.linked_from :]).split()) if self.address else ""
        if words:
            self.links.append(Link(words=plain(words), address=self.address))
        self.address, self.linked_from = address, len(self.pieces)


@dataclass(slots=True)
class _OpenTable:
    place: str
    rows: list[tuple[Cell, ...]] = field(default_factory=list)
    row: list[Cell] = field(default_factory=list)
    column: int = 1
    cell: list[Paragraph] | None = None


class Gathering:
    """The blocks of one document as they come. `paper_blocks` at the end raises TooLarge where there were too many."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.aside = ""
        self.has_nested_tables = False
        self._blocks: list[Paragraph | Table] = []
        self._table: _OpenTable | None = None
        self._depth = self._tables = self._body_paragraphs = 0
        self._paragraphs = self._characters = self._cells = 0

    @property
    def is_nested(self) -> bool:
        """Whether a table inside another is open: its rows and cells are not kept apart."""
        return self._depth > 1

    @property
    def in_table(self) -> bool:
        """Whether a table is open."""
        return self._depth > 0

    @property
    def column(self) -> int:
        """The column where the next cell of the open row stands, from 1."""
        return self._table.column if self._table else 1

    def add(self, writing: Writing) -> None:
        """Lay down a paragraph, unless it has no words. It stands in the open cell, or else in the body."""
        writing.link("")
        text = plain("".join(writing.pieces)).strip()
        if not text:
            return
        self._paragraphs += 1
        self._characters += len(text)
        # Past the limit only the count goes on, for the sentence that refuses.
        if self.is_too_large:
            return
        paragraph = Paragraph(
            text=text,
            place=self._place(),
            mark=writing.mark,
            number=writing.number,
            depth=writing.depth if writing.mark or writing.number else 0,
            heading=writing.heading,
            strong=writing.has_strong and not writing.has_weak,
            links=tuple(writing.links),
        )
        # What stands in a table but in no cell, such as a caption, comes before it.
        inside = self._table.cell if self._table else None
        (self._blocks if inside is None else inside).append(paragraph)

    def _place(self) -> str:
        if self.aside:
            return self.aside
        if self._table and self._table.cell is not None:
            return f"{self._table.place}, row {len(self._table.rows) + 1}, column {self._table.column}"
        self._body_paragraphs += 1
        return f"paragraph {self._body_paragraphs}"

    def begin_table(self) -> None:
        """Open a table, or one inside the cell that is open."""
        self._depth += 1
        if self._depth > 1:
            self.has_nested_tables = True
            return
        self._tables += 1
        self._table = _OpenTable(place=self.aside or f"table {self._tables}")

    def end_table(self) -> None:
        """Close the innermost table. One without a row is not kept."""
        self._depth = max(self._depth - 1, 0)
        if self._depth or self._table is None:
            return
        if self._table.row:
            self._table.rows.append(tuple(self._table.row))
        if self._table.rows:
            self._blocks.append(Table(rows=tuple(self._table.rows), place=self._table.place))
        self._table = None

    def end_row(self) -> None:
        """Close the open row of the outermost table."""
        if self._table and not self.is_nested:
            self._table.rows.append(tuple(self._table.row))
            self._table.row, self._table.column = [], 1

    def begin_cell(self) -> None:
        """Open a cell of the outermost table; its words follow."""
        if self._table and not self.is_nested:
            self._table.cell = []

    def end_cell(self, *, span: int = 1, merged: bool = False) -> None:
        """Close the open cell; without one, add an empty cell."""
        if self._table is None or self.is_nested:
            return
        span = min(max(span, 1), SPAN_LIMIT)
        self._cells += 1
        if not self.is_too_large:
            self._table.row.append(Cell(paragraphs=tuple(self._table.cell or ()), span=span, merged=merged))
        self._table.cell, self._table.column = None, self._table.column + span

    @property
    def is_too_large(self) -> bool:
        """Whether a limit has been passed, so that the document will be refused."""
        return self._paragraphs > PARAGRAPHS_LIMIT or self._characters > CHARACTERS_LIMIT or self._cells > CELLS_LIMIT

    def blocks(self) -> tuple[Paragraph | Table, ...]:
        """All of it, in order. Raises TooLarge with the count of what is too many."""
        for count, limit, what in (
            (self._paragraphs, PARAGRAPHS_LIMIT, "paragraphs"),
            (self._characters, CHARACTERS_LIMIT, "characters"),
            (self._cells, CELLS_LIMIT, "cells in its tables"),
        ):
            if count > limit:
                raise TooLarge(
                    f"“{self.name}” has {count:,} {what}; the most a document may have is {limit:,}. Nothing was changed. "
                    "Split it and bring in each part."
                )
        return tuple(self._blocks)


def counted(count: int, one: str, many: str) -> str:
    """The count with its noun and verb, as a remark begins: `counted(1, "comment was", "comments were")`."""
    return f"{count:,} {one if count == 1 else many}"


def shared_remarks(gathering: Gathering, *, comments: int, pictures: int, hidden_words: int) -> list[str]:
    """What Word and HTML leave out alike, one sentence each."""
    remarks = []
    if gathering.has_nested_tables:
        remarks.append("Tables inside tables were read as lists.")
    if comments:
        remarks.append(f"{counted(comments, 'comment was', 'comments were')} left out.")
    if hidden_words:
        remarks.append(
            f"{counted(hidden_words, 'word', 'words')} of hidden text {'was' if hidden_words == 1 else 'were'} left out."
        )
    if pictures:
        remarks.append(f"{counted(pictures, 'picture was', 'pictures were')} left out: words in a picture cannot be read.")
    return remarks
