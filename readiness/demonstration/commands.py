"""`readiness demo`: an invented local area to look around in."""

from collections.abc import Callable
from datetime import date

import click
from flask import Flask

from readiness import clock
from readiness.banks.views import library
from readiness.database import writing
from readiness.demonstration.operations import make_demonstration
from readiness.demonstration.story import story
from readiness.reports.held_templates import held_templates
from readiness.web.command_line import AS_AT


@click.command("demo")
@click.option("--fresh", is_flag=True, help="Make it anew. What was changed in it is lost; no other area is touched.")
@click.option("--as-at", "as_at", type=AS_AT, help="The day its dates count from. Today, if none is given.")
@click.pass_obj
def demo_command(open_app: Callable[[], Flask], *, fresh: bool, as_at: date | None) -> None:
    """Make Exampleshire, an invented local area full of believable answers.

    One that stands is left as it is.
    """
    told = story(as_at or clock.today())
    with open_app().app_context(), writing() as session:
        made = make_demonstration(session, told, library=library(), templates=held_templates(), fresh=fresh)
    if made:
        click.echo(f"Made the demonstration area, {made.name}.")
    else:
        click.echo("The demonstration area stands already and was left as it is. --fresh makes it anew.")
