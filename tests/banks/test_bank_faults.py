"""What a wrong bank or framework gets: file, place, remedy, all faults at once."""

import dataclasses
import re
import tomllib
from pathlib import Path

import pytest

from readiness.banks.loader import BankLibrary, check
from readiness.banks.loader.bank import read_bank
from readiness.banks.model import BankFault, Indicator, Question, QuestionBank, Section

TOP = "top of the file"
FIRST = "section 1, question 1 `welcome`"
SECOND = "section 2, question 1 `vision`"

WRONG_BANKS = {
    "misspelt field": ('licence = "MIT"', 'licence = "MIT"\nsucessor = ""', TOP, "Did you mean `successor`?"),
    "unknown field far from any": ('number = "2"', 'number = "2"\nzzz = 1', SECOND, "Known here are key, number"),
    "unknown field of an indicator": (
        "checked = false",
        "is_checked = false",
        f"{SECOND}, indicator 2",
        "Did you mean `checked`?",
    ),
    "unknown field of a section": ('title = "First section"', 'title = "First section"\nname = "x"', "section 1", "take it out"),
    "title a number": ('title = "A small bank"', "title = 5", TOP, 'is a number. Write it as title = "…"'),
    "wording empty": ('wording = "Are children welcome?"', 'wording = " "', FIRST, "`wording` is empty. Write it"),
    "wording of two lines": ('wording = "It is known"', 'wording = "It\\nis"', f"{SECOND}, indicator 2", "Write it in one line"),
    "partners a text": ('partners = ["SCH", "YP"]', 'partners = "SCH"', FIRST, 'is a text. Write it as partners = ["…", "…"]'),
    "partner a number": ('["SCH", "YP"]', '["SCH", 7]', FIRST, "item 2 of `partners` is a number. Put it in quotation marks"),
    "partner unknown": ('["SCH", "YP"]', '["SCHL", "YP"]', FIRST, "'SCHL', which is not known. Did you mean `SCH`?"),
    "partner twice": ('["SCH", "YP"]', '["SCH", "SCH"]', FIRST, "`partners` names SCH twice. Keep one"),
    "evidence empty": ('["A survey"]', '["A survey", ""]', FIRST, "item 2 of `expected_evidence` is empty"),
    "checked a text": ("checked = false", 'checked = "no"', f"{SECOND}, indicator 2", "true or false, without quotation marks"),
    "status unknown": ('"in-use"', '"in use"', TOP, "Did you mean `in-use`? Known are in-use, closed, draft"),
    "status a list": ('"in-use"', '["in-use"]\nclosed_on = 2022-12-31', TOP, "`status` is a list"),
    "status a number": ('"in-use"', "3", TOP, "Write it as status ="),
    "wording origin unknown": ('wording = "ours"', 'wording = "mine"', TOP, "Known are ours, verbatim"),
    "date in quotation marks": (
        'status = "in-use"',
        'status = "closed"\nclosed_on = "2022-12-31"\nsuccessor = "other"',
        TOP,
        "`closed_on` is a text, not a date. Write it without quotation marks, year first: closed_on = 2026-01-31",
    ),
    "date with a time": (
        'licence = "MIT"',
        'licence = "MIT"\nchecked_by = "x"\nchecked_on = 2022-12-31T10:00:00Z',
        TOP,
        "not a date",
    ),
    "date that does not exist": ('licence = "MIT"', "checked_on = 2022-02-31", "", "line 8"),
    "closed without a date": ('"in-use"', '"closed"\nsuccessor = "small"', TOP, "has no `closed_on`. Add the last day"),
    "closed without a successor": ('"in-use"', '"closed"\nclosed_on = 2022-12-31', TOP, "has no `successor`. Add the key"),
    "closed, its own successor": (
        '"in-use"',
        '"closed"\nclosed_on = 2022-12-31\nsuccessor = "small"',
        TOP,
        "names the bank itself",
    ),
    "successor unknown": (
        '"in-use"',
        '"closed"\nclosed_on = 2022-12-31\nsuccessor = "large"',
        TOP,
        "`successor` is `large`, which is not here. Known are small; choose one or add large-v1.toml",
    ),
    "in use with a closing date": (
        '"in-use"',
        '"in-use"\nclosed_on = 2022-12-31',
        TOP,
        'Write status = "closed", or take the date out',
    ),
    "framework unknown": (
        '"inspection"',
        '"inspektion"',
        TOP,
        "Known are inspection; choose one or add frameworks/inspektion.toml",
    ),
    "checked by nobody": ('licence = "MIT"', 'licence = "MIT"\nchecked_on = 2026-01-31', TOP, "go together"),
    "question key doubled": (
        'key = "vision"\n',
        'key = "welcome"\n',
        "section 2, question 1 `welcome`",
        f"{FIRST} has it already",
    ),
    "indicator key doubled": ('key = "vision-2"', 'key = "vision-1"', f"{SECOND}, indicator 2", "Give this one a key of its own"),
    "indicator key of a question": ('key = "vision-2"', 'key = "welcome"', f"{SECOND}, indicator 2", f"{FIRST} has it already"),
    "section key doubled": ('key = "second"', 'key = "first"', "section 2", "section 1 has it already"),
    "question key of an entry": ('key = "welcome"', 'key = "vision-3"', "question 1 `vision-3`", "taken for entry 3 of `vision`"),
    "key with capitals": ('key = "welcome"', 'key = "Wel_come!"', "question 1 `Wel_come!`", "single hyphens: 'wel-come'"),
    "key with two hyphens": ('key = "vision-1"', 'key = "vision--1"', f"{SECOND}, indicator 1", "'vision-1'"),
    "key too long": ('key = "welcome"', f'key = "{"w" * 81}"', "section 1, question 1", "Shorten it to 80"),
    "key a number": ('key = "welcome"', "key = 4", "section 1, question 1", 'Write it as key = "some-words"'),
    "version a number": ('version = "1"', "version = 1", TOP, 'Write it as version = "…"'),
    "version a word": ('version = "1"', 'version = "one"', TOP, 'Write numbers with points between them: version = "1" or "0.2"'),
    "name of another version": ('version = "1"', 'version = "2"', TOP, "Rename it to small-v2.toml"),
    "name of another key": ('key = "small"', 'key = "tiny"', TOP, "Rename it to tiny-v1.toml"),
    "control character": ('"Being welcome"', '"Being \\u0007welcome"', FIRST, "U+0007. Delete it"),
    "text too long": (
        'guidance = "Ask *them*."',
        f'guidance = "{"a" * 10_001}"',
        FIRST,
        "has 10,001 characters. Shorten it to 10,000",
    ),
    "list too long": ('["A survey"]', "[" + '"a",' * 201 + "]", FIRST, "has 201 items. Keep at most 200"),
    "list nested": ('["A survey"]', '[["A survey"]]', FIRST, "item 1 of `expected_evidence` is a list"),
    "question not a table": ("indicators = []", "indicators = [1]", f"{FIRST}, indicator 1", "under a heading [[indicators]]"),
    "not TOML": ('title = "A small bank"', "title = A small bank", "", "this is not TOML"),
    "doubled field": ('version = "1"', 'version = "1"\nversion = "1"', "", "this is not TOML"),
    "retired key still here": ('licence = "MIT"', 'licence = "MIT"\nretired = ["vision"]', TOP, "Take it out of `retired`"),
    "retired key misspelt": ('licence = "MIT"', 'licence = "MIT"\nretired = ["Old one"]', TOP, "'old-one'"),
    "retired key twice": ('licence = "MIT"', 'licence = "MIT"\nretired = ["old", "old"]', TOP, "`retired` names `old` twice"),
}


