"""Writes docs/benchmarks.md: the machine, a table with what we aim at, and what is not measured. No host name and no path stands in it."""

import importlib.metadata
import os
import platform
import sqlite3
from collections.abc import Iterator
from typing import TYPE_CHECKING

import psutil

from readiness import clock
from readiness.settings import ROOT
from readiness.web.filters import day

if TYPE_CHECKING:
    from docs.measuring.bench import Findings

PAGE = ROOT / "docs" / "benchmarks.md"
VERSIONS = ("flask", "sqlalchemy", "jinja2", "gunicorn", "openpyxl", "python-docx", "typst")
AIMS = {
    "Overview: the area’s page": "12; 30",
    "Task list": "15; 30",
    "Question page": "12; 15",
    "Save one entry": "10; 12",
}
DOCUMENTS = {
    "html": "Self-evaluation, web page",
    "docx": "Self-evaluation, Word",
    "pdf": "Self-evaluation, PDF",
    "xlsx": "Excel workbook",
    "briefing html": "Full briefing, web page",
    "briefing docx": "Full briefing, Word",
    "briefing pdf": "Full briefing, PDF",
    "briefing md": "Full briefing, Markdown",
}
DOCUMENT_AIMS = {"docx": "0.06; 1.0", "pdf": "0.1; 1.2", "xlsx": "0.15; 1.0"}

INTRODUCTION = """\
# Benchmarks

`make bench` writes this page. It measures and asserts nothing: no test of ours depends on a time.

**The work.** 1x is 11 questions with 30 indicators in all; 20x is 220 with 600. Each indicator has a position and an achieved entry of 80
words (50 of text, 30 of what difference it made) with a date, an age band and an indicator; beside them stand 60 (1,200) entries still
to do, each of 25 words with a lead and a date. All of it is written through the operations people use. Aims are those of 1x and 20x.

**How.** `readiness serve` with its two workers, over loopback, requests one after the other on one kept connection; rounds interleaved
between sizes and pages, the first not counted; medians. CPU is what the server’s processes used for a request, all threads together. The
baseline is a Flask application with one SQLite query and no template on the same gunicorn settings, asked in the same rounds.
"""
NOT_MEASURED = """\
## Not measured

- Evidence items and actions: Readiness does not have them yet. The 60 (1,200) entries still to do stand where the actions will, with a
  lead and a date and without a status; nothing stands where the evidence will. So these figures are not yet those of the whole work.
- The evidence ZIP, 100x, set-up on a bare machine, PostgreSQL, a slow disk, more than four people at once.
- The time a browser takes to draw a page.
"""


def write_report(findings: "Findings", *, seconds: float) -> None:
    """Write the page. `seconds` is how long measuring took."""
    parts = [INTRODUCTION, "\n".join(_machine(seconds)), *("\n".join(part) for part in _tables(findings)), NOT_MEASURED]
    PAGE.write_text("\n\n".join(part.strip() for part in parts) + "\n", encoding="utf-8")


def _machine(seconds: float) -> Iterator[str]:
    busy = os.getloadavg()[0]
    memory = psutil.virtual_memory().total / 1e9
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in VERSIONS)
    yield f"**The machine**, {day(clock.today())}."
    yield (
        f"{os.cpu_count()} cores ({platform.machine()}), {memory:.0f} GB of memory, {platform.system()}. "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {versions}. "
        f"Measured in {seconds:.0f} seconds; the load was {busy:.1f} at the end"
        f"{', so other work shared the cores and every time is longer than on a quiet machine' if busy > os.cpu_count() * 1.5 else ''}."
    )


def _tables(findings: "Findings") -> Iterator[list[str]]:
    yield list(_pages(findings))
    yield list(_making(findings))
    yield list(_server(findings))


