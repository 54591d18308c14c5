"""Papers made by hand, as the readers of Word, Excel and PDF hand them on."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from readiness.exchange.briefing import parse_paper
from readiness.exchange.model import Briefing, BriefingQuestion
from readiness.exchange.vocabulary import Vocabulary, read_vocabulary
from readiness.files.model import Cell, Paper, PaperKind, Paragraph, Table

ROOT = Path(__file__).parents[2]


@cache
def words() -> Vocabulary:
    return read_vocabulary(ROOT / "templates" / "reading")


def said(text: str, place: str = "", **rest) -> Paragraph:
    return Paragraph(text, place, **rest)


def point(text: str, mark: str = "•", depth: int = 0) -> Paragraph:
    return Paragraph(text, "", mark=mark, depth=depth)


def cell(*texts: str | Paragraph, span: int = 1, merged: bool = False) -> Cell:
    paragraphs = tuple(text if isinstance(text, Paragraph) else Paragraph(text, "") for text in texts if text)
    return Cell(paragraphs, span, merged)


def row(*cells: str | Cell) -> tuple[Cell, ...]:
    return tuple(one if isinstance(one, Cell) else cell(one) for one in cells)


def table(*rows: Sequence[str | Cell], place: str = "table 1") -> Table:
    return Table(
        tuple(
            tuple(
                Cell(
                    tuple(
                        Paragraph(
                            paragraph.text,
                            paragraph.place or f"{place}, row {number}, column {column}",
                            mark=paragraph.mark,
                            number=paragraph.number,
                            depth=paragraph.depth,
                            links=paragraph.links,
                        )
                        for paragraph in one.paragraphs
                    ),
                    one.span,
                    one.merged,
                )
                for column, one in enumerate(row(*cells), 1)
            )
            for number, cells in enumerate(rows, 1)
        ),
        place,
    )


def read(*blocks: Paragraph | Table | str, kind: PaperKind = PaperKind.WORD, columns: dict[str, str] | None = None) -> Briefing:
    """The briefing in a paper of these blocks; a text is a paragraph, placed by its number."""
    placed = [
        Paragraph(block, f"paragraph {number}") if isinstance(block, str) else block for number, block in enumerate(blocks, 1)
    ]
    return parse_paper(Paper(kind, tuple(placed)), "paper.docx", vocabulary=words(), columns=columns)


def kinds(question: BriefingQuestion) -> tuple[list[str], list[str]]:
    """The texts of its achieved and still-to-do entries."""
    return [entry.text for entry in question.achieved], [entry.text for entry in question.still_to_do]
