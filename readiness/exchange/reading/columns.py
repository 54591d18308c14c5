"""What the heading of a column means: the council's own choice first, then its words, then those known here.

A heading counts when it is a known phrase, or holds one so that nothing else can be meant. Of two that disagree the column is neither.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from readiness.exchange.reading.headings import SECTIONS, Role
from readiness.exchange.vocabulary import Vocabulary, plain

KNOWN: dict[str, tuple[str, ...]] = {
    "number": ("ref", "ref no", "reference", "no", "number", "#"),
    "question": ("question", "inspection area", "key line of enquiry", "kloe", "theme", "area", "criteria"),
    "indicators": ("indicators", "suggested indicators", "what good looks like", "success criteria"),
    "achieved": ("achieved", "strengths", "working well", "what is working well", "current position", "progress"),
    "still_to_do": ("still to do", "areas for development", "areas for improvement", "next steps", "even better if"),
    "impact": ("impact", "difference made"),
    "evidence": ("evidence",),
    "verdict": ("working well or area to improve", "rag", "rating", "judgement"),
    "lead": ("lead", "lead officer", "responsible", "owner"),
    "due": ("due", "by when", "deadline", "target date"),
    "partner": ("partner", "partners"),
    "action": ("action reference", "action plan reference"),
}
"""Headings of a column known without any list of words."""
ENTRIES = frozenset({"achieved", "still_to_do"})
"""Meanings of which one must be there, or a verdict on something, or a table holds no answers."""
TELLING = re.compile(r"\bwell\b|strength|improve|develop|weakness")
"""What the heading of a verdict has where its cells say more than a colour or a grade."""
LONGEST, WORDS = 120, 16
"""A longer heading is a statement, in characters and in words."""
JOINT = re.compile(r"\s*(?:[/(),;:|+]|\bor\b|\band\b)\s*")
GENERAL = frozenset({"question", "number", "verdict", "ignore"})
"""Their single words stand in all kinds of headings ("Area lead", "Number of plans") and tell nothing there."""
POSITIVE = re.compile(
    r"strength|strong|achiev|success|proud|going well|works? well|working well|good practice|completed|improved|\bwww\b"
)
ASKS = re.compile(r"(?:how|what|are|is|do|does|has|have|where|who|when|which|to what extent)\b|.*\?\s*\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase in a heading: its words, from which to which, and what it means."""

    begin: int
    end: int
    meaning: str


class Meanings:
    """Every phrase that heads a column, and what it means."""

    def __init__(self, vocabulary: Vocabulary | None, chosen: Mapping[str, str]) -> None:
        self.chosen = {plain(heading): meaning for heading, meaning in chosen.items()}
        self.phrases: dict[tuple[str, ...], str] = {}
        lists = [vocabulary.columns, vocabulary.headings] if vocabulary else []
        for known in (*lists, KNOWN):
            for meaning, phrases in known.items():
                for phrase in phrases:
                    self.phrases.setdefault(_words(plain(phrase)), meaning)
        self.longest = max(map(len, self.phrases), default=0)

    def of(self, heading: str) -> str:
        """The meaning of a heading, or nothing."""
        words = plain(heading)
        if words in self.chosen:
            return self.chosen[words]
        if not words or len(words) > LONGEST:
            return ""
        return self.phrases.get(_words(words)) or _in_full(heading) or self._within(words)

    def is_chosen(self, heading: str) -> bool:
        """Whether the council itself has said what this heading means."""
        return plain(heading) in self.chosen

    def _within(self, words: str) -> str:
        """The meaning of a heading that holds more than a phrase: "Strengths (what is working well)"."""
        meant = [found.meaning for found in self._found(words)]
        kinds = set(meant)
        if {"achieved", "still_to_do"} <= kinds:
            return "verdict"
        if len(kinds) == 1:
            return meant[0]
        entries = [meaning for meaning in meant if meaning in ENTRIES or meaning == "verdict"]
        return entries[0] if len(set(entries)) == 1 else ""

    def _found(self, words: str) -> list[Found]:
        """The phrases in a heading, the longest where one lies in another."""
        spoken = _words(words)
        if len(spoken) > WORDS:
            return []
        whole = {_words(part) for part in JOINT.split(words)}
        found = sorted(self._phrases_in(spoken, whole), key=lambda one: one.begin - one.end)
        kept: list[Found] = []
        for one in found:
            if not any(one.begin < other.end and other.begin < one.end for other in kept):
                kept.append(one)
        return sorted(kept, key=lambda one: one.begin)

    def _phrases_in(self, spoken: tuple[str, ...], whole: set[tuple[str, ...]]) -> Iterator[Found]:
        for begin in range(len(spoken)):
            for end in range(begin + 1, min(len(spoken), begin + self.longest) + 1):
                phrase = spoken[begin:end]
                meaning = self.phrases.get(phrase, "")
                if meaning and (
                    len(phrase) > 1 or phrase in whole or (begin == 0 and len(spoken) <= 3 and meaning not in GENERAL)
                ):
                    yield Found(begin, end, meaning)


def _words(phrase: str) -> tuple[str, ...]:
    """The words of a phrase, one and many alike."""
    return tuple(word.rstrip("s") if len(word) > 3 else word for word in re.findall(r"[\w-]+|#|&", phrase))


def _in_full(heading: str) -> str:
    """The part whose heading in the flow of a document this is, with all its turns."""
    for role, section in SECTIONS.items():
        if re.fullmatch(rf"(?:{section.full}|{section.short})[ ?:.]*", heading.strip(), re.IGNORECASE):
            return MEANT[role]
    return ""


MEANT = {Role.INDICATORS: "indicators", Role.ACHIEVED: "achieved", Role.STILL_TO_DO: "still_to_do"}


def is_description(heading: str, meaning: str) -> bool:
    """Whether a column says how things are, so that a verdict beside it decides what kind of entry that is."""
    if meaning == "achieved":
        return POSITIVE.search(heading.casefold()) is None
    return not meaning and ASKS.match(heading.strip()) is not None
