"""How our documents say numbers and lists in plain English; `documents.blocks.spoken` says dates."""

from collections.abc import Iterable, Sequence

from readiness.documents.blocks import Runs, Text

UP_TO_NINE = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def number(count: int) -> str:
    """A count in a sentence: words up to nine, figures from 10."""
    return UP_TO_NINE[count] if 0 <= count < len(UP_TO_NINE) else f"{count:,}"


def several(count: int, one: str, many: str) -> str:
    """A count with its noun, in a sentence: "one entry", "12 entries", "no entries"."""
    return f"{number(count) if count else 'no'} {one if count == 1 else many}"


def agree(count: int, one: str, many: str) -> str:
    """The word that agrees with `count`: "has" for one, "have" for any other."""
    return one if count == 1 else many


def capital(sentence: str) -> str:
    """`sentence` with a capital at its start; the rest stays as it is, names and abbreviations included."""
    return sentence[:1].upper() + sentence[1:]


def listed(items: Sequence[str], last: str = "and") -> str:
    """The items as a list in a sentence: "a, b and c"."""
    return f" {last} ".join((", ".join(items[:-1]), items[-1])) if len(items) > 1 else "".join(items)


def stopped(sentence: str) -> str:
    """`sentence` with a full stop, unless it has its own end."""
    return sentence if sentence.endswith((".", "!", "?", ":", ";", "…")) else f"{sentence}."


def joined(parts: Iterable[Runs], separator: str = "; ") -> Runs:
    """Runs one after another with `separator` between them."""
    runs: list[Runs] = []
    for part in parts:
        runs += [(Text(separator),), part] if runs else [part]
    return tuple(run for part in runs for run in part)
