"""Bring a checked document in: every decision carried out in one transaction, and what each part became written down."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from readiness.errors import Refused
from readiness.evaluations import operations as evaluations
from readiness.evaluations.model import EntryContent, Source
from readiness.evaluations.operations.writing import Desk
from readiness.exchange.decisions import OWN, Decisions, EntryDecision, Fate, made_of
from readiness.exchange.editions import Did, Standing, entry_digest
from readiness.exchange.model import BriefingEntry
from readiness.exchange.operations.staging import waiting_row
from readiness.exchange.proposal import Proposal, ProposedEntry, ProposedQuestion
from readiness.exchange.tables import DocumentItemRow, DocumentRow


class NothingToBringIn(Refused):
    """Every part of a document is left out, so that confirming would do nothing."""


@dataclass(slots=True)
class BroughtIn:
    """What one import did, in numbers."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    notes: int = 0
    there_already: int = 0
    own_indicators: int = 0
    flagged: int = 0

    @property
    def anything(self) -> bool:
        """Whether anything is other than it was."""
        return bool(self.added or self.changed or self.removed or self.notes or self.own_indicators)


@dataclass(frozen=True, slots=True)
class _Work:
    """One import while it goes on."""

    desk: Desk
    row: DocumentRow
    proposal: Proposal
    decisions: Decisions
    done: BroughtIn

    def source(self, place: object) -> Source:
        return Source(self.row.name, str(place)[:255])

    def note(self, did: Did, key: str, **more: object) -> None:
        item = {"kind": None, "text": "", "digest": "", "thing": None, "left_at": None, "made": ""} | more
        self.desk.session.add(DocumentItemRow(document_id=self.row.id, did=did, question_key=key, **item))


def bring_in(desk: Desk, number: int, proposal: Proposal, decisions: Decisions, *, edition_of: int | None = None) -> BroughtIn:
    """Carry out `decisions` on waiting document `number`: all of them or, where one is refused, none.

    Raises SomebodyElseSaved where it waits no longer or an entry it changes was changed meanwhile, NothingToBringIn, TooLong.
    """
    work = _Work(desk, waiting_row(desk.session, desk.evaluation, number), proposal, decisions, BroughtIn())
    for question in proposal.placed:
        _keep_indicators(work, question)
        for proposed in question.entries:
            _settle(work, question.key, proposed, decisions.entries[proposed.id])
        _keep_notes(work, question)
    _settle_pieces(work)
    for place in sorted(decisions.removed):
        _remove(work, place)
    if not work.done.anything and not work.done.there_already:
        raise NothingToBringIn(
            "Every part of the document is left out, so there is nothing to bring in. Choose at least one part."
        )
    row = work.row
    row.content = row.reading = None
    row.edition_of_id = edition_of
    row.brought_in_at, row.brought_in_by = desk.at, desk.by
    desk.session.flush()
    return work.done


def _keep_indicators(work: _Work, question: ProposedQuestion) -> None:
    for place, match in enumerate(question.indicators):
        if work.decisions.indicators.get((question.id, place), match.key or OWN) != OWN:
            continue
        before = set(_own(work, question.key))
        source = work.source(match.indicator.place)
        key = evaluations.add_own_indicator(work.desk, question.key, match.indicator.text, source=source)
        if key not in before:
            work.note(Did.INDICATOR, question.key, made=key)
            work.done.own_indicators += 1


def _own(work: _Work, key: str) -> Iterator[str]:
    return (one.key for one in evaluations.read_own_indicators(work.desk.session, work.desk.evaluation, key))


def _settle(work: _Work, key: str, proposed: ProposedEntry, decision: EntryDecision) -> None:
    """One entry of the document, as decided."""
    entry, fate = proposed.entry, decision.fate
    digest = entry_digest(key, entry)
    said = {"kind": entry.kind, "digest": digest}
    if fate.kind is not None:
        number = _add(work, key, proposed, decision, digest)
        work.note(Did.ADDED, key, text=entry.text, thing=number, left_at=1, **said)
        work.done.added += 1
    elif fate is Fate.TAKE:
        number, left_at = _take(work, key, proposed, decision)
        work.note(Did.CHANGED, key, text=entry.text, thing=number, left_at=left_at, **said)
        work.done.changed += 1
    elif fate is Fate.NOTE:
        _note(work, key, entry.text, entry.place)
        work.note(Did.LEFT, key, **said)
    elif (here := proposed.compared.here) is not None and proposed.standing is not Standing.LEFT_BEFORE:
        # The edition's words are what the next one is compared with, whether or not they were taken.
        work.note(Did.KEPT, key, text=entry.text, thing=here.number, left_at=here.version, **said)
        work.done.there_already += 1
    else:
        work.note(Did.LEFT, key, **said)
        work.done.there_already += proposed.standing is Standing.THERE


