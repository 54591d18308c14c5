"""Every bank and framework of a folder, kept in memory and read again when a file changes.

A file that gains a fault goes on serving what it said before: people's answers hang on it. The fault is reported beside it.
"""

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from readiness.banks.loader.bank import FILE_NAME, read_bank, version_order
from readiness.banks.loader.fields import FaultList
from readiness.banks.loader.framework import read_framework
from readiness.banks.loader.source import read_source
from readiness.banks.model import BankFault, BankStatus, Framework, NoSuchBank, NoSuchFramework, QuestionBank

FRAMEWORKS = "frameworks"
"""The folder of framework files, inside that of the banks."""
LOOK_AGAIN_AFTER = 1.0
"""Seconds for which no file is looked at again, so that a page costs no look at the disk."""

Held = TypeVar("Held", QuestionBank, Framework)
Stamp = tuple[int, int, int]


@dataclass(frozen=True)
class Copy(Generic[Held]):
    """What is held of one file: what it said when it last had no fault, and the faults it has now."""

    stamp: Stamp | None
    value: Held | None
    faults: tuple[str, ...] = ()


@dataclass(frozen=True)
class Shelf:
    """Everything that was read, by the path of its file from the folder. Replaced as a whole, never changed."""

    banks: Mapping[str, Copy[QuestionBank]] = field(default_factory=dict)
    frameworks: Mapping[str, Copy[Framework]] = field(default_factory=dict)
    faults: tuple[str, ...] = ()


def read_folder(folder: Path, before: Shelf) -> Shelf:
    """The shelf for `folder` now. What has not changed since `before` is not read again."""
    if not folder.is_dir():
        fault = f"{folder}: this folder of question banks is not there. Put it back, or name another."
        return Shelf(before.banks, before.frameworks, (fault,))
    bank_files = _files(folder, "")
    framework_files = _files(folder, f"{FRAMEWORKS}/")
    framework_keys = {Path(file).stem for file in framework_files}
    bank_keys = {match[1] for file in bank_files if (match := FILE_NAME.fullmatch(file))}
    # A file names others, so a file that comes or goes can mend or break one that did not change.
    same_names = bank_files.keys() == _present(before.banks) and framework_files.keys() == _present(before.frameworks)

    def framework(file: str, content: Mapping[str, object]) -> Framework:
        return read_framework(content, file, frameworks=framework_keys)

    def bank(file: str, content: Mapping[str, object]) -> QuestionBank:
        return read_bank(content, file, frameworks=framework_keys, banks=bank_keys)

    return Shelf(
        _copies(folder, bank_files, bank, before=before.banks, trusted=same_names),
        _copies(folder, framework_files, framework, before=before.frameworks, trusted=same_names),
    )


def _files(folder: Path, below: str) -> dict[str, Stamp]:
    """The TOML files of one folder with what tells whether they changed."""
    found = {}
    for path in sorted((folder / below).glob("*.toml")):
        try:
            now = path.stat()
        except OSError:
            # It went between the two looks, or is a link to nothing; reading it says so.
            found[below + path.name] = (0, 0, 0)
        else:
            found[below + path.name] = (now.st_mtime_ns, now.st_size, now.st_ino)
    return found


def _present(copies: Mapping[str, Copy[Held]]) -> set[str]:
    return {file for file, copy in copies.items() if copy.stamp is not None}


def _copies(
    folder: Path,
    files: Mapping[str, Stamp],
    read: Callable[[str, Mapping[str, object]], Held],
    *,
    before: Mapping[str, Copy[Held]],
    trusted: bool,
) -> dict[str, Copy[Held]]:
    copies: dict[str, Copy[Held]] = {}
    for file, stamp in files.items():
        last = before.get(file)
        if last and trusted and last.stamp == stamp:
            copies[file] = last
        else:
            copies[file] = _copy(folder, file, read, stamp=stamp, last=last.value if last else None)
    for file, last in before.items():
        if file not in files and last.value is not None:
            fault = f"{file}: the file is gone; what it said is still used. Put it back, or start Readiness again without it."
            copies[file] = Copy(None, last.value, (fault,))
    return copies


