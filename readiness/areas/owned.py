"""What makes a row belong to one local area.

Every feature's tables take it; who may see such a row is for `scope.py`.
"""

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column


class AreaOwned:
    """A row of one area. The filter in `scope.py` shows a session only its own area's rows and refuses any other."""

    area_id: Mapped[int] = mapped_column(sa.ForeignKey("area.id", ondelete="CASCADE"), index=True)
