"""Reports on paper: one side at 12 points, numbers of any depth, a council's look, long tables, cells to write in."""

import io
import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import page
import pypdfium2
import pytest
from pypdf import PdfReader

from readiness.documents import pdf
from readiness.documents.blocks import Cell, Figure, Heading, House, Table
from readiness.documents.numbering import number
from readiness.documents.pdf import typesetting
from tests.documents.report_samples import (
    DIGEST,
    NAMES,
    a_briefing,
    a_house,
    a_logo,
    a_long_table,
    a_report,
    one_side,
    the_grid,
)
from tests.documents.written_samples import a_document, chart, said


def squeezed(text):
    return re.sub(r"\s+", "", text.replace("\u200b", ""))


@pytest.fixture(scope="module")
def briefing():
    return pdf.write(a_briefing())


def pages_of(content):
    """The text of each page, as another reader than pypdf finds it."""
    with pypdfium2.PdfDocument(content) as read:
        return [sheet.get_textpage().get_text_bounded().replace("\u200b", "").replace("\u200d", "") for sheet in read]


def rules_of(content, at=0):
    """How high above the foot of page `at` its level lines stand, in points."""
    found = set()
    with pypdfium2.PdfDocument(content) as read:
        for drawn in read[at].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH]):
            _, bottom, _, top = drawn.get_bounds()
            if top - bottom < 3:
                found.add(round((top + bottom) / 2))
    return sorted(found, reverse=True)


@pytest.mark.parametrize(
    "document",
    [
        one_side(house=a_house(), marking="Official"),
        a_briefing(questions=1),
        replace(a_document(), house=a_house(), marking="Draft"),
    ],
    ids=["one side", "briefing", "with contents"],
)
def test_the_accessibility_check_finds_nothing_in_reports(document):
    report = page.validate_pdf_bytes(pdf.write(document), profile="ua1")

    assert report.failures == []


@pytest.mark.parametrize("house", [House(), a_house()], ids=["bare", "with a logo"])
def test_450_words_at_12_points_stand_on_one_side(house):
    made = pdf.write(one_side(house=house, marking="Official"))

    (text,) = pages_of(made)
    assert 450 <= len(text.split()) <= 480
    assert "Page 1 of 1" in text


def test_the_text_begins_under_the_title_where_there_are_no_contents(briefing):
    first = pages_of(briefing)[0]

    assert "Contents" not in first
    assert (
        first.index("SEND inspection") < first.index("Director of People") < first.index("Two sections") < first.index("Purpose")
    )


def test_a_plain_document_shows_no_digest_and_keeps_it_in_its_properties(briefing):
    assert DIGEST not in squeezed("".join(pages_of(briefing)))
    assert PdfReader(io.BytesIO(briefing)).metadata["/Keywords"] == DIGEST


def test_the_marking_stands_at_the_head_of_every_page():
    made = pdf.write(a_briefing(questions=1, marking="Official – sensitive", facts=()))

    with pypdfium2.PdfDocument(made) as read:
        assert len(read) > 2
        for sheet in read:
            head = sheet.get_textpage().get_text_bounded(bottom=sheet.get_height() - 45)
            assert head.strip().startswith("Official – sensitive")


def test_numbers_of_any_depth_are_printed_as_counted_and_lead_the_bookmarks(briefing):
    text = "\n".join(pages_of(briefing))

    for placed in number(a_briefing()).placed:
        if placed.number:
            assert placed.number in text
    assert re.search(r"^4\.10\.12\s+Families", text, re.MULTILINE)
    with pypdfium2.PdfDocument(briefing) as read:
        marks = [(mark.level, mark.get_title()) for mark in read.get_toc()]
    assert marks[:4] == [(0, "Purpose"), (0, "Recommendations"), (0, "Background"), (1, "What an inspection looks at")]
    assert [title.split()[0] for level, title in marks if level == 1][1:] == [f"4.{place}" for place in range(1, 11)]


def test_the_logo_and_the_colour_are_the_councils():
    plain, dressed = (pdf.write(one_side(house=house)) for house in (House(), a_house(logo=a_logo(1000, 100))))

    def pictures(content):
        with pypdfium2.PdfDocument(content) as read:
            return [each.get_bounds() for each in read[0].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])]

    assert pictures(plain) == []
    ((left, bottom, right, top),) = pictures(dressed)
    assert round((right - left) / 72 * 25.4) == 60
    assert round((top - bottom) / 72 * 25.4) == 6
    assert "Testshire Council" in pages_of(dressed)[0]


def test_the_same_house_makes_the_same_bytes_here_and_in_a_child(monkeypatch):
    document = one_side(house=a_house())
    made = pdf.write(document)

    monkeypatch.setattr(typesetting, "LONG", 0)

    assert pdf.write(document) == made


def test_larger_points_make_everything_larger():
    def sizes(points):
        found = Counter()
        with pypdfium2.PdfDocument(pdf.write(replace(one_side(), points=points))) as read:
            for drawn in read[0].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT]):
                found[round(drawn.get_font_size() * drawn.get_matrix().a, 1)] += 1
        return found.most_common(1)[0][0], max(found)

    small, large = sizes(10), sizes(14)
    assert small[0] == 10
    assert large[0] == 14
    assert large[1] / small[1] == pytest.approx(1.4, abs=0.05)


def test_every_word_of_a_long_table_is_there_and_its_heading_on_every_page():
    pages = pages_of(pdf.write(a_report(a_long_table())))
    text = " ".join(pages)
    words = Counter(text.split())

    assert len(pages) >= 3
    assert all("Name" in text and "What they said" in text for text in pages)
    assert all(words[f"word{place}"] == 1 for place in range(300))
    # A line with Arabic in it is read from the right: its numbers come before their words.
    assert {int(before or after) for before, after in re.findall(r"(?:\b(\d+))?Row(\d+)?", text)} == set(range(60))
    assert [text.count(name.split()[0]) for name in NAMES] == [20, 20, 20]


@pytest.mark.parametrize(
    "word",
    ["আন্তর্জাতিকতাবাদীদেরপ্রতিষ্ঠানসমূহের", "والمستشفياتالجامعيةالمتخصصة", "Донаудампфшиффартсгезелльшафт", "Llanfairpwllgwyngyll"],
)
def test_no_word_of_any_script_leaves_its_column(word):
    rows = ((Cell(said(word)), Cell(said("End"))) * 4,)
    made = pdf.write(a_report(Table("names", "Names", ("A", "B") * 4, rows, (1,) * 8)))

    with pypdfium2.PdfDocument(made) as read:
        bounds = [each.get_bounds() for each in read[0].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT])]
    left, wide = 20 / 25.4 * 72, 170 / 8 / 25.4 * 72
    columns = [((each[0] - left) // wide, (each[2] - left) // wide) for each in bounds if each[1] < 680]
    assert len(columns) > 16
    assert all(first == last for first, last in columns)


def test_blank_cells_are_high_enough_to_write_in():
    lines = rules_of(pdf.write(a_report(the_grid())))

    assert len([high for high, low in pairwise(lines) if high - low >= 25]) >= 8


def test_a_figure_keeps_its_words():
    made = pdf.write(
        a_report(Heading(1, "Where we stand", "h"), Figure("f", "Positions", "Eleven in place, two unknown.", chart()))
    )

    assert "Eleven in place, two unknown.".encode("utf-16-be").hex() in made.hex() or b"Eleven in place" in made
