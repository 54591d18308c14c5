"""Questions of a briefing found in a bank whose wording is another: right, sure, or left for a person; never forced."""

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest

from readiness.banks.model import QuestionBank
from readiness.exchange.assignment import best_pairs
from readiness.exchange.briefing import parse_briefing
from readiness.exchange.matching import SURE, match_questions
from readiness.exchange.model import Briefing, Matches
from tests.exchange.written_briefing import Asked, Dress, Statement, write

LEADERSHIP = [
    "democratic-scrutiny",
    "joined-up-0-25",
    "multi-agency-strategy",
    "national-programmes",
    "joint-commissioning",
    "assurance",
    "self-knowledge",
    "engagement-with-settings",
]
# Ours, in other words than the bank’s. One early forced match on a foreign question made the thresholds tighter.
PARAPHRASES = {
    "identification": (
        "How good are we at finding children with additional needs early?",
        ("Under-fives are notified to the council by health", "Concerns raised by parents get an answer"),
    ),
    "assess-and-meet-need": (
        "How well do we assess needs and meet them in good time?",
        ("Plans on time", "Waiting times are known and families get help while they wait", "Annual reviews are on time"),
    ),
    "outcomes": (
        "Do outcomes for children with SEND get better?",
        ("Progress in school", "Preparation for adulthood", "Health and care outcomes are measured"),
    ),
    "democratic-scrutiny": (
        "What shows that our councillors examine how SEND services are run?",
        (
            "Reports on SEND come to members several times a year",
            "Overview and scrutiny has SEND on its work programme",
            "Safeguarding and corporate parenting boards get reports on the strategy",
        ),
    ),
    "joined-up-0-25": (
        "What have directorates done to work as one for everybody aged 0-25, with transitions and adulthood in mind?",
        ("We have strategies for 0-25", "Our teams are integrated for 0-25"),
    ),
    "multi-agency-strategy": (
        "Has a SEND strategy been agreed by all agencies, with a plan to implement it and a vision that partners share?",
        ("Partners have signed the strategy", "A partnership board reviews the plan", "Key performance measures track outcomes"),
    ),
    "national-programmes": (
        "How do we keep SEND work in step with other national programmes like CAMHS transformation?",
        ("Other programmes are named in the SEND plan",),
    ),
    "joint-commissioning": (
        "Are there signed joint commissioning and governance arrangements with the ICB for ages 0-25?",
        ("The arrangements are written down and signed off", "There are shared outcomes for education, health and care"),
    ),
    "assurance": (
        "How robust are the checks on how far the SEND reforms have got?",
        ("Checks and success measures are agreed by the council", "Cabinet and chief executive receive regular progress reports"),
    ),
    "self-knowledge": (
        "Can leaders say what their strengths and weaknesses are?",
        ("We take part in regional peer review", "Parents tell us what they think"),
    ),
    "engagement-with-settings": (
        "How do headteachers, early years and FE leaders help to develop and review SEND reforms?",
        ("There are standing groups for heads and principals", "Settings have a seat at planning forums"),
    ),
}
FOREIGN = [
    ("How is the SEND strategy communicated to parents and young people?", ("There is a newsletter",)),
    ("Are parents involved in decisions about transport?", ("Surveys are held",)),
    ("Does the council have a capital programme for special schools?", ("Business cases agreed",)),
    ("How effective is the youth justice service in working with young people with SEND?", ("Screening takes place on entry",)),
    ("Are elected members trained in safeguarding?", ("Induction includes safeguarding",)),
    ("How well is the workforce trained in SEND?", ("Training plan agreed", "All SENCOs hold the qualification")),
    ("How many potholes were mended last year?", ()),
]
DONE = (Statement("Something was done."),)


def asked(key: str, *, indicators: bool = True) -> Asked:
    wording, beneath = PARAPHRASES[key]
    return Asked(wording, beneath if indicators else (), DONE)


