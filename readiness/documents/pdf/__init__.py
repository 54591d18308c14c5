"""Documents as PDF: tagged, PDF/UA-1, by typst.

The document goes in as JSON and the look stands in `look.typ`; no word a person typed is ever read as typst's language. A character that
none of our fonts has would stop the export: it is replaced by a box, and the last page says which.
"""

import json
import re
import unicodedata
from datetime import UTC, datetime, time
from typing import Any

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
from readiness.documents.fonts import FAMILIES, SUBSTITUTE, plain_characters, printable_characters
from readiness.documents.numbering import Numbered, Placed, number
from readiness.documents.pdf.typesetting import Undrawable, typeset
from readiness.documents.pictures import checked, size
from readiness.documents.tones import BRAND, HEAD, INK, QUIET_INK, RULE, TONES

TEXT_WIDTH = 170.0
"""Millimetres between the margins."""
TALLEST = 215.0
"""Millimetres a figure may stand high, so that its caption shares its page."""
LONGEST_WORD = 60
"""Letters of a word that fit a line of text; longer ones may be broken anywhere."""
SHORT_WORD = 12
"""Letters of a word that is never broken, however narrow its column."""
LETTER = 1.75
"""Millimetres of an average letter in a table."""
MARKS = re.compile("([\u0300-\u036f]{8})[\u0300-\u036f]+")
"""Marks over one letter, and those that no page could show over it: each is drawn apart, and thousands outgrow a reader."""
BREAK = "\u200b"
BREAKABLE = re.compile(rf".{{4}}(?=[!-~\u00a1-\u024f{SUBSTITUTE}])")
UNPRINTED_TITLE = "Characters this document could not print"

Json = dict[str, Any]


def write(document: Document) -> bytes:
    """The document as a PDF. Raises fonts.FontsMissing where the package was built without its fonts."""
    numbered = number(document)
    timestamp = int(datetime.combine(document.as_at, time(), UTC).timestamp())
    try:
        return typeset(_content(numbered, printable_characters()), timestamp)
    except Undrawable:
        return typeset(_content(numbered, plain_characters()), timestamp)


def _content(numbered: Numbered, drawable: frozenset[str]) -> bytes:
    return json.dumps(_Content(numbered, drawable).whole(), ensure_ascii=False).encode()


