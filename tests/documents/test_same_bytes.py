"""The same content makes the same bytes: in another process, at another time, in another place and language."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from readiness.documents.formats import DOCUMENT_FORMATS, WORKBOOK
from tests.documents.written_samples import HOSTILE, a_hostile_document, a_workbook

ROOT = Path(__file__).parents[2]
PRINT_DIGESTS = """
import hashlib
from readiness.documents.formats import DOCUMENT_FORMATS, WORKBOOK
from tests.documents.written_samples import HOSTILE, a_hostile_document, a_workbook
for each in DOCUMENT_FORMATS.values():
    print(each.key, hashlib.sha256(each.write(a_hostile_document())).hexdigest())
print("xlsx", hashlib.sha256(WORKBOOK.write(a_workbook(*HOSTILE))).hexdigest())
"""


@pytest.fixture(scope="module")
def here():
    made = {each.key: each.write(a_hostile_document()) for each in DOCUMENT_FORMATS.values()}
    made["xlsx"] = WORKBOOK.write(a_workbook(*HOSTILE))
    return {key: hashlib.sha256(content).hexdigest() for key, content in made.items()}


@pytest.mark.parametrize(
    "place",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles", "LC_ALL": "de_DE.UTF-8", "LANGUAGE": "de"},
    ],
)
def test_another_process_elsewhere_makes_the_same_bytes(here, place):
    environment = os.environ | place | {"PYTHONPATH": str(ROOT)}

    ran = subprocess.run(
        [sys.executable, "-c", PRINT_DIGESTS], env=environment, cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert dict(line.split() for line in ran.stdout.splitlines()) == here


def test_the_clock_stands_nowhere_in_the_bytes(here):
    again = {each.key: hashlib.sha256(each.write(a_hostile_document())).hexdigest() for each in DOCUMENT_FORMATS.values()}
    again["xlsx"] = hashlib.sha256(WORKBOOK.write(a_workbook(*HOSTILE))).hexdigest()

    assert again == here


@pytest.mark.parametrize("each", [*DOCUMENT_FORMATS.values(), WORKBOOK], ids=lambda each: each.key)
def test_every_format_has_a_name_for_people_and_one_for_machines(each):
    assert each.label
    assert each.label != each.key
    assert each.extension == each.key
    assert "/" in each.media_type
