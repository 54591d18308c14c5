"""What the web page and the PDF share of a look: the shades of a council's colour, and how much room numbers need."""

import re
from dataclasses import dataclass

from readiness.documents.blocks import House
from readiness.documents.numbering import Numbered
from readiness.documents.tones import BRAND, HEAD

COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
LEGIBLE = 4.5
"""Contrast that words need against their ground (WCAG 1.4.3)."""
_DIGIT, _DOT = 0.556, 0.278
"""Widths of bold Arial, in ems."""


@dataclass(frozen=True, slots=True)
class Shades:
    """`brand` fills grounds and rules; `ink` is for words, on white or on `head`; `head` is the ground of table headings and notes."""

    brand: str
    ink: str
    head: str


def shades(house: House) -> Shades:
    """The shades of the council's colour; of ours where it has none. Words keep their contrast whatever the colour."""
    colour = house.colour.lower()
    if not COLOUR.fullmatch(colour) or colour == BRAND:
        return Shades(BRAND, BRAND, HEAD)
    head = _mixed(colour, "#ffffff", 0.1)
    ink = colour
    while contrast(ink, head) < LEGIBLE:
        ink = _mixed(ink, "#000000", 0.95)
    return Shades(colour, ink, head)


def contrast(one: str, other: str) -> float:
    """How far two colours, #rrggbb, stand apart: 1 to 21, as WCAG counts it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def room_for_numbers(numbered: Numbered) -> float:
    """How wide the longest number of a heading or paragraph is in bold, in ems; 0 where nothing is numbered."""
    numbers = (placed.number for placed in numbered.placed if not placed.number.startswith(("Table", "Figure")))
    return max((sum(_DOT if letter == "." else _DIGIT for letter in number) for number in numbers), default=0.0)


def issuer(area: str, house: House) -> str:
    """Whose document it is: the council, else the local area."""
    return house.name or area


def logo_words(area: str, house: House) -> str:
    """What the logo shows, in words; no picture goes without."""
    return house.logo_alternative or f"Logo of {issuer(area, house)}"


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def _mixed(colour: str, other: str, share: float) -> str:
    """`share` of the one and the rest of the other."""
    mixed = (round(one * share + two * (1 - share)) for one, two in zip(_parts(colour), _parts(other), strict=True))
    return "#" + "".join(f"{part:02x}" for part in mixed)


def _luminance(colour: str) -> float:
    red, green, blue = (part / 255 / 12.92 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
