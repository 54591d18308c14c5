"""Headings of parts in the words of a council: "What is working well", "Even better if", "Impact".

They stand alone, or before a colon. Whether they are headings of the shape or titles of an ordinary report is for `parts.py`.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from readiness.exchange.vocabulary import Vocabulary, plain

LONGEST = 120
CONTINUED = re.compile(r"\s*\(?\bcont(?:inued|’d|'d|d)?\.?\)?\s*\Z", re.IGNORECASE)
MARKED = re.compile(r"[^:?]{2,120}?\s?[:?]{1,2}[*_]{0,3}(?=\s|\Z)")
"""What may be a heading before words on the same line."""
MARK = re.compile(r"\s?[:?]{1,2}(?=\s|\Z)")
CAPITAL = re.compile(r"(?<= )[A-Z]")
CAPITALS = 8
"""How many words with a capital before a mark may begin the heading."""


@dataclass(frozen=True, slots=True)
class Found:
    """A heading at the beginning of a text: the part it begins, the phrase it is, and where it ends."""

    part: str
    phrase: str
    end: int


class Phrases:
    """Every heading of a part that a vocabulary knows."""

    def __init__(self, parts: Mapping[str, str]) -> None:
        self.parts = parts
        self.last_words = frozenset(phrase.rsplit(" ", 1)[-1] for phrase in parts if " " in phrase)

    @classmethod
    def of(cls, vocabulary: Vocabulary | None) -> "Phrases":
        """Those of a vocabulary; none without one."""
        listed = vocabulary.headings.items() if vocabulary else ()
        return cls({plain(phrase): part for part, phrases in listed for phrase in phrases})

    def only(self, wanted: Collection[str]) -> "Phrases":
        """Those of them that are wanted."""
        return Phrases({phrase: part for phrase, part in self.parts.items() if phrase in wanted})

    def heading(self, text: str) -> Found | None:
        """The heading that `text` is, or begins with before a colon or question mark."""
        for end in self._ends(text):
            phrase = plain(CONTINUED.sub("", text[:end]))
            if part := self.parts.get(phrase):
                return Found(part, phrase, end)
        return None

    def within(self, text: str) -> dict[int, Found]:
        """The headings of two words or more in the midst of a text, by where they begin: with a capital, and ended by a mark."""
        found: dict[int, Found] = {}
        for mark in MARK.finditer(text):
            before = text[max(0, mark.start() - LONGEST) : mark.start()]
            before = before[max(before.rfind(":"), before.rfind("?")) + 1 :]
            last = before.rpartition(" ")[2].casefold().replace("’", "").replace("'", "")
            if last in self.last_words and (heading := self._ending(before, mark)):
                found[heading[0]] = heading[1]
        return found

    def _ending(self, before: str, mark: re.Match[str]) -> tuple[int, Found] | None:
        """The longest heading that ends at a mark, and where it begins."""
        for place in list(CAPITAL.finditer(before))[-CAPITALS:]:
            words = before[place.start() :]
            if " " in words and (part := self.parts.get(plain(words))):
                return mark.start() - len(words), Found(part, plain(words), mark.end())
        return None

    def _ends(self, text: str) -> Iterator[int]:
        if len(text) <= LONGEST:
            yield len(text)
        if marked := MARKED.match(text):
            yield marked.end()
