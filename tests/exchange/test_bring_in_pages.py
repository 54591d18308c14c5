"""Giving a document: what is taken, what is refused and how, and what waits or was brought in."""

import re
from io import BytesIO

import pytest
from flask import g

from readiness.areas import operations as areas
from readiness.areas.scope import enter_area
from readiness.banks.views import library
from readiness.database import db, writing
from readiness.evaluations import operations as evaluations
from readiness.evaluations.model import EntryContent, EntryKind
from readiness.exchange import operations
from readiness.exchange.forms import BringInForm
from readiness.exchange.held_words import HELD_WORDS, HeldWords
from readiness.exchange.views import bringing
from readiness.exchange.views.too_large import UPLOAD_LIMIT
from readiness.settings import ROOT
from readiness.web.access import LOCAL_PERSON
from tests.conftest import NOON
from tests.exchange.small_document import BOARD, DOCUMENTS, FIRST, MINUTES, TEXT, staged
from tests.rows import all_rows
from tests.strict_client import Page

PASTED, CHOSEN = "pasted", "document"
CONTENT = TEXT.encode()


def given(client, *, pasted="", name=None, content=CONTENT, **more):
    """Send the form: a paste, a file, both or neither."""
    fields = client.fields(DOCUMENTS)[1] | {PASTED: pasted} | more
    fields.pop(CHOSEN, None)
    if name is not None:
        fields[CHOSEN] = (BytesIO(content), name)
    return client.post(DOCUMENTS, data=fields, content_type="multipart/form-data")


def refused(answer, message, *, at):
    """The page comes back with the error in its summary, linked to the field it belongs to."""
    assert answer.status_code == 422
    page = Page(answer.text, "lxml")
    links = {link["href"]: link.get_text() for link in page.select(".govuk-error-summary a")}
    assert message in links[f"#{at}"]
    assert page.select_one(f"#{at}-error")
    return page


def waiting(evaluation):
    db.session.rollback()
    return operations.documents(db.session(), evaluation)


def test_a_paste_is_read_and_waits_to_be_checked(client, evaluation):
    answer = given(client, pasted=TEXT)

    assert (answer.status_code, answer.location) == (303, FIRST)
    [document] = waiting(evaluation)
    assert document.waits
    assert document.name == "Pasted text"
    assert BOARD in client.page(FIRST).main
    assert evaluations.read_live_entries(db.session(), evaluation) == ()


def test_a_file_is_read_and_waits_under_its_name(client, evaluation):
    assert given(client, name="Briefing, March.txt").location == FIRST

    assert "Briefing, March.txt" in client.page(DOCUMENTS).main
    assert client.page(FIRST).h1.get_text() == "Check what was recognised"


def test_the_same_form_sent_twice_gives_one_document(client, evaluation):
    fields = client.fields(DOCUMENTS)[1] | {PASTED: TEXT}

    answers = [client.post(DOCUMENTS, data=fields, content_type="multipart/form-data") for _ in range(2)]

    assert [answer.location for answer in answers] == [FIRST, FIRST]
    assert len(waiting(evaluation)) == 1


def test_back_and_another_file_of_the_same_name_is_another_document(client, evaluation):
    fields = client.fields(DOCUMENTS)[1]

    def send(content):
        data = fields | {CHOSEN: (BytesIO(content.encode()), "briefing.txt")}
        return client.post(DOCUMENTS, data=data, content_type="multipart/form-data")

    first, again = send(TEXT), send(TEXT)
    other = send(TEXT.replace("waiting times", "waits"))

    assert again.location == first.location
    assert other.status_code == 422
    assert "has now come again with other words" in other.text
    assert len(waiting(evaluation)) == 1


def test_neither_a_file_nor_a_paste_asks_for_one(client, evaluation):
    refused(given(client, pasted=" \n\t "), "Paste the text of your document, or choose a file", at=PASTED)


def test_both_a_file_and_a_paste_asks_which(client, evaluation):
    page = refused(given(client, pasted=TEXT, name="briefing.txt"), "not both", at=CHOSEN)

    assert BOARD in page.select_one("textarea").get_text()
    assert waiting(evaluation) == ()


