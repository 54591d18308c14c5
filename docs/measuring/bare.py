"""The bare baseline: the least a Flask application on SQLite can do, on the gunicorn settings that Readiness has.

One page, one query, no template, and nothing of ours imported. What Readiness costs over this is ours; what this costs is the machine's.
"""

import sqlite3
import sys

from flask import Flask
from gunicorn.app.base import BaseApplication

DATABASE, PORT, WORKERS, THREADS = sys.argv[1], *(int(argument) for argument in sys.argv[2:5])
app = Flask("bare")


@app.get("/")
def page() -> str:
    """One row, read from the file."""
    connection = sqlite3.connect(DATABASE)
    try:
        [(words,)] = connection.execute("select words from line").fetchall()
    finally:
        connection.close()
    return f"<!doctype html><title>Bare</title><p>{words}</p>"


class Bare(BaseApplication):
    """gunicorn, as `readiness serve` sets it."""

    def load_config(self) -> None:
        """Take the settings of the command line."""
        wanted = {"bind": f"127.0.0.1:{PORT}", "workers": WORKERS, "worker_class": "gthread", "threads": THREADS}
        for name, value in (wanted | {"preload_app": True, "loglevel": "warning"}).items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """The application to serve."""
        return app


made = sqlite3.connect(DATABASE)
made.executescript("create table if not exists line (words text); delete from line; insert into line values ('Ready')")
made.close()
Bare().run()
