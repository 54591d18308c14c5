"""What stands beside entries, given to the entries it is about: a difference, evidence, who leads, by when.

In a table that is the same row, under other headings the same question since the last such part. Equal counts pair one to one and a
single entry takes all. Where it cannot be told which entry is meant, nothing is guessed: a difference becomes an entry of its own with
its doubt, and the rest are notes of the question.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from readiness.exchange.reading.headings import Role
from readiness.exchange.reading.points import Point, PointList

ABOUT = {
    Role.IMPACT: (Role.ACHIEVED,),
    Role.EVIDENCE: (Role.ACHIEVED, Role.STILL_TO_DO),
    Role.PARTNER: (Role.STILL_TO_DO, Role.ACHIEVED),
    Role.LEAD: (Role.STILL_TO_DO,),
    Role.DUE: (Role.STILL_TO_DO,),
    Role.ACTION: (Role.STILL_TO_DO,),
}
"""Which kinds of entry each may stand beside, the likelier first."""
SHARED = frozenset({Role.LEAD, Role.DUE, Role.PARTNER, Role.ACTION})
"""One of these may be said once of several entries."""


@dataclass(slots=True)
class Part:
    """The points under one heading or in one cell. `row` is a table's, or 0; `heading` is as written."""

    role: Role
    points: PointList
    row: int = 0
    heading: str = ""
    doubt: str = ""


@dataclass(slots=True)
class Draft:
    """An entry and what has been found beside it. `turned` says that it stood beside entries itself."""

    role: Role
    point: Point
    doubt: str = ""
    turned: bool = False
    beside: dict[Role, list[Point]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Remaining:
    """A point that belongs to the question alone."""

    heading: str
    role: Role
    point: Point


def drafts_of(parts: Sequence[Part]) -> tuple[list[Draft], list[Remaining]]:
    """Every entry of a question, in reading order, and what stands beside none."""
    drafts: dict[int, Draft] = {}
    remaining: list[Remaining] = []
    for part in parts:
        if part.role.makes_entries:
            drafts |= {id(point): Draft(part.role, point, part.doubt) for point in part.points.points}
    order = [draft for part in parts for draft in _own(part, drafts)]
    for place, part in enumerate(parts):
        if not part.role.is_beside or _given(parts, place, drafts):
            continue
        if part.role is Role.IMPACT:
            doubt = f"It stood under “{part.heading}”, and it cannot be told which entry it is about."
            _insert(order, parts[:place], [Draft(Role.ACHIEVED, point, doubt, turned=True) for point in part.points.points])
        else:
            remaining += [Remaining(part.heading, part.role, point) for point in part.points.points]
    return order, remaining


def _own(part: Part, drafts: dict[int, Draft]) -> list[Draft]:
    return [drafts[id(point)] for point in part.points.points] if part.role.makes_entries else []


def _insert(order: list[Draft], before: Sequence[Part], added: list[Draft]) -> None:
    """Put entries of their own where they were read: behind those of the parts before."""
    earlier = {id(point) for part in before for point in part.points.points}
    place = max((at for at, draft in enumerate(order) if id(draft.point) in earlier), default=-1)
    order[place + 1 : place + 1] = added


def _given(parts: Sequence[Part], place: int, drafts: dict[int, Draft]) -> bool:
    """Whether the points of the part could be given to the entries they are about; then they are."""
    part = parts[place]
    points = part.points.points
    for entries in _candidates(parts, place):
        if not entries or not points:
            continue
        if len(entries) == len(points):
            pairs = list(zip(entries, points, strict=True))
        elif len(entries) == 1 or (len(points) == 1 and part.role in SHARED):
            pairs = [(entry, point) for entry in entries for point in points]
        else:
            continue
        for entry, point in pairs:
            drafts[id(entry)].beside.setdefault(part.role, []).append(point)
        return True
    return False


def _candidates(parts: Sequence[Part], place: int) -> Iterator[list[Point]]:
    """The entries a part may be about, the likeliest first: of the nearest part, then of all parts of a kind."""
    part = parts[place]
    kinds = ABOUT.get(part.role, ())
    scope = [other for other in (_row_of(parts, place) if part.row else _since_the_last(parts, place)) if other.role in kinds]
    where = {id(other): at for at, other in enumerate(parts)}
    # A column is about what stands before it rather than behind it.
    nearest = min(scope, key=lambda other: (where[id(other)] > place, abs(where[id(other)] - place)), default=None)
    if nearest:
        yield nearest.points.points
        kinds = (nearest.role, *kinds)
    for kind in dict.fromkeys(kinds):
        yield [point for other in scope if other.role is kind for point in other.points.points]


def _row_of(parts: Sequence[Part], place: int) -> Sequence[Part]:
    return [other for other in parts if other.row == parts[place].row]


def _since_the_last(parts: Sequence[Part], place: int) -> Sequence[Part]:
    """The parts before this one, back to the last of the same role."""
    first = next((at + 1 for at in range(place - 1, -1, -1) if parts[at].role is parts[place].role), 0)
    return [other for other in parts[first:place] if not other.row]
