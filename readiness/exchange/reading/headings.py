"""From passages to items: which words are a question, which are one of the three headings under it, and which are text.

The headings a council uses are data here (SECTIONS); the next shapes add their own words to it. Whether a question is really one, and
where one begins that has no "Question:" before it, is for `asked.py`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from readiness.exchange.model import PASSAGES_LIMIT, TooMuch
from readiness.exchange.reading.passages import BULLETS, DASHES, LEAD, Gap, Passage
from readiness.exchange.reading.phrases import Found, Phrases


class Role(IntEnum):
    """What an item is. The three headings are in the order in which the shape has them; what stands beside entries comes after.

    A LABEL is a heading that leads to nothing (of a column), and LEFT is known to be no part of the shape.
    """

    LEFT = -2
    LABEL = -1
    TEXT = 0
    QUESTION = 1
    INDICATORS = 2
    ACHIEVED = 3
    STILL_TO_DO = 4
    IMPACT = 5
    EVIDENCE = 6
    LEAD = 7
    DUE = 8
    PARTNER = 9
    ACTION = 10
    NOTE = 11

    @property
    def is_heading(self) -> bool:
        """One of those under a question."""
        return self >= Role.INDICATORS

    @property
    def is_main(self) -> bool:
        """One of the three that make a question of the shape."""
        return Role.INDICATORS <= self <= Role.STILL_TO_DO

    @property
    def makes_entries(self) -> bool:
        """Whether what stands under it becomes entries."""
        return self in {Role.ACHIEVED, Role.STILL_TO_DO}

    @property
    def is_beside(self) -> bool:
        """Whether what stands under it belongs to entries that stand elsewhere."""
        return self >= Role.IMPACT


@dataclass(frozen=True, slots=True)
class Item:
    """A passage and what it is. `number` is a question's, as written without its full stop; `explicit` says it was announced.

    `phrase` is set where the words of a council, and not the usual ones, make it a heading. `row` is the row of a table, counted over
    all tables from 1; `heading` is the column's there, `doubt` why the kind of its entries is not sure, and `named` a question's words
    that stand nowhere in the text (the name of a sheet).
    """

    role: Role
    passage: Passage
    number: str = ""
    explicit: bool = True
    phrase: str = ""
    row: int = 0
    heading: str = ""
    doubt: str = ""
    named: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """The words of one heading: `full` ones are known anywhere, `short` ones only where nothing else stands beside them."""

    full: str
    short: str


SO_FAR = r"(?: (?:so far|to date|already))?"
SECTIONS = {
    Role.INDICATORS: Section(
        full=r"(?:suggested |key |possible )?indicators? (?:that|to show|showing|to show that) (?:this|it) is happening",
        short=r"(?:suggested |key |possible )?indicators?(?: of (?:progress|success))?",
    ),
    Role.ACHIEVED: Section(
        full=rf"what (?:(?:has|have) been|(?:has|have) we(?: already)?|we have|we’ve|we've)(?: already)? achieved{SO_FAR}",
        short=rf"(?:achieved|achievements?){SO_FAR}",
    ),
    Role.STILL_TO_DO: Section(
        full=r"what (?:else |still |else still )?needs? to (?:happen|be done|change)(?: (?:next|now))?",
        short=r"(?:still to do|what is still to do|what else(?: is needed)?)",
    ),
}
CONTINUED = r"(?: \(?cont(?:inued|’d|'d|d)?\.?\)?)?"
DECORATION = r"[#*_]{0,6} ?"
"""Markdown's marks of a heading or bold text, which people paste."""
ALONE = r" ?[?:.–—-]{0,3}[*_]{0,3}\Z"
WITH_MARK = r" ?[?:]{1,2}[*_]{0,3}(?= |\Z)"
BEFORE_POINTS = r"(?= [-–—*] )"
HEADING = {
    role: re.compile(
        rf"{DECORATION}(?:(?:{section.full}){CONTINUED}(?:{ALONE}|{WITH_MARK}|{BEFORE_POINTS})|(?:{section.short}){CONTINUED}{ALONE})",
        re.IGNORECASE,
    )
    for role, section in SECTIONS.items()
}
NUMBER = r"\d{1,3}(?:\.\d{1,3}){0,3}"
QUESTION = re.compile(
    rf"{DECORATION}(?P<word>[Qq]uestion|QUESTION|Q)(?: ?(?P<label>{NUMBER}|[A-H](?= ?[:.)–—-]| [A-Z]|\Z))\b)?(?P<end> ?[:.)–—-]{{1,2}})?[*_]{{0,3}}(?= |\Z)"
)
WITHIN = re.compile(
    rf"(?<= )(?:(?:(?P<number>\d{{1,3}}(?:\.\d{{1,3}}){{1,3}})[.)]? )?Question(?: (?P<label>{NUMBER}|[A-H]))?:(?= |\Z)"
    + "".join(rf"|(?P<{role.name}>(?i:{section.full}){WITH_MARK})" for role, section in SECTIONS.items())
    + ")"
)
"""A heading in the midst of a text. It must begin with a capital and end with its own mark, since an entry may say the same words."""
FIRST_OF_RUN = re.compile(r"(?P<dash>[-–—*·§✓o]) |(?P<open>\(?)1(?P<close>[.)]) ")


