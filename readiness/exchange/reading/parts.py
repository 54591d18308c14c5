"""Which headings in a council's own words are headings of the shape, and which are the titles that any report has.

"Next steps" and "Impact" stand in every second paper. They count where questions have them, again and again or so that nothing else
can be meant; what is said of one occurrence holds for all of the same words.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from readiness.exchange.reading.headings import Item, Role, run_of_points
from readiness.exchange.reading.passages import Gap, Passage
from readiness.exchange.reading.placing import is_furniture

ORDINARY = frozenset(
    [
        "position",
        "current position",
        "our position",
        "position statement",
        "current situation",
        "progress",
        "progress to date",
        "progress so far",
        "key progress",
        "summary of progress",
        "achievements",
        "successes",
        "next steps",
        "our next steps",
        "key next steps",
        "what next",
        "priorities",
        "key priorities",
        "gaps",
        "challenges",
        "issues",
        "key issues",
        "barriers",
        "actions",
        "further action",
        "future plans",
        "recommendations for improvement",
        "indicators",
        "criteria",
        "standards",
        "expectations",
        "impact",
        "outcomes",
        "outcome",
        "benefits",
        "evidence",
        "sources",
        "source",
        "documents",
        "key documents",
    ]
)
"""Titles of ordinary reports: a single pair of them makes no question."""
HEAD = 120
"""Longest line at the head or foot of a page."""
USUAL = ""
"""Stands for the headings that need no list of words."""


@dataclass(slots=True)
class _Section:
    """A question as a first reading takes it: the item, and the phrases of its parts by role."""

    item: Item
    phrases: dict[Role, list[str]] = field(default_factory=dict)
    beside: list[str] = field(default_factory=list)


def accepted(settled: Sequence[Item]) -> frozenset[str]:
    """The phrases that are headings of the shape here. `settled` takes all of them for headings."""
    sections = _sections(settled)
    used = Counter((role, phrase) for section in sections for role, phrases in section.phrases.items() for phrase in set(phrases))
    phrases = {
        phrase for (role, phrase), count in used.items() if phrase and _is_established(role, phrase, count, used, sections)
    }
    kept = [section for section in sections if any(set(said) & (phrases | {USUAL}) for said in section.phrases.values())]
    if not kept or not _is_shape(kept, used, phrases):
        return frozenset()
    beside = Counter(phrase for section in kept for phrase in set(section.beside))
    last = kept[-1].beside if len(kept) > 1 else []
    return frozenset(phrases | {phrase for phrase, count in beside.items() if count > 1 or phrase not in last})


def _sections(settled: Sequence[Item]) -> list[_Section]:
    sections: list[_Section] = []
    for item in settled:
        if item.role is Role.QUESTION:
            sections.append(_Section(item))
        elif sections and item.role.is_main:
            sections[-1].phrases.setdefault(item.role, []).append(item.phrase)
        elif sections and item.role.is_beside and sections[-1].phrases:
            sections[-1].beside.append(item.phrase)
    return sections


def _is_established(role: Role, phrase: str, count: int, used: Counter[tuple[Role, str]], sections: Sequence[_Section]) -> bool:
    """Whether it comes under several questions, or no other heading has its place."""
    if count > 1:
        return True
    others = max((number for (other, words), number in used.items() if other is role and words != phrase), default=0)
    alone = all(set(said) == {phrase} for section in sections if phrase in (said := section.phrases.get(role, [])))
    return others < 2 and alone


def _is_shape(kept: Sequence[_Section], used: Counter[tuple[Role, str]], phrases: set[str]) -> bool:
    """Whether there are questions of the shape at all: asked, repeated, or under headings that no report has by chance."""
    making = [section for section in kept if any(role.makes_entries for role in section.phrases)]
    if any(_is_asked(section.item) for section in making):
        return True
    repeated = any(
        role.makes_entries and count > 1 and (not phrase or phrase in phrases) for (role, phrase), count in used.items()
    )
    if len(making) > 1 and repeated:
        return True
    said = [phrase for section in making for phrases_of in section.phrases.values() for phrase in phrases_of]
    both = any({Role.ACHIEVED, Role.STILL_TO_DO} <= section.phrases.keys() for section in making)
    return both and any(phrase not in ORDINARY for phrase in said)


def _is_asked(item: Item) -> bool:
    return item.explicit or item.passage.text.rstrip("*_\"'”’ ").endswith("?")


def with_lists_resumed(items: Sequence[Item]) -> list[Item]:
    """Where "Evidence: …" stands on a line within a list, the list goes on behind it."""
    resumed: list[Item] = []
    main: Item | None = None
    for place, item in enumerate(items):
        if item.role.is_main or item.role is Role.QUESTION:
            main = item if item.role.is_main else None
        before = items[place - 2] if place > 1 else None
        if main and before and before.role.is_beside and not before.row and _is_next_in_list(before, items[place - 1], item):
            resumed.append(replace(main, passage=Passage("", item.passage.line, Gap.LINE, firm=item.passage.firm)))
        resumed.append(item)
    return resumed


def _is_next_in_list(heading: Item, said: Item, item: Item) -> bool:
    inline = said.role is Role.TEXT and said.passage.line == heading.passage.line and not said.passage.mark
    return inline and item.role is Role.TEXT and bool(item.passage.mark) and item.passage.line != said.passage.line


def with_runs_apart(items: Sequence[Item]) -> list[Item]:
    """Where all points under a heading stand in one run behind dashes or numbers, each by itself."""
    apart: list[Item] = []
    place = 0
    while place < len(items):
        apart.append(items[place])
        place += 1
        if items[place - 1].role.is_heading and not items[place - 1].row:
            end = place
            while end < len(items) and items[end].role is Role.TEXT:
                end += 1
            apart += _run(items[place:end])
            place = end
    return apart


def _run(items: Sequence[Item]) -> list[Item]:
    """The texts under one heading, cut at the mark with which they begin, if no other line begins with it."""
    first = items[0].passage if items else None
    others = [item.passage for item in items[1:] if first and item.passage.line != first.line]
    if first is None or not (first.mark or first.lead) or any(other.mark == first.mark for other in others if other.mark):
        return list(items)
    if not first.mark:
        return [replace(items[0], passage=point) for point in run_of_points(first)] if len(items) == 1 else list(items)
    found: list[Item] = []
    for item in items:
        own = item.passage
        begun, *behind = run_of_points(replace(own, mark=first.mark, sign=first.sign))
        found.append(replace(item, passage=replace(begun, mark=own.mark, sign=own.sign)))
        found += [replace(item, passage=point) for point in behind]
    return found


def without_running_heads(items: Sequence[Item]) -> list[Item]:
    """The head or foot of a page, left in by a copy, is no part of the shape: a line that comes again and again beside page numbers."""
    beside = {
        place
        for number, item in enumerate(items)
        if item.role is Role.TEXT and item.passage.text and is_furniture(item.passage)
        for place in (number - 1, number + 1)
        if 0 <= place < len(items) and _may_be_head(items[place])
    }
    said = Counter(items[place].passage.whole for place in beside)
    return [
        replace(item, role=Role.LEFT) if place in beside and said[item.passage.whole] > 1 else item
        for place, item in enumerate(items)
    ]


def _may_be_head(item: Item) -> bool:
    return item.role is Role.TEXT and not item.passage.mark and len(item.passage.whole) <= HEAD and not is_furniture(item.passage)
