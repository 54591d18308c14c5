"""Documents as one web page that needs nothing beside it: no script, no font, no address outside, readable off line.

One without contents is a single column, larger, for reading on a phone; the council's colour and logo stand in the page itself.

`fragment` draws some blocks alone, for previews inside the application's own pages; the application styles them by the same class names.
"""

import base64
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
from readiness.documents.looks import issuer, logo_words, room_for_numbers, shades
from readiness.documents.numbering import Numbered, Placed, number
from readiness.documents.pictures import checked, logo_format
from readiness.documents.tones import TONES

STYLE = (Path(__file__).parent / "html.css").read_text(encoding="utf-8") + "".join(
    f".tag-{name} {{ background: {tone.tint}; color: {tone.ink}; }}\n" for name, tone in TONES.items() if name
)
STYLE_CLASSES = {"body": "", "lead": "lead", "note": "small", "label": "label"}
WIDE, WIDER = 2, 4
"""Tables of more columns scroll on a narrow screen instead of squeezing them."""
TEXT_SIZE = {True: 1.0625, False: 1.1875}
"""Of running text, in rem: with contents, and in a single column."""
SMALLEST_HANG = {True: 3.75, False: 2.0}
"""Least room for a number before its text, in rem."""
LONG_WORD = re.compile(r"\S{31}")
"""A word that no column is wide enough for: it may be broken anywhere."""


def write(document: Document) -> bytes:
    """The document as a whole HTML page in UTF-8."""
    numbered = number(document)
    page = _Page(numbered.labels, {key: f"#{key}" for key in numbered.labels})
    return "\n".join((*_head(numbered), *_cover(document), *_contents(numbered), *page.text(numbered), *_foot(document))).encode()


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
    return escape(_on_one_line(text))


def _on_one_line(text: str) -> str:
    return printable(text).replace("\n", " ")


def _head(numbered: Numbered) -> Iterator[str]:
    document = numbered.document
    yield '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{_name(document.title)} – {_name(document.area)}</title>"
    yield f'<meta name="author" content="{_name(document.author)}">'
    yield f'<meta name="description" content="{_name(document.description)}">'
    yield f'<meta name="dcterms.date" content="{document.as_at.isoformat()}">'
    yield f'<meta name="dcterms.identifier" content="{_name(document.digest)}">'
    yield f"<style>\n{STYLE}{_own_style(numbered)}</style>\n</head>"
    yield "<body>" if numbered.contents else '<body class="single">'
    yield '<a class="skip" href="#document-text">Skip to the text</a>'
    yield from _band(document)


def _own_style(numbered: Numbered) -> str:
    """What the style leaves to the document: the council's colour, room for the longest number, the marking on every printed page."""
    document = numbered.document
    colours = shades(document.house)
    hang = room_for_numbers(numbered) * TEXT_SIZE[bool(numbered.contents)] + 0.9
    style = (
        f":root {{ --brand: {colours.brand}; --brand-ink: {colours.ink}; --head: {colours.head}; "
        f"--hang: {max(hang, SMALLEST_HANG[bool(numbered.contents)]):.2f}rem; }}\n"
    )
    if not document.marking:
        return style
    # Nothing a person typed can end the string or the style block: whatever is no letter or digit goes in by its number.
    said = re.sub(r"[^A-Za-z0-9]", lambda found: f"\\{ord(found[0]):x} ", _on_one_line(document.marking))
    return f'{style}@page {{ @top-center {{ content: "{said}"; font: bold 10pt Arial, Arimo, sans-serif; }} }}\n'


def _band(document: Document) -> Iterator[str]:
    marking = f'<p class="marking">{_name(document.marking)}</p>' if document.marking else ""
    dated = "" if document.is_plain else f" <span>{spoken(document.as_at)}</span>"
    whose = _name(issuer(document.area, document.house))
    yield f'<header>{marking}<div class="band"><p><span>{whose}</span>{dated}</p></div></header>\n<main>'


def _cover(document: Document) -> Iterator[str]:
    yield f'<div class="cover">\n{_logo(document)}<h1>{words(document.title)}</h1>'
    if document.subtitle:
        yield f'<p class="subtitle">{words(document.subtitle)}</p>'
    facts = "".join(f"<dt>{words(label)}</dt><dd>{words(value)}</dd>" for label, value in document.cover)
    yield f'<dl class="facts">{facts}</dl>' if facts else ""
    yield '</div>\n<div class="columns">'


def _logo(document: Document) -> str:
    logo = document.house.logo
    if not logo:
        return ""
    address = f"data:image/{logo_format(logo)};base64,{base64.b64encode(logo).decode()}"
    return f'<img class="logo" src="{address}" alt="{_name(logo_words(document.area, document.house))}">\n'


def _contents(numbered: Numbered) -> Iterator[str]:
    if not numbered.contents:
        return
    yield '<nav class="contents" aria-labelledby="document-contents"><h2 id="document-contents">Contents</h2><ol>'
    for heading, given in numbered.contents:
        mark = f'<span class="number">{given}</span> ' if given else ""
        yield f'<li class="level-{heading.level}"><a href="#{heading.key}">{mark}<span>{_name(heading.text)}</span></a></li>'
    yield "</ol></nav>"


def _foot(document: Document) -> Iterator[str]:
    yield "</div>\n</main>"
    digest = "" if document.is_plain else f" Digest {_name(document.digest)}."
    whose = _name(issuer(document.area, document.house))
    said = f"{whose}. {_name(document.title)}, as at {spoken(document.as_at)}.{digest}"
    yield f'<footer class="foot"><p>{said}</p></footer>\n</body>\n</html>\n'


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
                names = _class("counted" if placed.number else "")
                yield f'<{tag} id="{heading.key}"{names}>{_mark(placed.number)}{words(heading.text)}</{tag}>'
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
        names = " ".join(name for name, columns in (("wide", WIDE), ("wider", WIDER)) if len(table.columns) > columns)
        yield f"<table{known}{_class(names)}>"
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
