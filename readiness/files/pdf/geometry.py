"""Words, areas and ruled lines of a page: points from the lower left, as the page is seen when it is held upright."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

THIN = 3.0
"""Points up to which a filled shape is a line."""
SHORT = 4.0
"""Points from which a line can border a cell."""


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters without a blank. `base` is the line it stands on; `order` grows as the page was written."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    order: int


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle."""

    left: float
    bottom: float
    right: float
    top: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it, its border included."""
        return self.left <= x <= self.right and self.bottom <= y <= self.top


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruled line: level ones at height `at` from `first` to `last`, upright ones at `at` across."""

    level: bool
    at: float
    first: float
    last: float


@dataclass(frozen=True, slots=True)
class Turn:
    """How points of a drawing become points of the page as it is seen."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    @classmethod
    def of(cls, degrees: int, left: float, bottom: float, right: float, top: float) -> "Turn":
        """The turn of a page whose visible part has these borders and which is shown turned by `degrees` clockwise."""
        match degrees % 360:
            case 90:
                return cls(0, -1, 1, 0, -bottom, right)
            case 180:
                return cls(-1, 0, 0, -1, right, top)
            case 270:
                return cls(0, 1, -1, 0, top, -left)
            case _:
                return cls(1, 0, 0, 1, -left, -bottom)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point is seen."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def area(self, left: float, bottom: float, right: float, top: float) -> Area:
        """Where a rectangle is seen."""
        (x, y), (z, w) = self.point(left, bottom), self.point(right, top)
        return Area(left=min(x, z), bottom=min(y, w), right=max(x, z), top=max(y, w))

    def within(self, matrix: tuple[float, float, float, float, float, float]) -> "Turn":
        """The turn of what is drawn, by a matrix of its own, inside this one."""
        a, b, c, d, e, f = matrix
        return Turn(
            self.a * a + self.c * b,
            self.b * a + self.d * b,
            self.a * c + self.c * d,
            self.b * c + self.d * d,
            self.a * e + self.c * f + self.e,
            self.b * e + self.d * f + self.f,
        )


def rules_of(outline: Sequence[tuple[float, float]], *, stroked: bool) -> Iterator[Rule]:
    """The ruled lines that an outline draws: its straight sides where it is stroked, itself where it is filled and thin."""
    if stroked:
        for (x, y), (z, w) in pairwise(outline):
            if abs(y - w) < 1 and abs(x - z) >= SHORT:
                yield Rule(level=True, at=(y + w) / 2, first=min(x, z), last=max(x, z))
            elif abs(x - z) < 1 and abs(y - w) >= SHORT:
                yield Rule(level=False, at=(x + z) / 2, first=min(y, w), last=max(y, w))
        return
    across, up = [point[0] for point in outline], [point[1] for point in outline]
    width, height = max(across) - min(across), max(up) - min(up)
    if height <= THIN and width >= SHORT and width > height:
        yield Rule(level=True, at=(max(up) + min(up)) / 2, first=min(across), last=max(across))
    elif width <= THIN and height >= SHORT:
        yield Rule(level=False, at=(max(across) + min(across)) / 2, first=min(up), last=max(up))
