"""Read a document while somebody waits: apart, within limits, with this installation's words and this area's columns."""

from readiness.database import db
from readiness.errors import Refused
from readiness.exchange.held_words import held_words
from readiness.exchange.model import Briefing
from readiness.exchange.operations import known_columns
from readiness.exchange.reading_apart import read_document_apart
from readiness.exchange.vocabulary import VocabularyFault
from readiness.files.model import Changes


class CannotReadNow(Refused):
    """The words by which documents are read have a fault, and nothing was read with them before."""


def read_now(
    content: bytes, *, name: str, changes: Changes = Changes.ACCEPTED, columns: dict[str, str] | None = None
) -> Briefing:
    """What is recognised in a document. `columns` stand over those the area remembers. Raises Refused."""
    try:
        vocabulary = held_words().vocabulary()
    except VocabularyFault as fault:
        raise CannotReadNow(
            f"No document can be read, because the list of words to read by has a fault. Nothing was changed. Ask whoever looks after "
            f"Readiness to mend it. {' '.join(fault.faults)}"
        ) from fault
    known = {**known_columns(db.session()), **(columns or {})}
    meant = {heading: meaning for heading, meaning in known.items() if meaning}
    return read_document_apart(content, name=name, vocabulary=vocabulary, columns=meant, changes=changes)
