"""The page that a template sets: in whole numbers, and with room for a text."""

from collections.abc import Mapping

from lxml import etree

from readiness.files.word.names import W

UNUSUAL = "Its page left no room for a text, or could not be printed, so A4 with ordinary margins is used."
_SMALLEST, _LARGEST = 5_900, 31_680
"""Sides of a page, in twentieths of a point: those of A6, and the longest that Word makes."""
_MARGINS = {"top": 1440, "right": 1440, "bottom": 1440, "left": 1440, "header": 708, "footer": 708, "gutter": 0}


def set_paper(section: etree._Element) -> bool:
    """Write size and margins of a section's page in order and in twentieths of a point. Returns whether they had to be replaced."""
    # Here, because the library behind the writer is slow to start.
    from readiness.documents.docx.page import A4, NARROWEST, measure

    size, given = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    wide, high = measure(size, "w", A4[0]), measure(size, "h", A4[1])
    margins = {name: measure(given, name, usual) for name, usual in _MARGINS.items()}
    # Above and below, a margin with a minus is one that a long head may not push; elsewhere it is a slip.
    margins |= {name: abs(margins[name]) for name in margins if name not in {"top", "bottom"}}
    across = wide - margins["left"] - margins["right"] - margins["gutter"]
    along = high - abs(margins["top"]) - abs(margins["bottom"])
    is_usable = (
        all(_SMALLEST <= side <= _LARGEST for side in (wide, high))
        and min(across, along) >= NARROWEST
        and max(margins["header"], margins["footer"]) < high // 2
    )
    if not is_usable:
        (wide, high), margins = A4, _MARGINS
    _put(section, size, "pgSz", {"w": wide, "h": high} | ({"orient": "landscape"} if wide > high else {}))
    _put(section, given, "pgMar", margins)
    return not is_usable


def _put(section: etree._Element, before: etree._Element | None, name: str, values: Mapping[str, int | str]) -> None:
    made = etree.Element(f"{W}{name}", {f"{W}{key}": str(value) for key, value in values.items()})
    if before is not None:
        section.replace(before, made)
        return
    earlier = [*section.iterchildren(f"{W}headerReference", f"{W}footerReference", f"{W}pgSz")]
    section.insert(len(earlier), made)
