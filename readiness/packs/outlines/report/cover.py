"""The lines under the title, as the template lists them; one with nothing to show, or nothing but the title, is left out."""

from typing import assert_never

from readiness.documents.blocks import Text, spoken
from readiness.documents.markdown import plain_text
from readiness.packs.outlines.language import listed
from readiness.packs.outlines.report.page import is_short
from readiness.reports.finishing import filled
from readiness.reports.model import CoverLine, CoverValue, PublishedReport
from readiness.snapshots.model import PublishedSnapshot

LEFT_OUT_IN_SHORT = frozenset(
    {CoverValue.COUNCIL, CoverValue.REPORT_OF, CoverValue.CONTACT, CoverValue.CABINET_MEMBER, CoverValue.LINE}
)
"""What a report of one side has no room for; the council’s name stands beside its title anyway."""


def facts(report: PublishedReport, snapshot: PublishedSnapshot) -> tuple[tuple[str, str], ...]:
    """(label, value) of each line that says something."""
    wanted = (line for line in report.template.cover if not (is_short(report) and line.value in LEFT_OUT_IN_SHORT))
    lines = ((line.label, _value(line, report, snapshot).strip()) for line in wanted)
    return tuple((label, value) for label, value in lines if value not in {"", report.template.title})


def _value(line: CoverLine, report: PublishedReport, snapshot: PublishedSnapshot) -> str:  # noqa: C901, PLR0911 - one line for each value
    profile = report.profile
    match line.value:
        case CoverValue.AREA:
            return snapshot.area_name
        case CoverValue.COUNCIL:
            return profile.council
        case CoverValue.MEETING:
            return report.meeting
        case CoverValue.MEETING_DATE:
            return spoken(report.meeting_on) if report.meeting_on else ""
        case CoverValue.REPORT_OF:
            return profile.report_of
        case CoverValue.SUBJECT:
            return report.subject
        case CoverValue.AS_AT:
            return spoken(snapshot.as_at)
        case CoverValue.CONTACT:
            return listed([", ".join(filter(None, (each.name.strip(), each.title.strip()))) for each in profile.contacts])
        case CoverValue.CABINET_MEMBER:
            return profile.cabinet_member
        case CoverValue.APPENDIX:
            appendix = report.appendix.strip()
            return f"Appendix {appendix}" if appendix and not appendix.casefold().startswith("appendix") else appendix
        case CoverValue.LINE:
            return plain_text(filled(line.line, report, snapshot), lambda ref: Text(ref.markup))
    assert_never(line.value)
