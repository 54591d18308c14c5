"""What each reader last read of a self-evaluation."""

import dataclasses
import zlib
from datetime import UTC, date, datetime

import pytest

from readiness import canonical
from readiness.banks.views import library
from readiness.database import db, writing
from readiness.demonstration.operations import make_demonstration
from readiness.demonstration.story import story
from readiness.evaluations import operations as evaluations
from readiness.reports import operations as reports
from readiness.reports.held_templates import held_templates
from readiness.reports.tables import ReadingRow
from readiness.snapshots.model import published
from readiness.snapshots.operations import take_snapshot
from tests.conftest import NOON
from tests.databases import both_databases
from tests.reports.test_drafting import published as published_report


@pytest.fixture
def demonstration(app):
    with writing() as session:
        return make_demonstration(session, story(NOON.date()), library=library(), templates=held_templates(), fresh=False)


def taken(area, number=1):
    db.session.rollback()
    evaluation = evaluations.evaluation_by_number(db.session(), number)
    return evaluation, published(take_snapshot(db.session(), area, evaluation, library=library(), as_at=NOON.date()))


def read_by(reader, evaluation, snapshot, *, at=NOON):
    with writing() as session:
        reports.mark_read(session, evaluation, snapshot, reader=reader, at=at)
    db.session.rollback()


@both_databases
@pytest.mark.parametrize("number", [1, 2])
def test_what_was_read_of_the_demonstration_comes_back_to_the_last_letter(demonstration, number):
    evaluation, snapshot = taken(demonstration, number)
    read_by("member", evaluation, snapshot)

    kept, day = reports.last_read(db.session(), evaluation, "member")

    assert kept == snapshot
    assert kept.digest == snapshot.digest
    assert day == date(2026, 3, 2)


def test_each_reader_has_a_reading_of_their_own_and_the_last_one_counts(evaluation, area):
    _evaluation, snapshot = taken(area)
    later = dataclasses.replace(snapshot, title="Summer")
    read_by("member", evaluation, snapshot)
    read_by("member", evaluation, later, at=datetime(2026, 6, 30, 23, 30, tzinfo=UTC))

    assert reports.last_read(db.session(), evaluation, "member") == (later, date(2026, 7, 1))
    assert reports.last_read(db.session(), evaluation, "somebody else") is None


@pytest.mark.parametrize(
    "content",
    [b"", b"not packed", zlib.compress(b"{}"), zlib.compress(b'{"schema": 1'), zlib.compress(b"\xff\xff")],
)
def test_what_this_release_cannot_read_counts_as_never_read(evaluation, area, content):
    _evaluation, snapshot = taken(area)
    read_by("member", evaluation, snapshot)
    with writing() as session:
        session.query(ReadingRow).one().content = content
    db.session.rollback()

    assert reports.last_read(db.session(), evaluation, "member") is None


def test_what_another_schema_said_counts_as_never_read(evaluation, area):
    _evaluation, snapshot = taken(area)
    read_by("member", evaluation, dataclasses.replace(snapshot, schema=99))

    assert reports.last_read(db.session(), evaluation, "member") is None


def test_a_report_for_a_reader_knows_what_they_read_before(evaluation, area, template):
    _evaluation, snapshot = taken(area)
    read_by("member", evaluation, snapshot)

    said = published_report(None, template, evaluation, reader="member")

    assert (said.earlier, said.earlier_on) == (snapshot, date(2026, 3, 2))
    assert published_report(None, template, evaluation).earlier is None


def test_a_snapshot_decoded_spells_what_it_was_decoded_from(demonstration):
    _evaluation, snapshot = taken(demonstration)

    assert canonical.decode(snapshot.content, type(snapshot)).content == snapshot.content
