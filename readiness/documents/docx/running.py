"""What stands at the head and foot of every page: ours, or a council's with its fields filled and the marking set above it."""

from collections.abc import Mapping

from lxml import etree

from readiness.documents.blocks import Document, printable, spoken
from readiness.documents.docx.marks import RELATION, WORD, W, run, take_out
from readiness.documents.docx.ours import filled, words
from readiness.documents.docx.package import Package

_CORE_PROPERTIES = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def set_running(package: Package, section: etree._Element, document: Document, *, styles: Mapping[str, str]) -> None:
    """Give `section` heads and feet for each kind of page that it has: its own, or ours where it has none of the sort at all."""
    kinds = ["default"]
    kinds += ["first"] if _is_on(section.find(f"{W}titlePg")) else []
    kinds += ["even"] if _is_on(package.root("settings").find(f"{W}evenAndOddHeaders")) else []
    for sort, tag in (("header", "hdr"), ("footer", "ftr")):
        given = {each.get(f"{W}type", "default"): each.get(RELATION, "") for each in section.iterchildren(f"{W}{sort}Reference")}
        made: dict[str, etree._Element] = {}
        if not given:
            made = {kind: _ours(sort, document, styles) for kind in kinds if (sort, kind) != ("header", "first")}
        if sort == "header" and document.marking:
            blank = f'<w:{tag} xmlns:w="{WORD}"/>'
            made |= {kind: etree.fromstring(blank) for kind in kinds if kind not in given and kind not in made}
        heads = {kind: package.running(identity) for kind, identity in given.items()}
        for root in heads.values():
            _fill(root, document)
        if sort == "header" and document.marking:
            for root in (*heads.values(), *made.values()):
                root.insert(0, _marking(document.marking, styles["Header"]))
        for place, (kind, root) in enumerate(made.items()):
            identity = package.add_running(sort, root)
            reference = etree.Element(f"{W}{sort}Reference", {f"{W}type": kind, RELATION: identity})
            section.insert(len(given) + place if sort == "header" else _after_references(section), reference)


def _after_references(section: etree._Element) -> int:
    return len([*section.iterchildren(f"{W}headerReference", f"{W}footerReference")])


def _ours(sort: str, document: Document, styles: Mapping[str, str]) -> etree._Element:
    if sort == "footer":
        return etree.fromstring(filled("footer.xml", style=styles["Footer"]))
    return etree.fromstring(
        filled(
            "header.xml",
            style=styles["Header"],
            running=words(f"{document.house.name or document.area} – {document.title}"),
            dated=words(f"As at {spoken(document.as_at)}"),
        )
    )


def _marking(marking: str, style: str) -> etree._Element:
    # Without the rule that our head has: a page may have the marking alone.
    return etree.fromstring(
        f'<w:p xmlns:w="{WORD}"><w:pPr><w:pStyle w:val="{style}"/><w:pBdr><w:bottom w:val="nil"/></w:pBdr><w:spacing w:after="60"/><w:jc w:val="center"/></w:pPr>'
        f"{run(marking.replace(chr(10), ' '), '<w:b/>')}</w:p>"
    )


def _fill(root: etree._Element, document: Document) -> None:
    """Let the fields and content controls that show a property of the document show ours, before Word refreshes them."""
    properties = {
        "title": document.title,
        "subject": document.subtitle,
        "author": document.author,
        "creator": document.author,
        "comments": document.description,
        "description": document.description,
    }
    for control in root.iter(f"{W}sdt"):
        bound = control.find(f"{W}sdtPr/{W}dataBinding")
        if bound is None or bound.get(f"{W}storeItemID", "").upper() != _CORE_PROPERTIES:
            continue
        asked = bound.get(f"{W}xpath", "").rpartition("/")[2].rpartition(":")[2].partition("[")[0]
        if asked in properties:
            for placeholder in control.findall(f"{W}sdtPr/{W}showingPlcHdr"):
                take_out(placeholder)
            _show([*control.iterfind(f"{W}sdtContent//{W}t")], properties[asked])
    for simple in root.iter(f"{W}fldSimple"):
        _show_field(simple.get(f"{W}instr", ""), [*simple.iter(f"{W}t")], properties)
    for instruction, shown in _fields(root):
        _show_field(instruction, shown, properties)


def _show_field(instruction: str, shown: list[etree._Element], properties: Mapping[str, str]) -> None:
    asked = instruction.replace('"', " ").casefold().split()
    name = next(iter(asked[1:2] if asked[:1] == ["docproperty"] else asked[:1]), "")
    if name in properties:
        _show(shown, properties[name])


def _show(places: list[etree._Element], text: str) -> None:
    for place, each in enumerate(places):
        each.text = printable(text).replace("\n", " ") if place == 0 else ""
        each.set(_XML_SPACE, "preserve")


def _fields(root: etree._Element) -> list[tuple[str, list[etree._Element]]]:
    """Each field that holds no other: its instruction, and the texts it shows."""
    found: list[tuple[str, list[etree._Element]]] = []
    instruction, part = "", ""
    shown: list[etree._Element] = []
    for element in root.iter(f"{W}fldChar", f"{W}instrText", f"{W}t"):
        if element.tag == f"{W}fldChar":
            part = element.get(f"{W}fldCharType", "")
            if part == "begin":
                instruction, shown = "", []
            elif part == "end":
                found.append((instruction, shown))
                instruction, shown = "", []
        elif element.tag == f"{W}instrText" and part == "begin":
            instruction += element.text or ""
        elif element.tag == f"{W}t" and part == "separate":
            shown.append(element)
    return found


def _is_on(element: etree._Element | None) -> bool:
    return element is not None and element.get(f"{W}val", "true") not in {"0", "false", "off"}
