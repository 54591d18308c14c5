"""A document and a workbook with everything in them that a writer can meet, hostile text included. Values only."""

from datetime import date

from readiness.documents.blocks import (
    Cell,
    Document,
    Figure,
    Heading,
    ListBlock,
    ListItem,
    Note,
    Paragraph,
    Reference,
    Table,
    Text,
)
from readiness.documents.charts import Series, stacked_bars
from readiness.documents.sheets import BarChart, Column, ListsSheet, SummarySheet, TableSheet, TextSheet, Workbook

AS_AT = date(2025, 9, 30)
TONES = (("In place", "good"), ("Partly", "part"), ("Not yet", "bad"), ("We do not know", "unknown"))
# Each is what some format could take for its own language; every one must arrive as text.
HOSTILE = (
    "<script>alert(1)</script>",
    "</w:t></w:r><w:br/>",
    "]]>&amp;&lt;",
    "{{7*7}} {% raw %} ${x} $body $lists",
    "#set page(fill: red) $x$ @label #panic()",
    '=HYPERLINK("https://example.org","x")',
    "#N/A",
    "_x0041_ stays six letters and an A",
    "[" * 20_000,
    "café 😀 👩‍👩‍👧 مرحبا বাংলা 中文 ไทย \ue000",
    "control \x00\x0b\x1b\x7f lone \ud800 never \ufffe\uffff end",
    "m" * 10_000,
    "line one\nline two\r\nline three\u2028line four\ttabbed",
)


def said(text, **style):
    return (Text(text, **style),)


def chart(key="chart"):
    return stacked_bars(
        key,
        title="Positions & places",
        description="Two questions <in> words.",
        categories=("Democratic scrutiny", "A joined-up approach from birth to 25 years, everywhere and for everybody"),
        series=tuple(Series(word, tone, (place, 2)) for place, (word, tone) in enumerate(TONES)),
    )


def a_document(*extra, title="Self-evaluation of SEND in Testshire", texts=()):
    """Summary (unnumbered), 1, 1.1 with entries 1.1.1 to 1.1.3, 1.2, a table, a figure and a note; then `extra`."""
    cells = (Cell(said("Leaders report to members")), Cell(said("In place"), "good"), Cell(()))
    blocks = (
        Heading(1, "Summary", "summary"),
        Paragraph(
            (
                Text("See "),
                Reference("second"),
                Text(", "),
                Reference("assurance"),
                Text(", "),
                Reference("positions"),
                Text(", "),
                Reference("figure"),
                Text(" and "),
                Reference("summary"),
                Text("; not "),
                Reference("gone", "[nothing]"),
            ),
            style="lead",
        ),
        Note("The framework has ended", (Paragraph(said("It closed.")), ListBlock((ListItem(said("a point in a note")),)))),
        Heading(1, "Leadership", "leadership", numbered=True),
        Heading(2, "Scrutiny", "scrutiny", numbered=True),
        Table("positions", "Positions", ("Indicator", "Position", "Reason"), (cells, cells), (50, 20, 30), row_headers=True),
        Heading(3, "What has been achieved so far?", "scrutiny-achieved"),
        Paragraph(said("First entry", strong=True) + said(" goes on", emphasis=True), key="first", numbered=True),
        ListBlock((ListItem(said("point"), (ListBlock((ListItem(said("nested")),)),)), ListItem(said("second point")))),
        Paragraph(said("What it made different."), style="body"),
        Paragraph((Text("Second entry, "), Text("a link", href="https://example.org/a?b=1&c=2")), key="second", numbered=True),
        Heading(3, "What else needs to happen?", "scrutiny-to-do"),
        Paragraph(said("Third entry"), key="third", numbered=True),
        ListBlock((ListItem(said("one")), ListItem(said("two"))), ordered=True),
        Paragraph(said("Our judgement"), style="label"),
        Paragraph(said("True on 1 June."), style="note"),
        Heading(2, "Assurance", "assurance", numbered=True),
        Figure("figure", "Positions by question", "Two bars.", chart()),
        ListBlock((ListItem(said("another list")), ListItem(said("begins at 1"))), ordered=True),
        *(Paragraph(said(text), numbered=True) for text in texts),
        *extra,
    )
    return Document(
        title=title,
        subtitle="Answers to the question bank",
        area="Testshire",
        as_at=AS_AT,
        digest="ab" * 32,
        facts=(("Question bank", "Invented, version 1"),),
        blocks=blocks,
        author="Testshire partnership",
        description="A test of every block",
    )


def a_hostile_document():
    everywhere = HOSTILE[0] + HOSTILE[4] + HOSTILE[5]
    return a_document(
        Heading(2, everywhere, "hostile", numbered=True),
        Table(
            "hostile-table",
            everywhere,
            (everywhere, "Other"),
            tuple((Cell(said(t)), Cell(said(t[:40]), "bad")) for t in HOSTILE),
            (1, 2),
        ),
        Note(everywhere, (Paragraph(said(everywhere, href="javascript:alert(1)")),)),
        title=everywhere,
        texts=HOSTILE,
    )


def a_workbook(*texts):
    columns = (Column("Ref", 10), Column("Text", 60), Column("Position", 18, "Positions", TONES), Column("True on", 18))
    rows = tuple((f"r{place}", text, TONES[place % 4][0], AS_AT) for place, text in enumerate(texts or ("One", "Two\n• point")))
    summary = TableSheet(
        "Summary",
        "Positions by question",
        (Column("Question", 40), Column("In place", 12), Column("Partly", 12)),
        (("One", 1, 0), ("Two", 2, 3)),
    )
    return Workbook(
        title="Workbook of Testshire",
        subject="Testshire as at 30 September 2025",
        author="Testshire partnership",
        as_at=AS_AT,
        digest="ab" * 32,
        sheets=(
            TextSheet("Read me", "Self-evaluation & more", (("What this is", "Everything, and nothing hidden."), ("", "=1+1"))),
            SummarySheet(summary, BarChart("Positions", "Question", (("In place", "good"), ("Partly", "part")))),
            TableSheet("Achieved", "What has been achieved so far?", columns, rows),
            TableSheet("Still to do", "What else needs to happen?", columns, ()),
            ListsSheet("Lists", "Lists", (("Positions", tuple(word for word, _ in TONES)), ("Partners", ("Council",)))),
        ),
    )
