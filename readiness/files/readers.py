"""Reading a stranger's file: bytes in, text out, within bounds.

Only the reading happens here: what a text means is for `exchange`. Every refusal is a sentence that names the file and the remedy.
"""

import codecs
import re
from pathlib import Path

from readiness.errors import NotFound, Refused

TEXT_LIMIT = 2_000_000
"""Largest text file, in bytes: about 700 pages."""
KNOWN = (
    (b"PK\x03\x04", "a Word, Excel or zip file"),
    (b"\xd0\xcf\x11\xe0", "a Word or Excel file of the old kind"),
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "a rich text file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""The longer mark first where one begins like another."""
STRANGE = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
"""What no text has: all control characters but those that end or move within a line or page."""
REMEDY = "Save it as plain text (.txt, UTF-8) and bring that in."


class CannotRead(NotFound):
    """There is no such file, or it may not be read."""


class NotText(Refused):
    """The file is of another kind than text."""


class TooLarge(Refused):
    """The file is over the limit. Nothing of it was read."""


def read_file(path: Path, *, limit: int = TEXT_LIMIT) -> bytes:
    """What stands in the file at `path`; never more than `limit` and a byte, by which a reader sees that it is too large.

    Raises CannotRead.
    """
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            raise CannotRead(f"“{path.name}” is not a file. Check the name and the folder.")
        with path.open("rb") as file:
            return file.read(limit + 1)
    except OSError as error:
        reason = (error.strerror or "no reason given").casefold()
        raise CannotRead(f"“{path.name}” cannot be read: {reason}. Check the name and the folder.") from error


def read_text(content: bytes, *, name: str) -> str:
    """The text that `content` spells: by its byte order mark, as UTF-8, or else as Windows 1252. Raises NotText or TooLarge."""
    if len(content) > TEXT_LIMIT:
        raise TooLarge(
            f"“{name}” is larger than {TEXT_LIMIT // 1_000_000} MB, the most a text may have. Split it, or leave out pictures."
        )
    for beginning, kind in KNOWN:
        if content.startswith(beginning):
            raise NotText(f"“{name}” is {kind}, not a text. {REMEDY}")
    text = _decoded(content)
    # A slip of the keyboard leaves a control character or two; a program, an archive or UTF-16 without its mark leaves very many.
    strange = len(STRANGE.findall(text))
    if strange > 3 + len(text) // 200:
        raise NotText(f"“{name}” does not hold text: {strange:,} of its {len(text):,} characters cannot be printed. {REMEDY}")
    return text


def _decoded(content: bytes) -> str:
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    # One damaged byte must not turn every apostrophe of a UTF-8 text into three letters.
    repaired = content.decode("utf-8", errors="replace")
    damaged = repaired.count("\ufffd")
    whole = sum(ord(character) > 127 for character in repaired) - damaged
    return repaired if whole > damaged else content.decode("cp1252", errors="replace")
