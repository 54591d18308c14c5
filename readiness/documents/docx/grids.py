"""Tables as WordprocessingML: a heading row that repeats, short rows kept whole, a description for those who do not see them."""

from collections.abc import Iterator
from typing import Protocol

from readiness.documents.blocks import Cell, Runs, Table, Text
from readiness.documents.docx.look import Look
from readiness.documents.docx.marks import attribute, coloured, paragraph
from readiness.documents.tones import TONES

SHORT = 1200
"""A row of fewer characters is kept on one page, where none of its cells is narrow."""
MOST_LINES = 30
LETTER = 95
"""How wide a letter of a table is, in twentieths of a point, as most are."""


class WriteRuns(Protocol):
    """Writes the runs of a cell."""

    def __call__(self, runs: Runs, look: str = "") -> str:
        """`runs` with the run properties `look` beside their own."""


def table(block: Table, given: str, look: Look, runs: WriteRuns) -> Iterator[str]:
    """The table `given`, and what parts it from the next."""
    share = look.width / sum(block.widths)
    widths = [int(width * share) for width in block.widths]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    first_column = int(block.row_headers)
    yield (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{look.styles["ReadinessTable"]}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{0x0620 + 0x80 * first_column:04X}" w:firstRow="1" w:lastRow="0" '
        f'w:firstColumn="{first_column}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{attribute(f"{given}. {block.caption}")}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
    )
    heads = tuple(Cell((Text(column, strong=True),)) for column in block.columns)
    yield _row(heads, widths, "<w:cantSplit/><w:tblHeader/>", look, runs)
    for row in block.rows:
        kept = "<w:cantSplit/>" if _is_short(row, widths, look) else ""
        yield _row(row, widths, kept, look, runs)
    yield "</w:tbl>" + paragraph(look.styles["AfterTable"], "")


def _is_short(row: tuple[Cell, ...], widths: list[int], look: Look) -> bool:
    """Whether the row may be kept whole: some programs cut one that is taller than a page."""
    letters = [sum(len(run.text) for run in cell.runs if isinstance(run, Text)) for cell in row]
    lines = max(count * LETTER * look.scale / width for count, width in zip(letters, widths, strict=True))
    return sum(letters) < SHORT and lines < MOST_LINES


def _row(row: tuple[Cell, ...], widths: list[int], properties: str, look: Look, runs: WriteRuns) -> str:
    cells = "".join(_cell(cell, width, look, runs) for cell, width in zip(row, widths, strict=True))
    kept = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{kept}{cells}</w:tr>"


def _cell(cell: Cell, width: int, look: Look, runs: WriteRuns) -> str:
    shade = given = ""
    if cell.tone and cell.runs:
        tone = TONES[cell.tone]
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{tone.tint[1:].upper()}"/>'
        given = f"<w:b/>{coloured(tone.ink[1:].upper())}"
    text = paragraph(look.styles["TableText"], runs(cell.runs, given))
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{text}</w:tc>'
