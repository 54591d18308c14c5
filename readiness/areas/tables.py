"""Rows of local areas and of the groups a council adds."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from readiness.areas.model import GROUP_LIMIT, NAME_LIMIT
from readiness.areas.owned import AreaOwned
from readiness.database import Base


class AreaRow(Base):
    """A local area."""

    __tablename__ = "area"
    __table_args__ = (sa.UniqueConstraint("key"), sa.CheckConstraint("length(name) > 0", name="has_name"))

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(sa.String(60))
    name: Mapped[str] = mapped_column(sa.String(NAME_LIMIT))
    is_demonstration: Mapped[bool]
    created_at: Mapped[datetime]
    created_by: Mapped[str]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class AreaGroupRow(AreaOwned, Base):
    """A group of children and young people that the area's entries may be about, beside the standard ones."""

    __tablename__ = "area_group"
    __table_args__ = (sa.UniqueConstraint("area_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(sa.String(GROUP_LIMIT))
    added_at: Mapped[datetime]
    added_by: Mapped[str]
