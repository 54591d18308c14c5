"""Documents as PDFs with text, set by typst; `office.py` has LibreOffice print them."""

import json

import typst

from readiness.documents.pictures import font_book
from tests.exchange.shapes.document import Block, Document, Grid, Line, Points, runs

LOOK = rb"""
#let doc = json("document.json")
#set page(paper: "a4", margin: 2cm, header: text(size: 8pt, doc.head),
  footer: if doc.head != "" { align(center, text(size: 8pt, context [Page #counter(page).display() of #counter(page).final().first()])) })
#set text(font: "Arimo", size: 10pt, lang: "en", hyphenate: false)
#let said(runs) = for run in runs {
  let lines = run.text.split("\n")
  for (place, line) in lines.enumerate() {
    if place > 0 { linebreak() }
    if run.strong { strong(line) } else { line }
  }
}
#let show-block(block) = {
  if block.kind == "line" {
    let size = if block.look == "heading" { (16pt, 13pt, 11pt).at(block.level - 1) } else { 10pt }
    let weight = if block.look in ("heading", "bold") { "bold" } else { "regular" }
    let inside = text(size: size, weight: weight, said(block.runs))
    par(if block.look == "underlined" { underline(inside) } else { inside })
  } else if block.kind == "typed" {
    for point in block.points { pad(left: if point.inside { 1em } else { 0em }, par(hanging-indent: 1em, said(point.runs))) }
  } else if block.kind == "list" {
    let items = block.points.map(point => [#said(point.runs)#if point.nested.len() > 0 { list(..point.nested.map(said)) }])
    if block.ordered { enum(..items) } else { list(..items) }
  } else {
    table(columns: block.columns.map(width => width * 1fr), stroke: 0.5pt,
      ..block.cells.map(one => table.cell(x: one.x, y: one.y, colspan: one.span, rowspan: one.under, for inside in one.blocks { show-block(inside) })))
  }
}
#for block in doc.blocks { show-block(block) }
"""


def print_of(document: Document, *, head: str = "") -> bytes:
    """A PDF on A4. `head` runs along the top of every page, and "Page 3 of 9" along the foot."""
    content = json.dumps({"head": head, "blocks": [_block(block) for block in document]}).encode()
    made: bytes = typst.compile(
        {"main": LOOK, "document.json": content}, font_paths=font_book(), ignore_system_fonts=True, timestamp=1_500_000_000
    )
    return made


def _block(block: Block) -> dict:
    match block:
        case Line():
            return {"kind": "line", "look": block.look, "level": block.level, "runs": _runs(block.shown)}
        case Points(mark=None):
            points = [{"runs": _runs(s.text), "nested": [_runs(point) for point in s.nested]} for s in block.statements]
            return {"kind": "list", "ordered": block.ordered, "points": points}
        case Points():
            points = [{"runs": _runs(sign.lstrip() + text), "inside": inside} for sign, text, inside in block.typed()]
            return {"kind": "typed", "points": points}
        case Grid():
            return _grid(block)


def _grid(grid: Grid) -> dict:
    cells = []
    for y, row in enumerate(grid.rows):
        x = 0
        for place, one in enumerate(row):
            if not one.merged:
                inside = [_block(Line(b.text, "bold") if isinstance(b, Line) and y < grid.bold else b) for b in one.blocks]
                cells.append({"x": x, "y": y, "span": one.span, "under": grid.depth(y, place), "blocks": inside})
            x += one.span
    return {"kind": "grid", "columns": _widths(grid), "cells": cells}


def _widths(grid: Grid) -> list[int]:
    """Wide columns for long words, so that a page looks as a person would have made it."""
    longest = [1] * grid.width
    for row in grid.rows:
        if len(row) == grid.width:
            for place, one in enumerate(row):
                text = max((len(line.text) for line in one.blocks if isinstance(line, Line)), default=0)
                points = 80 * any(isinstance(block, Points) for block in one.blocks)
                longest[place] = max(longest[place], text, points)
    return [1 if length < 12 else 2 if length < 40 else 4 for length in longest]


def _runs(text: str) -> list[dict]:
    # typst sets a tab as nothing at all; a printed one is a gap.
    return [{"text": piece.replace("\t", "   "), "strong": strong} for piece, strong in runs(text)]
