"""A person's Markdown to blocks: emphasis, strong, nested lists, links and `[[references]]`.

One parser, Python-Markdown, asked for its element tree: no HTML is made of what a person typed in an entry. What the parser would take
long over is refused before it is parsed (`is_too_wild`) and shown as it was typed. Guidance of question banks, which is ours or a
council's, goes to HTML through the same parser and is then cleaned.
"""

import re
import threading
from collections.abc import Callable, Iterable, Iterator
from html import escape
from re import Match
from xml.etree.ElementTree import Element

import markdown
import nh3
from markdown.inlinepatterns import InlineProcessor

from readiness.documents.blocks import ADDRESS, Inline, ListBlock, ListItem, Paragraph, Reference, Runs, Text, printable
from readiness.documents.markdown.lists import depth, list_mark, straightened
from readiness.references.model import REFERENCE, Ref, references_in

LONGEST = 10_000
"""Characters. An entry holds no more (`evaluations.model.ENTRY_LIMIT`)."""
MOST_BRACKETS = 60
"""Opening brackets besides those of references: the parser reads to the end of the text for each."""
MOST_MARKS = 400
"""Asterisks, and underscores, in one text."""
LONGEST_RUN = 40
"""Asterisks or underscores in a row."""
DEEPEST = 8
"""Lists within lists."""

Resolve = Callable[[Ref], Inline]
Piece = Paragraph | ListBlock

_GAP = re.compile(r"(?<=[^ \t\n])(?:[ \t]{3,}|\t[ \t]?)(?=[^ \t\n])")
_MARKUP = re.compile(r"[*_\[\\<\n\t]| {2}")
_RUN = re.compile(rf"\*{{{LONGEST_RUN + 1}}}|_{{{LONGEST_RUN + 1}}}")
_QUOTES = re.compile(rf"^[ \t]*(?:>[ \t]*){{{DEEPEST + 1}}}", re.MULTILINE)
_PARSERS = threading.local()
_GUIDANCE_TAGS = {"p", "br", "ul", "ol", "li", "em", "strong", "a", "blockquote"}


def entry_blocks(text: str, resolve: Resolve) -> tuple[Piece, ...]:
    """What a person typed, as paragraphs and lists. `resolve` says what stands for each `[[reference]]`. Never raises."""
    text = _without_gaps(printable(text))
    if not text.strip():
        return ()
    if is_too_wild(text):
        return tuple(Paragraph((Text(part.strip("\n")),)) for part in re.split(r"\n[ \t]*\n", text) if part.strip())
    if not (_MARKUP.search(text) or list_mark(text.lstrip())):
        return (Paragraph((Text(text.strip()),)),)
    return tuple(_pieces(_tree("\n".join(straightened(text))), resolve))


def plain_text(text: str, resolve: Resolve) -> str:
    """What a person typed, as an Excel cell shows it: points as lines with a mark, links as "text (address)".

    Where `resolve` answers with a Reference, what it says when dangling is shown, else its key: a cell has no numbering to ask.
    """
    return "\n\n".join("\n".join(_lines(piece)) for piece in entry_blocks(text, resolve))


def guidance_html(text: str) -> str:
    """Guidance from a question bank as HTML that is safe to put in a page: paragraphs, lists, emphasis and links."""
    text = printable(text)
    if not text.strip():
        return ""
    if is_too_wild(text):
        return f"<p>{escape(text)}</p>"
    made = _parser("guidance").reset().convert("\n".join(straightened(text)))
    return nh3.clean(made, tags=_GUIDANCE_TAGS, attributes={"a": {"href"}}, url_schemes={"http", "https", "mailto"})


def _without_gaps(text: str) -> str:
    """Blanks and tabs inside a line as one blank: every format shows them so, and the parser would look at each of them many times."""
    return _GAP.sub(" ", text)


def is_too_wild(text: str) -> bool:
    """Whether the parser would take too long over the text, or nest too deep."""
    brackets = text.count("[") - 2 * sum(1 for _ in references_in(text))
    return (
        len(text) > LONGEST
        or brackets > MOST_BRACKETS
        or text.count("*") > MOST_MARKS
        or text.count("_") > MOST_MARKS
        or bool(_RUN.search(text))
        or bool(_QUOTES.search(text))
        or depth(text) > DEEPEST
    )


def _parser(use: str) -> markdown.Markdown:
    """This thread's parser: they keep state while they work, so no two threads share one."""
    parser: markdown.Markdown | None = getattr(_PARSERS, use, None)
    if parser is None:
        parser = _made_parser()
        if use == "entry":
            parser.inlinePatterns.register(_ReferencePattern(REFERENCE.pattern, parser), "our_reference", 175)
        setattr(_PARSERS, use, parser)
    return parser


def _made_parser() -> markdown.Markdown:
    parser = markdown.Markdown(extensions=["sane_lists"])
    parser.preprocessors.deregister("html_block")
    parser.treeprocessors.deregister("prettify")
    for pattern in (
        "html", "entity", "image_link", "image_reference", "reference", "short_reference", "short_image_ref", "automail", "backtick",
    ):  # fmt: skip
        parser.inlinePatterns.deregister(pattern)
    for block in ("reference", "code", "hashheader", "setextheader", "hr", "quote"):
        parser.parser.blockprocessors.deregister(block)
    return parser


