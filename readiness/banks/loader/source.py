"""From a file's bytes to a TOML table, or to the reason why not. Knows nothing of what the table should hold."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from readiness.banks.loader.fields import FaultList

_PART = rb"""(?:[A-Za-z0-9_-]{1,100}|"[^"\n]{0,100}"|'[^'\n]{0,100}')"""
DEEP_KEY = re.compile(rb"(?:" + _PART + rb"[ \t]*\.[ \t]*){40}")
"""Such a key takes tomllib minutes: it looks at every part again for each."""
SIZE_LIMIT = 1_000_000
"""Largest file, in bytes. The largest bank of ours has some 31,000."""


def read_source(path: Path, faults: FaultList) -> Mapping[str, object] | None:
    """The top table of `path`, or None with the fault noted."""
    try:
        with path.open("rb") as file:
            content = file.read(SIZE_LIMIT + 1)
    except OSError as error:
        faults.add("", f"the file cannot be read ({error.strerror}).", "See that it is there and that Readiness may read it.")
        return None
    if len(content) > SIZE_LIMIT:
        faults.add("", f"the file is larger than {SIZE_LIMIT:,} bytes.", "Split it into two banks.")
        return None
    return _parse(content, faults)


def _parse(content: bytes, faults: FaultList) -> Mapping[str, object] | None:
    if DEEP_KEY.search(content):
        faults.add("", "the file has a key of very many parts joined by dots.", "Write it as README.md shows.")
        return None
    try:
        # Notepad begins a file with a byte order mark, which TOML does not know.
        return tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        faults.add(f"line {line}", "the file is not UTF-8.", "Save it again with the encoding UTF-8.")
    except RecursionError:
        faults.add("", "the file nests lists too deeply to be read.", "Write it as README.md shows.")
    except ValueError as error:
        # A date such as 2022-13-45 arrives here too; the message has its line and column.
        faults.add("", f"this is not TOML: {error}.", "Put the line right; dates are year first, texts stand in quotation marks.")
    return None
