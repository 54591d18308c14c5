"""The snapshot: a frozen copy of a local area at a moment, and the published part of it.

Every document and workbook is made from a `PublishedSnapshot` and from nothing else. The types do the keeping apart: what is internal
(work status, owners, where a text was imported from) has no field in the published types, so no template can print it by mistake.
A snapshot repeats the wording of every question, so that a document made years later says what was asked then.
"""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from readiness import canonical
from readiness.evaluations.model import AdulthoodArea, AgeBand, Confidence, EntryKind, Judgement, Position, WorkStatus

SCHEMA = 1
"""Of the JSON. New fields have defaults; a rename or removal is a pure upgrade and a new number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedIndicator:
    """An indicator as asked, and the position on it; None is not answered. `own` ones are this self-evaluation's, not the bank's."""

    key: str
    wording: str
    source: str
    checked: bool
    own: bool
    position: Position | None
    who_finds_out: str = ""
    find_out_by: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedEntry:
    """One statement. `number` is permanent under its question; `place` is the number shown now ("2.6.7").

    `carried` ones came from an earlier self-evaluation and nobody has looked at them again: shown, marked, never counted.
    """

    number: int
    place: str
    kind: EntryKind
    text: str
    difference: str
    true_on: date | None
    confirmed_on: date | None
    partner: str
    lead: str
    due_on: date | None
    indicators: tuple[str, ...]
    ages: tuple[AgeBand, ...]
    groups: tuple[str, ...]
    adulthood: tuple[AdulthoodArea, ...]
    carried: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedQuestion:
    """One question as asked, with everything answered under it. Entries: achieved first, then still to do, each in its order.

    `number` is the place of the question in the bank ("2.6"); `publisher_number` is the publisher's own.
    """

    key: str
    number: str
    publisher_number: str
    short_title: str
    wording: str
    guidance: str
    source: str
    checked: bool
    usual_partners: tuple[str, ...]
    expected_evidence: tuple[str, ...]
    indicators: tuple[PublishedIndicator, ...]
    entries: tuple[PublishedEntry, ...]
    judgement: Judgement | None
    judgement_reason: str
    confidence: Confidence | None
    confidence_reason: str

    @property
    def achieved(self) -> tuple[PublishedEntry, ...]:
        """What has been achieved so far, in order."""
        return tuple(entry for entry in self.entries if entry.kind is EntryKind.ACHIEVED)

    @property
    def still_to_do(self) -> tuple[PublishedEntry, ...]:
        """What else needs to happen, in order."""
        return tuple(entry for entry in self.entries if entry.kind is EntryKind.STILL_TO_DO)

    @property
    def counted(self) -> tuple[PublishedEntry, ...]:
        """The entries that count: all but those carried forward that nobody has looked at again."""
        return tuple(entry for entry in self.entries if not entry.carried)

    @property
    def is_unanswered(self) -> bool:
        """Nothing at all has been said: no counted entry, no position, no judgement."""
        return not (self.counted or self.judgement or any(indicator.position for indicator in self.indicators))


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedSection:
    """A section of the bank; `number` counts from 1."""

    key: str
    number: str
    title: str
    introduction: str
    questions: tuple[PublishedQuestion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BankFacts:
    """Which bank was answered, and whether its framework has ended."""

    key: str
    version: str
    title: str
    framework: str
    framework_title: str
    status: str
    publisher: str
    source: str
    licence: str
    wording: str
    closed_on: date | None
    successor: str
    successor_title: str
    checked_on: date | None
    checked_by: str


@dataclass(frozen=True, kw_only=True)
class PublishedSnapshot:
    """The part of a snapshot that may leave the building, of one self-evaluation at one date.

    `groups` are the groups the area knows, so that a document can say which were never mentioned. `changed_on` is the last day on
    which anything here changed: a reader sees whether that is after `as_at`. Equal snapshots have equal digests.
    """

    schema: int
    area_key: str
    area_name: str
    demonstration: bool
    evaluation: int
    title: str
    started_on: date
    closed_on: date | None
    as_at: date
    changed_on: date
    bank: BankFacts
    sections: tuple[PublishedSection, ...]
    groups: tuple[str, ...]

    @property
    def questions(self) -> tuple[PublishedQuestion, ...]:
        """Every question in the order of the bank."""
        return tuple(question for section in self.sections for question in section.questions)

    @cached_property
    def content(self) -> bytes:
        """The canonical JSON: what `export --document snapshot` writes."""
        return canonical.encode(self)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of `content`, in hex: printed on every document, and what sha256sum says of the exported JSON."""
        return canonical.digest(self.content)


@dataclass(frozen=True, slots=True, kw_only=True)
class InternalQuestion:
    """What is known of a question and stays inside: where the writing stands, who owns it, by when."""

    key: str
    work_status: WorkStatus
    owner: str
    due_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class InternalEntry:
    """Where an entry came from and who wrote it."""

    question: str
    number: int
    source_file: str
    source_place: str
    recorded_by: str
    recorded_at: datetime


@dataclass(frozen=True, kw_only=True)
class AreaSnapshot:
    """Everything about one self-evaluation of a local area at a moment: the part that may be published, and the rest."""

    published: PublishedSnapshot
    questions: tuple[InternalQuestion, ...]
    entries: tuple[InternalEntry, ...]


def published(snapshot: AreaSnapshot) -> PublishedSnapshot:
    """The only thing a document can be made from."""
    return snapshot.published
