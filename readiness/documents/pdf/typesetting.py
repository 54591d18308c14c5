"""Typst, run on the look and the content: in this process when the document is short, in one of its own when it is long.

Typst keeps all it made, in case it is asked again: a report of 240 pages leaves 150 MB behind, and the next one 150 MB more. What is
short is made here and then forgotten; what is long is made by a child process, which gives everything back.
"""

import json
import subprocess  # nosec B404
import sys
from pathlib import Path

from readiness.documents.pictures import font_book, forget
from readiness.errors import ReadinessError

LOOK = (Path(__file__).parent / "look.typ").read_bytes()
LONG = 400_000
"""Bytes of content, about 80 pages. Starting a child takes as long as making ten."""
LONGEST = 600
"""Seconds a child may work before it is stopped."""
_UNDRAWABLE = 3


class Undrawable(Exception):
    """Letters and marks that stand together have no shape in any font, although each has one alone."""


class TypesettingFailed(ReadinessError):
    """The PDF could not be made."""


def typeset(content: bytes, timestamp: int, logo: bytes = b"") -> bytes:
    """The PDF of `content`, the JSON that `look.typ` reads, and of the logo it speaks of. Raises Undrawable."""
    return _by_a_child(content, timestamp, logo) if len(content) > LONG else _here(content, timestamp, logo)


def _here(content: bytes, timestamp: int, logo: bytes) -> bytes:
    import typst

    # The binding takes text alone: a picture goes in as a list of numbers.
    picture = {"logo.json": json.dumps(list(logo)).encode()} if logo else {}
    try:
        made: bytes = typst.compile(  # type: ignore[call-overload]  # its stub has no dictionary of files
            {"main": LOOK, "content.json": content} | picture,
            font_paths=font_book(),
            ignore_system_fonts=True,
            pdf_standards=["ua-1"],
            timestamp=timestamp,
        )
    except typst.TypstError as fault:
        if "could not be displayed" in str(fault):
            raise Undrawable from fault
        raise TypesettingFailed(f"The PDF could not be made: {str(fault)[:300]}") from fault
    forget()
    return made


def _by_a_child(content: bytes, timestamp: int, logo: bytes) -> bytes:
    # Nothing a person typed is in the command: the logo and then the content go in by the pipe.
    command = [sys.executable, "-m", "readiness.documents.pdf.typesetting", str(timestamp), str(len(logo))]
    try:
        ran = subprocess.run(command, input=logo + content, capture_output=True, check=False, timeout=LONGEST)  # noqa: S603  # nosec B603
    except subprocess.TimeoutExpired as late:
        raise TypesettingFailed(f"The PDF was not made in {LONGEST // 60} minutes. Make it of fewer questions.") from late
    if ran.returncode == _UNDRAWABLE:
        raise Undrawable
    if ran.returncode:
        raise TypesettingFailed(f"The PDF could not be made: {ran.stderr.decode(errors='replace')[-300:]}")
    return ran.stdout


def _child() -> int:
    try:
        timestamp, length = map(int, sys.argv[1:3])
        given = sys.stdin.buffer.read()
        made = _here(given[length:], timestamp, given[:length])
    except Undrawable:
        return _UNDRAWABLE
    sys.stdout.buffer.write(made)
    return 0


if __name__ == "__main__":
    sys.exit(_child())
