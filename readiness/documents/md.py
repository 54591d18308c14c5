r"""Documents as Markdown, for publication on a website: CommonMark with the tables of GitHub's.

Whatever a person typed means itself, in that language and in Python-Markdown, which many websites run: a character is escaped where it
could mean anything else, by a reference such as &#124; where a backslash would not do in both. Numbers stand as text, so that no
renderer counts again. Anchors stand only where something leads. Lists are indented by four, as both need.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from readiness.documents.blocks import (
    Block,
    Cell,
    Document,
    Figure,
    Heading,
    Inline,
    ListBlock,
    ListItem,
    Note,
    Paragraph,
    Reference,
    Runs,
    Table,
    Text,
    printable,
)
from readiness.documents.numbering import Numbered, Placed, number, runs_of

APART = "<!-- -->"
"""Between two lists or notes that would else become one."""
BREAK = "  \n"
"""Two blanks: a backslash is a break in CommonMark alone."""
INDENT = " " * 4
_ESCAPED = {ord(letter): f"\\{letter}" for letter in r"\*_[]#"} | {ord(letter): f"&#{ord(letter)};" for letter in "<>&|`~{}$"}
_STARTS = re.compile(r"^(?:([-+])|([=:])|(\d{1,9})([.)]))")
"""What would begin a list, underline a heading or rule a table, at the start of a line."""
_BARE_ADDRESS = re.compile(r"(?i)(?<=http)(s?):(?=//)|(?<=ftp)():(?=//)|(?<=www)()\.")
"""In what would become a link by itself: GitHub would show the backslashes in it."""
_TIGHT_BEFORE = frozenset(" \n(")
_TIGHT_AFTER = frozenset(" \n.,;:?)")
_ADDRESS = str.maketrans({"\\": "%5C", "`": "%60", "|": "%7C", "&": "&amp;", "*": "%2A", "_": "%5F"})


def write(document: Document) -> bytes:
    """The document as Markdown in UTF-8, ended by one line end."""
    numbered = number(document)
    parts = [*_cover(document), *_contents(numbered), *_Page(numbered).parts(numbered.placed)]
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def words(text: str) -> str:
    """Text that means itself inside a line; line ends are kept."""
    lines = (re.sub(r"[ \t]+", " ", line).strip() for line in printable(text).split("\n"))
    return _escaped("\n".join(line for line in lines if line))


def _escaped(text: str) -> str:
    # Python-Markdown reads `[\]:` at the start of a line as where a link leads.
    escaped = text.translate(_ESCAPED).replace("\\]:", "&#93;:")
    escaped = _BARE_ADDRESS.sub(lambda found: f"{found[1] or ''}&#{ord(found[0][-1])};", escaped)
    return f"{escaped[:-1]}\\!" if escaped.endswith("!") else escaped


def _line(text: str) -> str:
    return words(text).replace("\n", " ")


def _started(text: str) -> str:
    """`text`, whose lines begin nothing but text."""
    return "\n".join(_STARTS.sub(_harmless, line) for line in text.split("\n"))


def _harmless(found: re.Match[str]) -> str:
    mark, ruled, digits, stop = found.groups()
    if mark:
        return f"\\{mark}"
    return f"&#{ord(ruled)};" if ruled else f"{digits}\\{stop}"


def _cover(document: Document) -> Iterator[str]:
    if marking := _line(document.marking):
        yield f"**{marking}**"
    yield f"# {_line(document.title)}"
    if document.subtitle:
        yield _broken(_started(words(document.subtitle)))
    yield "\n".join(f"-   **{_line(label)}:** {_line(value)}" for label, value in document.cover)


def _contents(numbered: Numbered) -> Iterator[str]:
    if not numbered.contents:
        return
    yield "## Contents"
    yield "\n".join(
        f"{INDENT * (heading.level - 1)}-   [{_numbered(given, _line(heading.text))}](#{heading.key})"
        for heading, given in numbered.contents
    )


def _numbered(given: str, text: str) -> str:
    return f"{given} {text}" if given else text


def _broken(text: str) -> str:
    return text.replace("\n", BREAK)


class _Page:
    """What the parts are drawn on: what references show, and which keys something leads to."""

    def __init__(self, numbered: Numbered) -> None:
        self.numbered = numbered
        runs = (run for block in numbered.document.blocks for run in runs_of(block))
        self.led_to = {run.to for run in runs if isinstance(run, Reference)}
        self.led_to |= {heading.key for heading, _ in numbered.contents}

    def parts(self, placed: Sequence[Placed]) -> Iterator[str]:
        for before, each in zip((None, *placed), placed, strict=False):
            if before and _merges(before.block, each.block):
                yield APART
            yield from self.part(each)

    def part(self, placed: Placed) -> Iterator[str]:
        match placed.block:
            case Heading() as heading:
                text = _numbered(placed.number, _line(heading.text))
                yield f"{'#' * (heading.level + 1)} {self.anchor(heading.key)}{text}"
            case Paragraph() as paragraph:
                yield self.paragraph(paragraph, placed.number)
            case ListBlock() as points:
                yield "\n".join(self.points(points))
            case Table() as table:
                yield self.titled(table, placed.number)
                yield self.table(table)
            case Figure() as figure:
                yield self.titled(figure, placed.number)
                yield _broken(_started(words(figure.alternative)))
            case Note() as note:
                yield self.note(note)

    def anchor(self, key: str) -> str:
        return f'<a id="{key}"></a>' if key in self.led_to else ""

    def titled(self, block: Table | Figure, given: str) -> str:
        return f"{self.anchor(block.key)}**{given}.** {_line(block.caption)}"

    def paragraph(self, paragraph: Paragraph, given: str) -> str:
        runs = tuple(map(_made_strong, paragraph.runs)) if paragraph.style == "label" else paragraph.runs
        text = self.runs(runs)
        marked = f"**{given}** {text}" if given else text
        return self.anchor(paragraph.key) + _broken(_started(marked))

    def points(self, points: ListBlock) -> Iterator[str]:
        for place, item in enumerate(points.items, 1):
            mark = f"{place}." if points.ordered else "-"
            first, *rest = self.item(item)
            wide = max(len(INDENT), len(mark) + 1)
            yield f"{mark:<{wide}}{first}"
            yield from (f"{'':{wide}}{line}" if line else "" for line in rest)
            if "" in rest:
                yield ""

    def item(self, item: ListItem) -> Iterator[str]:
        """The lines of a point: its text, then the points nested in it."""
        yield from (_broken(_started(self.runs(item.runs))) or "&nbsp;").split("\n")
        for before, child in zip((None, *item.children), item.children, strict=False):
            if before and before.ordered == child.ordered:
                yield from ("", APART, "")
            yield from self.points(child)

    def table(self, table: Table) -> str:
        rows = [[_line(column) for column in table.columns], ["---"] * len(table.columns)]
        rows += [[self.cell(cell) for cell in row] for row in table.rows]
        return "\n".join(f"| {' | '.join(row)} |" for row in rows)

    def cell(self, cell: Cell) -> str:
        return self.runs(cell.runs).replace("\n", "<br>")

    def note(self, note: Note) -> str:
        title = _line(note.title)
        inside = "\n\n".join((f"**{title}**" if title else "&nbsp;", *self.parts([Placed(part) for part in note.blocks])))
        return "\n".join(f"> {line}" if line else ">" for line in inside.split("\n"))

    def runs(self, runs: Runs) -> str:
        """The runs as lines without blanks at either end."""
        pieces = list(self.pieces(runs))
        made = "".join(
            _marked(run, text, before=before, after=after)
            for (run, text), before, after in zip(pieces, _last_letters(pieces), _first_letters(pieces), strict=True)
        )
        return re.sub(r" *\n[ \n]*", "\n", made).strip(" \n")

    def pieces(self, runs: Iterable[Inline]) -> Iterator[tuple[Text, str]]:
        """Every run with the letters that stand for it: blanks at its ends are runs of their own, outside any mark."""
        for run in runs:
            if isinstance(run, Reference):
                shown = _line(self.numbered.shown(run))
                yield Text(""), f"[{shown}](#{run.to})" if run.to in self.numbered.labels else shown
                continue
            text = re.sub(r"[ \t]+", " ", printable(run.text))
            inner = text.strip()
            if not inner:
                yield Text(""), text
                continue
            at = text.index(inner)
            yield Text(""), text[:at]
            yield run, words(inner)
            yield Text(""), text[at + len(inner) :]


def _merges(before: Block, after: Block) -> bool:
    if isinstance(before, ListBlock) and isinstance(after, ListBlock):
        return before.ordered == after.ordered
    return isinstance(before, Note) and isinstance(after, Note)


def _made_strong(run: Inline) -> Inline:
    return Text(run.text, strong=True, emphasis=run.emphasis, href=run.href) if isinstance(run, Text) else run


def _last_letters(pieces: Sequence[tuple[Text, str]]) -> Iterator[str]:
    """What stands before each piece: its last letter, or a blank where nothing does."""
    last = " "
    for run, text in pieces:
        yield last
        if text:
            last = "*" if run.strong or run.emphasis else text[-1]


def _first_letters(pieces: Sequence[tuple[Text, str]]) -> list[str]:
    return list(_last_letters([(run, text[::-1]) for run, text in reversed(pieces)]))[::-1]


def _marked(run: Text, text: str, *, before: str, after: str) -> str:
    """`text` in its marks: asterisks where every renderer reads them as marks, else tags."""
    asterisks = before in _TIGHT_BEFORE and after in _TIGHT_AFTER and text[:1].isalnum() and text[-1:].isalnum()
    if run.emphasis:
        text = f"*{text}*" if asterisks else f"<em>{text}</em>"
    if run.strong:
        text = f"**{text}**" if asterisks else f"<strong>{text}</strong>"
    return f"[{text}](<{run.address.translate(_ADDRESS)}>)" if run.address else text
