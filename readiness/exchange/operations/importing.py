"""An import without a page: what the command brings in, in one transaction, and what it would bring in.

Whoever imports says how far a match is trusted; nothing that is merely offered is taken.
"""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from readiness.areas import operations as areas
from readiness.areas.model import Area, NoSuchArea
from readiness.areas.scope import enter_area
from readiness.banks.loader import BankLibrary
from readiness.evaluations import operations as evaluations
from readiness.evaluations.answers import Evaluation
from readiness.evaluations.operations.writing import Desk
from readiness.exchange.decisions import Decisions, EntryDecision, Fate, forecast, usual
from readiness.exchange.editions import Standing
from readiness.exchange.model import Briefing
from readiness.exchange.operations.bringing import BroughtIn, bring_in
from readiness.exchange.operations.proposing import consider
from readiness.exchange.operations.staging import stage
from readiness.exchange.proposal import Proposal, propose
from readiness.exchange.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """A document that was read, where it goes, and whether every likely match is taken or the sure ones alone."""

    name: str
    content: bytes
    briefing: Briefing
    area: str
    bank: str
    accept_all: bool
    changes: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """What was proposed, and what was done of it."""

    proposal: Proposal
    done: BroughtIn = field(default_factory=BroughtIn)


def open_on(session: Session, *, bank_key: str) -> Evaluation | None:
    """The entered area's newest open self-evaluation on this bank, if it has one."""
    return next((one for one in evaluations.all_evaluations(session) if one.is_open and one.bank_key == bank_key), None)


def look(session: Session, asked: Import, *, library: BankLibrary, vocabulary: Vocabulary) -> Imported:
    """What importing would do as things stand; nothing is written."""
    bank = library.latest(asked.bank)
    placed = _placed(propose(asked.briefing, bank, vocabulary), accept_all=asked.accept_all)
    try:
        enter_area(session, areas.area_named(session, asked.area).id)
        evaluation = open_on(session, bank_key=bank.key)
    except NoSuchArea:
        evaluation = None
    if evaluation is None:
        return Imported(propose(asked.briefing, bank, vocabulary, placed=placed))
    held = library.bank(evaluation.bank_key, evaluation.bank_version)
    return Imported(consider(session, evaluation, held, vocabulary, asked.briefing, name=asked.name, placed=placed).proposal)


def import_document(
    session: Session, asked: Import, *, library: BankLibrary, vocabulary: Vocabulary, at: datetime, by: str
) -> Imported:
    """Bring it in: the area and the self-evaluation are made where there are none. Nothing is made where nothing is placed."""
    bank = library.latest(asked.bank)
    looked = propose(asked.briefing, bank, vocabulary)
    placed = _placed(looked, accept_all=asked.accept_all)
    if not placed and not looked.placed:
        return Imported(looked)
    enter_area(session, _area(session, asked.area, at=at, by=by).id)
    areas.hold_area(session)
    evaluation = open_on(session, bank_key=bank.key)
    if evaluation is None:
        evaluation = evaluations.start_evaluation(session, bank, title="Self-evaluation", at=at, by=by)
    desk = evaluations.open_evaluation(session, evaluation.number, library=library, at=at, by=by)
    considered = consider(session, desk.evaluation, desk.bank, vocabulary, asked.briefing, name=asked.name, placed=placed)
    edition = considered.edition.id if considered.edition else None
    return Imported(considered.proposal, _carry_out(desk, asked, considered.proposal, edition=edition))


def _carry_out(desk: Desk, asked: Import, proposal: Proposal, *, edition: int | None) -> BroughtIn:
    decisions = _decided(proposal, accept_all=asked.accept_all)
    expected = forecast(proposal, decisions)
    if not (expected.added or expected.changed):
        return BroughtIn(there_already=expected.there)  # the same document again: there is nothing to undo, and so no document
    number = stage(desk, asked.name, asked.content, asked.briefing, changes=asked.changes)
    return bring_in(desk, number, proposal, decisions, edition_of=edition)


def _placed(proposal: Proposal, *, accept_all: bool) -> dict[int, str]:
    """The likeliest question for each that is not sure, where every match is accepted."""
    if not accept_all:
        return {}
    unsure = (question for question in proposal.questions if not question.key and question.match.alternatives)
    return {question.id: question.match.alternatives[0].key for question in unsure}


def _decided(proposal: Proposal, *, accept_all: bool) -> Decisions:
    """As usual; with every match accepted, also the wordings that changed in the document and nowhere else."""
    decisions = usual(proposal)
    if not accept_all:
        return decisions
    newer = {
        proposed.id: EntryDecision(Fate.TAKE, decisions.entries[proposed.id].accepted)
        for proposed in proposal.entries.values()
        if proposed.standing is Standing.CHANGED_THERE
    }
    return Decisions({**decisions.entries, **newer}, decisions.indicators, decisions.notes, decisions.pieces, decisions.removed)


def _area(session: Session, name: str, *, at: datetime, by: str) -> Area:
    try:
        return areas.area_named(session, name)
    except NoSuchArea:
        return areas.create_area(session, name, at=at, by=by)
