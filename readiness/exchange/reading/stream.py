"""From a whole document, a text or a paper, to its items in reading order, with its tables where they stand.

A grid is one item or two while it is settled what the text around it asks, so that nothing in its cells can be mistaken for the flow.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from readiness.exchange.model import Grid
from readiness.exchange.reading.asked import bare, settle
from readiness.exchange.reading.columns import Meanings
from readiness.exchange.reading.grids import HEADED_BY, Head, described, head_of
from readiness.exchange.reading.headings import Item, Role, cut, items_in
from readiness.exchange.reading.paragraphs import Count
from readiness.exchange.reading.parts import accepted, with_lists_resumed, with_runs_apart, without_running_heads
from readiness.exchange.reading.passages import Gap, Passage, lines_of
from readiness.exchange.reading.phrases import Phrases
from readiness.exchange.reading.rows import GridRows, title_of
from readiness.exchange.reading.ruled import Rows, filled, rows_of
from readiness.exchange.reading.scanner import passages_in
from readiness.exchange.reading.source import Source
from readiness.exchange.reading.typed import Typed, typed_tables
from readiness.exchange.reading.verdicts import Verdicts
from readiness.exchange.vocabulary import Vocabulary, plain
from readiness.files.model import Paper, Table

CAPTION = 150
"""Longest line above a table that is what the table is about."""
SHEET = re.compile(r"sheet “(.*)”")


@dataclass(frozen=True, slots=True)
class Known:
    """Everything by which headings and columns are known."""

    phrases: Phrases
    meanings: Meanings
    verdicts: Verdicts

    @classmethod
    def by(cls, vocabulary: Vocabulary | None, columns: Mapping[str, str]) -> "Known":
        """The words of a vocabulary, and the council's own choice of columns."""
        return cls(Phrases.of(vocabulary), Meanings(vocabulary, columns), Verdicts(vocabulary))


@dataclass(frozen=True, slots=True)
class InGrid:
    """A table that is read, or left, as a whole. `asks` says that it has its own questions; `named` is what its sheet is called."""

    items: tuple[Item, ...]
    asks: bool
    named: str
    left: bool = False

    @property
    def line(self) -> int:
        """Its first line."""
        return self.items[0].passage.line

    def standing_in(self, number: int) -> list[Item]:
        """The items that stand for it in the flow; `number` is its own, from 1."""
        here = Passage("", self.line, Gap.PARAGRAPH)
        if self.left:
            return [Item(Role.LEFT, here, row=-number)]
        part = Item(Role.ACHIEVED, here, row=-number)
        return [Item(Role.QUESTION, here, "-", row=-number), part] if self.asks else [part]


Block = list[Passage] | InGrid


@dataclass(frozen=True, slots=True)
class Stream:
    """A document's items before and after it is settled which are questions. `found` are all that might have been headings."""

    source: Source
    found: tuple[Item, ...]
    items: tuple[Item, ...]
    grids: tuple[Grid, ...]


def stream_of(paper: Paper | str, known: Known) -> Stream:
    """Every item of a document."""
    gathering = _Gathering(known)
    source = gathering.text(paper) if isinstance(paper, str) else gathering.paper(paper)
    blocks = gathering.blocks
    found = _found(blocks, known.phrases)
    settled = settle(found)
    if any(item.phrase for item in found):
        wanted = accepted(settled)
        found = _found(blocks, known.phrases.only(wanted)) if wanted else _found(blocks, None)
        settled = settle(found)
    grids = [block for block in blocks if isinstance(block, InGrid)]
    items = with_runs_apart(with_lists_resumed(_opened(settled, grids)))
    return Stream(source, tuple(found), tuple(items), tuple(gathering.grids))


def _found(blocks: Sequence[Block], phrases: Phrases | None) -> list[Item]:
    """The items of every block; a grid is what stands in for it."""
    items: list[Item] = []
    number = 0
    for block in blocks:
        if isinstance(block, InGrid):
            number += 1
            items += block.standing_in(number)
        else:
            items += items_in(block, phrases)
    return without_running_heads(items)


def _opened(settled: Sequence[Item], grids: Sequence[InGrid]) -> list[Item]:
    """`settled` with every grid in its place, under the question that stands before it."""
    items: list[Item] = []
    for place, item in enumerate(settled):
        if item.row >= 0:
            items.append(item)
            continue
        grid = grids[-item.row - 1]
        if item.role is Role.QUESTION or (grid.asks and settled[place - 1].row == item.row):
            items += grid.items if item.role is Role.QUESTION else ()
            continue
        if not grid.left and not grid.asks:
            _ask_above(items, grid)
        items += grid.items
    return items


