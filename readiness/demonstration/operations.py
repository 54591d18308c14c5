"""Make the demonstration area from its story, through the same operations that people use."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy.orm import Session

from readiness.areas.model import Area, AreaNameTaken
from readiness.areas.operations import add_group, all_areas, create_area, delete_demonstration
from readiness.areas.scope import enter_area
from readiness.banks.loader import BankLibrary
from readiness.demonstration.emblem import emblem
from readiness.demonstration.story import Story, StoryEntry, StoryEvaluation, StoryQuestion, StoryReport
from readiness.evaluations import operations as evaluations
from readiness.evaluations.model import STANDARD_GROUPS, EntryContent
from readiness.evaluations.operations import PositionChange
from readiness.evaluations.operations.writing import Desk
from readiness.reports import operations as reports
from readiness.reports.drafts import ProfileNames
from readiness.reports.loader import ReportLibrary

MADE_BY = "Demonstration"


def demonstration_area(session: Session) -> Area | None:
    """The demonstration area, if it stands."""
    return next((area for area in all_areas(session) if area.is_demonstration), None)


def make_demonstration(
    session: Session, story: Story, *, library: BankLibrary, templates: ReportLibrary, fresh: bool
) -> Area | None:
    """Make the area of `story`; None where it stands already and `fresh` was not asked for. No other area is touched."""
    standing = demonstration_area(session)
    if standing and not fresh:
        return None
    if standing:
        delete_demonstration(session, standing.id)
    area = _area(session, story)
    enter_area(session, area.id)
    for group in story.groups:
        add_group(session, group, standard=STANDARD_GROUPS, at=_morning(story.as_at), by=MADE_BY)
    for evaluation in story.evaluations:
        _evaluation(session, evaluation, library=library)
    _profile(session, story)
    for report in story.reports:
        _report(session, report, templates=templates, day=story.as_at)
    return area


def _area(session: Session, story: Story) -> Area:
    at = min(_morning(evaluation.started_on) for evaluation in story.evaluations)
    try:
        return create_area(session, story.name, at=at, by=MADE_BY, is_demonstration=True)
    except AreaNameTaken:
        # Somebody's own area has the name; it keeps it.
        return create_area(session, f"{story.name} (demonstration)", at=at, by=MADE_BY, is_demonstration=True)


def _evaluation(session: Session, told: StoryEvaluation, *, library: BankLibrary) -> None:
    bank = library.bank(told.bank, told.version)
    started = _morning(told.started_on)
    made = evaluations.start_evaluation(session, bank, title=told.title, at=started, by=MADE_BY)
    desk = evaluations.open_evaluation(session, made.number, library=library, at=started, by=MADE_BY)
    for question in told.questions:
        _question(desk, question)


def _question(desk: Desk, told: StoryQuestion) -> None:
    for entry in told.entries:
        _entry(desk, told.key, entry)
    then = _when(desk, told.written_on, told.written_by)
    changes = {key: PositionChange(position, made_from=0) for key, position in told.positions.items()}
    evaluations.record_positions(then, told.key, changes)
    if told.judgement:
        evaluations.record_judgement(then, told.key, told.judgement, made_from=0)
    evaluations.record_work(then, told.key, status=told.work_status, owner=told.owner, due_on=told.due_on, made_from=0)


def _entry(desk: Desk, key: str, told: StoryEntry) -> None:
    first = replace(told.content, text=told.earlier_text) if told.earlier_text else told.content
    number = evaluations.add_entry(_when(desk, told.written_on, told.written_by), key, told.kind, first)
    if number != told.number:
        raise ValueError(f"{key}: the story gives number {told.number} to an entry that is the {number}th")
    version = 1
    if told.earlier_text and told.changed_on:
        _edit(_when(desk, told.changed_on, told.written_by), key, number, told.content, version)
        version += 1
    if told.confirmed_on:
        then = _when(desk, told.confirmed_on, told.confirmed_by)
        evaluations.confirm_entry(then, key, number, on=told.confirmed_on, made_from=version)
        version += 1
    if told.removed_on:
        evaluations.remove_entry(_when(desk, told.removed_on, told.removed_by), key, number, made_from=version)


def _edit(desk: Desk, key: str, number: int, content: EntryContent, version: int) -> None:
    evaluations.edit_entry(desk, key, number, content, made_from=version)


def _when(desk: Desk, day: date, who: str) -> Desk:
    return replace(desk, at=_morning(day), by=who)


def _morning(day: date) -> datetime:
    """Ten in the morning, UTC, which is the same day in London all year."""
    return datetime.combine(day, time(10), tzinfo=UTC)


def _profile(session: Session, story: Story) -> None:
    told = story.profile
    how: dict[str, Any] = {"made_from": 0, "at": _morning(story.as_at), "by": MADE_BY}
    names = ProfileNames(
        council=told.council,
        health_board=told.health_board,
        report_of=told.report_of,
        cabinet_member=told.cabinet_member,
        signatory=told.signatory,
        colour=told.colour,
    )
    reports.save_names(session, names, **how)
    reports.save_contacts(session, told.contacts, **how)
    reports.save_plan(session, told.themes, told.values, **how)
    reports.save_paragraphs(session, dict(told.paragraphs), **how)
    reports.save_limits(session, sides=told.sides, marking=told.marking, roles=told.roles, **how)
    if told.council:
        alternative = f"{told.council}: three rising bars"
        reports.put_logo(session, "emblem.png", emblem(), alternative=alternative, at=_morning(story.as_at), by=MADE_BY)


def _report(session: Session, told: StoryReport, *, templates: ReportLibrary, day: date) -> None:
    evaluation = evaluations.evaluation_by_number(session, told.evaluation)
    template = templates.template(told.document)
    at = _morning(day)
    made = reports.start_report(session, evaluation, template, told.details, at=at, by=MADE_BY)
    desk = reports.open_report(session, evaluation, made.number, templates=templates, at=at, by=MADE_BY)
    for key, text in told.texts.items():
        reports.save_text(desk, key, text, made_from=0)
    reports.save_sign_off(desk, told.sign_off, made_from=0)
    reports.show_report(desk)
