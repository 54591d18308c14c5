"""A report in a council's own Word template: its styles, heads, feet and page, and every number and reference of ours."""

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
from readiness.files.word_template import let_in
from tests.documents.word_template_samples import (
    a_logo,
    a_notice,
    a_report,
    a_template,
    in_german,
    with_parts,
)
from tests.documents.written_samples import a_document, a_hostile_document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def in_template(template, document=None, **house):
    given = House(name="Testshire Council", word_template=let_in(template).content, **house)
    return docx.write(replace(document or a_report(), house=given))


def xml_of(content, name="word/document.xml"):
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read(name))


def text_of(element):
    return "".join(each.text or "" for each in element.iter(f"{W}t"))


def styles_of(content):
    """The name of each paragraph's style, with the paragraph's words."""
    names = {
        style.get(f"{W}styleId"): style.find(f"{W}name").get(f"{W}val")
        for style in xml_of(content, "word/styles.xml").iter(f"{W}style")
    }
    return [(names[p.find(f"{W}pPr/{W}pStyle").get(f"{W}val")], text_of(p)) for p in xml_of(content).iter(f"{W}p")]


def running(content, sort="header"):
    """The root of the head or foot of each kind of page."""
    word = zipfile.ZipFile(io.BytesIO(content))
    leads = etree.fromstring(word.read("word/_rels/document.xml.rels"))
    targets = {lead.get("Id"): lead.get("Target").removeprefix("/word/") for lead in leads}
    return {
        reference.get(f"{W}type"): xml_of(content, f"word/{targets[reference.get(f'{R}id')]}")
        for reference in xml_of(content).iter(f"{W}{sort}Reference")
    }


TEMPLATES = {
    "usual": a_template,
    "landscape": lambda: a_template(landscape=True),
    "german": lambda: in_german(a_template()),
    "first and even pages": lambda: a_template(first=True, even=True),
    "without lists, settings and theme": lambda: bare("numbering", "settings", "theme"),
    "without styles": lambda: bare("styles", "numbering", "settings", "theme", "fontTable"),
    "without head and foot": lambda: bare("header", "footer"),
}


def bare(*kinds):
    """A template that lacks parts which other programs do not write."""

    def without(listing):
        return re.sub(rf'<Relationship [^>]*relationships/(?:{"|".join(kinds)})"[^>]*/>', "", listing)

    return with_parts(a_template(), {"word/_rels/document.xml.rels": without})


@pytest.mark.parametrize("name", TEMPLATES)
@pytest.mark.parametrize(
    "document", [a_report(), a_document(a_notice()), a_hostile_document()], ids=["report", "pack", "hostile"]
)
def test_it_keeps_the_open_xml_schemas_in_every_template(name, document, tmp_path):
    path = tmp_path / "made.docx"
    path.write_bytes(in_template(TEMPLATES[name](), document))

    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_each_block_has_the_councils_style_of_its_name(name):
    found = styles_of(in_template(TEMPLATES[name]()))

    for style, words in (
        ("Title", "Are we ready?"),
        ("heading 1", "Purpose"),
        ("heading 2", "Background in short"),
        ("Numbered paragraph", "Second paragraph"),
        ("List Bullet", "point"),
        ("List Number", "counted one"),
    ):
        assert (style.casefold(), words) in [(found_style.casefold(), found_words) for found_style, found_words in found]
    assert any(style.casefold() == "caption" and words.startswith("Table 1. Positions") for style, words in found)


