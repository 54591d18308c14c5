"""Which question, entry or indicator comes first, by rules a reader can check by hand. No weights, no sums, no score.

Every order ends in that of the question bank, so that the same answers always come out in the same order.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from readiness.banks.model import PartnerKind
from readiness.evaluations.model import Confidence, EntryKind, Position
from readiness.packs.outlines.coverage import coverage_of_all
from readiness.packs.outlines.gaps import points_elsewhere
from readiness.packs.outlines.standing import Standing, standing
from readiness.snapshots.model import PublishedEntry, PublishedIndicator, PublishedQuestion, PublishedSnapshot

FAMILIES = (PartnerKind.PARENT_CARER_FORUM.label, PartnerKind.YOUNG_PEOPLE.label)
"""Who speaks for families among the usual partners."""
SURE = (Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW, None)
NEVER = date.max


@dataclass(frozen=True, slots=True)
class Unknown:
    """An indicator of which the area says that it does not know."""

    question: PublishedQuestion
    indicator: PublishedIndicator


def standing_at(snapshot: PublishedSnapshot, place: Standing) -> tuple[PublishedQuestion, ...]:
    """The questions in one list of the summary, in the order of the bank."""
    return tuple(question for question in snapshot.questions if standing(question) is place)


def strongest(snapshot: PublishedSnapshot) -> tuple[PublishedQuestion, ...]:
    """What is strong: judged before placed by positions, the surer first, then the most entries that say what difference they made."""
    return tuple(
        sorted(
            standing_at(snapshot, Standing.STRONG),
            key=lambda question: (
                question.judgement is None,
                SURE.index(question.confidence),
                -sum(bool(entry.difference.strip()) for entry in done(question)),
            ),
        )
    )


def weakest(snapshot: PublishedSnapshot) -> tuple[PublishedQuestion, ...]:
    """What is weak: judged before placed by positions, then the most steps past their date, then the most indicators “not yet”."""
    return tuple(
        sorted(
            standing_at(snapshot, Standing.WEAK),
            key=lambda question: (
                question.judgement is None,
                -sum(is_late(entry, snapshot.as_at) for entry in steps(question)),
                -sum(indicator.position is Position.NOT_YET for indicator in question.indicators),
            ),
        )
    )


def done(question: PublishedQuestion) -> tuple[PublishedEntry, ...]:
    """The achieved entries that count and say something of their own."""
    return tuple(entry for entry in question.counted if entry.kind is EntryKind.ACHIEVED and not points_elsewhere(entry.text))


def steps(question: PublishedQuestion) -> tuple[PublishedEntry, ...]:
    """The still-to-do entries that count."""
    return tuple(entry for entry in question.counted if entry.kind is EntryKind.STILL_TO_DO)


def is_late(entry: PublishedEntry, as_at: date) -> bool:
    """Whether the date of the step has passed."""
    return entry.due_on is not None and entry.due_on < as_at


def next_step(question: PublishedQuestion, as_at: date) -> PublishedEntry | None:
    """The step to name: one with a date before one without, one still ahead before a late one, the soonest first."""
    ordered = sorted(steps(question), key=lambda entry: (entry.due_on is None, is_late(entry, as_at), entry.due_on or NEVER))
    return ordered[0] if ordered else None


def late_steps(snapshot: PublishedSnapshot) -> tuple[tuple[PublishedQuestion, PublishedEntry], ...]:
    """Every step past its date with its question, the longest overdue first."""
    found = ((question, entry) for question in snapshot.questions for entry in steps(question) if is_late(entry, snapshot.as_at))
    return tuple(sorted(found, key=lambda pair: pair[1].due_on or NEVER))


def unknown(snapshot: PublishedSnapshot) -> tuple[Unknown, ...]:
    """What is said not to be known: that of weak questions first, then what is to be found out soonest."""
    weak = frozenset(question.key for question in standing_at(snapshot, Standing.WEAK))
    return tuple(
        sorted(_unknown(snapshot), key=lambda each: (each.question.key not in weak, each.indicator.find_out_by or NEVER))
    )


def _unknown(snapshot: PublishedSnapshot) -> Iterator[Unknown]:
    for question in snapshot.questions:
        for indicator in question.indicators:
            if indicator.position is Position.UNKNOWN:
                yield Unknown(question, indicator)


def silent(snapshot: PublishedSnapshot) -> tuple[str, ...]:
    """The usual partners that no entry comes from, families first."""
    missing = coverage_of_all(snapshot)[0].missing
    return (*(name for name in FAMILIES if name in missing), *(name for name in missing if name not in FAMILIES))


def nothing_said(snapshot: PublishedSnapshot) -> bool:
    """Whether no question has been answered at all."""
    return all(question.is_unanswered for question in snapshot.questions)


def is_judged(snapshot: PublishedSnapshot) -> bool:
    """Whether any question has a judgement or a position, so that something may be said of how well it goes."""
    return any(
        question.judgement or any(indicator.position for indicator in question.indicators) for question in snapshot.questions
    )
