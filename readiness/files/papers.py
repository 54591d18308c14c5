"""Which reader a stranger's file goes to: told by its content, not by its name."""

import re

from readiness.errors import Refused
from readiness.files.apart import tell
from readiness.files.archives import OfficePackage
from readiness.files.model import Changes, Paper
from readiness.files.old_containers import OLD_CONTAINER, refuse_old_container
from readiness.files.readers import TooLarge, read_text
from readiness.files.separated import read_separated

FILE_LIMIT = 50_000_000
"""Largest file of any kind, in bytes. A document over it holds pictures: its words would fill a library."""
_AS_WORD = "Open it in Word, save it as a Word document (.docx) and bring that in."
_AS_EXCEL = "Open it in Excel, save it as an Excel workbook (.xlsx) and bring that in."
_COPY = "Copy its words into a Word document (.docx) and bring that in."
_NO_WORDS = "Words in a picture cannot be read: type them, or ask for the document it was made from."
_TAKE_OUT = "Take the documents out of it and bring them in one by one."
_PACKAGES = {
    "slides": ("a set of slides", _COPY),
    "binary workbook": ("a binary workbook (.xlsb)", _AS_EXCEL),
    "drawing": ("a drawing", _COPY),
    "open text": ("an OpenDocument text (.odt)", _AS_WORD),
    "open workbook": ("an OpenDocument spreadsheet (.ods)", _AS_EXCEL),
    "open slides": ("an OpenDocument presentation (.odp)", _COPY),
    "apple": (
        "a document of Pages, Numbers or Keynote",
        "Export it from there as Word (.docx) or Excel (.xlsx) and bring that in.",
    ),
}
_BEGINNINGS = (
    (b"{\\rtf", "a rich text file (.rtf)", _AS_WORD),
    (b"\x89PNG", "a picture", _NO_WORDS),
    (b"\xff\xd8\xff", "a picture", _NO_WORDS),
    (b"GIF8", "a picture", _NO_WORDS),
    (b"II*\x00", "a picture", _NO_WORDS),
    (b"MM\x00*", "a picture", _NO_WORDS),
    (b"BM", "a picture", _NO_WORDS),
    (b"RIFF", "a picture or a recording", _NO_WORDS),
    (b"\x1f\x8b", "an archive of files", _TAKE_OUT),
    (b"7z\xbc\xaf\x27\x1c", "an archive of files", _TAKE_OUT),
    (b"Rar!", "an archive of files", _TAKE_OUT),
)
"""How files begin that hold no text as it is."""
_NOT_TEXT = re.compile(rb"^.{4}ftyp|^BM.{4}\x00{4}|^RIFF.{4}(?:WEBP|WAVE|AVI )", re.DOTALL)
_OFFICE_XML = re.compile(
    r"<\?mso-application|<pkg:package|<w:wordDocument|<office:document|urn:schemas-microsoft-com:office:spreadsheet"
)
_MAIL = re.compile(
    r"(?:[A-Za-z-]+: .*\n(?:[ \t].*\n)*)*?(?:MIME-Version: |Return-Path: |Message-ID: |Received: from )", re.IGNORECASE
)
_WEB_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?(?:<!doctype html|<(?:html|head|body|meta|style)[\s>/]"
    r"|<!--StartFragment|Version:[0-9.]+\s+StartHTML:)",
    re.IGNORECASE | re.DOTALL,
)
_WEB_PIECE = re.compile(r"\s*<(?:table|div|p|ul|ol|h[1-6])[\s>/]", re.IGNORECASE)
_TABLE = re.compile(r"<table[\s>]", re.IGNORECASE)
_CLOSED = re.compile(r"</(?:p|div|li|t[rdh]|h[1-6]|[uo]l|table)>", re.IGNORECASE)
WEB_FROM = 5
"""Closed blocks from which a text with a table in it is taken for HTML."""


class Empty(Refused):
    """There is nothing in it."""


class WrongKind(Refused):
    """It is of a kind that no reader here reads."""


def read_paper(content: bytes, *, name: str, changes: Changes = Changes.ACCEPTED) -> Paper | str:
    """A document by whichever reader its content asks for; a plain text comes back as it is.

    Every refusal is a sentence that names the file and the remedy.
    """
    if not content.strip(b"\x00\t\n\r \xef\xbb\xbf\xff\xfe"):
        raise Empty(
            f"“{name}” is empty. Nothing was changed. Check that it is the right file, and that it was saved before you chose it."
        )
    if len(content) > FILE_LIMIT:
        raise TooLarge(
            f"“{name}” is larger than {FILE_LIMIT // 1_000_000} MB, the most a document may be. Nothing was changed. "
            "Save it again without pictures, or split it, and bring in each part."
        )
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _read_package(content, name=name, changes=changes)
    if content.startswith(OLD_CONTAINER):
        refuse_old_container(content, name=name)
    if b"%PDF-" in content[:1_024]:
        from readiness.files.pdf import read_pdf

        return read_pdf(content, name=name, tell=tell)
    _refuse_beginning(content, name=name)
    return _read_words(read_text(content, name=name), name=name)


def _read_package(content: bytes, *, name: str, changes: Changes) -> Paper:
    package = OfficePackage(content, name=name)
    if package.kind == "word":
        from readiness.files.word import read_word

        return read_word(package, name=name, changes=changes)
    if package.kind == "excel":
        from readiness.files.excel import read_workbook

        return read_workbook(package, name=name, tell=tell)
    kind, remedy = _PACKAGES.get(package.kind, ("an archive of files", _TAKE_OUT))
    raise _wrong_kind(name, kind, remedy)


def _read_words(text: str, *, name: str) -> Paper | str:
    text = text.lstrip("\ufeff")
    if _OFFICE_XML.search(text[:4_000]):
        raise _wrong_kind(name, "an office document saved as XML", "Open it, save it as .docx or .xlsx and bring that in.")
    if _MAIL.match(text[:20_000].replace("\r\n", "\n")):
        raise _wrong_kind(name, "an e-mail", "Copy its words and paste them, or save the file attached to it and bring that in.")
    if _is_web(text):
        from readiness.files.web import read_web

        return read_web(text, name=name)
    if name.casefold().endswith((".csv", ".tsv")):
        return read_separated(text, name=name)
    return text


def _is_web(text: str) -> bool:
    """Whether a text is HTML as a program writes it.

    A text with tags here and there, whose lines say where its paragraphs end, is none: HTML would run its lines together.
    """
    if _WEB_PAGE.match(text):
        return True
    if not _WEB_PIECE.match(text) and not (_TABLE.search(text) and len(_CLOSED.findall(text)) >= WEB_FROM):
        return False
    lines = [line for line in text.splitlines() if line.strip()]
    return sum("<" in line for line in lines) * 2 >= len(lines)


def _refuse_beginning(content: bytes, *, name: str) -> None:
    for beginning, kind, remedy in _BEGINNINGS:
        # "BM" and "RIFF" begin words too: those need the rest of what such a file begins with.
        if content.startswith(beginning) and (beginning not in {b"BM", b"RIFF"} or _NOT_TEXT.match(content)):
            raise _wrong_kind(name, kind, remedy)
    if _NOT_TEXT.match(content):
        raise _wrong_kind(name, "a picture or a recording", _NO_WORDS)


def _wrong_kind(name: str, kind: str, remedy: str) -> WrongKind:
    return WrongKind(f"“{name}” is {kind}, which cannot be read here. Nothing was changed. {remedy}")
