"""A council's colour can be read, and its logo is a picture that every format can hold."""

import struct
import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.reports.colour import LEAST_CONTRAST, BadColour, checked_colour, contrast, darker
from readiness.reports.logo import NotALogo, Picture, looked_at


@pytest.mark.parametrize(("typed", "kept"), [("#0B4F6C", "#0b4f6c"), ("0b4f6c", "#0b4f6c"), (" #024 ", "#002244"), ("", "")])
def test_a_colour_is_kept_in_one_spelling(typed, kept):
    assert checked_colour(typed) == kept


@pytest.mark.parametrize("typed", ["blue", "#12345", "#1234567", "rgb(1,2,3)", "#gggggg", "#０b4f6c"])
def test_what_is_no_colour_is_refused_with_an_example(typed):
    with pytest.raises(BadColour, match="such as #0b4f6c"):
        checked_colour(typed)


def test_a_colour_too_light_is_refused_with_its_contrast_and_a_shade_that_would_do():
    with pytest.raises(BadColour) as refused:
        checked_colour("#777777")

    assert "its contrast with white is 4.4 to 1, and text needs at least 4.5 to 1" in str(refused.value)
    assert "such as #757575" in str(refused.value)


@pytest.mark.parametrize(
    ("colour", "ratio"), [("#000000", 21.0), ("#ffffff", 1.0), ("#767676", 4.54), ("#ff0000", 4.0), ("#0000ff", 8.59)]
)
def test_contrast_is_that_of_the_guidelines(colour, ratio):
    assert contrast(colour) == pytest.approx(ratio, abs=0.005)


@given(st.integers(0, 0xFFFFFF))
def test_the_darker_shade_can_always_be_read(number):
    assert contrast(darker(f"#{number:06x}")) >= LEAST_CONTRAST


def chunk(name, content):
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def png(width=4, height=3, *, depth=8, colour=2, lines=None):
    rows = bytes(height * (1 + width * 3)) if lines is None else lines
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def jpeg(width=40, height=30, *, frame=0xC0):
    segments = b"\xff\xe0" + struct.pack(">H", 16) + b"JFIF\0" + bytes(9)
    segments += b"\xff\xff" + bytes([frame]) + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\x01\x11\x00"
    return b"\xff\xd8" + segments + b"\xff\xda" + struct.pack(">H", 8) + bytes(6) + b"drawn" + b"\xff\xd9"


def test_a_png_and_a_jpeg_say_their_size():
    assert looked_at(png(4, 3)) == Picture("PNG", 4, 3)
    assert looked_at(jpeg(40, 30)) == Picture("JPEG", 40, 30)
    assert looked_at(jpeg(40, 30, frame=0xC2)) == Picture("JPEG", 40, 30)


REFUSED = {
    "svg": (b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', "SVG drawing, which can hold scripts"),
    "svg with a head": (b'\xef\xbb\xbf<?xml version="1.0"?><!-- x --><svg/>', "export it as a PNG"),
    "gif": (b"GIF89a" + bytes(20), "neither a PNG nor a JPEG"),
    "web page": (b"<html>", "neither a PNG nor a JPEG"),
    "nothing": (b"", "neither a PNG nor a JPEG"),
    "too many bytes": (png() + bytes(500_000), "500,000 is the most"),
    "too wide": (png(4001, 1), "4,001 by 1 pixels"),
    "too tall a JPEG": (jpeg(1, 60_000), "1 by 60,000 pixels"),
    "cut short": (png()[:-20], "damaged or cut short"),
    "a wrong sum": (png().replace(b"IEND", b"IEND"[::-1]), "damaged or cut short"),
    "too few lines": (png(lines=b"\0" * 3), "damaged or cut short"),
    "no picture in it": (b"\x89PNG\r\n\x1a\n" + chunk(b"IEND", b""), "damaged or cut short"),
    "no size": (png(0, 3), "damaged or cut short"),
    "an unknown colour": (png(colour=7), "damaged or cut short"),
    "no palette": (png(colour=3), "damaged or cut short"),
    "lines that are no packing": (
        png()[:33] + chunk(b"IDAT", b"not packed") + chunk(b"IEND", b""),
        "damaged or cut short",
    ),
    "JPEG cut short": (jpeg()[:-2], "damaged or cut short"),
    "JPEG without a frame": (b"\xff\xd8\xff\xd9", "damaged or cut short"),
    "JPEG that ends in a segment": (b"\xff\xd8\xff\xe0\x00", "damaged or cut short"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_logo_is_refused_with_the_reason(case):
    content, why = REFUSED[case]

    with pytest.raises(NotALogo, match=why):
        looked_at(content)


def test_a_picture_that_unpacks_to_far_more_than_it_shows_is_not_unpacked():
    bomb = png(1, 1, lines=bytes(100_000_000))

    assert looked_at(bomb) == Picture("PNG", 1, 1)


@given(st.integers(0, 200), st.binary(max_size=4))
def test_a_damaged_picture_is_refused_or_taken_and_never_crashes(place, other):
    for whole in (png(), jpeg()):
        with suppress(NotALogo):
            looked_at(whole[:place] + other + whole[place + len(other) :])
