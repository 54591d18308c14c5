"""Let a Word template in by a process of its own, under limits: its XML is a stranger's."""

import sys

import msgspec

from readiness.canonical import decode, encode
from readiness.files.apart import FOR_A_PAGE, Limits, run_apart, serve
from readiness.files.word_template import LetIn, let_in


class _Asked(msgspec.Struct):
    """What the child is asked, as the first line of what goes in by the pipe; the file's bytes follow."""

    name: str


def let_in_apart(content: bytes, *, name: str, limits: Limits = FOR_A_PAGE) -> LetIn:
    """As `let_in`. A refusal comes as RefusedApart, in the same words; a limit that acts as TookTooMuch."""
    answer = run_apart("readiness.files.word_template.apart", encode(_Asked(name)) + b"\n" + content, name=name, limits=limits)
    return decode(answer, LetIn)


def _work(request: bytes) -> bytes:
    header, content = request.split(b"\n", 1)
    return encode(let_in(content, name=decode(header, _Asked).name))


if __name__ == "__main__":
    sys.exit(serve(_work))
