"""The portfolio holders' briefing as files: the same headings, facts, numbers and references in every format, and no grid in a final."""

import re
import subprocess
import zipfile
from copy import deepcopy
from dataclasses import replace
from datetime import date
from io import BytesIO

import page
import pytest
from docx import Document as read_docx
from markdown import markdown
from pypdf import PdfReader

from readiness.banks.views import library
from readiness.database import db, writing
from readiness.documents.blocks import Heading, Paragraph, Reference, Text
from readiness.documents.formats import DOCUMENT_FORMATS
from readiness.documents.numbering import number
from readiness.packs import operations
from readiness.packs.outlines.report.document import as_members_read_it
from readiness.references.model import DANGLING
from readiness.reports import operations as reports
from readiness.reports.held_templates import held_templates
from readiness.reports.loader import ReportLibrary
from readiness.reports.model import NotFinished, SignOff
from tests.conftest import NOON
from tests.packs.test_exports_agree import AS_AT, SOURCES, squeezed
from tests.programs import program
from tests.strict_client import Page

DEPTHS = ("one-page", "briefing", "full")
FORM = (
    "Purpose",
    "Recommendations",
    "Background",
    "What the inspection was for",
    "What the local area was",
    "What “outcomes” meant",
    "What evidence inspectors looked at",
    "What happened afterwards",
    "What it asked of elected members",
    "Question",
    "Suggested indicators that this is happening",
    "What has been achieved so far?",
    "What else needs to happen?",
    "Links to the council plan",
    "The council’s values",
    "Finance",
    "Law",
    "Equality impact",
    "Human resources and transformation",
    "Contact officer",
    "List of background papers",
)


def report_of(evaluation, depth, *, templates=None, document="members-briefing"):
    """What a final says, with what officers wrote in the newest report of the kind."""
    template = (templates or held_templates()).template(document)
    newest = reports.newest_report(db.session(), template.key, evaluation=evaluation)
    return reports.published_report(db.session(), newest, template, template.depth(depth), evaluation=evaluation, banks=library())


def draft_of(evaluation, depth):
    template = held_templates().template("members-briefing")
    newest = reports.newest_report(db.session(), template.key, evaluation=evaluation)
    return reports.draft_report(db.session(), newest, template, template.depth(depth), evaluation=evaluation, banks=library())


def words_of(made, folder):
    """The words of a file, as its readers see them. Word’s are as LibreOffice lays them out, with the numbers it counted."""
    match made.file_name.rpartition(".")[2]:
        case "html":
            return Page(made.content.decode(), "lxml").select_one("body").get_text(" ")
        case "md":
            return Page(markdown(made.content.decode(), extensions=["tables"]), "lxml").get_text(" ")
        case "pdf":
            return " ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(made.content)).pages)
        case "docx":
            return words_in_word(made.content, folder)


def words_in_word(content, folder):
    path = folder / "made.docx"
    path.write_bytes(content)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [program("soffice"), profile, "--headless", "--convert-to", "pdf", "--outdir", folder, path]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return " ".join(sheet.extract_text() for sheet in PdfReader(path.with_suffix(".pdf")).pages)


def counted_in(document):
    """(number, the first words after it) of everything in a document that has a number."""
    numbered = number(document)
    for placed in numbered.placed:
        block = placed.block
        if not placed.number or not isinstance(block, Heading | Paragraph):
            continue
        runs = (Text(block.text),) if isinstance(block, Heading) else block.runs
        yield placed.number, "".join(numbered.shown(run) if isinstance(run, Reference) else run.text for run in runs)


def facts_of(kind, snapshot):
    """What of the area must stand in a briefing: every question by its title, and every entry by its first words."""
    for question in snapshot.questions:
        yield question.short_title
    if kind == "demonstration":
        yield from ("Every child ready to learn", "We say what is true", "Asha Example", "01632 960123")
        yield from (
            "joint fund of the council and the integrated care board",
            "put children in care with SEND back on the agenda",
        )
        yield from (
            "Director of Children’s Services",
            "Appendix A: Improvement plan at a glance",
            "SEND chapter of the joint strategic",
        )
        yield from (
            "an officer to trace young people",
            "Part 3 of the Children and Families Act 2014",
            "Disability is a protected",
        )


