"""Reading the fields of one TOML table, noting every fault instead of stopping at the first.

A reading method always returns a value of its type. Where the field is at fault it returns an empty one, which nobody sees: a file with
faults makes no bank.
"""

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from readiness.references.model import KEY

TEXT_LIMIT = 10_000
"""Longest text, in characters: that of an entry, so that whatever holds an entry holds a question."""
KEY_LIMIT = 80
"""Longest key, in characters. Keys stand in addresses, columns and cells."""
LIST_LIMIT = 200
"""Most items in a list that has no smaller bound of its own."""
UNKNOWN_LIMIT = 20
"""Most unknown fields of one table that are named one by one."""

# What a text may hold besides printable characters is a line feed and a tab: the rest is not XML, so not Word either.
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass
class FaultList:
    """The faults of one file. `file` is its path as the reader of the message knows it."""

    file: str
    found: list[str] = field(default_factory=list)

    def add(self, place: str, what: str, remedy: str) -> None:
        """Note one fault. `what` and `remedy` are whole sentences."""
        where = f"{self.file}, {place}" if place else self.file
        self.found.append(f"{where}: {what} {remedy}")


class Table:
    """One table of a file, read field by field; `close` then says which fields nobody asked for."""

    def __init__(self, content: Mapping[str, object], place: str, faults: FaultList) -> None:
        self.content = content
        self.place = place
        self.faults = faults
        self._asked: list[str] = []

    def fault(self, what: str, remedy: str) -> None:
        """Note a fault of this table."""
        self.faults.add(self.place or "top of the file", what, remedy)

    def _value(self, name: str, *, required: bool, example: str) -> object | None:
        self._asked.append(name)
        if name not in self.content:
            if required:
                self.fault(f"`{name}` is missing.", f"Add a line such as {name} = {example}.")
            return None
        return self.content[name]

    def _wrong_type(self, name: str, example: str) -> None:
        self.fault(f"`{name}` is {_kind(self.content[name])}.", f"Write it as {name} = {example}.")

    def text(self, name: str, *, required: bool = True, may_be_empty: bool = False, lines: bool = False) -> str:
        """A text without the white space around it. `lines` says that it may have more than one line."""
        example = '"""…"""' if lines else '"…"'
        value = self._value(name, required=required, example=example)
        if value is None:
            return ""
        if not isinstance(value, str):
            self._wrong_type(name, example)
            return ""
        text = value.strip()
        self._look_at(text, f"`{name}`", may_be_empty=may_be_empty, lines=lines)
        return text

    def _look_at(self, text: str, called: str, *, may_be_empty: bool, lines: bool) -> None:
        if not text and not may_be_empty:
            self.fault(f"{called} is empty.", "Write it, or ask somebody who knows.")
        if len(text) > TEXT_LIMIT:
            self.fault(f"{called} has {len(text):,} characters.", f"Shorten it to {TEXT_LIMIT:,}.")
        if control := CONTROL.search(text):
            self.fault(f"{called} holds the control character U+{ord(control[0]):04X}.", "Delete it.")
        if "\n" in text and not lines:
            self.fault(f"{called} has more than one line.", "Write it in one line.")

    def key(self, name: str = "key") -> str:
        """A permanent key."""
        value = self._value(name, required=True, example='"some-words"')
        if value is None:
            return ""
        if not isinstance(value, str):
            self._wrong_type(name, '"some-words"')
            return ""
        self.look_at_key(value, f"`{name}`")
        return value

    def look_at_key(self, key: str, called: str) -> None:
        """Note a fault if `key` is not spelt as a key."""
        if not re.fullmatch(KEY, key):
            shown = key if len(key) <= KEY_LIMIT else f"{key[:KEY_LIMIT]}…"
            self.fault(
                f"{called} is {shown!r}, which is not spelt as a key.",
                f"Use small letters a to z, digits and single hyphens: {_as_key(key)!r}.",
            )
        elif len(key) > KEY_LIMIT:
            self.fault(f"{called} has {len(key)} characters.", f"Shorten it to {KEY_LIMIT}, if it has not been released yet.")

    def choice(self, name: str, kind: type[Choice], *, otherwise: Choice) -> Choice:
        """A member of an enum, given by its value."""
        words = " or ".join(f'"{member.value}"' for member in kind)
        value = self._value(name, required=True, example=words)
        if value is None:
            return otherwise
        if not isinstance(value, str):
            self._wrong_type(name, words)
            return otherwise
        return self._member(value, kind, f"`{name}`") or otherwise

    def maybe(self, name: str, kind: type[Choice]) -> Choice | None:
        """As `choice`, of a field that may be left out."""
        if name in self.content:
            return self.choice(name, kind, otherwise=next(iter(kind)))
        self._asked.append(name)
        return None

    def _member(self, value: str, kind: type[Choice], called: str) -> Choice | None:
        if value in kind._value2member_map_:
            return kind(value)
        known = [member.value for member in kind]
        self.fault(
            f"{called} is {value[:KEY_LIMIT]!r}, which is not known.", f"{_nearest(value, known)}Known are {', '.join(known)}."
        )
        return None

    def choices(self, name: str, kind: type[Choice]) -> tuple[Choice, ...]:
        """A list of members of an enum, none of them twice."""
        members: list[Choice] = []
        for order, value in enumerate(self.texts(name), 1):
            member = self._member(value, kind, f"item {order} of `{name}`") if value else None
            if member in members:
                self.fault(f"`{name}` names {value} twice.", "Keep one.")
            elif member:
                members.append(member)
        return tuple(members)

    def texts(self, name: str, *, required: bool = True) -> tuple[str, ...]:
        """A list of one-line texts, possibly empty."""
        values = self._list(name, required=required, example='["…", "…"]')
        found = []
        for order, value in enumerate(values, 1):
            if isinstance(value, str):
                text = value.strip()
                self._look_at(text, f"item {order} of `{name}`", may_be_empty=False, lines=False)
                found.append(text)
            else:
                self.fault(f"item {order} of `{name}` is {_kind(value)}.", "Put it in quotation marks.")
        return tuple(found)

    def _list(self, name: str, *, required: bool, example: str, limit: int = LIST_LIMIT) -> list[object]:
        value = self._value(name, required=required, example=example)
        if value is None:
            return []
        if not isinstance(value, list):
            self._wrong_type(name, example)
            return []
        if len(value) > limit:
            self.fault(f"`{name}` has {len(value):,} items.", f"Keep at most {limit}.")
        return value[:limit]

    def day(self, name: str, *, required: bool = False) -> date | None:
        """A date without a time."""
        value = self._value(name, required=required, example="2026-01-31")
        if value is None:
            return None
        if isinstance(value, datetime) or not isinstance(value, date):
            self.fault(
                f"`{name}` is {_kind(value)}, not a date.", f"Write it without quotation marks, year first: {name} = 2026-01-31."
            )
            return None
        return value

    def yes(self, name: str, *, otherwise: bool | None = None) -> bool:
        """True or false; required where `otherwise` is None."""
        value = self._value(name, required=otherwise is None, example="false")
        if value is None:
            return bool(otherwise)
        if not isinstance(value, bool):
            self._wrong_type(name, "true or false, without quotation marks")
            return False
        return value

    def count(self, name: str, *, otherwise: int | None = None, most: int = 1000) -> int:
        """A whole number from 1 to `most`; required where `otherwise` is None."""
        value = self._value(name, required=otherwise is None, example=str(min(5, most)))
        if value is None:
            return 1 if otherwise is None else otherwise
        if isinstance(value, bool) or not isinstance(value, int):
            self._wrong_type(name, f"{min(5, most)}, without quotation marks")
            return 1
        if not 1 <= value <= most:
            self.fault(f"`{name}` is out of range.", f"Write a whole number from 1 to {most:,}.")
            return 1
        return value

    def tables(self, name: str, called: str, *, required: bool, limit: int = LIST_LIMIT) -> Iterator["Table"]:
        """The tables under a heading such as `[[sections]]`, each with its place in words: "section 2, question 3 `assurance`"."""
        values = self._list(name, required=required, example="[] if there are none", limit=limit)
        for order, value in enumerate(values, 1):
            key = value.get("key") if isinstance(value, dict) else None
            label = value.get("label") if isinstance(value, dict) and called == "section" else None
            named = f" `{key[:KEY_LIMIT]}`" if isinstance(key, str) and called == "question" else ""
            named = f" “{label[:KEY_LIMIT]}”" if isinstance(label, str) and label.strip() else named
            place = ", ".join(part for part in (self.place, f"{called} {order}{named}") if part)
            if isinstance(value, dict):
                yield Table(value, place, self.faults)
            else:
                self.faults.add(place, f"this is {_kind(value)}, not a table.", f"Write it under a heading [[{name}]].")

    def close(self) -> None:
        """Say which fields nobody asked for, with the known name that is nearest."""
        unknown = [name for name in self.content if name not in self._asked]
        for name in unknown[:UNKNOWN_LIMIT]:
            remedy = _nearest(name, self._asked) or f"Known here are {', '.join(self._asked)}. "
            self.fault(f"`{name[:KEY_LIMIT]}` is not a field of this format.", f"{remedy}Rename it or take it out.")
        if len(unknown) > UNKNOWN_LIMIT:
            self.fault(f"{len(unknown) - UNKNOWN_LIMIT:,} more fields are not of this format.", "Take them out.")


def _nearest(name: str, known: list[str]) -> str:
    nearest = difflib.get_close_matches(name[:KEY_LIMIT], known, n=1)
    return f"Did you mean `{nearest[0]}`? " if nearest else ""


def _as_key(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:KEY_LIMIT].strip("-") or "some-words"


def _kind(value: object) -> str:
    kinds: list[tuple[type, str]] = [
        (bool, "true or false"),
        (str, "a text"),
        (int, "a number"),
        (float, "a number"),
        (datetime, "a date with a time"),
        (date, "a date"),
        (list, "a list"),
        (dict, "a table"),
    ]
    return next((words for kind, words in kinds if isinstance(value, kind)), "a time")
