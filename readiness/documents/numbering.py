"""Every number of a document, given once: the writers draw what stands here and count nothing themselves.

Headings and numbered paragraphs share one multilevel count, as in Word: under heading 2.6 stand paragraphs 2.6.1, 2.6.2, and a numbered
heading among them takes the next number. References are checked here, so that no format can print one to nothing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile
from types import MappingProxyType

from readiness.documents.blocks import (
    Block,
    Document,
    Figure,
    Heading,
    Inline,
    ListBlock,
    Note,
    Paragraph,
    Reference,
    Table,
)
from readiness.errors import ReadinessError

DEEPEST = 4
KEY = re.compile(r"(?!document-|chart-)[A-Za-z0-9_][A-Za-z0-9_.:-]*")


class DocumentFault(ReadinessError):
    """A document contradicts itself and cannot be drawn. The message names the block."""


class KeyTwice(DocumentFault):
    """Two blocks have the same key."""


class KeyUnfit(DocumentFault):
    """A key is missing, or has characters that cannot name a place in a web page."""


class ReferenceToNothing(DocumentFault):
    """A reference points at no numbered block and says nothing to print instead."""


class HeadingOutOfOrder(DocumentFault):
    """A heading skips a level, or is numbered under one that is not."""


class UnevenTable(DocumentFault):
    """A row has more or fewer cells than the table has columns."""


class NumberInNote(DocumentFault):
    """A paragraph in a note is numbered: notes stand beside the count."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and its number: "2.6" of a heading, "2.6.7" of a paragraph, "Table 3" of a table, or empty.

    `continues` is true of what belongs to the numbered paragraph above it and is drawn under its text.
    """

    block: Block
    number: str = ""
    continues: bool = False


@dataclass(frozen=True)
class Numbered:
    """A document whose every number is known. `labels` are what a reference to each key shows."""

    document: Document
    placed: tuple[Placed, ...]
    labels: Mapping[str, str]

    def shown(self, reference: Reference) -> str:
        """What stands in the text where the reference is."""
        return self.labels.get(reference.to, reference.dangling)

    @property
    def notices(self) -> tuple[Placed, ...]:
        """The notes before anything else: on paper they stand under the title, so that the text begins on a page of its own."""
        return tuple(takewhile(lambda placed: isinstance(placed.block, Note), self.placed))

    @property
    def text(self) -> tuple[Placed, ...]:
        """All that follows the notices."""
        return self.placed[len(self.notices) :]

    @property
    def contents(self) -> tuple[tuple[Heading, str], ...]:
        """The headings that the contents list, each with its number or an empty string."""
        return tuple(
            (placed.block, placed.number)
            for placed in self.placed
            if isinstance(placed.block, Heading) and placed.block.level <= self.document.contents_depth
        )


def number(document: Document) -> Numbered:
    """Give every block its number. Raises a DocumentFault where keys, headings, tables or references do not fit together."""
    count = _Count()
    placed: list[Placed] = []
    labels: dict[str, str] = {}
    keys: set[str] = set()
    in_entry = False
    for block in document.blocks:
        _check_shape(block)
        given = count.take(block)
        in_entry = bool(given and isinstance(block, Paragraph)) or (in_entry and _goes_on(block))
        placed.append(Placed(block, given, continues=in_entry and not given))
        key = _key_of(block)
        if not key:
            continue
        if key in keys:
            raise KeyTwice(f"Two blocks of the document have the key “{key}”. Give each a key of its own.")
        keys.add(key)
        label = given or (block.text if isinstance(block, Heading) else "")
        if label:
            labels[key] = label
    _check_references(document, labels)
    return Numbered(document, tuple(placed), MappingProxyType(labels))


class _Count:
    """The counts reached so far."""

    def __init__(self) -> None:
        self.reached: list[int] = []
        self.under = 0
        self.heading = 0
        self.tables = 0
        self.figures = 0

    def take(self, block: Block) -> str:
        if isinstance(block, Heading):
            return self._heading(block)
        if isinstance(block, Paragraph) and block.numbered:
            return self._next(self._reachable(block.depth or self.under + 1, block))
        if isinstance(block, Table):
            self.tables += 1
            return f"Table {self.tables}"
        if isinstance(block, Figure):
            self.figures += 1
            return f"Figure {self.figures}"
        return ""

    def _heading(self, heading: Heading) -> str:
        if not 1 <= heading.level <= min(self.heading + 1, DEEPEST):
            raise HeadingOutOfOrder(f"The heading “{heading.text}” has level {heading.level} after level {self.heading}.")
        self.heading = heading.level
        if not heading.numbered:
            return ""
        depth = self._reachable(heading.depth, heading) if heading.depth else heading.level
        if not heading.depth and depth > self.under + 1:
            raise HeadingOutOfOrder(f"The heading “{heading.text}” is numbered, the heading above it is not.")
        self.under = depth
        return self._next(depth)

    def _reachable(self, depth: int, block: Heading | Paragraph) -> int:
        """`depth`, where the count has come as far: nothing is numbered 3.0.1."""
        if depth > len(self.reached) + 1:
            words = block.text if isinstance(block, Heading) else block.key
            raise HeadingOutOfOrder(
                f"“{words}” is numbered {depth} levels deep, and nothing above it is numbered {depth - 1} deep."
            )
        return depth

    def _next(self, level: int) -> str:
        self.reached = [*self.reached[:level], *[0] * (level - len(self.reached))]
        self.reached[level - 1] += 1
        return ".".join(str(part) for part in self.reached)


def _key_of(block: Block) -> str:
    return "" if isinstance(block, ListBlock | Note) else block.key


def _goes_on(block: Block) -> bool:
    """Whether the block belongs to the numbered paragraph above it: a label begins something else."""
    return isinstance(block, ListBlock) or (isinstance(block, Paragraph) and block.style != "label")


def _check_shape(block: Block) -> None:
    key = _key_of(block)
    if (key or isinstance(block, Heading)) and not KEY.fullmatch(key):
        raise KeyUnfit(
            f"The key “{key}” cannot name a place: use letters, digits, hyphens, dots, colons and underscores, and do not begin with “document-” or “chart-”."
        )
    if isinstance(block, Note) and any(isinstance(part, Paragraph) and part.numbered for part in block.blocks):
        raise NumberInNote(f"The note “{block.title}” holds a numbered paragraph.")
    if isinstance(block, Table):
        wide = len(block.columns)
        if not wide or len(block.widths) != wide or min(block.widths) <= 0 or any(len(row) != wide for row in block.rows):
            raise UnevenTable(f"The table “{block.caption}” needs {wide} cells in every row, and as many widths above 0.")


def _check_references(document: Document, labels: Mapping[str, str]) -> None:
    for block in document.blocks:
        for inline in runs_of(block):
            if isinstance(inline, Reference) and inline.to not in labels and not inline.dangling:
                raise ReferenceToNothing(f"A reference names “{inline.to}”, and nothing numbered in the document has that key.")


def runs_of(block: Block) -> Iterator[Inline]:
    """Every run of the block, in reading order."""
    match block:
        case Paragraph():
            yield from block.runs
        case ListBlock():
            for item in block.items:
                yield from item.runs
                yield from _runs_of_all(item.children)
        case Table():
            yield from (run for row in block.rows for cell in row for run in cell.runs)
        case Note():
            yield from _runs_of_all(block.blocks)
        case Heading() | Figure():
            return


def _runs_of_all(blocks: Iterable[Block]) -> Iterator[Inline]:
    for block in blocks:
        yield from runs_of(block)
