"""Documents as pasted: plain tags, and the markup that Word puts on the clipboard."""

from html import escape

from tests.exchange.shapes.document import Block, Document, Grid, Line, Points, runs


def html_of(document: Document, *, whole: bool = False) -> bytes:
    """Plain tags. `whole` makes a page of it, as LibreOffice wants it."""
    body = "\n".join(map(_block, document))
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>x</title></head><body>\n{body}\n</body></html>'
        if whole
        else body
    ).encode()


def _block(block: Block) -> str:
    match block:
        case Line(look="heading"):
            return f"<h{block.level}>{_inline(block.shown)}</h{block.level}>"
        case Line():
            tag = {"bold": "b", "underlined": "u"}.get(block.look)
            inside = _inline(block.shown)
            return f"<p>{f'<{tag}>{inside}</{tag}>' if tag else inside}</p>"
        case Points(mark=None):
            return _list(block)
        case Points():
            return "\n".join(f"<p>{_inline(_indented(sign) + text)}</p>" for sign, text, _ in block.typed())
        case Grid():
            return _table(block)


def _list(points: Points) -> str:
    tag = "ol" if points.ordered else "ul"
    items = []
    for statement in points.statements:
        nested = "".join(f"<li>{_inline(point)}</li>" for point in statement.nested)
        items.append(f"<li>{_inline(statement.text)}{f'<ul>{nested}</ul>' if nested else ''}</li>")
    return f"<{tag}>\n" + "\n".join(items) + f"\n</{tag}>"


def _inline(text: str) -> str:
    return "".join(f"<b>{escape(piece)}</b>" if strong else escape(piece) for piece, strong in runs(text)).replace("\n", "<br>\n")


def _indented(sign: str) -> str:
    """A browser drops blanks at the beginning, so a word processor writes them as no-break ones."""
    blanks = len(sign) - len(sign.lstrip(" "))
    return "\u00a0" * blanks + sign[blanks:]


def _table(grid: Grid, block=None) -> str:
    rows = []
    for row, cells in enumerate(grid.rows):
        tag = "th" if row < grid.bold else "td"
        made = [
            f"<{tag}{_over('colspan', one.span)}{_over('rowspan', grid.depth(row, place))}>{''.join(map(block or _block, one.blocks))}</{tag}>"
            for place, one in enumerate(cells)
            if not one.merged
        ]
        rows.append(f"<tr>{''.join(made)}</tr>")
    return f'<table border="1">{"".join(rows)}</table>'


def _over(name: str, count: int) -> str:
    return f' {name}="{count}"' if count > 1 else ""


BEFORE = """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm; font-size:11.0pt;} @list l0:level1 {mso-level-number-format:bullet;} --></style></head>
<body lang=EN-GB style='tab-interval:36.0pt'>
<!--StartFragment-->
"""
AFTER = "\n<!--EndFragment-->\n</body>\n</html>"


def clipboard_of(document: Document) -> bytes:
    """As Word puts it on the clipboard: every point a paragraph with its sign in a span that is to be ignored."""
    return (BEFORE + "\n\n".join(map(_office, document)) + AFTER).encode()


def _office(block: Block) -> str:
    match block:
        case Line(look="heading"):
            number = f"<span style='mso-list:Ignore'>{block.counted}<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span>"
            return f"<h{block.level}>{number if block.counted else ''}{_inline(block.text)}<o:p></o:p></h{block.level}>"
        case Line():
            tag = {"bold": "b", "underlined": "u"}.get(block.look)
            inside = _inline(block.shown)
            return f"<p class=MsoNormal>{f'<{tag}>{inside}</{tag}>' if tag else inside}<o:p></o:p></p>"
        case Points(mark=None):
            return "\n\n".join(_office_point(block, sign, text, inside) for sign, text, inside in block.typed())
        case Points():
            lines = [_inline(_indented(sign) + text) for sign, text, _ in block.typed()]
            return "\n".join(f"<p class=MsoNormal>{line}<o:p></o:p></p>" for line in lines)
        case Grid():
            return _table(block, _office)


def _office_point(points: Points, sign: str, text: str, inside: bool) -> str:
    face = 'font-family:"Courier New"' if inside else "font-family:Symbol"
    sign = "o" if inside else sign.strip() if points.ordered else "·"
    return (
        f"<p class=MsoListParagraphCxSpMiddle style='margin-left:{36 + 36 * inside}.0pt;text-indent:-18.0pt;"
        f"mso-list:l0 level{1 + inside} lfo1'><![if !supportLists]><span style='{face};mso-fareast-{face}'>"
        f"<span style='mso-list:Ignore'>{sign}<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span>"
        f"<![endif]>{_inline(text)}<o:p></o:p></p>"
    )
