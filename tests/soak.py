"""The long tries: a small count every day, the full count under `make soak`, which writes the figures into docs/soak.md.

A long try is marked `@pytest.mark.soak(tries(40, 2_000))`; the mark’s count is what it runs.
"""

import os
import platform
from datetime import date
from pathlib import Path

SOAKING = "READINESS_SOAK" in os.environ
PAGE = Path(__file__).resolve().parent.parent / "docs" / "soak.md"


def tries(everyday, full):
    """How often to try: `everyday` in `make test`, `full` in `make soak`."""
    return full if SOAKING else everyday


def pytest_collection_modifyitems(items):
    for item in items:
        mark = item.get_closest_marker("soak")
        if mark:
            item.user_properties.append(("tries", mark.args[0]))


def pytest_terminal_summary(terminalreporter):
    if not SOAKING:
        return
    lines = []
    for outcome in ("passed", "failed"):
        for report in terminalreporter.stats.get(outcome, ()):
            count = dict(report.user_properties).get("tries")
            if count is not None and report.when == "call":
                name = report.nodeid.split("::")[-1].removeprefix("test_").replace("_", " ")
                lines.append(f"| {name} | {count:,} | {outcome} | {report.duration:.0f} s |")
    if not lines:
        return
    PAGE.write_text(
        "# Long tries at full count\n\n"
        f"Written by `make soak` on {date.today().isoformat()}: Python {platform.python_version()}, {os.cpu_count()} cores, "
        f"{platform.system()}. Only the tries listed were run. Times are for the reader; no test asserts one.\n\n"
        "| try | count | outcome | took |\n|---|---|---|---|\n" + "\n".join(sorted(lines)) + "\n",
        encoding="utf-8",
    )
