"""From rows to values. A fixed number of queries, however much has been written."""

from collections import defaultdict
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from sqlalchemy import literal, select, union_all
from sqlalchemy.orm import Session

from readiness.banks.model import Indicator
from readiness.evaluations.answers import Answers, Entry, Evaluation, HeldPosition, Note, QuestionAnswer
from readiness.evaluations.model import (
    EntryContent,
    EntryKind,
    IndicatorPosition,
    NoSuchThing,
    QuestionJudgement,
    Source,
)
from readiness.evaluations.operations.reading_entries import OLDEST_FIRST, Within, read_entries
from readiness.evaluations.tables import (
    EntryRow,
    EntryWordingRow,
    EvaluationRow,
    NoteRow,
    OwnIndicatorRow,
    PositionRow,
    QuestionRow,
)

Row = TypeVar("Row", QuestionRow, PositionRow, OwnIndicatorRow, NoteRow, EntryRow)
POSITION = (
    PositionRow.question_key,
    PositionRow.indicator_key,
    PositionRow.position,
    PositionRow.who_finds_out,
    PositionRow.find_out_by,
    PositionRow.reason,
    PositionRow.version,
    PositionRow.changed_at,
    PositionRow.changed_by,
)


def all_evaluations(session: Session) -> tuple[Evaluation, ...]:
    """Every self-evaluation of the entered area, the newest first."""
    return tuple(evaluation_of(row) for row in session.scalars(select(EvaluationRow).order_by(EvaluationRow.number.desc())))


def evaluation_by_number(session: Session, number: int) -> Evaluation:
    """Raises NoSuchThing, also for another area's."""
    row = session.scalar(select(EvaluationRow).where(EvaluationRow.number == number))
    if row is None:
        raise NoSuchThing(f"There is no self-evaluation {number} here.")
    return evaluation_of(row)


def evaluation_of(row: EvaluationRow) -> Evaluation:
    """The value of a row."""
    return Evaluation(
        id=row.id,
        number=row.number,
        title=row.title,
        bank_key=row.bank_key,
        bank_version=row.bank_version,
        started_at=row.started_at,
        closed_at=row.closed_at,
        closed_by=row.closed_by or "",
        carried_from=row.carried_from_id,
        version=row.version,
    )


def read_answers(session: Session, evaluation: Evaluation, *, question: str | None = None) -> Answers:
    """Everything said, by question; of one question alone when `question` is given. Five queries."""

    def within(table: type[Row]) -> Within:
        whole: Within = (table.evaluation_id == evaluation.id,)
        return whole if question is None else (*whole, table.question_key == question)

    wholes = {row.question_key: row for row in session.scalars(select(QuestionRow).where(*within(QuestionRow)))}
    positions = _positions(session, within(PositionRow))
    beside = _beside(session, within(OwnIndicatorRow), within(NoteRow))
    entries = read_entries(session, within(EntryRow))
    keys = {*wholes, *positions, *beside.indicators, *entries}
    if question in beside.notes:  # a note alone is no answer, and is shown where its question is
        keys.add(question)
    return {key: _answer(key, wholes.get(key), positions[key], beside, entries[key]) for key in sorted(keys)}


def read_question(session: Session, evaluation: Evaluation, question: str) -> QuestionAnswer:
    """What is said of one question; an empty answer where nothing is."""
    return read_answers(session, evaluation, question=question).get(question) or QuestionAnswer(key=question, positions={})


def read_own_indicators(session: Session, evaluation: Evaluation, question: str) -> tuple[Indicator, ...]:
    """The indicators a question has beside the bank's."""
    rows = session.execute(
        select(OwnIndicatorRow.key, OwnIndicatorRow.wording, OwnIndicatorRow.source_file, OwnIndicatorRow.source_place)
        .where(OwnIndicatorRow.evaluation_id == evaluation.id, OwnIndicatorRow.question_key == question)
        .order_by(OwnIndicatorRow.id)
    )
    return tuple(Indicator(key, wording, f"{file}, {place}".strip(", ")) for key, wording, file, place in rows)


def read_live_entries(
    session: Session, evaluation: Evaluation, *, questions: AbstractSet[str] | None = None
) -> tuple[tuple[str, int, str], ...]:
    """(question key, entry number, text) of every live entry, achieved first, each kind in order: what `answers.places` counts.

    Of some questions alone where `questions` is given.
    """
    among = () if questions is None else (EntryRow.question_key.in_(sorted(questions)),)
    found = session.execute(
        select(EntryRow.question_key, EntryRow.number, EntryRow.text)
        .where(EntryRow.evaluation_id == evaluation.id, EntryRow.removed_at.is_(None), *among)
        .order_by(EntryRow.question_key, EntryRow.kind, *OLDEST_FIRST)
    )
    return tuple((key, number, text) for key, number, text in found)


