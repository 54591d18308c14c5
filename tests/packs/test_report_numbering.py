"""How a report is counted: three ways, and no template and no area that they fail."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readiness.documents.blocks import Heading, Paragraph
from readiness.documents.numbering import number
from readiness.packs.outlines.report.document import draft, final
from readiness.reports.model import Depth, Numbering, Source
from tests.packs.invented import entry, question, seaborough, snapshot, snapshots, to_do
from tests.packs.report_samples import (
    assert_no_number_twice_and_no_gap,
    in_draft,
    of_sections,
    section,
    text_of,
)
from tests.soak import tries

EXAMPLES = tries(40, 400)
anything = settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def two_questions():
    return snapshot(
        (
            "Leadership",
            (
                question("scrutiny", "Scrutiny", entries=(entry(1, "Members ask."), to_do(2, "Ask more, see [[scrutiny:1]]."))),
                question("strategy", "Strategy", entries=(entry(1, "One point:\n\n- and a list"),)),
            ),
        )
    )


SECTIONS = (
    section("purpose", default="To tell.\n\nTo help."),
    section("key-questions", Source.QUESTIONS),
    section("law", level=2, default="The law, see [[purpose]].\n\n- one\n- two"),
    section("contact", Source.CONTACT, numbered=False),
    section("finance", default="Money."),
)


def counted(numbering, *sections):
    document = final(of_sections(*(sections or SECTIONS), numbering=numbering), two_questions())
    return {
        placed.number: getattr(placed.block, "text", "") or "".join(getattr(run, "text", "") for run in placed.block.runs)
        for placed in number(document).placed
        if placed.number
    }


def test_a_continuous_count_goes_through_the_report_with_questions_and_entries_below_their_section():
    assert counted(Numbering.CONTINUOUS) == {
        "1": "To tell.",
        "2": "To help.",
        "3": "These are the questions on “Leadership”.",
        "3.1": "Scrutiny",
        "3.1.1": "Members ask.",
        "3.1.2": "Ask more, see .",
        "3.2": "Strategy",
        "3.2.1": "One point:",
        "4": "The law, see .",
        "5": "Money.",
    }


def test_a_count_by_section_numbers_headings_and_what_stands_below_them():
    assert counted(Numbering.BY_SECTION) == {
        "1": "Purpose",
        "1.1": "To tell.",
        "1.2": "To help.",
        "2": "Key questions",
        "2.1": "Leadership",
        "2.1.1": "Scrutiny",
        "2.1.1.1": "Members ask.",
        "2.1.1.2": "Ask more, see .",
        "2.1.2": "Strategy",
        "2.1.2.1": "One point:",
        "2.2": "Law",
        "2.2.1": "The law, see .",
        "3": "Finance",
        "3.1": "Money.",
    }


def test_a_report_that_counts_nothing_still_says_where_a_reference_leads():
    said = text_of(of_sections(*SECTIONS, numbering=Numbering.NONE), two_questions())

    assert counted(Numbering.NONE) == {}
    assert "The law, see <Purpose>." in said
    assert "- Ask more, see 1.1.1 of the self-evaluation.\nNo named lead. No date set." in said


def test_a_depth_may_count_in_its_own_way():
    depth = Depth(key="plain", label="Plain", numbering=Numbering.NONE)

    document = final(of_sections(*SECTIONS, depth=depth), two_questions())

    assert not any(placed.number for placed in number(document).placed)


def test_a_list_goes_on_under_the_numbered_paragraph_before_it():
    document = final(of_sections(*SECTIONS), two_questions())

    continued = [placed.continues for placed in number(document).placed if type(placed.block).__name__ == "ListBlock"]
    assert continued[-1]


def test_what_is_below_a_heading_that_is_not_counted_is_not_counted_either():
    sections = (
        section("one", default="A."),
        section("two", numbered=False, default="B."),
        section("three", level=2, default="C."),
        section("four", Source.QUESTIONS, level=2),
        section("five", default="D."),
    )

    assert counted(Numbering.BY_SECTION, *sections) == {"1": "One", "1.1": "A.", "2": "Five", "2.1": "D."}


def test_a_section_that_begins_with_a_list_gets_a_line_that_has_the_number():
    said = text_of(
        of_sections(section("money", default="- one\n- two"), section("see", default="See [[money]].")), two_questions()
    )

    assert "1 As follows:" in said
    assert "2 See <1>." in said


def test_a_source_that_stands_twice_is_counted_on_and_references_lead_to_the_first():
    twice = (
        section("first", Source.QUESTIONS),
        section("again", Source.QUESTIONS),
        section("see", default="See [[scrutiny:2]]."),
    )

    document = final(of_sections(*twice), two_questions())

    assert_no_number_twice_and_no_gap(document)
    assert "See <1.1.2>." in text_of(of_sections(*twice), two_questions())


keys = st.sampled_from(["purpose", "key-1", "law", "finance", "section-1", "a", "b", "c", "d", "e"])
one_section = st.builds(
    lambda key, source, level, numbered, has_label, draft_only, mandatory, default, most, depths: section(
        key,
        source,
        level=level,
        numbered=numbered,
        label=f"Section {key}" if has_label else "",
        draft_only=draft_only,
        mandatory=mandatory and bool(default),
        default=default,
        most=most,
        lines=("A line, see [[purpose]].",) if source is Source.FIXED else (),
        depths=depths,
    ),
    keys,
    st.sampled_from(Source),
    st.sampled_from([1, 2]),
    st.booleans(),
    st.sampled_from([True, True, False]),
    st.sampled_from([False, False, True]),
    st.booleans(),
    st.sampled_from(
        ["", "A paragraph.", "- a list\n- of two", "See [[key-1]], [[key-2:1]], [[law]] and [[appendix-plan]].\n\nThen more."]
    ),
    st.integers(0, 4),
    st.sampled_from([(), (), ("report",), ("other",)]),
)
templates = st.lists(one_section, min_size=1, max_size=10, unique_by=lambda each: each.key)
depths = st.builds(
    lambda key, words, sides: Depth(key=key, label="Any", words=words, sides=sides),
    st.sampled_from(["report", "full"]),
    st.sampled_from([0, 0, 200]),
    st.sampled_from([0, 1]),
)


@anything
@pytest.mark.soak(EXAMPLES)
@given(templates, st.sampled_from(Numbering), depths, snapshots(), st.booleans())
def test_no_template_and_no_area_makes_a_number_twice_a_gap_or_a_fault(sections, numbering, depth, taken, has_typed):
    typed = (
        (("recommendations", "one\ntwo"), ("appendices", "Plan\nPlan"), ("background-papers", "- A paper")) if has_typed else ()
    )
    report = of_sections(*sections, numbering=numbering, depth=depth, texts=typed)

    for document in (final(report, taken), draft(in_draft(report, carried=("law",)), taken)):
        number(document)
        assert_no_number_twice_and_no_gap(document)
        assert document.is_plain
        assert document.points == 12
        if numbering is Numbering.NONE:
            assert not any(block.numbered for block in document.blocks if isinstance(block, Heading | Paragraph))


def test_a_small_area_is_counted_without_a_gap_in_every_way():
    for numbering in Numbering:
        assert_no_number_twice_and_no_gap(final(of_sections(*SECTIONS, numbering=numbering), seaborough()))
