"""What belongs to another area answers exactly as what was never there."""

import re

import pytest

from readiness.areas import operations as areas
from readiness.areas.scope import enter_area
from readiness.banks.views import library
from readiness.database import db, writing
from readiness.evaluations import operations as evaluations
from readiness.evaluations.model import EntryContent, EntryKind
from tests.conftest import NOON
from tests.routes import addresses, sent

THEIRS, NEVER = 2, 777
"""A number that stands in the other area alone, and one that stands nowhere."""


@pytest.fixture
def other_area(app, area, evaluation):
    """Another area, with self-evaluations 1 and 2 and three entries where ours has one self-evaluation and one entry."""
    bank = library().bank("send-local-area-2016", "1")
    with writing() as session:
        desk = evaluations.open_evaluation(session, 1, library=library(), at=NOON, by="Asha Example")
        evaluations.add_entry(desk, "assurance", EntryKind.ACHIEVED, EntryContent("Ours."))
    with writing() as session:
        made = areas.create_area(session, "Othershire", at=NOON, by="Asha Example")
        enter_area(session, made.id)
        for number in (1, 2):
            evaluations.start_evaluation(session, bank, title="Theirs", at=NOON, by="Asha Example")
            desk = evaluations.open_evaluation(session, number, library=library(), at=NOON, by="Asha Example")
            for _ in range(3):
                evaluations.add_entry(desk, "assurance", EntryKind.ACHIEVED, EntryContent("Theirs."))
    db.session.remove()
    return made


def blank(answer, number):
    """An answer with the number asked for taken out."""
    return answer.status_code, re.sub(rf"\b{number}\b", "…", answer.text)


def test_every_address_of_another_areas_self_evaluation_answers_as_one_never_made(client, app, other_area):
    asked = 0
    for rule, method in addresses(app, "number"):
        theirs, never = (sent(client, rule, method, number=number) for number in (THEIRS, NEVER))

        assert theirs.status_code == 404, (rule.rule, method, theirs.status_code)
        assert blank(theirs, THEIRS) == blank(never, NEVER), rule.rule
        asked += 1
    assert asked > 20


def test_every_address_of_another_areas_entry_answers_as_one_never_made(client, app, other_area):
    asked = 0
    for rule, method in addresses(app, "entry_number"):
        theirs, never = (sent(client, rule, method, entry_number=number) for number in (THEIRS, NEVER))

        assert theirs.status_code == 404, (rule.rule, method, theirs.status_code)
        assert blank(theirs, THEIRS) == blank(never, NEVER), rule.rule
        asked += 1
    assert asked >= 4


def test_no_address_of_an_area_that_is_not_there_answers_otherwise_than_the_404_page(client, app, other_area):
    for rule, method in addresses(app, "area_key"):
        answer = sent(client, rule, method, area_key="nowhere")

        assert answer.status_code == 404, (rule.rule, method)
        assert "There is no local area" in answer.text


def test_another_areas_groups_are_not_offered(client, area, other_area):
    with writing() as session:
        enter_area(session, other_area.id)
        areas.add_group(session, "Children of Othershire", standard=(), at=NOON, by="x")

    assert "Children of Othershire" in client.page("/areas/othershire/groups").words
    for path in ("groups", "self-evaluations/1/questions/assurance", "self-evaluations/1/pack/read"):
        assert "Children of Othershire" not in client.page(f"/areas/testshire/{path}").words
