"""Self-evaluations: the words and rules of positions, entries and judgements, as immutable values.

Nothing here reads rows or requests. Stored values are the enum members' values; what people read is their label, spelt once, here.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from readiness.canonical import printable
from readiness.errors import NotFound, OutOfDate, Refused

ENTRY_LIMIT = 10_000
"""Longest text of an entry, in characters. Excel keeps 32,767 in a cell and drops the rest in silence."""
NAME_LIMIT = 200
"""Longest name of a partner, lead, owner or group, in characters."""
PASTE_LIMIT = 200_000
"""Longest paste, in characters: far over any list of 100 points that people write."""
BULLETS_LIMIT = 100
"""Most entries that one paste may make."""


class EntryKind(StrEnum):
    """The two kinds of statement under a question."""

    ACHIEVED = "achieved"
    STILL_TO_DO = "still_to_do"

    @property
    def label(self) -> str:
        """The question it answers, as shown to people."""
        return {"achieved": "What has been achieved so far?", "still_to_do": "What else needs to happen?"}[self.value]

    @property
    def short(self) -> str:
        """Its name in a sentence, a column or a count."""
        return {"achieved": "Achieved", "still_to_do": "Still to do"}[self.value]


class Position(StrEnum):
    """Where the area stands on one indicator. Our scale, and said to be ours; never added up."""

    IN_PLACE = "in_place"
    PARTLY = "partly"
    NOT_YET = "not_yet"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"

    @property
    def label(self) -> str:
        """As shown to people."""
        return {
            "in_place": "In place",
            "partly": "Partly",
            "not_yet": "Not yet",
            "unknown": "We do not know",
            "not_applicable": "Not applicable",
        }[self.value]

    @property
    def tone(self) -> str:
        """The tone that stands beside the word, never instead of it (`documents.blocks.Cell`)."""
        return {"in_place": "good", "partly": "part", "not_yet": "bad", "unknown": "unknown", "not_applicable": "quiet"}[
            self.value
        ]


UNANSWERED = "Not answered"
"""What is said, everywhere, of an indicator without a position and a question without an answer."""


class Judgement(StrEnum):
    """What the area says of itself on one question. No official grade exists; this scale is ours."""

    WORKING_WELL = "working_well"
    DEVELOPING = "developing"
    AREA_TO_IMPROVE = "area_to_improve"
    CANNOT_SAY = "cannot_say"

    @property
    def label(self) -> str:
        """As shown to people."""
        return {
            "working_well": "Working well",
            "developing": "Developing",
            "area_to_improve": "Area to improve",
            "cannot_say": "We cannot say yet",
        }[self.value]

    @property
    def tone(self) -> str:
        """The tone that stands beside the word."""
        return {"working_well": "good", "developing": "part", "area_to_improve": "bad", "cannot_say": "unknown"}[self.value]


class Confidence(StrEnum):
    """How sure the area is of its judgement."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    @property
    def label(self) -> str:
        """As shown to people."""
        return self.value.capitalize()


class WorkStatus(StrEnum):
    """Where the writing stands; says nothing of how good the area is."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    READY_FOR_REVIEW = "ready_for_review"

    @property
    def label(self) -> str:
        """As shown to people."""
        return {"not_started": "Not started", "in_progress": "In progress", "ready_for_review": "Ready for review"}[self.value]


class AgeBand(StrEnum):
    """Ages of the children and young people an entry is about."""

    EARLY = "0-5"
    SCHOOL = "5-16"
    SIXTEEN = "16-19"
    NINETEEN = "19-25"

    @property
    def label(self) -> str:
        """As shown to people."""
        return self.value.replace("-", " to ")


class MentionKind(StrEnum):
    """What an entry names beside its statement, kept until the room it belongs to takes it up."""

    EVIDENCE = "evidence"
    BOARD = "board"
    ACTION = "action"
    DEADLINE = "deadline"

    @property
    def label(self) -> str:
        """As shown to people, in front of the words."""
        return {
            "evidence": "Evidence to attach",
            "board": "Board",
            "action": "Action reference",
            "deadline": "Deadline as written",
        }[self.value]


class AdulthoodArea(StrEnum):
    """The four areas of preparing for adulthood."""

    EMPLOYMENT = "employment"
    INDEPENDENT_LIVING = "independent_living"
    COMMUNITY = "community"
    HEALTH = "health"

    @property
    def label(self) -> str:
        """As shown to people."""
        return {
            "employment": "Education and employment",
            "independent_living": "Independent living",
            "community": "Friends and community",
            "health": "Good health",
        }[self.value]


STANDARD_GROUPS = (
    "Children in care and care leavers",
    "Children in need or on a protection plan",
    "Children missing education",
    "Children in alternative provision",
    "Young people known to youth justice",
    "Children on SEN support without a plan",
    "Children educated out of area",
    "Children educated at home",
)
"""Groups every local area starts with; a council adds its own. From the groups inspectors have named (DUD 17; framework scope)."""


CLOSED = "“{title}” is closed, so its text no longer changes. Start the next one to carry on."


class EvaluationClosed(Refused):
    """The self-evaluation is closed; its text no longer changes."""


class NoSuchThing(NotFound):
    """No question, entry, indicator or self-evaluation has this key here."""


class SomebodyElseSaved(OutOfDate):
    """The row's version is no longer the one the form was made from."""


