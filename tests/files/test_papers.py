"""The door: each file goes to the reader its content asks for, or is refused with what to save it as; hostile ones within the limits."""

import io
import json
import os
import zlib

import docx
import openpyxl
import pytest
import typst

from readiness.files.apart import FOR_A_PAGE, Broken, RefusedApart, TookTooMuch, run_apart
from readiness.files.model import PaperKind
from readiness.files.papers import Empty, WrongKind, read_paper
from readiness.files.readers import NotText, TooLarge
from readiness.files.separated import TooManyRows
from tests.files import bombs

needs_limits = pytest.mark.skipif(os.name != "posix", reason="this system limits no process")


def a_word_document():
    document, content = docx.Document(), io.BytesIO()
    document.add_paragraph("Words")
    document.save(content)
    return content.getvalue()


def a_workbook():
    book, content = openpyxl.Workbook(), io.BytesIO()
    book.active["A1"] = "Words"
    book.save(content)
    return content.getvalue()


def said(paper):
    block = paper.blocks[0]
    return block.rows[0][0].text if hasattr(block, "rows") else block.text


@pytest.mark.parametrize("name", ["plan.docx", "plan.txt", "plan"])
@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (a_word_document(), PaperKind.WORD),
        (a_workbook(), PaperKind.EXCEL),
        (typst.compile(b"Words"), PaperKind.PDF),
        (b"\n\n" + typst.compile(b"Words"), PaperKind.PDF),
        (b"<p>Words</p>", PaperKind.WEB),
        (b"\xef\xbb\xbf<!DOCTYPE html><html><body><p>Words</p></body></html>", PaperKind.WEB),
        ("<html><body><p>Words</p></body></html>".encode("utf-16"), PaperKind.WEB),
        (b"<!--StartFragment--><p>Words</p><!--EndFragment-->", PaperKind.WEB),
    ],
)
def test_a_file_is_read_by_what_it_holds_and_not_by_its_name(content, kind, name):
    paper = read_paper(content, name=name)

    assert (paper.kind, said(paper)) == (kind, "Words")


@pytest.mark.parametrize(
    "text",
    [
        "What has been achieved so far?\n• Done\n",
        "# A title\n\n| a | b |\n|---|---|\n| 1<br>2 | 3 |\n",
        "BMA and RIFF are words.\n",
        "a < b > c",
    ],
)
def test_a_plain_text_comes_back_as_it_is(text):
    assert read_paper(text.encode(), name="plan.txt") == text


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_file_of_separated_columns_is_a_table_whatever_separates_them(separator):
    text = f'Ref{separator}Achieved\r\n21.1{separator}"Done{separator}\r\nand ""again"""\r\n\r\n'

    paper = read_paper(text.encode(), name="Plan.CSV")

    (table,) = paper.blocks
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Ref", "Achieved"],
        ["21.1", f'Done{separator}\nand "again"'],
        [],
    ]
    assert table.rows[1][1].paragraphs[0].place == "row 2, column 2"


def test_a_text_in_one_column_is_a_text_whatever_its_name():
    assert read_paper(b"One\nTwo\n", name="plan.csv") == "One\nTwo\n"


@pytest.mark.parametrize("text", ["a,b\n" * 20_001, ",".join(["a"] * 101) + "\n", (",".join(["a"] * 90) + "\n") * 1_200])
def test_separated_columns_have_the_bounds_of_a_sheet(text):
    with pytest.raises(TooManyRows, match=r"“plan\.csv” is too large"):
        read_paper(text.encode(), name="plan.csv")


SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
OPEN = "application/vnd.oasis.opendocument."


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (bombs.zipped(bombs.word(kind=SLIDES)), r"a set of slides.*\(\.docx\)"),
        (bombs.zipped({"mimetype": f"{OPEN}text"}), r"OpenDocument text.*\(\.docx\)"),
        (bombs.zipped({"mimetype": f"{OPEN}spreadsheet"}), r"OpenDocument spreadsheet.*\(\.xlsx\)"),
        (bombs.zipped({"Index/Document.iwa": "x"}), r"Pages, Numbers.*Export it"),
        (bombs.zipped({"plan.docx": "x"}), "an archive of files.*one by one"),
        (bombs.zipped({"inner.zip": bombs.zipped({"inner.zip": bombs.zipped({"a": "a"})})}), "an archive of files"),
        (b"\x1f\x8b" + zlib.compress(bytes(99)), "an archive of files"),
        (b"{\\rtf1\\ansi words}", r"rich text.*\(\.docx\)"),
        (b"\x89PNG\r\n\x1a\n" + bytes(20), "a picture.*type them"),
        (b"\xff\xd8\xff\xe0" + bytes(20), "a picture"),
        (b"RIFF\x00\x01\x00\x00WEBPVP8 ", "a picture or a recording"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(20), "a picture or a recording"),
        (b"Subject: Plan\nFrom: office@example.gov.uk\nMIME-Version: 1.0\n\nWords", "an e-mail.*paste them"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>', r"saved as XML.*\.docx"),
    ],
)
def test_a_file_of_a_kind_that_is_not_read_is_refused_with_what_to_save_it_as(content, says):
    with pytest.raises(WrongKind, match=f"“plan” is .*{says}") as refused:
        read_paper(content, name="plan")

    assert "Nothing was changed" in str(refused.value)


@pytest.mark.parametrize("content", [b"", b" \r\n\t", b"\xef\xbb\xbf", bytes(99)])
def test_an_empty_file_is_refused(content):
    with pytest.raises(Empty, match="is empty"):
        read_paper(content, name="plan.docx")


def test_a_file_larger_than_any_document_is_refused_unopened():
    with pytest.raises(TooLarge, match="larger than 50 MB"):
        read_paper(b"PK\x03\x04" + b"x" * 50_000_000, name="plan.docx")


def test_bytes_that_are_nothing_known_are_refused():
    with pytest.raises(NotText, match="does not hold text"):
        read_paper(bytes(range(256)) * 9, name="plan.docx")


def apart(content):
    answer = run_apart("tests.files.reading_apart", b"plan.docx\n" + content, name="plan.docx", limits=FOR_A_PAGE)
    return json.loads(answer)


@needs_limits
@pytest.mark.parametrize(
    ("content", "error"),
    [
        (bombs.many_cells(100_000), "TooManyCells"),
        (bombs.many_parts(10_000), "TooManyParts"),
        (bombs.blown_up(60), "TooLarge"),
        (bombs.lying(bombs.blown_up(60), "word/document.xml", 900_000), "Damaged"),
        (bombs.zipped(bombs.word(bombs.LAUGHS + "<a>&l9;</a>")), "DeclaresEntities"),
        (bombs.zipped(bombs.word(bombs.deep(150_000))), "Overblown"),
        (bombs.overlapping(), "OverlappingParts"),
        (bombs.many_pages(100_000), "TooManyPages"),
    ],
    ids=["cells", "parts", "blown up", "lying", "laughs", "deep", "overlapping", "pages"],
)
def test_a_hostile_file_is_refused_by_its_bound_within_the_limits_of_a_page(content, error):
    with pytest.raises(RefusedApart, match=r"“plan\.docx”") as refused:
        apart(content)

    assert refused.value.error == error


@pytest.mark.slow
@needs_limits
@pytest.mark.parametrize(
    "content", [bombs.flate_bomb(400), bombs.endless_pages(), bombs.endless_streams()], ids=["flate", "pages", "forms"]
)
def test_a_hostile_pdf_is_refused_by_its_reader_or_stopped_by_the_limits(content):
    with pytest.raises((RefusedApart, TookTooMuch, Broken), match=r"“plan\.docx”.*Nothing was changed"):
        apart(content)


@needs_limits
def test_two_cells_far_apart_are_read_within_the_limits():
    assert apart(bombs.far_cells()) == {"blocks": 1, "words": 2}
