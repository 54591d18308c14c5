"""What is missing from a self-evaluation, found by plain rules and declared in the document itself.

Each gap names where, by reference. Entries carried forward that nobody has looked at again count for nothing, so what rests on them
alone is missing too.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from readiness.documents.blocks import Runs, Text
from readiness.evaluations.model import EntryKind, Position
from readiness.packs.outlines.citations import citations
from readiness.packs.outlines.coverage import coverage_of_all
from readiness.packs.outlines.places import Places, marks
from readiness.references.model import DANGLING, REFERENCE, Ref
from readiness.references.typed import typed_numbers
from readiness.snapshots.model import PublishedEntry, PublishedIndicator, PublishedQuestion, PublishedSnapshot

POINTING_WORDS = frozenset(
    [
        "a",
        "above",
        "also",
        "and",
        "as",
        "at",
        "below",
        "details",
        "entry",
        "for",
        "further",
        "in",
        "is",
        "more",
        "of",
        "on",
        "or",
        "para",
        "paragraph",
        "paragraphs",
        "please",
        "point",
        "question",
        "refer",
        "reference",
        "same",
        "section",
        "see",
        "the",
        "this",
        "to",
        "under",
    ]
)
"""A text made of these words and a reference says nothing of its own."""
A_NUMBER = re.compile(r"\b\d+(?:\.\d+)+[a-z]?\b")


@dataclass(frozen=True, slots=True)
class Gap:
    """One kind of thing that may be missing: how many there are, and where each is. `count` 0 is looked for and not found."""

    title: str
    count: int
    where: tuple[Runs, ...]


def points_elsewhere(text: str) -> bool:
    """Whether a text is only a reference ("Please see 2.3"), by key or by a number somebody typed."""
    rest = A_NUMBER.sub(" ", REFERENCE.sub(" ", text))
    words = re.findall(r"[^\W_]+", rest.casefold())
    return rest != text and all(word in POINTING_WORDS for word in words)


def gaps_in(snapshot: PublishedSnapshot, places: Places) -> tuple[Gap, ...]:
    """Every kind of gap that is looked for, in the order of the document, whether or not there are any."""
    return (
        *_questions(snapshot, places),
        *_indicators(snapshot, places),
        *_entries(snapshot, places),
        *_coverage(snapshot),
        _references(snapshot, places),
        _typed_numbers(snapshot, places),
        _unchecked(snapshot, places),
    )


def _questions(snapshot: PublishedSnapshot, places: Places) -> Iterator[Gap]:
    def gap(title: str, holds: Callable[[PublishedQuestion], bool]) -> Gap:
        where = tuple(places.named(question) for question in snapshot.questions if holds(question))
        return Gap(title, len(where), where)

    yield gap("Questions not answered", lambda question: question.is_unanswered)
    yield gap("Questions answered but not judged", lambda question: not (question.is_unanswered or question.judgement))


def _indicators(snapshot: PublishedSnapshot, places: Places) -> Iterator[Gap]:
    def gap(title: str, holds: Callable[[PublishedQuestion, PublishedIndicator], bool]) -> Gap:
        return _lines(title, snapshot, places, holds)

    yield gap("Indicators without a position", lambda _, indicator: indicator.position is None)
    yield gap(
        "Indicators with nothing achieved and nothing still to do",
        lambda question, indicator: indicator.position != Position.NOT_APPLICABLE and not _entries_about(question, indicator),
    )


def _entries_about(question: PublishedQuestion, indicator: PublishedIndicator) -> list[PublishedEntry]:
    return [entry for entry in question.counted if indicator.key in entry.indicators]


def _lines(
    title: str,
    snapshot: PublishedSnapshot,
    places: Places,
    holds: Callable[[PublishedQuestion, PublishedIndicator], bool],
) -> Gap:
    """A gap of indicators, those of one question together: "2.6 (a) and (c)"."""
    count, where = 0, []
    for question in snapshot.questions:
        found = [indicator.key for indicator in question.indicators if holds(question, indicator)]
        if found:
            count += len(found)
            where.append((places.reference(Ref(question.key)), Text(f" {marks(question, found)}")))
    return Gap(title, count, tuple(where))


def _entries(snapshot: PublishedSnapshot, places: Places) -> Iterator[Gap]:
    for title, holds in ENTRY_RULES:
        where = tuple(
            (places.reference(Ref(question.key, entry.number)),)
            for question in snapshot.questions
            for entry in question.entries
            if holds(entry, snapshot.as_at)
        )
        yield Gap(title, len(where), where)


def _achieved(entry: PublishedEntry) -> bool:
    return entry.kind is EntryKind.ACHIEVED and not entry.carried


def _still_to_do(entry: PublishedEntry) -> bool:
    return entry.kind is EntryKind.STILL_TO_DO and not entry.carried


ENTRY_RULES: tuple[tuple[str, Callable[[PublishedEntry, date], bool]], ...] = (
    (
        "Achieved entries that do not say what difference they made",
        lambda entry, _: _achieved(entry) and not entry.difference.strip(),
    ),
    ("Achieved entries without a date", lambda entry, _: _achieved(entry) and not (entry.true_on or entry.confirmed_on)),
    ("Achieved entries that name no partner", lambda entry, _: _achieved(entry) and not entry.partner.strip()),
    ("Still-to-do entries without a named lead", lambda entry, _: _still_to_do(entry) and not entry.lead.strip()),
    ("Still-to-do entries without a date", lambda entry, _: _still_to_do(entry) and entry.due_on is None),
    (
        "Still-to-do entries whose date has passed",
        lambda entry, as_at: _still_to_do(entry) and entry.due_on is not None and entry.due_on < as_at,
    ),
    ("Entries that only point somewhere else", lambda entry, _: not entry.carried and points_elsewhere(entry.text)),
    ("Entries carried forward that nobody has looked at again", lambda entry, _: entry.carried),
)
"""What is looked for in each entry on the as-at date: (title, whether it is so)."""


def _coverage(snapshot: PublishedSnapshot) -> Iterator[Gap]:
    titles = {
        "Partners": "Usual partners never heard from",
        "Ages": "Ages never mentioned",
        "Groups": "Groups never mentioned",
        "Preparing for adulthood": "Areas of preparing for adulthood never mentioned",
    }
    for kind in coverage_of_all(snapshot):
        yield Gap(titles[kind.title], len(kind.missing), tuple((Text(name),) for name in kind.missing))


def _references(snapshot: PublishedSnapshot, places: Places) -> Gap:
    where = tuple(
        (places.reference(citation.source), Text(f" has {DANGLING.format(reference=citation.target)}"))
        for citation in citations(snapshot)
        if citation.target not in places.numbers
    )
    return Gap("References to nothing", len(where), where)


def _typed_numbers(snapshot: PublishedSnapshot, places: Places) -> Gap:
    """Numbers of paragraphs in somebody's words: right when they were typed, perhaps, and never since."""
    where = tuple(
        (places.reference(Ref(question.key, entry.number)), Text(f" has “{number}”"))
        for question in snapshot.questions
        for entry in question.entries
        for number in typed_numbers(f"{entry.text}\n{entry.difference}")
    )
    return Gap("Paragraph numbers typed by hand, which lead nowhere", len(where), where)


def _unchecked(snapshot: PublishedSnapshot, places: Places) -> Gap:
    """Questions and their indicators together, because either is a line of the bank; the area's own indicators are not."""
    lines = _lines("", snapshot, places, lambda _, indicator: not (indicator.checked or indicator.own))
    questions = [places.named(question) for question in snapshot.questions if not question.checked]
    return Gap(
        "Lines of the question bank not yet checked against the handbook",
        len(questions) + lines.count,
        (*questions, *lines.where),
    )
