"""Released banks: the keys that answers point at, and the promise that none of them vanishes.

`released/<key>-v<version>.txt` lists the question and indicator keys of a released version, one a line.
"""

import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from readiness.banks.loader.bank import FILE_NAME, version_order
from readiness.banks.loader.library import Shelf, faults_of, read_folder
from readiness.banks.model import BankFault, BankStatus, NoSuchBank, QuestionBank

RELEASED = "released"
"""The folder of the lists, inside that of the banks."""


def check(folder: Path) -> tuple[str, ...]:
    """Everything wrong with the banks and frameworks of `folder`, one sentence or two each; empty if nothing is."""
    shelf = read_folder(folder, Shelf())
    none = (
        ()
        if shelf.banks or not folder.is_dir()
        else (f"{folder}: the folder holds no question bank. Add one, as README.md shows.",)
    )
    return (*faults_of(shelf), *none, *_release_faults(folder, shelf))


def release(folder: Path, key: str, version: str) -> Path:
    """Write the list of the keys of this version, and return its path. A second time changes nothing, or adds what is new.

    Raises NoSuchBank, or BankFault if the bank has faults, is a draft, or drops a key of an earlier release.
    """
    file = f"{key}-v{version}.toml"
    shelf = read_folder(folder, Shelf())
    copy = shelf.banks.get(file)
    if copy is None:
        known = ", ".join(sorted(shelf.banks)) or "none"
        raise NoSuchBank(f"There is no {file} in {folder}. Its bank files are: {known}.")
    if copy.value is None:
        raise BankFault(*copy.faults)
    if copy.value.status is BankStatus.DRAFT:
        raise BankFault(f'{file}, top of the file: a draft cannot be released. Write status = "in-use" when it is ready.')
    if vanished := [fault for fault in _release_faults(folder, shelf) if fault.startswith(f"{file}, ")]:
        raise BankFault(*vanished)
    path = folder / RELEASED / f"{key}-v{version}.txt"
    _write(path, "".join(f"{released}\n" for released in _keys(copy.value)))
    return path


def _keys(bank: QuestionBank) -> Iterator[str]:
    for question in bank:
        yield question.key
        yield from (indicator.key for indicator in question.indicators)


def _write(path: Path, text: str) -> None:
    """Whole or not at all: a list cut short would let the keys after the cut vanish unseen."""
    path.parent.mkdir(exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    finally:
        Path(temporary).unlink(missing_ok=True)


def _release_faults(folder: Path, shelf: Shelf) -> Iterator[str]:
    banks = {file: copy.value for file, copy in shelf.banks.items() if copy.value}
    ever: dict[str, set[str]] = {}
    for path in sorted((folder / RELEASED).glob("*.txt")):
        file = f"{path.stem}.toml"
        match = FILE_NAME.fullmatch(file)
        if match is None or file not in shelf.banks:
            yield f"{RELEASED}/{path.name}: there is no bank {file}. Put the bank back: a released version stays for good."
            continue
        try:
            keys = path.read_text(encoding="utf-8").split()
        except (OSError, UnicodeDecodeError):
            yield f"{RELEASED}/{path.name}: the list cannot be read. Put back the one that was released."
            continue
        ever.setdefault(match[1], set()).update(keys)
        yield from _vanished(keys, file, match[2], banks=[bank for bank in banks.values() if bank.key == match[1]])
    yield from _never_released(banks, ever)


def _vanished(keys: list[str], file: str, version: str, *, banks: list[QuestionBank]) -> Iterator[str]:
    for bank in banks:
        if version_order(bank.version) < version_order(version):
            continue
        itself = f"{bank.key}-v{bank.version}.toml"
        kept = set(_keys(bank)) if itself == file else {*_keys(bank), *bank.retired}
        remedy = "Put it back." if itself == file else 'Put it back, or name it in `retired = ["…"]` at the top of the file.'
        for key in keys:
            if key not in kept:
                yield f"{itself}, top of the file: the key `{key}` was released with version {version} and has vanished. {remedy}"


def _never_released(banks: Mapping[str, QuestionBank], ever: Mapping[str, set[str]]) -> Iterator[str]:
    for file, bank in banks.items():
        for key in bank.retired:
            if key not in ever.get(bank.key, set()):
                yield f"{file}, top of the file: `retired` names `{key}`, which no release had. Take it out, or put its spelling right."
