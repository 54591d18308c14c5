"""Reports as files and pages: drafts and finals in every format, a final refused while it is unfinished, what members never meet."""

import io
import json
import re
import zipfile

import pytest
from lxml import etree

from readiness.database import db, writing
from readiness.documents.formats import DOCUMENT_FORMATS
from readiness.evaluations import operations as evaluations
from readiness.evaluations.model import EntryContent, EntryKind
from readiness.reports import operations as reports
from readiness.reports.drafts import ReportDetails
from readiness.reports.held_templates import HELD_TEMPLATES, held_templates
from readiness.reports.loader import ReportLibrary
from tests.conftest import NOON
from tests.databases import both_databases
from tests.packs.report_samples import EVERY_DEPTH
from tests.reports.conftest import TEMPLATE
from tests.strict_client import Page

EVALUATION = "/areas/testshire/self-evaluations/1"
FIRST = f"{EVALUATION}/reports/1"
OF_OFFICERS = re.compile(r"\b(digest|hash|snapshot|sha-?256|json|api|metadata|csrf|null|schema|template)\b", re.IGNORECASE)
"""Words of ours, and of programs, that members never meet."""
GRID = "Internal sign-off"


@pytest.fixture
def start(evaluation):
    """`start(document)` starts a report of this kind."""

    def starting(document="members-briefing", depth="briefing"):
        with writing() as session:
            held = evaluations.evaluation_by_number(session, 1)
            details = ReportDetails(depth=depth, as_at=NOON.date())
            template = held_templates().template(document)
            return reports.start_report(session, held, template, details, at=NOON, by="Asha Example").number

    return starting


