"""Report templates, the council's profile, and a report as it stands between the two.

A `ReportTemplate` is read from one file in `templates/reports/`. `PublishedReport` is all that a report says beside the snapshot, and
has no place for what is internal; `DraftReport` adds the grid that officers initial. A final report is made from the first alone, so
that no grid can be left in one.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from readiness.banks.model import Framework
from readiness.errors import NotFound, ReadinessError, Refused
from readiness.snapshots.model import PublishedSnapshot


class TemplateFault(ReadinessError):
    """A report template cannot be used. The message names file, place and remedy of every fault, one a line."""

    def __init__(self, *faults: str) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class NoSuchReport(NotFound):
    """There is no report template, depth or draft of this name."""


class NotFinished(Refused):
    """A final report was asked for while a mandatory section is empty. The message names each."""


class Numbering(StrEnum):
    """How a report counts its paragraphs."""

    CONTINUOUS = "continuous"
    """1, 2, 3 through the whole report; what stands under a paragraph is 21.1."""
    BY_SECTION = "by-section"
    """Sections 1, 2, 3; their paragraphs 1.1, 1.2."""
    NONE = "none"


class Source(StrEnum):
    """Where a section gets its words. The first three are written; all others are built from the snapshot, framework or profile."""

    TEXT = "text"
    """What officers write; else the profile's standard paragraph; else the default."""
    FIXED = "fixed"
    """The lines of the template, the same in every report."""
    RECOMMENDATIONS = "recommendations"
    """Written once and shown wherever the template asks for them."""
    INSPECTION = "inspection"
    """The framework's explanations, each under a heading of its own."""
    TIMETABLE = "timetable"
    """The framework's lengths of time, as a table."""
    FRAMEWORK_CHANGES = "framework-changes"
    """What has changed since the framework ended: what took its place, and names that died."""
    QUESTIONS = "questions"
    """Every question in four parts: what is asked, suggested indicators, achieved, still to do."""
    STANDING = "where-we-stand"
    THINGS_TO_KNOW = "things-to-know"
    QUESTIONS_TO_ASK = "questions-to-ask"
    MAY_BE_ASKED = "inspectors-may-ask"
    STRENGTHS = "strengths"
    WORRIES = "worries"
    CHANGED = "changed-since"
    """What changed since this reader last read, or since the report before."""
    CHART = "chart"
    MISSING = "missing"
    COUNCIL_PLAN = "council-plan"
    VALUES = "values"
    SIGNATURE = "signature"
    CONTACT = "contact"
    BACKGROUND_PAPERS = "background-papers"
    APPENDICES = "appendices"
    GLOSSARY = "glossary"
    SIGN_OFF_GRID = "sign-off-grid"
    """Stands in drafts alone, whatever the template says."""

    @property
    def is_written(self) -> bool:
        """Whether officers write it in the draft."""
        return self in {Source.TEXT, Source.RECOMMENDATIONS, Source.BACKGROUND_PAPERS, Source.APPENDICES}


class CoverValue(StrEnum):
    """What a line of the cover may show."""

    AREA = "area"
    COUNCIL = "council"
    MEETING = "meeting"
    MEETING_DATE = "meeting-date"
    REPORT_OF = "report-of"
    SUBJECT = "subject"
    AS_AT = "as-at"
    CONTACT = "contact"
    CABINET_MEMBER = "cabinet-member"
    APPENDIX = "appendix"
    """Of a report that is itself an appendix ("Appendix 3")."""
    LINE = "line"
    """The fixed words of the template."""


