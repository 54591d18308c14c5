"""The council's profile: saved part by part, refused where it breaks a rule, never overwritten unseen."""

from datetime import timedelta

import pytest

from readiness.areas import operations as areas
from readiness.areas.scope import enter_area
from readiness.database import db, writing
from readiness.files.word_template import LetIn
from readiness.reports import operations as reports
from readiness.reports.colour import BadColour
from readiness.reports.drafts import FileKind, NotSaved, ProfileNames, ProfilePart, SomebodyElseChanged
from readiness.reports.logo import NotALogo
from readiness.reports.model import ROLES, Contact, CouncilProfile, NoSuchReport
from tests.conftest import NOON
from tests.databases import both_databases
from tests.reports.test_colour_and_logo import png

NAMES = ProfileNames(
    council="Testshire Council",
    health_board="Testshire ICB",
    report_of="Director",
    cabinet_member="Cabinet member",
    signatory="Director",
    colour="#0B4F6C",
)
ASHA = Contact(name="Asha Example", title="Officer", telephone="01632 960123", email="asha@testshire.example")


LET_IN = LetIn(
    content=b"cleaned",
    said=("Its link to another template was removed.",),
    found=("Heading 1",),
    missing=("List Bullet", "Caption"),
    unset=("Label",),
    has_header=True,
    has_footer=False,
    paper="A4 portrait",
)


@pytest.fixture
def save(area):
    """`save(reports.save_names, NAMES)` saves a part; `made_from` says which version was on the page."""

    def saving(operation, *arguments, made_from=0, at=NOON, by="Asha Example", **more):
        with writing() as session:
            operation(session, *arguments, made_from=made_from, at=at, by=by, **more)

    return saving


@pytest.fixture
def put(area):
    def putting(operation, *arguments, **more):
        with writing() as session:
            operation(session, *arguments, **more)

    return putting


def profile():
    db.session.rollback()
    return reports.read_profile(db.session())


def test_nobody_has_filled_it_in_yet(area):
    assert profile() == CouncilProfile()
    assert reports.read_saved_parts(db.session()) == {}
    assert reports.read_files(db.session()) == {}


@both_databases
def test_every_part_is_read_as_it_was_saved(save, put):
    save(reports.save_names, NAMES)
    save(reports.save_contacts, [ASHA, Contact(name="Colin Template")])
    save(reports.save_plan, [("Ready to learn", "Help\nsooner."), ("Work", "")], [("We listen", "Always.")])
    save(reports.save_paragraphs, {"law": "The Act.", "risk": " "})
    save(reports.save_limits, sides=5, marking="Official", roles=["Typed", "Legal"])
    put(reports.put_logo, "logo.png", png(), alternative="Testshire Council", at=NOON, by="Asha Example")
    put(reports.put_word_template, "house.dotx", LET_IN, at=NOON, by="Asha Example")

    assert profile() == CouncilProfile(
        council="Testshire Council",
        health_board="Testshire ICB",
        report_of="Director",
        cabinet_member="Cabinet member",
        signatory="Director",
        colour="#0b4f6c",
        logo=png(),
        logo_alternative="Testshire Council",
        word_template=b"cleaned",
        contacts=(ASHA, Contact(name="Colin Template")),
        themes=(("Ready to learn", "Help\nsooner."), ("Work", "")),
        values=(("We listen", "Always."),),
        paragraphs=(("law", "The Act."),),
        roles=("Typed", "Legal"),
        sides=5,
        marking="Official",
    )


def test_it_is_read_with_as_many_queries_however_much_it_holds(save, count_queries):
    with count_queries() as few:
        profile()
    save(reports.save_contacts, [ASHA] * 10)
    save(reports.save_plan, [(f"Theme {n}", "x") for n in range(50)], [])
    with count_queries() as many:
        profile()

    assert len(many) == len(few)


def test_a_list_saved_again_in_another_order_stands_in_that_order(save):
    other = Contact(name="Colin Template")
    save(reports.save_contacts, [ASHA, other])
    save(reports.save_contacts, [other, ASHA], made_from=1)

    assert profile().contacts == (other, ASHA)


@both_databases
def test_two_people_who_save_one_part_do_not_overwrite_each_other(save):
    save(reports.save_names, NAMES, by="Bola Sample")

    with pytest.raises(SomebodyElseChanged, match="Bola Sample saved “Names and colour” after you opened this page"):
        save(reports.save_names, ProfileNames(council="Another"), made_from=0)

    assert profile().council == "Testshire Council"


def test_two_people_who_save_different_parts_never_meet(save):
    save(reports.save_names, NAMES)
    save(reports.save_contacts, [ASHA], at=NOON + timedelta(days=1), by="Bola Sample")

    parts = reports.read_saved_parts(db.session())
    assert (parts[ProfilePart.NAMES].version, parts[ProfilePart.NAMES].saved_by) == (1, "Asha Example")
    assert (parts[ProfilePart.CONTACTS].version, parts[ProfilePart.CONTACTS].saved_by) == (1, "Bola Sample")


