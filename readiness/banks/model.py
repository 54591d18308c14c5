"""Question banks and framework facts: what is asked, as immutable values.

Nothing here reads files, the database or the web; `loader.py` reads the TOML files whose format `question_banks/README.md` documents.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from readiness.errors import NotFound, ReadinessError


class BankFault(ReadinessError):
    """A question bank or framework file cannot be used. The message names the file, the place and the remedy.

    Each of `faults` is one such sentence or two; the message has one a line.
    """

    def __init__(self, *faults: str) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class NoSuchBank(NotFound):
    """No question bank has this key and version."""


class NoSuchFramework(NotFound):
    """No framework has this key."""


class BankStatus(StrEnum):
    """Whether a bank may start a self-evaluation that will meet an inspection."""

    IN_USE = "in-use"
    CLOSED = "closed"
    DRAFT = "draft"

    @property
    def label(self) -> str:
        """As shown to people."""
        return {"in-use": "In use", "closed": "Closed", "draft": "Draft"}[self.value]


class WordingOrigin(StrEnum):
    """Whose words the questions are in."""

    OURS = "ours"
    VERBATIM = "verbatim"

    @property
    def label(self) -> str:
        """As shown to people."""
        return {"ours": "Written for Readiness", "verbatim": "The publisher's own words"}[self.value]


class PartnerKind(StrEnum):
    """The kinds of organisation that usually answer a question (codes of `question_banks/README.md`)."""

    COUNCIL_EDUCATION = "CE"
    CHILDRENS_SOCIAL_CARE = "CSC"
    ADULT_SOCIAL_CARE = "ASC"
    PUBLIC_HEALTH = "PH"
    INTEGRATED_CARE_BOARD = "ICB"
    HEALTH_PROVIDER = "HP"
    NHS_ENGLAND = "NHSE"
    EARLY_YEARS = "EY"
    SCHOOLS = "SCH"
    COLLEGES = "FE"
    ALTERNATIVE_PROVISION = "AP"
    YOUTH_JUSTICE = "YJ"
    VIRTUAL_SCHOOL = "VS"
    PARENT_CARER_FORUM = "PCF"
    YOUNG_PEOPLE = "YP"
    SENDIASS = "IAS"
    MEMBERS = "MEM"
    BOARD_CHAIR = "CHAIR"
    PEER_REVIEWERS = "PEER"
    HEALTH_AND_WELLBEING_BOARD = "HWB"

    @property
    def label(self) -> str:
        """As shown to people."""
        return PARTNER_LABELS[self]


PARTNER_LABELS = {
    PartnerKind.COUNCIL_EDUCATION: "Council education",
    PartnerKind.CHILDRENS_SOCIAL_CARE: "Children’s social care",
    PartnerKind.ADULT_SOCIAL_CARE: "Adult social care",
    PartnerKind.PUBLIC_HEALTH: "Public health",
    PartnerKind.INTEGRATED_CARE_BOARD: "Integrated care board",
    PartnerKind.HEALTH_PROVIDER: "Health providers",
    PartnerKind.NHS_ENGLAND: "NHS England",
    PartnerKind.EARLY_YEARS: "Early years settings",
    PartnerKind.SCHOOLS: "Schools",
    PartnerKind.COLLEGES: "Colleges",
    PartnerKind.ALTERNATIVE_PROVISION: "Alternative provision",
    PartnerKind.YOUTH_JUSTICE: "Youth justice service",
    PartnerKind.VIRTUAL_SCHOOL: "Virtual school",
    PartnerKind.PARENT_CARER_FORUM: "Parent carer forum",
    PartnerKind.YOUNG_PEOPLE: "Young people’s group",
    PartnerKind.SENDIASS: "SENDIASS",
    PartnerKind.MEMBERS: "Elected members and democratic services",
    PartnerKind.BOARD_CHAIR: "Chair of the SEND board",
    PartnerKind.PEER_REVIEWERS: "Peer reviewers",
    PartnerKind.HEALTH_AND_WELLBEING_BOARD: "Health and wellbeing board",
}


@dataclass(frozen=True, slots=True)
class Indicator:
    """A suggested sign that the thing asked about is happening. `key` is permanent and unique in its bank.

    `checked` is False while the line rests on a source nobody has checked; it is then shown to be so.
    """

    key: str
    wording: str
    source: str
    checked: bool = True


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that is asked. `key` is permanent: answers point at it. `number` is the publisher's own, or empty.

    `guidance` is Markdown. `source` cites the paragraph the wording comes from.
    """

    key: str
    number: str
    wording: str
    guidance: str
    source: str
    partners: tuple[PartnerKind, ...]
    expected_evidence: tuple[str, ...]
    indicators: tuple[Indicator, ...]
    short_title: str
    checked: bool = True


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the questions under it, in the order they are asked. `introduction` is Markdown, possibly empty."""

    key: str
    title: str
    introduction: str
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class QuestionBank:
    """One version of one bank. `closed_on` is given exactly when the status is closed.

    `retired` holds the question and indicator keys of earlier released versions that this one leaves out on purpose.
    """

    key: str
    version: str
    title: str
    framework: str
    status: BankStatus
    publisher: str
    source: str
    licence: str
    wording: WordingOrigin
    sections: tuple[Section, ...]
    closed_on: date | None = None
    successor: str = ""
    checked_on: date | None = None
    checked_by: str = ""
    retired: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[Question]:
        return (question for section in self.sections for question in section.questions)

    @cached_property
    def by_key(self) -> dict[str, Question]:
        """Every question by its key."""
        return {question.key: question for question in self}

    @cached_property
    def numbers(self) -> dict[str, str]:
        """The number each question has in our pages and documents, "2.6": section, then place in it. Both start at 1."""
        return {
            question.key: f"{place}.{order}"
            for place, section in enumerate(self.sections, 1)
            for order, question in enumerate(section.questions, 1)
        }


@dataclass(frozen=True, slots=True)
class Explanation:
    """One plain-English paragraph for somebody who does not know the inspection. `text` is Markdown."""

    heading: str
    text: str
    source: str
    checked: bool


@dataclass(frozen=True, slots=True)
class Timing:
    """A length of time the framework sets. `unit` is "working days", "weeks", "months" or "years"."""

    key: str
    label: str
    value: int
    unit: str
    source: str
    checked: bool


@dataclass(frozen=True, slots=True)
class InspectionOutcome:
    """One of the outcomes an inspection can have, and what follows it. Never a scale to judge oneself by."""

    key: str
    wording: str
    follows: tuple[str, ...]
    source: str
    checked: bool


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the glossary. `short` is a meaning of few words, for reports with little room; empty where `meaning` is short enough."""

    term: str
    meaning: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class RenamedRole:
    """A body or role whose name died. `until` is the last day of the old name, if known."""

    then: str
    now: str
    until: date | None
    source: str


@dataclass(frozen=True, slots=True)
class Framework:
    """The facts of one inspection framework."""

    key: str
    title: str
    in_force_from: date
    ended_on: date | None
    successor: str
    summary: str
    explanations: tuple[Explanation, ...] = field(default=())
    timings: tuple[Timing, ...] = field(default=())
    outcomes: tuple[InspectionOutcome, ...] = field(default=())
    glossary: tuple[Term, ...] = field(default=())
    renamed: tuple[RenamedRole, ...] = field(default=())
