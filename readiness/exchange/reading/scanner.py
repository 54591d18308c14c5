"""From characters to passages, in one pass over the tokens of a text.

Markup of any kind is taken off on the way (`markup.py`); list marks, table cells and blank lines become facts about a passage.
"""

import re

from readiness.canonical import clean
from readiness.exchange.model import PASSAGES_LIMIT, TooMuch
from readiness.exchange.reading.markup import ENTITY, HREF, LITERAL, SOFT_BREAK, TOKEN, character, prepared
from readiness.exchange.reading.passages import BULLETS, DASHES, LEAD, LINE_MARK, TAB_WIDTH, Gap, Passage, with_their_numbers

STRONG = frozenset({"b", "strong", "u", "h1", "h2", "h3", "h4", "h5", "h6", "th", "title"})
INLINE = frozenset(
    {"a", "abbr", "b", "big", "code", "del", "em", "font", "i", "img", "input", "ins", "label", "mark", "q", "s", "small", "span"}
    | {"strike", "strong", "sub", "sup", "tt", "u"}
)
CELLS = frozenset({"td", "th"})
LISTS = frozenset({"ul", "ol"})
INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
DECORATED = re.compile(r"(?P<sharps>#{1,6}) (?:\*\*)?(?P<title>.+?)[*# ]*|(?:\*\*|__)(?P<bold>[^*_]+)(?:\*\*|__)")
"""Markdown's heading, or a whole passage in bold."""


def passages_in(text: str) -> list[Passage]:
    """Every passage of `text`, in order. Raises TooMuch beyond PASSAGES_LIMIT."""
    scanner = Scanner()
    position = 0
    plain = prepared(text)
    for token in TOKEN.finditer(plain):
        scanner.text(plain[position : token.start()])
        scanner.token(token)
        position = token.end()
    scanner.text(plain[position:])
    scanner.flush(Gap.LINE)
    return list(with_their_numbers(scanner.passages))


def literal_passages(text: str, *, line: int, gap: Gap) -> list[Passage]:
    """The passages of one paragraph of a program, all of them on `line`, the first `gap` from what stands before it."""
    scanner = Scanner(line=line, gap=gap, literal=True)
    text = SOFT_BREAK.sub(" ", text)
    position = 0
    for token in LITERAL.finditer(text):
        scanner.text(text[position : token.start()])
        scanner.token(token)
        position = token.end()
    scanner.text(text[position:])
    scanner.flush(Gap.LINE)
    return list(with_their_numbers(scanner.passages))


class Scanner:
    """Collects text until something ends the passage."""

    def __init__(self, *, line: int = 1, gap: Gap = Gap.BLANK, literal: bool = False) -> None:
        self.passages: list[Passage] = []
        self.line = line
        self.gap = gap
        self.literal = literal
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
        """Take what stands between two tokens."""
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
        """Take a token: it ends a passage, or says something of the next."""
        if token["newline"]:
            self._newlines(len(token["newline"]))
        elif token["tab"]:
            self._tab()
        elif token["bullet"]:
            self.flush(Gap.SAME)
            self.sign = token["bullet"][-1]
            self.mark = BULLETS[self.sign]
            self.touched = True
        elif not self.literal and token["name"]:
            self._tag(token["name"].lower(), closing=bool(token["closing"]), attributes=token["attributes"] or "")
            self.touched = True
        else:
            self.buffer.append(" ")
            self.touched = True

    def flush(self, gap: Gap) -> None:
        """End the passage, if there is one; the next stands `gap` apart or further."""
        if not self.buffer:
            self.gap = max(self.gap, gap)
            return
        raw = INVISIBLE.sub("", "".join(self.buffer))
        if not self.literal:
            raw = ENTITY.sub(lambda match: character(match[0]), raw)
        text = " ".join(clean(raw).split())
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
        strong, level = self.all_strong, 0
        if not self.mark and not self.literal and (decorated := DECORATED.fullmatch(text)):
            strong, level, text = True, len(decorated["sharps"] or ""), decorated["title"] or decorated["bold"]
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
                level=level,
            )
        )

    def _newlines(self, count: int) -> None:
        self.flush(Gap.LINE)
        if not self.touched or count > 1:
            self.gap, self.mark = Gap.BLANK, ""
        self.line += 0 if self.literal else count
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
