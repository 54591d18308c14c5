"""What a document is counted by: its lines, or the paragraphs of a program, and where a person finds each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from readiness.exchange.model import Place

NUMBERED = re.compile(r"(?P<noun>[a-z]+) (?P<number>\d+)\Z")


@dataclass(frozen=True, slots=True)
class Source:
    """`lines` are a text's, or a paper's paragraphs; `labels` say where each of those is, and a text has none."""

    lines: Sequence[str]
    labels: Sequence[str] = ()

    def place(self, first: int, last: int, *, under: str = "") -> Place:
        """The place from one line to another, both counted from 1."""
        label = stretch(self.labels[first - 1], self.labels[last - 1]) if self.labels else ""
        return Place(first, last, under, label)

    def last_printed(self, line: int) -> str:
        """The last line of a paragraph as it was broken by hand; of a text, the line."""
        return self.lines[line - 1].rpartition("\n")[2]


def stretch(first: str, last: str) -> str:
    """Where something stands that goes from one place to another: "page 2, lines 14 to 16"."""
    if first == last:
        return first
    parts, others = first.split(", "), last.split(", ")
    same = 0
    while same < min(len(parts), len(others)) and parts[same] == others[same]:
        same += 1
    begun, ended = parts[same:], others[same:]
    if len(begun) == len(ended) == 1:
        one, other = NUMBERED.fullmatch(begun[0]), NUMBERED.fullmatch(ended[0])
        if one and other and one["noun"] == other["noun"]:
            return ", ".join([*parts[:same], f"{one['noun']}s {one['number']} to {other['number']}"])
    return f"{first} to {', '.join(ended)}" if ended else first