def _copy(
    folder: Path, file: str, read: Callable[[str, Mapping[str, object]], Held], *, stamp: Stamp, last: Held | None
) -> Copy[Held]:
    faults = FaultList(file)
    content = read_source(folder / file, faults)
    if content is None:
        return Copy(stamp, last, tuple(faults.found))
    try:
        return Copy(stamp, read(file, content))
    except BankFault as fault:
        return Copy(stamp, last, fault.faults)


class BankLibrary:
    """The banks and frameworks of a folder, for as long as a process runs. Any thread may ask."""

    def __init__(
        self, folder: Path, *, monotonic: Callable[[], float] = time.monotonic, look_again_after: float = LOOK_AGAIN_AFTER
    ) -> None:
        self.folder = folder
        self._monotonic = monotonic
        self._look_again_after = look_again_after
        self._lock = threading.Lock()
        self._shelf = Shelf()
        self._looked_at: float | None = None

    def banks(self) -> tuple[QuestionBank, ...]:
        """Every version of every bank, by key, the newest version of each last."""
        banks = (copy.value for copy in self._now().banks.values() if copy.value)
        return tuple(sorted(banks, key=lambda bank: (bank.key, version_order(bank.version))))

    def bank(self, key: str, version: str) -> QuestionBank:
        """One version of a bank. Raises NoSuchBank."""
        for bank in self.banks():
            if (bank.key, bank.version) == (key, version):
                return bank
        raise self._no_bank(f"version {version} of the question bank “{key}”", f"{key}-v{version}.toml")

    def latest(self, key: str) -> QuestionBank:
        """The newest version of a bank; a draft only if there is nothing else. Raises NoSuchBank."""
        versions = [bank for bank in self.banks() if bank.key == key]
        if not versions:
            raise self._no_bank(f"question bank “{key}”", f"{key}-v")
        return next((bank for bank in reversed(versions) if bank.status is not BankStatus.DRAFT), versions[-1])

    def startable(self) -> tuple[QuestionBank, ...]:
        """Every bank in the order in which to offer them: in use, closed, draft; by key; the newest version first."""
        order = [BankStatus.IN_USE, BankStatus.CLOSED, BankStatus.DRAFT]
        newest_first = sorted(self.banks(), key=lambda bank: version_order(bank.version), reverse=True)
        return tuple(sorted(newest_first, key=lambda bank: (order.index(bank.status), bank.key)))

    def framework(self, key: str) -> Framework:
        """The facts of a framework. Raises NoSuchFramework."""
        frameworks = {copy.value.key: copy.value for copy in self._now().frameworks.values() if copy.value}
        if key not in frameworks:
            known = ", ".join(sorted(frameworks)) or "none"
            raise NoSuchFramework(
                f"There is no framework “{key}”. Known are {known}. `readiness banks check` says what is wrong."
            )
        return frameworks[key]

    def faults(self) -> tuple[str, ...]:
        """What is wrong with the files now, one sentence or two each. Empty when all is well."""
        return faults_of(self._now())

    def _no_bank(self, wanted: str, file: str) -> NoSuchBank:
        if any(fault.startswith(file) for fault in self.faults()):
            return NoSuchBank(f"The {wanted} has faults in its file. Run `readiness banks check` and mend them.")
        known = ", ".join(f"{bank.key} {bank.version}" for bank in self.banks()) or "none"
        return NoSuchBank(f"There is no {wanted}. Choose one of these: {known}.")

    def _now(self) -> Shelf:
        with self._lock:
            now = self._monotonic()
            if self._looked_at is None or now - self._looked_at >= self._look_again_after:
                self._shelf = read_folder(self.folder, self._shelf)
                self._looked_at = now
            return self._shelf


def faults_of(shelf: Shelf) -> tuple[str, ...]:
    """Every fault on a shelf, by file."""
    banks = (fault for _, copy in sorted(shelf.banks.items()) for fault in copy.faults)
    frameworks = (fault for _, copy in sorted(shelf.frameworks.items()) for fault in copy.faults)
    return (*shelf.faults, *banks, *frameworks)
