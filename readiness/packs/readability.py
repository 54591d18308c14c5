"""How hard a text is to read: Flesch-Kincaid grades, and the sentences that spoil them.

A grade is about the years of school after which a text is read with ease; members are promised 9 or less. Syllables are counted by
textstat, out of a dictionary of pronunciations; words and sentences by our own rules, because textstat ends a sentence at "e.g." and
at no point of a list. Names do not count against a writer: each counts as one short word. Nothing here needs a network.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from readiness.banks.model import Framework, PartnerKind
from readiness.documents.blocks import Block, Heading, Table
from readiness.packs.outlines.report.explaining import forms, passages, pattern
from readiness.packs.outlines.report.quoting import one_line, sentences
from readiness.reports.model import CouncilProfile
from readiness.snapshots.model import PublishedSnapshot

GRADE = 9.0
"""The highest grade of our own words."""
SPOILS = 14.0
"""From this grade a sentence is one that spoils a text."""
ALWAYS_NAMED = (
    "self-evaluation",
    "Ofsted",
    "Department for Education",
    "NHS England",
    "First-tier Tribunal (Health, Education and Social Care Chamber)",
    "special educational needs and disabilities",
    "special educational needs",
    "child and adolescent mental health services",
)
"""Names beside those of a framework: bodies, this document, and what abbreviations stand for."""
A_NAME = "Ann"
"""Stands for a name while a text is graded: one short word."""
WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
ADDRESS = re.compile(r"\b(?:https?://|www\.|mailto:)\S+|\S+@\S+\.\S+")
FIGURES = re.compile(r"[\W\d_]*")
A_SENTENCE = 4
"""Fewest words that are read as a sentence: a name or a title spoils nothing, and a cell of fewer is looked at like a figure."""
REMEMBERED = 20_000


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, point or cell of a document, and the heading it stands under."""

    text: str
    where: str


@dataclass(frozen=True, slots=True)
class Spoiler:
    """A sentence that is hard to read, its grade, and the heading it stands under."""

    sentence: str
    grade: float
    where: str


class Names:
    """What is named in a text: terms, partners, boards, people. None of it counts against the writer."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        known = {one_line(name) for name in names} - {""}
        longest_first = sorted(known, key=lambda name: (-len(name), name))
        self._expression = re.compile("|".join(pattern(name) for name in longest_first)) if known else None

    def taken_out(self, text: str) -> str:
        """`text` with a short word in the place of each name."""
        return self._expression.sub(A_NAME, text) if self._expression else text


NOBODY = Names()


def names_in(snapshot: PublishedSnapshot, framework: Framework, profile: CouncilProfile) -> Names:
    """Terms of the glossary, the area and council, questions by their titles, and every partner, lead and group that was typed."""
    entries = [entry for question in snapshot.questions for entry in question.entries]
    return Names(
        (
            *named_terms(framework),
            snapshot.area_name,
            profile.council,
            profile.health_board,
            *(kind.label for kind in PartnerKind),
            *snapshot.groups,
            *(question.short_title for question in snapshot.questions),
            *(name for entry in entries for name in (entry.partner, entry.lead)),
            *(one.who_finds_out for question in snapshot.questions for one in question.indicators),
        )
    )


def named_terms(framework: Framework) -> tuple[str, ...]:
    """The terms of a framework, its title, the bodies whose names changed, and ALWAYS_NAMED, in every form."""
    renamed = (name for role in framework.renamed for name in (role.then, role.now))
    terms = (form for term in framework.glossary for form in forms(term))
    return (*ALWAYS_NAMED, *terms, *renamed, framework.title)


def grade(text: str, names: Names = NOBODY) -> float:
    """The Flesch-Kincaid grade of a text whose lines are paragraphs or points; 0 where there is nothing to read."""
    return _grade([said for line in text.split("\n") for said in _read(line, names)])


def grade_of(blocks: Sequence[Block], names: Names = NOBODY) -> float:
    """The grade of everything in a document that is read as sentences."""
    return _grade([said for passage in read_in(blocks) for said in _read(passage.text, names)])


def read_in(blocks: Sequence[Block]) -> tuple[Passage, ...]:
    """What of a document is read as sentences. Headings, labels and tables of figures are looked at, not read."""
    found: list[Passage] = []
    where = ""
    for block in blocks:
        if isinstance(block, Heading):
            where = block.text
        elif not (isinstance(block, Table) and _is_of_figures(block)):
            found += [Passage(text, where) for text in passages(block) if text.strip()]
    return tuple(found)


def spoilers(passages_read: Iterable[Passage], most: int, names: Names = NOBODY) -> tuple[Spoiler, ...]:
    """At most `most` sentences of grade SPOILS or more, the hardest first; equals in reading order."""
    found = [
        Spoiler(sentence, round(hard, 1), passage.where)
        for passage in passages_read
        for sentence in sentences(passage.text)
        if len(_words(sentence)) >= A_SENTENCE and (hard := _grade(_read(sentence, names))) >= SPOILS
    ]
    return tuple(sorted(found, key=lambda spoiler: -spoiler.grade)[:most])


def _is_of_figures(table: Table) -> bool:
    """Whether most cells hold no sentence."""
    cells = list(passages(table))
    return sum(len(_words(cell)) >= A_SENTENCE for cell in cells) * 2 < len(cells)


def _read(text: str, names: Names) -> list[list[str]]:
    """The sentences of a passage, each as its words, names and addresses taken out."""
    line = ADDRESS.sub(A_NAME, names.taken_out(one_line(text)))
    return [words for words in (_words(sentence) for sentence in sentences(line)) if words]


def _words(sentence: str) -> list[str]:
    return [word for word in WORD.findall(sentence) if not FIGURES.fullmatch(word)]


def _grade(read: Sequence[Sequence[str]]) -> float:
    """0.39 × words in a sentence + 11.8 × syllables in a word − 15.59."""
    words = [word for sentence in read for word in sentence]
    if not words:
        return 0.0
    return 0.39 * len(words) / len(read) + 11.8 * sum(map(_syllables, words)) / len(words) - 15.59


@lru_cache(REMEMBERED)
def _syllables(word: str) -> int:
    """At least one. An abbreviation is said letter by letter, and is a name to those who know it: it counts as one."""
    if word.isupper() and len(word) > 1:
        return 1
    parts = re.split(r"[-.,]", word.replace("’", "'"))
    return sum(max(1, _counter()(part)) for part in parts if part)


@cache
def _counter() -> Callable[[str], int]:
    """The counter of textstat. It and its dictionary are loaded when the first word is counted, so that no start waits for them."""
    import textstat

    counter: Callable[[str], int] = textstat.syllable_count
    return counter
