"""Each section of a report by its source, what stands where there is nothing, and what a draft says beside it."""

from dataclasses import replace
from datetime import date

import pytest

from readiness.documents.blocks import Cell, Heading, ListBlock, Note, Paragraph, Table, Text
from readiness.evaluations.model import Confidence, Judgement, Position
from readiness.packs.outlines.report.document import draft, final
from readiness.reports.model import (
    CouncilProfile,
    CoverLine,
    CoverValue,
    Depth,
    DraftReport,
    NotFinished,
    Numbering,
    SignOff,
    Source,
)
from tests.packs.invented import bank, entry, indicator, question, seaborough, snapshot, to_do
from tests.packs.outlines.dump import document_text
from tests.packs.report_samples import PROFILE, TEMPLATES, framework, in_draft, of_sections, section, text_of

FULL = Depth(key="full", label="Full")
NOBODY = CouncilProfile()


def says(*sections, snapshot=snapshot, **said):
    return text_of(of_sections(*sections, **({"numbering": Numbering.NONE} | said)), snapshot())


def questions_of(asked, **said):
    return says(section("key-questions", Source.QUESTIONS), snapshot=lambda: snapshot(("One", (asked,))), **said)


def test_what_officers_wrote_comes_before_the_standard_paragraph_and_that_before_the_default():
    law = section("law", default="The default.", standard="law")
    profile = replace(PROFILE, paragraphs=(("law", "The standard."),))

    assert "The default." in says(law)
    assert "The standard." in says(law, profile=profile)
    assert "What was typed." in says(law, profile=profile, texts=(("law", "What was typed."),))


def test_fixed_lines_stand_as_the_template_has_them_with_names_filled_in():
    said = says(section("core", Source.FIXED, lines=("Protect the most vulnerable: {area}", "Not **applicable**")))

    assert "Protect the most vulnerable: Seaborough\n\nNot **applicable**" in said


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("note it\nask more", "Members are asked to:\n\n- note it\n- ask more"),
        ("- note it\n- ask more", "Members are asked to:\n\n- note it\n- ask more"),
        ("We ask you to:\n\n- note it", "We ask you to:\n\n- note it"),
        ("Members should note this.", "Members should note this."),
    ],
)
def test_recommendations_are_a_list_however_they_were_typed(typed, shown):
    assert shown in says(section("recommended", Source.RECOMMENDATIONS), texts=(("recommendations", typed),))


def test_recommendations_stand_once_and_are_shown_wherever_they_are_asked_for():
    twice = (section("first", Source.RECOMMENDATIONS), section("last", Source.RECOMMENDATIONS))

    assert says(*twice, texts=(("recommendations", "Note it."),)).count("Note it.") == 2


def test_the_council_plan_names_each_theme_in_bold_and_how_the_work_serves_it():
    said = says(section("plan", Source.COUNCIL_PLAN), section("values", Source.VALUES))

    assert "- **Good schools: **more children learn close to home." in said
    assert "- **Health: **waits are known, see <[reference to nothing: right-help]>." in said
    assert "- **Honesty: **what is late is said to be late." in said


def test_a_profile_that_says_nothing_leaves_the_default_or_no_section_at_all():
    said = says(
        section("plan", Source.COUNCIL_PLAN, default="No links yet."),
        section("values", Source.VALUES),
        section("contact", Source.CONTACT),
        section("papers", Source.BACKGROUND_PAPERS),
        profile=NOBODY,
    )

    assert "No links yet." in said
    assert "# Values" not in said
    assert "# Contact" not in said
    assert "# Papers" not in said


def test_an_empty_section_stays_as_the_heading_of_those_below_it():
    assert "# Implications" in says(section("implications"), section("law", level=2, default="Law."))


def test_there_is_a_line_to_sign_over_the_title_of_the_one_who_signs():
    assert "....\n\n**Director for Children**" in says(section("signature", Source.SIGNATURE))
    assert "....\n\nThe officer" in says(section("signature", Source.SIGNATURE, default="The officer"), profile=NOBODY)


def test_a_contact_has_title_telephone_and_an_address_to_write_to():
    said = says(section("contact", Source.CONTACT))

    assert "**Asha Example**\nNominated officer\nTelephone: 01632 960000\nEmail: asha.example@seaborough.example<mailto:" in said


def test_the_inspection_is_explained_under_headings_of_its_own_with_what_nobody_checked_said():
    said = says(section("background", default="Before."), section("inspection", Source.INSPECTION, label="", level=2))

    assert "## What the local area was" in said
    assert said.count("Not yet checked against the handbook.") == 2
    assert "- Notice before inspectors arrive: 5 working days." in said
    assert "- A letter that names significant weaknesses" in said


