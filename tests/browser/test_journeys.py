"""What people do from end to end, in a real browser: mostly without JavaScript, then with it, and with the keyboard alone."""

import re
from itertools import count

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import IN_THE_BROWSER

pytestmark = IN_THE_BROWSER
MADE = count(1)
ACHIEVED = "What has been achieved?"
ADD = "Add to what has been achieved"


@pytest.fixture
def begun(person):
    """`begun()` is a browser at a question of an area of its own. `with_entries` are there already."""

    def open_question(*with_entries, **options):
        page = person(**options)
        make_area(page, f"Journeyshire {next(MADE)}")
        start(page, "Self-evaluation")
        page.get_by_role("link", name="Assurance on progress").click()
        for text in with_entries:
            page.get_by_label(ACHIEVED, exact=True).fill(text)
            page.get_by_role("button", name=ADD).click()
            expect(page.locator(".app-entry").filter(has_text=text)).to_be_visible()
        return page

    return open_question


def make_area(page, name):
    page.goto("/")
    page.get_by_role("button", name="Make your own local area").click()
    page.get_by_label("What is the local area called?").fill(name)
    page.get_by_role("button", name="Make the local area").click()
    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()


def start(page, title):
    page.get_by_role("button", name="Start a self-evaluation").click()
    page.get_by_label("Local area SEND inspection, 2016 to 2022").check()
    page.get_by_label("What will you call it?").fill(title)
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()


def shows_entries(page, texts, kind="achieved"):
    """The page comes to show just these entries under the heading, in order: a click may answer before the next page stands."""
    shown = page.locator(f"xpath=//*[contains(@class, 'app-entry')][preceding-sibling::h2[1][@id='{kind}']]")
    expect(shown).to_have_count(len(texts))
    for entry, text in zip(shown.all(), texts, strict=True):
        expect(entry.locator(".app-text").first).to_have_text(text)


def refused(page, message):
    """The page says what is wrong, in its title, in its summary with a link, and beside the field."""
    expect(page).to_have_title(re.compile("^Error: "))
    summary = page.locator(".govuk-error-summary")
    expect(summary.get_by_text(message)).to_be_visible()
    return summary


@pytest.mark.parametrize("width", [1280, 320])
def test_a_self_evaluation_from_nothing_to_closed_without_javascript(person, width):
    page = person(script=False, width=width)
    make_area(page, f"Plainshire {width}")
    start(page, "Autumn")
    expect(page.get_by_text("None of the 11 questions is ready to be read yet.")).to_be_visible()

    page.get_by_role("link", name="Assurance on progress").click()
    page.get_by_label(ACHIEVED, exact=True).fill("The board meets *monthly*.")
    page.get_by_role("button", name=ADD).click()
    shows_entries(page, ["The board meets monthly."])

    page.get_by_role("link", name="Edit entry 2.6.1").click()
    page.get_by_label("What difference has it made, and how do you know?").fill("Waits fell from 30 to 12 weeks.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("#entry-1")).to_contain_text("Waits fell from 30 to 12 weeks.")

    _say_positions(page)
    _add_what_needs_to_happen(page)
    _paste(page)
    _refer(page)
    _judge(page)
    _close(page)


def _say_positions(page):
    page.get_by_role("button", name="Say where you stand on each indicator").click()
    first, second = page.get_by_role("group", name=re.compile(r"^\d\. ")).all()
    first.get_by_label("We do not know").check()
    second.get_by_label("In place").check()
    page.get_by_role("button", name="Save positions").click()
    refused(page, "Enter who will find out").get_by_role("link").first.click()
    assert page.evaluate("location.hash") == "#assurance-1-who_finds_out"
    first, second = page.get_by_role("group", name=re.compile(r"^\d\. ")).all()
    expect(second.get_by_label("In place")).to_be_checked()
    first.get_by_label("Who will find out?").fill("Bea Invented")
    page.get_by_role("button", name="Save positions").click()
    expect(page.locator(".app-indicators")).to_contain_text("Bea Invented will find out")
    expect(page.locator(".app-indicators .govuk-tag")).to_have_text(["We do not know", "In place"])


def _add_what_needs_to_happen(page):
    page.get_by_label("What needs to happen?", exact=True).fill("Publish the board’s papers.")
    page.locator("#still_to_do-adding ~ form summary").click()
    page.get_by_label("Who leads on this?").fill("Colin Template")
    page.get_by_role("button", name="Add to what needs to happen").click()
    shows_entries(page, ["Publish the board’s papers."], "still_to_do")
    expect(page.locator("#entry-2")).to_contain_text("Lead: Colin Template")


def _paste(page):
    page.get_by_role("link", name="Paste several bullets as entries of “What has been achieved so far?”").click()
    page.get_by_label("Paste your list").fill("• One.\n• Two.\n   o beneath two\n• Three.")
    page.get_by_role("button", name="Show me the entries").click()
    expect(page.get_by_text("Your list became three entries. Nothing is saved yet.")).to_be_visible()
    page.get_by_label("Entry 3").fill("")
    page.get_by_role("button", name="Save these entries").click()
    shows_entries(page, ["The board meets monthly.", "One.", "Two. beneath two"])


def _refer(page):
    page.get_by_role("link", name="Edit entry 2.6.2").click()
    page.get_by_label("Refer to another question or entry").select_option(label="2.6.1 The board meets *monthly*.")
    page.get_by_role("button", name="Insert the reference").click()
    expect(page.get_by_label(ACHIEVED, exact=True)).to_have_value("One. [[assurance:1]]")
    page.get_by_role("button", name="Preview").click()
    preview = page.get_by_role("region", name="As it will read in the report")
    expect(preview).to_contain_text("One. 2.6.1")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".app-entry").filter(has_text="One.").get_by_role("link", name="2.6.1", exact=True)).to_be_visible()


