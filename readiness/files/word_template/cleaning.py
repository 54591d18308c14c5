"""The parts of a template that are kept, without what is nobody's business: who changed what, on which machine, bound to which data."""

import re
from collections.abc import Iterable

from lxml import etree

from readiness.files.word.names import W

TRACKED = "Tracked changes were accepted, and the names beside them removed."
COMMENTS = "Comments were removed."
BOUND = "Content controls are no longer tied to data of their own (custom XML), which was removed."
PROTECTED = "Its protection against changes was taken off."
VARIABLES = "Variables that a program had left in it were removed."
LINK = "A link in its header or footer that leads to no web or e-mail address was made plain words."

_CORE_AND_EXTENDED = frozenset({"{6C3C8BC8-F283-45AE-878A-BAB7291924A1}", "{6668398D-A668-4E3E-A5EB-62B293D839F1}"})
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_PATH = re.compile(r"[A-Za-z]:[\\/]|[\\/]|file:|https?:", re.IGNORECASE)
_PREFIX, _EXPLAINED = re.compile(r"([\w.-]+):\w"), re.compile(r"xmlns:([\w.-]+)\s*=")
_WORDS_SHOWN = f"{W}t"
_UNWRAPPED = ("ins", "moveTo", "smartTag", "customXml")
_REMOVED_TRACKS = (
    "del", "moveFrom", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "tcPrChange", "trPrChange",
    "tblGridChange", "numberingChange", "cellIns", "cellDel", "cellMerge", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart",
    "moveToRangeEnd", "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd",
    "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd", "customXmlMoveToRangeStart", "customXmlMoveToRangeEnd",
)  # fmt: skip
_REMOVED_COMMENTS = ("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef")
# Bookmarks and permissions of its own would share their ids with ours; placeholders are in a part that is left out.
_REMOVED = (
    "bookmarkStart",
    "bookmarkEnd",
    "permStart",
    "permEnd",
    "proofErr",
    "placeholder",
    "rsid",
    "smartTagPr",
    "customXmlPr",
    # Notes stand in parts that are left out, and no running line may have any; nor sections of its own.
    "footnoteReference",
    "endnoteReference",
    "sectPr",
)
_KEPT_SETTINGS = frozenset(
    {
        "zoom", "mirrorMargins", "alignBordersAndEdges", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter", "gutterAtTop",
        "embedTrueTypeFonts", "defaultTabStop", "autoHyphenation", "consecutiveHyphenLimit", "hyphenationZone", "doNotHyphenateCaps",
        "evenAndOddHeaders", "drawingGridHorizontalSpacing", "drawingGridVerticalSpacing", "characterSpacingControl", "compat",
        "themeFontLang", "clrSchemeMapping", "decimalSymbol", "listSeparator", "mathPr",
    }
)  # fmt: skip
_KEPT_OF_SECTION = ("pgSz", "pgMar", "pgBorders", "lnNumType", "pgNumType", "titlePg", "bidi", "rtlGutter", "docGrid")
_FIRST_DRAWING = 2_000_000
"""Ids of drawings are counted from here, because those of our pictures are counted from 1."""


