"""What was read from a stranger's document, before anything is saved: questions, indicators, entries, citations and what was left.

Nothing here reads text or rows. `briefing.py` makes a Briefing from a text; `matching.py` says which question of a bank each is.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from readiness.errors import Refused
from readiness.evaluations.model import EntryKind
from readiness.files.model import Link

CHARACTERS_LIMIT = 2_000_000
"""Longest text, in characters; `files.readers` refuses a larger file before that."""
QUESTIONS_LIMIT = 300
"""Most questions one document may hold. The largest bank we measure has 220."""
ENTRIES_LIMIT = 2_000
"""Most entries, achieved and still to do together, and separately most indicators, that one document may hold."""
PASSAGES_LIMIT = 100_000
"""Most separate passages (lines, points, cells) read. Two million characters of ordinary prose have about 35,000."""
WORDING_LIMIT = 2_000
"""Longest question or indicator, in characters."""

HEADING_LIMIT = 200
"""Longest heading of a column that is remembered, in characters."""


class NothingRecognised(Refused):
    """The text has nothing of the shape that was looked for. The message names the shape and what was found instead."""


class TooMuch(Refused):
    """The document holds more than one import may make. The message gives the count and the limit; nothing is cut."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a document. Lines count from 1; `under` is the number, or the words, of its question.

    `label` says where a person finds it in a document that has no lines ("table 2, row 3, column 1"); empty for a text.
    """

    first_line: int
    last_line: int
    under: str = ""
    label: str = ""

    def __str__(self) -> str:
        one = self.first_line == self.last_line
        lines = self.label or (f"line {self.first_line}" if one else f"lines {self.first_line} to {self.last_line}")
        return f"{lines}, under {self.under}" if self.under else lines


@dataclass(frozen=True, slots=True)
class BriefingIndicator:
    """A suggested indicator, as one line of plain text."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class BriefingEntry:
    """One statement, as Markdown: nested points are a Markdown list inside it, and `nested` counts them.

    The rest stood beside it, under headings or in columns of that meaning, as written: `difference` it made (Markdown), `evidence`,
    `lead`, `due`, `partner` and the reference of its `action`. `links` are the addresses its words lead to.
    """

    kind: EntryKind
    text: str
    place: Place
    nested: int = 0
    difference: str = ""
    evidence: tuple[str, ...] = ()
    lead: str = ""
    due: str = ""
    partner: str = ""
    action: str = ""
    links: tuple[Link, ...] = ()
    doubt: str = ""
    """Why its kind is not sure, in a sentence ("It stood under “Impact”."); empty where it is."""


@dataclass(frozen=True, slots=True)
class BriefingNote:
    """What stood under a question, belongs to it, and is no entry: evidence, a rating, an action's reference. `about` says which."""

    about: str
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class BriefingQuestion:
    """A question and all that stands beneath it. `number` is as written ("21.3", "A"), or empty."""

    number: str
    wording: str
    place: Place
    indicators: tuple[BriefingIndicator, ...] = ()
    achieved: tuple[BriefingEntry, ...] = ()
    still_to_do: tuple[BriefingEntry, ...] = ()
    notes: tuple[BriefingNote, ...] = ()

    @property
    def entries(self) -> tuple[BriefingEntry, ...]:
        """Both kinds, achieved first."""
        return self.achieved + self.still_to_do

    @property
    def name(self) -> str:
        """How a sentence names it: its number, or else the beginning of its wording in quotation marks."""
        if self.number:
            return self.number
        words = self.wording or "a question without words"
        return f"“{words}”" if len(words) <= 60 else f"“{words[:57].rsplit(' ', 1)[0]}…”"


