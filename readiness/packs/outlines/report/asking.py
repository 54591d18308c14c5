"""Questions a member might ask, drawn from what is weak, late or not known, each with its reason in a few words.

Each kind of question has its turn in a fixed order, on a question of the bank that has not had one yet; then a second turn, and so on.
So the same few weak questions cannot fill the page, and the same answers always give the same list.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from readiness.banks.model import PartnerKind
from readiness.documents.blocks import Block, ListBlock, ListItem, Paragraph, Runs, Text, spoken
from readiness.packs.outlines.places import Places
from readiness.packs.outlines.report import weighing
from readiness.packs.outlines.report.quoting import first_fitting, one_line
from readiness.packs.outlines.report.telling import spoken_of, where
from readiness.packs.outlines.standing import Standing, standing
from readiness.references.model import Ref
from readiness.snapshots.model import PublishedEntry, PublishedQuestion, PublishedSnapshot

ASKED_WORDS = 21
"""Room for one question and its reason, so that five take at most 110 words, the numbers of their list counted."""
SPOKEN_FOR = {
    PartnerKind.PARENT_CARER_FORUM.label: "parents and carers",
    PartnerKind.YOUNG_PEOPLE.label: "young people",
}
"""Whom the partners of families speak for."""
WEAKEST_FIRST = (Standing.WEAK, Standing.UNKNOWN, Standing.DEVELOPING, Standing.STRONG, Standing.UNANSWERED)
NOTHING = (
    "When will the first questions be answered, and who will answer them?",
    "How will families be asked, before we read the answers?",
)
ALL_IS_WELL = "What would families say of this report, and when were they last asked?"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question a member may put: `said` in full and `briefly`, and why. `about` is the key of the question it is drawn from."""

    about: str
    said: str
    briefly: str
    why: str
    where: Ref


def questions_to_ask(snapshot: PublishedSnapshot, places: Places, most: int) -> tuple[Block, ...]:
    """At most `most` questions as a numbered list, all that the rules find where it is 0. There is always one to ask."""
    if weighing.nothing_said(snapshot):
        return (_list([(Text(f"“{said}”"),) for said in (NOTHING[:most] if most else NOTHING)]),)
    asked = in_turn(snapshot)
    if not asked:
        return (
            Paragraph((Text("Nothing here is weak, late or not known by our rules. You might still ask:"),)),
            _list([(Text(f"“{ALL_IS_WELL}”"),)]),
        )
    return (_list([_shown(each, places) for each in (asked[:most] if most else asked)]),)


def _list(items: list[Runs]) -> ListBlock:
    return ListBlock(tuple(ListItem(runs) for runs in items), ordered=True)


def _shown(asked: Asked, places: Places) -> Runs:
    number = where(asked.where, places)
    reason = f" Why: {asked.why} ("
    return first_fitting(
        ((Text(f"“{said}”"), Text(reason), number, Text(").")) for said in (asked.said, asked.briefly)), ASKED_WORDS
    )


def in_turn(snapshot: PublishedSnapshot) -> tuple[Asked, ...]:
    """Every question there is to ask, in the order in which the kinds take their turns."""
    kinds = [list(kind) for kind in _kinds(snapshot)]
    chosen: list[Asked] = []
    used: set[str] = set()
    while any(kinds):
        for kind in kinds:
            fresh = next((asked for asked in kind if asked.about not in used), None)
            if fresh:
                chosen.append(fresh)
                used.add(fresh.about)
                kind.remove(fresh)
        if not any(asked.about not in used for kind in kinds for asked in kind):
            used.clear()
    return tuple(chosen)


def _kinds(snapshot: PublishedSnapshot) -> Iterator[Iterator[Asked]]:
    yield _nothing_planned(snapshot)
    yield _late(snapshot)
    yield _not_known(snapshot)
    yield _nobody_leads(snapshot)
    yield _families_silent(snapshot)
    yield _no_difference(snapshot)
    yield _partners_silent(snapshot)
    yield _not_answered(snapshot)


def _title(question: PublishedQuestion) -> str:
    return f"‘{one_line(question.short_title)}’"


