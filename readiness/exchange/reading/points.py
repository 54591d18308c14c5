"""The points under a heading while they are read: how deep each is, what number comes next, and how they are written as Markdown.

Which passage begins a point and which goes on with one is decided in `placing.py`.
"""

from dataclasses import dataclass, field

from readiness.exchange.reading.asked import bare
from readiness.exchange.reading.passages import Gap, Passage, with_rest, words_in
from readiness.files.model import Link

DEPTH_LIMIT = 4
"""Deepest nesting kept; deeper points join the deepest list. Far beyond what a reader follows, and safe for a Markdown parser."""
RANK = {"": 0, "1": 0, "•": 1, "*": 1, "+": 1, "·": 1, "li": 1, "sub": 1, "-": 2, "a": 2, "▪": 3, "§": 3, "o": 3, "i": 3}
"""How deep a mark usually stands in a Word list. Only compared where a mark is new and its indent says nothing."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
INDENT_STEP = 2
"""Columns by which a point must stand further in to be nested: one blank more or less is carelessness."""


@dataclass(slots=True)
class Level:
    """One depth of a list: the marks it has used, and the indent if that is known."""

    marks: set[str]
    indent: int | None


@dataclass(slots=True)
class Part:
    """A point or nested point while it grows. `number` is what an ordered one is written with."""

    depth: int
    texts: list[str]
    number: str = ""


@dataclass(slots=True)
class Point:
    """A point with its nested points while it grows."""

    first_line: int
    last_line: int
    parts: list[Part]
    length: int = -1
    words: int = 0
    links: list[Link] = field(default_factory=list)

    @property
    def nested(self) -> int:
        """How many points are nested in it."""
        return sum(part.depth > 0 for part in self.parts)

    @property
    def markdown(self) -> str:
        """The text, with nested points as a Markdown list."""
        written = ""
        before = -1
        for part in self.parts:
            text = " ".join(part.texts)
            point = f"{'    ' * (part.depth - 1)}{part.number or '-'} {text}" if part.depth else text
            gap = "" if before < 0 else "\n" if part.depth and before else "\n\n"
            written, before = f"{written}{gap}{point}", part.depth
        return written

    @property
    def line(self) -> str:
        """The text on one line: nested points follow one another with semicolons."""
        first, *rest = (" ".join(part.texts) for part in self.parts)
        return f"{first} {'; '.join(rest)}" if rest else first


@dataclass(slots=True)
class PointList:
    """The points under one heading while they are read. `numbers` goes on from the heading before, as lists in reports do.

    `earlier` are the last numbers under the questions before, from which a program's own list may run on. `line` and `level` are the
    heading's.
    """

    numbers: dict[str, int] = field(default_factory=dict)
    earlier: dict[str, int] = field(default_factory=dict)
    line: int = 0
    level: int = 0
    points: list[Point] = field(default_factory=list)
    levels: list[Level] = field(default_factory=list)
    last: str = ""

    @property
    def marked(self) -> bool:
        """Whether its points have bullets or numbers."""
        return bool(self.levels) and "" not in self.levels[0].marks

    def uses(self, mark: str) -> bool:
        """Whether the list has had this mark at a depth that is still open."""
        return any(mark in level.marks for level in self.levels)

    def begin(self, passage: Passage, mark: str) -> Point:
        """Add the passage as a point, nested or not."""
        depth = self._depth(passage, mark)
        part = Part(min(depth, DEPTH_LIMIT), [passage.text if mark else passage.whole])
        if mark and not passage.mark:
            self._count(passage)
            part.number = f"{bare(passage.lead)}." if mark == "1" else ""
        if depth and self.points:
            self.points[-1].parts.append(part)
        else:
            self.points.append(Point(passage.line, passage.line, [part]))
        return self._grown(passage, part.texts[0])

    def join(self, passage: Passage) -> Point:
        """Go on with the last point, in the same sentence or after it."""
        text = f"{passage.sign} {passage.whole}" if passage.mark else passage.whole
        texts = self.points[-1].parts[-1].texts
        if passage.printed:
            texts[-1] = with_rest(texts[-1], text)
        else:
            texts.append(text)
        return self._grown(passage, text)

    def paragraph(self, passage: Passage) -> Point:
        """Go on with the last point in a paragraph of its own."""
        self.points[-1].parts.append(Part(0, [passage.whole]))
        return self._grown(passage, passage.whole)

    def mark_of(self, passage: Passage, question: str) -> str:
        """The kind of bullet or list number the passage begins with, or nothing. A number must be the first or the next."""
        if passage.mark or not passage.lead:
            return passage.mark
        number = bare(passage.lead)
        if question and number.startswith(f"{question}."):
            return "sub"
        for style, value in _values(number):
            if self._is_next(passage, style, value):
                return style
        return ""

    def _is_next(self, passage: Passage, style: str, value: int) -> bool:
        runs_on = passage.firm and not passage.level and value == self.earlier.get(style, 0) + 1
        return value in {1, self.numbers.get(style, 0) + 1} or runs_on

    def _count(self, passage: Passage) -> None:
        for style, value in _values(bare(passage.lead)):
            if self._is_next(passage, style, value):
                self.numbers[style] = value
                return

    def _grown(self, passage: Passage, text: str) -> Point:
        point = self.points[-1]
        point.last_line = passage.line
        point.length += len(text) + 1
        point.words += words_in(passage.whole)
        point.links += passage.links
        self.last = text
        return point

    def _depth(self, passage: Passage, mark: str) -> int:
        """0 for a point of its own. Settles the levels on the way."""
        if not self.levels or not mark:
            self.levels = [Level({mark}, passage.indent)]
            return 0
        depth = self._by_indent(passage, mark)
        if depth is None:
            depth = self._by_mark(passage, mark)
        if depth == len(self.levels):
            self.levels.append(Level({mark}, passage.indent))
        else:
            del self.levels[depth + 1 :]
            self.levels[depth].marks.add(mark)
            self.levels[depth].indent = passage.indent
        return depth

    def _by_indent(self, passage: Passage, mark: str) -> int | None:
        top = self.levels[-1]
        if passage.indent is None or top.indent is None:
            return None
        new_mark = all(mark not in level.marks for level in self.levels)
        if passage.indent >= top.indent + INDENT_STEP:
            # After a page break a lesser mark further in is the same list drawn anew, not a list in the list.
            apart = passage.gap is Gap.BLANK and not self.last.endswith(":")
            redrawn = apart and new_mark and RANK[mark] < min(RANK[used] for used in top.marks)
            return len(self.levels) - 1 if redrawn else len(self.levels)
        if passage.indent <= top.indent - INDENT_STEP:
            outer = [depth for depth, level in enumerate(self.levels) if (level.indent or 0) < passage.indent + INDENT_STEP]
            return outer[-1] if outer else 0
        return None

    def _by_mark(self, passage: Passage, mark: str) -> int:
        known = [depth for depth, level in enumerate(self.levels) if mark in level.marks]
        if known:
            return known[-1]
        if self.last.endswith(":"):
            return len(self.levels)
        if not self.marked:
            return len(self.levels) - 1
        top = min(RANK[used] for used in self.levels[-1].marks)
        # A blank line before a new kind of bullet is a page break; before a bullet under a number it is not.
        apart = passage.gap is Gap.BLANK and top > 0
        return len(self.levels) if RANK[mark] > top and not apart else len(self.levels) - 1


def _values(number: str) -> list[tuple[str, int]]:
    """What a list number may count: the style and the place in it."""
    number = number.lower()
    values: list[tuple[str, int]] = []
    if number.isdecimal():
        values.append(("1", int(number)))
    if number in ROMAN:
        values.append(("i", ROMAN.index(number) + 1))
    if len(number) == 1 and number in LETTERS:
        values.append(("a", LETTERS.index(number) + 1))
    return values