@dataclass(frozen=True, slots=True)
class Leftover:
    """Text that was not part of the shape, in one run. `after` names the question it follows, or is empty.

    `pieces` are its passages one by one, so that each can be placed by hand.
    """

    text: str
    place: Place
    after: str = ""
    pieces: tuple[tuple[str, Place], ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """Where every line and every word of the document went. Lines and words each add up to the whole.

    A line counts as read when any of it is part of the shape; a word has a letter or a digit in it, and markup has none.
    """

    lines_read: int
    lines_left: int
    lines_of_markup: int
    lines_blank: int
    words_in_questions: int
    words_in_indicators: int
    words_achieved: int
    words_still_to_do: int
    words_in_headings: int
    words_left: int
    words_beside: int = 0
    """In what stands beside entries: differences, evidence, leads, deadlines, ratings."""

    @property
    def lines(self) -> int:
        """All lines of the document."""
        return self.lines_read + self.lines_left + self.lines_of_markup + self.lines_blank

    @property
    def words(self) -> int:
        """All words of the document."""
        placed = self.words_in_questions + self.words_in_indicators + self.words_achieved + self.words_still_to_do
        return placed + self.words_in_headings + self.words_left + self.words_beside


@dataclass(frozen=True, slots=True)
class CitedParagraph:
    """A paragraph that an entry cites by a number.

    `written` is the number as it stands in `entry.text`, from character `start` to `end`. `exists` says whether the document has a
    paragraph so numbered. `likely` is the number of the question that is meant, or None; where the paragraph exists and is a
    question it is that very one. `why` is a sentence for the person who accepts it.
    """

    question: BriefingQuestion
    entry: BriefingEntry
    written: str
    start: int
    end: int
    exists: bool
    likely: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading as written, its meaning (a key of `Vocabulary.columns`, or empty) and its first words."""

    heading: str
    meaning: str
    sample: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of the document. `read` says whether its columns were understood and its rows became questions and entries."""

    place: str
    columns: tuple[Column, ...]
    rows: int
    read: bool


@dataclass(frozen=True, slots=True)
class Briefing:
    """A whole document of the briefing's shape. `numbers` are the paragraph numbers it really has.

    `grids` are its tables with columns, read or not; `remarks` are sentences about what the reader left out; `tracked` counts the
    tracked changes it has.
    """

    file_name: str
    questions: tuple[BriefingQuestion, ...]
    numbers: frozenset[str]
    leftovers: tuple[Leftover, ...]
    tally: Tally
    citations: tuple[CitedParagraph, ...] = ()
    grids: tuple[Grid, ...] = ()
    remarks: tuple[str, ...] = ()
    tracked: int = 0

    def __iter__(self) -> Iterator[BriefingQuestion]:
        return iter(self.questions)

    @property
    def indicators(self) -> tuple[BriefingIndicator, ...]:
        """Every indicator, in reading order."""
        return tuple(indicator for question in self.questions for indicator in question.indicators)

    @property
    def achieved(self) -> tuple[BriefingEntry, ...]:
        """Every achieved entry, in reading order."""
        return tuple(entry for question in self.questions for entry in question.achieved)

    @property
    def still_to_do(self) -> tuple[BriefingEntry, ...]:
        """Every still-to-do entry, in reading order."""
        return tuple(entry for question in self.questions for entry in question.still_to_do)

    @property
    def dangling(self) -> tuple[CitedParagraph, ...]:
        """The citations of paragraphs that do not exist."""
        return tuple(citation for citation in self.citations if not citation.exists)


@dataclass(frozen=True, slots=True)
class Alternative:
    """A question or indicator of the bank that might be meant, and how alike it is, from 0 to 100."""

    key: str
    likeness: int


@dataclass(frozen=True, slots=True)
class IndicatorMatch:
    """An indicator of the document and the bank's `key` for it; None keeps it as this evaluation's own."""

    indicator: BriefingIndicator
    key: str | None
    sureness: int

    @property
    def own(self) -> bool:
        """Whether the bank has nothing like it beneath the question."""
        return self.key is None


@dataclass(frozen=True, slots=True)
class QuestionMatch:
    """A question of the document and the bank's `key` for it; None leaves it unplaced, and `why` says so in a sentence.

    `sureness` is from 0 to 100. `repeats` is True where an earlier question of the document has the same key: the two are merged.
    `alternatives` are the bank's likest questions, best first, the matched one included.
    """

    question: BriefingQuestion
    key: str | None
    sureness: int
    why: str
    repeats: bool = False
    alternatives: tuple[Alternative, ...] = ()
    indicators: tuple[IndicatorMatch, ...] = ()

    @property
    def sure(self) -> bool:
        """Whether it may be taken without asking."""
        return self.key is not None


@dataclass(frozen=True, slots=True)
class Matches:
    """One match for every question of the document, in its order, and the keys of the bank that nothing matched."""

    questions: tuple[QuestionMatch, ...]
    missing: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[QuestionMatch]:
        return iter(self.questions)

    @property
    def placed(self) -> tuple[QuestionMatch, ...]:
        """Those that are sure."""
        return tuple(match for match in self.questions if match.sure)

    @property
    def unplaced(self) -> tuple[QuestionMatch, ...]:
        """Those a person must place."""
        return tuple(match for match in self.questions if not match.sure)
