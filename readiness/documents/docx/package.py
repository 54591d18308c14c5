"""The parts of a Word file while it is written, ours or a council's."""

import io
from collections.abc import Callable, Mapping

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from readiness.documents.docx.lists import NOTHING
from readiness.documents.docx.marks import W
from readiness.documents.docx.ours import part as ours
from readiness.documents.docx.pixels import PNG, pixels

_SORTS = {
    "styles": (RELATIONSHIP_TYPE.STYLES, CONTENT_TYPE.WML_STYLES),
    "settings": (RELATIONSHIP_TYPE.SETTINGS, CONTENT_TYPE.WML_SETTINGS),
    "numbering": (RELATIONSHIP_TYPE.NUMBERING, CONTENT_TYPE.WML_NUMBERING),
    "theme": (RELATIONSHIP_TYPE.THEME, CONTENT_TYPE.OFC_THEME),
    "font-table": (RELATIONSHIP_TYPE.FONT_TABLE, CONTENT_TYPE.WML_FONT_TABLE),
    "header": (RELATIONSHIP_TYPE.HEADER, CONTENT_TYPE.WML_HEADER),
    "footer": (RELATIONSHIP_TYPE.FOOTER, CONTENT_TYPE.WML_FOOTER),
}
_SETTINGS_AFTER = frozenset(
    f"{W}{name}"
    for name in (
        "hdrShapeDefaults", "footnotePr", "endnotePr", "compat", "docVars", "rsids", "attachedSchema", "themeFontLang",
        "clrSchemeMapping", "doNotIncludeSubdocsInStats", "doNotAutoCompressPictures", "forceUpgrade", "captions",
        "readModeInkLockDown", "smartTagType", "shapeDefaults", "doNotEmbedSmartTags", "decimalSymbol", "listSeparator",
    )
)  # fmt: skip
"""What the schema sets after the order to refresh fields."""
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}mathPr"


class Package:
    """A Word file, opened; `root` gives its parts to be changed in place, `changes` are all that were."""

    def __init__(self, content: bytes) -> None:
        self._word = docx.Document(io.BytesIO(content))
        self._main = self._word.part
        self._roots: dict[str, etree._Element] = {}
        self._names: dict[str, str] = {}
        self._addresses: dict[str, str] = {}
        self._pictures: dict[bytes, str] = {}

    def root(self, sort: str) -> etree._Element:
        """The root of the part of styles, settings, numbering, theme or fonts; where it is absent ours is taken."""
        if sort not in self._roots:
            kind = _SORTS[sort][0]
            try:
                part = self._main.part_related_by(kind)
            except KeyError:
                part, _ = self._added(sort, _begun(sort))
            self._take(sort, part)
        return self._roots[sort]

    @property
    def has_styles(self) -> bool:
        """Whether there is a part of styles."""
        return any(relation.reltype == RELATIONSHIP_TYPE.STYLES for relation in self._main.rels.values())

    def replace(self, sort: str, root: etree._Element) -> None:
        """Let `root` be the part of this sort."""
        self.root(sort)
        self._roots[sort] = root

    @property
    def section(self) -> etree._Element:
        """A copy of the section that the document has at its end, or an empty one."""
        body = etree.fromstring(self._main.blob).find(f"{W}body")
        sections = [] if body is None else body.findall(f"{W}sectPr")
        return sections[-1] if sections else etree.Element(f"{W}sectPr")

    def running(self, identity: str) -> etree._Element:
        """The root of the head or foot that the main part knows by the id."""
        if identity not in self._roots:
            self._take(identity, self._main.related_parts[identity])
        return self._roots[identity]

    def add_running(self, sort: str, root: etree._Element) -> str:
        """Add a head or foot. Returns the id of its relationship."""
        part, identity = self._added(sort, etree.tostring(root))
        self._take(identity, part)
        return identity

    @property
    def has_pictures_in_heads(self) -> bool:
        """Whether the heads of pages show a picture."""
        return any(
            relation.reltype == RELATIONSHIP_TYPE.IMAGE
            for head in self._main.rels.values()
            if head.reltype == RELATIONSHIP_TYPE.HEADER and not head.is_external
            for relation in head.target_part.rels.values()
        )

    def address(self, href: str) -> str:
        """The id of an address outside."""
        if href not in self._addresses:
            self._addresses[href] = self._main.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return self._addresses[href]

    def picture(self, picture: bytes) -> tuple[str, float]:
        """The id of a PNG or JPEG, and how many times as wide as high it is."""
        wide, high = pixels(picture)
        if picture not in self._pictures:
            extension = "png" if picture.startswith(PNG) else "jpeg"
            name = self._main.package.next_partname(f"/word/media/picture%d.{extension}")
            part = Part(name, f"image/{extension}", picture, self._main.package)
            self._pictures[picture] = self._main.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
        return self._pictures[picture], wide / high

    def written(self, document: bytes) -> tuple[bytes, Mapping[str, Callable[[bytes], bytes]]]:
        """The file, and what its parts are to be replaced with; `document` is the main one."""
        saved = io.BytesIO()
        self._word.save(saved)
        parts = {self._main.partname.membername: document}
        for key, root in self._roots.items():
            parts[self._names[key]] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        return saved.getvalue(), {name: _always(content) for name, content in parts.items()}

    def _take(self, key: str, part: Part) -> None:
        self._roots[key] = etree.fromstring(part.blob)
        self._names[key] = part.partname.membername

    def _added(self, sort: str, content: bytes) -> tuple[Part, str]:
        plain = PackURI(f"/word/{sort}.xml")
        taken = {each.partname.casefold() for each in self._main.package.iter_parts()}
        name = self._main.package.next_partname(f"/word/{sort}%d.xml") if plain in taken else plain
        part = Part(name, _SORTS[sort][1], content, self._main.package)
        return part, self._main.relate_to(part, _SORTS[sort][0])


def refresh_fields(settings: etree._Element) -> None:
    """Let Word refresh every field when it opens the file, and take it for a file of today."""
    for stale in settings.findall(f"{W}updateFields"):
        settings.remove(stale)
    following = next((each for each in settings if each.tag in _SETTINGS_AFTER or each.tag == _MATHS), None)
    place = len(settings) if following is None else settings.index(following)
    settings.insert(place, etree.Element(f"{W}updateFields", {f"{W}val": "true"}))
    # Without it Word opens the file as one of Word 2003 and lays tables out in another way.
    if settings.find(f"{W}compat") is None:
        settings[place + 1 : place + 1] = etree.fromstring(_begun("settings")).findall(f"{W}compat")


def _begun(sort: str) -> bytes:
    return NOTHING if sort == "numbering" else ours(f"{sort}.xml").encode()


def _always(content: bytes) -> Callable[[bytes], bytes]:
    return lambda _: content
