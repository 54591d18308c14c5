"""What an entry's own words offer for its fields, each with the words it was found in. Nothing here is applied to anything."""

from dataclasses import dataclass
from datetime import date

from readiness.exchange.vocabulary import FormerName

OFFERS_LIMIT = 12
"""Most offers for one field of one entry. More help nobody choose."""


@dataclass(frozen=True, slots=True)
class OfferedDay:
    """A day for `field`: "true_on", the date the statement was true, or "due_on", its deadline. A period gives its last day."""

    words: str
    day: date
    field: str


@dataclass(frozen=True, slots=True)
class NamedEvidence:
    """A document the entry names. `address` is a link, a path or a file name as written; empty where only a title is known."""

    words: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Offers:
    """All that one entry offers, the likeliest first in each tuple.

    `not_yet` are the words by which an achieved entry reads as not yet done, or "". `former` has the words found, and today's name.
    """

    not_yet: str = ""
    days: tuple[OfferedDay, ...] = ()
    leads: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    boards: tuple[str, ...] = ()
    evidence: tuple[NamedEvidence, ...] = ()
    former: tuple[tuple[str, FormerName], ...] = ()
