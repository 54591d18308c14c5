import io
import re
import zipfile

import pytest
from docx import Document as read_word
from lxml import etree
from openxml_audit import OpenXmlValidator

from readiness.documents import docx
from readiness.documents.blocks import Cell, Table
from readiness.documents.numbering import number
from tests.documents.written_samples import AS_AT, HOSTILE, a_document, a_hostile_document, said

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part(content, name="word/document.xml"):
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read(name))


def text_of(element):
    pieces = {f"{W}t": lambda e: e.text or "", f"{W}br": lambda _: "\n", f"{W}tab": lambda _: "\t"}
    return "".join(pieces[e.tag](e) for e in element.iter(*pieces))


@pytest.fixture(scope="module")
def plain():
    return docx.write(a_document())


@pytest.fixture(scope="module")
def hostile():
    return docx.write(a_hostile_document())


@pytest.mark.parametrize("made", ["plain", "hostile"])
def test_it_keeps_the_open_xml_schemas(made, request, tmp_path):
    path = tmp_path / "made.docx"
    path.write_bytes(request.getfixturevalue(made))

    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


def counted(body):
    """The numbers that Word would give, worked out from the file's own lists as Word does."""
    reached, found = [0] * 9, []
    for paragraph in body.iter(f"{W}p"):
        numbering = paragraph.find(f"{W}pPr/{W}numPr")
        if numbering is None or numbering.find(f"{W}numId").get(f"{W}val") != "1":
            continue
        level = int(numbering.find(f"{W}ilvl").get(f"{W}val"))
        reached[level] += 1
        reached[level + 1 :] = [0] * (8 - level)
        found.append((text_of(paragraph).strip(), ".".join(map(str, reached[: level + 1]))))
    return found


def test_word_itself_counts_headings_and_paragraphs_as_we_counted_them(plain):
    placed = number(a_document()).placed
    ours = [each.number for each in placed if each.number[:1].isdigit()]

    assert [given for _, given in counted(part(plain))] == ours


def test_headings_are_words_own_and_only_the_numbered_ones_count(plain):
    word = read_word(io.BytesIO(plain))

    assert [(p.style.name, p.text) for p in word.paragraphs if p.style.name.startswith("Heading")] == [
        ("Heading 1", "Summary"),
        ("Heading 1", "Leadership"),
        ("Heading 2", "Scrutiny"),
        ("Heading 3", "What has been achieved so far?"),
        ("Heading 3", "What else needs to happen?"),
        ("Heading 2", "Assurance"),
    ]
    linked = part(plain, "word/numbering.xml").xpath("//w:pStyle/@w:val", namespaces={"w": W[1:-1]})
    assert linked == ["Heading1", "Heading2", "NumberedParagraph"]


def fields(body):
    """Each field as (instruction, text it shows until it is refreshed)."""
    found, instruction, shown, inside = [], "", "", ""
    for run in body.iter(f"{W}r"):
        mark = run.find(f"{W}fldChar")
        if mark is not None:
            inside = mark.get(f"{W}fldCharType")
            if inside == "end":
                found.append((instruction.strip(), shown))
                instruction = shown = ""
        elif inside == "begin":
            instruction += "".join(run.itertext())
        elif inside == "separate":
            shown += text_of(run)
    return found


def test_references_are_fields_that_already_show_their_labels(plain):
    body = part(plain)
    labels = number(a_document()).labels
    marks = {mark.get(f"{W}name"): mark for mark in body.iter(f"{W}bookmarkStart")}

    asked = [(instruction.split(), shown) for instruction, shown in fields(body) if instruction.startswith("REF")]
    assert [shown for _, shown in asked] == [labels[key] for key in ("second", "assurance", "positions", "figure", "summary")]
    assert [words[2:] for words, _ in asked] == [["\\r", "\\h"], ["\\r", "\\h"], ["\\h"], ["\\h"], ["\\h"]]
    assert {words[1] for words, _ in asked} <= set(marks)


def test_captions_count_themselves_and_the_contents_are_a_field_without_stale_pages(plain):
    body = part(plain)

    assert [shown for instruction, shown in fields(body) if instruction.startswith("SEQ")] == ["1", "1"]
    assert any(instruction.startswith('TOC \\o "1-2"') for instruction, _ in fields(body))
    entries = [text_of(p) for p in body.iter(f"{W}p") if p.find(f"{W}pPr/{W}pStyle").get(f"{W}val").startswith("TOC")]
    assert entries == ["Contents", "Summary", "1\tLeadership", "1.1\tScrutiny", "1.2\tAssurance"]
    assert part(plain, "word/settings.xml").find(f"{W}updateFields").get(f"{W}val") == "true"


def test_it_is_british_and_ours_and_says_nothing_of_how_it_was_made(plain):
    archive = zipfile.ZipFile(io.BytesIO(plain))
    everything = b"".join(archive.read(name) for name in archive.namelist())
    properties = read_word(io.BytesIO(plain)).core_properties

    assert b"python" not in everything.lower()
    assert "docProps/thumbnail.jpeg" not in archive.namelist()
    assert (properties.author, properties.last_modified_by, properties.language) == ("Testshire partnership",) * 2 + ("en-GB",)
    assert properties.modified.date() == AS_AT
    assert b'w:lang w:val="en-GB"' in archive.read("word/styles.xml")
    assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_tables_repeat_their_heading_and_keep_short_rows_whole(plain):
    table = part(plain).find(f".//{W}tbl")
    rows = table.findall(f"{W}tr")

    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False, False]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    assert table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val") == "Table 1. Positions"
    long = Table("long", "Long", ("A",), ((Cell(said("text " * 300)),),), (1,))
    assert part(docx.write(a_document(long))).findall(f".//{W}tbl")[-1].findall(f"{W}tr")[1].find(f"{W}trPr") is None


def test_pictures_say_what_they_show(plain):
    word = read_word(io.BytesIO(plain))

    assert [shape._inline.docPr.get("descr") for shape in word.inline_shapes] == ["Two bars."]
    assert len([name for name in zipfile.ZipFile(io.BytesIO(plain)).namelist() if name.startswith("word/media/")]) == 1


def test_lists_are_words_own_and_each_counted_one_begins_at_one(plain):
    body = part(plain)
    lists = [
        (p.find(f"{W}pPr/{W}pStyle").get(f"{W}val"), p.find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val"), text_of(p))
        for p in body.iter(f"{W}p")
        if (p.find(f"{W}pPr/{W}pStyle").get(f"{W}val")).startswith("List")
    ]

    assert [text for style, _, text in lists if style == "ListBullet"] == ["point", "nested", "second point"]
    numbers = [number for style, number, _ in lists if style == "ListNumber"]
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]
    starts = part(plain, "word/numbering.xml").findall(f"{W}num/{W}lvlOverride/{W}startOverride")
    assert [start.get(f"{W}val") for start in starts] == ["1", "1"]


def test_links_lead_where_they_say_and_nowhere_else(plain, hostile):
    for content in (plain, hostile):
        relations = zipfile.ZipFile(io.BytesIO(content)).read("word/_rels/document.xml.rels").decode()
        assert re.findall(r'Target="([^"]+)" TargetMode="External"', relations) == ["https://example.org/a?b=1&amp;c=2"]


def test_hostile_text_is_text(hostile):
    shown = text_of(part(hostile))

    for text in HOSTILE[:10]:
        assert text in shown
    assert "line one\nline two\nline three\nline four\ttabbed" in shown
    assert "m" * 10_000 in shown
