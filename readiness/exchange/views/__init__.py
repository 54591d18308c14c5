"""Pages on which a document is brought in. Each module holds what a user would call one part; all routes are on one blueprint."""

from readiness.exchange.views import acts, bringing, columns, reviewing
from readiness.exchange.views.blueprint import blueprint

__all__ = ["acts", "blueprint", "bringing", "columns", "reviewing"]
