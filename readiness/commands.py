"""The `readiness` command: gathers each feature's commands, and serves the pages.

An error a person can put right is one sentence and exit status 2.
"""

import gc
import os
import socket
import sys
from collections.abc import Sequence
from functools import cache
from typing import Any

import click
from flask import Flask
from sqlalchemy.exc import DBAPIError

from readiness.app import THREADS, create_app, upgrade_database, warm
from readiness.areas.commands import areas_command
from readiness.banks.commands import banks_command
from readiness.demonstration.commands import demo_command
from readiness.errors import ReadinessError
from readiness.exchange.commands import import_command
from readiness.packs.commands import export_command
from readiness.reports.commands import reports_command
from readiness.settings import LOCAL_HOSTS, Settings

WORKERS = 2


class CannotServe(ReadinessError):
    """The address is not this machine's own, or its port is taken."""


@cache
def open_app() -> Flask:
    """The application on this installation's database, upgraded to this release."""
    app = create_app(Settings.from_environment(os.environ))
    upgrade_database(app)
    return app


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="readiness", message="Readiness %(version)s")
@click.pass_context
def command(context: click.Context) -> None:
    """Readiness: how ready a local area is for its SEND inspection.

    Data is kept in the folder READINESS_DATA (instance/ if it is not set), or in PostgreSQL if DATABASE_URL is set.
    """
    context.obj = open_app


@command.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="127.0.0.1 or localhost; local mode allows no other.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
def serve_command(host: str, port: int) -> None:
    """Serve the pages on this machine until Ctrl-C."""
    if host not in LOCAL_HOSTS:
        raise CannotServe(
            f"Readiness has no accounts yet, so it serves this machine alone, as 127.0.0.1 or localhost, and not as {host}."
        )
    _refuse_taken(host, port)
    app = open_app()
    if sys.platform == "win32":
        _serve_with_waitress(app, host, port)
    else:
        _serve_with_gunicorn(app, host, port)


for gathered in (demo_command, areas_command, banks_command, reports_command, import_command, export_command):
    command.add_command(gathered)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command. Errors of a person's making exit with 2 and one sentence, never a traceback."""
    try:
        command.main(args=list(arguments) if arguments is not None else None, prog_name="readiness", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)
    except ReadinessError as error:
        click.echo(f"readiness: {error}", err=True)
        sys.exit(2)
    except DBAPIError as error:
        reason = " ".join(str(error.orig).split())
        click.echo(f"readiness: The database cannot be used ({reason}). Check READINESS_DATA or DATABASE_URL.", err=True)
        sys.exit(2)


def address(host: str, port: int) -> str:
    """What to type into a browser."""
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def _refuse_taken(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CannotServe(
                f"Port {port} is in use by another program. Stop it, or choose another port: make run PORT={port + 1}, "
                f"or readiness serve --port {port + 1}."
            ) from error


def _serve_with_gunicorn(app: Flask, host: str, port: int) -> None:
    from gunicorn.app.base import BaseApplication

    warm(app)

    class Server(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
        def load_config(self) -> None:
            for name, value in _gunicorn_settings(host, port).items():
                self.cfg.set(name, value)

        def load(self) -> Flask:
            return app

    Server().run()


def _gunicorn_settings(host: str, port: int) -> dict[str, Any]:
    def say_where(_server: object) -> None:
        # What stands in memory now is left alone by the workers' garbage collectors, so that their copies stay shared.
        gc.collect()
        gc.freeze()
        click.echo(f"Readiness is ready. Open {address(host, port)} in your browser. Ctrl-C stops it; what you wrote is kept.")

    return {
        "bind": f"[{host}]:{port}" if ":" in host else f"{host}:{port}",
        "workers": WORKERS,
        "worker_class": "gthread",
        "threads": THREADS,
        "preload_app": True,
        "loglevel": "warning",
        "timeout": 120,
        "when_ready": say_where,
    }


def _serve_with_waitress(app: Flask, host: str, port: int) -> None:
    import waitress

    click.echo(f"Readiness is ready. Open {address(host, port)} in your browser. Ctrl-C stops it; what you wrote is kept.")
    waitress.serve(app, host=host, port=port, threads=THREADS)
