"""From the packaged files to the story. Pure but for reading them."""

import re
import tomllib
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

import msgspec

from readiness.demonstration.story.calendar import Calendar, NoSuchDate
from readiness.demonstration.story.reports import WrittenReports, profile_of, report_of
from readiness.demonstration.story.values import Story, StoryEntry, StoryEvaluation, StoryFault, StoryQuestion, StoryReport
from readiness.demonstration.story.written import (
    WrittenArea,
    WrittenEntry,
    WrittenEvaluation,
    WrittenJudgement,
    WrittenPosition,
    WrittenQuestion,
    faults_of,
)
from readiness.evaluations.model import STANDARD_GROUPS, EntryContent, IndicatorPosition, Position, QuestionJudgement
from readiness.reports.model import CouncilProfile

PACKAGED = files("readiness.demonstration")
AREA_FILE = "exampleshire.toml"

Shape = TypeVar("Shape", WrittenArea, WrittenEvaluation, WrittenReports)


def story(as_at: date, *, folder: Traversable = PACKAGED) -> Story:
    """Exampleshire as it stands on `as_at`. Raises StoryFault, with every fault of the first file that has one."""
    area = _read(folder, AREA_FILE, WrittenArea)
    groups = frozenset((*STANDARD_GROUPS, *area.groups))
    evaluations = []
    for file in area.evaluations:
        written = _read(folder, file, WrittenEvaluation)
        if faults := [f"{file}: {fault}." for fault in faults_of(written, groups=groups)]:
            raise StoryFault("\n".join(faults))
        evaluations.append(_evaluation(written, file=file, calendar=Calendar(as_at)))
    profile, reports = _reports(folder, area.reports, Calendar(as_at)) if area.reports else (CouncilProfile(), ())
    return Story(
        key=area.key,
        name=area.name,
        groups=area.groups,
        as_at=as_at,
        evaluations=tuple(evaluations),
        profile=profile,
        reports=reports,
    )


def _reports(folder: Traversable, file: str, calendar: Calendar) -> tuple[CouncilProfile, tuple[StoryReport, ...]]:
    written = _read(folder, file, WrittenReports)
    try:
        return profile_of(written.profile, calendar), tuple(report_of(report, calendar) for report in written.reports)
    except NoSuchDate as fault:
        raise StoryFault(f"{file}: {fault}.") from fault


def _read(folder: Traversable, file: str, shape: type[Shape]) -> Shape:
    try:
        content = tomllib.loads(folder.joinpath(file).read_text(encoding="utf-8"))
        return msgspec.convert(content, shape, str_keys=True)
    except (OSError, tomllib.TOMLDecodeError) as fault:
        raise StoryFault(f"{file}: {fault}.") from fault
    except msgspec.ValidationError as fault:
        # It counts from 0 ("$.questions[3].entries[2].due"); people, and the numbers of entries, count from 1.
        place = re.sub(r"\[(\d+)\]", lambda found: f"[{int(found[1]) + 1}]", str(fault))
        raise StoryFault(f"{file}: {place}, counting from 1.") from fault


def _evaluation(written: WrittenEvaluation, *, file: str, calendar: Calendar) -> StoryEvaluation:
    questions = []
    for question in written.questions:
        try:
            questions.append(_question(question, started=written.started, calendar=calendar))
        except NoSuchDate as fault:
            raise StoryFault(f"{file}: question {question.key}: {fault}.") from fault
    return StoryEvaluation(
        bank=written.bank,
        version=written.version,
        title=written.title,
        started_on=calendar.day(written.started),
        questions=tuple(questions),
    )


def _question(written: WrittenQuestion, *, started: int, calendar: Calendar) -> StoryQuestion:
    entries: list[StoryEntry] = []
    last = started
    for entry in written.entries:
        # Numbers follow the order of writing, so no entry is written before the one above it, nor before it was true.
        last = max(last, written.written if entry.true is None else entry.true)
        entries.append(_entry(entry, len(entries) + 1, question=written, day=last, calendar=calendar))
    return StoryQuestion(
        key=written.key,
        owner=written.owner,
        due_on=calendar.optional(written.due),
        work_status=written.work_status,
        written_by=written.written_by,
        written_on=calendar.day(max(last, written.written)),
        positions={f"{written.key}-{number}": _position(each, calendar) for number, each in sorted(written.positions.items())},
        judgement=_judgement(written.judgement, calendar) if written.judgement else None,
        entries=tuple(entries),
    )


def _entry(written: WrittenEntry, number: int, *, question: WrittenQuestion, day: int, calendar: Calendar) -> StoryEntry:
    return StoryEntry(
        number=number,
        kind=written.kind,
        content=_content(written, question.key, calendar),
        written_by=written.written_by or question.written_by,
        written_on=calendar.day(day),
        earlier_text=calendar.text(written.earlier_text),
        changed_on=calendar.optional(written.changed),
        confirmed_by=written.confirmed_by,
        confirmed_on=calendar.optional(written.confirmed),
        removed_by=written.removed_by,
        removed_on=calendar.optional(written.removed),
    )


def _content(written: WrittenEntry, question: str, calendar: Calendar) -> EntryContent:
    return EntryContent(
        text=calendar.text(written.text),
        difference=calendar.text(written.difference),
        true_on=calendar.optional(written.true),
        partner=written.partner,
        lead=written.lead,
        due_on=calendar.optional(written.due),
        indicators=tuple(f"{question}-{number}" for number in written.supports),
        ages=written.ages,
        groups=written.groups,
        adulthood=written.adulthood,
    )


def _position(written: Position | WrittenPosition, calendar: Calendar) -> IndicatorPosition:
    if isinstance(written, Position):
        return IndicatorPosition(written)
    return IndicatorPosition(
        written.position,
        who_finds_out=written.who_finds_out,
        find_out_by=calendar.optional(written.find_out_by),
        reason=calendar.text(written.reason),
    )


def _judgement(written: WrittenJudgement, calendar: Calendar) -> QuestionJudgement:
    return QuestionJudgement(
        written.judgement,
        reason=calendar.text(written.reason),
        confidence=written.confidence,
        confidence_reason=calendar.text(written.confidence_reason),
    )
