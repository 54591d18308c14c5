"""From the paragraphs of a program to passages: what is typed in them is found as in a text, what the program knows is added.

The marks and numbers of its lists are the program's own, and stand before whatever somebody typed there.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from readiness.exchange.reading.passages import BULLETS, DASHES, LEAD, TAB_WIDTH, Gap, Passage
from readiness.exchange.reading.points import RANK
from readiness.exchange.reading.scanner import literal_passages
from readiness.files.model import Link, PaperKind, Paragraph

COUNTED = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[A-Za-z]|[ivxIVX]{1,5}|[A-Z]\d{0,3}[a-z]?)[.):]?")
"""A number of a list or heading as it shows; others ("Question 3:") are words before the text."""
LONE = re.compile(r"[A-Z](?:\d{1,3}[a-z]?)?[.)]?")
"""A letter that stands alone in a cell, as the number of what stands beside it does."""


class Count:
    """Counts the paragraphs of a paper that have words, and keeps what each says and where."""

    def __init__(self, kind: PaperKind) -> None:
        self.firm = kind is not PaperKind.PDF
        self.lines: list[str] = []
        self.labels: list[str] = []

    def passages(self, paragraph: Paragraph, gap: Gap) -> list[Passage]:
        """The passages of the next paragraph; none where it has no words."""
        if not paragraph.text.strip():
            return []
        self.lines.append(paragraph.text)
        self.labels.append(paragraph.place)
        return list(_passages(paragraph, line=len(self.lines), gap=gap, firm=self.firm))

    def in_cell(self, paragraphs: Sequence[Paragraph]) -> tuple[Passage, ...]:
        """The passages of a cell. A letter alone there is a number."""
        found = [passage for paragraph in paragraphs for passage in self.passages(paragraph, Gap.PARAGRAPH)]
        if len(found) == 1 and LONE.fullmatch(found[0].text) and not found[0].lead:
            found = [replace(found[0], lead=found[0].text, text="")]
        return tuple(found)

    def flowing(self, paragraph: Paragraph) -> list[Passage]:
        """The same for a paragraph that is in no table."""
        return self.passages(paragraph, Gap.PARAGRAPH if self.firm else Gap.LINE if paragraph.line_above else Gap.BLANK)


def _passages(paragraph: Paragraph, *, line: int, gap: Gap, firm: bool) -> Iterator[Passage]:
    found = literal_passages(paragraph.text, line=line, gap=gap)
    for place, passage in enumerate(found):
        own = _with_its_mark(passage, paragraph) if place == 0 else passage
        yield replace(
            own,
            strong=paragraph.strong or paragraph.heading > 0,
            level=paragraph.heading,
            firm=firm,
            links=_links(paragraph.links, found, place) if paragraph.links else (),
        )


def _with_its_mark(passage: Passage, paragraph: Paragraph) -> Passage:
    """The first passage of a paragraph, marked or numbered as the program has it."""
    indent = paragraph.depth * TAB_WIDTH if paragraph.mark or paragraph.number or paragraph.depth else passage.indent
    if paragraph.mark:
        return replace(passage, text=passage.whole, lead="", mark=_kind(paragraph.mark), sign=paragraph.mark, indent=indent)
    if not paragraph.number:
        return replace(passage, indent=indent)
    if COUNTED.fullmatch(paragraph.number):
        return replace(passage, text=passage.whole, lead=paragraph.number, mark="", sign="", indent=indent)
    text = f"{paragraph.number} {passage.whole}"
    lead = LEAD.match(text)
    return replace(passage, text=text[lead.end() :] if lead else text, lead=lead[1] if lead else "", mark="", indent=indent)


def _kind(mark: str) -> str:
    kind = BULLETS.get(mark) or DASHES.get(mark) or mark
    return kind if kind in RANK else "•"


def _links(links: Sequence[Link], found: Sequence[Passage], place: int) -> tuple[Link, ...]:
    """The links whose words stand in this passage; those whose words stand in none are the first one's."""
    return tuple(
        link
        for link in links
        if next((other for other, passage in enumerate(found) if " ".join(link.words.split()) in passage.text), 0) == place
    )
