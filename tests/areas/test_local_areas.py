"""Local areas and their groups: names, keys, and what is refused."""

import pytest

from readiness.areas import operations as areas
from readiness.areas.model import GROUPS_LIMIT, AreaNameTaken, BadName, NoSuchArea
from readiness.areas.scope import enter_area
from readiness.database import db, writing
from readiness.errors import Refused
from tests.conftest import NOON
from tests.databases import both_databases


def make(name):
    with writing() as session:
        return areas.create_area(session, name, at=NOON, by="Asha Example")


def add_group(name):
    with writing() as session:
        areas.add_group(session, name, standard=("Children in care",), at=NOON, by="Asha Example")


@pytest.mark.parametrize(
    ("name", "key", "kept"),
    [
        ("Dudley", "dudley", "Dudley"),
        ("  Bath and\tNorth  East Somerset ", "bath-and-north-east-somerset", "Bath and North East Somerset"),
        ("St Helens & Knowsley", "st-helens-knowsley", "St Helens & Knowsley"),
        ("Area 51 \U0001f600", "area-51", "Area 51 \U0001f600"),
        ("Dud\x00ley\x1f", "dudley", "Dudley"),
        ("O\u2019Neill\ud83d\ude00", "o-neill", "O\u2019Neill"),
        ("A" * 100, "a" * 60, "A" * 100),
        ("New", "new-area", "New"),
        ("<script>alert(1)</script>", "script-alert-1-script", "<script>alert(1)</script>"),
    ],
)
@both_databases
def test_an_area_keeps_its_name_and_gets_a_key_from_it(app, name, key, kept):
    made = make(name)

    assert (made.key, made.name) == (key, kept)
    assert areas.area_by_key(db.session(), key) == made


@pytest.mark.parametrize("name", ["", "   ", "\x00\x01", "\U0001f600", "中文", "A" * 101, "—"])
def test_a_name_that_is_empty_too_long_or_without_a_letter_or_number_is_refused(app, name):
    with pytest.raises(BadName):
        make(name)

    assert areas.all_areas(db.session()) == ()


@pytest.mark.parametrize("again", ["Northshire", "northshire", "NORTHSHIRE", " North-shire", "North shire"])
def test_a_name_that_is_the_same_but_for_case_or_shares_its_address_is_refused(app, again):
    make("Northshire")
    make("North-Shire")

    with pytest.raises(AreaNameTaken):
        make(again)


def test_an_area_called_new_has_a_page(client, app):
    answer = client.submit("/areas/new", name="New")

    assert client.page(answer.location).h1.get_text(strip=True) == "New"


@pytest.mark.parametrize("key", ["nowhere", "%00", "..", "a%2Fb", "%F0%9F%98%80", "x" * 3000, "Testshire", "testshire%20"])
@both_databases
def test_an_address_of_no_area_is_the_404_page(client, area, key):
    assert client.page(f"/areas/{key}", 404).h1.get_text(strip=True) == "Page not found"


def test_an_area_is_found_by_its_name_in_any_case_or_its_key(app):
    made = make("North Shire")

    assert {areas.area_named(db.session(), name) for name in ("north-shire", "NORTH  SHIRE", "North Shire")} == {made}


def test_looking_for_an_area_that_is_not_there_names_those_that_are(app):
    make("Northshire")

    with pytest.raises(NoSuchArea, match=r"Southshire.*Areas here: Northshire"):
        areas.area_named(db.session(), "Southshire")


def test_the_demonstration_area_alone_can_be_deleted(area):
    with pytest.raises(Refused, match="not the demonstration area"), writing() as session:
        areas.delete_demonstration(session, area.id)

    assert areas.all_areas(db.session()) == (area,)


def test_a_group_is_added_once_whatever_its_case(area):
    add_group("Young carers")

    for again in ("Young carers", "YOUNG  carers", "children in care"):
        with pytest.raises(Refused, match="already in the list"):
            add_group(again)
    enter_area(db.session(), area.id)
    assert areas.groups(db.session()) == ("Young carers",)


@pytest.mark.parametrize("name", ["", "\x00", "G" * 101])
def test_a_group_without_a_name_or_with_too_long_a_one_is_refused(area, name):
    with pytest.raises(BadName):
        add_group(name)


def test_an_area_adds_forty_groups_and_no_more(area):
    for number in range(GROUPS_LIMIT):
        add_group(f"Group {number}")

    with pytest.raises(Refused, match="can add 40 groups"):
        add_group("One too many")


def test_a_group_added_on_its_page_can_be_chosen_for_an_entry(client, evaluation):
    client.submit("/areas/testshire/groups", name="Young carers")

    client.submit(
        "/areas/testshire/self-evaluations/1/questions/assurance",
        action="achieved/new",
        text="We meet young carers.",
        groups="Young carers",
    )

    page = client.page("/areas/testshire/self-evaluations/1/questions/assurance")
    assert "Young carers" in page.select_one("#entry-1").get_text()


def test_a_group_nobody_offered_is_refused(client, evaluation):
    answer = client.submit(
        "/areas/testshire/self-evaluations/1/questions/assurance", action="achieved/new", text="Text.", groups="Forged"
    )

    assert answer.status_code == 422
