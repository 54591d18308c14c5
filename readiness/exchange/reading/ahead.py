"""What comes after each item, which decides where a list has ended."""

from collections.abc import Sequence
from dataclasses import dataclass

from readiness.exchange.reading.headings import Item, Role
from readiness.exchange.reading.passages import Gap


@dataclass(frozen=True, slots=True)
class Ahead:
    """What comes after an item: the role of the next that is no text (None at the end), and the marked points before that."""

    role: Role | None = None
    marks_follow: bool = False
    mark_near: bool = False

    def before(self, item: Item) -> "Ahead":
        """What comes after the item in front of `item`, when this comes after `item`."""
        if item.role < Role.TEXT:
            return self
        if item.role is not Role.TEXT:
            return Ahead(item.role)
        marked = bool(item.passage.mark)
        near = marked or (self.mark_near and item.passage.gap <= Gap.LINE)
        return Ahead(self.role, self.marks_follow or marked, near)


def looking_ahead(items: Sequence[Item]) -> list[Ahead]:
    """For each item, what comes after it."""
    ahead = [Ahead()]
    for item in reversed(items[1:]):
        ahead.append(ahead[-1].before(item))
    return ahead[::-1]
