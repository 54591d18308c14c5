"""Passages: runs of plain text with their line, their bullet or number, and how they stand apart.

How they are found in characters is for `scanner.py`, how in the paragraphs of a program for `paragraphs.py`; what they mean is for
`headings.py` and `points.py`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum

from readiness.files.model import Link


class Gap(IntEnum):
    """How far a passage stands from the one before it."""

    SAME = 0
    CELL = 1
    LINE = 2
    PARAGRAPH = 3
    BLANK = 4


@dataclass(frozen=True, slots=True)
class Passage:
    """Plain text of one line, blanks collapsed. `lead` is a number before it as written ("21.1", "22.", "(a)").

    `mark` is the kind of bullet, or empty, and `sign` the bullet as written. `indent` is in columns and None where markup hides it.
    `strong` is a whole passage in bold, underlined or a heading, and `level` that of a heading. A `firm` one is of a program that has
    paragraphs: it is never the rest of a line that a page broke. A `printed` one is a line of a print, which may end within a word.
    """

    text: str
    line: int
    gap: Gap
    lead: str = ""
    mark: str = ""
    sign: str = ""
    indent: int | None = None
    strong: bool = False
    level: int = 0
    firm: bool = False
    printed: bool = False
    links: tuple[Link, ...] = ()

    @property
    def whole(self) -> str:
        """The text with the number that stood before it."""
        return f"{self.lead} {self.text}".strip()


BULLETS = {
    **dict.fromkeys("•●■◆✓✔➢➤❖\uf0b7\uf0d8\uf0fc", "•"),
    **dict.fromkeys("▪◦‣○□▫⁃\uf0a7\uf06f", "▪"),
}
"""Marks that are bullets wherever they stand; the private ones are Word's Symbol and Wingdings. The second kind is the nested one."""
DASHES = dict.fromkeys("-–—", "-")
LINE_MARK = re.compile(r"([-–—*+·§o])(?: |\Z)")
"""Marks that are bullets only where a line, cell or block begins: within a line they are punctuation."""
LEAD = re.compile(r"(\d{1,3}(?:\.\d{1,3}){1,3}[.):]?|\(?\d{1,3}[.):]|\(?(?:[a-z]|[ivx]{2,4})[.)]|\d{1,3}(?=\Z))(?: |\Z)")
TAB_WIDTH = 4


def lines_of(text: str) -> list[str]:
    r"""The lines of `text` as an editor counts them: \r\n, \n and a lone \r each end one, the last with or without."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return lines if lines[-1] else lines[:-1]


def words_in(text: str) -> int:
    """How many words `text` has; a dash or a row of dots is none."""
    return sum(any(map(str.isalnum, word)) for word in text.split())


def with_their_numbers(passages: list[Passage]) -> Iterator[Passage]:
    """A number in a cell of its own joined to the text beside it on the line."""
    number: Passage | None = None
    for passage in passages:
        if number and passage.line == number.line and not passage.lead and not passage.mark:
            lead = number.lead if not number.lead.isdigit() else f"{number.lead}."
            yield replace(passage, gap=number.gap, lead=lead, indent=number.indent)
            number = None
            continue
        if number:
            yield number
        number = passage if passage.lead and not passage.text else None
        if number is None:
            yield passage
    if number:
        yield number


def with_rest(text: str, rest: str) -> str:
    """A line of a print and the next: a word broken at its own hyphen is whole again."""
    divided = text.endswith("-") and text[-2:-1].isalpha() and rest[:1].islower()
    return f"{text}{rest}" if divided else f"{text} {rest}"
