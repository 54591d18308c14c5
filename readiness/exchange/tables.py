"""Rows of documents brought in: what waits to be checked, what each part became, and what a council's columns mean."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from readiness.areas.owned import AreaOwned
from readiness.database import Base, words
from readiness.evaluations.model import NAME_LIMIT, EntryKind
from readiness.exchange.editions import Did
from readiness.exchange.model import HEADING_LIMIT

KEY = sa.String(80)
NAME = sa.String(NAME_LIMIT)


class DocumentRow(AreaOwned, Base):
    """A document that somebody gave us. `number` counts within its self-evaluation and stands in addresses.

    While it waits to be checked it has its `content` and `reading`; once it is brought in both go, and its items stay.
    """

    __tablename__ = "document"
    __table_args__ = (
        sa.ForeignKeyConstraint(["area_id", "evaluation_id"], ["evaluation.area_id", "evaluation.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["area_id", "edition_of_id"], ["document.area_id", "document.id"]),
        sa.UniqueConstraint("area_id", "id"),
        sa.UniqueConstraint("evaluation_id", "number"),
        sa.CheckConstraint("(brought_in_at is null) = (brought_in_by is null)", name="brought_in_by_somebody"),
        sa.CheckConstraint("(undone_at is null) = (undone_by is null)", name="undone_by_somebody"),
        sa.CheckConstraint("undone_at is null or brought_in_at is not null", name="undone_after_it_was_brought_in"),
        sa.CheckConstraint("(brought_in_at is null) = (reading is not null)", name="read_while_it_waits"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    evaluation_id: Mapped[int]
    number: Mapped[int]
    name: Mapped[str] = mapped_column(sa.String(255))
    content: Mapped[bytes | None] = mapped_column(sa.LargeBinary, deferred=True)
    reading: Mapped[str | None] = mapped_column(deferred=True)
    changes: Mapped[str] = mapped_column(sa.String(20))
    edition_of_id: Mapped[int | None]
    read_at: Mapped[datetime]
    read_by: Mapped[str] = mapped_column(NAME)
    brought_in_at: Mapped[datetime | None]
    brought_in_by: Mapped[str | None] = mapped_column(NAME)
    undone_at: Mapped[datetime | None]
    undone_by: Mapped[str | None] = mapped_column(NAME)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class DocumentItemRow(AreaOwned, Base):
    """What one part of a document became. `made` is the key of an own indicator; `thing` the number of an entry or the id of a note.

    `left_at` is the entry's version when the import was done with it. What was left out keeps its digest and not its words.
    """

    __tablename__ = "document_item"
    __table_args__ = (
        sa.ForeignKeyConstraint(["area_id", "document_id"], ["document.area_id", "document.id"], ondelete="CASCADE"),
        sa.Index("ix_document_item_of_document", "document_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int]
    did: Mapped[Did] = mapped_column(words(Did, "did"))
    question_key: Mapped[str] = mapped_column(KEY)
    kind: Mapped[EntryKind | None] = mapped_column(words(EntryKind, "kind"))
    text: Mapped[str]
    digest: Mapped[str] = mapped_column(sa.String(64))
    thing: Mapped[int | None]
    left_at: Mapped[int | None]
    made: Mapped[str] = mapped_column(KEY)


class ColumnMeaningRow(AreaOwned, Base):
    """What the columns under one heading mean in this area's documents, as somebody said once."""

    __tablename__ = "column_meaning"
    __table_args__ = (sa.UniqueConstraint("area_id", "heading"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    heading: Mapped[str] = mapped_column(sa.String(HEADING_LIMIT))
    meaning: Mapped[str] = mapped_column(sa.String(20))
    said_at: Mapped[datetime]
    said_by: Mapped[str] = mapped_column(NAME)
