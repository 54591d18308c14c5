"""Snapshots: equal content equal digest, nothing internal in the published part, as many queries at any size."""

import dataclasses
import json
from datetime import date
from pathlib import Path

import pytest

from readiness import canonical
from readiness.areas import operations as areas
from readiness.banks.views import library
from readiness.database import db, writing
from readiness.demonstration.operations import make_demonstration
from readiness.demonstration.story import story
from readiness.evaluations import operations as evaluations
from readiness.evaluations.model import (
    AdulthoodArea,
    AgeBand,
    Confidence,
    EntryContent,
    EntryKind,
    IndicatorPosition,
    Judgement,
    Position,
    QuestionJudgement,
    Source,
    WorkStatus,
)
from readiness.evaluations.operations import PositionChange
from readiness.reports.held_templates import held_templates
from readiness.snapshots.model import SCHEMA, AreaSnapshot, PublishedSnapshot, published
from readiness.snapshots.operations import take_snapshot
from tests.conftest import NOON
from tests.databases import both_databases

KEY = "assurance"
AS_AT = date(2026, 3, 31)
GOLDEN = Path(__file__).parent.parent / "golden" / "snapshot-schema-1.json"
INTERNAL = {
    "work_status",
    "owner",
    "recorded_by",
    "recorded_at",
    "source_file",
    "source_place",
    "changed_by",
    "removed_by",
    "confirmed_by",
    "id",
}
ACHIEVED, STILL_TO_DO = EntryKind


def taken(area, number=1, *, as_at=AS_AT):
    db.session.rollback()
    evaluation = evaluations.evaluation_by_number(db.session(), number)
    return take_snapshot(db.session(), area, evaluation, library=library(), as_at=as_at)


def digest(area):
    return published(taken(area)).digest


@pytest.fixture
def said(area, evaluation, desk):
    """One of everything a question can hold."""
    with desk() as at:
        evaluations.add_entry(
            at,
            KEY,
            ACHIEVED,
            EntryContent(
                "The board meets monthly, see [[outcomes]].",
                difference="Waits fell.",
                true_on=date(2026, 2, 1),
                partner="Integrated care board",
                indicators=("assurance-1",),
                ages=(AgeBand.EARLY,),
                groups=("Young carers",),
                adulthood=(AdulthoodArea.HEALTH,),
            ),
            source=Source("secret-file.txt", "line 214"),
        )
        evaluations.add_entry(
            at, KEY, STILL_TO_DO, EntryContent("Publish the plan.", lead="Head of SEND", due_on=date(2026, 9, 1))
        )
        own = evaluations.add_own_indicator(at, KEY, "Members visit", source=Source("secret-file.txt", "line 2"))
        unknown = IndicatorPosition(Position.UNKNOWN, who_finds_out="Head of SEND", find_out_by=date(2026, 4, 1))
        evaluations.record_positions(
            at, KEY, {"assurance-1": PositionChange(unknown, 0), own: PositionChange(IndicatorPosition(Position.PARTLY), 0)}
        )
        evaluations.record_judgement(
            at, KEY, QuestionJudgement(Judgement.DEVELOPING, "Young.", Confidence.LOW, "Two surveys."), made_from=0
        )
        evaluations.record_work(at, KEY, status=WorkStatus.READY_FOR_REVIEW, owner="Secret Owner", due_on=AS_AT, made_from=0)
    return area


@both_databases
def test_taken_twice_it_is_the_same_and_so_is_its_digest(said):
    first, second = taken(said), taken(said)

    assert first == second
    assert published(first).content == published(second).content
    assert published(first).digest == published(second).digest


def test_the_digest_is_the_sha256_of_its_content(said):
    snapshot = published(taken(said))

    assert snapshot.digest == canonical.digest(snapshot.content)
    assert len(snapshot.digest) == 64


@both_databases
@pytest.mark.parametrize(
    "change",
    [
        lambda at: evaluations.add_entry(at, KEY, ACHIEVED, EntryContent("New")),
        lambda at: evaluations.edit_entry(
            at, KEY, 2, EntryContent("Publish the plan!", lead="Head of SEND", due_on=date(2026, 9, 1)), made_from=1
        ),
        lambda at: evaluations.edit_entry(
            at, KEY, 2, EntryContent("Publish the plan.", lead="Head of SEND", due_on=date(2026, 9, 2)), made_from=1
        ),
        lambda at: evaluations.edit_entry(
            at,
            KEY,
            2,
            EntryContent("Publish the plan.", lead="Head of SEND", due_on=date(2026, 9, 1), ages=(AgeBand.EARLY,)),
            made_from=1,
        ),
        lambda at: evaluations.remove_entry(at, KEY, 1, made_from=1),
        lambda at: evaluations.confirm_entry(at, KEY, 1, on=AS_AT, made_from=1),
        lambda at: evaluations.record_positions(at, KEY, {"assurance-2": PositionChange(IndicatorPosition(Position.NOT_YET), 0)}),
        lambda at: evaluations.record_judgement(at, KEY, None, made_from=1),
        lambda at: evaluations.add_own_indicator(at, KEY, "Another", source=Source("f.txt", "line 1")),
    ],
    ids=["entry", "word", "date", "age", "removal", "confirmation", "position", "judgement", "own indicator"],
)
def test_any_change_that_can_be_published_changes_the_digest(said, desk, change):
    before = digest(said)

    with desk() as at:
        change(at)

    assert digest(said) != before