@pytest.mark.parametrize(("old", "new", "place", "remedy"), WRONG_BANKS.values(), ids=WRONG_BANKS.keys())
def test_a_wrong_bank_is_refused_with_file_place_and_remedy(folder, change, old, new, place, remedy):
    change(old, new)

    faults = check(folder)

    (fault,) = [fault for fault in faults if remedy in fault]
    assert fault.startswith("small-v1.toml")
    assert place in fault
    assert all(other.startswith("small-v1.toml") for other in faults)
    assert BankLibrary(folder).banks() == ()


WRONG_FRAMEWORKS = {
    "no first day": ("in_force_from = 2023-01-01\n", "", TOP, "`in_force_from` is missing. Add a line such as"),
    "ended without successor": ("in_force_from", "ended_on = 2024-01-01\nin_force_from", TOP, "go together"),
    "ended before it began": (
        "in_force_from",
        'successor = "inspection"\nended_on = 2022-01-01\nin_force_from',
        TOP,
        "`ended_on` is before `in_force_from`",
    ),
    "successor unknown": (
        "in_force_from",
        'successor = "next"\nended_on = 2024-01-01\nin_force_from',
        TOP,
        "`successor` is `next`, which is not here. Known are inspection",
    ),
    "another key than its name": ('key = "inspection"', 'key = "visit"', TOP, "Rename it to frameworks/visit.toml"),
    "checked left out": ("checked = true\n\n[[timings]]", "[[timings]]", "explanation 1", "`checked` is missing"),
    "timing a text": ("value = 5", 'value = "5"', "timing 1", "Write it as value = 5, without quotation marks"),
    "timing true": ("value = 5", "value = true", "timing 1", "is true or false"),
    "timing of nothing": ("value = 5", "value = 0", "timing 1", "from 1 to 1,000"),
    "timing in fortnights": ('"working days"', '"fortnights"', "timing 1", "Known are working days, weeks, months, years"),
    "timing key doubled": (
        "[[timings]]",
        '[[timings]]\nkey = "notice"\nlabel = "x"\nvalue = 1\nunit = "weeks"\nsource = "x"\nchecked = true\n[[timings]]',
        "timing 2",
        "`notice` is doubled",
    ),
    "outcome without what follows": ('follows = ["Nothing"]\n', "", "outcome 1", "`follows` is missing"),
    "term without a meaning": ('meaning = "The nominated officer."', "", "glossary term 1", "`meaning` is missing"),
    "short meaning that is long": (
        'meaning = "The nominated officer."',
        f'meaning = "x"\nshort = "{"word " * 13}"',
        "glossary term 1",
        "`short` has 13 words",
    ),
    "term doubled": ("[[glossary]]", '[[glossary]]\nterm = "lano"\nmeaning = "x"\n[[glossary]]', "glossary term 2", "is doubled"),
    "role without a new name": ('now = "Board"', "", "renamed role 1", "`now` is missing"),
    "unknown field": ("[[renamed]]", "[[renamed]]\nuntill = 2022-06-30", "renamed role 1", "Did you mean `until`?"),
    "glossary a text": ('summary = "What it is."', 'summary = "x"\nrenamed = "y"', "", "this is not TOML"),
}


