"""Entries on their pages: the buttons, the preview, the history, and text of any shape."""

import pytest

from readiness.clock import today
from readiness.database import db
from readiness.evaluations import operations as evaluations
from readiness.evaluations.model import EntryContent, EntryKind
from readiness.web.filters import day
from tests.strict_client import Page

QUESTION = "/areas/testshire/self-evaluations/1/questions/assurance"
NEW = f"{QUESTION}/achieved/new"
HOSTILE = {
    "a script": "<script>alert(1)</script>",
    "a picture": "![x](https://evil.example/x.png) <img src=x onerror=alert(1)>",
    "a link that runs": "[click](javascript:alert(1)) [data](data:text/html,x)",
    "a template": "{{7*7}} {% for x in y %} ${7*7} #{7*7}",
    "a formula": '=HYPERLINK("https://evil.example","click")',
    "an entity": "&lt;b&gt; &amp; &#60;script&#62;",
    "brackets": "[" * 5_000 + "](" * 1_000,
    "deep lists": "\n".join(f"{'  ' * depth}- deep" for depth in range(90)),
    "deep quotes": "> " * 1_000 + "x",
    "stars": "*" * 5_000 + "_" * 4_000,
    "directions": "abc \u202edcba\u202c \u2066x\u2069",
    "marks": "Z\u0351\u036b\u0343\u036a\u0302" * 500,
    "long word": "x" * 10_000,
    "a table": "|a|b|\n|-|-|\n|1|2|",
    "code": "```\n<b>\n```\n`<i>`",
}


@pytest.fixture
def three(evaluation, desk):
    with desk() as at:
        evaluations.add_entries(at, "assurance", EntryKind.ACHIEVED, ("One", "Two", "Three"))
    return evaluation


def numbers(evaluation):
    db.session.rollback()
    return [entry.number for entry in evaluations.read_question(db.session(), evaluation, "assurance").entries]


def press(client, number, choice):
    target, fields = client.fields(QUESTION, action=f"entries/{number}/act")
    return client.post(target, data=fields | {"choice": choice})


@pytest.mark.parametrize("shape", HOSTILE)
def test_hostile_text_is_shown_as_text_on_every_page_and_in_the_pack(client, evaluation, desk, shape):
    with desk() as at:
        evaluations.add_entry(at, "assurance", EntryKind.ACHIEVED, EntryContent(HOSTILE[shape], difference=HOSTILE[shape]))

    for path in (QUESTION, f"{QUESTION}/entries/1", f"{QUESTION}/entries/1/history", f"{QUESTION}/still-to-do/new"):
        page = client.page(path)
        assert not [one for one in page.select("main script, main img, main iframe, main svg") if "govuk" not in str(one)]
        assert not [one["href"] for one in page.select("main a[href]") if ":" in one["href"].split("/")[0]]
    assert client.fields(f"{QUESTION}/entries/1")[1]["text"] == HOSTILE[shape].strip()
    pack = client.page("/areas/testshire/self-evaluations/1/pack/read")
    assert not pack.select("script, iframe, [onerror]")


def test_the_same_text_refused_is_shown_again_as_text(client, evaluation):
    answer = client.submit(NEW, text="", difference="</textarea><script>alert(1)</script>")

    page = Page(answer.text, "lxml")
    assert not page.select("main script")
    assert client.form_of(page, NEW)[1]["difference"] == "</textarea><script>alert(1)</script>"


def test_a_preview_shows_how_it_will_read_and_saves_nothing(client, evaluation):
    target, fields = client.fields(NEW)

    answer = client.post(
        target, data=fields | {"text": "**Bold** [[outcomes]]", "difference": "- one\n- two", "action": "preview"}
    )

    page = Page(answer.text, "lxml")
    shown = page.select_one(".app-preview")
    assert shown.strong.get_text() == "Bold"
    assert [one.get_text(strip=True) for one in shown.select("li")] == ["one", "two"]
    assert "1.3" in shown.get_text()
    assert client.form_of(page, NEW)[1]["text"] == "**Bold** [[outcomes]]"
    assert numbers(evaluation) == []


def test_nothing_has_changed_re_dates_an_entry_and_says_who_confirmed_it(client, three):
    assert press(client, 2, "confirm").status_code == 303

    assert f"Confirmed unchanged on {day(today())} by Nominated officer" in client.page(QUESTION).words


def test_entries_are_moved_removed_and_restored_with_the_buttons_beside_them(client, three):
    press(client, 1, "down")
    assert numbers(three) == [2, 1, 3]
    press(client, 3, "up")
    assert numbers(three) == [2, 3, 1]

    press(client, 3, "remove")
    page = client.page(QUESTION)
    assert numbers(three) == [2, 1]
    assert "Removed entries" in page.words
    assert "Three" in page.words

    press(client, 3, "restore")
    assert numbers(three) == [2, 1, 3]


