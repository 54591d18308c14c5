"""The editions of a document that were brought in before, and what each of their parts became."""

import re
from collections import Counter

from sqlalchemy import select
from sqlalchemy.orm import Session

from readiness.evaluations import operations as evaluations
from readiness.evaluations.answers import Evaluation
from readiness.exchange.editions import Did, EarlierItem, Here
from readiness.exchange.naming import PASTED
from readiness.exchange.operations.staging import Document, document_of
from readiness.exchange.tables import DocumentItemRow, DocumentRow

EDITION = re.compile(
    r"[\s_-]*(?:\(?v(?:ersion)?[\s._-]?\d+(?:\.\d+)*\)?|\(?\d{1,4}\)?|final|draft|copy|edition|updated?)\b", re.IGNORECASE
)
SHARED = 0.3
"""From what share of entries in common a document is taken for an edition of another."""
OF_ENTRIES = (Did.ADDED, Did.CHANGED, Did.LEFT, Did.KEPT)


def editions(session: Session, evaluation: Evaluation) -> tuple[Document, ...]:
    """Every document that was brought in and not undone, here or in a self-evaluation this one carries on, the newest first."""
    among = [evaluation.id, *_carried(session, evaluation)]
    rows = session.scalars(
        select(DocumentRow)
        .where(DocumentRow.evaluation_id.in_(among), DocumentRow.brought_in_at.is_not(None), DocumentRow.undone_at.is_(None))
        .order_by(DocumentRow.brought_in_at.desc(), DocumentRow.id.desc())
    )
    return tuple(map(document_of, rows))


def likely_edition(session: Session, evaluation: Evaluation, *, name: str, digests: Counter[str]) -> Document | None:
    """The document this is probably a newer edition of: the same name, versions and dates aside, or many of the same entries."""
    known = editions(session, evaluation)
    stem = _stem(name)
    for document in known:
        if stem and name != PASTED and _stem(document.name) == stem:
            return document
    for document in known:
        shared = sum((digests & Counter(item.digest for item in earlier_items(session, document.id))).values())
        if shared and shared >= SHARED * sum(digests.values()):
            return document
    return None


def earlier_items(session: Session, document: int) -> tuple[EarlierItem, ...]:
    """What each entry of a document became, in its order."""
    rows = session.scalars(
        select(DocumentItemRow)
        .where(DocumentItemRow.document_id == document, DocumentItemRow.did.in_(OF_ENTRIES))
        .order_by(DocumentItemRow.id)
    )
    return tuple(
        EarlierItem(row.question_key, row.kind, row.text, row.digest, row.thing, row.left_at) for row in rows if row.kind
    )


def entries_here(session: Session, evaluation: Evaluation) -> Here:
    """Every entry of the self-evaluation, removed ones too, by question and number."""
    return {
        (key, entry.number): entry
        for key, answer in evaluations.read_answers(session, evaluation).items()
        for entry in (*answer.entries, *answer.removed)
    }


def _carried(session: Session, evaluation: Evaluation) -> list[int]:
    """The self-evaluations this one carries on, the nearest first. Carried entries keep their numbers, so their documents still tell."""
    by_id = {one.id: one for one in evaluations.all_evaluations(session)}
    found: list[int] = []
    before = evaluation.carried_from
    while before is not None and before not in found:
        found.append(before)
        before = by_id[before].carried_from if before in by_id else None
    return found


def _stem(name: str) -> str:
    return re.sub(r"[\W_]+", " ", EDITION.sub(" ", name.rpartition(".")[0] or name)).strip().casefold()
