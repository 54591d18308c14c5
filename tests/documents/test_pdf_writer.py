import io
import re

import page
import pytest
from pypdf import PdfReader

from readiness.documents import fonts, pdf
from readiness.documents.blocks import Cell, Document, Heading, Paragraph, Table
from readiness.documents.numbering import number
from readiness.documents.pdf import typesetting
from tests.documents.written_samples import AS_AT, HOSTILE, a_document, a_hostile_document, said


def text_of(content):
    return "\n".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(content)).pages)


def squeezed(text):
    return re.sub(r"\s+", "", text.replace("\u200b", ""))


@pytest.fixture(scope="module")
def plain():
    return pdf.write(a_document())


@pytest.fixture(scope="module")
def hostile():
    return pdf.write(a_hostile_document())


@pytest.mark.parametrize("made", ["plain", "hostile"])
def test_the_accessibility_check_finds_nothing(made, request):
    report = page.validate_pdf_bytes(request.getfixturevalue(made), profile="ua1")

    assert report.failures == []
    assert report.is_compliant


def test_every_number_and_reference_is_the_one_that_was_counted(plain):
    text = squeezed(text_of(plain))

    for placed in number(a_document()).placed:
        if placed.number:
            assert squeezed(placed.number) in text
    assert "See1.1.2,1.2,Table1,Figure1andSummary;not[nothing]" in text


def test_it_says_what_it_is_and_whose(plain):
    properties = PdfReader(io.BytesIO(plain)).metadata

    assert (properties.title, properties.author) == ("Self-evaluation of SEND in Testshire", "Testshire partnership")
    assert properties.creation_date.date() == AS_AT
    assert "30 September 2025" in text_of(plain)
    assert "ab" * 32 in squeezed(text_of(plain))


def test_pages_are_counted_and_headed_and_the_contents_lead_to_them(plain):
    reader = PdfReader(io.BytesIO(plain))
    total = len(reader.pages)

    for place, sheet in enumerate(reader.pages, 1):
        assert f"Page {place} of {total}" in sheet.extract_text()
    assert "Testshire – Self-evaluation of SEND in Testshire" in reader.pages[1].extract_text()
    titles = [entry.title for entry in reader.outline if not isinstance(entry, list)]
    assert "1 Leadership" in [re.sub(r"\s+", " ", title) for title in titles]


def test_a_long_table_repeats_its_heading_on_every_page():
    rows = tuple((Cell(said(f"Row {place}")), Cell(said("text " * 30))) for place in range(120))
    reader = PdfReader(io.BytesIO(pdf.write(a_document(Table("long", "Long", ("Left column", "Right column"), rows, (1, 3))))))

    pages = [sheet.extract_text() for sheet in reader.pages]
    assert all("Left column" in text for text in pages if "Row " in text)
    assert len([text for text in pages if "Row " in text]) > 3


@pytest.mark.slow
def test_hostile_text_is_text_and_what_cannot_be_printed_is_listed(hostile):
    text = squeezed(text_of(hostile))

    for shown in (HOSTILE[0], HOSTILE[3], HOSTILE[4], HOSTILE[5], HOSTILE[7]):
        assert squeezed(shown) in text
    assert squeezed(pdf.UNPRINTED_TITLE) in text
    for listed in ("U+4E2D", "U+0E44", "U+E000"):
        assert listed in text
    assert "U+1F600" not in text


@pytest.mark.slow
def test_a_word_no_line_can_hold_stays_on_the_page(hostile):
    for sheet in PdfReader(io.BytesIO(hostile)).pages:
        right = []
        sheet.extract_text(visitor_text=lambda text, _cm, tm, _font, _size, found=right: found.append((tm[4], text)))
        assert all(x < 595 for x, _ in right)
    # Once in a paragraph, once in a table and the first forty in its other column, cut by the heads and feet of the pages.
    assert sum(map(len, re.findall("m{9,}", squeezed(text_of(hostile))))) == 20_040


def test_letters_and_marks_that_no_font_shapes_together_never_stop_the_export():
    clusters = "".join(base + mark for base in "কعאहA😀✓" for mark in "\u0301\u093f\u09cd\u064b\u20e3\u200d\ufe0f\u05b0")
    document = Document("T", "", "A", AS_AT, "0" * 64, (), (Heading(1, "H", "h"), Paragraph(said(clusters))), "A", "D")

    assert page.validate_pdf_bytes(pdf.write(document), profile="ua1").is_compliant


def test_missing_fonts_are_said_with_the_remedy(tmp_path, monkeypatch):
    monkeypatch.setattr(fonts, "DIRECTORY", tmp_path)

    with pytest.raises(fonts.FontsMissing, match="make setup"):
        fonts.directory()


def test_our_fonts_have_the_scripts_of_the_people_we_write_for():
    for letter in "éŵþ€✓😀عبঅअઅਅאЖΩ":
        assert letter in fonts.printable_characters()
    assert "中" not in fonts.printable_characters()


def test_a_long_document_is_made_by_a_child_process_and_is_the_same_bytes(plain, monkeypatch):
    monkeypatch.setattr(typesetting, "LONG", 0)

    assert pdf.write(a_document()) == plain


@pytest.mark.parametrize("long", [0, 10**9], ids=["in a child", "here"])
def test_letters_without_a_shape_are_told_apart_from_other_failures(long, monkeypatch):
    monkeypatch.setattr(typesetting, "LONG", long)
    numbered = number(a_document(Paragraph(said("中"))))

    with pytest.raises(typesetting.Undrawable):
        typesetting.typeset(pdf._content(numbered, fonts.printable_characters() | {"中"}), 0)
    with pytest.raises(typesetting.TypesettingFailed, match="could not be made"):
        typesetting.typeset(b'{"look": 1}', 0)
