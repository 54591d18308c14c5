"""Released keys never vanish."""

import pytest

from readiness.banks.loader import check, release
from readiness.banks.model import BankFault, NoSuchBank

KEYS = "welcome\nvision\nvision-1\nvision-2\n"


@pytest.fixture
def released(folder):
    release(folder, "small", "1")
    return folder


def second_version(folder, *, old="", new="", retired=""):
    text = (folder / "small-v1.toml").read_text(encoding="utf-8").replace('version = "1"', 'version = "2"')
    assert old in text
    text = text.replace(old, new, 1) if old else text
    (folder / "small-v2.toml").write_text(retired + text, encoding="utf-8")


def test_a_release_lists_every_question_and_indicator_key_one_a_line(folder):
    path = release(folder, "small", "1")

    assert path == folder / "released" / "small-v1.txt"
    assert path.read_bytes() == KEYS.encode()
    assert [file.name for file in path.parent.iterdir()] == ["small-v1.txt"]
    assert check(folder) == ()


def test_a_released_bank_may_gain_a_key_and_be_released_again(released, change):
    change(
        'key = "vision-2"', 'key = "vision-2"\nwording = "x"\nsource = "x"\n\n[[sections.questions.indicators]]\nkey = "vision-3"'
    )

    assert check(released) == ()
    assert release(released, "small", "1").read_text() == KEYS + "vision-3\n"


def test_a_key_that_vanishes_from_a_released_bank_is_said(released, change):
    change('key = "vision-2"', 'key = "vision-renamed"')

    (fault,) = check(released)

    assert (
        fault == "small-v1.toml, top of the file: the key `vision-2` was released with version 1 and has vanished. Put it back."
    )
    with pytest.raises(BankFault, match="`vision-2` was released"):
        release(released, "small", "1")
    assert (released / "released" / "small-v1.txt").read_text() == KEYS


def test_a_released_bank_cannot_retire_its_own_key(released, change):
    change('key = "vision-2"', 'key = "vision-renamed"')
    change('licence = "MIT"', 'licence = "MIT"\nretired = ["vision-2"]')

    assert "Put it back." in check(released)[0]


def test_a_later_version_keeps_every_key_or_names_it_as_retired(released):
    second_version(released, old='key = "vision-2"', new='key = "vision-3"')

    (fault,) = check(released)

    assert fault.startswith("small-v2.toml, top of the file: the key `vision-2` was released with version 1 and has vanished.")
    assert fault.endswith('name it in `retired = ["…"]` at the top of the file.')
    with pytest.raises(BankFault, match="`vision-2`"):
        release(released, "small", "2")

    second_version(released, old='key = "vision-2"', new='key = "vision-3"', retired='retired = ["vision-2"]\n')

    assert check(released) == ()
    release(released, "small", "2")
    assert check(released) == ()


def test_an_earlier_version_need_not_have_the_keys_of_a_later_one(folder):
    second_version(folder, old='key = "vision-2"', new='key = "vision-3"')
    release(folder, "small", "2")

    assert check(folder) == ()


def test_retiring_what_no_release_had_is_said(released):
    second_version(released, retired='retired = ["vison-2"]\n')

    (fault,) = check(released)

    assert fault.startswith("small-v2.toml, top of the file: `retired` names `vison-2`, which no release had.")


def test_a_released_bank_that_goes_is_said(released):
    (released / "small-v1.toml").unlink()
    second = released / "frameworks" / "inspection.toml"
    assert second.exists()

    assert (
        "released/small-v1.txt: there is no bank small-v1.toml. Put the bank back: a released version stays for good."
        in check(released)
    )


def test_a_list_that_cannot_be_read_is_said(released):
    (released / "released" / "small-v1.txt").write_bytes(b"\xff")

    assert check(released) == ("released/small-v1.txt: the list cannot be read. Put back the one that was released.",)


def test_a_list_checked_out_with_windows_line_ends_is_read(released):
    path = released / "released" / "small-v1.txt"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    assert check(released) == ()


def test_what_is_missing_faulty_or_a_draft_is_not_released(folder, change):
    with pytest.raises(NoSuchBank, match=r"There is no small-v7\.toml in .*: small-v1\.toml\."):
        release(folder, "small", "7")

    change('"in-use"', '"draft"')
    with pytest.raises(BankFault, match="a draft cannot be released"):
        release(folder, "small", "1")

    change('"draft"', '"drft"')
    with pytest.raises(BankFault, match="Did you mean `draft`"):
        release(folder, "small", "1")

    assert not (folder / "released").exists()
