"""The proposal for a document as things stand: its questions placed, its entries compared with what is here already."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from readiness.banks.model import QuestionBank
from readiness.evaluations import operations as evaluations
from readiness.evaluations.answers import Evaluation
from readiness.exchange.editions import entry_digest
from readiness.exchange.model import Briefing
from readiness.exchange.operations.earlier import earlier_items, editions, entries_here, likely_edition
from readiness.exchange.operations.staging import Document
from readiness.exchange.proposal import Proposal, against, propose
from readiness.exchange.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Considered:
    """A proposal, the edition it was compared with, and all it could be compared with."""

    proposal: Proposal
    edition: Document | None
    editions: tuple[Document, ...]


def consider(
    session: Session,
    evaluation: Evaluation,
    bank: QuestionBank,
    vocabulary: Vocabulary,
    briefing: Briefing,
    *,
    name: str,
    placed: Mapping[int, str] | None = None,
    edition: int | None = None,
) -> Considered:
    """Propose what to do with `briefing`, the document called `name`.

    `placed` gives questions, by id, the key a person chose. `edition` is the id of the edition to compare with, `editions.NO_EDITION`, or None for
    the likely one; one that is not among the editions counts as none.
    """
    return compare_again(session, evaluation, propose(briefing, bank, vocabulary, placed=placed), name=name, edition=edition)


def compare_again(session: Session, evaluation: Evaluation, proposal: Proposal, *, name: str, edition: int | None) -> Considered:
    """Hold a proposal that was made before against what is here now. Its questions and offers depend on the document alone."""
    known = editions(session, evaluation)
    if edition is None:
        chosen = likely_edition(session, evaluation, name=name, digests=_digests(proposal)) if known else None
    else:
        chosen = next((one for one in known if one.id == edition), None)
    earlier = earlier_items(session, chosen.id) if chosen else ()
    here = entries_here(session, evaluation) if chosen else {}
    digests = evaluations.imported_digests(session, evaluation)
    return Considered(against(proposal, earlier, here=here, known=digests), chosen, known)


def _digests(proposal: Proposal) -> Counter[str]:
    return Counter(entry_digest(question.key, proposed.entry) for question in proposal.placed for proposed in question.entries)
