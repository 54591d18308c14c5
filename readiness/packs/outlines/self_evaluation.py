"""The self-evaluation: what the pack says, in order, from a published snapshot and nothing else."""

from readiness.documents.blocks import Document, spoken
from readiness.packs.outlines import opening
from readiness.packs.outlines.about import about
from readiness.packs.outlines.citations import index_of_references
from readiness.packs.outlines.missing import what_is_missing
from readiness.packs.outlines.places import Places
from readiness.packs.outlines.question import section
from readiness.packs.outlines.summary import summary
from readiness.snapshots.model import PublishedSnapshot


def self_evaluation(snapshot: PublishedSnapshot) -> Document:
    """The whole document. Its numbers are `PublishedQuestion.number` and `PublishedEntry.place`, and the workbook's."""
    places = Places(snapshot)
    return Document(
        title="Self-evaluation",
        subtitle=snapshot.title,
        area=snapshot.area_name,
        as_at=snapshot.as_at,
        digest=snapshot.digest,
        facts=opening.facts(snapshot),
        blocks=(
            *opening.as_blocks(snapshot),
            *summary(snapshot, places),
            *(block for each in snapshot.sections for block in section(each, places)),
            *index_of_references(snapshot, places),
            *what_is_missing(snapshot, places),
            *about(snapshot),
        ),
        author=author(snapshot),
        description=f"Self-evaluation of {snapshot.area_name} as at {spoken(snapshot.as_at)}",
    )


def author(snapshot: PublishedSnapshot) -> str:
    """Who speaks: the partnership, not the person who pressed the button."""
    return f"{snapshot.area_name} local area partnership"
