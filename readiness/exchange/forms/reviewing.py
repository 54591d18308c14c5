"""The form on which every part of a document is decided. Its fields are as many as the document has parts, named by their ids.

q-3 the question of the bank for question 3; i-3-0 its first indicator; e-12 what becomes of entry 12 and o-12 the offers taken for it;
n-4 a note; l-7 a piece of the rest and lq-7 its question; g-2 an entry that is gone from the newer edition.
"""

import re
from collections.abc import Collection, Iterator
from functools import cached_property
from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms import HiddenField

from readiness.banks.model import QuestionBank
from readiness.exchange.decisions import (
    BOARD,
    CITED,
    EVIDENCE,
    FORMER,
    LEAD,
    LEAVE,
    OWN,
    PARTNER,
    Decisions,
    EntryDecision,
    Fate,
    PieceDecision,
    fates,
    usual,
)
from readiness.exchange.editions import NO_EDITION
from readiness.exchange.forms.seen import Seen
from readiness.exchange.proposal import Piece, Proposal, ProposedEntry, ProposedQuestion
from readiness.submissions.forms import KeyedForm

FIELD = re.compile(
    r"(?P<part>q|e|o|n|l|lq|g)-(?P<id>\d{1,4})|(?P<indicator>i)-(?P<question>\d{1,4})-(?P<place>\d{1,4})", re.ASCII
)
NOTE_FATES = (Fate.NOTE, Fate.ACHIEVED, Fate.STILL_TO_DO, Fate.LEAVE)
PIECE_FATES = (Fate.LEAVE, Fate.NOTE, Fate.ACHIEVED, Fate.STILL_TO_DO)
NONE, REMOVE = "none", "remove"
CHOOSE = "Choose one of the answers in the list"
NO_SUCH_PART = "This page named a part that the document does not have. Nothing was changed: look through it and send it again."
PLACE_IT = "Choose the question that this goes under"