def test_roles_left_empty_are_the_usual_ones(save):
    save(reports.save_limits, sides=0, marking="", roles=["Typed"])
    save(reports.save_limits, sides=0, marking="", roles=[], made_from=1)

    assert profile().roles == ROLES


WRONG = {
    "a name too long": (
        reports.save_names,
        [ProfileNames(council="x" * 201)],
        {},
        "“Council” has 201 characters; 200 is the most",
    ),
    "a contact without a name": (reports.save_contacts, [[Contact(name=" ", title="Officer")]], {}, "Contact 1 has no name"),
    "too many contacts": (reports.save_contacts, [[ASHA] * 51], {}, "There are 51 contacts; 50 is the most"),
    "a theme without a name": (reports.save_plan, [[("", "words")], []], {}, "Theme 1 has no name"),
    "a text too long": (reports.save_plan, [[], [("A", "x" * 10_001)]], {}, "10,001 characters; 10,000 is the most"),
    "an unknown paragraph": (reports.save_paragraphs, [{"weather": "Fine."}], {}, "no standard paragraph “weather”"),
    "no number of sides": (reports.save_limits, [], {"sides": -1, "marking": "", "roles": []}, "from 1 to 1,000 sides"),
    "a role twice": (
        reports.save_limits,
        [],
        {"sides": 0, "marking": "", "roles": ["Legal", "LEGAL"]},
        "Two roles have the same",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_breaks_a_rule_is_refused_and_changes_nothing(save, case):
    operation, arguments, more, why = WRONG[case]

    with pytest.raises(NotSaved, match=why):
        save(operation, *arguments, **more)

    assert profile() == CouncilProfile()
    assert reports.read_saved_parts(db.session()) == {}


def test_a_colour_nobody_can_read_is_refused(save):
    with pytest.raises(BadColour):
        save(reports.save_names, ProfileNames(colour="#ffee00"))


def test_control_characters_and_line_ends_do_not_reach_a_name(save):
    save(reports.save_names, ProfileNames(council=" Test\x00shire\r\nCouncil "))

    assert profile().council == "Testshire Council"


def test_the_facts_of_a_word_template_are_remembered(put):
    put(reports.put_word_template, "C:\\Users\\somebody\\house.dotx", LET_IN, at=NOON, by="Asha Example")

    held = reports.read_files(db.session())[FileKind.WORD_TEMPLATE]
    assert held.name == "house.dotx"
    assert held.said == ("Its link to another template was removed.",)
    assert (held.found, held.missing, held.unset) == (("Heading 1",), ("List Bullet", "Caption"), ("Label",))
    assert (held.has_header, held.has_footer, held.paper, held.size) == (True, False, "A4 portrait", 7)
    assert reports.file_content(db.session(), FileKind.WORD_TEMPLATE) == b"cleaned"


def test_another_logo_takes_the_place_of_the_first(put):
    put(reports.put_logo, "old.png", png(4, 3), alternative="Old", at=NOON, by="Asha Example")
    put(reports.put_logo, "new.png", png(5, 3), alternative="New", at=NOON, by="Bola Sample")

    held = reports.read_files(db.session())[FileKind.LOGO]
    assert (held.name, held.added_by, held.paper) == ("new.png", "Bola Sample", "PNG, 5 by 3 pixels")
    assert profile().logo == png(5, 3)


def test_a_logo_without_words_or_that_is_none_is_refused(put):
    with pytest.raises(NotSaved, match="for people who cannot see it"):
        put(reports.put_logo, "logo.png", png(), alternative=" ", at=NOON, by="x")
    with pytest.raises(NotALogo):
        put(reports.put_logo, "logo.svg", b"<svg/>", alternative="Testshire", at=NOON, by="x")

    assert profile() == CouncilProfile()


def test_a_file_that_is_removed_is_gone_and_removing_it_again_is_no_error(put):
    put(reports.put_logo, "logo.png", png(), alternative="Testshire", at=NOON, by="x")
    for _twice in range(2):
        put(reports.remove_file, FileKind.LOGO)

    assert (profile().logo, profile().logo_alternative) == (b"", "")
    with pytest.raises(NoSuchReport, match="There is no logo here"):
        reports.file_content(db.session(), FileKind.LOGO)


def test_another_area_has_a_profile_of_its_own(save, area):
    save(reports.save_names, NAMES)
    with writing() as session:
        other = areas.create_area(session, "Othershire", at=NOON, by="x")
        enter_area(session, other.id)
        assert reports.read_profile(session) == CouncilProfile()
        reports.save_names(session, ProfileNames(council="Theirs"), made_from=0, at=NOON, by="x")
    enter_area(db.session(), area.id)

    assert profile().council == "Testshire Council"
