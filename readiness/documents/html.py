"""Documents as one web page that needs nothing beside it: no script, no font, no address outside, readable off line.

`fragment` draws some blocks alone, for previews inside the application's own pages; the application styles them by the same class names.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from types import MappingProxyType

from readiness.documents.blocks import (
    Block,
    Cell,
    Document,
    Figure,
    Heading,
    ListBlock,
    Note,
    Paragraph,
    Reference,
    Runs,
    Table,
    Text,
    printable,
    spoken,
)
from readiness.documents.numbering import Numbered, Placed, number
from readiness.documents.pictures import checked
from readiness.documents.tones import TONES

STYLE = (Path(__file__).parent / "html.css").read_text(encoding="utf-8") + "".join(
    f".tag-{name} {{ background: {tone.tint}; color: {tone.ink}; }}\n" for name, tone in TONES.items() if name
)
STYLE_CLASSES = {"body": "", "lead": "lead", "note": "small", "label": "label"}
WIDE = 2
"""A table of more columns scrolls on a narrow screen instead of squeezing them."""
LONG_WORD = re.compile(r"\S{31}")
"""A word that no column is wide enough for: it may be broken anywhere."""


def write(document: Document) -> bytes:
    """The document as a whole HTML page in UTF-8."""
    numbered = number(document)
    page = _Page(numbered.labels, {key: f"#{key}" for key in numbered.labels})
    return "\n".join((*_head(document), *_cover(document), *_contents(numbered), *page.text(numbered), *_foot(document))).encode()


def fragment(blocks: Sequence[Block], labels: Mapping[str, str], addresses: Mapping[str, str] = MappingProxyType({})) -> str:
    """`blocks` without a page around them and without numbers of their own.

    `labels` are what references show, by key; those with an address become links to it.
    """
    page = _Page(labels, addresses)
    return "\n".join(line for block in blocks for line in page.block(Placed(block)))


def words(text: str) -> str:
    """Text that means itself in HTML; line ends become breaks."""
    return escape(printable(text)).replace("\n", "<br>")


def _name(text: str) -> str:
    return escape(printable(text)).replace("\n", " ")


def _head(document: Document) -> Iterator[str]:
    yield '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{_name(document.title)} – {_name(document.area)}</title>"
    yield f'<meta name="author" content="{_name(document.author)}">'
    yield f'<meta name="description" content="{_name(document.description)}">'
    yield f'<meta name="dcterms.date" content="{document.as_at.isoformat()}">'
    yield f'<meta name="dcterms.identifier" content="{_name(document.digest)}">'
    yield f"<style>\n{STYLE}</style>\n</head>\n<body>"
    yield '<a class="skip" href="#document-text">Skip to the text</a>'
    yield f'<header class="band"><p><span>{_name(document.area)}</span> <span>{spoken(document.as_at)}</span></p></header>\n<main>'


def _cover(document: Document) -> Iterator[str]:
    yield f'<div class="cover">\n<h1>{words(document.title)}</h1>'
    if document.subtitle:
        yield f'<p class="subtitle">{words(document.subtitle)}</p>'
    facts = "".join(f"<dt>{words(label)}</dt><dd>{words(value)}</dd>" for label, value in document.cover)
    yield f'<dl class="facts">{facts}</dl>\n</div>\n<div class="columns">'


def _contents(numbered: Numbered) -> Iterator[str]:
    yield '<nav class="contents" aria-labelledby="document-contents"><h2 id="document-contents">Contents</h2><ol>'
    for heading, given in numbered.contents:
        mark = f'<span class="number">{given}</span> ' if given else ""
        yield f'<li class="level-{heading.level}"><a href="#{heading.key}">{mark}<span>{_name(heading.text)}</span></a></li>'
    yield "</ol></nav>"


def _foot(document: Document) -> Iterator[str]:
    yield "</div>\n</main>"
    yield (
        f'<footer class="foot"><p>{_name(document.area)}. {_name(document.title)}, as at {spoken(document.as_at)}. '
        f"Digest {_name(document.digest)}.</p></footer>\n</body>\n</html>\n"
    )


@dataclass
class _Page:
    """What is being drawn on: what references show and where they lead, and how many notes there are so far."""

    labels: Mapping[str, str]
    addresses: Mapping[str, str]
    notes: int = field(default=0)

    def text(self, numbered: Numbered) -> Iterator[str]:
        yield '<div class="text" id="document-text" tabindex="-1">'
        for placed in numbered.placed:
            yield from self.block(placed)
        yield "</div>"

    def block(self, placed: Placed) -> Iterator[str]:
        match placed.block:
            case Heading() as heading:
                tag = f"h{heading.level + 1}"
                yield f'<{tag} id="{heading.key}">{_mark(placed.number)}{words(heading.text)}</{tag}>'
            case Paragraph() as paragraph:
                yield self.paragraph(paragraph, placed)
            case ListBlock() as points:
                yield self.points(points, "continues" if placed.continues else "")
            case Table() as table:
                yield from self.table(table, placed.number)
            case Figure() as figure:
                yield from _figure(figure, placed.number)
            case Note() as note:
                yield from self.note(note)

    def paragraph(self, paragraph: Paragraph, placed: Placed) -> str:
        known = f' id="{paragraph.key}"' if paragraph.key else ""
        runs = self.runs(paragraph.runs)
        if placed.number:
            return f'<p class="numbered"{known}>{_mark(placed.number)}<span>{runs}</span></p>'
        names = " ".join(filter(None, (STYLE_CLASSES[paragraph.style], "continues" if placed.continues else "")))
        return f"<p{_class(names)}{known}>{runs}</p>"

    def points(self, points: ListBlock, names: str = "") -> str:
        tag = "ol" if points.ordered else "ul"
        items = "".join(
            f"<li>{self.runs(item.runs)}{''.join(self.points(child) for child in item.children)}</li>" for item in points.items
        )
        return f"<{tag}{_class(names)}>{items}</{tag}>"

    def table(self, table: Table, given: str) -> Iterator[str]:
        caption = f"document-table-{given.removeprefix('Table ')}"
        yield f'<div class="scroll" role="group" tabindex="0" aria-labelledby="{caption}">'
        known = f' id="{table.key}"' if table.key else ""
        yield f"<table{known}{_class('wide' if len(table.columns) > WIDE else '')}>"
        yield f'<caption id="{caption}">{_caption(given, table.caption)}</caption>'
        share = 100 / sum(table.widths)
        yield "<colgroup>" + "".join(f'<col style="width:{width * share:.1f}%">' for width in table.widths) + "</colgroup>"
        yield (
            "<thead><tr>"
            + "".join(f'<th scope="col">{words(column)}</th>' for column in table.columns)
            + "</tr></thead>\n<tbody>"
        )
        for row in table.rows:
            yield "<tr>" + "".join(self.cell(cell, head=table.row_headers and not at) for at, cell in enumerate(row)) + "</tr>"
        yield "</tbody></table></div>"

    def cell(self, cell: Cell, *, head: bool) -> str:
        inside = self.runs(cell.runs)
        if cell.tone and cell.runs:
            tone = TONES[cell.tone]
            mark = f'<span class="symbol" aria-hidden="true">{tone.symbol}</span>'
            inside = f'<span class="tag tag-{cell.tone}">{mark}{inside}</span>'
        broken = _class("broken" if any(isinstance(run, Text) and LONG_WORD.search(run.text) for run in cell.runs) else "")
        return f'<th scope="row"{broken}>{inside}</th>' if head else f"<td{broken}>{inside}</td>"

    def note(self, note: Note) -> Iterator[str]:
        self.notes += 1
        yield f'<div class="note" role="note" aria-labelledby="document-note-{self.notes}">'
        yield f'<p class="note-title" id="document-note-{self.notes}">{words(note.title)}</p>'
        for part in note.blocks:
            yield from self.block(Placed(part))
        yield "</div>"

    def runs(self, runs: Runs) -> str:
        return "".join(self.run(run) for run in runs)

    def run(self, run: Text | Reference) -> str:
        if isinstance(run, Reference):
            shown = words(self.labels.get(run.to, run.dangling or run.to))
            address = self.addresses.get(run.to)
            return f'<a href="{_name(address)}">{shown}</a>' if address else shown
        text = words(run.text)
        text = f"<strong>{text}</strong>" if run.strong else text
        text = f"<em>{text}</em>" if run.emphasis else text
        return f'<a href="{_name(run.address)}">{text}</a>' if run.address else text


def _class(names: str) -> str:
    return f' class="{names}"' if names else ""


def _mark(given: str) -> str:
    return f'<span class="number">{given}</span> ' if given else ""


def _caption(given: str, caption: str) -> str:
    return f'<span class="number">{given}.</span> {words(caption)}' if given else words(caption)


def _figure(figure: Figure, given: str) -> Iterator[str]:
    """The drawing itself says what it shows: `charts.py` gives it a title and a description."""
    caption = f"document-figure-{given.removeprefix('Figure ')}"
    known = f' id="{figure.key}"' if figure.key else ""
    yield f'<figure{known}><figcaption id="{caption}">{_caption(given, figure.caption)}</figcaption>'
    yield f'<div class="scroll" role="group" tabindex="0" aria-labelledby="{caption}">{checked(figure.svg)}</div></figure>'
