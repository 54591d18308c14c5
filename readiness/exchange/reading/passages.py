"""From characters to passages: runs of plain text with their line, their bullet or number, and how they stand apart.

Markup of any kind is taken off here, whole or broken; list marks, table cells and blank lines become facts about a passage. What the
passages mean is for `headings.py` and `points.py`. Every pattern is bounded, so that two million hostile characters take linear time.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from readiness.canonical import clean
from readiness.exchange.model import PASSAGES_LIMIT, TooMuch


class Gap(IntEnum):
    """How far a passage stands from the one before it."""

    SAME = 0
    CELL = 1
    LINE = 2
    PARAGRAPH = 3
    BLANK = 4


@dataclass(frozen=True, slots=True)
class Passage:
    """Plain text of one line, blanks collapsed. `lead` is a number before it as written ("21.1", "22.", "(a)").

    `mark` is the kind of bullet, or empty, and `sign` the bullet as written. `indent` is in columns and None where markup hides it. `strong` is a whole passage in
    bold, underlined or a heading.
    """

    text: str
    line: int
    gap: Gap
    lead: str = ""
    mark: str = ""
    sign: str = ""
    indent: int | None = None
    strong: bool = False

    @property
    def whole(self) -> str:
        """The text with the number that stood before it."""
        return f"{self.lead} {self.text}".strip()


NAMES = (
    "a abbr address article aside b big blockquote body br caption center code col colgroup dd del details div dl dt em figcaption "
    "figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i img input ins label li link main mark meta nav ol p pre q s "
    "section small span strike strong sub summary sup table tbody td tfoot th thead title tr tt u ul"
)
TAG_NAME = "|".join(sorted(NAMES.split(), key=len, reverse=True)) + "|[a-z][a-z0-9]{0,3}:[a-z]{1,20}"
BULLETS = {
    **dict.fromkeys("•●■◆✓✔➢➤❖\uf0b7\uf0d8\uf0fc", "•"),
    **dict.fromkeys("▪◦‣○□▫⁃\uf0a7\uf06f", "▪"),
}
"""Marks that are bullets wherever they stand; the private ones are Word's Symbol and Wingdings. The second kind is the nested one."""
DASHES = dict.fromkeys("-–—", "-")
LINE_MARK = re.compile(r"([-–—*+·o])(?: |\Z)")
"""Marks that are bullets only where a line, cell or block begins: within a line they are punctuation."""
LEAD = re.compile(r"(\d{1,3}(?:\.\d{1,3}){1,3}[.):]?|\(?\d{1,3}[.):]|\(?(?:[a-z]|[ivx]{2,4})[.)]|\d{1,3}(?=\Z))(?: |\Z)")
TOKEN = re.compile(
    rf"(?P<newline>\n)|(?P<tab>\t)|(?P<bullet>[{''.join(BULLETS)}])"
    rf"|<(?P<closing>/?)(?P<name>{TAG_NAME})(?P<attributes>[\s/][^<>]{{0,1000}})?>"
    rf"|(?P<declared><[!?][^<>]{{0,1000}}>)"
    # What a cut or a careless copy leaves of a tag: its beginning without an end, or its attributes without a beginning.
    rf"|(?P<broken></?(?:{TAG_NAME})\s[a-z-]{{1,20}}\s?=[^<>\n]{{0,300}}(?=[<\n]|\Z)"
    r"|(?:\b(?:ul|ol|li|p|div|span|td|table)\s)?\bstyle\s?=\s?(?:\"[^\"<>\n]{0,300}\"|'[^'<>\n]{0,300}')\s?/?>?)",
    re.IGNORECASE,
)
STRONG = frozenset({"b", "strong", "u", "h1", "h2", "h3", "h4", "h5", "h6", "th", "title"})
INLINE = frozenset(
    {"a", "abbr", "b", "big", "code", "del", "em", "font", "i", "img", "input", "ins", "label", "mark", "q", "s", "small", "span"}
    | {"strike", "strong", "sub", "sup", "tt", "u"}
)
CELLS = frozenset({"td", "th"})
LISTS = frozenset({"ul", "ol"})
HREF = re.compile(r"href\s?=\s?[\"']?((?:https?://|mailto:)[^\"'\s<>]{1,900})", re.IGNORECASE)
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
UNSEEN = re.compile(r"<!--|<(script|style)\b[^<>]{0,1000}>", re.IGNORECASE)
DECORATED = re.compile(r"#{1,6} (?:\*\*)?(.+?)[*# ]*|(?:\*\*|__)([^*_]+)(?:\*\*|__)")
"""Markdown's heading, or a whole passage in bold."""
TABLE_ROW = re.compile(r"^ {0,20}\|.*$", re.MULTILINE)
TAB_WIDTH = 4


def passages_in(text: str) -> list[Passage]:
    """Every passage of `text`, in order. Raises TooMuch beyond PASSAGES_LIMIT."""
    scanner = _Scanner()
    position = 0
    prepared = _prepared(text)
    for token in TOKEN.finditer(prepared):
        scanner.text(prepared[position : token.start()])
        scanner.token(token)
        position = token.end()
    scanner.text(prepared[position:])
    scanner.flush(Gap.LINE)
    return list(_with_their_numbers(scanner.passages))