@pytest.mark.slow
@pytest.mark.parametrize("document_format", DOCUMENT_FORMATS)
@pytest.mark.parametrize("depth", ["briefing", "full"])
def test_headings_in_their_order_facts_and_numbers_stand_in_every_format(whole_area, depth, document_format, tmp_path):
    kind, evaluation, snapshot = whole_area
    report = report_of(evaluation, depth)

    words = words_of(operations.make_report(report, snapshot, document_format), tmp_path)

    said = squeezed(words)
    start = said.index(squeezed(FORM[0]))  # where there is a list of contents, its headings stand in this order too
    for heading in FORM:
        assert squeezed(heading) in said[start:], heading
        start = said.index(squeezed(heading), start) + len(squeezed(heading))
    missing = [fact for fact in facts_of(kind, snapshot) if squeezed(fact) not in said]
    assert missing == []
    assert DANGLING.partition("{")[0] not in words
    counted = [(given, squeezed(f"{given}{text}")[:40]) for given, text in counted_in(as_members_read_it(report, snapshot))]
    assert len({given for given, _words in counted}) == len(counted)
    assert [wanted for _given, wanted in counted if wanted not in said] == []


@pytest.mark.slow
@pytest.mark.parametrize("document_format", DOCUMENT_FORMATS)
@pytest.mark.parametrize(("document", "depth"), [("members-briefing", "one-page"), ("interview-card", "card")])
def test_one_side_is_one_side_in_every_format(whole_area, document, depth, document_format, tmp_path):
    _kind, evaluation, snapshot = whole_area

    made = operations.make_report(report_of(evaluation, depth, document=document), snapshot, document_format)

    words = words_of(made, tmp_path)
    assert len(words.split()) < 500, "450 words, and what stands at the head and foot of the page"
    if document_format in {"pdf", "docx"}:
        file = BytesIO(made.content) if document_format == "pdf" else tmp_path / "made.pdf"
        assert len(PdfReader(file).pages) == 1
    if document_format == "pdf":
        assert page.validate_pdf_bytes(made.content, profile="ua1").is_compliant


@pytest.mark.slow
@pytest.mark.parametrize("depth", DEPTHS)
def test_the_grid_is_in_every_draft_and_in_no_byte_of_a_final(app, depth, tmp_path):
    with writing() as session:
        area, evaluation = SOURCES["demonstration"](session)
        newest = reports.newest_report(session, "members-briefing", evaluation=evaluation)
        desk = reports.open_report(session, evaluation, newest.number, templates=held_templates(), at=NOON, by="Asha Example")
        planted = (SignOff(role="Zebrarole", initials="QZX", signed_on=date(1999, 12, 24)),)
        reports.save_sign_off(desk, planted, made_from=newest.sign_off_version)
    snapshot = operations.take(db.session(), area, evaluation, library=library(), as_at=AS_AT)
    drafted = draft_of(evaluation, depth)

    for document_format in DOCUMENT_FORMATS:
        final = operations.make_report(drafted.report, snapshot, document_format)
        draft = operations.make_draft(drafted, snapshot, document_format)
        for secret in ("Zebrarole", "QZX", "Initials", "24 December 1999", "Internal sign-off"):
            assert secret not in everything_in(final)
            if depth != "one-page":
                assert secret in words_of(draft, tmp_path), (secret, document_format)
        assert ("Draft" in words_of(draft, tmp_path), "Official" in words_of(final, tmp_path)) == (True, True)


