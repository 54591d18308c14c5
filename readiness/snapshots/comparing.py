"""What differs between two published snapshots of a local area. Values in, values out; nothing is weighed or judged here.

Questions, indicators and entries are known again by their permanent keys and numbers. A step still to do that was written anew as
something achieved has another number: it is known by its words. Entries carried forward that nobody has looked at again do not count,
so one that somebody has looked at since appears as new.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from readiness.evaluations.model import EntryKind, Judgement, Position
from readiness.snapshots.model import PublishedEntry, PublishedIndicator, PublishedQuestion, PublishedSnapshot


class Apart(StrEnum):
    """Why two snapshots cannot be compared line by line, or not in all things."""

    OTHER_AREA = "other-area"
    OTHER_BANK = "other-bank"
    OTHER_EVALUATION = "other-evaluation"
    """Of the same bank: questions and indicators compare; the numbers of entries began again, so entries are known by their words."""
    OTHER_VERSION = "other-version"
    """Of the same bank: some of the wording may differ."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A question judged for the first time, judged anew, or no longer judged. Both are never the same."""

    question: PublishedQuestion
    before: Judgement | None
    now: Judgement | None


@dataclass(frozen=True, slots=True)
class Moved:
    """An indicator whose position is another now. Both are never the same."""

    question: PublishedQuestion
    indicator: PublishedIndicator
    before: Position | None
    now: Position | None


