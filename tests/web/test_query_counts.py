"""Pages cost as many queries when there is twice as much to show, and ten at most."""

from datetime import date

import pytest

from readiness.areas import operations as areas
from readiness.areas.scope import enter_area
from readiness.banks.views import library
from readiness.database import db, writing
from readiness.demonstration.operations import make_demonstration
from readiness.demonstration.story import story
from readiness.evaluations import operations as evaluations
from readiness.evaluations.model import EntryKind
from readiness.reports.held_templates import held_templates
from tests.conftest import NOON

AREA = "/areas/exampleshire"
QUESTION = f"{AREA}/self-evaluations/1/questions/assurance"
MOST = {
    "/": 1,
    AREA: 10,
    f"{AREA}/self-evaluations/1": 10,
    QUESTION: 10,
    f"{QUESTION}/achieved/new": 10,
    f"{QUESTION}/entries/1": 10,
    f"{QUESTION}/entries/1/history": 10,
    f"{QUESTION}/positions": 10,
    f"{QUESTION}/judgement": 10,
    f"{AREA}/self-evaluations/1/pack": 10,
    f"{AREA}/self-evaluations/1/pack/snapshot.json": 10,
}
SAVING = 14
"""Most statements of saving one entry: the draft's key, the held row, the entry with its tags and wording, and what the page needs."""


@pytest.fixture
def demonstration(app):
    """Exampleshire; called with a number, it gets that many entries more under each question."""
    with writing() as session:
        area = make_demonstration(session, story(date(2026, 3, 2)), library=library(), templates=held_templates(), fresh=False)

    def more(entries):
        with writing() as session:
            enter_area(session, area.id)
            desk = evaluations.open_evaluation(session, 1, library=library(), at=NOON, by="x")
            for key in desk.bank.by_key:
                for kind in EntryKind:
                    evaluations.add_entries(desk, key, kind, [f"{key} {kind} {number}" for number in range(entries)])
        db.session.remove()

    db.session.remove()
    return more


def asked(queries):
    return [query for query in queries if query.startswith(("SELECT", "INSERT", "UPDATE", "DELETE"))]


@pytest.mark.parametrize("path", MOST)
def test_a_page_asks_as_often_when_there_is_twice_as_much(client, demonstration, count_queries, path):
    client.get("/")
    with count_queries() as once:
        client.get(path).close()
    demonstration(6)
    with count_queries() as twice:
        client.get(path).close()

    assert len(asked(once)) <= MOST[path], "\n".join(asked(once))
    assert len(asked(twice)) <= len(asked(once)), "\n".join(asked(twice))


def test_saving_an_entry_asks_as_often_when_there_is_twice_as_much(client, demonstration, count_queries):
    target, fields = client.fields(f"{QUESTION}/achieved/new")
    with count_queries() as once:
        client.post(target, data=fields | {"text": "One more."})
    demonstration(6)
    target, fields = client.fields(f"{QUESTION}/achieved/new")
    with count_queries() as twice:
        client.post(target, data=fields | {"text": "And one."})

    assert len(asked(once)) <= SAVING, "\n".join(asked(once))
    assert len(asked(twice)) == len(asked(once))


def test_the_first_page_asks_as_often_for_ten_areas_as_for_one(client, demonstration, count_queries):
    with count_queries() as once:
        client.get("/")
    with writing() as session:
        for number in range(10):
            areas.create_area(session, f"Area {number}", at=NOON, by="x")

    with count_queries() as twice:
        client.get("/")

    assert len(asked(twice)) == len(asked(once))
