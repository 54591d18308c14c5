"""An officer brings in what they have: with and without JavaScript, on a wide screen and a narrow one."""

import re
from itertools import count

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import IN_THE_BROWSER
from tests.browser.test_journeys import make_area, refused, start
from tests.exchange.small_document import BOARD, DASHBOARD, MINUTES, PAINT, REVIEW, TEXT

pytestmark = IN_THE_BROWSER
MADE = count(1)
SHOW = "Show me what is recognised"
PASTE = "Paste the text of your document"
ASSURANCE = "2.6 Assurance on progress"


@pytest.fixture
def giving(person):
    """`giving()` is a browser at “Bring in a document” of an area of its own."""

    def open_page(**options):
        page = person(**options)
        make_area(page, f"Givingshire {next(MADE)}")
        start(page, "Self-evaluation")
        page.get_by_role("button", name="Bring in a document").click()
        expect(page.get_by_role("heading", level=1, name="Bring in a document")).to_be_visible()
        return page

    return open_page


def paste(page, text=TEXT):
    page.get_by_label(PASTE).fill(text)
    page.get_by_role("button", name=SHOW).click()
    expect(page.get_by_role("heading", level=1, name="Check what was recognised")).to_be_visible()


def part(page, words):
    """The part of the document that says `words`."""
    return page.locator(".app-found").filter(has_text=words)


@pytest.mark.parametrize("script", [False, True], ids=["without-script", "with-script"])
@pytest.mark.parametrize("width", [1280, 320])
def test_an_officer_brings_in_a_briefing_checks_it_and_undoes_it(giving, script, width):
    page = giving(script=script, width=width)
    page.get_by_role("button", name=SHOW).click()
    refused(page, "Paste the text of your document, or choose a file")
    paste(page)
    expect(page.get_by_text("Nothing is saved yet.")).to_be_visible()

    page.get_by_role("button", name="Take it as still to do").click()
    expect(part(page, DASHBOARD).get_by_label("What becomes of it")).to_have_value("still_to_do")
    page.get_by_role("link", name=re.compile("How many parking spaces")).click()
    page.locator("#q-2").select_option(label="2.5 Joint commissioning")
    part(page, REVIEW).get_by_label("What becomes of it").select_option(label="Leave out")
    part(page, BOARD).get_by_label("Refer to 2.3 Multi-agency strategy instead of 19.2").check()
    page.get_by_role("button", name="Look again with these choices").click()
    expect(page.get_by_text("What you chose on")).to_be_visible()
    expect(page.locator("#q-2")).to_have_value("joint-commissioning")
    expect(part(page, DASHBOARD).get_by_label("What becomes of it")).to_have_value("still_to_do")
    page.get_by_role("button", name="Bring in seven entries").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Pasted text")
    expect(page.get_by_text("7 entries added")).to_be_visible()
    page.get_by_role("link", name=ASSURANCE).click()
    entry = page.locator(".app-entry").filter(has_text="The board met on 6 February 2018")
    expect(entry.get_by_role("link", name="2.3", exact=True)).to_be_visible()
    entry.get_by_text("Where it came from").click()
    expect(entry).to_contain_text("Pasted text, line")
    page.go_back()
    page.get_by_role("button", name="Undo bringing this in").click()
    expect(page.get_by_text("Everything is as it was before.")).to_be_visible()
    page.get_by_role("link", name=ASSURANCE).click()
    expect(page.locator(".app-entry")).to_have_count(0)


@pytest.mark.parametrize("script", [False, True], ids=["without-script", "with-script"])
def test_two_clicks_bring_it_in_once(giving, script):
    page = giving(script=script)
    paste(page)

    page.get_by_role("button", name="Bring in six entries").dblclick()

    expect(page.get_by_text("6 entries added")).to_be_visible()
    page.get_by_role("link", name=ASSURANCE).click()
    expect(page.locator(".app-entry").filter(has_text=MINUTES)).to_have_count(1)


