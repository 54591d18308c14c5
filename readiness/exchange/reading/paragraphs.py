"""From the paragraphs of a program to passages: what is typed in them is found as in a text, what the program knows is added.

The marks and numbers of its lists are the program's own, and stand before whatever somebody typed there.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from readiness.exchange.model import PASSAGES_LIMIT, TooMuch
from readiness.exchange.reading.passages import BULLETS, DASHES, LEAD, LINE_MARK, TAB_WIDTH, Gap, Passage
from readiness.exchange.reading.placing import is_unfinished
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
        self.number = 0

    def passages(self, paragraph: Paragraph, gap: Gap) -> list[Passage]:
        """The passages of the next paragraph; none where it has no words."""
        if not paragraph.text.strip():
            return []
        self.lines.append(paragraph.text)
        self.labels.append(paragraph.place)
        found = list(_passages(paragraph, line=len(self.lines), gap=gap, firm=self.firm))
        self.number += len(found)
        if self.number > PASSAGES_LIMIT:
            raise TooMuch(
                f"The file has more than {PASSAGES_LIMIT:,} separate passages. Split it, and bring in one part at a time."
            )
        return found

    def in_cell(self, paragraphs: Sequence[Paragraph]) -> tuple[Passage, ...]:
        """The passages of a cell. A letter alone there is a number."""
        whole = paragraphs if self.firm else unbroken(paragraphs)
        found = [passage for paragraph in whole for passage in self.passages(paragraph, Gap.PARAGRAPH)]
        if not self.firm:
            found = [replace(passage, firm=True) for passage in found]
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
            printed=not firm,
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


def unbroken(printed: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs of a printed cell. A reader tells by the room on a line where one ends; here half a sentence is made whole."""
    whole: list[Paragraph] = []
    listed = bool(printed) and _begins(printed[0].text)
    for paragraph in printed:
        near = paragraph.line_above or (whole and _page(paragraph) != _page(whole[-1]))
        if whole and near and _goes_on(whole[-1].text, paragraph.text, listed=listed):
            text = f"{whole[-1].text} {paragraph.text}"
            whole[-1] = replace(whole[-1], text=text, links=(*whole[-1].links, *paragraph.links))
        else:
            whole.append(paragraph)
    return whole


def _page(paragraph: Paragraph) -> str:
    return paragraph.place.partition(",")[0]


def _goes_on(before: str, text: str, *, listed: bool) -> bool:
    """Whether a text is the rest of the sentence before it: in a list, whatever has no mark and begins as no sentence does."""
    finished = before.endswith((".", "!", "?", ":"))
    if _begins(text):
        return not before.startswith(text[:1]) and not finished and text[:1] in DASHES and text[2:3].islower()
    rest = text[:1].islower() or text[:1] in {"&", "(", ")"}
    return is_unfinished(before.replace("(", " ")) or (rest and (listed or not finished))


def _begins(text: str) -> bool:
    """Whether a text begins with the mark or number of a point."""
    return text[:1] in BULLETS or LINE_MARK.match(text) is not None or LEAD.match(text) is not None
