"""Styles and lists as a program can follow them: each with an id of its own, and none that leads to nothing or to itself.

Programs end, or never do, on a style that is based on itself by way of others.
"""

import re
from collections.abc import Iterable

from lxml import etree

from readiness.errors import Refused
from readiness.files.old_containers import UNCHANGED
from readiness.files.word.names import W
from readiness.files.word_template.cleaning import take_out

STYLES_LIMIT = 5_000
"""Most styles. Word's own are some 400; files that passed through many hands have up to 2,000."""
CHAIN_LIMIT = 20
"""Most styles that one may be based on, one on another. Word stops at about ten."""
_VALUE, _ID = f"{W}val", f"{W}styleId"
_LETTERS = re.compile(r"[^0-9A-Za-z]+")


class TooManyStyles(Refused):
    """Its list of styles is longer than STYLES_LIMIT."""


def mend_styles(root: etree._Element, *, name: str) -> None:
    """Give every style an id of its own, and let it lead to styles that are there. Raises TooManyStyles; `name` is the file's."""
    styles = root.findall(f"{W}style")
    if len(styles) > STYLES_LIMIT:
        raise TooManyStyles(
            f"“{name}” has {len(styles):,} styles, and {STYLES_LIMIT:,} is the most a template may have. {UNCHANGED} "
            "In Word, copy what its pages show into a new document, save that and upload it."
        )
    known = _known(styles)
    for style in known.values():
        kind = _kind(style)
        for lead in style.findall(f"{W}basedOn") + style.findall(f"{W}next") + style.findall(f"{W}link"):
            target = known.get(lead.get(_VALUE, ""))
            if target is None or (lead.tag == f"{W}basedOn" and _kind(target) != kind):
                style.remove(lead)
    _part_circles(known)


def _known(styles: Iterable[etree._Element]) -> dict[str, etree._Element]:
    """The styles by their ids; one without gets that of its name, and a second one of an id goes."""
    known: dict[str, etree._Element] = {}
    for style in styles:
        named = style.find(f"{W}name")
        given = style.get(_ID, "") or _LETTERS.sub("", "" if named is None else named.get(_VALUE, ""))
        if not given or given in known:
            take_out(style)
            continue
        style.set(_ID, given)
        known[given] = style
    return known


def _kind(style: etree._Element) -> str:
    return style.get(f"{W}type", "paragraph")


def _part_circles(known: dict[str, etree._Element]) -> None:
    """Let no style be based on itself by way of others, nor on more of them than a program follows."""
    depths: dict[str, int] = {}
    for start in known:
        path: list[str] = []
        following = start
        while following and following not in depths:
            depths[following] = 0  # while it is being followed: who comes back to it has gone in a circle
            path.append(following)
            based = known[following].find(f"{W}basedOn")
            following = "" if based is None else based.get(_VALUE, "")
        below = 0 if not following or following in path else depths[following]
        for place, each in enumerate(reversed(path)):
            based = known[each].find(f"{W}basedOn")
            if based is not None and (below >= CHAIN_LIMIT or (place == 0 and following in path)):
                known[each].remove(based)
                below = 0
            below += 1
            depths[each] = below


def mend_lists(root: etree._Element) -> None:
    """Keep the lists that follow a definition that is there, under whole numbers, each once."""
    definitions: set[str] = set()
    for element, identity in ((each, each.get(f"{W}abstractNumId", "")) for each in root.findall(f"{W}abstractNum")):
        if not _is_whole(identity) or identity in definitions:
            root.remove(element)
        definitions.add(identity)
    lists: set[str] = set()
    for each in root.findall(f"{W}num"):
        follows = each.find(f"{W}abstractNumId")
        definition = "" if follows is None else follows.get(_VALUE, "")
        identity = each.get(f"{W}numId", "")
        if not (_is_whole(identity) and _is_whole(definition) and definition in definitions) or identity in lists:
            root.remove(each)
        lists.add(identity)


def _is_whole(said: str) -> bool:
    return said.isascii() and said.isdigit() and len(said) < 10
