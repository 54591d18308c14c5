"""Reading between the lines: what an entry's own words could fill in, offered with the words they were found in.

Pure and bounded: time grows with the length of the text and with nothing else. Nothing is applied; a person takes each offer or leaves it.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from readiness.evaluations.model import NAME_LIMIT, EntryKind
from readiness.exchange.offers.bodies import Sort, bodies_in, named_in
from readiness.exchange.offers.calendar import periods_in
from readiness.exchange.offers.days import DUE_ON, days_in
from readiness.exchange.offers.evidence import evidence_in
from readiness.exchange.offers.leads import APART, NOBODY, leads_in, leads_of
from readiness.exchange.offers.model import OFFERS_LIMIT, NamedEvidence, OfferedDay, Offers
from readiness.exchange.offers.passage import prose_of
from readiness.exchange.offers.standing import future_in, not_yet
from readiness.exchange.vocabulary import FormerName, Vocabulary, plain
from readiness.files.model import Link

__all__ = ["NamedEvidence", "OfferedDay", "Offers", "offers_in"]


def offers_in(
    text: str,
    kind: EntryKind,
    *,
    vocabulary: Vocabulary,
    links: tuple[Link, ...] = (),
    lead: str = "",
    due: str = "",
    partner: str = "",
) -> Offers:
    """What the Markdown `text` of an entry offers. `lead`, `due` and `partner` stood in columns of those names and come first."""
    evidence, rest = evidence_in(text, links)
    prose = prose_of(rest)
    named = named_in(prose, vocabulary)
    bodies = bodies_in(prose, named, vocabulary)
    future = future_in(prose, vocabulary.not_yet_done, vocabulary.done_after_all)
    periods = periods_in(prose.text)
    return Offers(
        not_yet=not_yet(prose, future, periods=periods) if kind is EntryKind.ACHIEVED else "",
        days=_days([*_due(due), *days_in(prose, kind, periods=periods, future=future)]),
        leads=_once([*leads_of(lead), *leads_in(prose, named)]),
        partners=_once([*_partners(partner, vocabulary), *bodies.partners]),
        boards=_once(bodies.boards),
        evidence=tuple(evidence[:OFFERS_LIMIT]),
        former=_former(bodies.former),
    )


def _due(cell: str) -> Iterator[OfferedDay]:
    """The dates of a deadline's cell, where no word need say what they are for."""
    text = " ".join(cell.split())
    return (OfferedDay(text[period.start : period.end], period.last, DUE_ON) for period in periods_in(text))


def _partners(cell: str, vocabulary: Vocabulary) -> Iterator[str]:
    """Those a cell names, by the name the list has for each; a name no list has stays as it is."""
    is_one = NOBODY.match(cell.strip()) or _known(cell, vocabulary)
    for piece in [cell] if is_one else APART.split(cell.strip()):
        written = " ".join(piece.split()).strip(" ,;:–—-")
        if written and not NOBODY.match(written):
            yield _known(written, vocabulary) or written


def _known(written: str, vocabulary: Vocabulary) -> str:
    """The list's name for all of `written`, or ""."""
    prose = prose_of(written)
    names = [found for found in named_in(prose, vocabulary) if found.after - found.first == len(prose.words)]
    return names[0].meaning.name if names and names[0].meaning.sort in {Sort.PARTNER, Sort.FORMER} else ""


def _days(offered: Iterable[OfferedDay]) -> tuple[OfferedDay, ...]:
    once: dict[tuple[date, str], OfferedDay] = {}
    for day in offered:
        once.setdefault((day.day, day.field), day)
    return tuple(once.values())[:OFFERS_LIMIT]


def _once(names: Iterable[str]) -> tuple[str, ...]:
    """Each once, whatever its case, and none that a field could not hold."""
    once: dict[str, str] = {}
    for name in names:
        if len(name) <= NAME_LIMIT:
            once.setdefault(plain(name), name)
    return tuple(once.values())[:OFFERS_LIMIT]


def _former(found: Iterable[tuple[str, FormerName]]) -> tuple[tuple[str, FormerName], ...]:
    once: dict[str, tuple[str, FormerName]] = {}
    for words, former in found:
        once.setdefault(former.name, (words, former))
    return tuple(once.values())[:OFFERS_LIMIT]
