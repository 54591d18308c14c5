"""Make the demonstration area from its story, through the same operations that people use."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

from sqlalchemy.orm import Session

from readiness.areas.model import Area, AreaNameTaken
from readiness.areas.operations import add_group, all_areas, create_area, delete_demonstration
from readiness.areas.scope import enter_area
from readiness.banks.loader import BankLibrary
from readiness.demonstration.story import Story, StoryEntry, StoryEvaluation, StoryQuestion
from readiness.evaluations import operations as evaluations
from readiness.evaluations.model import STANDARD_GROUPS, EntryContent
from readiness.evaluations.operations import PositionChange
from readiness.evaluations.operations.writing import Desk

MADE_BY = "Demonstration"


def demonstration_area(session: Session) -> Area | None:
    """The demonstration area, if it stands."""
    return next((area for area in all_areas(session) if area.is_demonstration), None)


def make_demonstration(session: Session, story: Story, *, library: BankLibrary, fresh: bool) -> Area | None:
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
