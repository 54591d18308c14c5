"""The text of a Word document as WordprocessingML.

Written as strings: a long table made through an object for every cell took minutes. Every string a person typed passes through `_t`.
"""

from collections.abc import Iterator
from html import escape
from itertools import chain, count
from typing import Protocol

from readiness.documents.blocks import (
    Cell,
    Document,
    Figure,
    Heading,
    ListBlock,
    Note,
    Paragraph,
    Reference,
    Runs,
    Table,
    Text,
    printable,
)
from readiness.documents.numbering import Numbered, Placed
from readiness.documents.pictures import png, size
from readiness.documents.tones import TONES

MILLIMETRE = 36_000
"""In the units of a drawing (EMU)."""
TEXT_WIDTH = 9638
"""Between the margins, in twentieths of a point: 170 mm."""
TALLEST = 215.0
"""Millimetres a picture may stand high."""
HANG = 851
"""How far the text of a numbered paragraph stands in, in twentieths of a point."""
STEP = 340
_NO_SPACE_ABOVE = '<w:spacing w:before="0"/>'
SHORT = 1200
"""A row of fewer characters is kept on one page."""
DEEPEST_LEVEL = 8
# The lists of template/numbering.xml.
HEADINGS, POINTS, NO_NUMBER, FIRST_COUNTED = 1, 2, 3, 4
STYLES = {"body": "Normal", "lead": "Lead", "note": "SmallNote", "label": "Label"}


class Relations(Protocol):
    """Gives ids to what the text points at outside itself."""

    def address(self, href: str) -> str:
        """The id of an address."""

    def picture(self, png: bytes) -> str:
        """The id of a picture."""


