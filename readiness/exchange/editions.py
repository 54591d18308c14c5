"""A newer edition of a document against the one brought in before: what is new, changed there, changed here, gone.

Pure: given what each part of the earlier edition became and how the entries stand now. Nothing is decided; a person takes or leaves each.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz

from readiness.evaluations.answers import Entry
from readiness.evaluations.model import EntryKind
from readiness.exchange.model import BriefingEntry

SAME_POINT = 55.0
"""From how alike, of 100, two wordings under one question are one point rewritten. Unrelated points of one question reach about 45."""
NO_EDITION = 0
"""In place of an edition: somebody has said that the document is no newer edition of another."""


class Did(StrEnum):
    """What an import made of one part of a document."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    KEPT = "kept"
    NOTE = "note"
    INDICATOR = "indicator"
    LEFT = "left"


class Standing(StrEnum):
    """How an entry of a document stands to what is here already."""

    NEW = "new"
    THERE = "there"
    CHANGED_HERE = "changed_here"
    CHANGED_THERE = "changed_there"
    CHANGED_BOTH = "changed_both"
    REMOVED_HERE = "removed_here"
    LEFT_BEFORE = "left_before"

    @property
    def label(self) -> str:
        """As shown to people."""
        return {
            "new": "New",
            "there": "Here already",
            "changed_here": "Changed here",
            "changed_there": "Changed in the document",
            "changed_both": "Changed in the document and here",
            "removed_here": "Removed here",
            "left_before": "Left out before",
        }[self.value]

    @property
    def changes_an_entry(self) -> bool:
        """Whether to take it is to give an entry other words."""
        return self in {Standing.CHANGED_THERE, Standing.CHANGED_BOTH}


@dataclass(frozen=True, slots=True)
class EarlierItem:
    """What a part of the earlier edition became: the entry `number` under `key`, left at version `left_at`; None for one left out."""

    key: str
    kind: EntryKind
    text: str
    digest: str
    number: int | None = None
    left_at: int | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """An entry of the new edition, how it stands, and the entry it is; `was` is what the earlier edition said."""

    standing: Standing = Standing.NEW
    here: Entry | None = None
    was: str = ""


@dataclass(frozen=True, slots=True)
class Gone:
    """An entry that came with the earlier edition and is not in the new one."""

    item: EarlierItem
    here: Entry


def entry_digest(key: str, entry: BriefingEntry) -> str:
    """What tells an entry that was brought in again: its question, kind and words, in SHA-256."""
    return hashlib.sha256(f"{key}\n{entry.kind}\n{entry.text}".encode()).hexdigest()


Asked = tuple[str, BriefingEntry]
"""An entry of a document with the key of the question it is placed under."""
Here = Mapping[tuple[str, int], Entry]
"""By question and number, every entry there is, removed ones too."""


def compare(
    asked: Sequence[Asked], earlier: Iterable[EarlierItem], *, here: Here, known: Counter[str]
) -> tuple[list[Compared], list[Gone]]:
    """One answer for each of `asked`, in order, and what is gone.

    `known` counts the digests of all that was ever brought in: where the earlier edition does not tell, they still say what is here.
    """
    items = list(earlier)
    digests = [entry_digest(key, entry) for key, entry in asked]
    pairs = _same(digests, items)
    pairs |= _rewritten(asked, items, pairs)
    seen: Counter[str] = Counter(digests[place] for place in pairs)
    compared = []
    for place, (_key, entry) in enumerate(asked):
        if place in pairs:
            compared.append(_against(entry, items[pairs[place]], here))
            continue
        seen[digests[place]] += 1
        there = seen[digests[place]] <= known[digests[place]]
        compared.append(Compared(Standing.THERE if there else Standing.NEW))
    matched = set(pairs.values())
    gone = [
        Gone(item, live)
        for number, item in enumerate(items)
        if number not in matched and (live := _entry(item, here)) and live.removed_at is None
    ]
    return compared, gone


def _same(digests: Sequence[str], items: Sequence[EarlierItem]) -> dict[int, int]:
    """Place to item, for words that have not changed; a text that stands twice is paired twice."""
    by_digest: dict[str, list[int]] = defaultdict(list)
    for number, item in enumerate(items):
        by_digest[item.digest].append(number)
    return {place: by_digest[digest].pop(0) for place, digest in enumerate(digests) if by_digest[digest]}


def _rewritten(asked: Sequence[Asked], items: Sequence[EarlierItem], same: Mapping[int, int]) -> dict[int, int]:
    """Place to item, for the likest words among what is left of one question and kind."""
    taken = set(same.values())
    new: dict[tuple[str, EntryKind], list[int]] = defaultdict(list)
    old: dict[tuple[str, EntryKind], list[int]] = defaultdict(list)
    for place, (key, entry) in enumerate(asked):
        if place not in same:
            new[key, entry.kind].append(place)
    for number, item in enumerate(items):
        if number not in taken and item.text:
            old[item.key, item.kind].append(number)
    found: dict[int, int] = {}
    used: set[int] = set()
    for group, places in new.items():
        numbers = old.get(group, [])
        likely = [
            (fuzz.ratio(asked[place][1].text, items[number].text, score_cutoff=SAME_POINT), place, number)
            for place in places
            for number in numbers
        ]
        # The likest first: a point that was only touched up must not lose its pair to one that was rewritten.
        for likeness, place, number in sorted(likely, key=lambda pair: (-pair[0], pair[1], pair[2])):
            if likeness and place not in found and number not in used:
                found[place] = number
                used.add(number)
    return found


def _against(entry: BriefingEntry, item: EarlierItem, here: Here) -> Compared:
    changed_there = bool(item.text) and entry.text != item.text
    live = _entry(item, here)
    if live is None:
        return Compared(Standing.LEFT_BEFORE)
    if live.removed_at is not None:
        return Compared(Standing.REMOVED_HERE, live, was=item.text)
    changed_here = live.content.text != item.text
    standing = {
        (False, False): Standing.THERE,
        (False, True): Standing.CHANGED_HERE,
        (True, False): Standing.CHANGED_THERE,
        (True, True): Standing.CHANGED_BOTH,
    }[changed_there, changed_here]
    if live.content.text == entry.text:
        standing = Standing.THERE
    return Compared(standing, live, was=item.text)


def _entry(item: EarlierItem, here: Here) -> Entry | None:
    return here.get((item.key, item.number)) if item.number is not None else None
