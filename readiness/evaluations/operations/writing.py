"""What every write shares: the row of a question, the row of an entry with its tags, a wording kept under its version."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.orm import Session

from readiness.areas.model import GROUP_LIMIT
from readiness.banks.model import QuestionBank
from readiness.canonical import clean
from readiness.evaluations.answers import Evaluation
from readiness.evaluations.model import (
    ENTRY_LIMIT,
    NAME_LIMIT,
    EntryContent,
    EntryKind,
    NoSuchThing,
    NotAnIndicatorHere,
    NothingWritten,
    Source,
    TooLong,
    WorkStatus,
)
from readiness.evaluations.tables import EntryRow, EntryTagRow, EntryWordingRow, OwnIndicatorRow, QuestionRow, TagKind


@dataclass(frozen=True, slots=True)
class Desk:
    """An open self-evaluation held for writing, the bank it answers, and who writes when. Made by `open_evaluation`."""

    session: Session
    evaluation: Evaluation
    bank: QuestionBank
    by: str
    at: datetime


def question_row(desk: Desk, key: str) -> QuestionRow:
    """The row of a question, made if nothing was said of it yet. The evaluation's row is held, so no other writer makes it too."""
    row = desk.session.scalar(
        select(QuestionRow).where(QuestionRow.evaluation_id == desk.evaluation.id, QuestionRow.question_key == key)
    )
    if row is None:
        row = QuestionRow(
            evaluation_id=desk.evaluation.id,
            question_key=key,
            work_status=WorkStatus.NOT_STARTED,
            owner="",
            judgement_reason="",
            confidence_reason="",
            next_entry=1,
            order_version=1,
            judgement_version=0,
            work_version=0,
            changed_at=desk.at,
            changed_by=desk.by,
        )
        desk.session.add(row)
        desk.session.flush()
    return row


def next_entries(session: Session, evaluation: Evaluation) -> dict[str, int]:
    """By question: the number its next entry gets. Higher than any it ever had, carried, removed or gone."""
    rows = session.scalars(select(QuestionRow).where(QuestionRow.evaluation_id == evaluation.id))
    return {row.question_key: row.next_entry for row in rows}


def require_question(desk: Desk, key: str) -> None:
    """Raises NoSuchThing for a question the bank does not ask."""
    if key not in desk.bank.by_key:
        raise NoSuchThing(f"“{desk.bank.title}” has no question “{key}”.")


def checked(desk: Desk, key: str, content: EntryContent) -> EntryContent:
    """`content` as it will be stored. Raises TooLong, NotAnIndicatorHere."""
    strangers = set(content.indicators) - {indicator.key for indicator in desk.bank.by_key[key].indicators}
    if strangers and (strangers := strangers - _own_indicators(desk, key)):
        raise NotAnIndicatorHere(f"The question “{key}” has no indicator “{min(strangers)}”.")
    text = within(ENTRY_LIMIT, "The text", content.text)
    if not text:
        raise NothingWritten("An entry needs words. Write what has been achieved or what needs to happen.")
    return EntryContent(
        text=text,
        difference=within(ENTRY_LIMIT, "What difference it has made", content.difference),
        true_on=content.true_on,
        partner=within(NAME_LIMIT, "The partner", content.partner),
        lead=within(NAME_LIMIT, "The lead", content.lead),
        due_on=content.due_on,
        indicators=content.indicators,
        ages=content.ages,
        groups=tuple(within(GROUP_LIMIT, "The name of a group", group) for group in content.groups),
        adulthood=content.adulthood,
    )


def _own_indicators(desk: Desk, key: str) -> set[str]:
    own = select(OwnIndicatorRow.key).where(
        OwnIndicatorRow.evaluation_id == desk.evaluation.id, OwnIndicatorRow.question_key == key
    )
    return set(desk.session.scalars(own))


def within(limit: int, what: str, text: str) -> str:
    """`text` cleaned. Raises TooLong with both lengths."""
    text = clean(text)
    if len(text) > limit:
        raise TooLong(f"{what} has {len(text):,} characters; {limit:,} is the most. Shorten it or make two of it.")
    return text


def insert_entry(
    desk: Desk,
    key: str,
    kind: EntryKind,
    content: EntryContent,
    *,
    number: int,
    place: int | ColumnElement[int],
    source: Source | None = None,
    source_digest: str = "",
    carried: bool = False,
    confirmed: tuple[date | None, str] = (None, ""),
    indicators: AbstractSet[str] | None = None,
) -> EntryRow:
    """One new row with its tags and first wording. `indicators` leaves out those that a bank no longer has."""
    is_to_do = kind is EntryKind.STILL_TO_DO
    row = EntryRow(
        evaluation_id=desk.evaluation.id,
        question_key=key,
        number=number,
        kind=kind,
        place=place,
        text=content.text,
        difference=content.difference,
        true_on=content.true_on,
        partner=content.partner,
        lead=content.lead if is_to_do else "",
        due_on=content.due_on if is_to_do else None,
        confirmed_on=confirmed[0],
        confirmed_by=confirmed[1],
        carried=carried,
        source_file=source.file if source else "",
        source_place=source.place if source else "",
        source_digest=source_digest,
        recorded_at=desk.at,
        recorded_by=desk.by,
        changed_at=desk.at,
        changed_by=desk.by,
        version=1,
    )
    desk.session.add(row)
    desk.session.flush()
    desk.session.add_all(_tags(row, content, indicators))
    keep_wording(desk, row)
    return row


def tag(desk: Desk, row: EntryRow, content: EntryContent) -> None:
    """Give an entry the tags of `content` and no others."""
    desk.session.execute(delete(EntryTagRow).where(EntryTagRow.entry_id == row.id).execution_options(synchronize_session=False))
    desk.session.add_all(_tags(row, content, None))
    desk.session.flush()


def _tags(row: EntryRow, content: EntryContent, indicators: AbstractSet[str] | None) -> Iterator[EntryTagRow]:
    wanted = (
        (TagKind.INDICATOR, [value for value in content.indicators if indicators is None or value in indicators]),
        (TagKind.AGE, [band.value for band in content.ages]),
        (TagKind.GROUP, list(content.groups)),
        (TagKind.ADULTHOOD, [area.value for area in content.adulthood]),
    )
    return (EntryTagRow(entry_id=row.id, kind=kind, value=value) for kind, values in wanted for value in dict.fromkeys(values))


def keep_wording(desk: Desk, row: EntryRow) -> None:
    """Keep what the entry now says under its version."""
    desk.session.add(
        EntryWordingRow(
            entry_id=row.id,
            version=row.version,
            text=row.text,
            difference=row.difference,
            true_on=row.true_on,
            partner=row.partner,
            lead=row.lead,
            due_on=row.due_on,
            saved_at=row.changed_at,
            saved_by=row.changed_by,
        )
    )
    desk.session.flush()
