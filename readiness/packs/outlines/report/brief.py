"""Where we stand in two sentences, for a side of A4 that has no room for five lists."""

from readiness.documents.blocks import Block, ListBlock, Paragraph, Runs, Text
from readiness.packs.outlines.language import agree, capital, listed, number
from readiness.packs.outlines.places import Places
from readiness.packs.outlines.report import choosing, weighing
from readiness.packs.outlines.standing import Standing
from readiness.snapshots.model import PublishedSnapshot

IN_A_SENTENCE = 1
"""What `most` of a section on where we stand is, where only this much is wanted."""
SAID = {
    Standing.STRONG: ("{} is working well", "{} are working well"),
    Standing.DEVELOPING: ("{} is getting there", "{} are getting there"),
    Standing.WEAK: ("{} needs to improve", "{} need to improve"),
    Standing.UNKNOWN: ("on {} we cannot say yet", "on {} we cannot say yet"),
    Standing.UNANSWERED: ("{} has no answer yet", "{} have no answer yet"),
}


def in_a_sentence(snapshot: PublishedSnapshot, places: Places) -> tuple[Block, ...]:
    """How many questions stand where, and by name those that need to improve."""
    opening, *lists, note = choosing.where_we_stand(snapshot, places, short=True)
    counts = [(place, len(weighing.standing_at(snapshot, place))) for place in Standing]
    parts = [agree(count, *SAID[place]).format(number(count)) for place, count in counts if count]
    if not (lists and isinstance(opening, Paragraph)):
        return (opening, *lists, note)
    first = Paragraph((*opening.runs, Text(f" {capital(listed(parts))}.")))
    weak = f"{choosing.STANDING_WORDS[Standing.WEAK]} ("
    named = [item for block in lists if isinstance(block, ListBlock) for item in block.items if _begins(item.runs, weak)]
    return (first, *((ListBlock(tuple(named)),) if named else ()), note)


def _begins(runs: Runs, words: str) -> bool:
    return bool(runs) and isinstance(runs[0], Text) and runs[0].text.startswith(words)
