"""Colours that stand beside a word, never instead of it.

Every pair of ink and ground has a contrast of at least 4.5 to 1 (WCAG 1.4.3); the symbol tells tones apart where colours do not print.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

BRAND = "#1d4f91"
"""The blue of headings' rules, links and table heads."""
INK = "#0b0c0c"
QUIET_INK = "#484c50"
"""Text about the text: captions, notes, page heads."""
RULE = "#b1b4b6"
HEAD = "#e8eef6"
"""Ground of table headings and notes."""


@dataclass(frozen=True, slots=True)
class Tone:
    """`solid` fills a bar under `on_solid` lettering; `tint` is the ground of a cell whose word is in `ink`."""

    solid: str
    on_solid: str
    tint: str
    ink: str
    symbol: str


# The symbols are of the set every Arial has, so that no second font is asked for.
TONES: Mapping[str, Tone] = MappingProxyType(
    {
        "good": Tone("#1b6b3a", "#ffffff", "#dcefe3", "#0f4a27", "●"),
        "part": Tone("#f2a900", "#0b0c0c", "#fdf0cf", "#573a00", "▲"),
        "bad": Tone("#b3261e", "#ffffff", "#f9dfdc", "#7d1710", "■"),
        "unknown": Tone("#1d4f91", "#ffffff", "#dfe8f4", "#163b6c", "?"),
        "quiet": Tone("#6b6f76", "#ffffff", "#eceef0", "#3d4247", "○"),
        "": Tone("#d5d8dc", "#0b0c0c", "#ffffff", "#0b0c0c", "□"),
    }
)
