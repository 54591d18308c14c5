"""A workbook: its visible sheets in order as tables, and remarks about all that a reader of these tables does not see."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from readiness.errors import Refused
from readiness.files.archives import OfficePackage, Relationship
from readiness.files.excel.cells import Book, shared_texts, tidy
from readiness.files.excel.figures import read_styles
from readiness.files.excel.sheet import Room, Sheet, read_sheet, too_many
from readiness.files.model import Paper, PaperKind, Paragraph, Table

SHEETS_LIMIT = 50
"""Most sheets, hidden ones included."""


class NoWords(Refused):
    """It opens, and there is nothing in it to read."""


@dataclass(slots=True)
class _Left:
    """What was left out or needs saying, over all sheets."""

    hidden_sheets: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    comments: int = 0
    pictures: int = 0
    charts: int = 0
    lost: int = 0
    covered: int = 0


def read_workbook(package: OfficePackage, *, name: str, tell: Callable[[int, int], None]) -> Paper:
    """The words of the workbook that `package` opened. `tell` hears each sheet done.

    Raises TooManyCells, TooLarge, NoWords, or what the package refuses.
    """
    leads = package.relationships(package.main)
    root = package.xml(package.main)
    sheets = list(root.iterfind("{*}sheets/{*}sheet"))
    if len(sheets) > SHEETS_LIMIT:
        raise too_many(name, f"it has {len(sheets):,} sheets, more than the {SHEETS_LIMIT} a workbook may")
    parts = {lead.kind: lead.target for lead in leads.values() if not lead.outside}
    settings = root.find("{*}workbookPr")
    book = Book(
        name=name,
        texts=shared_texts(package, parts.get("sharedStrings", "")),
        styles=read_styles(package, parts.get("styles", "")),
        from_1904=settings is not None and settings.get("date1904") in {"1", "true"},
    )
    blocks: list[Table | Paragraph] = []
    left, room = _Left(), Room()
    for done, sheet in enumerate(sheets, start=1):
        blocks.extend(_blocks(package, sheet, leads, book=book, room=room, left=left))
        tell(done, len(sheets))
    if not blocks:
        raise NoWords(f"“{name}” has no words on the sheets that it shows. Nothing was changed. Check that it is the right file.")
    return Paper(kind=PaperKind.EXCEL, blocks=tuple(blocks), remarks=tuple(_remarks(left)))


def _blocks(
    package: OfficePackage, element: etree._Element, leads: dict[str, Relationship], *, book: Book, room: Room, left: _Left
) -> Iterator[Table | Paragraph]:
    title = tidy(element.get("name", ""))
    target = next(
        (leads[str(value)] for key, value in element.attrib.items() if str(key).endswith("}id") and value in leads), None
    )
    if element.get("state", "visible") != "visible":
        left.hidden_sheets.append(title)
        return
    if target is None or target.kind != "worksheet":
        left.charts += target is not None and target.kind == "chartsheet"
        return
    beside = package.relationships(target.target)
    sheet = read_sheet(package, target.target, title=title, book=book, room=room, leads=beside)
    if sheet.values:
        yield sheet.table()
    yield from _beside(package, beside, sheet, left)
    _add_hidden(sheet, left)
    left.lost += sheet.lost
    left.covered += sheet.covered


def _beside(package: OfficePackage, leads: dict[str, Relationship], sheet: Sheet, left: _Left) -> Iterator[Paragraph]:
    """The words of text boxes, which are read; pictures, charts and comments are counted."""
    comments = replies = 0
    boxes: list[etree._Element] = []
    for lead in leads.values():
        if lead.outside or lead.target not in package:
            continue
        if lead.kind == "comments":
            comments += sum(1 for _ in package.xml(lead.target).iter("{*}comment"))
        elif lead.kind == "threadedComment":
            replies += sum(1 for _ in package.xml(lead.target).iter("{*}threadedComment"))
        elif lead.kind == "drawing":
            drawing = _shown(package.xml(lead.target))
            left.pictures += sum(1 for _ in drawing.iter("{*}pic"))
            left.charts += sum(1 for _ in drawing.iter("{*}graphicFrame"))
            boxes.extend(drawing.iter("{*}sp"))
    left.comments += max(comments, replies)
    for number, box in enumerate(boxes, start=1):
        yield from _words_of(box, f"{sheet.place}, text box {number}")


def _shown(drawing: etree._Element) -> etree._Element:
    """A drawing without what stands in it twice for older programs."""
    for twice in list(drawing.iter("{*}Fallback")):
        parent = twice.getparent()
        if parent is not None:
            parent.remove(twice)
    return drawing


def _words_of(box: etree._Element, place: str) -> Iterator[Paragraph]:
    for paragraph in box.iter("{*}p"):
        text = tidy(
            "".join("\n" if etree.QName(part).localname == "br" else part.text or "" for part in paragraph.iter("{*}t", "{*}br"))
        )
        if text:
            yield Paragraph(text=text, place=place)


def _add_hidden(sheet: Sheet, left: _Left) -> None:
    columns = sum(any(first <= column <= last for first, last in sheet.hidden_columns) for column in sheet.columns)
    counts = [counted(count, word) for count, word in ((sheet.hidden_rows, "hidden row"), (columns, "hidden column")) if count]
    if counts:
        verb = "was" if sheet.hidden_rows + columns == 1 else "were"
        left.hidden.append(f"{' and '.join(counts)} of the {sheet.place} {verb} read too.")


def _remarks(left: _Left) -> Iterator[str]:
    for title in left.hidden_sheets:
        yield f"The hidden sheet “{title}” was left out."
    yield from left.hidden
    for count, word, end in (
        (left.comments, "comment", "left out."),
        (left.pictures, "picture", "left out: words in a picture cannot be read."),
        (left.charts, "chart", "left out."),
        (left.covered, "cell", "left out, because a merged cell covers what they hold."),
        (
            left.lost,
            "formula",
            "left out, because the workbook was saved without their results. Open it in Excel and save it to have them.",
        ),
    ):
        if count:
            yield f"{counted(count, word)} {'was' if count == 1 else 'were'} {end}"


def counted(count: int, word: str) -> str:
    """A count in a sentence: "3 comments"."""
    return f"{count:,} {word}{'' if count == 1 else 's'}"
