"""Running heads and feet: lines at the edge of most pages that differ in their digits only."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import takewhile

from readiness.files.pdf.lines import Line

PAGES_FROM = 3
EDGE = 0.14
"""The part of a page, from its upper and its lower border, in which they stand."""
LINES = 4
"""Most lines of a running head."""
EDGE_POINTS = 60.0
"""The least of it, in points: a small page has no smaller margins."""
NEAR = 4.0
GAP = 1.7
"""Sizes of its letters that part a running head from the text."""
_Key = tuple[str, int]
_DIGITS = re.compile(r"\d+")


def running(pages: Sequence[tuple[float, Sequence[Line]]]) -> list[set[int]]:
    """For each page, by its height and its lines, the indexes of its running lines."""
    found: list[set[int]] = [set() for _ in pages]
    if len(pages) < PAGES_FROM:
        return found
    for top in (True, False):
        edges = [list(_edge(lines, height, top=top)) for height, lines in pages]
        counts = Counter(key for edge in edges for key in {key for _, key in edge})
        alike = [list(takewhile(partial(_is_running, counts=counts, pages=len(pages)), edge)) for edge in edges]
        parted = [_parted(edge, lines, top=top) for edge, (_, lines) in zip(alike, pages, strict=True)]
        known = {key for edge in parted for _, key in edge}
        for gone, edge, (_, lines), kept in zip(found, alike, pages, parted, strict=True):
            # Where nothing else is printed in lines, what other pages have shows which of them run along the edge.
            chosen = kept or [line for line in edge if line[1] in known and len(edge) == len(lines)]
            gone.update(index for index, _ in chosen)
    return found


def _parted(edge: list[tuple[int, _Key]], lines: Sequence[Line], *, top: bool) -> list[tuple[int, _Key]]:
    """Those that a gap parts from the text: what the text begins with on many pages is no running head."""
    nearer = sorted(range(len(lines)), key=lambda index: -lines[index].base if top else lines[index].base)
    while edge:
        last, after = lines[edge[-1][0]], nearer[len(edge) : len(edge) + 1]
        if after and abs(last.base - lines[after[0]].base) >= GAP * max(last.size, lines[after[0]].size):
            break
        edge = edge[:-1]
    return edge


def _is_running(line: tuple[int, _Key], *, counts: Counter[_Key], pages: int) -> bool:
    # A first page often has none, and some documents have two kinds, for left and right pages.
    words, height = line[1]
    count = max(
        counts[words, height],
        counts[words, height - 1] + counts[words, height],
        counts[words, height + 1] + counts[words, height],
    )
    return count >= min(3, pages - 1) and count * 5 >= (pages - 1) * 2


def _edge(lines: Sequence[Line], height: float, *, top: bool) -> Iterator[tuple[int, _Key]]:
    """The lines at one edge, from the border inwards: each one's index and what it has in common with others."""
    indexes = sorted(range(len(lines)), key=lambda index: -lines[index].base if top else lines[index].base)
    for index in indexes[:LINES]:
        line = lines[index]
        distance = height - line.base if top else line.base
        if distance > max(height * EDGE, EDGE_POINTS):
            return
        yield index, (_DIGITS.sub("0", line.text.casefold()), round(distance / NEAR))
