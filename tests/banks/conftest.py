"""A folder with the smallest bank and frameworks that have no fault."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

BANK = """\
key = "small"
version = "1"
title = "A small bank"
framework = "inspection"
status = "in-use"
publisher = "The publisher"
source = "The handbook"
licence = "MIT"
wording = "ours"

[[sections]]
key = "first"
title = "First section"
introduction = ""

[[sections.questions]]
key = "welcome"
number = ""
short_title = "Being welcome"
wording = "Are children welcome?"
guidance = "Ask *them*."
source = "The handbook, paragraph 1"
partners = ["SCH", "YP"]
expected_evidence = ["A survey"]
indicators = []

[[sections]]
key = "second"
title = "Second section"
introduction = "About *leaders*."

[[sections.questions]]
key = "vision"
number = "2"
short_title = "The vision"
wording = "Is there a vision?"
guidance = ""
source = "The handbook, paragraph 2"
partners = []
expected_evidence = []

[[sections.questions.indicators]]
key = "vision-1"
wording = "It is written down"
source = "The handbook, paragraph 3"

[[sections.questions.indicators]]
key = "vision-2"
wording = "It is known"
source = "The handbook, paragraph 4"
checked = false
"""

FRAMEWORK = """\
key = "inspection"
title = "An inspection"
in_force_from = 2023-01-01
summary = "What it is."

[[explanations]]
heading = "What it is for"
text = "To see."
source = "The handbook, paragraph 5"
checked = true

[[timings]]
key = "notice"
label = "Notice"
value = 5
unit = "working days"
source = "The handbook, paragraph 6"
checked = true

[[outcomes]]
key = "good"
wording = "All is well"
follows = ["Nothing"]
source = "The handbook, paragraph 7"
checked = false

[[glossary]]
term = "LANO"
meaning = "The nominated officer."

[[renamed]]
then = "Group"
now = "Board"
source = "The handbook, paragraph 8"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "banks"
    (folder / "frameworks").mkdir(parents=True)
    (folder / "small-v1.toml").write_text(BANK, encoding="utf-8")
    (folder / "frameworks" / "inspection.toml").write_text(FRAMEWORK, encoding="utf-8")
    return folder


@pytest.fixture
def change(folder: Path) -> Callable[..., Path]:
    """Replace one stretch of a file, which has to be there."""

    def change(old: str, new: str, *, file: str = "small-v1.toml") -> Path:
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        written_at = path.stat().st_mtime_ns
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        # People do not save twice within one tick of the file system's clock; a test does.
        os.utime(path, ns=(written_at, written_at + 1_000_000_000))
        return path

    return change
