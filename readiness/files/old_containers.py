"""Files of Office 97 to 2003, and locked files of today, which stand in the same container: told apart, and refused."""

from typing import NoReturn

from readiness.errors import Refused

OLD_CONTAINER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How every file of Office 97 to 2003 begins, and every newer one that has a password."""
UNCHANGED = "Nothing was changed."
KINDS = (
    ("__properties_version1.0", "an e-mail (.msg)", "Copy its words into a Word document, or save the file attached to it,"),
    ("WordDocument", "a Word document of the old kind (.doc)", "Open it in Word, save it as .docx"),
    ("PowerPoint Document", "a set of slides of the old kind (.ppt)", "Copy the words into a Word document, save it as .docx"),
    ("Workbook", "a workbook of the old kind (.xls)", "Open it in Excel, save it as .xlsx"),
    ("Book", "a workbook of the old kind (.xls)", "Open it in Excel, save it as .xlsx"),
)
"""By the name of a stream, the outermost kind first: what the file is and how its words can be had."""


class Encrypted(Refused):
    """It opens with a password only."""


class OldFormat(Refused):
    """It is a binary file of Office 97 to 2003."""


def refuse_old_container(content: bytes, *, name: str) -> NoReturn:
    """Refuse a file that begins with OLD_CONTAINER, by what the names of its streams say it is. Raises Encrypted or OldFormat."""
    if _named("EncryptedPackage") in content:
        raise Encrypted(f"“{name}” is locked with a password. {UNCHANGED} Take the password off and bring it in again.")
    for stream, kind, remedy in KINDS:
        if _named(stream) in content:
            raise OldFormat(f"“{name}” is {kind}, which cannot be read here. {UNCHANGED} {remedy} and bring that in.")
    raise OldFormat(
        f"“{name}” is a file of an old kind, which cannot be read here. {UNCHANGED} "
        "Open it in the program it was made with, save it as .docx, .xlsx or PDF and bring that in."
    )


def _named(stream: str) -> bytes:
    """A stream's name as a directory entry of the container holds it."""
    return f"{stream}\x00".encode("utf-16-le")