def lines_of(text: str) -> list[str]:
    r"""The lines of `text` as an editor counts them: \r\n, \n and a lone \r each end one, the last with or without."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return lines if lines[-1] else lines[:-1]


def words_in(text: str) -> int:
    """How many words `text` has; a dash or a row of dots is none."""
    return sum(any(map(str.isalnum, word)) for word in text.split())


def _prepared(text: str) -> str:
    r"""`text` with \n line ends, entities as characters (save those that would make a new tag) and unseen parts out."""
    # Word's soft line break and the page break are characters that clean() would delete, and so glue two words together.
    plain = re.sub("[\x0b\x0c\x85\u2028\u2029]", " ", "\n".join(lines_of(text)))
    decoded = ENTITY.sub(lambda match: _character(match[0], keep="<>&"), plain)
    return TABLE_ROW.sub(lambda row: row[0].replace("|", "\t"), _without_unseen(decoded))


def _character(entity: str, *, keep: str = "") -> str:
    character = html.unescape(entity)
    if character in keep:
        return entity
    return " " if character.isspace() else character


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


class _Scanner:
    """Collects text until something ends the passage."""

    def __init__(self) -> None:
        self.passages: list[Passage] = []
        self.line = 1
        self.gap = Gap.BLANK
        self.mark = ""
        self.sign = ""
        self.indent: int | None = 0
        self.href = ""
        self.lists = 0
        self.strong_tags = 0
        self.all_strong = True
        self.touched = False
        self.buffer: list[str] = []

    def text(self, text: str) -> None:
        if not text:
            return
        if not text.isspace():
            self.all_strong = self.all_strong and self.strong_tags > 0
            if not self.touched and self.indent is not None:
                self.indent += len(text) - len(text.lstrip())
            self.touched = True
        elif not self.touched and self.indent is not None:
            self.indent += len(text)
        self.buffer.append(text)

    def token(self, token: re.Match[str]) -> None:
        if token["newline"]:
            self._newline()
        elif token["tab"]:
            self._tab()
        elif token["bullet"]:
            self.flush(Gap.SAME)
            self.mark, self.sign = BULLETS[token["bullet"]], token["bullet"]
            self.touched = True
        elif token["name"]:
            self._tag(token["name"].lower(), closing=bool(token["closing"]), attributes=token["attributes"] or "")
            self.touched = True
        else:
            self.buffer.append(" ")
            self.touched = True

    def flush(self, gap: Gap) -> None:
        """End the passage, if there is one; the next stands `gap` apart or further."""
        raw = "".join(self.buffer).translate(INVISIBLE)
        text = " ".join(clean(ENTITY.sub(lambda match: _character(match[0]), raw)).split())
        self.buffer.clear()
        if not text:
            self.gap = max(self.gap, gap)
            return
        begins = self.gap > Gap.SAME and not self.mark
        mark = LINE_MARK.match(text) if begins else None
        if mark:
            self.mark, self.sign, text = DASHES.get(mark[1], mark[1]), mark[1], text[mark.end() :]
            if not text:
                self.gap = max(self.gap, gap)
                return
        self._add(text)
        self.gap, self.mark, self.indent, self.all_strong = gap, "", None, True

    def _add(self, text: str) -> None:
        if len(self.passages) >= PASSAGES_LIMIT:
            message = f"The file has more than {PASSAGES_LIMIT:,} separate passages. Split it, and bring in one part at a time."
            raise TooMuch(message)
        strong = self.all_strong
        if not self.mark and (decorated := DECORATED.fullmatch(text)):
            strong, text = True, decorated[1] or decorated[2]
        lead = None if self.mark or self.gap is Gap.SAME else LEAD.match(text)
        self.passages.append(
            Passage(
                text=text[lead.end() :] if lead else text,
                line=self.line,
                gap=self.gap,
                lead=lead[1] if lead else "",
                mark=self.mark,
                sign=self.sign if self.mark else "",
                indent=self.indent,
                strong=strong,
            )
        )

    def _newline(self) -> None:
        self.flush(Gap.LINE)
        if not self.touched:
            self.gap, self.mark = Gap.BLANK, ""
        self.line += 1
        self.indent, self.touched, self.strong_tags, self.all_strong = 0, False, 0, True

    def _tab(self) -> None:
        if self.touched:
            self.flush(Gap.CELL)
        elif self.indent is not None:
            self.indent += TAB_WIDTH - self.indent % TAB_WIDTH

    def _tag(self, name: str, *, closing: bool, attributes: str) -> None:
        if name not in INLINE and ":" not in name:
            self._block(name, closing=closing)
        if name == "a":
            self._link(closing=closing, attributes=attributes)
        if name in STRONG:
            self.strong_tags = max(0, self.strong_tags + (-1 if closing else 1))

    def _block(self, name: str, *, closing: bool) -> None:
        if name == "br":
            self.flush(Gap.PARAGRAPH if self.gap >= Gap.LINE and not "".join(self.buffer).strip() else Gap.LINE)
            return
        self.flush(Gap.CELL if name in CELLS else Gap.PARAGRAPH)
        self.indent = None
        if name in LISTS:
            self.lists = max(0, self.lists + (-1 if closing else 1))
        elif name == "li" and not closing:
            self.mark, self.sign, self.indent = "li", "•", self.lists * TAB_WIDTH

    def _link(self, *, closing: bool, attributes: str) -> None:
        """Keep where a link led, in brackets after its words, unless the words say it."""
        if closing and self.href and self.href not in "".join(self.buffer):
            self.buffer.append(f" ({self.href})")
        address = None if closing else HREF.search(attributes)
        self.href = address[1].removeprefix("mailto:") if address else ""


def _with_their_numbers(passages: list[Passage]) -> Iterator[Passage]:
    """A number in a cell of its own joined to the text beside it on the line."""
    number: Passage | None = None
    for passage in passages:
        if number and passage.line == number.line and not passage.lead and not passage.mark:
            lead = number.lead if not number.lead.isdigit() else f"{number.lead}."
            yield Passage(passage.text, passage.line, number.gap, lead=lead, indent=number.indent, strong=passage.strong)
            number = None
            continue
        if number:
            yield number
        number = passage if passage.lead and not passage.text else None
        if number is None:
            yield passage
    if number:
        yield number