@pytest.fixture
def unfinished(app, tmp_path, start):
    """Report 1 is from a template whose purpose must be written, and nobody has."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "committee-report.toml").write_text(TEMPLATE, encoding="utf-8")
    app.extensions[HELD_TEMPLATES] = ReportLibrary(folder)
    return start("committee-report", "long")


def words_of(content, document_format):
    """The text of a document, as far as its format shows it without a reader: enough to find words in it."""
    if document_format == "docx":
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return " ".join(etree.fromstring(package.read("word/document.xml")).itertext())
    if document_format == "html":
        return Page(content.decode(), "lxml").words
    return content.decode("utf-8", "replace")


@pytest.mark.parametrize("document_format", DOCUMENT_FORMATS)
def test_draft_and_final_come_in_every_format_and_only_the_draft_has_the_grid(client, start, document_format):
    start()
    files = {}
    for stage in ("draft", "final"):
        answer = client.get(f"{FIRST}/{stage}.{document_format}")

        assert answer.status_code == 200
        assert re.search(rf'filename="?[\w -]+\.{document_format}', answer.headers["Content-Disposition"])
        assert answer.mimetype == DOCUMENT_FORMATS[document_format].media_type.partition(";")[0]
        assert answer.data == client.get(f"{FIRST}/{stage}.{document_format}").data, "the same bytes every time"
        files[stage] = answer.data

    assert files["draft"] != files["final"]
    if document_format != "pdf":
        assert GRID in words_of(files["draft"], document_format)
        assert GRID not in words_of(files["final"], document_format)


def test_the_draft_on_its_page_says_what_the_web_page_says(client, start):
    start()

    assert client.page(f"{FIRST}/draft.html").main in client.page(f"{FIRST}/read").words


def test_draft_and_final_say_what_officers_wrote(client, start):
    start()
    client.submit(f"{FIRST}/sections/purpose", action="purpose", text="To say **plainly** where we stand.")

    for path in (f"{FIRST}/read", f"{FIRST}/final.html"):
        assert "To say plainly where we stand." in client.page(path).words


@both_databases
def test_members_read_what_officers_wrote_once_they_are_shown_it_and_no_longer_once_it_is_taken_back(client, start):
    start()
    client.submit(f"{FIRST}/sections/purpose", action="purpose", text="To say **plainly** where we stand.")
    members = f"{EVALUATION}/pack/reports/members-briefing/briefing/read"
    wrote = "To say plainly where we stand."
    assert wrote not in client.page(members).words

    client.submit(FIRST, action="/show")
    assert wrote in client.page(members).words
    client.submit(FIRST, action="/take-back")
    assert wrote not in client.page(members).words


def test_an_unfinished_report_is_not_shown_to_members(client, start, unfinished):
    _target, fields = client.fields(FIRST, action="/remove")

    refused = client.post(f"{FIRST}/show", data=fields)

    assert refused.status_code == 422
    assert "“Purpose” is empty." in Page(refused.text, "lxml").main


@both_databases
def test_a_final_is_refused_while_a_mandatory_section_is_empty_and_names_it(client, unfinished):
    page = client.page(FIRST)
    assert "The final cannot be made yet." in page.main
    assert page.select_one("a[href='#section-purpose']").get_text(strip=True) == "Purpose"
    assert not page.select("a[href*='/final.']")

    for document_format in DOCUMENT_FORMATS:
        refused = client.get(f"{FIRST}/final.{document_format}")
        assert refused.status_code == 422
        assert "“Purpose” is empty. Fill it in the draft" in Page(refused.text, "lxml").main
        assert client.get(f"{FIRST}/draft.{document_format}").status_code == 200
    assert client.get(f"{EVALUATION}/pack/reports/committee-report/long/report.pdf").status_code == 422

    client.submit(f"{FIRST}/sections/purpose", action="purpose", text="To decide.")
    assert "The final cannot be made yet." not in client.page(FIRST).main
    assert client.get(f"{FIRST}/final.pdf").status_code == 200


def test_the_draft_says_what_is_empty_and_what_is_carried_over(client, unfinished, start):
    client.submit(f"{FIRST}/sections/law", action="law", text="The law of last year.")
    start("committee-report", "long")

    words = client.page(f"{EVALUATION}/reports/2/read").words

    assert "The law of last year." in words
    assert re.search(r"carried over", words, re.IGNORECASE)
    assert re.search(r"must be (filled|written)|is empty|nothing is written", words, re.IGNORECASE)


@pytest.mark.parametrize("ending", ["draft.exe", "final.", "other.pdf", "draft.PDF", "draft.docx.pdf", "DRAFT.pdf"])
def test_a_stage_or_format_nobody_knows_is_the_404_page(client, start, ending):
    start()

    client.page(f"{FIRST}/{ending}", 404)


@pytest.mark.parametrize(
    "ending", ["nothing/briefing/read", "members-briefing/nothing/read", "members-briefing/briefing/report.exe", "../x/read"]
)
def test_a_report_depth_or_format_nobody_knows_is_the_404_page(client, evaluation, ending):
    client.page(f"{EVALUATION}/pack/reports/{ending}", 404)


@pytest.mark.parametrize(("document", "depth"), EVERY_DEPTH, ids=lambda value: value)
def test_every_report_opens_and_downloads_though_nobody_has_written_a_word(client, evaluation, document, depth):
    made = f"{EVALUATION}/pack/reports/{document}/{depth}"

    assert client.page(f"{made}/report.html").main in client.page(f"{made}/read").words
    for document_format in DOCUMENT_FORMATS:
        assert client.get(f"{made}/report.{document_format}").data


@pytest.mark.parametrize(("document", "depth"), EVERY_DEPTH, ids=lambda value: value)
def test_a_member_never_meets_a_word_of_ours_in_a_report(client, evaluation, desk, document, depth):
    with desk() as at:
        evaluations.add_entry(at, "assurance", EntryKind.ACHIEVED, EntryContent("The board meets monthly. [[nothing]]"))

    words = client.page(f"{EVALUATION}/pack/reports/{document}/{depth}/read").words

    assert OF_OFFICERS.findall(words) == []


def test_the_list_of_documents_leads_to_every_report_at_every_depth_for_its_date(client, evaluation):
    page = client.page(f"{EVALUATION}/pack?as_at=2026-03-27")
    links = {link["href"] for link in page.select("main a[href]")}

    for document, depth in EVERY_DEPTH:
        read = f"{EVALUATION}/pack/reports/{document}/{depth}/read?as_at=2026-03-27"
        assert read in links
        assert "27 March 2026" in client.page(read).words


def test_length_and_reading_ease_are_told_with_the_sentences_that_spoil_it(client, start):
    start()
    hard = "Notwithstanding the aforementioned multidisciplinary considerations, accountability arrangements necessitate immediate rationalisation."
    client.submit(f"{FIRST}/sections/purpose", action="purpose", text=hard)

    page = client.page(f"{FIRST}/check")

    assert re.search(r"\d+ sides? of A4", page.main)
    assert "Reading grade" in page.main
    assert hard in page.main


def test_a_page_of_a_report_sends_as_many_queries_however_much_is_in_it(client, start, desk, count_queries):
    start()
    counted = []
    for more in (1, 40):
        with desk() as at:
            for place in range(more):
                evaluations.add_entry(at, "assurance", EntryKind.ACHIEVED, EntryContent(f"Point {place}."))
        for section in ("purpose", "finance", "law")[: 1 if more == 1 else 3]:
            client.submit(f"{FIRST}/sections/{section}", action=section, text=f"{section} {more}")
        db.session.rollback()
        client.get(FIRST)
        with count_queries() as queries:
            client.get(FIRST)
        counted.append(len(queries))

    assert counted[0] == counted[1]


def test_the_json_of_the_answers_is_offered_to_officers_alone(client, evaluation):
    assert json.loads(client.get(f"{EVALUATION}/pack/snapshot.json").data)
    briefing = client.page(f"{EVALUATION}/briefing")
    assert not briefing.select("a[href*='snapshot'], a[href$='/pack'], a[href*='/reports/new'], a[href*='/profile']")
