"""The library: what it holds, when it looks again, and that the last good bank stays."""

import os
import threading

import pytest

from readiness.banks.loader import BankLibrary
from readiness.banks.model import BankStatus, NoSuchBank, NoSuchFramework, PartnerKind


class Seconds:
    """A clock that the test winds."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def seconds():
    return Seconds()


@pytest.fixture
def library(folder, seconds):
    return BankLibrary(folder, monotonic=seconds)


def add_version(folder, version, **changes):
    text = (folder / "small-v1.toml").read_text(encoding="utf-8").replace('version = "1"', f'version = "{version}"')
    for old, new in changes.values():
        assert old in text
        text = text.replace(old, new)
    (folder / f"small-v{version}.toml").write_text(text, encoding="utf-8")


def test_a_bank_is_read_as_it_is_written(library):
    bank = library.bank("small", "1")

    assert bank.title == "A small bank"
    assert bank.status is BankStatus.IN_USE
    assert [question.key for question in bank] == ["welcome", "vision"]
    assert bank.by_key["welcome"].partners == (PartnerKind.SCHOOLS, PartnerKind.YOUNG_PEOPLE)
    assert bank.by_key["welcome"].indicators == ()
    assert [indicator.checked for indicator in bank.by_key["vision"].indicators] == [True, False]
    assert bank.numbers == {"welcome": "1.1", "vision": "2.1"}
    assert library.framework("inspection").timings[0].value == 5
    assert library.faults() == ()


def test_versions_stand_in_the_order_of_their_numbers(folder, library):
    for version in ("0.10", "0.9", "2"):
        add_version(folder, version)

    assert [bank.version for bank in library.banks()] == ["0.9", "0.10", "1", "2"]
    assert library.latest("small").version == "2"


def test_the_latest_bank_is_no_draft_unless_there_is_nothing_else(folder, library, seconds):
    add_version(folder, "2", status=('"in-use"', '"draft"'))
    assert library.latest("small").version == "1"

    path = folder / "small-v1.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('"in-use"', '"draft"'), encoding="utf-8")
    seconds.now += 2
    assert library.latest("small").version == "2"


def test_banks_in_use_are_offered_first_then_closed_ones_then_drafts(folder, library):
    closed = '"closed"\nclosed_on = 2022-12-31\nsuccessor = "other"'
    other = (folder / "small-v1.toml").read_text(encoding="utf-8").replace('key = "small"', 'key = "other"')
    (folder / "other-v1.toml").write_text(other.replace('"in-use"', '"draft"'), encoding="utf-8")
    add_version(folder, "0.5", status=('"in-use"', closed))
    add_version(folder, "2")

    offered = [(bank.key, bank.version, bank.status.label) for bank in library.startable()]

    assert offered == [
        ("small", "2", "In use"),
        ("small", "1", "In use"),
        ("small", "0.5", "Closed"),
        ("other", "1", "Draft"),
    ]


@pytest.mark.parametrize(("key", "version"), [("small", "9"), ("large", "1"), ("../small", "1"), ("", "")])
def test_a_bank_that_is_not_there_is_said_with_those_that_are(library, key, version):
    with pytest.raises(NoSuchBank, match=r"Choose one of these: small 1\."):
        library.bank(key, version)


def test_no_version_and_no_framework_are_said_with_those_that_are(library):
    with pytest.raises(NoSuchBank, match=r"question bank “large”.*small 1"):
        library.latest("large")
    with pytest.raises(NoSuchFramework, match="Known are inspection"):
        library.framework("visit")


def test_a_bank_that_never_was_good_is_said_to_have_faults(library, change):
    change('title = "A small bank"\n', "")

    with pytest.raises(NoSuchBank, match=r"has faults in its file\. Run `readiness banks check`"):
        library.bank("small", "1")


def test_the_last_good_bank_stays_while_its_file_has_a_fault(library, change, seconds):
    good = library.bank("small", "1")
    change('key = "vision-2"', 'key = "vision-1"')
    seconds.now += 2

    assert library.bank("small", "1") == good
    (fault,) = library.faults()
    assert fault.startswith("small-v1.toml, section 2, question 1 `vision`, indicator 2: the key `vision-1` is doubled")

    change('key = "vision-1"', 'key = "vision-9"')
    seconds.now += 2

    assert library.bank("small", "1").by_key["vision"].indicators[0].key == "vision-9"
    assert library.faults() == ()


def test_the_last_good_bank_stays_when_its_file_or_the_whole_folder_goes(folder, library, seconds):
    good = library.bank("small", "1")
    (folder / "small-v1.toml").rename(folder / "elsewhere")
    seconds.now += 2

    assert library.bank("small", "1") == good
    assert library.faults()[0].startswith("small-v1.toml: the file is gone; what it said is still used. Put it back")

    folder.rename(folder.parent / "moved")
    seconds.now += 2

    assert library.bank("small", "1") == good
    assert "is not there" in library.faults()[0]

    (folder.parent / "moved").rename(folder)
    (folder / "elsewhere").rename(folder / "small-v1.toml")
    seconds.now += 2

    assert library.bank("small", "1") == good
    assert library.faults() == ()


def test_a_bank_is_mended_by_adding_the_framework_it_names(folder, library, seconds):
    framework = folder / "frameworks" / "inspection.toml"
    framework.rename(folder / "kept")
    assert library.banks() == ()

    (folder / "kept").rename(framework)
    seconds.now += 2

    assert len(library.banks()) == 1
    assert library.faults() == ()


def test_a_changed_bank_is_read_again_after_a_second_and_not_before(library, change, seconds):
    library.banks()
    change("A small bank", "A changed bank")

    seconds.now = 0.9
    assert library.bank("small", "1").title == "A small bank"

    seconds.now = 1.1
    assert library.bank("small", "1").title == "A changed bank"


def test_a_bank_that_did_not_change_is_the_same_object_and_is_not_opened_again(folder, library, seconds):
    before = library.bank("small", "1")
    path = folder / "small-v1.toml"
    held = path.stat()
    path.write_bytes(b"#" * held.st_size)
    os.utime(path, ns=(held.st_atime_ns, held.st_mtime_ns))
    seconds.now += 2

    assert library.bank("small", "1") is before


def test_a_file_put_in_the_place_of_another_with_its_size_and_date_is_noticed(folder, library, seconds):
    library.banks()
    path = folder / "small-v1.toml"
    held = path.stat()
    other = folder / "other"
    other.write_text(path.read_text(encoding="utf-8").replace("A small bank", "Another bank"), encoding="utf-8")
    os.utime(other, ns=(held.st_atime_ns, held.st_mtime_ns))
    other.replace(path)
    seconds.now += 2

    assert library.bank("small", "1").title == "Another bank"


def test_many_threads_see_only_whole_banks(folder, library, seconds):
    seen = set()
    wrong = []
    good = (folder / "small-v1.toml").read_text(encoding="utf-8")

    def look():
        for _ in range(200):
            seconds.now += 1
            banks = library.banks()
            if len(banks) != 1:
                wrong.append(banks)
            else:
                seen.add(banks[0].title)

    library.banks()
    threads = [threading.Thread(target=look) for _ in range(4)]
    for thread in threads:
        thread.start()
    for turn in range(50):
        (folder / "small-v1.toml").write_text(good.replace("A small bank", f"Bank {turn:08}"), encoding="utf-8")
    for thread in threads:
        thread.join()

    assert wrong == []
    assert all(title == "A small bank" or title.startswith("Bank ") for title in seen)
