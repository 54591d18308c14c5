"""Days and periods as British officers write them: "27th of March 2026", "27.03.26", "autumn term 2018", "Q2 2018/19".

What a date is for is told by the words before it and decided in `days.py`. Nothing without a year is a date.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
QUARTERS = {"1": 1, "2": 2, "3": 3, "4": 4, "one": 1, "two": 2, "three": 3, "four": 4}
TERMS = {"autumn": ((9, 1), (12, 31)), "spring": ((1, 1), (3, 31)), "summer": ((4, 1), (7, 31))}
"""First and last month and day. Terms end some days earlier, by each council's own calendar; Easter moves."""
SEASONS = {"autumn": ((9, 1), (11, 30)), "spring": ((3, 1), (5, 31)), "summer": ((6, 1), (8, 31))}

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|"
    r"Dec(?:ember)?)\b\.?"
)
NUMBER = r"\d{1,2}(?: ?(?:[snrt][dht])\b)?"
YEAR = r"(?:20\d\d(?!\d)|[’']\d\d(?!\d))"
WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?,? (?:the )?)?"
TO = r" ?(?:–|—|-|to|and|until|till|&|/) ?"
SPLIT_YEAR = r"(?P<year>20\d\d)(?: ?[/–-] ?(?P<next>(?:20)?\d\d)(?!\d))?"


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `first` to `last`, found from character `start` to `end`; a single day is both."""

    start: int
    end: int
    first: date
    last: date


Days = tuple[date, date]


def _month(written: str) -> int:
    return MONTHS.index(written[:3].casefold()) + 1


def _year(written: str) -> int:
    digits = written.lstrip("’'")
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _day(match: re.Match[str]) -> Days:
    number = re.sub(r"\D", "", match["day"])
    day = date(_year(match["year"]), _month(match["month"]), int(number))
    return day, day


def _figures(match: re.Match[str]) -> Days:
    day = date(_year(match["year"]), int(match["month"]), int(match["day"]))
    return day, day


def _whole_month(match: re.Match[str]) -> Days:
    year, month = _year(match["year"]), _month(match["month"])
    days = monthrange(year, month)[1]
    part = (match["part"] or "").casefold()
    first = days if part.startswith(("end", "late")) else 1
    last = 10 if part.startswith(("early", "begin", "start")) else 15 if part.startswith(("mid", "middle")) else days
    return date(year, month, first), date(year, month, last)


def _end_month(match: re.Match[str]) -> Days:
    year, month = _year(match["year"]), _month(match["month"])
    last = date(year, month, monthrange(year, month)[1])
    return last, last


def _quarter(match: re.Match[str]) -> Days:
    """Of the financial year, which begins in April."""
    quarter, year = QUARTERS[match["quarter"].casefold()], int(match["year"])
    months = {1: (4, 6), 2: (7, 9), 3: (10, 12), 4: (1, 3)}[quarter]
    year += quarter == 4
    return date(year, months[0], 1), date(year, months[1], monthrange(year, months[1])[1])


def _term(match: re.Match[str]) -> Days:
    name, year = match["term"].casefold(), int(match["year"])
    year += bool(match["next"]) and name != "autumn"
    first, last = (TERMS if match["word"] else SEASONS)[name]
    return date(year, *first), date(year, *last)


def _year_end(match: re.Match[str]) -> Days:
    """The end of a year: a school year in August, a financial one in March, another one in December or, if split, in March."""
    kind, year = (match["kind"] or "").casefold(), int(match["year"])
    if kind in {"academic", "school"}:
        year += bool(match["next"])
        first, last = date(year - 1, 9, 1), date(year, 8, 31)
        return (last, last) if match["part"] else (first, last)
    if kind == "financial" or match["next"]:
        year += bool(match["next"])
        first, last = date(year - 1, 4, 1), date(year, 3, 31)
        return (last, last) if match["part"] else (first, last)
    part = (match["part"] or "").casefold()
    last = date(year, 3, 31) if part == "early" else date(year, 6, 30) if part == "mid" else date(year, 12, 31)
    return last, last


PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Days]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), days)
    for pattern, days in (
        (
            (
                rf"(?<![\w.]){WEEKDAY}{NUMBER}(?: of)?(?: {MONTH})?(?:,? {YEAR})?{TO}{WEEKDAY}(?P<day>{NUMBER})(?: of)? "
                rf"(?P<month>{MONTH}),? (?P<year>{YEAR})"
            ),
            _day,
        ),
        (rf"(?<![\w.]){WEEKDAY}(?P<day>{NUMBER})(?: of)?[ -]?(?P<month>{MONTH}),?[ -]?(?P<year>{YEAR})", _day),
        (rf"(?<![\w.])(?P<day>{NUMBER})-(?P<month>{MONTH})-(?P<year>\d\d)(?!\d)", _day),
        (rf"\b(?P<month>{MONTH}) (?P<day>{NUMBER})(?:,| ) ?(?P<year>20\d\d)(?!\d)", _day),
        (r"(?<![\w./-])(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?:[T ]\d\d:\d\d(?::\d\d)?)?(?![\w/-]|\.\d)", _figures),
        (
            r"(?<![\w£$€./:-])(?P<day>\d{1,2})(?P<mark>[/.-])(?P<month>\d{1,2})(?P=mark)(?P<year>20\d\d)(?![\w/-]|[.,]\d| ?%)",
            _figures,
        ),
        (r"(?<![\w£$€./:-])(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d\d)(?![\w/-]|[.,]\d| ?%)", _figures),
        (r"(?<![\w£$€./:-])(?P<day>\d\d)(?P<mark>[.-])(?P<month>\d\d)(?P=mark)(?P<year>\d\d)(?![\w/-]|[.,]\d| ?%)", _figures),
        (
            r"\b(?:Q|quarter )(?P<quarter>[1-4]|one|two|three|four),?(?: of)?(?: the)?(?: financial year)? (?P<year>20\d\d)[/–-](?:20)?\d\d(?!\d)",
            _quarter,
        ),
        (r"(?<!\d)(?P<year>20\d\d)[/–-](?:20)?\d\d,? (?:Q|quarter )(?P<quarter>[1-4])(?!\d)", _quarter),
        (
            rf"\b(?P<term>autumn|spring|summer)(?P<word>(?: half)?[- ]terms?)?(?: of| in)?(?: the)?,? (?:academic year )?{SPLIT_YEAR}",
            _term,
        ),
        (
            rf"\b(?P<part>(?:the )?end of|late|early|mid)[- ](?:the )?(?:(?P<kind>calendar|academic|school|financial) year )?{SPLIT_YEAR}(?! (?:plan|strategy))",
            _year_end,
        ),
        (rf"\b(?P<part>)(?P<kind>academic|school|financial) year (?:of )?{SPLIT_YEAR}", _year_end),
        (rf"\b{MONTH}(?: {YEAR})?{TO}(?:the end of )?(?P<month>{MONTH}),? (?P<year>{YEAR})", _end_month),
        (
            rf"\b(?P<part>(?:early|late|mid|middle of|start of|beginning of|end of)[ -])?(?P<month>{MONTH})(?: half[- ]term)?,?(?: of)? (?P<year>{YEAR})(?![/–-]\d)",
            _whole_month,
        ),
        (rf"\b(?P<part>)(?P<month>{MONTH})[-’'](?P<year>\d\d)(?![\d-])", _whole_month),
    )
)
AFTER_A_NUMBER = re.compile(r"\d(?: ?(?:[snrt][dht]))?(?: of)?[ -]\Z", re.IGNORECASE)
"""Before a month that is not a day's own: "31 February 2018" is no date, and no February either."""


def periods_in(text: str) -> list[Period]:
    """Every date and period, in reading order. One that the calendar does not have is none."""
    taken = bytearray(len(text))
    found: list[Period] = []
    for pattern, days in PATTERNS:
        for match in pattern.finditer(text):
            if any(taken[match.start() : match.end()]) or not _counts(match, text):
                continue
            taken[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
            with suppress(ValueError):
                found.append(Period(match.start(), match.end(), *days(match)))
    return sorted(found, key=lambda period: period.start)


def _counts(match: re.Match[str], text: str) -> bool:
    if not match[0][0].isdigit() and AFTER_A_NUMBER.search(text, max(0, match.start() - 8), match.start()):
        return False
    # "which may 2018 pupils" is a verb.
    return (match.groupdict().get("month") or "").rstrip(".") != "may"