@dataclass(frozen=True, slots=True)
class Wording:
    """What an entry said under one of its versions."""

    version: int
    content: EntryContent
    saved_at: datetime
    saved_by: str


def read_wordings(session: Session, evaluation: Evaluation, question: str, number: int) -> tuple[Wording, ...]:
    """Every wording an entry ever had, the newest first."""
    rows = session.scalars(
        select(EntryWordingRow)
        .join(EntryRow, EntryRow.id == EntryWordingRow.entry_id)
        .where(EntryRow.evaluation_id == evaluation.id, EntryRow.question_key == question, EntryRow.number == number)
        .order_by(EntryWordingRow.version.desc())
    )
    return tuple(
        Wording(
            row.version,
            EntryContent(
                text=row.text,
                difference=row.difference,
                true_on=row.true_on,
                partner=row.partner,
                lead=row.lead,
                due_on=row.due_on,
            ),
            row.saved_at,
            row.saved_by,
        )
        for row in rows
    )


def _positions(session: Session, within: Within) -> dict[str, dict[str, HeldPosition]]:
    found: dict[str, dict[str, HeldPosition]] = defaultdict(dict)
    for key, indicator, position, finder, by, reason, version, changed_at, changed_by in session.execute(
        select(*POSITION).where(*within)
    ):
        said = None if position is None else IndicatorPosition(position, finder, by, reason)
        found[key][indicator] = HeldPosition(position=said, version=version, changed_at=changed_at, changed_by=changed_by)
    return found


@dataclass(frozen=True, slots=True)
class _Beside:
    """By question: its own indicators and its notes."""

    indicators: dict[str, list[Indicator]] = field(default_factory=lambda: defaultdict(list))
    notes: dict[str, list[Note]] = field(default_factory=lambda: defaultdict(list))


def _beside(session: Session, indicators: Within, notes: Within) -> _Beside:
    """Both in one query: a page of a question needs them, and few questions have any."""
    found = _Beside()
    both = union_all(
        select(
            OwnIndicatorRow.question_key,
            OwnIndicatorRow.key,
            OwnIndicatorRow.id.label("place"),
            OwnIndicatorRow.wording,
            OwnIndicatorRow.source_file,
            OwnIndicatorRow.source_place,
            OwnIndicatorRow.added_at,
            literal(""),
        ).where(*indicators),
        select(
            NoteRow.question_key,
            literal(""),
            NoteRow.id,
            NoteRow.text,
            NoteRow.source_file,
            NoteRow.source_place,
            NoteRow.added_at,
            NoteRow.added_by,
        ).where(*notes, NoteRow.removed_at.is_(None)),
    )
    for key, indicator, place, text, file, where, added_at, added_by in session.execute(both.order_by("place")):
        if indicator:
            found.indicators[key].append(Indicator(indicator, text, f"{file}, {where}".strip(", ")))
        else:
            found.notes[key].append(Note(place, key, text, Source(file, where), added_at, added_by))
    return found


def _answer(
    key: str,
    whole: QuestionRow | None,
    positions: dict[str, HeldPosition],
    beside: _Beside,
    entries: list[Entry],
) -> QuestionAnswer:
    live = [entry for entry in entries if entry.removed_at is None]
    removed = sorted((entry for entry in entries if entry.removed_at), key=lambda entry: entry.removed_at, reverse=True)  # type: ignore[arg-type,return-value]
    said = QuestionAnswer(
        key=key,
        positions=positions,
        own_indicators=tuple(beside.indicators.get(key, ())),
        notes=tuple(beside.notes.get(key, ())),
        entries=tuple(sorted(live, key=lambda entry: entry.kind is EntryKind.STILL_TO_DO)),
        removed=tuple(removed),
    )
    if whole is None:
        return said
    judgement = (
        QuestionJudgement(whole.judgement, whole.judgement_reason, whole.confidence, whole.confidence_reason)
        if whole.judgement
        else None
    )
    return QuestionAnswer(
        key=key,
        work_status=whole.work_status,
        owner=whole.owner,
        due_on=whole.due_on,
        judgement=judgement,
        positions=positions,
        own_indicators=said.own_indicators,
        notes=said.notes,
        entries=said.entries,
        removed=said.removed,
        order_version=whole.order_version,
        judgement_version=whole.judgement_version,
        work_version=whole.work_version,
        changed_at=whole.changed_at,
        changed_by=whole.changed_by,
    )
