"""From items to questions: each with the points under its headings, and a count of where every word went.

Goes through the items once. Whether a passage is a point, goes on with one or ends the list is decided in `placing.py`.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from readiness.evaluations.model import ENTRY_LIMIT, EntryKind, TooLong
from readiness.exchange.model import (
    QUESTIONS_LIMIT,
    WORDING_LIMIT,
    BriefingEntry,
    BriefingIndicator,
    BriefingQuestion,
    Leftover,
    Place,
    Tally,
    TooMuch,
)
from readiness.exchange.reading.asked import bare, is_lone_number
from readiness.exchange.reading.headings import Item, Role
from readiness.exchange.reading.passages import Gap, words_in
from readiness.exchange.reading.placing import Around, Move, is_finished, place, wrapped_at
from readiness.exchange.reading.points import INDENT_STEP, Point, PointList

WRAPS = 3
"""From how many sentences broken at a line end a document counts as broken there by a machine."""
KINDS = {Role.ACHIEVED: EntryKind.ACHIEVED, Role.STILL_TO_DO: EntryKind.STILL_TO_DO}


@dataclass(slots=True)
class _Asked:
    """A question while it is read."""

    number: str
    first_line: int
    last_line: int
    wording: list[str] = field(default_factory=list)
    lists: dict[Role, list[PointList]] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)

    def points(self, role: Role) -> list[Point]:
        return [point for points in self.lists.get(role, []) for point in points.points]


@dataclass(frozen=True, slots=True)
class _Left:
    """An item that was left out, its place among the items, and how many questions had been asked before it."""

    item: Item
    index: int
    asked: int

    @property
    def text(self) -> str:
        """Its words behind its bullet; a bullet that is a letter is shown as a dot, or it would read as a word."""
        sign = self.item.passage.sign
        return f"{'•' if sign.isalnum() else sign} {self.item.passage.whole}".strip()


class Reader:
    """Goes through the items once, keeping the question and the heading it stands under."""

    def __init__(self, lines: Sequence[str], items: Sequence[Item]) -> None:
        self.lines = lines
        self.items = items
        self.width = wrapped_at(lines)
        self.asked: list[_Asked] = []
        self.section: PointList | None = None
        self.role = Role.TEXT
        self.ended = False
        self.number_line = 0
        self.wrapped = 0
        self.left: list[_Left] = []
        self.numbers: set[str] = set()
        self.words: Counter[Role | None] = Counter()
        self.lines_read: set[int] = set()
        self.ahead = _looking_ahead(items)

    def questions(self) -> tuple[BriefingQuestion, ...]:
        """Every question of the document. Fills `leftovers` and `numbers` on the way."""
        for index, item in enumerate(self.items):
            if item.role is Role.QUESTION:
                self._ask(item)
            elif self._numbers_the_next(index):
                self.number_line = item.passage.line
                self._read(item, Role.QUESTION)
            elif item.role.is_heading and self.asked:
                self._head(item)
            elif item.role is not Role.TEXT or not self.asked or self.ended:
                self._leave(index)
            elif self.section is None:
                self._word(index)
            else:
                self._point(index, self.section)
        self.numbers.update(asked.number for asked in self.asked if asked.number)
        return tuple(map(_question, self.asked))

    @property
    def leftovers(self) -> tuple[Leftover, ...]:
        """What was left, in runs that nothing else interrupts."""
        names = ["", *(_question(asked).name for asked in self.asked)]
        runs: list[list[_Left]] = []
        for left in self.left:
            if runs and runs[-1][-1].index == left.index - 1:
                runs[-1].append(left)
            else:
                runs.append([left])
        return tuple(
            Leftover(
                "\n".join(left.text for left in run),
                Place(run[0].item.passage.line, run[-1].item.passage.line),
                after=names[run[0].asked],
            )
            for run in runs
        )

    def tally(self) -> Tally:
        """Where every line and word went."""
        left = {left.item.passage.line for left in self.left} - self.lines_read
        blank = sum(not line.strip() for line in self.lines)
        seen = left | self.lines_read
        return Tally(
            lines_read=len(self.lines_read),
            lines_left=len(left),
            lines_of_markup=sum(bool(line.strip()) for number, line in enumerate(self.lines, 1) if number not in seen),
            lines_blank=blank,
            words_in_questions=self.words[Role.QUESTION],
            words_in_indicators=self.words[Role.INDICATORS],
            words_achieved=self.words[Role.ACHIEVED],
            words_still_to_do=self.words[Role.STILL_TO_DO],
            words_in_headings=self.words[None],
            words_left=self.words[Role.TEXT],
        )

    def _numbers_the_next(self, index: int) -> bool:
        """Whether the item is the number, on a line of its own, of the question that comes next."""
        if not is_lone_number(self.items[index]) or index + 1 == len(self.items):
            return False
        following = self.items[index + 1]
        return following.role is Role.QUESTION and following.number == bare(self.items[index].passage.lead)

    def _ask(self, item: Item) -> None:
        if len(self.asked) >= QUESTIONS_LIMIT:
            raise TooMuch(f"The file has more than {QUESTIONS_LIMIT} questions. Split it, and bring in one part at a time.")
        asked = _Asked(item.number, self.number_line or item.passage.line, item.passage.line)
        self.number_line = 0
        self.asked.append(asked)
        self.section, self.ended = None, False
        if item.explicit:
            self._read(item, None)
        else:
            asked.wording.append(item.passage.text.strip("#*_ "))
            self._read(item, Role.QUESTION)

    def _head(self, item: Item) -> None:
        asked = self.asked[-1]
        self.section, self.role, self.ended = PointList(numbers=asked.numbers), item.role, False
        asked.lists.setdefault(item.role, []).append(self.section)
        self._read(item, None)

    def _word(self, index: int) -> None:
        """A passage between the announcement of a question and its first heading."""
        item, asked = self.items[index], self.asked[-1]
        passage = item.passage
        if is_lone_number(item) and bare(passage.lead) == asked.number:
            self._read(item, Role.QUESTION)
            return
        goes_on = passage.gap <= Gap.CELL or not asked.wording or not is_finished(asked.wording[-1]) or passage.text[:1].islower()
        if not goes_on:
            self._leave(index)
            return
        asked.wording.append(passage.text if bare(passage.lead) == asked.number else passage.whole)
        asked.last_line = passage.line
        if sum(map(len, asked.wording)) > WORDING_LIMIT:
            raise TooLong(
                f"The question that begins at line {asked.first_line} has more than {WORDING_LIMIT:,} characters before its first "
                "heading. Shorten it in the document, then bring it in again."
            )
        self._read(item, Role.QUESTION)

    def _point(self, index: int, section: PointList) -> None:
        """A passage under one of the three headings."""
        item = self.items[index]
        move, mark = place(item.passage, section, self._around(index))
        if move in {Move.LEAVE, Move.END}:
            self.ended = move is Move.END
            self._leave(index)
            return
        self.wrapped += move is Move.JOIN and item.passage.gap is Gap.LINE
        if move is Move.POINT:
            point = section.begin(item.passage, mark)
        else:
            point = section.join(item.passage) if move is Move.JOIN else section.paragraph(item.passage)
        if point.length > ENTRY_LIMIT:
            raise self._too_long(point)
        self._read(item, self.role)

    def _around(self, index: int) -> Around:
        item, ahead = self.items[index], self.ahead[index]
        before = self.lines[self.items[index - 1].passage.line - 1]
        first = item.passage.whole.split(" ", 1)[0]
        return Around(
            question=self.asked[-1].number,
            final=ahead.role is None,
            heading_next=ahead.role is not None and ahead.role.is_heading,
            marks_follow=ahead.marks_follow,
            mark_near=ahead.mark_near,
            wraps=self.wrapped >= WRAPS,
            introduces=self._introduces(index),
            filled=self.width is not None and len(before.rstrip()) + 1 + len(first) > self.width,
        )

    def _introduces(self, index: int) -> bool:
        """Whether the next item is a marked point that is no further in than this one."""
        here = self.items[index].passage
        following = self.items[index + 1].passage if index + 1 < len(self.items) else None
        marked = following is not None and (following.mark or following.lead in {"1.", "1)", "(1)", "(a)", "a)", "a."})
        return bool(marked) and (following is None or (following.indent or 0) < (here.indent or 0) + INDENT_STEP)

    def _too_long(self, point: Point) -> TooLong:
        under = f", under {self.asked[-1].number}" if self.asked[-1].number else ""
        where = Place(point.first_line, point.last_line)
        return TooLong(
            f"The point at {where}{under} has more than {ENTRY_LIMIT:,} characters, the most that one entry may hold. "
            "Divide it in the document, then bring it in again."
        )

    def _read(self, item: Item, role: Role | None) -> None:
        self.words[role] += words_in(item.passage.whole)
        self.lines_read.add(item.passage.line)

    def _leave(self, index: int) -> None:
        item = self.items[index]
        number = bare(item.passage.lead)
        if number[:1].isdigit():
            self.numbers.add(number)
        self.words[Role.TEXT] += words_in(item.passage.whole)
        self.left.append(_Left(item, index, len(self.asked)))


@dataclass(frozen=True, slots=True)
class _Ahead:
    """What comes after an item: the role of the next that is no text (None at the end), and the marked points before that."""

    role: Role | None = None
    marks_follow: bool = False
    mark_near: bool = False

    def before(self, item: Item) -> "_Ahead":
        """What comes after the item in front of `item`, when this comes after `item`."""
        if item.role is not Role.TEXT:
            return _Ahead(item.role)
        marked = bool(item.passage.mark)
        near = marked or (self.mark_near and item.passage.gap <= Gap.LINE)
        return _Ahead(self.role, self.marks_follow or marked, near)


def _looking_ahead(items: Sequence[Item]) -> list[_Ahead]:
    ahead = [_Ahead()]
    for item in reversed(items[1:]):
        ahead.append(ahead[-1].before(item))
    return ahead[::-1]


def _question(asked: _Asked) -> BriefingQuestion:
    wording = " ".join(asked.wording)
    question = BriefingQuestion(asked.number, wording, Place(asked.first_line, asked.last_line))
    return replace(
        question,
        indicators=tuple(BriefingIndicator(point.line, _place(point, question.name)) for point in asked.points(Role.INDICATORS)),
        achieved=_entries(asked, Role.ACHIEVED, question.name),
        still_to_do=_entries(asked, Role.STILL_TO_DO, question.name),
    )


def _entries(asked: _Asked, role: Role, under: str) -> tuple[BriefingEntry, ...]:
    return tuple(
        BriefingEntry(KINDS[role], point.markdown, _place(point, under), nested=point.nested) for point in asked.points(role)
    )


def _place(point: Point, under: str) -> Place:
    return Place(point.first_line, point.last_line, under)
