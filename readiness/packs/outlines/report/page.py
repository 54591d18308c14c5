"""What every builder of a section is given, and the small shapes they share."""

from collections.abc import Iterable
from dataclasses import dataclass

from readiness.documents.blocks import Block, ListBlock, ListItem, Paragraph, Runs, Text
from readiness.documents.markdown import entry_blocks
from readiness.packs.outlines.question import NOT_CHECKED
from readiness.packs.outlines.report.counting import countable
from readiness.packs.outlines.report.placing import ReportPlaces
from readiness.reports.finishing import words_for
from readiness.reports.model import Numbering, PublishedReport, ReportSection
from readiness.snapshots.model import PublishedSnapshot


@dataclass(frozen=True, slots=True)
class Page:
    """One section about to be built: the report it is in, how it is counted, and the level that headings in it have."""

    section: ReportSection
    way: Numbering
    places: ReportPlaces

    @property
    def report(self) -> PublishedReport:
        """All that the report says beside the snapshot."""
        return self.places.report

    @property
    def snapshot(self) -> PublishedSnapshot:
        """What was answered."""
        return self.places.snapshot

    @property
    def level(self) -> int:
        """The level of a heading inside the section: below its own, or in its place where it has none."""
        return self.section.level + 1 if self.section.label else self.section.level

    @property
    def is_short(self) -> bool:
        """Whether the report has room for the least alone."""
        return is_short(self.report)

    def written(self) -> tuple[Block, ...]:
        """What officers wrote, or the profile's standard paragraph, or the template's default."""
        return self.running(words_for(self.section, self.report, self.snapshot))

    def running(self, markdown: str) -> tuple[Block, ...]:
        """Markdown as running text."""
        return countable(entry_blocks(markdown, self.places.reference))


def is_short(report: PublishedReport) -> bool:
    """Whether the depth has a limit of words, or of one side."""
    return bool(report.depth.words) or report.depth.sides == 1


def said(text: str) -> Paragraph:
    """A sentence or two of ours, as running text."""
    return Paragraph((Text(text),), numbered=True)


def bullets(points: Iterable[Runs]) -> ListBlock:
    """Points, one after another."""
    return ListBlock(tuple(ListItem(point) for point in points))


def note(text: str) -> Paragraph:
    """A small remark about the text."""
    return Paragraph((Text(text),), style="note")


def unless_checked(checked: bool) -> tuple[Text, ...]:
    """What stands behind words that rest on nothing checked."""
    return () if checked else (Text(f" {NOT_CHECKED}", emphasis=True),)
