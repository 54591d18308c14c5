"""The styles that a Word document of ours needs, found by name among a council's, or added from ours.

A style's name is the same in every language of Word ("heading 1"); its id is not. What is added is based on the council's own
Normal and brings no font.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from lxml import etree

from readiness.documents.docx.compact import closed_up
from readiness.documents.docx.lists import bullet_levels
from readiness.documents.docx.look import Bullet
from readiness.documents.docx.marks import NAMES, WORD, W, attribute, take_out, whole
from readiness.documents.docx.ours import OUR_COLOUR, TEXT_WIDTH, styles
from readiness.documents.tones import INK

_VALUE = f"{W}val"
_WORDS_OWN = frozenset(
    {
        "normal", "title", "subtitle", "heading 1", "heading 2", "heading 3", "heading 4", "list bullet", "list number", "caption",
        "toc heading", "toc 1", "toc 2", "toc 3", "toc 4", "header", "footer", "hyperlink",
    }
)  # fmt: skip
_UNSEEN = frozenset({"default paragraph font", "normal table", "no list", "after table"})
"""In no list of styles that a person sees, or of no use to them."""
_USUAL_SIZE = 20
"""The size of Word's letters, in half points, where nothing says another."""
_OUR_SIZE = 21
_CHAIN = 20
"""Most styles that one may be based on, one on another."""
_DARK_ENOUGH = 4.5


@dataclass(frozen=True, slots=True)
class Need:
    """A style that is needed. `key` is its id among ours, `name` what files call it, `shown` what Word's list of styles does.

    One of Word's own `is_words_own`; the others are ours, and a template may give them a look of its own under the same name.
    """

    key: str
    kind: str
    name: str
    shown: str
    is_words_own: bool

    @property
    def is_seen(self) -> bool:
        """Whether a person can find it in Word's list of styles."""
        return self.name not in _UNSEEN


@cache
def needed() -> tuple[Need, ...]:
    """Every style that is needed, Word's own first, in the order in which a template's maker would set them."""
    found = [_need(style) for style in _ours(scale=1.0, colour=OUR_COLOUR, width=TEXT_WIDTH).iterchildren(f"{W}style")]
    return tuple(sorted(found, key=lambda need: not need.is_words_own))


def found_in(root: etree._Element) -> Mapping[str, etree._Element]:
    """The styles of `root` that are needed, by the key of each need."""
    named: dict[tuple[str, str], etree._Element] = {}
    for style in root.iterchildren(f"{W}style"):
        named.setdefault((style.get(f"{W}type", "paragraph"), _name(style)), style)
    found = {need.key: named[need.kind, need.name] for need in needed() if (need.kind, need.name) in named}
    for key, kind in (
        ("Normal", "paragraph"),
        ("DefaultParagraphFont", "character"),
        ("TableNormal", "table"),
        ("NoList", "numbering"),
    ):
        default = _default(root, kind)
        if default is not None:
            found.setdefault(key, default)
    return found


@dataclass(frozen=True, slots=True)
class Dressed:
    """Styles with every one that is needed. `ids` are by key; `added` are the keys of those that came from ours."""

    root: etree._Element
    ids: Mapping[str, str]
    added: frozenset[str]
    counting: frozenset[str]


def empty(*, scale: float, is_compact: bool = False) -> etree._Element:
    """Our own beginning: how text looks where no style says anything."""
    root = _ours(scale=scale, colour=OUR_COLOUR, width=TEXT_WIDTH, is_compact=is_compact)
    for style in root.findall(f"{W}style"):
        root.remove(style)
    return root


def dressed(
    root: etree._Element, *, colour: str, width: int, numbers: Mapping[str, tuple[int, int]], is_compact: bool = False
) -> Dressed:
    """`root` with those of our styles that it lacks. `numbers` are the list and level of each of ours that counts."""
    theirs = found_in(root)
    taken = {style.get(f"{W}styleId", "").casefold() for style in root.iterchildren(f"{W}style")}
    ours = {
        style.get(f"{W}styleId", ""): style
        for style in _ours(scale=scale_of(root), colour=colour, width=width, is_compact=is_compact).iterchildren(f"{W}style")
    }
    ids = {key: theirs[key].get(f"{W}styleId", "") if key in theirs else _fresh(key, taken) for key in ours}
    added = frozenset(ours) - frozenset(theirs)
    for key, style in ours.items():
        if key in added:
            root.append(_adapted(style, ids, numbers.get(key)))
    counting = {key for key, style in theirs.items() if _numbering(root, style) is not None} | (added & frozenset(numbers))
    return Dressed(root, ids, added, frozenset(counting))


def scale_of(root: etree._Element) -> float:
    """How large its running text is against ours."""
    normal = found_in(root).get("Normal")
    sizes = [] if normal is None else [style.find(f"{W}rPr/{W}sz") for style in _based(root, normal)]
    sizes.append(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}sz"))
    said = next((size.get(_VALUE, "") for size in sizes if size is not None), "")
    return (whole(said) if 12 <= whole(said) <= 72 else _USUAL_SIZE) / _OUR_SIZE


