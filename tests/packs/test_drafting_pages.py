"""Writing a report on its pages: started, carried over, written by two at once, refused, removed; nothing typed is ever lost."""

import pytest

from readiness.areas import operations as areas
from readiness.areas.scope import enter_area
from readiness.banks.views import library
from readiness.clock import today
from readiness.database import db, writing
from readiness.evaluations import operations as evaluations
from readiness.evaluations.model import EntryContent, EntryKind
from readiness.reports import operations as reports
from readiness.reports.held_templates import held_templates
from tests.conftest import NOON
from tests.databases import both_databases
from tests.evaluations.test_entry_pages import HOSTILE
from tests.routes import addresses, sent
from tests.strict_client import Page

EVALUATION = "/areas/testshire/self-evaluations/1"
REPORTS = f"{EVALUATION}/reports"
FIRST, SECOND = f"{REPORTS}/1", f"{REPORTS}/2"
PURPOSE = f"{FIRST}/sections/purpose"


@pytest.fixture
def start(client, evaluation):
    """`start()` starts the briefing on its page and returns the answer."""
    return lambda **typed: client.submit(f"{REPORTS}/new", **({"kind": "members-briefing briefing"} | typed))


@pytest.fixture
def begun(start):
    """Report 1 has been started."""
    assert start(subject="Where we stand").location == FIRST


@pytest.fixture
def read(evaluation):
    """The report of a number as it now stands."""

    def reading(number=1):
        db.session.rollback()
        return reports.report_by_number(db.session(), evaluation, number)

    return reading


@pytest.fixture
def somebody_writes(evaluation):
    """Bo Example writes in a section of report 1 meanwhile."""

    def write(text, *, key="purpose", made_from=0):
        with writing() as session:
            desk = reports.open_report(session, evaluation, 1, templates=held_templates(), at=NOON, by="Bo Example")
            reports.save_text(desk, key, text, made_from=made_from)

    return write


def section_of(page, key):
    """The words of one section on the page of its report."""
    return " ".join(page.select_one(f".app-section:has(#section-{key})").get_text(" ").split())


def errors(response):
    """(message, where it leads) of each error on the page answered."""
    page = Page(response.text, "lxml")
    return [(" ".join(one.get_text().split()), (one.a or {}).get("href")) for one in page.select(".govuk-error-summary__list li")]


def press(client, path, words):
    """Press the button on the page at `path` whose words begin with `words`."""
    page = client.page(path)
    [form] = [form for form in page.select("form") if any(one.get_text().startswith(words) for one in form.select("button"))]
    return client.post(form["action"], data={one["name"]: one["value"] for one in form.select("input")})


@both_databases
def test_a_report_is_started_with_what_it_is_for_and_begins_with_the_usual_words(client, start, read):
    assert "No report has been started." in client.page(REPORTS).main

    answer = start(
        subject="Where we stand", meeting="Cabinet", meeting_on__day="9", meeting_on__month="4", meeting_on__year="2026"
    )

    assert (answer.status_code, answer.location) == (303, FIRST)
    page = client.page(FIRST)
    assert page.h1.get_text(strip=True) == "Where we stand"
    assert "Cabinet, 9 April 2026" in page.main
    assert "The usual words of this kind of report." in section_of(page, "law")
    assert "Made from the answers. To change it, change them." in section_of(page, "standing")
    assert read().details.as_at == today()
    assert "Portfolio holders’ briefing, for Cabinet on 9 April 2026" in client.page(REPORTS).main


def test_a_report_without_a_kind_or_a_date_is_not_started_and_what_was_typed_stays(client, start):
    answer = start(kind="", subject="Mine", as_at__day="40")

    assert answer.status_code == 422
    assert {where for _message, where in errors(answer)} == {"#kind", "#as_at-day"}
    assert Page(answer.text, "lxml").select_one("#subject")["value"] == "Mine"
    assert "No report has been started." in client.page(REPORTS).main


