"""Files kept in memory and read again when they change: what a council may edit while Readiness runs.

A file that gains a fault goes on serving what it said before: people's work hangs on it. The fault is said beside it.
"""

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

LOOK_AGAIN_AFTER = 1.0
"""Seconds for which no file is looked at again, so that a page costs no look at the disk."""

Value = TypeVar("Value")
Shelf = TypeVar("Shelf")
Stamp = tuple[int, int, int]
"""What tells whether a file changed."""
NOT_THERE: Stamp = (0, 0, 0)


@dataclass(frozen=True)
class Copy(Generic[Value]):
    """What is held of one file: what it said when it last had no fault, and the faults it has now. No stamp: the file is gone."""

    stamp: Stamp | None
    value: Value | None
    faults: tuple[str, ...] = ()


Read = Callable[[str], Value | tuple[str, ...]]
"""Reads the file of a name, and answers with what it says or with its faults."""


class Held(Generic[Shelf]):
    """One shelf of what was read, looked at again at most once in a while. Any thread may ask; a shelf is replaced, never changed."""

    def __init__(
        self,
        empty: Shelf,
        look: Callable[[Shelf], Shelf],
        *,
        monotonic: Callable[[], float] = time.monotonic,
        look_again_after: float = LOOK_AGAIN_AFTER,
    ) -> None:
        self._shelf = empty
        self._look = look
        self._monotonic = monotonic
        self._look_again_after = look_again_after
        self._lock = threading.Lock()
        self._looked_at: float | None = None

    def now(self) -> Shelf:
        """The shelf as `look` last made it from the one before."""
        with self._lock:
            now = self._monotonic()
            if self._looked_at is None or now - self._looked_at >= self._look_again_after:
                self._shelf = self._look(self._shelf)
                self._looked_at = now
            return self._shelf


def stamp_of(path: Path) -> Stamp:
    """The file's stamp. One that went between two looks, or is a link to nothing, has that of no file; reading it says so."""
    try:
        now = path.stat()
    except OSError:
        return NOT_THERE
    return now.st_mtime_ns, now.st_size, now.st_ino


def stamps_of(folder: Path, below: str = "") -> dict[str, Stamp]:
    """By path from `folder`: the TOML files of the folder `below` it."""
    return {below + path.name: stamp_of(path) for path in sorted((folder / below).glob("*.toml"))}


def present(copies: Mapping[str, Copy[Value]]) -> set[str]:
    """The files that were there at the last look."""
    return {file for file, copy in copies.items() if copy.stamp is not None}


def copies_now(
    files: Mapping[str, Stamp], read: Read[Value], *, before: Mapping[str, Copy[Value]], trusted: bool = True
) -> dict[str, Copy[Value]]:
    """What is held of `files`. A file that did not change is not read again, unless what it hangs on is no longer `trusted`."""
    copies: dict[str, Copy[Value]] = {}
    for file, stamp in files.items():
        last = before.get(file)
        copies[file] = last if last and trusted and last.stamp == stamp else _copy(file, read, stamp=stamp, last=last)
    for file, last in before.items():
        if file not in files and last.value is not None:
            fault = f"{file}: the file is gone; what it said is still used. Put it back, or start Readiness again without it."
            copies[file] = Copy(None, last.value, (fault,))
    return copies


def _copy(file: str, read: Read[Value], *, stamp: Stamp, last: Copy[Value] | None) -> Copy[Value]:
    said = read(file)
    if isinstance(said, tuple):
        return Copy(stamp, last.value if last else None, said)
    return Copy(stamp, said)
