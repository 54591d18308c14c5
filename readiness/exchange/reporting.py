"""What an import says when it is done: one line of counts, what a person should know, and the same as JSON."""

from collections import Counter
from collections.abc import Iterator

from readiness.evaluations.model import EntryKind
from readiness.exchange.editions import Standing
from readiness.exchange.operations import Imported
from readiness.exchange.proposal import Proposal, ProposedQuestion
from readiness.web.filters import count


def report(imported: Imported, *, dry_run: bool) -> dict[str, object]:
    """The counts and what was matched, for a program to read."""
    proposal, done = imported.proposal, imported.done
    briefing = proposal.briefing
    return {
        "file": briefing.file_name,
        "dry_run": dry_run,
        "questions": len(briefing.questions),
        "indicators": len(briefing.indicators),
        "achieved": len(briefing.achieved),
        "still_to_do": len(briefing.still_to_do),
        "flagged_references": [
            {
                "written": cited.written,
                "likely": cited.likely,
                "likely_key": proposal.keys.get(cited.likely or ""),
                "in": cited.question.number,
                "place": str(cited.entry.place),
            }
            for cited in briefing.dangling
        ],
        "matched": [
            {
                "question": question.match.question.number or question.match.question.wording,
                "key": question.key or None,
                "sureness": question.match.sureness,
            }
            for question in proposal.questions
        ],
        "unplaced": [question.match.question.name for question in unplaced(proposal)],
        "standing": {standing.value: number for standing, number in sorted(proposal.standings.items())},
        "gone": len(proposal.gone),
        "reads_as_not_yet_done": len(_not_yet(proposal)),
        "words": {"whole": briefing.tally.words, "left": briefing.tally.words_left},
        "tables": [{"place": grid.place, "read": grid.read, "rows": grid.rows} for grid in briefing.grids],
        "remarks": list(briefing.remarks),
        "added": done.added,
        "changed": done.changed,
        "notes": done.notes,
        "there_already": done.there_already,
        "own_indicators": done.own_indicators,
    }


def sentence(imported: Imported, *, dry_run: bool) -> str:
    """One line of counts."""
    briefing, done = imported.proposal.briefing, imported.done
    found = (
        f"{briefing.file_name}: {len(briefing.questions)} questions, {len(briefing.indicators)} indicators, "
        f"{len(briefing.achieved)} achieved, {len(briefing.still_to_do)} still to do, "
        f"{len(briefing.dangling)} references flagged, {len(unplaced(imported.proposal))} questions unplaced"
    )
    if dry_run:
        return f"{found}. Nothing was changed (dry run)."
    changed = f"changed {done.changed}, " if done.changed else ""
    return f"{found}. Added {done.added}, {changed}there already {done.there_already}."


def remarks(imported: Imported) -> Iterator[str]:
    """What a person should know: what was left out, what leads nowhere, what changed, what reads as not yet done."""
    proposal = imported.proposal
    briefing = proposal.briefing
    for question in unplaced(proposal):
        yield f"  Left out: {question.match.question.name}. {question.match.why}"
    for cited in briefing.dangling:
        yield f"  Under {cited.question.name}: cites {cited.written}, which does not exist. {cited.why}"
    for grid in briefing.grids:
        if not grid.read:
            yield f"  Not read: {grid.place}, of {count(grid.rows, 'row')}. Its columns were not understood; say what they mean on the page."
    yield from _of_editions(proposal)
    if not_yet := _not_yet(proposal):
        yield f"  {count(len(not_yet), 'achieved entry reads', 'achieved entries read').capitalize()} as not yet done. Look at each on the page."
    for said in briefing.remarks:
        yield f"  {said}"
    if briefing.tally.words_left:
        yield f"  {count(briefing.tally.words_left, 'word')} were not part of the questions and were left where they are."


def _of_editions(proposal: Proposal) -> Iterator[str]:
    """What differs from the edition brought in before, and was not taken of itself."""
    standings: Counter[Standing] = proposal.standings
    for standing in (Standing.CHANGED_THERE, Standing.CHANGED_BOTH, Standing.CHANGED_HERE, Standing.REMOVED_HERE):
        if standings[standing]:
            yield f"  {standing.label}: {count(standings[standing], 'entry', 'entries')}."
    if proposal.gone:
        yield f"  Gone from the document and still here: {count(len(proposal.gone), 'entry', 'entries')}."


def _not_yet(proposal: Proposal) -> list[int]:
    return [
        proposed.id
        for proposed in proposal.entries.values()
        if proposed.entry.kind is EntryKind.ACHIEVED and proposed.offers.not_yet
    ]


def unplaced(proposal: Proposal) -> list[ProposedQuestion]:
    """The questions of the document that go nowhere."""
    return [question for question in proposal.questions if not question.key]
