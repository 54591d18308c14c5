"""The house test: one achieved entry from the browser to every format, through exactly the hops the architecture names.

The text begins as a formula would and holds what each format could mistake for its own language; everywhere it must arrive as text.
"""

import json
from io import BytesIO

import pytest
from docx import Document as read_docx
from markdown import markdown
from openpyxl import load_workbook
from pypdf import PdfReader

from readiness.canonical import decode, digest
from readiness.database import db
from readiness.documents.formats import DOCUMENT_FORMATS
from readiness.evaluations.model import EntryKind
from readiness.evaluations.operations import read_question
from readiness.snapshots.model import PublishedSnapshot
from tests.strict_client import Page

TEXT = '=HYPERLINK("https://example.org","x") <script>alert(1)</script> {{7*7}} #set page'
AREA = "/areas/testshire"
EVALUATION = f"{AREA}/self-evaluations/1"
QUESTION = f"{EVALUATION}/questions/assurance"


@pytest.fixture
def travelled(client):
    """An area and a self-evaluation made in the browser, and one achieved entry added to it there."""
    client.submit("/areas/new", name="Testshire")
    client.submit(f"{AREA}/self-evaluations/new", bank="send-local-area-2016 1", title="Spring")
    # 1 the page shows the form, 2 the route is marked, 3 the form makes the entry, 4 the operation applies the rules
    answer = client.submit(QUESTION, action="achieved/new", text=TEXT, difference="=1+1 fewer complaints")
    # 6 committed, and the view answered 303
    assert (answer.status_code, answer.location) == (303, f"{QUESTION}#entry-1")
    return client


def test_it_stands_in_a_row_and_on_its_page(travelled, app):
    from readiness.areas.operations import area_by_key
    from readiness.areas.scope import enter_area
    from readiness.evaluations.operations import evaluation_by_number

    enter_area(db.session(), area_by_key(db.session(), "testshire").id)
    [entry] = read_question(db.session(), evaluation_by_number(db.session(), 1), "assurance").entries

    assert (entry.number, entry.kind, entry.content.text) == (1, EntryKind.ACHIEVED, TEXT)
    page = travelled.page(QUESTION)
    assert TEXT in page.select_one("#entry-1").get_text()
    assert page.select_one("#achieved").get_text(strip=True) == "What has been achieved so far?"


def test_it_stands_in_the_snapshot_under_its_digest(travelled):
    content = travelled.get(f"{EVALUATION}/pack/snapshot.json").data

    snapshot = decode(content, PublishedSnapshot)
    [entry] = [entry for question in snapshot.questions for entry in question.entries]
    assert (entry.place, entry.text) == ("2.6.1", TEXT)
    assert snapshot.digest == digest(content)
    assert json.loads(content)["sections"][1]["questions"][5]["key"] == "assurance"


def test_it_reaches_the_excel_cell_as_text(travelled):
    download = travelled.get(f"{EVALUATION}/pack/workbook.xlsx")

    book = load_workbook(BytesIO(download.data))
    heading, row = book["Achieved"].iter_rows()
    cells = {title.value: cell for title, cell in zip(heading, row, strict=True)}
    found = [cell for cell in cells.values() if str(cell.value).startswith("=HYPERLINK")]
    assert [cell.value for cell in found] == [TEXT]
    assert not [cell for sheet in book for cells in sheet.iter_rows() for cell in cells if cell.data_type == "f"]
    assert cells["Ref"].value == "assurance:1"
    assert cells["Number"].value == "2.6.1"
    assert "attachment" in download.headers["Content-Disposition"]


def words_of_html(content):
    page = Page(content.decode(), "lxml")
    assert not page.select("script")
    return page.words


def words_of_docx(content):
    read = read_docx(BytesIO(content))
    return " ".join(
        node.text or "" for node in read.element.body.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t")
    )


def words_of_pdf(content):
    return "".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def words_of_markdown(content):
    """As a website shows it: what a person typed is escaped there, and means itself."""
    return words_of_html(markdown(content.decode()).encode())


READERS = {"html": words_of_html, "docx": words_of_docx, "pdf": words_of_pdf, "md": words_of_markdown}


@pytest.mark.parametrize("document_format", DOCUMENT_FORMATS)
def test_it_reaches_every_document_as_text(travelled, document_format):
    download = travelled.get(f"{EVALUATION}/pack/self-evaluation.{document_format}")

    assert download.mimetype == DOCUMENT_FORMATS[document_format].media_type.split(";")[0]
    said = "".join(READERS[document_format](download.data).split())
    assert "".join(TEXT.split()) in said
    assert "=1+1fewercomplaints" in said
    assert "Whathasbeenachievedsofar?" in said


def test_every_format_has_its_reader_here():
    assert set(READERS) == set(DOCUMENT_FORMATS)
