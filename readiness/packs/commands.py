"""`readiness export`: make a document of a self-evaluation."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import click
from flask import Flask

from readiness import clock
from readiness.areas.operations import area_named
from readiness.areas.scope import enter_area
from readiness.banks.views import library
from readiness.database import db
from readiness.documents.formats import DOCUMENT_FORMATS
from readiness.errors import Refused
from readiness.evaluations.answers import Evaluation
from readiness.evaluations.operations import all_evaluations, evaluation_by_number
from readiness.packs import operations
from readiness.packs.operations import Made
from readiness.web.command_line import AS_AT, write_whole

DOCUMENTS = ("self-evaluation", "workbook", "snapshot")


class NothingToExport(Refused):
    """The area has no such self-evaluation, or the document no such format."""


@click.command("export")
@click.option("--area", "area_name", required=True, help="The local area, by name or key.")
@click.option("--document", type=click.Choice(DOCUMENTS), required=True, help="What to make.")
@click.option("--format", "document_format", type=click.Choice(list(DOCUMENT_FORMATS)), help="Of a self-evaluation.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The file to write.")
@click.option("--as-at", "as_at", type=AS_AT, help="The date it speaks for, such as 2026-03-27. Today, if none is given.")
@click.option("--bank", "bank_key", help="The self-evaluation on this bank, where the area has several.")
@click.option("--evaluation", "number", type=click.IntRange(1, 999_999), help="The self-evaluation of this number.")
@click.pass_obj
def export_command(
    open_app: Callable[[], Flask],
    area_name: str,
    document: str,
    document_format: str | None,
    out: Path,
    *,
    as_at: date | None,
    bank_key: str | None,
    number: int | None,
) -> None:
    """Make a document of a self-evaluation.

    Without --bank or --evaluation it is the oldest one still open. The same content and date give the same bytes.
    """
    if document == "self-evaluation" and document_format is None:
        document_format = out.suffix.removeprefix(".")
        if document_format not in DOCUMENT_FORMATS:
            raise NothingToExport(f"Say which format with --format: {', '.join(DOCUMENT_FORMATS)}.")
    with open_app().app_context():
        session = db.session()
        area = area_named(session, area_name)
        enter_area(session, area.id)
        evaluation = _chosen(area.name, bank_key, number)
        snapshot = operations.take(session, area, evaluation, library=library(), as_at=as_at or clock.today())
        made: Made
        if document == "workbook":
            made = operations.make_workbook(snapshot)
        elif document == "snapshot":
            made = operations.make_snapshot(snapshot)
        else:
            made = operations.make_self_evaluation(snapshot, str(document_format))
    write_whole(out, made.content)
    click.echo(f"Wrote {out} ({len(made.content):,} bytes). Digest of what it says: {snapshot.digest}")


def _chosen(area_name: str, bank_key: str | None, number: int | None) -> Evaluation:
    """The self-evaluation asked for; else the first that was started and is still open; else the newest."""
    session = db.session()
    if number is not None:
        return evaluation_by_number(session, number)
    among = [one for one in all_evaluations(session) if bank_key in {None, one.bank_key}]
    if not among:
        on = f" on the bank “{bank_key}”" if bank_key else ""
        raise NothingToExport(f"{area_name} has no self-evaluation{on} yet. Start one, or bring a briefing in.")
    return next((one for one in reversed(among) if one.is_open), among[0])