def _ask_above(items: list[Item], grid: InGrid) -> None:
    """Give a grid without questions its own: the one that is open, the caption above it, or the name of its sheet."""
    last = next((item for item in reversed(items) if item.role is Role.QUESTION or item.role.is_heading), None)
    open_here = last is not None and (last.role is Role.QUESTION or (not last.row and not grid.named))
    caption = items[-1] if items and items[-1].role is Role.TEXT and not items[-1].row else None
    if open_here:
        return
    if caption and not caption.passage.mark and caption.passage.text and _is_caption(caption.passage):
        items[-1] = replace(caption, role=Role.QUESTION, number=bare(caption.passage.lead), explicit=False)
    elif grid.named or last is None:
        here = Passage("", grid.line, Gap.PARAGRAPH)
        items.append(Item(Role.QUESTION, here, explicit=False, named=grid.named or "The table"))


def _is_caption(passage: Passage) -> bool:
    return len(passage.text) <= CAPTION and not passage.text.endswith((".", ";", ","))


@dataclass(slots=True)
class _Gathering:
    """Reads blocks one after another, and counts the rows of all tables."""

    known: Known
    blocks: list[Block] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    rows: int = 0

    def text(self, text: str) -> Source:
        """A text; what is typed as a grid is read as one."""
        lines = lines_of(text)
        tables = list(self._typed(lines)) if "|" in text or "\t" in text else []
        for typed, _ in tables:
            lines[typed.first - 1 : typed.last] = [""] * (typed.last + 1 - typed.first)
        passages = passages_in("\n".join(lines) if tables else text)
        first = 0
        for typed, table in tables:
            until = next((place for place in range(first, len(passages)) if passages[place].line > typed.last), len(passages))
            self.blocks.append(passages[first:until])
            self._add(table)
            first = until
        self.blocks.append(passages[first:])
        return Source(lines_of(text))

    def _typed(self, lines: Sequence[str]) -> Iterator[tuple[Typed, Rows]]:
        """The tables that can be read as grids; one that only looks like a table is noted."""
        for typed in typed_tables(lines):
            head = head_of(typed.table(rows=HEADED_BY + 1), self.known.meanings)
            if head and head.known:
                yield typed, typed.table()
            elif head and typed.ruled:
                self.grids.append(described(typed.table(), head, read=False))

    def paper(self, paper: Paper) -> Source:
        """A paper: its paragraphs, and its tables each as what it is."""
        count = Count(paper.kind)
        tables: list[Rows | list[Passage]] = [
            rows_of(block, count) if isinstance(block, Table) else count.flowing(block) for block in paper.blocks
        ]
        titles = Counter(
            text
            for rows in tables
            if isinstance(rows, Rows)
            for text in {plain(cell.text) for row in rows.rows[:5] for cell in row}
        )
        repeated = frozenset(text for text, number in titles.items() if number > 1)
        for part in tables:
            if isinstance(part, Rows):
                self._add(part, repeated=repeated)
            else:
                self._flow(part)
        return Source(count.lines, count.labels)

    def _add(self, table: Rows, *, repeated: frozenset[str] = frozenset()) -> None:
        if not any(True for _ in table.passages):
            return
        head = head_of(table, self.known.meanings)
        grid = self._grid(table, head, repeated) if head and head.known else None
        if head and grid:
            self.grids.append(described(table, head, read=True))
            self.blocks.append(grid)
        elif self._lays_out(table):
            self._flow(list(table.passages))
        elif head:
            self.grids.append(described(table, head, read=False))
            self.blocks.append(InGrid(tuple(Item(Role.LEFT, passage) for passage in table.passages), False, "", left=True))
        else:
            self._flow(list(_row_by_row(table)))

    def _flow(self, passages: list[Passage]) -> None:
        """Go on with the flow."""
        if self.blocks and isinstance(self.blocks[-1], list):
            self.blocks[-1] += passages
        else:
            self.blocks.append(passages)

    def _grid(self, table: Rows, head: Head, repeated: frozenset[str]) -> InGrid | None:
        """The items of a grid, if any of its rows says something."""
        title = None if head.has("question") else title_of(table, head, repeated=repeated)
        reading = GridRows(table, head, self.known.verdicts, self.rows, title)
        items = tuple(reading.items())
        if not any(item.role.is_main for item in items):
            return None
        self.rows = reading.row
        named = SHEET.fullmatch(table.place)
        first = next((item.role for item in items if item.role is Role.QUESTION or item.role.is_heading), None)
        return InGrid(items, first is Role.QUESTION, named[1] if named else "")

    def _lays_out(self, table: Rows) -> bool:
        """Whether a heading of the shape stands in it, before what it heads."""
        for row in table.rows:
            for place, cell in enumerate(filled(row)):
                items = [item for passage in cell.passages for item in cut(passage, self.known.phrases)]
                if any(item.role is Role.QUESTION or (item.role.is_main and (not item.phrase or not place)) for item in items):
                    return True
        return False


def _row_by_row(table: Rows) -> Iterator[Passage]:
    """The passages of a table that says nothing by its columns: what stands in one row belongs together."""
    for row in table.rows:
        for place, cell in enumerate(filled(row)):
            for at, passage in enumerate(cell.passages):
                yield replace(passage, gap=Gap.CELL) if place and not at and not passage.mark else passage