def test_its_styles_stay_as_they_are_and_ours_are_added_without_a_font_on_its_normal():
    template = a_template()
    theirs = {
        style.get(f"{W}styleId"): etree.tostring(style, method="c14n")
        for style in xml_of(let_in(template).content, "word/styles.xml").iter(f"{W}style")
    }
    made = xml_of(in_template(template), "word/styles.xml")
    by_id = {style.get(f"{W}styleId"): style for style in made.iter(f"{W}style")}

    assert {identity: etree.tostring(by_id[identity], method="c14n") for identity in theirs} == theirs
    added = [style for identity, style in by_id.items() if identity not in theirs]
    assert {style.find(f"{W}name").get(f"{W}val") for style in added} >= {"Numbered paragraph", "Fact", "toc 1", "Hyperlink"}
    assert [style for style in added if style.find(f".//{W}rFonts") is not None] == []
    assert len(by_id) == len(list(made.iter(f"{W}style")))


def test_an_id_that_a_council_uses_for_something_else_is_left_to_it():
    taken = '<w:style w:type="paragraph" w:styleId="Label"><w:name w:val="Envelope label"/></w:style></w:styles>'
    template = with_parts(a_template(), {"word/styles.xml": lambda xml: xml.replace("</w:styles>", taken)})

    styles = xml_of(in_template(template), "word/styles.xml")
    named = {style.find(f"{W}name").get(f"{W}val"): style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}

    assert named["Envelope label"] == "Label"
    assert named["Label"] == "ReadinessLabel"


def test_its_lists_stay_as_they_are_and_ours_have_ids_of_their_own():
    template = a_template()
    theirs = xml_of(let_in(template).content, "word/numbering.xml")
    made = xml_of(in_template(template), "word/numbering.xml")

    for tag, name in (("abstractNum", "abstractNumId"), ("num", "numId")):
        ids = [each.get(f"{W}{name}") for each in made.iterchildren(f"{W}{tag}")]
        assert len(ids) == len(set(ids))
        before = [etree.tostring(each, method="c14n") for each in theirs.iterchildren(f"{W}{tag}")]
        assert before
        assert [etree.tostring(each, method="c14n") for each in made.iterchildren(f"{W}{tag}")][: len(before)] == before


def test_its_own_bullets_are_used_at_each_level_that_has_one():
    found = {words: style for style, words in styles_of(in_template(a_template()))}

    assert (found["point"], found["nested"], found["point two"]) == ("List Bullet", "List Bullet 2", "List Bullet")


@pytest.mark.parametrize(
    ("template", "width"), [(a_template(), 8504), (a_template(landscape=True), 13436)], ids=["portrait", "landscape"]
)
def test_tables_and_pictures_are_as_wide_as_the_text_of_its_page(template, width):
    body = xml_of(in_template(template))
    drawn = body.find(".//{*}inline/{*}extent")

    assert abs(int(body.find(f".//{W}tblW").get(f"{W}w")) - width) <= 4
    assert abs(int(drawn.get("cx")) - min(width * 635, 6120000)) < 3000
    size = body.find(f".//{W}pgSz")
    assert (int(size.get(f"{W}w")) > int(size.get(f"{W}h"))) == (width > 10_000)


def test_its_head_and_foot_stay_with_their_logo_their_fields_and_our_title():
    made = in_template(a_template(), logo=a_logo(), logo_alternative="The arms of Testshire")
    head, foot = running(made)["default"], running(made, "footer")["default"]

    assert head.find(".//{*}inline") is not None
    assert text_of(head) == "OfficialAre we ready?Briefing for portfolio holders"
    assert head.find(f".//{W}dataBinding") is not None
    assert "PAGE" in "".join(foot.itertext())
    assert foot.find(f".//{W}fldSimple").get(f"{W}instr") == " NUMPAGES "
    assert text_of(foot) == "Sheet 1 out of 1"
    # Its head shows a logo already: a second one would stand under it.
    assert len(read_word(io.BytesIO(made)).inline_shapes) == 1


def test_a_template_without_a_logo_has_the_councils_on_the_first_page():
    made = in_template(a_template(logo=False), logo=a_logo(), logo_alternative="The arms of Testshire")

    assert [shape._inline.docPr.get("descr") for shape in read_word(io.BytesIO(made)).inline_shapes] == [
        "The arms of Testshire",
        "Two bars.",
    ]


