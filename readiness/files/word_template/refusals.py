"""What a Word template may not hold: programs, files inside it, and anything that reaches outside it.

Every part is looked at, also those that would be left out, because a template with such a part was not made for this.
"""

import re
from posixpath import dirname

from lxml import etree

from readiness.errors import Refused
from readiness.files.archives import HasMacros, OfficePackage, Relationship
from readiness.files.old_containers import UNCHANGED
from readiness.files.word.names import W
from readiness.files.word_template.fields import HARMLESS, field_names

ATTACHED_TEMPLATE = "attachedTemplate"
# Kinds of relationship, in small letters: programs do not agree on whether capitals matter.
_PROGRAMS = frozenset({"vbaproject", "wordvbadata", "keymapcustomizations", "attachedtoolbars", "extensibility"})
_EMBEDDED = frozenset({"oleobject", "package", "control", "activexcontrolbinary", "afchunk", "subdocument"})
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_EMBEDDED_ELEMENTS = (
    "{urn:schemas-microsoft-com:office:office}OLEObject",
    *(f"{space}{name}" for space in (W, _STRICT) for name in ("altChunk", "subDoc", "object", "control", "movie")),
)
_OUTSIDE = frozenset({"frame", "mailmergesource", "mailmergeheadersource", "recipientdata", "transform"})
_OUTSIDE_ELEMENTS = tuple(f"{space}{name}" for space in (W, _STRICT) for name in ("mailMerge", "frameset", "saveThroughXslt"))
_PROGRAM_PARTS = re.compile(r"^customui/|(?:^|/)(?:customizations|attachedtoolbars)\.\w+$")
_EMBEDDED_PARTS = re.compile(r"(?:^|/)(?:embeddings|activex|ctrlprops)/")
_OLD_DRAWINGS = ("{urn:schemas-microsoft-com:vml}*", "{urn:schemas-microsoft-com:office:office}*")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|[\\/]", re.IGNORECASE)


class NotATemplate(Refused):
    """It is a file of another kind, or has no document in it."""


class EmbeddedObjects(Refused):
    """It has files inside it that programs would open."""


class ReachesOutside(Refused):
    """It takes a picture, words or a style from somewhere else each time it is opened."""


class StrangePicture(Refused):
    """A picture or drawing in its header or footer is of a kind that is not used."""


def refuse_unfit(package: OfficePackage) -> None:
    """Raise HasMacros, EmbeddedObjects or ReachesOutside where any part of the package asks for it."""
    for part in sorted(package.names):
        if _PROGRAM_PARTS.search(part.casefold()):
            raise _has_macros(package.name)
        if _EMBEDDED_PARTS.search(part.casefold()):
            raise _has_embedded(package.name)
    for kind in package.types.values():
        if any(mark in kind.casefold() for mark in _PROGRAMS):
            raise _has_macros(package.name)
        if any(mark in kind.casefold() for mark in ("oleobject", "activex")):
            raise _has_embedded(package.name)
    for listing in sorted(part for part in package.names if part.endswith(".rels")):
        _refuse_relationships(package, listing)
    for part in sorted(part for part in package.names if part.casefold().endswith(".xml")):
        _refuse_elements(package, part)


def refuse_reaching(root: etree._Element, *, name: str) -> None:
    """Raise ReachesOutside where a part that is kept has a field or an old drawing that takes something from elsewhere."""
    for instruction in field_names(root):
        if instruction not in HARMLESS:
            named = instruction or "without a name"
            raise reaches_outside(name, f"a field in it ({named}) takes something from elsewhere, or may do so")
    for element in root.iter(*_OLD_DRAWINGS):
        for attribute, value in element.attrib.items():
            local = str(attribute).rpartition("}")[2]
            if local in {"src", "althref"} and _SCHEME.match(str(value).strip()):
                raise reaches_outside(name, "a picture in it is linked, not kept in the file")


def reaches_outside(name: str, what: str) -> ReachesOutside:
    """The refusal of something that comes from outside."""
    return ReachesOutside(
        f"“{name}” was not taken: {what}. {UNCHANGED} In Word, put the thing itself into the template (for a picture: Insert, Pictures, "
        "This device, and not “Link to file”), save it as .docx and upload that."
    )


def source_of(listing: str) -> str:
    """The part whose relationships stand in the part `listing`; empty for the package's own."""
    folder, _, file = listing.rpartition("/")
    return f"{dirname(folder)}/{file.removesuffix('.rels')}".removeprefix("/")


def _refuse_relationships(package: OfficePackage, listing: str) -> None:
    for relationship in package.relationships(source_of(listing)).values():
        kind = relationship.kind.casefold()
        if kind in _PROGRAMS:
            raise _has_macros(package.name)
        if kind in _EMBEDDED:
            raise _has_embedded(package.name)
        if kind in _OUTSIDE:
            raise reaches_outside(
                package.name, "it takes its words or its layout from another file (mail merge, frames or a transform)"
            )
        if relationship.outside and relationship.kind not in {"hyperlink", ATTACHED_TEMPLATE}:
            raise reaches_outside(package.name, _what_is_outside(relationship))


def _refuse_elements(package: OfficePackage, part: str) -> None:
    root = package.xml(part)
    if next(root.iter(*_EMBEDDED_ELEMENTS), None) is not None:
        raise _has_embedded(package.name)
    if next(root.iter(*_OUTSIDE_ELEMENTS), None) is not None:
        raise reaches_outside(
            package.name, "it takes its words or its layout from another file (mail merge, frames or a transform)"
        )


def _what_is_outside(relationship: Relationship) -> str:
    kinds = {"image": "a picture in it is linked, not kept in the file", "stylesheet": "it takes its styles from another file"}
    return kinds.get(relationship.kind, f"a part of it ({relationship.kind or 'of no kind'}) is somewhere else")


def _has_macros(name: str) -> HasMacros:
    return HasMacros(
        f"“{name}” has macros or buttons of its own in it, so it was not taken. {UNCHANGED} Save it as a Word document (.docx) and upload that."
    )


def _has_embedded(name: str) -> EmbeddedObjects:
    return EmbeddedObjects(
        f"“{name}” was not taken: it has an object inside it, such as a workbook, a chart with its figures, another document or a control. "
        f"{UNCHANGED} Delete the object, or paste it as a picture, save the template as .docx and upload that."
    )