def test_another_date_another_order_another_group_and_closing_change_the_digest(said, desk):
    with desk() as at:
        evaluations.add_entry(at, KEY, ACHIEVED, EntryContent("Second"))
    digests = [digest(said), published(taken(said, as_at=date(2026, 4, 1))).digest]
    with desk() as at:
        evaluations.move_entry(at, KEY, 3, up=True, made_from=1)
    digests.append(digest(said))
    with writing() as session:
        areas.add_group(session, "Young carers", standard=(), at=NOON, by="x")
    digests.append(digest(said))
    with writing() as session:
        evaluations.close_evaluation(session, 1, made_from=1, at=NOON, by="x")
    digests.append(digest(said))

    assert len(set(digests)) == 5


def test_what_stays_inside_changes_no_digest(said, desk):
    before = digest(said)

    with desk() as at:
        evaluations.record_work(at, KEY, status=WorkStatus.IN_PROGRESS, owner="Another Owner", due_on=None, made_from=1)

    assert digest(said) == before


def fields_of(kind, seen):
    """The names of all fields of a frozen type and of every type inside it."""
    if dataclasses.is_dataclass(kind) and kind not in seen:
        seen.add(kind)
        for field in dataclasses.fields(kind):
            yield field.name
            for inside in (field.type, *getattr(field.type, "__args__", ())):
                yield from fields_of(inside, seen)


def test_the_published_types_have_no_field_for_what_is_internal():
    names = set(fields_of(PublishedSnapshot, seen := set()))

    assert names & INTERNAL == set()
    assert len(seen) >= 5
    assert set(fields_of(AreaSnapshot, set())) & INTERNAL


def test_nothing_internal_is_spelt_anywhere_in_what_is_published(said):
    content = published(taken(said)).content.decode()

    for word in ("Secret Owner", "Asha Example", "secret-file", "line 214"):
        assert word not in content


@both_databases
def test_it_is_read_back_from_its_json_as_it_was(said):
    snapshot = published(taken(said))

    again = canonical.decode(snapshot.content, PublishedSnapshot)

    assert again == snapshot
    assert again.digest == snapshot.digest


def test_the_json_of_schema_one_is_still_written_and_read(said):
    snapshot = published(taken(said))
    kept = GOLDEN.read_bytes()

    assert snapshot.schema == SCHEMA == json.loads(kept)["schema"]
    assert shape(json.loads(snapshot.content)) == shape(json.loads(kept))
    before, now = (
        next(one for one in read.questions if one.key == KEY) for read in (canonical.decode(kept, PublishedSnapshot), snapshot)
    )
    assert (before.entries, before.judgement, before.judgement_reason) == (now.entries, now.judgement, now.judgement_reason)
    assert [one.position for one in before.indicators] == [one.position for one in now.indicators]


def shape(value):
    """The keys of every object, whatever they hold; of a list, those of all its members together."""
    if isinstance(value, dict):
        return {key: shape(one) for key, one in value.items()}
    if isinstance(value, list):
        return {key: one for member in value if isinstance(member, dict) for key, one in sorted(shape(member).items(), key=str)}
    return None


def test_every_question_of_the_bank_stands_in_it_answered_or_not(said):
    bank = library().bank("send-local-area-2016", "1")

    snapshot = published(taken(said))

    assert [question.key for question in snapshot.questions] == list(bank.by_key)
    assert sum(not question.is_unanswered for question in snapshot.questions) == 1


def test_carried_entries_are_in_it_marked_and_not_counted(said):
    with writing() as session:
        bank = library().bank("send-local-area-2016", "1")
        evaluations.start_evaluation(session, bank, title="Next", at=NOON, by="x", carry_from=1)

    question = next(one for one in published(taken(said, 2)).questions if one.key == KEY)

    assert [entry.carried for entry in question.entries] == [True, True]
    assert question.counted == ()
    assert question.is_unanswered


@both_databases
def test_it_takes_as_many_queries_when_there_is_twice_as_much(app, count_queries):
    with writing() as session:
        area = make_demonstration(session, story(AS_AT), library=library(), templates=held_templates(), fresh=False)
    with count_queries() as once:
        before = published(taken(area))
    with writing() as session:
        desk = evaluations.open_evaluation(session, 1, library=library(), at=NOON, by="x")
        for question in before.questions:
            evaluations.add_entries(
                desk, question.key, ACHIEVED, [f"{place} {question.key}" for place in range(len(question.entries) + 1)]
            )

    with count_queries() as twice:
        after = published(taken(area))

    count = sum(len(question.entries) for question in before.questions)
    assert sum(len(question.entries) for question in after.questions) >= 2 * count > 100
    assert len(asked(twice)) == len(asked(once)) <= 10


def asked(queries):
    return [query for query in queries if query.upper().startswith("SELECT")]
