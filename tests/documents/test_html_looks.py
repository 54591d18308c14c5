import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.documents.blocks import Heading, House, Paragraph
from readiness.documents.looks import LEGIBLE, contrast, room_for_numbers, shades
from readiness.documents.numbering import number
from readiness.documents.tones import BRAND, HEAD
from tests.documents.report_samples import a_report
from tests.documents.written_samples import said


def test_contrast_is_counted_as_wcag_counts_it():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert contrast("#123456", "#123456") == 1


@pytest.mark.parametrize("colour", ["", "purple", "#fff", "#66339", "#1d4f91;}", BRAND.upper()])
def test_what_is_no_colour_of_a_council_leaves_ours(colour):
    assert shades(House(colour=colour)) == shades(House())
    assert (shades(House()).brand, shades(House()).ink, shades(House()).head) == (BRAND, BRAND, HEAD)


@given(st.integers(0, 0xFFFFFF))
def test_words_are_legible_on_white_and_on_the_ground_of_notes_whatever_the_colour(colour):
    made = shades(House(colour=f"#{colour:06x}"))

    assert made.brand == f"#{colour:06x}"
    assert contrast(made.ink, made.head) >= LEGIBLE
    assert contrast(made.ink, "#ffffff") >= LEGIBLE


def test_room_is_for_the_longest_number_of_a_heading_or_paragraph():
    def room(*blocks):
        return room_for_numbers(number(a_report(*blocks)))

    one, long = Paragraph(said("One"), numbered=True), Heading(1, "Eleven", "eleven", numbered=True)

    assert room(Paragraph(said("None"))) == 0
    assert room(one) == pytest.approx(0.556)
    assert room(*[one] * 10, long, one) == pytest.approx(2 * 0.556 + 0.278 + 0.556)
