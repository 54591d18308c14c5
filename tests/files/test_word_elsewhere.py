"""Word documents as LibreOffice writes them, from HTML and from OpenDocument text."""

import os
import shutil
import subprocess

import pytest

from readiness.files.model import Table
from tests.files.word_samples import grid, read, shown

needs_libreoffice = pytest.mark.skipif(
    not os.environ.get("CI") and not shutil.which("soffice"), reason="LibreOffice is not installed"
)
BRIEFING = """<html><body>
<h1>Briefing on readiness</h1>
<h2>How well are children identified?</h2>
<p><b>What has been achieved so far?</b></p>
<ul><li>A panel meets every month<ul><li>with health</li></ul></li><li>Parents are <a href="https://example.org/asked">asked</a></li></ul>
<p><u>What else needs to happen?</u></p>
<ol start="3"><li>Write the plan</li><li>Agree it<ol type="a"><li>with schools</li></ol></li></ol>
<p>Line one<br>line two</p>
<table border="1"><tr><th>Ref</th><th colspan="2">Area</th></tr>
<tr><td rowspan="2">1</td><td>Leadership</td><td><ul><li>A board sits</li><li>It has a chair</li></ul></td></tr>
<tr><td>Identification</td><td>x<table border="1"><tr><td>inner</td></tr></table></td></tr></table>
</body></html>"""
FLAT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles><text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
<text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2"/></text:list-style></office:automatic-styles>
<office:body><office:text>
<text:h text:outline-level="2">Leadership</text:h>
<text:list text:style-name="L"><text:list-item><text:p>First</text:p><text:list><text:list-item><text:p>beneath</text:p></text:list-item></text:list></text:list-item>
<text:list-item><text:p>Second<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>A note</text:p></text:note-body></text:note></text:p></text:list-item></text:list>
<text:p>Words<office:annotation><dc:creator>R</dc:creator><text:p>Is it so?</text:p></office:annotation> stay</text:p>
</office:text></office:body></office:document>"""


def converted(text, suffix, folder):
    source = folder / f"made.{suffix}"
    source.write_text(text, encoding="utf-8")
    profile = f"-env:UserInstallation=file://{folder}/profile"
    wanted = "docx:MS Word 2007 XML"
    filters = ["--infilter=HTML (StarWriter)"] if suffix == "html" else []
    command = ["soffice", profile, "--headless", *filters, "--convert-to", wanted, "--outdir", str(folder / "out"), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return (folder / "out" / "made.docx").read_bytes()


@pytest.mark.slow
@needs_libreoffice
def test_a_page_saved_as_word_by_libreoffice_has_its_lists_headings_links_and_table(tmp_path):
    found = read(converted(BRIEFING, "html", tmp_path))

    assert shown(found) == [
        "Briefing on readiness",
        "How well are children identified?",
        "What has been achieved so far?",
        "• A panel meets every month",
        "  • with health",
        "• Parents are asked",
        "What else needs to happen?",
        "3. Write the plan",
        "4. Agree it",
        "  a. with schools",
        "Line one\nline two",
    ]
    assert [block.heading for block in found.blocks[:3]] == [1, 2, 0]
    assert [block.strong for block in found.blocks[2:4]] == [True, False]
    assert found.blocks[6].strong
    assert found.blocks[5].links[0].address == "https://example.org/asked"
    table = next(found.tables)
    assert grid(table) == [
        ["Ref", "Area"],
        ["1", "Leadership", "A board sits\nIt has a chair"],
        ["", "Identification", "x\ninner"],
    ]
    assert [cell.mark for cell in table.rows[1][2].paragraphs] == ["•", "•"]
    assert (table.rows[0][1].span, table.rows[2][0].merged) == (2, True)
    assert found.remarks == ("Tables inside tables were read as lists.",)


@pytest.mark.slow
@needs_libreoffice
def test_open_document_text_saved_as_word_has_its_numbers_notes_and_comments(tmp_path):
    found = read(converted(FLAT, "fodt", tmp_path))

    assert shown(found) == ["Leadership", "1. First", "  1.1 beneath", "2. Second", "Words stay", "A note"]
    assert found.blocks[-1].place == "footnote 1"
    assert not any(isinstance(block, Table) for block in found.blocks)
    assert found.remarks == ("1 comment was left out.", "1 footnote stands at the end.")
