"""The form that says what the columns of a document's tables mean."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from flask import request
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than the stubs

from readiness.errors import Refused
from readiness.exchange.model import HEADING_LIMIT, Briefing, Column, Grid
from readiness.exchange.vocabulary import plain
from readiness.submissions.forms import KeyedForm

MEANINGS = {
    "": "Not known: keep its words with the rest",
    "number": "The question’s number",
    "question": "The question, or what is asked about",
    "indicators": "Suggested indicators",
    "achieved": "What has been achieved so far",
    "still_to_do": "What else needs to happen",
    "verdict": "Whether it works well or is to improve",
    "impact": "What difference it has made",
    "evidence": "Evidence",
    "lead": "Who leads",
    "due": "When it is due",
    "partner": "Which partner",
    "action": "The number of the action in a plan",
    "ignore": "Leave this column out",
}
"""What a column may hold, as shown to people, in the order in which a form offers it."""


@dataclass(frozen=True, slots=True)
class AskedColumn:
    """One heading of one or more tables. `name` is its field's; `key` is the heading as meanings are remembered by it."""

    name: str
    key: str
    column: Column
    chosen: str


class ColumnsForm(KeyedForm):
    """A select for each different heading of a document's tables."""

    asked: tuple[AskedColumn, ...] = ()
    faults: dict[str, str]
    read: Callable[[dict[str, str]], Briefing] | None = None
    briefing: Briefing | None = None

    def ask(self, grids: Iterable[Grid]) -> None:
        """Ask what each heading of `grids` means; one that stands over several tables is asked once."""
        self.faults = {}
        columns: dict[str, Column] = {}
        for grid in grids:
            for column in grid.columns:
                key = plain(column.heading)[:HEADING_LIMIT] if column.heading.strip() else ""
                if key and key not in columns:
                    columns[key] = column
        self.asked = tuple(self._asked(f"c-{place}", key, column) for place, (key, column) in enumerate(columns.items()))

    def _asked(self, name: str, key: str, column: Column) -> AskedColumn:
        known = column.meaning if column.meaning in MEANINGS else ""
        return AskedColumn(name, key, column, request.form.get(name, known) if request.method == "POST" else known)

    @property
    def choices(self) -> list[SelectChoice]:
        """What a column may hold."""
        return [SelectChoice(*one) for one in MEANINGS.items()]

    def validate(self, extra_validators: Any = None) -> bool:
        """Each meaning is one of ours, and something can be read with them."""
        is_valid = bool(super().validate(extra_validators))
        self.faults = {
            one.name: f"Choose what the column “{one.column.heading}” holds from the list"
            for one in self.asked
            if one.chosen not in MEANINGS
        }
        if not is_valid or self.faults:
            return False
        if self.read is not None and self.briefing is None:
            try:
                self.briefing = self.read(self.meanings())
            except Refused as error:
                self.form_errors.append(str(error))
                return False
        return True

    def meanings(self) -> dict[str, str]:
        """By heading: what it means, where that is other than it was read as."""
        return {one.key: one.chosen for one in self.asked if one.chosen != one.column.meaning}

    @property
    def errors(self) -> dict[Any, Any]:
        """Those of the form and of every column, by the name in the page."""
        return {**super().errors, **{name: [why] for name, why in self.faults.items()}}

    @property
    def error_list(self) -> list[dict[str, str]]:
        """As of any form; a column's error leads to it."""
        return self.error_list_of(super().errors) + [{"text": why, "href": f"#{name}"} for name, why in self.faults.items()]
