"""Our own parts, as they stand in `template/`, in a colour, a size and a width of text."""

import io
import re
import zipfile
from functools import cache
from html import escape
from pathlib import Path
from string import Template

from readiness.documents.archive import APPLICATION, CORE, EPOCH
from readiness.documents.blocks import printable
from readiness.documents.docx.look import HANG
from readiness.documents.tones import BRAND, HEAD

POINTS = 10.5
"""The size of running text in which our styles are drawn."""
TEXT_WIDTH = 9638
"""Between the margins of our page, in twentieths of a point: 170 mm."""
OUR_COLOUR = BRAND[1:].upper()
PARTS = {
    "[Content_Types].xml": "content-types.xml",
    "_rels/.rels": "package-relationships.xml",
    "word/_rels/document.xml.rels": "document-relationships.xml",
    "word/document.xml": "document.xml",
    "word/font-table.xml": "font-table.xml",
    "word/settings.xml": "settings.xml",
    "word/styles.xml": "styles.xml",
    "word/theme.xml": "theme.xml",
}
SECTION = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1361" w:right="1134" w:bottom="1247" w:left="1134" '
    'w:header="680" w:footer="624" w:gutter="0"/><w:titlePg/></w:sectPr>'
)
"""Our page: A4, and no running head on the first."""
_SIZE = re.compile(r'<w:(sz|szCs) w:val="(\d+)"/>')
_EMPTY_PROPERTIES = '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'


@cache
def part(name: str) -> str:
    """The file `name` of the template."""
    return (Path(__file__).parent / "template" / name).read_text(encoding="utf-8")


def filled(name: str, **values: str) -> bytes:
    """The file `name` with its `$places` filled; the values are XML."""
    return Template(part(name)).substitute(values).encode()


def words(text: str) -> str:
    """`text` on one line, as XML."""
    return escape(printable(text).replace("\n", " "), quote=False)


def tinted(colour: str) -> str:
    """A ground of the colour, so light that ink stands out on it as well as on ours."""
    return "".join(f"{255 - round((255 - int(colour[place : place + 2], 16)) / 10):02X}" for place in (0, 2, 4))


def recoloured(xml: str, colour: str) -> str:
    """`xml` in the colour, RRGGBB, in place of our blue."""
    if colour == OUR_COLOUR:
        return xml
    return xml.replace(HEAD[1:].upper(), tinted(colour)).replace(OUR_COLOUR, colour)


def styles(*, colour: str, scale: float, width: int) -> bytes:
    """Our styles, their letters `scale` times as large as drawn, for a text `width` twentieths of a point wide."""

    def size(found: re.Match[str]) -> str:
        return f'<w:{found[1]} w:val="{int(int(found[2]) * scale + 0.5)}"/>'

    xml = recoloured(_SIZE.sub(size, part("styles.xml")), colour)
    return xml.replace(f'"{TEXT_WIDTH}"', f'"{width}"').replace(f'w:left="{HANG}"', f'w:left="{round(HANG * scale)}"').encode()


def empty(colour: str) -> bytes:
    """A document of ours without a word, as the file that python-docx opens."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, file in PARTS.items():
            content = recoloured(part(file), colour).replace("$body", "<w:p/>").replace("$section", SECTION)
            archive.writestr(zipfile.ZipInfo(name, EPOCH), content)
        archive.writestr(zipfile.ZipInfo(CORE, EPOCH), _EMPTY_PROPERTIES)
        archive.writestr(zipfile.ZipInfo(APPLICATION, EPOCH), "")
    return made.getvalue()
