"""The council's profile on its pages: each part saved by itself, what is refused and why, files put, replaced and removed."""

import io

import pytest

from readiness.database import db
from readiness.reports import operations as reports
from readiness.reports.drafts import FileKind
from tests.databases import both_databases
from tests.documents.word_template_samples import a_template, related, with_parts
from tests.evaluations.test_entry_pages import HOSTILE
from tests.reports.test_colour_and_logo import png
from tests.strict_client import Page

PROFILE = "/areas/testshire/profile"
LOGO, WORD = f"{PROFILE}/logo", f"{PROFILE}/word-template"
WORDS = "Testshire Council"
JPEG = bytes.fromhex(
    f"ffd8 ffdb0043 00 {'01' * 64} ffc0000b 08 000a 0014 01 011100"
    f"ffc40014 00 01 {'00' * 15} 00 ffc40014 10 01 {'00' * 15} 00 ffda0008 01 0100 003f00 000f ffd9"
)
"""Six grey squares, 20 by 10 pixels: each is the grey of the one before and ends at once, two bits."""
PARTS = {
    "names": ({"council": "Theirs Council"}, {"council": "Mine Council"}),
    "contacts": ({"contacts-0-name": "Theirs Example"}, {"contacts-0-name": "Mine Example"}),
    "plan": ({"themes-0-name": "Theirs", "values-0-name": "Open"}, {"themes-0-name": "Mine", "values-0-name": "Open"}),
    "paragraphs": ({"finance": "Theirs costs nothing."}, {"finance": "Mine costs nothing."}),
    "limits": ({"marking": "Theirs only"}, {"marking": "Mine only"}),
}
"""By part: what somebody else saves, and what I do."""


@pytest.fixture
def profile(area):
    """The profile as it now stands."""

    def reading():
        db.session.rollback()
        return reports.read_profile(db.session())

    return reading


def save(client, part, **typed):
    return client.submit(f"{PROFILE}/{part}", action=f"/{part}", **typed)


def give(client, path, content, name, **typed):
    """Choose a file on the page at `path` and save it."""
    _target, fields = client.fields(path)
    kind = "logo" if path == LOGO else "word_template"
    return client.post(path, data=fields | typed | {kind: (io.BytesIO(content), name)}, content_type="multipart/form-data")


def error(response):
    """The first error of the page answered: its words and where it leads."""
    link = Page(response.text, "lxml").select_one(".govuk-error-summary a")
    return " ".join(link.get_text().split()), link["href"]


def files():
    db.session.rollback()
    return reports.read_files(db.session())


def test_a_profile_nobody_has_filled_in_says_so_part_by_part(client, area):
    page = client.page(PROFILE)

    assert "Not given" in page.main
    for part in (*PARTS, "logo", "word-template"):
        assert page.select(f"a[href='{PROFILE}/{part}']"), part
        client.page(f"{PROFILE}/{part}")
    client.page(f"{LOGO}/picture", 404)


@both_databases
@pytest.mark.parametrize("part", PARTS)
def test_each_part_is_saved_by_itself_and_shown_with_who_saved_it(client, profile, part):
    _theirs, mine = PARTS[part]

    answer = save(client, part, **mine)

    assert (answer.status_code, answer.location) == (303, f"{PROFILE}#{part}")
    page = client.page(PROFILE)
    assert next(iter(mine.values())) in page.main
    assert page.main.count("by Nominated officer") == 1
    assert mine.items() <= client.fields(f"{PROFILE}/{part}", action=f"/{part}")[1].items()


@both_databases
@pytest.mark.parametrize("part", PARTS)
def test_the_second_to_save_a_part_overwrites_nothing_and_then_chooses(client, area, part):
    theirs, mine = PARTS[part]
    path = f"{PROFILE}/{part}"
    target, fields = client.fields(path, action=f"/{part}")
    save(client, part, **{name.replace("-", "__"): value for name, value in theirs.items()})
    save(client, part, **{name.replace("-", "__"): value for name, value in theirs.items()})

    stale = client.post(target, data=fields | mine)

    assert stale.status_code == 409
    assert "Nothing was overwritten." in Page(stale.text, "lxml").main
    for value in mine.values():
        assert value in stale.text
    assert next(iter(theirs.values())) in client.page(PROFILE).main
    assert client.fields(path, action=f"/{part}")[1][next(iter(mine))] == next(iter(mine.values())), "kept for whoever goes away"
    assert client.submit_page(stale, action=f"/{part}").status_code == 303
    assert next(iter(mine.values())) in client.page(PROFILE).main


def test_two_people_in_two_parts_never_meet(client, profile):
    opened = {part: client.fields(f"{PROFILE}/{part}", action=f"/{part}") for part in PARTS}

    for part, (target, fields) in opened.items():
        assert client.post(target, data=fields | PARTS[part][1]).status_code == 303

    assert (profile().council, profile().marking, profile().contacts[0].name) == ("Mine Council", "Mine only", "Mine Example")


