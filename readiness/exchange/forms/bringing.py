"""The form by which a document is given: a file, or a paste with the layout it had on the clipboard."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from flask import request
from wtforms import HiddenField, RadioField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than the stubs
from wtforms.validators import InputRequired

from readiness.canonical import clean, digest, printable
from readiness.errors import Refused
from readiness.exchange.model import CHARACTERS_LIMIT, Briefing
from readiness.exchange.naming import PASTED, document_name
from readiness.files.model import Changes
from readiness.submissions.forms import KeyedForm
from readiness.submissions.model import Fields
from readiness.web.forms import AtMost, FileField

LAYOUT_LIMIT = 1_900_000
"""Longest layout of a paste that is read, in characters of HTML. Of a longer one the words are read alone."""
FRAGMENT = "<!--StartFragment-->"
"""What a clipboard puts before HTML, by which a reader knows it."""
LAYOUT = ("pasted_html", "pasted_plain")


@dataclass(frozen=True, slots=True)
class Given:
    """A document as somebody gave it. `field` is the field that an error of it belongs to."""

    name: str
    content: bytes
    field: str


Read = Callable[[Given], Briefing]


class BringInForm(KeyedForm):
    """A document to be read. `briefing` is what was recognised, once `validate()` has said yes."""

    document = FileField(
        "Choose a file", description="Word (.docx), Excel (.xlsx), PDF with text in it, text or CSV, up to 20 MB."
    )
    pasted = TextAreaField(
        "Paste the text of your document",
        [AtMost(CHARACTERS_LIMIT)],
        description="In Word, select everything and copy it; its lists and tables are kept where your browser allows it.",
    )
    pasted_html = HiddenField()
    pasted_plain = HiddenField()

    read: Read | None = None
    briefing: Briefing | None = None

    @cached_property
    def given(self) -> Given | None:
        """What was given; None where nothing was. Of a file and a paste, the file."""
        upload = request.files.get("document")
        if upload is not None and upload.filename:
            return Given(document_name(upload.filename), upload.stream.read(), "document")
        if not clean(self.pasted.data or ""):
            return None
        return Given(PASTED, self._pasted().encode("utf-8", "ignore"), "pasted")

    def _pasted(self) -> str:
        """The paste with its layout where the text is still as it came, else the text."""
        text, layout = str(self.pasted.data or ""), str(self.pasted_html.data or "")
        if layout and len(layout) <= LAYOUT_LIMIT and _words(text) == _words(str(self.pasted_plain.data or "")):
            return layout if FRAGMENT in layout else FRAGMENT + layout
        return printable(text)

    def validate(self, extra_validators: Any = None) -> bool:
        """One document, and one that can be read. What its readers refuse is an error of the field it came by."""
        if not super().validate(extra_validators):
            return False
        given = self.given
        if given is None:
            return self._refuse("pasted", "Paste the text of your document, or choose a file")
        if given.field == "document" and clean(self.pasted.data or ""):
            return self._refuse("document", "Choose a file or paste text, not both. Bring in one, and then the other.")
        if not given.content:
            return self._refuse("document", f"“{given.name}” is empty. Choose another file.")
        if self.read is not None and self.briefing is None:
            try:
                self.briefing = replace(self.read(given), file_name=given.name)
            except Refused as error:
                return self._refuse(given.field, str(error))
        return True

    def _refuse(self, field: str, why: str) -> bool:
        self[field].errors = [*self[field].errors, why]
        return False

    @property
    def typed(self) -> Fields:
        """The text, and the digest of the file: Back and another file is another submission. The layout of a paste is not typed."""
        words = tuple(one for one in super().typed if one[0] not in LAYOUT)
        given = self.given
        return (*words, ("document", digest(given.content))) if given and given.field == "document" else words


def _words(text: str) -> list[str]:
    return text.split()


class ChangesForm(KeyedForm):
    """How a document with tracked changes is read."""

    changes = RadioField(
        "How should it be read?",
        [InputRequired("Choose whether to read the document with its tracked changes or without them")],
        choices=[SelectChoice(one.value, one.value) for one in Changes],
    )

    read: Callable[[Changes], Briefing] | None = None
    briefing: Briefing | None = None

    @property
    def chosen(self) -> Changes:
        """What was chosen. Call only after `validate()` has said yes."""
        return Changes(self.changes.data)

    def validate(self, extra_validators: Any = None) -> bool:
        """One of the two, and one in which something can be read."""
        if not super().validate(extra_validators):
            return False
        if self.read is not None and self.briefing is None:
            try:
                self.briefing = self.read(self.chosen)
            except Refused as error:
                self.form_errors.append(str(error))
                return False
        return True
