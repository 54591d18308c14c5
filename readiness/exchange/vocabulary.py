"""The words by which documents are read: a council changes them in `templates/reading/words.toml`, without code.

Here are their shape and the reading of that file. What each list is used for stands beside it, and for those who edit it in the
README.md of that folder.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from readiness.banks.loader.fields import FaultList, Table
from readiness.banks.loader.source import read_source
from readiness.errors import ReadinessError

FILE = "words.toml"
SIZE_LIMIT = 200_000
"""Largest file, in bytes. Ours has some 20,000, and every reading of a document begins with it."""
PHRASE_LIMIT = 200
"""Longest phrase, in characters: what is longer is no heading and no name."""
PARTS = ("indicators", "achieved", "still_to_do", "impact", "evidence")
"""What a heading or a column may hold of an answer."""
MEANINGS = (*PARTS, "question", "number", "verdict", "lead", "due", "partner", "action", "ignore")
"""What a column of a table may hold."""
END_MARKS = " .:;,?!*_#-"


class VocabularyFault(ReadinessError):
    """The words cannot be used. The message names file, place and remedy of every fault, one a line."""

    def __init__(self, *faults: str) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class FormerName:
    """A body or thing whose name is no longer used. `name` and `short` are as documents write them; `since` is a year, or empty."""

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
    """Each may have other forms in brackets behind it ("Health and wellbeing board (HWB)"), here and in the next two lists."""
    roles: tuple[str, ...]
    """Titles of people who lead ("Head of SEND")."""
    partners: tuple[str, ...]
    former_names: tuple[FormerName, ...]
    done_after_all: tuple[str, ...] = ()
    """Longer wordings in which words of `not_yet_done` say nothing of the kind ("draft EHC plans")."""


def plain(words: str) -> str:
    """`words` as headings, columns and verdicts are compared: "**Strengths & Gaps:**" and "strengths and  gaps" are the same."""
    text = words.casefold().replace("’", "").replace("'", "").replace("&", " and ").replace("/", " / ")
    for dash in "–—-‑":
        text = text.replace(dash, " ")
    # A column is headed "#"; there the mark is the whole word.
    return " ".join(text.split()).strip(END_MARKS) or words.strip()


def read_vocabulary(folder: Path) -> Vocabulary:
    """The words in `folder`. Raises VocabularyFault with every fault there is, or if there is no such file."""
    called = f"{folder.name}/{FILE}"
    path = folder / FILE
    faults = FaultList(called)
    if not path.is_file():
        raise VocabularyFault(
            f"{called} is missing, so no document can be read. Nothing was changed. "
            "Put back the file that came with Readiness, or your own copy of it."
        )
    if path.stat().st_size > SIZE_LIMIT:
        raise VocabularyFault(f"{called} is larger than {SIZE_LIMIT:,} bytes. Take out what is not a list of words.")
    content = read_source(path, faults)
    words = _vocabulary(content, faults) if content is not None else None
    if words is None or faults.found:
        raise VocabularyFault(*faults.found)
    return words


def _vocabulary(content: Mapping[str, object], faults: FaultList) -> Vocabulary:
    top = Table({name: value for name, value in content.items() if name not in {"headings", "columns"}}, "", faults)
    words = Vocabulary(
        headings=_lists(content, "headings", PARTS, faults=faults),
        columns=_lists(content, "columns", MEANINGS, faults=faults),
        working_well=_phrases(top, "working_well"),
        to_improve=_phrases(top, "to_improve"),
        not_yet_done=_phrases(top, "not_yet_done"),
        done_after_all=_phrases(top, "done_after_all"),
        boards=_phrases(top, "boards"),
        roles=_phrases(top, "roles"),
        partners=_phrases(top, "partners"),
        former_names=tuple(_former(table) for table in top.tables("former_names", "former name", required=True)),
    )
    top.close()
    _look_for_doubles(top, words)
    return words


def _lists(content: Mapping[str, object], name: str, keys: tuple[str, ...], *, faults: FaultList) -> dict[str, tuple[str, ...]]:
    """The lists under a heading of the file such as `[columns]`."""
    given = content.get(name, {})
    if not isinstance(given, dict) or name not in content:
        faults.add("top of the file", f"`{name}` is missing or is no table.", f"Write a line [{name}] and its lists under it.")
        return {}
    table = Table(given, name, faults)
    lists = {key: _phrases(table, key) for key in keys}
    table.close()
    return lists


def _phrases(table: Table, name: str) -> tuple[str, ...]:
    phrases = tuple(" ".join(phrase.split()) for phrase in table.texts(name))
    for order, phrase in enumerate(phrases, 1):
        _look_at(phrase, f"item {order} of `{name}`", table)
    return phrases


def _look_at(phrase: str, called: str, table: Table) -> None:
    if len(phrase) > PHRASE_LIMIT:
        table.fault(f"{called} has {len(phrase):,} characters.", f"Shorten it to {PHRASE_LIMIT}.")
    if phrase and phrase != "#" and not any(character.isalnum() for character in phrase):
        table.fault(f"{called} is {phrase!r}, which has no word in it.", "Write words, or take it out.")


def _former(table: Table) -> FormerName:
    former = FormerName(
        name=table.text("name"),
        short=table.text("short", may_be_empty=True),
        today=table.text("today"),
        since=table.text("since", required=False, may_be_empty=True),
    )
    table.close()
    for called, words in (("`name`", former.name), ("`short`", former.short), ("`today`", former.today)):
        _look_at(words, called, table)
    if former.since and not re.fullmatch(r"(?:19|20)\d\d", former.since):
        table.fault(
            f"`since` is {former.since[:PHRASE_LIMIT]!r}, which is no year.", 'Write it as since = "2022", or leave it out.'
        )
    if former.name and plain(former.name) == plain(former.today):
        table.fault(f"`today` is the same as `name`, {former.name!r}.", "Write today’s name, or take this former name out.")
    return former


def _look_for_doubles(top: Table, words: Vocabulary) -> None:
    """Note every phrase that stands twice where it can have one meaning only."""
    verdicts = {"working_well": words.working_well, "to_improve": words.to_improve}
    statements = {"not_yet_done": words.not_yet_done, "done_after_all": words.done_after_all}
    names = {
        "boards": [form for name in words.boards for form in forms_of(name)],
        "roles": [form for name in words.roles for form in forms_of(name)],
        "partners": [form for name in words.partners for form in forms_of(name)],
        "former_names": [form for former in words.former_names for form in (former.name, former.short) if form],
    }
    for lists in (words.headings, words.columns, verdicts, statements, names):
        seen: dict[str, str] = {}
        for name, phrases in lists.items():
            where = f"{'headings' if lists is words.headings else 'columns'}.{name}" if name in MEANINGS else name
            for phrase in phrases:
                if before := seen.get(plain(phrase)):
                    again = "twice" if before == where else f"which `{before}` has already"
                    top.fault(
                        f"`{where}` has {phrase!r} {again}.", "Keep one: case, end marks and apostrophes make no difference."
                    )
                seen.setdefault(plain(phrase), where)


def forms_of(name: str) -> tuple[str, ...]:
    """The forms of a name, the chief one first: "Parent carer forum (PCF)" has two, "Healthwatch" one."""
    chief, *others = name.split(" (")
    return (chief, *(other.removesuffix(")") for other in others))
