"""Read a stranger's document and recognise what is in it, here or in a process of its own."""

import sys
from collections.abc import Mapping
from dataclasses import replace

import msgspec

from readiness.canonical import decode, encode
from readiness.exchange.briefing import parse_paper
from readiness.exchange.model import Briefing, NothingRecognised, TooMuch
from readiness.exchange.reading.citations import citations_in
from readiness.exchange.vocabulary import Vocabulary
from readiness.files.apart import FOR_A_PAGE, Limits, Progress, RefusedApart, run_apart, serve
from readiness.files.model import Changes
from readiness.files.papers import read_paper

OURS = {error.__name__: error for error in (NothingRecognised, TooMuch)}


class _Asked(msgspec.Struct):
    """What the child is asked, as the first line of what goes in by the pipe; the document's bytes follow."""

    name: str
    vocabulary: Vocabulary
    columns: dict[str, str]
    changes: Changes


def read_document(
    content: bytes,
    *,
    name: str,
    vocabulary: Vocabulary,
    columns: Mapping[str, str] | None = None,
    changes: Changes = Changes.ACCEPTED,
) -> Briefing:
    """What is in a document. `columns` are meanings by heading. Raises what the readers refuse, NothingRecognised or TooMuch."""
    paper = read_paper(content, name=name, changes=changes)
    return parse_paper(paper, name, vocabulary=vocabulary, columns=columns or {})


def read_document_apart(
    content: bytes,
    *,
    name: str,
    vocabulary: Vocabulary,
    columns: Mapping[str, str] | None = None,
    changes: Changes = Changes.ACCEPTED,
    limits: Limits = FOR_A_PAGE,
    progress: Progress | None = None,
) -> Briefing:
    """As `read_document`, in a process of its own and within `limits`. A reader's refusal comes as RefusedApart."""
    asked = encode(_Asked(name, vocabulary, dict(columns or {}), changes))
    try:
        answer = run_apart(
            "readiness.exchange.reading_apart", asked + b"\n" + content, name=name, limits=limits, progress=progress
        )
    except RefusedApart as error:
        if error.error in OURS:
            raise OURS[error.error](str(error)) from error
        raise
    briefing = decode(answer, Briefing)
    return replace(briefing, citations=citations_in(briefing))


def _work(request: bytes) -> bytes:
    header, content = request.split(b"\n", 1)
    asked = decode(header, _Asked)
    briefing = read_document(content, name=asked.name, vocabulary=asked.vocabulary, columns=asked.columns, changes=asked.changes)
    # Each citation holds its whole question, which may have two thousand entries; they are found anew on the other side.
    return encode(replace(briefing, citations=()))


if __name__ == "__main__":
    sys.exit(serve(_work))