def test_lengths_of_time_stand_once_in_a_report_that_has_a_timetable():
    said = says(section("inspection", Source.INSPECTION), section("timetable", Source.TIMETABLE))

    assert "How long things take" not in said
    assert "Notice before inspectors arrive | 5 working days" in said


def test_what_changed_since_the_framework_ended_names_its_successor_what_differs_and_names_that_died():
    said = says(section("since", Source.FRAMEWORK_CHANGES))

    assert "ended on 31 December 2022. “Area SEND inspections, from 2023” took its place on 1 January 2023." in said
    assert "From the call to inspectors on site: 10 working days, where it was 5 working days." in said
    assert "- Clinical commissioning group (CCG): now Integrated care board (ICB), since 1 July 2022." in said


def test_a_framework_in_force_has_changed_names_and_nothing_else():
    said = says(section("since", Source.FRAMEWORK_CHANGES), framework=framework("area-send-2023"), successor=None)

    assert "ended on" not in said
    assert "since 1 July 2022" in said


def test_the_four_parts_say_where_each_indicator_stands_and_who_will_find_out():
    said = questions_of(
        question(
            "q",
            indicators=(
                indicator("a", "It is done", position=Position.IN_PLACE, reason="A reason."),
                indicator("b", "It is known", position=Position.UNKNOWN, who_finds_out="Ann", find_out_by=date(2026, 9, 1)),
                indicator("c", "It is asked", checked=False),
            ),
        )
    )

    assert "- It is done. **In place.**\n" in said
    assert "- It is known. **We do not know.** Ann will find out by 1 September 2026, which has passed." in said
    assert "- It is asked. **Not yet answered.*** Not yet checked against the handbook.*" in said
    assert "Nothing has been recorded as achieved." in said
    assert "Nothing has been recorded as still to do." in said


def test_an_entry_says_what_difference_it_made_or_who_leads_by_when_and_is_marked_where_carried():
    asked = question(
        "q",
        entries=(
            entry(1, "Done.", difference="Waits fell."),
            entry(2, "Old.", carried=True),
            to_do(3, "Do it", lead="Bea", due_on=date(2026, 1, 2)),
            to_do(4, "Do more"),
        ),
    )

    said = questions_of(asked, numbering=Numbering.CONTINUOUS)

    assert "1.1.1 Done.\n\n**What difference it made: **Waits fell." in said
    assert "1.1.2 **Carried forward and not looked at again. **Old." in said
    assert "1.1.3 Do it\n\n<note> Lead: Bea. Due 2 January 2026, which has passed." in said
    assert "1.1.4 Do more\n\n<note> No named lead. No date set." in said


def test_a_full_report_also_says_what_we_judge_how_sure_we_are_and_every_reason():
    asked = question(
        "q",
        judgement=Judgement.DEVELOPING,
        judgement_reason="It grows.",
        confidence=Confidence.LOW,
        confidence_reason="One survey.",
        indicators=(indicator("a", "It is done", position=Position.PARTLY, reason="Half of it."),),
        entries=(entry(1, "Done.", partner="Schools"),),
    )

    said = questions_of(asked, depth=FULL)

    assert "**Developing.**\n\n**Reason: **It grows.\n\n**How sure we are: low. **One survey." in said
    assert "- (a) It is done. **Partly.** Half of it." in said
    assert "Partner: Schools." in said
    assert "It grows" not in questions_of(asked)


def test_the_chart_names_no_number_of_the_self_evaluation():
    document = final(of_sections(section("chart", Source.CHART)), seaborough())

    svg = next(block.svg for block in document.blocks if hasattr(block, "svg"))
    assert "Finding need early" in svg
    assert "1.1" not in svg.replace(' d="', "")


def test_the_cover_shows_what_the_template_lists_and_leaves_out_what_is_not_known():
    cover = (
        CoverLine(label="This is", value=CoverValue.APPENDIX),
        CoverLine(label="Meeting", value=CoverValue.MEETING),
        CoverLine(label="Wards", value=CoverValue.LINE, line="All wards of {area}"),
        CoverLine(label="Contact", value=CoverValue.CONTACT),
        CoverLine(label="On", value=CoverValue.MEETING_DATE),
    )

    document = final(of_sections(section("a", default="A."), cover=cover, appendix="3"), snapshot(area_name="Sea*borough"))

    assert document.facts == (
        ("This is", "Appendix 3"),
        ("Wards", "All wards of Sea*borough"),
        ("Contact", "Asha Example, Nominated officer"),
    )


def test_the_document_has_the_councils_look_and_its_own_marking():
    profile = replace(PROFILE, logo=b"\x89PNG", logo_alternative="A gull", word_template=b"PK")

    document = final(of_sections(section("a", default="A."), profile=profile), snapshot())

    assert (document.house.name, document.house.colour, document.house.logo) == ("Seaborough Council", "#123456", b"\x89PNG")
    assert (document.marking, document.is_plain, document.points, document.contents_depth) == ("Official", True, 12, 0)


