"""The five published reports, as they are and printed in every format: nothing crashes, and the one briefing keeps its counts."""

from collections.abc import Callable
from pathlib import Path

import pytest

from readiness.errors import Refused
from readiness.exchange.model import Briefing
from tests.exchange.shapes.cases import MAKERS
from tests.exchange.shapes.document import Document, hyphens_in, words_of
from tests.exchange.shapes.real import NAMES, REPORTS, document_of, source_of

pytestmark = pytest.mark.skipif(not REPORTS.is_dir(), reason="the published reports are not here")
ROOT = Path(__file__).parents[3]
FORMS = ("text", "Markdown", "Word", "pasted", "pasted from Word", "PDF", "PDF with running heads")


@pytest.fixture(scope="module")
def read() -> Callable[[bytes, str], Briefing]:
    from readiness.exchange.reading_apart import read_document
    from readiness.exchange.vocabulary import read_vocabulary

    vocabulary = read_vocabulary(ROOT / "templates" / "reading")
    return lambda content, name: read_document(content, name=name, vocabulary=vocabulary)


def counts(briefing: Briefing) -> tuple[list[str], list[int], list[int], list[int]]:
    return (
        [question.number for question in briefing],
        [len(question.indicators) for question in briefing],
        [len(question.achieved) for question in briefing],
        [len(question.still_to_do) for question in briefing],
    )


DUDLEY = ([f"21.{n}" for n in range(1, 9)], [4, 3, 4, 1, 3, 2, 3, 3], [3, 1, 6, 1, 2, 6, 5, 6], [2, 1, 1, 1, 3, 3, 1, 1])
NESTED = [3] + [0] * 12


@pytest.mark.parametrize("form", FORMS)
def test_the_briefing_has_its_counts_in_every_format(read, form: str):
    suffix, make = MAKERS[form]

    briefing = read(make(document_of("dudley-portfolio")), f"briefing.{suffix}")

    assert counts(briefing) == DUDLEY
    assert [entry.nested for entry in briefing.still_to_do] == NESTED
    assert sum(entry.nested for entry in briefing.achieved) == 0
    assert briefing.still_to_do[-1].text.endswith("commissioning services")


@pytest.mark.parametrize("form", [form for form in FORMS if form != "PDF with running heads"])
def test_every_word_of_the_briefing_is_counted_in_every_format(read, form: str):
    suffix, make = MAKERS[form]
    document = document_of("dudley-portfolio")

    briefing = read(make(document), f"briefing.{suffix}")

    assert_every_word(briefing, document, form)


def test_the_briefing_as_it_was_published_has_its_counts(read):
    path = source_of("dudley-portfolio")

    assert counts(read(path.read_bytes(), path.name)) == DUDLEY


@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith("dudley")])
@pytest.mark.parametrize("form", ["as published", *FORMS])
def test_a_report_of_another_shape_is_read_with_every_word_or_refused_in_a_sentence(read, name: str, form: str):
    if form == "as published":
        content, file_name = source_of(name).read_bytes(), source_of(name).name
    else:
        suffix, make = MAKERS[form]
        content, file_name = make(document_of(name)), f"report.{suffix}"

    try:
        briefing = read(content, file_name)
    except Refused as refused:
        said = str(refused)
    else:
        said = ""
    if said:
        assert file_name in said
        assert said.endswith(".")
        return
    # What it has of the shape is found, and no word is made or lost: running heads are left out and said.
    assert briefing.questions
    if form not in {"as published", "PDF with running heads"}:
        assert_every_word(briefing, document_of(name), form)


def assert_every_word(briefing: Briefing, document: Document, form: str) -> None:
    written = words_of(document)[0]
    # A printed line may end at the hyphen of "multi-agency": whoever counts lines has two words there.
    assert written <= briefing.tally.words <= written + (hyphens_in(document) if form == "PDF" else 0)
