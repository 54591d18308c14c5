"""The words by which documents are read, kept in memory and read again when their file changes.

A file that gains a fault goes on serving what it said before, and the fault is said beside it.
"""

import time
from collections.abc import Callable
from pathlib import Path

from flask import current_app

from readiness.banks.loader.held import LOOK_AGAIN_AFTER, Copy, Held, copies_now, stamp_of
from readiness.exchange.vocabulary import FILE, Vocabulary, VocabularyFault, read_vocabulary

HELD_WORDS = "readiness_held_words"


class HeldWords:
    """The words of a folder, for as long as a process runs. Any thread may ask."""

    def __init__(
        self, folder: Path, *, monotonic: Callable[[], float] = time.monotonic, look_again_after: float = LOOK_AGAIN_AFTER
    ) -> None:
        self.folder = folder
        nothing: Copy[Vocabulary] = Copy(None, None)
        self._held = Held(nothing, self._look, monotonic=monotonic, look_again_after=look_again_after)

    def vocabulary(self) -> Vocabulary:
        """What the file says, or said when it last had no fault. Raises VocabularyFault where it never had none."""
        copy = self._held.now()
        if copy.value is None:
            raise VocabularyFault(*copy.faults)
        return copy.value

    def faults(self) -> tuple[str, ...]:
        """What is wrong with the file now, one sentence or two each. Empty when all is well."""
        return self._held.now().faults

    def _look(self, before: Copy[Vocabulary]) -> Copy[Vocabulary]:
        return copies_now({FILE: stamp_of(self.folder / FILE)}, self._read, before={FILE: before})[FILE]

    def _read(self, _file: str) -> Vocabulary | tuple[str, ...]:
        try:
            return read_vocabulary(self.folder)
        except VocabularyFault as fault:
            return fault.faults


def held_words() -> HeldWords:
    """The application's words."""
    return current_app.extensions[HELD_WORDS]  # type: ignore[no-any-return]
