"""The words by which documents are read: a council changes them in `templates/reading/words.toml`, without code.

Here is their shape and the reading of that file. What each list is used for stands beside it.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FormerName:
    """A body whose name is no longer used. `name` and `short` are as documents write them; `since` is a year, or empty."""

    name: str
    short: str
    today: str
    since: str = ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every list of `words.toml`. Phrases are plain words, compared without case, with blanks collapsed and end marks taken off."""

    headings: dict[str, tuple[str, ...]]
    """By part ("indicators", "achieved", "still_to_do", "impact", "evidence"): headings that begin it, beside those known in code."""
    columns: dict[str, tuple[str, ...]]
    """By meaning (the parts above, "question", "number", "verdict", "lead", "due", "partner", "action", "ignore"): headings of a column."""
    working_well: tuple[str, ...]
    """What a verdict cell says of something achieved."""
    to_improve: tuple[str, ...]
    """What a verdict cell says of something still to do."""
    not_yet_done: tuple[str, ...]
    """Words by which an achieved statement reads as not yet done."""
    boards: tuple[str, ...]
    roles: tuple[str, ...]
    """Titles of people who lead ("Head of SEND")."""
    partners: tuple[str, ...]
    former_names: tuple[FormerName, ...]
