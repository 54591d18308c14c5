"""A logo that is taken comes out in every format, and of its file only what is drawn is kept."""

import base64
import struct
import zlib
from dataclasses import replace

import pytest

from readiness.documents.blocks import House
from readiness.documents.formats import DOCUMENT_FORMATS
from readiness.errors import Refused
from readiness.reports.logo import NotALogo, drawing_of, looked_at
from readiness.reports.logo_apart import tried
from tests.documents.word_template_samples import a_report
from tests.reports.test_colour_and_logo import chunk, jpeg, png

SIGNATURE = 8
# A grey picture of 8 by 8 pixels, as any program saves it.
WHOLE_JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAP////////////////////////////////////////////////////////////////////////////"
    "//////////wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AP//Z"
)
# The same for print, in cyan, magenta, yellow and black, line after line (progressive).
FOR_PRINT = base64.b64decode(
    "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwD///////////////////////////////////////////////////////////////////////////////"
    "///////8IAFAgACAAIBEMRAE0RAFkRAEsRAP/EABUAAQEAAAAAAAAAAAAAAAAAAAEC/9oADgRDAE0AWQBLAAAAAaV//8QAFBABAAAAAAAAAAAA"
    "AAAAAAAAAP/aAAgBQwABBQJ//8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBTQABBQJ//8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBWQABBQ"
    "J//8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBSwABBQJ//8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBQwAGPwJ//8QAFBABAAAAAAAAAAAA"
    "AAAAAAAAAP/aAAgBTQAGPwJ//8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBWQAGPwJ//8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBSwAGPw"
    "J//8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBQwABPyF//8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBTQABPyF//8QAFBABAAAAAAAAAAAA"
    "AAAAAAAAAP/aAAgBWQABPyF//8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBSwABPyF//9oADgRDAE0AWQBLAAAAEH//xAAUEAEAAAAAAAAAAA"
    "AAAAAAAAAA/9oACAFDAAE/EH//xAAUEAEAAAAAAAAAAAAAAAAAAAAA/9oACAFNAAE/EH//xAAUEAEAAAAAAAAAAAAAAAAAAAAA/9oACAFZAAE/"
    "EH//xAAUEAEAAAAAAAAAAAAAAAAAAAAA/9oACAFLAAE/EH//2Q=="
)


def with_chunk(name, content, *, picture=None):
    """The picture with one more part before its points."""
    picture = picture or png()
    return picture[:33] + chunk(name, content) + picture[33:]


def with_segment(marker, content):
    """The JPEG with one more segment at its beginning."""
    return WHOLE_JPEG[:2] + bytes([0xFF, marker]) + struct.pack(">H", len(content) + 2) + content + WHOLE_JPEG[2:]


def spelt(*, depth=8, colour=2, packing=0, filtering=0, lacing=0, lines=bytes(39), before=b""):
    """A PNG of 4 by 3 pixels whose header says what it likes."""
    header = struct.pack(">IIBBBBB", 4, 3, depth, colour, packing, filtering, lacing)
    parts = chunk(b"IHDR", header) + before + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")
    return png()[:SIGNATURE] + parts


TAKEN = {
    "a PNG": png(),
    "a PNG with a palette": spelt(colour=3, before=chunk(b"PLTE", b"abc")),
    "a colour profile that is none": with_chunk(b"iCCP", b"x\0\0none"),
    "a text that unpacks to 50 MB": with_chunk(b"zTXt", b"x\0\0" + zlib.compress(bytes(50_000_000))),
    "an animation that is none": with_chunk(b"acTL", struct.pack(">II", 2, 0)),
    "an unknown part": with_chunk(b"ABCD", b"x"),
    "a zip after its end": png() + b"PK\x03\x04",
    "a JPEG": WHOLE_JPEG,
    "a JPEG for print": FOR_PRINT,
    "a JPEG with a remark": with_segment(0xFE, b"made by somebody"),
    "a JPEG with Exif cut short": with_segment(0xE1, b"Exif\0\0"),
    "a JPEG of no known sort": WHOLE_JPEG.replace(b"JFIF\0", b"XXXX\0"),
    "a JPEG with a page after its end": WHOLE_JPEG + b"<html>",
}


@pytest.mark.parametrize("case", TAKEN)
def test_a_logo_that_is_taken_comes_out_in_every_format(case):
    picture = tried(TAKEN[case], name="logo")

    kept = drawing_of(TAKEN[case])
    assert looked_at(kept) == picture
    for each in DOCUMENT_FORMATS.values():
        assert each.write(replace(a_report(), house=House(name="Testshire", logo=kept)))


REFUSED = {
    "bits that its colours cannot have": spelt(depth=1),
    "half a colour in its palette": spelt(colour=3, before=chunk(b"PLTE", b"abcd")),
    "an unknown filter": spelt(lines=(b"\x09" + bytes(12)) * 3),
    "an unknown packing": spelt(packing=1),
    "an unknown lacing": spelt(lacing=7),
    "laced lines cut short": spelt(lacing=1, lines=bytes(39)),
    "two headers": with_chunk(b"IHDR", b""),
    "a JPEG of nothing": jpeg(),
    "a JPEG without its tables": WHOLE_JPEG.replace(b"\xff\xc4", b"\xff\xec"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_logo_that_cannot_be_drawn_is_refused_where_it_is_given(case):
    with pytest.raises(Refused, match=r"(cannot be drawn|damaged or cut short).* Ask whoever keeps the logo"):
        tried(REFUSED[case], name="logo")


def test_a_logo_of_more_pixels_than_memory_is_spent_on_is_refused():
    with pytest.raises(NotALogo, match=r"4,000 by 2,001 pixels, which is 8\.0 million; 8 million is the most"):
        looked_at(png(4000, 2001))


def test_of_a_logo_only_what_is_drawn_is_kept():
    said = with_chunk(b"tEXt", b"Author\0Somebody", picture=with_chunk(b"eXIf", b"Somewhere")) + b"PK\x03\x04"
    assert drawing_of(said) == png()
    assert drawing_of(with_segment(0xE1, b"Exif\0\0Somebody") + b"PK\x03\x04") == WHOLE_JPEG
    assert drawing_of(FOR_PRINT) == FOR_PRINT
