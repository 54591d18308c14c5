"""What a person decides of a proposal, what is decided where nobody says otherwise, and the entry that comes of it. Pure.

Nothing that was merely found in a text is put anywhere unless somebody accepts it. What stood in a column or under a heading of its own
was said by the document, and goes where it says.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from readiness.evaluations.model import EntryContent, EntryKind, Mention, MentionKind, with_reference
from readiness.exchange.editions import Standing
from readiness.exchange.model import CitedParagraph
from readiness.exchange.proposal import Proposal, ProposedEntry, ProposedQuestion

OWN = "own"
"""An indicator is kept as this self-evaluation's own."""
LEAVE = "leave"
TRUE_ON, DUE_ON, LEAD, PARTNER = "true_on", "due_on", "lead", "partner"
BOARD, EVIDENCE, CITED, FORMER = "board", "evidence", "cited", "former"


class Fate(StrEnum):
    """What becomes of one part of a document."""

    ACHIEVED = "achieved"
    STILL_TO_DO = "still_to_do"
    TAKE = "take"
    NOTE = "note"
    LEAVE = "leave"

    @property
    def label(self) -> str:
        """As shown to people."""
        return {
            "achieved": "Add to “What has been achieved so far?”",
            "still_to_do": "Add to “What else needs to happen?”",
            "take": "Give the entry these words",
            "note": "Keep as a note",
            "leave": "Leave out",
        }[self.value]

    @property
    def kind(self) -> EntryKind | None:
        """The kind of entry it makes; None where it makes none."""
        return EntryKind(self.value) if self in {Fate.ACHIEVED, Fate.STILL_TO_DO} else None


@dataclass(frozen=True, slots=True)
class EntryDecision:
    """What becomes of an entry, and which of its offers are accepted ("lead", "board-0")."""

    fate: Fate
    accepted: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PieceDecision:
    """What becomes of a piece of the rest, and under which question; a note may be of the whole, with no key."""

    fate: Fate = Fate.LEAVE
    key: str = ""


@dataclass(frozen=True, slots=True)
class Decisions:
    """Everything decided of one proposal, by id. What is not named is as `usual` has it."""

    entries: Mapping[int, EntryDecision] = field(default_factory=dict)
    indicators: Mapping[tuple[int, int], str] = field(default_factory=dict)
    notes: Mapping[int, Fate] = field(default_factory=dict)
    pieces: Mapping[int, PieceDecision] = field(default_factory=dict)
    removed: frozenset[int] = frozenset()
    """Places among `Proposal.gone` of the entries to remove here too."""


def fates(proposed: ProposedEntry) -> tuple[Fate, ...]:
    """What may become of an entry, in the order in which a form offers it."""
    taking = (Fate.TAKE,) if proposed.standing.changes_an_entry else ()
    return (*taking, Fate.ACHIEVED, Fate.STILL_TO_DO, Fate.NOTE, Fate.LEAVE)


def usual(proposal: Proposal) -> Decisions:
    """What is decided where nobody says otherwise: what is new is added as it was read, and nothing that is here is touched."""
    return Decisions(
        entries={proposed.id: usual_entry(proposed) for proposed in proposal.entries.values()},
        indicators={
            (question.id, place): match.key or OWN
            for question in proposal.questions
            for place, match in enumerate(question.indicators)
        },
        notes={note.id: Fate.NOTE for question in proposal.questions for note in question.notes},
        pieces={piece.id: PieceDecision(key=piece.under) for piece in proposal.pieces},
    )


def usual_entry(proposed: ProposedEntry) -> EntryDecision:
    """Added as the kind it was read as if it is new, else left; with what stood beside it, and the evidence it names."""
    fate = Fate(proposed.entry.kind.value) if proposed.standing is Standing.NEW else Fate.LEAVE
    said = {LEAD: proposed.entry.lead, DUE_ON: proposed.entry.due, PARTNER: proposed.entry.partner}
    accepted = {name for name, words in said.items() if words}
    accepted |= {f"{EVIDENCE}-{place}" for place in range(len(proposed.offers.evidence))}
    return EntryDecision(fate, frozenset(accepted))


@dataclass(frozen=True, slots=True)
class Made:
    """An entry as it will be added or changed: its content, what it names, and the citations that stay to be settled."""

    content: EntryContent
    mentions: tuple[Mention, ...]
    citations: tuple[CitedParagraph, ...]