def test_the_marking_stands_on_first_and_even_pages_too():
    marked = running(in_template(a_template(first=True, even=True)))
    plain = running(in_template(a_template(first=True, even=True), a_report(marking="")))

    assert {kind: text_of(head)[:8] for kind, head in marked.items()} == {
        "default": "Official",
        "first": "Official",
        "even": "Official",
    }
    assert "Official" not in "".join(text_of(head) for head in plain.values())


def test_a_template_without_head_and_foot_has_ours():
    made = in_template(bare("header", "footer"))

    assert text_of(running(made)["default"]).startswith("OfficialTestshire Council – Are we ready?")
    assert text_of(running(made, "footer")["default"]) == "Page 1 of 1"


def test_its_sample_text_is_nowhere_in_the_file_and_the_properties_are_ours():
    made = in_template(a_template())
    archive = zipfile.ZipFile(io.BytesIO(made))

    assert b"Sample" not in b"".join(archive.read(name) for name in archive.namelist())
    properties = read_word(io.BytesIO(made)).core_properties
    assert (properties.title, properties.author, properties.identifier) == ("Are we ready?", "Testshire partnership", "ab" * 32)


def test_references_fields_and_contents_work_as_without_it():
    body = xml_of(in_template(a_template(), a_document()))
    instructions = [each.text.split()[0] for each in body.iter(f"{W}instrText")]
    marks = {mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")}
    asked = {each.text.split()[1] for each in body.iter(f"{W}instrText") if each.text.split()[0] == "REF"}

    assert instructions.count("TOC") == 1
    assert instructions.count("SEQ") == 2
    assert instructions.count("REF") == 5
    assert asked <= marks
    assert body.find(f".//{W}tblHeader") is not None
    assert [anchor for anchor in body.xpath("//@w:anchor", namespaces={"w": W[1:-1]}) if anchor not in marks] == []
    assert xml_of(in_template(a_template()), "word/settings.xml").find(f"{W}updateFields") is not None


def test_headings_that_a_template_counts_itself_are_counted_by_us_or_not_at_all():
    counting = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    template = with_parts(
        a_template(),
        {
            "word/styles.xml": lambda xml: re.sub(
                r'(w:styleId="Heading[12]".*?<w:keepLines */>)', rf"\1{counting}", xml, flags=re.DOTALL
            )
        },
    )
    body = xml_of(in_template(template))
    numbering = xml_of(in_template(template), "word/numbering.xml")
    kinds = {
        num.get(f"{W}numId"): numbering.xpath(
            "w:abstractNum[@w:abstractNumId=$id]/w:lvl[1]/w:numFmt/@w:val",
            namespaces={"w": W[1:-1]},
            id=num.find(f"{W}abstractNumId").get(f"{W}val"),
        )
        for num in numbering.iterchildren(f"{W}num")
    }
    given = {text_of(p): p.find(f"{W}pPr/{W}numPr/{W}numId") for p in body.iter(f"{W}p")}

    assert kinds[given["Purpose"].get(f"{W}val")] == ["none"]
    assert kinds[given["A numbered heading"].get(f"{W}val")] == ["decimal"]


@pytest.mark.parametrize(("colour", "expected"), [("", "006B3C"), ("#7a1f5c", "7A1F5C")], ids=["of its headings", "of the house"])
def test_what_is_added_has_the_colour_of_the_house_or_of_its_headings(colour, expected):
    made = in_template(a_template(), colour=colour)
    styles = {style.find(f"{W}name").get(f"{W}val"): style for style in xml_of(made, "word/styles.xml").iter(f"{W}style")}

    assert styles["Label"].find(f"{W}rPr/{W}color").get(f"{W}val") == expected


def test_the_same_template_and_report_make_the_same_bytes():
    template = a_template()

    assert in_template(template) == in_template(template)
