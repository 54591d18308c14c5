"""Every export of one snapshot says the same: the same numbers before the same words, the same references, the same counts.

Word's numbers are read twice: as LibreOffice counts them when it lays the file out, and as the fields in the file hold them.
"""

import os
import re
import shutil
import subprocess
from datetime import date
from io import BytesIO
from pathlib import Path

import page
import pytest
from docx import Document as read_docx
from openpyxl import load_workbook
from openxml_audit import OpenXmlValidator
from pypdf import PdfReader

from readiness.areas import operations as areas
from readiness.areas.scope import enter_area
from readiness.banks.views import library
from readiness.database import db, writing
from readiness.demonstration.operations import make_demonstration
from readiness.demonstration.story import story
from readiness.documents.blocks import Text
from readiness.documents.markdown import plain_text
from readiness.evaluations import operations as evaluations
from readiness.exchange.briefing import parse_briefing
from readiness.exchange.operations import Import, import_document
from readiness.exchange.vocabulary import read_vocabulary
from readiness.files.readers import read_file, read_text
from readiness.packs import operations
from readiness.references.model import DANGLING, Ref
from readiness.reports.held_templates import held_templates
from readiness.settings import ROOT
from tests.conftest import NOON, SHARED
from tests.strict_client import Page

AS_AT = date(2026, 3, 2)
DUDLEY = SHARED / "real" / "committee-reports" / "dudley-portfolio-holders-briefing-2017-10-30.txt"
OURS = sorted((Path(__file__).parent.parent / "exchange" / "briefings").glob("*.txt"))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def demonstration(session):
    area = make_demonstration(session, story(AS_AT), library=library(), templates=held_templates(), fresh=False)
    enter_area(session, area.id)
    return area, evaluations.evaluation_by_number(session, 1)


def imported(path):
    def bring(session):
        bank = library().bank("send-local-area-2016", "1")
        briefing = parse_briefing(read_text(read_file(path), name=path.name), path.name)
        area = areas.create_area(session, "Importshire", at=NOON, by="Asha Example")
        enter_area(session, area.id)
        made = evaluations.start_evaluation(session, bank, title="Self-evaluation", at=NOON, by="Asha Example")
        desk = evaluations.open_evaluation(session, made.number, library=library(), at=NOON, by="Asha Example")
        asked = Import(name=path.name, content=b"", briefing=briefing, area=area.name, bank=bank.key, accept_all=False)
        words = read_vocabulary(ROOT / "templates" / "reading")
        import_document(session, asked, library=library(), vocabulary=words, at=NOON, by="Asha Example")
        for answer in evaluations.read_answers(session, made).values():
            for entry in answer.entries:
                version = entry.version
                for suggestion in entry.suggestions:
                    evaluations.settle_reference(
                        desk, entry.question_key, entry.number, suggestion.id, accept=True, made_from=version
                    )
                    version += 1
        return area, made

    return bring


SOURCES = {
    "demonstration": demonstration,
    "our own briefing": imported(OURS[0]),
    "Dudley's briefing": imported(DUDLEY),
}


@pytest.fixture(params=SOURCES)
def snapshot(app, request):
    if request.param == "Dudley's briefing" and not DUDLEY.exists():
        pytest.skip("the real reports are not beside this checkout")
    with writing() as session:
        area, evaluation = SOURCES[request.param](session)
    return operations.take(db.session(), area, evaluation, library=library(), as_at=AS_AT)


def words_of_pdf(file):
    return " ".join(sheet.extract_text() for sheet in PdfReader(file).pages)


def squeezed(text):
    """Letters, figures and full stops alone: how formats break lines, mark lists and quote does not matter here."""
    return re.sub(r"[^\w.]", "", text)


def numbers_of(snapshot):
    shown = {Ref(question.key): question.number for question in snapshot.questions}
    shown |= {Ref(question.key, entry.number): entry.place for question in snapshot.questions for entry in question.entries}
    return shown


