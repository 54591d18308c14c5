"""A council's briefing, as text, read into questions with their indicators, achieved and still-to-do entries.

The shape is *Question / Suggested indicators that this is happening / What has been achieved so far? / What else needs to happen?*, in any
dress. Nothing is saved here and nothing matched with a bank (`matching.py`). Every word of the text ends up in the result: in a
question, in a heading, or among the leftovers; the tally adds up.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from readiness.evaluations.model import ENTRY_LIMIT, TooLong
from readiness.exchange.model import CHARACTERS_LIMIT, ENTRIES_LIMIT, WORDING_LIMIT, Briefing, NothingRecognised, TooMuch
from readiness.exchange.reading.asked import announced, settle
from readiness.exchange.reading.citations import citations_in
from readiness.exchange.reading.headings import Item, Role, items_in
from readiness.exchange.reading.passages import Gap, Passage, lines_of, passages_in, words_in
from readiness.exchange.reading.questions import Reader

SHAPE = (
    "questions (“Question: …”), each with the headings “Suggested indicators that this is happening”, "
    "“What has been achieved so far?” and “What else needs to happen?” under it"
)
"""What is looked for, as said to a person."""


def parse_briefing(text: str, file_name: str) -> Briefing:
    """Read `text`. Raises NothingRecognised, TooMuch or TooLong; each message names the file or the place and what to do."""
    if len(text) > CHARACTERS_LIMIT:
        raise TooMuch(
            f"“{file_name}” has {len(text):,} characters; one import takes {CHARACTERS_LIMIT:,}. Split it and bring in each part."
        )
    lines = lines_of(text)
    found = items_in(passages_in(text))
    items = settle(found)
    if not any(item.role is Role.QUESTION for item in items):
        raise NothingRecognised(_nothing(found, lines, file_name))
    reader = Reader(lines, _with_last_section_apart(items))
    questions = reader.questions()
    briefing = Briefing(file_name, questions, frozenset(reader.numbers), reader.leftovers, reader.tally())
    _check(briefing)
    return replace(briefing, citations=citations_in(briefing))


def _check(briefing: Briefing) -> None:
    """Refuse what is over a limit; nothing is ever cut to fit."""
    for count, what in (
        (len(briefing.achieved) + len(briefing.still_to_do), "entries"),
        (len(briefing.indicators), "indicators"),
    ):
        if count > ENTRIES_LIMIT:
            message = f"“{briefing.file_name}” holds {count:,} {what}; one import takes {ENTRIES_LIMIT:,}. Split it and bring in each part."
            raise TooMuch(message)
    for question in briefing:
        texts = [(entry.text, entry.place, ENTRY_LIMIT) for entry in question.entries]
        texts += [(indicator.text, indicator.place, WORDING_LIMIT) for indicator in question.indicators]
        for text, where, limit in texts:
            if len(text) > limit:
                raise TooLong(
                    f"The point at {where} has {len(text):,} characters; at most {limit:,} fit. Divide it in the document."
                )


def _nothing(found: Sequence[Item], lines: Sequence[str], file_name: str) -> str:
    headings = sum(item.role.is_heading for item in found)
    questions = announced(list(found))
    words = sum(words_in(item.passage.whole) for item in found)
    if not words:
        return f"“{file_name}” has no text in it. Nothing was changed."
    said = f"{_count(questions, 'announcement')} of a question and {_count(headings, 'of those headings', 'of those headings')}"
    reason = f"We found {said}, and no question with a heading under it." if questions or headings else "We found none of them."
    size = f"{_count(len(lines), 'line')} and {_count(words, 'word')}"
    return f"Nothing in “{file_name}” has the shape of a briefing. We looked in its {size} for {SHAPE}. {reason} Nothing was changed."


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _with_last_section_apart(items: list[Item]) -> list[Item]:
    """Where a text has lost its line ends, the report's next section cut from the last point by its number (22. after 21.8)."""
    numbers = [item.number for item in items if item.role is Role.QUESTION and "." in item.number]
    if not numbers:
        return items
    next_number = re.compile(rf" ({int(numbers[-1].split('.')[0]) + 1}\.)(?: (?=[A-Z])|\Z)")
    last_heading = max(place for place, item in enumerate(items) if item.role is not Role.TEXT)
    for place in range(last_heading + 1, len(items)):
        passage = items[place].passage
        if following := next_number.search(passage.text):
            before = replace(items[place], passage=replace(passage, text=passage.text[: following.start()]))
            after = Passage(passage.text[following.end() :], passage.line, Gap.PARAGRAPH, lead=following[1])
            return [*items[:place], before, Item(Role.TEXT, after), *items[place + 1 :]]
    return items
