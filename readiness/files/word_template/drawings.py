"""Pictures in a template's running lines: their kind, by what they begin with, and SVG drawings cut down to shapes and words."""

import re

from lxml import etree

_SVG = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}href"
_SHAPES = frozenset(
    {
        "svg", "g", "defs", "symbol", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polygon", "polyline", "text",
        "tspan", "linearGradient", "radialGradient", "stop", "clipPath", "mask", "pattern",
    }
)  # fmt: skip
_LIVELY = frozenset({"script", "foreignObject", "iframe", "style", "use", "image", "a", "set", "feImage", "handler", "listener"})
_REACHING = re.compile(r"\\|@import|expression|javascript:|url\(\s*['\"]?(?!#)", re.IGNORECASE)
_KINDS = (
    (b"\x89PNG\r\n\x1a\n", "png", "image/png"),
    (b"\xff\xd8\xff", "jpeg", "image/jpeg"),
    (b"GIF87a", "gif", "image/gif"),
    (b"GIF89a", "gif", "image/gif"),
    (b"\xd7\xcd\xc6\x9a", "wmf", "image/x-wmf"),
    (b"\x01\x00\x09\x00", "wmf", "image/x-wmf"),
    (b"BM", "bmp", "image/bmp"),
    (b"II*\x00", "tiff", "image/tiff"),
    (b"MM\x00*", "tiff", "image/tiff"),
)
_EMF, _EMF_AT = b" EMF", 40


def kind_of(content: bytes) -> tuple[str, str]:
    """The extension and type of a picture made of points or of Windows' records; empty for anything else."""
    if content.startswith(b"\x01\x00\x00\x00") and content[_EMF_AT : _EMF_AT + 4] == _EMF:
        return "emf", "image/x-emf"
    return next(((extension, kind) for beginning, extension, kind in _KINDS if content.startswith(beginning)), ("", ""))


def shapes_of(root: etree._Element) -> bytes | None:
    """The drawing written again with its shapes and words; None where it holds a program or takes something from elsewhere.

    What drawing programs leave beside the shapes, such as the folder it was saved in, is not kept.
    """
    if root.tag != f"{_SVG}svg":
        return None
    for element in [*root.iter()]:
        local = str(element.tag).rpartition("}")[2]
        if local in _LIVELY or local.startswith(("animate", "fe")):
            return None
        if element.tag not in {f"{_SVG}{shape}" for shape in _SHAPES}:
            _leave_out(element)
        elif not _keeps_to_itself(element):
            return None
    etree.cleanup_namespaces(root)
    return etree.tostring(root)


def _leave_out(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _keeps_to_itself(element: etree._Element) -> bool:
    for name, value in element.attrib.items():
        local, text = str(name).rpartition("}")[2], str(value)
        if local.startswith("on") or local == "base" or _REACHING.search(text):
            return False
        if local == "href" and not text.startswith("#"):
            return False
        if str(name).startswith("{") and name != _XLINK:
            del element.attrib[name]
    return True
