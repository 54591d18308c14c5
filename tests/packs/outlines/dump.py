"""Outlines as text, for golden files: what a document and a workbook say, with their numbers, and nothing of how they look."""

from collections.abc import Iterator

from readiness.documents.blocks import Cell, Figure, Heading, ListBlock, Note, Paragraph, Reference, Runs, Table, Text
from readiness.documents.numbering import Numbered, number
from readiness.documents.sheets import ListsSheet, SummarySheet, TableSheet, TextSheet, Workbook


def document_text(document) -> str:
    numbered = number(document)
    lines = [f"{document.title} | {document.subtitle} | {document.area} | {document.as_at} | {document.author}"]
    lines += [f"{label}: {value}" for label, value in document.facts]
    for placed in numbered.placed:
        lines += ["", *_block(placed.block, placed.number, numbered)]
    return "\n".join(lines).replace(document.digest, "<digest>") + "\n"


def _block(block, given: str, numbered: Numbered) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * block.level} {f'{given} ' if given else ''}{block.text} {{{block.key}}}"
        case Paragraph():
            style = "" if block.style == "body" else f"<{block.style}> "
            yield f"{style}{f'{given} ' if given else ''}{runs_text(block.runs, numbered)}"
        case ListBlock():
            yield from _list(block, numbered)
        case Table():
            yield f"{given}: {block.caption} {{{block.key}}}"
            yield " | ".join(block.columns)
            yield from (" | ".join(_cell(cell, numbered) for cell in row) for row in block.rows)
        case Figure():
            yield f"{given}: {block.caption} {{{block.key}}}"
            yield f"({block.alternative})"
        case Note():
            yield f"[!] {block.title}"
            for part in block.blocks:
                yield from (f"    {line}" for line in _block(part, "", numbered))


def _list(block: ListBlock, numbered: Numbered, depth: int = 0) -> Iterator[str]:
    for place, item in enumerate(block.items, 1):
        mark = f"{place}." if block.ordered else "-"
        yield f"{'  ' * depth}{mark} {runs_text(item.runs, numbered)}"
        for child in item.children:
            yield from _list(child, numbered, depth + 1)


def _cell(cell: Cell, numbered: Numbered) -> str:
    return f"{f'({cell.tone}) ' if cell.tone else ''}{runs_text(cell.runs, numbered)}"


def runs_text(runs: Runs, numbered: Numbered) -> str:
    return "".join(_run(run, numbered) for run in runs)


def _run(run: Text | Reference, numbered: Numbered) -> str:
    if isinstance(run, Reference):
        return f"<{numbered.shown(run)}>"
    text = f"**{run.text}**" if run.strong else f"*{run.text}*" if run.emphasis else run.text
    return f"{text}<{run.href}>" if run.href else text


def workbook_text(workbook: Workbook) -> str:
    lines = [f"{workbook.title} | {workbook.subject} | {workbook.author} | {workbook.as_at}"]
    for sheet in workbook.sheets:
        lines += ["", *_sheet(sheet)]
    return "\n".join(lines).replace(workbook.digest, "<digest>") + "\n"


def _sheet(sheet) -> Iterator[str]:
    match sheet:
        case TextSheet():
            yield f"=== {sheet.name}: {sheet.title}"
            yield from (f"{heading}: {text}" for heading, text in sheet.rows)
        case SummarySheet():
            yield from _sheet(sheet.table)
            yield f"(chart: {sheet.chart.title}; {sheet.chart.categories}; {sheet.chart.series})"
        case TableSheet():
            yield f"=== {sheet.name}: {sheet.title}"
            for row in sheet.rows:
                yield "---"
                cells = zip(sheet.columns, row, strict=True)
                yield from (f"{column.title}: {value!r}" for column, value in cells if value not in (None, ""))
        case ListsSheet():
            yield f"=== {sheet.name}: {sheet.title}"
            yield from (f"{title}: {', '.join(values)}" for title, values in sheet.lists)
