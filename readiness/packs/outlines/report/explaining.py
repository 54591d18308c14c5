"""Words of the glossary, explained once each, directly after the block in which they first stand.

What a person typed is never changed: an explanation is a small note of its own. Nothing is explained under a heading, a label or the
notices before the text. A table has its explanations after it, a line that leads into a list after the list, and an entry after what
belongs to it. A block that holds the meaning itself, such as the glossary, explains the word already.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from readiness.banks.model import Term
from readiness.documents.blocks import Block, ListBlock, Note, Paragraph, Runs, Table, Text
from readiness.packs.outlines.language import stopped

AT_ONE_PLACE = 3
"""Most words explained after one block; the others wait for the next block in which they stand."""
BOTH_FORMS = re.compile(r"(?P<long>.+?) \((?P<short>[^\W\d_]*[A-Z][^\W\d_]*)\)")
"""A term with its abbreviation: "Care Quality Commission (CQC)"."""


@dataclass(frozen=True, slots=True)
class _Form:
    """One way in which a term is written, and which of the terms it is."""

    words: str
    term: int


def explained(blocks: Sequence[Block], terms: Sequence[Term]) -> tuple[Block, ...]:
    """The blocks with a note after each in which a term first stands."""
    if not terms:
        return tuple(blocks)
    found = _Finder(terms)
    notices = len(tuple(takewhile(lambda block: isinstance(block, Note), blocks)))
    done: set[int] = set()
    waiting: list[int] = []
    shown: list[Block] = list(blocks[:notices])
    for block, following in zip(blocks[notices:], (*blocks[notices + 1 :], None), strict=False):
        shown.append(block)
        text = _text(block)
        for term in dict.fromkeys(found(text) if found.may_hold(text, done) else ()):
            if _is_explained_in(text, terms[term]):
                done.add(term)
            elif term not in done and term not in waiting and len(waiting) < AT_ONE_PLACE:
                waiting.append(term)
        if waiting and not _goes_on(block, following):
            shown.append(_note([terms[term] for term in waiting]))
            done.update(waiting)
            waiting = []
    return tuple(shown)


def forms(term: Term) -> tuple[str, ...]:
    """How the term is written, longest first: whole, without its abbreviation, and the abbreviation alone."""
    whole = term.term.strip()
    both = BOTH_FORMS.fullmatch(whole)
    if both:
        return (whole, both["long"], both["short"])
    bare = re.sub(r" \([^()]*\)$", "", whole)
    return (whole, bare) if bare != whole else (whole,)


def pattern(form: str) -> str:
    """What finds the form as whole words, in the plural too; abbreviations only as they are written."""
    words = (re.escape(word) if word.strip("()").isupper() else f"(?i:{re.escape(word)})" for word in form.split())
    return rf"(?<![\w-])(?:{' '.join(words)})s?(?![\w-])"


class _Finder:
    """Finds the terms of a text, in the order in which they stand. The longest form wins where several begin at one place."""

    def __init__(self, terms: Sequence[Term]) -> None:
        known = [_Form(form, place) for place, term in enumerate(terms) for form in forms(term) if form]
        known.sort(key=lambda form: -len(form.words))
        self.terms = [form.term for form in known]
        self.expression = re.compile("|".join(f"({pattern(form.words)})" for form in known))

        self.spelt = [(form.words.lower(), form.term) for form in known]

    def may_hold(self, text: str, done: Collection[int]) -> bool:
        """Whether any term that is not `done` may stand in the text: a quick look that spares a long report most of the searching."""
        lower = text.lower()
        return any(term not in done and words in lower for words, term in self.spelt)

    def __call__(self, text: str) -> Iterator[int]:
        for match in self.expression.finditer(text):
            if match.lastindex:
                yield self.terms[match.lastindex - 1]


def passages(block: Block) -> Iterator[str]:
    """The running words of a block: each paragraph, point and cell by itself. Headings, labels and figures have none."""
    match block:
        case Paragraph() if block.style != "label":
            yield _joined(block.runs)
        case ListBlock():
            for item in block.items:
                yield _joined(item.runs)
                for child in item.children:
                    yield from passages(child)
        case Table():
            yield from (_joined(cell.runs) for row in block.rows for cell in row)
        case Note():
            for part in block.blocks:
                yield from passages(part)
        case _:
            return


def _joined(runs: Runs) -> str:
    return "".join(run.text if isinstance(run, Text) else " " for run in runs)


def _text(block: Block) -> str:
    return " ".join(" ".join(passages(block)).split())


def _is_explained_in(text: str, term: Term) -> bool:
    return term.meaning.rstrip(".") in text or bool(term.short and term.short.rstrip(".") in text)


def _goes_on(block: Block, following: Block | None) -> bool:
    """Whether what follows belongs so closely to the block that a note would come between the two."""
    if isinstance(following, ListBlock):
        return isinstance(block, Paragraph) and _text(block).endswith(":")
    if not isinstance(following, Paragraph) or following.numbered:
        return False
    first = following.runs[0] if following.runs else None
    is_labelled = isinstance(first, Text) and first.strong and first.text.rstrip().endswith(":")
    return following.style == "note" or is_labelled


def _note(terms: Sequence[Term]) -> Paragraph:
    """One small paragraph: each word in bold, and what it means."""
    runs: list[Text] = []
    for term in terms:
        runs += [Text(f"{' ' if runs else ''}{term.term}:", strong=True), Text(f" {stopped(term.short or term.meaning)}")]
    return Paragraph(tuple(runs), style="note")
