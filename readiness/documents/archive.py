"""Office files written the same way every time: parts in one order, one date, properties that say what we mean and no more.

Word and Excel files are zip archives; the libraries that make them write the clock, and themselves, into them.
"""

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from html import escape

from readiness.documents.blocks import printable

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest moment a zip archive can say."""
CORE = "docProps/core.xml"
APPLICATION = "docProps/app.xml"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_APPLICATION = (
    _DECLARATION + '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Readiness</Application></Properties>"
)

Change = Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True)
class Properties:
    """What an office file says of itself. `as_at` stands as the day it was made, at midnight UTC."""

    title: str
    subject: str
    author: str
    description: str
    identifier: str
    as_at: date


def rewritten(content: bytes, properties: Properties, changes: Mapping[str, Change]) -> bytes:
    """The office file `content` with fixed order, dates and properties.

    `changes` are applied to the parts they name; one that names no part makes it, from nothing.
    """
    fixed: dict[str, Change] = {
        **changes,
        CORE: lambda _: _core(properties).encode(),
        APPLICATION: lambda _: _APPLICATION.encode(),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as made, zipfile.ZipFile(out, "w") as archive:
        # Readers look for the list of content types first.
        present = set(made.namelist())
        for name in sorted(present | set(changes), key=lambda name: (name != "[Content_Types].xml", name)):
            change = fixed.get(name)
            part = made.read(name) if name in present else b""
            _put(archive, name, change(part) if change else part)
    return out.getvalue()


def _put(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, content)


def _core(properties: Properties) -> str:
    def words(text: str) -> str:
        return escape(printable(text), quote=False)

    midnight = f"{properties.as_at.isoformat()}T00:00:00Z"
    return (
        _DECLARATION + '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{words(properties.title)}</dc:title><dc:subject>{words(properties.subject)}</dc:subject>"
        f"<dc:creator>{words(properties.author)}</dc:creator><dc:description>{words(properties.description)}</dc:description>"
        f"<dc:identifier>{words(properties.identifier)}</dc:identifier><dc:language>en-GB</dc:language>"
        f"<cp:lastModifiedBy>{words(properties.author)}</cp:lastModifiedBy><cp:revision>1</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{midnight}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{midnight}</dcterms:modified></cp:coreProperties>'
    )
