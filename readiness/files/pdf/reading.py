"""A PDF as a paper: its pages within bounds, what runs along their edges left out, tables over several pages in one piece."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium

from readiness.errors import Refused
from readiness.files.archives import Damaged
from readiness.files.model import Cell, Paper, PaperKind, Paragraph, Table
from readiness.files.old_containers import UNCHANGED, Encrypted
from readiness.files.pdf.blocks import Dress, Piece, Setting, Sheet, breaks_off, joined
from readiness.files.pdf.grids import Grid, grids_of
from readiness.files.pdf.lines import Line, in_order, lines_of, whole
from readiness.files.pdf.print import Print, print_of
from readiness.files.pdf.running import running
from readiness.files.readers import TooLarge

PAGES_LIMIT = 500
CHARACTERS_LIMIT = 2_000_000
SCANNED_BELOW = 20
"""Characters a page, on average, below which a document of pictures has no text: a scanner prints its own name."""
QUOTED = 3
"""Running lines that a remark quotes."""
_PASSWORD = {4, 5}
"""PDFium's errors of a password and of a lock that it does not know."""


class TooManyPages(Refused):
    """It has more pages than PAGES_LIMIT."""


class NoText(Refused):
    """Its pages are pictures, or empty."""


def read_pdf(content: bytes, *, name: str, tell: Callable[[int, int], None]) -> Paper:
    """The words of a PDF, one paragraph for each printed line, and its tables. `tell` hears each page done.

    Raises Damaged, Encrypted, TooManyPages, TooLarge or NoText.
    """
    document = _opened(content, name=name)
    try:
        prints = list(_prints(document, name=name, tell=tell))
    finally:
        document.close()
    _refuse_pictures(prints, name=name)
    layouts = [_layout(printed) for printed in prints]
    left_out = _take_running(layouts)
    sheets = [_sheet(number, layout) for number, layout in enumerate(layouts, start=1)]
    setting = Setting(Dress.of([line for sheet in sheets for line in sheet.lines] or _in_tables(prints)))
    blocks = tuple(_joined(block for sheet in sheets for block in setting.blocks(sheet)))
    return Paper(kind=PaperKind.PDF, blocks=blocks, remarks=tuple(_remarks(prints, left_out)))


def count_pages(content: bytes) -> int:
    """How many pages a PDF of our own has."""
    document = pdfium.PdfDocument(content)
    try:
        return len(document)
    finally:
        document.close()


def _opened(content: bytes, *, name: str) -> pdfium.PdfDocument:
    try:
        document = pdfium.PdfDocument(content)
        pages = len(document)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", 0) in _PASSWORD:
            raise Encrypted(
                f"“{name}” is locked with a password. {UNCHANGED} Take the password off and bring it in again."
            ) from error
        raise _damaged(name) from error
    if pages > PAGES_LIMIT:
        document.close()
        raise TooManyPages(
            f"“{name}” has {pages:,} pages, more than the {PAGES_LIMIT} a PDF may have. {UNCHANGED} "
            "Print the pages you need to a PDF of their own and bring that in."
        )
    return document


def _damaged(name: str) -> Damaged:
    return Damaged(
        f"“{name}” is damaged: it begins like a PDF and cannot be opened. {UNCHANGED} Make the PDF again and try that."
    )


def _prints(document: pdfium.PdfDocument, *, name: str, tell: Callable[[int, int], None]) -> Iterator[Print]:
    room = CHARACTERS_LIMIT
    for number in range(len(document)):
        try:
            printed = print_of(document, number, room=room)
        except pdfium.PdfiumError as error:
            raise _damaged(name) from error
        if printed is None:
            raise TooLarge(
                f"“{name}” has more than {CHARACTERS_LIMIT:,} characters, the most a document may. {UNCHANGED} "
                "Print the pages you need to a PDF of their own and bring that in."
            )
        room -= printed.characters
        yield printed
        tell(number + 1, len(document))


def _refuse_pictures(prints: Sequence[Print], *, name: str) -> None:
    characters = sum(len(word.text) for printed in prints for word in printed.words)
    pictures = sum(printed.pictures for printed in prints)
    if pictures and characters < SCANNED_BELOW * len(prints):
        raise NoText(
            f"“{name}” has no text in it, only pictures of pages, as a scanner makes them. {UNCHANGED} Ask for the document it was made "
            "from, or open it in Word, which can turn it into text, check the words and bring that in."
        )
    if not characters:
        raise NoText(f"“{name}” has no words on its pages. {UNCHANGED} Check that it is the right file.")


@dataclass(slots=True)
class _Layout:
    """One page before its lines are put in order."""

    printed: Print
    grids: list[Grid]
    rows: list[list[Line]]


def _layout(printed: Print) -> _Layout:
    grids = grids_of(printed.rules)
    outside = [word for word in printed.words if not any(grid.take(word) for grid in grids)]
    # A frame in which nothing is written is decoration.
    written = [grid for grid in grids if any(cell.words for row in grid.rows for cell in row)]
    rows = lines_of(outside)
    for number, row in enumerate(rows, start=1):
        for piece in row:
            piece.number = number
    return _Layout(printed, written, rows)


