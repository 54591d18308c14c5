"""How a migration runs: inside the application, on its database.

On SQLite foreign keys go off before the migration's transaction, because a batch rebuild with them on deletes cascading children in
silence; what the migration leaves is checked afterwards, and a dangling key undoes it.
"""

from alembic import context
from flask import current_app
from sqlalchemy import Connection

from readiness.database import WRITING, Base


def run() -> None:
    """Upgrade or downgrade the application's database in one transaction."""
    engine = current_app.extensions["migrate"].db.engine
    with engine.connect().execution_options(**WRITING) as connection:
        on_sqlite = connection.dialect.name == "sqlite"
        if on_sqlite:
            connection.connection.driver_connection.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                if not on_sqlite:  # of two that start at once the second waits, and finds nothing left to do
                    connection.exec_driver_sql("SELECT pg_advisory_xact_lock(731000)")
                context.configure(
                    connection=connection,
                    target_metadata=Base.metadata,
                    render_as_batch=True,
                    compare_type=True,
                    transaction_per_migration=False,
                )
                context.run_migrations()
                if on_sqlite:
                    refuse_dangling_keys(connection)
        finally:
            if on_sqlite:
                connection.connection.driver_connection.execute("PRAGMA foreign_keys=ON")


def refuse_dangling_keys(connection: Connection) -> None:
    """Raise RuntimeError where a row points at nothing."""
    dangling = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if dangling:
        raise RuntimeError(f"The migration left rows that point at nothing: {dangling[:5]}")


run()
