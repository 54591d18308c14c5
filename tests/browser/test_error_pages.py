"""The pages that say something could not be done: as usable as any other, and each says what to do next."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import IN_THE_BROWSER
from tests.browser.looking import assert_usable
from tests.browser.samples import BEGUN, DEMONSTRATION

pytestmark = IN_THE_BROWSER

POST = """([address, fields]) => {
  const form = Object.assign(document.createElement('form'), {method: 'post', action: address})
  for (const [name, value] of Object.entries(fields)) form.append(Object.assign(document.createElement('input'), {name, value}))
  document.body.append(form)
  form.submit()
}"""


def posted(page, address, **fields):
    """The answer to a form that no page of ours shows."""
    page.goto("/")
    with page.expect_navigation() as sending:
        page.evaluate(POST, [address, fields])
    return sending.value


@pytest.mark.parametrize(
    ("address", "status", "says"),
    [
        ("/nowhere", 404, "Page not found"),
        ("/areas/nobody", 404, "Page not found"),
        (f"{DEMONSTRATION}/questions/nothing", 404, "Page not found"),
        (f"{DEMONSTRATION}/questions/assurance/entries/999", 404, "Page not found"),
        (f"{DEMONSTRATION}/pack?as_at=2026-02-31", 422, "That could not be done"),
        ("/drafts", 405, "This page cannot be opened that way"),
    ],
)
def test_an_address_that_leads_nowhere_says_so(axed, address, status, says):
    answer = axed.goto(address)

    assert answer.status == status
    expect(axed.get_by_role("heading", level=1)).to_have_text(says)
    assert_usable(axed)


def test_another_name_for_this_machine_is_refused(axed, server):
    answer = axed.goto(server.replace("127.0.0.1", "elsewhere.example"))

    assert answer.status == 403
    # Its style sheet is refused under that name too, so there is nothing here to measure.
    expect(axed.get_by_role("heading", level=1)).to_have_text("You cannot open this page")
    expect(axed.get_by_role("main")).to_contain_text("Open it at http://127.0.0.1 or http://localhost")


def test_a_form_that_is_none_of_ours_is_refused(axed):
    assert posted(axed, "/drafts/discard", draft_path="https://elsewhere.example/").status == 400
    assert_usable(axed)

    assert posted(axed, "/areas/new", name="x" * 2_100_000).status == 413
    assert_usable(axed)


def test_a_button_pressed_on_a_page_that_has_gone_stale_says_so(axed, person):
    other = person()
    address = f"{BEGUN}/questions/joint-commissioning"
    other.goto(address)
    for text in ("One.", "Two."):
        other.get_by_label("What has been achieved?", exact=True).fill(text)
        other.get_by_role("button", name="Add to what has been achieved").click()
        expect(other.locator(".app-entry").filter(has_text=text)).to_be_visible()
    axed.set_viewport_size({"width": 1280, "height": 900})
    axed.goto(address)
    other.get_by_role("button", name="Move up entry 2.5.2").click()
    other.wait_for_url("**#entry-2")

    with axed.expect_navigation() as sending:
        axed.get_by_role("button", name="Move up entry 2.5.2").click()

    assert sending.value.status == 409
    expect(axed.get_by_role("heading", level=1)).to_have_text("Somebody else has changed this")
    assert_usable(axed)


@pytest.mark.parametrize("part", ["judgement", "work", "positions"])
def test_two_people_who_answer_one_part_of_a_question_both_see_both(axed, person, part):
    other = person()
    address = f"{BEGUN}/questions/engagement-with-settings/{part}"
    axed.set_viewport_size({"width": 1280, "height": 900})
    for page in (other, axed):
        page.goto(address)
    for page, words, choice in ((other, "Theirs", 0), (axed, "Yours", 1)):
        if part != "positions":
            page.get_by_label({"judgement": "Why do you say so?", "work": "Who owns this question?"}[part]).fill(words)
        page.locator("input[type=radio]").nth(choice).check()

    for page in (other, axed):
        with page.expect_navigation() as sending:
            page.get_by_role("button", name="Save").click()

    assert sending.value.status == 409
    assert "Theirs" in axed.get_by_role("main").inner_text() or "set this to In place" in axed.get_by_role("main").inner_text()
    expect(axed.locator("input[type=radio]").nth(1)).to_be_checked()
    assert_usable(axed)
