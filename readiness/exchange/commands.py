"""`readiness import`: bring in a document from the command line."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from flask import Flask

from readiness import clock
from readiness.areas import operations as areas
from readiness.areas.model import NoSuchArea
from readiness.areas.scope import enter_area
from readiness.banks.views import library
from readiness.canonical import clean_line
from readiness.database import db, writing
from readiness.errors import Refused
from readiness.exchange import operations, reporting
from readiness.exchange.held_words import held_words
from readiness.exchange.model import Briefing
from readiness.exchange.operations import Import, Imported
from readiness.exchange.reading_apart import read_document_apart
from readiness.files.apart import FOR_A_COMMAND, Progress
from readiness.files.model import Changes
from readiness.files.papers import FILE_LIMIT
from readiness.files.readers import read_file
from readiness.web.access import LOCAL_PERSON
from readiness.web.filters import count


class SayWhichChanges(Refused):
    """A document with tracked changes can be read in two ways, and nobody has said which."""


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--as",
    "shape",
    type=click.Choice(["self-evaluation", "briefing"]),
    default="self-evaluation",
    help="What the file is; both are read in the same way.",
)
@click.option("--area", "area_name", required=True, help="The local area; made if it is new.")
@click.option("--bank", "bank_key", required=True, help="The question bank it answers, such as send-local-area-2016.")
@click.option(
    "--accept",
    type=click.Choice(["sure", "all"]),
    default="sure",
    help="Take the questions that match surely and what is new in them; or every likely match too, and newer wordings.",
)
@click.option(
    "--changes", type=click.Choice([one.value for one in Changes]), help="How to read a document that has tracked changes."
)
@click.option("--dry-run", is_flag=True, help="Say what would be brought in and change nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print the counts as JSON, on one line.")
@click.pass_obj
def import_command(
    open_app: Callable[[], Flask],
    file: Path,
    shape: str,
    area_name: str,
    bank_key: str,
    *,
    accept: str,
    changes: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Bring in a FILE that people already have: Word, Excel, PDF with text, plain text, Markdown or HTML.

    It is read for questions with what has been achieved and what else needs to happen, under headings or in the columns of a table.
    Questions that match the bank surely are taken; the others are left out and named. The same file twice adds nothing.
    """
    del shape  # both are read in one way; the option tells this import from those of other kinds of document
    content, name = read_file(file, limit=FILE_LIMIT), clean_line(file.name) or "the file"
    with open_app().app_context():
        library().latest(bank_key)  # an unknown bank is said before a long file is read
        with _progress(name) as progress:
            briefing = _read(content, name=name, area=area_name, changes=changes, progress=progress)
        asked = Import(
            name=name,
            content=content,
            briefing=briefing,
            area=area_name,
            bank=bank_key,
            accept_all=accept == "all",
            changes=changes or "",
        )
        imported = _import(asked, dry_run=dry_run)
    if as_json:
        click.echo(json.dumps(reporting.report(imported, dry_run=dry_run), ensure_ascii=False))
        return
    click.echo(reporting.sentence(imported, dry_run=dry_run))
    for line in reporting.remarks(imported):
        click.echo(line)


def _import(asked: Import, *, dry_run: bool) -> Imported:
    vocabulary = held_words().vocabulary()
    if dry_run:
        return operations.look(db.session(), asked, library=library(), vocabulary=vocabulary)
    with writing() as session:
        return operations.import_document(
            session, asked, library=library(), vocabulary=vocabulary, at=clock.now(), by=LOCAL_PERSON.name
        )


@contextmanager
def _progress(name: str) -> Iterator[Progress | None]:
    """A bar on the terminal's own stream while a long file is read; nothing where nobody looks."""
    if not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=1, label=f"Reading {name}", file=sys.stderr) as bar:

        def progress(done: int, whole: int) -> None:
            bar.length = whole
            bar.update(done - bar.pos)

        yield progress


def _read(content: bytes, *, name: str, area: str, changes: str | None, progress: Progress | None) -> Briefing:
    try:
        enter_area(db.session(), areas.area_named(db.session(), area).id)
        columns = operations.known_columns(db.session())
    except NoSuchArea:
        columns = {}
    briefing = read_document_apart(
        content,
        name=name,
        vocabulary=held_words().vocabulary(),
        columns=columns,
        changes=Changes(changes or Changes.ACCEPTED),
        limits=FOR_A_COMMAND,
        progress=progress,
    )
    db.session.rollback()
    if briefing.tracked and not changes:
        raise SayWhichChanges(
            f"“{name}” has {count(briefing.tracked, 'tracked change')}. Nothing was changed. Say --changes accepted to read it as if all "
            "were accepted, or --changes original to read it as it was before them."
        )
    return briefing
