"""What a person had seen when they decided: where each question was placed, and how each entry stood to what is here.

It goes out with the page and comes back with the decisions, so that nobody decides on what they have not seen.
"""

from dataclasses import dataclass
from typing import Self

from readiness.exchange.editions import Gone, Standing
from readiness.exchange.proposal import Proposal, ProposedEntry

STANDINGS = list(Standing)


@dataclass(frozen=True, slots=True)
class Seen:
    """Each part in the order of its ids. What cannot be read is taken as never seen."""

    keys: tuple[str, ...]
    entries: tuple[str, ...]
    gone: tuple[str, ...]

    @classmethod
    def of(cls, proposal: Proposal) -> Self:
        """What the page of `proposal` shows."""
        return cls(
            tuple(question.key or "-" for question in proposal.questions),
            tuple(_standing(proposed) for proposed in proposal.entries.values()),
            tuple(_here(gone) for gone in proposal.gone),
        )

    @classmethod
    def read(cls, written: str) -> Self:
        """What a form brought back."""
        keys, _, rest = written.partition("|")
        entries, _, gone = rest.partition("|")
        return cls(tuple(keys.split()), tuple(entries.split()), tuple(gone.split()))

    def __str__(self) -> str:
        return "|".join(" ".join(part) for part in (self.keys, self.entries, self.gone))

    def key(self, question: int) -> str | None:
        """Where a question was placed; empty for nowhere, None where that is not known."""
        if question >= len(self.keys):
            return None
        return "" if self.keys[question] == "-" else self.keys[question]

    def changed(self, proposal: Proposal) -> frozenset[int]:
        """The entries that stand otherwise than they did."""
        now = Seen.of(proposal).entries
        return frozenset(
            proposed
            for place, proposed in enumerate(proposal.entries)
            if place >= len(self.entries) or self.entries[place] != now[place]
        )


def _standing(proposed: ProposedEntry) -> str:
    here = proposed.compared.here
    return f"{STANDINGS.index(proposed.standing)}.{here.version}" if here else str(STANDINGS.index(proposed.standing))


def _here(gone: Gone) -> str:
    return f"{gone.item.key}:{gone.here.number}.{gone.here.version}"
