"""Tables by their ruled lines: the lines that cross make a grid, and where a line is missing between two cells they are one."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from readiness.files.pdf.geometry import Area, Rule, Word

RULES_LIMIT = 3_000
"""Most ruled lines of a page. What has more is a drawing."""
NEAR = 3.0
"""Points within which two lines meet, or are one."""
PARTED_NEAR = 2.5
"""Letters by which the place where a line crosses a word may differ from the place where the word is parted."""
SLIVER = 9.0
"""Points up to which two upright lines are one border drawn twice: no word fits between them."""
LEVELS_LIMIT = 300
"""Most rows or columns of a grid on one page."""


@dataclass(slots=True)
class GridCell:
    """A cell as printed: the area it covers, its columns, and whether it goes on with the cell above."""

    area: Area
    span: int = 1
    merged: bool = False
    words: list[Word] = field(default_factory=list)


@dataclass(slots=True)
class Grid:
    """A ruled table of one page. `across` are its upright levels from the left."""

    area: Area
    across: list[float]
    rows: list[list[GridCell]]
    up: list[float]

    def take(self, word: Word) -> bool:
        """Put `word` into the cell it is printed in; False where it is printed outside.

        Two words that nearly touch over the line between two cells come as one: it is parted where its letters say so.
        """
        if parts := self._parted(word):
            for part in parts:
                self.take(part)
            return True
        x, y = (word.left + min(word.right, word.left + 2 * word.size)) / 2, word.base + word.size * 0.3
        if not self.area.holds(x, y):
            return False
        row = min(max(len(self.up) - 1 - bisect_right(self.up, y), 0), len(self.rows) - 1)
        cells = [cell for cell in self.rows[row] if cell.area.left <= x] or self.rows[row][:1]
        self._holder(row, cells[-1]).words.append(word)
        return True

    def _parted(self, word: Word) -> tuple[Word, ...]:
        y = word.base + word.size * 0.3
        for at in self.across[1:-1]:
            if not (word.left + word.size < at < word.right - word.size and self.area.holds(at, y)):
                continue
            guess = len(word.text) * (at - word.left) / (word.right - word.left)
            breaks = [
                place
                for place in range(1, len(word.text))
                if word.text[place - 1].islower() and word.text[place].isupper() and abs(place - guess) <= PARTED_NEAR
            ]
            if len(breaks) == 1:
                first, second = word.text[: breaks[0]], word.text[breaks[0] :]
                return replace(word, text=first, right=at - 0.1), replace(word, text=second, left=at + 0.1)
        return ()

    def _holder(self, row: int, cell: GridCell) -> GridCell:
        """The cell that `cell` goes on with from above, or itself: words in the middle of a tall cell are that cell's."""
        while cell.merged and row:
            row -= 1
            above = next((other for other in self.rows[row] if other.area.left == cell.area.left), None)
            if above is None:
                return cell
            cell = above
        return cell


def grids_of(rules: Sequence[Rule]) -> list[Grid]:
    """The grids of a page, from its top. One cell alone is a box around text and no grid."""
    if len(rules) > RULES_LIMIT:
        return []
    joined = [*_joined(rules, level=True), *_joined(rules, level=False)]
    grids = [grid for group in _crossing(joined) if (grid := _grid(group))]
    grids.sort(key=lambda grid: -grid.area.top)
    return [grid for grid in grids if not any(_inside(grid.area, other.area) for other in grids if other is not grid)]


def _joined(rules: Sequence[Rule], *, level: bool) -> list[Rule]:
    """Lines of one direction, where those that go on with each other are one."""
    chosen = [rule for rule in rules if rule.level == level]
    levels = _levels([rule.at for rule in chosen])
    found: list[Rule] = []
    for at, rule in sorted(
        ((levels[bisect_right(levels, rule.at) - 1], rule) for rule in chosen), key=lambda pair: (pair[0], pair[1].first)
    ):
        last = found[-1] if found else None
        if last and last.at == at and rule.first <= last.last + NEAR:
            found[-1] = Rule(level=level, at=at, first=last.first, last=max(last.last, rule.last))
        else:
            found.append(Rule(level=level, at=at, first=rule.first, last=rule.last))
    return found


def _crossing(rules: list[Rule]) -> list[list[Rule]]:
    """Groups of lines that cross or meet each other."""
    leader = list(range(len(rules)))

    def top(index: int) -> int:
        while leader[index] != index:
            leader[index] = leader[leader[index]]
            index = leader[index]
        return index

    upright = [(index, rule) for index, rule in enumerate(rules) if not rule.level]
    for index, rule in enumerate(rules):
        if rule.level:
            for other, across in upright:
                if rule.first - NEAR <= across.at <= rule.last + NEAR and across.first - NEAR <= rule.at <= across.last + NEAR:
                    leader[top(other)] = top(index)
    groups: dict[int, list[Rule]] = {}
    for index, rule in enumerate(rules):
        groups.setdefault(top(index), []).append(rule)
    return [group for group in groups.values() if len(group) > 2]


def _levels(places: Sequence[float], *, near: float = NEAR) -> list[float]:
    levels: list[float] = []
    for place in sorted(places):
        if not levels or place - levels[-1] > near:
            levels.append(place)
    return levels


def _grid(group: list[Rule]) -> Grid | None:
    level, upright = [rule for rule in group if rule.level], [rule for rule in group if not rule.level]
    # A table without its outer borders ends where the lines across it end.
    across = _levels([rule.at for rule in upright] + [end for rule in level for end in (rule.first, rule.last)], near=SLIVER)
    up = _levels([rule.at for rule in level] + [end for rule in upright for end in (rule.first, rule.last)])
    if not (2 <= len(across) <= LEVELS_LIMIT and 2 <= len(up) <= LEVELS_LIMIT) or (len(across) - 1) * (len(up) - 1) < 2:
        return None
    rows = []
    for top, bottom in pairwise(reversed(up)):
        rows.append(_row(across, top, bottom, level=level, upright=upright))
    for cell in rows[0]:
        cell.merged = False
    return Grid(area=Area(across[0], up[0], across[-1], up[-1]), across=across, rows=rows, up=up)


def _row(across: list[float], top: float, bottom: float, *, level: list[Rule], upright: list[Rule]) -> list[GridCell]:
    cells: list[GridCell] = []
    middle = (top + bottom) / 2
    for left, right in pairwise(across):
        bordered = any(-NEAR <= rule.at - left <= SLIVER and rule.first - NEAR <= middle <= rule.last + NEAR for rule in upright)
        if cells and not bordered:
            last = cells[-1]
            last.area = Area(last.area.left, bottom, right, top)
            last.span += 1
        else:
            cells.append(GridCell(area=Area(left, bottom, right, top)))
    for cell in cells:
        x = (cell.area.left + cell.area.right) / 2
        cell.merged = not any(abs(rule.at - top) <= NEAR and rule.first - NEAR <= x <= rule.last + NEAR for rule in level)
    return cells


def _inside(area: Area, other: Area) -> bool:
    return (
        other.left - NEAR <= area.left
        and area.right <= other.right + NEAR
        and other.bottom - NEAR <= area.bottom
        and area.top <= other.top + NEAR
        and (area.right - area.left) * (area.top - area.bottom) < (other.right - other.left) * (other.top - other.bottom)
    )
