"""What the page of a document that waits shows: the proposal, what is decided of it, and how each part stands, in the page's words."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from sqlalchemy.orm import Session

from readiness.banks.model import QuestionBank
from readiness.evaluations.answers import Evaluation
from readiness.exchange.decisions import OWN, Decisions, EntryDecision, Fate, Forecast, forecast
from readiness.exchange.editions import Standing
from readiness.exchange.forms import ReviewForm, Seen
from readiness.exchange.forms.reviewing import NOTE_FATES, PIECE_FATES
from readiness.exchange.model import Briefing, Place
from readiness.exchange.operations import Considered, Document, compare_again, consider, reading_of
from readiness.exchange.proposal import Piece, Proposal, ProposedEntry, ProposedQuestion
from readiness.exchange.views.choices import OfferLine, QuestionChoices, offer_lines
from readiness.exchange.vocabulary import Vocabulary
from readiness.web.filters import count

OPEN_UP_TO = 120
"""Entries of a document whose questions stand open; those of a longer one are opened one by one."""
NOTE_CHOICES = tuple((fate.value, fate.label) for fate in NOTE_FATES)
PIECE_CHOICES = tuple((fate.value, fate.label) for fate in PIECE_FATES)
ADDING = tuple((fate.value, fate.label) for fate in Fate if fate is not Fate.TAKE)
BESIDE = (
    (Fate.ACHIEVED.value, "Add it to “What has been achieved so far?” as well"),
    (Fate.STILL_TO_DO.value, "Add it to “What else needs to happen?” as well"),
    (Fate.NOTE.value, Fate.NOTE.label),
    (Fate.LEAVE.value, "Leave the entry here as it is"),
)
TAKING = ((Fate.TAKE.value, Fate.TAKE.label), *BESIDE)
TAKES = {
    Standing.CHANGED_THERE: "The document has other words than before. The entry here is as the earlier edition left it.",
    Standing.CHANGED_BOTH: "The document has other words than before, and somebody has changed the entry here.",
    Standing.CHANGED_HERE: "The document says what it said before. Somebody has changed the entry here.",
    Standing.THERE: "These words are here already.",
    Standing.REMOVED_HERE: "It came with the earlier edition, and somebody has removed it here.",
    Standing.LEFT_BEFORE: "It was left out when the earlier edition was brought in.",
}
"""What is said of an entry that is not new."""


@dataclass(frozen=True)
class Review:
    """One look at a document that waits. `changed` are entries that stand otherwise than when they were decided."""

    document: Document
    bank: QuestionBank
    considered: Considered
    decisions: Decisions
    changed: frozenset[int] = frozenset()

    @property
    def proposal(self) -> Proposal:
        """Every part of the document."""
        return self.considered.proposal

    @property
    def briefing(self) -> Briefing:
        """What was read."""
        return self.proposal.briefing

    @cached_property
    def seen(self) -> str:
        """What the page shows, to come back with what is decided of it."""
        return str(Seen.of(self.proposal))

    @cached_property
    def forecast(self) -> Forecast:
        """What confirming would do."""
        return forecast(self.proposal, self.decisions)

    @cached_property
    def from_pieces(self) -> int:
        """Entries that pieces of the rest, and notes, would become."""
        pieces = sum(one.fate.kind is not None for one in self.decisions.pieces.values())
        return pieces + sum(self.decisions.notes[note.id].kind is not None for one in self.proposal.placed for note in one.notes)

    @cached_property
    def notes(self) -> int:
        """Notes that would be kept, entries kept as notes not counted."""
        pieces = sum(one.fate is Fate.NOTE for one in self.decisions.pieces.values())
        return pieces + sum(self.decisions.notes[note.id] is Fate.NOTE for one in self.proposal.placed for note in one.notes)

    @cached_property
    def own_indicators(self) -> int:
        """Indicators that would become this self-evaluation's own."""
        placed = {question.id for question in self.proposal.placed}
        return sum(value == OWN and question in placed for (question, _place), value in self.decisions.indicators.items())

    @cached_property
    def entries_made(self) -> int:
        """Entries that would be added or changed."""
        return self.forecast.added + self.forecast.changed + self.from_pieces

    @property
    def sure(self) -> int:
        """Questions that were placed without asking."""
        return sum(question.match.sure for question in self.proposal.questions)

    @cached_property
    def not_yet(self) -> tuple[int, ...]:
        """Entries that would be added as achieved and read as not yet done."""
        return tuple(
            proposed.id
            for question in self.proposal.placed
            for proposed in question.entries
            if proposed.offers.not_yet and self.decisions.entries[proposed.id].fate is Fate.ACHIEVED
        )

    @cached_property
    def reworded(self) -> tuple[int, ...]:
        """Entries that nobody has touched here, whose other words in the document are not taken."""
        return tuple(
            proposed.id
            for question in self.proposal.placed
            for proposed in question.entries
            if proposed.standing is Standing.CHANGED_THERE and self.decisions.entries[proposed.id].fate is Fate.LEAVE
        )

    def with_fate(self, chosen: Collection[int], fate: Fate) -> "Review":
        """The same, with one fate for several entries."""
        entries = dict(self.decisions.entries)
        for one in chosen:
            entries[one] = EntryDecision(fate, entries[one].accepted)
        return Review(self.document, self.bank, self.considered, replace(self.decisions, entries=entries), self.changed)

    @property
    def stands_open(self) -> bool:
        """Whether the entries of each question are shown without being asked for."""
        return len(self.proposal.entries) <= OPEN_UP_TO

    @property
    def tally(self) -> tuple[tuple[str, int], ...]:
        """Where every word of the document went; the counts add up to the whole."""
        tally = self.briefing.tally
        lines = (
            ("Questions", tally.words_in_questions),
            ("Suggested indicators", tally.words_in_indicators),
            ("What has been achieved", tally.words_achieved),
            ("What needs to happen", tally.words_still_to_do),
            ("Beside them: evidence, leads, dates, ratings", tally.words_beside),
            ("Headings", tally.words_in_headings),
            ("The rest of the document", tally.words_left),
        )
        return tuple(line for line in lines if line[1])

    def fates(self, proposed: ProposedEntry) -> tuple[tuple[str, str], ...]:
        """What may become of an entry, as (value, label)."""
        if proposed.standing in {Standing.NEW, Standing.LEFT_BEFORE, Standing.REMOVED_HERE}:
            return ADDING
        return TAKING if proposed.standing.changes_an_entry else BESIDE

    @staticmethod
    def where(place: Place) -> str:
        """Where a part stands in the document. The page shows under which question."""
        return str(replace(place, under=""))

    def number(self, key: str) -> str:
        """The number and short title of a question of the bank."""
        return f"{self.bank.numbers[key]} {self.bank.by_key[key].short_title}"

    @staticmethod
    def indicators_said(question: ProposedQuestion) -> str:
        """How many indicators a question has, and how many of them the bank has not."""
        many = len(question.match.question.indicators)
        said = count(many, "suggested indicator").capitalize()
        if not question.key:
            return said
        own = sum(match.own for match in question.indicators)
        if not own:
            return f"{said}, in the bank" if many == 1 else f"{said}, all in the bank"
        return f"{said}, {'none in the bank' if own == many else f'{own} not in the bank'}"

    def standing(self, proposed: ProposedEntry) -> str:
        """What is said of an entry that is not new; empty for a new one."""
        return TAKES.get(proposed.standing, "")

    def offers(self, proposed: ProposedEntry) -> list[OfferLine]:
        """What its words offer, each to take or leave."""
        taken = self.decisions.entries[proposed.id].accepted
        return list(offer_lines(proposed, taken=taken, keys=self._keys, bank=self.bank))

    @cached_property
    def _keys(self) -> dict[str, str]:
        return self.proposal.keys

    @cached_property
    def questions(self) -> QuestionChoices:
        """The bank's questions to choose from."""
        return QuestionChoices(self.bank)

    @cached_property
    def piece_questions(self) -> QuestionChoices:
        """The questions to choose from for each piece of the rest."""
        used = {question.key for question in self.proposal.placed}
        return QuestionChoices.few_enough(self.bank, used, times=len(self.proposal.pieces))

    def indicator_choices(self, question: ProposedQuestion) -> list[tuple[str, str]]:
        """What an indicator of a question may be."""
        known = self.bank.by_key[question.key].indicators
        own = [(OWN, "Keep it as an indicator of this self-evaluation alone"), ("leave", Fate.LEAVE.label)]
        return [*((indicator.key, f"The same as: {indicator.wording}") for indicator in known), *own]

    @property
    def rest(self) -> Iterator[tuple[str, list[Piece]]]:
        """The pieces that are part of no question, by the question they follow."""
        for key, pieces in groupby(self.proposal.pieces, key=lambda piece: piece.under):
            yield key, list(pieces)


def look(
    session: Session, evaluation: Evaluation, bank: QuestionBank, *, vocabulary: Vocabulary, document: Document, form: ReviewForm
) -> Review:
    """Look at a document that waits with what `form` has decided so far. Raises SomebodyElseSaved where it waits no longer."""
    considered = consider(
        session,
        evaluation,
        bank,
        vocabulary,
        reading_of(session, evaluation, document.number),
        name=document.name,
        placed=form.placed(bank),
        edition=form.edition_id(form.known_editions),
    )
    return _decided(document, bank, considered, form)


def look_again(session: Session, evaluation: Evaluation, review: Review, form: ReviewForm) -> Review:
    """The same look at what is here now: for a transaction, which others wait for, so that it reads rows and works nothing out twice."""
    edition = form.edition_id(form.known_editions)
    considered = compare_again(session, evaluation, review.proposal, name=review.document.name, edition=edition)
    return _decided(review.document, review.bank, considered, form)


def _decided(document: Document, bank: QuestionBank, considered: Considered, form: ReviewForm) -> Review:
    changed = form.last_seen.changed(considered.proposal) if form.is_decided else frozenset[int]()
    return Review(document, bank, considered, form.decisions(considered.proposal, bank), changed)
