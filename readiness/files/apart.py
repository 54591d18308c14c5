"""Work on a stranger's bytes in a process of its own, under limits of time and memory, so that others are served meanwhile.

`run_apart` starts `python -m <module>`, whose last lines are `if __name__ == "__main__": sys.exit(serve(work))`. What the work refuses
comes back as a refusal with the same sentence; a limit that acts becomes TookTooMuch.
"""

import json
import os
import subprocess  # nosec B404
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO

from readiness.errors import Refused


@dataclass(frozen=True, slots=True)
class Limits:
    """What one piece of work may take: seconds of processor time, and bytes of memory."""

    seconds: int
    memory: int


FOR_A_PAGE = Limits(seconds=3, memory=300_000_000)
"""While somebody waits for a page. A self-evaluation of a hundred pages takes under one second."""
FOR_A_COMMAND = Limits(seconds=120, memory=1_000_000_000)
"""For a person at the command line, who can wait and can stop it."""
AT_ONCE = 2
"""Pieces of work one process has done at a time; the next one waits."""
PATIENCE = 20
"""Seconds it waits before it is told to come again."""
REFUSED, TOO_MUCH = 3, 4
PROGRESS = "progress "
_room = threading.BoundedSemaphore(AT_ONCE)

Progress = Callable[[int, int], None]
"""Told how much is done, of how much."""


class RefusedApart(Refused):
    """What the work refused, in its words. `error` names the class of the refusal there."""

    def __init__(self, message: str, error: str) -> None:
        super().__init__(message)
        self.error = error


class TookTooMuch(Refused):
    """The work came to a limit of time or memory and was stopped."""


class Broken(Refused):
    """The work ended without an answer: the bytes broke what reads them."""


class Busy(Refused):
    """Too many are at it already."""


def run_apart(module: str, request: bytes, *, name: str, limits: Limits = FOR_A_PAGE, progress: Progress | None = None) -> bytes:
    """What the `work` of `module` answers to `request`. `name` is the document's, for the sentences of a refusal.

    Raises RefusedApart, TookTooMuch, Broken or Busy.
    """
    if not _room.acquire(timeout=PATIENCE):
        raise Busy("Other documents are being read at the moment. Nothing was changed: try again in a minute.")
    try:
        code, answer = _run(module, request, limits=limits, progress=progress)
    finally:
        _room.release()
    if code == 0:
        return answer
    if code == REFUSED:
        said = json.loads(answer)
        raise RefusedApart(said["message"], said["error"])
    if code == TOO_MUCH:
        raise TookTooMuch(
            f"“{name}” takes more time or memory to read than one document may. Nothing was changed. "
            "Save it again without pictures, or split it, and bring in each part."
        )
    raise Broken(
        f"“{name}” is damaged or is not what its name says: it could not be read. Nothing was changed. Open it, save it again and try that."
    )


def _run(module: str, request: bytes, *, limits: Limits, progress: Progress | None) -> tuple[int, bytes]:
    # Nothing a person typed is in the command or the environment: all of it goes in by the pipe.
    command = [sys.executable, "-m", module, str(limits.seconds), str(limits.memory)]
    environment = {**os.environ, "MALLOC_ARENA_MAX": "2"}
    with subprocess.Popen(  # noqa: S603  # nosec B603
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as child:
        assert child.stdin and child.stdout and child.stderr  # noqa: PT018
        told = threading.Thread(target=_listen, args=(child.stderr, progress), daemon=True)
        told.start()
        given = threading.Thread(target=_give, args=(child.stdin, request), daemon=True)
        given.start()
        # Processor time is limited in the child; this is for one that sleeps.
        stop = threading.Timer(3 * limits.seconds + 10, child.kill)
        stop.start()
        try:
            answer = child.stdout.read()
            code = child.wait()
        finally:
            stop.cancel()
        told.join()
    return _meaning(code), answer


def _meaning(code: int) -> int:
    """The code the child left with, where a signal for time or memory counts as a limit."""
    import signal

    limits = {getattr(signal, name) for name in ("SIGXCPU", "SIGKILL") if hasattr(signal, name)}
    return TOO_MUCH if -code in limits else code


def _give(pipe: IO[bytes], request: bytes) -> None:
    try:
        with pipe:
            pipe.write(request)
    except BrokenPipeError:
        pass  # it was refused before the end was read; why is in its answer


def _listen(pipe: IO[bytes], progress: Progress | None) -> None:
    for line in pipe:
        said = line.decode(errors="replace")
        if said.startswith(PROGRESS) and progress:
            done, whole = said.removeprefix(PROGRESS).split()
            progress(int(done), int(whole))


def serve(work: Callable[[bytes], bytes]) -> int:
    """What a child does: take its limits, read the request, answer. Returns the code to leave with."""
    _limit(int(sys.argv[1]), int(sys.argv[2]))
    try:
        answer, code = work(sys.stdin.buffer.read()), 0
    except Refused as error:
        answer, code = json.dumps({"error": type(error).__name__, "message": str(error)}).encode(), REFUSED
    except (MemoryError, RecursionError):
        return TOO_MUCH
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()
    return code


def tell(done: int, whole: int) -> None:
    """Say, from within the work, how far it is. In a process that nobody listens to it is written nowhere."""
    if _is_limited:
        sys.stderr.write(f"{PROGRESS}{done} {whole}\n")
        sys.stderr.flush()


_is_limited = False


def _limit(seconds: int, memory: int) -> None:
    """Take the limits, as far as this system has them. Windows has none of these; there the timer alone acts."""
    global _is_limited  # noqa: PLW0603 - a process takes its limits once
    _is_limited = True
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    except (ValueError, OSError):
        return  # macOS refuses it
