"""The few things to know and where we stand, chosen by the rules of `weighing` and said in plain words.

Each thing has room for so many words. Its sentences are taken in the order of their weight while there is room, and shown in the
order of the text: what does not fit is left out whole, and no sentence is ever cut.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from readiness.documents.blocks import Block, ListBlock, ListItem, Paragraph, Runs, Text
from readiness.evaluations.model import Position
from readiness.packs.outlines.language import agree, capital, joined, number, several
from readiness.packs.outlines.places import Places
from readiness.packs.outlines.report import weighing
from readiness.packs.outlines.report.quoting import length, quotation
from readiness.packs.outlines.report.telling import (
    ELSEWHERE,
    being_done,
    by_whom,
    finding_out,
    oldest_late,
    silence,
    silence_of_families,
    stands_elsewhere,
    titled,
    where,
)
from readiness.packs.outlines.standing import Standing, standing
from readiness.references.model import Ref
from readiness.reports.model import PublishedReport
from readiness.snapshots.model import PublishedQuestion, PublishedSnapshot

THING_WORDS = 49
"""Room for one thing where words are limited: three take at most 150, the numbers of their list counted."""
MORE_WORDS = 80
QUOTED_WORDS = 26
SHORT_WORDS = 13
TITLES = 4
"""Most questions of one standing that a short list names; the rest are counted."""
OURS = "This is our own view. It is not an inspection grade, and it does not say what inspectors will find."
NOTHING = (
    "No question has been answered yet. So we cannot say what works well, what worries us or what we do not know. "
    "We have not heard from families either. Ask when the first answers will be ready."
)
NOT_JUDGED = "We cannot say, because no question has been judged yet."
STANDING_WORDS = {
    Standing.STRONG: "Working well",
    Standing.DEVELOPING: "Getting there",
    Standing.WEAK: "Needs to improve",
    Standing.UNKNOWN: "We cannot say yet",
    Standing.UNANSWERED: "Not answered yet",
}
"""The lists of the summary in a member's words."""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, and how soon it gives up its room: 1 is kept first."""

    runs: Runs
    weight: int = 1


def things_to_know(report: PublishedReport, snapshot: PublishedSnapshot, places: Places, most: int) -> tuple[Block, ...]:
    """What works best, what worries most and what is not known; with more room, what is late and who is silent. 0 is all."""
    if weighing.nothing_said(snapshot):
        return (Paragraph((Text(NOTHING),)),)
    room = THING_WORDS if report.depth.words else MORE_WORDS
    things = [(label, tuple(say(snapshot, places))) for label, say in THINGS]
    items = tuple(_thing(label, said, room) for label, said in things if said)
    return (ListBlock(items[:most] if most else items, ordered=True),)


def _thing(label: str, sentences: tuple[Said, ...], room: int) -> ListItem:
    start: Runs = (Text(f"{label}.", strong=True),)
    room -= length(start)
    kept = set()
    for place, said in sorted(enumerate(sentences), key=lambda pair: pair[1].weight):
        if length(said.runs) <= room:
            kept.add(place)
            room -= length(said.runs)
    shown = (part for place, said in enumerate(sentences) if place in kept for part in (Text(" "), *said.runs))
    return ListItem((*start, *shown))


def _sentence(text: str, weight: int = 1) -> Said:
    return Said((Text(text),), weight)


def _best(snapshot: PublishedSnapshot, places: Places) -> Iterator[Said]:
    strong = weighing.strongest(snapshot)
    if not strong:
        yield from _no_best(snapshot)
        return
    best = strong[0]
    yield Said((*titled(best, places), Text(".")))
    if best.judgement is None:
        yield _sentence("Nobody has judged it, but every indicator that applies is in place.", 2)
    elif best.confidence:
        yield _sentence(f"How sure we are: {best.confidence.label.lower()}.", 3)
    if quoted := example(best, QUOTED_WORDS):
        yield _sentence(f"For example: {quoted}", 2)
    elif not weighing.done(best):
        yield _sentence("No example is written down.", 2)
    if others := len(strong) - 1:
        yield _sentence(f"{capital(several(others, 'other question is', 'other questions are'))} also working well.", 4)