def test_an_empty_file_is_refused_by_name(client, evaluation):
    refused(given(client, name="nothing.txt", content=b""), "“nothing.txt” is empty", at=CHOSEN)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("photograph.docx", b"\x89PNG\r\n\x1a\n" + bytes(500)),
        ("old.doc", b"\xd0\xcf\x11\xe0" + bytes(5_000)),
        ("archive.zip", b"PK\x03\x04" + bytes(500)),
        ("noise.txt", bytes(range(256)) * 40),
        ("cut.pdf", b"%PDF-1.7\n" + bytes(500)),
    ],
)
def test_what_cannot_be_read_is_refused_at_the_file_with_what_to_do(client, evaluation, name, content):
    page = refused(given(client, name=name, content=content), f"“{name}”", at=CHOSEN)

    assert page.title.get_text().startswith("Error: ")
    assert waiting(evaluation) == ()


def test_a_text_about_something_else_is_refused_and_says_what_was_looked_for(client, evaluation):
    typed = "Dear all, the fair is on Saturday.\n\nBring a cake.\n" * 20

    page = refused(given(client, pasted=typed), "achieved", at=PASTED)

    assert page.select_one("textarea").get_text().strip() == typed.strip()
    assert "Bring a cake." in client.page(DOCUMENTS).select_one("textarea").get_text()


def test_the_layout_of_a_paste_counts_only_while_the_text_is_what_was_pasted(app):
    layout = "<!--StartFragment--><p>One <b>two</b></p>"
    cases = {
        "One two": layout,
        " One\r\n  two ": layout,
        "One two three": "One two three",
    }
    for typed, content in cases.items():
        posted = {PASTED: typed, "pasted_html": layout, "pasted_plain": "One\ntwo"}
        with app.test_request_context(DOCUMENTS, method="POST", data=posted):
            g.person = LOCAL_PERSON
            assert BringInForm().given.content.decode() == content


def test_the_layout_of_a_paste_is_kept_by_no_draft(client, evaluation):
    given(client, pasted="Nothing of the kind.", pasted_html="<p>Nothing of the kind.</p>", pasted_plain="Nothing of the kind.")

    kept = all_rows()["submission"]
    assert "Nothing of the kind." in str(kept)
    assert "<p>" not in str(kept)