@both_databases
def test_a_form_that_comes_twice_makes_one_report(client, evaluation):
    target, fields = client.fields(f"{REPORTS}/new")
    fields |= {"kind": "members-briefing briefing", "subject": "Once"}

    answers = [client.post(target, data=fields) for _ in range(3)]

    assert {(answer.status_code, answer.location) for answer in answers} == {(303, FIRST)}
    db.session.rollback()
    assert len(reports.all_reports(db.session(), evaluation)) == 1


def test_a_section_is_edited_in_its_place_beginning_with_the_usual_words(client, begun, read):
    _target, fields = client.fields(PURPOSE)
    assert "To tell portfolio holders what a SEND inspection is" in fields["text"]
    assert "{" not in fields["text"], "what officers edit has its names filled in"

    answer = client.submit(PURPOSE, action="purpose", text="  To say\r\n\r\n- where *we* stand")

    assert answer.location == f"{FIRST}#section-purpose"
    assert read().texts["purpose"].text == "To say\n\n- where *we* stand"
    page = client.page(FIRST)
    assert [one.get_text() for one in page.select(".app-section:has(#section-purpose) .app-text li")] == ["where we stand"]
    assert "Written by Nominated officer." in section_of(page, "purpose")
    assert client.fields(PURPOSE)[1]["text"] == "To say\n\n- where *we* stand"


def test_an_emptied_section_says_the_usual_words_again(client, begun):
    client.submit(PURPOSE, action="purpose", text="Mine.")
    client.submit(PURPOSE, action="purpose", text="")

    assert "To tell portfolio holders" in section_of(client.page(FIRST), "purpose")


@both_databases
def test_the_second_to_save_a_section_sees_both_texts_and_then_chooses(client, begun, somebody_writes, read):
    target, fields = client.fields(PURPOSE)
    somebody_writes("Theirs.")

    stale = client.post(target, data=fields | {"text": "Mine."})

    assert stale.status_code == 409
    page = Page(stale.text, "lxml")
    assert "Bo Example saved it on 2 March 2026" in page.main
    assert page.select_one(".app-theirs").get_text(strip=True) == "Theirs."
    assert page.select_one("#text").get_text(strip=True) == "Mine."
    assert read().texts["purpose"].text == "Theirs."
    assert client.fields(PURPOSE)[1]["text"] == "Mine.", "whoever goes away finds their own words again"
    assert client.submit_page(stale, action="purpose").status_code == 303
    assert read().texts["purpose"].text == "Mine."


def test_a_third_who_saved_while_the_second_was_choosing_is_seen_too(client, begun, somebody_writes, read):
    target, fields = client.fields(PURPOSE)
    somebody_writes("Theirs.")
    stale = client.post(target, data=fields | {"text": "Mine."})
    somebody_writes("A third’s.", made_from=1)

    again = client.submit_page(stale, action="purpose")

    assert again.status_code == 409
    assert "A third’s." in again.text
    assert read().texts["purpose"].text == "A third’s."


def test_two_people_in_two_sections_never_meet(client, begun, somebody_writes, read):
    target, fields = client.fields(PURPOSE)
    somebody_writes("Theirs.", key="finance")

    assert client.post(target, data=fields | {"text": "Mine."}).status_code == 303
    assert {key: held.text for key, held in read().texts.items()} == {"purpose": "Mine.", "finance": "Theirs."}


def test_a_text_too_long_is_refused_with_both_lengths_and_kept(client, begun, read):
    text = "é" * 10_001

    answer = client.submit(PURPOSE, action="purpose", text=text)

    assert answer.status_code == 422
    [(message, where)] = errors(answer)
    assert ("10,000" in message, "10,001" in message, where) == (True, True, "#text")
    assert Page(answer.text, "lxml").select_one("#text").get_text().strip() == text
    assert read().texts == {}
    page = client.page(PURPOSE)
    assert "Not saved yet." in page.main
    assert page.select_one("#text").get_text().strip() == text


