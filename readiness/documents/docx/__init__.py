"""Documents as Word: real headings, numbers that Word itself counts, fields for every reference and for the contents.

`body.py` writes the text; the styles, the list definitions and the page stand as XML in `template/`. What a field shows until Word
refreshes it is what `numbering.py` counted, so that every format says the same.
"""

import io
import zipfile
from functools import cache
from html import escape
from pathlib import Path
from string import Template

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE

from readiness.documents.archive import APPLICATION, CORE, EPOCH, Properties, rewritten
from readiness.documents.blocks import Document, printable, spoken
from readiness.documents.docx.body import Body
from readiness.documents.numbering import number

PARTS = {
    "[Content_Types].xml": "content-types.xml",
    "_rels/.rels": "package-relationships.xml",
    "word/_rels/document.xml.rels": "document-relationships.xml",
    "word/document.xml": "document.xml",
    "word/first-footer.xml": "footer.xml",
    "word/font-table.xml": "font-table.xml",
    "word/footer.xml": "footer.xml",
    "word/header.xml": "header.xml",
    "word/numbering.xml": "numbering.xml",
    "word/settings.xml": "settings.xml",
    "word/styles.xml": "styles.xml",
    "word/theme.xml": "theme.xml",
}
_EMPTY_PROPERTIES = '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'


def write(document: Document) -> bytes:
    """The document as a .docx file."""
    package = docx.Document(io.BytesIO(_template()))
    body = Body(number(document), _Relations(package))
    text, lists = body.text(), body.lists()
    saved = io.BytesIO()
    package.save(saved)
    properties = Properties(
        title=document.title,
        subject=document.subtitle,
        author=document.author,
        description=document.description,
        identifier=document.digest,
        as_at=document.as_at,
    )
    return rewritten(
        saved.getvalue(),
        properties,
        {
            "word/document.xml": lambda _: _filled("document.xml", body=text),
            "word/numbering.xml": lambda _: _filled("numbering.xml", lists=lists),
            "word/header.xml": lambda _: _filled(
                "header.xml",
                running=_words(f"{document.area} – {document.title}"),
                dated=_words(f"As at {spoken(document.as_at)}"),
            ),
        },
    )


class _Relations:
    """What the text points at outside itself: addresses and pictures, each by the id of its relationship."""

    def __init__(self, package: WordDocument) -> None:
        self.part = package.part
        self.addresses: dict[str, str] = {}

    def address(self, href: str) -> str:
        if href not in self.addresses:
            self.addresses[href] = self.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return self.addresses[href]

    def picture(self, png: bytes) -> str:
        identity, _ = self.part.get_or_add_image(io.BytesIO(png))
        return str(identity)


def _words(text: str) -> str:
    return escape(printable(text).replace("\n", " "), quote=False)


@cache
def _part(name: str) -> str:
    return (Path(__file__).parent / "template" / name).read_text(encoding="utf-8")


def _filled(name: str, **values: str) -> bytes:
    return Template(_part(name)).substitute(values).encode()


@cache
def _template() -> bytes:
    """An empty document in our styles, as the file that python-docx opens."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, part in PARTS.items():
            content = _part(part).replace("$body", "<w:p/>").replace("$lists", "")
            archive.writestr(zipfile.ZipInfo(name, EPOCH), content)
        archive.writestr(zipfile.ZipInfo(CORE, EPOCH), _EMPTY_PROPERTIES)
        archive.writestr(zipfile.ZipInfo(APPLICATION, EPOCH), "")
    return made.getvalue()
