"""Pictures: which drawings may stand in a document, how one becomes a picture for formats that cannot draw it, and what a logo is.

Drawings come from `charts.py`; a drawing from elsewhere with a script or an outside address in it is refused, because the web page
holds it as it is.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

from readiness.documents.fonts import directory
from readiness.errors import ReadinessError

if TYPE_CHECKING:
    import typst

DRAWN = frozenset(
    {"svg", "title", "desc", "g", "defs", "pattern", "rect", "path", "circle", "line", "polygon", "polyline", "text", "tspan"}
)
_TAG = re.compile(r"<\s*/?\s*([^\s<>/]*)")
_UNSAFE = re.compile(r"\bon\w+\s*=|\bhref\s*=|\bstyle\s*=|url\(\s*['\"]?[^#'\"\s]|<!|<\?", re.IGNORECASE)
_LOGOS = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpeg"))
_SIZE = re.compile(r'<svg\b[^>]*\bviewBox="0 0 (\d+(?:\.\d+)?) (\d+(?:\.\d+)?)"')


class DrawingRefused(ReadinessError):
    """A drawing holds more than shapes and words, or does not say its size; or a logo is no picture."""


def checked(svg: str) -> str:
    """`svg` itself, when it is one element of shapes and words that says its size. Raises DrawingRefused."""
    unknown = sorted({tag for tag in _TAG.findall(svg) if tag not in DRAWN})
    if unknown or _UNSAFE.search(svg) or not svg.startswith("<svg ") or not _SIZE.match(svg):
        raise DrawingRefused(f"A drawing may hold only {', '.join(sorted(DRAWN))}, and must begin with its size in a viewBox.")
    return svg


def size(svg: str) -> tuple[float, float]:
    """Width and height of the drawing in its own units."""
    measured = _SIZE.match(checked(svg))
    assert measured is not None
    return float(measured[1]), float(measured[2])


def logo_format(logo: bytes) -> str:
    """What the first bytes of the logo say it is, "png" or "jpeg". Raises DrawingRefused for anything else."""
    for beginning, name in _LOGOS:
        if logo.startswith(beginning):
            return name
    raise DrawingRefused("The logo is neither a PNG nor a JPEG. Save it as one of these and upload it again.")


def png(svg: str, *, width: float = 480.0, scale: float = 3.0) -> bytes:
    """The drawing as a PNG of `width` points, `scale` pixels to a point, on white."""
    import typst

    source = f'#set page(width: auto, height: auto, margin: 0pt, fill: white)\n#image("drawing.svg", width: {width}pt)\n'
    files: dict[str, bytes] = {"main": source.encode(), "drawing.svg": checked(svg).encode()}
    made: bytes = typst.compile(  # type: ignore[call-overload]  # its stub has no dictionary of files
        files, format="png", ppi=72 * scale, font_paths=font_book(), ignore_system_fonts=True
    )
    forget()
    return made


def forget() -> None:
    """Make typst drop what it keeps of earlier work, which it does once a dozen others have passed."""
    import typst

    for _ in range(12):
        typst.compile(b"", font_paths=font_book(), ignore_system_fonts=True)


@cache
def font_book() -> "typst.Fonts":
    """The built fonts and no others, read once for each process."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(directory())])
