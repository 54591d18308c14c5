"""Which passage begins a point, which goes on with one, which is left out, and where the list has ended.

A real report breaks its lists at page ends, changes its bullets half-way and puts the next section straight after the last point. The
rules are in `place`, in order; each move says where the words of a passage go.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from readiness.exchange.reading.asked import bare
from readiness.exchange.reading.passages import Gap, Passage
from readiness.exchange.reading.points import PointList

FUNCTION = (
    "a an the and or but nor of to in on at by for from with within across into through under over between that which who whose this "
    "these their its our his her is are was were be been has have had will would can could should must may not as than if when "
    "including regarding"
)
FUNCTION_WORDS = frozenset(FUNCTION.split())
"""Words no statement ends with: what follows goes on with it, even over a page break and with a capital."""
TITLES = (
    "appendices|appendix|background|background papers|conclusion|conclusions|consultation|contact|contact officer|corporate parenting|"
    "council plan|equality|equality impact|equalities|finance|finances|financial implications|human resources|implications|"
    "introduction|law|legal|legal implications|list of background papers|next steps|organisational development|purpose|"
    "recommendation|recommendations|risk|risk management|risks|summary|human resources/transformation"
)
SECTION_TITLES = frozenset(TITLES.split("|"))
FURNITURE = re.compile(r"(?:page )?\d{1,4}(?: (?:of|/) ?\d{1,4})?\.?\Z|page \d{1,4}\b.{0,20}\Z", re.IGNORECASE)


class Move(Enum):
    """Where a passage goes: a point of its own, on with the last one, a paragraph of it, left out, or left out with all that follows."""

    POINT = auto()
    JOIN = auto()
    PARAGRAPH = auto()
    LEAVE = auto()
    END = auto()


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a passage. `final`: no heading or question comes after it. `filled`: the line before it was full;
    `wraps`: the document has broken other sentences at line ends.

    `marks_follow`: there is a marked point before the next heading; `mark_near`: and nothing stands apart between here and it.
    `introduces`: a marked point, no further in, comes next. `mixed`: behind the marked points comes one without a mark.
    """

    question: str = ""
    final: bool = False
    heading_next: bool = False
    marks_follow: bool = False
    mark_near: bool = False
    filled: bool = False
    wraps: bool = False
    introduces: bool = False
    mixed: bool = False


def place(passage: Passage, points: PointList, around: Around) -> tuple[Move, str]:
    """Where the passage goes, and the mark of a new point."""
    if is_furniture(passage):
        return Move.LEAVE, ""
    mark = points.mark_of(passage, around.question)
    if not mark:
        return _place_unmarked(passage, points, around), ""
    if _is_next_section(passage, points, around):
        return Move.END, ""
    return (Move.JOIN, "") if _is_broken_dash(passage, points, around) else (Move.POINT, mark)


def _place_unmarked(passage: Passage, points: PointList, around: Around) -> Move:
    """A passage without a bullet or a list number."""
    if points.points and (_is_broken_by_hand(passage, points) or _says_it_goes_on(passage, points, around)):
        return Move.JOIN
    if _is_numbered_paragraph(passage):
        return Move.END
    if is_title(passage):
        return Move.END if around.final or _is_heading_above(passage, points) else Move.LEAVE
    if not points.points:
        leads_in = around.introduces and passage.text.endswith(":") and not (passage.firm and around.mixed)
        return Move.LEAVE if leads_in else Move.POINT
    if is_unfinished(points.last) and not _is_apart(passage):
        return Move.JOIN
    if points.marked:
        return _below_marked(passage, points, around)
    # Below points without marks each line is a point, unless the line before it was full.
    return Move.JOIN if passage.gap is Gap.LINE and around.filled and not passage.firm else Move.POINT


def _is_apart(passage: Passage) -> bool:
    """Whether it is a paragraph of its own in a program that has paragraphs."""
    return passage.firm and passage.gap >= Gap.PARAGRAPH


def _is_broken_by_hand(passage: Passage, points: PointList) -> bool:
    """Whether the line was broken by hand within the paragraph of a point."""
    same = passage.firm and passage.gap is Gap.LINE and passage.line == points.points[-1].last_line
    return same and (points.marked or points.line != passage.line)


def _is_heading_above(passage: Passage, points: PointList) -> bool:
    """Whether it is a heading of the program's that is no part of this one: then what follows is none either."""
    return passage.level > 0 and (not points.level or passage.level <= points.level)


