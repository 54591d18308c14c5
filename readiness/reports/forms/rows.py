"""Numbered rows of fields, with blank ones to spare, so that a list grows without JavaScript."""

from collections.abc import Iterator
from typing import Any, ClassVar, TypeVar

from wtforms import Field, FieldList, Form, FormField

from readiness.canonical import clean
from readiness.reports.drafts import LINES_LIMIT
from readiness.submissions.forms import KeyedForm


class RowFields(Form):
    """One row. It is blank, and dropped, while nothing is typed in any of its fields."""

    @property
    def is_blank(self) -> bool:
        """Whether nothing is typed."""
        return not any(clean(str(typed)) for field in self for typed in (field.raw_data or [field.data or ""]))

    def refuse(self, field: Field, why: str) -> bool:
        """Add an error to one of its fields."""
        field.errors = [*field.errors, why]
        return False


Row = TypeVar("Row", bound=RowFields)


class RowsForm(KeyedForm):
    """A form with lists of rows. `ROWS` says what one row of each list is called, for its errors: {"contacts": "Contact"}."""

    ROWS: ClassVar[dict[str, str]] = {}
    SPARE: ClassVar[int] = 3
    """Blank rows at the end of each list, however long it is."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in self.ROWS:
            for _spare in range(self.SPARE - self._blank_at_the_end(name)):
                self[name].append_entry()

    def rows(self, name: str) -> Iterator[Any]:
        """The rows of a list that somebody filled in, in order."""
        return (row for row in self._every(name) if not row.is_blank)

    def validate(self, extra_validators: Any = None) -> bool:
        """Each filled row is checked, and no list is too long."""
        is_valid = bool(super().validate(extra_validators))
        for name, called in self.ROWS.items():
            count = sum(1 for _row in self.rows(name))
            if count > LINES_LIMIT:
                self.form_errors.append(f"There are {count:,} rows of “{called}”; {LINES_LIMIT} is the most. Clear some of them.")
                is_valid = False
        return is_valid

    @property
    def error_list(self) -> list[dict[str, str]]:
        """As of any form; an error in a row names the row and leads to its field."""
        found = super().errors
        return self.error_list_of({name: errors for name, errors in found.items() if name not in self.ROWS}) + [
            {
                "text": f"{self.called(name, place, row)}: {field.errors[0]}",
                "href": f"#{getattr(field, 'first_id', field.id)}",
            }
            for name in self.ROWS
            for place, row in enumerate(self._every(name), 1)
            for field in row
            if field.errors
        ]

    def called(self, name: str, place: int, row: Any) -> str:
        """What an error calls a row."""
        return f"{self.ROWS[name]} {place}"

    def _every(self, name: str) -> list[Any]:
        return [entry.form for entry in self[name].entries]

    def _blank_at_the_end(self, name: str) -> int:
        every = self._every(name)
        filled = [place for place, row in enumerate(every, 1) if not row.is_blank]
        return len(every) - (filled[-1] if filled else 0)


def list_of(row: type[RowFields], label: str) -> "FieldList[Any]":
    """A list of rows, as a field of a `RowsForm`."""
    return FieldList(FormField(row), label)
