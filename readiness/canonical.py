"""One spelling of a value as JSON, so that equal values have equal digests on every machine."""

import hashlib
from typing import TypeVar

import msgspec

Value = TypeVar("Value")


def encode(value: object) -> bytes:
    """UTF-8 JSON with sorted keys and no spaces; dates in ISO 8601. Takes what msgspec takes: dataclasses, enums, dates, tuples."""
    return msgspec.json.encode(value, order="deterministic")


def decode(content: bytes, kind: type[Value]) -> Value:
    """The value of type `kind` that `content` spells. Raises msgspec.ValidationError where it spells another shape."""
    return msgspec.json.decode(content, type=kind)


def digest(content: bytes) -> str:
    """SHA-256 in hex, 64 characters: what `sha256sum` prints for a file with this content."""
    return hashlib.sha256(content).hexdigest()
