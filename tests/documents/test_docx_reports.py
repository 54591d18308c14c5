"""What a report asks of Word beyond what a pack does: other numbers, a plain cover, a marking, a size, a council's look."""

import io
import re
import zipfile
from dataclasses import replace

import pytest
from docx import Document as read_word
from lxml import etree
from openxml_audit import OpenXmlValidator

from readiness.documents import docx
from readiness.documents.blocks import House
from readiness.documents.numbering import number
from tests.documents.word_template_samples import a_logo, a_notice, a_report

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def made():
    return docx.write(a_report())


def xml_of(content, name="word/document.xml"):
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read(name))


def text_of(element):
    return "".join(each.text or "" for each in element.iter(f"{W}t"))


def style_of(paragraph):
    return paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")


def test_it_keeps_the_open_xml_schemas(made, tmp_path):
    path = tmp_path / "made.docx"
    path.write_bytes(made)

    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


def test_each_number_stands_at_its_own_depth_in_one_list_whatever_the_heading_is(made):
    paragraphs = [p for p in xml_of(made).iter(f"{W}p") if p.find(f"{W}pPr/{W}numPr/{W}numId") is not None]
    counted = [
        (text_of(p).split(",")[0], p.find(f"{W}pPr/{W}numPr/{W}ilvl").get(f"{W}val"), style_of(p))
        for p in paragraphs
        if p.find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val") == "1"
    ]

    assert [(words, level) for words, level, _ in counted] == [
        ("First paragraph", "0"),
        ("Second paragraph", "0"),
        ("Third paragraph", "0"),
        ("Below it", "1"),
        ("Below again", "1"),
        ("A numbered heading", "0"),
        ("Last paragraph", "0"),
    ]
    assert {style for words, _, style in counted if words != "A numbered heading"} == {"NumberedParagraph"}


def test_a_style_counts_at_the_level_it_stands_at_most_so_that_what_a_person_adds_is_counted_alike(made):
    levels = {
        style.get(f"{W}styleId"): style.find(f"{W}pPr/{W}numPr/{W}ilvl").get(f"{W}val")
        for style in xml_of(made, "word/styles.xml").iter(f"{W}style")
        if style.find(f"{W}pPr/{W}numPr") is not None
    }
    linked = [
        (level.getparent().get(f"{W}ilvl"), level.get(f"{W}val"))
        for level in xml_of(made, "word/numbering.xml").iter(f"{W}pStyle")
    ]

    assert levels == {"NumberedParagraph": "0", "ListBullet": "0"}
    assert linked == [("0", "NumberedParagraph")]


def test_without_contents_the_text_begins_under_the_cover_and_its_notices():
    body = xml_of(docx.write(a_report(blocks=(a_notice(), *a_report().blocks))))
    styles = [style_of(p) for p in body.iter(f"{W}p")]

    assert "TOC" not in "".join(body.itertext())
    assert body.find(f".//{W}pageBreakBefore") is None
    assert styles[:9] == ["Picture", "Area", "Title", "Subtitle", "Fact", "NoteTitle", "NoteText", "AfterTable", "Heading1"]


def test_a_plain_cover_has_only_its_facts_and_the_digest_stays_in_the_properties(made):
    shown = text_of(xml_of(made))

    assert "ab" * 32 not in shown
    assert "SHA-256" not in shown
    assert "Report of: Director of Children’s Services" in shown
    assert read_word(io.BytesIO(made)).core_properties.identifier == "ab" * 32


def heads_of(content, sort="header"):
    """The words at the head of each kind of page."""
    main = zipfile.ZipFile(io.BytesIO(content))
    listing = dict(re.findall(r'Target="([^"]+)"[^>]*Id="([^"]+)"', main.read("word/_rels/document.xml.rels").decode()))
    listing |= {
        target: identity
        for identity, target in re.findall(
            r'Id="([^"]+)"[^>]*Target="([^"]+)"', main.read("word/_rels/document.xml.rels").decode()
        )
    }
    names = {identity: target for target, identity in listing.items()}
    relation = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    return {
        reference.get(f"{W}type"): text_of(xml_of(content, "word/" + names[reference.get(relation)].removeprefix("/word/")))
        for reference in xml_of(content).iter(f"{W}{sort}Reference")
    }


def test_the_marking_stands_at_the_head_of_every_page_and_each_page_says_which_of_how_many_it_is(made):
    assert heads_of(made) == {
        "first": "Official",
        "default": "OfficialTestshire Council – Are we ready?As at 30 September 2025",
    }
    assert heads_of(made, "footer") == {"first": "Page 1 of 1", "default": "Page 1 of 1"}
    assert heads_of(docx.write(a_report(marking=""))) == {"default": "Testshire Council – Are we ready?As at 30 September 2025"}
    footer = zipfile.ZipFile(io.BytesIO(made)).read("word/footer.xml")
    assert b" PAGE " in footer
    assert b" NUMPAGES " in footer


def test_every_size_follows_that_of_running_text():
    def sizes(points):
        styles = xml_of(docx.write(a_report(points=points)), "word/styles.xml")
        return [int(size.get(f"{W}val")) for size in styles.iter(f"{W}sz")]

    usual, large = sizes(10.5), sizes(12.0)

    assert usual[0] == 21
    assert large[0] == 24
    assert all(abs(big - small * 12 / 10.5) <= 0.5 for small, big in zip(usual, large, strict=True))


def test_the_colour_of_the_house_stands_wherever_ours_did(made):
    archive = zipfile.ZipFile(io.BytesIO(made))
    everything = b"".join(archive.read(name) for name in archive.namelist() if name.endswith(".xml"))

    assert b"1D4F91" not in everything
    assert b"E8EEF6" not in everything
    assert everything.count(b"7A1F5C") > 10


def test_the_logo_of_a_short_report_stands_first_no_larger_than_its_room_and_says_what_it_shows():
    for wide, high in ((400, 120), (1000, 100), (100, 400)):
        report = a_report(
            house=House(name="Testshire Council", logo=a_logo(wide, high), logo_alternative="The arms of Testshire")
        )
        word = read_word(io.BytesIO(docx.write(report)))
        shape = word.inline_shapes[0]

        assert word.paragraphs[0]._p.find(f".//{W}drawing") is not None
        assert (shape.width.mm <= 60.01, shape.height.mm <= 9.01) == (True, True)
        assert shape.width.mm > 59.9 or shape.height.mm > 8.9
        assert abs(shape.width / shape.height - wide / high) < 0.05
        assert shape._inline.docPr.get("descr") == "The arms of Testshire"


def test_a_heading_that_is_a_year_is_quoted_by_its_words():
    from readiness.documents.blocks import Heading, Paragraph, Reference

    body = "".join(xml_of(docx.write(a_report(Heading(1, "2025", "year"), Paragraph((Reference("year"),))))).itertext())

    assert re.search(r"REF _Ref\d+ \\h 2025", body)


def test_the_same_report_makes_the_same_bytes(made):
    assert docx.write(replace(a_report())) == made
    assert number(a_report()).labels["below"] == "3.2"
