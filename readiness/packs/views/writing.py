"""What every page of a report being written needs at hand: the report, its template, its snapshot, how its sections read."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from markupsafe import Markup
from sqlalchemy.orm import Session

from readiness import clock
from readiness.areas.entering import area
from readiness.banks.views import library
from readiness.database import db
from readiness.documents import html
from readiness.documents.formats import DOCUMENT_FORMATS
from readiness.documents.markdown import entry_blocks
from readiness.documents.numbering import number as numbered
from readiness.evaluations.answers import Evaluation
from readiness.evaluations.operations import evaluation_by_number
from readiness.packs.outlines.report.document import cited_nowhere, draft, places_of
from readiness.packs.views.blueprint import snapshot_of
from readiness.reports import operations as reports
from readiness.reports.drafts import Report
from readiness.reports.finishing import filled, unfinished, words_for
from readiness.reports.held_templates import held_templates
from readiness.reports.model import Depth, DraftReport, NoSuchReport, ReportSection, ReportTemplate, Source, text_key
from readiness.reports.operations import ReportDesk
from readiness.snapshots.model import PublishedSnapshot
from readiness.web.access import person

BUILT = {
    Source.FIXED: "The same in every report of this kind: its words are in the template.",
    Source.SIGN_OFF_GRID: "A table for initials and dates. No final has it.",
    Source.COUNCIL_PLAN: "From the council’s profile.",
    Source.VALUES: "From the council’s profile.",
    Source.SIGNATURE: "From the council’s profile.",
    Source.CONTACT: "From the council’s profile.",
    Source.INSPECTION: "From what is known of the inspection framework.",
    Source.TIMETABLE: "From what is known of the inspection framework.",
    Source.FRAMEWORK_CHANGES: "From what is known of the inspection framework.",
    Source.GLOSSARY: "From what is known of the inspection framework.",
}
FROM_ANSWERS = "Made from the answers. To change it, change them."


@dataclass(frozen=True)
class Part:
    """One section as the page of its report shows it. `html` draws a text as the report will read."""

    section: ReportSection
    words: str
    origin: str
    version: int
    is_empty: bool
    is_carried: bool
    html: Callable[[str], Markup]

    @property
    def name(self) -> str:
        """What the page calls it; a section without a heading is called after its key."""
        return self.section.label or self.section.key.replace("-", " ").capitalize()

    @property
    def is_written(self) -> bool:
        """Whether officers write it."""
        return self.section.source.is_written


@dataclass(frozen=True)
class Writing:
    """One report being written, as a request reads it."""

    evaluation: Evaluation
    report: Report
    template: ReportTemplate
    depth: Depth

    @cached_property
    def snapshot(self) -> PublishedSnapshot:
        """What the report is made from, on the date it speaks for."""
        return snapshot_of(self.evaluation.number, self.report.details.as_at)

    @cached_property
    def said(self) -> DraftReport:
        """Everything the report says beside the snapshot."""
        return reports.draft_report(
            db.session(),
            self.report,
            self.template,
            self.depth,
            evaluation=self.evaluation,
            banks=library(),
        )

    def section(self, key: str) -> ReportSection:
        """A section that officers write at this depth. Raises NoSuchReport."""
        for section in self.template.sections_at(self.depth):
            if section.key == key and section.source.is_written:
                return section
        raise NoSuchReport(f"This report has no section “{key}” that you can write.")

    def text(self, section: ReportSection) -> tuple[str, int]:
        """What is typed in a section, and its version; nothing and 0 where nobody has."""
        held = self.report.texts.get(text_key(section))
        return (held.text, held.version) if held else ("", 0)

    def usual(self, section: ReportSection) -> str:
        """What stands in a section while nothing is typed: the standard paragraph, or the words of the template."""
        return words_for(section, self.said.report, self.snapshot)

    def parts(self) -> Iterator[Part]:
        """Every section at this depth, in order."""
        empty = unfinished(self.said.report)
        for section in self.template.sections_at(self.depth):
            held = self.report.texts.get(text_key(section)) if section.source.is_written else None
            yield Part(
                section=section,
                words=self.usual(section),
                origin=self._origin(section),
                version=held.version if held else 0,
                is_empty=section in empty,
                is_carried=bool(held and held.carried),
                html=self.html,
            )

    def _origin(self, section: ReportSection) -> str:
        if not section.source.is_written:
            return BUILT.get(section.source, FROM_ANSWERS)
        if self.text(section)[0]:
            held = self.report.texts[text_key(section)]
            return f"Written by {held.saved_by}." if held.saved_by else "Written by officers."
        if section.standard and self.said.report.profile.paragraph(section.standard):
            return "The standard paragraph of the council’s profile. Edit it to say something else in this report."
        return "The usual words of this kind of report. Edit them to say something else." if section.default else ""

    @cached_property
    def _labels(self) -> dict[str, str]:
        return dict(numbered(draft(self.said, self.snapshot)).labels)

    def html(self, text: str) -> Markup:
        """A text as the report will read, its references shown by their numbers there."""
        places = places_of(self.said.report, self.snapshot)
        blocks = entry_blocks(filled(text, self.said.report, self.snapshot), places.reference)
        return Markup(html.fragment(blocks, self._labels))  # noqa: S704 - the writer escapes every run  # nosec B704

    def targets(self) -> list[tuple[str, str]]:
        """(markup, words) of what a text may refer to: sections, appendices, questions."""
        return places_of(self.said.report, self.snapshot).offered()

    def around(self) -> dict[str, Any]:
        """What every page of the report shows around its own part."""
        return {
            "area": area(),
            "evaluation": self.evaluation,
            "report": self.report,
            "template": self.template,
            "depth": self.depth,
            "formats": DOCUMENT_FORMATS,
            "unfinished": unfinished(self.said.report),
            "cited": cited_nowhere(self.said.report, self.snapshot),
            "parts": list(self.parts()),
        }


def writing_of(number: int, report_number: int) -> Writing:
    """Report `report_number` of self-evaluation `number`, removed or not. Raises NoSuchReport, NoSuchThing."""
    evaluation = evaluation_by_number(db.session(), number)
    report = reports.report_by_number(db.session(), evaluation, report_number)
    template = held_templates().template(report.document)
    return Writing(evaluation, report, template, template.depth(report.details.depth))


def at_report(number: int, report_number: int, write: Callable[[ReportDesk], str]) -> Callable[[Session], str]:
    """`write` for `respond`: given the report held for writing."""

    def begin(session: Session) -> str:
        evaluation = evaluation_by_number(session, number)
        return write(
            reports.open_report(session, evaluation, report_number, templates=held_templates(), at=clock.now(), by=person().name)
        )

    return begin
