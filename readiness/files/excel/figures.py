"""A number as its cell shows it: dates in words, percentages, decimals, money. Formats beyond these show the plain number."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from lxml import etree

from readiness.files.archives import OfficePackage

# fmt: off
BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 17: "mmm-yy", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm",
    21: "h:mm:ss", 22: "d/m/yy h:mm", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss",
    **dict.fromkeys((14, 15, 16, *range(27, 37), *range(50, 59)), "d/m/yy"),
}
# fmt: on
"""The formats that a workbook uses by number and does not spell (ECMA-376, 18.8.30). Those of 27 to 58 are dates of East Asia."""
LAST_DAY = 2_958_465
"""31 December 9999, the last day Excel has."""
DIGITS = 20
"""Longest number that is shown by its format. A longer one is no figure that a person typed."""
_COLOURS = re.compile(r"\[(?![hms]+\])[^\]]*\]", re.IGNORECASE)
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|_.|\*.')
_FIGURE = re.compile(r"[#0?][#0?,]*(?:\.[#0?]*)?")
_MONEY = re.compile(r"\[\$([^\]-]*)[^\]]*\]")


@dataclass(frozen=True, slots=True)
class Styles:
    """By the number of a cell's style: the format of its figures, and whether it is bold."""

    formats: tuple[str, ...] = ()
    bold: tuple[bool, ...] = ()

    def format(self, style: int) -> str:
        """The format of `style`, or that of a style never made."""
        return self.formats[style] if 0 <= style < len(self.formats) else ""

    def is_bold(self, style: int) -> bool:
        """Whether the words of a cell of `style` are bold."""
        return 0 <= style < len(self.bold) and self.bold[style]


def read_styles(package: OfficePackage, part: str) -> Styles:
    """The styles of a workbook, by its part of that kind; none where `part` is empty."""
    if not part:
        return Styles()
    root = package.xml(part)
    spelt = {found.get("numFmtId", ""): found.get("formatCode", "") for found in root.iterfind("{*}numFmts/{*}numFmt")}
    bold = [_is_on(font.find("{*}b")) for font in root.iterfind("{*}fonts/{*}font")]
    styles = list(root.iterfind("{*}cellXfs/{*}xf"))
    numbers = [style.get("numFmtId", "0") for style in styles]
    fonts = [int(style.get("fontId", "0")) if style.get("fontId", "0").isdigit() else 0 for style in styles]
    return Styles(
        formats=tuple(
            spelt[number] if number in spelt else BUILT_IN.get(int(number) if number.isdigit() else 0, "") for number in numbers
        ),
        bold=tuple(font < len(bold) and bold[font] for font in fonts),
    )


def _is_on(element: etree._Element | None) -> bool:
    return element is not None and element.get("val", "1") not in {"0", "false"}


def as_shown(value: str, spelt: str, *, from_1904: bool) -> str:
    """The number `value` as a cell of the format `spelt` shows it. What is no number comes back as it is."""
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    if not number.is_finite() or abs(number.adjusted()) > DIGITS:
        return value
    money = _MONEY.sub(lambda found: f'"{found.group(1)}"', spelt)
    sections = _COLOURS.sub("", money).split(";")
    section = sections[1] if number < 0 and len(sections) > 1 and sections[1] else sections[0]
    bare = _LITERAL.sub("", section).casefold()
    if re.search(r"[dyhs]|mmm", bare) and 0 <= number <= LAST_DAY:
        return _moment(number, bare, from_1904=from_1904)
    if _FIGURE.search(bare) and not re.search(r"[/e@]|general", bare):
        return _figure(abs(number) if section is not sections[0] else number, section)
    return plain(number)


def plain(number: Decimal) -> str:
    """A number without a format: 3, 21.1, 0.3. Excel works in binary, so its sixteenth digit is noise."""
    rounded = Decimal(format(float(number), ".15g"))
    return format(rounded.to_integral_value() if rounded == rounded.to_integral_value() else rounded.normalize(), "f")


def _figure(number: Decimal, section: str) -> str:
    spelt = _LITERAL.sub(lambda found: "\x00" * len(found.group()), section)
    pattern = _FIGURE.search(spelt)
    if not pattern:
        return plain(number)
    whole, _, decimals = pattern.group().partition(".")
    scaled = Decimal(plain(number)) * (100 if "%" in spelt else 1)
    places = sum(mark in "0#?" for mark in decimals)
    shown = format(scaled.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP), ",f" if "," in whole else "f")
    if optional := len(decimals) - len(decimals.rstrip("#?")):
        kept = len(shown) - optional
        shown = (shown[:kept] + shown[kept:].rstrip("0")).rstrip(".")
    sign, digits = ("-", shown[1:]) if shown.startswith("-") else ("", shown)
    before, point, after = digits.partition(".")
    digits = before.zfill(whole.count("0")) + point + after
    return f"{sign}{_words(section[: pattern.start()])}{digits}{_words(section[pattern.end() :])}".strip()


def _words(literal: str) -> str:
    """What a format prints before or after the figure."""
    return _LITERAL.sub(lambda found: found.group(1) or found.group(2) or "", literal)


def _moment(number: Decimal, bare: str, *, from_1904: bool) -> str:
    if found := re.search(r"\[([hms]+)\]", bare):
        return _duration(number, found.group(1))
    day, seconds = divmod(int((number * 86_400).to_integral_value(rounding=ROUND_HALF_UP)), 86_400)
    # Day 60 of Excel is 29 February 1900, which never was; days before it are one too early.
    first = datetime(1904, 1, 1, tzinfo=UTC) if from_1904 else datetime(1899, 12, 31 if day < 60 else 30, tzinfo=UTC)
    try:
        moment = first + timedelta(days=day, seconds=seconds)
    except OverflowError:
        return plain(number)
    date = in_words(moment, day="d" in bare or "y" not in bare)
    time = moment.strftime("%H:%M:%S" if moment.second and "s" in bare else "%H:%M")
    if "d" not in bare and "y" not in bare and "mmm" not in bare:
        return time
    return f"{date} at {time}" if "h" in bare and seconds else date


def in_words(moment: datetime, *, day: bool = True) -> str:
    """A date as "27 March 2026", or without its day."""
    return f"{moment.day} {moment:%B %Y}" if day else f"{moment:%B %Y}"


def _duration(number: Decimal, unit: str) -> str:
    seconds = int((number * 86_400).to_integral_value(rounding=ROUND_HALF_UP))
    if unit.startswith("h"):
        return f"{seconds // 3_600}:{seconds // 60 % 60:02}"
    return f"{seconds // 60}:{seconds % 60:02}" if unit.startswith("m") else str(seconds)
