"""The bullets and numbers of pasted lists: counted for `ol`, and read where Word has written them into the text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from readiness.files.signs import BULLET, bullet
from readiness.files.web_style import LIST_TYPES, Look
from readiness.files.word.names import whole
from readiness.files.word.numbering import Label, written

MARKER_LIMIT = 20
"""Longest bullet or number that Word writes into the text; what is longer is text."""
_OLD_TYPES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "1": "decimal"}
_NUMBER = re.compile(r"\d|[A-Za-z]{1,6}[.):]|\([A-Za-z]{1,6}\)|[A-Za-z]{2}")


@dataclass(slots=True)
class _OpenList:
    how: str
    following: int


class Lists:
    """The lists that are open at one point, one inside another."""

    def __init__(self) -> None:
        self._open: list[_OpenList] = []

    def begin(self, tag: str, attributes: Mapping[str, str], look: Look) -> None:
        """Open a `ul`, `ol`, `menu` or `dir`."""
        said = attributes.get("type", "")
        how = look.list_type or _OLD_TYPES.get(said) or LIST_TYPES.get(said, "decimal" if tag == "ol" else "bullet")
        self._open.append(_OpenList(how=how, following=whole(attributes.get("start"), default=1)))

    def end(self) -> None:
        """Close the innermost list."""
        if self._open:
            self._open.pop()

    def item(self, attributes: Mapping[str, str], look: Look) -> Label:
        """What stands before the next item. One outside any list has a bullet, as browsers show it."""
        if not self._open:
            return Label(mark=BULLET)
        innermost, depth = self._open[-1], len(self._open) - 1
        if look.level is not None:
            depth = max(depth, look.level)
        how = look.list_type or innermost.how
        if how == "bullet":
            return Label(mark=BULLET, depth=depth)
        count = whole(attributes.get("value"), default=innermost.following)
        innermost.following = count + 1
        number = written(count, how)
        return Label(number=f"{number}." if number else "", depth=depth)


def label_of(marker: str, *, font: str, level: int) -> Label | None:
    """The label that Word has written before a paragraph as text, or None where it is too long for one."""
    marker = marker.replace("\u00a0", " ").strip()
    if not marker or len(marker) > MARKER_LIMIT:
        return None
    if _NUMBER.match(marker) and (len(marker) > 1 or marker.isdecimal()):
        return Label(number=marker, depth=level)
    return Label(mark=bullet(marker, font=font), depth=level)
