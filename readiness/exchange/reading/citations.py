"""Numbers by which an entry cites a paragraph, and the question each is likely to mean.

A number is a citation only where words say so ("please see 19.3", "paragraph 21.7"), or, after a mere "in" or "at", where the document
has a question so numbered. Dates, money, percentages, ages and the paragraphs of Acts and codes are none.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from readiness.exchange.model import Briefing, BriefingEntry, BriefingQuestion, CitedParagraph

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


def citations_in(briefing: Briefing) -> tuple[CitedParagraph, ...]:
    """Every citation in the entries, in reading order."""
    by_number: dict[str, BriefingQuestion] = {question.number: question for question in reversed(briefing.questions)}
    by_number.pop("", None)
    sections = _sections(by_number)
    return tuple(
        _resolved(briefing, question, entry, found, by_number=by_number, sections=sections)
        for question in briefing
        for entry in question.entries
        for found in _cited(entry.text, by_number)
    )


def _cited(text: str, by_number: Mapping[str, BriefingQuestion]) -> Iterator[re.Match[str]]:
    last_end = -LOOK_BACK
    for found in CITED.finditer(text):
        before = text[max(0, found.start() - LOOK_BACK) : found.start()]
        after = text[found.end() : found.end() + LOOK_BACK]
        if UNIT.match(after) or ELSEWHERE.match(after) or _is_date(found["number"]):
            continue
        strong = STRONG.search(before) is not None
        chained = FOLLOWING.search(before) is not None and 0 < found.start() - last_end <= len(" and ")
        if strong or chained or (found["number"] in by_number and WEAK.search(before)):
            last_end = found.end()
            yield found


def _is_date(number: str) -> bool:
    """Three parts that could be a day, a month and a year: 18.09.17."""
    parts = number.split(".")
    return len(parts) == 3 and 1 <= int(parts[0]) <= 31 and 1 <= int(parts[1]) <= 12 and len(parts[1]) == len(parts[2]) == 2


def _sections(by_number: Mapping[str, BriefingQuestion]) -> list[str]:
    """The numbers above the questions' own ("21"), the one with most questions first."""
    return [section for section, _ in Counter(number.rpartition(".")[0] for number in by_number).most_common()]


def _resolved(
    briefing: Briefing,
    question: BriefingQuestion,
    entry: BriefingEntry,
    found: re.Match[str],
    *,
    by_number: Mapping[str, BriefingQuestion],
    sections: list[str],
) -> CitedParagraph:
    written = found["number"]
    exists = written in briefing.numbers
    likely, why = written if written in by_number else None, ""
    if likely:
        why = f"{written} is a question of this document."
    elif exists:
        why = f"{written} is a paragraph of this document, and not one of its questions."
    else:
        likely, why = _meant(written, question, by_number=by_number, sections=sections)
    return CitedParagraph(question, entry, written, found.start(), found.end(), exists, likely, why)


def _meant(
    written: str, question: BriefingQuestion, *, by_number: Mapping[str, BriefingQuestion], sections: list[str]
) -> tuple[str | None, str]:
    """The question with the same last part where the questions now stand: sections are renumbered, their questions are not."""
    missing = f"The document has no paragraph {written}."
    last = written.rpartition(".")[2]
    same = [f"{section}.{last}" if section else last for section in sections]
    same = [number for number in same if number in by_number and number != question.number]
    if not same:
        return None, f"{missing} None of its other questions ends in {last}."
    if len(same) > 1:
        return None, f"{missing} It could mean {' or '.join(same)}."
    section = same[0].rpartition(".")[0]
    held = [number for number in by_number if number.rpartition(".")[0] == section]
    where = f"Its questions are numbered {held[-1]} to {held[0]}" if len(held) > 1 else f"It has a question {held[0]}"
    return same[0], f"{missing} {where}, so {written} is likely to be {same[0]} from before the paragraphs were renumbered."
