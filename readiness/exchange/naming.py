"""What a document is called here: by its file, on one line and without a folder."""

from readiness.canonical import clean_line

NAME_LIMIT = 255
"""Longest name of a document, in characters."""
PASTED = "Pasted text"
"""The name of a document that came without one."""


def document_name(name: str) -> str:
    """A file's name as it is kept: on one line, without a folder, its ending kept where it must be shortened."""
    line = clean_line(name.replace("\\", "/").rsplit("/", 1)[-1]) or PASTED
    if len(line) <= NAME_LIMIT:
        return line
    stem, dot, ending = line.rpartition(".")
    return f"{stem[: NAME_LIMIT - len(ending) - 2]}…{dot}{ending}" if dot and len(ending) < 10 else f"{line[: NAME_LIMIT - 1]}…"
