"""A Word document as a Paper: its body, then its notes, and a remark for each kind of thing that was left out."""

import re
from collections.abc import Iterator

from lxml import etree

from readiness.files.archives import AGAIN, Damaged, OfficePackage
from readiness.files.gathering import Gathering, counted, shared_remarks
from readiness.files.model import Changes, Paper, PaperKind
from readiness.files.word.names import MC, W, in_common_names
from readiness.files.word.numbering import Numbering
from readiness.files.word.styles import Styles
from readiness.files.word.walk import Walk

QUOTED_LIMIT = 60
"""Most characters of a header that a remark quotes."""
_TRACKED = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel"))
_LEFT_OUT = (
    ("charts", "chart or diagram was", "charts or diagrams were"),
    ("embedded", "embedded document was", "embedded documents were"),
    ("prompts", "field that is not filled in was", "fields that are not filled in were"),
)
_PAGE_NUMBER = re.compile(r"\b(?:page|of|pg|p)\b|[\d\W_]+", re.IGNORECASE)


def read_word(package: OfficePackage, *, name: str, changes: Changes) -> Paper:
    """The words of a .docx in reading order. Raises Damaged, TooLarge, or what the package refuses."""
    document = _Document(package)
    body = document.root.find(f"{W}body")
    if body is None:
        raise Damaged(f"“{name}” is damaged: the document in it has no text part. {AGAIN}")
    styles = Styles(document.part("styles"))
    gathering = Gathering(name)
    walk = Walk(gathering, styles=styles, numbering=Numbering(document.part("numbering"), styles), changes=changes)
    walk.relationships = package.relationships(package.main)
    walk.read(body)
    notes = _read_notes(document, walk)
    return Paper(
        kind=PaperKind.WORD,
        blocks=gathering.blocks(),
        remarks=tuple(_remarks(document, walk, notes)),
        tracked=sum(_tracked(root) for root in (document.root, document.part("footnotes"), document.part("endnotes"))),
    )


class _Document:
    """The parts that the main part leads to, each parsed once."""

    def __init__(self, package: OfficePackage) -> None:
        self.package = package
        self.root = in_common_names(package.xml(package.main))
        self._related = package.relationships(package.main)
        self._parsed: dict[str, etree._Element] = {}

    def names(self, kind: str) -> list[str]:
        """The parts of one kind; a damaged file may name one that it does not have."""
        targets = (each.target for each in self._related.values() if each.kind == kind and not each.outside)
        return sorted({target for target in targets if target in self.package})

    def named(self, part: str) -> etree._Element:
        if part not in self._parsed:
            self._parsed[part] = in_common_names(self.package.xml(part))
        return self._parsed[part]

    def part(self, kind: str) -> etree._Element | None:
        """The one part of a kind, or None without one."""
        names = self.names(kind)
        return self.named(names[0]) if names else None


def _tracked(root: etree._Element | None) -> int:
    """How many tracked changes of words, paragraphs, rows and cells a part has; a second copy of a text box does not count."""
    if root is None:
        return 0
    doubled = sum(1 for copy in root.iter(f"{MC}Fallback") for _ in copy.iter(*_TRACKED))
    return max(sum(1 for _ in root.iter(*_TRACKED)) - doubled, 0)


def _read_notes(document: _Document, walk: Walk) -> dict[str, int]:
    """Read the notes that the text cites, footnotes first, numbered in the order in which they are cited."""
    read: dict[str, int] = {}
    for kind in ("footnote", "endnote"):
        names = document.names(f"{kind}s")
        if not names:
            continue
        walk.relationships = document.package.relationships(names[0])
        notes = {each.get(f"{W}id", ""): each for each in document.named(names[0]).iterchildren(f"{W}{kind}")}
        for cited in [note_id for of, note_id in walk.notes if of == kind]:
            if cited in notes:
                read[kind] = read.get(kind, 0) + 1
                walk.gathering.aside = f"{kind} {read[kind]}"
                walk.read(notes[cited])
    return read


def _remarks(document: _Document, walk: Walk, notes: dict[str, int]) -> list[str]:
    counts = walk.counts
    comments = document.part("comments")
    with_words = 0 if comments is None else sum(next(each.iter(f"{W}t"), None) is not None for each in comments)
    remarks = shared_remarks(walk.gathering, comments=with_words, pictures=counts["pictures"], hidden_words=counts["hidden"])
    for what, one, many in _LEFT_OUT:
        if counts[what]:
            remarks.append(f"{counted(counts[what], one, many)} left out.")
    if counts["contents"]:
        remarks.append(f"The table of contents was left out ({counted(counts['contents'], 'line', 'lines')}).")
    cited = [counted(count, kind, f"{kind}s") for kind, count in notes.items()]
    if cited:
        remarks.append(f"{' and '.join(cited)} {'stands' if sum(notes.values()) == 1 else 'stand'} at the end.")
    if quoted := _header_words(document):
        remarks.append(f"Headers and footers were left out: {quoted}.")
    return remarks


def _header_words(document: _Document) -> str:
    """The words of the headers and footers, quoted, each once; nothing where they only count pages."""
    found: dict[str, None] = {}
    for part in document.names("header") + document.names("footer"):
        words = " ".join("".join(_pieces(document.named(part))).split())
        if _PAGE_NUMBER.sub("", words):
            found[words if len(words) <= QUOTED_LIMIT else f"{words[: QUOTED_LIMIT - 1].rstrip()}…"] = None
    return ", ".join(f"“{words}”" for words in found)


def _pieces(root: etree._Element) -> Iterator[str]:
    """The words of a part with a blank before each paragraph, second copies of text boxes apart."""
    for element in root.iter(f"{W}p", f"{W}t", f"{W}tab"):
        if element.tag != f"{W}t":
            yield " "
        elif next(element.iterancestors(f"{MC}Fallback"), None) is None:
            yield element.text or ""