def _below_marked(passage: Passage, points: PointList, around: Around) -> Move:
    """A sentence without a mark, with a capital, below marked points."""
    if _is_apart(passage):
        if around.final:
            return Move.END
        return Move.PARAGRAPH if around.marks_follow or around.heading_next else Move.LEAVE
    hanging = passage.indent is not None and passage.indent > (points.levels[-1].indent or 0)
    ended = is_finished(points.last)
    wrapped = around.filled or hanging or (around.wraps and not ended)
    if passage.gap is Gap.LINE and (wrapped or around.mark_near or not around.final):
        return Move.JOIN
    if around.final:
        completes = not ended and passage.text.endswith(".") and around.marks_follow
        return Move.JOIN if completes else Move.END
    if not ended:
        return Move.JOIN
    return Move.PARAGRAPH if around.marks_follow or around.heading_next else Move.LEAVE


def _says_it_goes_on(passage: Passage, points: PointList, around: Around) -> bool:
    """Whether the passage is on the same line, or begins as only the middle of a sentence can."""
    first = passage.whole[:1]
    if _is_apart(passage):
        # Somebody pressed Enter here; only the lines of a print, pasted, would make half a sentence of it.
        printed = around.filled and first.islower() and not is_finished(points.last)
        return printed or (is_unfinished(points.last) and first.islower()) or first in set(")],;&/")
    near = passage.gap is Gap.LINE or not around.final
    wrapped = passage.gap is Gap.LINE and around.filled and passage.lead[-1:].isdigit()
    number = first.isdigit() and near and not is_finished(points.last) and (wrapped or not _is_numbered_paragraph(passage))
    aside = not first.isalnum() and passage.gap is Gap.LINE and not is_finished(points.last)
    return passage.gap <= Gap.CELL or first.islower() or number or aside or first in set(")],;&/–-")


def _is_broken_dash(passage: Passage, points: PointList, around: Around) -> bool:
    """A dash at the beginning of a line that is a range or an aside broken there, not a bullet."""
    if passage.mark != "-" or passage.gap is not Gap.LINE or not points.points or points.uses("-"):
        return False
    first, before = passage.text[:1], points.last
    a_range = first.isdigit() and before[-1:].isdigit()
    aside = first.islower() and around.filled and not passage.indent and not is_finished(before)
    return a_range or aside or (is_unfinished(before) and (first.islower() or first.isdigit()))


def _is_next_section(passage: Passage, points: PointList, around: Around) -> bool:
    """A number after the last point of all that begins the report's next section rather than a list."""
    if passage.mark or not around.final or not points.points:
        return False
    apart = passage.gap is Gap.BLANK or _is_apart(passage)
    bulleted = not points.levels or not points.levels[0].marks & {"1", "a", "i", "sub"}
    return is_title(passage) or (bulleted and apart and not points.last.endswith(":"))


def _is_numbered_paragraph(passage: Passage) -> bool:
    number = bare(passage.lead)
    first = passage.text[:1]
    return number[:1].isdigit() and (not first or first.isupper() or first in set("“‘\"'"))


def is_title(passage: Passage) -> bool:
    """Whether the passage looks like the title of a section: marked as one, in capitals, or one that reports have."""
    words = passage.text.strip("#*_ :").casefold()
    return passage.strong or words in SECTION_TITLES or (passage.text.isupper() and 8 <= len(passage.text) <= 80)


def is_furniture(passage: Passage) -> bool:
    """A page number, a rule, a row of dots: nothing anybody said."""
    if passage.lead and not passage.text:
        return passage.lead.isdigit()
    return FURNITURE.match(passage.whole) is not None or not any(map(str.isalnum, passage.whole))


def is_finished(text: str) -> bool:
    """Whether a text ends as a sentence or a point does."""
    return text.rstrip(")]”’\"'*_ ").endswith((".", "!", "?", ":", ";"))


def is_unfinished(text: str) -> bool:
    """Whether a text cannot end here: it stops at a word or a sign that wants something after it."""
    last = text.rsplit(" ", 1)[-1]
    return (last.casefold() in FUNCTION_WORDS and last != "May") or last[-1:] in {",", "(", "/", "&", "-", "–", "—"}


def wrapped_at(lines: Sequence[str]) -> int | None:
    """The width at which the lines were broken by a machine, or None where each line is a whole paragraph."""
    lengths = sorted(len(line.rstrip()) for line in lines if line.strip())
    width = lengths[int(len(lengths) * 0.98)] if lengths else 0
    near = sum(width - 12 <= length <= width for length in lengths)
    return width if 40 <= width <= 130 and near >= len(lengths) / 5 else None