@both_databases
def test_a_form_that_comes_twice_is_saved_once(client, area):
    target, fields = client.fields(f"{PROFILE}/names", action="/names")

    answers = [client.post(target, data=fields | {"council": "Once"}) for _ in range(3)]

    assert {(answer.status_code, answer.location) for answer in answers} == {(303, f"{PROFILE}#names")}
    db.session.rollback()
    assert [saved.version for saved in reports.read_saved_parts(db.session()).values()] == [1]


def test_a_colour_too_light_to_be_read_is_refused_with_its_ratio_and_a_shade_that_would_do(client, profile):
    answer = save(client, "names", council="Kept", colour="#777777")

    assert answer.status_code == 422
    message, where = error(answer)
    assert "its contrast with white is 4.4 to 1, and text needs at least 4.5 to 1" in message
    assert "such as #757575" in message
    assert where == "#colour"
    page = Page(answer.text, "lxml")
    assert (page.select_one("#council")["value"], page.select_one("#colour")["value"]) == ("Kept", "#777777")
    assert profile().colour == ""
    assert save(client, "names", colour="#757575").status_code == 303
    assert client.page(PROFILE).select_one("rect")["fill"] == "#757575"


REFUSED = {
    "a name too long": ("names", {"council": "c" * 201}, "#council", "200 characters or fewer"),
    "no colour": ("names", {"colour": "teal"}, "#colour", "is not a colour"),
    "a contact without a name": ("contacts", {"contacts-0-title": "Officer"}, "#contacts-0-name", "Contact 1: Enter the contact’s name"),
    "an address that is none": (
        "contacts",
        {"contacts-0-name": "Asha Example", "contacts-0-email": "nobody"},
        "#contacts-0-email",
        "Enter an email address",
    ),
    "a theme without a name": ("plan", {"themes-1-text": "Whose?"}, "#themes-1-name", "Theme 2: Enter its name"),
    "a paragraph too long": ("paragraphs", {"finance": "f" * 10_001}, "#finance", "10,001"),
    "a limit that is none": ("limits", {"sides": "0"}, "#sides", "a whole number from 1 to 1,000"),
    "a role twice": ("limits", {"roles": "Legal\nlegal"}, "#roles", "stands twice"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_breaks_a_rule_is_refused_where_it_stands_and_nothing_typed_is_lost(client, profile, case):
    part, typed, field, words = REFUSED[case]
    before = profile()

    answer = save(client, part, **{name.replace("-", "__"): value for name, value in typed.items()})

    assert answer.status_code == 422
    message, where = error(answer)
    assert words in message
    assert where == field
    assert Page(answer.text, "lxml").select_one(field)
    assert profile() == before
    kept = client.fields(f"{PROFILE}/{part}", action=f"/{part}")[1]
    assert typed.items() <= kept.items()


def test_rows_grow_by_saving_and_an_emptied_row_is_dropped(client, profile):
    save(client, "contacts", **{f"contacts__{place}__name": f"Name {place}" for place in range(3)})
    _target, fields = client.fields(f"{PROFILE}/contacts", action="/contacts")
    assert [name for name in fields if name.endswith("-name")] == [f"contacts-{place}-name" for place in range(6)]

    save(client, "contacts", contacts__1__name="")

    assert [one.name for one in profile().contacts] == ["Name 0", "Name 2"]


def test_fifty_one_contacts_are_refused_and_fifty_are_taken(client, profile):
    fields = {f"contacts__{place}__name": f"Name {place}" for place in range(51)}
    refused = save(client, "contacts", **fields)

    assert refused.status_code == 422
    assert "There are 51 rows of “Contact”; 50 is the most." in Page(refused.text, "lxml").main
    assert client.submit_page(refused, action="/contacts", contacts__50__name="").status_code == 303
    assert len(profile().contacts) == 50


@both_databases
def test_a_logo_is_put_shown_replaced_described_anew_and_removed(client, profile):
    assert give(client, LOGO, png(40, 30), "logo.png", alternative=WORDS).location == f"{PROFILE}#logo"
    shown = client.page(PROFILE).select_one("main img")
    assert (shown["alt"], shown["src"]) == (WORDS, f"{LOGO}/picture")
    picture = client.get(f"{LOGO}/picture")
    assert (picture.mimetype, picture.data) == ("image/png", png(40, 30))
    assert "logo.png, PNG, 40 by 30 pixels" in client.page(PROFILE).main

    give(client, LOGO, JPEG, "Pictures/of/ours/new.jpg", alternative=WORDS)
    assert client.get(f"{LOGO}/picture").mimetype == "image/jpeg"
    assert "new.jpg, JPEG, 20 by 10 pixels" in client.page(PROFILE).main
    assert "Pictures" not in client.page(PROFILE).main

    client.submit(LOGO, alternative="Another name")
    assert (profile().logo, profile().logo_alternative) == (JPEG, "Another name")

    assert client.submit(PROFILE, action="logo/remove").location == f"{PROFILE}#logo"
    assert not client.page(PROFILE).select("main img")
    client.page(f"{LOGO}/picture", 404)
    assert (profile().logo, profile().logo_alternative) == (b"", "")


NOT_A_LOGO = {
    "a drawing with a script": (b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', "logo.svg", "SVG drawing"),
    "a page": (b"<html><script>alert(1)</script>", "logo.png", "neither a PNG nor a JPEG"),
    "cut short": (png()[:-20], "logo.png", "damaged or cut short"),
    "too wide": (png(4001, 1), "logo.png", "4,001 by 1 pixels"),
    "empty": (b"", "<b>logo.png", "“<b>logo.png” is empty"),
}


@pytest.mark.parametrize("case", NOT_A_LOGO)
def test_what_is_no_logo_is_refused_with_the_reason_and_the_one_before_stays(client, area, case):
    give(client, LOGO, png(40, 30), "logo.png", alternative=WORDS)
    content, name, why = NOT_A_LOGO[case]

    answer = give(client, LOGO, content, name, alternative="Other words")

    assert answer.status_code == 422
    message, where = error(answer)
    assert why in message
    assert where == "#logo"
    assert client.get(f"{LOGO}/picture").data == png(40, 30)
    assert Page(answer.text, "lxml").select_one("#alternative")["value"] == "Other words"


def test_a_logo_without_words_and_words_without_a_logo_are_refused(client, area):
    assert error(give(client, LOGO, png(), "logo.png", alternative=" ")) == ("Enter what the logo says", "#alternative")
    assert error(client.submit(LOGO, alternative=WORDS)) == ("Choose a PNG or JPEG file", "#logo")
    assert files() == {}


def test_a_request_far_too_large_is_refused_in_words(client, area):
    size = 1_100_000
    kind = "multipart/form-data; boundary=x"

    answer = client.post(LOGO, input_stream=io.BytesIO(bytes(size)), content_type=kind, content_length=size)

    assert answer.status_code == 413
    assert files() == {}


@both_databases
def test_a_word_template_is_put_told_about_replaced_and_removed(client, area):
    assert give(client, WORD, a_template(), "Report.dotx").location == f"{PROFILE}#word-template"

    page = client.page(PROFILE)
    for words in (
        "Report.dotx",
        "A4 portrait",
        "header, footer",
        "Heading 1",
        "TOC 1",
        "words and pictures on its pages were left out",
    ):
        assert words in page.main
    give(client, WORD, a_template(landscape=True), "Wide.docx")
    assert "Report.dotx" not in client.page(PROFILE).main
    assert "A4 landscape" in client.page(PROFILE).main
    assert client.submit(PROFILE, action="word-template/remove").location == f"{PROFILE}#word-template"
    assert files() == {}


NOT_A_TEMPLATE = {
    "macros": (with_parts(a_template(), {"word/vbaProject.bin": "program"}), "Report.docm", "has macros"),
    "a picture from outside": (
        with_parts(a_template(), related("image", "https://example.org/a.png")),
        "Report.docx",
        "a picture in it is linked",
    ),
    "an object": (with_parts(a_template(), {"word/embeddings/sheet.xlsx": "PK"}), "Report.docx", "object inside it"),
    "no Word file": (png(), "Report.docx", "Report.docx"),
    "empty": (b"", "Report.docx", "“Report.docx” is empty"),
}


@pytest.mark.parametrize("case", NOT_A_TEMPLATE)
def test_a_word_template_that_could_harm_is_refused_with_the_reason(client, area, case):
    content, name, why = NOT_A_TEMPLATE[case]

    answer = give(client, WORD, content, name)

    assert answer.status_code == 422
    message, where = error(answer)
    assert why in message
    assert where == "#word_template"
    assert files() == {}


def test_a_file_kind_nobody_knows_is_the_404_page(client, area):
    give(client, LOGO, png(), "logo.png", alternative=WORDS)
    _target, fields = client.fields(PROFILE, action="logo/remove")

    assert client.post(f"{PROFILE}/names/remove", data=fields).status_code == 404
    assert set(files()) == {FileKind.LOGO}


@pytest.mark.parametrize("shape", HOSTILE)
def test_hostile_words_are_only_ever_words(client, evaluation, shape):
    words = HOSTILE[shape]
    short = words[:200]
    save(client, "names", council=short, health_board=short, signatory=short, report_of=short)
    save(client, "contacts", contacts__0__name=short, contacts__0__title=short)
    save(client, "plan", themes__0__name=short, themes__0__text=words, values__0__name=short, values__0__text=words)
    save(client, "paragraphs", finance=words, law=words)
    save(client, "limits", marking=short, roles=short.replace("\n", " "))
    give(client, LOGO, png(), f"{short}.png", alternative=short)

    made = "/areas/testshire/self-evaluations/1/pack/reports/members-briefing/full/read"
    for path in (PROFILE, *(f"{PROFILE}/{part}" for part in (*PARTS, "logo")), made):
        page = client.page(path)
        assert page.select("main script, main iframe, main [href^='javascript'], main [href^='data']") == [], path
        assert {one["src"].partition("/picture")[0].partition(",")[0] for one in page.select("main img")} <= {
            LOGO,
            "data:image/png;base64",
        }
    assert client.get(made.replace("/read", "/report.docx")).status_code == 200
