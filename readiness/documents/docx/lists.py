"""The lists of a document: one count for headings and numbered paragraphs, points, and counted points that each begin at 1."""

from collections import Counter
from collections.abc import Iterable, Mapping

from lxml import etree

from readiness.documents.blocks import Heading, Paragraph
from readiness.documents.docx.look import DEEPEST_LEVEL, Lists, Look
from readiness.documents.docx.marks import WORD, W, coloured, whole
from readiness.documents.numbering import Numbered

NOTHING = f'<w:numbering xmlns:w="{WORD}"/>'.encode()


def styles_of_levels(numbered: Numbered) -> Mapping[str, int]:
    """Which level of the count each of our styles stands at, so that a heading put in by hand is counted as the others are.

    A style that stands at several has the one it has most often; a level has one style.
    """
    found: Counter[tuple[str, int]] = Counter()
    for placed in numbered.placed:
        block = placed.block
        if placed.number and isinstance(block, Heading):
            found[f"Heading{block.level}", placed.number.count(".")] += 1
        elif placed.number and isinstance(block, Paragraph):
            found["NumberedParagraph", placed.number.count(".")] += 1
    levels: dict[str, int] = {}
    for (style, level), _ in sorted(found.items(), key=lambda item: (-item[1], item[0])):
        if style not in levels and level not in levels.values():
            levels[style] = level
    return levels


def fresh(root: etree._Element) -> Lists:
    """Ids that no list of `root` has; definitions have the same as the lists that follow them."""
    taken = [
        whole(element.get(f"{W}{name}", ""))
        for element, name in (
            *((each, "numId") for each in root.iterchildren(f"{W}num")),
            *((each, "abstractNumId") for each in root.iterchildren(f"{W}abstractNum")),
        )
    ]
    first = max(taken, default=0) + 1
    return Lists(headings=first, points=first + 1, counted=first + 2, no_number=first + 3, first_free=first + 4)


def bullet_levels(root: etree._Element, identity: str) -> frozenset[int]:
    """The levels of the list `identity` that have a bullet."""
    followed = next((each for each in root.iterchildren(f"{W}num") if each.get(f"{W}numId") == identity), None)
    definition = None if followed is None else followed.find(f"{W}abstractNumId")
    if definition is None:
        return frozenset()
    levels = root.iterfind(f"{W}abstractNum[@{W}abstractNumId='{whole(definition.get(f'{W}val', ''))}']/{W}lvl")
    kinds = [(level, level.find(f"{W}numFmt")) for level in levels]
    return frozenset(
        whole(level.get(f"{W}ilvl", "")) for level, kind in kinds if kind is not None and kind.get(f"{W}val") == "bullet"
    )


def with_ours(
    root: etree._Element, look: Look, *, levels: Mapping[str, int], counted: Iterable[tuple[int, int]]
) -> etree._Element:
    """`root` with our lists after its own, which stay as they are. `counted` are the id and level of each counted list."""
    ids = look.lists
    linked = {level: look.styles[style] for style, level in levels.items()}
    definitions = (
        _definition(ids.headings, (_of_headings(level, linked.get(level, ""), look) for level in range(DEEPEST_LEVEL + 1))),
        _definition(ids.points, (_of_points(level, look) for level in range(DEEPEST_LEVEL + 1))),
        _definition(ids.counted, (_counted(level, look) for level in range(DEEPEST_LEVEL + 1))),
        _definition(ids.no_number, (_without_number(level) for level in range(DEEPEST_LEVEL + 1))),
    )
    lists = [_list(identity, identity) for identity in (ids.headings, ids.points, ids.no_number)]
    # A number of its own for each counted list, so that each begins at 1.
    lists += [
        _list(identity, ids.counted, f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>')
        for identity, level in counted
    ]
    # Definitions come before lists, and both before what Word for the Mac leaves at the end.
    _insert(root, definitions, before=(f"{W}num", f"{W}numIdMacAtCleanup"))
    _insert(root, lists, before=(f"{W}numIdMacAtCleanup",))
    return root


def _insert(root: etree._Element, pieces: Iterable[str], *, before: tuple[str, ...]) -> None:
    first = next(root.iterchildren(*before), None)
    place = len(root) if first is None else root.index(first)
    made = etree.fromstring(f'<w:numbering xmlns:w="{WORD}">{"".join(pieces)}</w:numbering>')
    root[place:place] = list(made)


def _definition(identity: int, levels: Iterable[str]) -> str:
    return f'<w:abstractNum w:abstractNumId="{identity}"><w:multiLevelType w:val="multilevel"/>{"".join(levels)}</w:abstractNum>'


def _list(identity: int, definition: int, override: str = "") -> str:
    return f'<w:num w:numId="{identity}"><w:abstractNumId w:val="{definition}"/>{override}</w:num>'


def _level(level: int, kind: str, shown: str, *, style: str = "", indent: str, look: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    suffix = '<w:suff w:val="nothing"/>' if kind == "none" else ""
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{named}{suffix}<w:lvlText w:val="{shown}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr>{indent}</w:pPr>{look}</w:lvl>'
    )


def _of_headings(level: int, style: str, look: Look) -> str:
    shown = ".".join(f"%{each + 1}" for each in range(level + 1))
    indent = f'<w:tabs><w:tab w:val="num" w:pos="{look.hang}"/></w:tabs><w:ind w:left="{look.hang}" w:hanging="{look.hang}"/>'
    bold = "" if look.is_councils else f"<w:rPr><w:b/>{coloured(look.colour)}</w:rPr>"
    return _level(level, "decimal", shown, style=style, indent=indent, look=bold)


def _of_points(level: int, look: Look) -> str:
    return _level(level, "bullet", "–" if level % 2 else "•", indent=_stepped(level, look))


def _counted(level: int, look: Look) -> str:
    return _level(level, "decimal", f"%{level + 1}.", indent=_stepped(level, look))


def _without_number(level: int) -> str:
    return _level(level, "none", "", indent='<w:ind w:left="0" w:firstLine="0"/>')


def _stepped(level: int, look: Look) -> str:
    return f'<w:ind w:left="{look.step * (level + 1)}" w:hanging="{look.step}"/>'
