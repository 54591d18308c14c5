"""Which fields a framework has, and the rules between them."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from enum import StrEnum

from readiness.banks.loader.fields import FaultList, Table
from readiness.banks.model import BankFault, Explanation, Framework, InspectionOutcome, RenamedRole, Term, Timing

SHORT_WORDS = 12
"""Longest short meaning of a word, in words: a report on one page explains several."""


class TimingUnit(StrEnum):
    """What a timing counts."""

    WORKING_DAYS = "working days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


def read_framework(content: Mapping[str, object], file: str, *, frameworks: Collection[str] | None = None) -> Framework:
    """The framework that `content` spells. `frameworks` are the keys it may name as its successor; None skips that look.

    Raises BankFault with every fault there is.
    """
    faults = FaultList(file)
    top = Table(content, "", faults)
    framework = _framework(top)
    top.close()
    _look_at(framework, file, top)
    if framework.successor and frameworks is not None and framework.successor not in frameworks:
        known = ", ".join(sorted(frameworks)) or "none"
        top.fault(
            f"`successor` is `{framework.successor}`, which is not here.", f"Known are {known}; choose one or add its file."
        )
    if faults.found:
        raise BankFault(*faults.found)
    return framework


def _framework(top: Table) -> Framework:
    return Framework(
        key=top.key(),
        title=top.text("title"),
        in_force_from=top.day("in_force_from", required=True) or date.min,
        ended_on=top.day("ended_on"),
        successor=top.text("successor", required=False),
        summary=top.text("summary", lines=True),
        explanations=tuple(_explanations(top)),
        timings=tuple(_timings(top)),
        outcomes=tuple(_outcomes(top)),
        glossary=tuple(_glossary(top)),
        renamed=tuple(_renamed(top)),
    )


def _explanations(top: Table) -> Iterator[Explanation]:
    for table in top.tables("explanations", "explanation", required=False):
        yield Explanation(
            heading=table.text("heading"),
            text=table.text("text", lines=True),
            source=table.text("source"),
            checked=table.yes("checked"),
        )
        table.close()


def _timings(top: Table) -> Iterator[Timing]:
    for table in top.tables("timings", "timing", required=False):
        yield Timing(
            key=table.key(),
            label=table.text("label"),
            value=table.count("value"),
            unit=table.choice("unit", TimingUnit, otherwise=TimingUnit.WEEKS).value,
            source=table.text("source"),
            checked=table.yes("checked"),
        )
        table.close()


def _outcomes(top: Table) -> Iterator[InspectionOutcome]:
    for table in top.tables("outcomes", "outcome", required=False):
        yield InspectionOutcome(
            key=table.key(),
            wording=table.text("wording"),
            follows=table.texts("follows"),
            source=table.text("source"),
            checked=table.yes("checked"),
        )
        table.close()


def _glossary(top: Table) -> Iterator[Term]:
    for table in top.tables("glossary", "glossary term", required=False):
        term = Term(term=table.text("term"), meaning=table.text("meaning"), short=table.text("short", required=False))
        if len(term.short.split()) > SHORT_WORDS:
            table.fault(
                f"`short` has {len(term.short.split())} words, and a report explains a word in at most {SHORT_WORDS}.",
                "Say it in fewer words, or leave it out.",
            )
        yield term
        table.close()


def _renamed(top: Table) -> Iterator[RenamedRole]:
    for table in top.tables("renamed", "renamed role", required=False):
        yield RenamedRole(then=table.text("then"), now=table.text("now"), until=table.day("until"), source=table.text("source"))
        table.close()


def _look_at(framework: Framework, file: str, top: Table) -> None:
    if framework.key and file != (expected := f"frameworks/{framework.key}.toml"):
        top.fault(f"the file holds the framework `{framework.key}`, which its name does not say.", f"Rename it to {expected}.")
    if framework.ended_on and framework.ended_on < framework.in_force_from:
        top.fault("`ended_on` is before `in_force_from`.", "Put one of the two dates right.")
    if bool(framework.ended_on) != bool(framework.successor):
        top.fault(
            "`ended_on` and `successor` go together.", "Give both for a framework that has ended, neither for one in force."
        )
    if framework.successor and framework.successor == framework.key:
        top.fault("`successor` names the framework itself.", "Name the one that took its place.")
    _look_for_doubles("timing", [timing.key for timing in framework.timings], top)
    _look_for_doubles("outcome", [outcome.key for outcome in framework.outcomes], top)
    _look_for_doubles("glossary term", [term.term.casefold() for term in framework.glossary], top)


def _look_for_doubles(called: str, names: list[str], top: Table) -> None:
    for name, times in Counter(name for name in names if name).items():
        if times > 1:
            place = f"{called} {len(names) - names[::-1].index(name)}"
            top.faults.add(place, f"`{name}` is doubled.", "Give this one another name, or take it out.")