def made_of(proposed: ProposedEntry, decision: EntryDecision, keys: Mapping[str, str]) -> Made:
    """What an entry becomes under a decision. `keys` gives the question that a paragraph number of the document means."""
    kind = decision.fate.kind or proposed.entry.kind
    to_do = kind is EntryKind.STILL_TO_DO
    text, open_citations = _text(proposed, decision, keys)
    difference = proposed.entry.difference
    if to_do and difference:
        text, difference = f"{text}\n\n{difference}", ""  # what needs to happen has made no difference yet
    content = EntryContent(
        text=text,
        difference=difference,
        true_on=None if to_do else _day(proposed, decision, TRUE_ON),
        partner=_first(proposed.offers.partners, decision, PARTNER),
        lead=_first(proposed.offers.leads, decision, LEAD) if to_do else "",
        due_on=_day(proposed, decision, DUE_ON) if to_do else None,
    )
    return Made(content, tuple(_mentions(proposed, decision, content)), open_citations)


def _text(proposed: ProposedEntry, decision: EntryDecision, keys: Mapping[str, str]) -> tuple[str, tuple[CitedParagraph, ...]]:
    """The words, with each accepted reference and today's name in them, and the citations nobody settled."""
    text = proposed.entry.text
    still_open = []
    for place, cited in enumerate(proposed.citations):
        target = keys.get(cited.likely or "", "")
        if f"{CITED}-{place}" in decision.accepted and target:
            text = with_reference(text, cited.written, target=target)
        else:
            still_open.append(cited)
    for place, (words, former) in enumerate(proposed.offers.former):
        if f"{FORMER}-{place}" in decision.accepted:
            text = text.replace(words, f"{words} (now the {former.today.removeprefix('the ')})", 1)
    return text, tuple(still_open)


def _day(proposed: ProposedEntry, decision: EntryDecision, name: str) -> date | None:
    if name not in decision.accepted:
        return None
    return next((offered.day for offered in proposed.offers.days if offered.field == name), None)


def _first(offered: tuple[str, ...], decision: EntryDecision, name: str) -> str:
    return offered[0] if offered and name in decision.accepted else ""


def _mentions(proposed: ProposedEntry, decision: EntryDecision, content: EntryContent) -> Iterator[Mention]:
    entry, offers = proposed.entry, proposed.offers
    for words in entry.evidence:
        yield Mention(MentionKind.EVIDENCE, words)
    for place, named in enumerate(offers.evidence):
        if f"{EVIDENCE}-{place}" in decision.accepted and not any(
            named.address and named.address in one for one in entry.evidence
        ):
            beside = named.address and named.address != named.words
            yield Mention(MentionKind.EVIDENCE, f"{named.words} ({named.address})" if beside else named.words)
    for place, board in enumerate(offers.boards):
        if f"{BOARD}-{place}" in decision.accepted:
            yield Mention(MentionKind.BOARD, board)
    if entry.action:
        yield Mention(MentionKind.ACTION, entry.action)
    if entry.lead and not content.lead:
        yield Mention(MentionKind.ACTION, f"Lead: {entry.lead}")
    if entry.due and content.due_on is None:
        yield Mention(MentionKind.DEADLINE, entry.due)
    if entry.partner and not content.partner:
        yield Mention(MentionKind.ACTION, f"Partner: {entry.partner}")


@dataclass(frozen=True, slots=True)
class Forecast:
    """What confirming would do, in numbers that add up to the whole document: every entry of it is in exactly one of them."""

    added: int
    changed: int
    noted: int
    there: int
    left: int
    unplaced: int
    removed: int


def forecast(proposal: Proposal, decisions: Decisions) -> Forecast:
    """Count what `decisions` would do to `proposal`."""
    added = changed = noted = there = left = 0
    for question in proposal.placed:
        for proposed in question.entries:
            fate = decisions.entries[proposed.id].fate
            added += fate.kind is not None
            changed += fate is Fate.TAKE
            noted += fate is Fate.NOTE
            stays = fate is Fate.LEAVE
            is_new = proposed.standing in {Standing.NEW, Standing.LEFT_BEFORE}
            there += stays and not is_new
            left += stays and is_new
    unplaced = sum(len(question.entries) for question in _unplaced(proposal))
    return Forecast(added, changed, noted, there, left, unplaced, len(decisions.removed))


def _unplaced(proposal: Proposal) -> tuple[ProposedQuestion, ...]:
    return tuple(question for question in proposal.questions if not question.key)
