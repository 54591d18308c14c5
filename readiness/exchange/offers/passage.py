"""An entry's text made ready for looking into it: one line a paragraph or point, marks of emphasis gone, cut into sentences."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from readiness.exchange.offers.names import Word, words_of

NEW = "\x00"
POINT = re.compile(r"^[ \t]*(?:[-*•+]|\d{1,3}[.)]) ", re.MULTILINE)
BLANKS = re.compile(r"[ \t\u00a0\u2007\u202f]+")
EMPTY_LINE = re.compile(r"\n ?\n")
EMPHASIS = re.compile(r"\*{1,3}|(?<!\w)_{1,2}|_{1,2}(?!\w)|\\(?=[\\`*_{}\[\]()#+.!<>|-])")
SENTENCE_END = re.compile(r"[.!?;][)”\"’']? +(?=[A-Z0-9“\"‘(])|\n")
SHORTENED = re.compile(r"\b(?:e\.g|i\.e|etc|cf|No|no|Dr|Mr|Mrs|Ms|St|para|approx|incl|vs)\.\Z")


@dataclass(frozen=True, slots=True)
class Sentence:
    """From character `start` to `end` of the text; `number` counts from 0."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Prose:
    """A text, its words, its sentences and where each of these begins."""

    text: str
    words: list[Word]
    sentences: list[Sentence]
    starts: list[int]

    def sentence_at(self, position: int) -> Sentence:
        """The sentence in which the character at `position` stands."""
        return self.sentences[max(0, bisect_right(self.starts, position) - 1)]


def prose_of(markdown: str) -> Prose:
    """What `markdown` says, in plain lines."""
    text = BLANKS.sub(" ", markdown.replace("\r\n", "\n").replace("\r", "\n").replace(NEW, " "))
    text = EMPHASIS.sub("", POINT.sub(NEW, text))
    # A single line break inside a paragraph is a blank; an empty line, or a point of a list, begins anew.
    text = EMPTY_LINE.sub(NEW, text).replace("\n", " ")
    text = BLANKS.sub(" ", text).replace(NEW, "\n").strip()
    sentences = _sentences(text)
    return Prose(text, words_of(text), sentences, [sentence.start for sentence in sentences])


def _sentences(text: str) -> list[Sentence]:
    found: list[Sentence] = []
    start = 0
    for end in SENTENCE_END.finditer(text):
        if end[0] != "\n" and SHORTENED.search(text, max(start, end.start() - 8), end.start() + 1):
            continue
        found.append(Sentence(len(found), start, end.end()))
        start = end.end()
    found.append(Sentence(len(found), start, len(text)))
    return found
