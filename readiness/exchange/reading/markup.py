"""Markup off a text: entities become characters, unseen parts go, and every tag, whole or broken, is a token.

Every pattern is bounded, so that two million hostile characters take linear time. What the tokens do to a passage is for `scanner.py`.
"""

import html
import re

from readiness.exchange.reading.passages import BULLETS, lines_of

NAMES = (
    "a abbr address article aside b big blockquote body br caption center code col colgroup dd del details div dl dt em figcaption "
    "figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i img input ins label li link main mark meta nav ol p pre q s "
    "section small span strike strong sub summary sup table tbody td tfoot th thead title tr tt u ul"
)
TAG_NAME = "|".join(sorted(NAMES.split(), key=len, reverse=True)) + "|[a-z][a-z0-9]{0,3}:[a-z]{1,20}"
BULLET = f"[{''.join(BULLETS)}]"
SIGNS = rf"(?P<newline>\n+)|(?P<tab>\t)|(?P<bullet>{BULLET}+(?: {BULLET}+)*)"
"""What ends a passage or marks the next. Of several bullets the last counts."""
TOKEN = re.compile(
    rf"{SIGNS}"
    rf"|<(?P<closing>/?)(?P<name>{TAG_NAME})(?P<attributes>[\s/][^<>]{{0,1000}})?>"
    rf"|(?P<declared><[!?][^<>]{{0,1000}}>)"
    # What a cut or a careless copy leaves of a tag: its beginning without an end, or its attributes without a beginning.
    rf"|(?P<broken></?(?:{TAG_NAME})\s[a-z-]{{1,20}}\s?=[^<>\n]{{0,300}}(?=[<\n]|\Z)"
    r"|(?:\b(?:ul|ol|li|p|div|span|td|table)\s)?\bstyle\s?=\s?(?:\"[^\"<>\n]{0,300}\"|'[^'<>\n]{0,300}')\s?/?>?)",
    re.IGNORECASE,
)
LITERAL = re.compile(SIGNS)
"""The same for words of a program, in which a tag is what somebody wrote about tags."""
HREF = re.compile(r"href\s?=\s?[\"']?((?:https?://|mailto:)[^\"'\s<>]{1,900})", re.IGNORECASE)
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
SOFT_BREAK = re.compile("[\x0b\x0c\x85\u2028\u2029]")
"""Word's soft line break and the page break: clean() would delete them, and so glue two words together."""
UNSEEN = re.compile(r"<!--|<(script|style)\b[^<>]{0,1000}>", re.IGNORECASE)
TABLE_ROW = re.compile(r"^ {0,20}\|.*$", re.MULTILINE)


def prepared(text: str) -> str:
    r"""`text` with \n line ends, entities as characters (save those that would make a new tag) and unseen parts out."""
    plain = SOFT_BREAK.sub(" ", "\n".join(lines_of(text)))
    decoded = ENTITY.sub(lambda match: character(match[0], keep="<>&"), plain)
    return TABLE_ROW.sub(lambda row: row[0].replace("|", "\t"), _without_unseen(decoded))


def character(entity: str, *, keep: str = "") -> str:
    """The character that an entity stands for; one of `keep` stays an entity, a blank of any kind becomes one."""
    found = html.unescape(entity)
    if found in keep:
        return entity
    return " " if found.isspace() else found


def _without_unseen(text: str) -> str:
    """Comments, scripts and style sheets out, their line ends kept so that later lines keep their numbers."""
    parts: list[str] = []
    position = 0
    never_closed: set[str] = set()
    while opening := UNSEEN.search(text, position):
        closing = f"</{opening[1].lower()}" if opening[1] else "-->"
        # One vain search to the end for each kind of closing, or a text of openings alone would take quadratic time.
        end = None if closing in never_closed else re.compile(re.escape(closing), re.IGNORECASE).search(text, opening.end())
        if end is None:
            never_closed.add(closing)
            parts.append(text[position : opening.end()])
            position = opening.end()
        else:
            parts.append(text[position : opening.start()])
            parts.append("\n" * text.count("\n", opening.start(), end.end()))
            position = end.start() if opening[1] else end.end()
    return "".join([*parts, text[position:]])
