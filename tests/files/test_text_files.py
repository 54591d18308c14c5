"""Reading a text file: every encoding an office makes, nothing else, and never more than the limit."""

import codecs
from pathlib import Path

import pytest

from readiness.errors import ReadinessError
from readiness.files.readers import TEXT_LIMIT, CannotRead, NotText, TooLarge, read_file, read_text

TEXT = "• The council’s plan – signed by café staff\n"


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode("utf-8"),
        codecs.BOM_UTF8 + TEXT.encode("utf-8"),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
        TEXT.encode("cp1252"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16 little", "utf-16 big", "utf-32", "windows"],
)
def test_a_text_is_read_in_every_encoding_that_offices_use(content: bytes):
    assert read_text(content, name="plan.txt") == TEXT


def test_one_damaged_byte_does_not_spoil_the_rest_of_a_text():
    content = TEXT.encode("utf-8") + b"\xff" + TEXT.encode("utf-8")

    assert read_text(content, name="plan.txt") == f"{TEXT}\ufffd{TEXT}"


def test_a_stray_control_character_is_no_reason_to_refuse():
    assert read_text(b"One\x07 page\x0cand another\x00", name="plan.txt") == "One\x07 page\x0cand another\x00"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"PK\x03\x04" + bytes(40), "a Word, Excel or zip file"),
        (b"\xd0\xcf\x11\xe0" + bytes(40), "a Word or Excel file of the old kind"),
        (b"%PDF-1.7\nplain", "a PDF"),
        (b"{\\rtf1\\ansi text}", "a rich text file"),
        (b"\x89PNG\r\n", "a picture"),
    ],
)
def test_a_file_of_another_kind_is_named_and_refused(content: bytes, kind: str):
    with pytest.raises(NotText, match=rf"“plan\.txt” is {kind}, not a text\. Save it as plain text"):
        read_text(content, name="plan.txt")


@pytest.mark.parametrize(
    "content", [bytes(1000), TEXT.encode("utf-16-le") * 9, bytes(range(256)) * 9], ids=["zeros", "unmarked", "all"]
)
def test_a_file_full_of_what_cannot_be_printed_is_refused(content: bytes):
    with pytest.raises(NotText, match="does not hold text"):
        read_text(content, name="plan.bin")


def test_an_empty_file_is_an_empty_text():
    assert read_text(b"", name="empty.txt") == ""


def test_a_file_of_exactly_the_limit_is_read_and_a_byte_more_is_refused(tmp_path: Path):
    path = tmp_path / "long.txt"
    path.write_bytes(b"a" * TEXT_LIMIT)
    assert len(read_text(read_file(path), name=path.name)) == TEXT_LIMIT

    path.write_bytes(b"a" * (TEXT_LIMIT + 1))
    with pytest.raises(TooLarge, match=r"“long\.txt” is larger than 2 MB"):
        read_text(read_file(path), name=path.name)


def test_a_file_that_is_not_there_or_is_a_folder_is_said_in_one_sentence(tmp_path: Path):
    with pytest.raises(CannotRead, match=r"“none\.txt” cannot be read: no such file or directory"):
        read_file(tmp_path / "none.txt")
    with pytest.raises(ReadinessError, match="is a directory"):
        read_file(tmp_path)
