"""One spelling of a text as it is stored, and of a value as JSON, so that equal values have equal digests on every machine."""

import hashlib
import re
from typing import TypeVar

import msgspec

Value = TypeVar("Value")
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    r"""`text` as it is stored: line ends are \n, what no document can hold is gone, no blanks at either end."""
    return UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


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
