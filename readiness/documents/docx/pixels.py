"""How many pixels a PNG or JPEG has, and its type, told without a picture library.

python-docx reads JPEGs of two kinds alone: those for print (CMYK), with a comment or with an unusual beginning make it fail.
"""

import struct

PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The markers of a JPEG that say its size."""


def pixels(picture: bytes) -> tuple[int, int]:
    """Width and height. Raises ValueError where it is neither, or does not say."""
    found = (0, 0)
    if picture.startswith(PNG) and len(picture) >= 24:
        wide, high = struct.unpack_from(">II", picture, 16)
        found = (wide, high)
    elif picture.startswith(JPEG):
        found = _of_jpeg(picture)
    if not all(found):
        raise ValueError("A picture is neither a PNG nor a JPEG, or has no size.")
    return found


def _of_jpeg(picture: bytes) -> tuple[int, int]:
    place = 2
    while place + 9 <= len(picture) and picture[place] == 0xFF:
        marker = picture[place + 1]
        if marker == 0xFF:  # a byte that fills
            place += 1
            continue
        if marker in _FRAMES:
            high, wide = struct.unpack_from(">HH", picture, place + 5)
            return wide, high
        place += 2 + struct.unpack_from(">H", picture, place + 2)[0]
    return 0, 0
