"""Whom the entries come from and whom they are about, and who is never named. Entries not looked at again do not count."""

from collections.abc import Iterable
from dataclasses import dataclass

from readiness.evaluations.model import AdulthoodArea, AgeBand
from readiness.packs.outlines.partners import heard
from readiness.snapshots.model import PublishedEntry, PublishedQuestion, PublishedSnapshot


@dataclass(frozen=True, slots=True)
class Coverage:
    """One kind of coverage. `named` is in a fixed order; what is `missing` was looked for and not found."""

    title: str
    named: tuple[str, ...]
    missing: tuple[str, ...]


def coverage_of(question: PublishedQuestion, snapshot: PublishedSnapshot) -> tuple[Coverage, ...]:
    """Partners, ages, groups and preparing for adulthood under one question."""
    return _coverage(question.counted, question.usual_partners, snapshot.groups)


def coverage_of_all(snapshot: PublishedSnapshot) -> tuple[Coverage, ...]:
    """The same over every question: what is missing here is missing everywhere."""
    usual = dict.fromkeys(partner for question in snapshot.questions for partner in question.usual_partners)
    entries = [entry for question in snapshot.questions for entry in question.counted]
    return _coverage(entries, tuple(usual), snapshot.groups)


def _coverage(entries: Iterable[PublishedEntry], usual: tuple[str, ...], groups: tuple[str, ...]) -> tuple[Coverage, ...]:
    entries = tuple(entries)
    typed = tuple(sorted({entry.partner.strip() for entry in entries} - {""}, key=lambda name: (name.casefold(), name)))
    present = heard(usual, typed)
    mentioned = {group for entry in entries for group in entry.groups}
    ages = {age for entry in entries for age in entry.ages}
    adulthood = {area for entry in entries for area in entry.adulthood}
    return (
        Coverage("Partners", typed, tuple(partner for partner in usual if partner not in present)),
        _choice("Ages", [age.label for age in AgeBand], {age.label for age in ages}),
        _choice("Groups", dict.fromkeys((*groups, *sorted(mentioned))), mentioned),
        _choice("Preparing for adulthood", [area.label for area in AdulthoodArea], {area.label for area in adulthood}),
    )


def _choice(title: str, known: Iterable[str], mentioned: set[str]) -> Coverage:
    known = tuple(known)
    return Coverage(
        title, tuple(name for name in known if name in mentioned), tuple(name for name in known if name not in mentioned)
    )
