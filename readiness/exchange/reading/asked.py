"""Which items really are questions: an announcement without a heading beneath is none, and a question may come unannounced.

A question counts when one of the three headings follows before the next one. Its number may stand on a line of its own; its "Question:"
may be missing; the word may also stand in an entry, where it is text.
"""

import re
from dataclasses import replace

from readiness.exchange.model import WORDING_LIMIT
from readiness.exchange.reading.headings import Item, Role
from readiness.exchange.reading.passages import Gap, Passage

RUN_ON = re.compile(r"(?<!see)(?<! in)(?<! to)(?<!paragraph) (\d{1,3}(?:\.\d{1,3}){1,3})\.?\Z")
"""A number behind the last point of the question before, unless it is cited there."""
TITLE = 120
"""Longest line that may be a title though nothing marks it as one."""
BETWEEN = 6
"""How many passages may stand between a question that is a heading and the first heading of a part."""


def settle(items: list[Item]) -> list[Item]:
    """`items` with every real question marked as one, numbered, and every other announcement turned into text."""
    return _without_empty(_without_stray(_with_unannounced(_with_numbers(items))))


def _with_numbers(items: list[Item]) -> list[Item]:
    """A number that stands alone just before a question, or just after its announcement, given to it."""
    settled: list[Item] = []
    for item in items:
        before = settled[-1] if settled else None
        run_on = RUN_ON.search(before.passage.text) if before and _runs_on(before, item) else None
        if run_on and before:
            settled[-1] = replace(before, passage=replace(before.passage, text=before.passage.text[: run_on.start()]))
            settled.append(Item(Role.TEXT, replace(item.passage, text="", lead=run_on[1])))
            settled.append(replace(item, number=run_on[1]))
        elif item.role is Role.QUESTION and not item.number and before and is_lone_number(before):
            settled.append(replace(item, number=bare(before.passage.lead)))
        elif before and before.role is Role.QUESTION and not before.number and "." in bare(item.passage.lead):
            settled[-1] = replace(before, number=bare(item.passage.lead))
            settled.append(item)
        else:
            settled.append(item)
    return settled


def _runs_on(before: Item, item: Item) -> bool:
    """Whether a number at the end of `before` could be the question's: same line, in a text that has lost its line ends."""
    return (
        item.role is Role.QUESTION and not item.number and before.role is Role.TEXT and before.passage.line == item.passage.line
    )


def is_lone_number(item: Item) -> bool:
    """A number with nothing beside it, which belongs to what follows."""
    return item.role is Role.TEXT and bool(item.passage.lead) and not item.passage.text


def bare(lead: str) -> str:
    """A number as it is cited: "21.1" for "21.1." and "(21.1)"."""
    return lead.strip("().: ")


def _with_unannounced(items: list[Item]) -> list[Item]:
    """Questions found by the heading beneath them, where the headings begin again without an announcement."""
    settled = list(items)
    seen: set[Role] = set()
    opened = -1
    for place, item in enumerate(items):
        if item.role is Role.QUESTION:
            seen, opened = set(), place
        elif item.role.is_main:
            asked = _asked_before(items, place) if not seen or item.role <= max(seen) else None
            if asked is not None and (opened < 0 or seen or _is_apart(items, opened, asked)):
                settled[asked] = Item(Role.QUESTION, items[asked].passage, _number_of(items, asked), explicit=False)
                seen, opened = set(), asked
            seen.add(item.role)
    return settled


def _number_of(items: list[Item], asked: int) -> str:
    """The number before a question's first words, or alone on the line above them."""
    alone = not items[asked].passage.lead and asked > 0 and is_lone_number(items[asked - 1])
    return bare(items[asked - 1 if alone else asked].passage.lead)


def _is_apart(items: list[Item], announced_at: int, asked: int) -> bool:
    """Whether the question at `asked` is another than the one announced before it: something was finished in between."""
    return asked > announced_at + 1 and items[asked - 1].passage.text.endswith((".", "?", "!"))


