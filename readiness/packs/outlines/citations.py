"""Who refers to whom: every `[[key]]` in the words of a self-evaluation, by its target."""

from collections.abc import Iterator
from dataclasses import dataclass

from readiness.documents.blocks import Block, Cell, Heading, Paragraph, Table, Text
from readiness.packs.outlines.language import joined
from readiness.packs.outlines.places import Places
from readiness.references.model import Ref, references_in
from readiness.snapshots.model import PublishedQuestion, PublishedSnapshot


@dataclass(frozen=True, slots=True)
class Citation:
    """`source`, a question or an entry, names `target`, which may be nothing."""

    source: Ref
    target: Ref


def citations(snapshot: PublishedSnapshot) -> tuple[Citation, ...]:
    """Every reference in reading order; one that a text repeats is given once for that text."""
    return tuple(dict.fromkeys(citation for question in snapshot.questions for citation in _in_question(question)))


def _in_question(question: PublishedQuestion) -> Iterator[Citation]:
    words = [question.judgement_reason, question.confidence_reason, *(indicator.reason for indicator in question.indicators)]
    for text in words:
        yield from (Citation(Ref(question.key), target) for target in references_in(text))
    for entry in question.entries:
        for text in (entry.text, entry.difference):
            yield from (Citation(Ref(question.key, entry.number), target) for target in references_in(text))


def index_of_references(snapshot: PublishedSnapshot, places: Places) -> tuple[Block, ...]:
    """The part of the document that says what is referred to, and where from. References to nothing are among the gaps."""
    by_target: dict[Ref, list[Ref]] = {}
    for citation in citations(snapshot):
        if citation.target in places.numbers:
            by_target.setdefault(citation.target, []).append(citation.source)
    heading = Heading(1, "Index of references", "part--references")
    if not by_target:
        return (heading, Paragraph((Text("No entry or reason refers to another question or entry."),)))
    titles = {question.key: question.short_title for question in snapshot.questions}
    rows = tuple(
        (
            Cell((places.reference(target), Text(f" {titles[target.question]}"))),
            Cell(joined(((places.reference(source),) for source in sources), ", ")),
        )
        for target, sources in sorted(by_target.items(), key=lambda item: places.order[item[0]])
    )
    return (
        heading,
        Table(
            "table--references",
            "What is referred to, and where",
            ("Question or entry", "Referred to in"),
            rows,
            (3, 4),
            row_headers=True,
        ),
    )
