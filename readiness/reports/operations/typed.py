"""What was typed, as it is stored: cleaned and within its limit, or refused with both lengths."""

from collections.abc import Sequence
from typing import TypeVar

from readiness.canonical import clean, clean_line
from readiness.reports.drafts import LINES_LIMIT, NAME_LIMIT, TEXT_LIMIT, NotSaved

Line = TypeVar("Line")


def name(what: str, typed: str) -> str:
    """A name or title, on one line. Raises NotSaved."""
    return _within(NAME_LIMIT, what, clean_line(typed))


def text(what: str, typed: str) -> str:
    """Markdown. Raises NotSaved."""
    return _within(TEXT_LIMIT, what, clean(typed))


def lines(what: str, typed: Sequence[Line]) -> tuple[Line, ...]:
    """At most so many. Raises NotSaved."""
    if len(typed) > LINES_LIMIT:
        raise NotSaved(f"There are {len(typed):,} {what}; {LINES_LIMIT} is the most. Take some out.")
    return tuple(typed)


def _within(limit: int, what: str, cleaned: str) -> str:
    if len(cleaned) > limit:
        raise NotSaved(f"“{what}” has {len(cleaned):,} characters; {limit:,} is the most. Shorten it.")
    return cleaned
