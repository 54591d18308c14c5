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
from readiness.documents.looks import Shades, issuer, logo_words, room_for_numbers, shades
from readiness.documents.numbering import Numbered, Placed, number
from readiness.documents.pdf.typesetting import Undrawable, typeset
from readiness.documents.pictures import checked, logo_format, size
from readiness.documents.tones import INK, QUIET_INK, RULE, TONES

TEXT_WIDTH = 170.0
"""Millimetres between the margins."""
TALLEST = 215.0
"""Millimetres a figure may stand high, so that its caption shares its page."""
USUAL_POINTS = 10.5
"""The size of running text that the measures here, and in the look, are for. Others grow with it."""
POINT = 0.3528
"""Millimetres."""
SMALLEST_HANG = {True: 15.0, False: 8.0}
"""Least room for a number before its text, in millimetres: with contents, and without."""
LONGEST_WORD = 60
"""Letters of a word that fit a line of text; longer ones may be broken anywhere."""
SHORT_WORD = 12
"""Letters of a word that is never broken, however narrow its column."""
LETTER = 1.75
"""Millimetres of an average letter in a table."""
MARKS = re.compile("([\u0300-\u036f]{8})[\u0300-\u036f]+")
"""Marks over one letter, and those that no page could show over it: each is drawn apart, and thousands outgrow a reader."""
BREAK = "\u200b"
VIRAMAS = "\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d"
"""Each makes one shape of the letters around it."""
BREAKABLE = re.compile(rf".{{4}}(?<![{VIRAMAS}\u200c\u200d])(?=[^\W_]|[!-~\u00a1-\u024f{SUBSTITUTE}])")
ARABIC = re.compile("(?<=[\u0600-\u06ff])\u200b(?=[\u0600-\u06ff])")
JOINED = "\u200d\u200b\u200d"
"""A place to break that leaves Arabic letters joined where nothing is broken."""
UNPRINTED_TITLE = "Characters this document could not print"

Json = dict[str, Any]


def write(document: Document) -> bytes:
    """The document as a PDF. Raises fonts.FontsMissing where the package was built without its fonts."""
    numbered = number(document)
    timestamp = int(datetime.combine(document.as_at, time(), UTC).timestamp())
    logo = document.house.logo
    try:
        return typeset(_content(numbered, printable_characters()), timestamp, logo)
    except Undrawable:
        return typeset(_content(numbered, plain_characters()), timestamp, logo)


def _content(numbered: Numbered, drawable: frozenset[str]) -> bytes:
    return json.dumps(_Content(numbered, drawable).whole(), ensure_ascii=False).encode()


class _Content:
    """The document as the values that `look.typ` reads. Short names in runs, because there are many."""

    def __init__(self, numbered: Numbered, drawable: frozenset[str]) -> None:
        self.numbered = numbered
        self.drawable = drawable
        self.unprinted: set[str] = set()
        self.scale = numbered.document.points / USUAL_POINTS
        self.longest_word = int(LONGEST_WORD / self.scale)

    def whole(self) -> Json:
        document = self.numbered.document
        notices = [self.block(placed) for placed in self.numbered.notices]
        blocks = [self.block(placed) for placed in self.numbered.text]
        cover = [[self.words(label), self.words(value)] for label, value in document.cover]
        content = {
            "title": self.line(document.title),
            "subtitle": self.words(document.subtitle),
            "area": self.line(issuer(document.area, document.house)),
            "author": self.line(document.author),
            "description": self.line(document.description),
            "identifier": self.line(document.digest),
            "date": [document.as_at.year, document.as_at.month, document.as_at.day],
            "running": self.line(f"{issuer(document.area, document.house)} – {document.title}"),
            "dated": f"As at {spoken(document.as_at)}",
            "marking": self.line(document.marking),
            "cover": cover,
            "notices": notices,
            "contents": bool(self.numbered.contents),
            "depth": document.contents_depth,
            "points": document.points,
            "hang": self.hang(),
            "logo": self.logo(),
            "words": {"contents": "Contents"},
            "look": _look(shades(document.house)),
        }
        return content | {"blocks": blocks + self._unprinted_note()}

    def hang(self) -> float:
        """Millimetres from the margin to the text of a numbered paragraph."""
        document = self.numbered.document
        needed = room_for_numbers(self.numbered) * document.points * POINT + 3
        return round(max(needed, SMALLEST_HANG[bool(self.numbered.contents)]), 1)

    def logo(self) -> Json | None:
        document = self.numbered.document
        if not document.house.logo:
            return None
        name = {"png": "png", "jpeg": "jpg"}[logo_format(document.house.logo)]
        return {"format": name, "alternative": self.line(logo_words(document.area, document.house))}

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
        letters = [int(max(SHORT_WORD, (width * share - 4) / LETTER) / self.scale) for width in table.widths]
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

    def runs(self, runs: Runs, longest: int = 0) -> list[Any]:
        return [self.run(run, longest or self.longest_word) for run in runs]

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

    def words(self, text: str, longest: int = 0) -> str:
        return _breakable(self.substituted(printable(text).replace("\t", "    ")), longest or self.longest_word)

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
    return re.sub(rf"\S{{{longest + 1},}}", lambda word: ARABIC.sub(JOINED, BREAKABLE.sub(rf"\g<0>{BREAK}", word[0])), text)


def _look(colours: Shades) -> Json:
    tones = {name: {"tint": tone.tint, "ink": tone.ink, "symbol": tone.symbol} for name, tone in TONES.items()}
    ours = {"ink": INK, "quiet": QUIET_INK, "rule": RULE, "fonts": FAMILIES, "tones": tones}
    return ours | {"brand": colours.brand, "lettering": colours.ink, "head": colours.head}
