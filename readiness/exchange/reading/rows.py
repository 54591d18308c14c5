"""From the rows of a grid to items: the question of each row, then what stands in its columns, under the role of each.

Nothing of a table is lost: headings of columns are labels, and what stands in a column that nobody knows is left, with its place.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from readiness.exchange.reading.asked import bare
from readiness.exchange.reading.columns import is_description
from readiness.exchange.reading.grids import Head, Headed
from readiness.exchange.reading.headings import Item, Role, cut, introduced_points, run_of_points
from readiness.exchange.reading.passages import Gap, Passage
from readiness.exchange.reading.ruled import Cell, Row, Rows, filled
from readiness.exchange.reading.verdicts import Verdict, Verdicts
from readiness.exchange.vocabulary import plain

ROLES = {
    "indicators": Role.INDICATORS,
    "achieved": Role.ACHIEVED,
    "still_to_do": Role.STILL_TO_DO,
    "impact": Role.IMPACT,
    "evidence": Role.EVIDENCE,
    "lead": Role.LEAD,
    "due": Role.DUE,
    "partner": Role.PARTNER,
    "action": Role.ACTION,
}


@dataclass(slots=True)
class GridRows:
    """Goes down the rows of a grid. `row` counts them over all tables; `title` is a row above the headings that names the whole."""

    table: Rows
    head: Head
    verdicts: Verdicts
    row: int
    title: Row | None = None
    said: dict[int, str] = field(default_factory=dict)
    number: str = ""
    wording: str = ""

    @property
    def has_question_column(self) -> bool:
        """Whether each row says what it is about."""
        return self.head.has("question")

    def items(self) -> Iterator[Item]:
        """Every item of the table, in order."""
        for place, row in enumerate(self.table.rows):
            self.row += 1
            if row is self.title:
                yield from self._ask(row)
            elif place < self.head.first:
                yield from self._of(row, Role.LEFT)
            elif place < self.head.until or self.head.is_repeated_by(row):
                yield from self._of(row, Role.LABEL)
            elif self._is_section(row):
                yield from self._of(row, Role.LEFT) if self.has_question_column else self._ask(row)
            elif filled(row):
                yield from self._answered(row)

    def _of(self, row: Row, role: Role) -> Iterator[Item]:
        return (Item(role, passage, row=self.row) for cell in row for passage in cell.passages)

    def _is_section(self, row: Row) -> bool:
        """One cell over the whole width, or alone in the first column where that is none for answers."""
        cells = filled(row)
        if len(cells) != 1 or any(cell.merged for cell in row):
            return False
        (cell,) = cells
        if cell.span > 1:
            return cell.end >= self.table.width or cell.span >= len(self.head.columns)
        return cell.start == 0 and self.head.column_at(0).meaning in {"", "number"} and len(self.head.columns) > 1

    def _ask(self, row: Row) -> Iterator[Item]:
        """A row that is a question, or the theme of those below it."""
        passages = [passage for cell in row for passage in cell.passages]
        number, wording = asked_in(passages)
        yield from self._question(passages, number, wording)

    def _question(self, passages: Sequence[Passage], number: str, wording: str) -> Iterator[Item]:
        self.number, self.wording = number, wording
        first, *rest = passages
        yield Item(Role.QUESTION, first, number, explicit=False, row=self.row, named=wording)
        for passage in rest:
            yield Item(Role.TEXT, passage, row=self.row)

    def _answered(self, row: Row) -> Iterator[Item]:
        cells = [(cell, self.head.column_at(cell.start)) for cell in filled(row)]
        yield from self._asked(cells)
        verdict = self.verdicts.of_row(cells)
        for cell, column in cells:
            if column.meaning == "number" and self.has_question_column:
                continue
            if column.meaning == "verdict":
                yield from self._judged(cell, column, verdict)
            elif column.meaning != "question":
                yield from self._column(cell, column, verdict)

    def _asked(self, cells: Sequence[tuple[Cell, Headed]]) -> Iterator[Item]:
        """The question of a row: a cell that is empty goes on with the one above it."""
        asking = [(cell, column) for cell, column in cells if column.meaning == "question"]
        counting = [cell for cell, column in cells if column.meaning == "number"] if self.has_question_column else []
        number = " ".join(cell.text for cell in counting)
        within = ""
        for cell, column in asking:
            own, wording = asked_in(cell.passages)
            within = own or within
            if self.said.get(column.start) != wording:
                # What stood in the columns behind was about the theme before.
                self.said = {start: text for start, text in self.said.items() if start < column.start}
            self.said[column.start] = wording
        passages = [passage for cell, _ in asking for passage in cell.passages]
        counted = [passage for cell in counting for passage in cell.passages]
        whole = ": ".join(self.said[start] for start in sorted(self.said))
        if passages and (whole != self.wording or (bare(number) not in {"", self.number})):
            yield from self._question([*passages, *counted], bare(number) or within, whole)
            return
        yield from (Item(Role.LABEL, passage, row=self.row) for passage in passages)
        # A number of its own under a question that goes on is the row's, not the question's.
        same = bare(number) in {"", self.number}
        if not same:
            yield self._heading(Role.NOTE, counted[0], "Reference")
        yield from (Item(Role.LABEL if same else Role.TEXT, passage, row=self.row) for passage in counted)

    def _column(self, cell: Cell, column: Headed, verdict: Verdict) -> Iterator[Item]:
        role, doubt = ROLES.get(column.meaning), ""
        if self.head.has("verdict") and is_description(column.heading, column.meaning):
            role, doubt = verdict.role, verdict.doubt
        elif column.meaning == "number":
            role = Role.NOTE
        if role is None:
            yield from (Item(Role.LEFT, passage, row=self.row) for passage in cell.passages)
            return
        yield self._heading(role, cell.passages[0], column.heading, doubt=doubt)
        yield from self._points(cell.passages)

    def _judged(self, cell: Cell, column: Headed, verdict: Verdict) -> Iterator[Item]:
        """A cell that says whether something works well, or that says what works well."""
        parts = verdict.parts if verdict.cell == cell.start else ()
        for part in parts:
            if part.said:
                yield Item(Role.LABEL, part.said, row=self.row)
            if part.points:
                yield self._heading(part.role, part.points[0], column.heading, doubt=part.doubt)
                yield from self._points(part.points)
        if not parts:
            yield self._heading(Role.NOTE, cell.passages[0], column.heading)
            yield from self._points(cell.passages)

    def _heading(self, role: Role, first: Passage, heading: str, *, doubt: str = "") -> Item:
        """What a column's heading says of a cell; its words are counted where it stands."""
        return Item(role, Passage("", first.line, Gap.PARAGRAPH, firm=True), row=self.row, heading=heading, doubt=doubt)

    def _points(self, passages: Sequence[Passage]) -> Iterator[Item]:
        found = list(passages)
        if len(found) == 1:
            found = [part for point in run_of_points(found[0]) for part in introduced_points(point)]
        several = len({passage.line for passage in passages}) > 1
        for passage in found:
            # In a cell of several paragraphs a line broken by hand is a line and no more.
            within = several and passage.gap is Gap.LINE and not passage.mark and not passage.lead
            yield Item(Role.TEXT, replace(passage, gap=Gap.CELL) if within else passage, row=self.row)


def asked_in(passages: Sequence[Passage]) -> tuple[str, str]:
    """The number and the words of a question in a cell of its own, with or without "Question 3:" before it."""
    first, *rest = cut(passages[0])
    number, words = "", []
    if first.role is Role.QUESTION:
        number = first.number
    else:
        number = bare(first.passage.lead) if first.passage.lead and first.passage.text else ""
        words = [first.passage.text if number else first.passage.whole]
    words += [item.passage.text for item in rest]
    words += [passage.whole for passage in passages[1:]]
    return number, " ".join(words)


def title_of(table: Rows, head: Head, *, repeated: frozenset[str]) -> Row | None:
    """The row above the headings that names what all of the table is about, if a row does; a question before any other."""
    alone = [row for row in table.rows[: head.first] if len(filled(row)) == 1 and plain(filled(row)[0].text) not in repeated]
    asking = [row for row in alone if filled(row)[0].text.rstrip().endswith("?")]
    named = asking or alone
    return named[-1] if named else None
