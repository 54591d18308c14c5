"""`readiness reports`: which report templates there are, and whether they are sound."""

import os
import sys
from pathlib import Path

import click

from readiness.reports.loader import ReportLibrary, read_template
from readiness.reports.model import Depth, Numbering, ReportTemplate, TemplateFault
from readiness.settings import Settings

FOLDER = "reports"
"""Of the templates of reports, inside that of all templates."""
FOUND_FAULTS = 1
NUMBERED = {
    Numbering.CONTINUOUS: "numbered throughout",
    Numbering.BY_SECTION: "numbered by section",
    Numbering.NONE: "not numbered",
}


@click.group("reports")
def reports_command() -> None:
    """List and check the templates that reports are made by."""


def _library() -> ReportLibrary:
    return ReportLibrary(Settings.from_environment(os.environ).templates / FOLDER)


@reports_command.command("list")
def list_command() -> None:
    """List the reports that can be made: the name for --document, the title, and each depth."""
    library = _library()
    for template in library.templates():
        click.echo(_described(template))
    if library.faults():
        click.echo("A template has faults, so it is not in this list. `readiness reports check` says what they are.", err=True)


@reports_command.command("check")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
def check_command(files: tuple[Path, ...]) -> None:
    """Check every report template, or the FILES named. Says what each is; with any fault, every fault and exit status 1."""
    templates, faults = _read(files) if files else _shipped()
    for template in templates:
        click.echo(_described(template))
    for fault in faults:
        click.echo(fault, err=True)
    if faults:
        sys.exit(FOUND_FAULTS)
    click.echo("Every report template is sound.")


def _shipped() -> tuple[tuple[ReportTemplate, ...], tuple[str, ...]]:
    library = _library()
    templates, faults = library.templates(), library.faults()
    if not (templates or faults):
        faults = (f"{library.folder.name}: the folder holds no report template. Add one, as its README.md shows.",)
    return templates, faults


def _read(files: tuple[Path, ...]) -> tuple[tuple[ReportTemplate, ...], tuple[str, ...]]:
    templates: list[ReportTemplate] = []
    faults: list[str] = []
    for file in files:
        try:
            templates.append(read_template(file))
        except TemplateFault as fault:
            faults.extend(fault.faults)
    return tuple(templates), tuple(faults)


def _described(template: ReportTemplate) -> str:
    depths = "; ".join(_depth(template, depth) for depth in template.depths)
    return f"{template.key}  {template.title} ({NUMBERED[template.numbering]}). {depths}."


def _depth(template: ReportTemplate, depth: Depth) -> str:
    sections = template.sections_at(depth)
    mandatory = sum(section.mandatory for section in sections)
    limits = [f"{depth.words:,} words"] if depth.words else []
    limits += [f"{depth.sides} {'side' if depth.sides == 1 else 'sides'} of A4"] if depth.sides else []
    most = f", at most {' and '.join(limits)}" if limits else ""
    count = f"{len(sections)} {'section' if len(sections) == 1 else 'sections'}"
    return f"{depth.key}: {count}, {mandatory} mandatory{most}"
