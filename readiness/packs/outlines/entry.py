"""One entry in the document: its words under its number, what difference it made, and the facts that go with it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from readiness.documents.blocks import Block, ListBlock, Paragraph, Text, spoken
from readiness.documents.markdown import entry_blocks
from readiness.evaluations.model import EntryKind
from readiness.packs.outlines.language import agree, listed, stopped
from readiness.packs.outlines.places import Places, marks
from readiness.references.model import Ref
from readiness.snapshots.model import PublishedEntry, PublishedQuestion, PublishedSnapshot

AS_LISTED = "As follows:"
"""The numbered line of an entry that is a list from its first word."""
NO_WORDS = "(no words)"
"""Of an entry whose markup holds nothing to read."""
CARRIED = "Carried forward and not looked at again."


def entry(said: PublishedEntry, question: PublishedQuestion, places: Places) -> tuple[Block, ...]:
    """The blocks of one entry; the first is the numbered paragraph that references point at."""
    key = Ref(question.key, said.number).anchor
    first, rest = _numbered(entry_blocks(said.text, places.reference), key)
    if said.carried:
        first = replace(first, runs=(Text(f"{CARRIED} ", strong=True), *first.runs))
    facts = " ".join(_facts(said, question, places.snapshot))
    return (first, *rest, *_difference(said, places), Paragraph((Text(facts),), style="note"))


def labelled(label: str, blocks: Iterable[Paragraph | ListBlock]) -> tuple[Paragraph | ListBlock, ...]:
    """The blocks with a bold label at the start of the first, or before it where it is a list."""
    start = Text(f"{label} ", strong=True)
    first, *rest = tuple(blocks) or (Paragraph(()),)
    if isinstance(first, Paragraph):
        return (replace(first, runs=(start, *first.runs)), *rest)
    return (Paragraph((replace(start, text=label),)), first, *rest)


def _numbered(blocks: tuple[Paragraph | ListBlock, ...], key: str) -> tuple[Paragraph, tuple[Paragraph | ListBlock, ...]]:
    """The paragraph that carries the number, and the rest. A lone point becomes that paragraph; a longer list is given a line before it."""
    first, *rest = blocks or (Paragraph((Text(NO_WORDS),)),)
    if isinstance(first, Paragraph):
        return replace(first, key=key, numbered=True), tuple(rest)
    if len(first.items) == 1:
        point = first.items[0]
        return Paragraph(point.runs, key=key, numbered=True), (*point.children, *rest)
    return Paragraph((Text(AS_LISTED),), key=key, numbered=True), (first, *rest)


def _difference(said: PublishedEntry, places: Places) -> tuple[Paragraph | ListBlock, ...]:
    label = "What difference it made:"
    if said.difference.strip():
        return labelled(label, entry_blocks(said.difference, places.reference))
    if said.kind is EntryKind.ACHIEVED:
        return (Paragraph((Text(f"{label} ", strong=True), Text("not stated."))),)
    return ()


def _facts(said: PublishedEntry, question: PublishedQuestion, snapshot: PublishedSnapshot) -> Iterator[str]:
    """What is known beside the words, as short sentences; what ought to be known and is not is said too."""
    achieved = said.kind is EntryKind.ACHIEVED
    if not achieved or said.lead:
        yield stopped(f"Lead: {said.lead}" if said.lead.strip() else "No named lead")
    if not achieved or said.due_on:
        passed = ", which has passed" if said.due_on and said.due_on < snapshot.as_at else ""
        yield f"Due {spoken(said.due_on)}{passed}." if said.due_on else "No date set."
    if said.true_on:
        yield f"True on {spoken(said.true_on)}."
    if said.confirmed_on:
        yield f"Confirmed on {spoken(said.confirmed_on)}."
    if achieved and not (said.true_on or said.confirmed_on):
        yield "No date given."
    if said.partner.strip():
        yield stopped(f"Partner: {said.partner.strip()}")
    elif achieved:
        yield "No partner named."
    yield from _covers(said, question)


def _covers(said: PublishedEntry, question: PublishedQuestion) -> Iterator[str]:
    if said.indicators:
        yield f"{agree(len(said.indicators), 'Indicator', 'Indicators')}: {marks(question, said.indicators)}."
    if said.ages:
        yield f"Ages: {listed([age.label for age in said.ages])}."
    if said.groups:
        yield f"Groups: {'; '.join(said.groups)}."
    if said.adulthood:
        yield f"Preparing for adulthood: {'; '.join(area.label for area in said.adulthood)}."
