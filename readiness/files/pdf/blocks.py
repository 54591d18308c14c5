"""What all pages have in common, by which a line is a heading, goes on with the line above, or is a point beneath another."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from readiness.files.model import Cell, Link, Paragraph, Table
from readiness.files.pdf.geometry import Area
from readiness.files.pdf.grids import Grid
from readiness.files.pdf.lines import Aligned, Line, lines_of

LARGER = 1.12
"""A heading is this many times the size of the text around."""
HEADING_LEVELS = 4
HEADING_LIMIT = 250
"""Longest line that is taken for a heading, in characters."""
COMMON = 0.04
"""Part of all steps from line to line that the step inside a paragraph makes at least."""
_BULLET = re.compile(r"[•◦▪▫–—\-*●○■□❖➢✓·o§→➔⇨✗☐☑☒‣⁃∙](?:\s|$)|\([a-z0-9]{1,4}\)\s")
STEP = 4.0
"""Points by which a point must stand further in to be beneath another."""

Piece = Line | Grid | Aligned


@dataclass(slots=True)
class Sheet:
    """One page in reading order, with what is needed to make blocks of it."""

    number: int
    pieces: list[Piece]
    links: list[tuple[Area, str]] = field(default_factory=list)

    @property
    def lines(self) -> list[Line]:
        """Its lines outside tables."""
        return [piece for piece in self.pieces if isinstance(piece, Line)]


@dataclass(frozen=True, slots=True)
class Dress:
    """How a document is set: the size of its text, the sizes of its headings, the step from line to line inside a paragraph."""

    body: float
    headings: tuple[float, ...]
    step: float
    right: float
    """Where a full line ends."""

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "Dress":
        """The dress of all lines, those in tables included."""
        sizes: Counter[float] = Counter()
        for line in lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
        body = sizes.most_common(1)[0][0] if sizes else 10.0
        larger = sorted({size for size in sizes if size >= body * LARGER}, reverse=True)
        return cls(body=body, headings=tuple(larger), step=_step(lines), right=_quantile([line.right for line in lines]))

    def heading(self, line: Line) -> int:
        """1 to 9 for a heading, else 0."""
        size = round(line.size * 2) / 2
        if size not in self.headings or len(line.text) > HEADING_LIMIT or not any(each.isalpha() for each in line.text):
            return 0
        return min(self.headings.index(size) + 1, HEADING_LEVELS)

    def goes_on(self, above: Line | None, line: Line) -> bool:
        """Whether `line` follows `above` at the distance that lines of a paragraph have."""
        if above is None or abs(above.size - line.size) > 0.12 * line.size:
            return False
        if line.base > above.base:
            # The next page, or the next column: only the words say whether the sentence goes on.
            full = above.right >= 0.9 * self.right
            return not self.heading(line) and above.bold == line.bold and breaks_off(above.text, line.text, full=full)
        return 0 < above.base - line.base <= self.step * line.size * 1.12


def _quantile(places: Sequence[float]) -> float:
    """The place that nine of ten do not pass."""
    return sorted(places)[len(places) * 9 // 10] if places else 0.0


def breaks_off(above: str, below: str, *, full: bool = False) -> bool:
    """Whether a sentence that breaks off at the end of `above` goes on in `below`. `full` says that `above` fills its line."""
    above, below = above.rstrip(), below.lstrip()
    if not above or not below or _BULLET.match(below):
        return False
    return above[-1] not in ".?!:;" and (full or below[0].islower() or above[-1] in ",-–(")


def _step(lines: Sequence[Line]) -> float:
    """The smallest common distance from line to line, in sizes of their letters."""
    steps: Counter[float] = Counter()
    for above, line in pairwise(lines):
        step = (above.base - line.base) / line.size
        if 0.9 <= step <= 2.2 and abs(above.size - line.size) < 0.5:
            steps[round(step * 20) / 20] += 1
    enough = max(sum(steps.values()) * COMMON, 2)
    return min((step for step in steps if steps[step] + steps[round(step * 20 + 1) / 20] >= enough), default=1.3)


class Setting:
    """Makes blocks of the pages, in one dress."""

    def __init__(self, dress: Dress) -> None:
        self.dress = dress
        self._last: Line | None = None
        self._steps: dict[float, list[float]] = {}
        """By a cell's left edge: where the points began at its end, for the cell that goes on with it on the next page."""

    def blocks(self, sheet: Sheet) -> Iterator[Paragraph | Table]:
        """The blocks of a page; its lines count from 1 over the whole page."""
        run: list[Line] = []
        tables = 0
        for piece in sheet.pieces:
            if isinstance(piece, Line):
                self._steps.clear()
                run.append(piece)
                continue
            yield from self.paragraphs(run, sheet, f"page {sheet.number}, line")
            run = []
            tables += 1
            self._last = None
            place = f"page {sheet.number}, table {tables}"
            yield Table(rows=tuple(self._rows(piece, sheet, place)), place=place)
        yield from self.paragraphs(run, sheet, f"page {sheet.number}, line")

    def _rows(self, piece: Grid | Aligned, sheet: Sheet, place: str) -> Iterator[tuple[Cell, ...]]:
        if isinstance(piece, Grid):
            for number, cells in enumerate(piece.rows, start=1):
                yield tuple(
                    Cell(
                        tuple(
                            self._of_cell(
                                [line for row in lines_of(cell.words) for line in row],
                                sheet,
                                f"{place}, row {number}, column {column}",
                                inside=(cell.area.left, cell.area.right),
                                is_first=number == 1,
                            )
                        ),
                        span=cell.span,
                        merged=cell.merged,
                    )
                    for column, cell in enumerate(cells, start=1)
                )
            return
        edges = [_edges([line for row in piece.rows for line in row[column]]) for column in range(len(piece.rows[0]))]
        for number, row in enumerate(piece.rows, start=1):
            yield tuple(
                Cell(
                    tuple(
                        self._of_cell(
                            cell, sheet, f"{place}, row {number}, column {column}", inside=edges[column - 1], is_first=number == 1
                        )
                    )
                )
                for column, cell in enumerate(row, start=1)
            )

    def _of_cell(
        self, lines: list[Line], sheet: Sheet, place: str, *, inside: tuple[float, float], is_first: bool
    ) -> Iterator[Paragraph]:
        """The paragraphs of a cell, whose lines end where the next word would not have fitted between the edges `inside`.

        One in the first row of a table may go on with a cell of the page before.
        """
        self._last = None
        # What stands between the words and the left edge is left free at the right one too.
        limit = inside[1] - max(0.0, min((line.left for line in lines), default=inside[0]) - inside[0])
        run: list[Paragraph] = []
        before: Line | None = None
        hangs_from: float | None = None
        edge = round(inside[0])
        depths = self._steps[edge] = self._steps.get(edge, []) if is_first else []
        for line, paragraph in zip(lines, self.paragraphs(lines, sheet, place, depths), strict=True):
            if run and not (
                before is not None and paragraph.line_above and _goes_on_in_cell(before, line, limit, hangs_from=hangs_from)
            ):
                yield joined(run)
                run = []
            if not run:
                hangs_from = line.left if _BULLET.match(line.text) else None
            run.append(paragraph)
            before = line
        if run:
            yield joined(run)
        self._last = None

    def paragraphs(
        self, lines: Sequence[Line], sheet: Sheet, place: str, depths: list[float] | None = None
    ) -> Iterator[Paragraph]:
        """One paragraph for each line. `place` is followed by the line's number where it ends in "line".

        `depths` is where points above these lines begin.
        """
        depths = [] if depths is None else depths
        for line in lines:
            text = line.text
            depth = _depth(depths, line, is_point=bool(_BULLET.match(text)))
            yield Paragraph(
                text=text,
                place=f"{place} {line.number}" if place.endswith("line") else place,
                depth=depth,
                heading=self.dress.heading(line),
                strong=line.bold,
                line_above=self.dress.goes_on(self._last, line),
                links=tuple(_links(line, sheet.links)),
            )
            self._last = line