@pytest.mark.parametrize(("old", "new", "place", "remedy"), WRONG_FRAMEWORKS.values(), ids=WRONG_FRAMEWORKS.keys())
def test_a_wrong_framework_is_refused_with_file_place_and_remedy(folder, change, old, new, place, remedy):
    change(old, new, file="frameworks/inspection.toml")

    faults = check(folder)

    wrong = [fault for fault in faults if fault.startswith("frameworks/inspection.toml")]
    assert any(place in fault and remedy in fault for fault in wrong), faults


def required_fields():
    """Of each part, the fields that have no value of their own to fall back on."""
    for part in (QuestionBank, Section, Question, Indicator):
        for field in dataclasses.fields(part):
            yield part, field.name, field.default is dataclasses.MISSING


def without(content: dict, part: type, name: str) -> str:
    """Take the field out of the last such part, and say where that was."""
    section = content["sections"][-1]
    question = section["questions"][-1]
    places = {
        QuestionBank: (content, TOP),
        Section: (section, "section 2"),
        Question: (question, SECOND),
        Indicator: (question["indicators"][-1], f"{SECOND}, indicator 2"),
    }
    table, place = places[part]
    table.pop(name, None)
    return "section 2, question 1" if part is Question and name == "key" else place


@pytest.mark.parametrize(
    ("part", "name", "required"), list(required_fields()), ids=lambda value: getattr(value, "__name__", str(value))
)
def test_every_field_without_a_default_is_missed_and_no_other(folder, part, name, required):
    content = tomllib.loads((folder / "small-v1.toml").read_text(encoding="utf-8"))
    place = without(content, part, name)

    if required:
        with pytest.raises(BankFault) as caught:
            read_bank(content, "small-v1.toml")

        assert caught.value.faults[0].startswith(f"small-v1.toml, {place}: `{name}` is missing. Add a line such as {name} = ")
    else:
        read_bank(content, "small-v1.toml")


def test_all_faults_of_a_file_are_told_one_a_line(folder, change):
    change('title = "A small bank"', "title = 5")
    change('wording = "It is known"', 'wrding = "It is known"')
    change('["SCH", "YP"]', '["NOBODY"]')

    faults = check(folder)

    assert len(faults) == 4
    assert not any("\n" in fault for fault in faults)


