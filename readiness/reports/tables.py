"""Rows of the council's profile, of reports that officers work on, and of what readers have read."""

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.schema import SchemaItem

from readiness.areas.owned import AreaOwned
from readiness.database import Base, words
from readiness.reports.drafts import NAME_LIMIT, TEXT_LIMIT, FileKind, ProfilePart

KEY = sa.String(80)
NAME = sa.String(NAME_LIMIT)


class LineKind(StrEnum):
    """What a line of the profile is."""

    THEME = "theme"
    VALUE = "value"
    ROLE = "role"


def _of_report(*more: SchemaItem) -> tuple[SchemaItem, ...]:
    return (
        sa.ForeignKeyConstraint(["area_id", "report_id"], ["report.area_id", "report.id"], ondelete="CASCADE"),
        *more,
    )


class ProfileRow(AreaOwned, Base):
    """What a council says once of itself. Whoever writes it holds the area's row; each part has its version in `profile_part`."""

    __tablename__ = "profile"
    __table_args__ = (
        sa.UniqueConstraint("area_id"),
        sa.CheckConstraint("length(colour) in (0, 7)", name="colour_is_spelt"),
        sa.CheckConstraint("sides >= 0", name="sides_are_counted"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    council: Mapped[str] = mapped_column(NAME)
    health_board: Mapped[str] = mapped_column(NAME)
    report_of: Mapped[str] = mapped_column(NAME)
    cabinet_member: Mapped[str] = mapped_column(NAME)
    signatory: Mapped[str] = mapped_column(NAME)
    colour: Mapped[str] = mapped_column(sa.String(7))
    logo_alternative: Mapped[str] = mapped_column(NAME)
    marking: Mapped[str] = mapped_column(NAME)
    sides: Mapped[int]


class ProfilePartRow(AreaOwned, Base):
    """Who last saved a part of the profile, when, and under which version. No row: nobody has."""

    __tablename__ = "profile_part"
    __table_args__ = (sa.UniqueConstraint("area_id", "part"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    part: Mapped[ProfilePart] = mapped_column(words(ProfilePart, "part"))
    version: Mapped[int]
    saved_at: Mapped[datetime]
    saved_by: Mapped[str] = mapped_column(NAME)


class ContactRow(AreaOwned, Base):
    """A contact officer, in the order in which reports name them."""

    __tablename__ = "profile_contact"
    __table_args__ = (sa.UniqueConstraint("area_id", "place"), sa.CheckConstraint("length(name) > 0", name="has_name"))

    id: Mapped[int] = mapped_column(primary_key=True)
    place: Mapped[int]
    name: Mapped[str] = mapped_column(NAME)
    title: Mapped[str] = mapped_column(NAME)
    telephone: Mapped[str] = mapped_column(NAME)
    email: Mapped[str] = mapped_column(NAME)


class ProfileLineRow(AreaOwned, Base):
    """A theme of the council plan, a value, or a role of the internal grid, which has no text."""

    __tablename__ = "profile_line"
    __table_args__ = (sa.UniqueConstraint("area_id", "kind", "place"), sa.CheckConstraint("length(name) > 0", name="has_name"))

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[LineKind] = mapped_column(words(LineKind, "line_kind"))
    place: Mapped[int]
    name: Mapped[str] = mapped_column(NAME)
    text: Mapped[str]


class ProfileParagraphRow(AreaOwned, Base):
    """A standard paragraph, by key."""

    __tablename__ = "profile_paragraph"
    __table_args__ = (
        sa.UniqueConstraint("area_id", "key"),
        sa.CheckConstraint(f"length(text) between 1 and {TEXT_LIMIT}", name="text_has_length"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(KEY)
    text: Mapped[str]


class ProfileFileRow(AreaOwned, Base):
    """The logo or the Word template. `said`, `found`, `missing` and `unset` are one to a line."""

    __tablename__ = "profile_file"
    __table_args__ = (sa.UniqueConstraint("area_id", "kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[FileKind] = mapped_column(words(FileKind, "file_kind"))
    name: Mapped[str] = mapped_column(sa.String(255))
    digest: Mapped[str] = mapped_column(sa.String(64))
    size: Mapped[int]
    content: Mapped[bytes] = mapped_column(sa.LargeBinary, deferred=True)
    said: Mapped[str]
    missing: Mapped[str]
    found: Mapped[str]
    unset: Mapped[str]
    has_header: Mapped[bool]
    has_footer: Mapped[bool]
    paper: Mapped[str] = mapped_column(NAME)
    added_at: Mapped[datetime]
    added_by: Mapped[str] = mapped_column(NAME)


class ReportRow(AreaOwned, Base):
    """A report that officers work on. `number` counts within its self-evaluation; `document` is the template's key."""

    __tablename__ = "report"
    __table_args__ = (
        sa.ForeignKeyConstraint(["area_id", "evaluation_id"], ["evaluation.area_id", "evaluation.id"], ondelete="CASCADE"),
        sa.UniqueConstraint("area_id", "id"),
        sa.UniqueConstraint("evaluation_id", "number"),
        sa.CheckConstraint("(removed_at is null) = (removed_by is null)", name="removed_by_somebody"),
        sa.CheckConstraint("(shown_at is null) = (shown_by is null)", name="shown_by_somebody"),
        sa.Index("ix_report_of_document", "area_id", "document"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    evaluation_id: Mapped[int]
    number: Mapped[int]
    document: Mapped[str] = mapped_column(KEY)
    depth: Mapped[str] = mapped_column(KEY)
    subject: Mapped[str] = mapped_column(NAME)
    meeting: Mapped[str] = mapped_column(NAME)
    meeting_on: Mapped[date | None]
    as_at: Mapped[date]
    appendix: Mapped[str] = mapped_column(NAME)
    marking: Mapped[str] = mapped_column(NAME)
    details_version: Mapped[int]
    sign_off_version: Mapped[int]
    created_at: Mapped[datetime]
    created_by: Mapped[str] = mapped_column(NAME)
    shown_at: Mapped[datetime | None]
    shown_by: Mapped[str | None] = mapped_column(NAME)
    removed_at: Mapped[datetime | None]
    removed_by: Mapped[str | None] = mapped_column(NAME)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class ReportTextRow(AreaOwned, Base):
    """What officers wrote in one section; `carried` until somebody has looked at it again."""

    __tablename__ = "report_text"
    __table_args__ = _of_report(
        sa.UniqueConstraint("report_id", "key"),
        sa.CheckConstraint(f"length(text) <= {TEXT_LIMIT}", name="text_is_within_its_limit"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int]
    key: Mapped[str] = mapped_column(KEY)
    text: Mapped[str]
    carried: Mapped[bool]
    saved_at: Mapped[datetime]
    saved_by: Mapped[str] = mapped_column(NAME)
    version: Mapped[int]


class ReportSignOffRow(AreaOwned, Base):
    """What a role has put into the internal grid."""

    __tablename__ = "report_sign_off"
    __table_args__ = _of_report(sa.UniqueConstraint("report_id", "role"))

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int]
    role: Mapped[str] = mapped_column(NAME)
    initials: Mapped[str] = mapped_column(NAME)
    signed_on: Mapped[date | None]
    place: Mapped[int]


class ReadingRow(AreaOwned, Base):
    """What a reader last read of a self-evaluation: the published snapshot's canonical JSON, packed by zlib, under its digest."""

    __tablename__ = "reading"
    __table_args__ = (
        sa.ForeignKeyConstraint(["area_id", "evaluation_id"], ["evaluation.area_id", "evaluation.id"], ondelete="CASCADE"),
        sa.UniqueConstraint("evaluation_id", "reader"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    evaluation_id: Mapped[int]
    reader: Mapped[str] = mapped_column(NAME)
    read_at: Mapped[datetime]
    digest: Mapped[str] = mapped_column(sa.String(64))
    content: Mapped[bytes] = mapped_column(sa.LargeBinary)
