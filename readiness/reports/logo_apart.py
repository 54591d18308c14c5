"""A logo tried in every format by a process of its own, under limits: what is wrong with it is said where it is given.

Its structure can be sound and its points still be none that a program can draw, which only drawing them tells.
"""

import sys
from datetime import date

from readiness.canonical import decode, encode
from readiness.documents.blocks import Document, House, Paragraph, Text
from readiness.documents.formats import DOCUMENT_FORMATS
from readiness.documents.pdf.typesetting import TypesettingFailed
from readiness.files.apart import Broken, Limits, TookTooMuch, run_apart, serve
from readiness.reports.logo import Picture, drawing_of, looked_at, undrawable

LIMITS = Limits(seconds=10, memory=1_500_000_000)
"""Most of the memory is room that programs ask for and leave empty; a picture of the most points takes some 300 MB."""


def tried(content: bytes, *, name: str) -> Picture:
    """What `looked_at` says of the logo, once every format has been made with it. `name` is the file's.

    Raises NotALogo, or RefusedApart with its words; Busy where too many files are being read.
    """
    looked_at(content)
    try:
        return decode(run_apart("readiness.reports.logo_apart", content, name=name, limits=LIMITS), Picture)
    except (Broken, TookTooMuch) as error:
        raise undrawable() from error


def _work(content: bytes) -> bytes:
    picture = looked_at(content)
    document = Document(
        title="Trial",
        subtitle="",
        area="Trial",
        as_at=date(2026, 1, 1),
        digest="",
        facts=(),
        blocks=(Paragraph((Text("Trial"),)),),
        author="",
        description="Trial",
        house=House(name="Trial", logo=drawing_of(content), logo_alternative="Trial"),
    )
    try:
        for each in DOCUMENT_FORMATS.values():
            each.write(document)
    except TypesettingFailed as error:
        raise undrawable() from error
    return encode(picture)


if __name__ == "__main__":
    sys.exit(serve(_work))
