"""From an empty profile to a briefing that a councillor has read on a phone: without JavaScript on a narrow screen, and with it on a wide one."""

import io
import re
import zipfile

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import IN_THE_BROWSER
from tests.browser.looking import TOO_WIDE
from tests.browser.test_journeys import ACHIEVED, ADD, make_area, start

pytestmark = IN_THE_BROWSER
WAYS = pytest.mark.parametrize(
    ("script", "width"), [(False, 320), (True, 1280)], ids=["without-script-narrow", "with-script-wide"]
)
PURPOSE = "To say how children’s plans are getting on."
DECIDE = "agree to publish the board’s papers"


@pytest.fixture
def officer(person, script, width):
    """An officer at the home page of an area of their own, with one answer written."""
    page = person(script=script, width=width)
    make_area(page, f"Briefshire {width}")
    start(page, "Autumn")
    page.get_by_role("link", name="Assurance on progress").click()
    page.get_by_label(ACHIEVED, exact=True).fill("The board meets monthly.")
    page.get_by_role("button", name=ADD).click()
    expect(page.locator(".app-entry")).to_have_count(1)
    page.goto(f"/areas/briefshire-{width}")
    return page


@WAYS
def test_an_officer_writes_a_briefing_and_a_councillor_reads_it_on_a_phone(officer, person, script, width):
    _fill_the_profile(officer)
    _start_the_briefing(officer, width)
    _write(officer, "Purpose", PURPOSE)
    _write(officer, "Recommendations", f"- {DECIDE}\n- note how things stand ([[standing]])")
    _read_the_draft(officer)
    _download_the_final(officer)
    _give_it_to_members(officer)

    councillor = person(script=script, width=320, height=640)
    _read_as_a_member(councillor, width)


def _fill_the_profile(page):
    page.get_by_role("link", name="The council’s profile").click()
    page.get_by_role("link", name="Change names and colour").click()
    page.get_by_label("Council", exact=True).fill("Briefshire Council")
    page.get_by_label("Colour", exact=True).fill("#ffdd00")
    page.get_by_role("button", name="Save").click()
    expect(page).to_have_title(re.compile("^Error: "))
    expect(page.locator(".govuk-error-summary")).to_contain_text("to 1, and text needs at least 4.5 to 1")
    expect(page.get_by_label("Council", exact=True)).to_have_value("Briefshire Council")
    page.get_by_label("Colour", exact=True).fill("#0b4f6c")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("main")).to_contain_text("Briefshire Council")
    page.get_by_role("link", name="Change contact officers").click()
    first = page.get_by_role("group", name="Contact 1")
    first.get_by_label("Name").fill("Asha Example")
    first.get_by_label("Job title").fill("Nominated officer")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("main")).to_contain_text("Asha Example, Nominated officer")


def _start_the_briefing(page, width):
    page.goto(f"/areas/briefshire-{width}")
    page.get_by_role("button", name="Reports and briefings").click()
    page.get_by_role("button", name="Start a report").click()
    page.get_by_label("Portfolio holders’ briefing: the briefing").check()
    page.get_by_label("Subject").fill("How we are doing")
    page.get_by_label("Meeting", exact=True).fill("Portfolio holders’ meeting")
    when = page.get_by_role("group", name="Date of the meeting")
    for part, value in (("Day", "9"), ("Month", "4"), ("Year", "2027")):
        when.get_by_label(part).fill(value)
    page.get_by_role("button", name="Start the report").click()
    expect(page.get_by_role("heading", level=1, name="How we are doing")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("9 April 2027")


def _write(page, section, text):
    page.get_by_role("link", name=f"Edit {section}").click()
    page.locator("textarea[name=text]").fill(text)
    page.get_by_role("button", name="Save this section").click()
    expect(page.locator("form textarea")).to_have_count(0)
    expect(page.get_by_role("main")).to_contain_text(text.removeprefix("- ").splitlines()[0])


def _read_the_draft(page):
    report = page.url
    page.get_by_role("link", name=re.compile("^Read .*draft")).click()
    body = page.locator("body")
    for words in (PURPOSE, DECIDE, "Internal sign-off", "The board meets monthly."):
        expect(body).to_contain_text(words)
    expect(body).not_to_contain_text("[[standing]]")
    assert page.evaluate(TOO_WIDE) == []
    page.goto(report)


def _download_the_final(page):
    with page.expect_download() as downloading:
        page.get_by_role("link", name=re.compile("^Word.*of the final")).click()
    name = downloading.value.suggested_filename
    content = downloading.value.path().read_bytes()
    assert name.endswith(".docx")
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        words = re.sub(r"<[^>]+>", "", package.read("word/document.xml").decode())
    assert PURPOSE in words
    assert "Internal sign-off" not in words


def _give_it_to_members(page):
    """Where officers have to say that members may read it, they do."""
    show = page.get_by_role("button", name=re.compile("members", re.IGNORECASE))
    if show.count():
        show.first.click()
        expect(page.get_by_role("heading", level=1, name="How we are doing")).to_be_visible()


def _read_as_a_member(page, width):
    page.goto(f"/areas/briefshire-{width}")
    page.get_by_role("link", name="The page for councillors").click()
    expect(page.get_by_role("heading", level=2, name="Where we stand")).to_be_visible()
    assert page.evaluate(TOO_WIDE) == []
    members_page = page.url
    page.get_by_role("link", name="The briefing", exact=True).click()
    expect(page.locator("body")).to_contain_text(PURPOSE)
    expect(page.locator("body")).to_contain_text("The board meets monthly.")
    expect(page.locator("body")).not_to_contain_text("Internal sign-off")
    assert page.evaluate(TOO_WIDE) == []
    page.goto(members_page)
    page.get_by_role("button", name="I have read this").click()
    expect(page.get_by_text(re.compile(r"You last marked (it|this) as read on \d+ \w+ \d{4}"))).to_be_visible()