def said_by(snapshot):
    """(number, its words) of every question and entry, references resolved."""
    shown = numbers_of(snapshot)

    def resolve(ref):
        return Text(shown.get(ref) or DANGLING.format(reference=ref))

    for question in snapshot.questions:
        yield question.number, question.short_title
        for entry in question.entries:
            yield entry.place, plain_text(entry.text, resolve)


def assert_says(snapshot, text):
    """`text` has every number before its words, the first line's worth of each."""
    found = squeezed(text)
    missing = []
    for number, words in said_by(snapshot):
        wanted = squeezed(f"{number}{words}")
        if wanted[:45] not in found:
            missing.append((number, words[:60]))
    assert not missing, missing[:5]


def test_the_web_page_agrees(snapshot):
    made = operations.make_self_evaluation(snapshot, "html")

    assert_says(snapshot, Page(made.content.decode(), "lxml").get_text(" "))


def test_the_pdf_agrees_and_is_accessible(snapshot):
    made = operations.make_self_evaluation(snapshot, "pdf")

    assert_says(snapshot, words_of_pdf(BytesIO(made.content)))
    assert page.validate_pdf_bytes(made.content, profile="ua1").is_compliant


def test_the_workbook_agrees(snapshot):
    made = operations.make_workbook(snapshot)

    book = load_workbook(BytesIO(made.content))
    rows = {}
    for name in ("Achieved", "Still to do"):
        heading, *lines = book[name].iter_rows(values_only=True)
        place = {title: index for index, title in enumerate(heading)}
        for line in lines:
            rows[line[place["Ref"]]] = " ".join(str(cell) for cell in line if cell is not None)
    for question in snapshot.questions:
        for entry in question.entries:
            assert f" {entry.place} " in rows.pop(f"{question.key}:{entry.number}")
    assert not rows, "a row is no entry"
    summary = list(book["Questions"].iter_rows(values_only=True))
    assert len(summary) == 1 + len(snapshot.questions)


def test_word_and_excel_keep_the_open_xml_schemas(snapshot, tmp_path):
    for made in (operations.make_self_evaluation(snapshot, "docx"), operations.make_workbook(snapshot)):
        path = tmp_path / made.file_name
        path.write_bytes(made.content)

        assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


@pytest.mark.slow
def test_word_agrees_as_libreoffice_counts_and_in_its_fields(snapshot, tmp_path):
    made = operations.make_self_evaluation(snapshot, "docx")
    if not shutil.which("soffice"):
        assert not os.environ.get("CI"), "LibreOffice is not installed"
        pytest.skip("LibreOffice is not installed")
    path = tmp_path / "self-evaluation.docx"
    path.write_bytes(made.content)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"

    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, path],
        check=True,
        capture_output=True,
        timeout=180,
    )

    assert_says(snapshot, words_of_pdf(path.with_suffix(".pdf")))
    known = set(numbers_of(snapshot).values())
    held = list(fields_of(read_docx(BytesIO(made.content)).element.body))
    assert held, "there are no cross-references"
    for instruction, result in held:
        if re.search(r"\\r\b", instruction):
            assert result in known | {section.number for section in snapshot.sections}, (instruction, result)


def fields_of(body):
    """(instruction, cached result) of every REF field."""
    for paragraph in body.iter(f"{W}p"):
        instruction, result, state = "", "", "outside"
        for run in paragraph.iter(f"{W}r"):
            mark = run.find(f"{W}fldChar")
            if mark is not None:
                kind = mark.get(f"{W}fldCharType")
                if kind == "begin":
                    instruction, result, state = "", "", "instruction"
                elif kind == "separate":
                    state = "result"
                elif kind == "end":
                    if instruction.strip().startswith("REF"):
                        yield instruction, result
                    state = "outside"
            elif state == "instruction":
                instruction += "".join(node.text or "" for node in run.iter(f"{W}instrText"))
            elif state == "result":
                result += "".join(node.text or "" for node in run.iter(f"{W}t"))