class Body:
    """One document being written. `text` is asked for first; `lists` are the list numbers it needed."""

    def __init__(self, numbered: Numbered, relations: Relations) -> None:
        self.numbered = numbered
        self.relations = relations
        self.marks = {key: f"_Ref{place:09d}" for place, key in enumerate(numbered.labels, 1)}
        self.ids = count(1)
        self.list_ids = count(FIRST_COUNTED)
        self.counted_lists: list[tuple[int, int]] = []
        self.on_new_page = False

    def text(self) -> str:
        """Everything between the beginning and the end of the body."""
        document = self.numbered.document
        self.on_new_page = False
        notices = chain.from_iterable(self._block(placed) for placed in self.numbered.notices)
        opening = [*self._cover(document), *notices, *self._contents()]
        self.on_new_page = bool(self.numbered.contents)
        return "".join(chain(opening, *(self._block(placed) for placed in self.numbered.text)))

    def lists(self) -> str:
        """A number of its own for each counted list, so that each begins at 1."""
        return "".join(
            f'<w:num w:numId="{identity}"><w:abstractNumId w:val="3"/>'
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
            for identity, level in self.counted_lists
        )

    def _cover(self, document: Document) -> Iterator[str]:
        yield _p("Area", _t(document.area))
        yield _p("Title", _t(document.title))
        yield _p("Subtitle", _t(document.subtitle))
        for label, value in document.cover:
            yield _p("Fact", f"{_t(label, '<w:b/>')}<w:r><w:tab/></w:r>{_t(value)}")

    def _contents(self) -> Iterator[str]:
        """The contents as Word's own field, filled with the headings but not with page numbers, which only Word knows."""
        entries = [*self.numbered.contents]
        if not entries:
            return
        yield (
            '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr>'
            f"<w:sdtContent>{_p('TOCHeading', _t('Contents'))}"
        )
        opening = _begin(f'TOC \\o "1-{self.numbered.document.contents_depth}" \\h \\z')
        for place, (heading, given) in enumerate(entries):
            number = f"{_t(given)}<w:r><w:tab/></w:r>" if given else ""
            link = f'<w:hyperlink w:anchor="{self.marks[heading.key]}" w:history="1">{number}{_t(heading.text)}</w:hyperlink>'
            last = _END if place == len(entries) - 1 else ""
            yield _p(f"TOC{heading.level}", f"{opening if not place else ''}{link}{last}")
        yield "</w:sdtContent></w:sdt>"

    def _block(self, placed: Placed) -> Iterator[str]:
        match placed.block:
            case Heading() as heading:
                yield self._heading(heading, placed.number)
            case Paragraph() as paragraph:
                yield self._paragraph(paragraph, placed)
            case ListBlock() as points:
                yield from self._points(points, HANG if placed.continues else 0)
            case Table() as table:
                yield from self._table(table, placed.number)
            case Figure() as figure:
                yield from self._figure(figure, placed.number)
            case Note() as note:
                yield from self._note(note)

    def _paged(self) -> str:
        """Said of the first paragraph after the contents."""
        breaks, self.on_new_page = self.on_new_page, False
        return "<w:pageBreakBefore/>" if breaks else ""

    def _heading(self, heading: Heading, given: str) -> str:
        numbering = _numbered(HEADINGS if given else NO_NUMBER, heading.level - 1)
        breaks = self._paged()
        at_the_top = _NO_SPACE_ABOVE if breaks else ""
        return _p(f"Heading{heading.level}", self._marked(heading.key, _t(heading.text)), breaks + numbering + at_the_top)

    def _paragraph(self, paragraph: Paragraph, placed: Placed) -> str:
        runs = self._runs(paragraph.runs)
        if placed.number:
            level = placed.number.count(".")
            return _p("NumberedParagraph", self._marked(paragraph.key, runs), self._paged() + _numbered(HEADINGS, level))
        style = STYLES[paragraph.style]
        if not placed.continues:
            return _p(style, runs, self._paged())
        return _p("Continuation", runs) if style == "Normal" else _p(style, runs, f'<w:ind w:left="{HANG}"/>')

    def _points(self, points: ListBlock, base: int, level: int = 0, style: str = "") -> Iterator[str]:
        depth = min(level, DEEPEST_LEVEL)
        identity = POINTS
        if points.ordered:
            identity = next(self.list_ids)
            self.counted_lists.append((identity, depth))
        named = style or ("ListNumber" if points.ordered else "ListBullet")
        indent = f'<w:ind w:left="{base + STEP * (level + 1)}" w:hanging="{STEP}"/>'
        for item in points.items:
            yield _p(named, self._runs(item.runs), self._paged() + _numbered(identity, depth) + indent)
            for child in item.children:
                yield from self._points(child, base, level + 1, style)

    def _note(self, note: Note) -> Iterator[str]:
        yield _p("NoteTitle", _t(note.title), self._paged())
        for part in note.blocks:
            if isinstance(part, ListBlock):
                yield from self._points(part, 227, style="NoteText")
            else:
                yield _p("NoteText", self._runs(part.runs))
        # Word draws neighbouring boxes as one.
        yield _p("AfterTable", "")

    def _caption(self, key: str, given: str, caption: str) -> str:
        kind, number = given.split(" ")
        label = _t(f"{kind} ", _LINKED) + _field(f"SEQ {kind} \\* ARABIC", number, _LINKED)
        return _p("Caption", f"{self._marked(key, label)}{_t(f'. {caption}')}", self._paged())

    def _table(self, table: Table, given: str) -> Iterator[str]:
        yield self._caption(table.key, given, table.caption)
        share = TEXT_WIDTH / sum(table.widths)
        widths = [int(width * share) for width in table.widths]
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        first_column = int(table.row_headers)
        description = escape(printable(f"{given}. {table.caption}").replace("\n", " "))
        yield (
            '<w:tbl><w:tblPr><w:tblStyle w:val="ReadinessTable"/>'
            f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            f'<w:tblLook w:val="{0x0620 + 0x80 * first_column:04X}" w:firstRow="1" w:lastRow="0" '
            f'w:firstColumn="{first_column}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
            f'<w:tblCaption w:val="{description}"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>"
        )
        heads = tuple(Cell((Text(column, strong=True),)) for column in table.columns)
        yield self._row(heads, widths, "<w:cantSplit/><w:tblHeader/>")
        for row in table.rows:
            letters = sum(len(run.text) for cell in row for run in cell.runs if isinstance(run, Text))
            yield self._row(row, widths, "<w:cantSplit/>" if letters < SHORT else "")
        yield "</w:tbl>" + _p("AfterTable", "")

    def _row(self, row: tuple[Cell, ...], widths: list[int], properties: str) -> str:
        cells = "".join(self._cell(cell, width) for cell, width in zip(row, widths, strict=True))
        kept = f"<w:trPr>{properties}</w:trPr>" if properties else ""
        return f"<w:tr>{kept}{cells}</w:tr>"

    def _cell(self, cell: Cell, width: int) -> str:
        shade = format_ = ""
        if cell.tone and cell.runs:
            tone = TONES[cell.tone]
            shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{tone.tint[1:].upper()}"/>'
            format_ = f'<w:b/><w:color w:val="{tone.ink[1:].upper()}"/>'
        text = _p("TableText", self._runs(cell.runs, format_))
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{text}</w:tc>'

    def _figure(self, figure: Figure, given: str) -> Iterator[str]:
        yield self._caption(figure.key, given, figure.caption)
        wide, high = size(figure.svg)
        scale = min(170.0 / wide, TALLEST / high) * MILLIMETRE
        extent = f'cx="{int(wide * scale)}" cy="{int(high * scale)}"'
        said = escape(printable(figure.alternative).replace("\n", " "))
        identity, picture = next(self.ids), self.relations.picture(png(figure.svg))
        yield _p(
            "Picture",
            f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
            f'<wp:docPr id="{identity}" name="{given}" descr="{said}"/>'
            '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
            f'<pic:nvPicPr><pic:cNvPr id="{identity}" name="{given}" descr="{said}"/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:embed="{picture}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
            "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>",
        )

    def _marked(self, key: str, runs: str) -> str:
        """`runs` inside the bookmark that references to the key name."""
        mark = self.marks.get(key)
        if not mark:
            return runs
        identity = next(self.ids)
        return f'<w:bookmarkStart w:id="{identity}" w:name="{mark}"/>{runs}<w:bookmarkEnd w:id="{identity}"/>'

    def _runs(self, runs: Runs, format_: str = "") -> str:
        return "".join(self._run(run, format_) for run in runs)

    def _run(self, run: Text | Reference, format_: str) -> str:
        if isinstance(run, Reference):
            shown = self.numbered.shown(run)
            mark = self.marks.get(run.to)
            if not mark:
                return _t(shown, format_)
            # \r asks for the paragraph's number; headings without one and captions are quoted by their text.
            switch = "\\r " if shown[:1].isdigit() and shown.replace(".", "").isdigit() else ""
            return _field(f"REF {mark} {switch}\\h", shown, format_ or _LINKED)
        own = ("<w:b/>" if run.strong and "<w:b/>" not in format_ else "") + ("<w:i/>" if run.emphasis else "")
        if run.address:
            identity = self.relations.address(run.address)
            linked = _t(run.text, f'<w:rStyle w:val="Hyperlink"/>{own}')
            return f'<w:hyperlink r:id="{identity}" w:history="1">{linked}</w:hyperlink>'
        return _t(run.text, _in_order(own, format_))


_LINKED = '<w:color w:val="1D4F91"/>'
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def _in_order(own: str, format_: str) -> str:
    """Run properties in the order the schema asks for: bold, italic, colour."""
    if not own or not format_:
        return own or format_
    bold = "<w:b/>" if "<w:b/>" in own + format_ else ""
    italic = "<w:i/>" if "<w:i/>" in own else ""
    return bold + italic + format_.replace("<w:b/>", "")


def _p(style: str, inside: str, properties: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{inside}</w:p>'


def _numbered(identity: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{identity}"/></w:numPr>'


def _t(text: str, format_: str = "") -> str:
    """A run of plain text; line ends and tabs become Word's own."""
    shown = escape(printable(text), quote=False)
    if "\n" in shown or "\t" in shown:
        shown = shown.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">').replace(
            "\t", '</w:t><w:tab/><w:t xml:space="preserve">'
        )
    look = f"<w:rPr>{format_}</w:rPr>" if format_ else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{shown}</w:t></w:r>'


def _begin(instruction: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def _field(instruction: str, shown: str, format_: str = "") -> str:
    return f"{_begin(instruction)}{_t(shown, format_)}{_END}"
