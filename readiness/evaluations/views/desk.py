"""What every page of a self-evaluation needs at hand: the evaluation, its bank, and how its texts read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Self

from flask import request, url_for
from markupsafe import Markup
from sqlalchemy.orm import Session

from readiness import clock
from readiness.areas import operations as areas
from readiness.areas.entering import area
from readiness.banks.model import Question, QuestionBank
from readiness.banks.views import library
from readiness.database import db
from readiness.documents import html
from readiness.documents.blocks import Inline, Reference
from readiness.documents.markdown import entry_blocks
from readiness.evaluations import operations
from readiness.evaluations.answers import Evaluation, QuestionAnswer, places
from readiness.evaluations.model import CLOSED, STANDARD_GROUPS, EvaluationClosed, NoSuchThing
from readiness.evaluations.operations.writing import Desk
from readiness.references.model import DANGLING, Ref, references_in
from readiness.submissions.answering import drafts
from readiness.web.access import person


@dataclass(frozen=True)
class Reading:
    """One self-evaluation as a request reads it."""

    evaluation: Evaluation
    bank: QuestionBank
    counted: tuple[tuple[str, int], ...] | None = None
    """(question, number) of the live entries that the page may name; None for every one."""

    @cached_property
    def live(self) -> tuple[tuple[str, int, str], ...]:
        """(question, number, text) of every live entry, in the order in which they are counted."""
        return operations.read_live_entries(db.session(), self.evaluation)

    @cached_property
    def shown(self) -> Mapping[Ref, str]:
        """The number now shown for every question and entry that the page may name."""
        every = ((key, number) for key, number, _text in self.live) if self.counted is None else self.counted
        return places(self.bank, every)

    def narrowed(self, answer: QuestionAnswer) -> Self:
        """For the page of one question: it knows the entries there and those their texts name, which may be few of very many."""
        contents = [entry.content for entry in (*answer.entries, *answer.removed)]
        named = {
            ref.question for content in contents for ref in references_in(f"{content.text} {content.difference}") if ref.entry
        }
        counted = [(answer.key, entry.number) for entry in answer.entries]
        if elsewhere := named - {answer.key}:
            live = operations.read_live_entries(db.session(), self.evaluation, questions=elsewhere)
            counted += [(key, number) for key, number, _text in live]
        return replace(self, counted=tuple(counted))

    def question(self, key: str) -> Question:
        """Raises NoSuchThing."""
        if key not in self.bank.by_key:
            raise NoSuchThing(f"“{self.bank.title}” has no question “{key}”.")
        return self.bank.by_key[key]

    def html(self, text: str) -> Markup:
        """An entry's text as it will read in the report, its references linked to their pages."""
        named = [ref for ref in dict.fromkeys(references_in(text)) if ref in self.shown]
        labels = {ref.anchor: self.shown[ref] for ref in named}
        addresses = {ref.anchor: self.address(ref) for ref in named}
        return Markup(html.fragment(entry_blocks(text, self._resolve), labels, addresses))  # noqa: S704 - the writer escapes every run  # nosec B704

    def dangling(self, text: str) -> tuple[Ref, ...]:
        """The references in a text that name nothing."""
        return tuple(ref for ref in dict.fromkeys(references_in(text)) if ref not in self.shown)

    def shown_key(self, key: str) -> str:
        """The number and short title of a question, for a button that offers it."""
        return f"{self.bank.numbers[key]} {self.bank.by_key[key].short_title}"

    def address(self, ref: Ref) -> str:
        """The page of a question or entry."""
        page = url_for("evaluations.question", number=self.evaluation.number, question_key=ref.question)
        return f"{page}#entry-{ref.entry}" if ref.entry else page

    def _resolve(self, ref: Ref) -> Inline:
        return Reference(ref.anchor, dangling="" if ref in self.shown else DANGLING.format(reference=ref))

    def targets(self, *, but: Ref | None = None) -> list[tuple[str, str]]:
        """(markup, words) of all that a text may refer to, in the order of the bank."""
        texts = {Ref(key, number): text for key, number, text in self.live}
        offered = []
        for ref, shown in self.shown.items():
            if ref != but:
                about = self.bank.by_key[ref.question].short_title if ref.entry is None else _start(texts[ref])
                offered.append((ref.markup, f"{shown} {about}"))
        return sorted(offered, key=lambda one: [int(part) for part in one[1].split(" ", 1)[0].split(".")])


def reading(number: int) -> Reading:
    """Self-evaluation `number` of the entered area. Raises NoSuchThing, NoSuchBank."""
    evaluation = operations.evaluation_by_number(db.session(), number)
    return Reading(evaluation, library().bank(evaluation.bank_key, evaluation.bank_version))


def reading_to_write(number: int) -> Reading:
    """As `reading`, for a form.

    Opening one of a closed self-evaluation raises EvaluationClosed, unless something typed there is waiting for its writer.
    """
    page = reading(number)
    if request.method != "POST" and not page.evaluation.is_open and not drafts(request.path):
        raise EvaluationClosed(CLOSED.format(title=page.evaluation.title))
    return page


def around(page: Reading, question_key: str) -> dict[str, Any]:
    """What every page of a question shows around its own part. Raises NoSuchThing."""
    return {
        "area": area(),
        "reading": page,
        "evaluation": page.evaluation,
        "bank": page.bank,
        "question": page.question(question_key),
        "number": page.bank.numbers[question_key],
    }


def entry_groups() -> tuple[str, ...]:
    """The groups an entry of this area may be about."""
    return (*STANDARD_GROUPS, *areas.groups(db.session()))


def at_desk(number: int, write: Callable[[Desk], str]) -> Callable[[Session], str]:
    """`write` for `respond`: given the open self-evaluation, who is writing and when."""

    def begin(session: Session) -> str:
        return write(operations.open_evaluation(session, number, library=library(), at=clock.now(), by=person().name))

    return begin


def _start(text: str) -> str:
    """The first words of a text, for a list to pick from."""
    line = " ".join(text.split())
    return line if len(line) <= 70 else f"{line[:69]}…"
