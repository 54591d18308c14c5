"""Whether a statement of something achieved reads as not yet done, and by which words."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from readiness.exchange.offers.calendar import Period
from readiness.exchange.offers.names import Finder, Found, Word
from readiness.exchange.offers.passage import Prose

MODALS = {"will": "Will", "may": "May"}
"""A verb that, with a capital letter, is somebody's name or a month."""
PURPOSE = re.compile(r"\b(?:so that|so|to ensure|ensuring|to make sure|making sure|in order)\b", re.IGNORECASE)
"""What follows tells what the achievement is for."""
ASIDE = re.compile(r"\b(?:which|who|that)\Z|\b(?:this|meaning)\b", re.IGNORECASE)
DONE = re.compile(r"\b(?:has|have|had|was|were|been|is in place|are in place)\b", re.IGNORECASE)

NEAR = 300
"""Characters before such words in which the rest of their thought is looked for."""


def future_in(prose: Prose, not_yet: tuple[str, ...], done: tuple[str, ...]) -> list[Found[str]]:
    """Every place where `prose` tells of what is not yet. Wordings in `done` that hold such words are passed over."""
    over = bytearray(len(prose.text))
    for known in _finder(done).find(prose.text, prose.words):
        over[known.start : known.end] = b"\x01" * (known.end - known.start)
    found = _finder(not_yet).find(prose.text, prose.words)
    return [one for one in found if not any(over[one.start : one.end]) and not _is_name(prose.words[one.first], one)]


@lru_cache(maxsize=8)
def _finder(phrases: tuple[str, ...]) -> Finder[str]:
    return Finder(((phrase, phrase) for phrase in phrases), any_case=True)


def _is_name(word: Word, found: Found[str]) -> bool:
    return found.after - found.first == 1 and MODALS.get(word.key) == word.written


def not_yet(prose: Prose, future: Sequence[Found[str]], *, periods: Sequence[Period]) -> str:
    """The words of `future` by which the statement as a whole reads as not yet done, or ""."""
    starts = [period.start for period in periods]
    for found in future:
        sentence = prose.sentence_at(found.start)
        before = prose.text[max(sentence.start, found.start - NEAR) : found.start]
        if PURPOSE.search(before) or (DONE.search(before) and ASIDE.search(before.rstrip())):
            continue
        is_dated = bisect_left(starts, found.end) < bisect_left(starts, sentence.end)
        if sentence.number and prose.words[found.first].key == "will" and not is_dated:
            # What comes of an achievement is told after it ("It will help …"); with a date it is a thing by itself.
            continue
        return _quoted(prose, found)
    return ""


def _quoted(prose: Prose, found: Found[str]) -> str:
    """The words found. A single one has the next two with it, and "being" what is being done, as far as the sentence goes."""
    more = 2 if found.after - found.first == 1 else int(prose.words[found.after - 1].key in {"being", "be", "to"})
    limit = prose.sentence_at(found.start).end
    end = max([found.end, *(word.end for word in prose.words[found.after : found.after + more] if word.end <= limit)])
    return prose.text[found.start : end]
