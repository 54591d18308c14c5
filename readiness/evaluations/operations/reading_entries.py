"""From the rows of entries, their tags and their suggested mentions and suggested references to values: two queries, however many there are.

Columns are read and not rows: SQLAlchemy keeps track of every row it makes, which is most of what reading a thousand entries would cost.
"""

from collections import defaultdict
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, String, and_, cast, literal, select, union_all
from sqlalchemy.orm import Session

from readiness.evaluations.answers import Entry, SuggestedReference
from readiness.evaluations.model import AdulthoodArea, AgeBand, EntryContent, Mention, MentionKind, Source, cites
from readiness.evaluations.tables import EntryMentionRow, EntryRow, EntryTagRow, SuggestedReferenceRow, TagKind

Within = tuple[ColumnElement[bool], ...]
"""The conditions of a query on entries."""
Tags = dict[str, list[str]]
"""By kind of tag or of mention: no kind of the one is spelt like one of the other."""
OLDEST_FIRST = (EntryRow.place, EntryRow.number)
SUGGESTION = (SuggestedReferenceRow.id, SuggestedReferenceRow.written, SuggestedReferenceRow.target, SuggestedReferenceRow.why)
CONTENT = (EntryRow.text, EntryRow.difference, EntryRow.true_on, EntryRow.partner, EntryRow.lead, EntryRow.due_on)
RECORD = (
    EntryRow.question_key,
    EntryRow.number,
    EntryRow.kind,
    EntryRow.confirmed_on,
    EntryRow.confirmed_by,
    EntryRow.carried,
    EntryRow.source_file,
    EntryRow.source_place,
    EntryRow.recorded_at,
    EntryRow.recorded_by,
    EntryRow.changed_at,
    EntryRow.changed_by,
    EntryRow.removed_at,
    EntryRow.removed_by,
    EntryRow.version,
)


def read_entries(session: Session, within: Within) -> dict[str, list[Entry]]:
    """By question, each in order, removed ones among them."""
    tags = _tags(session, within)
    unsettled = and_(SuggestedReferenceRow.entry_id == EntryRow.id, SuggestedReferenceRow.settled_at.is_(None))
    rows: Any = session.execute(
        select(EntryRow.id, *SUGGESTION, *CONTENT, *RECORD)
        .outerjoin(SuggestedReferenceRow, unsettled)
        .where(*within)
        .order_by(*OLDEST_FIRST, EntryRow.id, SuggestedReferenceRow.id)
    )
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry_id, same in groupby(rows, key=itemgetter(0)):
        entry = _entry(list(same), tags[entry_id])
        found[entry.question_key].append(entry)
    return found


def _tags(session: Session, within: Within) -> dict[int, Tags]:
    found: dict[int, Tags] = defaultdict(lambda: defaultdict(list))
    tags = select(
        EntryTagRow.entry_id,
        cast(EntryTagRow.kind, String),
        EntryTagRow.value,
        EntryTagRow.id.label("place"),
        literal(0).label("after"),
    )
    mentions = select(
        EntryMentionRow.entry_id, cast(EntryMentionRow.kind, String), EntryMentionRow.words, EntryMentionRow.id, literal(1)
    )
    hanging = union_all(
        tags.join(EntryRow, EntryRow.id == EntryTagRow.entry_id).where(*within),
        mentions.join(EntryRow, EntryRow.id == EntryMentionRow.entry_id).where(*within),
    )
    for entry_id, kind, value, *_order in session.execute(hanging.order_by("after", "place")):
        found[entry_id][kind].append(value)
    return found


def _entry(rows: list[Any], tags: Tags) -> Entry:
    """From one row, or from one for each of its suggested references."""
    _id, suggested, *_rest = rows[0]
    content = _content(rows[0][5:11], tags)
    (key, number, kind, confirmed_on, confirmed_by, carried, file, place, *changes) = rows[0][11:]
    (recorded_at, recorded_by, changed_at, changed_by, removed_at, removed_by, version) = changes
    return Entry(
        question_key=key,
        number=number,
        kind=kind,
        content=content,
        confirmed_on=confirmed_on,
        confirmed_by=confirmed_by,
        carried=carried,
        source=Source(file, place) if file else None,
        recorded_at=recorded_at,
        recorded_by=recorded_by,
        changed_at=changed_at,
        changed_by=changed_by,
        removed_at=removed_at,
        removed_by=removed_by or "",
        version=version,
        suggestions=() if suggested is None else _suggestions(rows, content.text),
        mentions=tuple(Mention(kind, words) for kind in MentionKind for words in tags[kind]),
    )


def _content(columns: Any, tags: Tags) -> EntryContent:
    text, difference, true_on, partner, lead, due_on = columns
    return EntryContent(
        text=text,
        difference=difference,
        true_on=true_on,
        partner=partner,
        lead=lead,
        due_on=due_on,
        indicators=tuple(tags[TagKind.INDICATOR]),
        ages=tuple(AgeBand(value) for value in tags[TagKind.AGE]),
        groups=tuple(tags[TagKind.GROUP]),
        adulthood=tuple(AdulthoodArea(value) for value in tags[TagKind.ADULTHOOD]),
    )


def _suggestions(rows: list[Any], text: str) -> tuple[SuggestedReference, ...]:
    """Those still to settle: words that were edited away are no longer cited."""
    return tuple(
        SuggestedReference(id=suggested, written=written, target=target, why=why)
        for _entry_id, suggested, written, target, why, *_rest in rows
        if cites(text, written)
    )