def test_a_file_is_chosen_and_a_newer_edition_of_it_is_told_apart(giving):
    page = giving(script=False)
    for name, text in (("Briefing.txt", TEXT), ("Briefing v2.txt", TEXT.replace(REVIEW, "Review the strategy each year."))):
        file = {"name": name, "mimeType": "text/plain", "buffer": text.encode()}
        page.get_by_label("Choose a file").set_input_files(file)
        page.get_by_role("button", name=SHOW).click()
        if name == "Briefing.txt":
            page.get_by_role("button", name="Bring in six entries").click()
            page.get_by_role("link", name="All documents").click()

    expect(page.get_by_label("Is this a newer edition of a document you brought in before?")).to_have_value(re.compile(r"\d+"))
    changed = part(page, "Review the strategy each year.")
    expect(changed).to_contain_text("Changed in the document")
    changed.get_by_label("What becomes of it").select_option(label="Give the entry these words")
    page.get_by_role("button", name="Bring in").click()
    expect(page.get_by_text("1 entry given new words", exact=True)).to_be_visible()


def test_a_document_is_thrown_away_and_nothing_of_it_is_left(giving):
    page = giving(script=False)
    paste(page)

    page.get_by_role("button", name="Throw this document away").click()

    expect(page.get_by_role("heading", level=1, name="Bring in a document")).to_be_visible()
    expect(page.get_by_role("heading", name="Waiting to be checked")).to_have_count(0)


WITH_LAYOUT = "<ul><li>One</li><li>Two</li></ul>"


@pytest.mark.parametrize(("before", "keeps"), [("", True), ("Written before. ", False)], ids=["whole", "in-the-middle"])
def test_a_paste_takes_the_layout_of_the_clipboard_along_with_its_text(giving, before, keeps):
    page = giving()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate(
        """async html => navigator.clipboard.write([new ClipboardItem({
             'text/html': new Blob([html], {type: 'text/html'}), 'text/plain': new Blob(['One Two'], {type: 'text/plain'})})])""",
        WITH_LAYOUT,
    )
    page.get_by_label(PASTE).fill(before)

    page.get_by_label(PASTE).press("End")
    page.get_by_label(PASTE).press("ControlOrMeta+V")

    expect(page.get_by_label(PASTE)).to_have_value(f"{before}One Two")
    layout, plain = (page.locator(f"input[name={name}]").input_value() for name in ("pasted_html", "pasted_plain"))
    assert ("<li>" in layout, plain) == ((True, "One Two") if keeps else (False, ""))


def test_a_file_that_is_too_large_gets_a_page_and_no_broken_connection(giving, tmp_path):
    page = giving()
    large = tmp_path / "large.docx"
    large.write_bytes(bytes(60_000_000))

    page.get_by_label("Choose a file").set_input_files(large)
    page.get_by_role("button", name=SHOW).click()

    expect(page.get_by_text("A document may have up to 20 MB.")).to_be_visible()
    page.get_by_role("link", name="Go back to “Bring in a document”").click()
    expect(page.get_by_label(PASTE)).to_be_visible()


def test_everything_is_reached_and_chosen_with_the_keyboard_alone(giving):
    page = giving()
    page.get_by_label(PASTE).fill(TEXT)
    page.get_by_role("button", name=SHOW).press("Enter")
    fold = page.locator("summary").filter(has_text="before the first question")

    fold.press("Enter")
    piece = part(page, "Members’ briefing").get_by_label("What becomes of it")
    piece.press("K")  # Keep as a note
    expect(piece).to_have_value("note")
    box = part(page, MINUTES).get_by_role("checkbox")
    box.press("Space")
    expect(box).not_to_be_checked()
    page.get_by_role("button", name="Bring in six entries").press("Enter")

    expect(page.get_by_role("listitem").filter(has_text=re.compile("^1 note kept$"))).to_be_visible()
    assert PAINT not in page.content()


def test_with_javascript_choices_are_kept_while_they_are_made(giving):
    page = giving()
    paste(page)
    address = page.url
    page.clock.install()
    page.goto(address)

    part(page, BOARD).get_by_label("What becomes of it").select_option(label="Leave out")
    page.clock.fast_forward(11_000)
    expect(page.get_by_text(re.compile("^Draft kept"))).to_be_visible()

    page.goto(address)
    expect(part(page, BOARD).get_by_label("What becomes of it")).to_have_value("leave")
    expect(page.get_by_role("button", name="Bring in five entries")).to_be_visible()
    page.get_by_role("button", name="Begin again with what was recognised").click()
    expect(part(page, BOARD).get_by_label("What becomes of it")).to_have_value("achieved")
