"""The shape of the briefing, and the same under other headings: a question, then what is under it, part by part."""

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.exchange.shapes.content import AFTERWARDS, BACKGROUND, Asked, Content, Statement
from tests.exchange.shapes.document import Block, Cell, Document, Grid, Line, Points, cell

INDICATORS, ACHIEVED, STILL_TO_DO = (
    "Suggested indicators that this is happening:",
    "What has been achieved so far?",
    "What else needs to happen?",
)
Asking = Callable[[int, str], tuple[Block, ...]]


def numbered(number: int, wording: str) -> tuple[Block, ...]:
    return (Line(f"21.{number} Question: {wording}"),)


def letter(number: int) -> str:
    return "ABCDEFGHIJ"[number - 1]


@dataclass(frozen=True)
class Dress:
    """How the shape looks. `asking` makes a question of its place and wording; `order` is of the three parts; `look` is their headings'."""

    asking: Asking = numbered
    number: Callable[[int], str] = field(default=lambda number: f"21.{number}")
    headings: tuple[str, str, str] = (INDICATORS, ACHIEVED, STILL_TO_DO)
    look: str = "bold"
    level: int = 3
    order: tuple[int, ...] = (0, 1, 2)
    mark: Callable[[int], str] | None = None
    nested: str = "    ▪ "
    ordered: bool = False
    around: bool = True


def parts(asked: Asked, dress: Dress) -> list[tuple[Line, Points]]:
    lists = (tuple(map(Statement, asked.indicators)), asked.achieved, asked.still_to_do)
    return [
        (Line(dress.headings[part], dress.look, dress.level), Points(lists[part], dress.mark, dress.nested, dress.ordered))
        for part in dress.order
    ]


def flowing(content: Content, dress: Dress) -> Document:
    """Lines and points down the page, with a title before them and a section after."""
    blocks: list[Block] = []
    for place, asked in enumerate(content, 1):
        blocks += dress.asking(place, asked.wording)
        for heading, points in parts(asked, dress):
            blocks += (heading, points)
    return _with_surroundings(blocks, dress)


def _with_surroundings(blocks: list[Block], dress: Dress) -> Document:
    if not dress.around:
        return tuple(blocks)
    before = (Line("Self-evaluation", "heading", 1), Line(BACKGROUND))
    return (*before, *blocks, Line("Finance", "heading", 1), Line(AFTERWARDS))


def with_furniture(content: Content, dress: Dress) -> Document:
    """As pasted from a print: the foot and the head of a page stand between questions, and once within a list."""
    blocks: list[Block] = []
    for place, block in enumerate(flowing(content, dress)):
        if isinstance(block, Points) and len(block.statements) > 3:
            first, rest = block.statements[:2], block.statements[2:]
            blocks += (Points(first, dress.mark, dress.nested), *_page(place), Points(rest, dress.mark, dress.nested))
        else:
            blocks.append(block)
            if place and place % 7 == 0 and isinstance(block, Points):
                blocks += _page(place)
    return tuple(blocks)


def _page(place: int) -> tuple[Line, Line]:
    return Line(f"Page {place // 7 + 1} of 9"), Line("Exampleshire Council – SEND self-evaluation 2018")


def label_left(content: Content, dress: Dress, *, each: bool = False) -> Document:
    """A table that only lays out: what a row is on the left, its points on the right. `each` question has a table of its own."""
    tables: list[tuple[tuple[Cell, ...], ...]] = []
    for place, asked in enumerate(content, 1):
        rows = [(cell(f"{dress.number(place)} Question:"), cell(asked.wording))]
        rows += [(Cell((heading,)), Cell((points,))) for heading, points in parts(asked, dress)]
        tables.append(tuple(rows))
    grids = [Grid(rows, 0) for rows in tables] if each else [Grid(tuple(row for rows in tables for row in rows), 0)]
    return _with_surroundings(list(grids), dress)


def one_table_each(content: Content, dress: Dress) -> Document:
    """A table of one column for every question: a row for each heading and one for its points."""
    grids: list[Block] = []
    for place, asked in enumerate(content, 1):
        rows = [(Cell(dress.asking(place, asked.wording)),)]
        for heading, points in parts(asked, dress):
            rows += [(Cell((heading,)),), (Cell((points,)),)]
        grids.append(Grid(tuple(rows), 0))
    return _with_surroundings(grids, dress)


def all_in_one_cell(content: Content, dress: Dress) -> Document:
    """Committee papers: the paragraph's number in the left cell, and everything of a question in the right one."""
    rows = []
    for place, asked in enumerate(content, 1):
        inside: list[Block] = [Line(f"Question: {asked.wording}")]
        for heading, points in parts(asked, dress):
            inside += (heading, points)
        rows.append((cell(dress.number(place)), Cell(tuple(inside))))
    return _with_surroundings([Grid(tuple(rows), 0)], dress)


def on_a_line_each(content: Content, dress: Dress) -> Document:
    """All that belongs to a question in one paragraph, the signs of its points within it."""
    return _with_surroundings([Line(_run_on(place, asked, dress)) for place, asked in enumerate(content, 1)], dress)


def on_one_line(content: Content, dress: Dress) -> Document:
    """Every line end is lost. What follows the last point cannot be told from it, so nothing does."""
    return (Line(" ".join(_run_on(place, asked, dress) for place, asked in enumerate(content, 1))),)


def _run_on(place: int, asked: Asked, dress: Dress) -> str:
    said = [line.shown for line in dress.asking(place, asked.wording) if isinstance(line, Line)]
    for heading, points in parts(asked, dress):
        said.append(heading.text)
        said += [f"{sign.strip()} {text}" for sign, text, _ in points.typed()]
    return " ".join(" ".join(said).split())


def with_impact(content: Content, dress: Dress, *, impact: str, evidence: str) -> Document:
    """Two more headings under each question, after what was achieved."""
    blocks: list[Block] = []
    for place, asked in enumerate(content, 1):
        blocks += dress.asking(place, asked.wording)
        (achieved, done), (still, to_do) = parts(asked, dress)
        blocks += (achieved, done)
        blocks += (Line(impact, dress.look, dress.level), Points(_statements(asked, "difference"), dress.mark))
        blocks += (Line(evidence, dress.look, dress.level), Points(_statements(asked, "evidence"), dress.mark))
        blocks += (still, to_do)
    return _with_surroundings(blocks, dress)


def _statements(asked: Asked, what: str) -> tuple[Statement, ...]:
    return tuple(Statement(getattr(statement, what)) for statement in asked.achieved)
