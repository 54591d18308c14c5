"""Documents as plain text, as Markdown, and as the tabs that a copied table makes."""

import textwrap

from tests.exchange.shapes.document import Block, Cell, Document, Grid, Line, Points


def text_of(document: Document, *, width: int = 0) -> bytes:
    """Plain text; a blank line between blocks, tabs between cells. `width` wraps it."""
    blocks = ["\n".join(_wrapped(line, width) for line in _lines(block)) for block in document]
    return ("\n\n".join(blocks) + "\n").encode()


def _wrapped(line: str, width: int) -> str:
    if not width or len(line) <= width:
        return line
    indent = " " * (len(line) - len(line.lstrip()) + 2)
    return textwrap.fill(line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def _lines(block: Block) -> list[str]:
    match block:
        case Line():
            return [_plain(block.shown)]
        case Points():
            return [_plain(sign + text.replace("\n", "\n  ")) for sign, text, _ in block.typed()]
        case Grid():
            return [
                "\t".join(" ".join(_cell_text(one).split("\n")) for one in row for _ in range(one.span)) for row in block.rows
            ]


def _plain(text: str) -> str:
    return text.replace("**", "")


def _cell_text(one: Cell) -> str:
    return "\n".join(line for block in one.blocks for line in _lines(block))


def markdown_of(document: Document) -> bytes:
    """Markdown as people and programs write it: headings by #, lists by dashes, tables by bars with <br> between the lines of a cell."""
    return ("\n\n".join(map(_marked, document)) + "\n").encode()


def _marked(block: Block) -> str:
    match block:
        case Line(look="heading"):
            return f"{'#' * block.level} {block.shown}"
        case Line(look="bold" | "underlined"):
            return f"**{block.shown}**"
        case Line():
            return block.shown.replace("\n", "  \n")
        case Points():
            return "\n".join(_items(block))
        case Grid():
            rows = ["| " + " | ".join(_in_bars(one) for one in row) + " |" for row in block.rows]
            return "\n".join([rows[0], "|" + " --- |" * block.width, *rows[1:]])


def _items(points: Points) -> list[str]:
    lines = []
    for sign, text, inside in points.typed():
        shown = sign
        if points.mark is None and inside:
            shown = "   - " if points.ordered else "  - "
        elif points.mark is None and not points.ordered:
            shown = "- "
        indent = " " * (len(shown) - len(shown.lstrip()) + 2)
        lines.append(shown + text.replace("\n", f"  \n{indent}"))
    return lines


def _in_bars(one: Cell) -> str:
    return "<br>".join(_marked(block).replace("  \n", " ").replace("\n", "<br>") for block in one.blocks)
