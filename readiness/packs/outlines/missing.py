"""The part of the document that declares what is missing."""

from readiness.documents.blocks import Block, Heading, Paragraph, Reference, Text
from readiness.packs.outlines.gaps import Gap, gaps_in
from readiness.packs.outlines.language import joined
from readiness.packs.outlines.places import Places
from readiness.snapshots.model import PublishedSnapshot


def what_is_missing(snapshot: PublishedSnapshot, places: Places) -> tuple[Block, ...]:
    """Each kind of gap with its count and where; then what was looked for and not found."""
    gaps = gaps_in(snapshot, places)
    found = [gap for gap in gaps if gap.count]
    clear = [gap for gap in gaps if not gap.count]
    heading = Heading(1, "What is missing", "part--missing")
    if not found:
        return (heading, Paragraph((Text("Nothing that we look for is missing."),)), *_clear(clear))
    opening = "These gaps were found by fixed rules when this document was made. They are part of what it says."
    return (heading, Paragraph((Text(opening),)), *(block for gap in found for block in _gap(gap)), *_clear(clear))


def _gap(gap: Gap) -> tuple[Block, ...]:
    return (
        Paragraph((Text(f"{gap.title} ({gap.count:,})"),), style="label"),
        Paragraph((*joined(gap.where, _separator(gap)), Text("."))),
    )


def _separator(gap: Gap) -> str:
    """A comma between bare numbers, a semicolon between things that may hold commas themselves."""
    bare = all(len(place) == 1 and isinstance(place[0], Reference) for place in gap.where)
    return ", " if bare else "; "


def _clear(gaps: list[Gap]) -> tuple[Block, ...]:
    if not gaps:
        return ()
    names = "; ".join(gap.title[:1].lower() + gap.title[1:] for gap in gaps)
    return (
        Paragraph((Text("Looked for, and none found"),), style="label"),
        Paragraph((Text(f"{names[:1].upper()}{names[1:]}."),)),
    )
