"""The base of every form: its key against forgery, errors in the shape the error summary wants, and a date in three parts."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import Field, FieldList, StringField, TextAreaField
from wtforms.utils import unset_value
from wtforms.validators import ValidationError

from readiness.canonical import printable

STALE_PAGE = "This page was open for too long, so it was not saved. Nothing you typed is lost: check it and save again."


FIELD_NAME = re.compile(r"[A-Za-z0-9_-]{1,150}", re.ASCII)
LONG_NUMBER = re.compile(r"[0-9]{5}", re.ASCII)


def is_field_name(name: str) -> bool:
    """Whether a field of ours could be called so: plain letters, and no number so long that it counts no list of ours."""
    return FIELD_NAME.fullmatch(name) is not None and LONG_NUMBER.search(name) is None


def printable_fields(posted: MultiDict[str, str] | None) -> MultiDict[str, str] | None:
    """What was posted, without the characters that no page can show again, and without fields or files no form of ours has."""
    if posted is None:
        return None
    return MultiDict(
        (name, printable(value)) for name, value in posted.items(multi=True) if isinstance(value, str) and is_field_name(name)
    )


class PageForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """A form on one page. `error_list` is what the error summary shows, each error linked to its field."""

    class Meta(FlaskForm.Meta):  # type: ignore[misc]
        """As Flask-WTF's, reading only what can be shown again."""

        def wrap_formdata(self, form: Any, formdata: Any) -> Any:
            """The fields posted, or None."""
            return printable_fields(super().wrap_formdata(form, formdata))

    @property
    def error_list(self) -> list[dict[str, str]]:
        """First error of each field. An error of no visible field says what to do and links to nothing."""
        return self.error_list_of(self.errors)

    def error_list_of(self, errors: dict[Any, Any]) -> list[dict[str, str]]:
        """As `error_list`, of the given errors alone."""
        listed = []
        for name, found in errors.items():
            if name == "csrf_token":
                listed.append({"text": STALE_PAGE})
            elif not name:
                listed.extend({"text": str(error)} for error in found)
            else:
                listed.append(_linked(self[name], found))
        return listed


def _linked(field: Field, found: Any) -> dict[str, str]:
    """An error and where it leads. A list of fields gives the first that has one."""
    if isinstance(field, FieldList) and found and isinstance(found[0], list | tuple):
        place = next(index for index, errors in enumerate(found) if errors)
        return {"text": str(found[place][0]), "href": f"#{field.entries[place].id}"}
    return {"text": str(found[0]), "href": f"#{getattr(field, 'first_id', field.id)}"}


class DayField(Field):
    """A date as GOV.UK asks for it: day, month, year in three boxes. `data` is a date or None; what was typed stays as typed."""

    PARTS = ("day", "month", "year")

    def __init__(self, label: str, validators: Sequence[Any] = (), **options: Any) -> None:
        super().__init__(label, list(validators), **options)
        self.typed = ("", "", "")

    @property
    def first_id(self) -> str:
        """Where the error summary leads."""
        return f"{self.id}-day"

    @property
    def parts(self) -> tuple[tuple[str, str], ...]:
        """(part, what stands in its box)."""
        if self.data and not any(self.typed):
            return tuple(zip(self.PARTS, (str(self.data.day), str(self.data.month), str(self.data.year)), strict=True))
        return tuple(zip(self.PARTS, self.typed, strict=True))

    def process(self, formdata: Any, data: Any = unset_value, extra_filters: Any = None) -> None:
        """Read the three boxes, or take `data`. A date that is none is an error and stays as typed."""
        self.process_errors = []
        self.data = self.object_data = self.default if data is unset_value else data
        if formdata is None or not any(f"{self.name}-{part}" in formdata for part in self.PARTS):
            return
        self.typed = tuple(formdata.get(f"{self.name}-{part}", "").strip()[:20] for part in self.PARTS)
        self.raw_data = list(self.typed)
        self.data = None
        if any(self.typed):
            try:
                self.data = _date(self.typed)
            except ValueError as error:
                self.process_errors.append(str(error))


FIRST_YEAR, LAST_YEAR = 1900, 2200
"""Excel knows no day before 1900, and nothing here is planned past 2200."""
MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)


def _date(typed: tuple[str, ...]) -> date:
    """The date typed; months may be words. Raises ValueError that says what to enter."""
    day, month, year = typed
    for part, value in zip(DayField.PARTS, typed, strict=True):
        if not value:
            raise ValueError(f"The date must include a {part}")
    named = [place for place, name in enumerate(MONTHS, 1) if len(month) >= 3 and name.startswith(month.lower())]
    if named:
        month = str(named[0])
    if not (day.isdecimal() and month.isdecimal() and year.isdecimal()):
        raise ValueError("The date must be in numbers, such as 27 3 2026")
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        raise ValueError("The year must have four figures, such as 2026")
    try:
        return date(int(year), int(month), int(day))
    except (ValueError, OverflowError) as error:
        raise ValueError("The date must be a real date, such as 27 3 2026") from error


def day_within_bounds(day: date) -> date:
    """`day`, where every document can hold it. Raises ValueError."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError("The year must have four figures, such as 2026")
    return day


class AtMost:
    """Refuses a text over `limit` characters with its length; nothing is cut. Counts as stored: line ends are one character."""

    def __init__(self, limit: int) -> None:
        self.limit = limit

    def __call__(self, _form: object, field: StringField | TextAreaField) -> None:
        """Raises ValidationError."""
        length = len((field.data or "").replace("\r\n", "\n"))
        if length > self.limit:
            raise ValidationError(f"“{field.label.text}” must be {self.limit:,} characters or fewer. It has {length:,}.")


class FileField(Field):
    """A file to choose. What was chosen is no text and stands in `request.files`; a page cannot show it again."""

    def process_formdata(self, valuelist: Any) -> None:
        """Nothing is read from the texts of a form."""
