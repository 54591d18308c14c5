"""Start a self-evaluation, carry entries forward into it, close it."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from readiness.areas.model import name_within
from readiness.areas.operations import hold_area
from readiness.banks.loader import BankLibrary
from readiness.banks.model import QuestionBank
from readiness.evaluations.answers import Evaluation
from readiness.evaluations.model import CLOSED, NAME_LIMIT, EvaluationClosed, NoSuchThing, SomebodyElseSaved
from readiness.evaluations.operations.carrying import carry_forward
from readiness.evaluations.operations.reading import evaluation_by_number, evaluation_of
from readiness.evaluations.operations.writing import Desk
from readiness.evaluations.tables import EvaluationRow


def start_evaluation(
    session: Session, bank: QuestionBank, *, title: str, at: datetime, by: str, carry_from: int | None = None
) -> Evaluation:
    """A new self-evaluation of the entered area, with the live entries of number `carry_from` carried forward where the bank asks the same.

    Carried entries keep their numbers, so that references hold, and are marked until somebody looks at them again.
    """
    hold_area(session)
    number = (session.scalar(select(func.max(EvaluationRow.number))) or 0) + 1
    before = evaluation_by_number(session, carry_from) if carry_from is not None else None
    row = EvaluationRow(
        number=number,
        title=name_within(NAME_LIMIT, title),
        bank_key=bank.key,
        bank_version=bank.version,
        started_at=at,
        started_by=by,
        carried_from_id=before.id if before else None,
    )
    session.add(row)
    session.flush()
    evaluation = evaluation_of(row)
    if before:
        carry_forward(Desk(session, evaluation, bank, by, at), before)
    return evaluation


def open_evaluation(session: Session, number: int, *, library: BankLibrary, at: datetime, by: str) -> Desk:
    """The self-evaluation, held against other writers until the transaction ends. Raises NoSuchThing, EvaluationClosed, NoSuchBank."""
    row = _held(session, number)
    return Desk(session, evaluation_of(row), library.bank(row.bank_key, row.bank_version), by, at)


def close_evaluation(session: Session, number: int, *, made_from: int, at: datetime, by: str) -> None:
    """Close it for good: what was said stays as it was said. Raises SomebodyElseSaved, EvaluationClosed."""
    row = _held(session, number)
    if row.version != made_from:
        raise SomebodyElseSaved("Somebody else changed this self-evaluation since you opened the page. Open it again.")
    row.closed_at, row.closed_by = at, by
    session.flush()


def _held(session: Session, number: int) -> EvaluationRow:
    row = session.scalar(select(EvaluationRow).where(EvaluationRow.number == number).with_for_update())
    if row is None:
        raise NoSuchThing(f"There is no self-evaluation {number} here.")
    if row.closed_at is not None:
        raise EvaluationClosed(CLOSED.format(title=row.title))
    return row
