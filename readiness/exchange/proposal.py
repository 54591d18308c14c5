"""What a person is shown before anything is saved: every part of a document, what it would become, and how sure that is.

Pure. Each question, entry, note and piece of the rest has an `id` that counts in the document's order and stands in the form's fields;
what somebody decides of them is in `decisions.py`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from readiness.banks.model import QuestionBank
from readiness.exchange.editions import Compared, EarlierItem, Gone, Here, Standing, compare, entry_digest
from readiness.exchange.matching import match_questions, rematch_indicators
from readiness.exchange.model import (
    Briefing,
    BriefingEntry,
    BriefingNote,
    CitedParagraph,
    IndicatorMatch,
    Leftover,
    Place,
    QuestionMatch,
)
from readiness.exchange.offers import Offers, offers_in
from readiness.exchange.vocabulary import Vocabulary

PIECES_LIMIT = 1_000
"""Most pieces of the rest that are offered one by one; beyond that a whole run is one piece."""


@dataclass(frozen=True, slots=True)
class ProposedEntry:
    """An entry of the document, what its words offer for its fields, and how it stands to what is here already."""

    id: int
    entry: BriefingEntry
    offers: Offers
    citations: tuple[CitedParagraph, ...]
    compared: Compared = field(default_factory=Compared)
    digest: str = ""

    @property
    def standing(self) -> Standing:
        """How it stands to what is here."""
        return self.compared.standing


@dataclass(frozen=True, slots=True)
class ProposedNote:
    """What stood under a question and is no entry."""

    id: int
    note: BriefingNote


@dataclass(frozen=True, slots=True)
class ProposedQuestion:
    """A question of the document and where it would go: `key` is the bank's question, or empty where nobody has placed it."""

    id: int
    match: QuestionMatch
    key: str
    entries: tuple[ProposedEntry, ...]
    notes: tuple[ProposedNote, ...]

    @property
    def indicators(self) -> tuple[IndicatorMatch, ...]:
        """Each with the bank's own for it, under the question it is placed at."""
        return self.match.indicators


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the document that is part of no question. `under` is the key of the question it follows, or empty."""

    id: int
    text: str
    place: Place
    under: str


@dataclass(frozen=True)
class Proposal:
    """Everything at once. `gone` are entries here that came with the earlier edition and are not in this one."""

    briefing: Briefing
    questions: tuple[ProposedQuestion, ...]
    pieces: tuple[Piece, ...]
    gone: tuple[Gone, ...]

    @cached_property
    def entries(self) -> dict[int, ProposedEntry]:
        """By id, in the document's order."""
        return {proposed.id: proposed for question in self.questions for proposed in question.entries}

    @property
    def placed(self) -> tuple[ProposedQuestion, ...]:
        """The questions that have a place in the bank."""
        return tuple(question for question in self.questions if question.key)

    @property
    def standings(self) -> Counter[Standing]:
        """How many entries of the placed questions stand how."""
        return Counter(proposed.standing for question in self.placed for proposed in question.entries)

    @property
    def keys(self) -> dict[str, str]:
        """By number in the document: the key of the question that a citation of it means."""
        return {one.match.question.number: one.key for one in self.placed if one.match.question.number}


def propose(
    briefing: Briefing,
    bank: QuestionBank,
    vocabulary: Vocabulary,
    *,
    placed: Mapping[int, str] | None = None,
    earlier: Iterable[EarlierItem] = (),
    here: Here | None = None,
    known: Counter[str] | None = None,
) -> Proposal:
    """The proposal for `briefing`. `placed` gives questions, by id, the key a person chose for them; empty leaves one out."""
    chosen = placed or {}
    matches = match_questions(briefing, bank)
    questions = []
    count = 0
    notes = 0
    for number, found in enumerate(matches):
        key = chosen.get(number, found.key or "")
        moved = key and key != found.key
        match = replace(found, indicators=rematch_indicators(found.question, bank, key)) if moved else found
        entries = [
            ProposedEntry(count + place, entry, _offers(entry, vocabulary), _citations(briefing, entry))
            for place, entry in enumerate(match.question.entries)
        ]
        kept = [ProposedNote(notes + place, note) for place, note in enumerate(match.question.notes)]
        count, notes = count + len(entries), notes + len(kept)
        questions.append(ProposedQuestion(number, match, key, tuple(entries), tuple(kept)))
    bare = Proposal(briefing, tuple(questions), _pieces(briefing, questions), ())
    return against(bare, earlier, here=here or {}, known=known or Counter())


def _offers(entry: BriefingEntry, vocabulary: Vocabulary) -> Offers:
    return offers_in(
        entry.text,
        entry.kind,
        vocabulary=vocabulary,
        links=entry.links,
        lead=entry.lead,
        due=entry.due,
        partner=entry.partner,
    )


def _citations(briefing: Briefing, entry: BriefingEntry) -> tuple[CitedParagraph, ...]:
    """Those of one entry that lead nowhere, and those that lead to a question, whose number is another one here."""
    return tuple(cited for cited in briefing.citations if cited.entry == entry and (not cited.exists or cited.likely))


def against(proposal: Proposal, earlier: Iterable[EarlierItem], *, here: Here, known: Counter[str]) -> Proposal:
    """The same proposal, each entry of a placed question compared with what is here and with an earlier edition."""
    asked = [(question.key, proposed.entry) for question in proposal.placed for proposed in question.entries]
    answers, gone = compare(asked, earlier, here=here, known=known)
    coming = iter(answers)
    settled = []
    for question in proposal.questions:
        if question.key:
            entries = tuple(
                replace(proposed, compared=next(coming), digest=entry_digest(question.key, proposed.entry))
                for proposed in question.entries
            )
            settled.append(replace(question, entries=entries))
        else:
            settled.append(question)
    return Proposal(proposal.briefing, tuple(settled), proposal.pieces, tuple(gone))


def _pieces(briefing: Briefing, questions: Iterable[ProposedQuestion]) -> tuple[Piece, ...]:
    keys = {question.match.question.name: question.key for question in questions}
    runs = briefing.leftovers
    whole = sum(len(run.pieces) for run in runs) > PIECES_LIMIT
    pieces = [
        (text, place, keys.get(run.after, ""))
        for run in runs
        for text, place in ([(run.text, run.place)] if whole else _separate(run))
    ]
    return tuple(Piece(number, *piece) for number, piece in enumerate(pieces))


def _separate(run: Leftover) -> Iterable[tuple[str, Place]]:
    return run.pieces or ((run.text, run.place),)
