"""Documents of a report's shape: one side at 12 points, and a long one whose numbered paragraphs hold headings. Values only."""

import struct
import zlib
from datetime import date

from readiness.documents.blocks import (
    Cell,
    Document,
    Heading,
    House,
    ListBlock,
    ListItem,
    Note,
    Paragraph,
    Reference,
    Table,
    Text,
)
from tests.documents.written_samples import said

AS_AT = date(2025, 9, 30)
DIGEST = "cd" * 32
SENTENCE = "Families told us in the summer survey that plans come sooner, and that they still wait too long for a first meeting. "
NAMES = ("রহিমা খাতুন বেগম", "محمد عبد الرحمن الصالح", "Zoë Łukasiewicz-O’Neill")
ROLES = ("Typed", "Originator", "Head of service", "Chief officer", "Cabinet member", "Legal", "Finance", "Media")


def a_logo(width=300, height=80):
    """A PNG of one purple."""
    row = b"\x00" + bytes((102, 51, 153)) * width
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(row * height, 9)),
        (b"IEND", b""),
    )
    chunks = (struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def a_house(**changes):
    return House(**({"name": "Testshire Council", "colour": "#663399", "logo": a_logo(), "logo_alternative": "Arms"} | changes))


def points(*texts, ordered=False):
    return ListBlock(tuple(ListItem(said(text)) for text in texts), ordered=ordered)


def a_report(*blocks, title="SEND inspection: briefing for portfolio holders", **changes):
    known = {
        "subtitle": "",
        "area": "Testshire",
        "as_at": AS_AT,
        "digest": DIGEST,
        "facts": (
            ("Meeting", "Cabinet"),
            ("Date of meeting", "30 October 2025"),
            ("Report of", "Director of People"),
            ("As at", "30 September 2025"),
        ),
        "author": "Testshire partnership",
        "description": "A report",
        "contents_depth": 0,
        "is_plain": True,
        "points": 12,
    }
    return Document(title=title, blocks=blocks, **(known | changes))


def one_side(**changes):
    """A members' briefing of about 450 words, numbered by no one."""
    return a_report(
        Heading(1, "What it is", "what"),
        Paragraph(said((SENTENCE * 4).strip())),
        Heading(1, "Where we stand", "standing"),
        Paragraph(said((SENTENCE * 3).strip())),
        points("In place: 11 of 23 indicators", "Partly in place: 7", "Not yet in place: 3", "We do not know: 2"),
        Heading(1, "Three things to know", "three"),
        points(*[(SENTENCE * 2).strip()] * 3, ordered=True),
        Heading(1, "Questions to ask", "ask"),
        points(*["How do we know that what we changed last year has made a difference to children and to their families?"] * 5),
        **changes,
    )


def the_grid():
    """The internal grid, to be initialled by hand."""
    rows = tuple((Cell(said(role)), Cell(()), Cell(())) for role in ROLES)
    return Table("grid", "Internal: delete before submission", ("Role", "Initials", "Date"), rows, (2, 1, 1), row_headers=True)


def a_long_table(rows=60):
    """Names in three scripts, and a cell of 300 words."""
    long = " ".join(f"word{place}" for place in range(300))
    made = tuple(
        (Cell(said(f"Row{place}")), Cell(said(NAMES[place % 3])), Cell(said(long if place == 7 else f"Detail {place} here.")))
        for place in range(rows)
    )
    return Table("people", "Who was asked", ("Number", "Name", "What they said"), made, (1, 2, 4), row_headers=True)


def a_question(place):
    """One question under numbered paragraph 4: a heading 4.1 and what stands under it, 4.1.1 on."""
    return (
        Heading(
            2, "Democratic scrutiny by members of the council, its committees and boards", f"q{place}", numbered=True, depth=2
        ),
        Heading(3, "Suggested indicators that this is happening", f"q{place}-indicators"),
        points("Leaders report to members", "Scrutiny has looked at it in the last year, and asked what changed"),
        Heading(3, "What has been achieved so far?", f"q{place}-achieved"),
        *(
            Paragraph(
                (Text(SENTENCE * 2), Text("See "), Reference("q0-1"), Text(".")), f"q{place}-{entry}", numbered=True, depth=3
            )
            for entry in range(12)
        ),
        points("A report each quarter", "A visit each term"),
        Heading(3, "What else needs to happen?", f"q{place}-todo"),
        Paragraph(said(SENTENCE), numbered=True, depth=3),
        Paragraph(said("True on 1 June."), style="note"),
    )


def a_briefing(questions=10, **changes):
    """Continuous numbers under headings without: 1, 2, 3, 4, then 4.1 and 4.1.1, then 5."""
    return a_report(
        Note("Draft", (Paragraph(said("Two sections are empty.")),)),
        the_grid(),
        Heading(1, "Purpose", "purpose"),
        Paragraph(said(SENTENCE * 3), numbered=True, depth=1),
        Heading(1, "Recommendations", "recommendations"),
        Paragraph(said("It is recommended that members:"), numbered=True, depth=1),
        points("note what is here", "agree what is next", "ask for a report in six months"),
        Heading(1, "Background", "background"),
        Heading(2, "What an inspection looks at", "looks-at"),
        Paragraph((Text("See "), Reference("q0"), Text(" and "), Reference("people"), Text(".")), numbered=True, depth=1),
        Paragraph(said("The questions, and our answers to them."), key="questions", numbered=True, depth=1),
        *(block for place in range(questions) for block in a_question(place)),
        a_long_table(),
        Heading(1, "Finance", "finance"),
        Paragraph(said(SENTENCE), numbered=True, depth=1),
        **({"marking": "Draft", "house": a_house()} | changes),
    )
