"""The positions on every question as a table and a chart, each question by its title and its number in this report alone."""

from collections.abc import Iterator

from readiness.documents.blocks import Block, Cell, Figure, Table, Text
from readiness.documents.charts import Series, stacked_bars
from readiness.packs.outlines.language import several
from readiness.packs.outlines.report.page import Page, said
from readiness.packs.outlines.report.placing import section_key
from readiness.packs.outlines.summary import BARS, POSITIONS, counts
from readiness.snapshots.model import PublishedQuestion


def chart(page: Page) -> tuple[Block, ...]:
    """The table, then the same counts as bars. No number stands in a bar's name: pictures are not renumbered with the text."""
    asked = page.snapshot.questions
    if not asked:
        return (said("The question bank has no questions yet."),)
    key = section_key(page.section)
    return (
        said("This shows how many suggested indicators of each question are in place, and how many are not."),
        Table(
            f"{key}--positions",
            "Suggested indicators of each question, by position",
            ("Question", *(label for label, _, _ in POSITIONS)),
            tuple((Cell(page.places.named(each)), *(Cell((Text(str(count)),)) for count in counts(each))) for each in asked),
            (40, 9, 8, 8, 11, 12, 12),
            row_headers=True,
        ),
        *_figures(asked, key),
    )


def _figures(asked: tuple[PublishedQuestion, ...], key: str) -> Iterator[Figure]:
    parts = range(0, len(asked), BARS)
    for part, start in enumerate(parts, 1):
        shown = asked[start : start + BARS]
        which = f" (part {part} of {len(parts)})" if len(parts) > 1 else ""
        title = f"Suggested indicators of each question, by position, as a chart{which}"
        alternative = (
            f"A bar for each of {several(len(shown), 'question', 'questions')}, divided by the position of its indicators. "
            "The table before it has the same counts."
        )
        tallies = [counts(each) for each in shown]
        series = [Series(label, tone, tuple(tally[at] for tally in tallies)) for at, (label, _, tone) in enumerate(POSITIONS)]
        name = f"{key}--chart-{part}"
        categories = [each.short_title for each in shown]
        yield Figure(
            name,
            title,
            alternative,
            stacked_bars(name, title=title, description=alternative, categories=categories, series=series),
        )
