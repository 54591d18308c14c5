"""A document read in a process of its own comes back whole, and what it refuses comes back as what it was."""

import pytest

from readiness.exchange.model import NothingRecognised, TooMuch
from readiness.exchange.reading_apart import read_document, read_document_apart
from readiness.files.apart import RefusedApart
from tests.exchange.papers import words

CSV = b"Ref,Frage,Strengths,Evidence,Next steps,Lead\n1,Are needs met?,One,Minutes,Two,Head of SEND\n"


def test_what_is_read_apart_is_what_is_read_here():
    here = read_document(CSV, name="sef.csv", vocabulary=words(), columns={"Frage": "question"})
    apart = read_document_apart(CSV, name="sef.csv", vocabulary=words(), columns={"Frage": "question"})

    assert apart == here
    assert apart.questions[0].wording == "Are needs met?"
    assert (apart.achieved[0].evidence, apart.still_to_do[0].lead) == (("Minutes",), "Head of SEND")


def test_a_text_is_read_with_its_lines():
    text = b"21.1 Question: So?\nStrengths\n- One\nNext steps\n- Two\n"

    briefing = read_document_apart(text, name="a.txt", vocabulary=words())

    assert str(briefing.achieved[0].place) == "line 3, under 21.1"


def test_nothing_recognised_and_too_much_come_back_as_themselves():
    with pytest.raises(NothingRecognised, match=r"“minutes\.txt”.*Nothing was changed"):
        read_document_apart(b"Minutes of a meeting.", name="minutes.txt", vocabulary=words())
    with pytest.raises(TooMuch, match="more than 300 questions"):
        read_document_apart("Question: So?\nAchieved\n• a\n".encode() * 301, name="many.txt", vocabulary=words())


def test_what_a_reader_refuses_names_its_kind():
    with pytest.raises(RefusedApart, match="is a picture") as refused:
        read_document_apart(b"\x89PNG\r\n", name="scan.png", vocabulary=words())

    assert refused.value.error == "WrongKind"
