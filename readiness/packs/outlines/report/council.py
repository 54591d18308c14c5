"""What the council says of itself in every report: what the work serves, who signs, whom to ask, and what belongs to it."""

from collections.abc import Iterator

from readiness.documents.blocks import Block, ListBlock, Paragraph, Runs, Text
from readiness.documents.markdown import entry_blocks
from readiness.evaluations.model import bullets_in
from readiness.packs.outlines.language import stopped
from readiness.packs.outlines.report.page import Page, bullets, said
from readiness.reports.finishing import words_for
from readiness.reports.model import Contact

PLAN = "This work serves the council plan in these ways:"
VALUES = "This is how the work follows the council’s values:"
RECOMMENDED = "Members are asked to:"
SIGN_HERE = "." * 50
"""Room to sign over, in every format."""


def council_plan(page: Page) -> tuple[Block, ...]:
    """Each theme of the council plan and how this work serves it."""
    return _served(page, PLAN, page.report.profile.themes)


def values(page: Page) -> tuple[Block, ...]:
    """Each of the council's values and how this work follows it."""
    return _served(page, VALUES, page.report.profile.values)


def _served(page: Page, opening: str, pairs: tuple[tuple[str, str], ...]) -> tuple[Block, ...]:
    if not pairs:
        return page.written()
    return (said(opening), bullets(_serves(page, name, text) for name, text in pairs))


def _serves(page: Page, name: str, text: str) -> Runs:
    if not text.strip():
        return (Text(stopped(name), strong=True),)
    return (Text(f"{name}: ", strong=True), *page.places.runs(text))


def recommendations(page: Page) -> tuple[Block, ...]:
    """What members are asked to do: as a list where it is one, whether or not somebody marked its points."""
    text = words_for(page.section, page.report, page.snapshot)
    blocks = page.running(text)
    if not any(isinstance(block, ListBlock) for block in blocks):
        points = bullets_in(text)
        return (said(RECOMMENDED), bullets(_point(page, point) for point in points)) if len(points) > 1 else blocks
    return (said(RECOMMENDED), *blocks) if isinstance(blocks[0], ListBlock) else blocks


def background_papers(page: Page) -> tuple[Block, ...]:
    """The papers that this report rests on."""
    if not page.report.text(page.section.source.value).strip():
        return page.written()
    points = bullets_in(words_for(page.section, page.report, page.snapshot))
    return (bullets(_point(page, point) for point in points),) if points else ()


def appendices(page: Page) -> tuple[Block, ...]:
    """The appendices by their letters."""
    if not page.report.text(page.section.source.value).strip():
        return page.written()
    return (bullets((Text(f"{name}: ", strong=True), *_point(page, title)) for name, title in page.places.appendices),)


def _point(page: Page, markdown: str) -> Runs:
    """One point as it stands in a list; points nested in it follow on lines of their own."""
    runs: list[Runs] = []
    for block in entry_blocks(markdown, page.places.reference):
        items = [block.runs] if isinstance(block, Paragraph) else [item.runs for item in block.items]
        runs += [((Text("\n"),) if runs or place else ()) + item for place, item in enumerate(items)]
    return tuple(run for part in runs for run in part)


def signature(page: Page) -> tuple[Block, ...]:
    """A line to sign over the title of the one who signs."""
    who = page.report.profile.signatory.strip() or page.report.profile.report_of.strip()
    line = Paragraph((Text(SIGN_HERE),))
    return (line, Paragraph((Text(who, strong=True),))) if who else (line, *_uncounted(page.written()))


def contact(page: Page) -> tuple[Block, ...]:
    """Whom to ask about the report, and how."""
    contacts = page.report.profile.contacts
    return tuple(Paragraph(tuple(_contact(each))) for each in contacts) if contacts else _uncounted(page.written())


def _contact(each: Contact) -> Iterator[Text]:
    yield Text(each.name, strong=True)
    if each.title.strip():
        yield Text(f"\n{each.title}")
    if each.telephone.strip():
        yield Text(f"\nTelephone: {each.telephone}")
    if each.email.strip():
        yield Text("\nEmail: ")
        yield Text(each.email, href=f"mailto:{each.email}")


def _uncounted(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(Paragraph(block.runs) if isinstance(block, Paragraph) else block for block in blocks)