def example(question: PublishedQuestion, words: int) -> str:
    """The first achieved entry short enough to quote, one that says what difference it made before others; empty where none is."""
    ordered = sorted(weighing.done(question), key=lambda entry: not entry.difference.strip())
    return next((quoted for entry in ordered if (quoted := quotation(entry.text, words))), "")


def _no_best(snapshot: PublishedSnapshot) -> Iterator[Said]:
    judged = weighing.is_judged(snapshot)
    yield _sentence("We do not say of any question that it works well as a whole." if judged else NOT_JUDGED)
    entries = [entry for question in snapshot.questions for entry in weighing.done(question)]
    if entries:
        told = sum(bool(entry.difference.strip()) for entry in entries)
        listed = several(len(entries), "thing is listed as done", "things are listed as done")
        yield _sentence(f"{capital(listed)}; {_telling(told, len(entries))} what difference it made.", 2)


def _telling(told: int, total: int) -> str:
    if not told:
        return "none says" if total > 1 else "it does not say"
    if told == total:
        return "each says" if total > 1 else "it says"
    return f"{number(told)} {agree(told, 'says', 'say')}"


def _worst(snapshot: PublishedSnapshot, places: Places) -> Iterator[Said]:
    weak = weighing.weakest(snapshot)
    if not weak:
        yield from _no_worst(snapshot)
        return
    worst = weak[0]
    yield Said((*titled(worst, places), Text(".")))
    if missing := not_yet(worst):
        yield _sentence(f"Not in place yet: {missing}", 3)
    yield _sentence(being_done(worst, snapshot.as_at), 1)
    if who := by_whom(worst, snapshot.as_at):
        yield _sentence(who, 2)
    if worst.judgement is None:
        yield _sentence("Nobody has judged this question yet.", 4)
    if others := len(weak) - 1:
        yield _sentence(f"{capital(several(others, 'other question needs', 'other questions need'))} to improve too.", 4)


def not_yet(question: PublishedQuestion) -> str:
    """An indicator that is not yet in place, in quotation marks: the first short one, else the first; empty where there is none."""
    found = [one.wording for one in question.indicators if one.position is Position.NOT_YET]
    return next((quoted for most in (SHORT_WORDS, QUOTED_WORDS) for wording in found if (quoted := quotation(wording, most))), "")


def _no_worst(snapshot: PublishedSnapshot) -> Iterator[Said]:
    judged = weighing.is_judged(snapshot)
    yield _sentence("We do not say of any question that it needs to improve as a whole." if judged else NOT_JUDGED)
    to_do = [entry for question in snapshot.questions for entry in weighing.steps(question)]
    if to_do:
        ready = sum(bool(entry.lead.strip()) and entry.due_on is not None for entry in to_do)
        yield _sentence(f"{capital(several(len(to_do), 'step is', 'steps are'))} still to do.", 2)
        yield _sentence(_ready(ready, len(to_do)), 2)


def _ready(ready: int, total: int) -> str:
    if not ready:
        return "None of them has both a lead and a date." if total > 1 else "It does not have both a lead and a date."
    if ready == total:
        return "Each has a lead and a date." if total > 1 else "It has a lead and a date."
    return f"{capital(number(ready))} of them {agree(ready, 'has', 'have')} both a lead and a date."


def _not_known(snapshot: PublishedSnapshot, places: Places) -> Iterator[Said]:
    found = weighing.unknown(snapshot)
    quiet = sum(question.is_unanswered for question in snapshot.questions)
    families = silence_of_families(snapshot)
    silent = silence(snapshot)
    if not (found or quiet or silent):
        yield _sentence("Every question is answered, nothing is marked as not known, and all usual partners have been heard.")
        return
    if found:
        yield from _unknown(found, snapshot, places)
    if quiet:
        questions = several(len(snapshot.questions), "question", "questions")
        yield _sentence(f"{capital(number(quiet))} of {questions} {agree(quiet, 'has', 'have')} no answer yet.", 2)
    if families or (silent and not found):
        yield _sentence(families or silent, 2)


