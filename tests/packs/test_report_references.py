"""What a `[[reference]]` shows in a report: the number here, the number in the self-evaluation, or that it names nothing."""

import pytest

from readiness.documents.numbering import number, runs_of
from readiness.packs.outlines.report.document import cited_nowhere, draft, final
from readiness.packs.outlines.report.placing import CitedNowhere, lettered, slug
from readiness.reports.model import Depth, Numbering, Source
from tests.packs.invented import entry, question, seaborough, snapshot, to_do
from tests.packs.outlines.dump import document_text
from tests.packs.report_samples import in_draft, of_sections, section, text_of

QUESTIONS = section("key-questions", Source.QUESTIONS)


def area():
    return snapshot(
        (
            "Leadership",
            (
                question("scrutiny", entries=(entry(7, "Members ask, see [[finance]] and [[strategy:3]]."),)),
                question("strategy", entries=(to_do(3, "Write it. See [[gone]] and [[appendix-plan]]."),)),
            ),
        )
    )


def shown(text, *sections, **said):
    """What `text` reads as, in a section behind the others."""
    report = of_sections(*sections, section("here", default=text), **said)
    return text_of(report, area()).split("Here {part--here}\n\n")[1].strip()


def test_a_question_and_an_entry_in_the_report_are_shown_by_their_numbers_here():
    assert (
        shown("See [[strategy]] and [[scrutiny:7]].", section("purpose", default="To tell."), QUESTIONS)
        == "3 See <2.2> and <2.1.1>."
    )


def test_what_stands_in_the_self_evaluation_alone_is_said_to():
    assert shown("See [[strategy]] and [[scrutiny:7]].") == ("1 See 1.2 of the self-evaluation and 1.1.1 of the self-evaluation.")


def test_a_section_is_shown_by_the_number_of_its_first_paragraph_or_of_its_heading():
    money = section("money", default="First.\n\nSecond.")

    assert shown("See [[money]].", money) == "3 See <1>."
    assert shown("See [[money]].", money, numbering=Numbering.BY_SECTION) == "2.1 See <1>."
    assert shown("See [[money]].", money, numbering=Numbering.NONE) == "See <Money>."


def test_a_section_of_another_depth_is_said_to_stand_there():
    long = Depth(key="long", label="The long report")
    report = of_sections(section("here", default="See [[law]]."), section("law", default="Law.", depths=("long",)))
    report = type(report)(**(vars(report) | {"template": _with_depths(report.template, (report.depth, long))}))

    assert "See “Law” in “The long report”." in text_of(report, area())


def _with_depths(template, depths):
    return type(template)(**({name: getattr(template, name) for name in template.__slots__} | {"depths": depths}))


def test_a_draft_only_section_is_nothing_to_a_final_and_something_to_a_draft():
    report = of_sections(section("notes", default="N.", draft_only=True), section("here", default="See [[notes]]."))

    assert "See <[reference to nothing: notes]>." in text_of(report, area())
    assert "See <1>." in document_text(draft(in_draft(report), area()))


def test_appendices_are_lettered_in_their_order_and_cited_by_their_titles():
    texts = (("appendices", "- The plan’s figures\n- **Maps**, by area\n- মানচিত্র"),)
    listed = section("list", Source.APPENDICES)

    said = shown("[[appendix-maps-by-area]], [[appendix-the-plans-figures]], [[appendix-c]]", listed, texts=texts)

    assert said == "2 Appendix B, Appendix A, Appendix C"
    whole = text_of(of_sections(listed, texts=texts), area())
    assert "- **Appendix B: ****Maps**, by area" in whole
    assert "- **Appendix C: **মানচিত্র" in whole


def test_a_depth_that_lists_no_appendices_letters_them_alike():
    assert shown("[[appendix-two]]", texts=(("appendices", "One\nTwo"),)) == "1 Appendix B"


@pytest.mark.parametrize(("place", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (27, "AB"), (52, "BA"), (702, "AAA")])
def test_letters_go_on_after_z(place, letters):
    assert lettered(place) == letters


@pytest.mark.parametrize(
    ("title", "key"), [("The plan’s figures", "the-plans-figures"), ("Äpfel & (Birnen)", "apfel-birnen"), ("মানচিত্র", "")]
)
def test_a_title_gives_a_key_of_latin_letters_or_none(title, key):
    assert slug(title) == key


def test_every_reference_to_nothing_is_named_with_where_it_is_cited():
    report = of_sections(
        section("purpose", default="See [[nowhere]] and [[nowhere]]."),
        QUESTIONS,
        section("recommended", Source.RECOMMENDATIONS),
        section("other", depths=("another",), default="[[unseen]]"),
        texts=(("recommendations", "read [[appendix-lost]]\nread [[purpose]]"),),
    )

    assert cited_nowhere(report, area()) == (
        CitedNowhere("Purpose", "nowhere"),
        CitedNowhere("1.1.1 of the self-evaluation", "finance"),
        CitedNowhere("1.2.1 of the self-evaluation", "gone"),
        CitedNowhere("1.2.1 of the self-evaluation", "appendix-plan"),
        CitedNowhere("Recommended", "appendix-lost"),
    )
    assert text_of(report, area()).count("[reference to nothing: ") == 6


def test_a_report_without_the_questions_cites_nothing_through_them():
    assert cited_nowhere(of_sections(section("purpose", default="To tell.")), area()) == ()


def test_an_entry_may_name_a_section_of_the_report():
    said = text_of(of_sections(QUESTIONS, section("finance", default="Money.")), area())

    assert "Members ask, see <2> and <1.2.1>." in said


@pytest.mark.parametrize("numbering", Numbering)
def test_every_link_of_a_report_leads_to_what_it_shows(numbering):
    report = of_sections(
        section("purpose", default="See [[assurance:7]], [[right-help]] and [[law]]."),
        section("law", default="Law."),
        QUESTIONS,
        section("missing", Source.MISSING),
        section("chart", Source.CHART),
        numbering=numbering,
    )
    numbered = number(final(report, seaborough()))

    leading = [run for block in numbered.document.blocks for run in runs_of(block) if hasattr(run, "to")]
    nothing = [run for run in leading if run.to not in numbered.labels]
    assert leading
    assert all(run.dangling.startswith("[reference to nothing: ") for run in nothing)


def test_a_paragraph_number_typed_by_hand_is_remarked_on_and_named_to_the_officer():
    taken = snapshot(("Leadership", (question("scrutiny", entries=(entry(1, "Reported upwards, please see 19.1."),)),)))
    report = of_sections(QUESTIONS, section("finance", default="As paragraph 23.2 says, the grant ends."))

    assert "“19.1” was typed by hand: no paragraph here is meant." in text_of(report, taken)
    assert cited_nowhere(report, taken) == (CitedNowhere("1.1.1 of the self-evaluation", "19.1"), CitedNowhere("Finance", "23.2"))
