"""Rows of self-evaluations: columns and constraints only. Unanswered is no row; removed is marked, never deleted."""

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.schema import SchemaItem

from readiness.areas.owned import AreaOwned
from readiness.database import Base, words
from readiness.evaluations.model import (
    ENTRY_LIMIT,
    NAME_LIMIT,
    Confidence,
    EntryKind,
    Judgement,
    MentionKind,
    Position,
    WorkStatus,
)

KEY = sa.String(80)
NAME = sa.String(NAME_LIMIT)


def _of_evaluation(*more: SchemaItem) -> tuple[SchemaItem, ...]:
    return (
        sa.ForeignKeyConstraint(["area_id", "evaluation_id"], ["evaluation.area_id", "evaluation.id"], ondelete="CASCADE"),
        *more,
    )


def _of_entry(*more: SchemaItem) -> tuple[SchemaItem, ...]:
    return (sa.ForeignKeyConstraint(["area_id", "entry_id"], ["entry.area_id", "entry.id"], ondelete="CASCADE"), *more)


class EvaluationRow(AreaOwned, Base):
    """One self-evaluation of an area against one version of a bank. `number` counts within the area and stands in addresses."""

    __tablename__ = "evaluation"
    __table_args__ = (
        sa.UniqueConstraint("area_id", "id"),
        sa.UniqueConstraint("area_id", "number"),
        sa.ForeignKeyConstraint(["area_id", "carried_from_id"], ["evaluation.area_id", "evaluation.id"]),
        sa.CheckConstraint("(closed_at is null) = (closed_by is null)", name="closed_by_somebody"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int]
    title: Mapped[str] = mapped_column(NAME)
    bank_key: Mapped[str] = mapped_column(KEY)
    bank_version: Mapped[str] = mapped_column(sa.String(20))
    started_at: Mapped[datetime]
    started_by: Mapped[str] = mapped_column(NAME)
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[str | None] = mapped_column(NAME)
    carried_from_id: Mapped[int | None]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class QuestionRow(AreaOwned, Base):
    """What is said of one question as a whole. `next_entry` is the number its next entry gets; no number is used twice.

    The order of the entries, the judgement and the work each have a version of their own, so that adding an entry makes nobody's
    judgement stale. `version` guards the row itself.
    """

    __tablename__ = "question"
    __table_args__ = _of_evaluation(
        sa.UniqueConstraint("evaluation_id", "question_key"),
        sa.CheckConstraint("judgement is null or judgement_reason <> ''", name="judgement_has_reason"),
        sa.CheckConstraint("next_entry >= 1", name="entries_count_from_one"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    evaluation_id: Mapped[int]
    question_key: Mapped[str] = mapped_column(KEY)
    work_status: Mapped[WorkStatus] = mapped_column(words(WorkStatus, "work_status"))
    owner: Mapped[str] = mapped_column(NAME)
    due_on: Mapped[date | None]
    judgement: Mapped[Judgement | None] = mapped_column(words(Judgement, "judgement"))
    judgement_reason: Mapped[str]
    confidence: Mapped[Confidence | None] = mapped_column(words(Confidence, "confidence"))
    confidence_reason: Mapped[str]
    next_entry: Mapped[int]
    order_version: Mapped[int]
    judgement_version: Mapped[int]
    work_version: Mapped[int]
    changed_at: Mapped[datetime]
    changed_by: Mapped[str] = mapped_column(NAME)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class JudgementWordingRow(AreaOwned, Base):
    """What a judgement said under an earlier version of its question."""

    __tablename__ = "judgement_wording"
    __table_args__ = _of_evaluation(sa.UniqueConstraint("evaluation_id", "question_key", "version"))

    id: Mapped[int] = mapped_column(primary_key=True)
    evaluation_id: Mapped[int]
    question_key: Mapped[str] = mapped_column(KEY)
    version: Mapped[int]
    judgement: Mapped[Judgement | None] = mapped_column(words(Judgement, "judgement"))
    judgement_reason: Mapped[str]
    confidence: Mapped[Confidence | None] = mapped_column(words(Confidence, "confidence"))
    confidence_reason: Mapped[str]
    saved_at: Mapped[datetime]
    saved_by: Mapped[str] = mapped_column(NAME)


class PositionRow(AreaOwned, Base):
    """The position on one indicator."""

    __tablename__ = "position"
    __table_args__ = _of_evaluation(
        sa.UniqueConstraint("evaluation_id", "indicator_key"),
        sa.CheckConstraint("position <> 'unknown' or who_finds_out <> ''", name="unknown_has_finder"),
        sa.CheckConstraint("position <> 'not_applicable' or reason <> ''", name="not_applicable_has_reason"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    evaluation_id: Mapped[int]
    question_key: Mapped[str] = mapped_column(KEY)
    indicator_key: Mapped[str] = mapped_column(KEY)
    position: Mapped[Position | None] = mapped_column(words(Position, "position"))
    who_finds_out: Mapped[str] = mapped_column(NAME)
    find_out_by: Mapped[date | None]
    reason: Mapped[str]
    changed_at: Mapped[datetime]
    changed_by: Mapped[str] = mapped_column(NAME)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class PositionWordingRow(AreaOwned, Base):
    """What a position said under one of its versions."""

    __tablename__ = "position_wording"
    __table_args__ = _of_evaluation(sa.UniqueConstraint("evaluation_id", "indicator_key", "version"))

    id: Mapped[int] = mapped_column(primary_key=True)
    evaluation_id: Mapped[int]
    indicator_key: Mapped[str] = mapped_column(KEY)
    version: Mapped[int]
    position: Mapped[Position | None] = mapped_column(words(Position, "position"))
    who_finds_out: Mapped[str] = mapped_column(NAME)
    find_out_by: Mapped[date | None]
    reason: Mapped[str]
    saved_at: Mapped[datetime]
    saved_by: Mapped[str] = mapped_column(NAME)


class OwnIndicatorRow(AreaOwned, Base):
    """An indicator that came with a document and is unlike any in the bank: this self-evaluation's own."""

    __tablename__ = "own_indicator"
    __table_args__ = _of_evaluation(sa.UniqueConstraint("evaluation_id", "key"))

    id: Mapped[int] = mapped_column(primary_key=True)
    evaluation_id: Mapped[int]
    question_key: Mapped[str] = mapped_column(KEY)
    key: Mapped[str] = mapped_column(KEY)
    wording: Mapped[str]
    source_file: Mapped[str] = mapped_column(sa.String(255))
    source_place: Mapped[str] = mapped_column(sa.String(255))
    added_at: Mapped[datetime]


class EntryRow(AreaOwned, Base):
    """One statement under a question. `number` is never used twice there; `place` orders the entries of its kind.

    `version` counts wordings: operations raise it, and a mere change of place does not.
    """

    __tablename__ = "entry"
    __table_args__ = _of_evaluation(
        sa.UniqueConstraint("area_id", "id"),
        sa.UniqueConstraint("evaluation_id", "question_key", "number"),
        sa.CheckConstraint(f"length(text) between 1 and {ENTRY_LIMIT}", name="text_has_length"),
        sa.CheckConstraint(f"length(difference) <= {ENTRY_LIMIT}", name="difference_has_length"),
        sa.CheckConstraint("kind = 'still_to_do' or (lead = '' and due_on is null)", name="achieved_has_no_deadline"),
        sa.CheckConstraint("(removed_at is null) = (removed_by is null)", name="removed_by_somebody"),
        sa.Index("ix_entry_of_question", "evaluation_id", "question_key"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    evaluation_id: Mapped[int]
    question_key: Mapped[str] = mapped_column(KEY)
    number: Mapped[int]
    kind: Mapped[EntryKind] = mapped_column(words(EntryKind, "kind"))
    place: Mapped[int]
    text: Mapped[str]
    difference: Mapped[str]
    true_on: Mapped[date | None]
    partner: Mapped[str] = mapped_column(NAME)
    lead: Mapped[str] = mapped_column(NAME)
    due_on: Mapped[date | None]
    confirmed_on: Mapped[date | None]
    confirmed_by: Mapped[str] = mapped_column(NAME)
    carried: Mapped[bool]
    source_file: Mapped[str] = mapped_column(sa.String(255))
    source_place: Mapped[str] = mapped_column(sa.String(255))
    source_digest: Mapped[str] = mapped_column(sa.String(64))
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[str] = mapped_column(NAME)
    changed_at: Mapped[datetime]
    changed_by: Mapped[str] = mapped_column(NAME)
    removed_at: Mapped[datetime | None]
    removed_by: Mapped[str | None] = mapped_column(NAME)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version, "version_id_generator": False}


class TagKind(StrEnum):
    """What an entry may be tagged with."""

    INDICATOR = "indicator"
    AGE = "age"
    GROUP = "group"
    ADULTHOOD = "adulthood"


class EntryTagRow(AreaOwned, Base):
    """An indicator an entry supports, or an age band, group or adulthood area it is about, in the order of `id`."""

    __tablename__ = "entry_tag"
    __table_args__ = _of_entry(sa.UniqueConstraint("entry_id", "kind", "value"))

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int]
    kind: Mapped[TagKind] = mapped_column(words(TagKind, "kind"))
    value: Mapped[str] = mapped_column(sa.String(100))


class EntryWordingRow(AreaOwned, Base):
    """What an entry said under one of its versions: the common ancestor when two people edit, and what history restores."""

    __tablename__ = "entry_wording"
    __table_args__ = _of_entry(sa.UniqueConstraint("entry_id", "version"))

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int]
    version: Mapped[int]
    text: Mapped[str]
    difference: Mapped[str]
    true_on: Mapped[date | None]
    partner: Mapped[str] = mapped_column(NAME)
    lead: Mapped[str] = mapped_column(NAME)
    due_on: Mapped[date | None]
    saved_at: Mapped[datetime]
    saved_by: Mapped[str] = mapped_column(NAME)


class SuggestedReferenceRow(AreaOwned, Base):
    """A paragraph an imported entry cites that does not exist, and the question it probably means. Settled when accepted or declined."""

    __tablename__ = "suggested_reference"
    __table_args__ = _of_entry()

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int]
    written: Mapped[str] = mapped_column(sa.String(40))
    target: Mapped[str] = mapped_column(KEY)
    why: Mapped[str]
    settled_at: Mapped[datetime | None]
    settled_by: Mapped[str] = mapped_column(NAME)


class EntryMentionRow(AreaOwned, Base):
    """Something an entry names beside its statement, in the order of `id`."""

    __tablename__ = "entry_mention"
    __table_args__ = _of_entry(
        sa.CheckConstraint(f"length(words) between 1 and {ENTRY_LIMIT}", name="words_have_length"),
        sa.Index("ix_entry_mention_of_entry", "entry_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int]
    kind: Mapped[MentionKind] = mapped_column(words(MentionKind, "mention_kind"))
    words: Mapped[str]


class NoteRow(AreaOwned, Base):
    """What a document said under a question that is no entry, or of the whole where `question_key` is empty. No pack prints it."""

    __tablename__ = "note"
    __table_args__ = _of_evaluation(
        sa.CheckConstraint("length(text) > 0", name="text_has_length"),
        sa.CheckConstraint("(removed_at is null) = (removed_by is null)", name="removed_by_somebody"),
        sa.Index("ix_note_of_question", "evaluation_id", "question_key"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    evaluation_id: Mapped[int]
    question_key: Mapped[str] = mapped_column(KEY)
    text: Mapped[str]
    source_file: Mapped[str] = mapped_column(sa.String(255))
    source_place: Mapped[str] = mapped_column(sa.String(255))
    added_at: Mapped[datetime]
    added_by: Mapped[str] = mapped_column(NAME)
    removed_at: Mapped[datetime | None]
    removed_by: Mapped[str | None] = mapped_column(NAME)
