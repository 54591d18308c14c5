"""How the blocks of a report are counted: continuously, by section, or not at all.

Builders mark what may be counted (`numbered=True`); here the report's own way of counting is put on it. Where nothing above a thing is
counted, the thing is not counted either, so that `number()` never meets a 2.1 without a 2.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count

from readiness.documents.blocks import Block, Heading, ListBlock, Note, Paragraph
from readiness.documents.numbering import DEEPEST
from readiness.reports.model import Numbering, ReportSection

QUESTION_DEPTH = 2
"""How deep a question stands in a continuous count: 21.1, below the paragraph that begins its section of the bank."""
ENTRY_DEPTH = 3


def ways(sections: Sequence[ReportSection], numbering: Numbering) -> tuple[Numbering, ...]:
    """How each of the sections is counted, given those it stands among. One that has no heading goes with the heading above it."""
    found: list[Numbering] = []
    first = above = Numbering.NONE
    stands_under_one = False
    for section in sections:
        way = numbering if section.numbered else Numbering.NONE
        if way is Numbering.BY_SECTION:
            if not section.label:
                way = above
            elif section.level > 1 and stands_under_one:
                way = first
        if section.label:
            above = way
            if section.level == 1 or not stands_under_one:
                first, stands_under_one = way, True
        found.append(way)
    return tuple(found)


def counted(blocks: Iterable[Block], way: Numbering) -> tuple[Block, ...]:
    """The blocks of one section, with the marks of `way` on what may be counted."""
    return tuple(_counted(block, way) for block in blocks)


def _counted(block: Block, way: Numbering) -> Block:
    if not isinstance(block, Heading | Paragraph) or not block.numbered:
        return block
    match way:
        case Numbering.NONE:
            return replace(block, numbered=False, depth=0)
        case Numbering.BY_SECTION:
            return replace(block, depth=0)
        case Numbering.CONTINUOUS:
            if isinstance(block, Heading):
                return block if block.depth else replace(block, numbered=False)
            return block if block.depth else replace(block, depth=1)


def countable(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Running text as it may be counted: its paragraphs, not what is small, bold or boxed about them."""
    return tuple(
        replace(block, numbered=True) if isinstance(block, Paragraph) and block.style == "body" and not block.key else block
        for block in blocks
    )


def levelled(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with no heading more than one level below the one before it, whatever was left out between them."""
    above = 0
    for block in blocks:
        if isinstance(block, Heading):
            above = min(block.level, above + 1, DEEPEST)
            yield replace(block, level=above)
        else:
            yield block


def keyed_once(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with a key of its own for each: where a thing stands twice, references lead to the first."""
    seen: set[str] = set()
    for block in blocks:
        if isinstance(block, ListBlock | Note) or not block.key:
            yield block
            continue
        key = next(name for name in _names(block.key) if name not in seen)
        seen.add(key)
        yield block if key == block.key else replace(block, key=key)


def _names(key: str) -> Iterator[str]:
    yield key
    yield from (f"{key}--again-{turn}" for turn in count(2))
