"""The page that a document is set on: what a section says of it, and how much of it the text has."""

from dataclasses import dataclass

from lxml import etree

from readiness.documents.docx.marks import W

A4 = (11906, 16838)
NARROWEST, WIDEST = 2835, 31680
"""A text from 50 mm to the widest page that Word makes, in twentieths of a point."""
_UNITS = {"mm": 56.6929, "cm": 566.929, "in": 1440.0, "pt": 20.0, "pc": 240.0, "pi": 240.0}
_USUAL_MARGIN = 1440


@dataclass(frozen=True, slots=True)
class Page:
    """In twentieths of a point: the paper, and the room that margins leave for the text."""

    paper_width: int
    paper_height: int
    width: int
    height: int


def page_of(section: etree._Element) -> Page:
    """The page of a section. What it does not say is as Word takes it; a text without room has the least."""
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    wide, high = abs(measure(size, "w", A4[0])), abs(measure(size, "h", A4[1]))
    across = sum(abs(measure(margins, name, usual)) for name, usual in (("left", 1440), ("right", 1440), ("gutter", 0)))
    along = sum(abs(measure(margins, name, _USUAL_MARGIN)) for name in ("top", "bottom"))
    return Page(wide, high, min(max(wide - across, NARROWEST), WIDEST), min(max(high - along, NARROWEST), WIDEST))


def measure(element: etree._Element | None, name: str, usual: int) -> int:
    """A length in twentieths of a point; strict documents write units."""
    said = "" if element is None else element.get(f"{W}{name}", "")
    number, unit = (said[:-2], said[-2:]) if said[-2:] in _UNITS else (said, "")
    try:
        return round(float(number) * _UNITS.get(unit, 1.0))
    except (ValueError, OverflowError):
        return usual
