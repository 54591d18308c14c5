"""Finding any of many names in a text: whole words, the longest at each place, in one pass.

A search pattern of two hundred alternatives would try each of them at every letter; here a word is looked up by its spelling.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*|&")
BETWEEN = " \n\t\u00a0-–‑/’'"
"""What may stand between two words of one name."""
Meaning = TypeVar("Meaning")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text. `key` is its spelling without case and apostrophes."""

    key: str
    written: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found(Generic[Meaning]):
    """A name found from character `start` to `end`, and what it means. `first` and `after` count words."""

    start: int
    end: int
    first: int
    after: int
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class _Name(Generic[Meaning]):
    keys: tuple[str, ...]
    commas: tuple[bool, ...]
    exactly: str
    meaning: Meaning


def words_of(text: str) -> list[Word]:
    """Every word, in order; "&" is the word "and"."""
    return [Word(_key(match[0]), match[0], match.start(), match.end()) for match in WORD.finditer(text)]


def _key(written: str) -> str:
    return "and" if written == "&" else written.casefold().replace("’", "").replace("'", "")


class Finder(Generic[Meaning]):
    """Knows many names and what each means. With `any_case`, a name of one word too is found however it is written."""

    def __init__(self, names: Iterable[tuple[str, Meaning]], *, any_case: bool = False) -> None:
        self._by_first: dict[str, list[_Name[Meaning]]] = {}
        for name, meaning in names:
            words = words_of(name)
            if not words:
                continue
            commas = tuple("," in name[one.end : two.start] for one, two in pairwise(words))
            # "cabinet" is furniture, and "led" is no "LED": a single word counts as the list writes it.
            exactly = name if len(words) == 1 and not any_case else ""
            entry = _Name(tuple(word.key for word in words), commas, exactly, meaning)
            self._by_first.setdefault(words[0].key, []).append(entry)
        for known in self._by_first.values():
            known.sort(key=lambda name: len(name.keys), reverse=True)

    def find(self, text: str, words: Sequence[Word]) -> list[Found[Meaning]]:
        """The names in `text`, whose words are `words`; none overlaps another."""
        found: list[Found[Meaning]] = []
        position = 0
        while position < len(words):
            name = self._at(text, words, position)
            if name is None:
                position += 1
                continue
            after = position + len(name.keys)
            found.append(Found(words[position].start, words[after - 1].end, position, after, name.meaning))
            position = after
        return found

    def _at(self, text: str, words: Sequence[Word], position: int) -> _Name[Meaning] | None:
        key = words[position].key
        known = self._by_first.get(key, [])
        if key.endswith("s"):
            # "CCGs": a name of one word in the plural begins with no key of its own.
            known = [*known, *(name for name in self._by_first.get(key[:-1], []) if len(name.keys) == 1)]
        return next((name for name in known if _stands_at(name, text, words, position=position)), None)


def _stands_at(name: _Name[Meaning], text: str, words: Sequence[Word], *, position: int) -> bool:
    here = words[position : position + len(name.keys)]
    if len(here) < len(name.keys) or any(word.key != key for word, key in zip(here[:-1], name.keys, strict=False)):
        return False
    last = here[-1]
    if name.keys[-1] not in {last.key, last.key.removesuffix("s")}:
        return False
    if name.exactly and name.exactly not in {last.written, re.sub(r"[’']?s\Z", "", last.written)}:
        return False
    gaps = (text[one.end : two.start] for one, two in pairwise(here))
    return all(_is_gap(gap, comma=comma) for gap, comma in zip(gaps, name.commas, strict=True))


def _is_gap(between: str, *, comma: bool) -> bool:
    return len(between) <= 4 and not between.strip(BETWEEN + ("," if comma else ""))
