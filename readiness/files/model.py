"""A stranger's document as a reader hands it on: paragraphs and tables in plain text, each with its place, and what was left out.

What the words mean is for `exchange`. Nothing here opens a file.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class PaperKind(StrEnum):
    """What kind of document a paper was."""

    TEXT = "text"
    WEB = "web"
    WORD = "word"
    EXCEL = "excel"
    PDF = "pdf"

    @property
    def label(self) -> str:
        """Its name in a sentence."""
        return {
            "text": "a text",
            "web": "text with its layout",
            "word": "a Word document",
            "excel": "a workbook",
            "pdf": "a PDF",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Link:
    """An address that words of a paragraph lead to, as written: http, https, mailto, file or a network share."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    r"""One paragraph of plain text; a line broken by hand inside it is `\n`, a tab is `\t`.

    `place` is where a person finds it ("page 2, line 14", "paragraph 31"). `mark` is the bullet as it shows ("•"), `number` the number
    as it shows, worked out where the program counts ("21.1", "(a)"): a paragraph of a list has one of the two and its `depth` from 0.
    `heading` is 1 to 9 for a heading style, else 0. `strong` is a whole paragraph in bold or underlined. `line_above` says whether it
    follows the one before without a gap, in a document that is made of lines rather than paragraphs (a PDF).
    """

    text: str
    place: str
    mark: str = ""
    number: str = ""
    depth: int = 0
    heading: int = 0
    strong: bool = False
    line_above: bool = False
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table. `span` counts the columns it covers, from 1; `merged` is True where it goes on with the cell above it."""

    paragraphs: tuple[Paragraph, ...] = ()
    span: int = 1
    merged: bool = False

    @property
    def text(self) -> str:
        """Its words, one paragraph a line."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Table:
    """A table or a sheet. `place` names it ("table 2", "sheet “SEF”"). Rows may differ in length; an empty row is kept."""

    rows: tuple[tuple[Cell, ...], ...]
    place: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole document in reading order.

    `remarks` are sentences about what was left out or changed in the reading ("3 comments were left out."). `tracked` counts the
    tracked changes that this reading has taken as accepted or as never made; 0 where the document has none.
    """

    kind: PaperKind
    blocks: tuple[Paragraph | Table, ...]
    remarks: tuple[str, ...] = ()
    tracked: int = 0

    @property
    def tables(self) -> Iterator[Table]:
        """Its tables, in order."""
        return (block for block in self.blocks if isinstance(block, Table))


class Changes(StrEnum):
    """How a document with tracked changes is read."""

    ACCEPTED = "accepted"
    ORIGINAL = "original"
