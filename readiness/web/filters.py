"""How values are shown on every page: dates and moments in London, counts in words people say."""

from datetime import date, datetime

from flask import Flask

from readiness.clock import LONDON

WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def day(value: date | datetime | None) -> str:
    """As in "3 March 2026": of London's day for a moment; nothing for None."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = value.astimezone(LONDON).date()
    return f"{value.day} {value:%B %Y}"


def moment(value: datetime) -> str:
    """As in "3 March 2026 at 2:32pm", London time."""
    local = value.astimezone(LONDON)
    return f"{day(local.date())} at {local.hour % 12 or 12}:{local:%M}{'am' if local.hour < 12 else 'pm'}"


def count(number: int, one: str, many: str = "") -> str:
    """As in "no entries", "one entry", "12 entries": up to nine in words."""
    return f"{WORDS[number] if 0 <= number < 10 else format(number, ',')} {one if number == 1 else many or one + 's'}"


def add_filters(app: Flask) -> None:
    """Make them known to every template."""
    app.jinja_env.filters.update(day=day, moment=moment, count=count)
