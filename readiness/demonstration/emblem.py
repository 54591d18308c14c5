"""The emblem of the invented county, drawn here so that no picture has to be kept: three rising bars, as a PNG."""

import struct
import zlib

WIDTH, HEIGHT = 180, 120
BARS = ((20, 70), (75, 45), (130, 15))
"""(left, top) of each bar; all end at the same foot."""
THICK, FOOT = 32, 105
INK, PAPER = bytes((0x0B, 0x4F, 0x6C)), b"\xff\xff\xff"


def emblem() -> bytes:
    """The same bytes every time."""
    rows = b"".join(b"\x00" + b"".join(_pixel(x, y) for x in range(WIDTH)) for y in range(HEIGHT))
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(rows, 9)) + _chunk(b"IEND", b"")


def _pixel(x: int, y: int) -> bytes:
    return INK if any(left <= x < left + THICK and top <= y < FOOT for left, top in BARS) else PAPER


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
