"""The names of WordprocessingML that are read, and how a strict document's names become these.

Word writes one of two families of namespaces: the common one, and that of "Strict Open XML", where the same elements are named apart.
"""

from lxml import etree

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{WORD}}}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
OLD_PICTURE = "{urn:schemas-microsoft-com:vml}imagedata"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
VAL = f"{W}val"

_STRICT = "http://purl.oclc.org/ooxml/"
_COMMON = {
    f"{_STRICT}wordprocessingml/main": WORD,
    f"{_STRICT}officeDocument/relationships": R[1:-1],
    f"{_STRICT}officeDocument/math": MATHS[1:-1],
    f"{_STRICT}drawingml/picture": PICTURE[1:].partition("}")[0],
    f"{_STRICT}drawingml/chart": CHART[1:].partition("}")[0],
    f"{_STRICT}drawingml/diagram": DIAGRAM[1:].partition("}")[0],
}


def in_common_names(root: etree._Element) -> etree._Element:
    """The same tree, renamed in place where it is a strict document's."""
    if not any(address in _COMMON for address in root.nsmap.values()):
        return root
    for element in root.iter("{*}*"):
        element.tag = _common(element.tag)
        for name, value in element.attrib.items():
            common = _common(str(name))
            if common != name:
                del element.attrib[name]
                element.set(common, value)
    return root


def _common(name: str) -> str:
    address, closing, local = name[1:].partition("}")
    return f"{{{_COMMON[address]}}}{local}" if closing and address in _COMMON else name


def value_of(element: etree._Element | None, name: str) -> str | None:
    """The `w:val` of the child `name`, or None without one."""
    child = None if element is None else element.find(f"{W}{name}")
    return None if child is None else child.get(VAL)


def is_on(element: etree._Element) -> bool:
    """Whether an element that stands for yes unless it says no says yes."""
    return element.get(VAL, "true") not in {"0", "false", "off", "none"}


def whole(text: str | None, *, default: int) -> int:
    """The number that an attribute spells, or `default` where it spells none that a document would use."""
    if text is None or not text.strip().lstrip("-").isdecimal() or len(text) > 9:
        return default
    return int(text)