STANDARD_PARAGRAPHS = ("finance", "law", "equality", "human-resources", "risk", "consultation", "climate", "crime-and-disorder")
"""The standard paragraphs a profile may hold, by key. A section names one as what it begins from."""
PLACEHOLDERS = ("area", "council", "framework", "bank", "meeting", "meeting_date", "as_at")
"""What {braces} in defaults, fixed lines and standard paragraphs may name."""
ROLES = ("Typed", "Originator", "Head of service", "Chief officer", "Cabinet member", "Legal", "Finance", "Media")
"""The usual columns of the internal grid; a profile may have others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Depth:
    """One length of a report. `words` and `sides` (of A4) are limits, 0 for none; `numbering` is its own where it is given."""

    key: str
    label: str
    summary: str = ""
    words: int = 0
    sides: int = 0
    numbering: Numbering | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverLine:
    """A line under the title: its label, and what it shows. `line` is given exactly when `value` is LINE."""

    label: str
    value: CoverValue
    line: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSection:
    """One section. `key` is unique in its template; `label` is its heading, unique too, or empty for none.

    `level` is that of the heading, 1 or 2. `default` is Markdown and stands where nothing else does. `depths` are those it stands in,
    all where empty. `most` bounds what is listed, 0 for everything. A `draft_only` section is in no final report.
    """

    key: str
    label: str
    source: Source
    level: int = 1
    mandatory: bool = False
    numbered: bool = True
    draft_only: bool = False
    default: str = ""
    standard: str = ""
    lines: tuple[str, ...] = ()
    depths: tuple[str, ...] = ()
    most: int = 0
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportTemplate:
    """One kind of report. `key` is its file's name and what `--document` calls it; the first depth is the usual one.

    `explains_terms` has words of the framework's glossary explained where they first stand.
    """

    key: str
    title: str
    summary: str
    numbering: Numbering
    depths: tuple[Depth, ...]
    cover: tuple[CoverLine, ...]
    sections: tuple[ReportSection, ...]
    contents: bool = False
    explains_terms: bool = False

    def depth(self, key: str) -> Depth:
        """The depth called `key`; the usual one where it is empty. Raises NoSuchReport."""
        if not key:
            return self.depths[0]
        for depth in self.depths:
            if depth.key == key:
                return depth
        known = ", ".join(each.key for each in self.depths)
        raise NoSuchReport(f"“{self.title}” has no depth “{key}”. Choose one of: {known}.")

    def sections_at(self, depth: Depth) -> tuple[ReportSection, ...]:
        """The sections that stand at `depth`, in order."""
        return tuple(section for section in self.sections if not section.depths or depth.key in section.depths)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A contact officer."""

    name: str
    title: str = ""
    telephone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilProfile:
    """What a council says of itself in every report. `colour` is #rrggbb; `paragraphs` are (key of STANDARD_PARAGRAPHS, Markdown).

    `sides` is the council's limit in sides of A4, 0 for none. `roles` head the internal grid. A theme is what the council plan says and
    how this work serves it; a value likewise.
    """

    council: str = ""
    health_board: str = ""
    report_of: str = ""
    cabinet_member: str = ""
    signatory: str = ""
    colour: str = ""
    logo: bytes = b""
    logo_alternative: str = ""
    word_template: bytes = b""
    contacts: tuple[Contact, ...] = ()
    themes: tuple[tuple[str, str], ...] = ()
    values: tuple[tuple[str, str], ...] = ()
    paragraphs: tuple[tuple[str, str], ...] = ()
    roles: tuple[str, ...] = ROLES
    sides: int = 0
    marking: str = ""

    def paragraph(self, key: str) -> str:
        """The standard paragraph called `key`, or an empty string."""
        return dict(self.paragraphs).get(key, "")


@dataclass(frozen=True, kw_only=True)
class PublishedReport:
    """Everything a report says beside the snapshot it is made from.

    `texts` are (section key, Markdown), as officers wrote them; recommendations, appendices and background papers are there under the
    names of their sources, one to a line or as a list. `earlier` is what this reader read last, on `earlier_on`; `successor` is the
    framework that took the place of `framework`.
    """

    template: ReportTemplate
    depth: Depth
    framework: Framework
    profile: CouncilProfile = field(default_factory=CouncilProfile)
    subject: str = ""
    meeting: str = ""
    meeting_on: date | None = None
    appendix: str = ""
    texts: tuple[tuple[str, str], ...] = ()
    successor: Framework | None = None
    earlier: PublishedSnapshot | None = None
    earlier_on: date | None = None

    def text(self, key: str) -> str:
        """What officers wrote under `key`, or an empty string."""
        return dict(self.texts).get(key, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOff:
    """A column of the internal grid: whose, and what they have put there."""

    role: str
    initials: str = ""
    signed_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class DraftReport:
    """A report with what is internal. `carried` are the keys of sections carried over from last time that nobody has looked at."""

    report: PublishedReport
    sign_off: tuple[SignOff, ...]
    carried: tuple[str, ...] = ()


def text_key(section: ReportSection) -> str:
    """Under which key the words of a written section are kept: recommendations and lists stand once, wherever they are shown."""
    return section.key if section.source is Source.TEXT else section.source.value
