"""What PostgreSQL does otherwise than SQLite, and must not."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError, StatementError

from readiness.areas import operations as areas
from readiness.areas.tables import AreaRow
from readiness.banks.views import library
from readiness.database import db, writing
from readiness.demonstration.operations import make_demonstration
from readiness.demonstration.story import story
from readiness.evaluations import operations as evaluations
from readiness.evaluations.model import EntryContent, EntryKind
from readiness.evaluations.tables import EntryRow, PositionRow
from readiness.reports.held_templates import held_templates
from readiness.snapshots.model import published
from readiness.snapshots.operations import take_snapshot
from tests.conftest import NOON
from tests.databases import both_databases
from tests.rows import all_rows

pytestmark = both_databases
DIGESTS = {}


@pytest.fixture
def demonstration(app):
    with writing() as session:
        return make_demonstration(session, story(NOON.date()), library=library(), templates=held_templates(), fresh=False)


def test_the_demonstration_is_the_same_to_the_last_letter(demonstration):
    for number in (1, 2):
        evaluation = evaluations.evaluation_by_number(db.session(), number)
        snapshot = published(take_snapshot(db.session(), demonstration, evaluation, library=library(), as_at=NOON.date()))
        told = DIGESTS.setdefault(number, snapshot.digest)

        assert snapshot.digest == told


def test_an_area_is_deleted_with_all_that_is_in_it_carried_forward_or_not(demonstration, app):
    with writing() as session:
        bank = library().bank("send-local-area-2016", "1")
        evaluations.start_evaluation(session, bank, title="Next", at=NOON, by="x", carry_from=1)
    with writing() as session:
        areas.delete_demonstration(session, demonstration.id)

    assert {name: rows for name, rows in all_rows(but={"submission"}).items() if rows} == {}


def test_reading_refuses_to_write(app):
    db.session.add(AreaRow(key="x", name="X", is_demonstration=False, created_at=NOON, created_by="x"))

    with pytest.raises(DBAPIError):
        db.session.flush()

    db.session.rollback()
    assert areas.all_areas(db.session()) == ()


def test_a_reader_sees_one_state_from_its_first_look_to_its_last(evaluation, desk, app):
    reader = db.session.session_factory()
    reader.info.update(db.session().info)
    with reader:
        before = evaluations.read_question(reader, evaluation, "assurance")
        with desk() as at:
            evaluations.add_entry(at, "assurance", EntryKind.ACHIEVED, EntryContent("Meanwhile."))

        assert evaluations.read_question(reader, evaluation, "assurance") == before
        reader.rollback()
        assert len(evaluations.read_question(reader, evaluation, "assurance").entries) == 1


def test_a_write_that_fails_half_way_leaves_nothing(evaluation, desk):
    before = all_rows()

    def half(at):
        evaluations.add_entry(at, "assurance", EntryKind.ACHIEVED, EntryContent("Half."))
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), desk() as at:
        half(at)

    assert all_rows() == before


def test_a_moment_comes_back_as_it_went_in_and_one_without_a_zone_is_refused(app):
    summer = datetime(2026, 7, 1, 10, tzinfo=timezone(timedelta(hours=1)))
    with writing() as session:
        areas.create_area(session, "Northshire", at=summer, by="x")

    stored = db.session.scalar(sa.select(AreaRow.created_at))
    assert stored == summer
    assert stored.tzinfo is UTC
    with pytest.raises(StatementError, match="without a timezone"), writing() as session:
        areas.create_area(session, "Southshire", at=datetime(2026, 7, 1), by="x")


@pytest.mark.parametrize(
    ("table", "change"),
    [
        (EntryRow, {"text": ""}),
        (EntryRow, {"text": "x" * 10_001}),
        (EntryRow, {"difference": "x" * 10_001}),
        (EntryRow, {"lead": "Somebody"}),
        (EntryRow, {"removed_by": "Somebody"}),
        (PositionRow, {"position": "unknown"}),
        (PositionRow, {"position": "not_applicable"}),
    ],
)
def test_the_rules_of_the_domain_hold_in_the_database_itself(evaluation, desk, table, change):
    from readiness.evaluations.model import IndicatorPosition, Position
    from readiness.evaluations.operations import PositionChange

    with desk() as at:
        evaluations.add_entry(at, "assurance", EntryKind.ACHIEVED, EntryContent("Text."))
        evaluations.record_positions(at, "assurance", {"assurance-1": PositionChange(IndicatorPosition(Position.PARTLY), 0)})

    with pytest.raises(IntegrityError), writing() as session:
        session.execute(sa.update(table).values(**change))


@pytest.mark.parametrize("table", ["entry", "question", "position"])
def test_a_word_that_is_none_of_ours_is_refused_by_the_database(evaluation, desk, table):
    column = {"entry": "kind", "question": "work_status", "position": "position"}[table]
    with desk() as at:
        evaluations.add_entry(at, "assurance", EntryKind.ACHIEVED, EntryContent("Text."))
        from readiness.evaluations.model import IndicatorPosition, Position
        from readiness.evaluations.operations import PositionChange

        evaluations.record_positions(at, "assurance", {"assurance-1": PositionChange(IndicatorPosition(Position.PARTLY), 0)})

    with (
        pytest.raises(IntegrityError),
        db.engine.connect().execution_options(readiness_writing=True) as connection,
        connection.begin(),
    ):
        connection.execute(sa.text(f"UPDATE {table} SET {column} = 'nonsense'"))


def test_rows_of_one_area_cannot_hang_on_those_of_another(evaluation, desk, app):
    with desk() as at:
        evaluations.add_entry(at, "assurance", EntryKind.ACHIEVED, EntryContent("Text.", indicators=("assurance-1",)))
    with writing() as session:
        other = areas.create_area(session, "Othershire", at=NOON, by="x")

    for table in ("entry", "entry_tag", "entry_wording", "question"):
        with (
            pytest.raises(IntegrityError),
            db.engine.connect().execution_options(readiness_writing=True) as connection,
            connection.begin(),
        ):
            connection.execute(sa.text(f"UPDATE {table} SET area_id = {other.id}"))


def test_a_database_that_went_away_is_said_and_not_a_false_saved(client, evaluation, app, monkeypatch):
    target, fields = client.fields("/areas/testshire/self-evaluations/1/questions/assurance/achieved/new")

    def gone(*_arguments):
        raise OperationalError("COMMIT", {}, Exception("server closed the connection"))

    sa.event.listen(db.engine, "commit", gone)
    try:
        answer = client.post(target, data=fields | {"text": "Nobody may lose this."})
    finally:
        sa.event.remove(db.engine, "commit", gone)

    assert answer.status_code == 503
    assert "Nobody may lose this." in answer.text
    db.session.rollback()
    assert evaluations.read_question(db.session(), evaluation, "assurance").entries == ()
