"""The interview card, on one side: what inspectors may ask a member, three strengths and two worries with one example each.

What may be asked comes from the question bank and from our own worries. Nobody knows what an inspector will ask, and the card says so.
"""

from collections.abc import Iterator

from readiness.banks.model import PartnerKind
from readiness.documents.blocks import Block, ListBlock, ListItem, Paragraph, Runs, Text
from readiness.packs.outlines.places import Places
from readiness.packs.outlines.report import weighing
from readiness.packs.outlines.report.choosing import NOT_JUDGED, example, not_yet
from readiness.packs.outlines.report.quoting import length, one_line, quotation, words_in
from readiness.packs.outlines.report.telling import ELSEWHERE, being_done, by_whom, stands_elsewhere, titled, where
from readiness.references.model import Ref
from readiness.reports.model import PublishedReport
from readiness.snapshots.model import PublishedQuestion, PublishedSnapshot

STRENGTHS = 3
WORRIES = 2
MAY_BE_ASKED = 6
WORDING_WORDS = 24
"""A question of the bank that is longer than this is asked by its short title."""
ITEM_WORDS = 80
QUOTED_WORDS = 32
OPENING = (
    "Nobody knows what inspectors will ask. These questions follow from what they look at. To each they may add: how do you know?"
)
ENDED = "These inspections have ended. This is practice: to each question inspectors might have added, how do you know?"
LEADERSHIP = "leadership"
"""In the title of the section that members are asked about beside what the bank names as theirs."""


def may_be_asked(report: PublishedReport, snapshot: PublishedSnapshot, places: Places, most: int) -> tuple[Block, ...]:
    """At most `most` questions, MAY_BE_ASKED where it is 0: members' own, others on leadership while there is room, and our worries."""
    asked = members_questions(snapshot)
    weak = weighing.weakest(snapshot)
    room = most or MAY_BE_ASKED
    kept = min(len(weak), max(room // 3, room - len(asked)))
    own = asked[: room - kept]
    spare = [question for question in leadership_questions(snapshot) if question not in own and question not in weak]
    items = (
        *(_of_bank(question, places) for question in (*own, *spare[: room - kept - len(own)])),
        *(_of_worry(question, places) for question in weak[:kept]),
    )
    if not items:
        return (Paragraph((Text("The question bank has no question that members usually answer."),)),)
    opening = ENDED if report.framework.ended_on else OPENING
    if stands_elsewhere(snapshot, places):
        opening = f"{opening} {ELSEWHERE}"
    return (Paragraph((Text(opening),)), ListBlock(tuple(ListItem(runs) for runs in items)))


def members_questions(snapshot: PublishedSnapshot) -> tuple[PublishedQuestion, ...]:
    """Those that elected members usually answer; where there are none, those on leadership."""
    members = PartnerKind.MEMBERS.label
    own = tuple(question for question in snapshot.questions if members in question.usual_partners)
    return own or leadership_questions(snapshot)


def leadership_questions(snapshot: PublishedSnapshot) -> tuple[PublishedQuestion, ...]:
    """Those of the sections on leadership."""
    found = (section.questions for section in snapshot.sections if LEADERSHIP in section.title.casefold())
    return tuple(question for questions in found for question in questions)


def _of_bank(question: PublishedQuestion, places: Places) -> Runs:
    wording = one_line(question.wording)
    if words_in(wording) <= WORDING_WORDS:
        return (Text(f"{wording} ("), where(Ref(question.key), places), Text(")"))
    return (Text("What can you tell us about this: "), *titled(question, places), Text("?"))


def _of_worry(question: PublishedQuestion, places: Places) -> Runs:
    return (
        Text("You say that this needs to improve: "),
        *titled(question, places),
        Text(". What are you doing, and does it work?"),
    )


def strengths(snapshot: PublishedSnapshot, places: Places, most: int) -> tuple[Block, ...]:
    """At most `most` of what works well, three where it is 0, each with one example and what difference that made."""
    found = weighing.strongest(snapshot)[: most or STRENGTHS]
    if not found:
        judged = "We do not say of any question that it works well as a whole. If you are asked, say so."
        return (Paragraph((Text(judged if weighing.is_judged(snapshot) else NOT_JUDGED),)),)
    return (ListBlock(tuple(ListItem(_fitted(titled(one, places), _strength(one))) for one in found), ordered=True),)


def _strength(question: PublishedQuestion) -> Iterator[str]:
    ordered = sorted(weighing.done(question), key=lambda entry: not entry.difference.strip())
    both = ((quotation(entry.text, QUOTED_WORDS), quotation(entry.difference, QUOTED_WORDS)) for entry in ordered)
    said, difference = next((pair for pair in both if all(pair)), ("", ""))
    said = said or example(question, QUOTED_WORDS)
    yield f"For example: {said}" if said else "No short example is written down."
    if difference:
        yield f"What difference it made: {difference}"


def worries(snapshot: PublishedSnapshot, places: Places, most: int) -> tuple[Block, ...]:
    """At most `most` of what needs to improve, two where it is 0, each with one example and what is being done."""
    found = weighing.weakest(snapshot)[: most or WORRIES]
    if not found:
        judged = "We do not say of any question that it needs to improve as a whole."
        return (Paragraph((Text(judged if weighing.is_judged(snapshot) else NOT_JUDGED),)),)
    items = tuple(ListItem(_fitted(titled(one, places), _worry(one, snapshot))) for one in found)
    return (ListBlock(items, ordered=True),)


def _worry(question: PublishedQuestion, snapshot: PublishedSnapshot) -> Iterator[str]:
    if missing := not_yet(question):
        yield f"Not in place yet: {missing}"
    yield being_done(question, snapshot.as_at)
    if who := by_whom(question, snapshot.as_at):
        yield who
    entry = weighing.next_step(question, snapshot.as_at)
    if entry and (step := quotation(entry.text, QUOTED_WORDS)):
        yield f"From what is still to do: {step}"


def _fitted(name: Runs, sentences: Iterator[str]) -> Runs:
    """The name in bold, and each sentence that there is still room for, whole."""
    said: Runs = (*(Text(run.text, strong=True) if isinstance(run, Text) else run for run in name), Text(".", strong=True))
    for sentence in sentences:
        longer = (*said, Text(f" {sentence}"))
        if length(longer) <= ITEM_WORDS:
            said = longer
    return said
