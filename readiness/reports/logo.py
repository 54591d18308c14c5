"""A council's logo: whether the bytes are a picture that every format can hold, told from its structure without drawing it."""

import struct
import zlib
from dataclasses import dataclass

from readiness.errors import Refused

BYTES_LIMIT = 500_000
SIDE_LIMIT = 4_000
"""Pixels: a logo is printed at most 60 mm wide, where 1,000 are plenty."""
PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff"
POINTS_LIMIT = 8_000_000
"""Pixels in all: drawn for a paper, each takes up to eight bytes of memory."""
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The markers of a JPEG that say its size."""
BITS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""Of a PNG's kinds of colour: samples to a pixel."""
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


def _png(content: bytes) -> Picture:
    chunks: dict[bytes, list[bytes]] = {}
    place = len(PNG)
    while b"IEND" not in chunks:
        if place + 12 > len(content):
            raise _damaged()
        (length,) = struct.unpack_from(">I", content, place)
        named, end = content[place + 4 : place + 8 + length], place + 12 + length
        if end > len(content) or struct.unpack_from(">I", content, end - 4)[0] != zlib.crc32(named):
            raise _damaged()
        chunks.setdefault(named[:4], []).append(named[4:])
        place = end
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


def _jpeg(content: bytes) -> Picture:
    """Walk the segments up to the picture itself. A frame must come before it, and the end mark after it."""
    picture, place = None, 2
    while place + 4 <= len(content) and content[place] == 0xFF:
        marker = content[place + 1]
        if marker == 0xFF:  # a byte that fills
            place += 1
            continue
        (length,) = struct.unpack_from(">H", content, place + 2)
        if marker in FRAMES and place + 9 <= len(content):
            height, width = struct.unpack_from(">HH", content, place + 5)
            picture = Picture("JPEG", width, height)
        if marker == 0xDA:
            break
        place += 2 + length
    ends = content.rstrip(b"\x00").endswith(b"\xff\xd9") or b"\xff\xd9" in content[place:]
    if picture is None or not (picture.width and picture.height and ends):
        raise _damaged()
    return picture