def everything_in(made):
    """A file with whatever it packs unpacked, as text."""
    content = made.content
    if content.startswith(b"PK"):
        packed = zipfile.ZipFile(BytesIO(content))
        return "".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())
    if content.startswith(b"%PDF"):
        read = PdfReader(BytesIO(content))
        streams = [part.get_object() for part in read.xref_objStm] if hasattr(read, "xref_objStm") else []
        return "".join(sheet.extract_text() for sheet in read.pages) + str(read.metadata) + str(streams) + str(read.outline)
    return content.decode()


@pytest.mark.slow
def test_with_a_paragraph_put_in_front_libreoffice_renumbers_every_reference_of_the_briefing(app, tmp_path):
    with writing() as session:
        area, evaluation = SOURCES["demonstration"](session)
    snapshot = operations.take(db.session(), area, evaluation, library=library(), as_at=AS_AT)
    made = operations.make_report(report_of(evaluation, "briefing"), snapshot, "docx")
    read = read_docx(BytesIO(made.content))
    first = next(one for one in read.paragraphs if one.style.name == "Numbered paragraph")
    before = dict(references_of(words_in_word(made.content, tmp_path)))
    added = deepcopy(first._p)
    for mark in added.xpath(".//w:bookmarkStart | .//w:bookmarkEnd"):
        mark.getparent().remove(mark)
    first._p.addprevious(added)
    changed = BytesIO()
    read.save(changed)

    after = dict(references_of(words_in_word(changed.getvalue(), tmp_path)))

    assert len(before) > 10
    assert after == {words: moved_on(given) for words, given in before.items()}


def references_of(words):
    """(the words before it, the number shown) of every reference in brackets: "(34.2)" after its words."""
    for found in re.finditer(r"(\w[^()]{12,40}) \((\d+\.\d+(?:\.\d+)?)\)", " ".join(words.split())):
        yield found[1][-25:], found[2]


def moved_on(given):
    first, _dot, rest = given.partition(".")
    return f"{int(first) + 1}.{rest}"


COUNCILS_OWN = """
title = "Report to the Testshire Panel"
summary = "A format of one council."
numbering = "by-section"

[[depths]]
key = "report"
label = "The report"

[[cover]]
label = "Wards affected"
value = "line"
line = "All wards"

[[sections]]
key = "why"
label = "Reason for this report"
source = "text"
mandatory = true

[[sections]]
key = "exempt"
label = "Exempt information"
source = "fixed"
lines = ["Nothing in this report is exempt under Schedule 12A."]

[[sections]]
key = "answers"
label = "Our answers"
source = "questions"
"""


@pytest.mark.slow
def test_a_council_adds_a_format_by_one_file(app, tmp_path):
    (tmp_path / "testshire-panel.toml").write_text(COUNCILS_OWN, encoding="utf-8")
    templates = ReportLibrary(tmp_path)
    with writing() as session:
        area, evaluation = SOURCES["demonstration"](session)
    snapshot = operations.take(db.session(), area, evaluation, library=library(), as_at=AS_AT)
    report = report_of(evaluation, "", templates=templates, document="testshire-panel")

    with pytest.raises(NotFinished, match="“Reason for this report” is empty"):
        operations.make_report(report, snapshot, "docx")
    filled = replace(report, texts=(("why", "Members asked for it. See [[answers]]."),))
    for document_format in DOCUMENT_FORMATS:
        made = operations.make_report(filled, snapshot, document_format)
        words = words_of(made, tmp_path)
        said = squeezed(words)
        assert made.file_name.startswith("exampleshire-testshire-panel-")
        for wanted in ("1 Reason for this report", "1.1 Members asked for it. See 3.", "2 Exempt information"):
            assert squeezed(wanted) in said, (document_format, wanted)
        for wanted in (
            "2.1 Nothing in this report is exempt under Schedule 12A.",
            "3 Our answers",
            "Wards affected",
            "All wards",
        ):
            assert squeezed(wanted) in said, (document_format, wanted)
        assert DANGLING.partition("{")[0] not in words
