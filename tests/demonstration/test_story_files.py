"""A fault in a file of the demonstration is named with its file and its place."""

from datetime import date
from importlib.resources import files

import pytest

from readiness.demonstration.story import StoryFault, story

AS_AT = date(2026, 11, 22)
FULL = "exampleshire-2016.toml"
FIRST_ENTRY = "question identification, entry 1"


@pytest.fixture
def folder(tmp_path):
    for file in files("readiness.demonstration").iterdir():
        if file.name.endswith(".toml"):
            (tmp_path / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    return tmp_path


def spoil(folder, before, after, *, file=FULL):
    content = (folder / file).read_text(encoding="utf-8")
    assert before in content
    (folder / file).write_text(content.replace(before, after, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("due = 14", "due = 'soon'", "Expected `int | null`, got `str` - at `$.questions[1].due`"),
        ("true = -27", "true = -2.5", "Expected `int | null`, got `float` - at `$.questions[1].entries[1].true`"),
        ("true = -27", "treu = -27", "unknown field `treu` - at `$.questions[1].entries[1]`"),
        ('kind = "achieved"', 'kind = "done"', "`$.questions[1].entries[1].kind`"),
        ('ages = ["0-5"]', 'ages = ["0-6"]', "`$.questions[1].entries[1].ages[1]`"),
        ('judgement = "working_well"', 'judgement = "good"', "`$.questions[1].judgement.judgement`"),
        ('1 = "in_place"', '1 = "nearly"', "`$.questions[1].positions"),
        ('owner = "Bea', 'author = "Bea', "unknown field `author` - at `$.questions[1]`"),
        ("supports = [1]", "supports = [1, 1]", f"{FIRST_ENTRY}: supports holds a number twice"),
        ("supports = [1]", "supports = [0]", f"{FIRST_ENTRY}: supports holds a number twice, or one below 1"),
        ("true = -27", "true = 3", f"{FIRST_ENTRY}: true is not in the past"),
        ("true = -27", "due = 3", f"{FIRST_ENTRY}: what is achieved has neither"),
        ("true = -27", "removed = -3", f"{FIRST_ENTRY}: removed needs both"),
        ("true = -27", 'earlier_text = "Once."', f"{FIRST_ENTRY}: changed needs both"),
        ("true = -27", 'groups = ["Left-handed children"]', f"{FIRST_ENTRY}: the area knows no group “Left-handed children”"),
        (
            "[[assess-and-meet-need:9]]",
            "[[assess-and-meet-need:8]]",
            "entry 15: [[assess-and-meet-need:8]] names no entry that stands",
        ),
        ("[[assess-and-meet-need:9]]", "[[assess-and-meet-need:99]]", "entry 15: [[assess-and-meet-need:99]] names no entry"),
        (
            '"unknown", who_finds_out = "Nadia',
            '"unknown", reason = "Nadia',
            "question outcomes, indicator 3: nobody is to find out",
        ),
        ('"not_applicable", reason', '"not_applicable", who_finds_out', "question joined-up-0-25, indicator 2: no reason"),
        ('key = "outcomes"', 'key = "identification"', "question identification is there 2 times"),
        ("to {month -60}, against", "to {month}, against", "question identification: “{month}, against"),
        ('bank = "', "bank = ", "exampleshire-2016.toml: "),
    ],
)
def test_a_fault_is_named_with_its_place(folder, before, after, told):
    spoil(folder, before, after)

    with pytest.raises(StoryFault) as raised:
        story(AS_AT, folder=folder)

    assert str(raised.value).startswith(FULL)
    assert told in str(raised.value)


def test_every_fault_of_a_file_is_named_at_once(folder):
    spoil(folder, "supports = [1]", "supports = [1, 1]")
    spoil(folder, "[[assess-and-meet-need:9]]", "[[assess-and-meet-need:99]]")

    with pytest.raises(StoryFault) as raised:
        story(AS_AT, folder=folder)

    assert len(str(raised.value).splitlines()) == 2


def test_a_text_over_the_limit_is_refused_not_cut(folder):
    spoil(folder, "It reaches the council’s", "very " * 2000 + "It reaches the council’s")

    with pytest.raises(StoryFault, match="entry 1: the text is empty or over 10,000 characters"):
        story(AS_AT, folder=folder)


def test_a_file_that_is_not_there_is_named(folder):
    spoil(folder, "exampleshire-2023.toml", "exampleshire-2033.toml", file="exampleshire.toml")

    with pytest.raises(StoryFault, match=r"^exampleshire-2033\.toml: "):
        story(AS_AT, folder=folder)
