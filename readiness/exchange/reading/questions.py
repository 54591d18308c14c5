"""From items to questions: each with the points under its headings, and a count of where every word went.

Goes through the items once. Whether a passage is a point, goes on with one or ends the list is decided in `placing.py`; what stands
beside entries finds them in `beside.py`.
"""

from collections.abc import Sequence

from readiness.evaluations.model import ENTRY_LIMIT, TooLong
from readiness.exchange.model import QUESTIONS_LIMIT, WORDING_LIMIT, BriefingQuestion, TooMuch
from readiness.exchange.reading.accounts import Accounts
from readiness.exchange.reading.ahead import looking_ahead
from readiness.exchange.reading.asked import bare, is_lone_number
from readiness.exchange.reading.beside import Part
from readiness.exchange.reading.headings import Item, Role
from readiness.exchange.reading.passages import Gap, with_rest
from readiness.exchange.reading.placing import Around, Move, is_finished, place, wrapped_at
from readiness.exchange.reading.points import INDENT_STEP, Point, PointList
from readiness.exchange.reading.source import Source
from readiness.exchange.reading.written import Asked, written

WRAPS = 3
"""From how many sentences broken at a line end a document counts as broken there by a machine."""


class Reader:
    """Goes through the items once, keeping the question and the heading it stands under."""

    def __init__(self, source: Source, items: Sequence[Item]) -> None:
        self.source = source
        self.items = items
        self.width = wrapped_at([line for paragraph in source.lines for line in paragraph.split("\n")])
        self.asked: list[Asked] = []
        self.part: Part | None = None
        self.ended = False
        self.number_line = 0
        self.wrapped = 0
        self.numbers: set[str] = set()
        self.accounts = Accounts(source)
        self.ahead = looking_ahead(items)

    def questions(self) -> tuple[BriefingQuestion, ...]:
        """Every question of the document. Fills `accounts` and `numbers` on the way."""
        for index, item in enumerate(self.items):
            if item.role is Role.QUESTION:
                self._ask(item)
            elif self._numbers_the_next(index):
                self.number_line = item.passage.line
                self.accounts.read(item, Role.QUESTION)
            elif item.role.is_heading and self.asked and not self._is_title_above(item):
                self._head(item)
            elif item.role is Role.LABEL:
                self.accounts.read(item, Role.LABEL)
            elif item.role is not Role.TEXT or not self.asked or self._is_behind(item):
                self._leave(index)
            elif self.part is None:
                self._word(index)
            elif item.row:
                self._point_in_cell(item, self.part)
            else:
                self._point(index, self.part)
        self.numbers.update(asked.number for asked in self.asked if asked.number)
        return tuple(map(self._written, self.asked))

    @property
    def names(self) -> list[str]:
        """The names of the questions, behind that of none."""
        return ["", *(asked.name for asked in self.asked)]

    def _written(self, asked: Asked) -> BriefingQuestion:
        question, turned = written(asked, self.source)
        self.accounts.words[Role.IMPACT] -= turned
        self.accounts.words[Role.ACHIEVED] += turned
        return question

    def _numbers_the_next(self, index: int) -> bool:
        """Whether the item is the number, on a line of its own, of the question that comes next."""
        if not is_lone_number(self.items[index]) or index + 1 == len(self.items):
            return False
        following = self.items[index + 1]
        return following.role is Role.QUESTION and following.number == bare(self.items[index].passage.lead)

    def _ask(self, item: Item) -> None:
        if len(self.asked) >= QUESTIONS_LIMIT:
            raise TooMuch(f"The file has more than {QUESTIONS_LIMIT} questions. Split it, and bring in one part at a time.")
        level = item.passage.level
        asked = Asked(item.number, self.number_line or item.passage.line, item.passage.line, level=level)
        if self.asked:
            asked.earlier = {**self.asked[-1].earlier, **self.asked[-1].numbers}
        self.number_line = 0
        self.asked.append(asked)
        self.part, self.ended = None, False
        if item.explicit:
            self.accounts.read(item, Role.LABEL)
            return
        asked.titled = bool(level and item.passage.firm)
        asked.wording.append(item.named or item.passage.text.strip("#*_ "))
        self.accounts.read(item, Role.QUESTION)

    def _is_behind(self, item: Item) -> bool:
        """Whether the list the item would belong to has ended: with its section, or with its table."""
        return not item.row and (self.ended or (self.part is not None and self.part.row > 0))

    def _is_title_above(self, item: Item) -> bool:
        """Whether "Next steps" is a heading as high as the question's: then it is a section of the report, and ends the question."""
        above = bool(item.phrase) and 0 < item.passage.level <= self.asked[-1].level
        self.ended = self.ended or above
        return above

    def _head(self, item: Item) -> None:
        asked = self.asked[-1]
        passage = item.passage
        numbers, earlier = ({}, {}) if item.row else (asked.numbers, asked.earlier)
        points = PointList(numbers, earlier, line=passage.line, level=passage.level)
        self.part = Part(item.role, points, item.row, item.heading or passage.text, item.doubt)
        self.ended = False
        asked.parts.append(self.part)
        if passage.text:
            self.accounts.read(item, Role.LABEL)

    def _word(self, index: int) -> None:
        """A passage between the announcement of a question and its first heading."""
        item, asked = self.items[index], self.asked[-1]
        passage = item.passage
        if item.row or (is_lone_number(item) and bare(passage.lead) == asked.number):
            self.accounts.read(item, Role.QUESTION)
            return
        goes_on = passage.gap <= Gap.CELL or not asked.wording or not is_finished(asked.wording[-1]) or passage.text[:1].islower()
        if not goes_on or (asked.titled and passage.gap > Gap.LINE):
            self._leave(index)
            return
        text = passage.text if bare(passage.lead) == asked.number else passage.whole
        if passage.printed and asked.wording:
            asked.wording[-1] = with_rest(asked.wording[-1], text)
        else:
            asked.wording.append(text)
        asked.last_line = passage.line
        if sum(map(len, asked.wording)) > WORDING_LIMIT:
            raise TooLong(
                f"The question that begins at {self.source.place(asked.first_line, asked.first_line)} has more than {WORDING_LIMIT:,} "
                "characters before its first heading. Shorten it in the document, then bring it in again."
            )
        self.accounts.read(item, Role.QUESTION)

    def _point_in_cell(self, item: Item, part: Part) -> None:
        """A passage of a cell: what has no mark is a point of its own, unless it is a line within a marked one."""
        passage, points = item.passage, part.points
        mark = points.mark_of(passage, "")
        within = passage.gap <= Gap.CELL or (passage.gap is Gap.LINE and points.marked)
        joins = bool(points.points) and not mark and within
        point = points.join(passage) if joins else points.begin(passage, mark)
        self._look_at_length(point)
        self.accounts.read(item, part.role)

    def _point(self, index: int, part: Part) -> None:
        """A passage under one of the headings."""
        item = self.items[index]
        points = part.points
        move, mark = place(item.passage, points, self._around(index))
        if move in {Move.LEAVE, Move.END}:
            self.ended = move is Move.END
            self._leave(index)
            return
        self.wrapped += move is Move.JOIN and item.passage.gap is Gap.LINE
        if move is Move.POINT:
            point = points.begin(item.passage, mark)
        else:
            point = points.join(item.passage) if move is Move.JOIN else points.paragraph(item.passage)
        self._look_at_length(point)
        self.accounts.read(item, part.role)

    def _around(self, index: int) -> Around:
        item, ahead = self.items[index], self.ahead[index]
        before = self.source.last_printed(self.items[index - 1].passage.line)
        first = item.passage.whole.split(" ", 1)[0]
        return Around(
            question=self.asked[-1].number,
            final=ahead.role is None,
            heading_next=ahead.role is not None and ahead.role.is_heading,
            marks_follow=ahead.marks_follow,
            mark_near=ahead.mark_near,
            wraps=self.wrapped >= WRAPS,
            introduces=self._introduces(index),
            mixed=ahead.plain_behind and ahead.role is not None,
            filled=self.width is not None and len(before.rstrip()) + 1 + len(first) > self.width,
        )

    def _introduces(self, index: int) -> bool:
        """Whether the next item is a marked point that is no further in than this one."""
        here = self.items[index].passage
        following = self.items[index + 1].passage if index + 1 < len(self.items) else None
        marked = following is not None and (following.mark or following.lead in {"1.", "1)", "(1)", "(a)", "a)", "a."})
        return bool(marked) and (following is None or (following.indent or 0) < (here.indent or 0) + INDENT_STEP)

    def _look_at_length(self, point: Point) -> None:
        if point.length <= ENTRY_LIMIT:
            return
        under = f", under {self.asked[-1].number}" if self.asked[-1].number else ""
        raise TooLong(
            f"The point at {self.source.place(point.first_line, point.last_line)}{under} has more than {ENTRY_LIMIT:,} characters, the "
            "most that one entry may hold. Divide it in the document, then bring it in again."
        )

    def _leave(self, index: int) -> None:
        item = self.items[index]
        number = bare(item.passage.lead)
        if number[:1].isdigit():
            self.numbers.add(number)
        self.accounts.leave(item, index, asked=len(self.asked))
