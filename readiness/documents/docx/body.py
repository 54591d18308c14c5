"""The text of a Word document as WordprocessingML, in the order of its blocks. Tables are for `grids.py`, the spelling for `marks.py`."""

from collections.abc import Iterator
from itertools import chain, count
from typing import Protocol

from readiness.documents.blocks import (
    Document,
    Figure,
    Heading,
    ListBlock,
    ListItem,
    Note,
    Paragraph,
    Reference,
    Runs,
    Table,
    Text,
)
from readiness.documents.docx.grids import table
from readiness.documents.docx.look import DEEPEST_LEVEL, Look
from readiness.documents.docx.marks import END, begin, drawing, field, in_order, listed, paragraph, run
from readiness.documents.numbering import Numbered, Placed
from readiness.documents.pictures import png, size

WIDEST = 170.0
"""Millimetres a picture may be wide, on a page that has the room."""
TALLEST = 0.86
"""How much of the height of the text a picture may have: its caption stands on the same page."""
LOGO_WIDEST, LOGO_TALLEST, LOGO_COMPACT = 60.0, 18.0, 9.0
ONE_LINE = 90
"""Letters of the facts on the cover that fit one line."""
NOT_HANGING = '<w:ind w:left="0" w:firstLine="0"/>'
TWENTIETHS = 56.6929
"""Of a point, in a millimetre."""
NOTE_INDENT = 227
_NO_SPACE_ABOVE = '<w:spacing w:before="0"/>'
STYLES = {"body": "Normal", "lead": "Lead", "note": "SmallNote", "label": "Label"}


class Relations(Protocol):
    """Gives ids to what the text points at outside itself."""

    def address(self, href: str) -> str:
        """The id of an address."""

    def picture(self, picture: bytes) -> tuple[str, float]:
        """The id of a picture, and how many times as wide as high it is."""


