"""Where every passage of a document went: what was left, in runs, and a count of lines and words that adds up to the whole."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from readiness.exchange.model import Leftover, Tally
from readiness.exchange.reading.headings import Item, Role
from readiness.exchange.reading.passages import words_in
from readiness.exchange.reading.source import Source


@dataclass(frozen=True, slots=True)
class Left:
    """An item that was left out, its place among the items, and how many questions had been asked before it."""

    item: Item
    index: int
    asked: int

    @property
    def text(self) -> str:
        """Its words behind its bullet; a bullet that is a letter is shown as a dot, or it would read as a word."""
        sign = self.item.passage.sign
        return f"{'•' if sign.isalnum() else sign} {self.item.passage.whole}".strip()


@dataclass(slots=True)
class Accounts:
    """Filled while a document is read. Words are counted by role, those of headings under LABEL."""

    source: Source
    left: list[Left] = field(default_factory=list)
    words: Counter[Role] = field(default_factory=Counter)
    lines_read: set[int] = field(default_factory=set)

    def read(self, item: Item, role: Role) -> None:
        """The item is part of the shape."""
        self.words[role] += words_in(item.passage.whole)
        self.lines_read.add(item.passage.line)

    def leave(self, item: Item, index: int, *, asked: int) -> None:
        """The item is none."""
        self.words[Role.TEXT] += words_in(item.passage.whole)
        self.left.append(Left(item, index, asked))

    def leftovers(self, names: Sequence[str]) -> tuple[Leftover, ...]:
        """What was left, in runs that nothing else interrupts. `names` are of the questions, the first of none."""
        runs: list[list[Left]] = []
        for left in self.left:
            if runs and runs[-1][-1].index == left.index - 1:
                runs[-1].append(left)
            else:
                runs.append([left])
        return tuple(self._leftover(run, names) for run in runs)

    def _leftover(self, run: Sequence[Left], names: Sequence[str]) -> Leftover:
        lines = [left.item.passage.line for left in run]
        pieces = tuple((left.text, self.source.place(line, line)) for left, line in zip(run, lines, strict=True))
        whole = self.source.place(lines[0], lines[-1])
        return Leftover("\n".join(text for text, _ in pieces), whole, after=names[run[0].asked], pieces=pieces)

    def tally(self) -> Tally:
        """Where every line and word went."""
        left = {left.item.passage.line for left in self.left} - self.lines_read
        seen = left | self.lines_read
        lines = self.source.lines
        beside = [role for role in Role if role.is_beside]
        return Tally(
            lines_read=len(self.lines_read),
            lines_left=len(left),
            lines_of_markup=sum(bool(line.strip()) for number, line in enumerate(lines, 1) if number not in seen),
            lines_blank=sum(not line.strip() for line in lines),
            words_in_questions=self.words[Role.QUESTION],
            words_in_indicators=self.words[Role.INDICATORS],
            words_achieved=self.words[Role.ACHIEVED],
            words_still_to_do=self.words[Role.STILL_TO_DO],
            words_in_headings=self.words[Role.LABEL],
            words_left=self.words[Role.TEXT],
            words_beside=sum(self.words[role] for role in beside),
        )
