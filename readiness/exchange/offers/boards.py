"""Boards that no list has, known by how they are spelt: "the Whole Life Project steering group", "the Testshire Inclusion Panel"."""

import re
from collections.abc import Iterator, Sequence

from readiness.exchange.offers.names import Found, Meaning, Word
from readiness.exchange.offers.passage import Prose

ENDS = {"board", "panel", "partnership", "committee", "forum", "alliance", "subgroup"}
BEFORE_GROUP = {
    "delivery", "finish", "implementation", "operational", "oversight", "planning", "programme", "project", "reference", "steering",
    "strategic", "strategy", "sub", "task", "working",
}  # fmt: skip
"""What makes "group" the name of one; "focus group" or "age group" is none."""
BEFORE_TEAM = {"leadership", "management"}
INSIDE = {"and", "of", "for"}
SMALL = {
    "commissioning", "executive", "governance", "improvement", "joint", "reform", "reforms", "scrutiny", "transformation",
}  # fmt: skip
"""With the words above, those of a board's name that people write small: "the SEND improvement board"."""
BEFORE = {
    "a", "all", "an", "and", "annual", "another", "any", "as", "at", "attended", "both", "by", "chair", "chairs", "each", "established", "every",
    "first", "for", "from", "if", "in", "its", "local", "member", "members", "monthly", "new", "no", "of", "on", "one", "our", "presented",
    "quarterly", "report", "reports", "since", "termly", "that", "the", "their", "there", "these", "this", "through", "to", "via",
    "weekly", "when", "while", "with",
}  # fmt: skip
"""Words with which a sentence may begin and the name of a board does not."""
MONTHS = {
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
}  # fmt: skip
STOPS = {"chair", "chairs", "meeting", "meetings", "member", "members", "report", "reports", "role"}
"""Words after which a board's name begins at the earliest: "Chair of the SEND Board"."""
NO_BOARD = re.compile(
    r"(?:parent(?:s|al)?[ -]?(?:and )?carers?’? (?:forum|partnership)|integrated care board|(?:local )?area (?:send )?partnership|clip ?board)\Z",
    re.IGNORECASE,
)
LONGEST = 12
"""Most words in a board's name."""


def spelt_boards(prose: Prose, others: Sequence[Found[Meaning]]) -> Iterator[tuple[int, int]]:
    """The first word of each, and the one after its last. `others` are names that are no boards: a board neither is nor crosses one."""
    words = prose.words
    other = bytearray(len(words))
    for found in others:
        other[found.first : found.after] = b"\x01" * (found.after - found.first)
    for last in range(1, len(words)):
        if not _ends_here(prose.text, words, last) or other[last]:
            continue
        first = _first(prose.text, words, last, other=other)
        if first < last and not NO_BOARD.search(prose.text, words[first].start, words[last].end):
            yield first, last + 1


def _ends_here(text: str, words: Sequence[Word], last: int) -> bool:
    word = re.sub(r"[’']s\Z", "", words[last].written).casefold()
    before = words[last - 1].key
    if not (word in ENDS or (word == "group" and before in BEFORE_GROUP) or (word == "team" and before in BEFORE_TEAM)):
        return False
    if last + 1 == len(words) or text[words[last].end : words[last + 1].start] != " ":
        return True
    # "Partnership Agreement" is no partnership, and "Partnership Board" ends one word later.
    return not words[last + 1].written[0].isupper() and words[last + 1].key not in ENDS | {"group"}


def _first(text: str, words: Sequence[Word], last: int, *, other: bytearray) -> int:
    """The first word of the name that ends with `last`, or `last` where there is no name before it."""
    first = last
    while first > max(0, last - LONGEST) and _goes_on(text, words, first, other=other):
        first -= 1
    while first < last and _is_trimmed(words[first]):
        first += 1
    return first


def _goes_on(text: str, words: Sequence[Word], first: int, *, other: bytearray) -> bool:
    """Whether the word before `first` is part of the same name."""
    word, following = words[first - 1], words[first]
    gap = text[word.end : following.start]
    # "Alliance (CYPA) Board": a short form in brackets, between capitals.
    bracketed = (gap == ") " and word.written.isupper()) or (gap == " (" and following.written.isupper())
    if (gap not in {" ", "-", " - ", "’ ", "' "} and not bracketed) or other[first - 1]:
        return False
    if word.key in STOPS or (word.key in ENDS and following.key in INSIDE):
        return False
    return word.written[0].isupper() or word.key in INSIDE | SMALL | BEFORE_GROUP | BEFORE_TEAM | ENDS or word.written == "&"


def _is_trimmed(word: Word) -> bool:
    if word.written[0].islower() or word.written == "&" or word.key in BEFORE:
        return True
    return word.written.isdigit() or word.key in MONTHS
