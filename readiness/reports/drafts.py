"""What officers keep of a report and of the council's profile, as read: the values pages show and reports are made from. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from readiness.errors import OutOfDate, Refused

TEXT_LIMIT = 10_000
"""Longest text, in characters: that of an entry, so that what reads one reads the other."""
NAME_LIMIT = 200
LINES_LIMIT = 50
"""Most contacts, themes, values, roles."""
SIDES_LIMIT = 1_000
PARAGRAPH_LABELS = {
    "finance": "Finance",
    "law": "Law",
    "equality": "Equality",
    "human-resources": "Human resources",
    "risk": "Risk",
    "consultation": "Consultation",
    "climate": "Climate",
    "crime-and-disorder": "Crime and disorder",
}
"""By key of STANDARD_PARAGRAPHS: as shown to people."""


class NotSaved(Refused):
    """What was typed breaks a rule. The message names it and says what to do; nothing was changed."""


class SomebodyElseChanged(OutOfDate):
    """The part's version is no longer the one the form was made from. `current` is what it says now, where it is one text."""

    def __init__(self, message: str, *, current: str = "", by: str = "", at: datetime | None = None) -> None:
        super().__init__(message)
        self.current = current
        self.by = by
        self.at = at


class ProfilePart(StrEnum):
    """A part of the profile that is saved by itself, so that two people who fill different parts never meet."""

    NAMES = "names"
    CONTACTS = "contacts"
    PLAN = "plan"
    """Council-plan themes and values."""
    PARAGRAPHS = "paragraphs"
    LIMITS = "limits"
    """Sides of A4, marking and the roles of the internal grid."""

    @property
    def label(self) -> str:
        """As shown to people."""
        return {
            "names": "Names and colour",
            "contacts": "Contact officers",
            "plan": "Council plan and values",
            "paragraphs": "Standard paragraphs",
            "limits": "Limits and roles",
        }[self.value]


class FileKind(StrEnum):
    """A file that the profile holds, at most one of each."""

    LOGO = "logo"
    WORD_TEMPLATE = "word-template"

    @property
    def label(self) -> str:
        """As shown to people."""
        return {"logo": "Logo", "word-template": "Word template"}[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileNames:
    """The names and the colour of a profile, as typed."""

    council: str = ""
    health_board: str = ""
    report_of: str = ""
    cabinet_member: str = ""
    signatory: str = ""
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Saved:
    """When a part was last saved, by whom, under which version."""

    version: int
    saved_at: datetime
    saved_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileFile:
    """A file of the profile without its bytes. The tuples are those of `files.word_template.LetIn`, and empty for a logo."""

    kind: FileKind
    name: str
    digest: str
    size: int
    said: tuple[str, ...]
    missing: tuple[str, ...]
    found: tuple[str, ...]
    unset: tuple[str, ...]
    has_header: bool
    has_footer: bool
    paper: str
    added_at: datetime
    added_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDetails:
    """What a report is for: what officers choose when they start it, and may change."""

    depth: str
    as_at: date
    subject: str = ""
    meeting: str = ""
    meeting_on: date | None = None
    appendix: str = ""
    marking: str = ""
    """In place of the profile's, where it is given."""


@dataclass(frozen=True, slots=True)
class ReportText:
    """What officers wrote in one section. `carried`: from an earlier report, and nobody has looked at it again."""

    text: str
    carried: bool
    version: int
    saved_at: datetime
    saved_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report that officers work on. `number` counts within its self-evaluation and stands in addresses; `id` is the database's.

    `shown_at` is when it was given to members to read. Details and the internal grid each have a version of their own: who initials makes nobody's details stale.
    """

    id: int
    number: int
    evaluation_id: int
    document: str
    details: ReportDetails
    created_at: datetime
    created_by: str
    details_version: int
    sign_off_version: int
    shown_at: datetime | None
    shown_by: str
    removed_at: datetime | None
    removed_by: str
    texts: Mapping[str, ReportText] = field(default_factory=dict)

    @property
    def carried(self) -> tuple[str, ...]:
        """The keys of sections carried over that nobody has looked at again."""
        return tuple(key for key, text in self.texts.items() if text.carried)
