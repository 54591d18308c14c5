"""Local areas: the council area whose partnership is inspected, and the rules of its name and key."""

import re
from dataclasses import dataclass

from readiness.canonical import clean_line
from readiness.errors import NotFound, Refused

KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
NAME_LIMIT = 100
GROUP_LIMIT = 100
RESERVED_KEYS = frozenset({"new"})
"""Words that stand in an address where an area's key would."""
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
    return f"{key}-area" if key in RESERVED_KEYS else key


def name_within(limit: int, name: str) -> str:
    """`name` as it is stored. Raises BadName for one that is empty or over `limit` characters."""
    name = clean_line(name)
    if not name or len(name) > limit:
        raise BadName(f"Enter a name of 1 to {limit} characters; this one has {len(name):,}.")
    return name
