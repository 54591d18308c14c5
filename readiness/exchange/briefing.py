"""A council's briefing or self-evaluation read into questions with their indicators, achieved and still-to-do entries.

The shape is *Question / Suggested indicators that this is happening / What has been achieved so far? / What else needs to happen?*, in any
dress, under other headings of the same meaning, or in the columns of a table. Nothing is saved here and nothing matched with a bank
(`matching.py`). Every word of the document ends up in the result: in a question, in a heading, or among the leftovers; the tally adds up.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from readiness.evaluations.model import ENTRY_LIMIT, TooLong
from readiness.exchange.model import CHARACTERS_LIMIT, ENTRIES_LIMIT, WORDING_LIMIT, Briefing, NothingRecognised, TooMuch
from readiness.exchange.reading.asked import announced
from readiness.exchange.reading.citations import citations_in
from readiness.exchange.reading.headings import Item, Role
from readiness.exchange.reading.passages import Gap, Passage, words_in
from readiness.exchange.reading.questions import Reader
from readiness.exchange.reading.stream import Known, Stream, stream_of
from readiness.exchange.vocabulary import Vocabulary
from readiness.files.model import Paper

SHAPE = (
    "questions (“Question: …”), each with the headings “Suggested indicators that this is happening”, "
    "“What has been achieved so far?” and “What else needs to happen?” under it, or others that say the same (“Strengths”, “Next steps”); "
    "or a table with columns of that meaning"
)
"""What is looked for, as said to a person."""


def parse_briefing(text: str, file_name: str, vocabulary: Vocabulary | None = None) -> Briefing:
    """Read `text`. Raises NothingRecognised, TooMuch or TooLong; each message names the file or the place and what to do."""
    return _parsed(text, file_name, Known.by(vocabulary, {}))


def parse_paper(
    paper: Paper | str, file_name: str, *, vocabulary: Vocabulary, columns: Mapping[str, str] | None = None
) -> Briefing:
    """Read a document. `columns` say by heading what the columns of its tables mean, over the vocabulary. Raises as above.

    Where nothing is recognised but it has tables with columns, it comes back without questions, so that somebody can say what they mean.
    """
    briefing = _parsed(paper, file_name, Known.by(vocabulary, columns or {}))
    return briefing if isinstance(paper, str) else replace(briefing, remarks=paper.remarks, tracked=paper.tracked)


def _parsed(paper: Paper | str, file_name: str, known: Known) -> Briefing:
    size = len(paper) if isinstance(paper, str) else 0
    if size > CHARACTERS_LIMIT:
        raise TooMuch(
            f"“{file_name}” has {size:,} characters; one import takes {CHARACTERS_LIMIT:,}. Split it and bring in each part."
        )
    stream = stream_of(paper, known)
    if not any(item.role is Role.QUESTION for item in stream.items) and not stream.grids:
        raise NothingRecognised(_nothing(stream, file_name))
    reader = Reader(stream.source, _with_last_section_apart(list(stream.items)))
    questions = reader.questions()
    accounts = reader.accounts
    briefing = Briefing(
        file_name,
        questions,
        frozenset(reader.numbers),
        accounts.leftovers(reader.names),
        accounts.tally(),
        grids=stream.grids,
    )
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


def _nothing(stream: Stream, file_name: str) -> str:
    found = stream.found
    headings = sum(item.role.is_heading for item in found)
    questions = announced(list(found))
    words = sum(words_in(item.passage.whole) for item in found)
    if not words:
        return f"“{file_name}” has no text in it. Nothing was changed."
    said = f"{_count(questions, 'announcement')} of a question and {_count(headings, 'of those headings', 'of those headings')}"
    reason = f"We found {said}, and no question with a heading under it." if questions or headings else "We found none of them."
    lines = _count(len(stream.source.lines), "paragraph" if stream.source.labels else "line")
    size = f"{lines} and {_count(words, 'word')}"
    return f"Nothing in “{file_name}” has the shape of a briefing. We looked in its {size} for {SHAPE}. {reason} Nothing was changed."


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _with_last_section_apart(items: list[Item]) -> list[Item]:
    """Where a text has lost its line ends, the report's next section cut from the last point by its number (22. after 21.8)."""
    numbers = [item.number for item in items if item.role is Role.QUESTION and "." in item.number and not item.row]
    if not numbers or not numbers[-1].split(".")[0].isdecimal():
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
