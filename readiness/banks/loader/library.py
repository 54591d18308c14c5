"""Every bank and framework of a folder, kept in memory and read again when a file changes.

A file that gains a fault goes on serving what it said before: people's answers hang on it. The fault is reported beside it.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from readiness.banks.loader.bank import FILE_NAME, read_bank, version_order
from readiness.banks.loader.fields import FaultList
from readiness.banks.loader.framework import read_framework
from readiness.banks.loader.held import LOOK_AGAIN_AFTER, Copy, Held, Read, Value, copies_now, present, stamps_of
from readiness.banks.loader.source import read_source
from readiness.banks.model import BankFault, BankStatus, Framework, NoSuchBank, NoSuchFramework, QuestionBank

FRAMEWORKS = "frameworks"
"""The folder of framework files, inside that of the banks."""


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
    bank_files = stamps_of(folder)
    framework_files = stamps_of(folder, f"{FRAMEWORKS}/")
    framework_keys = {Path(file).stem for file in framework_files}
    bank_keys = {match[1] for file in bank_files if (match := FILE_NAME.fullmatch(file))}
    # A file names others, so a file that comes or goes can mend or break one that did not change.
    same_names = bank_files.keys() == present(before.banks) and framework_files.keys() == present(before.frameworks)

    def framework(file: str, content: Mapping[str, object]) -> Framework:
        return read_framework(content, file, frameworks=framework_keys)

    def bank(file: str, content: Mapping[str, object]) -> QuestionBank:
        return read_bank(content, file, frameworks=framework_keys, banks=bank_keys)

    return Shelf(
        copies_now(bank_files, _reading(folder, bank), before=before.banks, trusted=same_names),
        copies_now(framework_files, _reading(folder, framework), before=before.frameworks, trusted=same_names),
    )


def _reading(folder: Path, made: Callable[[str, Mapping[str, object]], Value]) -> Read[Value]:
    def read(file: str) -> Value | tuple[str, ...]:
        faults = FaultList(file)
        content = read_source(folder / file, faults)
        if content is None:
            return tuple(faults.found)
        try:
            return made(file, content)
        except BankFault as fault:
            return fault.faults

    return read


class BankLibrary:
    """The banks and frameworks of a folder, for as long as a process runs. Any thread may ask."""

    def __init__(
        self, folder: Path, *, monotonic: Callable[[], float] = time.monotonic, look_again_after: float = LOOK_AGAIN_AFTER
    ) -> None:
        self.folder = folder
        self._held = Held(
            Shelf(),
            lambda before: read_folder(folder, before),
            monotonic=monotonic,
            look_again_after=look_again_after,
        )

    def banks(self) -> tuple[QuestionBank, ...]:
        """Every version of every bank, by key, the newest version of each last."""
        banks = (copy.value for copy in self._held.now().banks.values() if copy.value)
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
        frameworks = {copy.value.key: copy.value for copy in self._held.now().frameworks.values() if copy.value}
        if key not in frameworks:
            known = ", ".join(sorted(frameworks)) or "none"
            raise NoSuchFramework(
                f"There is no framework “{key}”. Known are {known}. `readiness banks check` says what is wrong."
            )
        return frameworks[key]

    def faults(self) -> tuple[str, ...]:
        """What is wrong with the files now, one sentence or two each. Empty when all is well."""
        return faults_of(self._held.now())

    def _no_bank(self, wanted: str, file: str) -> NoSuchBank:
        if any(fault.startswith(file) for fault in self.faults()):
            return NoSuchBank(f"The {wanted} has faults in its file. Run `readiness banks check` and mend them.")
        known = ", ".join(f"{bank.key} {bank.version}" for bank in self.banks()) or "none"
        return NoSuchBank(f"There is no {wanted}. Choose one of these: {known}.")


def faults_of(shelf: Shelf) -> tuple[str, ...]:
    """Every fault on a shelf, by file."""
    banks = (fault for _, copy in sorted(shelf.banks.items()) for fault in copy.faults)
    frameworks = (fault for _, copy in sorted(shelf.frameworks.items()) for fault in copy.faults)
    return (*shelf.faults, *banks, *frameworks)
