"""The bullets and numbers that Word counts and does not write down, worked out from the numbering part in reading order."""

import re
from dataclasses import dataclass, replace

from lxml import etree

from readiness.files.signs import BULLET, bullet
from readiness.files.word.names import VAL, W, is_on, value_of, whole
from readiness.files.word.styles import Styles

LEVELS = 9
LABEL_LIMIT = 60
"""Longest pattern of a number, in characters ("Question %1:")."""
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
    (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_COUNTER = re.compile(r"%([1-9])")


def letters(count: int) -> str:
    """1 is a, 26 is z, 27 is aa, 28 is bb: as Word counts, unlike a spreadsheet."""
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1) if 0 < count <= 780 else str(count)


def roman(count: int) -> str:
    """1 is i, 4 is iv."""
    if not 0 < count < 4000:
        return str(count)
    written = []
    for value, sign in _ROMAN:
        times, count = divmod(count, value)
        written.append(sign * times)
    return "".join(written)


def written(count: int, how: str) -> str:
    """A count as a list's format shows it; one of a language that is not read here is shown in figures."""
    if how in {"lowerLetter", "upperLetter"}:
        return letters(count) if how == "lowerLetter" else letters(count).upper()
    if how in {"lowerRoman", "upperRoman"}:
        return roman(count) if how == "lowerRoman" else roman(count).upper()
    if how == "ordinal":
        ending = "th" if count % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
        return f"{count}{ending}"
    if how == "none":
        return ""
    return f"{count:02d}" if how == "decimalZero" else str(count)


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list. `restarts_after` is the level, from 1, whose next paragraph begins it anew; 0 never, None any above it."""

    start: int = 1
    how: str = "decimal"
    pattern: str = ""
    font: str = ""
    restarts_after: int | None = None
    in_figures: bool = False
    style_id: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a paragraph of a list: a bullet or a number, never both; neither where the list shows nothing."""

    mark: str = ""
    number: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class _List:
    """One list: the levels of its kind with its own changes, and where its levels begin anew. Lists of a kind count on together."""

    kind: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """The lists of one document and how far each has counted. Ask for labels in reading order."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._kinds: dict[str, tuple[dict[int, Level], str]] = {}
        self._elements: dict[str, etree._Element] = {}
        self._lists: dict[str, _List | None] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is None:
            return
        for kind in root.iterchildren(f"{W}abstractNum"):
            self._kinds[kind.get(f"{W}abstractNumId", "")] = (_levels(kind), value_of(kind, "numStyleLink") or "")
        for element in root.iterchildren(f"{W}num"):
            self._elements[element.get(f"{W}numId", "")] = element

    def label(self, list_id: str, level: int | None, style_id: str) -> Label:
        """What stands before the next paragraph of the list. A paragraph that names no level has that of its style, or the first."""
        found = self._list(list_id)
        if found is None:
            return Label()
        if level is None:
            level = next((place for place, each in found.levels.items() if style_id and each.style_id == style_id), 0)
        level = min(max(level, 0), LEVELS - 1)
        shape = found.levels.get(level, Level(how="none"))
        self._count(found, list_id, level)
        if shape.how == "bullet":
            return Label(mark=bullet(shape.pattern, font=shape.font), depth=level)
        return Label(number=self._number(found, shape), depth=level)

    def _list(self, list_id: str) -> _List | None:
        if list_id not in self._lists:
            element = self._elements.get(list_id)
            self._lists[list_id] = None if element is None else self._made(element)
        return self._lists[list_id]

    def _made(self, element: etree._Element) -> _List:
        kind = value_of(element, "abstractNumId") or ""
        levels, linked = self._kinds.get(kind, ({}, ""))
        if linked:
            # The kind is that of a style of lists, which names a list of its own.
            through = self._elements.get(self._styles.numbering(linked).list_id or "")
            kind = (value_of(through, "abstractNumId") or kind) if through is not None else kind
            levels = self._kinds.get(kind, (levels, ""))[0]
        levels, starts = dict(levels), {}
        for change in element.iterchildren(f"{W}lvlOverride"):
            place = whole(change.get(f"{W}ilvl"), default=0)
            shape = change.find(f"{W}lvl")
            if shape is not None:
                levels[place] = _level(shape)
            start = value_of(change, "startOverride")
            if start is not None:
                starts[place] = whole(start, default=1)
        return _List(kind=kind, levels=levels, starts=starts)

    def _count(self, found: _List, list_id: str, level: int) -> None:
        counts = self._counts.setdefault(found.kind, {})
        start = found.levels.get(level, Level()).start
        if level in found.starts and (list_id, level) not in self._begun:
            counts[level] = found.starts[level]
        else:
            counts[level] = counts.get(level, start - 1) + 1
        self._begun.add((list_id, level))
        for deeper in [each for each in counts if each > level]:
            after = found.levels.get(deeper, Level()).restarts_after
            if after is None or level < after:
                del counts[deeper]

    def _number(self, found: _List, shape: Level) -> str:
        counts = self._counts[found.kind]

        def at(level: int) -> str:
            each = found.levels.get(level, Level())
            how = "decimal" if shape.in_figures and each.how != "none" else each.how
            return written(counts.get(level, each.start), how)

        return _COUNTER.sub(lambda place: at(int(place.group(1)) - 1), shape.pattern).strip()


def _levels(kind: etree._Element) -> dict[int, Level]:
    return {whole(each.get(f"{W}ilvl"), default=0): _level(each) for each in kind.iterchildren(f"{W}lvl")}


def _level(element: etree._Element) -> Level:
    fonts = element.find(f"{W}rPr/{W}rFonts")
    figures = element.find(f"{W}isLgl")
    restart = value_of(element, "lvlRestart")
    level = Level(
        start=whole(value_of(element, "start"), default=1),
        how=_how(element),
        pattern=(value_of(element, "lvlText") or "")[:LABEL_LIMIT],
        font="" if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or "",
        restarts_after=None if restart is None else whole(restart, default=0),
        in_figures=figures is not None and is_on(figures),
        style_id=value_of(element, "pStyle") or "",
    )
    is_picture = element.find(f"{W}lvlPicBulletId") is not None
    return replace(level, how="bullet", pattern=BULLET) if is_picture else level


def _how(element: etree._Element) -> str:
    # A format that only newer programs know stands in a choice, beside one that all know.
    formats = [each.get(VAL, "decimal") for each in element.iter(f"{W}numFmt")]
    return next((how for how in formats if how != "custom"), "decimal")