class ReviewForm(KeyedForm):
    """What somebody decides of a document. Read against a proposal; what does not fit it is an error of its field."""

    edition = HiddenField()
    seen = HiddenField()

    chosen: "MultiDict[str, str]"
    known_editions: Collection[int] = ()
    proposal: Proposal | None = None
    bank: QuestionBank | None = None

    def process(self, formdata: Any = None, *rest: Any, **options: Any) -> None:
        """As any form, and keep the fields that stand for parts of a document."""
        self.chosen = self.meta.wrap_formdata(self, formdata) or MultiDict()
        self.faults: dict[str, str] = {}
        super().process(formdata, *rest, **options)

    @property
    def is_decided(self) -> bool:
        """Whether it holds what somebody chose, posted or kept."""
        return bool(self.chosen)

    @cached_property
    def last_seen(self) -> Seen:
        """What its sender had before them."""
        return Seen.read(str(self.seen.data or ""))

    def placed(self, bank: QuestionBank) -> dict[int, str]:
        """By question: the key chosen for it, empty to leave it out."""
        found = {}
        for name, value in self.chosen.items():
            if (field := FIELD.fullmatch(name)) and field["part"] == "q":
                if value and value not in bank.by_key:
                    self.faults[name] = CHOOSE
                else:
                    found[int(field["id"])] = value
        return found

    def edition_id(self, known: Collection[int]) -> int | None:
        """The edition to compare with; NO_EDITION for none, None where nobody has chosen yet."""
        value = str(self.edition.data or "")
        if value == NONE:
            return NO_EDITION
        if not value:
            return None
        if value.isdecimal() and len(value) < 19 and int(value) in known:
            return int(value)
        self._fault("edition", is_shown=bool(known))
        return None

    def _fault(self, name: str, *, is_shown: bool) -> None:
        if is_shown:
            self.faults[name] = CHOOSE
        else:
            self.faults["unknown"] = NO_SUCH_PART

    def decisions(self, proposal: Proposal, bank: QuestionBank) -> Decisions:
        """What was decided; what was not, or was decided before it stood as it does now, is as usual."""
        start = usual(proposal)
        if not self.is_decided:
            return start
        changed = self.last_seen.changed(proposal)
        self._look_for_strangers(proposal)
        return Decisions(
            entries={
                one.id: start.entries[one.id] if one.id in changed else self._entry(one, start.entries[one.id])
                for one in proposal.entries.values()
            },
            indicators={**start.indicators, **dict(self._indicators(proposal, bank))},
            notes={
                note.id: self._fate(f"n-{note.id}", NOTE_FATES, Fate.NOTE) for one in proposal.questions for note in one.notes
            },
            pieces={piece.id: self._piece(piece, bank) for piece in proposal.pieces},
            removed=self._removed(proposal),
        )

    def _fate(self, name: str, allowed: Collection[Fate], otherwise: Fate) -> Fate:
        value = self.chosen.get(name)
        if value is None:
            return otherwise
        if value not in {fate.value for fate in allowed}:
            self.faults[name] = CHOOSE
            return otherwise
        return Fate(value)

    def _entry(self, proposed: ProposedEntry, start: EntryDecision) -> EntryDecision:
        name = f"e-{proposed.id}"
        if name not in self.chosen:
            return start
        taken, offered = frozenset(self.chosen.getlist(f"o-{proposed.id}")), set(offer_names(proposed))
        if not taken <= offered:
            self._fault(f"o-{proposed.id}", is_shown=bool(offered))
            taken = start.accepted
        return EntryDecision(self._fate(name, fates(proposed), start.fate), taken)

    def _indicators(self, proposal: Proposal, bank: QuestionBank) -> Iterator[tuple[tuple[int, int], str]]:
        """Those of questions that are still where they were: under another question others are offered."""
        for question in proposal.questions:
            if not question.key or self.last_seen.key(question.id) != question.key:
                continue
            known = {OWN, LEAVE, *(indicator.key for indicator in bank.by_key[question.key].indicators)}
            for place in range(len(question.indicators)):
                name = f"i-{question.id}-{place}"
                if (value := self.chosen.get(name)) in known:
                    yield (question.id, place), str(value)
                elif value is not None:
                    self.faults[name] = CHOOSE

    def _piece(self, piece: Piece, bank: QuestionBank) -> PieceDecision:
        fate = self._fate(f"l-{piece.id}", PIECE_FATES, Fate.LEAVE)
        name = f"lq-{piece.id}"
        key = self.chosen.get(name, piece.under)
        if key and key not in bank.by_key:
            self.faults[name] = CHOOSE
            key = piece.under
        if fate.kind is not None and not key:
            self.faults[name] = PLACE_IT
        return PieceDecision(fate, key)

    def _removed(self, proposal: Proposal) -> frozenset[int]:
        if self.last_seen.gone != Seen.of(proposal).gone:
            return frozenset()
        chosen = set()
        for place in range(len(proposal.gone)):
            value = self.chosen.get(f"g-{place}", LEAVE)
            if value == REMOVE:
                chosen.add(place)
            elif value != LEAVE:
                self.faults[f"g-{place}"] = CHOOSE
        return frozenset(chosen)

    def _look_for_strangers(self, proposal: Proposal) -> None:
        """Fields of parts that there are not: the page was not made from this reading of the document."""
        known = {
            "q": len(proposal.questions),
            "e": len(proposal.entries),
            "o": len(proposal.entries),
            "n": sum(len(question.notes) for question in proposal.questions),
            "l": len(proposal.pieces),
            "lq": len(proposal.pieces),
            "g": max(len(proposal.gone), len(self.last_seen.gone)),
            "i": len(proposal.questions),
        }
        for name in self.chosen:
            if field := FIELD.fullmatch(name):
                part, number = field["part"] or "i", int(field["id"] or field["question"])
                if number >= known[part]:
                    self.faults["unknown"] = NO_SUCH_PART

    def read_against(self, proposal: Proposal, bank: QuestionBank) -> None:
        """Check what is posted against `proposal` in `validate()`."""
        self.proposal, self.bank = proposal, bank

    def validate(self, extra_validators: Any = None) -> bool:
        """Every choice is one of those that were offered."""
        is_valid = bool(super().validate(extra_validators))
        if self.proposal is not None and self.bank is not None:
            self.decisions(self.proposal, self.bank)
        return is_valid and not self.faults

    def faulty_questions(self, proposal: Proposal) -> frozenset[int]:
        """Questions with an error among their entries and notes: what is folded cannot be found."""
        if not self.faults:
            return frozenset()
        return frozenset(
            question.id
            for question in proposal.questions
            if any({f"e-{one.id}", f"o-{one.id}"} & self.faults.keys() for one in question.entries)
            or any(f"n-{one.id}" in self.faults for one in question.notes)
        )

    def faulty_indicators(self, question: ProposedQuestion) -> bool:
        """Whether any indicator of a question has an error."""
        return any(f"i-{question.id}-{place}" in self.faults for place in range(len(question.indicators)))

    def faulty_pieces(self, pieces: Collection[Piece]) -> bool:
        """Whether any of `pieces` has an error."""
        return any({f"l-{one.id}", f"lq-{one.id}"} & self.faults.keys() for one in pieces)

    @property
    def errors(self) -> dict[Any, Any]:
        """Those of the form and of every part, by the name in the page."""
        return {**super().errors, **{name: [why] for name, why in self.faults.items()}}

    @property
    def error_list(self) -> list[dict[str, str]]:
        """As of any form; an error of a part leads to it, where the page has it."""
        return self.error_list_of(super().errors) + [
            {"text": why} if name == "unknown" else {"text": why, "href": f"#{name}"} for name, why in self.faults.items()
        ]


def offer_names(proposed: ProposedEntry) -> Iterator[str]:
    """The name by which each offer of an entry is accepted, in the order in which a form has them."""
    offers = proposed.offers
    yield from dict.fromkeys(day.field for day in offers.days)
    if offers.leads:
        yield LEAD
    if offers.partners:
        yield PARTNER
    for kind, found in (
        (BOARD, offers.boards),
        (EVIDENCE, offers.evidence),
        (CITED, proposed.citations),
        (FORMER, offers.former),
    ):
        yield from (f"{kind}-{place}" for place in range(len(found)))