def items_in(passages: Iterable[Passage], phrases: Phrases | None = None) -> list[Item]:
    """Every passage cut at its headings. Raises TooMuch beyond PASSAGES_LIMIT."""
    items: list[Item] = []
    for passage in passages:
        for item in cut(passage, phrases):
            items.append(item)
            if len(items) > PASSAGES_LIMIT:
                message = (
                    f"The file has more than {PASSAGES_LIMIT:,} separate passages. Split it, and bring in one part at a time."
                )
                raise TooMuch(message)
    return items


def cut(passage: Passage, phrases: Phrases | None = None) -> Iterator[Item]:
    """The headings in a passage and the texts between them. `phrases` are headings of a council's own."""
    text = passage.text
    own = phrases.within(text) if phrases else {}
    heading = _heading_at(text, 0, {}, numbered="." in passage.lead)
    if phrases and not heading and not passage.mark and (found := phrases.heading(text)):
        heading = _of(found)
    starts = sorted({match.start() for match in WITHIN.finditer(text) if _is_heading(match)} | own.keys())
    if heading is None and not starts:
        yield Item(Role.TEXT, passage)
        return
    here, position = passage, 0
    while position < len(text):
        if heading:
            number = heading.number or here.lead.strip("().:")
            yield Item(heading.role, replace(here, text=text[position : heading.end].strip()), number, phrase=heading.phrase)
            end = heading.end
        else:
            end = _next_heading(text, position, starts)
            yield from _points(_with_links(replace(here, text=text[position:end].strip()), passage))
        here = _behind(passage, Gap.LINE if heading and heading.role.is_heading else Gap.SAME, "")
        position = end + 1
        heading = _heading_at(text, position, own)


def _behind(passage: Passage, gap: Gap, text: str) -> Passage:
    """What stands behind a heading in the same passage."""
    return _with_links(Passage(text, passage.line, gap, firm=passage.firm), passage)


def _with_links(part: Passage, passage: Passage) -> Passage:
    return replace(part, links=tuple(link for link in passage.links if link.words in part.text)) if passage.links else part


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading in a text: where it ends, the number written with it, and its phrase if it is a council's own."""

    role: Role
    end: int
    number: str = ""
    phrase: str = ""


def _heading_at(text: str, position: int, own: Mapping[int, Found], *, numbered: bool = False) -> _Heading | None:
    """The heading that begins at `position`. `own` are a council's own headings, by where they begin."""
    question = QUESTION.match(text, position)
    if question and _announces(question, numbered=numbered):
        return _Heading(Role.QUESTION, question.end(), question["label"] or "")
    within = WITHIN.match(text, position) if position else None
    if within and _is_heading(within):
        return _Heading(_role(within), within.end(), within["number"] or within["label"] or "")
    for role, pattern in HEADING.items():
        if match := pattern.match(text, position):
            return _Heading(role, match.end())
    found = own.get(position)
    return _of(found) if found else None


