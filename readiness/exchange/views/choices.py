"""The choices of the review page: offers as checkboxes, and the questions of the bank as the options of a select."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from markupsafe import Markup, escape

from readiness.banks.model import QuestionBank
from readiness.evaluations.model import EntryKind
from readiness.exchange.decisions import BOARD, CITED, EVIDENCE, FORMER, LEAD, PARTNER, TRUE_ON
from readiness.exchange.model import Alternative
from readiness.exchange.proposal import ProposedEntry
from readiness.web.filters import day

MOST_OPTIONS = 30_000
"""Options in all the selects of one kind together; beyond that, only questions that the document has are offered."""


@dataclass(frozen=True, slots=True)
class OfferLine:
    """One offer as a checkbox: its name, what taking it does, where that was found, and whether it is taken."""

    name: str
    words: str
    found: str
    taken: bool


def offer_lines(
    proposed: ProposedEntry, *, taken: Collection[str], keys: Mapping[str, str], bank: QuestionBank
) -> Iterator[OfferLine]:
    """Every offer of an entry, in the order of its fields."""
    offers = proposed.offers
    fields = set()
    for found in offers.days:
        if found.field not in fields:
            fields.add(found.field)
            words = f"True on {day(found.day)}" if found.field == TRUE_ON else f"Deadline: {day(found.day)}"
            yield OfferLine(found.field, words, found.words, found.field in taken)
    # Only what is still to do has a lead; an achieved entry is offered one where it may be taken as still to do.
    if offers.leads and (proposed.entry.kind is EntryKind.STILL_TO_DO or offers.not_yet):
        yield OfferLine(LEAD, f"Lead: {offers.leads[0]}", "", LEAD in taken)
    if offers.partners:
        yield OfferLine(PARTNER, f"Partner: {offers.partners[0]}", "", PARTNER in taken)
    for place, board in enumerate(offers.boards):
        yield _line(BOARD, place, f"Board: keep “{board}” with the entry", "", taken)
    for place, named in enumerate(offers.evidence):
        found_at = named.address if named.address != named.words else ""
        yield _line(EVIDENCE, place, f"Evidence to attach: {named.words}", found_at, taken)
    for place, cited in enumerate(proposed.citations):
        if key := keys.get(cited.likely or "", ""):
            words = f"Refer to {bank.numbers[key]} {bank.by_key[key].short_title} instead of {cited.written}"
            yield _line(CITED, place, words, "", taken)
    for place, (written, former) in enumerate(offers.former):
        today = former.today.removeprefix("the ")
        yield _line(FORMER, place, f"Write today’s name beside “{written}”: the {today[:1].lower() + today[1:]}", "", taken)


def _line(kind: str, place: int, words: str, found: str, taken: Collection[str]) -> OfferLine:
    name = f"{kind}-{place}"
    return OfferLine(name, words, found, name in taken)


class QuestionChoices:
    """The options of selects that offer the questions of a bank: made once, for there may be a thousand selects.

    Every Markup here is a literal, and its `format` and `join` escape what a person or a bank wrote.
    """

    def __init__(self, bank: QuestionBank, among: Collection[str] | None = None) -> None:
        self._titles = {
            key: f"{bank.numbers[key]} {question.short_title}"
            for key, question in bank.by_key.items()
            if among is None or key in among
        }
        groups = []
        for section in bank.sections:
            options = [_option(one.key, self._titles[one.key]) for one in section.questions if one.key in self._titles]
            if options:
                groups.append(Markup('<optgroup label="{}">{}</optgroup>').format(section.title, Markup("").join(options)))
        self._groups = Markup("").join(groups)

    @classmethod
    def few_enough(cls, bank: QuestionBank, used: Collection[str], *, times: int) -> Self:
        """All questions, or where they would be offered too many times, those that are used."""
        return cls(bank, None if times * len(bank.by_key) <= MOST_OPTIONS else used)

    def options(self, chosen: str, *, none: str, likely: tuple[Alternative, ...] = ()) -> Markup:
        """The options with `chosen` selected, that for no question first and then the likely ones. `none` is what it says for no question."""
        first = _option("", none, selected=not chosen)
        likeliest = [
            _option(one.key, self._titles[one.key], selected=one.key == chosen) for one in likely if one.key in self._titles
        ]
        if likeliest:
            first += Markup('<optgroup label="Most alike">{}</optgroup>').format(Markup("").join(likeliest))
        if not chosen or any(one.key == chosen for one in likely):
            return first + self._groups
        mark = f'<option value="{escape(chosen)}"'
        return first + Markup(str(self._groups).replace(mark, f"{mark} selected", 1))  # noqa: S704 - escaped when it was made; what is put in is ours  # nosec B704


SELECTED, NOT_SELECTED = Markup(" selected"), Markup("")


def _option(value: str, words: str, *, selected: bool = False) -> Markup:
    return Markup('<option value="{}"{}>{}</option>').format(value, SELECTED if selected else NOT_SELECTED, words)
