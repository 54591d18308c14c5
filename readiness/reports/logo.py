"""A council's logo: whether the bytes are a picture that every format can hold, told from its structure without drawing it."""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from readiness.errors import Refused

BYTES_LIMIT = 500_000
SIDE_LIMIT = 4_000
"""Pixels: a logo is printed at most 60 mm wide, where 1,000 are plenty."""
PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff"
POINTS_LIMIT = 8_000_000
"""Pixels in all: drawn for a paper, each takes up to eight bytes of memory."""
SCAN, END_OF_JPEG = 0xDA, b"\xff\xd9"
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The markers of a JPEG that say its size."""
BITS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""Of a PNG's kinds of colour: samples to a pixel."""
DRAWING = frozenset({b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"IDAT", b"IEND"})
"""What is drawn of a PNG. The rest holds names, places and texts, which unpack to any size."""
BESIDE = frozenset({*range(0xE1, 0xF0), 0xFE}) - {0xE2, 0xEE}
"""Markers of a JPEG that hold what programs wrote beside the picture; kept are those that say what its colours mean."""
REMEDY = "Ask whoever keeps the logo for a PNG or JPEG file, or open it in any picture program and save it again as one."


class NotALogo(Refused):
    """The file is no picture that a report can hold."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What a logo is: "PNG" or "JPEG", and its size in pixels."""

    kind: str
    width: int
    height: int


def looked_at(content: bytes) -> Picture:
    """The kind and size of a logo. Raises NotALogo, with the reason and what to do."""
    if len(content) > BYTES_LIMIT:
        raise NotALogo(f"The logo has {len(content):,} bytes; {BYTES_LIMIT:,} is the most. Save it smaller, or as a JPEG.")
    if content.startswith(PNG):
        picture = _png(content)
    elif content.startswith(JPEG):
        picture = _jpeg(content)
    else:
        raise NotALogo(_why_not(content))
    if max(picture.width, picture.height) > SIDE_LIMIT:
        raise NotALogo(
            f"The logo is {picture.width:,} by {picture.height:,} pixels; {SIDE_LIMIT:,} a side is the most. Save it smaller."
        )
    if picture.width * picture.height > POINTS_LIMIT:
        raise NotALogo(
            f"The logo is {picture.width:,} by {picture.height:,} pixels, which is {picture.width * picture.height / 1_000_000:.1f} "
            f"million; {POINTS_LIMIT // 1_000_000} million is the most. Save it smaller."
        )
    return picture


def drawing_of(content: bytes) -> bytes:
    """A logo that `looked_at` has taken, without what is not drawn: texts, names, places, other pictures, bytes after its end."""
    if content.startswith(PNG):
        kept = (part for name, part in _chunks(content) if name in DRAWING)
        return PNG + b"".join(kept)
    pieces, place = [content[:2]], 2
    for marker, start, end in _segments(content):
        place = start if marker == SCAN else end
        if marker not in BESIDE and marker != SCAN:
            pieces.append(content[start:end])
    return b"".join(pieces) + content[place : content.index(END_OF_JPEG, place) + 2]


def _why_not(content: bytes) -> str:
    start = content[:1_000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<svg", b"<?xml")) and b"<svg" in content[:20_000].lower():
        return (
            "The logo is an SVG drawing, which can hold scripts and links and which Word cannot show everywhere. Open it in a picture "
            "program and export it as a PNG, 1,000 pixels wide."
        )
    return f"The logo is neither a PNG nor a JPEG picture. {REMEDY}"


def undrawable() -> NotALogo:
    """The refusal of a logo that looks whole and cannot be drawn."""
    return NotALogo(f"The logo cannot be drawn: its file is damaged or of an unusual kind. {REMEDY}")


def _damaged() -> NotALogo:
    return NotALogo(f"The logo’s file is damaged or cut short. {REMEDY}")


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The name of each part of a PNG, and the part; each with the sum that belongs to it."""
    name, place = b"", len(PNG)
    while name != b"IEND":
        if place + 12 > len(content):
            raise _damaged()
        (length,) = struct.unpack_from(">I", content, place)
        name, end = content[place + 4 : place + 8], place + 12 + length
        if end > len(content) or struct.unpack_from(">I", content, end - 4)[0] != zlib.crc32(content[place + 4 : end - 4]):
            raise _damaged()
        yield name, content[place:end]
        place = end


def _png(content: bytes) -> Picture:
    chunks: dict[bytes, list[bytes]] = {}
    for name, part in _chunks(content):
        chunks.setdefault(name, []).append(part[8:-4])
    return _whole_png(chunks)


def _whole_png(chunks: dict[bytes, list[bytes]]) -> Picture:
    header = b"".join(chunks.get(b"IHDR", []))
    if len(header) != 13 or b"IDAT" not in chunks:
        raise _damaged()
    width, height, depth, colour = struct.unpack_from(">IIBB", header)
    if not (width and height) or colour not in BITS or depth not in {1, 2, 4, 8, 16} or (colour == 3 and b"PLTE" not in chunks):
        raise _damaged()
    if max(width, height) <= SIDE_LIMIT:
        _look_at_lines(b"".join(chunks[b"IDAT"]), least=height * (1 + (width * BITS[colour] * depth + 7) // 8))
    return Picture("PNG", width, height)


def _look_at_lines(packed: bytes, *, least: int) -> None:
    """Unpack the picture's lines piece by piece, keeping none, as far as they are needed. An interlaced one has a few bytes more."""
    unpacking, had = zlib.decompressobj(), 0
    try:
        while had < least and not unpacking.eof:
            piece = unpacking.decompress(packed, 65_536)
            packed = unpacking.unconsumed_tail
            if not (piece or packed):
                break
            had += len(piece)
    except zlib.error as error:
        raise _damaged() from error
    if had < least:
        raise _damaged()


def _segments(content: bytes) -> Iterator[tuple[int, int, int]]:
    """The marker, start and end of each segment of a JPEG, up to the picture itself."""
    marker, place = 0, 2
    while marker != SCAN and place + 4 <= len(content) and content[place] == 0xFF:
        marker = content[place + 1]
        if marker == 0xFF:  # a byte that fills
            place += 1
            continue
        end = place + 2 + struct.unpack_from(">H", content, place + 2)[0]
        yield marker, place, end
        place = end


def _jpeg(content: bytes) -> Picture:
    """A frame must come before the picture itself, and the end mark after it."""
    picture, place = None, 2
    for marker, start, end in _segments(content):
        if marker in FRAMES and start + 9 <= len(content):
            height, width = struct.unpack_from(">HH", content, start + 5)
            picture = Picture("JPEG", width, height)
        place = start if marker == SCAN else end
    if picture is None or not (picture.width and picture.height) or END_OF_JPEG not in content[place:]:
        raise _damaged()
    return picture
