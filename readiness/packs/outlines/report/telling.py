"""Sentences that several parts of a report say alike: who leads what by when, who finds out, who is silent, what a question is called."""

from datetime import date

from readiness.banks.model import PartnerKind
from readiness.documents.blocks import Inline, Reference, Runs, Text, spoken
from readiness.packs.outlines.language import agree, capital, listed, number, several, stopped
from readiness.packs.outlines.places import Places
from readiness.packs.outlines.report import weighing
from readiness.packs.outlines.report.quoting import first_fitting, one_line
from readiness.references.model import Ref
from readiness.snapshots.model import PublishedEntry, PublishedIndicator, PublishedQuestion, PublishedSnapshot

TITLE_WORDS = 12
PARTNERS = 3
"""Most silent partners a sentence names; the rest are counted."""
PROPER = frozenset([PartnerKind.NHS_ENGLAND.label, PartnerKind.SENDIASS.label])
ONE_BODY = frozenset(
    kind.label
    for kind in (
        PartnerKind.INTEGRATED_CARE_BOARD,
        PartnerKind.YOUTH_JUSTICE,
        PartnerKind.VIRTUAL_SCHOOL,
        PartnerKind.PARENT_CARER_FORUM,
        PartnerKind.YOUNG_PEOPLE,
        PartnerKind.BOARD_CHAIR,
        PartnerKind.HEALTH_AND_WELLBEING_BOARD,
    )
)
"""Partners of which an area has one, so that a sentence says “the”."""
ELSEWHERE = "Numbers in brackets are those of questions in the self-evaluation."
NAMELESS = "Nothing here says who it comes from, so we cannot tell whether families were heard."


def spoken_of(partner: str) -> str:
    """The partner in a sentence: "the parent carer forum", "schools", "SENDIASS"."""
    if partner in PROPER:
        return partner
    return f"{'the ' if partner in ONE_BODY else ''}{partner[:1].lower()}{partner[1:]}"


def where(ref: Ref, places: Places) -> Inline:
    """Where to read more: a link to the number here, or the number in the self-evaluation, which `ELSEWHERE` tells of."""
    shown = places.reference(ref)
    return shown if isinstance(shown, Reference) else Text(places.numbers.get(ref, shown.text))


def stands_elsewhere(snapshot: PublishedSnapshot, places: Places) -> bool:
    """Whether the questions do not stand in the report, so that its numbers are those of the self-evaluation."""
    return any(isinstance(places.reference(Ref(question.key)), Text) for question in snapshot.questions[:1])


def titled(question: PublishedQuestion, places: Places) -> Runs:
    """A question as a member is told of it: its short title, where that is short, and where to read more if it is still asked."""
    title = one_line(question.short_title)
    if Ref(question.key) not in places.numbers:
        return first_fitting(((Text(title),), (Text("a question no longer asked"),)), TITLE_WORDS)
    number_shown = where(Ref(question.key), places)
    with_title: Runs = (Text(f"{title} ("), number_shown, Text(")"))
    return first_fitting((with_title, (Text("question "), number_shown)), TITLE_WORDS)


def being_done(question: PublishedQuestion, as_at: date) -> str:
    """How many steps are still to do, and how many of them are late."""
    found = weighing.steps(question)
    if not found:
        return "Nothing is written down about what will be done."
    late = sum(weighing.is_late(entry, as_at) for entry in found)
    told = capital(several(len(found), "step is", "steps are")) + " still to do"
    if not late:
        return f"{told}."
    if late == len(found):
        return f"{told}, and {'it is' if late == 1 else 'all are'} past {agree(late, 'its date', 'their dates')}."
    return f"{told}; {number(late)} {agree(late, 'is past its date', 'are past their dates')}."


def by_whom(question: PublishedQuestion, as_at: date) -> str:
    """Who leads the next step and by when, or that nobody is named; empty where there is no step."""
    entry = weighing.next_step(question, as_at)
    if entry is None:
        return ""
    lead = one_line(entry.lead)
    if entry.due_on is None:
        return (
            stopped(f"The next step has no date, and is led by {lead}")
            if lead
            else "The next step has no date and no named lead."
        )
    due = f"The next step {'was' if weighing.is_late(entry, as_at) else 'is'} due by {spoken(entry.due_on)}"
    return stopped(f"{due}, led by {lead}") if lead else f"{due}, with no named lead."


def finding_out(indicator: PublishedIndicator, as_at: date) -> str:
    """Who will find out and by when."""
    who, day = one_line(indicator.who_finds_out), indicator.find_out_by
    if day is None:
        return stopped(f"Finding out: {who}, with no date") if who else "Nobody is named to find out, and there is no date."
    passed = " That date has passed." if day < as_at else ""
    return f"Finding out: {who or 'nobody named'}, by {spoken(day)}.{passed}"


def oldest_late(late: tuple[tuple[PublishedQuestion, PublishedEntry], ...], places: Places) -> Runs:
    """Which step is longest past its date, and whose it is."""
    question, entry = late[0]
    due = f"due by {spoken(entry.due_on)}" if entry.due_on else "due"
    lead = one_line(entry.lead)
    who = stopped(f", led by {lead}") if lead else ", with no named lead."
    return (Text(f"{'It' if len(late) == 1 else 'The oldest'} was {due} under "), *titled(question, places), Text(who))


def silence_of_families(snapshot: PublishedSnapshot) -> str:
    """That nothing comes from families, where that is so."""
    if _is_nameless(snapshot):
        return NAMELESS
    names = [spoken_of(name) for name in weighing.silent(snapshot) if name in weighing.FAMILIES]
    return f"Nothing here names {listed(names, 'or')} as its source." if names else ""


def silence(snapshot: PublishedSnapshot) -> str:
    """Which usual partners nothing comes from, where that is so."""
    silent = weighing.silent(snapshot)
    if not silent:
        return ""
    if _is_nameless(snapshot):
        return NAMELESS
    if len(silent) <= PARTNERS:
        return f"Nothing here names {listed([spoken_of(name) for name in silent], 'or')} as its source."
    usual = {partner for question in snapshot.questions for partner in question.usual_partners}
    many = (
        f"any of the {number(len(usual))}" if len(silent) == len(usual) else f"{number(len(silent))} of the {number(len(usual))}"
    )
    return f"Nothing here names {many} usual partners as its source."


def _is_nameless(snapshot: PublishedSnapshot) -> bool:
    """Whether there are entries, and none names a partner."""
    entries = [entry for question in snapshot.questions for entry in question.counted]
    return bool(entries) and not any(entry.partner.strip() for entry in entries)
