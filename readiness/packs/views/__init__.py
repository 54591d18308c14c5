"""Pages of documents. Each module holds what a user would call one part; all routes are on one blueprint."""

from readiness.packs.views import drafting, members, pack, reports, sections
from readiness.packs.views.blueprint import blueprint

__all__ = ["blueprint", "drafting", "members", "pack", "reports", "sections"]
