"""Where each question, indicator and entry stands, and how a text that names one by its key shows it.

The document and the workbook ask the same `Places`, so they cannot show different numbers.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import count

from readiness.documents.blocks import Inline, Reference, Runs, Text, printable
from readiness.documents.markdown import plain_text
from readiness.packs.outlines.language import listed
from readiness.references.model import DANGLING, REFERENCE, Ref
from readiness.snapshots.model import PublishedIndicator, PublishedQuestion, PublishedSnapshot

CELL_LIMIT = 32_767
"""Most characters (UTF-16 units) in a cell of Excel, which drops the rest in silence."""
ALPHABET = "abcdefghijklmnopqrstuvwxyz"


def letter(place: int) -> str:
    """The mark of the indicator at `place`, from 0: "(a)" to "(z)", then "(aa)"."""
    marks = ""
    rest = place + 1
    while rest:
        rest, index = divmod(rest - 1, len(ALPHABET))
        marks = ALPHABET[index] + marks
    return f"({marks})"


def marks(question: PublishedQuestion, keys: Collection[str]) -> str:
    """The marks of several indicators in a sentence, three or more neighbours as one: "(a) and (c) to (f)"."""
    order = [indicator.key for indicator in question.indicators]
    places = sorted({order.index(key) for key in keys if key in order})
    spans: list[list[int]] = []
    for place in places:
        if spans and place == spans[-1][-1] + 1:
            spans[-1].append(place)
        else:
            spans.append([place])
    said = [part for span in spans for part in _span(span)]
    return listed([*said, *sorted(set(keys) - set(order))])


def _span(places: list[int]) -> list[str]:
    return [f"{letter(places[0])} to {letter(places[-1])}"] if len(places) > 2 else [letter(place) for place in places]


def letters(question: PublishedQuestion) -> dict[str, str]:
    """The mark of each indicator of `question`, by its key."""
    return {indicator.key: letter(place) for place, indicator in enumerate(question.indicators)}


def indicator_key(question: PublishedQuestion, indicator: PublishedIndicator) -> str:
    """The permanent key of an indicator across questions: "assurance/assurance-1"."""
    return f"{question.key}/{indicator.key}"


@dataclass(frozen=True)
class Places:
    """The number of everything in a snapshot that a text may refer to."""

    snapshot: PublishedSnapshot

    @cached_property
    def numbers(self) -> dict[Ref, str]:
        """The number of every question and entry, in the order of the document."""
        return dict(self._walk())

    def _walk(self) -> Iterator[tuple[Ref, str]]:
        for question in self.snapshot.questions:
            yield Ref(question.key), question.number
            for entry in question.entries:
                yield Ref(question.key, entry.number), entry.place

    @cached_property
    def order(self) -> dict[Ref, int]:
        """The place of everything in reading order, to sort by."""
        return dict(zip(self.numbers, count()))

    def reference(self, ref: Ref) -> Inline:
        """The link that shows the current number, or says that there is nothing to show. A report may say it in words instead."""
        return Reference(to=ref.anchor, dangling="" if ref in self.numbers else DANGLING.format(reference=ref))

    def shown(self, ref: Ref) -> str:
        """As `reference`, for a place that has no links, such as a cell of a workbook."""
        return self.numbers.get(ref) or DANGLING.format(reference=ref)

    def plain(self, text: str) -> str:
        """An entry's Markdown as plain text with its references shown; as it was typed where that would overfill a cell of Excel."""
        return _fitting(plain_text(text, lambda ref: Text(self.shown(ref))), printable(text))

    def runs(self, text: str) -> Runs:
        """A text that is not Markdown, on one line, with its references as links."""
        line = " ".join(printable(text).split())
        runs: list[Inline] = []
        end = 0
        for match in REFERENCE.finditer(line):
            runs += [Text(line[end : match.start()]), self.reference(_ref(match))]
            end = match.end()
        runs.append(Text(line[end:]))
        return tuple(run for run in runs if isinstance(run, Reference) or run.text)

    def on_one_line(self, text: str) -> str:
        """As `runs`, for a cell of a workbook."""
        line = " ".join(printable(text).split())
        return _fitting(REFERENCE.sub(lambda match: self.shown(_ref(match)), line), line)

    def named(self, question: PublishedQuestion) -> Runs:
        """A question in a list: its number, as a link, and its short title."""
        return (Reference(to=question.key), Text(f" {question.short_title}"))


def _fitting(shown: str, typed: str) -> str:
    """`shown` where a cell of Excel holds it, else the shorter text as it was typed."""
    return shown if len(shown.encode("utf-16-le")) // 2 <= CELL_LIMIT else typed


def _ref(match: re.Match[str]) -> Ref:
    return Ref(match[1], int(match[2]) if match[2] else None)
