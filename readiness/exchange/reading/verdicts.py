"""What the cell of a verdict says: works well or is to be improved, and of what."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from readiness.exchange.reading.columns import TELLING, is_description
from readiness.exchange.reading.grids import Headed
from readiness.exchange.reading.headings import Role
from readiness.exchange.reading.passages import Passage
from readiness.exchange.reading.ruled import Cell
from readiness.exchange.vocabulary import Vocabulary, plain

RATING_WORDS = 3
"""Up to how many words a cell of a verdict is a rating and no statement."""
APART = re.compile(r"\s*(?:[:;.,–—(]|-(?=\s)|\Z)[\s)]*")
"""What stands between a verdict and the words it is about."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict as it stands in the cell, and the words behind it."""

    role: Role
    said: Passage | None
    points: tuple[Passage, ...]
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a row's verdict makes of its descriptions, and the parts of the `cell` it stands in; none where that is a rating and no more."""

    role: Role
    doubt: str
    parts: tuple[Judged, ...] = ()
    cell: int = -1


class Verdicts:
    """The words of either verdict, the longest first."""

    def __init__(self, vocabulary: Vocabulary | None) -> None:
        lists = ((Role.ACHIEVED, vocabulary.working_well), (Role.STILL_TO_DO, vocabulary.to_improve)) if vocabulary else ()
        self.roles = {plain(phrase): role for role, phrases in lists for phrase in phrases}
        phrases = sorted((phrase for _, listed in lists for phrase in listed), key=len, reverse=True)
        known = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in phrases)
        self.pattern = re.compile(rf"(?P<said>{known})(?!\w)", re.IGNORECASE) if known else None

    def of_row(self, cells: Sequence[tuple[Cell, Headed]]) -> Verdict:
        """What the row's cells of a verdict say, the first of them that says something first."""
        judging = [(cell, column) for cell, column in cells if column.meaning == "verdict"]
        describing = any(is_description(column.heading, column.meaning) for _, column in cells)
        for cell, column in judging:
            if verdict := self._verdict(cell, column, describing=describing):
                return verdict
        heading = judging[0][1].heading if judging else "the verdict"
        return Verdict(Role.ACHIEVED, f"“{heading}” does not say beside it whether this works well or is to be improved.")

    def _verdict(self, cell: Cell, column: Headed, *, describing: bool) -> Verdict | None:
        parts = tuple(self._parts(cell.passages, column.heading))
        told = next((part.role for part in parts if part.said), None)
        if any(part.points for part in parts):
            short = told is None and len(cell.text.split()) <= RATING_WORDS
            return None if short else Verdict(told or Role.ACHIEVED, "" if told else parts[0].doubt, parts, cell.start)
        if told is None:
            return None
        # "Amber" says more than which of the two it is, and what nothing stands beside must be kept too.
        kept = describing and TELLING.search(plain(column.heading)) is not None
        return Verdict(told, "", parts if kept else (), cell.start)

    def _parts(self, passages: Sequence[Passage], heading: str) -> Iterator[Judged]:
        """The words of a cell under the verdict before them."""
        role, said, points = Role.ACHIEVED, None, list[Passage]()
        doubt = f"“{heading}” does not say whether this works well or is to be improved."
        for passage in passages:
            found = self._begins(passage)
            if found is None:
                points.append(passage)
                continue
            if said or points:
                yield Judged(role, said, tuple(points), "" if said else doubt)
            role, said, rest = found
            points = [rest] if rest.text else []
        if said or points:
            yield Judged(role, said, tuple(points), "" if said else doubt)

    def _begins(self, passage: Passage) -> tuple[Role, Passage | None, Passage] | None:
        """The verdict a passage begins with, that verdict's own words, and the rest."""
        found = self.pattern.match(passage.text) if self.pattern and not passage.lead else None
        role = self.roles.get(plain(found["said"])) if found else None
        apart = APART.match(passage.text, found.end()) if found else None
        if found is None or role is None or apart is None:
            return None
        said = replace(passage, text=found["said"], mark="", sign="")
        return role, said, replace(passage, text=passage.text[apart.end() :])
