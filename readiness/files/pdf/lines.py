"""Words of a page as lines in reading order, columns of prose one after the other, columns of a table without rules as a table."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from readiness.files.pdf.geometry import Area, Word

GAP = 2.2
"""A blank this many times the size of its letters parts two columns."""
MARK = 8
"""Letters that a mark or number before a gap may have ("21.1.1", "(iii)"): the gap after it is no column."""
COLUMN_LINES = 3
"""Lines from which pieces that stand under each other are columns."""
COLUMNS_DEEP = 4
ALIGNED = 4.0
"""Points within which pieces begin at the same place."""


@dataclass(slots=True)
class Line:
    """A printed line, or the part of it that stands in one column. `column` is where its column begins."""

    words: list[Word]
    column: float = 0.0
    number: int = 0

    @property
    def base(self) -> float:
        """What it stands on; raised and lowered letters do not count."""
        return max(self.words, key=lambda word: word.size).base

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return max(word.right for word in self.words)

    @property
    def size(self) -> float:
        """The size of its largest letters."""
        return max(word.size for word in self.words)

    @property
    def order(self) -> int:
        """When it was written."""
        return min(word.order for word in self.words)

    @property
    def bold(self) -> bool:
        """Whether all of its words with letters are bold."""
        letters = [word.bold for word in self.words if any(each.isalnum() for each in word.text)]
        return bool(letters) and all(letters)

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(word.text for word in self.words)

    @property
    def area(self) -> Area:
        """About where it is printed."""
        return Area(self.left, self.base - self.size * 0.25, self.right, self.base + self.size)


@dataclass(slots=True)
class Aligned:
    """A table without ruled lines: each row by its columns, each cell by its lines."""

    rows: list[list[list[Line]]] = field(default_factory=list)

    @property
    def top(self) -> float:
        """Where it begins, from the foot of the page."""
        return max(line.base + line.size for row in self.rows for cell in row for line in cell)


def lines_of(words: Iterable[Word]) -> list[list[Line]]:
    """The printed lines from the top, each as its pieces between wide gaps."""
    rows: list[list[Word]] = []
    base = size = 0.0
    for word in sorted(words, key=lambda word: -word.base):
        # A raised or lowered letter is smaller and stands within the height of its line.
        if rows and base - word.base <= 0.45 * max(min(size, word.size), 0.6 * max(size, word.size)):
            rows[-1].append(word)
            if word.size > size:
                base, size = word.base, word.size
        else:
            rows.append([word])
            base, size = word.base, word.size
    return [list(_pieces(sorted(row, key=lambda word: (word.left, word.order)))) for row in rows]


def _pieces(words: Sequence[Word]) -> Iterator[Line]:
    piece = [words[0]]
    for before, word in pairwise(words):
        wide = word.left - before.right > GAP * max(word.size, before.size)
        is_mark = len(piece) == 1 and len(before.text) <= MARK and not before.text.isalpha() and word.left - before.right < 60
        if wide and not is_mark:
            yield Line(piece)
            piece = []
        piece.append(word)
    yield Line(piece)


def in_order(rows: Sequence[list[Line]], *, deep: int = 0) -> list[Line | Aligned]:
    """The pieces of a page in reading order."""
    gutter = _gutter(rows) if deep < COLUMNS_DEEP else None
    if gutter is None:
        return [whole(row) for row in rows]
    first, last = _beside(rows, gutter)
    middle = rows[first:last]
    left = [[piece for piece in row if piece.right <= gutter] for row in middle]
    right = [[piece for piece in row if piece.left >= gutter] for row in middle]
    return [
        *in_order(rows[:first], deep=deep + 1),
        *_columns(middle, _filled(left), _filled(right), deep=deep + 1),
        *in_order(rows[last:], deep=deep + 1),
    ]


def _columns(middle: Sequence[list[Line]], left: list[list[Line]], right: list[list[Line]], *, deep: int) -> list[Line | Aligned]:
    written = [[piece.order for row in side for piece in row] for side in (left, right)]
    # Who writes two columns of prose writes the first to its end; who writes a table goes from row to row.
    if max(written[0]) < min(written[1]) or max(written[1]) < min(written[0]):
        return [*in_order(left, deep=deep), *in_order(right, deep=deep)]
    table = _aligned(middle)
    return [table] if table else [whole(row) for row in middle]


def _filled(rows: Sequence[list[Line]]) -> list[list[Line]]:
    return [row for row in rows if row]


def whole(row: list[Line]) -> Line:
    """A printed line in one piece."""
    return row[0] if len(row) == 1 else Line([word for piece in row for word in piece.words])


def _gutter(rows: Sequence[list[Line]]) -> float | None:
    """Where most lines in pieces have a gap, if enough of them have."""
    gaps = [(before.right, after.left) for row in rows for before, after in pairwise(row)]
    if len(gaps) < COLUMN_LINES:
        return None
    ends = sorted([(left, 0) for left, _ in gaps] + [(right, 1) for _, right in gaps])
    most = here = 0
    best = 0.0
    for index, (place, closes) in enumerate(ends):
        here += -1 if closes else 1
        if here > most and index + 1 < len(ends):
            most, best = here, (place + ends[index + 1][0]) / 2
    return best if most >= COLUMN_LINES else None


def _beside(rows: Sequence[list[Line]], gutter: float) -> tuple[int, int]:
    """The longest run of lines that leave the gutter free, from its first to its last line in pieces beside it."""
    runs: list[tuple[int, int]] = []
    start = 0
    for index in range(len(rows) + 1):
        if index == len(rows) or any(piece.left < gutter < piece.right for piece in rows[index]):
            both = [at for at in range(start, index) if rows[at][0].right <= gutter <= rows[at][-1].left]
            if both:
                runs.append((_first_of(rows, both[0], start, gutter), index if _goes_on(rows, both[-1], index) else both[-1] + 1))
            start = index + 1
    return max(runs, key=lambda run: run[1] - run[0])


def _first_of(rows: Sequence[list[Line]], both: int, start: int, gutter: float) -> int:
    """Lines of the right column alone may stand above the first line that has both."""
    while both > start and rows[both - 1][0].left >= gutter:
        both -= 1
    return both


def _goes_on(rows: Sequence[list[Line]], last: int, end: int) -> bool:
    """Whether the lines after the last with both columns follow it without a wide gap, so that one column is just longer."""
    return all(above[0].base - below[0].base < 2.5 * below[0].size for above, below in pairwise(rows[last:end]))


def _aligned(rows: Sequence[list[Line]]) -> Aligned | None:
    starts: list[float] = []
    for left in sorted(piece.left for row in rows for piece in row if len(row) > 1):
        if not starts or left - starts[-1] > ALIGNED:
            starts.append(left)
    counts = [sum(abs(piece.left - start) <= ALIGNED for row in rows for piece in row) for start in starts]
    columns = [start for start, count in zip(starts, counts, strict=True) if count >= COLUMN_LINES - 1]
    if len(columns) < 2:
        return None
    pieces = sorted((part for row in rows for piece in row for part in _parted(piece, columns)), key=lambda piece: piece.order)
    table = Aligned()
    column, base = len(columns), 0.0
    for piece in pieces:
        before, at = column, base
        column = max((index for index, start in enumerate(columns) if piece.left >= start - ALIGNED), default=0)
        base = piece.base
        # The next row begins where the writing goes back to an earlier column, or on in the first after a wide gap.
        if column < before or not table.rows or (column == before == 0 and at - base > 1.6 * piece.size):
            table.rows.append([[] for _ in columns])
        table.rows[-1][column].append(piece)
    return table if len(table.rows) >= COLUMN_LINES - 1 else None


def _parted(piece: Line, columns: Sequence[float]) -> Iterator[Line]:
    """A piece that runs into the next column, as its parts."""
    words = piece.words[:1]
    for before, word in pairwise(piece.words):
        if word.left - before.right > word.size * 0.5 and any(abs(word.left - start) <= ALIGNED for start in columns[1:]):
            yield Line(words)
            words = []
        words.append(word)
    yield Line(words)