def matched(questions: Sequence[Asked], bank: QuestionBank, dress: Dress = Dress()) -> Matches:  # noqa: B008 - a frozen value
    return match_questions(parse_briefing(write(questions, dress), "matched.txt"), bank)


def keys(matches: Matches) -> list[str | None]:
    return [match.key for match in matches]


def test_the_eight_questions_of_exampleshire_are_found_surely_with_their_indicators(exampleshire: Briefing, bank: QuestionBank):
    matches = match_questions(exampleshire, bank)

    assert keys(matches) == LEADERSHIP
    assert all(match.sureness >= 90 for match in matches)
    assert matches.missing == ("identification", "assess-and-meet-need", "outcomes")
    for match in matches:
        found = [indicator.key for indicator in match.indicators if not indicator.own]
        assert found == [f"{match.key}-{place}" for place in range(1, len(found) + 1)]


def test_an_indicator_unlike_any_is_kept_as_the_evaluations_own(exampleshire: Briefing, bank: QuestionBank):
    own = [
        indicator.indicator.text
        for match in match_questions(exampleshire, bank)
        for indicator in match.indicators
        if indicator.own
    ]

    assert own == ["An outside adviser reads the minutes twice a year"]


def test_every_paraphrase_is_found(bank: QuestionBank):
    assert keys(matched([asked(key) for key in PARAPHRASES], bank)) == list(PARAPHRASES)


@pytest.mark.parametrize("seed", range(6))
def test_shuffled_questions_with_three_missing_and_a_foreign_one_go_where_they_belong(bank: QuestionBank, seed: int):
    chance = random.Random(seed)
    chosen: list[str | None] = chance.sample(list(PARAPHRASES), len(PARAPHRASES) - 3)
    chosen.insert(chance.randrange(len(chosen)), None)
    foreign = Asked(*chance.choice(FOREIGN), DONE)

    matches = matched([foreign if key is None else asked(key) for key in chosen], bank)

    assert keys(matches) == chosen
    assert len(matches.missing) == 3


def test_without_indicators_what_is_placed_is_placed_rightly(bank: QuestionBank):
    found = keys(matched([asked(key, indicators=False) for key in PARAPHRASES], bank))

    assert all(key in {None, expected} for key, expected in zip(found, PARAPHRASES, strict=True))
    assert sum(key is not None for key in found) >= 8


@pytest.mark.parametrize("indicators", [True, False], ids=["with indicators", "by wording alone"])
def test_questions_of_other_matters_are_forced_on_no_key(bank: QuestionBank, *, indicators: bool):
    questions = [Asked(wording, beneath if indicators else (), DONE) for wording, beneath in FOREIGN]

    matches = matched(questions, bank)

    assert keys(matches) == [None] * len(FOREIGN)
    assert all(match.sureness < SURE and match.why for match in matches)


def test_an_unplaced_question_says_what_it_is_likest(bank: QuestionBank):
    (match,) = matched([Asked(*FOREIGN[4], DONE)], bank)

    assert not match.sure
    assert "“Democratic scrutiny”" in match.why
    assert match.alternatives[0].key == "democratic-scrutiny"


def test_the_three_inspection_questions_are_found_by_wording_alone_and_without_numbers(bank: QuestionBank):
    wordings = [
        "How effectively does the area identify children and young people with special educational needs and/or disabilities?",
        "How effectively does the area assess and meet the needs of children and young people with SEND?",
        "How effectively does the area improve outcomes for children and young people with SEND?",
    ]
    dress = Dress(question=lambda _, wording: wording)

    matches = matched([Asked(wording, (), DONE) for wording in wordings], bank, dress)

    assert [match.question.number for match in matches] == ["", "", ""]
    assert keys(matches) == ["identification", "assess-and-meet-need", "outcomes"]


def test_a_question_asked_twice_joins_the_first_and_says_so(bank: QuestionBank):
    questions = [asked("assurance"), asked("self-knowledge"), asked("assurance")]

    matches = matched(questions, bank)

    assert keys(matches) == ["assurance", "self-knowledge", "assurance"]
    assert [match.repeats for match in matches] == [False, False, True]
    assert matches.questions[2].why.startswith("It asks the same as 21.1 (line 1)")


