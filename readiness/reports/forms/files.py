"""Forms by which the logo and the Word template are given. A page cannot show a chosen file again; it says so."""

from functools import cached_property
from typing import Any

from flask import request
from wtforms import StringField

from readiness.canonical import clean, digest
from readiness.errors import Refused
from readiness.files.word_template import LetIn
from readiness.files.word_template.apart import let_in_apart
from readiness.reports.drafts import NAME_LIMIT
from readiness.reports.logo_apart import tried
from readiness.submissions.forms import KeyedForm
from readiness.submissions.model import Fields
from readiness.web.forms import AtMost, FileField


class _FileForm(KeyedForm):
    """A form with one file, in the field called `FILE`."""

    FILE = ""

    @cached_property
    def content(self) -> bytes:
        """The bytes of the chosen file; none where none was chosen."""
        upload = request.files.get(self.FILE)
        return upload.stream.read() if upload is not None and upload.filename else b""

    @property
    def file_name(self) -> str:
        """What the file was called where it came from."""
        upload = request.files.get(self.FILE)
        return (upload.filename or "") if upload is not None else ""

    @property
    def typed(self) -> Fields:
        """What was typed, and the digest of the file: Back and another file is another submission."""
        return (*super().typed, (self.FILE, digest(self.content))) if self.content else super().typed

    def refuse(self, why: str) -> bool:
        """Add an error to the field of the file."""
        self[self.FILE].errors = [*self[self.FILE].errors, why]
        return False


class LogoForm(_FileForm):
    """The logo and the words for it. Set `has_logo` first; save with `put_logo`, or `describe_logo` where `content` is empty."""

    FILE = "logo"
    logo = FileField("Choose a file", description="A PNG or JPEG picture of up to 500 kB, on white.")
    alternative = StringField(
        "What does the logo say?",
        [AtMost(NAME_LIMIT)],
        description="Read aloud to people who cannot see it. The name of the council is usually enough.",
    )

    has_logo: bool = False

    def validate(self, extra_validators: Any = None) -> bool:
        """There is a picture that reports can hold, and words for it."""
        is_valid = bool(super().validate(extra_validators))
        if not clean(self.alternative.data or ""):
            self.alternative.errors = [*self.alternative.errors, "Enter what the logo says"]
            is_valid = False
        if not self.content:
            if self.file_name:
                return self.refuse(f"“{self.file_name}” is empty. Choose another file.")
            return is_valid if self.has_logo else self.refuse("Choose a PNG or JPEG file")
        try:
            tried(self.content, name=self.file_name)
        except Refused as error:
            return self.refuse(str(error))
        return is_valid


class WordTemplateForm(_FileForm):
    """The council's Word template. `let_in` is what may be kept of it, once `validate()` has said yes; save it with `put_word_template`."""

    FILE = "word_template"
    word_template = FileField(
        "Choose a file", description="A Word template or document (.dotx or .docx) without macros, up to 10 MB."
    )

    let_in: LetIn | None = None

    def validate(self, extra_validators: Any = None) -> bool:
        """It is a Word file with nothing in it that could run or look outside."""
        is_valid = bool(super().validate(extra_validators))
        if not self.content:
            return self.refuse(
                f"“{self.file_name}” is empty. Choose another file." if self.file_name else "Choose a .dotx or .docx file"
            )
        try:
            self.let_in = self.let_in or let_in_apart(self.content, name=self.file_name)
        except Refused as error:
            return self.refuse(str(error))
        return is_valid