def _judge(page):
    page.get_by_role("button", name="Make a judgement").click()
    page.get_by_role("button", name="Save the judgement").click()
    refused(page, "Select how well this is working")
    page.get_by_label("Developing").check()
    page.get_by_label("Why do you say so?").fill("The board is new.")
    page.get_by_role("button", name="Save the judgement").click()
    expect(page.get_by_role("heading", name="Judgement").locator("~ dl").first).to_contain_text("The board is new.")


def _close(page):
    page.get_by_role("link", name="Autumn").click()
    page.get_by_role("link", name="Close this self-evaluation").click()
    page.get_by_role("button", name="Close this self-evaluation").click()
    expect(page.get_by_text("Nothing in it can be changed.")).to_be_visible()
    page.get_by_role("link", name="Assurance on progress").click()
    expect(page.get_by_role("button")).to_have_count(0)
    expect(page.locator("form")).to_have_count(0)


@pytest.mark.parametrize("script", [False, True], ids=["without-script", "with-script"])
def test_two_people_who_edit_one_entry_both_see_both_texts(begun, person, script):
    first = begun("As it was.", script=script)
    second = person(script=script)
    second.goto(first.url)
    for page in (first, second):
        page.get_by_role("link", name="Edit entry 2.6.1").click()

    second.get_by_label(ACHIEVED, exact=True).fill("What the second wrote.")
    second.get_by_role("button", name="Save", exact=True).click()
    first.get_by_label(ACHIEVED, exact=True).fill("What the first wrote.")
    first.get_by_role("button", name="Save", exact=True).click()

    expect(first.get_by_role("heading", level=1)).to_have_text("Somebody else has changed this entry")
    theirs = first.get_by_role("region", name="What is saved now")
    yours = first.get_by_role("region", name="What you typed")
    expect(theirs).to_contain_text("What the second wrote.")
    expect(yours.get_by_label(ACHIEVED, exact=True)).to_have_value("What the first wrote.")
    assert abs(theirs.bounding_box()["y"] - yours.bounding_box()["y"]) < 5, "side by side"
    yours.get_by_role("button", name="Save mine").click()
    shows_entries(first, ["What the first wrote."])
    first.get_by_role("link", name="History of entry 2.6.1").click()
    expect(first.get_by_role("main")).to_contain_text("What the second wrote.")


def test_who_keeps_the_other_text_finds_their_own_still_kept(begun, person):
    first = begun("As it was.", script=False)
    second = person(script=False)
    second.goto(first.url)
    for page, text in ((first, "What the first wrote."), (second, "What the second wrote.")):
        page.get_by_role("link", name="Edit entry 2.6.1").click()
        page.get_by_label(ACHIEVED, exact=True).fill(text)
    second.get_by_role("button", name="Save", exact=True).click()
    first.get_by_role("button", name="Save", exact=True).click()

    first.get_by_role("link", name="Keep theirs and go back").click()

    shows_entries(first, ["What the second wrote."])
    first.get_by_role("link", name="Edit entry 2.6.1").click()
    expect(first.get_by_label(ACHIEVED, exact=True)).to_have_value("What the first wrote.")
    first.get_by_role("button", name="Discard it").click()
    expect(first.get_by_label(ACHIEVED, exact=True)).to_have_value("What the second wrote.")


