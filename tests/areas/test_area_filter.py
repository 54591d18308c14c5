"""The area filter: whatever a statement asks, a session sees and changes one area's rows."""

import pytest
from sqlalchemy import delete, exists, func, insert, select, update
from sqlalchemy.orm import aliased

from readiness.areas import operations as areas
from readiness.areas.scope import NoAreaEntered, NotFiltered, RowOfAnotherArea, enter_area
from readiness.areas.tables import AreaGroupRow, AreaRow
from readiness.database import db, writing
from readiness.evaluations.tables import EvaluationRow
from tests.conftest import NOON
from tests.databases import both_databases

Other = aliased(AreaGroupRow)
NAMES = select(AreaGroupRow.name)


@pytest.fixture
def two(app):
    """Two areas, each with a group of its own name; the first is entered."""
    made = []
    for name in ("Northshire", "Southshire"):
        with writing() as session:
            area = areas.create_area(session, name, at=NOON, by="Asha Example")
            enter_area(session, area.id)
            areas.add_group(session, f"Children of {name}", standard=(), at=NOON, by="Asha Example")
        made.append(area)
    db.session.rollback()
    enter_area(db.session(), made[0].id)
    return made


def names(area):
    db.session.rollback()
    enter_area(db.session(), area.id)
    return db.session.scalars(NAMES).all()


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (NAMES, ["Children of Northshire"]),
        (select(func.count()).select_from(AreaGroupRow), [1]),
        (select(func.count(AreaGroupRow.id)), [1]),
        (select(func.max(AreaGroupRow.name)), ["Children of Northshire"]),
        (select(Other.name), ["Children of Northshire"]),
        (select(AreaGroupRow.name).where(AreaGroupRow.name.like("%Southshire")), []),
        (select(AreaRow.name).join(AreaGroupRow, AreaGroupRow.area_id == AreaRow.id), ["Northshire"]),
        (select(AreaRow.name).where(AreaRow.id.in_(select(AreaGroupRow.area_id))), ["Northshire"]),
        (select(AreaRow.name).where(exists(select(AreaGroupRow.id).where(AreaGroupRow.area_id == AreaRow.id))), ["Northshire"]),
        (select(select(func.count(AreaGroupRow.id)).scalar_subquery()), [1]),
        (select(func.count()).select_from(select(AreaGroupRow.id).subquery()), [1]),
        (select(func.count(select(AreaGroupRow.id).cte().c.id)), [1]),
        (select(AreaGroupRow.name).union(select(Other.name)), ["Children of Northshire"]),
    ],
    ids=lambda value: " ".join(str(value).split())[:80],
)
def test_a_question_is_answered_from_one_area_alone(two, question, answer):
    assert db.session.scalars(question).all() == answer


def test_a_key_of_another_area_finds_nothing(two):
    enter_area(db.session(), two[1].id)
    theirs = db.session.scalar(select(AreaGroupRow.id))

    db.session.rollback()
    enter_area(db.session(), two[0].id)

    assert db.session.get(AreaGroupRow, theirs) is None


def test_a_row_read_in_one_area_is_not_found_again_in_the_next(two):
    mine = db.session.scalar(select(AreaGroupRow))

    enter_area(db.session(), two[1].id)

    assert db.session.get(AreaGroupRow, mine.id) is None


@both_databases
def test_an_update_or_delete_of_everything_touches_one_area(two):
    with writing() as session:
        enter_area(session, two[0].id)
        session.execute(update(AreaGroupRow).values(name="Ours"))
    assert names(two[1]) == ["Children of Southshire"]

    with writing() as session:
        enter_area(session, two[1].id)
        session.execute(delete(AreaGroupRow))

    assert [names(area) for area in two] == [["Ours"], []]


@pytest.mark.parametrize(
    "statement",
    [
        select(AreaGroupRow.__table__.c.name),
        select(func.count()).select_from(AreaGroupRow.__table__),
        select(exists().where(AreaGroupRow.id > 0)),
        insert(AreaGroupRow).values(area_id=2, name="x", added_at=NOON, added_by="x"),
        insert(AreaGroupRow.__table__).values(area_id=2, name="x", added_at=NOON, added_by="x"),
        update(AreaGroupRow).values(area_id=2),
    ],
    ids=lambda value: " ".join(str(value).split())[:80],
)
def test_a_statement_the_filter_cannot_narrow_is_refused(two, statement):
    with pytest.raises(NotFiltered), writing() as session:
        session.execute(statement)


@pytest.mark.parametrize(
    "statement", [NAMES, select(func.count()).select_from(AreaGroupRow), select(func.max(EvaluationRow.number))], ids=str
)
def test_asking_before_an_area_is_entered_is_an_error(app, statement):
    with pytest.raises(NoAreaEntered):
        db.session.execute(statement)


def test_areas_themselves_are_read_without_entering_one(app):
    assert db.session.scalars(select(AreaRow)).all() == []


def test_a_new_row_belongs_to_the_area_entered(two):
    with writing() as session:
        enter_area(session, two[1].id)
        session.add(AreaGroupRow(name="Unsaid", added_at=NOON, added_by="x"))

    assert names(two[1]) == ["Children of Southshire", "Unsaid"]


def test_a_row_of_another_area_is_not_added(two):
    with pytest.raises(RowOfAnotherArea), writing() as session:
        session.add(AreaGroupRow(area_id=two[1].id, name="Theirs", added_at=NOON, added_by="x"))

    assert names(two[1]) == ["Children of Southshire"]


def test_a_row_is_not_moved_to_another_area(two):
    with pytest.raises(RowOfAnotherArea), writing() as session:
        session.scalar(select(AreaGroupRow)).area_id = two[1].id

    assert names(two[0]) == ["Children of Northshire"]


def test_a_row_is_not_added_before_an_area_is_entered(app):
    with pytest.raises(RowOfAnotherArea), writing() as session:
        session.add(AreaGroupRow(name="Nobody's", added_at=NOON, added_by="x"))


@both_databases
def test_two_sessions_at_once_each_see_their_own_area(two):
    with app_session(two[0]) as first, app_session(two[1]) as second:
        assert first.scalars(NAMES).all() == ["Children of Northshire"]
        assert second.scalars(NAMES).all() == ["Children of Southshire"]
        assert first.scalars(NAMES).all() == ["Children of Northshire"]


def app_session(area):
    made = db.session.session_factory()
    enter_area(made, area.id)
    return made
