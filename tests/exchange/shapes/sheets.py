"""Documents as workbooks: a grid is a sheet, and lines and points go down one column."""

from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from tests.exchange.shapes.document import Block, Cell, Document, Grid, Line, Points


def workbook_of(document: Document) -> bytes:
    book = Workbook()
    book.remove(book.active)
    loose = tuple(block for block in document if not isinstance(block, Grid))
    grids = [block for block in document if isinstance(block, Grid)]
    if not grids:
        _down(loose, book.create_sheet("Self-evaluation"))
    titles = [block for block in loose if isinstance(block, Line)]
    for place, grid in enumerate(grids):
        # A heading above a table becomes the first row of its sheet.
        above = [titles[place]] if len(titles) == len(grids) else []
        _grid(grid, above, book.create_sheet(grid.sheet or f"Sheet{place + 1}"))
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _down(blocks: tuple[Block, ...], sheet) -> None:
    row = 1
    for block in blocks:
        if isinstance(block, Line):
            sheet.cell(row, 1, _plain(block.shown)).font = Font(bold=block.look != "plain")
            row += 1
            continue
        assert isinstance(block, Points)
        for sign, text, inside in block.typed():
            # A list of the program's own is no thing of a workbook: the cell says the words alone, nested ones with their sign.
            shown = sign if block.mark or inside else ""
            sheet.cell(row, 1, _plain(shown + text)).alignment = Alignment(wrap_text=True)
            row += 1
    sheet.column_dimensions["A"].width = 100


def _grid(grid: Grid, above: list[Line], sheet) -> None:
    for line in above:
        sheet.append([line.shown])
    first = len(above) + 1
    for row, cells in enumerate(grid.rows):
        column = 1
        for place, one in enumerate(cells):
            if not one.merged:
                target = sheet.cell(row + first, column)
                target.value = _text(one) or None
                target.alignment = Alignment(wrap_text=True, vertical="top")
                target.font = Font(bold=row < grid.bold)
                _merge(sheet, row + first, column, under=grid.depth(row, place), span=one.span)
            column += one.span


def _merge(sheet, row: int, column: int, *, under: int, span: int) -> None:
    if under > 1 or span > 1:
        sheet.merge_cells(start_row=row, start_column=column, end_row=row + under - 1, end_column=column + span - 1)


def _text(one: Cell) -> str:
    lines = []
    for block in one.blocks:
        if isinstance(block, Line):
            lines.append(_plain(block.shown))
        elif isinstance(block, Points):
            lines += [_plain(sign + text) for sign, text, _ in block.typed()]
    return "\n".join(lines)


def _plain(text: str) -> str:
    return text.replace("**", "")
