"""Words explained where they first stand: which, where, once, and never inside what a person typed."""

from hypothesis import given
from hypothesis import strategies as st

from readiness.banks.model import Term
from readiness.documents.blocks import Cell, Heading, ListBlock, ListItem, Note, Paragraph, Table, Text
from readiness.packs.outlines.report.explaining import AT_ONE_PLACE, explained, forms
from tests.packs.reported import texts

CQC = Term("Care Quality Commission (CQC)", "The inspectorate of health and adult social care.", "It inspects health and care.")
PLAN = Term("EHC plan", "A legal document.")
NEEDS = Term("EHC needs assessment", "An assessment.")
SEND = Term("SEND", "Special educational needs and disabilities.")
TERMS = (CQC, PLAN, NEEDS, SEND, Term("SENDIASS", "Free advice."), Term("Priority action plan (area SEND)", "A plan."))


def paragraph(text, **said):
    return Paragraph((Text(text),), **said)


def notes(*blocks, terms=TERMS):
    """What is explained, by the place of the note."""
    shown = explained(blocks, terms)
    return {place: texts([block])[0] for place, block in enumerate(shown) if block not in blocks}


def test_a_word_is_explained_after_the_block_in_which_it_first_stands_and_once():
    assert notes(paragraph("Nothing."), paragraph("Her EHC plan came."), paragraph("An EHC plan is late.")) == {
        2: "EHC plan: A legal document."
    }


def test_a_short_meaning_is_preferred():
    assert notes(paragraph("The CQC came.")) == {1: "Care Quality Commission (CQC): It inspects health and care."}


def test_a_term_is_known_by_its_name_by_its_abbreviation_and_by_both():
    assert forms(CQC) == ("Care Quality Commission (CQC)", "Care Quality Commission", "CQC")
    for text in ("the care quality commission.", "the CQC’s letter", "the Care Quality Commission (CQC)"):
        assert len(notes(paragraph(text))) == 1


def test_what_stands_in_brackets_and_is_no_abbreviation_is_no_form():
    assert forms(TERMS[-1]) == ("Priority action plan (area SEND)", "Priority action plan")


def test_abbreviations_count_only_as_they_are_written_and_words_only_whole():
    assert not notes(paragraph("Please send it. Resend! A SENDER, SEND-like, an EHC planner, cqc."))


def test_the_plural_and_other_capitals_count():
    assert len(notes(paragraph("EHC Plans are late."))) == 1


def test_the_longest_word_wins():
    assert notes(paragraph("Ask SENDIASS about a priority action plan (area SEND).")) == {
        1: "SENDIASS: Free advice. Priority action plan (area SEND): A plan."
    }


def test_only_a_few_are_explained_at_one_place_and_the_others_where_they_stand_next():
    shown = notes(paragraph("CQC, EHC plan, EHC needs assessment, SENDIASS."), paragraph("SENDIASS again."))

    assert shown[1].count(":") == AT_ONE_PLACE
    assert shown[3] == "SENDIASS: Free advice."


def test_headings_labels_and_notices_explain_nothing():
    blocks = (
        Note("SEND", (paragraph("About SEND."),)),
        Heading(1, "SEND", "send"),
        paragraph("SEND", style="label"),
        paragraph("More on SEND."),
    )

    assert list(notes(*blocks)) == [4]


def test_a_table_has_its_words_explained_after_it_and_a_list_after_its_last_point():
    table = Table("t", "SEND figures", ("SEND",), ((Cell((Text("EHC plans"),)),),), (1,))
    points = ListBlock((ListItem((Text("Ask"),), (ListBlock((ListItem((Text("SENDIASS"),)),)),)), ListItem((Text("first"),))))

    assert notes(table, paragraph("On SEND:"), points) == {
        1: "EHC plan: A legal document.",
        4: "SEND: Special educational needs and disabilities. SENDIASS: Free advice.",
    }


def test_no_explanation_comes_between_an_entry_and_what_belongs_to_it():
    difference = Paragraph((Text("What difference it made: ", strong=True), Text("none.")))

    assert list(notes(paragraph("An EHC plan."), difference, paragraph("No date given.", style="note"), paragraph("Next."))) == [
        3
    ]


def test_a_block_that_holds_the_meaning_explains_the_word_itself():
    assert not notes(paragraph("EHC plan: A legal document."), paragraph("Her EHC plan."))


def test_words_of_two_points_are_not_read_as_one():
    points = ListBlock(
        (ListItem((Text("one EHC"),)), ListItem((Text("plan"),)), ListItem((Text("SEND"),)), ListItem((Text("IASS"),)))
    )

    assert notes(points) == {1: "EHC plan: A legal document. SEND: Special educational needs and disabilities."}


def test_without_terms_nothing_is_added():
    assert explained((paragraph("SEND"),), ()) == (paragraph("SEND"),)


@given(
    st.lists(st.sampled_from((*(form for term in TERMS for form in forms(term)), "and", ":", "(", "\u202e")), max_size=30),
    st.lists(st.text(max_size=12), max_size=4),
)
def test_whatever_stands_there_blocks_stay_as_they_were_and_each_word_is_explained_once(words, odd):
    terms = (*TERMS, *(Term(name, "Odd.") for name in dict.fromkeys(odd)))
    blocks = tuple(paragraph(f"{word} {' '.join(odd)}") for word in words)

    shown = explained(blocks, terms)

    kept = iter(shown)
    assert all(block in kept for block in blocks)
    added = [block for block in shown if block not in blocks]
    labels = [run.text.strip() for block in added for run in block.runs if run.strong]
    assert len(labels) == len(set(labels))
    assert all(block.style == "note" for block in added)
