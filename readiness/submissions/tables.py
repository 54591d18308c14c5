"""Rows of drafts and answered forms."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from readiness.database import Base


class SubmissionRow(Base):
    """One form instance: a draft while `answered_at` is empty, a used key afterwards."""

    __tablename__ = "submission"
    __table_args__ = (
        sa.CheckConstraint("(answered_at is null) = (location is null)", name="answered_has_location"),
        sa.CheckConstraint("answered_at is null or fields is null", name="answered_keeps_no_text"),
        sa.Index("ix_submission_draft", "writer", "path"),
    )

    key: Mapped[str] = mapped_column(sa.String(64), primary_key=True)
    writer: Mapped[str] = mapped_column(sa.String(100))
    path: Mapped[str] = mapped_column(sa.String(400))
    fields: Mapped[str | None]
    saved_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]
    location: Mapped[str | None] = mapped_column(sa.String(400))
    fields_digest: Mapped[str | None] = mapped_column(sa.String(64))