@pytest.mark.parametrize("script", [False, True], ids=["without-script", "with-script"])
def test_two_clicks_make_one_entry(begun, script):
    page = begun(script=script)
    page.get_by_label(ACHIEVED, exact=True).fill("Once.")

    page.get_by_role("button", name=ADD).dblclick()

    expect(page.locator(".app-entry")).to_have_count(1)
    page.reload()
    shows_entries(page, ["Once."])


def test_the_same_form_sent_again_by_a_proxy_makes_nothing(begun):
    page = begun(script=False)
    page.get_by_label(ACHIEVED, exact=True).fill("Once.")
    with page.expect_request(lambda request: request.method == "POST") as sent:
        page.get_by_role("button", name=ADD).click()
    page.wait_for_url("**#entry-1")

    again = page.request.post(
        sent.value.url, data=sent.value.post_data_buffer, headers={"content-type": sent.value.headers["content-type"]}
    )

    assert again.ok
    page.reload()
    shows_entries(page, ["Once."])


@pytest.mark.parametrize("script", [False, True], ids=["without-script", "with-script"])
def test_back_after_saving_and_sending_other_words_keeps_both(begun, script):
    page = begun(script=script)
    page.get_by_label(ACHIEVED, exact=True).fill("First.")
    page.get_by_role("button", name=ADD).click()
    page.wait_for_url("**#entry-1")

    page.go_back()
    page.get_by_label(ACHIEVED, exact=True).fill("Second.")
    page.get_by_role("button", name=ADD).click()

    asked_again = page.get_by_role("button", name="Add the entry")  # where the browser showed the form answered already
    expect(asked_again.or_(page.locator("#entry-2"))).to_be_visible()
    if asked_again.is_visible():
        asked_again.click()
    shows_entries(page, ["First.", "Second."])


def test_a_refused_form_keeps_everything_typed(begun):
    page = begun(script=False)
    page.locator("#achieved-adding ~ form summary").click()
    page.get_by_label("Which partner is this from?").first.fill("Health")
    page.get_by_label("16 to 19").first.check()
    page.get_by_label("What difference has it made, and how do you know?").fill("d" * 10_001)
    page.get_by_role("button", name=ADD).click()

    summary = refused(page, "Enter what has been achieved")
    expect(summary).to_contain_text("must be 10,000 characters or fewer. It has 10,001.")
    expect(page.get_by_label("What difference has it made, and how do you know?")).to_have_value("d" * 10_001)
    expect(page.get_by_label("Which partner is this from?")).to_have_value("Health")
    expect(page.get_by_label("16 to 19")).to_be_checked()
    summary.get_by_role("link", name="Enter what has been achieved").click()
    assert page.evaluate("document.activeElement.id || location.hash") in {"text", "#text"}

    page.get_by_role("link", name="Assurance on progress").click()
    expect(page.get_by_text("Not saved yet.")).to_be_visible()
    expect(page.get_by_label("What difference has it made, and how do you know?")).to_have_value("d" * 10_001)


@pytest.mark.parametrize("script", [False, True], ids=["without-script", "with-script"])
def test_a_session_that_ended_meanwhile_loses_nothing(begun, script):
    page = begun(script=script)
    page.get_by_label(ACHIEVED, exact=True).fill("Written over a long lunch.")
    page.context.clear_cookies()

    page.get_by_role("button", name=ADD).click()

    refused(page, "This page was open for too long")
    expect(page.get_by_label(ACHIEVED, exact=True)).to_have_value("Written over a long lunch.")
    page.get_by_role("button", name="Add the entry").click()
    shows_entries(page, ["Written over a long lunch."])


def test_what_is_being_typed_is_kept_on_the_server_and_leaving_warns(begun):
    page = begun()
    address = page.url
    page.clock.install()
    page.goto(address)
    page.get_by_label(ACHIEVED, exact=True).fill("Half a sentence")
    warned = []
    page.on("dialog", lambda dialog: (warned.append(dialog.type), dialog.dismiss()))
    page.get_by_role("link", name="Question banks").click(no_wait_after=True)
    expect(page.get_by_label(ACHIEVED, exact=True)).to_have_value("Half a sentence")
    assert warned == ["beforeunload"]

    page.clock.fast_forward(11_000)
    expect(page.get_by_text(re.compile("^Draft kept"))).to_be_visible()

    page.get_by_role("link", name="Question banks").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Question banks")
    assert warned == ["beforeunload"], "once it is kept, nobody is asked"
    page.goto(address)
    expect(page.get_by_label(ACHIEVED, exact=True)).to_have_value("Half a sentence")
    shows_entries(page, [])
    page.get_by_role("button", name=ADD).click()
    shows_entries(page, ["Half a sentence"])
    page.reload()
    expect(page.get_by_label(ACHIEVED, exact=True)).to_have_value("")