class _ReferencePattern(InlineProcessor):
    def handleMatch(self, m: Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: N802
        element = Element("reference")
        element.set("to", m[0])
        return element, m.start(0), m.end(0)


def _tree(text: str) -> Element:
    parser = _parser("entry").reset()
    lines = text.split("\n")
    for preprocessor in parser.preprocessors:
        lines = preprocessor.run(lines)
    root = parser.parser.parseDocument(lines).getroot()
    assert root is not None
    for processor in parser.treeprocessors:
        changed = processor.run(root)
        if changed is not None:
            root = changed
    return root


def _pieces(root: Element, resolve: Resolve) -> Iterator[Piece]:
    for element in root:
        if element.tag in {"ul", "ol"}:
            yield _list(element, resolve)
        else:
            runs = _tidied(_runs(element, resolve))
            if runs:
                yield Paragraph(runs)


def _list(element: Element, resolve: Resolve) -> ListBlock:
    return ListBlock(tuple(_item(item, resolve) for item in element), ordered=element.tag == "ol")


def _item(item: Element, resolve: Resolve) -> ListItem:
    """A point: its own text and paragraphs as lines of one run, its lists as children."""
    runs: list[Inline] = [Text(item.text)] if item.text else []
    children: list[ListBlock] = []
    for child in item:
        if child.tag in {"ul", "ol"}:
            children.append(_list(child, resolve))
        elif child.tag == "p":
            if runs:
                runs.append(Text("\n"))
            runs.extend(_runs(child, resolve))
        else:
            runs.extend(_inline(child, resolve, Text("")))
            if child.tail:
                runs.append(Text(child.tail))
    return ListItem(_tidied(runs), tuple(children))


def _runs(element: Element, resolve: Resolve, style: Text = Text("")) -> Iterator[Inline]:  # noqa: B008 - a frozen value
    if element.text:
        yield _styled(element.text, style)
    for child in element:
        yield from _inline(child, resolve, style)
        if child.tail:
            yield _styled(child.tail, style)


def _inline(element: Element, resolve: Resolve, style: Text) -> Iterator[Inline]:
    if element.tag == "reference":
        yield from (resolve(ref) for ref in references_in(element.get("to", "")))
    elif element.tag == "br":
        # The line end itself follows in the element's tail.
        return
    elif element.tag == "a":
        yield from _link(element, resolve, style)
    else:
        strong, emphasis = style.strong or element.tag == "strong", style.emphasis or element.tag == "em"
        yield from _runs(element, resolve, Text("", strong=strong, emphasis=emphasis, href=style.href))


def _link(element: Element, resolve: Resolve, style: Text) -> Iterator[Inline]:
    """A link; to an address of another kind than http, https or mailto, its words and then the address as text."""
    address = element.get("href", "")
    if ADDRESS.fullmatch(address):
        yield from _runs(element, resolve, Text("", style.strong, style.emphasis, address))
    else:
        yield from _runs(element, resolve, style)
        yield _styled(f" ({address})", style)


def _styled(text: str, style: Text) -> Text:
    return Text(text, style.strong, style.emphasis, style.href)


def _tidied(runs: Iterable[Inline]) -> Runs:
    """Neighbours of one style joined; no blanks around line ends, nor at either end."""
    joined: list[Inline] = []
    for run in runs:
        before = joined[-1] if joined else None
        if isinstance(run, Text) and isinstance(before, Text) and _styled("", run) == _styled("", before):
            joined[-1] = _styled(before.text + run.text, run)
        else:
            joined.append(run)
    tidy = [_styled(re.sub(r"[ \t]*\n[ \t]*", "\n", run.text), run) if isinstance(run, Text) else run for run in joined]
    if tidy and isinstance(tidy[0], Text):
        tidy[0] = _styled(tidy[0].text.lstrip(), tidy[0])
    if tidy and isinstance(tidy[-1], Text):
        tidy[-1] = _styled(tidy[-1].text.rstrip(), tidy[-1])
    return tuple(run for run in tidy if not (isinstance(run, Text) and not run.text))


def _lines(piece: Piece, depth: int = 0) -> Iterator[str]:
    if isinstance(piece, Paragraph):
        yield _words(piece.runs)
        return
    for place, item in enumerate(piece.items, 1):
        mark = f"{place}. " if piece.ordered else "• "
        inset = "    " * depth
        first, *rest = _words(item.runs).split("\n")
        yield f"{inset}{mark}{first}"
        yield from (f"{inset}  {line}" for line in rest)
        for child in item.children:
            yield from _lines(child, depth + 1)


def _words(runs: Runs) -> str:
    return "".join(_word(run) for run in runs)


def _word(run: Inline) -> str:
    if isinstance(run, Reference):
        return run.dangling or run.to
    return f"{run.text} ({run.href})" if run.href and run.href != run.text else run.text
