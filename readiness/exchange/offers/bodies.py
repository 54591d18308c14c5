"""Partners, boards and roles named in a text, and names no longer used: those of the council's lists, and boards by their spelling."""

import re
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache

from readiness.exchange.offers.boards import spelt_boards
from readiness.exchange.offers.names import Finder, Found
from readiness.exchange.offers.passage import Prose
from readiness.exchange.vocabulary import FormerName, Vocabulary, forms_of, plain

BRACKETED = re.compile(r" \(([A-Z&]{2,12})\)( .+)\Z")


class Sort(Enum):
    """Which list a name stands in."""

    BOARD = "board"
    ROLE = "role"
    PARTNER = "partner"
    FORMER = "former"


@dataclass(frozen=True, slots=True)
class Named:
    """A name of one of the lists, found by its `form`. `name` is the long one; `former` is set for a former name."""

    sort: Sort
    name: str
    form: str
    former: FormerName | None = None


@dataclass(slots=True)
class Bodies:
    """What was found, each list in reading order, without what was found already."""

    partners: list[str] = field(default_factory=list)
    boards: list[str] = field(default_factory=list)
    former: list[tuple[str, FormerName]] = field(default_factory=list)


@lru_cache(maxsize=8)
def _finder(
    boards: tuple[str, ...], roles: tuple[str, ...], partners: tuple[str, ...], former: tuple[FormerName, ...]
) -> Finder[Named]:
    names: list[tuple[str, Named]] = []
    for sort, listed in ((Sort.ROLE, roles), (Sort.PARTNER, partners), (Sort.BOARD, boards)):
        names += [(form, Named(sort, forms_of(name)[0], form)) for name in listed for form in forms_of(name)]
    for one in former:
        names += [(form, Named(Sort.FORMER, one.today, form, one)) for form in (one.name, one.short) if form]
    return Finder(names)


def named_in(prose: Prose, vocabulary: Vocabulary) -> list[Found[Named]]:
    """Every name of the lists, in reading order, the longest at each place."""
    finder = _finder(vocabulary.boards, vocabulary.roles, vocabulary.partners, vocabulary.former_names)
    return finder.find(prose.text, prose.words)


def bodies_in(prose: Prose, named: list[Found[Named]], vocabulary: Vocabulary) -> Bodies:
    """Partners, boards and former names. A former name offers today's where that is a partner or a board of the lists."""
    bodies = Bodies()
    today = {plain(form): forms_of(name)[0] for name in vocabulary.partners for form in forms_of(name)}
    for found in named:
        if found.meaning.former:
            bodies.former.append((prose.text[found.start : found.end], found.meaning.former))
            if partner := today.get(plain(found.meaning.former.today)):
                bodies.partners.append(partner)
        elif found.meaning.sort is Sort.PARTNER:
            bodies.partners.append(found.meaning.name)
    bodies.boards = _boards(prose, named)
    return bodies


def _boards(prose: Prose, named: list[Found[Named]]) -> list[str]:
    others = [found for found in named if found.meaning.sort is not Sort.BOARD]
    candidates = [
        (found.first, found.after, _called(prose, found))
        for found in named
        if found.meaning.sort is Sort.BOARD and _is_one_board(prose, found)
    ]
    candidates += [(first, after, _written(prose, first, after)) for first, after in spelt_boards(prose, others)]
    taken = bytearray(len(prose.words))
    kept: list[tuple[int, str]] = []
    # The longest first: "Testshire Health and Wellbeing Board" rather than the part of it that is in the list.
    for first, after, name in sorted(candidates, key=lambda one: one[0] - one[1]):
        if not any(taken[first:after]):
            taken[first:after] = b"\x01" * (after - first)
            kept.append((first, name))
    return _without_short_forms([name for _, name in sorted(kept)])


def _called(prose: Prose, found: Found[Named]) -> str:
    """A board as its text writes it, but by its long name where that is only a short form."""
    written = _written(prose, found.first, found.after)
    return written if " " in written else found.meaning.name


def _written(prose: Prose, first: int, after: int) -> str:
    written = " ".join(prose.text[prose.words[first].start : prose.words[after - 1].end].split())
    return written[0].upper() + written[1:].removesuffix("’s").removesuffix("'s")


def _is_one_board(prose: Prose, found: Found[Named]) -> bool:
    """Whether it is neither several ("School Forums") nor a word before another name ("Cabinet Office")."""
    if plain(_written(prose, found.first, found.after)) != plain(found.meaning.form):
        return False
    if found.after - found.first > 1 or found.after >= len(prose.words):
        return True
    following = prose.words[found.after]
    return prose.text[found.end : following.start] != " " or following.written[0].islower()


def _without_short_forms(names: list[str]) -> list[str]:
    """The names, less "CYPA Board" where "Children and Young People’s Alliance (CYPA) Board" is another."""
    short = {f"{match[1]}{match[2]}" for match in map(BRACKETED.search, names) if match}
    return [name for name in names if name not in short]
