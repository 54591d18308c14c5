"""What stands in a self-evaluation, as read: the values pages show and snapshots are taken from. Pure.

Rows become these in `operations/reading.py` and nowhere else.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from readiness.banks.model import Indicator, Question, QuestionBank
from readiness.evaluations.model import (
    EntryContent,
    EntryKind,
    IndicatorPosition,
    Judgement,
    Mention,
    Position,
    QuestionJudgement,
    Source,
    WorkStatus,
)
from readiness.references.model import Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """A self-evaluation itself. `number` counts within its area; `id` is the database's."""

    id: int
    number: int
    title: str
    bank_key: str
    bank_version: str
    started_at: datetime
    closed_at: datetime | None
    closed_by: str
    carried_from: int | None
    version: int

    @property
    def is_open(self) -> bool:
        """Whether its text may still change."""
        return self.closed_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestedReference:
    """A paragraph number in an imported text that leads nowhere, and the question it probably means."""

    id: int
    written: str
    target: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One statement as it stands. `carried` ones came from an earlier self-evaluation and nobody has looked at them again."""

    question_key: str
    number: int
    kind: EntryKind
    content: EntryContent
    confirmed_on: date | None
    confirmed_by: str
    carried: bool
    source: Source | None
    recorded_at: datetime
    recorded_by: str
    changed_at: datetime
    changed_by: str
    removed_at: datetime | None
    removed_by: str
    version: int
    suggestions: tuple[SuggestedReference, ...] = ()
    mentions: tuple[Mention, ...] = ()

    @property
    def ref(self) -> Ref:
        """How a text names it."""
        return Ref(self.question_key, self.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldPosition:
    """The position on one indicator, and the version of its row. A position taken back is None under its version."""

    position: IndicatorPosition | None
    version: int
    changed_at: datetime
    changed_by: str


@dataclass(frozen=True, slots=True)
class Note:
    """What a document said under a question that is no entry. `question_key` is empty for one of the whole self-evaluation."""

    id: int
    question_key: str
    text: str
    source: Source
    added_at: datetime
    added_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionAnswer:
    """All that is said under one question. `entries` live, achieved first, each kind in its order; `removed` the latest first.

    Each version is 0 while nothing was recorded of its part.
    """

    key: str
    work_status: WorkStatus = WorkStatus.NOT_STARTED
    owner: str = ""
    due_on: date | None = None
    judgement: QuestionJudgement | None = None
    positions: Mapping[str, HeldPosition]
    own_indicators: tuple[Indicator, ...] = ()
    notes: tuple[Note, ...] = ()
    entries: tuple[Entry, ...] = ()
    removed: tuple[Entry, ...] = ()
    order_version: int = 0
    judgement_version: int = 0
    work_version: int = 0
    changed_at: datetime | None = None
    changed_by: str = ""

    def of_kind(self, kind: EntryKind) -> tuple[Entry, ...]:
        """The live entries of one kind, in order."""
        return tuple(entry for entry in self.entries if entry.kind is kind)

    def indicators(self, question: Question) -> tuple[Indicator, ...]:
        """The bank's indicators and then this self-evaluation's own."""
        return (*question.indicators, *self.own_indicators)

    @property
    def counted(self) -> tuple[Entry, ...]:
        """The entries that count: not those carried forward and not looked at again."""
        return tuple(entry for entry in self.entries if not entry.carried)

    @property
    def shown_status(self) -> WorkStatus:
        """The work status; once anything is said the writing has started, whether or not somebody set it so."""
        begun = bool(self.entries or self.judgement or any(held.position for held in self.positions.values()))
        return WorkStatus.IN_PROGRESS if begun and self.work_status is WorkStatus.NOT_STARTED else self.work_status


Answers = Mapping[str, QuestionAnswer]
"""By question key; a question nothing was ever said of is not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """One question in numbers: all that a list of questions says of it. `carried` entries stand in no other count."""

    work_status: WorkStatus = WorkStatus.NOT_STARTED
    owner: str = ""
    due_on: date | None = None
    judgement: Judgement | None = None
    positions: Mapping[Position, int]
    own_indicators: int = 0
    achieved: int = 0
    still_to_do: int = 0
    carried: int = 0
    without_difference: int = 0
    without_lead_or_date: int = 0
    has_suggestions: bool = False

    @property
    def shown_status(self) -> WorkStatus:
        """As that of the answer it counts."""
        begun = bool(self.achieved or self.still_to_do or self.carried or self.judgement or self.positions)
        return WorkStatus.IN_PROGRESS if begun and self.work_status is WorkStatus.NOT_STARTED else self.work_status


def tally(answer: QuestionAnswer) -> Tally:
    """What is said of a question, counted."""
    achieved = [entry for entry in answer.counted if entry.kind is EntryKind.ACHIEVED]
    still_to_do = [entry for entry in answer.counted if entry.kind is EntryKind.STILL_TO_DO]
    return Tally(
        work_status=answer.work_status,
        owner=answer.owner,
        due_on=answer.due_on,
        judgement=answer.judgement.judgement if answer.judgement else None,
        positions=Counter(held.position.position for held in answer.positions.values() if held.position),
        own_indicators=len(answer.own_indicators),
        achieved=len(achieved),
        still_to_do=len(still_to_do),
        carried=sum(entry.carried for entry in answer.entries),
        without_difference=sum(not entry.content.difference for entry in achieved),
        without_lead_or_date=sum(not (entry.content.lead and entry.content.due_on) for entry in still_to_do),
        has_suggestions=any(entry.suggestions for entry in answer.entries),
    )


def missing(question: Question, counted: Tally) -> tuple[str, ...]:
    """What the question still lacks, in the order in which to do it; empty when it is ready to be read."""
    indicators = len(question.indicators) + counted.own_indicators
    without = indicators - sum(counted.positions.values())
    lacks = (
        (counted.carried, f"{counted.carried} carried forward to look at again"),
        (without, f"{without} of {indicators} positions not answered"),
        (not (counted.achieved or counted.still_to_do or counted.carried), "nothing written yet"),
        (counted.without_difference, f"{counted.without_difference} achieved without what difference it made"),
        (counted.without_lead_or_date, f"{counted.without_lead_or_date} still to do without a lead or a date"),
        (counted.judgement is None, "no judgement"),
        (counted.has_suggestions, "a reference to a paragraph that does not exist"),
    )
    return tuple(words for is_lacking, words in lacks if is_lacking)


def places(bank: QuestionBank, live: Iterable[tuple[str, int]]) -> dict[Ref, str]:
    """The number shown now for every question and entry: "2.6", "2.6.7".

    `live` are (question key, entry number), each question's achieved entries before those still to do, in order. Documents count the
    same way by themselves; a test holds the two together.
    """
    shown = {Ref(key): number for key, number in bank.numbers.items()}
    counts: dict[str, int] = {}
    for key, number in live:
        if key in bank.numbers:
            counts[key] = counts.get(key, 0) + 1
            shown[Ref(key, number)] = f"{bank.numbers[key]}.{counts[key]}"
    return shown