class TooLong(Refused):
    """A text is over its limit. The message gives both lengths; nothing is cut."""


class NothingWritten(Refused):
    """A text that must hold words holds none."""


class NotAnIndicatorHere(Refused):
    """An entry says it supports an indicator that the question does not have."""


@dataclass(frozen=True, slots=True)
class IndicatorPosition:
    """The position on one indicator. An unknown one says who will find out; one not applicable says why."""

    position: Position
    who_finds_out: str = ""
    find_out_by: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class EntryContent:
    """All that a person writes of an entry of either kind; an achieved one leaves lead and deadline empty.

    `text` and `difference` are Markdown. `true_on` is the date the statement was true. `indicators` are keys.
    """

    text: str
    difference: str = ""
    true_on: date | None = None
    partner: str = ""
    lead: str = ""
    due_on: date | None = None
    indicators: tuple[str, ...] = ()
    ages: tuple[AgeBand, ...] = ()
    groups: tuple[str, ...] = ()
    adulthood: tuple[AdulthoodArea, ...] = ()


@dataclass(frozen=True, slots=True)
class QuestionJudgement:
    """What the area says of itself on one question, why, and how sure it is and why."""

    judgement: Judgement
    reason: str
    confidence: Confidence | None = None
    confidence_reason: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """Something an entry names: a document, a link, a board, an action. `words` are plain text of at most ENTRY_LIMIT characters."""

    kind: MentionKind
    words: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where an entry came from: the file's name and the place in it ("line 214, under 21.3")."""

    file: str
    place: str


BULLET = re.compile(r"^\s*(?:[•▪◦‣●○■–—*·o-]|\d{1,3}[.)]|[a-z][.)])\s+")


def cites(text: str, written: str) -> bool:
    """Whether `text` still cites the paragraph number `written`, and not merely a longer number it is part of."""
    return _citation(written).search(text) is not None


def with_reference(text: str, written: str, *, target: str) -> str:
    """`text` with its first citation of the paragraph `written` made a reference to the question `target`."""
    return _citation(written).sub(f"[[{target}]]", text, count=1)


def _citation(written: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\d.]){re.escape(written)}(?!\d|\.\d)")


def bullets_in(pasted: str) -> tuple[str, ...]:
    """The separate points of a text pasted from Word, marks taken off.

    With marked lines, an unmarked or deeper-marked line belongs to the point above it (a deeper one as its nested point). Without
    any, each line is a point.
    """
    lines = [line.rstrip() for line in clean_keeping_indent(pasted).split("\n") if line.strip()]
    marked = [line for line in lines if BULLET.match(line)]
    if not marked:
        return tuple(line.strip() for line in lines)
    shallowest = min(_indent(line) for line in marked)
    points: list[list[str]] = []
    has_nested = False
    for line in lines:
        mark = BULLET.match(line)
        words = line[mark.end() :].strip() if mark else line.strip()
        if not points or (mark and _indent(line) <= shallowest):
            points.append([words])
            has_nested = False
        elif mark:
            points[-1] += ["\n- " if has_nested else "\n\n- ", words]
            has_nested = True
        else:
            points[-1] += [" ", words]
    return tuple("".join(parts) for parts in points)


def clean_keeping_indent(text: str) -> str:
    """As `clean`, but the blanks before the first line stay, because they say how deep it is."""
    return printable(text.replace("\t", "    "))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
