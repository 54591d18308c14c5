"""What each section of a report says, by its source. A source that nobody builds is a mistake that mypy finds."""

from typing import Literal, assert_never

from readiness.documents.blocks import Block
from readiness.packs.outlines.missing import what_is_missing
from readiness.packs.outlines.report import asking, card, changes, choosing, council, inspection
from readiness.packs.outlines.report.brief import IN_A_SENTENCE, in_a_sentence
from readiness.packs.outlines.report.chart import chart
from readiness.packs.outlines.report.counting import countable
from readiness.packs.outlines.report.page import Page
from readiness.packs.outlines.report.questions import questions
from readiness.reports.finishing import filled, profile_lacks, words_for
from readiness.reports.model import PublishedReport, ReportSection, Source
from readiness.snapshots.model import PublishedSnapshot

Chosen = Literal[
    Source.STANDING,
    Source.THINGS_TO_KNOW,
    Source.QUESTIONS_TO_ASK,
    Source.MAY_BE_ASKED,
    Source.STRENGTHS,
    Source.WORRIES,
    Source.CHANGED,
]
Told = Literal[
    Source.COUNCIL_PLAN,
    Source.VALUES,
    Source.SIGNATURE,
    Source.CONTACT,
    Source.BACKGROUND_PAPERS,
    Source.APPENDICES,
    Source.RECOMMENDATIONS,
]


def blocks_of(page: Page) -> tuple[Block, ...]:  # noqa: C901, PLR0911 - a case for each source, and no source without one
    """The section without its heading, every paragraph that may be counted marked so."""
    source = page.section.source
    match source:
        case Source.TEXT:
            return page.written()
        case Source.FIXED:
            lines = (filled(line, page.report, page.snapshot) for line in page.section.lines)
            return tuple(block for line in lines for block in page.running(line))
        case Source.INSPECTION:
            return inspection.inspection(page)
        case Source.TIMETABLE:
            return inspection.timetable(page)
        case Source.FRAMEWORK_CHANGES:
            return inspection.framework_changes(page)
        case Source.GLOSSARY:
            return inspection.glossary(page)
        case Source.QUESTIONS:
            return questions(page)
        case Source.CHART:
            return chart(page)
        case Source.MISSING:
            _, first, *gaps = what_is_missing(page.snapshot, page.places)
            return (*countable((first,)), *gaps)
        case Source.SIGN_OFF_GRID:
            # Nothing here can draw it: a report that is published knows of no grid.
            return ()
        case (
            Source.STANDING
            | Source.THINGS_TO_KNOW
            | Source.QUESTIONS_TO_ASK
            | Source.MAY_BE_ASKED
            | Source.STRENGTHS
            | Source.WORRIES
            | Source.CHANGED
        ):
            return countable(_chosen(source, page))
        case _:
            return _told(source, page)


def _chosen(source: Chosen, page: Page) -> tuple[Block, ...]:
    """What is chosen by rule from the answers."""
    report, snapshot, places, most = page.report, page.snapshot, page.places, page.section.most
    match source:
        case Source.STANDING:
            in_brief = most == IN_A_SENTENCE
            return in_a_sentence(snapshot, places) if in_brief else choosing.where_we_stand(snapshot, places, page.is_short)
        case Source.THINGS_TO_KNOW:
            return choosing.things_to_know(report, snapshot, places, most)
        case Source.QUESTIONS_TO_ASK:
            return asking.questions_to_ask(snapshot, places, most)
        case Source.MAY_BE_ASKED:
            return card.may_be_asked(report, snapshot, places, most)
        case Source.STRENGTHS:
            return card.strengths(snapshot, places, most)
        case Source.WORRIES:
            return card.worries(snapshot, places, most)
        case Source.CHANGED:
            return changes.changed(report, snapshot, places)
    assert_never(source)


def _told(source: Told, page: Page) -> tuple[Block, ...]:
    """What the council and its officers say."""
    match source:
        case Source.RECOMMENDATIONS:
            return council.recommendations(page)
        case Source.COUNCIL_PLAN:
            return council.council_plan(page)
        case Source.VALUES:
            return council.values(page)
        case Source.SIGNATURE:
            return council.signature(page)
        case Source.CONTACT:
            return council.contact(page)
        case Source.BACKGROUND_PAPERS:
            return council.background_papers(page)
        case Source.APPENDICES:
            return council.appendices(page)
    assert_never(source)


def has_nothing(section: ReportSection, report: PublishedReport, snapshot: PublishedSnapshot) -> bool:
    """Whether the section has nothing to be built from, and no default to stand in its place."""
    return _lacks(section.source, report) and not words_for(section, report, snapshot).strip()


def _lacks(source: Source, report: PublishedReport) -> bool:
    framework = report.framework
    match source:
        case Source.TIMETABLE:
            return not framework.timings
        case Source.GLOSSARY:
            return not framework.glossary
        case Source.FRAMEWORK_CHANGES:
            return framework.ended_on is None and not framework.renamed
        case Source.CHANGED:
            return report.earlier is None
        case _:
            return source.is_written or profile_lacks(source, report.profile)
