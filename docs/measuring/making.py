"""Make one document again and again in a process of its own, and print what that took: `python -m docs.measuring.making KIND SNAPSHOT TIMES`.

The first time includes loading the format's library, as the first download after a start does; the others do not. The workbook is held
against openpyxl's write-only mode given the same cells and nothing else, in turns.
"""

import io
import json
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from readiness import canonical
from readiness.banks.loader import BankLibrary
from readiness.documents.sheets import ListsSheet, Sheet, SummarySheet, TableSheet, TextSheet
from readiness.files.pdf import count_pages
from readiness.packs.operations import make_report, make_self_evaluation, make_workbook
from readiness.packs.outlines.workbook import workbook
from readiness.reports.loader import read_template
from readiness.reports.model import PublishedReport
from readiness.settings import ROOT
from readiness.snapshots.model import PublishedSnapshot

BRIEFING, TWICE = "briefing ", "twice "


def measure(kind: str, snapshot: PublishedSnapshot, times: int) -> dict[str, float]:
    """Seconds of CPU, the first time and then the median; peak memory in megabytes; the size; the ratio to bare openpyxl.

    `kind` is xlsx, a format of the self-evaluation, or "briefing" and a format: the full portfolio holders’ briefing; "twice" makes it of
    every question twice. Of its PDF the sides of A4 are told too.
    """
    if kind.startswith(TWICE):
        return measure(kind.removeprefix(TWICE), _twice(snapshot), times)

    def made() -> bytes:
        if kind == "xlsx":
            return make_workbook(snapshot).content
        if kind.startswith(BRIEFING):
            return make_report(_briefing(), snapshot, kind.removeprefix(BRIEFING)).content
        return make_self_evaluation(snapshot, kind).content

    first, content = _timed(made)
    found = {"first": first, "bytes": len(content)}
    peak = _peak()  # before anything is held against it
    again, bare = [], []
    for _ in range(times):
        again.append(_timed(made)[0])
        if kind == "xlsx":
            bare.append(_timed(lambda: _bare(snapshot))[0])
    found |= {"again": statistics.median(again), "peak": peak}
    if kind == f"{BRIEFING}pdf":
        found["sides"] = count_pages(content)
    return found | ({"ratio": statistics.median(again) / statistics.median(bare)} if bare else {})


def _briefing() -> PublishedReport:
    """The full briefing of our own template, with nothing typed and no profile."""
    template = read_template(ROOT / "templates" / "reports" / "members-briefing.toml")
    framework = BankLibrary(ROOT / "question_banks").framework("area-send-2023")
    return PublishedReport(template=template, depth=template.depth("full"), framework=framework)


def _twice(snapshot: PublishedSnapshot) -> PublishedSnapshot:
    """The snapshot with every question again under another key: a report of over 650 sides."""
    again = (
        replace(
            section,
            key=f"{section.key}-again",
            questions=tuple(replace(question, key=f"{question.key}-again") for question in section.questions),
        )
        for section in snapshot.sections
    )
    return replace(snapshot, sections=(*snapshot.sections, *again))


def _peak() -> float:
    """The most memory this process held, or one that it started, in megabytes.

    Not its own `ru_maxrss`, which it inherits from the process that started it; what its children inherit from it is no more than its own.
    """
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return max(int(line.split()[1]) / 1000, children)
    raise RuntimeError("/proc/self/status has no VmHWM")


def _timed(make: Callable[[], bytes]) -> tuple[float, bytes]:
    began = _cpu()
    content = make()
    return _cpu() - began, content


def _cpu() -> float:
    """Seconds of CPU of this process and of those it started: PDFs are typeset in one."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def _bare(snapshot: PublishedSnapshot) -> bytes:
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    for sheet in workbook(snapshot).sheets:
        page = book.create_sheet(sheet.name)
        for row in _rows(sheet):
            page.append(row)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def _rows(sheet: Sheet) -> Iterator[tuple[object, ...]]:
    match sheet:
        case TextSheet():
            yield from sheet.rows
        case ListsSheet():
            yield from (values for _title, values in sheet.lists)
        case TableSheet() | SummarySheet():
            table = sheet.table if isinstance(sheet, SummarySheet) else sheet
            yield tuple(column.title for column in table.columns)
            yield from table.rows


if __name__ == "__main__":
    _kind, _file, _times = sys.argv[1:]
    print(json.dumps(measure(_kind, canonical.decode(Path(_file).read_bytes(), PublishedSnapshot), int(_times))))
