"""`readiness export`: make a document of a self-evaluation."""

from collections.abc import Callable
from dataclasses import dataclass
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
from readiness.reports import operations as reports
from readiness.reports.held_templates import held_templates
from readiness.reports.model import NoSuchReport, ReportTemplate
from readiness.snapshots.model import PublishedSnapshot
from readiness.web.command_line import AS_AT, write_whole

DOCUMENTS = ("self-evaluation", "workbook", "snapshot")
"""What can be made without a report template. Every template is a further document, called after its file."""


class NothingToExport(Refused):
    """The area has no such self-evaluation, or the document no such format, depth or draft."""


@click.command("export")
@click.option("--area", "area_name", required=True, help="The local area, by name or key.")
@click.option("--document", required=True, help=f"What to make: {', '.join(DOCUMENTS)}, or a report (`readiness reports list`).")
@click.option("--format", "document_format", type=click.Choice(list(DOCUMENT_FORMATS)), help="Of a self-evaluation or a report.")
@click.option("--depth", "depth_key", default="", help="How much of a report, such as one-page. The usual one, if none is given.")
@click.option("--draft", "is_draft", is_flag=True, help="A report as a draft, with the internal grid.")
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
    depth_key: str,
    is_draft: bool,
    as_at: date | None,
    bank_key: str | None,
    number: int | None,
) -> None:
    """Make a document of a self-evaluation.

    Without --bank or --evaluation it is the oldest one still open. The same content and date give the same bytes.
    """
    with open_app().app_context():
        asked = _Asked(document, _format(document, document_format, out), depth_key, is_draft)
        session = db.session()
        area = area_named(session, area_name)
        enter_area(session, area.id)
        evaluation = _chosen(area.name, bank_key, number)
        snapshot = operations.take(session, area, evaluation, library=library(), as_at=as_at or clock.today())
        made = asked.made(evaluation, snapshot)
    write_whole(out, made.content)
    click.echo(f"Wrote {out} ({len(made.content):,} bytes). Digest of what it says: {snapshot.digest}")


def _format(document: str, given: str | None, out: Path) -> str:
    """The format asked for, or that of the file's name. Raises NothingToExport; a workbook and a snapshot have one each."""
    if document in {"workbook", "snapshot"}:
        return ""
    found = given or out.suffix.removeprefix(".")
    if found not in DOCUMENT_FORMATS:
        raise NothingToExport(f"Say which format with --format: {', '.join(DOCUMENT_FORMATS)}.")
    return found


@dataclass(frozen=True)
class _Asked:
    """What the command was asked to make."""

    document: str
    document_format: str
    depth_key: str
    is_draft: bool

    def made(self, evaluation: Evaluation, snapshot: PublishedSnapshot) -> Made:
        """Raises NoSuchReport, NotFinished, NothingToExport."""
        if self.document in DOCUMENTS and (self.depth_key or self.is_draft):
            raise NothingToExport(f"“{self.document}” has no depths and no draft. Leave out --depth and --draft.")
        match self.document:
            case "workbook":
                return operations.make_workbook(snapshot)
            case "snapshot":
                return operations.make_snapshot(snapshot)
            case "self-evaluation":
                return operations.make_self_evaluation(snapshot, self.document_format)
            case _:
                return self._report(evaluation, snapshot)

    def _report(self, evaluation: Evaluation, snapshot: PublishedSnapshot) -> Made:
        """A report with what officers wrote in the newest of its kind; without one, what template and profile say."""
        session = db.session()
        template = _template(self.document)
        depth = template.depth(self.depth_key)
        newest = reports.newest_report(session, template.key, evaluation=evaluation)
        if not self.is_draft:
            said = reports.published_report(session, newest, template, depth, evaluation=evaluation, banks=library())
            return operations.make_report(said, snapshot, self.document_format)
        if newest is None:
            raise NothingToExport(f"Nobody has started a “{template.title}” here. Start one, or leave out --draft.")
        drafted = reports.draft_report(session, newest, template, depth, evaluation=evaluation, banks=library())
        return operations.make_draft(drafted, snapshot, self.document_format)


def _template(document: str) -> ReportTemplate:
    """Raises NoSuchReport, which names everything that can be made."""
    held = held_templates()
    if document not in {one.key for one in held.templates()} and not held.faults():
        known = ", ".join((*DOCUMENTS, *(one.key for one in held.templates())))
        raise NoSuchReport(f"There is no document “{document}”. Choose one of: {known}.")
    return held.template(document)


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