def _of(found: Found) -> _Heading:
    return _Heading(Role[found.part.upper()], found.end, phrase=found.phrase)


def _announces(question: re.Match[str], *, numbered: bool) -> bool:
    """Whether the word stands there as a label, and not as the first word of a sentence."""
    word, label, mark = question["word"], question["label"], question["end"] or ""
    after = question.string[question.end() : question.end() + 2].strip()
    if word == "Q":
        return ":" in mark or bool(label and mark)
    if not after:
        return True
    return (
        ":" in mark
        or bool((label or numbered) and (mark or after[:1].isupper()))
        or bool(mark.strip() and mark.strip() in DASHES)
    )


def _next_heading(text: str, position: int, starts: Sequence[int]) -> int:
    """Where the text before the next heading ends (the blank before it, or the end). Headings begin at `starts`, in order."""
    place = bisect_right(starts, position)
    return starts[place] - 1 if place < len(starts) else len(text)


def _is_heading(match: re.Match[str]) -> bool:
    return match[0][0].isupper() or match[0][0].isdigit()


def _role(match: re.Match[str]) -> Role:
    return next((role for role in SECTIONS if match[role.name]), Role.QUESTION)


def _points(passage: Passage) -> Iterator[Item]:
    """The text behind a heading on its own line: several points where it begins with a mark and the mark comes again."""
    if passage.gap is Gap.LINE and not passage.mark and not passage.lead:
        yield from (Item(Role.TEXT, point) for point in run_of_points(passage, after=r"[A-Z0-9“‘\"'(]"))
        return
    lead = None if passage.lead or passage.mark else LEAD.match(passage.text)
    yield Item(Role.TEXT, replace(passage, lead=lead[1], text=passage.text[lead.end() :]) if lead else passage)


def run_of_points(passage: Passage, *, after: str = r"[A-Z“‘\"'(]") -> list[Passage]:
    """The points of one passage that begins with a mark or with 1., where it comes again before what `after` matches."""
    first = FIRST_OF_RUN.match(f"{passage.sign or passage.lead} {passage.text}" if passage.mark or passage.lead else passage.text)
    if first is None:
        lead = None if passage.lead or passage.mark else LEAD.match(passage.text)
        return [replace(passage, lead=lead[1], text=passage.text[lead.end() :]) if lead else passage]
    text = passage.text if passage.mark or passage.lead else passage.text[first.end() :]
    if sign := first["dash"]:
        kind = DASHES.get(sign) or BULLETS.get(sign) or sign
        between = re.escape(sign)
        points = re.split(rf"(?<=[.;!?]) {between} | {between} (?={after})", text)
        return [_with_links(replace(passage, text=point, mark=kind, sign=sign), passage) for point in points]
    return [
        _with_links(replace(passage, text=point, lead=f"{first['open']}{number}{first['close']}"), passage)
        for number, point in enumerate(_numbered(text, first), 1)
    ]


INTRODUCED = re.compile(r": ?([-–—*·§]) ")


def introduced_points(passage: Passage) -> list[Passage]:
    """The points of "We visited: – schools – clinics" where nothing else of the cell tells them apart."""
    found = INTRODUCED.search(passage.text)
    if found is None:
        return [passage]
    first, *rest = passage.text[found.end() :].split(f" {found[1]} ")
    kind = DASHES.get(found[1], found[1])
    points = [replace(passage, text=point, lead="", mark=kind, sign=found[1], gap=Gap.LINE) for point in (first, *rest)]
    return [replace(passage, text=passage.text[: found.start() + 1]), *points]


def _numbered(text: str, first: re.Match[str]) -> Iterator[str]:
    """The points of "1. … 2. … 3. …" behind the first number, for as long as the numbers go on."""
    position, number = 0, 2
    while (end := text.find(f" {first['open']}{number}{first['close']} ", position)) >= 0:
        yield text[position:end]
        position = end + len(f" {first['open']}{number}{first['close']} ")
        number += 1
    yield text[position:]
