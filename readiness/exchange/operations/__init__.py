"""What people do with documents: keep one to be checked, bring it in, undo it, say what its columns mean."""

from readiness.exchange.operations.bringing import BroughtIn, NothingToBringIn, bring_in
from readiness.exchange.operations.columns import known_columns, remember_columns
from readiness.exchange.operations.earlier import earlier_items, editions, entries_here, likely_edition
from readiness.exchange.operations.importing import Import, Imported, import_document, look, open_on
from readiness.exchange.operations.outcomes import Outcome, QuestionOutcome, outcome_of
from readiness.exchange.operations.proposing import Considered, compare_again, consider
from readiness.exchange.operations.staging import (
    GONE,
    Document,
    content_of,
    documents,
    read_again,
    read_document_row,
    reading_of,
    stage,
    throw_away,
)
from readiness.exchange.operations.undoing import CannotUndo, Undone, undo

__all__ = [
    "GONE",
    "BroughtIn",
    "CannotUndo",
    "Considered",
    "Document",
    "Import",
    "Imported",
    "NothingToBringIn",
    "Outcome",
    "QuestionOutcome",
    "Undone",
    "bring_in",
    "compare_again",
    "consider",
    "content_of",
    "documents",
    "earlier_items",
    "editions",
    "entries_here",
    "import_document",
    "known_columns",
    "likely_edition",
    "look",
    "open_on",
    "outcome_of",
    "read_again",
    "read_document_row",
    "reading_of",
    "remember_columns",
    "stage",
    "throw_away",
    "undo",
]
