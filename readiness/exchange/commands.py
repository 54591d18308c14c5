"""`readiness import`: bring in a document from the command line."""

import json
from collections.abc import Callable
from pathlib import Path

import click
from flask import Flask

from readiness import clock
from readiness.areas import operations as areas
from readiness.areas.model import Area, NoSuchArea
from readiness.areas.scope import enter_area
from readiness.banks.model import QuestionBank
from readiness.banks.views import library
from readiness.canonical import clean_line
from readiness.database import db, writing
from readiness.evaluations import operations as evaluations
from readiness.exchange.briefing import parse_briefing
from readiness.exchange.matching import match_questions
from readiness.exchange.model import Briefing, Matches
from readiness.exchange.operations import BroughtIn, bring_in, open_on
from readiness.files.readers import read_text_file
from readiness.web.access import LOCAL_PERSON
from readiness.web.filters import count


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--as", "shape", type=click.Choice(["briefing"]), required=True, help="What the file is.")
@click.option("--area", "area_name", required=True, help="The local area; made if it is new.")
@click.option("--bank", "bank_key", required=True, help="The question bank it answers, such as send-local-area-2016.")
@click.option("--dry-run", is_flag=True, help="Say what would be brought in and change nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print the counts as JSON, on one line.")
@click.pass_obj
def import_command(
    open_app: Callable[[], Flask], file: Path, shape: str, area_name: str, bank_key: str, *, dry_run: bool, as_json: bool
) -> None:
    """Bring in a text FILE that people already have.

    A briefing has, for each question: Question, Suggested indicators, What has been achieved so far?, What else needs to happen?
    Questions that match the bank surely are taken; the others are left out and named. The same file twice adds nothing.
    """
    del shape  # there is one so far; the option is there so that a second needs no other command
    briefing = parse_briefing(read_text_file(file), clean_line(file.name) or "the file")
    with open_app().app_context():
        bank = library().latest(bank_key)
        matches = match_questions(briefing, bank)
        done = BroughtIn() if dry_run or not matches.placed else _bring_in(area_name, bank, briefing, matches)
    report = _report(briefing, matches, done, dry_run=dry_run)
    click.echo(json.dumps(report, ensure_ascii=False) if as_json else _sentence(briefing, matches, done, dry_run=dry_run))
    if not as_json:
        for line in _remarks(briefing, matches):
            click.echo(line)


def _bring_in(area_name: str, bank: QuestionBank, briefing: Briefing, matches: Matches) -> BroughtIn:
    """All of it in one transaction: the area, the self-evaluation and every entry, or nothing."""
    at, by = clock.now(), LOCAL_PERSON.name
    with writing() as session:
        area = _area(area_name)
        enter_area(session, area.id)
        areas.hold_area(session)
        evaluation = open_on(session, bank_key=bank.key)
        if evaluation is None:
            evaluation = evaluations.start_evaluation(session, bank, title="Self-evaluation", at=at, by=by)
        desk = evaluations.open_evaluation(session, evaluation.number, library=library(), at=at, by=by)
        if desk.bank != bank:  # an older version is still open: its own questions are the ones to match
            matches = match_questions(briefing, desk.bank)
        return bring_in(desk, briefing, matches)


def _area(name: str) -> Area:
    try:
        return areas.area_named(db.session(), name)
    except NoSuchArea:
        return areas.create_area(db.session(), name, at=clock.now(), by=LOCAL_PERSON.name)


def _report(briefing: Briefing, matches: Matches, done: BroughtIn, *, dry_run: bool) -> dict[str, object]:
    return {
        "file": briefing.file_name,
        "dry_run": dry_run,
        "questions": len(briefing.questions),
        "indicators": len(briefing.indicators),
        "achieved": len(briefing.achieved),
        "still_to_do": len(briefing.still_to_do),
        "flagged_references": [
            {
                "written": cited.written,
                "likely": cited.likely,
                "likely_key": _key_of(matches, cited.likely),
                "in": cited.question.number,
                "place": str(cited.entry.place),
            }
            for cited in briefing.dangling
        ],
        "matched": [
            {"question": match.question.number or match.question.wording, "key": match.key, "sureness": match.sureness}
            for match in matches
        ],
        "unplaced": [match.question.name for match in matches.unplaced],
        "added": done.added,
        "there_already": done.there_already,
        "own_indicators": done.own_indicators,
    }


def _key_of(matches: Matches, number: str | None) -> str | None:
    return next((match.key for match in matches.placed if match.question.number == number), None)


def _sentence(briefing: Briefing, matches: Matches, done: BroughtIn, *, dry_run: bool) -> str:
    found = (
        f"{briefing.file_name}: {len(briefing.questions)} questions, {len(briefing.indicators)} indicators, "
        f"{len(briefing.achieved)} achieved, {len(briefing.still_to_do)} still to do, "
        f"{len(briefing.dangling)} references flagged, {len(matches.unplaced)} questions unplaced"
    )
    if dry_run:
        return f"{found}. Nothing was changed (dry run)."
    return f"{found}. Added {done.added}, there already {done.there_already}."


def _remarks(briefing: Briefing, matches: Matches) -> list[str]:
    """What a person should know: questions left out, references that lead nowhere, text that was no part of the shape."""
    remarks = [f"  Left out: {match.question.name}. {match.why}" for match in matches.unplaced]
    remarks += [
        f"  Under {cited.question.name}: cites {cited.written}, which does not exist. {cited.why}" for cited in briefing.dangling
    ]
    if briefing.tally.words_left:
        remarks.append(
            f"  {count(briefing.tally.words_left, 'word')} were not part of the questions and were left where they are."
        )
    return remarks
