"""One self-evaluation in many shapes and formats: the same questions and the same entries are read from each, and nothing disappears."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from readiness.banks.model import QuestionBank
from readiness.exchange.matching import match_questions
from readiness.exchange.model import Briefing, BriefingEntry
from readiness.exchange.vocabulary import Vocabulary
from tests.exchange.shapes.cases import CASES, MAKERS, OFFICE, Case
from tests.exchange.shapes.content import Asked, Statement
from tests.exchange.shapes.document import hyphens_in, words_of
from tests.exchange.shapes.office import through_writer

ROOT = Path(__file__).parents[2]
QUICK = [(name, form) for name, case in CASES.items() for form in case.formats if form in MAKERS]
SLOW = [(name, form) for name, case in CASES.items() for form in case.formats if form in OFFICE]


EVERYDAY = {"text", "Markdown", "pasted", "workbook"}
"""What `make quick` runs; the others take as long again as all of these."""


def named(pairs):
    cases = [
        pytest.param(name, form, id=f"{form}: {name}", marks=() if form in EVERYDAY else pytest.mark.slow) for name, form in pairs
    ]
    return pytest.mark.parametrize(("name", "form"), cases)


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    from readiness.exchange.vocabulary import read_vocabulary

    return read_vocabulary(ROOT / "templates" / "reading")


@pytest.fixture(scope="session")
def read(vocabulary):
    """A document's bytes read as the page reads them."""
    from readiness.exchange.reading_apart import read_document

    return lambda content, name: read_document(content, name=name, vocabulary=vocabulary)


@pytest.fixture(scope="session")
def from_libreoffice(tmp_path_factory) -> dict[tuple[str, str], bytes]:
    """Every slow document, in one call of LibreOffice for each format."""
    made = {}
    for form, suffix in OFFICE.items():
        names = {f"shape{place}": name for place, name in enumerate(CASES) if form in CASES[name].formats}
        folder = tmp_path_factory.mktemp(suffix)
        converted = through_writer({plain: CASES[name].document for plain, name in names.items()}, suffix, folder)
        made |= {(names[plain], form): content for plain, content in converted.items()}
    return made


def plain(text: str) -> str:
    """Words alone: bold marks and the breaks of lines are not compared."""
    return " ".join(re.sub(r"\*\*|\\(?=[^\w\s])", "", text).split())


def statement(entry: BriefingEntry, *, beside: bool) -> Statement:
    said, *nested = re.split(r"\n\s*[-*] ", f"{entry.text}")
    told = Statement(plain(said), tuple(map(plain, nested)))
    if not beside:
        return told
    return replace(told, difference=plain(entry.difference), evidence=plain(" ".join(entry.evidence)), action=plain(entry.action))


def content_read(briefing: Briefing, case: Case) -> list[Asked]:
    """What was read, in the terms of what was written."""
    return [
        Asked(
            0,
            plain(question.wording),
            tuple(plain(indicator.text) for indicator in question.indicators),
            tuple(statement(entry, beside=case.beside) for entry in question.achieved if not (case.loose and entry.doubt)),
            tuple(statement(entry, beside=case.beside) for entry in question.still_to_do),
        )
        for question in briefing
    ]


def content_written(case: Case) -> list[Asked]:
    def spoken(one: Statement) -> Statement:
        told = Statement(plain(one.text), tuple(map(plain, one.nested)))
        return replace(one, text=told.text, nested=told.nested) if case.beside else told

    return [
        Asked(
            0,
            asked.wording,
            asked.indicators if case.indicators else (),
            tuple(map(spoken, asked.achieved)),
            tuple(map(spoken, asked.still_to_do)),
        )
        for asked in case.content
    ]


def check(briefing: Briefing, case: Case, *, printed: bool = False) -> None:
    """The same questions, the same entries, and every word somewhere."""
    read, written = content_read(briefing, case), content_written(case)
    assert [asked.wording for asked in read] == [asked.wording for asked in written]
    for one, other in zip(read, written, strict=True):
        assert one == other
    if case.numbers:
        assert [question.number.removeprefix("Q") for question in briefing] == list(case.numbers)
    total, numbers = words_of(case.document)
    # A printed line may end at the hyphen of "multi-agency": whoever counts lines has two words there.
    divided = hyphens_in(case.document) if printed else 0
    assert total <= briefing.tally.words <= total + numbers + divided
    if case.loose:
        check_loose(briefing, case)


def check_loose(briefing: Briefing, case: Case) -> None:
    """What stood under “Impact” and “Evidence” is under its question, whether as a note, beside an entry, or as an entry in doubt."""
    for question, asked in zip(briefing, case.content, strict=True):
        around = [note.text for note in question.notes]
        around += [text for entry in question.entries for text in (entry.difference, *entry.evidence)]
        around += [entry.text for entry in question.entries if entry.doubt]
        kept = plain(" ".join(around))
        for one in asked.achieved:
            assert one.difference in kept
            assert one.evidence in kept


@named(QUICK)
def test_the_same_entries_are_read_from_every_shape(read, name: str, form: str):
    suffix, make = MAKERS[form]
    case = CASES[name]

    check(read(make(case.document), f"self-evaluation.{suffix}"), case, printed=suffix == "pdf")


@pytest.mark.slow
@pytest.mark.xdist_group("libreoffice")
@named(SLOW)
def test_the_same_entries_are_read_from_what_libreoffice_writes(read, from_libreoffice, name: str, form: str):
    suffix = OFFICE[form]

    check(read(from_libreoffice[name, form], f"self-evaluation.{suffix}"), CASES[name], printed=suffix == "pdf")


@pytest.mark.parametrize("form", ["text", "Word", "pasted", "PDF"])
def test_a_missing_an_unknown_and_a_doubled_question_are_told_apart(read, bank: QuestionBank, form: str):
    suffix, make = MAKERS[form]
    keys = [question.key for question in bank][3:]

    def matches(name):
        return match_questions(read(make(CASES[name].document), f"self-evaluation.{suffix}"), bank)

    missing, unknown, doubled = map(matches, ("a question missing", "an unknown question", "a question twice"))
    assert [match.key for match in missing] == keys[:2] + keys[3:]
    assert keys[2] in missing.missing
    assert [match.key for match in unknown] == [*keys[:4], None, *keys[4:]]
    assert [(match.key, match.repeats) for match in doubled] == [*((key, False) for key in keys), (keys[1], True)]


def test_there_are_enough_shapes():
    assert len(QUICK) + len(SLOW) >= 60
    assert {form for _, form in QUICK + SLOW} == {*MAKERS, *OFFICE}
