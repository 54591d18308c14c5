"""What the writer of the text knows of styles, lists and page, whether they are ours or a council's."""

from collections.abc import Mapping
from dataclasses import dataclass

from readiness.documents.docx.marks import coloured, listed

HANG = 851
"""How far the text of a numbered paragraph stands in, in twentieths of a point, where letters have their usual size."""
STEP = 340
"""How much further each level of a list stands in."""
DEEPEST_LEVEL = 8


@dataclass(frozen=True, slots=True)
class Lists:
    """The ids of our lists: the count of headings and numbered paragraphs; points; headings without a number.

    `counted` is the definition that counted lists follow, `first_free` the id of the first of them.
    """

    headings: int
    points: int
    no_number: int
    counted: int
    first_free: int


@dataclass(frozen=True, slots=True)
class Bullet:
    """One level of a council's own points: the id of its style; its list, where the style itself does not name it."""

    style: str
    identity: int
    level: int
    is_of_style: bool


@dataclass(frozen=True, slots=True)
class Look:
    """`styles` gives the id of each of our styles; those in `counting` have a number that a heading without one must put off.

    Where the look `is_councils`, numbers look as the paragraphs do that they stand before. `colour` is RRGGBB, `scale` the size of letters against ours, `width` and `height` those of the text, in twentieths of a point.
    """

    styles: Mapping[str, str]
    counting: frozenset[str]
    bullets: tuple[Bullet, ...]
    lists: Lists
    colour: str
    scale: float
    width: int
    height: int
    is_councils: bool = False

    @property
    def hang(self) -> int:
        """How far the text of a numbered paragraph stands in."""
        return round(HANG * self.scale)

    @property
    def step(self) -> int:
        """How much further each level of a list stands in."""
        return round(STEP * self.scale)

    @property
    def linked(self) -> str:
        """The run properties of a reference."""
        return coloured(self.colour)

    def unnumbered(self, key: str) -> str:
        """What takes the number off a paragraph whose style would give it one."""
        return listed(self.lists.no_number, 0) if key in self.counting else ""