def _edges(lines: Sequence[Line]) -> tuple[float, float]:
    """Where a column without rules begins and ends, by its longest line."""
    return min((line.left for line in lines), default=0.0), max((line.right for line in lines), default=0.0)


def _goes_on_in_cell(above: Line, line: Line, limit: float, *, hangs_from: float | None) -> bool:
    """Whether `line` goes on from `above`: it is no point of its own, and its first word had no room there.

    `hangs_from` is where the bullet stands that `above` belongs to: what begins further in goes on with that point.
    """
    if _BULLET.match(line.text):
        return False
    if hangs_from is not None and line.left > hangs_from + 1:
        return True
    # A line set a little short of the edge, in the midst of a sentence: "(with" and then "£1.25 million".
    nearly = limit - above.right < 0.4 * (limit - above.left)
    if nearly and above.text[-1] not in ".?!:;" and not line.text[0].isupper():
        return True
    first = line.words[0]
    blank = 0.45 * above.size  # one blank, and what hyphenation and rounding take
    return above.right + blank + (first.right - first.left) > limit


def joined(run: Sequence[Paragraph]) -> Paragraph:
    """Lines of one paragraph as one; a word broken at its own hyphen is whole again."""
    text = run[0].text
    for paragraph in run[1:]:
        hyphen = text.endswith("-") and text[-2:-1].isalpha() and paragraph.text[:1].islower()
        text = f"{text}{paragraph.text}" if hyphen else f"{text} {paragraph.text}"
    return replace(
        run[0],
        text=text,
        strong=all(paragraph.strong for paragraph in run),
        links=tuple(link for paragraph in run for link in paragraph.links),
    )


def _depth(stack: list[float], line: Line, *, is_point: bool) -> int:
    """How many points a point stands beneath. `stack` keeps where those above it begin; text further out ends the list."""
    while stack and line.left < stack[-1] - STEP:
        stack.pop()
    if not is_point:
        # A line that begins below the bullet itself is no part of the point.
        while stack and line.left < stack[-1] + 1:
            stack.pop()
        return 0
    if not stack or line.left > stack[-1] + STEP:
        stack.append(line.left)
    return len(stack) - 1


def _links(line: Line, links: Iterable[tuple[Area, str]]) -> Iterator[Link]:
    for area, address in links:
        if area.bottom - 2 <= line.base + line.size * 0.3 <= area.top + 2:
            words = [word.text for word in line.words if area.holds((word.left + word.right) / 2, word.base + word.size * 0.3)]
            if words:
                yield Link(words=" ".join(words), address=address)
