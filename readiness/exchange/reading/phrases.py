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

    def _ends(self, text: str) -> Iterator[int]:
        if len(text) <= LONGEST:
            yield len(text)
        if marked := MARKED.match(text):
            yield marked.end()
