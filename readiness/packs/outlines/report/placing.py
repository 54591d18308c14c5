"""Where everything stands in one report, and how a text that names it by its key shows it.

What stands in this report is a link to its number here. What stands in the self-evaluation alone is said so, with its number there.
Sections are named by their keys, appendices as `[[appendix-title-in-small-letters]]`; what names nothing is said to name nothing.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from readiness.documents.blocks import Inline, Reference, Runs, Text
from readiness.documents.markdown import plain_text
from readiness.evaluations.model import bullets_in
from readiness.packs.outlines.citations import citations
from readiness.packs.outlines.places import ALPHABET, Places
from readiness.packs.outlines.report.counting import ways
from readiness.references.model import DANGLING, Ref, mistyped, references_in
from readiness.references.typed import typed_numbers
from readiness.reports.finishing import filled, words_for
from readiness.reports.model import Numbering, PublishedReport, ReportSection, Source
from readiness.snapshots.model import PublishedQuestion


def section_key(section: ReportSection) -> str:
    """The key of a section's heading in the document."""
    return f"part--{section.key}"


def first_key(section: ReportSection) -> str:
    """The key of the first counted paragraph of a section, by whose number a continuous report names the section."""
    return f"{section_key(section)}--first"


@dataclass(frozen=True)
class ReportPlaces(Places):
    """The places of one report: `sections` are those that stand in it, each counted as `counts` says."""

    report: PublishedReport
    sections: tuple[ReportSection, ...]

    @cached_property
    def counts(self) -> tuple[Numbering, ...]:
        """How each section is counted."""
        return ways(self.sections, self.report.depth.numbering or self.report.template.numbering)

    @cached_property
    def questions_counted(self) -> Numbering | None:
        """How the questions of the bank are counted here; None where they do not stand in this report."""
        found = (way for section, way in zip(self.sections, self.counts, strict=True) if section.source is Source.QUESTIONS)
        return next(found, None)

    @cached_property
    def appendices(self) -> tuple[tuple[str, str], ...]:
        """The appendices in their order: ("Appendix B", its title in Markdown). No depth that leaves some out changes a letter."""
        titles = bullets_in(filled(self.report.text(Source.APPENDICES.value), self.report, self.snapshot))
        return tuple((f"Appendix {lettered(place)}", title) for place, title in enumerate(titles))

    @cached_property
    def _targets(self) -> dict[str, Inline]:
        """What a key shows that names a section or an appendix."""
        found: dict[str, Inline] = {}
        for name, title in self.appendices:
            words = slug(plain_text(title, lambda ref: Text(str(ref)))) or slug(name).removeprefix("appendix-")
            found.setdefault(f"appendix-{words}", Text(name))
        for section in self.report.template.sections:
            if section.label and not (section.draft_only or section.source is Source.SIGN_OFF_GRID):
                found[section.key] = Text(self._elsewhere(section))
        for section, way in zip(self.sections, self.counts, strict=True):
            if section.label:
                by_number = Reference(first_key(section), dangling=f"“{section.label}”")
                found[section.key] = by_number if way is Numbering.CONTINUOUS else Reference(section_key(section))
        return found

    def offered(self) -> list[tuple[str, str]]:
        """(markup, what it names) of every section, appendix and question that a text may refer to."""
        sections = {section.key: f"“{section.label}”" for section in self.sections if section.label}
        titles = dict(self.appendices)
        appendices = {
            key: f"{shown.text}: {titles[shown.text]}"
            for key, shown in self._targets.items()
            if isinstance(shown, Text) and shown.text in titles
        }
        questions = {question.key: f"Question {question.number}: {question.short_title}" for question in self.snapshot.questions}
        return [(f"[[{key}]]", words) for key, words in {**questions, **sections, **appendices}.items()]

    def _elsewhere(self, section: ReportSection) -> str:
        """How to name a section that this depth leaves out, or that has nothing to say."""
        depth = next((one for one in self.report.template.depths if one.key in section.depths), self.report.depth)
        return f"“{section.label}”" if depth is self.report.depth else f"“{section.label}” in “{depth.label}”"

    def reference(self, ref: Ref) -> Inline:
        """What stands where a text names `ref`."""
        if ref in self.numbers:
            if self.questions_counted in {None, Numbering.NONE}:
                return Text(self.shown(ref))
            return Reference(to=ref.anchor)
        target = None if ref.entry else self._targets.get(ref.question)
        return target or Reference(to=f"nothing--{ref.anchor}", dangling=DANGLING.format(reference=ref))

    def shown(self, ref: Ref) -> str:
        """The number of `ref` in the self-evaluation, for words that no link can stand in."""
        number = self.numbers.get(ref)
        return f"{number} of the self-evaluation" if number else DANGLING.format(reference=ref)

    def named(self, question: PublishedQuestion) -> Runs:
        """A question in a list: its number and short title, or the title alone where it has no number here."""
        if self.questions_counted is None:
            return (Text(f"{question.short_title} ({self.shown(Ref(question.key))})"),)
        if self.questions_counted is Numbering.NONE:
            return (Reference(to=question.key),)
        return super().named(question)


def lettered(place: int) -> str:
    """The letter of the appendix at `place`, from 0: A to Z, then AA."""
    letters = ""
    rest = place + 1
    while rest:
        rest, index = divmod(rest - 1, len(ALPHABET))
        letters = ALPHABET[index].upper() + letters
    return letters


def slug(title: str) -> str:
    """A title as a key: its Latin letters and digits, in small letters, with hyphens between words."""
    plain = unicodedata.normalize("NFKD", re.sub("[’‘']", "", title)).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


@dataclass(frozen=True, slots=True)
class CitedNowhere:
    """A text names `reference`, and nothing has that name; or it is a paragraph’s number typed by hand, which follows nothing. `where` is a section's label or a number of the self-evaluation."""

    where: str
    reference: str


def cited_in(places: ReportPlaces) -> Iterator[CitedNowhere]:
    """Every reference to nothing in what stands in the report, in reading order."""
    for section in places.sections:
        if section.source is Source.QUESTIONS:
            yield from _in_answers(places)
        for text in _texts(section, places):
            for ref in references_in(text):
                if _is_nothing(places.reference(ref)):
                    yield CitedNowhere(section.label or section.key, str(ref))
            yield from (CitedNowhere(section.label or section.key, typed) for typed in (*typed_numbers(text), *mistyped(text)))


def _in_answers(places: ReportPlaces) -> Iterator[CitedNowhere]:
    for citation in citations(places.snapshot):
        if _is_nothing(places.reference(citation.target)):
            yield CitedNowhere(places.shown(citation.source), str(citation.target))
    for question in places.snapshot.questions:
        for entry in question.entries:
            for typed in typed_numbers(f"{entry.text}\n{entry.difference}"):
                yield CitedNowhere(places.shown(Ref(question.key, entry.number)), typed)


def _is_nothing(shown: Inline) -> bool:
    return isinstance(shown, Reference) and shown.to.startswith("nothing--")


def _texts(section: ReportSection, places: ReportPlaces) -> Iterator[str]:
    report = places.report
    match section.source:
        case Source.COUNCIL_PLAN if report.profile.themes:
            yield from (text for _, text in report.profile.themes)
        case Source.VALUES if report.profile.values:
            yield from (text for _, text in report.profile.values)
        case Source.FIXED:
            yield from (filled(line, report, places.snapshot) for line in section.lines)
        case _:
            yield words_for(section, report, places.snapshot)