def test_the_first_cannot_go_up_nor_the_last_down(client, three):
    page = client.page(QUESTION)

    offered = {number: {one["value"] for one in page.select(f"#entry-{number} [name=choice]")} for number in (1, 2, 3)}
    assert "up" not in offered[1]
    assert {"up", "down"} <= offered[2]
    assert "down" not in offered[3]


def test_an_earlier_wording_is_seen_and_used_again(client, three):
    client.submit(f"{QUESTION}/entries/1", text="One, changed")
    history = client.page(f"{QUESTION}/entries/1/history")
    assert "One, changed" in history.main

    client.submit(f"{QUESTION}/entries/1?wording=1", action="entries/1")

    db.session.rollback()
    entry = evaluations.read_question(db.session(), three, "assurance").entries[0]
    assert (entry.content.text, entry.version) == ("One", 3)


@pytest.mark.parametrize("wording", ["99", "0", "9" * 40])
def test_a_wording_that_never_was_is_the_404_page(client, three, wording):
    client.page(f"{QUESTION}/entries/1?wording={wording}", 404)


def test_a_wording_that_is_no_number_is_left_unread(client, three):
    assert client.fields(f"{QUESTION}/entries/1?wording=x")[1]["text"] == "One"


def test_the_history_of_a_removed_entry_can_still_be_read(client, three):
    press(client, 1, "remove")

    assert "One" in client.page(f"{QUESTION}/entries/1/history").main
    client.page(f"{QUESTION}/entries/1", 404)


def test_everything_typed_under_add_detail_is_saved(client, evaluation):
    client.submit(
        NEW,
        text="We meet.",
        partner="Integrated care board",
        indicators="assurance-1",
        ages="5-16",
        groups="Children missing education",
        adulthood="health",
        true_on__day="1",
        true_on__month="2",
        true_on__year="2026",
    )

    words = " ".join(client.page(QUESTION).select_one("#entry-1").get_text(" ").split())
    for said in (
        "Integrated care board",
        "Ages 5 to 16",
        "Children missing education",
        "Good health",
        "True on 1 February 2026",
        "indicator",
    ):
        assert said in words


@pytest.mark.parametrize(
    ("field", "value"), [("indicators", "outcomes-1"), ("ages", "26-99"), ("adulthood", "x"), ("groups", "Forged")]
)
def test_a_choice_nobody_offered_is_refused_with_an_error_and_what_was_typed_is_kept(client, evaluation, field, value):
    answer = client.submit(NEW, text="We meet.", **{field: value})

    assert answer.status_code == 422
    assert client.fields(NEW)[1]["text"] == "We meet."


@pytest.mark.parametrize("field", ["partner", "lead"])
def test_a_name_over_two_hundred_characters_is_refused_with_its_length(client, evaluation, field):
    answer = client.submit(f"{QUESTION}/still-to-do/new", text="x", **{field: "n" * 201})

    assert answer.status_code == 422
    assert "It has 201." in answer.text


@pytest.mark.parametrize(
    ("path", "typed", "says"),
    [
        ("positions", {"assurance-1-position": "unknown"}, "who will find out"),
        ("positions", {"assurance-1-position": "not_applicable"}, "why"),
        ("positions", {"assurance-1-position": "nonsense"}, "valid choice"),
        ("judgement", {"reason": "Because."}, "Select how well this is working"),
        ("judgement", {"judgement": "developing"}, "Enter why you say so"),
        ("judgement", {"judgement": "x", "reason": "y"}, "valid choice"),
        ("work", {"status": "nonsense"}, "valid choice"),
        ("work", {"status": "in_progress", "owner": "x" * 201}, "It has 201."),
        ("work", {"status": "in_progress", "due_on-day": "1"}, "must include a month"),
    ],
)
def test_a_form_filled_in_wrongly_says_what_is_wrong_and_keeps_what_was_typed(client, evaluation, path, typed, says):
    target, fields = client.fields(f"{QUESTION}/{path}")

    answer = client.post(target, data=fields | typed)

    assert answer.status_code == 422
    assert says.casefold() in answer.text.casefold()
    summary = Page(answer.text, "lxml").select_one(".govuk-error-summary")
    assert summary.select_one("a[href^='#']")
    before = evaluations.read_question(db.session(), evaluation, "assurance")
    assert (before.judgement, before.owner, dict(before.positions)) == (None, "", {})


def test_a_version_that_is_no_number_is_as_stale_as_any(client, three):
    for version in ("", "x", "-1", "9" * 50, "²"):
        answer = client.submit(f"{QUESTION}/entries/1", text="Changed", version=version)

        assert answer.status_code == 409
    assert client.page(QUESTION).select_one("#entry-1 .app-text").get_text(strip=True) == "One"
