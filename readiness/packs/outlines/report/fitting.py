"""How long a report is, and how one that must be short is made so: by listing less, never by cutting a sentence."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from textwrap import wrap

from readiness.documents.blocks import (
    Block,
    Cell,
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
)
from readiness.documents.numbering import Numbered, number
from readiness.packs.outlines.report.brief import IN_A_SENTENCE
from readiness.reports.model import PublishedReport, ReportSection, ReportTemplate, Source

SHORT_LIST = 3
LINES_ON_A_SIDE = 53
"""Lines of running text on a side of A4 at 12 points, measured on the PDF. What else stands there is counted in such lines."""
LETTERS, LETTERS_IN_SMALL = 86, 104
"""On one line of running text, and of a small remark."""
TITLE, FACT, HEADING, BOX, SMALL = 5.5, 0.6, 2.2, 2.6, 0.8
BETWEEN, BETWEEN_POINTS = 0.3, 0.17


def fitted(report: PublishedReport, make: Callable[[PublishedReport], Document]) -> Document:
    """The report with as much as its depth has room for. What cannot be made shorter is given as it is."""
    document = make(report)
    while _is_too_long(document, report):
        smaller = _with_less(report.template, report)
        if smaller is None:
            break
        report = replace(report, template=smaller)
        document = make(report)
    return document


def _is_too_long(document: Document, report: PublishedReport) -> bool:
    depth = report.depth
    return bool(depth.words and words_in(document) > depth.words) or (depth.sides == 1 and lines_in(document) > LINES_ON_A_SIDE)


def _with_less(template: ReportTemplate, report: PublishedReport) -> ReportTemplate | None:
    """The template with a little less: long lists first, then explanations, lists of questions, and short lists.

    Three things to know stay three for as long as anything else can give way.
    """
    here = template.sections_at(report.depth)
    lists = [section for section in here if section.most > 1 and section.source is not Source.STANDING]
    if all(section.most <= SHORT_LIST for section in lists):
        if template.explains_terms:
            return replace(template, explains_terms=False)
        standing = [section for section in here if section.source is Source.STANDING and section.most != IN_A_SENTENCE]
        if standing:
            return _with_most(template, standing[0], IN_A_SENTENCE)
    if not lists:
        return None
    longest = max(reversed(lists), key=lambda section: (section.source is not Source.THINGS_TO_KNOW, section.most))
    return _with_most(template, longest, longest.most - 1)


def _with_most(template: ReportTemplate, section: ReportSection, most: int) -> ReportTemplate:
    return replace(template, sections=tuple(replace(each, most=most) if each is section else each for each in template.sections))


def words_in(document: Document) -> int:
    """How many words stand on the pages: title, cover, headings, text and tables, with references as they are shown."""
    numbered = number(document)
    texts = [document.title, document.subtitle, *(part for fact in document.facts for part in fact)]
    for placed in numbered.placed:
        texts.append(placed.number)
        texts += (part if isinstance(part, str) else _shown(part, numbered) for part in _parts(placed.block))
    return sum(len(text.split()) for text in texts)


def _shown(runs: Runs, numbered: Numbered) -> str:
    return "".join(numbered.shown(run) if isinstance(run, Reference) else run.text for run in runs)


def _parts(block: Block) -> Iterator[str | Runs]:
    """Every piece of text that stands by itself."""
    match block:
        case Heading():
            yield block.text
        case Paragraph():
            yield block.runs
        case ListBlock():
            for item in block.items:
                yield item.runs
                for child in item.children:
                    yield from _parts(child)
        case Table():
            yield from (block.caption, *block.columns)
            yield from (cell.runs for row in block.rows for cell in row)
        case Figure():
            yield block.caption
        case Note():
            yield block.title
            for part in block.blocks:
                yield from _parts(part)


def lines_in(document: Document) -> float:
    """About how many lines a report of one side takes, in lines of running text."""
    numbered = number(document)
    return TITLE + FACT * len(document.facts) + sum(_lines(block, numbered) for block in document.blocks)


def _lines(block: Block, numbered: Numbered, indent: int = 0) -> float:
    match block:
        case Heading():
            return HEADING
        case Paragraph():
            if block.style == "note":
                return SMALL * _wrapped(_shown(block.runs, numbered), LETTERS_IN_SMALL - indent) + BETWEEN
            return _wrapped(_shown(block.runs, numbered), LETTERS - indent) + BETWEEN
        case ListBlock():
            return sum(_lines_of_point(item, numbered, indent + 4) for item in block.items)
        case Note():
            return BOX + sum(_lines(part, numbered, indent + 4) for part in block.blocks)
        case Table():
            return HEADING + sum(_lines_of_row(row, block, numbered) for row in block.rows)
        case Figure():
            return LINES_ON_A_SIDE / 2


def _lines_of_point(item: ListItem, numbered: Numbered, indent: int) -> float:
    own = _wrapped(_shown(item.runs, numbered), LETTERS - indent) + BETWEEN_POINTS
    return own + sum(_lines(child, numbered, indent) for child in item.children)


def _lines_of_row(row: tuple[Cell, ...], table: Table, numbered: Numbered) -> float:
    wide = [max(4, LETTERS * share // sum(table.widths)) for share in table.widths]
    return max(_wrapped(_shown(cell.runs, numbered), letters) for cell, letters in zip(row, wide, strict=True)) + BETWEEN


def _wrapped(text: str, letters: int) -> int:
    return sum(max(1, len(wrap(line, letters))) for line in text.split("\n"))
