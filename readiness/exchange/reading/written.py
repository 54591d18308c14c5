"""From a question as it was read to the values that are handed on."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from readiness.evaluations.model import EntryKind
from readiness.exchange.model import BriefingEntry, BriefingIndicator, BriefingNote, BriefingQuestion, Place
from readiness.exchange.reading.beside import Draft, Part, Remaining, drafts_of
from readiness.exchange.reading.headings import Role
from readiness.exchange.reading.points import Point
from readiness.exchange.reading.source import Source
from readiness.files.model import Link

KINDS = {Role.ACHIEVED: EntryKind.ACHIEVED, Role.STILL_TO_DO: EntryKind.STILL_TO_DO}
ABOUT = {
    Role.EVIDENCE: "Evidence",
    Role.LEAD: "Lead",
    Role.DUE: "By when",
    Role.PARTNER: "Partner",
    Role.ACTION: "Action reference",
    Role.NOTE: "Note",
}


@dataclass(slots=True)
class Asked:
    """A question while it is read. `level` is its heading's; `titled` says that its words are a title and whole."""

    number: str
    first_line: int
    last_line: int
    wording: list[str] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    earlier: dict[str, int] = field(default_factory=dict)
    level: int = 0
    titled: bool = False

    @property
    def name(self) -> str:
        """How a sentence names it."""
        return BriefingQuestion(self.number, " ".join(self.wording), Place(1, 1)).name


def written(asked: Asked, source: Source) -> tuple[BriefingQuestion, int]:
    """The question with all that stands under it, and how many words under “Impact” became entries of their own."""
    drafts, remaining = drafts_of(asked.parts)
    under = asked.name
    question = BriefingQuestion(
        asked.number,
        " ".join(asked.wording),
        source.place(asked.first_line, asked.last_line),
        indicators=tuple(
            BriefingIndicator(point.line, _place(point, source, under))
            for part in asked.parts
            if part.role is Role.INDICATORS
            for point in part.points.points
        ),
        achieved=_entries(drafts, Role.ACHIEVED, source=source, under=under),
        still_to_do=_entries(drafts, Role.STILL_TO_DO, source=source, under=under),
        notes=tuple(_note(one, source, under) for one in remaining),
    )
    return question, sum(draft.point.words for draft in drafts if draft.turned)


def _entries(drafts: Iterable[Draft], role: Role, *, source: Source, under: str) -> tuple[BriefingEntry, ...]:
    return tuple(_entry(draft, source, under) for draft in drafts if draft.role is role)


def _entry(draft: Draft, source: Source, under: str) -> BriefingEntry:
    point = draft.point
    entry = BriefingEntry(
        KINDS[draft.role],
        point.markdown,
        _place(point, source, under),
        nested=point.nested,
        links=tuple(point.links),
        doubt=draft.doubt,
    )
    return _with_beside(entry, draft.beside) if draft.beside else entry


def _with_beside(entry: BriefingEntry, beside: dict[Role, list[Point]]) -> BriefingEntry:
    def said(role: Role) -> str:
        return "; ".join(point.line for point in beside.get(role, ()))

    links: list[Link] = [*entry.links, *(link for points in beside.values() for point in points for link in point.links)]
    return replace(
        entry,
        difference="\n\n".join(point.markdown for point in beside.get(Role.IMPACT, ())),
        evidence=tuple(point.line for point in beside.get(Role.EVIDENCE, ())),
        lead=said(Role.LEAD),
        due=said(Role.DUE),
        partner=said(Role.PARTNER),
        action=said(Role.ACTION),
        links=tuple(dict.fromkeys(links)),
    )


def _note(one: Remaining, source: Source, under: str) -> BriefingNote:
    addresses = [link.address for link in one.point.links if link.address not in one.point.line]
    text = " ".join([one.point.line, *(f"({address})" for address in addresses)])
    return BriefingNote(one.heading.strip(" :") or ABOUT[one.role], text, _place(one.point, source, under))


def _place(point: Point, source: Source, under: str) -> Place:
    return source.place(point.first_line, point.last_line, under=under)
