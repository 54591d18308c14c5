"""Fixtures of every test: an application on a database of its own, a strict client, a count of queries.

A database is upgraded once for a whole run and copied for each test: a copy takes a millisecond.
"""

import re
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from jinja2 import BytecodeCache

from readiness.app import create_app
from readiness.areas import operations as areas
from readiness.areas.scope import enter_area
from readiness.banks.loader import BankLibrary
from readiness.banks.views import LIBRARY, library
from readiness.database import counted_queries, db, writing
from readiness.evaluations import operations as evaluations
from readiness.settings import ROOT
from tests.databases import database, either_empty, postgresql, settings_for, upgraded_database, upgraded_postgresql  # noqa: F401
from tests.programs import browser  # noqa: F401 - a fixture
from tests.soak import pytest_collection_modifyitems, pytest_terminal_summary  # noqa: F401 - hooks
from tests.strict_client import StrictClient

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


class Compiled(BytecodeCache):
    """Templates compiled once for a whole run: it is the slowest thing a new application does."""

    def __init__(self):
        self.kept = {}

    def load_bytecode(self, bucket):
        if bucket.key in self.kept:
            bucket.bytecode_from_string(self.kept[bucket.key])

    def dump_bytecode(self, bucket):
        self.kept[bucket.key] = bucket.bytecode_to_string()


COMPILED = Compiled()
READ_ONCE = BankLibrary(ROOT / "question_banks")


@pytest.fixture(scope="session")
def shared():
    """The folder of real reports beside the repository. Tests that need it skip where it is not."""
    if not SHARED.is_dir():
        pytest.skip("the real reports are not beside this checkout")
    return SHARED


@pytest.fixture
def app(tmp_path, database):  # noqa: F811 - as pytest names what it hands in
    """An application on a database of its own, its context pushed."""
    made = create_app(settings_for(tmp_path, database))
    made.testing = True
    made.test_client_class = StrictClient
    made.jinja_env.bytecode_cache = COMPILED
    made.extensions[LIBRARY] = READ_ONCE
    with made.app_context():
        yield made
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def client(app):
    """A person with a browser."""
    return app.test_client()


@pytest.fixture
def area(app):
    """A local area, entered."""
    with writing() as session:
        made = areas.create_area(session, "Testshire", at=NOON, by="Asha Example")
    enter_area(db.session(), made.id)
    return made


@pytest.fixture
def evaluation(area):
    """An open self-evaluation of it on the 2016 bank."""
    with writing() as session:
        return evaluations.start_evaluation(
            session, library().bank("send-local-area-2016", "1"), title="Spring", at=NOON, by="Asha Example"
        )


@pytest.fixture
def desk(evaluation):
    """`with desk() as at:` writes at that self-evaluation's desk."""

    @contextmanager
    def writes(number=evaluation.number, *, at=NOON, by="Asha Example"):
        with writing() as session:
            yield evaluations.open_evaluation(session, number, library=library(), at=at, by=by)

    return writes


@pytest.fixture
def count_queries(app):
    """`with count_queries() as queries:` collects the SQL sent inside the block."""

    @contextmanager
    def counting():
        queries = []
        stop = counted_queries(db.engine, lambda statement: queries.append(re.sub(r"\s+", " ", statement)))
        try:
            yield queries
        finally:
            stop()

    return counting
