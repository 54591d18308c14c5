"""The fields of a template's running lines: which may stay, and links that become plain words."""

import re
from dataclasses import dataclass, field

from lxml import etree

from readiness.documents.blocks import ADDRESS, ADDRESS_LIMIT
from readiness.files.word.names import W

HARMLESS = frozenset(
    {
        "PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "PAGEREF", "REF", "STYLEREF", "SEQ", "TOC", "NOTEREF",
        "TITLE", "SUBJECT", "AUTHOR", "KEYWORDS", "COMMENTS", "DOCPROPERTY", "DOCVARIABLE", "INFO", "LASTSAVEDBY", "REVNUM",
        "FILENAME", "FILESIZE", "TEMPLATE", "NUMWORDS", "NUMCHARS", "EDITTIME", "USERNAME", "USERINITIALS", "USERADDRESS",
        "DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE",
        "IF", "COMPARE", "QUOTE", "SET", "=", "SYMBOL", "ADVANCE", "EQ", "LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT",
        "FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN", "HYPERLINK", "AUTOTEXT", "AUTOTEXTLIST", "GOTOBUTTON", "SHAPE",
    }
)  # fmt: skip
"""Fields that show the document's own pages, properties and dates. All others are refused: a list of the harmful ones is never whole."""
_NAME = re.compile(r"[A-Z]+|=")
_TARGET = re.compile(r'HYPERLINK\s+(?:"([^"]*)"|([^\s"\\]\S*))', re.IGNORECASE)


@dataclass(slots=True)
class _Field:
    """A field made of several elements: its marks, and what stands in it."""

    marks: list[etree._Element] = field(default_factory=list)
    instruction: str = ""
    holds_another: bool = False


def field_names(root: etree._Element) -> list[str]:
    """The name of every field, in capitals; what it begins with where that is no name; empty where it begins with another field."""
    return [_name(each) for each in instructions(root)]


def instructions(root: etree._Element) -> list[str]:
    """What every field is told; empty where it begins with another field."""
    simple = [each.get(f"{W}instr", "") for each in root.iter(f"{W}fldSimple")]
    return simple + [each.instruction for each in _fields(root)]


def unlink(root: etree._Element) -> bool:
    """Make plain words of links that lead to no web or e-mail address. Returns whether there were any."""
    found = False
    for simple in [*root.iter(f"{W}fldSimple")]:
        parent = simple.getparent()
        if parent is not None and _leads_astray(simple.get(f"{W}instr", "")):
            place, found = parent.index(simple), True
            parent[place : place + 1] = [each for each in simple if each.tag != f"{W}fldData"]
    for each in _fields(root):
        if _leads_astray(each.instruction):
            found = True
            for mark in each.marks:
                holder = mark.getparent()
                if holder is not None:
                    holder.remove(mark)
    return found


def _leads_astray(instruction: str) -> bool:
    target = _TARGET.match(instruction.strip())
    address = (target[1] or target[2] or "") if target else ""
    return bool(address) and not (len(address) <= ADDRESS_LIMIT and ADDRESS.fullmatch(address))


def _name(instruction: str) -> str:
    """Letters alone, as programs read it: what follows may stand close to it."""
    said = instruction.upper().split()
    first = said[0] if said else ""
    named = _NAME.match(first)
    return named[0] if named else first[:20]


def _fields(root: etree._Element) -> list[_Field]:
    found: list[_Field] = []
    standing: list[_Field] = []
    for element in root.iter(f"{W}fldChar", f"{W}instrText"):
        kind = element.get(f"{W}fldCharType", "") if element.tag == f"{W}fldChar" else "instruction"
        if kind == "begin":
            if standing and not standing[-1].instruction.strip():
                standing[-1].holds_another = True
            standing.append(_Field())
            found.append(standing[-1])
        if standing:
            standing[-1].marks.append(element)
            # Word reads what stands before the first separator; a name that another field makes is not seen here.
            standing[-1].instruction += (element.text or "") if kind == "instruction" else ""
        if kind == "end" and standing:
            standing.pop()
    for each in found:
        if each.holds_another:
            each.instruction = ""
    return found
