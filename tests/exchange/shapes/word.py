"""Documents as python-docx writes them: real styles, real lists with their numbering, real tables."""

from io import BytesIO

from docx import Document as new_document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.table import Table
from docx.table import _Cell as WordCell
from docx.text.paragraph import Paragraph

from tests.exchange.shapes.document import Block, Document, Grid, Line, Points, runs

COUNTED, SIGNED, ORDERED = 90, 91, 92
"""Numbers of our own lists in numbering.xml: questions counted by the program, bullets, points counted by the program."""


def word_of(document: Document) -> bytes:
    made = new_document()
    made.core_properties.author = "Readiness"
    lists = _Lists(made)
    _write(document, made, lists)
    content = BytesIO()
    made.save(content)
    return content.getvalue()


class _Lists:
    """The lists of a document. An ordered one begins again at 1, by a numbering instance of its own."""

    def __init__(self, made) -> None:
        self.numbering = made.part.numbering_part.element
        self.last = 200
        self._define(COUNTED, [("decimal", "21.%1", "")])
        self._define(SIGNED, [("bullet", "\uf0b7", "Symbol"), ("bullet", "o", "Courier New"), ("bullet", "\uf0a7", "Wingdings")])
        self._define(ORDERED, [("decimal", "%1.", ""), ("lowerLetter", "(%2)", "")])
        self.counted, self.signed = self.begin(COUNTED), self.begin(SIGNED)

    def _define(self, key: int, levels: list[tuple[str, str, str]]) -> None:
        inside = "".join(
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{360 * (depth + 1)}" w:hanging="360"/></w:pPr>'
            + (f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:hint="default"/></w:rPr>' if font else "")
            + "</w:lvl>"
            for depth, (kind, text, font) in enumerate(levels)
        )
        made = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{key}"><w:multiLevelType w:val="multilevel"/>{inside}</w:abstractNum>'
        )
        first_use = self.numbering.find(qn("w:num"))
        first_use.addprevious(made)

    def begin(self, key: int) -> int:
        self.last += 1
        again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>' if key == ORDERED else ""
        made = parse_xml(f'<w:num {nsdecls("w")} w:numId="{self.last}"><w:abstractNumId w:val="{key}"/>{again}</w:num>')
        self.numbering.append(made)
        return self.last

    def give(self, paragraph: Paragraph, instance: int, depth: int = 0) -> None:
        properties = paragraph._p.get_or_add_pPr()
        numbered = properties.get_or_add_numPr()
        numbered.get_or_add_ilvl().val = depth
        numbered.get_or_add_numId().val = instance


def _write(blocks: tuple[Block, ...], into, lists: _Lists) -> None:
    for block in blocks:
        match block:
            case Line():
                _line(block, into, lists)
            case Points():
                _points(block, into, lists)
            case Grid():
                _grid(block, into, lists)
                into.add_paragraph()


def _line(line: Line, into, lists: _Lists) -> None:
    # A cell has no add_heading, so the style is set by its name in both.
    style = f"Heading {line.level}" if line.look == "heading" else None
    paragraph = into.add_paragraph(style=style)
    _text(paragraph, line.text, bold=line.look == "bold", underline=line.look == "underlined")
    if line.counted:
        lists.give(paragraph, lists.counted)


def _text(paragraph: Paragraph, text: str, *, bold: bool = False, underline: bool = False) -> None:
    for piece, strong in runs(text):
        run = paragraph.add_run(piece)
        run.bold = bold or strong or None
        run.underline = underline or None


def _points(points: Points, into, lists: _Lists) -> None:
    instance = lists.begin(ORDERED) if points.ordered else lists.signed
    for sign, text, inside in points.typed():
        if points.mark is None:
            paragraph = into.add_paragraph(style="List Paragraph")
            lists.give(paragraph, instance, int(inside))
            _text(paragraph, text)
        else:
            _text(into.add_paragraph(), sign + text)


def _grid(grid: Grid, into, lists: _Lists) -> None:
    table: Table = into.add_table(rows=len(grid.rows), cols=grid.width)
    if isinstance(into, WordCell):
        table.style = into._parent._parent.style
    else:
        table.style = "Table Grid"
    for row, cells in enumerate(grid.rows):
        column = 0
        for place, one in enumerate(cells):
            if not one.merged:
                last = table.cell(row + grid.depth(row, place) - 1, column + one.span - 1)
                made = table.cell(row, column).merge(last)
                _fill(made, tuple(_strong(block) if row < grid.bold else block for block in one.blocks), lists)
            column += one.span


def _strong(block: Block) -> Block:
    return Line(block.text, "bold") if isinstance(block, Line) else block


def _fill(made: WordCell, blocks: tuple[Block, ...], lists: _Lists) -> None:
    if not blocks:
        return
    _write(blocks, made, lists)
    first = made.paragraphs[0]
    if not first.text and len(made.paragraphs) > 1:
        first._p.getparent().remove(first._p)
