"""What comes after each item, which decides where a list has ended."""

from collections.abc import Sequence
from dataclasses import dataclass

from readiness.exchange.reading.headings import Item, Role
from readiness.exchange.reading.passages import Gap


@dataclass(frozen=True, slots=True)
class Ahead:
    """What comes after an item: the role of the next that is no text (None at the end), and the points before that.

    `marks_follow`: one of them is marked; `mark_near`: with nothing apart before it; `plain_behind`: one without a mark is behind it.
    """

    role: Role | None = None
    marks_follow: bool = False
    mark_near: bool = False
    plain_follows: bool = False
    plain_behind: bool = False

    def before(self, item: Item) -> "Ahead":
        """What comes after the item in front of `item`, when this comes after `item`."""
        if item.role < Role.TEXT:
            return self
        if item.role is not Role.TEXT:
            return Ahead(item.role)
        marked = bool(item.passage.mark)
        near = marked or (self.mark_near and item.passage.gap <= Gap.LINE)
        plain = not marked and not item.passage.lead and not item.passage.strong
        behind = self.plain_behind or (marked and self.plain_follows)
        return Ahead(self.role, self.marks_follow or marked, near, plain or self.plain_follows, behind)


def looking_ahead(items: Sequence[Item]) -> list[Ahead]:
    """For each item, what comes after it."""
    ahead = [Ahead()]
    for item in reversed(items[1:]):
        ahead.append(ahead[-1].before(item))
    return ahead[::-1]
