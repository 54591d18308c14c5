"""Record positions, a judgement, and who is working on a question by when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from readiness.errors import Refused
from readiness.evaluations.model import (
    ENTRY_LIMIT,
    NAME_LIMIT,
    IndicatorPosition,
    NotAnIndicatorHere,
    NothingWritten,
    Position,
    QuestionJudgement,
    SomebodyElseSaved,
    WorkStatus,
)
from readiness.evaluations.operations.writing import Desk, question_row, require_question, within
from readiness.evaluations.tables import JudgementWordingRow, OwnIndicatorRow, PositionRow, PositionWordingRow

CHANGED = "Somebody else has changed this question since you opened the page."


class IncompletePosition(Refused):
    """Not known needs somebody who will find out; not applicable needs a reason."""


@dataclass(frozen=True, slots=True)
class PositionChange:
    """What one indicator's position is to be (None: taken back), and the version of the row the form was made from (0: none)."""

    position: IndicatorPosition | None
    made_from: int


def record_positions(
    desk: Desk,
    key: str,
    changes: Mapping[str, PositionChange],
) -> None:
    """Record the positions of several indicators of one question; all or none.

    A change to what already stands changes nothing. Raises SomebodyElseSaved, IncompletePosition, NotAnIndicatorHere.
    """
    require_question(desk, key)
    own = desk.session.scalars(
        select(OwnIndicatorRow.key).where(
            OwnIndicatorRow.evaluation_id == desk.evaluation.id, OwnIndicatorRow.question_key == key
        )
    )
    if strangers := set(changes) - {*(indicator.key for indicator in desk.bank.by_key[key].indicators), *own}:
        raise NotAnIndicatorHere(f"The question “{key}” has no indicator “{min(strangers)}”.")
    rows = {
        row.indicator_key: row
        for row in desk.session.scalars(
            select(PositionRow)
            .where(PositionRow.evaluation_id == desk.evaluation.id, PositionRow.question_key == key)
            .with_for_update()
        )
    }
    for indicator, change in changes.items():
        row = rows.get(indicator)
        if _stands(row) == change.position:
            continue
        if (row.version if row else 0) != change.made_from:
            raise SomebodyElseSaved("Somebody else has set a position here since you opened the page.")
        _save_position(desk, key, indicator, row, change.position)


def _stands(row: PositionRow | None) -> IndicatorPosition | None:
    if row is None or row.position is None:
        return None
    return IndicatorPosition(row.position, row.who_finds_out, row.find_out_by, row.reason)


def _save_position(
    desk: Desk,
    key: str,
    indicator: str,
    row: PositionRow | None,
    said: IndicatorPosition | None,
) -> None:
    row = row or PositionRow(evaluation_id=desk.evaluation.id, question_key=key, indicator_key=indicator)
    row.position = said.position if said else None
    row.who_finds_out = within(NAME_LIMIT, "Who will find out", said.who_finds_out) if said else ""
    row.find_out_by = said.find_out_by if said else None
    row.reason = within(ENTRY_LIMIT, "The reason", said.reason) if said else ""
    if row.position is Position.UNKNOWN and not row.who_finds_out:
        raise IncompletePosition("Say who will find out.")
    if row.position is Position.NOT_APPLICABLE and not row.reason:
        raise IncompletePosition("Say why this does not apply.")
    row.changed_at, row.changed_by = desk.at, desk.by
    desk.session.add(row)
    desk.session.flush()
    desk.session.add(
        PositionWordingRow(
            evaluation_id=desk.evaluation.id,
            indicator_key=indicator,
            version=row.version,
            position=row.position,
            who_finds_out=row.who_finds_out,
            find_out_by=row.find_out_by,
            reason=row.reason,
            saved_at=desk.at,
            saved_by=desk.by,
        )
    )
    desk.session.flush()


def record_judgement(
    desk: Desk,
    key: str,
    judgement: QuestionJudgement | None,
    *,
    made_from: int,
) -> None:
    """Record what the area says of itself on one question, or take it back with None. Raises SomebodyElseSaved."""
    require_question(desk, key)
    row = question_row(desk, key)
    if row.judgement_version != made_from:
        raise SomebodyElseSaved(CHANGED)
    reason = within(ENTRY_LIMIT, "The reason", judgement.reason) if judgement else ""
    if judgement and not reason:
        raise NothingWritten("A judgement needs a reason. Write why you say so.")
    row.judgement_version += 1
    row.judgement = judgement.judgement if judgement else None
    row.judgement_reason = reason
    row.confidence = judgement.confidence if judgement else None
    row.confidence_reason = within(ENTRY_LIMIT, "Why you are as sure as that", judgement.confidence_reason) if judgement else ""
    row.changed_at, row.changed_by = desk.at, desk.by
    desk.session.flush()
    desk.session.add(
        JudgementWordingRow(
            evaluation_id=desk.evaluation.id,
            question_key=key,
            version=row.judgement_version,
            judgement=row.judgement,
            judgement_reason=row.judgement_reason,
            confidence=row.confidence,
            confidence_reason=row.confidence_reason,
            saved_at=desk.at,
            saved_by=desk.by,
        )
    )
    desk.session.flush()


def record_work(
    desk: Desk,
    key: str,
    *,
    status: WorkStatus,
    owner: str,
    due_on: date | None,
    made_from: int,
) -> None:
    """Record who has the question, by when, and where the writing stands. Raises SomebodyElseSaved."""
    require_question(desk, key)
    row = question_row(desk, key)
    if row.work_version != made_from:
        raise SomebodyElseSaved(CHANGED)
    row.work_version += 1
    row.work_status, row.owner, row.due_on = status, within(NAME_LIMIT, "The owner", owner), due_on
    row.changed_at, row.changed_by = desk.at, desk.by
    desk.session.flush()
