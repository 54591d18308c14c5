"""The council's profile and the reports of the story: how their file is written, and what comes out."""

import msgspec

from readiness.demonstration.story.calendar import Calendar
from readiness.demonstration.story.values import StoryReport
from readiness.reports.drafts import ReportDetails
from readiness.reports.model import Contact, CouncilProfile, SignOff


class WrittenNamed(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A theme of the council plan, or a value."""

    name: str
    text: str


class WrittenContact(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A contact officer."""

    name: str
    title: str
    telephone: str
    email: str


class WrittenProfile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the council says of itself. `paragraphs` by key."""

    council: str
    health_board: str
    report_of: str
    cabinet_member: str
    signatory: str
    colour: str
    marking: str
    sides: int
    contacts: tuple[WrittenContact, ...]
    themes: tuple[WrittenNamed, ...]
    values: tuple[WrittenNamed, ...]
    paragraphs: dict[str, str]


class WrittenSignOff(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A column of the internal grid."""

    role: str
    initials: str
    signed_on: int


class WrittenReport(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A report of self-evaluation number `evaluation`. `texts` by section."""

    document: str
    evaluation: int
    depth: str = ""
    subject: str
    meeting: str
    meeting_on: int
    texts: dict[str, str]
    sign_off: tuple[WrittenSignOff, ...] = ()


class WrittenReports(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The whole file."""

    profile: WrittenProfile
    reports: tuple[WrittenReport, ...]


def profile_of(written: WrittenProfile, calendar: Calendar) -> CouncilProfile:
    """The profile as it is stored."""
    return CouncilProfile(
        council=written.council,
        health_board=written.health_board,
        report_of=written.report_of,
        cabinet_member=written.cabinet_member,
        signatory=written.signatory,
        colour=written.colour,
        marking=written.marking,
        sides=written.sides,
        contacts=tuple(
            Contact(name=one.name, title=one.title, telephone=one.telephone, email=one.email) for one in written.contacts
        ),
        themes=tuple((one.name, calendar.text(one.text)) for one in written.themes),
        values=tuple((one.name, calendar.text(one.text)) for one in written.values),
        paragraphs=tuple((key, calendar.text(text)) for key, text in sorted(written.paragraphs.items())),
    )


def report_of(written: WrittenReport, calendar: Calendar) -> StoryReport:
    """A report as it is stored; it speaks for the day of the story. Raises NoSuchDate."""
    return StoryReport(
        document=written.document,
        evaluation=written.evaluation,
        details=ReportDetails(
            depth=written.depth,
            as_at=calendar.as_at,
            subject=written.subject,
            meeting=written.meeting,
            meeting_on=calendar.day(written.meeting_on),
        ),
        texts={key: calendar.text(text) for key, text in written.texts.items()},
        sign_off=tuple(
            SignOff(role=one.role, initials=one.initials, signed_on=calendar.day(one.signed_on)) for one in written.sign_off
        ),
    )
