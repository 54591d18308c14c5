"""The fonts that PDF documents carry, and which characters they can print.

They are fetched when the package is built (`hatch_build.py`), so that a document looks the same on every machine. Arimo has Arial's
widths; the Noto families have the scripts that Arimo lacks.
"""

import struct
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from readiness.errors import ReadinessError

DIRECTORY = Path(__file__).parents[1] / "static" / "vendor" / "fonts"
FAMILIES = (
    "Arimo",
    "Noto Sans",
    "Noto Sans Arabic",
    "Noto Sans Bengali",
    "Noto Sans Devanagari",
    "Noto Sans Gujarati",
    "Noto Sans Gurmukhi",
    "Noto Sans Hebrew",
    "Noto Sans Symbols",
    "Noto Sans Symbols 2",
    "Noto Emoji",
)
"""In the order in which they are asked for a character."""
SUBSTITUTE = "□"
"""Stands in a PDF for a character that no font has."""
# Neither drawn nor looked up: line ends, tabs, joiners, direction marks, variation selectors.
UNDRAWN = frozenset(
    map(chr, (9, 10, 0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), *range(0xFE00, 0xFE10)))
)


class FontsMissing(ReadinessError):
    """The fonts were not fetched when the package was built."""


def directory() -> Path:
    """Where the fonts are. Raises FontsMissing."""
    if not any(DIRECTORY.glob("Arimo_*.ttf")):
        raise FontsMissing("The fonts for documents are not here. Run “make setup” to fetch them.")
    return DIRECTORY


@cache
def printable_characters() -> frozenset[str]:
    """Every character that some font has."""
    return _characters_of("*.ttf") | UNDRAWN


@cache
def plain_characters() -> frozenset[str]:
    """Every character that Arimo has: no shape of text made of these alone can fail."""
    return _characters_of("Arimo_*.ttf") | {"\n", "\t"}


def _characters_of(pattern: str) -> frozenset[str]:
    files = sorted(directory().glob(pattern))
    return frozenset(chr(code) for file in files for code in _codes(_character_map(file.read_bytes())))


def _character_map(font: bytes) -> bytes:
    """The best Unicode table of a font file: format 12 where there is one, else 4 (OpenType, "cmap")."""
    (count,) = struct.unpack_from(">H", font, 4)
    tables = {tag: start for tag, _, start, _ in (struct.unpack_from(">4sIII", font, 12 + 16 * place) for place in range(count))}
    start = tables[b"cmap"]
    (count,) = struct.unpack_from(">H", font, start + 2)
    offsets = [struct.unpack_from(">HHI", font, start + 4 + 8 * place)[2] for place in range(count)]
    maps = {struct.unpack_from(">H", font, start + offset)[0]: font[start + offset :] for offset in offsets}
    return maps[12] if 12 in maps else maps[4]


def _codes(table: bytes) -> Iterator[int]:
    if struct.unpack_from(">H", table)[0] == 12:
        (groups,) = struct.unpack_from(">I", table, 12)
        for place in range(groups):
            first, last, _ = struct.unpack_from(">III", table, 16 + 12 * place)
            yield from range(first, last + 1)
        return
    segments = struct.unpack_from(">H", table, 6)[0] // 2
    ends = struct.unpack_from(f">{segments}H", table, 14)
    starts = struct.unpack_from(f">{segments}H", table, 16 + 2 * segments)
    for first, last in zip(starts, ends, strict=True):
        if first != 0xFFFF:
            yield from range(first, last + 1)