def colour_of(root: etree._Element) -> str:
    """The colour of its headings, where white words could be read on it; else ink."""
    for key in ("Heading1", "Heading2", "Title"):
        style = found_in(root).get(key)
        for each in () if style is None else _based(root, style):
            colour = each.find(f"{W}rPr/{W}color")
            said = "" if colour is None else colour.get(_VALUE, "").upper()
            if len(said) == 6 and set(said) <= set("0123456789ABCDEF") and _contrast_with_white(said) >= _DARK_ENOUGH:
                return said
    return INK[1:].upper()


def bullets_of(root: etree._Element, lists: etree._Element) -> tuple[Bullet, ...]:
    """Its own points, one for each level that has a bullet of its own: "List Bullet", "List Bullet 2", or deeper in the same list."""
    named = {_name(style): style for style in root.iterchildren(f"{W}style") if style.get(f"{W}type") == "paragraph"}
    found: list[Bullet] = []
    for name in ("list bullet", "list bullet 2", "list bullet 3"):
        counted = _numbering(root, named[name]) if name in named else None
        if counted and counted[1] in bullet_levels(lists, str(counted[0])):
            found.append(Bullet(attribute(named[name].get(f"{W}styleId", "")), *counted, is_of_style=True))
        elif found and (level := found[-1].level + 1) in bullet_levels(lists, str(found[-1].identity)):
            found.append(Bullet(found[-1].style, found[-1].identity, level, is_of_style=False))
        else:
            break
    return tuple(found)


def _ours(*, scale: float, colour: str, width: int, is_compact: bool = False) -> etree._Element:
    root = etree.fromstring(styles(scale=scale, colour=colour, width=width), etree.XMLParser(remove_blank_text=True))
    if is_compact:
        closed_up(root, scale)
    return root


def _need(style: etree._Element) -> Need:
    name = style.xpath("string(w:name/@w:val)", namespaces=NAMES)
    assert isinstance(name, str)
    shown = name.replace("toc ", "TOC ", 1)
    return Need(
        key=style.get(f"{W}styleId", ""),
        kind=style.get(f"{W}type", ""),
        name=name.casefold(),
        shown=shown[:1].upper() + shown[1:],
        is_words_own=name.casefold() in _WORDS_OWN,
    )


def _name(style: etree._Element) -> str:
    """What files call it; other names for the same style follow a comma."""
    name = style.find(f"{W}name")
    return "" if name is None else name.get(_VALUE, "").partition(",")[0].strip().casefold()


def _default(root: etree._Element, kind: str) -> etree._Element | None:
    return next(
        (
            style
            for style in root.iterchildren(f"{W}style")
            if style.get(f"{W}type") == kind and style.get(f"{W}default", "0") in {"1", "true", "on"}
        ),
        None,
    )


def _fresh(key: str, taken: set[str]) -> str:
    identity, place = key, 1
    while identity.casefold() in taken:
        identity, place = f"Readiness{key}{place if place > 1 else ''}", place + 1
    taken.add(identity.casefold())
    return identity


def _adapted(style: etree._Element, ids: Mapping[str, str], numbers: tuple[int, int] | None) -> etree._Element:
    style.set(f"{W}styleId", ids[style.get(f"{W}styleId", "")])
    for reference in style.iterchildren(f"{W}basedOn", f"{W}next"):
        reference.set(_VALUE, ids[reference.get(_VALUE, "")])
    for place in style.findall(f"{W}pPr/{W}numPr"):
        if numbers is None:
            take_out(place)
        else:
            identity, level = numbers
            place.extend(
                etree.fromstring(f'<w:numPr xmlns:w="{WORD}"><w:ilvl w:val="{level}"/><w:numId w:val="{identity}"/></w:numPr>')
            )
    return style


def _based(root: etree._Element, style: etree._Element) -> Iterator[etree._Element]:
    """The style and those it is based on, nearest first."""
    by_id = {each.get(f"{W}styleId", ""): each for each in root.iterchildren(f"{W}style")}
    following: etree._Element | None = style
    for _ in range(_CHAIN):
        if following is None:
            return
        yield following
        base = following.find(f"{W}basedOn")
        following = None if base is None else by_id.get(base.get(_VALUE, ""))


def _numbering(root: etree._Element, style: etree._Element) -> tuple[int, int] | None:
    """The list and level that a style gives its paragraphs, or None."""
    level = None
    for each in _based(root, style):
        given = each.find(f"{W}pPr/{W}numPr")
        if given is None:
            continue
        depth, identity = given.find(f"{W}ilvl"), given.find(f"{W}numId")
        level = _whole(depth) if level is None and depth is not None else level
        if identity is not None:
            return (_whole(identity), level or 0) if _whole(identity) else None
    return None


def _whole(element: etree._Element) -> int:
    return whole(element.get(_VALUE, ""))


def _contrast_with_white(colour: str) -> float:
    """As WCAG 2 reckons it, from 1 to 21."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
