"""What the commands of every feature share: dates on the command line, and files written whole or not at all."""

import os
import tempfile
from datetime import date
from pathlib import Path

import click

from readiness.errors import ReadinessError
from readiness.web.forms import day_within_bounds


class NotWritten(ReadinessError):
    """A file could not be written. What stood there before still stands."""


class DayParameter(click.ParamType[date]):
    """A date such as 2026-03-27."""

    name = "date"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Raises a usage error that says how to write a date."""
        if isinstance(value, date):
            return value
        try:
            return day_within_bounds(date.fromisoformat(value))
        except ValueError:
            self.fail(f"“{value}” is not a date. Write it as 2026-03-27.", param, ctx)


AS_AT = DayParameter()


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` at `path`, synced to disk, or leave what was there. Raises NotWritten."""
    path = path.resolve()
    if path.exists() and not path.is_file():
        raise NotWritten(f"{path} is not a file. Choose another place with --out.")
    beside: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.absolute().parent, prefix=".readiness-", delete=False) as file:
            beside = Path(file.name)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(0o644)
        beside.replace(path)
    except OSError as error:
        if beside:
            beside.unlink(missing_ok=True)
        raise NotWritten(f"{path} could not be written ({error.strerror}). Choose another place with --out.") from error
