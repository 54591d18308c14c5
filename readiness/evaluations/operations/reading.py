"""From rows to values. A fixed number of queries, however much has been written."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from readiness.banks.model import Indicator
from readiness.evaluations.answers import Answers, Entry, Evaluation, HeldPosition, QuestionAnswer, SuggestedReference
from readiness.evaluations.model import (
    AdulthoodArea,
    AgeBand,
    EntryContent,
    EntryKind,
    IndicatorPosition,
    NoSuchThing,
    QuestionJudgement,
    Source,
    cites,
)
from readiness.evaluations.tables import (
    EntryRow,
    EntryTagRow,
    EntryWordingRow,
    EvaluationRow,
    OwnIndicatorRow,
    PositionRow,
    QuestionRow,
    SuggestedReferenceRow,
    TagKind,
)

Row = TypeVar("Row", QuestionRow, PositionRow, OwnIndicatorRow, EntryRow)
OLDEST_FIRST = (EntryRow.place, EntryRow.number)


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
    """Everything said, by question; of one question alone when `question` is given. Six queries, or five where there is no entry."""

    def rows(table: type[Row], *order: InstrumentedAttribute[int]) -> Sequence[Row]:
        wanted = select(table).where(table.evaluation_id == evaluation.id)
        if question is not None:
            wanted = wanted.where(table.question_key == question)
        return session.scalars(wanted.order_by(*order)).all()

    wholes = {row.question_key: row for row in rows(QuestionRow)}
    positions: dict[str, dict[str, HeldPosition]] = defaultdict(dict)
    for row in rows(PositionRow):
        positions[row.question_key][row.indicator_key] = _held(row)
    own: dict[str, list[Indicator]] = defaultdict(list)
    for mine in rows(OwnIndicatorRow, OwnIndicatorRow.id):
        source = f"{mine.source_file}, {mine.source_place}".strip(", ")
        own[mine.question_key].append(Indicator(mine.key, mine.wording, source))
    entries: dict[str, list[Entry]] = defaultdict(list)
    for entry in _entries(session, rows(EntryRow, *OLDEST_FIRST)):
        entries[entry.question_key].append(entry)
    keys = {*wholes, *positions, *own, *entries}
    return {key: _answer(key, wholes.get(key), positions[key], tuple(own[key]), entries[key]) for key in sorted(keys)}


def read_question(session: Session, evaluation: Evaluation, question: str) -> QuestionAnswer:
    """What is said of one question; an empty answer where nothing is."""
    return read_answers(session, evaluation, question=question).get(question) or QuestionAnswer(key=question, positions={})


def read_live_entries(session: Session, evaluation: Evaluation) -> tuple[tuple[str, int, str], ...]:
    """(question key, entry number, text) of every live entry, achieved first, each kind in order: what `answers.places` counts."""
    found = session.execute(
        select(EntryRow.question_key, EntryRow.number, EntryRow.text)
        .where(EntryRow.evaluation_id == evaluation.id, EntryRow.removed_at.is_(None))
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


def _entries(session: Session, rows: Sequence[EntryRow]) -> Iterable[Entry]:
    if not rows:
        return
    ids = select(EntryRow.id).where(EntryRow.evaluation_id == rows[0].evaluation_id)
    if len({row.question_key for row in rows}) == 1:
        ids = ids.where(EntryRow.question_key == rows[0].question_key)
    tags: dict[int, dict[TagKind, list[str]]] = defaultdict(lambda: defaultdict(list))
    for entry_id, kind, value in session.execute(
        select(EntryTagRow.entry_id, EntryTagRow.kind, EntryTagRow.value)
        .where(EntryTagRow.entry_id.in_(ids.scalar_subquery()))
        .order_by(EntryTagRow.id)
    ):
        tags[entry_id][kind].append(value)
    suggestions: dict[int, list[SuggestedReference]] = defaultdict(list)
    for row in session.scalars(
        select(SuggestedReferenceRow)
        .where(SuggestedReferenceRow.entry_id.in_(ids.scalar_subquery()), SuggestedReferenceRow.settled_at.is_(None))
        .order_by(SuggestedReferenceRow.id)
    ):
        suggestions[row.entry_id].append(SuggestedReference(id=row.id, written=row.written, target=row.target, why=row.why))
    for entry in rows:
        # Words that were edited away are no longer cited, so there is nothing left to settle.
        open_ones = tuple(one for one in suggestions[entry.id] if cites(entry.text, one.written))
        yield _entry(entry, tags[entry.id], open_ones)


def _entry(row: EntryRow, tags: dict[TagKind, list[str]], suggestions: tuple[SuggestedReference, ...]) -> Entry:
    content = EntryContent(
        text=row.text,
        difference=row.difference,
        true_on=row.true_on,
        partner=row.partner,
        lead=row.lead,
        due_on=row.due_on,
        indicators=tuple(tags[TagKind.INDICATOR]),
        ages=tuple(AgeBand(value) for value in tags[TagKind.AGE]),
        groups=tuple(tags[TagKind.GROUP]),
        adulthood=tuple(AdulthoodArea(value) for value in tags[TagKind.ADULTHOOD]),
    )
    return Entry(
        question_key=row.question_key,
        number=row.number,
        kind=row.kind,
        content=content,
        confirmed_on=row.confirmed_on,
        confirmed_by=row.confirmed_by,
        carried=row.carried,
        source=Source(row.source_file, row.source_place) if row.source_file else None,
        recorded_at=row.recorded_at,
        recorded_by=row.recorded_by,
        changed_at=row.changed_at,
        changed_by=row.changed_by,
        removed_at=row.removed_at,
        removed_by=row.removed_by or "",
        version=row.version,
        suggestions=suggestions,
    )


def _held(row: PositionRow) -> HeldPosition:
    position = None if row.position is None else IndicatorPosition(row.position, row.who_finds_out, row.find_out_by, row.reason)
    return HeldPosition(position=position, version=row.version, changed_at=row.changed_at, changed_by=row.changed_by)


def _answer(
    key: str,
    whole: QuestionRow | None,
    positions: dict[str, HeldPosition],
    own: tuple[Indicator, ...],
    entries: list[Entry],
) -> QuestionAnswer:
    live = [entry for entry in entries if entry.removed_at is None]
    removed = sorted((entry for entry in entries if entry.removed_at), key=lambda entry: entry.removed_at, reverse=True)  # type: ignore[arg-type,return-value]
    said = QuestionAnswer(
        key=key,
        positions=positions,
        own_indicators=own,
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
        own_indicators=own,
        entries=said.entries,
        removed=said.removed,
        order_version=whole.order_version,
        judgement_version=whole.judgement_version,
        work_version=whole.work_version,
        changed_at=whole.changed_at,
        changed_by=whole.changed_by,
    )