def _sheet(number: int, layout: _Layout) -> Sheet:
    sheet = Sheet(number=number, pieces=list(in_order(layout.rows)), links=layout.printed.links)
    for grid in layout.grids:
        sheet.pieces.insert(_place_of(grid, sheet.pieces), grid)
    return sheet


def _place_of(grid: Grid, pieces: Sequence[Piece]) -> int:
    """Before the first line beneath it, in its own column where lines stand under it."""
    below = [(index, piece) for index, piece in enumerate(pieces) if isinstance(piece, Line) and piece.base < grid.area.top]
    under = [index for index, line in below if line.right > grid.area.left and line.left < grid.area.right]
    return min(under or [index for index, _ in below], default=len(pieces))


def _in_tables(prints: Sequence[Print]) -> list[Line]:
    return [line for printed in prints for row in lines_of(printed.words) for line in row]


def _take_running(layouts: Sequence[_Layout]) -> list[str]:
    """Take running heads and feet off the pages. Returns what they say, the commonest first."""
    said: dict[str, list[str]] = {}
    pages = [(layout.printed.height, [whole(row) for row in layout.rows]) for layout in layouts]
    for layout, (_, lines), gone in zip(layouts, pages, running(pages), strict=True):
        for index in sorted(gone):
            said.setdefault(re.sub(r"\d+", "0", lines[index].text.casefold()), []).append(lines[index].text)
        layout.rows = [row for index, row in enumerate(layout.rows) if index not in gone]
    return [texts[0] for texts in sorted(said.values(), key=len, reverse=True)]


def _joined(blocks: Iterator[Paragraph | Table]) -> Iterator[Paragraph | Table]:
    """The blocks, where a table at the top of a page goes on with the one at the foot of the page before."""
    held: Table | None = None
    for block in blocks:
        if held and isinstance(block, Table) and _continues(held, block):
            held = Table(rows=_rows_joined(held.rows, block.rows), place=held.place)
            continue
        if held:
            yield held
        held = block if isinstance(block, Table) else None
        if not isinstance(block, Table):
            yield block
    if held:
        yield held


def _page(place: str) -> int:
    return int(place.removeprefix("page ").partition(",")[0])


def _continues(above: Table, below: Table) -> bool:
    return _page(below.place) > _page(above.place) and _width(above) == _width(below)


def _width(table: Table) -> int:
    return max(sum(cell.span for cell in row) for row in table.rows)


def _rows_joined(above: tuple[tuple[Cell, ...], ...], below: tuple[tuple[Cell, ...], ...]) -> tuple[tuple[Cell, ...], ...]:
    """Rows of a table over a page break: its head is said once, and a row that the break divided is one row."""
    if len(above) > 1 and [cell.text for cell in below[0]] == [cell.text for cell in above[0]]:
        below = below[1:]
    if not below:
        return above
    first, last = below[0], above[-1]
    if [cell.span for cell in first] == [cell.span for cell in last] and _is_divided(last, first):
        row = tuple(_cells_joined(over, under) for over, under in zip(last, first, strict=True))
        return (*above[:-1], row, *below[1:])
    return above + below


def _is_divided(above: tuple[Cell, ...], below: tuple[Cell, ...]) -> bool:
    """Whether a page break went through a row: its first cell is empty below, or a sentence goes on in some cell."""
    if not below[0].text and not below[0].merged:
        return True
    return any(breaks_off(over.text, under.text) for over, under in zip(above, below, strict=True))


def _cells_joined(above: Cell, below: Cell) -> Cell:
    over, under = above.paragraphs, below.paragraphs
    if over and under and breaks_off(over[-1].text, under[0].text):
        over, under = (*over[:-1], joined((over[-1], under[0]))), under[1:]
    return Cell(over + under, span=above.span, merged=above.merged)


def _remarks(prints: Sequence[Print], left_out: Sequence[str]) -> Iterator[str]:
    if left_out:
        quoted = ", ".join(f"“{words}”" for words in left_out[:QUOTED])
        more = len(left_out) - QUOTED
        yield f"What runs along the top or foot of the pages was left out: {quoted}{f' and {more} more' if more > 0 else ''}."
    pictures = [number for number, printed in enumerate(prints, start=1) if printed.pictures and not printed.words]
    if pictures:
        pages = f"Page {pictures[0]} is" if len(pictures) == 1 else f"Pages {', '.join(map(str, pictures))} are"
        yield f"{pages} only a picture: words in a picture cannot be read."
    count = sum(printed.pictures for printed in prints) - sum(prints[number - 1].pictures for number in pictures)
    if count:
        yield f"{count:,} {'picture was' if count == 1 else 'pictures were'} left out: words in a picture cannot be read."
    notes = sum(printed.comments for printed in prints)
    if notes:
        yield f"{notes:,} {'comment was' if notes == 1 else 'comments were'} left out."
