"""One spelling of a text as it is stored, and of a value as JSON, so that equal values have equal digests on every machine."""

import hashlib
import re
from typing import TypeVar

import msgspec

Value = TypeVar("Value")
NOT_CHARACTERS = "".join(chr(plane + last) for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF))
UNPRINTABLE = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{NOT_CHARACTERS}]")
"""What no web page, Word file or workbook can hold."""
MISREAD = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
"""Apostrophes, dashes and dots of a Windows text that somebody read as Latin-1."""


def printable(text: str) -> str:
    r"""`text` with \n at its line ends and without what no document can hold; blanks stay."""
    return UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n").translate(MISREAD))


def clean(text: str) -> str:
    """`text` as it is stored: printable, no blanks at either end."""
    return printable(text).strip()


def clean_line(text: str) -> str:
    """A name or title as it is stored: as `clean`, on one line."""
    return " ".join(clean(text).split())


def encode(value: object) -> bytes:
    """UTF-8 JSON with sorted keys and no spaces; dates in ISO 8601. Takes what msgspec takes: dataclasses, enums, dates, tuples."""
    return msgspec.json.encode(value, order="deterministic")


def decode(content: bytes, kind: type[Value]) -> Value:
    """The value of type `kind` that `content` spells. Raises msgspec.ValidationError where it spells another shape."""
    return msgspec.json.decode(content, type=kind)


def digest(content: bytes) -> str:
    """SHA-256 in hex, 64 characters: what `sha256sum` prints for a file with this content."""
    return hashlib.sha256(content).hexdigest()
