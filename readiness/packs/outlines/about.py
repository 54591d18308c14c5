"""What the words of the document mean, where the questions come from, and how to check that nothing was changed."""

from collections.abc import Iterable

from readiness.documents.blocks import Block, Heading, ListBlock, ListItem, Paragraph, Text, spoken
from readiness.evaluations.model import UNANSWERED, Confidence, Judgement, Position
from readiness.packs.outlines.language import stopped
from readiness.packs.outlines.standing import Standing
from readiness.snapshots.model import BankFacts, PublishedSnapshot

POSITION_MEANINGS: dict[Position, str] = {
    Position.IN_PLACE: "it is happening across the local area, and we can show it",
    Position.PARTLY: "it is happening for some children and young people, in some places or some of the time",
    Position.NOT_YET: "it is not happening as the indicator says, though parts of it may be",
    Position.UNKNOWN: "we have not found out; we say who will, and by when",
    Position.NOT_APPLICABLE: "it does not apply to this local area; we say why",
}
JUDGEMENT_MEANINGS: dict[Judgement, str] = {
    Judgement.WORKING_WELL: "what is asked about works, and we can show what difference it makes",
    Judgement.DEVELOPING: "some of it works; some does not yet, or not for everyone",
    Judgement.AREA_TO_IMPROVE: "it does not work well enough, and we know it must change",
    Judgement.CANNOT_SAY: "we do not know enough to judge",
}
CONFIDENCE_MEANINGS: dict[Confidence, str] = {
    Confidence.LOW: "little evidence, old, or from one side only",
    Confidence.MEDIUM: "evidence from more than one place, with gaps we can name",
    Confidence.HIGH: "recent evidence from several partners and from families, and it agrees",
}


def definitions() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Every word that has a meaning of its own here, in three lists: (title, (word, meaning))."""
    return (
        (
            "Positions on an indicator",
            (
                *((position.label, POSITION_MEANINGS[position]) for position in Position),
                (UNANSWERED, "nobody has given a position"),
            ),
        ),
        ("Judgements on a question", tuple((judgement.label, JUDGEMENT_MEANINGS[judgement]) for judgement in Judgement)),
        ("How sure we are of a judgement", tuple((sure.label, CONFIDENCE_MEANINGS[sure]) for sure in Confidence)),
    )


def provenance(bank: BankFacts) -> tuple[tuple[str, str], ...]:
    """Where the questions come from and on what terms: (label, text)."""
    checked = f"{spoken(bank.checked_on)}, by {bank.checked_by}" if bank.checked_on and bank.checked_by else "not yet"
    if bank.checked_on and not bank.checked_by:
        checked = spoken(bank.checked_on)
    return (
        ("Question bank", f"{bank.title}, version {bank.version} ({bank.key})"),
        ("Framework", bank.framework_title),
        ("Publisher", bank.publisher),
        ("Source", bank.source),
        ("Wording of the questions", bank.wording),
        ("Licence", bank.licence),
        ("Checked as a whole against the handbook", checked),
    )


def how_to_check(snapshot: PublishedSnapshot) -> str:
    """How anybody with the exported data can prove that a document was made from it."""
    return (
        "Everything here was made from one frozen copy of the self-evaluation. Its digest is "
        f"{snapshot.digest}. To check it, export the self-evaluation for the same date (readiness export --document snapshot) and run "
        "sha256sum on the file. The same 64 characters mean that not a letter differs; any others mean that something has changed."
    )


def about(snapshot: PublishedSnapshot) -> tuple[Block, ...]:
    """The last part of the document."""
    return (
        Heading(1, "About this document", "part--about"),
        Paragraph(
            (
                Text(
                    f"This is what {snapshot.area_name} says of itself on {spoken(snapshot.as_at)}. The words below are its own "
                    "scale. They are not an official grade, and no outcome of an inspection can be read from them."
                ),
            )
        ),
        *(block for title, words in definitions() for block in _listed(title, words)),
        *_listed("Where the summary puts a question", ((place.label, place.rule) for place in Standing)),
        *_listed("How entries are counted", COUNTING),
        *_listed("Where the questions come from", provenance(snapshot.bank)),
        Paragraph((Text("How to check this document"),), style="label"),
        Paragraph((Text(how_to_check(snapshot)),)),
    )


COUNTING = (
    ("Number", "an entry’s number follows from its place and may change from one edition to the next; references follow it"),
    ("Carried forward", "an entry from an earlier self-evaluation; it is shown, and counts once somebody has looked at it again"),
    (
        "Heard from",
        "a partner is heard from when an entry names it, by its own name or one in common use; a name not recognised stands as typed, so a usual partner may have spoken under another name",
    ),
)


def _listed(title: str, words: Iterable[tuple[str, str]]) -> tuple[Block, ...]:
    items = tuple(ListItem((Text(f"{word}: ", strong=True), Text(stopped(meaning)))) for word, meaning in words)
    return (Paragraph((Text(title),), style="label"), ListBlock(items))
