"""A newer edition against the one brought in before: new, changed there, changed here, gone."""

from collections import Counter
from datetime import date

import pytest

from readiness.evaluations.answers import Entry
from readiness.evaluations.model import EntryContent, EntryKind
from readiness.exchange.editions import EarlierItem, Standing, compare, entry_digest
from readiness.exchange.model import BriefingEntry, Place
from tests.conftest import NOON

PLACE = Place(1, 1)
FORUM = "The parent carer forum meets every half term and sets half of the agenda"
REPORT = "Scrutiny receives a report on education, health and care plans twice a year"
TRAINING = "New members are trained in their duties within three months"


def read(text, kind=EntryKind.ACHIEVED):
    return BriefingEntry(kind, text, PLACE)


def item(text, number, kind=EntryKind.ACHIEVED):
    return EarlierItem("assurance", kind, text, entry_digest("assurance", read(text, kind)), number, 1)


def entry(number, text, *, removed=False, kind=EntryKind.ACHIEVED):
    return Entry(
        question_key="assurance",
        number=number,
        kind=kind,
        content=EntryContent(text, true_on=date(2026, 1, 1)),
        confirmed_on=None,
        confirmed_by="",
        carried=False,
        source=None,
        recorded_at=NOON,
        recorded_by="Asha Example",
        changed_at=NOON,
        changed_by="Asha Example",
        removed_at=NOON if removed else None,
        removed_by="Asha Example" if removed else "",
        version=1,
    )


def standings(texts, earlier, here, known=()):
    asked = [("assurance", read(text)) for text in texts]
    compared, gone = compare(asked, earlier, here={("assurance", one.number): one for one in here}, known=Counter(known))
    return [one.standing for one in compared], [one.here.number for one in gone]


@pytest.mark.parametrize(
    ("there", "here", "standing"),
    [
        (FORUM, FORUM, Standing.THERE),
        (FORUM, f"{FORUM}, and writes the minutes", Standing.CHANGED_HERE),
        (f"{FORUM} and work plan", FORUM, Standing.CHANGED_THERE),
        (f"{FORUM} and work plan", f"{FORUM}, and writes the minutes", Standing.CHANGED_BOTH),
        (f"{FORUM} and work plan", f"{FORUM} and work plan", Standing.THERE),
    ],
)
def test_a_point_of_the_earlier_edition_is_known_again_whoever_changed_it(there, here, standing):
    assert standings([there], [item(FORUM, 1)], [entry(1, here)]) == ([standing], [])


def test_what_stands_in_one_edition_alone_is_new_or_gone():
    said = standings([FORUM, TRAINING], [item(FORUM, 1), item(REPORT, 2)], [entry(1, FORUM), entry(2, REPORT)])

    assert said == ([Standing.THERE, Standing.NEW], [2])


def test_an_entry_removed_here_is_not_brought_back_in_silence():
    assert standings([FORUM], [item(FORUM, 1)], [entry(1, FORUM, removed=True)]) == ([Standing.REMOVED_HERE], [])


def test_what_was_left_out_before_is_known_without_its_words():
    left = EarlierItem("assurance", EntryKind.ACHIEVED, "", entry_digest("assurance", read(FORUM)))

    assert standings([FORUM, REPORT], [left], []) == ([Standing.LEFT_BEFORE, Standing.NEW], [])


def test_a_text_that_stands_twice_is_there_as_often_as_it_was_brought_in():
    assert standings([FORUM, FORUM], [item(FORUM, 1)], [entry(1, FORUM)]) == ([Standing.THERE, Standing.NEW], [])
    assert standings([FORUM, FORUM], [item(FORUM, 1), item(FORUM, 2)], [entry(1, FORUM), entry(2, FORUM)])[0] == [
        Standing.THERE,
        Standing.THERE,
    ]


def test_a_point_touched_up_keeps_its_pair_where_another_was_rewritten():
    earlier = [item("Members visit two schools every term", 1), item("Members visit two schools", 2)]
    here = [entry(1, earlier[0].text), entry(2, earlier[1].text)]
    asked = [("assurance", read("Members visit two schools every term.")), ("assurance", read("Members visit ten schools"))]

    compared, gone = compare(asked, earlier, here={("assurance", one.number): one for one in here}, known=Counter())

    assert [one.here.number for one in compared] == [1, 2]
    assert gone == []


def test_without_an_earlier_edition_the_digests_still_say_what_is_here():
    digest = entry_digest("assurance", read(FORUM))

    assert standings([FORUM, REPORT], [], [], known=[digest])[0] == [Standing.THERE, Standing.NEW]
