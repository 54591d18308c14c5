"""Local areas: the council area whose partnership is inspected, and the rules of its name and key."""

import re
from dataclasses import dataclass

from readiness.errors import NotFound, Refused

NAME_LIMIT = 100
GROUP_LIMIT = 100
GROUPS_LIMIT = 40
"""Most groups one area may add: each is a checkbox on every entry's form."""


class NoSuchArea(NotFound):
    """No local area has this key."""


class AreaNameTaken(Refused):
    """Two local areas would be told apart by nothing."""


class BadName(Refused):
    """A name that is empty, too long or without a letter or number."""


@dataclass(frozen=True, slots=True)
class Area:
    """A local area. `key` stands in addresses and is permanent; `id` is the database's."""

    id: int
    key: str
    name: str
    is_demonstration: bool
    version: int


def area_key(name: str) -> str:
    """The key a name gives: lower case, words joined by "-". Raises BadName where nothing is left to make one of."""
    key = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:60].strip("-")
    if not key:
        raise BadName("Enter a name with at least one letter from A to Z or a number.")
    return key
