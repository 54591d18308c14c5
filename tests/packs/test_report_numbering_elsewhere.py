"""LibreOffice counts whatever a template asks for as we counted it."""

import random
import re
from dataclasses import replace

import pytest

from readiness.documents import docx
from readiness.documents.blocks import Heading, House, Paragraph
from readiness.documents.numbering import number
from readiness.files.word_template import let_in
from readiness.packs.outlines.report.document import final
from readiness.reports.model import Numbering, Source
from tests.documents.test_opened_elsewhere import converted, needs_libreoffice, text_of
from tests.documents.word_template_samples import a_template
from tests.packs.report_samples import of_sections, section
from tests.packs.test_report_numbering import two_questions
from tests.soak import tries

pytestmark = [pytest.mark.slow, needs_libreoffice]


def invented_sections(chosen):
    """Sections as some council might order them: of both levels, counted or not, with and without a label, points and answers."""
    sections = []
    for place in range(chosen.randint(3, 9)):
        level = 2 if place and chosen.random() < 0.4 else 1
        label = f"Label {place} stands" if place == 0 or level == 2 or chosen.random() < 0.7 else ""
        if chosen.random() < 0.2 and all(each.source is not Source.QUESTIONS for each in sections):
            sections.append(section("key-questions", Source.QUESTIONS, level=level))
            continue
        said = (f"Word {place} says.", f"Word {place} opens:\n\n- a point\n- another", "1. counted\n2. counted two")
        text = "\n\n".join(chosen.choice(said) for _ in range(chosen.randint(1, 3)))
        sections.append(section(f"s{place}", default=text, level=level, numbered=chosen.random() < 0.8, label=label))
    return sections


def counted(document):
    """Each number, and how the words begin that stand after it."""
    for placed in number(document).placed:
        block = placed.block
        if placed.number and isinstance(block, Heading | Paragraph):
            words = block.text if isinstance(block, Heading) else "".join(getattr(run, "text", "") for run in block.runs)
            yield placed.number, words.split(",")[0][:25]


@pytest.mark.parametrize("way", [Numbering.CONTINUOUS, Numbering.BY_SECTION])
@pytest.mark.parametrize("seed", range(tries(2, 40)))
def test_libreoffice_shows_every_number_of_any_template_as_we_counted_it(seed, way, tmp_path):
    document = final(of_sections(*invented_sections(random.Random(seed)), numbering=way), two_questions())
    if seed % 2:
        document = replace(document, house=House(name="Testshire Council", word_template=let_in(a_template()).content))

    shown = text_of(converted(docx.write(document), "docx", "pdf", tmp_path))

    assert [
        (given, words)
        for given, words in counted(document)
        if not re.search(rf"(?<![\d.]){re.escape(given)} {re.escape(words)}", shown)
    ] == []
