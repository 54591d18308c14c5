"""Numbers by which an entry cites a paragraph, and the question each is likely to mean.

What a citation is stands in `references.typed`; after a mere "in" or "at" a number is one where the document has a question so numbered.
"""

import re
from collections import Counter
from collections.abc import Mapping

from readiness.exchange.model import Briefing, BriefingEntry, BriefingQuestion, CitedParagraph
from readiness.references.typed import cited_in


def citations_in(briefing: Briefing) -> tuple[CitedParagraph, ...]:
    """Every citation in the entries, in reading order."""
    by_number: dict[str, BriefingQuestion] = {question.number: question for question in reversed(briefing.questions)}
    by_number.pop("", None)
    sections = _sections(by_number)
    return tuple(
        _resolved(briefing, question, entry, found, by_number=by_number, sections=sections)
        for question in briefing
        for entry in question.entries
        for found in cited_in(entry.text, by_number)
    )


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
