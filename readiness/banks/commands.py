"""`readiness banks`: see that the question banks are sound."""

import os
from pathlib import Path

import click

from readiness.banks.loader import check, release
from readiness.banks.model import BankFault
from readiness.settings import Settings


@click.group("banks")
def banks_command() -> None:
    """Check and release question banks."""


def _folder() -> Path:
    return Settings.from_environment(os.environ).question_banks


@banks_command.command("check")
def check_command() -> None:
    """Check every question bank and framework file, and that no key of a released version has vanished."""
    faults = check(_folder())
    if faults:
        raise BankFault(*faults)
    click.echo("Every question bank is sound, and no key of a released version has vanished.")


@banks_command.command("release")
@click.argument("key")
@click.argument("version")
def release_command(key: str, version: str) -> None:
    """Write down the keys of a bank's version, so that no later version can lose one unsaid."""
    release(_folder(), key, version)
    click.echo(f"Released {key} version {version}.")
