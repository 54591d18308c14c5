"""HTML as a clipboard gives it (Word, Excel, Outlook, LibreOffice, Google Docs, a website) as a Paper.

It is read as a stream of tags that libxml2 puts in order, so broken markup and fragments are read too, and nothing is nested here.
Style is in `web_style.py`, lists in `web_lists.py`, tables in `web_tables.py`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from lxml import etree

from readiness.files.archives import TooDeep
from readiness.files.gathering import Gathering, Writing, plain, shared_remarks
from readiness.files.model import Paper, PaperKind
from readiness.files.signs import readable
from readiness.files.web_lists import Lists, label_of
from readiness.files.web_style import Look, Sheet, look_of
from readiness.files.web_tables import WebTables
from readiness.files.word.numbering import Label

DEPTH_LIMIT = 2_000
"""Deepest nesting of elements. Closing tags that fit nothing cost time by the depth at which they stand."""
CHUNK = 100_000
_BLOCK_NAMES = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol option p pre section summary table tbody td tfoot th thead tr ul"
)
_LEFT_OUT_NAMES = "script title template noscript iframe object svg math audio video canvas select xml head style"
_BLOCKS, _LEFT_OUT = frozenset(_BLOCK_NAMES.split()), frozenset(_LEFT_OUT_NAMES.split())
_LISTS = frozenset(("ul", "ol", "menu", "dir"))
_BOLD = frozenset(("b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"))
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_RUNS = re.compile(r" {2,}")
_AROUND = re.compile(r" ?([\n\t]) ?")
_ADDRESS = re.compile(r"(?:https?|mailto|file|ftp):|\\\\", re.IGNORECASE)
_CLIPBOARD = re.compile(r"Version:[\d.]+\s+(?:(?:Start|End)(?:HTML|Fragment|Selection):-?\d+\s+|SourceURL:[^<\r\n]*\s+){1,8}")
"""The header of a Windows clipboard."""
_CELLS_ALONE = re.compile(r"\s*<(?:tr|td|th|tbody|thead|col|colgroup)\b", re.IGNORECASE)


def read_web(text: str, *, name: str) -> Paper:
    """The words of a piece of HTML in reading order. Raises TooLarge or TooDeep."""
    text = text[head.end() :] if (head := _CLIPBOARD.match(text)) else text
    if _CELLS_ALONE.match(text):
        text = f"<table>{text}</table>"
    listener = _Listener(name)
    # The stubs say that a target is told bytes too; HTML comes as text always.
    parser = etree.HTMLParser(target=listener, encoding="utf-8", huge_tree=True)  # type: ignore[arg-type]
    content = text.encode("utf-8", errors="replace")
    for start in range(0, len(content), CHUNK):
        parser.feed(content[start : start + CHUNK])
        listener.refuse_if_too_deep()
    if content:
        parser.close()
    return listener.paper()


@dataclass(frozen=True, slots=True)
class _Frame:
    """An open element and how words in it show."""

    tag: str = ""
    bold: bool = False
    underlined: bool = False
    left_out: bool = False
    is_hidden: bool = False
    is_marker: bool = False
    keeps_blanks: bool = False
    font: str = ""
    address: str = ""


class _Listener:
    """What libxml2 tells of the tags, and what was made of them so far."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._gathering = Gathering(name)
        self._tables = WebTables(self._gathering)
        self._lists = Lists()
        self._sheet = Sheet()
        self._frames = [_Frame()]
        self._writing = Writing()
        self._label = Label()
        self._heading = 0
        self._marker: list[str] = []
        self._marker_font = ""
        self._is_marker = self._ends_line = self._is_too_deep = False
        self._level = 0
        self._comments = self._pictures = self._hidden_words = self._tracked = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        outer = self._frames[-1]
        if len(self._frames) > DEPTH_LIMIT:
            self._is_too_deep = True
            return
        classes = attributes.get("class", "")
        self._comments += classes == "msocomanchor"
        if outer.left_out:
            self._frames.append(outer if outer.tag == tag else replace(outer, tag=tag))
            return
        look = look_of(attributes.get("style", ""))
        frame = self._frame(tag, attributes, look, classes)
        if not frame.left_out:
            self._begin(frame, attributes, look, classes)
        self._frames.append(frame)

    def _frame(self, tag: str, attributes: Mapping[str, str], look: Look, classes: str) -> _Frame:
        outer = self._frames[-1]
        bold = look.bold if look.bold is not None else self._sheet.bold(classes)
        href = attributes.get("href", "").strip() if tag == "a" else ""
        hidden = look.is_hidden or "hidden" in attributes
        self._tracked += tag in {"ins", "del"}
        return _Frame(
            tag=tag,
            bold=bold if bold is not None else outer.bold or tag in _BOLD,
            underlined=look.underlined if look.underlined is not None else outer.underlined or tag == "u",
            left_out=hidden or tag == "del" or tag in _LEFT_OUT or _is_apart(look, classes),
            is_hidden=hidden,
            is_marker=outer.is_marker or look.is_marker,
            keeps_blanks=look.keeps_blanks if look.keeps_blanks is not None else outer.keeps_blanks or tag == "pre",
            font=look.font or outer.font,
            address=(href if _ADDRESS.match(href) else "") if tag == "a" else outer.address,
        )

    def _begin(self, frame: _Frame, attributes: Mapping[str, str], look: Look, classes: str) -> None:
        tag = frame.tag
        if tag in _BLOCKS:
            self._flush()
            self._level = look.level if look.level is not None else max(round(look.margin / 36) - 1, 0)
            self._begin_block(tag, attributes, look, classes)
        elif tag == "br":
            self._break()
        elif tag == "img":
            self._pictures += not {attributes.get("width"), attributes.get("height")} & {"0", "1", "2"}
        elif tag == "a":
            self._writing.link(frame.address)
        if look.is_tab:
            self._writing.write("\t", strong=False)

    def _begin_block(self, tag: str, attributes: Mapping[str, str], look: Look, classes: str) -> None:
        if tag in _LISTS:
            self._lists.begin(tag, attributes, look)
        elif tag == "li":
            self._label = self._lists.item(attributes, look)
        elif tag[0] == "h" and tag[1:].isdecimal():
            self._heading = int(tag[1:])
        elif "MsoTitle" in classes.split():
            self._heading = 1
        elif attributes.get("role") == "heading":
            level = attributes.get("aria-level", "2")
            self._heading = int(level) if level in set("123456789") else 2
        else:
            self._tables.begin(tag, attributes)

    def end(self, tag: str) -> None:
        """An element ends."""
        while len(self._frames) > 1:
            frame = self._frames.pop()
            self._end(frame)
            if frame.tag == tag:
                return

    def _end(self, frame: _Frame) -> None:
        tag = frame.tag
        if frame.left_out:
            return
        if tag in _BLOCKS:
            self._flush()
            self._heading = 0
            if tag in _LISTS:
                self._lists.end()
            elif tag == "li":
                self._label = Label()
            else:
                self._tables.end(tag)
        elif tag == "a":
            self._writing.link(self._frames[-1].address)
        if frame.is_marker and not self._frames[-1].is_marker:
            self._end_marker()

    def data(self, text: str) -> None:
        """Words between tags."""
        frame = self._frames[-1]
        if frame.tag == "style":
            self._sheet.read(text)
        elif frame.left_out:
            self._hidden_words += len(text.split()) if frame.is_hidden else 0
        elif self._is_marker or frame.is_marker:
            self._marker.append(text)
            self._marker_font = frame.font if text.strip("\u00a0 \r\n") else self._marker_font
        else:
            self._write(text, frame)

    def _write(self, text: str, frame: _Frame) -> None:
        text = text.replace("\r\n", "\n") if frame.keeps_blanks else _BLANKS.sub(" ", text)
        if text != " ":
            self._ends_line = False
        strong = frame.bold or (frame.underlined and not frame.address)
        self._writing.write(readable(text, font=frame.font), strong=strong)

    def comment(self, text: str) -> None:
        """A comment of the markup: Word marks bullets with them for programs that have no lists."""
        if text.strip() == "[if !supportLists]":
            self._is_marker = True
        elif self._is_marker and text.strip() == "[endif]":
            self._end_marker()

    def close(self) -> None:
        """The text has ended."""

    def _end_marker(self) -> None:
        marker, self._marker, self._is_marker = "".join(self._marker), [], False
        label = label_of(marker, font=self._marker_font, level=self._level)
        if label is not None:
            self._writing.mark, self._writing.number, self._writing.depth = label.mark, label.number, label.depth
        elif marker.strip():
            self._write(marker, self._frames[-1])

    def _break(self) -> None:
        """A line ends; two ends are the end of a paragraph."""
        if self._ends_line:
            self._flush()
        else:
            self._writing.write("\n", strong=False)
        self._ends_line = True

    def _flush(self) -> None:
        """Lay the paragraph down that is being written, and begin another."""
        if self._marker or self._is_marker:
            self._end_marker()
        if not self._writing.pieces:
            self._writing = Writing(address=self._frames[-1].address)
            return
        writing, self._writing, self._ends_line = self._writing, Writing(), False
        writing.link("")
        text = _AROUND.sub(r"\1", _RUNS.sub(" ", plain("".join(writing.pieces)))).strip()
        self._writing.link(self._frames[-1].address)
        if not text:
            return
        writing.pieces = [text]
        writing.heading = self._heading
        if not (writing.mark or writing.number):
            writing.mark, writing.number, writing.depth = self._label.mark, self._label.number, self._label.depth
            self._label = Label()
        self._gathering.add(writing)

    def refuse_if_too_deep(self) -> None:
        """Raise TooDeep once an element stood deeper than DEPTH_LIMIT."""
        if self._is_too_deep:
            raise TooDeep(
                f"“{self.name}” was not read: its layout is nested more than {DEPTH_LIMIT:,} levels deep. Nothing was changed. "
                "Paste it without its layout (as plain text)."
            )

    def paper(self) -> Paper:
        """All that was read."""
        while len(self._frames) > 1:
            self._end(self._frames.pop())
        self._flush()
        self._tables.close()
        remarks = shared_remarks(
            self._gathering, comments=self._comments, pictures=self._pictures, hidden_words=self._hidden_words
        )
        return Paper(kind=PaperKind.WEB, blocks=self._gathering.blocks(), remarks=tuple(remarks), tracked=self._tracked)


def _is_apart(look: Look, classes: str) -> bool:
    """Whether Word has put it beside the text: a comment, its reference, or the head and foot of pages."""
    return look.element in {"comment-list", "comment", "header", "footer"} or classes in {"msocomanchor", "MsoCommentReference"}
