"""Paragraphs cited by a number that somebody typed ("please see 19.3"): such a number follows nothing when paragraphs move.

A number is a citation only where words say so. Dates, money, percentages, ages and the paragraphs of Acts and codes are none.
"""

import re
from collections.abc import Collection, Iterator

NOUN = r"(?:paragraphs?|paras?\.?|sections?|questions?|points?|items?)"
SAID = r"(?:described|detailed|set out|outlined|listed|mentioned|noted|shown|given|covered|explained|referred to|reported|stated|recorded)"
CITED = re.compile(
    r"(?<![\w£$€.,/-])(?P<number>\d{1,3}(?:\.\d{1,3}){1,3}|(?:(?<=paragraph )|(?<=question )|(?<=para ))\d{1,3})(?![\w/-]|[.,]\d| ?%)"
)
"""A number that could be cited. A whole number must have its noun before it."""
STRONG = re.compile(
    rf"(?:\b(?:see|cf\.?|refer(?:s|red|ring)? to|as per|{NOUN})(?: also)?(?: (?:at|in|under|to))?(?: {NOUN})?|"
    rf"\b{SAID} (?:\w+ )?(?:in|at|under|by)(?: {NOUN})?)[ (]{{1,2}}\Z",
    re.IGNORECASE,
)
WEAK = re.compile(r"(?:\b(?:in|at|under|from|of|with|to|by)|\()[ (]{0,2}\Z", re.IGNORECASE)
FOLLOWING = re.compile(r"(?:,|;| and| or| to| &|–|-) ?\Z", re.IGNORECASE)
ELSEWHERE = re.compile(
    r" ?(?:\([a-z0-9]{1,4}\) ?){0,3}of (?:the |our |its |their |that )?(?!(?:this|present) |(?:report|briefing|paper|document|appendix)\b)\w"
)
UNIT = re.compile(
    r" ?(?:per ?cent|percentage|million|billion|thousand|m\b|bn\b|k\b|times|weeks?|days?|months?|years?|hours?|minutes?|points?|fte\b|"
    r"posts?|am\b|pm\b|a\.m\.|p\.m\.|miles?|places?|children|pupils|plans)",
    re.IGNORECASE,
)
LOOK_BACK = 60
"""Characters before a number in which the words that make it a citation stand."""


def typed_numbers(text: str) -> tuple[str, ...]:
    """The numbers that `text` cites, each once, in reading order."""
    return tuple(dict.fromkeys(found["number"] for found in cited_in(text)))


def cited_in(text: str, known: Collection[str] = ()) -> Iterator[re.Match[str]]:
    """Every citation; after a mere "in" or "at" a number is one only where it is `known` to be that of a question."""
    last_end = -LOOK_BACK
    for found in CITED.finditer(text):
        before = text[max(0, found.start() - LOOK_BACK) : found.start()]
        after = text[found.end() : found.end() + LOOK_BACK]
        if UNIT.match(after) or ELSEWHERE.match(after) or _is_date(found["number"]):
            continue
        strong = STRONG.search(before) is not None
        chained = FOLLOWING.search(before) is not None and 0 < found.start() - last_end <= len(" and ")
        if strong or chained or (found["number"] in known and WEAK.search(before)):
            last_end = found.end()
            yield found


def _is_date(number: str) -> bool:
    """Three parts that could be a day, a month and a year: 18.09.17."""
    parts = number.split(".")
    return len(parts) == 3 and 1 <= int(parts[0]) <= 31 and 1 <= int(parts[1]) <= 12 and len(parts[1]) == len(parts[2]) == 2
