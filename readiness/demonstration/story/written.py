"""How the TOML files of the demonstration are written, and what can be wrong with one.

Days are whole numbers from the as-at date, negative for the past. A field that is not named here is refused.
"""

from collections.abc import Iterator

import msgspec

from readiness.evaluations.model import (
    ENTRY_LIMIT,
    NAME_LIMIT,
    AdulthoodArea,
    AgeBand,
    Confidence,
    EntryKind,
    Judgement,
    Position,
    WorkStatus,
)
from readiness.references.model import references_in


class WrittenPosition(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A position that has to say more than its name."""

    position: Position
    who_finds_out: str = ""
    find_out_by: int | None = None
    reason: str = ""


class WrittenJudgement(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the area says of itself on one question."""

    judgement: Judgement
    reason: str
    confidence: Confidence | None = None
    confidence_reason: str = ""


class WrittenEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`supports` are numbers of indicators: 3 is `<question>-3`. `true` is the day on which it was true."""

    kind: EntryKind
    text: str
    difference: str = ""
    true: int | None = None
    partner: str = ""
    lead: str = ""
    due: int | None = None
    supports: tuple[int, ...] = ()
    ages: tuple[AgeBand, ...] = ()
    groups: tuple[str, ...] = ()
    adulthood: tuple[AdulthoodArea, ...] = ()
    written_by: str = ""
    earlier_text: str = ""
    changed: int | None = None
    confirmed: int | None = None
    confirmed_by: str = ""
    removed: int | None = None
    removed_by: str = ""


class WrittenQuestion(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`written_by` holds for every entry that does not say otherwise; `written` for those that were not true on a day."""

    key: str
    owner: str
    due: int | None = None
    work_status: WorkStatus
    written_by: str
    written: int
    judgement: WrittenJudgement | None = None
    positions: dict[int, Position | WrittenPosition] = msgspec.field(default_factory=dict)
    entries: tuple[WrittenEntry, ...] = ()


class WrittenEvaluation(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The file of one self-evaluation."""

    bank: str
    version: str
    title: str
    started: int
    questions: tuple[WrittenQuestion, ...]


class WrittenArea(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The file that names the rest: of each self-evaluation, and of the council's profile with its reports."""

    key: str
    name: str
    groups: tuple[str, ...]
    evaluations: tuple[str, ...]
    reports: str = ""


def faults_of(evaluation: WrittenEvaluation, *, groups: frozenset[str]) -> Iterator[str]:
    """Everything the types let through and the rules do not, each with its place. `groups` are those the area knows."""
    keys = [question.key for question in evaluation.questions]
    yield from (f"question {key} is there {keys.count(key)} times" for key in sorted(set(keys)) if keys.count(key) > 1)
    standing = _standing(evaluation)
    for question in evaluation.questions:
        yield from (f"question {question.key}, {fault}" for fault in _position_faults(question))
        for number, entry in enumerate(question.entries, 1):
            place = f"question {question.key}, entry {number}"
            yield from (f"{place}: {fault}" for fault in (*_entry_faults(entry, groups), *_history_faults(entry)))
            dangling = (
                ref for ref in references_in(f"{entry.text} {entry.difference}") if ref.entry and str(ref) not in standing
            )
            yield from (f"{place}: {ref.markup} names no entry that stands" for ref in dangling)


def _standing(evaluation: WrittenEvaluation) -> frozenset[str]:
    return frozenset(
        f"{question.key}:{number}"
        for question in evaluation.questions
        for number, entry in enumerate(question.entries, 1)
        if entry.removed is None
    )


def _position_faults(question: WrittenQuestion) -> Iterator[str]:
    for number, written in question.positions.items():
        position = written if isinstance(written, WrittenPosition) else WrittenPosition(position=written)
        if position.position is Position.UNKNOWN and not position.who_finds_out:
            yield f"indicator {number}: nobody is to find out"
        if position.position is Position.NOT_APPLICABLE and not position.reason:
            yield f"indicator {number}: no reason why it is not applicable"


def _entry_faults(entry: WrittenEntry, groups: frozenset[str]) -> Iterator[str]:
    yield from (f"the area knows no group “{group}”" for group in entry.groups if group not in groups)
    if not entry.text.strip() or max(len(entry.text), len(entry.difference)) > ENTRY_LIMIT:
        yield f"the text is empty or over {ENTRY_LIMIT:,} characters"
    if max(map(len, (entry.partner, entry.lead, entry.written_by))) > NAME_LIMIT:
        yield f"a name is over {NAME_LIMIT} characters"
    if len(set(entry.supports)) < len(entry.supports) or min(entry.supports, default=1) < 1:
        yield "supports holds a number twice, or one below 1"
    if entry.kind is EntryKind.ACHIEVED and (entry.lead or entry.due is not None):
        yield "what is achieved has neither a lead nor a due day"


def _history_faults(entry: WrittenEntry) -> Iterator[str]:
    events = (
        ("changed", entry.changed, entry.earlier_text),
        ("confirmed", entry.confirmed, entry.confirmed_by),
        ("removed", entry.removed, entry.removed_by),
    )
    for event, day, told in events:
        if (day is None) is bool(told):
            yield f"{event} needs both its day and its text or name, or neither"
    for field, day in (("true", entry.true), *((event, day) for event, day, _ in events)):
        if day is not None and day >= 0:
            yield f"{field} is not in the past"
