"""References: how text names a question or an entry by its permanent key.

`[[assurance]]` names a question and `[[assurance:7]]` the seventh entry ever made under it. The number a reader sees is found late,
by whoever shows the text; a key that names nothing is a dangling reference and is said to be one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

KEY = r"[a-z0-9]+(?:-[a-z0-9]+)*"
REFERENCE = re.compile(rf"\[\[({KEY})(?::([1-9][0-9]{{0,5}}))?\]\]")
BRACKETS = re.compile(r"\[\[([^\[\]\n]{1,80})\]\]")
DANGLING = "[reference to nothing: {reference}]"
"""What stands, in every format, where a reference names nothing."""


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """A question, or one entry under it when `entry` is given (1 or more, never used twice under one question)."""

    question: str
    entry: int | None = None

    def __str__(self) -> str:
        return f"{self.question}:{self.entry}" if self.entry else self.question

    @property
    def markup(self) -> str:
        """How the reference is stored in a text."""
        return f"[[{self}]]"

    @property
    def anchor(self) -> str:
        """The id of the thing in a page or document."""
        return f"{self.question}-{self.entry}" if self.entry else self.question


def references_in(text: str) -> Iterator[Ref]:
    """Every reference in `text`, in reading order, repeats included."""
    for match in REFERENCE.finditer(text):
        yield Ref(match[1], int(match[2]) if match[2] else None)


def mistyped(text: str) -> Iterator[str]:
    """What stands in double brackets and cannot be a reference ("[[1.1]]"): a reader would see the brackets."""
    for match in BRACKETS.finditer(text):
        if not REFERENCE.fullmatch(match[0]):
            yield match[1]
