"""What may be quoted of a text a person typed: a whole short text or its first whole sentence, and never a part of one.

Lengths are in words. A run of letters without a blank counts by its length, so that no text is short because it has no blanks.
"""

import re
from collections.abc import Iterable

from readiness.documents.blocks import Paragraph, Runs, Text, printable
from readiness.documents.markdown import entry_blocks
from readiness.packs.outlines.language import stopped

LONG_WORD = 12
"""Characters that count as one word where there are no blanks; English words and their blank have about six."""
REFERENCE_HERE = "\ue000"
"""Stands for a reference while a text is looked at: its number is not known yet, so a sentence that has one is not quoted."""
ABBREVIATIONS = frozenset(
    ["e.g.", "i.e.", "etc.", "cf.", "vs.", "no.", "nos.", "dr.", "mr.", "mrs.", "ms.", "prof.", "st.", "sec.", "para.", "approx.", "p.", "pp.", "w/c."]
)  # fmt: skip
SENTENCE_END = re.compile(r"([.!?…]+[”’\"')\]]*)\s+(?=[“‘\"'(\[]*[A-Z0-9À-ÞŒ])")


def words_in(text: str) -> int:
    """How many words the text takes up."""
    return max(len(text.split()), len(text) // LONG_WORD)


def length(runs: Runs) -> int:
    """How many words the runs take up; a reference is one."""
    return words_in("".join(run.text if isinstance(run, Text) else "1.1" for run in runs))


def first_fitting(offered: Iterable[Runs], words: int) -> Runs:
    """The first of the wordings that takes up at most `words`; where none does, the last, which must be the shortest."""
    chosen: Runs = ()
    for runs in offered:
        chosen = runs
        if length(runs) <= words:
            break
    return chosen


def one_line(text: str) -> str:
    """A name or title on one line."""
    return " ".join(printable(text).split())


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a running text. A stop ends one where a capital or figure follows, and not after an abbreviation or initial."""
    line = one_line(text)
    found: list[str] = []
    start = 0
    for end in SENTENCE_END.finditer(line):
        said = line[start : end.end(1)]
        if not _is_abbreviated(said):
            found.append(said)
            start = end.end()
    return (*found, line[start:]) if line[start:] else tuple(found)


def _is_abbreviated(said: str) -> bool:
    last = said.rsplit(" ", 1)[-1].lstrip("“‘\"'([").casefold()
    return last in ABBREVIATIONS or re.fullmatch(r"(?:[^\W\d_]\.)+", last) is not None


def quotation(text: str, words: int) -> str:
    """`text` in quotation marks where it is one short paragraph, else its first sentence; empty where that is too long or not whole."""
    blocks = entry_blocks(text, lambda _: Text(REFERENCE_HERE)) if text.strip() else ()
    first = blocks[0] if blocks else None
    if not isinstance(first, Paragraph):
        return ""
    line = one_line("".join(run.text for run in first.runs if isinstance(run, Text)))
    if len(blocks) == 1 and _fits(line, words):
        return _marked(line)
    start = next(iter(sentences(line)), "")
    return _marked(start) if start.endswith((".", "!", "?", "”", "’", '"', ")")) and _fits(start, words) else ""


def _fits(line: str, words: int) -> bool:
    return bool(line) and line[-1] not in ":;," and REFERENCE_HERE not in line and words_in(line) <= words


def _marked(line: str) -> str:
    """With single marks around a text that has double ones, as British print does the other way about."""
    said = stopped(line)
    return f"‘{said}’" if "“" in said or '"' in said else f"“{said}”"