def test_many_rows_of_a_self_evaluation_go_to_the_one_question_they_are_all_about(bank: QuestionBank):
    questions = [
        asked("assurance"),
        asked("self-knowledge"),
        Asked(
            "Is there robust assurance of progress with the reforms?",
            ("Assurance checks are agreed with measures of success",),
            DONE,
        ),
        Asked(
            "How does assurance of progress in the SEND reforms reach leaders?", ("Regular reports on progress to leaders",), DONE
        ),
    ]

    matches = matched(questions, bank)

    assert keys(matches) == ["assurance", "self-knowledge", "assurance", "assurance"]
    assert [match.repeats for match in matches] == [False, False, True, True]


def test_where_a_number_and_the_words_disagree_the_words_win(bank: QuestionBank):
    wrong = iter(("21.8", "21.1"))

    matches = matched(
        [asked("assurance"), asked("self-knowledge")],
        bank,
        Dress(question=lambda _, wording: f"{next(wrong)} Question: {wording}"),
    )

    assert [match.question.number for match in matches] == ["21.8", "21.1"]
    assert keys(matches) == ["assurance", "self-knowledge"]


def test_order_helps_a_weak_question_between_two_sure_ones(bank: QuestionBank):
    weak = Asked("Do leaders understand what is going well and what needs to improve?", (), DONE)
    alone = matched([weak], bank).questions[0]

    between = matched([asked("assurance"), weak, asked("engagement-with-settings")], bank).questions[1]

    likeness = {alternative.key: alternative.likeness for alternative in between.alternatives}
    assert likeness["self-knowledge"] > {a.key: a.likeness for a in alone.alternatives}["self-knowledge"]
    assert between.key in {None, "self-knowledge"}


def test_indicators_in_another_order_and_with_some_missing_find_their_own(bank: QuestionBank):
    wording = "How do we show that elected members scrutinise SEND arrangements?"
    _, scrutiny, boards = PARAPHRASES["democratic-scrutiny"][1]

    (match,) = matched([Asked(wording, (boards, "Councillors visit two special schools every term", scrutiny), DONE)], bank)

    assert [indicator.key for indicator in match.indicators] == ["democratic-scrutiny-4", None, "democratic-scrutiny-2"]


def test_two_indicators_never_share_one_of_the_banks(bank: QuestionBank):
    wording, beneath = PARAPHRASES["joined-up-0-25"]

    (match,) = matched([Asked(wording, (*beneath, "Teams are integrated 0-25"), DONE)], bank)

    found = [indicator.key for indicator in match.indicators if indicator.key]
    assert len(found) == len(set(found))


def test_slips_of_the_keyboard_do_not_matter(bank: QuestionBank):
    wording = "Are joint commissioning and governance arrangements with the CCG signed off?"
    slipped = wording.replace("ssion", "sion").replace("vern", "ver").replace("gements", "gments")

    (match,) = matched([Asked(slipped, (), DONE)], bank)

    assert match.key == "joint-commissioning"


def test_a_bank_without_questions_matches_nothing(exampleshire: Briefing, bank: QuestionBank):
    assert keys(match_questions(exampleshire, replace(bank, sections=()))) == [None] * 8


def test_the_best_pairs_are_best_as_a_whole_and_not_one_by_one():
    scores = [[0.9, 0.8], [0.85, 0.1]]

    assert best_pairs(scores, at_least=0.2) == {0: 1, 1: 0}


def test_a_pair_below_the_threshold_is_no_pair_and_the_lists_may_differ_in_length():
    assert best_pairs([[0.9], [0.3], [0.1]], at_least=0.2) == {0: 0}
    assert best_pairs([[0.9, 0.5, 0.1]], at_least=0.2) == {0: 0}
    assert best_pairs([[0.1]], at_least=0.2) == {}
    assert best_pairs([], at_least=0.2) == {}