def in_common_names(root: etree._Element) -> etree._Element:
    """The same tree, where it is a strict document's, in the names that others have; the addresses in its values too."""
    content = etree.tostring(root)
    if b"http://purl.oclc.org/ooxml/" not in content:
        return root
    return etree.fromstring(_STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", content))


def clean(root: etree._Element) -> set[str]:
    """Take out of a kept part, in place, what is not to be kept. Returns what is to be said of it."""
    said = set()
    if _remove(root, _REMOVED_TRACKS) | _unwrap(root, _UNWRAPPED):
        said.add(TRACKED)
    if _remove(root, _REMOVED_COMMENTS):
        said.add(COMMENTS)
    _remove(root, _REMOVED)
    for binding in [*root.iter("{*}dataBinding")]:
        # Programs fail to open a file whose path has a prefix that nothing explains.
        prefixes = set(_PREFIX.findall(binding.get(f"{W}xpath", "")))
        explained = set(_EXPLAINED.findall(binding.get(f"{W}prefixMappings", "")))
        if binding.get(f"{W}storeItemID", "").upper() not in _CORE_AND_EXTENDED or prefixes - explained:
            take_out(binding)
            said.add(BOUND)
    for place, element in enumerate(root.iter("{*}docPr"), _FIRST_DRAWING):
        element.set("id", str(place))
    for element in root.iter("{*}*"):
        _clean_attributes(element)
    return said


def clean_settings(root: etree._Element) -> set[str]:
    """Keep of the settings what lays out pages and text. Returns what is to be said of the rest."""
    said = set()
    names = {_local(child) for child in root}
    if names & {"documentProtection", "writeProtection"}:
        said.add(PROTECTED)
    if "docVars" in names:
        said.add(VARIABLES)
    for child in list(root):
        if _local(child) not in _KEPT_SETTINGS:
            root.remove(child)
    return said


def section_of(sections: list[etree._Element]) -> etree._Element:
    """The last section, with the heads and feet that it takes over from those before it, on one column, its pages counted from 1."""
    section = etree.Element(f"{W}sectPr", nsmap={"w": W[1:-1]})
    for sort in ("headerReference", "footerReference"):
        found: dict[str, etree._Element] = {}
        for each in sections:
            found |= {given.get(f"{W}type", "default"): given for given in each.iterchildren(f"{W}{sort}")}
        section.extend([found[kind] for kind in sorted(found) if kind in {"default", "first", "even"}])
    # In the order of the list, each once: programs do not open a section whose parts are out of order.
    for name in _KEPT_OF_SECTION if sections else ():
        kept = sections[-1].find(f"{W}{name}")
        if kept is not None:
            section.append(_own_attributes(kept))
    counted = section.find(f"{W}pgNumType")
    if counted is not None:
        counted.attrib.pop(f"{W}start", "")
    return section


def shows_something(root: etree._Element) -> bool:
    """Whether it has words or a picture."""
    return any((element.text or "").strip() for element in root.iter(_WORDS_SHOWN)) or any(
        True for _ in root.iter(f"{W}drawing", f"{W}pict", f"{W}fldSimple", f"{W}fldChar")
    )


def take_out(element: etree._Element) -> None:
    """Remove the element from what holds it."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _own_attributes(element: etree._Element) -> etree._Element:
    for each in element.iter():
        for name in list(each.attrib):
            if not str(name).startswith(W):
                del each.attrib[name]
    return element


def _clean_attributes(element: etree._Element) -> None:
    for name, value in list(element.attrib.items()):
        local = str(name).rpartition("}")[2]
        # Old Word wrote where the picture came from, down to the folder and its owner.
        is_path = (
            local in {"name", "descr", "title", "alt"} and _PATH.match(str(value)) and _local(element) not in {"latin", "font"}
        )
        is_old_link = local in {"href", "title"} and "schemas-microsoft-com" in str(element.tag)
        if is_path:
            element.set(name, "")
        elif name == f"{_COMPATIBILITY}Ignorable":
            # Of a prefix that nothing explains Word says that the file is broken.
            element.set(name, " ".join(prefix for prefix in str(value).split() if prefix in element.nsmap))
        elif local.startswith("rsid") or is_old_link or name == f"{_COMPATIBILITY}MustUnderstand":
            del element.attrib[name]


def _remove(root: etree._Element, names: Iterable[str]) -> bool:
    found = [*root.iter(*(f"{W}{name}" for name in names))]
    for element in found:
        take_out(element)
    return bool(found)


def _unwrap(root: etree._Element, names: Iterable[str]) -> bool:
    found = [*root.iter(*(f"{W}{name}" for name in names))]
    for element in found:
        parent = element.getparent()
        if parent is not None:
            place = parent.index(element)
            parent[place : place + 1] = list(element)
    return any(element.tag in {f"{W}ins", f"{W}moveTo"} for element in found)


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]
