"""How Exampleshire says it: in many voices, no sentence twice, and nobody’s personal data."""

import re
from collections import Counter
from itertools import combinations

import pytest
from rapidfuzz import fuzz

from readiness.canonical import clean
from tests.demonstration.told import ALL_TEXT, BEGUN, FULL, INVENTED_SURNAMES, TEXTS, TOLD, entries_of, names_in


def sentences_of(text: str) -> list[str]:
    return [part for line in text.split("\n") for part in re.split(r"(?<=[.!?])[*”]*\s+", line) if part.strip()]


def plain(sentence: str) -> str:
    """Its words alone, figures as one sign: what is left when a template is filled in differently."""
    without_figures = re.sub(r"\d[\d,.]*", "0", sentence.lower())
    return " ".join(re.findall(r"[a-zà-ÿ0]+", re.sub(r"\(https?:[^)]*\)", "", without_figures)))


SENTENCES = [(text.place, plain(sentence)) for text in TEXTS for sentence in sentences_of(text.text)]


def test_no_sentence_stands_twice():
    counted = Counter(sentence for _, sentence in SENTENCES)

    assert [sentence for sentence, times in counted.items() if times > 1 and sentence.count(" ") >= 2] == []


def test_no_sentence_is_another_with_a_few_words_changed():
    long = [(place, sentence) for place, sentence in SENTENCES if len(sentence.replace("0", "").split()) >= 5]

    alike = [
        (here, there, one, other)
        for (here, one), (there, other) in combinations(long, 2)
        if fuzz.ratio(one, other, score_cutoff=78)
    ]

    assert alike == []


def test_no_two_entries_begin_with_the_same_four_words():
    openings = Counter(
        " ".join(plain(text).split()[:4])
        for entry in entries_of(FULL, BEGUN)
        for text in (entry.content.text, entry.content.difference)
        if text
    )

    assert [opening for opening, times in openings.items() if times > 1] == []


def test_a_text_is_short_enough_to_read_and_typed_as_we_type():
    for text in TEXTS:
        assert text.text == clean(text.text)
        assert len(text.text) <= 600, text.place
        assert not re.search(r"[ \t]$|  +\w|[^.]\.\.|'", text.text.replace("\n    -", "\n-"), re.MULTILINE), text.place


def test_many_partners_speak():
    partners = {entry.content.partner.split(",")[0] for entry in entries_of(FULL) if entry.content.partner}

    assert len(partners) >= 12


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("an e-mail address", r"[\w.+-]+@[\w-]+"),
        ("a telephone number", r"(?:\+44|\b0)\d[\d ]{7,}"),
        ("a postcode", r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"),
        ("an NHS number", r"\b\d{3}[ -]?\d{3}[ -]?\d{4}\b"),
        ("a pupil number", r"\b[A-Z]\d{11}[A-Z\d]\b"),
        ("a date of birth", r"\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\bborn on\b"),
        (
            "a count from 1 to 4 of children",
            r"(?i)\b(?:[1-4]|one|two|three|four) (?:\w+ )?(?:child|children|pupils?|students?|learners?|babies|boys?|girls?|young people)\b",
        ),
        ("a name with a school year", rf"(?:{'|'.join(sorted(INVENTED_SURNAMES))})\W+(?:\w+\W+){{0,6}}Year \d"),
    ],
)
def test_no_text_holds(what, pattern):
    everything = "\n".join([ALL_TEXT, *names_in(TOLD)])

    assert not re.findall(pattern, everything), what


def test_everybody_named_is_plainly_invented():
    for name in names_in(TOLD):
        for person in re.findall(r"\b[A-Z][a-z]+ [A-Z][a-z]+\b", name):
            is_organisation = re.search("Example Valley|Speak Up|Bright Start|Examplia|Care Board|Families Scrutiny", person)
            assert is_organisation or person.split()[1] in INVENTED_SURNAMES, name


def test_every_organisation_says_that_it_is_invented():
    plainly = ("Example", "Examplia", "Bright Start", "Peer challenge team", "SEND and Inclusion Board")

    for entry in entries_of(FULL, BEGUN):
        assert not entry.content.partner or any(word in entry.content.partner for word in plainly), entry.content.partner
