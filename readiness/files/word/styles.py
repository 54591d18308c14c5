"""What a Word document's styles say of a paragraph or of its words, base styles included."""

import re
from dataclasses import dataclass, replace

from lxml import etree

from readiness.files.word.names import W, is_on, value_of, whole

CHAIN_LIMIT = 20
"""Longest run of styles based on each other that is followed. Word stops at about half of it."""
_HEADING = re.compile(r"heading ([1-9])$")
_LIST_STYLE = re.compile(r"list (?:bullet|number|continue) ([2-5])$")
_CONTENTS = re.compile(r"toc(?: [1-9]| heading)$|table of figures$|contents (?:[1-9]|heading)$")


@dataclass(frozen=True, slots=True)
class Format:
    """How words show. None leaves it to what the words stand in. `font` is named only where it may be one of signs."""

    bold: bool | None = None
    underlined: bool | None = None
    hidden: bool | None = None
    font: str | None = None


_SILENT = Format()


@dataclass(frozen=True, slots=True)
class Style:
    """One style with all that it inherits. `list_id` "0" takes a paragraph out of the list of its base style."""

    style_id: str = ""
    format: Format = Format()
    heading: int | None = None
    list_id: str | None = None
    list_level: int | None = None
    depth: int = 0
    is_contents: bool = False


def format_of(properties: etree._Element | None) -> Format:
    """What the `w:rPr` of a run or of a style says itself."""
    if properties is None:
        return _SILENT
    bold = underlined = hidden = font = None
    for child in properties:
        if child.tag == f"{W}b":
            bold = is_on(child)
        elif child.tag == f"{W}u":
            underlined = is_on(child)
        elif child.tag == f"{W}vanish":
            hidden = is_on(child)
        elif child.tag == f"{W}rFonts":
            font = child.get(f"{W}ascii") or child.get(f"{W}hAnsi")
    return Format(bold=bold, underlined=underlined, hidden=hidden, font=font)


class Styles:
    """The styles of one document. An id that it does not have is its default."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._defaults: dict[str, str] = {}
        self._known: dict[tuple[str, str], Style] = {}
        self._shown: dict[tuple[str, str | None, Format], Format] = {}
        for element in () if root is None else root.iterchildren(f"{W}style"):
            style_id = element.get(f"{W}styleId", "")
            self._elements[style_id] = element
            if element.get(f"{W}default") in {"1", "true", "on"}:
                self._defaults[element.get(f"{W}type", "")] = style_id
        defaults = None if root is None else root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._format = format_of(defaults)

    def paragraph(self, style_id: str | None) -> Style:
        """The style of a paragraph that names `style_id`, or names none."""
        return self._resolved(style_id, "paragraph")

    def numbering(self, style_id: str) -> Style:
        """A style of lists."""
        return self._resolved(style_id, "numbering")

    def _resolved(self, style_id: str | None, kind: str) -> Style:
        if style_id not in self._elements:
            style_id = self._defaults.get(kind, "")
        key = (kind, style_id or "")
        if key not in self._known:
            self._known[key] = self._inherited(style_id or "")
        return self._known[key]

    def _inherited(self, style_id: str) -> Style:
        chain: list[etree._Element] = []
        named: str | None = style_id
        while named in self._elements and len(chain) < CHAIN_LIMIT:
            chain.append(self._elements[named])
            named = value_of(chain[-1], "basedOn")
        style = Style(style_id=style_id)
        for element in reversed(chain):
            style = _over(style, element)
        return style

    def words(self, paragraph: Style, character_id: str | None, direct: Format) -> Format:
        """How a run shows: bold in a paragraph's style and in a character's style cancel each other, as Word has it."""
        key = (paragraph.style_id, character_id, direct)
        if key not in self._shown:
            self._shown[key] = self._combined(paragraph, character_id, direct)
        return self._shown[key]

    def _combined(self, paragraph: Style, character_id: str | None, direct: Format) -> Format:
        style = self._resolved(character_id, "character").format if character_id else Format()
        base, body = self._format, paragraph.format

        def toggled(first: bool | None, second: bool | None, said: bool | None, default: bool | None) -> bool:
            return said if said is not None else bool(default) or bool(first) != bool(second)

        underlined = next((said for said in (direct.underlined, style.underlined, body.underlined) if said is not None), False)
        return Format(
            bold=toggled(body.bold, style.bold, direct.bold, base.bold),
            underlined=underlined,
            hidden=toggled(body.hidden, style.hidden, direct.hidden, base.hidden),
            font=direct.font or style.font or body.font,
        )


def _over(base: Style, element: etree._Element) -> Style:
    """A style over the one it is based on."""
    said = format_of(element.find(f"{W}rPr"))
    properties = element.find(f"{W}pPr")
    listed = None if properties is None else properties.find(f"{W}numPr")
    name = " ".join((value_of(element, "name") or "").casefold().split())
    level = value_of(listed, "ilvl")
    return replace(
        base,
        format=Format(
            bold=base.format.bold if said.bold is None else said.bold,
            underlined=base.format.underlined if said.underlined is None else said.underlined,
            hidden=base.format.hidden if said.hidden is None else said.hidden,
            font=said.font or base.format.font,
        ),
        heading=_heading(value_of(properties, "outlineLvl"), name, base.heading),
        list_id=value_of(listed, "numId") or base.list_id,
        list_level=base.list_level if level is None else whole(level, default=0),
        depth=int(found.group(1)) - 1 if (found := _LIST_STYLE.match(name)) else base.depth,
        is_contents=base.is_contents or bool(_CONTENTS.match(name)),
    )


def _heading(outline: str | None, name: str, inherited: int | None) -> int | None:
    if outline is not None:
        return heading_of_outline(outline)
    if found := _HEADING.match(name):
        return int(found.group(1))
    return 1 if name == "title" else inherited


def heading_of_outline(outline: str) -> int:
    """The heading that an outline level makes: levels 0 to 8 are headings 1 to 9, and 9 is body text."""
    level = whole(outline, default=9)
    return level + 1 if 0 <= level < 9 else 0
