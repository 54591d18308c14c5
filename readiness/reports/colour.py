"""A council's colour: how it is spelt, and whether everybody can read what is printed in it. WCAG 2.2, 1.4.3."""

import re

from readiness.errors import Refused

LEAST_CONTRAST = 4.5
"""Of text against white paper."""
SPELT = re.compile(r"#?([0-9a-f]{6}|[0-9a-f]{3})", re.ASCII)


class BadColour(Refused):
    """It is no colour, or too light to be read on white."""


def checked_colour(typed: str) -> str:
    """`typed` as #rrggbb; empty for none. Raises BadColour with the contrast it has and a darker shade that would do."""
    if not typed.strip():
        return ""
    spelt = SPELT.fullmatch(typed.strip().lower())
    if spelt is None:
        raise BadColour(
            f"“{typed.strip()[:30]}” is not a colour. Enter “#” and six of 0 to 9 and a to f, such as #0b4f6c. "
            "Whoever keeps your council’s logo knows it."
        )
    digits = spelt[1] if len(spelt[1]) == 6 else "".join(digit * 2 for digit in spelt[1])
    colour = f"#{digits}"
    if contrast(colour) < LEAST_CONTRAST:
        raise BadColour(
            f"{colour} is too light: its contrast with white is {_shown(contrast(colour))} to 1, and text needs at least 4.5 to 1. "
            f"Choose a darker shade, such as {darker(colour)}."
        )
    return colour


def contrast(colour: str) -> float:
    """How many times brighter white is than `colour`, from 1 to 21."""
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def darker(colour: str) -> str:
    """The same hue, as little darker as it takes to be read on white."""
    parts = _parts(colour)
    shades = (f"#{''.join(f'{part * keep // 100:02x}' for part in parts)}" for keep in range(100, -1, -1))
    return next(shade for shade in shades if contrast(shade) >= LEAST_CONTRAST)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _shown(ratio: float) -> str:
    """Cut, not rounded: 4.49 must not read as 4.5."""
    return f"{int(ratio * 10) / 10:g}"
