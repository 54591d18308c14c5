"""Drafts and one-use keys: what is known of one sending of one form.

A form carries a key from the moment it is shown. Until it is answered, the key's row is the writer's draft; afterwards it holds where
the answer went, so that a double click, a refresh or a proxy's retry gets the first answer again and makes nothing twice.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from readiness.errors import Refused

DRAFT_LIMIT = 400_000
"""Longest draft, in characters of JSON: far over any form of ours, far under what would trouble the database."""
UNSAVED_FIELDS = frozenset({"csrf_token", "submission", "version", "action"})
"""Fields that belong to one showing of a form and not to what a person typed."""

Fields = tuple[tuple[str, str], ...]


class SentDifferently(Refused):
    """A form that was already answered came again with other words in it."""


class DraftTooLong(Refused):
    """More text than any form holds."""


@dataclass(frozen=True, slots=True)
class Answered:
    """The first answer a key got: where it led, and the digest of the fields it was given for."""

    location: str
    fields_digest: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What a writer had typed into the form at `path` and not yet sent with success."""

    key: str
    fields: Fields
    saved_at: datetime


def typed(fields: Iterable[tuple[str, str]]) -> Fields:
    """What a person typed or chose among all the fields of a form, in the form's order."""
    return tuple((name, value.replace("\r\n", "\n")) for name, value in fields if name not in UNSAVED_FIELDS)


def fields_digest(fields: Fields) -> str:
    """Equal for two sendings of the same words."""
    return hashlib.sha256(json.dumps(fields).encode()).hexdigest()
