"""A key of very many parts would keep the reader of TOML busy for minutes: it is told before it is read."""

import pytest

from readiness.banks.loader.fields import FaultList
from readiness.banks.loader.source import read_source


@pytest.mark.parametrize("part", ["a", '"a"', "'a'", '"a b.c"'])
def test_a_key_of_very_many_parts_is_a_fault(tmp_path, part):
    path = tmp_path / "deep.toml"
    path.write_text(".".join([part] * 20_000) + " = 1\n", encoding="utf-8")
    faults = FaultList("deep.toml")

    assert read_source(path, faults) is None
    assert faults.found == ["deep.toml: the file has a key of very many parts joined by dots. Write it as README.md shows."]


def test_a_text_of_many_sentences_is_none(tmp_path):
    path = tmp_path / "text.toml"
    path.write_text('text = "' + "One sentence. " * 200 + '"\n', encoding="utf-8")

    assert read_source(path, FaultList("text.toml")) == {"text": "One sentence. " * 200}
