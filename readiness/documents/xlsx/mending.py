"""What openpyxl leaves unlike Excel's own files, put right in the finished parts.

Its streamed sheets carry every text inside its cell, which Excel rewrites at the next save, and its fonts name their properties in an
order the Open XML schema does not have.
"""

import io
import re
import zipfile
from collections.abc import Mapping

from lxml import etree

from readiness.documents.archive import Change

STRINGS = "xl/sharedStrings.xml"
STYLES = "xl/styles.xml"
_SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATION = (
    b'<Relationship Id="strings" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" '
    b'Target="/xl/sharedStrings.xml"/></Relationships>'
)
_KIND = (
    b'<Override PartName="/xl/sharedStrings.xml" '
    b'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
)
_SHEET = re.compile(r"xl/worksheets/sheet\d+\.xml")
# As openpyxl writes it: a cell's text is escaped, so "</t>" ends it.
_INLINE = re.compile(r' t="inlineStr"><is>(<t(?: xml:space="preserve")?>[^<]*</t>)</is></c>')
_FONT_ORDER = (
    "b",
    "i",
    "strike",
    "condense",
    "extend",
    "outline",
    "shadow",
    "u",
    "vertAlign",
    "sz",
    "color",
    "name",
    "family",
    "charset",
    "scheme",
)


def mended(content: bytes) -> Mapping[str, Change]:
    """The changes that the workbook file `content` needs, by part."""
    texts: dict[str, int] = {}
    cells = 0

    def share(match: re.Match[str]) -> str:
        nonlocal cells
        cells += 1
        return f' t="s"><v>{texts.setdefault(match[1], len(texts))}</v></c>'

    changes: dict[str, Change] = {
        STYLES: _ordered,
        "[Content_Types].xml": lambda part: part.replace(b"</Types>", _KIND),
        "xl/_rels/workbook.xml.rels": lambda part: part.replace(b"</Relationships>", _RELATION),
    }
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in sorted(filter(_SHEET.fullmatch, archive.namelist())):
            changes[name] = _constant(_INLINE.sub(share, archive.read(name).decode()).encode())
    items = "".join(f"<si>{text}</si>" for text in texts)
    whole = f'<sst xmlns="{_SPREADSHEET}" count="{cells}" uniqueCount="{len(texts)}">{items}</sst>'
    return changes | {STRINGS: _constant(whole.encode())}


def _constant(part: bytes) -> Change:
    return lambda _: part


def _ordered(part: bytes) -> bytes:
    styles = etree.fromstring(part)
    for font in styles.iter(f"{{{_SPREADSHEET}}}font"):
        font[:] = sorted(font, key=lambda child: _FONT_ORDER.index(etree.QName(child).localname))
    return etree.tostring(styles, xml_declaration=True, encoding="UTF-8", standalone=True)
