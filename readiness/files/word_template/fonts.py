"""Fonts kept inside a Word file, their first bytes hidden under a key that stands beside them (ECMA-376, part 4, 2.8.1)."""

import re

FONT, FONT_TYPE = "odttf", "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_BEGINNINGS = (b"\x00\x01\x00\x00", b"OTTO", b"true", b"ttcf")
_KEY = re.compile(r"\{?([0-9A-Fa-f]{8})-((?:[0-9A-Fa-f]{4}-){3})([0-9A-Fa-f]{12})\}?")


def is_font(content: bytes, *, key: str) -> bool:
    """Whether `content` begins as a font does, once the key is taken off or where none was used."""
    spelt = _KEY.fullmatch(key)
    if spelt is None:
        return content.startswith(_BEGINNINGS)
    # The key's bytes from last to first lie over the font's.
    over = bytes.fromhex("".join(spelt.groups()).replace("-", ""))[::-1]
    return bytes(one ^ other for one, other in zip(content, over, strict=False)).startswith(_BEGINNINGS)
