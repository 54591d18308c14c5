"""What the demonstration area consists of, every day resolved and every text as it is stored."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from readiness.errors import ReadinessError
from readiness.evaluations.model import EntryContent, EntryKind, IndicatorPosition, QuestionJudgement, WorkStatus
from readiness.reports.drafts import ReportDetails
from readiness.reports.model import CouncilProfile, SignOff


class StoryFault(ReadinessError):
    """A file of the demonstration cannot be used. The message names the file, the place and what is wrong, a line for each fault."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryEntry:
    """One entry and its history.

    `number` is its place under its question in order of creation, both kinds counted together, from 1: the n of `[[key:n]]`. A removed
    entry keeps its number. `earlier_text`, where given, is what it said from `written_on` until `changed_on`. `confirmed_on` is the
    day on which somebody said that nothing has changed.
    """

    number: int
    kind: EntryKind
    content: EntryContent
    written_by: str
    written_on: date
    earlier_text: str = ""
    changed_on: date | None = None
    confirmed_by: str = ""
    confirmed_on: date | None = None
    removed_by: str = ""
    removed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryQuestion:
    """What was answered of one question. `positions` by indicator key; an indicator that is not there is unanswered.

    `written_on` is the day by which positions and judgement stood as they do, not before any entry was written.
    """

    key: str
    owner: str
    due_on: date | None
    work_status: WorkStatus
    written_by: str
    written_on: date
    positions: Mapping[str, IndicatorPosition]
    judgement: QuestionJudgement | None
    entries: tuple[StoryEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryEvaluation:
    """One self-evaluation. A question of the bank that is not there is untouched."""

    bank: str
    version: str
    title: str
    started_on: date
    questions: tuple[StoryQuestion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryReport:
    """A report that officers are writing, of the self-evaluation of that number. `texts` by section."""

    document: str
    evaluation: int
    details: ReportDetails
    texts: Mapping[str, str]
    sign_off: tuple[SignOff, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The whole area. `groups` are those it added to the standard ones; `evaluations` stand in the order of their beginning."""

    key: str
    name: str
    groups: tuple[str, ...]
    as_at: date
    evaluations: tuple[StoryEvaluation, ...]
    profile: CouncilProfile
    reports: tuple[StoryReport, ...]