def _asked(question: PublishedQuestion, said: str, briefly: str, *, why: str, entry: PublishedEntry | None = None) -> Asked:
    return Asked(question.key, said, briefly, why, Ref(question.key, entry.number if entry else None))


def _nothing_planned(snapshot: PublishedSnapshot) -> Iterator[Asked]:
    for question in weighing.weakest(snapshot):
        if not weighing.steps(question):
            said = f"What will we do about {_title(question)}, and by when?"
            yield _asked(question, said, "What will we do about this, and by when?", why="weak, with no next step")


def _late(snapshot: PublishedSnapshot) -> Iterator[Asked]:
    for question, entry in weighing.late_steps(snapshot):
        if entry.due_on:
            said = f"What is holding up the late step on {_title(question)}?"
            why = f"it was due by {spoken(entry.due_on)}"
            yield _asked(question, said, "What is holding this step up?", why=why, entry=entry)


def _not_known(snapshot: PublishedSnapshot) -> Iterator[Asked]:
    for each in weighing.unknown(snapshot):
        who, day = each.indicator.who_finds_out.strip(), each.indicator.find_out_by
        if not (who and day):
            said = f"Who will find out what we do not know about {_title(each.question)}, and when?"
            why = "no name or no date" if who or day else "no name and no date"
        elif day < snapshot.as_at:
            said = f"What did we find out about {_title(each.question)}?"
            why = f"we were to know by {spoken(day)}"
        else:
            said = f"What do we still not know about {_title(each.question)}?"
            why = f"we are to know by {spoken(day)}"
        yield _asked(each.question, said, "What do we not know about this?", why=why)


def _nobody_leads(snapshot: PublishedSnapshot) -> Iterator[Asked]:
    unjudged = (*weighing.standing_at(snapshot, Standing.UNKNOWN), *weighing.standing_at(snapshot, Standing.DEVELOPING))
    for question in (*weighing.weakest(snapshot), *unjudged):
        found = (entry for entry in weighing.steps(question) if not entry.lead.strip() or entry.due_on is None)
        entry = next(found, None)
        if entry:
            said = f"Who leads the next step on {_title(question)}, and by when?"
            lacking = [f"no {word}" for word, there in (("lead", entry.lead.strip()), ("date", entry.due_on)) if not there]
            why = ", ".join(lacking)
            yield _asked(question, said, "Who leads this step, and by when?", why=why, entry=entry)


def _families_silent(snapshot: PublishedSnapshot) -> Iterator[Asked]:
    for partner in weighing.silent(snapshot):
        if whom := SPOKEN_FOR.get(partner):
            yield from _of_partner(snapshot, partner, f"What do {whom} say about")


def _partners_silent(snapshot: PublishedSnapshot) -> Iterator[Asked]:
    for partner in weighing.silent(snapshot):
        if partner not in SPOKEN_FOR:
            yield from _of_partner(snapshot, partner, f"What do we hear from {spoken_of(partner)} about")


def _of_partner(snapshot: PublishedSnapshot, partner: str, start: str) -> Iterator[Asked]:
    """Of the weakest question that the partner usually answers."""
    usual = (question for question in snapshot.questions if partner in question.usual_partners)
    found = sorted(usual, key=lambda question: WEAKEST_FIRST.index(standing(question)))
    if found:
        yield _asked(found[0], f"{start} {_title(found[0])}?", f"{start} this?", why="nothing here names them")


def _no_difference(snapshot: PublishedSnapshot) -> Iterator[Asked]:
    lacking = [
        (question, tuple(one for one in weighing.done(question) if not one.difference.strip())) for question in snapshot.questions
    ]
    for question, entries in sorted(lacking, key=lambda pair: -len(pair[1])):
        if entries:
            said = f"What difference has our work on {_title(question)} made, and how do you know?"
            brief = "What difference has this made, and how do you know?"
            yield _asked(question, said, brief, why="not written down", entry=entries[0])


def _not_answered(snapshot: PublishedSnapshot) -> Iterator[Asked]:
    for question in weighing.standing_at(snapshot, Standing.UNANSWERED):
        said = f"When will we have an answer on {_title(question)}?"
        yield _asked(question, said, "When will we have an answer on this?", why="there is none yet")