def test_a_draft_that_cannot_be_kept_says_so_and_tries_again(begun):
    page = begun()
    address = page.url
    page.clock.install()
    page.goto(address)
    page.route("**/drafts", lambda route: route.abort())
    page.get_by_label(ACHIEVED, exact=True).fill("Half a sentence")
    page.clock.fast_forward(11_000)
    expect(page.get_by_text("Your draft could not be kept just now. Trying again.")).to_be_visible()

    page.unroute("**/drafts")
    page.clock.fast_forward(11_000)

    expect(page.get_by_text(re.compile("^Draft kept"))).to_be_visible()


def test_with_javascript_a_reference_goes_where_the_cursor_is_and_detail_unfolds(begun):
    page = begun("The board meets.", "Its papers are public.")
    page.get_by_role("link", name="Edit entry 2.6.2").click()
    box = page.get_by_label(ACHIEVED, exact=True)
    box.evaluate("box => box.setSelectionRange(3, 3)")

    page.get_by_label("Refer to another question or entry").select_option(label="2.6.1 The board meets.")
    page.get_by_role("button", name="Insert the reference").click()

    expect(box).to_have_value("Its[[assurance:1]] papers are public.")
    expect(box).to_be_focused()


def test_with_javascript_the_answer_to_we_do_not_know_is_asked_for_when_it_is_chosen(begun):
    page = begun()
    page.get_by_role("button", name="Say where you stand on each indicator").click()
    first = page.get_by_role("group", name=re.compile(r"^1\. "))
    expect(first.get_by_label("Who will find out?")).to_be_hidden()

    first.get_by_label("We do not know").check()

    expect(first.get_by_label("Who will find out?")).to_be_visible()
    page.get_by_role("button", name="Save positions").click()
    expect(refused(page, "Enter who will find out")).to_be_focused()


def tab_to(page, wanted, *, key="Tab"):
    """Press Tab until `wanted` has the focus."""
    for _press in range(300):
        page.keyboard.press(key)
        if wanted.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError("the keyboard does not reach it")


@pytest.mark.parametrize("width", [1280, 320])
def test_the_keyboard_alone_adds_and_reorders_and_the_focus_stays_where_the_work_is(begun, width):
    page = begun("The first.", width=width)
    page.reload()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()

    tab_to(page, page.get_by_label(ACHIEVED, exact=True))
    page.keyboard.type("The second.")
    tab_to(page, page.get_by_role("button", name=ADD))
    page.keyboard.press("Enter")

    expect(page.locator("#entry-2")).to_be_focused()
    tab_to(page, page.get_by_role("button", name="Move up entry 2.6.2"))
    page.keyboard.press("Space")
    expect(page.locator(".app-entry").first).to_contain_text("The second.")
    expect(page.locator("#entry-2")).to_be_focused()
    shows_entries(page, ["The second.", "The first."])
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Edit entry 2.6.1")).to_be_focused()


def test_what_is_removed_is_shown_where_it_can_be_restored(begun):
    page = begun("To stay.", "To go.", script=False)

    page.get_by_role("button", name="Remove entry 2.6.2").click()

    shows_entries(page, ["To stay."])
    expect(page.get_by_role("button", name="Restore removed entry 2")).to_be_visible()
    page.get_by_role("button", name="Restore removed entry 2").click()
    shows_entries(page, ["To stay.", "To go."])


def test_nothing_has_changed_says_who_confirmed_it_and_when(begun):
    page = begun("The board meets monthly.", script=False)

    page.get_by_role("button", name="Nothing has changed in entry 2.6.1").click()

    expect(page.locator("#entry-1")).to_contain_text(re.compile(r"Confirmed unchanged on \d+ \w+ \d{4} by Nominated officer"))


def test_hostile_text_is_shown_as_text(begun):
    page = begun(script=True)
    ran = []
    page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
    hostile = "<script>alert(1)</script> {{7*7}} [x](javascript:alert(2)) <img src=x onerror=alert(3)>"
    page.get_by_label(ACHIEVED, exact=True).fill(hostile)
    page.get_by_role("button", name=ADD).click()

    expect(page.locator("#entry-1")).to_contain_text("<script>alert(1)</script> {{7*7}}")
    assert page.locator("#entry-1").locator("script, img, a[href^='javascript']").count() == 0
    assert ran == []
