"""The five published reports as documents with paragraphs and lists, so that they can be printed in every format."""

import html
import re
from collections.abc import Iterator
from pathlib import Path

from tests.exchange.shapes.content import Statement
from tests.exchange.shapes.document import Block, Document, Line, Points

REPORTS = Path(__file__).parents[4] / "shared" / "real" / "committee-reports"
NAMES = ("dorset-cabinet", "dudley-portfolio", "lancashire-health", "sefton-health", "worcestershire-scrutiny")
BREAK = re.compile(r"</?(?:p|ul|ol|li|tr|td|table|tbody|h\d|br|div)\b[^<>]*>|\n", re.IGNORECASE)
SIGN = re.compile(r"(?=[•▪])")
UNDERLINED = re.compile(r"<u>(.*)</u>[:.]?", re.IGNORECASE)
TAG = re.compile(r"</?[a-z][^<>]{0,300}>", re.IGNORECASE)


def source_of(name: str) -> Path:
    (path,) = REPORTS.glob(f"{name}*.txt")
    return path


def document_of(name: str) -> Document:
    """The report with its tags taken off, its bullets as lists, and paragraphs that a page's end had divided joined again."""
    blocks: list[Block] = []
    points: list[Statement] = []
    for piece in _joined(_pieces(source_of(name).read_text(encoding="utf-8"))):
        sign, text = piece[0], piece[1:].strip()
        if sign == "•":
            points.append(Statement(text))
        elif sign == "▪" and points:
            last = points[-1]
            points[-1] = Statement(last.text, (*last.nested, text))
        else:
            blocks += [Points(tuple(points))] * bool(points)
            points = []
            blocks.append(_line(piece))
    blocks += [Points(tuple(points))] * bool(points)
    return tuple(blocks)


def _line(piece: str) -> Line:
    plain = TAG.sub("", piece).strip()
    return Line(plain, "underlined" if UNDERLINED.fullmatch(piece.strip()) else "plain")


def _pieces(text: str) -> Iterator[str]:
    for line in BREAK.split(html.unescape(text)):
        for piece in SIGN.split(line):
            kept = " ".join(piece.split())
            # What stands between the tags of a list and its first point is nothing.
            if TAG.sub("", kept).strip(" •▪"):
                yield kept if UNDERLINED.fullmatch(kept) else TAG.sub("", kept).strip()


def _joined(pieces: Iterator[str]) -> Iterator[str]:
    whole = ""
    for piece in pieces:
        number_alone = re.fullmatch(r"\d{1,2}(?:\.\d{1,2})?\.?", whole)
        if number_alone or (whole and piece[0].islower() and whole[-1] not in ".:;?>"):
            whole = f"{whole} {piece}"
            continue
        if whole:
            yield whole
        whole = piece
    if whole:
        yield whole