def _asked_before(items: list[Item], heading: int) -> int | None:
    """The place of the passage before a heading that reads as a question, going back over broken lines."""
    place = heading - 1
    if place < 0 or not _may_ask(items[place]) or not _reads_as_question(items, place, heading):
        return _titled_before(items, heading)
    length = len(items[place].passage.text)
    while place > 0 and _goes_on(items[place - 1], items[place]) and length <= WORDING_LIMIT:
        place -= 1
        length += len(items[place].passage.text)
    return place


def _reads_as_question(items: list[Item], place: int, heading: int) -> bool:
    last = items[place].passage
    asks = last.text.rstrip("*_\"'”’ ").endswith("?")
    return asks or last.strong or _is_numbered_title(items, place) or (bool(items[heading].phrase) and _is_title_like(last))


def _is_title_like(passage: Passage) -> bool:
    """A short line by itself that ends as no sentence does."""
    begins = passage.text[:1].isupper() and passage.gap > Gap.LINE
    return begins and len(passage.text) <= TITLE and not passage.text.endswith((".", ",", ";", ":", "!"))


def _titled_before(items: list[Item], heading: int) -> int | None:
    """A heading of the program's, or a title in bold, with some words between it and the heading of a part."""
    level = items[heading].passage.level
    for place in range(heading - 2, max(-1, heading - 2 - BETWEEN), -1):
        if items[place + 1].role is not Role.TEXT or items[place + 1].passage.mark:
            return None
        passage = items[place].passage
        if passage.level and items[place].role is Role.TEXT:
            return place if not level or passage.level < level else None
    return None


def _is_numbered_title(items: list[Item], place: int) -> bool:
    """Whether the passage begins with a number like 21.3 that is no figure in a sentence broken there."""
    passage = items[place].passage
    begins = passage.gap > Gap.LINE or place == 0 or items[place - 1].passage.text.endswith((".", "?", "!", ":", ";"))
    return "." in bare(passage.lead) and passage.text[:1].isupper() and begins


def _may_ask(item: Item) -> bool:
    return item.role is Role.TEXT and not item.passage.mark and bool(item.passage.text)


def _goes_on(before: Item, item: Item) -> bool:
    """Whether `item` is the rest of the sentence in `before`."""
    passage = item.passage
    return (
        _may_ask(before)
        and not (passage.lead and (passage.gap > Gap.LINE or passage.text[:1].isupper()))
        and passage.gap in {Gap.LINE, Gap.CELL, Gap.BLANK, Gap.PARAGRAPH}
        and not before.passage.text.endswith((".", "?", "!", ":"))
        and (passage.text[:1].islower() or passage.gap <= Gap.LINE)
    )


def _without_stray(items: list[Item]) -> list[Item]:
    """Announcements inside an entry turned into text: without a number, and in front of a heading the question before still lacks."""
    opening = next((item.role for item in items if item.role.is_main), Role.INDICATORS)
    settled = list(items)
    seen: set[Role] = set()
    for place, item in enumerate(items):
        if item.role.is_main:
            seen.add(item.role)
        elif item.role is Role.QUESTION:
            following = (later.role for later in items[place + 1 : place + 60])
            below = next((role for role in following if role is Role.QUESTION or role.is_main), Role.TEXT)
            stray = item.explicit and not item.number and seen and below.is_main and below is not opening and below > max(seen)
            if stray:
                settled[place] = replace(item, role=Role.TEXT)
            else:
                seen = set()
    return settled


def _without_empty(items: list[Item]) -> list[Item]:
    """Announcements with no heading beneath turned into text; one that is a point of a list was never more than that."""
    settled = list(items)
    headed = False
    for place in range(len(items) - 1, -1, -1):
        if items[place].role.is_main:
            headed = True
        elif items[place].role is Role.QUESTION:
            if not headed:
                settled[place] = replace(items[place], role=Role.TEXT)
            headed = False
    return settled


def announced(items: list[Item]) -> int:
    """How many announcements of a question there are, with or without anything beneath."""
    return sum(item.role is Role.QUESTION and item.explicit for item in items)
