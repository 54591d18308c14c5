"""What a section says, and which sections still say nothing."""

from dataclasses import replace
from datetime import date

import pytest

from readiness.banks.loader import BankLibrary
from readiness.documents.blocks import Text
from readiness.documents.markdown import plain_text
from readiness.reports.finishing import filled, unfinished, words_for
from readiness.reports.model import Contact, CouncilProfile, PublishedReport, ReportSection, Source
from readiness.settings import ROOT
from readiness.snapshots.model import BankFacts, PublishedSnapshot

FRAMEWORK = BankLibrary(ROOT / "question_banks").framework("local-area-send-2016")
DAY = date(2026, 3, 31)


def snapshot(area_name="Testshire"):
    facts = BankFacts(
        key="b", version="1", title="The bank", framework="f", framework_title="F", status="In use", publisher="", source="",
        licence="", wording="", closed_on=None, successor="", successor_title="", checked_on=None, checked_by="",
    )  # fmt: skip
    return PublishedSnapshot(
        schema=1, area_key="t", area_name=area_name, demonstration=False, evaluation=1, title="T", started_on=DAY, closed_on=None,
        as_at=DAY, changed_on=DAY, bank=facts, sections=(), groups=(),
    )  # fmt: skip


@pytest.fixture
def report(template):
    return PublishedReport(template=template, depth=template.depth("long"), framework=FRAMEWORK)


def section(key="s", source=Source.TEXT, **more):
    return ReportSection(key=key, label="S", source=source, mandatory=True, **more)


def with_sections(report, *sections):
    return replace(report, template=replace(report.template, sections=sections))


def test_what_officers_typed_stands_before_the_standard_paragraph_and_that_before_the_default(report):
    law = section("law", standard="law", default="None")
    profile = CouncilProfile(paragraphs=(("law", "The Act of 2014."),))

    assert words_for(law, report, snapshot()) == "None"
    assert words_for(law, replace(report, profile=profile), snapshot()) == "The Act of 2014."
    assert words_for(law, replace(report, profile=profile, texts=(("law", "Ours."),)), snapshot()) == "Ours."
    assert words_for(law, replace(report, texts=(("law", " \n"),)), snapshot()) == "None"


def test_recommendations_are_the_same_words_wherever_the_template_asks_for_them(report):
    told = replace(report, texts=(("recommendations", "- note"),))

    assert {words_for(section(key, Source.RECOMMENDATIONS), told, snapshot()) for key in ("head", "foot")} == {"- note"}


def test_every_placeholder_is_filled(report):
    told = replace(report, profile=CouncilProfile(council="The Council"), meeting="Cabinet", meeting_on=date(2026, 4, 1))
    words = "{area}; {council}; {framework}; {bank}; {meeting}; {meeting_date}; {as_at}"

    assert filled(words, told, snapshot()) == (
        f"Testshire; The Council; {FRAMEWORK.title}; The bank; Cabinet; 1 April 2026; 31 March 2026"
    )


def test_what_a_draft_has_not_been_told_still_reads(report):
    assert filled("{council}, {meeting}, {meeting_date}", report, snapshot()) == "the council, the meeting, a date to be set"


def test_braces_of_the_officers_own_stay_as_they_were_typed(report):
    own = replace(report, texts=(("s", "{See note} { area } {} {{area}} {area"),))

    assert words_for(section(), own, snapshot()) == "{See note} { area } {} {Testshire} {area"


@pytest.mark.parametrize(
    "name", ["*Star*shire", "North_and_South_shire", "[Old](http://x.example) shire", "Back\\shire", "{council}"]
)
def test_a_name_is_never_taken_for_markup(report, name):
    words = filled("In {area}.", report, snapshot(name))

    assert plain_text(words, lambda ref: Text(ref.markup)) == f"In {name}."


def test_a_mandatory_section_is_unfinished_until_typed_standard_or_default_words_stand_in_it(report):
    empty = with_sections(report, section("law", standard="law"))

    assert unfinished(empty) == empty.template.sections
    assert unfinished(replace(empty, texts=(("law", "Words"),))) == ()
    assert unfinished(replace(empty, profile=CouncilProfile(paragraphs=(("law", "Words"),)))) == ()
    assert unfinished(with_sections(report, section("law", default="None"))) == ()


def test_what_stands_at_another_depth_or_in_drafts_alone_keeps_no_final_back(report):
    elsewhere = with_sections(report, section("a", depths=("short",)), section("b", draft_only=True))

    assert unfinished(elsewhere) == ()


@pytest.mark.parametrize(
    ("source", "profile"),
    [
        (Source.COUNCIL_PLAN, CouncilProfile(themes=(("A", ""),))),
        (Source.VALUES, CouncilProfile(values=(("A", ""),))),
        (Source.SIGNATURE, CouncilProfile(signatory="Director")),
        (Source.CONTACT, CouncilProfile(contacts=(Contact(name="Asha Example"),))),
    ],
)
def test_what_only_the_profile_can_fill_is_unfinished_while_it_does_not(report, source, profile):
    asked = with_sections(report, section(source=source))

    assert unfinished(asked) == asked.template.sections
    assert unfinished(replace(asked, profile=profile)) == ()
    assert unfinished(with_sections(report, section(source=source, default="None"))) == ()


@pytest.mark.parametrize("source", [one for one in Source if not one.is_written])
def test_a_section_built_from_answers_or_framework_is_never_unfinished(report, source):
    if source not in {Source.COUNCIL_PLAN, Source.VALUES, Source.SIGNATURE, Source.CONTACT}:
        assert unfinished(with_sections(report, section(source=source))) == ()
