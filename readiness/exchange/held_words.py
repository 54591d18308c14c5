"""The words by which documents are read, kept in memory and read again when their file changes.

A file that gains a fault goes on serving what it said before, and the fault is said beside it.
"""

import threading
import time
from collections.abc import Callable
from pathlib import Path

from flask import current_app

from readiness.exchange.vocabulary import FILE, Vocabulary, VocabularyFault, read_vocabulary

LOOK_AGAIN_AFTER = 1.0
"""Seconds for which the file is not looked at again, so that a page costs no look at the disk."""

HELD_WORDS = "readiness_held_words"

Stamp = tuple[int, int, int]
NOT_THERE: Stamp = (0, 0, 0)


class HeldWords:
    """The words of a folder, for as long as a process runs. Any thread may ask."""

    def __init__(
        self, folder: Path, *, monotonic: Callable[[], float] = time.monotonic, look_again_after: float = LOOK_AGAIN_AFTER
    ) -> None:
        self.folder = folder
        self._monotonic = monotonic
        self._look_again_after = look_again_after
        self._lock = threading.Lock()
        self._stamp: Stamp | None = None
        self._looked_at: float | None = None
        self._words: Vocabulary | None = None
        self._fault: VocabularyFault | None = None

    def vocabulary(self) -> Vocabulary:
        """What the file says, or said when it last had no fault. Raises VocabularyFault where it never had none."""
        with self._lock:
            self._look()
            if self._words is None:
                assert self._fault is not None
                raise VocabularyFault(*self._fault.faults)
            return self._words

    def faults(self) -> tuple[str, ...]:
        """What is wrong with the file now, one sentence or two each. Empty when all is well."""
        with self._lock:
            self._look()
            return self._fault.faults if self._fault else ()

    def _look(self) -> None:
        now = self._monotonic()
        if self._looked_at is not None and now - self._looked_at < self._look_again_after:
            return
        self._looked_at = now
        stamp = _stamp(self.folder / FILE)
        if stamp == self._stamp:
            return
        self._stamp = stamp
        try:
            self._words, self._fault = read_vocabulary(self.folder), None
        except VocabularyFault as fault:
            self._fault = fault


def _stamp(path: Path) -> Stamp:
    try:
        now = path.stat()
    except OSError:
        return NOT_THERE
    return now.st_mtime_ns, now.st_size, now.st_ino


def held_words() -> HeldWords:
    """The application's words."""
    return current_app.extensions[HELD_WORDS]  # type: ignore[no-any-return]
