"""Days counted from the as-at date, as dates and in words: so that the demonstration is never out of date."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from readiness.canonical import clean

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
RELATIVE = re.compile(r"\{(date|month|term|year) (-?\d+)(?: (-?\d+))?\}")
LATEST = re.compile(rf"\{{latest (?:(\d+) )?({'|'.join(MONTHS)}) (-?\d+)\}}")
SATURDAY = 5
CHRISTMAS_AND_NEW_YEAR = ((12, 25), (12, 26), (1, 1))


class NoSuchDate(ValueError):
    """A brace in a text spells no date."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Negative days are past.

    A text may hold {date -62} "19 September 2026", {month -60} "September 2026", {month -60 -3} three months before that,
    {term -120} "summer term of 2026", {year -400} "2025", and {latest 31 March -60} or {latest July -60}: the last that had come
    60 days before the as-at date.
    """

    as_at: date

    def day(self, days: int) -> date:
        """The working day so many days off; a weekend or holiday gives way to the day before it in the past, after it in the future."""
        found = self.as_at + timedelta(days=days)
        step = timedelta(days=-1 if days < 0 else 1)
        while _is_holiday(found):
            found += step
        return found

    def optional(self, days: int | None) -> date | None:
        """The day, where there is one."""
        return None if days is None else self.day(days)

    def text(self, text: str) -> str:
        """`text` as it is stored, its dates in words. Raises NoSuchDate."""
        told = LATEST.sub(self._latest, RELATIVE.sub(self._relative, clean(text)))
        if "{" in told:
            raise NoSuchDate(f"“{told[told.index('{') :][:30]}” spells no date; Calendar says which there are")
        return told

    def _relative(self, found: re.Match[str]) -> str:
        day = self.day(int(found[2]))
        years, month = divmod(day.month - 1 + int(found[3] or 0), 12)
        return {
            "date": f"{day.day} {MONTHS[day.month - 1]} {day.year}",
            "month": f"{MONTHS[month]} {day.year + years}",
            "term": f"{_term(day)} term of {day.year}",
            "year": f"{day.year}",
        }[found[1]]

    def _latest(self, found: re.Match[str]) -> str:
        limit = self.day(int(found[3]))
        try:
            this_year = date(limit.year, MONTHS.index(found[2]) + 1, int(found[1] or 1))
        except ValueError as fault:
            raise NoSuchDate(f"“{found[0]}” is no day of every year") from fault
        return f"{found[1] or ''} {found[2]} {limit.year if this_year <= limit else limit.year - 1}".strip()


def _is_holiday(day: date) -> bool:
    return day.weekday() >= SATURDAY or (day.month, day.day) in CHRISTMAS_AND_NEW_YEAR


def _term(day: date) -> str:
    return "spring" if day.month < 4 else "summer" if day.month < 9 else "autumn"
