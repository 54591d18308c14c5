"""What changed since a member last read: what is told first, and the room it takes."""

from dataclasses import replace
from datetime import date

from hypothesis import given

from readiness.evaluations.model import Judgement, Position
from readiness.packs.outlines.places import Places
from readiness.packs.outlines.report.changes import FIRST_TIME, changed
from tests.packs.invented import bank, entry, indicator, question, seaborough, snapshot, snapshots, to_do
from tests.packs.reported import FULL, ONE_PAGE, anything, count_words, report, said

READ_ON = date(2026, 10, 3)
WELL, DEVELOPING, WEAK = Judgement.WORKING_WELL, Judgement.DEVELOPING, Judgement.AREA_TO_IMPROVE


def told(was, now, depth=FULL):
    places = Places(now)
    return said(changed(report(depth, earlier=was, earlier_on=READ_ON), now, places), places)


def of(*questions, **said):
    return snapshot(("S", questions), **said)


def test_a_first_time_is_said_in_one_line():
    made = seaborough()

    assert said(changed(report(), made, Places(made)), Places(made)) == [FIRST_TIME]


def test_nothing_changed_is_said_with_the_day():
    assert told(seaborough(), seaborough()) == ["Nothing has changed since you last read this on 3 October 2026."]


def test_a_day_not_known_is_left_out():
    made = seaborough()

    blocks = changed(report(earlier=made), made, Places(made))

    assert said(blocks, Places(made)) == ["Nothing has changed since you last read this."]


def test_what_is_judged_anew_comes_first_the_worst_before_the_rest():
    was = of(question("a", "Help", judgement=DEVELOPING), question("b", "Money", judgement=DEVELOPING), question("c", "Aims"))
    now = of(
        question("a", "Help", judgement=WELL), question("b", "Money", judgement=WEAK), question("c", "Aims", judgement=DEVELOPING)
    )

    assert told(was, now) == [
        "Since you last read this on 3 October 2026:",
        "Money (1.2) is now judged “area to improve”; it was “developing”.",
        "Aims (1.3) is now judged “developing”.",
        "Help (1.1) is now judged “working well”; it was “developing”.",
    ]


def test_each_kind_of_change_has_its_line():
    was = of(
        question(
            "a", "Help", judgement=WELL, indicators=(indicator("a-1", "Waits are short", position=Position.NOT_YET),),
            entries=(to_do(1, "Hire."), to_do(2, "Ring.", due_on=date(2026, 9, 1)), entry(3, "We met."), entry(4, "We wrote.")),
        ),
        as_at=date(2026, 8, 1),
    )  # fmt: skip
    now = of(
        question(
            "a", "Help", indicators=(indicator("a-1", "Waits are short", position=Position.PARTLY),),
            entries=(entry(1, "We hired."), to_do(2, "Ring.", due_on=date(2026, 9, 1)), entry(3, "We met twice."), to_do(5, "Walk."), entry(6, "We sang.")),
        ),
    )  # fmt: skip

    assert told(was, now)[1:] == [
        "Help (1.1) is no longer judged; it was “working well”.",
        "One step is now past its date under Help (1.1).",
        "One step is now done under Help (1.1).",
        "“Waits are short.” moved from “not yet” to “partly” (Help (1.1)).",
        "One thing is newly listed as done under Help (1.1).",
        "One step is new under Help (1.1).",
        "One entry says something else now under Help (1.1).",
        "One entry is gone under Help (1.1).",
    ]


def test_many_changes_of_one_kind_are_counted_and_the_first_two_questions_named():
    keys = [f"k-{name}" for name in "abcd"]
    was = of(*(question(key, f"Title {key[-1]}") for key in keys))
    now = of(*(question(key, f"Title {key[-1]}", indicators=(indicator(f"{key}-1", position=Position.PARTLY),)) for key in keys))

    assert told(was, now)[1:] == ["Four indicators moved under Title a (1.1), Title b (1.2) and two other questions."]


def test_another_bank_or_self_evaluation_is_said():
    assert told(of(), of(bank=bank(key="other")))[1:] == ["That answered other questions, so the two cannot be compared."]
    assert told(of(), of(evaluation=9))[1:] == ["A new self-evaluation has begun."]


def test_a_question_no_longer_asked_is_named_without_a_number():
    assert told(of(question("a", "Help", judgement=WELL)), of(bank=bank(version="4")))[1:] == [
        "The wording of some questions may have changed.",
        "Help is no longer judged; it was “working well”.",
    ]


def test_what_does_not_fit_on_one_page_is_counted():
    names = "abcdef"
    was = of(*(question(f"k-{name}", f"The title of {name}", judgement=WELL) for name in names))
    now = of(*(question(f"k-{name}", f"The title of {name}", judgement=WEAK) for name in names))

    lines = told(was, now, ONE_PAGE)

    assert lines[-1].endswith("other changes.")
    assert len(lines) == 1 + 2 + 1


@anything
@given(snapshots(), snapshots())
def test_of_any_two_the_news_takes_at_most_60_words_on_one_page(earlier, later):
    same_bank = replace(later, bank=earlier.bank)
    places = Places(same_bank)
    news = report(earlier=earlier, earlier_on=READ_ON)

    assert changed(news, same_bank, places) == changed(news, same_bank, Places(same_bank))
    assert count_words(changed(news, same_bank, places), places) <= 60
    assert changed(report(FULL, earlier=earlier), same_bank, places)
