"""A whole report, from what officers wrote and one published snapshot.

`final` is made from a `PublishedReport`, which has no place for what is internal: no grid can be left in a final, because there is none
to leave. `draft` is made from a `DraftReport` and says in place what is carried over and what is still empty.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from readiness.documents.blocks import Block, Document, Heading, House, ListBlock, Note, Paragraph, Text, spoken
from readiness.packs.outlines import opening
from readiness.packs.outlines.entry import AS_LISTED
from readiness.packs.outlines.language import capital
from readiness.packs.outlines.report.counting import counted, keyed_once, levelled
from readiness.packs.outlines.report.cover import facts
from readiness.packs.outlines.report.explaining import explained
from readiness.packs.outlines.report.fitting import fitted
from readiness.packs.outlines.report.internal import DRAFT, before_the_words, grid
from readiness.packs.outlines.report.page import Page, is_short, said
from readiness.packs.outlines.report.placing import CitedNowhere, ReportPlaces, cited_in, first_key, section_key
from readiness.packs.outlines.report.sections import blocks_of, has_nothing
from readiness.packs.outlines.self_evaluation import author
from readiness.reports.finishing import unfinished
from readiness.reports.model import DraftReport, NotFinished, Numbering, PublishedReport, ReportSection, Source
from readiness.snapshots.model import PublishedSnapshot

POINTS = 12.0
"""Running text of what members read."""
CONTENTS = 1
"""Levels of headings in the list of contents, so that it fits the first page."""
OPENINGS = {
    Source.THINGS_TO_KNOW: "These stand out in the self-evaluation. They are chosen by fixed rules, the same in every area:",
    Source.QUESTIONS_TO_ASK: "You might ask officers and partners:",
    Source.STRENGTHS: "These stand out as strengths:",
    Source.WORRIES: "These stand out as worries:",
    Source.BACKGROUND_PAPERS: "This report rests on these papers:",
    Source.APPENDICES: "These belong to the report:",
    Source.GLOSSARY: "These words have a meaning of their own here:",
}
"""What comes before a list that would otherwise begin a counted section."""
Built = Callable[[Page], tuple[Block, ...]]


def final(report: PublishedReport, snapshot: PublishedSnapshot) -> Document:
    """The report that leaves the building. Raises NotFinished while a mandatory section is empty."""
    require_finished(report)
    return as_members_read_it(report, snapshot)


def require_finished(report: PublishedReport) -> None:
    """Raises NotFinished, which names every mandatory section that says nothing."""
    empty = unfinished(report)
    if empty:
        raise NotFinished(
            " ".join(
                f"“{each.label or each.key}” is empty. Fill it in the draft or in the council’s profile, then make the final again."
                for each in empty
            )
        )


def draft(report: DraftReport, snapshot: PublishedSnapshot) -> Document:
    """The report as it stands, with the grid that officers initial and with what they must still do."""

    def built(page: Page) -> tuple[Block, ...]:
        if page.section.source is Source.SIGN_OFF_GRID:
            return grid(report.sign_off, section_key(page.section))
        return (*before_the_words(page.section, report), *blocks_of(page))

    return fitted(
        report.report,
        lambda fitting: _document(fitting, snapshot, fitting.template.sections_at(fitting.depth), built, DRAFT),
    )


def cited_nowhere(report: PublishedReport, snapshot: PublishedSnapshot) -> tuple[CitedNowhere, ...]:
    """Every reference to nothing in what the report says, with where it is cited."""
    return tuple(dict.fromkeys(cited_in(places_of(report, snapshot))))


def places_of(report: PublishedReport, snapshot: PublishedSnapshot) -> ReportPlaces:
    """Where everything stands in the report as it will be published."""
    return _places(report, snapshot, _published(report))


def as_members_read_it(report: PublishedReport, snapshot: PublishedSnapshot) -> Document:
    """The final as it would be now: where a mandatory section is empty it says so, which no `final` does. For measuring."""
    return fitted(report, lambda fitting: _document(fitting, snapshot, _published(fitting), blocks_of, report.profile.marking))


def _published(report: PublishedReport) -> tuple[ReportSection, ...]:
    sections = report.template.sections_at(report.depth)
    return tuple(each for each in sections if not (each.draft_only or each.source is Source.SIGN_OFF_GRID))


def _places(report: PublishedReport, snapshot: PublishedSnapshot, sections: Sequence[ReportSection]) -> ReportPlaces:
    """The places of all sections that have something to say, and of headings that others stand under."""
    must_be_seen = set(unfinished(report))
    standing: list[ReportSection] = []
    for section in reversed(sections):
        holds_others = section.level == 1 and bool(standing) and standing[-1].level > 1 and bool(standing[-1].label)
        if holds_others or section in must_be_seen or not has_nothing(section, report, snapshot):
            standing.append(section)
    return ReportPlaces(snapshot, report, tuple(reversed(standing)))


def _document(
    report: PublishedReport, snapshot: PublishedSnapshot, sections: Sequence[ReportSection], built: Built, marking: str
) -> Document:
    places = _places(report, snapshot, sections)
    blocks = tuple(
        block
        for section, way in zip(places.sections, places.counts, strict=True)
        for block in _section(Page(section, way, places), built)
    )
    shown: tuple[Block, ...] = (*_notices(report, snapshot), *keyed_once(levelled(blocks)))
    if report.template.explains_terms:
        shown = explained(shown, report.framework.glossary)
    profile = report.profile
    return Document(
        title=report.template.title,
        subtitle=report.subject or snapshot.area_name,
        area=snapshot.area_name,
        as_at=snapshot.as_at,
        digest=snapshot.digest,
        facts=facts(report, snapshot),
        blocks=shown,
        author=profile.council or author(snapshot),
        description=f"{report.template.title}: {snapshot.area_name} as at {spoken(snapshot.as_at)}",
        contents_depth=CONTENTS if report.template.contents and not is_short(report) else 0,
        is_plain=True,
        marking=marking,
        points=POINTS,
        house=House(
            name=profile.council,
            colour=profile.colour,
            logo=profile.logo,
            logo_alternative=profile.logo_alternative,
            word_template=profile.word_template,
        ),
    )


def _section(page: Page, built: Built) -> tuple[Block, ...]:
    section = page.section
    blocks = _named(counted(_opened(built(page), page), page.way), page)
    if not section.label:
        return blocks
    heading = Heading(section.level, section.label, section_key(section), numbered=page.way is Numbering.BY_SECTION)
    return (heading, *blocks)


def _opened(blocks: tuple[Block, ...], page: Page) -> tuple[Block, ...]:
    """The blocks with a line before a list that they begin with, where sections are counted: a list alone has no number to cite."""
    if page.way is Numbering.NONE or not isinstance(next(iter(blocks), None), ListBlock):
        return blocks
    return (said(OPENINGS.get(page.section.source, AS_LISTED)), *blocks)


def _named(blocks: tuple[Block, ...], page: Page) -> tuple[Block, ...]:
    """The blocks with a key on the first counted paragraph, by whose number a continuous report names the section."""
    for place, block in enumerate(blocks):
        if page.way is Numbering.CONTINUOUS and isinstance(block, Paragraph) and block.numbered and not block.key:
            return (*blocks[:place], replace(block, key=first_key(page.section)), *blocks[place + 1 :])
    return blocks


def _notices(report: PublishedReport, snapshot: PublishedSnapshot) -> tuple[Note, ...]:
    """What a reader must know before the first word; a short report says in one box what changes how it is read."""
    if not is_short(report):
        return opening.as_blocks(snapshot)
    title, text = _in_short(report, snapshot)
    return (Note(title, (Paragraph((Text(text),)),)),) if text else ()


def _in_short(report: PublishedReport, snapshot: PublishedSnapshot) -> tuple[str, str]:
    invented = f"{snapshot.area_name} is invented" if snapshot.demonstration else ""
    ended = f"these inspections ended on {spoken(report.framework.ended_on)}" if report.framework.ended_on else ""
    if invented and ended:
        return ("This is for practice", f"{invented}, and {ended}.")
    if invented:
        return ("This is a demonstration", f"{invented}. Nothing here is real.")
    return ("These inspections have ended", f"{capital(ended)}. Inspectors no longer ask these questions.") if ended else ("", "")