def _add(work: _Work, key: str, proposed: ProposedEntry, decision: EntryDecision, digest: str) -> int:
    made = made_of(proposed, decision, work.proposal.keys)
    kind = decision.fate.kind or proposed.entry.kind
    source = work.source(proposed.entry.place)
    number = evaluations.add_entry(work.desk, key, kind, made.content, source=source, source_digest=digest)
    _beside(work, key, number, proposed, decision)
    return number


def _take(work: _Work, key: str, proposed: ProposedEntry, decision: EntryDecision) -> tuple[int, int]:
    """Give an entry the words of the new edition; what the document does not say of it stays. Its number, and the version it has now."""
    here = proposed.compared.here
    assert here is not None
    made, now = made_of(proposed, decision, work.proposal.keys).content, here.content
    content = replace(
        now,
        text=made.text,
        difference=made.difference or now.difference,
        true_on=made.true_on or now.true_on,
        partner=made.partner or now.partner,
        lead=made.lead or now.lead,
        due_on=made.due_on or now.due_on,
    )
    evaluations.edit_entry(work.desk, key, here.number, content, made_from=here.version)
    _beside(work, key, here.number, proposed, decision)
    return here.number, here.version + 1


def _beside(work: _Work, key: str, number: int, proposed: ProposedEntry, decision: EntryDecision) -> None:
    """What an entry names, and the citations that somebody must still settle."""
    made = made_of(proposed, decision, work.proposal.keys)
    evaluations.mention(work.desk, key, number, made.mentions)
    for cited in made.citations:
        target = work.proposal.keys.get(cited.likely or "", "")
        evaluations.suggest_reference(work.desk, key, number, written=cited.written, target=target, why=cited.why)
        work.done.flagged += not cited.exists


def _keep_notes(work: _Work, question: ProposedQuestion) -> None:
    for proposed in question.notes:
        fate, note = work.decisions.notes.get(proposed.id, Fate.NOTE), proposed.note
        if fate is Fate.NOTE:
            _note(work, question.key, f"{note.about.capitalize()}: {note.text}", note.place)
        elif fate.kind is not None:
            _add_piece(work, question.key, fate, note.text, note.place)


def _settle_pieces(work: _Work) -> None:
    """The rest of the document, where somebody has placed a piece of it."""
    for piece in work.proposal.pieces:
        decision = work.decisions.pieces.get(piece.id)
        if decision is None or decision.fate is Fate.LEAVE:
            continue
        if decision.fate is Fate.NOTE:
            _note(work, decision.key, piece.text, piece.place)
        else:
            _add_piece(work, decision.key, decision.fate, piece.text, piece.place)


def _add_piece(work: _Work, key: str, fate: Fate, text: str, place: object) -> None:
    kind = fate.kind
    assert kind is not None
    digest = entry_digest(key, BriefingEntry(kind, text, place))  # type: ignore[arg-type]  # its place is no part of it
    number = evaluations.add_entry(work.desk, key, kind, EntryContent(text=text), source=work.source(place), source_digest=digest)
    work.note(Did.ADDED, key, kind=kind, text=text, digest=digest, thing=number, left_at=1)
    work.done.added += 1


def _note(work: _Work, key: str, text: str, place: object) -> None:
    note = evaluations.add_note(work.desk, key, text, source=work.source(place))
    work.note(Did.NOTE, key, thing=note)
    work.done.notes += 1


def _remove(work: _Work, place: int) -> None:
    gone = work.proposal.gone[place]
    evaluations.remove_entry(work.desk, gone.item.key, gone.here.number, made_from=gone.here.version)
    work.note(Did.REMOVED, gone.item.key, kind=gone.item.kind, thing=gone.here.number, left_at=gone.here.version + 1)
    work.done.removed += 1