@both_databases
def test_the_words_of_the_last_report_come_with_the_next_until_somebody_looks_at_them(client, begun, start, read):
    for key in ("purpose", "finance"):
        client.submit(f"{FIRST}/sections/{key}", action=key, text=f"Of {key}.")

    assert start().location == SECOND

    assert "2 to read again" in client.page(REPORTS).main
    page = client.page(SECOND)
    assert "Of purpose." in section_of(page, "purpose")
    assert [form["action"] for form in page.select("form[action$=confirm]")] == [
        f"{SECOND}/sections/{key}/confirm" for key in ("purpose", "finance")
    ]
    answer = press(client, SECOND, "Still right: Purpose")
    assert answer.location == f"{SECOND}#section-purpose"
    client.submit(f"{SECOND}/sections/finance", action="finance", text="Another.")
    assert read(2).carried == ()
    assert {key: held.text for key, held in read(2).texts.items()} == {"purpose": "Of purpose.", "finance": "Another."}
    assert read(1).texts["finance"].text == "Of finance."
    assert "to read again" not in client.page(REPORTS).main


def test_confirming_words_that_somebody_else_has_changed_says_so_and_confirms_nothing(client, begun, somebody_writes, start):
    somebody_writes("Carried.")
    start()
    _target, fields = client.fields(SECOND, action="purpose/confirm")
    client.submit(f"{SECOND}/sections/purpose", action="purpose", text="Changed meanwhile.")

    answer = client.post(f"{SECOND}/sections/purpose/confirm", data=fields)

    assert answer.status_code == 409
    assert "Nothing was overwritten" in answer.text


@both_databases
def test_details_that_somebody_changed_meanwhile_are_shown_beside_mine(client, begun, read):
    target, fields = client.fields(f"{FIRST}/details")
    client.submit(f"{FIRST}/details", subject="Theirs", meeting="Health Scrutiny Committee")

    stale = client.post(target, data=fields | {"subject": "Mine"})

    assert stale.status_code == 409
    page = Page(stale.text, "lxml")
    assert "Theirs, Health Scrutiny Committee" in page.main
    assert page.select_one("#subject")["value"] == "Mine"
    assert read().details.subject == "Theirs"
    assert client.submit_page(stale, action="details").status_code == 303
    assert (read().details.subject, read().details_version) == ("Mine", 3)


@both_databases
def test_initials_are_kept_and_a_date_without_them_is_refused(client, begun, read):
    grid = f"{FIRST}/sign-off"

    refused = client.submit(grid, columns__1__signed_on__day="2")
    assert refused.status_code == 422
    assert "#columns-1-initials" in {where for _message, where in errors(refused)}
    client.post("/drafts/discard", data=client.fields(grid, action="discard")[1])
    saved = client.submit(
        grid,
        columns__1__initials="AE",
        columns__1__signed_on__day="2",
        columns__1__signed_on__month="3",
        columns__1__signed_on__year="2026",
    )

    assert (saved.status_code, saved.location) == (303, FIRST)
    assert "AE" in client.page(f"{FIRST}/read").words


def test_initials_by_two_at_once_overwrite_nothing(client, begun, read):
    target, fields = client.fields(f"{FIRST}/sign-off")
    client.submit(f"{FIRST}/sign-off", columns__0__initials="BE")

    stale = client.post(target, data=fields | {"columns-1-initials": "AE"})

    assert stale.status_code == 409
    assert Page(stale.text, "lxml").select_one("[name='columns-1-initials']")["value"] == "AE"
    assert read().sign_off_version == 1


def test_a_reference_that_leads_to_nothing_is_named_with_where_it_is_cited(client, begun):
    assert "leads to nothing" not in client.page(FIRST).main

    client.submit(PURPOSE, action="purpose", text="See [[a-section-renamed]] and [[standing]].")

    page = client.page(FIRST)
    assert "A reference leads to nothing." in page.main
    assert [" ".join(one.get_text().split()) for one in page.select(".app-closed li")] == ["“a-section-renamed”, in Purpose"]
    assert "a-section-renamed" in client.page(f"{FIRST}/read").words, "a draft says what it could not find"


