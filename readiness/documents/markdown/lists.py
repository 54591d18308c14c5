"""Lists as people type them, rewritten into the one shape that Python-Markdown reads.

People put no blank line before a list, indent by two, paste "•" and "1)", and mean "2017. A year" to stay a sentence.
"""

import re
from re import Match

_BULLET = re.compile(r"([-*+•▪◦‣●○■])[ \t]+(?=\S)")
_COUNTED = re.compile(r"(\d{1,9})[.)][ \t]+(?=\S)")
_MARKED = re.compile(r"(\d{1,9}(?=\.[ \t])|(?=[-*+][ \t]))")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t")) + 3 * line[: len(line) - len(line.lstrip(" \t"))].count("\t")


def list_mark(line: str) -> Match[str] | None:
    """The mark that begins a point, where `line` begins with one."""
    return _BULLET.match(line) or _COUNTED.match(line)


def depth(text: str) -> int:
    """The deepest that lists nest, counted by how far the marks are indented."""
    levels: list[int] = []
    deepest = 0
    for line in text.split("\n"):
        if not list_mark(line.lstrip(" \t")):
            continue
        indent = _indent(line)
        while levels and indent < levels[-1]:
            levels.pop()
        if not levels or indent >= levels[-1] + 2:
            levels.append(indent)
            deepest = max(deepest, len(levels))
    return deepest


class _Straightener:
    """Writes the lines anew: marks of Markdown's own, four blanks a level, a blank line before a list."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.levels: list[tuple[int, bool]] = []

    def blank(self) -> None:
        self.lines.append("")

    def text(self, line: str) -> None:
        after_blank = not self.lines or not self.lines[-1]
        if after_blank and self.levels and not line[0].isspace():
            self.levels.clear()
        elif after_blank and self.levels:
            while len(self.levels) > 1 and _indent(line) <= self.levels[-1][0]:
                self.levels.pop()
        self.lines.append("    " * len(self.levels) + _unmarked(line.strip()))

    def point(self, line: str, mark: Match[str], *, ordered: bool) -> None:
        indent = _indent(line)
        while len(self.levels) > 1 and indent < self.levels[-1][0]:
            self.levels.pop()
        if not self.levels or indent >= self.levels[-1][0] + 2:
            self._gap(if_deep=False)
            self.levels.append((indent, ordered))
        elif self.levels[-1][1] != ordered:
            self._gap(if_deep=True)
            self.levels[-1] = (indent, ordered)
        sign = f"{mark[1]}." if ordered else "-"
        rest = line.lstrip(" \t")[mark.end() :].strip()
        self.lines.append("    " * (len(self.levels) - 1) + f"{sign} {_unmarked(rest)}")

    def continues_count(self, line: str) -> bool:
        """Whether a line that begins with a number is the next point of an open ordered list."""
        indent = _indent(line)
        open_here = [ordered for at, ordered in self.levels if at <= indent]
        return bool(open_here) and open_here[-1] and indent < self._deepest_at(indent) + 2

    def _deepest_at(self, indent: int) -> int:
        return max(at for at, _ in self.levels if at <= indent)

    def _gap(self, *, if_deep: bool) -> None:
        if self.lines and self.lines[-1] and (if_deep or not self.levels):
            self.lines.append("")


def straightened(text: str) -> list[str]:
    """The lines of `text` in the parser's own shape."""
    straightener = _Straightener()
    for line in text.split("\n"):
        stripped = line.lstrip(" \t")
        bullet, counted = _BULLET.match(stripped), _COUNTED.match(stripped)
        if not stripped:
            straightener.blank()
        elif bullet:
            straightener.point(line, bullet, ordered=False)
        elif counted and (int(counted[1]) == 1 or straightener.continues_count(line)):
            straightener.point(line, counted, ordered=True)
        else:
            straightener.text(line)
    return straightener.lines


def _unmarked(line: str) -> str:
    r"""`line` with a backslash before a mark that would begin a list: "- - x" is one point whose text is "- x"."""
    mark = _MARKED.match(line)
    return f"{mark[1]}\\{line[mark.end(1) :]}" if mark else line
