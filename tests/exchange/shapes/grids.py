"""The grid shapes of self-evaluations: a row, or a table, for each question, and columns by meaning."""

from collections.abc import Sequence
from itertools import zip_longest

from tests.exchange.shapes.content import AFTERWARDS, BACKGROUND, Asked, Content, Statement
from tests.exchange.shapes.document import Block, Cell, Document, Grid, Line, Points, cell

NOTHING = Statement("")
VERDICT = ("Ref", "Inspection area", "Current position", "Working well OR area to improve", "Further work planned")
STOCKTON = ("Current position", "Strengths", "Evidence", "Impact", "Areas for development", "Action reference")
THREE = ("Suggested indicators", "What has been achieved so far?", "What else needs to happen?")


def one(statement: Statement) -> Cell:
    """A cell with one statement, its nested points as lines beneath it."""
    lines = [statement.text, *(f"– {point}" for point in statement.nested)]
    return Cell((Line("\n".join(lines)),) if statement.text else ())


def several(statements: Sequence[Statement], mark: str = "") -> Cell:
    """A cell with a line for each statement; without a mark only the line tells them apart."""
    return Cell((Points(tuple(statements), lambda _: mark, "  – "),)) if statements else Cell()


def listed(statements: Sequence[Statement]) -> Cell:
    """A cell with the format's own list in it."""
    return Cell((Points(tuple(statements)),)) if statements else Cell()


def head(titles: Sequence[str]) -> tuple[Cell, ...]:
    return tuple(cell(title) for title in titles)


def by_verdict(content: Content, *, again_after: int = 0, titles: Sequence[str] = VERDICT) -> Grid:
    """A row a statement: what it says, whether it works well, and further work beside it. The header may come again."""
    rows: list[tuple[Cell, ...]] = [head(titles)]
    for asked in content:
        for done, to_do in zip_longest(asked.achieved, asked.still_to_do, fillvalue=NOTHING):
            if again_after and len(rows) % again_after == 0:
                rows.append(head(titles))
            front = (cell(str(asked.number)), cell(asked.wording))
            if done.text:
                rows.append((*front, one(done), cell("Working well"), one(to_do)))
            else:
                rows.append((*front, one(to_do), cell("Area to improve"), cell()))
    return Grid(tuple(rows), 1, "SEF")


def verdict_with_words(content: Content) -> Grid:
    """Four columns as one council has them: the verdict's own cell says what works, or what does not."""
    titles = ("Ref", "Inspection area", "Working well OR area to improve", "Further work planned")
    rows: list[tuple[Cell, ...]] = [head(titles)]
    for asked in content:
        for done, to_do in zip_longest(asked.achieved, asked.still_to_do, fillvalue=NOTHING):
            said, planned = (done, to_do) if done.text else (to_do, NOTHING)
            verdict = "Working well" if done.text else "Area to improve"
            rows.append(
                (
                    cell(str(asked.number)),
                    cell(asked.wording),
                    one(Statement(f"{verdict}: {said.text}", said.nested)),
                    one(planned),
                )
            )
    return Grid(tuple(rows), 1, "SEF")


def _position_rows(asked: Asked) -> list[tuple[Cell, ...]]:
    first, rest = asked.achieved[0], asked.achieved[1:]
    rows = [(one(first), cell(), cell(first.evidence), cell(first.difference), cell(), cell())]
    for done, to_do in zip_longest(rest, asked.still_to_do, fillvalue=NOTHING):
        rows.append((cell(), one(done), cell(done.evidence), cell(done.difference), one(to_do), cell(to_do.action)))
    return rows


def six_columns(content: Content, *, theme: str = "") -> Document:
    """Position, strengths, evidence, impact, areas for development, action: a table under each question, or one with `theme` first."""
    if theme:
        rows = [head((theme, *STOCKTON))]
        rows += [(cell(asked.wording), *row) for asked in content for row in _position_rows(asked)]
        return (Grid(tuple(rows), 1, "SEF"),)
    blocks: list[Block] = []
    for asked in content:
        grid = Grid((head(STOCKTON), *_position_rows(asked)), 1, f"Theme {asked.number}")
        blocks += (Line(asked.wording, "heading", 2), grid)
    return tuple(blocks)


def three_columns(content: Content, cells) -> Document:
    """A heading with the question, and a table of one row beneath it."""
    blocks: list[Block] = []
    for place, asked in enumerate(content, 1):
        row = (cells(tuple(map(Statement, asked.indicators))), cells(asked.achieved), cells(asked.still_to_do))
        blocks += (Line(f"Question {place}: {asked.wording}", "heading", 2), Grid((head(THREE), row), 1, f"Question {place}"))
    return tuple(blocks)


def merged_down(content: Content, *, number: bool = False) -> Grid:
    """One table; the question stands once and covers the rows of its points."""
    titles = ("No.", "Question", "What is working well", "Even better if")
    rows: list[tuple[Cell, ...]] = [head(titles if number else titles[1:])]
    for asked in content:
        pairs = list(zip_longest(asked.achieved, asked.still_to_do, fillvalue=NOTHING))
        for place, (done, to_do) in enumerate(pairs):
            front = (cell(str(asked.number)), cell(asked.wording)) if number else (cell(asked.wording),)
            if place:
                front = tuple(Cell(merged=True) for _ in front)
            rows.append((*front, one(done), one(to_do)))
    return Grid(tuple(rows), 1, "SEF")


def row_a_question(
    content: Content, cells, *, titles=("Ref", "Question", "Strengths", "Areas for development"), order=None
) -> Grid:
    """A row a question, several points in a cell. `order` puts the columns in another."""
    rows = [head(titles)]
    rows += [(cell(str(asked.number)), cell(asked.wording), cells(asked.achieved), cells(asked.still_to_do)) for asked in content]
    if order:
        rows = [tuple(row[place] for place in order) for row in rows]
    return Grid(tuple(rows), 1, "SEF")


def with_titles_above(grid: Grid) -> Grid:
    """A title over all the columns, and an empty row, before the header."""
    above = ((cell("Exampleshire SEND self-evaluation", span=grid.width),), (cell("Version 6, July 2018", span=grid.width),))
    blank = (tuple(cell() for _ in range(grid.width)),)
    return Grid((*above, *blank, *grid.rows), 4, grid.sheet)


def with_strange_columns(grid: Grid) -> Grid:
    """Two columns that mean nothing to us, one among the others and one last."""
    rows = []
    for place, row in enumerate(grid.rows):
        binder, colour = ("Shelf mark", "Paper colour") if place == 0 else (f"S{place}", "cream")
        rows.append((*row[:2], cell(binder), *row[2:], cell(colour)))
    return Grid(tuple(rows), 1, grid.sheet)


def sheet_a_question(content: Content) -> Document:
    """A sheet for every question: the question in its first row, two columns of points beneath."""
    grids = []
    for asked in content:
        rows = [(cell(asked.wording, span=2),), head(("What has been achieved so far?", "What else needs to happen?"))]
        rows += [(one(a), one(b)) for a, b in zip_longest(asked.achieved, asked.still_to_do, fillvalue=NOTHING)]
        grids.append(Grid(tuple(rows), 2, f"Question {asked.number}"))
    return tuple(grids)


def surrounded(*blocks: Block) -> Document:
    """With a title before and a section after, as a document has and a sheet has not."""
    return (
        Line("Self-evaluation", "heading", 1),
        Line(BACKGROUND),
        *blocks,
        Line("Finance", "heading", 1),
        Line(AFTERWARDS),
    )
