"""Count what is said, question by question, without reading its words: five queries, and no more rows than questions ask for."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sqlalchemy import case, func, or_, select
from sqlalchemy.orm import Session

from readiness.evaluations.answers import Evaluation, Tally
from readiness.evaluations.model import EntryKind, Position, cites
from readiness.evaluations.tables import EntryRow, OwnIndicatorRow, PositionRow, QuestionRow, SuggestedReferenceRow

Counts = dict[str, Any]
"""Of one question, by their names in `Tally`."""


def read_tallies(session: Session, evaluation: Evaluation) -> Mapping[str, Tally]:
    """By question: the same numbers as `answers.tally` of what is said there. A question nothing was ever said of is not there."""
    wholes: dict[str, dict[str, Any]] = {
        key: {"work_status": status, "owner": owner, "due_on": due_on, "judgement": judgement}
        for key, status, owner, due_on, judgement in session.execute(
            select(
                QuestionRow.question_key, QuestionRow.work_status, QuestionRow.owner, QuestionRow.due_on, QuestionRow.judgement
            ).where(QuestionRow.evaluation_id == evaluation.id)
        )
    }
    positions = _positions(session, evaluation)
    entries = _entries(session, evaluation)
    own = _own_indicators(session, evaluation)
    suggested = _suggested(session, evaluation)
    return {
        key: Tally(
            **wholes.get(key, {}),
            **entries.get(key, {}),
            positions=positions.get(key, {}),
            own_indicators=own.get(key, 0),
            has_suggestions=key in suggested,
        )
        for key in sorted({*wholes, *positions, *entries, *own})
    }


def _positions(session: Session, evaluation: Evaluation) -> dict[str, dict[Position, int]]:
    counts: dict[str, dict[Position, int]] = defaultdict(dict)
    for key, position, many in session.execute(
        select(PositionRow.question_key, PositionRow.position, func.count())
        .where(PositionRow.evaluation_id == evaluation.id)
        .group_by(PositionRow.question_key, PositionRow.position)
    ):
        if position is not None:
            counts[key][position] = many
    return counts


def _own_indicators(session: Session, evaluation: Evaluation) -> dict[str, int]:
    found = session.execute(
        select(OwnIndicatorRow.question_key, func.count())
        .where(OwnIndicatorRow.evaluation_id == evaluation.id)
        .group_by(OwnIndicatorRow.question_key)
    )
    return {key: many for key, many in found}  # noqa: C416 - a row is no pair to the type checker


def _entries(session: Session, evaluation: Evaluation) -> dict[str, Counts]:
    """The counts of the live entries of each question, by their names in `Tally`."""
    lacks_difference = func.sum(case((EntryRow.difference == "", 1), else_=0))
    lacks_lead_or_date = func.sum(case((or_(EntryRow.lead == "", EntryRow.due_on.is_(None)), 1), else_=0))
    counts: dict[str, Counts] = defaultdict(lambda: defaultdict(int))
    for key, kind, carried, many, no_difference, no_lead_or_date in session.execute(
        select(EntryRow.question_key, EntryRow.kind, EntryRow.carried, func.count(), lacks_difference, lacks_lead_or_date)
        .where(EntryRow.evaluation_id == evaluation.id, EntryRow.removed_at.is_(None))
        .group_by(EntryRow.question_key, EntryRow.kind, EntryRow.carried)
    ):
        if carried:
            counts[key]["carried"] += many
        elif kind is EntryKind.ACHIEVED:
            counts[key] |= {"achieved": many, "without_difference": no_difference}
        else:
            counts[key] |= {"still_to_do": many, "without_lead_or_date": no_lead_or_date}
    return counts


def _suggested(session: Session, evaluation: Evaluation) -> frozenset[str]:
    """The questions with a reference that leads nowhere and that nobody has settled."""
    found = session.execute(
        select(EntryRow.question_key, EntryRow.text, SuggestedReferenceRow.written)
        .join(SuggestedReferenceRow, SuggestedReferenceRow.entry_id == EntryRow.id)
        .where(EntryRow.evaluation_id == evaluation.id, EntryRow.removed_at.is_(None), SuggestedReferenceRow.settled_at.is_(None))
    )
    return frozenset(key for key, text, written in found if cites(text, written))