def test_a_mandatory_section_that_is_empty_stops_the_final_by_name_and_is_asked_for_in_the_draft():
    report = of_sections(
        section("finance", mandatory=True, hint="Name each fund."), section("risk", mandatory=True), section("b", default="B.")
    )

    with pytest.raises(NotFinished, match=r"“Finance” is empty\. .*“Risk” is empty\."):
        final(report, snapshot())
    notes = [block for block in draft(in_draft(report), snapshot()).blocks if isinstance(block, Note)]
    assert [note.title for note in notes] == ["This section must be filled"] * 2
    assert notes[0].blocks[0].runs[0].text.endswith("Name each fund.")


def test_what_is_carried_over_is_marked_in_a_draft_and_not_in_a_final():
    report = of_sections(section("finance", default="Money."), section("asked", Source.RECOMMENDATIONS, default="Note."))
    carried = document_text(draft(in_draft(report, carried=("finance", "recommendations")), snapshot()))

    assert carried.count("[!] Carried over from last time: check it") == 2
    assert "Carried over" not in text_of(report, snapshot())


def test_the_grid_has_a_row_for_each_role_and_blank_cells_to_write_in():
    report = of_sections(section("grid", Source.SIGN_OFF_GRID, numbered=False), section("a", default="A."))
    signed = (SignOff(role="Typed", initials="AE", signed_on=date(2026, 3, 1)), SignOff(role="Legal"))

    document = draft(DraftReport(report=report, sign_off=signed), snapshot())

    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert table.columns == ("Role", "Initials", "Date")
    assert table.rows[0] == (Cell((Text("Typed"),)), Cell((Text("AE"),)), Cell((Text("1 March 2026"),)))
    assert table.rows[1] == (Cell((Text("Legal"),)), Cell(()), Cell(()))
    assert not [block for block in final(report, snapshot()).blocks if isinstance(block, Table)]


def test_sixty_rows_a_long_cell_and_names_in_other_scripts_all_stand():
    names = ("ফাতেমা বেগম", "عائشة محمد")
    asked = tuple(
        question(f"q-{n}", f"Question {n}", entries=(to_do(1, "word " * 300 + f"end-{n}", lead=names[n % 2]),)) for n in range(60)
    )
    profile = replace(PROFILE, signatory=names[0], themes=tuple((f"Theme {n}", "long " * 300 + names[1]) for n in range(60)))

    document = final(
        of_sections(
            section("chart", Source.CHART),
            section("key-questions", Source.QUESTIONS),
            section("plan", Source.COUNCIL_PLAN),
            section("signature", Source.SIGNATURE),
            profile=profile,
        ),
        snapshot(("One", asked)),
    )

    table = next(block for block in document.blocks if isinstance(block, Table))
    said = document_text(document)
    assert len(table.rows) == 60
    assert all(f"end-{n}\n" in said for n in range(60))
    assert said.count(f"Lead: {names[0]}.") == said.count(f"Lead: {names[1]}.") == 30
    assert said.count(names[1]) == 90


def test_headings_never_skip_a_level_whatever_is_left_out():
    document = final(
        of_sections(section("a", level=2, default="A."), section("b", Source.INSPECTION, label="", level=2)), snapshot()
    )

    assert [block.level for block in document.blocks if isinstance(block, Heading)][:3] == [1, 2, 2]


def test_a_framework_that_has_ended_and_an_invented_area_are_said_before_the_text():
    document = final(of_sections(section("a", default="A.")), seaborough())

    assert [block.title for block in document.blocks if isinstance(block, Note)] == [
        "This is a demonstration",
        "The framework behind these questions has ended",
        "Changed after its date",
        "Some wording rests on nothing checked",
    ]


def test_lists_and_paragraphs_of_a_text_keep_their_order():
    document = final(of_sections(section("a", default="One.\n\n- two\n\nThree.")), snapshot(bank=bank()))

    assert [type(block) for block in document.blocks] == [Heading, Paragraph, ListBlock, Paragraph]


def test_a_side_without_room_for_lists_says_in_a_sentence_where_the_questions_stand():
    said = text_of(of_sections(section("standing", Source.STANDING, most=1), numbering=Numbering.NONE), seaborough())

    assert "Two are working well, one needs to improve, on one we cannot say yet and one has no answer yet." in said
    assert "- **Needs to improve (1): **The right help in time" in said
    assert "- **Working well" not in said


def test_the_interview_card_counts_three_strengths_and_two_worries_at_most():
    most = {each.source: each.most for each in TEMPLATES["interview-card"].sections}

    assert (most[Source.STRENGTHS], most[Source.WORRIES], most[Source.TIMETABLE]) == (3, 2, 2)
