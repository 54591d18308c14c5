"""The words by which documents are read: those we ship, and what a wrong file gets."""

import dataclasses
import re
from pathlib import Path

import pytest

from readiness.exchange.vocabulary import (
    MEANINGS,
    PARTS,
    FormerName,
    Vocabulary,
    VocabularyFault,
    forms_of,
    plain,
    read_vocabulary,
)

FOLDER = Path(__file__).parents[2] / "templates" / "reading"


@pytest.fixture(scope="module")
def words() -> Vocabulary:
    return read_vocabulary(FOLDER)


@pytest.fixture
def change(tmp_path):
    """Writes our file with `old` made `new`, and reads it."""

    def changed(old: str, new: str) -> Vocabulary:
        text = (FOLDER / "words.toml").read_text(encoding="utf-8")
        assert old in text
        (tmp_path / "words.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
        return read_vocabulary(tmp_path)

    return changed


@pytest.mark.parametrize(
    ("part", "heading"),
    [
        ("achieved", "What's working well?"),
        ("achieved", "WORKING WELL"),
        ("achieved", "Where are we now?"),
        ("achieved", "Current position:"),
        ("achieved", "**Key strengths**"),
        ("still_to_do", "Even better if…".removesuffix("…")),
        ("still_to_do", "EBI"),
        ("still_to_do", "Areas  for development"),
        ("still_to_do", "Challenges & next steps"),
        ("indicators", "What does good look like?"),
        ("impact", "So what?"),
        ("impact", "What difference has it made?"),
        ("evidence", "How do we know?"),
    ],
)
def test_a_heading_that_councils_use_is_known_however_it_is_written(words, part, heading):
    found = [name for name, phrases in words.headings.items() if plain(heading) in {plain(phrase) for phrase in phrases}]

    assert found == [part]


@pytest.mark.parametrize(
    ("meaning", "heading"),
    [
        ("number", "Ref"),
        ("number", "No."),
        ("number", "#"),
        ("question", "Inspection area"),
        ("question", "KLOE"),
        ("verdict", "Working well OR area to improve"),
        ("verdict", "RAG"),
        ("still_to_do", "Further work required/planned"),
        ("still_to_do", "Further work planned"),
        ("achieved", "Current position"),
        ("achieved", "How is this working (SEN Support and EHCP)"),
        ("action", "Action plan reference"),
        ("lead", "By whom"),
        ("due", "By when?"),
        ("partner", "Lead agency"),
        ("evidence", "Evidence"),
        ("ignore", "Initials"),
    ],
)
def test_a_column_of_a_real_self_evaluation_is_known(words, meaning, heading):
    found = [name for name, phrases in words.columns.items() if plain(heading) in {plain(phrase) for phrase in phrases}]

    assert found == [meaning]


def test_the_shipped_lists_are_full(words):
    assert tuple(words.headings) == PARTS
    assert tuple(words.columns) == MEANINGS
    lists = [*words.headings.values(), *words.columns.values(), words.not_yet_done, words.boards, words.roles, words.partners]
    assert min(map(len, lists)) >= 10
    assert FormerName("Clinical commissioning group", "CCG", "Integrated care board", "2022") in words.former_names


WRONG = {
    "unknown list": (
        'working_well = [\n  "Working well",',
        'workin_well = [\n  "Working well",',
        "`working_well` is missing. Add a line",
    ),
    "misspelt list": ("to_improve = [", "to_improove = [", "Did you mean `to_improve`?"),
    "unknown part": ("[headings]\nindicators = [", "[headings]\nindikators = [", "headings: `indikators` is not a field"),
    "part left out": ("[columns]\nindicators = [", "[columns]\nnotes = [", "columns: `indicators` is missing"),
    "no table of headings": ("[headings]\n", "[[headings]]\n", "Write a line [headings] and its lists under it."),
    "empty phrase": (
        '"Even better if", "EBI", "Even better if next steps"',
        '"Even better if", " ", "EBI"',
        "`still_to_do` is empty",
    ),
    "mark for a phrase": ('"Working well", "Works well"', '"Working well", "?!"', "has no word in it"),
    "phrase twice": (
        '"Working well", "Works well"',
        '"Working well", "WORKING  well:"',
        "`working_well` has 'WORKING well:' twice. Keep one",
    ),
    "phrase under two parts": (
        '"Even better if", "EBI", "Even',
        '"Key strengths", "EBI", "Even',
        "which `headings.achieved` has already",
    ),
    "column of two meanings": ('"Ref", "Ref no"', '"RAG", "Ref no"', "has 'RAG' which `columns.number` has already"),
    "verdict both ways": ('to_improve = [\n  "Area to improve"', 'to_improve = [\n  "Green"', "which `working_well` has already"),
    "name in two lists": ('"Healthwatch",', '"Healthwatch", "CCG",', "`former_names` has 'CCG' which `partners` has already"),
    "phrase a number": (
        '"Working well", "Works well"',
        '"Working well", 4',
        "item 2 of `working_well` is a number. Put it in quotation marks",
    ),
    "phrase too long": ('"Works well"', f'"{"a" * 201}"', "has 201 characters. Shorten it to 200."),
    "list too long": ('"Works well"', ",".join(f'"phrase {n}"' for n in range(201)), "Keep at most 200"),
    "list a text": ("roles = [\n", 'roles = "Head"\nother = [\n', '`roles` is a text. Write it as roles = ["…", "…"]'),
    "no year": ('since = "2022"', 'since = "July"', "former name 1: `since` is 'July', which is no year"),
    "today left out": ('today = "Integrated care board"\n', "", "former name 1: `today` is missing"),
    "same name today": (
        'today = "Integrated care board"',
        'today = "Clinical Commissioning Group"',
        "Write today’s name, or take",
    ),
    "unknown field of a name": ('short = "CCG"', 'short = "CCG"\nuntil = 2022', "`until` is not a field"),
    "not TOML": ('"Working well", "Works well"', '"Working well" "Works well"', "this is not TOML"),
}


@pytest.mark.parametrize(("old", "new", "remedy"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_file_is_refused_with_file_place_and_remedy(change, old, new, remedy):
    with pytest.raises(VocabularyFault) as refused:
        change(old, new)

    assert any(remedy in fault for fault in refused.value.faults), refused.value.faults
    assert all("/words.toml, " in fault or "/words.toml:" in fault for fault in refused.value.faults)


def test_all_faults_are_named_at_once(change):
    with pytest.raises(VocabularyFault) as refused:
        change('"Working well", "Works well"', '"Working well", 4, "", "Working well"')

    assert len(refused.value.faults) == 3


def test_a_missing_file_says_what_to_do(tmp_path):
    with pytest.raises(VocabularyFault, match=r"words\.toml is missing.*Nothing was changed\. Put back the file"):
        read_vocabulary(tmp_path)


def test_a_file_far_too_large_is_not_read(tmp_path):
    (tmp_path / "words.toml").write_bytes(b"#" * 200_001)

    with pytest.raises(VocabularyFault, match="larger than 200,000 bytes"):
        read_vocabulary(tmp_path)


def test_a_council_adds_its_own_words(change):
    words = change('"Working well", "Works well"', '"Working well", "Tip-top"')

    assert "Tip-top" in words.working_well


def test_a_name_has_as_many_forms_as_it_has_brackets():
    assert forms_of("Parent carer forum (PCF)") == ("Parent carer forum", "PCF")
    assert forms_of("Alpha (beta gamma) (AG)") == ("Alpha", "beta gamma", "AG")
    assert forms_of("Healthwatch") == ("Healthwatch",)


def fields_under(heading: str) -> list[str]:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    part = readme.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return re.findall(r"^\| `(\w+)`", part, flags=re.MULTILINE)


@pytest.mark.parametrize(
    ("heading", "fields"),
    [
        ("Lists", [field.name for field in dataclasses.fields(Vocabulary)]),
        ("Headings", list(PARTS)),
        ("Columns", list(MEANINGS)),
        ("Former names", [field.name for field in dataclasses.fields(FormerName)]),
    ],
)
def test_the_readme_documents_every_list_and_no_other(heading, fields):
    assert sorted(fields_under(heading)) == sorted(fields)
