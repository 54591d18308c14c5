"""What a document is made of, before it has a format: blocks of inline runs.

Outlines build blocks; `numbering.py` gives every heading, paragraph, table and figure its number once; the writers only draw. Text in a
run is plain: no writer reads markup in it; a line end in it is a line break. A block's `key` is its permanent name, which references
point at.
"""

import re
from dataclasses import dataclass
from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
# What XML, HTML or PDF cannot hold: control characters but tab and line end, lone surrogates, noncharacters. Stripped where a
# person typed it; stripped here again, because no document may fail for what slipped through.
UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17))
    + "]"
)
ADDRESS_LIMIT = 2_000
"""Longest address, in characters, that becomes a link. Word, Excel and PDF each refuse long ones; 2,000 suits them all."""
ADDRESS = re.compile(r"(?:https?://[^\s/?#<>\"]+|mailto:[^\s<>\"]+@)[^\s<>\"]*", re.IGNORECASE)
"""Where a link may lead: http, https and mailto, and nothing that a browser would run."""
LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")


def printable(text: str) -> str:
    r"""`text` without what no document can hold; every line end is \n."""
    return UNPRINTABLE.sub("", LINE_ENDS.sub("\n", text))


def spoken(day: date) -> str:
    """The date as people write it here, "30 October 2017", whatever the machine's locale."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


@dataclass(frozen=True, slots=True)
class Text:
    """A run of plain text. `href` is http, https or mailto, or empty."""

    text: str
    strong: bool = False
    emphasis: bool = False
    href: str = ""

    @property
    def address(self) -> str:
        """Where the run leads, or an empty string where `href` is nothing a link may lead to."""
        return printable(self.href) if self.href and len(self.href) <= ADDRESS_LIMIT and ADDRESS.fullmatch(self.href) else ""


@dataclass(frozen=True, slots=True)
class Reference:
    """The current number of the block whose key is `to`, as a link to it.

    `dangling` is what to print where the outline already knows that nothing has the key.
    """

    to: str
    dangling: str = ""


Inline = Text | Reference
Runs = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading under the title. `level` 1 to 4; a numbered one continues the multilevel count ("2", "2.6").

    `depth` is how deep it stands in the count, 1 for "2" and 2 for "2.6", where that is not its level: under a numbered paragraph.
    """

    level: int
    text: str
    key: str
    numbered: bool = False
    depth: int = 0


@dataclass(frozen=True, slots=True)
class ListItem:
    """One point of a list and the points nested in it."""

    runs: Runs
    children: "tuple[ListBlock, ...]" = ()


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list; `ordered` ones count from 1."""

    items: tuple[ListItem, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. A numbered one takes the next number under the last numbered heading ("2.6.7") and may be referred to.

    `depth` is how deep it stands in the count where that is not just under that heading: 1 counts on through the whole document.
    What follows a numbered paragraph is drawn as part of it, until a heading, a table, a figure, a note or a label. `style` is "body",
    "lead", "note" (small, about the text) or "label" (a small bold heading that is no heading of the outline).
    """

    runs: Runs
    key: str = ""
    numbered: bool = False
    style: str = "body"
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table. `tone` colours it beside its word, never instead of it: "good", "part", "bad", "unknown", "quiet" or ""."""

    runs: Runs
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A captioned table with one heading row; every row has as many cells as there are columns. `widths` are shares, any unit."""

    key: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]
    row_headers: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A captioned drawing. `svg` is a whole SVG document; `alternative` says in words what it shows."""

    key: str
    caption: str
    alternative: str
    svg: str


@dataclass(frozen=True, slots=True)
class Note:
    """A boxed remark the reader must not miss. `title` is bold and carries the meaning, colour does not."""

    title: str
    blocks: tuple[Paragraph | ListBlock, ...]


Block = Heading | Paragraph | ListBlock | Table | Figure | Note


@dataclass(frozen=True, slots=True)
class House:
    """The council's own look. `colour` is #rrggbb, dark enough for white words on it, or empty for ours.

    `logo` is a PNG or JPEG, drawn beside the title; `logo_alternative` says what it shows. `word_template` is a .docx that
    `files.word_template` has let in: the Word file takes its styles, header, footer and page from it.
    """

    name: str = ""
    colour: str = ""
    logo: bytes = b""
    logo_alternative: str = ""
    word_template: bytes = b""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. `digest` is of the published snapshot it was made from; `as_at` is the date it speaks for.

    `facts` stand under the title as (label, value). `is_plain` ones show nothing but them there, for readers who never check a digest;
    it stays in the properties of the file. `points` is the size of running text. `marking` stands at the head of every page
    ("Draft", "Official"). Without `contents_depth` there is no list of contents.
    """

    title: str
    subtitle: str
    area: str
    as_at: date
    digest: str
    facts: tuple[tuple[str, str], ...]
    blocks: tuple[Block, ...]
    author: str
    description: str
    contents_depth: int = 2
    is_plain: bool = False
    marking: str = ""
    points: float = 10.5
    house: House = House()

    @property
    def is_compact(self) -> bool:
        """Whether it is short and plain: its text begins on the first page, and nothing may waste room there."""
        return self.is_plain and not self.contents_depth

    @property
    def cover(self) -> tuple[tuple[str, str], ...]:
        """What stands under the title in every format: (label, value), in order."""
        if self.is_plain:
            return self.facts
        return (
            ("Local area", self.area),
            ("As at", spoken(self.as_at)),
            *self.facts,
            ("Digest (SHA-256)", self.digest),
        )