class _Content:
    """The document as the values that `look.typ` reads. Short names in runs, because there are many."""

    def __init__(self, numbered: Numbered, drawable: frozenset[str]) -> None:
        self.numbered = numbered
        self.drawable = drawable
        self.unprinted: set[str] = set()

    def whole(self) -> Json:
        document = self.numbered.document
        notices = [self.block(placed) for placed in self.numbered.notices]
        blocks = [self.block(placed) for placed in self.numbered.text]
        cover = [[self.words(label), self.words(value)] for label, value in document.cover]
        content = {
            "title": self.line(document.title),
            "subtitle": self.words(document.subtitle),
            "area": self.line(document.area),
            "author": self.line(document.author),
            "description": self.line(document.description),
            "identifier": self.line(document.digest),
            "date": [document.as_at.year, document.as_at.month, document.as_at.day],
            "running": self.line(f"{document.area} – {document.title}"),
            "dated": f"As at {spoken(document.as_at)}",
            "cover": cover,
            "notices": notices,
            "contents": bool(self.numbered.contents),
            "depth": document.contents_depth,
            "words": {"contents": "Contents"},
            "look": _look(),
        }
        return content | {"blocks": blocks + self._unprinted_note()}

    def block(self, placed: Placed) -> Json:
        drawn = self.drawn(placed.block)
        return drawn | {"number": placed.number, "continues": placed.continues}

    def drawn(self, block: Block) -> Json:
        match block:
            case Heading():
                return {"kind": "heading", "level": block.level, "text": self.words(block.text), "key": block.key}
            case Paragraph():
                return {"kind": "paragraph", "runs": self.runs(block.runs), "style": block.style, "key": block.key}
            case ListBlock():
                return {"kind": "points"} | self.points(block)
            case Table():
                return self.table(block)
            case Figure():
                return self.figure(block)
            case Note():
                parts = [self.block(Placed(part)) for part in block.blocks]
                return {"kind": "note", "title": self.words(block.title), "parts": parts}

    def points(self, points: ListBlock) -> Json:
        items = [
            {"runs": self.runs(item.runs), "children": [self.points(child) for child in item.children]} for item in points.items
        ]
        return {"ordered": points.ordered, "items": items}

    def table(self, table: Table) -> Json:
        share = TEXT_WIDTH / sum(table.widths)
        letters = [max(SHORT_WORD, int((width * share - 4) / LETTER)) for width in table.widths]
        cells = [self.cell(cell, letters[at]) for row in table.rows for at, cell in enumerate(row)]
        return {
            "kind": "table",
            "key": table.key,
            "caption": self.words(table.caption),
            "columns": [self.words(column, longest) for column, longest in zip(table.columns, letters, strict=True)],
            "widths": table.widths,
            "cells": cells,
        }

    def cell(self, cell: Cell, longest: int) -> Json | list[Any]:
        runs = self.runs(cell.runs, longest)
        if cell.tone and runs:
            return {"tone": cell.tone, "runs": runs}
        return runs

    def figure(self, figure: Figure) -> Json:
        wide, high = size(figure.svg)
        fits = high / wide * TEXT_WIDTH <= TALLEST
        return {
            "kind": "figure",
            "key": figure.key,
            "caption": self.words(figure.caption),
            "alternative": self.line(figure.alternative),
            "svg": self.substituted(checked(figure.svg)),
            "size": {"width": TEXT_WIDTH} if fits else {"height": TALLEST},
        }

    def runs(self, runs: Runs, longest: int = LONGEST_WORD) -> list[Any]:
        return [self.run(run, longest) for run in runs]

    def run(self, run: Text | Reference, longest: int) -> str | Json:
        if isinstance(run, Reference):
            shown = self.words(self.numbered.shown(run), longest)
            return {"t": shown, "to": run.to} if run.to in self.numbered.labels else shown
        shown = self.words(run.text, longest)
        marks: Json = {name: True for name, on in (("b", run.strong), ("i", run.emphasis)) if on}
        if run.address:
            marks["h"] = run.address
        return {"t": shown} | marks if marks else shown

    def line(self, text: str) -> str:
        return self.substituted(printable(text).replace("\n", " "))

    def words(self, text: str, longest: int = LONGEST_WORD) -> str:
        return _breakable(self.substituted(printable(text).replace("\t", "    ")), longest)

    def substituted(self, text: str) -> str:
        text = MARKS.sub(r"\1", text)
        missing = set(text) - self.drawable
        if not missing:
            return text
        self.unprinted |= missing
        return text.translate(dict.fromkeys(map(ord, missing), SUBSTITUTE))

    def _unprinted_note(self) -> list[Json]:
        if not self.unprinted:
            return []
        names = [f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip() for character in sorted(self.unprinted)]
        said = (
            f"Our fonts have no shape for these, so {SUBSTITUTE} stands in their place. The web page and the Word file show them."
        )
        note = Note(UNPRINTED_TITLE, (Paragraph((Text(said),)), Paragraph((Text("; ".join(names) + "."),))))
        return [self.block(Placed(note))]


def _breakable(text: str, longest: int) -> str:
    """`text` with places to break in words that no line could hold, never between a letter and its marks."""
    if len(text) <= longest:
        return text
    return re.sub(rf"\S{{{longest + 1},}}", lambda word: BREAKABLE.sub(rf"\g<0>{BREAK}", word[0]), text)


def _look() -> Json:
    tones = {name: {"tint": tone.tint, "ink": tone.ink, "symbol": tone.symbol} for name, tone in TONES.items()}
    return {"brand": BRAND, "ink": INK, "quiet": QUIET_INK, "rule": RULE, "head": HEAD, "fonts": FAMILIES, "tones": tones}