def _unknown(found: tuple[weighing.Unknown, ...], snapshot: PublishedSnapshot, places: Places) -> Iterator[Said]:
    first = found[0]
    wording = quotation(first.indicator.wording, QUOTED_WORDS)
    named = titled(first.question, places)
    asked: Runs = (Text(f"Not known yet: {wording} ("), where(Ref(first.question.key), places), Text(").")) if wording else ()
    yield Said(asked or (Text("One thing about "), *named, Text(".")))
    yield _sentence(finding_out(first.indicator, snapshot.as_at), 2)
    if others := len(found) - 1:
        yield _sentence(f"{capital(several(others, 'other thing is', 'other things are'))} not known.", 3)


def _late(snapshot: PublishedSnapshot, places: Places) -> Iterator[Said]:
    late = weighing.late_steps(snapshot)
    if late:
        yield _sentence(f"{capital(several(len(late), 'step is past its date', 'steps are past their dates'))}.")
        yield Said(oldest_late(late, places), 2)


def _silent(snapshot: PublishedSnapshot, _: Places) -> Iterator[Said]:
    if told := silence(snapshot):
        yield _sentence(told)


THINGS: tuple[tuple[str, Callable[[PublishedSnapshot, Places], Iterator[Said]]], ...] = (
    ("What works best", _best),
    ("What worries us most", _worst),
    ("What we do not know", _not_known),
    ("What is late", _late),
    ("Who we have not heard from", _silent),
)
"""What there is to know, in order; the last two only where there is something to say."""


def where_we_stand(snapshot: PublishedSnapshot, places: Places, short: bool) -> tuple[Block, ...]:
    """How many questions stand where, and which. A short one names few of each and counts the rest."""
    opening = Paragraph((Text(_answered(snapshot)),))
    note = Paragraph((Text(f"{OURS} {ELSEWHERE}" if stands_elsewhere(snapshot, places) else OURS),), style="note")
    if weighing.nothing_said(snapshot):
        return (opening, note)
    lists = ((place, weighing.standing_at(snapshot, place)) for place in Standing)
    items = tuple(_list_of(place, found, places, TITLES if short else len(found)) for place, found in lists if found or not short)
    return (opening, ListBlock(items), note)


def _answered(snapshot: PublishedSnapshot) -> str:
    total = len(snapshot.questions)
    quiet = sum(question.is_unanswered for question in snapshot.questions)
    looked = "looked at" if snapshot.bank.closed_on else "look at"
    start = f"We asked ourselves {several(total, 'question', 'questions')} about what inspectors {looked}."
    if quiet == total:
        return f"{start} None has been answered yet."
    if not quiet:
        return f"{start} {'It has' if total == 1 else 'All have'} been answered."
    return f"{start} {capital(number(total - quiet))} {agree(total - quiet, 'has', 'have')} been answered."


def _list_of(place: Standing, found: tuple[PublishedQuestion, ...], places: Places, most: int) -> ListItem:
    label = Text(f"{STANDING_WORDS[place]} ({len(found)}): ", strong=True)
    if not found:
        return ListItem((label, Text("none.")))
    shown, rest = found[:most], len(found[most:])
    more = f"; and {several(rest, 'other', 'others')}" if rest else ""
    return ListItem((label, *joined(_placed(question, places, said=most >= len(found)) for question in shown), Text(f"{more}.")))


def _placed(question: PublishedQuestion, places: Places, *, said: bool) -> Runs:
    """The question; one that positions alone put in its list says so where there is room. Not knowing is no judgement anyway."""
    unjudged = question.judgement is None and standing(question) not in {Standing.UNKNOWN, Standing.UNANSWERED}
    return (*titled(question, places), Text(", not judged")) if unjudged and said else titled(question, places)