@both_databases
def test_a_removed_report_is_in_no_list_takes_no_words_and_can_be_restored(client, begun, start, read):
    client.submit(PURPOSE, action="purpose", text="Of the first.")
    target, fields = client.fields(PURPOSE)

    assert press(client, FIRST, "Remove this report").location == REPORTS

    page = client.page(REPORTS)
    assert "No report has been started." in page.main
    assert "Removed reports (1)" in page.main
    refused = client.post(target, data=fields | {"text": "Words nobody may lose."})
    assert refused.status_code == 422
    assert "Restore it to work on it." in refused.text
    assert "Words nobody may lose." in refused.text
    start()
    assert read(2).texts == {}, "nothing is carried over from what was removed"
    assert press(client, REPORTS, "Restore").location == FIRST
    assert read(1).texts["purpose"].text == "Of the first."
    assert client.fields(PURPOSE)[1]["text"] == "Words nobody may lose."


@pytest.mark.parametrize("path", ["standing", "nothing", "sign-off", "%00", "x" * 300])
def test_a_section_that_nobody_writes_is_the_404_page(client, begun, path):
    client.page(f"{FIRST}/sections/{path}", 404)


HUGE = ("0", "2", "1000000", "9" * 30, "-1", "1.5", "²")


@pytest.mark.parametrize("number", HUGE)
def test_a_report_nobody_made_is_the_404_page(client, begun, number):
    for ending in ("", "/read", "/details", "/sign-off", "/check", "/draft.pdf", "/sections/purpose"):
        client.page(f"{REPORTS}/{number}{ending}", 404)


@pytest.fixture
def theirs(begun):
    """Another area whose self-evaluation 1 has reports 1 and 2, where ours has report 1 alone."""
    bank = library().bank("send-local-area-2016", "1")
    template = held_templates().template("members-briefing")
    db.session.rollback()
    with writing() as session:
        ours = reports.report_by_number(session, evaluations.evaluation_by_number(session, 1), 1)
    with writing() as session:
        enter_area(session, areas.create_area(session, "Othershire", at=NOON, by="Asha Example").id)
        held = evaluations.start_evaluation(session, bank, title="Theirs", at=NOON, by="Asha Example")
        for _each in range(2):
            reports.start_report(session, held, template, ours.details, at=NOON, by="Asha Example")
    db.session.remove()


def test_every_address_of_another_areas_report_answers_as_one_never_made(client, app, theirs):
    asked = 0
    for rule, method in addresses(app, "report_number"):
        there, never = (sent(client, rule, method, report_number=number, section_key="purpose") for number in (2, 777))

        assert there.status_code == 404, (rule.rule, method, there.status_code)
        assert there.text.replace("report 2 ", "").replace("/2", "") == never.text.replace("report 777 ", "").replace("/777", "")
        asked += 1
    assert asked >= 13


@pytest.mark.parametrize("shape", HOSTILE)
def test_hostile_words_are_only_ever_words(client, evaluation, desk, start, shape):
    words = HOSTILE[shape]
    with desk() as at:
        evaluations.add_entry(at, "assurance", EntryKind.ACHIEVED, EntryContent(words, difference=words))
    start(subject=words[:200], meeting=words[:200], appendix=words[:200], marking=words[:200])
    client.submit(PURPOSE, action="purpose", text=words)

    for path in (REPORTS, FIRST, PURPOSE, f"{FIRST}/details", f"{FIRST}/check", f"{FIRST}/read", f"{EVALUATION}/briefing"):
        page = client.page(path)
        found = page.select("main script, main img, main iframe, main [href^='javascript'], main [href^='data']")
        assert found == [], (path, found)
    assert client.fields(PURPOSE)[1]["text"] == words.strip()