class Body:
    """One document being written. `text` is asked for first; `counted_lists` are the id and level of each counted list it needed."""

    def __init__(self, numbered: Numbered, relations: Relations, look: Look, *, logo: bytes = b"") -> None:
        self.numbered = numbered
        self.relations = relations
        self.look = look
        self.style = look.styles
        self.logo = logo
        self.marks = {key: f"_Ref{place:09d}" for place, key in enumerate(numbered.labels, 1)}
        self.counts = frozenset(
            placed.block.key for placed in numbered.placed if placed.number and isinstance(placed.block, Heading | Paragraph)
        )
        self.ids = count(1)
        self.list_ids = count(look.lists.first_free)
        self.counted_lists: list[tuple[int, int]] = []
        self.on_new_page = False

    def text(self) -> str:
        """Everything between the beginning and the end of the body."""
        self.on_new_page = False
        notices = chain.from_iterable(self._block(placed) for placed in self.numbered.notices)
        opening = [*self._cover(self.numbered.document), *notices, *self._contents()]
        self.on_new_page = bool(self.numbered.contents)
        return "".join(chain(opening, *(self._block(placed) for placed in self.numbered.text)))

    def _cover(self, document: Document) -> Iterator[str]:
        if self.logo:
            yield self._logo(document)
        yield paragraph(self.style["Area"], run(document.house.name or document.area))
        yield paragraph(self.style["Title"], run(document.title))
        if document.subtitle:
            yield paragraph(self.style["Subtitle"], run(document.subtitle))
        if document.is_compact and sum(len(part) for fact in document.cover for part in fact) < ONE_LINE:
            facts = (f"{run(f'{label}: ', '<w:b/>')}{run(value)}" for label, value in document.cover)
            yield paragraph(self.style["Fact"], run("    ").join(facts), NOT_HANGING)
            return
        for label, value in document.cover:
            yield paragraph(self.style["Fact"], f"{run(label, '<w:b/>')}<w:r><w:tab/></w:r>{run(value)}")

    def _logo(self, document: Document) -> str:
        identity, shape = self.relations.picture(self.logo)
        tallest = LOGO_COMPACT if document.is_compact else LOGO_TALLEST
        wide = min(LOGO_WIDEST, tallest * shape)
        said = document.house.logo_alternative or document.house.name
        place = next(self.ids)
        return paragraph(
            self.style["Picture"],
            drawing(place, name="Logo", alternative=said, picture=identity, wide=wide, high=wide / shape),
        )

    def _contents(self) -> Iterator[str]:
        """The contents as Word's own field, filled with the headings but not with page numbers, which only Word knows."""
        entries = [*self.numbered.contents]
        if not entries:
            return
        title = paragraph(self.style["TOCHeading"], run("Contents"), self.look.unnumbered("TOCHeading"))
        yield (
            '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr>'
            f"<w:sdtContent>{title}"
        )
        opening = begin(f'TOC \\o "1-{self.numbered.document.contents_depth}" \\h \\z')
        for place, (heading, given) in enumerate(entries):
            number = f"{run(given)}<w:r><w:tab/></w:r>" if given else ""
            link = f'<w:hyperlink w:anchor="{self.marks[heading.key]}" w:history="1">{number}{run(heading.text)}</w:hyperlink>'
            last = END if place == len(entries) - 1 else ""
            yield paragraph(self.style[f"TOC{heading.level}"], f"{opening if not place else ''}{link}{last}")
        yield "</w:sdtContent></w:sdt>"

    def _block(self, placed: Placed) -> Iterator[str]:
        match placed.block:
            case Heading() as heading:
                yield self._heading(heading, placed.number)
            case Paragraph() as text:
                yield self._paragraph(text, placed)
            case ListBlock() as points:
                yield from self._points(points, self.look.hang if placed.continues else 0)
            case Table() as block:
                yield self.caption(block.key, placed.number, block.caption)
                yield from table(block, placed.number, self.look, self.runs)
            case Figure() as figure:
                yield from self._figure(figure, placed.number)
            case Note() as note:
                yield from self._note(note)

    def _paged(self) -> str:
        """Said of the first paragraph after the contents."""
        breaks, self.on_new_page = self.on_new_page, False
        return "<w:pageBreakBefore/>" if breaks else ""

    def _heading(self, heading: Heading, given: str) -> str:
        key = f"Heading{heading.level}"
        numbers = listed(self.look.lists.headings, given.count(".")) if given else self.look.unnumbered(key)
        breaks = self._paged()
        at_the_top = _NO_SPACE_ABOVE if breaks else ""
        return paragraph(self.style[key], self._marked(heading.key, run(heading.text)), breaks + numbers + at_the_top)

    def _paragraph(self, text: Paragraph, placed: Placed) -> str:
        runs = self.runs(text.runs)
        if placed.number:
            numbers = listed(self.look.lists.headings, placed.number.count("."))
            return paragraph(self.style["NumberedParagraph"], self._marked(text.key, runs), self._paged() + numbers)
        key = STYLES[text.style]
        if not placed.continues:
            return paragraph(self.style[key], runs, self._paged())
        if key == "Normal":
            return paragraph(self.style["Continuation"], runs)
        return paragraph(self.style[key], runs, f'<w:ind w:left="{self.look.hang}"/>')

    def _points(self, points: ListBlock, base: int, level: int = 0, style: str = "") -> Iterator[str]:
        if points.ordered:
            self.counted_lists.append((next(self.list_ids), min(level, DEEPEST_LEVEL)))
        dress = self._dress_of_points(points, base, level, style)
        for item in points.items:
            yield self._point(item, *dress)
            for child in item.children:
                yield from self._points(child, base, level + 1, style)

    def _point(self, item: ListItem, style: str, properties: str) -> str:
        return paragraph(style, self.runs(item.runs), self._paged() + properties)

    def _dress_of_points(self, points: ListBlock, base: int, level: int, style: str) -> tuple[str, str]:
        """The style of a list's points, and what makes them points of that list."""
        step = self.look.step
        indent = f'<w:ind w:left="{base + step * (level + 1)}" w:hanging="{step}"/>'
        if points.ordered:
            identity, depth = self.counted_lists[-1]
            return style or self.style["ListNumber"], listed(identity, depth) + indent
        if not style and level < len(self.look.bullets):
            bullet = self.look.bullets[level]
            numbers = "" if bullet.is_of_style else listed(bullet.identity, bullet.level)
            return bullet.style, numbers + (indent if base else "")
        return style or self.style["ListBullet"], listed(self.look.lists.points, min(level, DEEPEST_LEVEL)) + indent

    def _note(self, note: Note) -> Iterator[str]:
        yield paragraph(self.style["NoteTitle"], run(note.title), self._paged())
        for part in note.blocks:
            if isinstance(part, ListBlock):
                yield from self._points(part, NOTE_INDENT, style=self.style["NoteText"])
            else:
                yield paragraph(self.style["NoteText"], self.runs(part.runs))
        # Word draws neighbouring boxes as one.
        yield paragraph(self.style["AfterTable"], "")

    def caption(self, key: str, given: str, words: str) -> str:
        """The caption of a table or figure, which counts itself."""
        kind, number = given.split(" ")
        label = run(f"{kind} ", self.look.linked) + field(f"SEQ {kind} \\* ARABIC", number, self.look.linked)
        inside = f"{self._marked(key, label)}{run(f'. {words}')}"
        # A council's captions follow what they name; ours stand above, and must not be parted from it.
        return paragraph(self.style["Caption"], inside, "<w:keepNext/>" + self._paged())

    def _figure(self, figure: Figure, given: str) -> Iterator[str]:
        yield self.caption(figure.key, given, figure.caption)
        wide, high = size(figure.svg)
        room = self.look.width / TWENTIETHS, self.look.height * TALLEST / TWENTIETHS
        scale = min(WIDEST / wide, room[0] / wide, room[1] / high)
        identity, (picture, _) = next(self.ids), self.relations.picture(png(figure.svg))
        shown = drawing(
            identity, name=given, alternative=figure.alternative, picture=picture, wide=wide * scale, high=high * scale
        )
        yield paragraph(self.style["Picture"], shown)

    def _marked(self, key: str, runs: str) -> str:
        """`runs` inside the bookmark that references to the key name."""
        mark = self.marks.get(key)
        if not mark:
            return runs
        identity = next(self.ids)
        return f'<w:bookmarkStart w:id="{identity}" w:name="{mark}"/>{runs}<w:bookmarkEnd w:id="{identity}"/>'

    def runs(self, runs: Runs, look: str = "") -> str:
        """`runs`, each with the run properties `look` beside its own."""
        return "".join(self._run(each, look) for each in runs)

    def _run(self, each: Text | Reference, look: str) -> str:
        if isinstance(each, Reference):
            shown = self.numbered.shown(each)
            mark = self.marks.get(each.to)
            if not mark:
                return run(shown, look)
            # \r asks for the paragraph's number; headings without one and captions are quoted by their text.
            switch = "\\r " if each.to in self.counts else ""
            return field(f"REF {mark} {switch}\\h", shown, look or self.look.linked)
        own = ("<w:b/>" if each.strong and "<w:b/>" not in look else "") + ("<w:i/>" if each.emphasis else "")
        if each.address:
            identity = self.relations.address(each.address)
            linked = run(each.text, f'<w:rStyle w:val="{self.style["Hyperlink"]}"/>{own}')
            return f'<w:hyperlink r:id="{identity}" w:history="1">{linked}</w:hyperlink>'
        return run(each.text, in_order(own, look))
