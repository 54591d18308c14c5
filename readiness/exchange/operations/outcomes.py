"""What came of a document that was brought in: by question and in numbers, and what undoing it left."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from readiness.evaluations import operations as evaluations
from readiness.evaluations.answers import Evaluation
from readiness.exchange.editions import Did, Here
from readiness.exchange.operations.earlier import entries_here
from readiness.exchange.operations.staging import Document
from readiness.exchange.tables import DocumentItemRow
from readiness.references.model import Ref


@dataclass(frozen=True, slots=True)
class QuestionOutcome:
    """What one question got. The key is empty for the self-evaluation as a whole."""

    key: str
    did: Counter[Did]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a document became. `left` is what undoing left, because somebody had worked on it since: entries, and for an own indicator its
    question.
    """

    questions: tuple[QuestionOutcome, ...]
    left: tuple[Ref, ...] = ()

    @property
    def did(self) -> Counter[Did]:
        """Of all questions together."""
        return sum((question.did for question in self.questions), Counter[Did]())


def outcome_of(session: Session, evaluation: Evaluation, document: Document, *, order: Sequence[str]) -> Outcome:
    """What document `document`, brought in, became. Questions come as the keys in `order`, the whole last."""
    items = session.scalars(
        select(DocumentItemRow).where(DocumentItemRow.document_id == document.id).order_by(DocumentItemRow.id)
    ).all()
    did: dict[str, Counter[Did]] = {}
    for item in items:
        did.setdefault(item.question_key, Counter())[item.did] += 1
    rank = {key: place for place, key in enumerate(order)}
    keys = sorted(did, key=lambda key: (rank.get(key, len(rank)), key))
    left: tuple[Ref, ...] = ()
    if document.undone_at is not None:
        here = entries_here(session, evaluation)
        left = tuple(_ref(item) for item in items if _was_left(session, evaluation, document, item=item, here=here))
    return Outcome(tuple(QuestionOutcome(key, did[key]) for key in keys), left)


def _ref(item: DocumentItemRow) -> Ref:
    return Ref(item.question_key, item.thing)


def _was_left(session: Session, evaluation: Evaluation, document: Document, *, item: DocumentItemRow, here: Here) -> bool:
    """Whether what the document made is still there, and not because undoing gave it its words back."""
    if item.did is Did.INDICATOR:
        own = evaluations.read_own_indicators(session, evaluation, item.question_key)
        return any(indicator.key == item.made for indicator in own)
    entry = here.get((item.question_key, item.thing or 0))
    if entry is None or entry.removed_at is not None:
        return False
    if item.did is Did.ADDED:
        return True
    if item.did is not Did.CHANGED:
        return False
    wordings = evaluations.read_wordings(session, evaluation, item.question_key, entry.number)
    return all(wording.saved_at != document.undone_at for wording in wordings)
