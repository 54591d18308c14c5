"""What other people's programs make of our files: LibreOffice, the Nu checker, axe-core in Chromium."""

import io
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from readiness.documents import docx, html, xlsx
from readiness.documents.blocks import Heading, Paragraph, Reference, Text
from readiness.documents.numbering import number
from tests.documents.written_samples import HOSTILE, a_document, a_hostile_document, a_workbook, said

MODULES = Path(__file__).parents[2] / "node_modules"
AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
MAY_SKIP = not os.environ.get("CI")  # in CI a missing program fails the test that needs it
needs_libreoffice = pytest.mark.skipif(MAY_SKIP and not shutil.which("soffice"), reason="LibreOffice is not installed")
needs_nu = pytest.mark.skipif(
    MAY_SKIP and not (shutil.which("java") and (MODULES / "vnu-jar").is_dir()), reason="Java or the Nu checker is not installed"
)


def converted(content, suffix, wanted, folder):
    """`content` opened by LibreOffice and saved as `wanted`."""
    source = folder / f"made.{suffix}"
    source.write_bytes(content)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", wanted, "--outdir", str(folder / "out"), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return (folder / "out" / f"made.{wanted}").read_bytes()


def text_of(pdf):
    return re.sub(r"\s+", " ", " ".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(pdf)).pages))


def a_long_document():
    """Three sections of questions with entries; every entry refers to one in another question, and to a heading and a table."""
    blocks = []
    for section in range(1, 4):
        blocks.append(Heading(1, f"Section {section}", f"s{section}", numbered=True))
        for question in range(1, 4):
            blocks.append(Heading(2, f"Question {section} {question}", f"q{section}{question}", numbered=True))
            blocks.append(Heading(3, "Achieved", f"a{section}{question}"))
            for entry in range(1, 6):
                asked = f"e{(section + question) % 3 + 1}{(question + entry) % 3 + 1}{(entry * 2) % 5 + 1}"
                marks = (Text(f"Entry says <{asked} "), Reference(asked), Text(">, <q33 "), Reference("q33"), Text(">."))
                blocks.append(Paragraph(marks, key=f"e{section}{question}{entry}", numbered=True))
                blocks.append(Paragraph(said("And what it made different.")))
    return a_document(*blocks)


@pytest.mark.slow
@needs_libreoffice
def test_libreoffice_counts_and_shows_every_number_as_we_counted_it(tmp_path):
    document = a_long_document()
    numbered = number(document)

    shown = text_of(converted(docx.write(document), "docx", "pdf", tmp_path))

    for placed in numbered.placed:
        if isinstance(placed.block, Heading) and placed.number:
            assert f" {placed.number} {placed.block.text} " in shown
    asked = re.findall(r"<(\w+) ([\d.]+)>", shown)
    assert len(asked) == 90
    assert all(label == numbered.labels[key] for key, label in asked)
    drawn = re.findall(r" ([\d.]+) Entry says ", shown)
    assert drawn == [p.number for p in numbered.placed if isinstance(p.block, Paragraph) and p.number and p.block.key[:1] == "e"]
    assert "Table 1 . Positions" in shown.replace("Table 1.", "Table 1 .")
    assert "See 1.1.2, 1.2, Table 1, Figure 1 and Summary" in shown


@pytest.mark.slow
@needs_libreoffice
def test_libreoffice_opens_hostile_documents_and_workbooks_with_nothing_lost(tmp_path):
    word = text_of(converted(docx.write(a_hostile_document()), "docx", "pdf", tmp_path))
    for text in (HOSTILE[0], HOSTILE[4], HOSTILE[7]):
        assert text in word

    again = load_workbook(io.BytesIO(converted(xlsx.write(a_workbook(*HOSTILE)), "xlsx", "xlsx", tmp_path)))
    sheet = again["Achieved"]
    assert [sheet.cell(row, 2).value for row in range(2, 9)] == list(HOSTILE[:7])
    assert sheet["B7"].data_type == "s"
    assert len(sheet["B13"].value) == 10_000
    assert [each.title for each in again] == ["Read me", "Summary", "Achieved", "Still to do", "Lists"]


@pytest.mark.slow
@needs_nu
@pytest.mark.parametrize("document", [a_document(), a_hostile_document()], ids=["plain", "hostile"])
def test_the_nu_checker_finds_nothing(document, tmp_path):
    path = tmp_path / "page.html"
    path.write_bytes(html.write(document))

    checker = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
    ran = subprocess.run(["java", "-jar", str(checker), "--errors-only", str(path)], capture_output=True, text=True, check=False)

    assert ran.stderr == ""


@pytest.mark.browser
@pytest.mark.xdist_group("browser")
@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("document", [a_document(), a_hostile_document()], ids=["plain", "hostile"])
def test_axe_finds_nothing_and_no_page_scrolls_sideways(browser, document, width, tmp_path):
    path = tmp_path / "page.html"
    path.write_bytes(html.write(document))
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(path.as_uri())

    page.add_script_tag(path=MODULES / "axe-core" / "axe.min.js")
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", AXE_RULES)["violations"]

    assert [(each["id"], [node["html"] for node in each["nodes"]][:3]) for each in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()