def test_a_bank_fault_has_its_faults_one_a_line():
    fault = BankFault("one", "two")

    assert str(fault) == "one\ntwo"
    assert fault.faults == ("one", "two")


def test_a_file_that_is_not_utf_8_is_refused_with_its_line(folder):
    (folder / "small-v1.toml").write_bytes('key = "small"\ntitle = "Café"\n'.encode("latin-1"))

    (fault,) = check(folder)

    assert fault == "small-v1.toml, line 2: the file is not UTF-8. Save it again with the encoding UTF-8."


def test_a_file_saved_by_notepad_is_read(folder):
    path = folder / "small-v1.toml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))

    assert check(folder) == ()


def test_a_file_of_more_than_a_megabyte_is_refused(folder):
    path = folder / "small-v1.toml"
    path.write_bytes(path.read_bytes() + b"#" * 1_000_000)

    (fault,) = check(folder)

    assert fault == "small-v1.toml: the file is larger than 1,000,000 bytes. Split it into two banks."


@pytest.mark.parametrize("content", [b"a = " + b"[" * 20_000, b"a = " + b"9" * 5_000, b"\x00", b"a." * 2_000 + b"a = 1"])
def test_a_hostile_file_is_refused_and_harms_nothing(folder, content):
    (folder / "small-v1.toml").write_bytes(content)

    faults = check(folder)

    assert faults
    assert all(fault.startswith("small-v1.toml") for fault in faults)
    assert BankLibrary(folder).framework("inspection").title == "An inspection"


def test_a_link_to_nothing_is_refused(folder):
    (folder / "gone-v1.toml").symlink_to(folder / "nowhere.toml")

    (fault,) = check(folder)

    assert fault.startswith("gone-v1.toml: the file cannot be read (No such file or directory). See that it is there")


def test_a_thousand_unknown_fields_are_not_listed_one_by_one(folder):
    path = folder / "small-v1.toml"
    path.write_text("".join(f"x{n} = 1\n" for n in range(1000)) + path.read_text(encoding="utf-8"), encoding="utf-8")

    faults = check(folder)

    assert len(faults) == 21
    assert "980 more fields are not of this format" in faults[-1]


def test_an_empty_file_misses_everything_at_the_top(folder):
    (folder / "small-v1.toml").write_text("", encoding="utf-8")

    missing = [re.search("`(.*)` is missing", fault)[1] for fault in check(folder)]

    assert missing == ["key", "version", "title", "framework", "status", "publisher", "source", "licence", "wording", "sections"]


@pytest.mark.parametrize(
    ("sections", "place", "remedy"),
    [
        ("sections = []\n", TOP, "the bank is empty. Add a section under [[sections]]"),
        (
            '[[sections]]\nkey = "a"\ntitle = "A"\nintroduction = ""\nquestions = []\n',
            "section 1",
            "the section has no question. Add one",
        ),
    ],
)
def test_an_empty_bank_is_refused(folder, sections, place, remedy):
    path = folder / "small-v1.toml"
    path.write_text(path.read_text(encoding="utf-8").split("[[sections]]")[0] + sections, encoding="utf-8")

    (fault,) = check(folder)

    assert fault.startswith(f"small-v1.toml, {place}")
    assert remedy in fault


def test_a_bank_holds_at_most_500_questions_and_a_question_50_indicators(folder):
    path = folder / "small-v1.toml"
    text = path.read_text(encoding="utf-8")
    question = text[text.index("[[sections.questions]]") : text.index("indicators = []") + len("indicators = []")]
    indicators = "".join(f'\n[[sections.questions.indicators]]\nkey = "i{n}"\nwording = "w"\nsource = "s"\n' for n in range(49))
    questions = "".join("\n" + question.replace('"welcome"', f'"q{n}"') for n in range(499))

    path.write_text(text + indicators + questions, encoding="utf-8")

    assert [fault.partition(": ")[2] for fault in check(folder)] == [
        "`indicators` has 51 items. Keep at most 50.",
        "the bank has 501 questions. Keep at most 500.",
    ]


def test_a_bank_whose_name_says_nothing_is_refused(folder):
    (folder / "small-v1.toml").rename(folder / "small.toml")

    (fault,) = check(folder)

    assert fault.endswith("Rename it to small-v1.toml.")


def test_a_folder_without_banks_and_no_folder_are_said(tmp_path: Path):
    assert "holds no question bank. Add one, as README.md shows." in check(tmp_path)[0]
    assert "is not there. Put it back" in check(tmp_path / "nowhere")[0]