def _pages(findings: "Findings") -> Iterator[str]:
    bare = findings.median("bare", "bare")
    yield "## Pages\n\nMilliseconds for one request. “Over bare” is CPU as a multiple of the baseline’s. Statements are SELECT, INSERT, UPDATE and DELETE.\n"
    yield "| page | CPU 1x | CPU 20x | aim | over bare | wall 1x | wall 20x | statements 1x; 20x (aim 10) |"
    yield "|---|--:|--:|---|---|--:|--:|---|"
    for what in dict.fromkeys(what for what, _size in findings.took if what != "bare"):
        small, large = findings.median(what, "1x"), findings.median(what, "20x")
        sent = f"{findings.queries[what, '1x']}; {findings.queries[what, '20x']}"
        over = f"{small.cpu / bare.cpu:.0f}; {large.cpu / bare.cpu:.0f}"
        yield (
            f"| {what} | {small.cpu:.1f} | {large.cpu:.1f} | {AIMS.get(what, '')} | {over} "
            f"| {small.wall:.1f} | {large.wall:.1f} | {sent} |"
        )
    yield f"| *the bare baseline* | {bare.cpu:.1f} | | | 1 | {bare.wall:.1f} | | 1 |"


def _making(findings: "Findings") -> Iterator[str]:
    yield "## Snapshot and documents\n"
    sent = f"{findings.queries['Snapshot', '1x']}; {findings.queries['Snapshot', '20x']} statements"
    small, large = (findings.snapshot[size] for size in ("1x", "20x"))
    yield f"A snapshot takes **{small:.0f} ms; {large:.0f} ms** of CPU (aim 15; 150) and {sent}.\n"
    yield (
        "Seconds of CPU to make each document from it, each in a process of its own. The first time loads the format’s library and fonts, "
        "as the first download after a start does; again is the median of the next. Peak is the most memory that process "
        "held, or the one it typesets a PDF in, Python included.\n"
    )
    yield "| document | first 1x | first 20x | again 1x | again 20x | aim | peak 1x, MB | peak 20x, MB | size 20x, KB |"
    yield "|---|--:|--:|--:|--:|---|--:|--:|--:|"
    for kind, words in DOCUMENTS.items():
        one, many = findings.documents[kind, "1x"], findings.documents[kind, "20x"]
        yield (
            f"| {words} | {one['first']:.2f} | {many['first']:.2f} | {one['again']:.2f} | {many['again']:.2f} "
            f"| {DOCUMENT_AIMS.get(kind, '')} | {one['peak']:.0f} | {many['peak']:.0f} | {many['bytes'] / 1000:,.0f} |"
        )
    sides = "; ".join(f"{findings.documents['briefing pdf', size]['sides']:.0f}" for size in ("1x", "20x"))
    yield f"\nThe full briefing has **{sides}** sides of A4 at 12 points."
    word, pdf = (findings.documents[f"twice briefing {kind}", "20x"] for kind in ("docx", "pdf"))
    yield (
        f"\nOf every question of 20x twice it has **{pdf['sides']:.0f}** sides and takes {word['again']:.1f} seconds of CPU in Word, "
        f"{pdf['again']:.1f} as a PDF; peak {word['peak']:.0f} and {pdf['peak']:.0f} MB."
    )
    ratios = "; ".join(f"{findings.documents['xlsx', size]['ratio']:.1f}" for size in ("1x", "20x"))
    yield f"\nThe workbook takes **{ratios}** times what openpyxl’s write-only mode takes for the same cells bare of any style (aim 1.3)."


def _server(findings: "Findings") -> Iterator[str]:
    asked, starts, memory = findings.throughput, findings.starts, findings.memory
    yield "## Server\n"
    yield "| what | 1x | 20x | aim | bare baseline |"
    yield "|---|--:|--:|---|--:|"
    yield f"| requests a second on the overview, four clients on the same cores | {asked['1x']:.0f} | {asked['20x']:.0f} | 200; 80 | {asked['bare']:.0f} |"
    yield f"| start to first page, empty folder, migrations included, seconds | {starts['first']:.1f} | | 2 | {starts['bare']:.1f} |"
    yield f"| later starts, to the overview, seconds | {starts['1x']:.1f} | {starts['20x']:.1f} | 1.2 | {starts['bare']:.1f} |"
    rest, after = "at rest", "after exports"
    yield (
        f"| memory of master and two workers after every page, PSS, MB | {memory[f'{rest}, 1x']:.0f} | {memory[f'{rest}, 20x']:.0f} "
        f"| 130 | {memory['bare']:.0f} |"
    )
    yield (
        f"| the same after every document was downloaded twice, MB | {memory[f'{after}, 1x']:.0f} | {memory[f'{after}, 20x']:.0f} "
        f"| as at rest | |"
    )
