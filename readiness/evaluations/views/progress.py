"""Where a self-evaluation stands, question by question: what the task list and the area's page show."""

from dataclasses import dataclass
from datetime import date

from readiness import clock
from readiness.banks.model import Question, QuestionBank, Section
from readiness.banks.views import library
from readiness.database import db
from readiness.evaluations.answers import Evaluation, Tally, missing
from readiness.evaluations.model import UNANSWERED, Position, WorkStatus
from readiness.evaluations.operations import read_tallies


@dataclass(frozen=True)
class Standing:
    """One question: what is answered and what is missing."""

    number: str
    question: Question
    tally: Tally
    missing: tuple[str, ...]
    today: date

    @property
    def status(self) -> WorkStatus:
        """Where the writing stands."""
        return self.tally.shown_status

    @property
    def positions(self) -> tuple[tuple[str, str, int], ...]:
        """(word, tone, how many indicators), those that none has left out."""
        counts = self.tally.positions
        said = [(position.label, position.tone, counts[position]) for position in Position if position in counts]
        left = len(self.question.indicators) + self.tally.own_indicators - sum(counts.values())
        return (*said, (UNANSWERED, "", left)) if left else tuple(said)

    @property
    def is_overdue(self) -> bool:
        """Whether its due date has passed and it is not ready."""
        due = self.tally.due_on
        return due is not None and due < self.today and self.status is not WorkStatus.READY_FOR_REVIEW


@dataclass(frozen=True)
class Progress:
    """A whole self-evaluation, by section."""

    evaluation: Evaluation
    bank: QuestionBank
    sections: tuple[tuple[Section, tuple[Standing, ...]], ...]

    @property
    def questions(self) -> tuple[Standing, ...]:
        """Every question in the order of the bank."""
        return tuple(standing for _section, standings in self.sections for standing in standings)

    @property
    def is_begun(self) -> bool:
        """Whether any question has an entry."""
        return any(one.tally.achieved or one.tally.still_to_do or one.tally.carried for one in self.questions)

    def at(self, status: WorkStatus) -> int:
        """How many questions stand at `status`."""
        return sum(standing.status is status for standing in self.questions)

    @property
    def next_five(self) -> tuple[Standing, ...]:
        """What to do next: overdue first, then what is due soonest, then what lacks most."""
        lacking = [standing for standing in self.questions if standing.missing or standing.is_overdue]
        return tuple(
            sorted(
                lacking,
                key=lambda one: (
                    not one.is_overdue,
                    one.status is WorkStatus.READY_FOR_REVIEW,
                    one.tally.due_on or date.max,
                    -len(one.missing),
                ),
            )[:5]
        )


def progress(evaluation: Evaluation) -> Progress:
    """Read where it stands. Raises NoSuchBank."""
    bank = library().bank(evaluation.bank_key, evaluation.bank_version)
    tallies = read_tallies(db.session(), evaluation)
    today = clock.today()

    def standing(question: Question) -> Standing:
        counted = tallies.get(question.key) or Tally(positions={})
        return Standing(bank.numbers[question.key], question, counted, missing(question, counted), today)

    return Progress(
        evaluation, bank, tuple((section, tuple(standing(one) for one in section.questions)) for section in bank.sections)
    )
