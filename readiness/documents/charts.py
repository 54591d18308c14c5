"""Charts as SVG: stacked bars whose every part says its tone's symbol and its number, so that a grey print can be read.

A chart never stands alone: the outline puts the table of the same numbers beside it.
"""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from readiness.documents.blocks import printable
from readiness.documents.tones import INK, QUIET_INK, RULE, TONES

WIDTH = 720
LABELS = 270
BARS = WIDTH - LABELS - 8
BAR = 16
PITCH = 21
LINE = 11
"""Between the lines of a label that needs two."""
LETTER = 6.6
"""Average width of a letter at 13 units, measured generously."""


@dataclass(frozen=True, slots=True)
class Series:
    """One kind of part of every bar: its word, its tone (`tones.TONES`), and a count for each category."""

    label: str
    tone: str
    values: tuple[int, ...]


def stacked_bars(key: str, *, title: str, description: str, categories: Sequence[str], series: Sequence[Series]) -> str:
    """A horizontal stacked bar for each category. `key` is unique in the document; `description` says in words what is seen."""
    legend = list(_legend(series))
    top = 26 * len(legend) + 16
    name = f"chart-{escape(key)}"
    height = top + PITCH * len(categories) + 4
    longest = max((sum(line.values[place] for line in series) for place in range(len(categories))), default=0)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img"',
        f' aria-labelledby="{name}-title {name}-desc" font-family="Arial, Arimo, sans-serif" font-size="13">',
        f'<title id="{name}-title">{_words(title)}</title><desc id="{name}-desc">{_words(description)}</desc>',
        *(part for row, line in enumerate(legend) for part in _legend_row(line, row)),
        f'<line x1="{LABELS}" y1="{top - 6}" x2="{LABELS}" y2="{height - 4}" stroke="{RULE}"/>',
    ]
    for place, category in enumerate(categories):
        y = top + PITCH * place
        parts.extend(_category(category, y))
        parts.extend(_bar([(line.tone, line.values[place]) for line in series], y, longest))
    return "".join(parts) + "</svg>"


def _words(text: str) -> str:
    return escape(printable(text))


def _legend(series: Sequence[Series]) -> Iterator[list[tuple[float, Series]]]:
    """The series in lines that fit the width: (where it begins, series)."""
    line: list[tuple[float, Series]] = []
    x = 0.0
    for each in series:
        needed = 34 + LETTER * len(each.label) + 18
        if line and x + needed > WIDTH:
            yield line
            line, x = [], 0.0
        line.append((x, each))
        x += needed
    if line:
        yield line


def _legend_row(line: list[tuple[float, Series]], row: int) -> Iterator[str]:
    y = 26 * row + 1
    for x, each in line:
        tone = TONES[each.tone]
        yield f'<rect x="{x + 1:.1f}" y="{y}" width="26" height="20" fill="{tone.solid}" stroke="{INK}" stroke-width="0.5"/>'
        yield _text(x + 14, y + 14.5, tone.symbol, fill=tone.on_solid, middle=True)
        yield _text(x + 34, y + 14.5, each.label, fill=INK)


def _category(category: str, y: int) -> Iterator[str]:
    lines = textwrap.wrap(printable(category), int((LABELS - 14) / LETTER), max_lines=2, placeholder="…") or [""]
    for place, line in enumerate(lines):
        yield _text(0, y + BAR / 2 + 4.5 + LINE * (place - (len(lines) - 1) / 2), line, fill=INK)


def _bar(parts: list[tuple[str, int]], y: int, longest: int) -> Iterator[str]:
    if not any(value for _, value in parts):
        yield _text(LABELS + 8, y + BAR / 2 + 4.5, "nothing to count", fill=QUIET_INK)
        return
    x = float(LABELS)
    for name, value in parts:
        if not value:
            continue
        tone, width = TONES[name], BARS * value / longest
        yield (
            f'<rect x="{x:.1f}" y="{y}" width="{width:.1f}" height="{BAR}" fill="{tone.solid}" stroke="#ffffff" stroke-width="1.5"/>'
        )
        label = f"{tone.symbol} {value}" if width >= 24 + LETTER * len(str(value)) else str(value)
        if width >= 6 + LETTER * len(str(value)):
            yield _text(x + width / 2, y + BAR / 2 + 4.5, label, fill=tone.on_solid, middle=True)
        x += width


def _text(x: float, y: float, text: str, *, fill: str, middle: bool = False) -> str:
    anchor = ' text-anchor="middle"' if middle else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" fill="{fill}"{anchor}>{_words(text)}</text>'
