"""What is printed on one page, as plain values: words where they stand, ruled lines, links.

The only module that calls PDFium. It is C++, so it runs in a child process only (`files.apart`). Nothing here says what is a line.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2 as pdfium
from pypdfium2 import raw

from readiness.files.pdf.geometry import Area, Rule, Turn, Word, rules_of
from readiness.files.signs import BULLET, readable

OBJECTS_LIMIT = 50_000
"""Most drawn things of a page that are looked at for ruled lines. A map has more, and no table."""
SEGMENTS_LIMIT = 20_000
LINKS_LIMIT = 2_000
FORMS_DEEP = 5
"""Deepest nesting of drawings within drawings."""
_HYPHEN = 2
_LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
    0xAD: "-",
    _HYPHEN: "-",
}
_BOLD_NAMES = ("bold", "black", "heavy", "demi")
_FORCE_BOLD = 1 << 18
_BOLD_FROM = 600
_FILL_AND_STROKE = 2


@dataclass(slots=True)
class Print:
    """One page. `typed` are the words a person typed into a form, each line a list with one Word."""

    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    links: list[tuple[Area, str]] = field(default_factory=list)
    characters: int = 0
    pictures: int = 0
    comments: int = 0


@dataclass(slots=True)
class _Face:
    """How the text object at hand is set."""

    size: float
    bold: bool


def print_of(document: pdfium.PdfDocument, number: int, *, room: int) -> Print | None:
    """Page `number`, from 0, or None where it has more than `room` characters or cannot be loaded at all."""
    page = document[number]
    try:
        width, height = page.get_size()
        text_page = page.get_textpage()
        found = Print(width=width, height=height)
        turn = Turn.of(page.get_rotation(), *page.get_cropbox(fallback_ok=True))
        found.characters = max(raw.FPDFText_CountChars(text_page.raw), 0)
        if found.characters > room:
            return None
        found.words.extend(_words(text_page.raw, found.characters, turn))
        _draw(page.raw, found, turn)
        _annotations(page.raw, found, turn)
        found.links.extend(_links(document.raw, page.raw, turn))
        text_page.close()
        return found
    finally:
        page.close()


def _words(text_page: object, count: int, turn: Turn) -> Iterator[Word]:
    codes = [raw.FPDFText_GetUnicode(text_page, index) for index in range(count)]
    pen = _Pen(text_page, turn)
    start = -1
    for index, code in enumerate(codes):
        blank = (code <= 32 and code != _HYPHEN) or code in {0xA0, 0x2007, 0x202F, 0xFFFE, 0xFFFF, 0x200B}
        if start < 0 and not blank:
            start = index
        elif start >= 0 and blank:
            yield from pen.word(codes, start, index)
            start = -1
        # PDFium leaves out the line end after a hyphen, which would make one word of two lines.
        if start >= 0 and code == _HYPHEN:
            yield from pen.word(codes, start, index + 1)
            start = -1
    if start >= 0:
        yield from pen.word(codes, start, count)


class _Pen:
    """Measures words of one page, asking for the face of each text object once."""

    def __init__(self, text_page: object, turn: Turn) -> None:
        self.text_page, self.turn = text_page, turn
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._box = raw.FS_RECTF()
        self._object = 0
        self._face = _Face(10, bold=False)

    def word(self, codes: list[int], start: int, end: int) -> Iterator[Word]:
        text = _text(codes[start:end])
        if not text:
            return
        self._set_face(start)
        raw.FPDFText_GetCharOrigin(self.text_page, start, self._x, self._y)
        left, base = self.turn.point(self._x.value, self._y.value)
        raw.FPDFText_GetLooseCharBox(self.text_page, end - 1, self._box)
        box = self.turn.area(self._box.left, self._box.bottom, self._box.right, self._box.top)
        yield Word(
            text, left=left, right=max(box.right, left), base=base, size=self._face.size, bold=self._face.bold, order=start
        )

    def _set_face(self, index: int) -> None:
        drawn = raw.FPDFText_GetTextObject(self.text_page, index)
        address = ctypes.cast(drawn, ctypes.c_void_p).value or 0
        if address and address != self._object:
            self._object, self._face = address, _face_of(drawn)


def _face_of(drawn: object) -> _Face:
    size, matrix = ctypes.c_float(), raw.FS_MATRIX()
    raw.FPDFTextObj_GetFontSize(drawn, size)
    raw.FPDFPageObj_GetMatrix(drawn, matrix)
    scale = (matrix.c**2 + matrix.d**2) ** 0.5 or 1.0
    font = raw.FPDFTextObj_GetFont(drawn)
    called = ctypes.create_string_buffer(200)
    raw.FPDFFont_GetBaseFontName(font, called, 200)
    named = called.value.decode("latin-1").casefold()
    bold = any(mark in named for mark in _BOLD_NAMES) or bool(raw.FPDFFont_GetFlags(font) & _FORCE_BOLD)
    bold = bold or raw.FPDFFont_GetWeight(font) >= _BOLD_FROM or raw.FPDFTextObj_GetTextRenderMode(drawn) == _FILL_AND_STROKE
    return _Face(size=max(abs(size.value) * scale, 1.0), bold=bold)


def _text(codes: list[int]) -> str:
    if all(32 < code < 127 for code in codes):
        return "".join(map(chr, codes))
    units = "".join(_LIGATURES.get(code) or (chr(code) if code < 0x110000 else "\ufffd") for code in codes)
    if any(0xD800 <= code < 0xE000 for code in codes):
        units = units.encode("utf-16-le", errors="surrogatepass").decode("utf-16-le", errors="replace")
    text = "".join(each for each in readable(units) if each >= " " and not "\x7f" <= each <= "\x9f")
    return BULLET if text == "\u00b7" else text


def _draw(page: object, found: Print, turn: Turn) -> None:
    """The pictures and ruled lines of a page, those in drawings within it included."""
    left = [OBJECTS_LIMIT, SEGMENTS_LIMIT]
    things = [
        (raw.FPDFPage_GetObject(page, index), turn, 0) for index in range(min(raw.FPDFPage_CountObjects(page), OBJECTS_LIMIT))
    ]
    while things and left[0] > 0:
        thing, around, deep = things.pop()
        left[0] -= 1
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            found.pictures += 1
        elif kind == raw.FPDF_PAGEOBJ_PATH and left[1] > 0:
            left[1] -= raw.FPDFPath_CountSegments(thing)
            found.rules.extend(_rules(thing, around.within(_matrix(thing))))
        elif kind == raw.FPDF_PAGEOBJ_FORM and deep < FORMS_DEEP:
            inside = around.within(_matrix(thing))
            count = min(raw.FPDFFormObj_CountObjects(thing), max(left[0], 0))
            things.extend((raw.FPDFFormObj_GetObject(thing, index), inside, deep + 1) for index in range(count))


def _matrix(thing: object) -> tuple[float, float, float, float, float, float]:
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(thing, matrix)
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _rules(path: object, turn: Turn) -> Iterator[Rule]:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    if not fill.value and not stroke.value:
        return
    outlines: list[list[tuple[float, float]]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(raw.FPDFPath_CountSegments(path), SEGMENTS_LIMIT)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if kind == raw.FPDF_SEGMENT_MOVETO or not outlines:
            outlines.append([])
        outlines[-1].append(turn.point(x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment):
            outlines[-1].append(outlines[-1][0])
    for outline in outlines:
        yield from rules_of(outline, stroked=bool(stroke.value))


def _annotations(page: object, found: Print, turn: Turn) -> None:
    """The words typed into a form become words of the page; notes are counted."""
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), LINKS_LIMIT)):
        note = raw.FPDFPage_GetAnnot(page, index)
        kind = raw.FPDFAnnot_GetSubtype(note)
        if kind == raw.FPDF_ANNOT_WIDGET:
            box = raw.FS_RECTF()
            raw.FPDFAnnot_GetRect(note, box)
            found.words.extend(_typed(_string(note, b"V"), turn.area(box.left, box.bottom, box.right, box.top)))
        elif kind in {raw.FPDF_ANNOT_TEXT, raw.FPDF_ANNOT_FREETEXT} and _string(note, b"Contents").strip():
            found.comments += 1
        raw.FPDFPage_CloseAnnot(note)


def _typed(text: str, box: Area) -> Iterator[Word]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    size = min(10.0, max((box.top - box.bottom) / len(lines) * 0.8, 1.0))
    for number, line in enumerate(lines, start=1):
        if line.strip():
            base = box.top - number * size * 1.2
            yield Word(
                readable(line.strip()), left=box.left, right=box.right, base=base, size=size, bold=False, order=1_000_000 + number
            )


def _string(note: object, key: bytes) -> str:
    length = raw.FPDFAnnot_GetStringValue(note, key, None, 0)
    if not 2 < length < 200_000:
        return ""
    buffer = (ctypes.c_ushort * (length // 2))()
    raw.FPDFAnnot_GetStringValue(note, key, buffer, length)
    return bytes(buffer).decode("utf-16-le", errors="replace").rstrip("\x00")


def _links(document: object, page: object, turn: Turn) -> Iterator[tuple[Area, str]]:
    at, link = ctypes.c_int(0), raw.FPDF_LINK()
    for _ in range(LINKS_LIMIT):
        if not raw.FPDFLink_Enumerate(page, at, link):
            return
        action = raw.FPDFLink_GetAction(link)
        if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
            continue
        box, address = raw.FS_RECTF(), ctypes.create_string_buffer(4_000)
        length = raw.FPDFAction_GetURIPath(document, action, address, 4_000)
        if 1 < length <= 4_000 and raw.FPDFLink_GetAnnotRect(link, box):
            yield turn.area(box.left, box.bottom, box.right, box.top), address.value.decode("utf-8", errors="replace")
