"""What a report's sections say where officers write, and which of them still say nothing. Values in, values out.

The words of a section are what officers typed; else the profile's standard paragraph; else the template's default. All three are
Markdown and may name what stands in {braces}, the names of `PLACEHOLDERS`. Other braces stay as they were typed: they are somebody's own.
"""

import re

from readiness.documents.blocks import spoken
from readiness.reports.model import PLACEHOLDERS, CouncilProfile, PublishedReport, ReportSection, Source, text_key
from readiness.snapshots.model import PublishedSnapshot

PLACEHOLDER = re.compile(rf"\{{({'|'.join(PLACEHOLDERS)})\}}")
MARKUP = re.compile(r"([\\`*_\[\]])")
"""Characters that mean something inside a line of Markdown: a name with an asterisk stays a name."""
UNTOLD = {"council": "the council", "meeting": "the meeting", "meeting_date": "a date to be set"}
"""What stands for what a draft has not been told yet, so that its sentences still read."""


def words_for(section: ReportSection, report: PublishedReport, snapshot: PublishedSnapshot) -> str:
    """The Markdown of a section, its placeholders filled; empty where nobody has written any.

    Of a section built from answers this is its default, for where there is nothing to build from.
    """
    return filled(_unfilled(section, report), report, snapshot)


def filled(markdown: str, report: PublishedReport, snapshot: PublishedSnapshot) -> str:
    """`markdown` with the values of its placeholders. They come from people too, so none can be taken for markup."""
    values = _values(report, snapshot)
    return PLACEHOLDER.sub(lambda found: MARKUP.sub(r"\\\1", values[found[1]]), markdown)


def unfinished(report: PublishedReport) -> tuple[ReportSection, ...]:
    """The mandatory sections at this depth that would say nothing: a final is refused while there is one.

    Beside those that officers write these are the sections that only the council's profile can fill. What is built from answers or
    from the framework says so itself where there is nothing.
    """
    sections = report.template.sections_at(report.depth)
    return tuple(one for one in sections if one.mandatory and not one.draft_only and _says_nothing(one, report))


def _says_nothing(section: ReportSection, report: PublishedReport) -> bool:
    return not _unfilled(section, report) and (section.source.is_written or profile_lacks(section.source, report.profile))


def _unfilled(section: ReportSection, report: PublishedReport) -> str:
    typed = report.text(text_key(section)) if section.source.is_written else ""
    standard = report.profile.paragraph(section.standard) if section.standard else ""
    return next((words for words in (typed.strip(), standard.strip(), section.default.strip()) if words), "")


def profile_lacks(source: Source, profile: CouncilProfile) -> bool:
    """Whether a section of this source is built from the profile, and the profile has nothing for it."""
    match source:
        case Source.COUNCIL_PLAN:
            return not profile.themes
        case Source.VALUES:
            return not profile.values
        case Source.SIGNATURE:
            return not profile.signatory
        case Source.CONTACT:
            return not profile.contacts
        case _:
            return False


def _values(report: PublishedReport, snapshot: PublishedSnapshot) -> dict[str, str]:
    told = {
        "area": snapshot.area_name,
        "council": report.profile.council,
        "framework": report.framework.title,
        "bank": snapshot.bank.title,
        "meeting": report.meeting,
        "meeting_date": spoken(report.meeting_on) if report.meeting_on else "",
        "as_at": spoken(snapshot.as_at),
    }
    return {name: value or UNTOLD.get(name, "") for name, value in told.items()}
