"""A template taken apart to what is used of it, and written again as a small Word file: styles, lists, fonts, theme, heads, feet, page."""

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape

from lxml import etree

from readiness.documents.archive import APPLICATION, CORE, EPOCH
from readiness.documents.blocks import ADDRESS, ADDRESS_LIMIT
from readiness.files.archives import AGAIN, Damaged, OfficePackage, Relationship
from readiness.files.old_containers import UNCHANGED
from readiness.files.word.names import WORD, R, W
from readiness.files.word_template.cleaning import LINK, clean, clean_settings, in_common_names, section_of, take_out
from readiness.files.word_template.drawings import kind_of, shapes_of
from readiness.files.word_template.fields import unlink
from readiness.files.word_template.fonts import FONT, FONT_TYPE, is_font
from readiness.files.word_template.mending import mend_lists, mend_styles
from readiness.files.word_template.paper import UNUSUAL, set_paper
from readiness.files.word_template.refusals import StrangePicture, refuse_reaching

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SINGLE = {
    "styles": ("word/styles.xml", f"{_WORD_TYPE}.styles+xml"),
    "numbering": ("word/numbering.xml", f"{_WORD_TYPE}.numbering+xml"),
    "settings": ("word/settings.xml", f"{_WORD_TYPE}.settings+xml"),
    "fontTable": ("word/fontTable.xml", f"{_WORD_TYPE}.fontTable+xml"),
    "theme": ("word/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"),
}
_ROOTS = {"fontTable": "fonts", "header": "hdr", "footer": "ftr"}
"""What the root of a part is called, where that is not the part's own name."""
_OUTSIDE = ' TargetMode="External"'
_EMPTY_CORE = f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"/>'
_EMPTY_APPLICATION = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Readiness</Application></Properties>"
)


@dataclass(slots=True)
class _Part:
    content: bytes
    kind: str
    leads_to: list[tuple[str, str, str, bool]] = field(default_factory=list)


