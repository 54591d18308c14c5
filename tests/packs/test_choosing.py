"""Where we stand and the things to know: each rule by a small case, and the room they take."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from readiness.evaluations.model import Confidence, Judgement, Position
from readiness.packs.outlines.places import Places
from readiness.packs.outlines.report.choosing import NOTHING, OURS, things_to_know, where_we_stand
from readiness.packs.outlines.report.quoting import quotation, sentences
from tests.packs.invented import entry, indicator, question, seaborough, snapshot, snapshots, to_do
from tests.packs.reported import FULL, Elsewhere, anything, count_words, report, said

WELL, WEAK = Judgement.WORKING_WELL, Judgement.AREA_TO_IMPROVE


def things(*questions, depth=None, most=3, **told):
    made = snapshot(("Leadership", questions), **told)
    places = Places(made)
    return said(things_to_know(report(depth) if depth else report(), made, places, most), places)


def test_an_empty_self_evaluation_says_so_plainly_instead_of_choosing():
    assert things(question("a"), question("b")) == [NOTHING]


def test_what_a_person_judged_comes_before_what_positions_alone_say_works_well():
    best = things(
        question("a", "By positions", indicators=(indicator("a-1", position=Position.IN_PLACE),)),
        question("b", "By judgement", judgement=WELL),
    )[0]

    assert best.startswith("What works best. By judgement (1.2).")
    assert best.endswith("One other question is also working well.")


def test_the_surer_judgement_comes_first_and_equals_keep_the_order_of_the_bank():
    best = things(
        question("a", "Low", judgement=WELL, confidence=Confidence.LOW),
        question("b", "High", judgement=WELL, confidence=Confidence.HIGH),
        question("c", "High too", judgement=WELL, confidence=Confidence.HIGH),
    )[0]

    assert best.startswith("What works best. High (1.2). How sure we are: high.")


def test_the_example_is_one_that_says_what_difference_it_made():
    entries = (entry(1, "We met."), entry(2, "We listened.", difference="Waits fell."))

    assert "For example: “We listened.”" in things(question("a", judgement=WELL, entries=entries))[0]


def test_a_long_entry_is_quoted_by_its_first_whole_sentence_or_not_at_all():
    long = "word " * 40
    entries = (entry(1, f"It {long}."), entry(2, f"Waits fell, e.g. by J. Doe’s team. Then {long}."))

    best = things(question("a", judgement=WELL, entries=entries))[0]

    assert "For example: “Waits fell, e.g. by J. Doe’s team.”" in best
    assert "word" not in best


def test_an_entry_that_only_points_elsewhere_or_was_carried_forward_is_no_example():
    entries = (entry(1, "Please see [[b]]"), entry(2, "An old tale.", carried=True))

    best = things(question("a", judgement=WELL, entries=entries))[0]

    assert "No example is written down." in best


def test_the_worry_is_the_weak_question_with_most_steps_past_their_date():
    late = to_do(1, "Hire.", due_on=date(2026, 9, 1), lead="Head of therapies")
    worst = things(
        question("a", "Not late", judgement=WEAK, entries=(to_do(1, "Think."),)),
        question(
            "b",
            "Late",
            judgement=WEAK,
            entries=(late,),
            indicators=(indicator("b-1", "Waits are short", position=Position.NOT_YET),),
        ),
    )[1]

    assert worst == (
        "What worries us most. Late (1.2). Not in place yet: “Waits are short.” One step is still to do, and it is past its date. "
        "The next step was due by 1 September 2026, led by Head of therapies. One other question needs to improve too."
    )


def test_the_step_named_is_one_that_is_still_ahead_and_soonest():
    entries = (
        to_do(1, "Late.", due_on=date(2026, 9, 1)),
        to_do(2, "Later.", due_on=date(2026, 12, 1), lead="Asha Example"),
        to_do(3, "Sooner.", due_on=date(2026, 10, 1), lead="Bea Example"),
        to_do(4, "Undated."),
    )

    assert (
        "The next step is due by 1 October 2026, led by Bea Example." in things(question("a", judgement=WEAK, entries=entries))[1]
    )


def test_a_worry_nobody_plans_for_says_so():
    assert "Nothing is written down about what will be done." in things(question("a", judgement=WEAK))[1]


def test_what_is_not_known_says_who_will_find_out_and_whether_that_day_has_passed():
    known = indicator(
        "a-1", "Help comes", position=Position.UNKNOWN, who_finds_out="The therapies lead", find_out_by=date(2026, 9, 1)
    )

    assert (
        "Not known yet: “Help comes.” (1.1). Finding out: The therapies lead, by 1 September 2026. That date has passed."
        in things(question("a", indicators=(known,), judgement=WEAK))[2]
    )


def test_families_not_named_as_a_source_are_missed_before_other_partners():
    entries = (entry(1, "We met.", partner="Council education"),)

    assert (
        things(question("a", entries=entries))[2]
        == "What we do not know. Nothing here names the parent carer forum as its source."
    )


def test_where_no_entry_names_a_partner_nobody_is_said_to_be_silent():
    assert "Nothing here says who it comes from" in things(question("a", entries=(entry(1, "We met."),)))[2]


def test_answers_without_a_judgement_are_counted_and_not_praised():
    best, worst, _ = things(question("a", entries=(entry(1, "We met."), to_do(2, "Meet again."))))

    assert best == (
        "What works best. We cannot say, because no question has been judged yet. "
        "One thing is listed as done; it does not say what difference it made."
    )
    assert worst == (
        "What worries us most. We cannot say, because no question has been judged yet. "
        "One step is still to do. It does not have both a lead and a date."
    )


def test_nothing_unknown_is_said_to_be_so():
    everybody = ("Council education", "Integrated care board", "Parent carer forum")
    entries = tuple(entry(number, "We met.", partner=name) for number, name in enumerate(everybody, 1))

    assert "Every question is answered" in things(question("a", judgement=WELL, entries=entries))[2]


def test_more_than_three_things_add_what_is_late_and_who_is_silent():
    labels = [
        line.split(".")[0]
        for line in things(
            question("a", judgement=WEAK, entries=(to_do(1, "Hire.", due_on=date(2026, 9, 1), partner="Schools"),)), most=0
        )
    ]

    assert labels[3:] == ["What is late", "Who we have not heard from"]


def test_seaborough_has_its_three_things_in_one_page():
    made = seaborough()
    places = Places(made)

    blocks = things_to_know(report(), made, places, 3)

    assert [line.split(" (")[0] for line in said(blocks, places)] == [
        "What works best. Finding need early",
        "What worries us most. The right help in time",
        "What we do not know. Not known yet: “Families get help while they wait.”",
    ]


def test_where_the_questions_stand_elsewhere_their_numbers_are_short_and_explained_once():
    made = seaborough()
    places = Elsewhere(made)

    lines = said(where_we_stand(made, places, short=True), places)

    assert lines[1] == "Working well (2): Finding need early (1.1); Assurance (2.1), not judged."
    assert lines[-1] == f"{OURS} Numbers in brackets are those of questions in the self-evaluation."


def test_a_short_list_names_four_questions_and_counts_the_rest():
    made = snapshot(("S", tuple(question(f"a-{name}", f"Question {name}", judgement=WELL) for name in "abcdef")))
    places = Places(made)

    assert said(where_we_stand(made, places, short=True), places)[1].endswith("Question d (1.4); and two others.")
    assert "Question f (1.6)" in said(where_we_stand(made, places, short=False), places)[1]


def test_every_question_stands_in_one_list_of_a_long_account_and_unjudged_ones_say_so():
    made = seaborough()
    places = Places(made)

    lines = said(where_we_stand(made, places, short=False), places)

    assert lines[0] == "We asked ourselves five questions about what inspectors looked at. Four have been answered."
    assert all(sum(each.short_title in line for line in lines) == 1 for each in made.questions)
    assert "Assurance (2.1), not judged" in lines[1]


def test_everything_long_still_takes_no_more_than_its_room():
    long = " ".join(["Exceptionally"] * 300)
    asked = question(
        "a", long, wording=long, judgement=WEAK, indicators=(indicator("a-1", long, position=Position.UNKNOWN, who_finds_out=long[:200]),),
        entries=(entry(1, long), to_do(2, long, lead=long[:200], due_on=date(2026, 9, 1))),
    )  # fmt: skip
    made = snapshot(("S", (asked, question("b", long, judgement=WELL, entries=(entry(1, long),)))))
    places = Places(made)

    assert count_words(things_to_know(report(), made, places, 3), places) <= 150


@anything
@given(snapshots(), st.integers(0, 6))
def test_of_any_answers_whatever_three_things_take_at_most_150_words_and_are_always_the_same(made, most):
    places = Places(made)

    blocks = things_to_know(report(), made, places, most)

    assert blocks == things_to_know(report(), made, Places(made), most)
    assert count_words(things_to_know(report(), made, places, 3), places) <= 150
    assert len(said(blocks, places)) <= (most or 5)
    assert things_to_know(report(FULL), made, places, most)
    assert where_we_stand(made, places, short=True)
    assert where_we_stand(made, places, short=False)


@given(st.text(max_size=300), st.integers(1, 30))
def test_a_quotation_is_never_longer_than_asked_and_never_cut(text, words):
    quoted = quotation(text, words)

    assert not quoted or len(quoted.split()) <= words


def test_sentences_end_where_people_end_them():
    assert sentences("Dr. Ali saw 3.5 of us, i.e. all. “Good.” She left at 5 p.m. and No. 7 closed! Why? Etc.") == (
        "Dr. Ali saw 3.5 of us, i.e. all.",
        "“Good.”",
        "She left at 5 p.m. and No. 7 closed!",
        "Why?",
        "Etc.",
    )
    assert sentences("") == ()
