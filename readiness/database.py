"""The database: the base of every table, moments in UTC, and the one way to write.

A request reads inside a plain transaction that refuses to write. `with writing() as session:` opens a transaction that takes the write
lock at once, does one operation and commits: a transaction that began by reading and wishes to write later fails on SQLite as soon as
somebody else has written, and no waiting mends that (docs/decisions/0004-no-json-blobs.md).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, ClassVar

import sqlalchemy as sa
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import event
from sqlalchemy.engine import Connection, Dialect
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.pool import ConnectionPoolEntry

WRITING = {"readiness_writing": True}
BUSY_SECONDS = 15
"""How long a writer waits for another before it gives up and says that the database is busy."""


class UTCDateTime(sa.types.TypeDecorator[datetime]):
    """A moment. Stored without a zone, always UTC; a naive one is refused rather than guessed."""

    impl = sa.DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Raises ValueError for a moment without a timezone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A moment without a timezone cannot be stored.")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The same moment, aware."""
        return value.replace(tzinfo=UTC) if value else None


def words(members: type[StrEnum], name: str) -> sa.Enum:
    """A column of an enum's values (not its members' names), under the named CHECK on every database."""
    return sa.Enum(
        members,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=30,
        values_callable=lambda enum: [member.value for member in enum],
    )


class Base(DeclarativeBase):
    """Of every table. Names of constraints are spelt here so that a migration can find them again."""

    metadata = sa.MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {datetime: UTCDateTime, date: sa.Date, str: sa.Text}


db = SQLAlchemy(metadata=Base.metadata, session_options={"autoflush": False})


def set_up(engine: sa.Engine) -> None:
    """Give a new engine its manner of opening connections and transactions."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _open_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        event.listen(engine, "begin", _begin_postgresql)


def _open_sqlite(connection: Any, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # sqlite3 of Python 3.11 would open transactions of its own
    for setting in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={BUSY_SECONDS * 1000}"):
        connection.execute(f"PRAGMA {setting}")


def _begin_sqlite(connection: Connection) -> None:
    is_writing = connection.get_execution_options().get("readiness_writing", False)
    connection.exec_driver_sql(f"PRAGMA query_only={0 if is_writing else 1}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writing else "BEGIN")


def _begin_postgresql(connection: Connection) -> None:
    if not connection.get_execution_options().get("readiness_writing", False):
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")


@contextmanager
def writing() -> Iterator[Session]:
    """One operation, committed whole or not at all. Nothing slow belongs inside: it holds every other writer up."""
    session = db.session()
    session.rollback()
    session.connection(execution_options=WRITING)
    try:
        yield session
        session.commit()
    except BaseException:
        session.rollback()
        raise


def counted_queries(engine: sa.Engine, note: Callable[[str], None]) -> Callable[[], None]:
    """Call `note` with each statement sent to `engine`, until the returned function is called. For tests and the benchmark."""

    def before(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        note(statement)

    event.listen(engine, "before_cursor_execute", before)
    return lambda: event.remove(engine, "before_cursor_execute", before)
