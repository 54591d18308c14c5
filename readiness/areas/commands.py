"""`readiness areas`: which local areas there are."""

from collections.abc import Callable

import click
from flask import Flask

from readiness.areas.operations import all_areas
from readiness.database import db


@click.command("areas")
@click.pass_obj
def areas_command(open_app: Callable[[], Flask]) -> None:
    """List the local areas of this installation."""
    with open_app().app_context():
        areas = all_areas(db.session())
    for area in areas:
        click.echo(f"{area.key}  {area.name}{' (demonstration)' if area.is_demonstration else ''}")
    if not areas:
        click.echo("There is no local area yet. `readiness demo` makes one to look at.")
