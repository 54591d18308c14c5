"""Migrations: from nothing to this release's schema and back, with people's work in the tables, on both databases."""

import os
import subprocess
import sys

import alembic.command
import flask_migrate
import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from readiness.app import MIGRATIONS, CannotUpgrade, create_app, upgrade_database
from readiness.areas import operations as areas
from readiness.areas.scope import enter_area
from readiness.banks.views import library
from readiness.database import Base, db, writing
from readiness.evaluations import operations as evaluations
from readiness.evaluations.model import EntryContent, EntryKind
from readiness.reports import operations as reports
from readiness.reports.drafts import ProfileNames, ReportDetails
from readiness.reports.held_templates import held_templates
from readiness.reports.model import SignOff
from readiness.settings import ROOT
from tests.conftest import NOON
from tests.databases import settings_for
from tests.reports.test_colour_and_logo import png
from tests.rows import all_rows

both_empty = pytest.mark.parametrize(
    "either_empty", ["sqlite", pytest.param("postgresql", marks=pytest.mark.xdist_group("postgresql"))], indirect=True
)


@pytest.fixture
def bare(tmp_path, either_empty):
    """An application on a database in which there is nothing."""
    app = create_app(settings_for(tmp_path, either_empty))
    flask_migrate.Migrate(app, db, directory=str(MIGRATIONS), render_as_batch=True, compare_type=True)
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def downgrade(app, to="base"):
    alembic.command.downgrade(app.extensions["migrate"].migrate.get_config(), to)


def tables(app):
    with db.engine.connect() as connection:
        return set(sa.inspect(connection).get_table_names()) - {"alembic_version"}


def differences():
    """What autogenerate would still do."""
    with db.engine.connect() as connection:
        return compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), Base.metadata)


def work(app):
    """An area with a self-evaluation, an entry and everything that hangs on it, a profile, and a report somebody works on."""
    answers(app)
    with writing() as session:
        enter_area(session, areas.area_by_key(session, "testshire").id)
        evaluation = evaluations.evaluation_by_number(session, 1)
        reports.save_names(session, ProfileNames(council="Testshire Council"), made_from=0, at=NOON, by="Asha Example")
        reports.save_plan(session, [("Theme", "Served.")], [("Value", "")], made_from=0, at=NOON, by="Asha Example")
        reports.put_logo(session, "logo.png", png(), alternative="Testshire", at=NOON, by="Asha Example")
        details = ReportDetails(depth="", as_at=NOON.date())
        briefing = held_templates().template("members-briefing")
        reports.start_report(session, evaluation, briefing, details, at=NOON, by="Asha Example")
        desk = reports.open_report(session, evaluation, 1, templates=held_templates(), at=NOON, by="Asha Example")
        reports.save_text(desk, "purpose", "Why.", made_from=0)
        reports.save_sign_off(desk, [SignOff(role="Typed", initials="AE")], made_from=0)
    db.session.remove()


def answers(app):
    """An area with a self-evaluation, an entry and everything that hangs on it."""
    with writing() as session:
        area = areas.create_area(session, "Testshire", at=NOON, by="Asha Example")
        enter_area(session, area.id)
        bank = library().bank("send-local-area-2016", "1")
        evaluations.start_evaluation(session, bank, title="Spring", at=NOON, by="Asha Example")
        desk = evaluations.open_evaluation(session, 1, library=library(), at=NOON, by="Asha Example")
        evaluations.add_entry(desk, "assurance", EntryKind.ACHIEVED, EntryContent("Text.", indicators=("assurance-1",)))
    db.session.remove()


@both_empty
def test_an_empty_database_is_brought_to_the_schema_of_the_tables_and_nothing_is_left_to_do(bare):
    upgrade_database(bare)

    assert tables(bare) == set(Base.metadata.tables)
    assert differences() == []


@both_empty
def test_a_second_start_changes_nothing(bare):
    upgrade_database(bare)
    work(bare)
    before = all_rows()

    upgrade_database(bare)

    assert all_rows() == before


@both_empty
def test_the_way_down_leaves_nothing_and_the_way_up_again_works(bare):
    upgrade_database(bare)
    work(bare)

    downgrade(bare)
    assert tables(bare) == set()

    upgrade_database(bare)
    assert differences() == []
    work(bare)
    assert len(all_rows()["entry"]) == 1


@both_empty
def test_what_stood_in_the_release_before_reports_is_kept_on_the_way_up_and_on_the_way_down(bare):
    upgrade_database(bare)
    alembic.command.downgrade(bare.extensions["migrate"].migrate.get_config(), "0002")
    assert not tables(bare) & {"profile", "report", "report_text", "reading"}
    alembic.command.upgrade(bare.extensions["migrate"].migrate.get_config(), "head")
    work(bare)
    before = {name: rows for name, rows in all_rows().items() if not name.startswith(("profile", "report", "reading"))}

    downgrade(bare, "0002")
    upgrade_database(bare)

    after = all_rows()
    assert {name: after[name] for name in before} == before
    assert after["report"] == after["profile"] == []
    assert differences() == []


@pytest.mark.slow
@both_empty
def test_several_that_start_at_once_bring_it_up_once(bare, either_empty, tmp_path):
    command = [sys.executable, "-c", "from readiness.commands import main; main(['areas'])"]
    around = os.environ | {"READINESS_DATA": str(tmp_path / "fresh"), "DATABASE_URL": either_empty}
    started = [subprocess.Popen(command, cwd=ROOT, env=around, stderr=subprocess.PIPE) for _ in range(3)]
    said = [process.communicate(timeout=120)[1].decode() for process in started]

    assert [process.returncode for process in started] == [0, 0, 0], said
    assert tables(bare) == set(Base.metadata.tables)


@both_empty
def test_a_database_of_a_newer_release_is_refused_and_left_alone(bare):
    upgrade_database(bare)
    with db.engine.connect().execution_options(readiness_writing=True) as connection, connection.begin():
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(CannotUpgrade, match="newer release"):
        upgrade_database(bare)

    assert tables(bare) == set(Base.metadata.tables)


def test_a_migration_that_leaves_a_row_pointing_at_nothing_is_undone(bare):
    upgrade_database(bare)
    work(bare)
    with db.engine.connect().execution_options(readiness_writing=True) as connection:
        connection.connection.driver_connection.execute("PRAGMA foreign_keys=OFF")
        with connection.begin():
            connection.execute(sa.text("UPDATE entry SET evaluation_id = 77"))
            connection.execute(sa.text("DELETE FROM alembic_version"))
        connection.connection.driver_connection.execute("PRAGMA foreign_keys=ON")
    db.engine.dispose()
    stamped = all_rows()

    with pytest.raises(RuntimeError, match="point at nothing"):
        alembic.command.stamp(bare.extensions["migrate"].migrate.get_config(), "head")

    assert all_rows() == stamped
    with db.engine.connect() as connection:
        assert connection.scalar(sa.text("SELECT count(*) FROM alembic_version")) == 0
        assert connection.scalar(sa.text("PRAGMA foreign_keys")) == 1


def test_every_migration_is_named_by_its_number_and_follows_the_one_before(bare):
    files = sorted(path.name for path in (MIGRATIONS / "versions").glob("*.py"))

    assert [name.split("_")[0] for name in files] == [f"{number:04}" for number in range(1, len(files) + 1)]
