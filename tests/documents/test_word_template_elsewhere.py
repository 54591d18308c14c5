"""What LibreOffice makes of reports: numbers that move when a paragraph is put in front, long tables, its own templates."""

import re
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from readiness.documents import docx
from readiness.documents.blocks import Cell, Heading, House, Paragraph, Reference, Table, Text
from readiness.files.word_template import let_in
from tests.documents.test_opened_elsewhere import converted, needs_libreoffice, text_of
from tests.documents.word_template_samples import ARABIC, BENGALI, a_report, a_template, with_parts
from tests.documents.written_samples import said

pytestmark = [pytest.mark.slow, needs_libreoffice]
PUT_IN_FRONT = '<w:p><w:pPr><w:pStyle w:val="NumberedParagraph"/></w:pPr><w:r><w:t>Put in front</w:t></w:r></w:p>'


def in_template(template, document):
    return docx.write(replace(document, house=House(name="Testshire Council", word_template=let_in(template).content)))


def with_a_paragraph_in_front(content):
    """The file after a person has typed a paragraph in our style for numbered ones before everything else."""

    def put(xml):
        return xml.replace("<w:body>", f"<w:body>{PUT_IN_FRONT}", 1)

    return with_parts(content, {"word/document.xml": put})


@pytest.mark.parametrize("template", [b"", a_template()], ids=["ours", "council's"])
def test_with_a_paragraph_put_in_front_every_number_and_every_reference_moves_on(template, tmp_path):
    report = a_report()
    made = in_template(template, report) if template else docx.write(report)

    before = text_of(converted(made, "docx", "pdf", tmp_path))
    after = text_of(converted(with_a_paragraph_in_front(made), "docx", "pdf", tmp_path))

    for words, was, is_now in (
        ("First paragraph, see", "1", "2"),
        ("Second paragraph", "2", "3"),
        ("Third paragraph", "3", "4"),
        ("Below it", "3.1", "4.1"),
        ("Below again, see", "3.2", "4.2"),
        ("A numbered heading", "4", "5"),
        ("Last paragraph", "5", "6"),
    ):
        assert re.search(rf"(?<![\d.]){re.escape(was)} {words}", before), words
        assert re.search(rf"(?<![\d.]){re.escape(is_now)} {words}", after), words
    assert "1 Put in front" in after
    assert "First paragraph, see 3 and 3.2" in before
    assert "First paragraph, see 4 and 4.2" in after
    assert "Below again, see 1 and Table 1" in before
    assert "Below again, see 2 and Table 1" in after


def pages_of(pdf):
    return [re.sub(r"\s+", " ", page.extract_text()) for page in PdfReader(BytesIO(pdf)).pages]


@pytest.mark.parametrize("template", [b"", a_template(landscape=True)], ids=["ours", "council's"])
def test_a_long_table_and_a_long_cell_are_laid_out_with_nothing_cut(template, tmp_path):
    words = " ".join(f"word{place}" for place in range(1, 301))
    rows = [
        (Cell(said(f"Row {n} begins {BENGALI} row {n} ends")), Cell(said(ARABIC)), Cell(said("In place"), "good"))
        for n in range(1, 61)
    ]
    rows.insert(30, (Cell(said("Long")), Cell(said(words)), Cell(said("Partly"), "part")))
    table = Table("long", "Sixty rows", ("Named first", "Named second", "Named third"), tuple(rows), (3, 2, 1))
    report = a_report(table)
    made = in_template(template, report) if template else docx.write(report)

    pages = pages_of(converted(made, "docx", "pdf", tmp_path))
    whole = " ".join(pages)

    assert [n for n in range(1, 61) if f"Row {n} begins" not in whole or f"row {n} ends" not in whole] == []
    assert [place for place in range(1, 301) if not re.search(rf"\bword{place}\b", whole)] == []
    with_rows = [page for page in pages if re.search(r"Row \d+ begins|\bword\d+\b", page)]
    assert len(with_rows) > 2
    assert all("Named first" in page for page in with_rows)
    assert whole.count("In place") >= 60
    assert all("Official" in page for page in pages)


def test_a_template_that_libreoffice_wrote_is_let_in_and_used(tmp_path):
    template = converted(a_template(), "docx", "docx", tmp_path)

    got = let_in(template)
    made = in_template(template, a_report())
    pages = pages_of(converted(made, "docx", "pdf", tmp_path))

    assert {"Normal", "Heading 1", "Title", "Header", "Footer"} <= set(got.found)
    assert got.paper == "A4 portrait"
    assert all("Are we ready?" in page for page in pages)
    assert f"Sheet {len(pages)} out of {len(pages)}" in pages[-1]
    assert "Sample" not in " ".join(pages)
    assert "2 Second paragraph" in " ".join(pages)


def test_headings_numbered_through_the_whole_count_on_below_their_paragraphs(tmp_path):
    blocks = (
        Heading(1, "Finance", "finance", numbered=True),
        Paragraph((Text("Cost, see "), Reference("law")), key="cost", numbered=True),
        Heading(1, "Law", "law", numbered=True),
        Paragraph(said("Duty"), key="duty", numbered=True),
    )

    shown = text_of(converted(docx.write(a_report(blocks=blocks)), "docx", "pdf", tmp_path))

    assert re.search(r"1 Finance.*1\.1 Cost, see 2.*2 Law.*2\.1 Duty", shown)


def based_in_a_circle(styles):
    circle = (
        '<w:style w:type="paragraph" w:styleId="A1"><w:name w:val="Numbered paragraph"/><w:basedOn w:val="A2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="A2"><w:name w:val="A 2"/><w:basedOn w:val="A1"/></w:style></w:styles>'
    )
    return styles.replace("</w:styles>", circle)


def on_one_millimetre(document):
    return re.sub(r"<w:pgSz[^>]*/>", '<w:pgSz w:w="57" w:h="57"/>', document)


@pytest.mark.parametrize(
    "change",
    [{"word/styles.xml": based_in_a_circle}, {"word/document.xml": on_one_millimetre}],
    ids=["a circle of styles", "a page of a millimetre"],
)
def test_what_would_stop_libreoffice_is_mended_when_the_template_is_let_in(change, tmp_path):
    made = in_template(with_parts(a_template(), change), a_report())

    assert "2 Second paragraph" in " ".join(pages_of(converted(made, "docx", "pdf", tmp_path)))