NAMES = {
    "../../../secret.txt": "secret.txt",
    "C:\\Users\\me\\brief.txt": "brief.txt",
    "<script>alert(1)</script>.txt": "script>.txt",
    "a\tb\x07 c.txt": "a b c.txt",
    "name\u202etxt.exe.txt": "exe.txt",
    "é" * 300 + ".txt": "é" * 200,
    "{{7*7}}'&amp;.txt": "{{7*7}}'&amp;.txt",
    ".": "",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_name_is_only_ever_words(client, evaluation, name):
    answer = given(client, name=name)

    assert answer.status_code == 303
    [document] = waiting(evaluation)
    assert NAMES[name] in document.name
    assert "/" not in document.name.replace("</", "")
    for path in (DOCUMENTS, FIRST):
        assert not client.page(path).select("main script")


def test_more_than_twenty_megabytes_is_a_page_that_says_what_to_do(client, evaluation):
    class Endless(BytesIO):
        """Counts what is taken from it."""

        taken = 0

        def read(self, size=-1):
            got = super().read(min(size, 65_536) if size >= 0 else 65_536)
            self.taken += len(got)
            return got

    upload = Endless(bytes(UPLOAD_LIMIT + 2_000_000))
    answer = client.post(
        DOCUMENTS, input_stream=upload, content_type="multipart/form-data; boundary=x", content_length=UPLOAD_LIMIT + 2_000_000
    )

    assert answer.status_code == 413
    page = Page(answer.text, "lxml")
    assert "up to 20 MB" in page.main
    assert "nothing was changed" in page.main
    assert page.select_one(f"a[href='{DOCUMENTS}']")
    assert answer.headers["Connection"] == "close"
    assert upload.taken == UPLOAD_LIMIT + 2_000_000, "a browser shows the page once all it sends was taken"


def test_other_pages_take_no_more_than_before(client, evaluation):
    answer = client.post("/areas/new", data={"name": "x" * 2_100_000})

    assert answer.status_code == 413


def test_a_paste_longer_than_memory_is_for_says_to_save_it_as_a_file(client, evaluation):
    answer = client.post(DOCUMENTS, data={PASTED: "x" * 8_100_000})

    assert answer.status_code == 413
    assert "Save it as a file" in Page(answer.text, "lxml").main


def test_the_page_lists_what_waits_and_throws_it_away(client, evaluation, desk):
    staged(desk, name="First.txt")
    staged(desk, name="Second.txt")
    page = client.page(DOCUMENTS)
    assert [link.get_text() for link in page.select("#waiting + ul a")] == ["Second.txt", "First.txt"]

    answer = client.submit(DOCUMENTS, action="2/throw-away")

    assert answer.location == DOCUMENTS
    assert "Second.txt" not in client.page(DOCUMENTS).main
    assert client.get(f"{DOCUMENTS}/2").status_code == 404


def test_a_document_of_another_area_answers_as_one_that_there_is_not(client, evaluation, desk):
    staged(desk)
    with writing() as session:
        other = areas.create_area(session, "Othershire", at=NOON, by="Asha Example")
        enter_area(session, other.id)
        evaluations.start_evaluation(session, library().bank("send-local-area-2016", "1"), title="Ours", at=NOON, by="B")
    theirs = "/areas/othershire/self-evaluations/1/documents/1"

    for path in (theirs, f"{theirs}/columns"):
        assert client.page(path, 404).h1.get_text(strip=True) == "Page not found"
    form = client.fields("/areas/othershire/self-evaluations/1/documents")[1]
    for path in (theirs, f"{theirs}/columns", f"{theirs}/changes", f"{theirs}/throw-away", f"{theirs}/undo"):
        answer = client.post(path, data=form | {"changes": "original", "action": "confirm"})
        assert answer.status_code == 404, path
    assert client.get(FIRST).status_code == 200


def test_nothing_can_be_brought_into_a_closed_self_evaluation(client, evaluation, desk):
    staged(desk)
    fields = client.fields(DOCUMENTS)[1]
    with writing() as session:
        evaluations.close_evaluation(session, 1, made_from=1, at=NOON, by="Asha Example")

    page = client.page(DOCUMENTS)
    assert "is closed" in page.main
    assert not page.select("form")
    answer = client.post(DOCUMENTS, data=fields | {PASTED: TEXT}, content_type="multipart/form-data")
    assert answer.status_code == 422
    assert "is closed" in Page(answer.text, "lxml").select_one(".govuk-error-summary").get_text()
    assert len(waiting(evaluation)) == 1


def test_a_fault_in_the_words_stops_no_page_and_says_where_it_is(client, app, evaluation, tmp_path):
    (tmp_path / "reading").mkdir()
    (tmp_path / "reading" / "words.toml").write_text("achieved = 3\n", encoding="utf-8")
    app.extensions[HELD_WORDS] = HeldWords(tmp_path / "reading")

    assert "reading/words.toml" in client.page(DOCUMENTS).main
    page = refused(given(client, pasted=TEXT), "reading/words.toml", at=PASTED)
    assert BOARD in page.select_one("textarea").get_text()


def test_words_that_gain_a_fault_go_on_as_they_were_and_words_that_change_are_read_again(tmp_path):
    path = tmp_path / "words.toml"
    good = (ROOT / "templates" / "reading" / "words.toml").read_text(encoding="utf-8")
    path.write_text(good, encoding="utf-8")
    moments = iter(range(0, 100, 2))
    held = HeldWords(tmp_path, monotonic=lambda: next(moments))
    before = held.vocabulary()
    assert held.vocabulary() is before

    path.write_text(good + "\n[nonsense", encoding="utf-8")
    assert held.vocabulary() == before
    assert "words.toml" in held.faults()[0]

    path.write_text(re.sub(r"(?m)^boards = \[", 'boards = [ "Board of Exampleshire",', good), encoding="utf-8")
    assert held.faults() == ()
    assert "Board of Exampleshire" in held.vocabulary().boards


def test_others_write_while_a_document_is_read(client, evaluation, monkeypatch):
    read, wrote = bringing.read_now, []

    def spy(*arguments, **options):
        with db.engine.connect().execution_options(readiness_writing=True) as connection, connection.begin():
            wrote.append(connection.exec_driver_sql("UPDATE area SET name = name").rowcount)
        return read(*arguments, **options)

    monkeypatch.setattr(bringing, "read_now", spy)

    assert given(client, pasted=TEXT).status_code == 303
    assert wrote == [1]


def test_the_first_page_of_an_empty_self_evaluation_offers_it(client, evaluation, desk):
    path = "/areas/testshire/self-evaluations/1"
    button = client.page(path).select_one(f"a.govuk-button[href='{DOCUMENTS}']")
    assert "govuk-button--secondary" not in button["class"]
    assert client.page("/areas/testshire").select_one(f"a[href='{DOCUMENTS}']")

    with desk() as at:
        evaluations.add_entry(at, "assurance", EntryKind.ACHIEVED, EntryContent(MINUTES))

    button = client.page(path).select_one(f"a.govuk-button[href='{DOCUMENTS}']")
    assert "govuk-button--secondary" in button["class"]