class Letterhead:
    """What is used of a template. `styles` is the root of its styles, or None; `heads` and `feet` those of its running lines."""

    def __init__(self, package: OfficePackage) -> None:
        self._package = package
        self._leads = package.relationships(package.main)
        self._parts: dict[str, _Part] = {}
        self._media = 0
        self.said: set[str] = set()
        self.styles: etree._Element | None = None
        self.heads: list[etree._Element] = []
        self.feet: list[etree._Element] = []
        main = in_common_names(package.xml(package.main))
        self.has_sample = any((element.text or "").strip() for element in main.iter(f"{W}t", "{*}pic"))
        self.section = section_of([*main.iterfind(f".//{W}pPr/{W}sectPr"), *main.iterfind(f"{W}body/{W}sectPr")])
        if set_paper(self.section):
            self.said.add(UNUSUAL)
        self._main = _Part(b"", f"{_WORD_TYPE}.document.main+xml")
        self._take_single()
        self._take_running()

    def written(self) -> bytes:
        """The letterhead as a .docx, the same bytes for the same template."""
        document = etree.fromstring(f'<w:document xmlns:w="{WORD}" xmlns:r="{R[1:-1]}"><w:body><w:p/></w:body></w:document>')
        document[0].append(self.section)
        self._main.content = etree.tostring(document)
        parts = {
            "word/document.xml": self._main,
            **self._parts,
            CORE: _Part(_EMPTY_CORE.encode(), "application/vnd.openxmlformats-package.core-properties+xml"),
            APPLICATION: _Part(
                _EMPTY_APPLICATION.encode(), "application/vnd.openxmlformats-officedocument.extended-properties+xml"
            ),
        }
        leads = [
            ("rId1", f"{_OFFICE}/officeDocument", "word/document.xml", False),
            ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", CORE, False),
            ("rId3", f"{_OFFICE}/extended-properties", APPLICATION, False),
        ]
        return _zipped(parts, leads)

    def _take_single(self) -> None:
        for identity, relationship in self._leads.items():
            name, kind = _SINGLE.get(relationship.kind, ("", ""))
            if not name or relationship.outside or name in self._parts or relationship.target not in self._package:
                continue
            root = self._root(relationship)
            match relationship.kind:
                case "settings":
                    self.said |= clean_settings(root)
                case "styles":
                    mend_styles(root, name=self._package.name)
                    self.styles = root
                case "numbering":
                    mend_lists(root)
                case "fontTable":
                    self._drop_no_fonts(root, relationship.target)
            self._keep(name, kind, relationship.target, root)
            self._lead(identity, relationship.kind, name)

    def _take_running(self) -> None:
        taken: dict[str, str] = {}
        for sort, kept in (("header", self.heads), ("footer", self.feet)):
            for reference in self.section.findall(f"{W}{sort}Reference"):
                identity = reference.get(f"{R}id", "")
                relationship = self._leads.get(identity)
                if relationship is None or relationship.kind != sort or relationship.target not in self._package:
                    self.section.remove(reference)
                    continue
                if identity not in taken:
                    taken[identity] = f"word/{sort}{len(kept) + 1}.xml"
                    root = self._root(relationship)
                    kept.append(root)
                    self._keep(taken[identity], f"{_WORD_TYPE}.{sort}+xml", relationship.target, root)
                    self._lead(identity, sort, taken[identity])

    def _root(self, relationship: Relationship) -> etree._Element:
        """The root of the part, which must be what its relationship says it is."""
        root = in_common_names(self._package.xml(relationship.target))
        if etree.QName(root).localname != _ROOTS.get(relationship.kind, relationship.kind):
            part = relationship.target.rpartition("/")[2]
            raise Damaged(f"“{self._package.name}” is damaged: its part “{part}” is not what its name says. {AGAIN}")
        return root

    def _drop_no_fonts(self, root: etree._Element, source: str) -> None:
        """Take out fonts kept in the file that are none: their bytes would pass through unseen."""
        leads = self._package.relationships(source)
        for element in [*root.iter("{*}embedRegular", "{*}embedBold", "{*}embedItalic", "{*}embedBoldItalic")]:
            lead = leads.get(element.get(f"{R}id", ""))
            held = lead is not None and not lead.outside and lead.target in self._package
            content = self._package.part(lead.target) if lead is not None and held else b""
            if not is_font(content, key=element.get(f"{W}fontKey", "")):
                take_out(element)

    def _lead(self, identity: str, kind: str, name: str) -> None:
        self._main.leads_to.append((identity, f"{_OFFICE}/{kind}", f"/{name}", False))

    def _keep(self, name: str, kind: str, source: str, root: etree._Element) -> None:
        self.said |= clean(root)
        if unlink(root):
            self.said.add(LINK)
        refuse_reaching(root, name=self._package.name)
        part = _Part(b"", kind)
        leads = self._package.relationships(source)
        used = {
            str(value) for element in root.iter("{*}*") for name_, value in element.attrib.items() if str(name_).startswith(R)
        }
        for identity in sorted(used & set(leads)):
            lead = self._led(identity, leads[identity])
            if lead:
                part.leads_to.append(lead)
        self._drop_dangling(root, {lead[0] for lead in part.leads_to})
        part.content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        self._parts[name] = part

    def _led(self, identity: str, relationship: Relationship) -> tuple[str, str, str, bool] | None:
        if relationship.kind == "hyperlink" and relationship.outside:
            target = relationship.target
            fits = len(target) <= ADDRESS_LIMIT and ADDRESS.fullmatch(target)
            return (identity, f"{_OFFICE}/hyperlink", target, True) if fits else None
        if relationship.kind in {"image", "font"} and not relationship.outside and relationship.target in self._package:
            content = self._package.part(relationship.target)
            extension, kind = FONT, FONT_TYPE
            if relationship.kind == "image":
                extension, kind, content = self._picture(relationship.target, content)
            self._media += 1
            name = f"word/{'fonts/font' if relationship.kind == 'font' else 'media/image'}{self._media}.{extension}"
            self._parts[name] = _Part(content, kind)
            return identity, f"{_OFFICE}/{relationship.kind}", f"/{name}", False
        return None

    def _picture(self, source: str, content: bytes) -> tuple[str, str, bytes]:
        """The extension and type of a picture, and what is kept of its bytes."""
        extension, kind = kind_of(content)
        if extension:
            return extension, kind, content
        drawing = shapes_of(self._package.xml(source)) if source.casefold().endswith(".svg") else None
        if drawing is None:
            raise self._strange()
        return "svg", "image/svg+xml", drawing

    def _drop_dangling(self, root: etree._Element, kept: set[str]) -> None:
        """Take the links off that lead nowhere now. A drawing that needs a part that is not kept is refused."""
        for element in [*root.iter("{*}*")]:
            for name in [name for name, value in element.attrib.items() if str(name).startswith(R) and str(value) not in kept]:
                local = str(element.tag).rpartition("}")[2]
                if local == "hyperlink":
                    del element.attrib[name]
                    self.said.add(LINK)
                elif local in {"hlinkClick", "hlinkHover", "hlinkMouseOver"}:
                    take_out(element)
                    self.said.add(LINK)
                elif local.startswith("embed"):
                    take_out(element)
                elif element.get(name):
                    raise self._strange()

    def _strange(self) -> StrangePicture:
        return StrangePicture(
            f"“{self._package.name}” was not taken: its header, footer or lists show a picture or drawing of a kind that is not used here. "
            f"{UNCHANGED} In Word, save the drawing as a PNG picture, insert that in its place, save the template and upload it again."
        )


def _zipped(parts: dict[str, _Part], leads: list[tuple[str, str, str, bool]]) -> bytes:
    files = {"[Content_Types].xml": _types(parts), "_rels/.rels": _relationships(leads)}
    for name, part in parts.items():
        files[name] = part.content
        if part.leads_to:
            folder, _, file = name.rpartition("/")
            files[f"{folder}/_rels/{file}.rels"] = _relationships(part.leads_to)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files, key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            archive.writestr(entry, files[name])
    return out.getvalue()


def _types(parts: dict[str, _Part]) -> bytes:
    defaults = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
        **{name.rpartition(".")[2]: part.kind for name, part in parts.items() if not name.endswith(".xml")},
    }
    listed = [f'<Default Extension="{extension}" ContentType="{kind}"/>' for extension, kind in sorted(defaults.items())]
    own = sorted((name, part.kind) for name, part in parts.items() if name.endswith(".xml"))
    listed += [f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in own]
    return f'<Types xmlns="{_PACKAGE}/content-types">{"".join(listed)}</Types>'.encode()


def _relationships(leads: Iterable[tuple[str, str, str, bool]]) -> bytes:
    listed = [
        f'<Relationship Id="{escape(identity)}" Type="{kind}" Target="{escape(target)}"{_OUTSIDE if is_outside else ""}/>'
        for identity, kind, target, is_outside in sorted(leads)
    ]
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(listed)}</Relationships>'.encode()
