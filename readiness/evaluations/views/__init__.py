"""Pages of self-evaluations. Each module holds what a user would call one part; all routes are on one blueprint."""

from readiness.evaluations.views import areas, entries, evaluations, notes, questions
from readiness.evaluations.views.blueprint import blueprint

__all__ = ["areas", "blueprint", "entries", "evaluations", "notes", "questions"]