@dataclass(frozen=True, slots=True)
class Changed:
    """An entry and its question, as they are now; as they were, where the entry is gone."""

    question: PublishedQuestion
    entry: PublishedEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Everything that differs, each in the order of the bank. An entry is in one of the first four lists at most."""

    apart: tuple[Apart, ...] = ()
    judged: tuple[Judged, ...] = ()
    moved: tuple[Moved, ...] = ()
    achieved: tuple[Changed, ...] = ()
    """Still to do before, achieved now."""
    added: tuple[Changed, ...] = ()
    reworded: tuple[Changed, ...] = ()
    gone: tuple[Changed, ...] = ()
    newly_late: tuple[Changed, ...] = ()
    """Steps whose date has passed since, or that were written down late."""

    @property
    def is_nothing(self) -> bool:
        """Whether the two say the same."""
        return not (
            self.apart
            or self.judged
            or self.moved
            or self.achieved
            or self.added
            or self.reworded
            or self.gone
            or self.newly_late
        )


def compare(earlier: PublishedSnapshot, later: PublishedSnapshot) -> Changes:
    """What is different in `later`. Of another area or bank nothing but that is said."""
    apart = tuple(_apart(earlier, later))
    if Apart.OTHER_AREA in apart or Apart.OTHER_BANK in apart:
        return Changes(apart=apart)
    pairs = tuple(_pairs(earlier, later))
    by_words = Apart.OTHER_EVALUATION in apart
    entries = [_entries(before, now, by_words=by_words) for before, now in pairs]
    return Changes(
        apart=apart,
        judged=tuple(Judged(now, before.judgement, now.judgement) for before, now in pairs if before.judgement != now.judgement),
        moved=tuple(moved for before, now in pairs for moved in _moved(before, now)),
        achieved=tuple(one for each in entries for one in each.achieved),
        added=tuple(one for each in entries for one in each.added),
        reworded=tuple(one for each in entries for one in each.reworded),
        gone=tuple(one for each in entries for one in each.gone),
        newly_late=tuple(
            late
            for before, now in pairs
            for late in _newly_late(before, now, by_words=by_words, days=(earlier.as_at, later.as_at))
        ),
    )


def _apart(earlier: PublishedSnapshot, later: PublishedSnapshot) -> Iterator[Apart]:
    if earlier.area_key != later.area_key:
        yield Apart.OTHER_AREA
    if earlier.bank.key != later.bank.key:
        yield Apart.OTHER_BANK
    elif earlier.bank.version != later.bank.version:
        yield Apart.OTHER_VERSION
    if earlier.evaluation != later.evaluation:
        yield Apart.OTHER_EVALUATION


def _pairs(earlier: PublishedSnapshot, later: PublishedSnapshot) -> Iterator[tuple[PublishedQuestion, PublishedQuestion]]:
    """Each question of `later` as it was and as it is; then those that it no longer asks, emptied."""
    before = {question.key: question for question in earlier.questions}
    for question in later.questions:
        yield before.get(question.key, _emptied(question)), question
    still_asked = {question.key for question in later.questions}
    for key, question in before.items():
        if key not in still_asked:
            yield question, _emptied(question)


def _emptied(question: PublishedQuestion) -> PublishedQuestion:
    """The question as it stands before anybody has answered it."""
    return replace(
        question, indicators=(), entries=(), judgement=None, judgement_reason="", confidence=None, confidence_reason=""
    )


def _moved(before: PublishedQuestion, now: PublishedQuestion) -> Iterator[Moved]:
    were = {indicator.key: indicator.position for indicator in before.indicators}
    for indicator in now.indicators:
        was = were.get(indicator.key)
        if was != indicator.position:
            yield Moved(now, indicator, was, indicator.position)


def _entries(before: PublishedQuestion, now: PublishedQuestion, *, by_words: bool) -> Changes:
    """The four lists of entries under one question."""
    were = _by_name(before, by_words=by_words)
    are = _by_name(now, by_words=by_words)
    both = [(were[name], entry) for name, entry in are.items() if name in were]
    added = [entry for name, entry in are.items() if name not in were]
    gone = [entry for name, entry in were.items() if name not in are]
    finished = [entry for was, entry in both if _is_finished(was, entry)]
    rewritten = {_words(entry) for entry in gone if entry.kind is EntryKind.STILL_TO_DO}
    finished += [entry for entry in added if entry.kind is EntryKind.ACHIEVED and _words(entry) in rewritten]
    settled = {_words(entry) for entry in finished}
    return Changes(
        achieved=tuple(Changed(now, entry) for entry in finished),
        added=tuple(Changed(now, entry) for entry in added if entry not in finished),
        reworded=tuple(Changed(now, entry) for was, entry in both if entry not in finished and _is_reworded(was, entry)),
        gone=tuple(
            Changed(before, entry) for entry in gone if not (entry.kind is EntryKind.STILL_TO_DO and _words(entry) in settled)
        ),
    )


def _by_name(question: PublishedQuestion, *, by_words: bool) -> dict[int | tuple[EntryKind, str], PublishedEntry]:
    """The entries that count, by what they are known again by."""
    if by_words:
        return {(entry.kind, _words(entry)): entry for entry in question.counted}
    return {entry.number: entry for entry in question.counted}


def _words(entry: PublishedEntry) -> str:
    return " ".join(entry.text.split()).casefold()


def _is_finished(was: PublishedEntry, entry: PublishedEntry) -> bool:
    return was.kind is EntryKind.STILL_TO_DO and entry.kind is EntryKind.ACHIEVED


def _is_reworded(was: PublishedEntry, entry: PublishedEntry) -> bool:
    """Whether what it says is different: its words, what difference it made, who leads it or by when."""
    return (was.text, was.difference, was.kind, was.lead, was.due_on) != (
        entry.text,
        entry.difference,
        entry.kind,
        entry.lead,
        entry.due_on,
    )


def _newly_late(
    before: PublishedQuestion, now: PublishedQuestion, *, by_words: bool, days: tuple[date, date]
) -> Iterator[Changed]:
    """The steps late on the second of the `days` that were not late by the same date on the first."""
    were = _by_name(before, by_words=by_words)
    for name, entry in _by_name(now, by_words=by_words).items():
        was = were.get(name)
        is_known = was is not None and was.due_on == entry.due_on and _is_late(was, days[0])
        if _is_late(entry, days[1]) and not is_known:
            yield Changed(now, entry)


def _is_late(entry: PublishedEntry, as_at: date) -> bool:
    return entry.kind is EntryKind.STILL_TO_DO and entry.due_on is not None and entry.due_on < as_at
