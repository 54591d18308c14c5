"""What differs between two snapshots: each kind of change by a small case, and what cannot be compared."""

from dataclasses import replace
from datetime import date

from hypothesis import given

from readiness.evaluations.model import Judgement, Position
from readiness.snapshots.comparing import Apart, Changes, Judged, Moved, compare
from tests.packs.invented import bank, entry, indicator, question, seaborough, snapshot, snapshots, to_do
from tests.packs.reported import anything


def of(*entries, **said):
    """A snapshot of one question with these entries; what names a field of the snapshot goes there."""
    snapshot_fields = {"as_at", "evaluation", "area_key", "bank"}
    own = {name: value for name, value in said.items() if name not in snapshot_fields}
    outer = {name: value for name, value in said.items() if name in snapshot_fields}
    return snapshot(("S", (question("a", entries=entries, **own),)), **outer)


def texts(changed):
    return [each.entry.text for each in changed]


def test_equal_snapshots_differ_in_nothing():
    changes = compare(seaborough(), seaborough())

    assert changes == Changes()
    assert changes.is_nothing


def test_a_later_date_alone_is_no_change_until_a_step_is_past_it():
    step = to_do(1, "Hire.", due_on=date(2026, 9, 15))

    assert compare(of(step, as_at=date(2026, 9, 1)), of(step, as_at=date(2026, 9, 15))).is_nothing
    assert texts(compare(of(step, as_at=date(2026, 9, 1)), of(step, as_at=date(2026, 9, 16))).newly_late) == ["Hire."]


def test_a_step_already_late_is_not_late_again_unless_its_new_date_has_passed_too():
    was = of(to_do(1, "Hire.", due_on=date(2026, 8, 1)), as_at=date(2026, 9, 1))

    assert not compare(was, of(to_do(1, "Hire now.", due_on=date(2026, 8, 1)))).newly_late
    assert texts(compare(was, of(to_do(1, "Hire.", due_on=date(2026, 9, 10)))).newly_late) == ["Hire."]


def test_a_step_written_down_late_is_newly_late():
    assert texts(compare(of(), of(to_do(1, "Hire.", due_on=date(2026, 8, 1)))).newly_late) == ["Hire."]


def test_a_judgement_made_changed_or_taken_back_is_told_with_what_it_was():
    well, weak = Judgement.WORKING_WELL, Judgement.AREA_TO_IMPROVE
    for before, now in ((None, well), (well, weak), (weak, None)):
        changes = compare(of(judgement=before), of(judgement=now))

        assert [(each.before, each.now) for each in changes.judged] == [(before, now)]
        assert isinstance(changes.judged[0], Judged)


def test_a_position_moved_is_told_with_from_and_to():
    was = of(indicators=(indicator("a-1", position=Position.NOT_YET), indicator("a-2")))
    now = of(indicators=(indicator("a-1", position=Position.PARTLY), indicator("a-2")))

    assert [(type(each), each.indicator.key, each.before, each.now) for each in compare(was, now).moved] == [
        (Moved, "a-1", Position.NOT_YET, Position.PARTLY)
    ]


def test_entries_new_reworded_and_gone_are_told_apart_by_their_numbers():
    was = of(entry(1, "We met."), entry(2, "We rang."), entry(3, "We wrote."))
    now = of(entry(1, "We met."), entry(2, "We rang twice."), entry(4, "We listened."))

    changes = compare(was, now)

    assert (texts(changes.added), texts(changes.reworded), texts(changes.gone)) == (
        ["We listened."],
        ["We rang twice."],
        ["We wrote."],
    )


def test_another_lead_or_date_is_another_wording():
    assert texts(compare(of(to_do(1, "Hire.")), of(to_do(1, "Hire.", lead="Asha Example"))).reworded) == ["Hire."]


def test_the_number_shown_now_and_a_confirmation_are_no_change():
    was = of(entry(1, "We met."))

    assert compare(was, of(entry(1, "We met.", confirmed_on=date(2026, 9, 9)))).is_nothing


def test_a_step_that_was_done_is_known_by_its_number_or_by_its_words():
    was = of(to_do(1, "Hire two therapists."), to_do(2, "Write."))

    by_number = compare(was, of(entry(1, "We hired two therapists."), to_do(2, "Write.")))
    by_words = compare(was, of(to_do(2, "Write."), entry(3, "hire  two therapists.")))

    assert texts(by_number.achieved) == ["We hired two therapists."]
    assert texts(by_words.achieved) == ["hire  two therapists."]
    for changes in (by_number, by_words):
        assert (changes.added, changes.reworded, changes.gone) == ((), (), ())


def test_entries_carried_forward_count_once_somebody_has_looked_at_them():
    assert texts(compare(of(entry(1, "We met.", carried=True)), of(entry(1, "We met."))).added) == ["We met."]
    assert compare(of(entry(1, "We met.", carried=True)), of()).is_nothing


def test_of_another_area_or_bank_nothing_is_compared_but_that_is_said():
    was = of(entry(1, "We met."))

    assert compare(was, of(area_key="elsewhere")) == Changes(apart=(Apart.OTHER_AREA,))
    assert compare(was, of(bank=bank(key="another"), evaluation=3)) == Changes(apart=(Apart.OTHER_BANK, Apart.OTHER_EVALUATION))


def test_another_version_of_the_bank_is_said_and_compared_and_a_question_no_longer_asked_is_gone():
    was = snapshot(("S", (question("a", judgement=Judgement.DEVELOPING, entries=(entry(1, "We met."),)), question("b"))))
    now = snapshot(("S", (question("b"), question("c", entries=(entry(1, "We rang."),)))), bank=bank(version="4"))

    changes = compare(was, now)

    assert changes.apart == (Apart.OTHER_VERSION,)
    assert (texts(changes.gone), texts(changes.added)) == (["We met."], ["We rang."])
    assert changes.judged[0].now is None


def test_in_another_self_evaluation_entries_are_known_by_their_words_because_numbers_began_again():
    was = of(entry(1, "We met."), entry(2, "We rang."))
    now = of(entry(1, "We rang."), entry(2, "We wrote."), evaluation=3)

    changes = compare(was, now)

    assert changes.apart == (Apart.OTHER_EVALUATION,)
    assert (texts(changes.added), texts(changes.reworded), texts(changes.gone)) == (["We wrote."], [], ["We met."])


@anything
@given(snapshots(), snapshots())
def test_any_two_can_be_compared_and_no_entry_is_in_two_of_the_lists(earlier, later):
    changes = compare(earlier, later)

    assert changes == compare(earlier, later)
    told = [
        (each.question.key, id(each.entry))
        for kind in ("achieved", "added", "reworded", "gone")
        for each in getattr(changes, kind)
    ]
    assert len(told) == len(set(told))
    assert compare(later, replace(later, title="Another title")).is_nothing
