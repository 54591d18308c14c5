"""Exampleshire as told on one day, and every text of it with its place: what the tests beside this look at."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from readiness.banks.loader import BankLibrary
from readiness.banks.model import QuestionBank
from readiness.demonstration.story import Story, StoryEntry, StoryEvaluation, StoryQuestion, story

AS_AT = date(2026, 11, 22)
TOLD: Story = story(AS_AT)
FULL, BEGUN = TOLD.evaluations
BANKS = BankLibrary(Path(__file__).parents[2] / "question_banks")
INVENTED_SURNAMES = {
    "Blueprint", "Demo", "Example", "Fiction", "Figment", "Imaginary", "Instance", "Invented",
    "Madeup", "Makebelieve", "Notional", "Placeholder", "Pretend", "Sample", "Specimen", "Template",
}  # fmt: skip


@dataclass(frozen=True)
class Text:
    """One text that people read, and where it stands."""

    place: str
    text: str


def questions_of(*evaluations: StoryEvaluation) -> list[StoryQuestion]:
    return [question for evaluation in evaluations for question in evaluation.questions]


def entries_of(*evaluations: StoryEvaluation) -> list[StoryEntry]:
    return [entry for question in questions_of(*evaluations) for entry in question.entries]


def texts_of(*evaluations: StoryEvaluation) -> Iterator[Text]:
    for evaluation in evaluations:
        for question in evaluation.questions:
            place = f"{evaluation.bank} {question.key}"
            if question.judgement:
                yield Text(f"{place} judgement", question.judgement.reason)
                yield Text(f"{place} confidence", question.judgement.confidence_reason)
            for key, position in question.positions.items():
                yield Text(f"{place} {key}", position.reason)
            for entry in question.entries:
                yield Text(f"{place}:{entry.number} text", entry.content.text)
                yield Text(f"{place}:{entry.number} difference", entry.content.difference)
                yield Text(f"{place}:{entry.number} earlier", entry.earlier_text)


TEXTS = [text for text in texts_of(FULL, BEGUN) if text.text]
ALL_TEXT = "\n\n".join(text.text for text in TEXTS)


def bank_of(evaluation: StoryEvaluation) -> QuestionBank:
    return BANKS.bank(evaluation.bank, evaluation.version)


def names_in(told: Story) -> Iterator[str]:
    for question in questions_of(*told.evaluations):
        yield from (question.owner, question.written_by, *(position.who_finds_out for position in question.positions.values()))
        for entry in question.entries:
            yield from (entry.content.lead, entry.written_by, entry.confirmed_by, entry.removed_by)
