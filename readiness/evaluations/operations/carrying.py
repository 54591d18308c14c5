"""Carry a self-evaluation's entries forward into the next one, with all that hangs on them."""

from sqlalchemy import select

from readiness.evaluations.answers import Entry, Evaluation
from readiness.evaluations.operations.reading import read_answers
from readiness.evaluations.operations.writing import Desk, insert_entry, next_entries, question_row
from readiness.evaluations.tables import EntryMentionRow, EntryRow, OwnIndicatorRow, SuggestedReferenceRow


def carry_forward(desk: Desk, before: Evaluation) -> None:
    """Every live entry of `before` under a question that this bank asks too, marked until somebody looks at it again.

    Numbers stay, so that references hold; own indicators, flagged references, mentions and what tells an import that it has been here come along.
    """
    next_entry = next_entries(desk.session, before)
    digests = _source_digests(desk, before)
    for key, answer in read_answers(desk.session, before).items():
        if key not in desk.bank.by_key:
            continue
        _copy_own_indicators(desk, before, key)
        known = {indicator.key for indicator in (*desk.bank.by_key[key].indicators, *answer.own_indicators)}
        for place, entry in enumerate(answer.entries, 1):
            row = insert_entry(
                desk,
                key,
                entry.kind,
                entry.content,
                number=entry.number,
                place=place,
                source=entry.source,
                source_digest=digests.get((key, entry.number), ""),
                carried=True,
                confirmed=(entry.confirmed_on, entry.confirmed_by),
                indicators=known,
            )
            _copy_suggestions(desk, row, entry)
            desk.session.add_all(
                EntryMentionRow(entry_id=row.id, kind=mention.kind, words=mention.words) for mention in entry.mentions
            )
        whole = question_row(desk, key)
        whole.next_entry = next_entry.get(key, 1)
        whole.owner = answer.owner
    desk.session.flush()


def _source_digests(desk: Desk, before: Evaluation) -> dict[tuple[str, int], str]:
    found = desk.session.execute(
        select(EntryRow.question_key, EntryRow.number, EntryRow.source_digest).where(
            EntryRow.evaluation_id == before.id, EntryRow.source_digest != ""
        )
    )
    return {(key, number): digest for key, number, digest in found}


def _copy_own_indicators(desk: Desk, before: Evaluation, key: str) -> None:
    rows = desk.session.scalars(
        select(OwnIndicatorRow)
        .where(OwnIndicatorRow.evaluation_id == before.id, OwnIndicatorRow.question_key == key)
        .order_by(OwnIndicatorRow.id)
    ).all()
    for row in rows:
        desk.session.add(
            OwnIndicatorRow(
                evaluation_id=desk.evaluation.id,
                question_key=key,
                key=row.key,
                wording=row.wording,
                source_file=row.source_file,
                source_place=row.source_place,
                added_at=desk.at,
            )
        )
    desk.session.flush()


def _copy_suggestions(desk: Desk, row: EntryRow, entry: Entry) -> None:
    for one in entry.suggestions:
        desk.session.add(
            SuggestedReferenceRow(entry_id=row.id, written=one.written, target=one.target, why=one.why, settled_by="")
        )
    desk.session.flush()
