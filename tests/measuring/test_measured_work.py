"""The work that `make bench` measures: its bank is a valid one and its area fills through the operations people use."""

import pytest

from docs.measuring.work import BANK, TEXT_WORDS, VERSION, Size, fill, write_bank
from readiness.app import create_app, upgrade_database
from readiness.areas.operations import area_named
from readiness.areas.scope import enter_area
from readiness.banks.views import library
from readiness.database import db
from readiness.evaluations.model import EntryKind
from readiness.evaluations.operations import evaluation_by_number, read_answers
from readiness.settings import Settings

TINY = Size("tiny", questions=3, indicators=8, still_to_do=7)


@pytest.mark.slow
def test_a_generated_bank_is_valid_and_its_area_fills(tmp_path):
    write_bank(tmp_path / "banks", TINY)
    app = create_app(
        Settings.from_environment({"READINESS_DATA": str(tmp_path / "data"), "READINESS_QUESTION_BANKS": str(tmp_path / "banks")})
    )
    upgrade_database(app)

    fill(app, TINY)

    with app.app_context():
        assert not [fault for fault in library().faults() if fault.startswith(BANK)]
        bank = library().bank(BANK, VERSION)
        enter_area(db.session(), area_named(db.session(), "Measureshire").id)
        answers = read_answers(db.session(), evaluation_by_number(db.session(), 1))
        entries = [entry for answer in answers.values() for entry in answer.entries]
        db.session.remove()
        db.engine.dispose()
    assert (len(bank.by_key), sum(len(question.indicators) for question in bank)) == (3, 8)
    assert sum(len(answer.positions) for answer in answers.values()) == 8
    assert sum(entry.kind is EntryKind.ACHIEVED for entry in entries) == 8
    assert all(entry.content.lead and entry.content.due_on for entry in entries if entry.kind is EntryKind.STILL_TO_DO)
    assert sum(entry.kind is EntryKind.STILL_TO_DO for entry in entries) == 7
    assert {len(entry.content.text.split()) for entry in entries if entry.kind is EntryKind.ACHIEVED} == {TEXT_WORDS}
