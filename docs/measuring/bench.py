"""`make bench`: measure pages, snapshot and documents on generated work of two sizes, and write docs/benchmarks.md.

Rounds are interleaved between sizes and pages, and a bare Flask application is asked in the same rounds, so that a busy machine slows all
alike. Figures are medians. Nothing here is a test: no time is ever asserted.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bs4 import BeautifulSoup
from flask import Flask

from docs.measuring.making import BRIEFING, TWICE
from docs.measuring.report import write_report
from docs.measuring.server import Server, Took, Visitor, batch, environment, free_port, serving, throughput
from docs.measuring.work import AREA_KEY, SIZES, Size, fill, question_key, write_bank
from readiness import clock
from readiness.app import THREADS, create_app, upgrade_database
from readiness.areas.operations import area_by_key
from readiness.areas.scope import enter_area
from readiness.banks.views import library
from readiness.commands import WORKERS
from readiness.database import counted_queries, db
from readiness.evaluations.operations import evaluation_by_number
from readiness.packs.operations import take
from readiness.settings import ROOT, Settings
from readiness.snapshots.model import PublishedSnapshot

HOME = f"/areas/{AREA_KEY}"
EVALUATION = f"{HOME}/self-evaluations/1"
ASKED = f"{EVALUATION}/questions/{question_key(3)}"
SAVED_TO = f"{EVALUATION}/questions/{question_key(5)}"
PAGES = {
    "Overview: the area’s page": HOME,
    "Task list": EVALUATION,
    "Question page": ASKED,
    "Form of positions": f"{ASKED}/positions",
    "Documents to download": f"{EVALUATION}/pack",
    "Members’ page": f"{EVALUATION}/briefing",
}
SAVE = "Save one entry"
BARE = "bare"
ASKING = ("SELECT", "INSERT", "UPDATE", "DELETE")
DOCUMENTS = ("html", "docx", "pdf", "xlsx", *(f"{BRIEFING}{kind}" for kind in ("html", "docx", "pdf", "md")))
LONGEST = tuple(f"{TWICE}{BRIEFING}{kind}" for kind in ("docx", "pdf"))
"""What is made of every question twice, at the larger size alone."""
ROUNDS, A_BATCH = 7, 10
SAVE_ROUNDS, SAVE_BATCH = 5, 5
CLIENTS, SECONDS = 4, 4.0
EIGHTY_WORDS = " ".join(["families"] * 80)


@dataclass
class Place:
    """Where one size is kept: its data, its banks, and the snapshot taken of it."""

    size: Size
    data: Path
    banks: Path

    @property
    def snapshot(self) -> Path:
        """The JSON that documents are made from."""
        return self.data / "snapshot.json"


@dataclass
class Findings:
    """All that was measured. Keys of pages are (what, size's name)."""

    took: dict[tuple[str, str], list[Took]] = field(default_factory=lambda: defaultdict(list))
    queries: dict[tuple[str, str], int] = field(default_factory=dict)
    snapshot: dict[str, float] = field(default_factory=dict)
    documents: dict[tuple[str, str], dict[str, float]] = field(default_factory=dict)
    throughput: dict[str, float] = field(default_factory=dict)
    starts: dict[str, float] = field(default_factory=dict)
    memory: dict[str, float] = field(default_factory=dict)

    def median(self, what: str, size: str) -> Took:
        """Of all rounds."""
        rounds = self.took[what, size]
        return Took(statistics.median(one.cpu for one in rounds), statistics.median(one.wall for one in rounds))


def main() -> None:
    """Measure everything; takes under four minutes."""
    began = time.monotonic()
    findings = Findings()
    with tempfile.TemporaryDirectory(prefix="readiness-bench-") as made:
        folder = Path(made)
        places = [_prepared(folder / size.name, size, findings) for size in SIZES]
        _say(began, "filled both sizes")
        _measure_starts(folder, places, findings)
        _say(began, "measured starts")
        for place in places:
            for kind in DOCUMENTS:
                findings.documents[kind, place.size.name] = _documents(folder, place, kind)
        for kind in LONGEST:
            findings.documents[kind, places[-1].size.name] = _documents(folder, places[-1], kind)
        _say(began, "made documents")
        _measure_servers(folder, places, findings)
        _say(began, "asked the servers")
    write_report(findings, seconds=time.monotonic() - began)
    print("Wrote docs/benchmarks.md")


def _say(began: float, what: str) -> None:
    print(f"{time.monotonic() - began:4.0f} s  {what}")


def _prepared(folder: Path, size: Size, findings: Findings) -> Place:
    """Fill one size, and measure what needs no server: queries and the snapshot."""
    place = Place(size, folder / "data", folder / "banks")
    write_bank(place.banks, size)
    app = create_app(Settings.from_environment({"READINESS_DATA": str(place.data), "READINESS_QUESTION_BANKS": str(place.banks)}))
    upgrade_database(app)
    fill(app, size)
    _measure_snapshot(app, place, findings)
    for what, path in PAGES.items():
        with _queries(app) as sent:
            app.test_client().get(path)
        findings.queries[what, size.name] = len(sent)
    client = app.test_client()
    path, fields = adding_form(client.get(SAVED_TO).data)
    with _queries(app) as sent:
        client.post(path, data=fields)
    findings.queries[SAVE, size.name] = len(sent)
    with app.app_context():
        db.engine.dispose()
    return place


@contextmanager
def _queries(app: Flask) -> Iterator[list[str]]:
    """The statements sent inside the block, those that begin and end transactions left out."""
    sent: list[str] = []
    with app.app_context():
        stop = counted_queries(db.engine, lambda statement: sent.append(statement) if statement.startswith(ASKING) else None)
        try:
            yield sent
        finally:
            stop()


def _measure_snapshot(app: Flask, place: Place, findings: Findings) -> None:
    took = []
    for _ in range(7):
        with app.app_context():
            began = time.process_time()
            taken = _snapshot()
            took.append((time.process_time() - began) * 1000)
            db.session.remove()
    findings.snapshot[place.size.name] = statistics.median(took)
    place.snapshot.write_bytes(taken.content)
    with app.app_context(), _queries(app) as sent:
        _snapshot()
    findings.queries["Snapshot", place.size.name] = len(sent)


def _snapshot() -> PublishedSnapshot:
    session = db.session()
    area = area_by_key(session, AREA_KEY)
    enter_area(session, area.id)
    return take(session, area, evaluation_by_number(session, 1), library=library(), as_at=clock.today())


def _documents(folder: Path, place: Place, kind: str) -> dict[str, float]:
    times = 7 if place.size is SIZES[0] else 3
    command = [sys.executable, "-m", "docs.measuring.making", kind, str(place.snapshot), str(times)]
    told = subprocess.run(command, env=environment(folder / "compiled"), cwd=ROOT, check=True, capture_output=True, text=True)
    return dict(json.loads(told.stdout))


def _readiness(folder: Path, data: Path, banks: Path, path: str) -> AbstractContextManager[Server]:
    """`readiness serve` on this data."""
    port = free_port()
    command = [str(Path(sys.executable).parent / "readiness"), "serve", "--port", str(port)]
    env = environment(folder / "compiled", READINESS_DATA=str(data), READINESS_QUESTION_BANKS=str(banks))
    return serving(command, port, env, path)


def _bare(folder: Path) -> AbstractContextManager[Server]:
    """The baseline, on the same settings."""
    port = free_port()
    command = [sys.executable, "-m", "docs.measuring.bare", str(folder / "bare.sqlite"), str(port), str(WORKERS), str(THREADS)]
    return serving(command, port, environment(folder / "compiled"), "/")


def _measure_starts(folder: Path, places: list[Place], findings: Findings) -> None:
    """From the command to the first page, in turns: an empty folder, each size, the baseline. The first turn compiles and is not counted."""
    turns: dict[str, list[float]] = defaultdict(list)
    for turn in range(4):
        kinds = {
            "first": _readiness(folder, folder / f"empty-{turn}", places[0].banks, "/"),
            BARE: _bare(folder),
        } | {place.size.name: _readiness(folder, place.data, place.banks, HOME) for place in places}
        for kind, start in kinds.items():
            with start as server:
                if turn:
                    turns[kind].append(server.started_in)
    findings.starts = {kind: statistics.median(took) for kind, took in turns.items()}


def _measure_servers(folder: Path, places: list[Place], findings: Findings) -> None:
    with ExitStack() as stack:
        bare = stack.enter_context(_bare(folder))
        servers = {place.size.name: stack.enter_context(_readiness(folder, place.data, place.banks, HOME)) for place in places}
        _measure_pages(servers, bare, findings)
        findings.memory = {f"at rest, {name}": server.memory() for name, server in servers.items()} | {BARE: bare.memory()}
        for name, server in [*servers.items(), (BARE, bare)] * 2:
            path = "/" if name == BARE else HOME
            found = throughput(server, path, clients=CLIENTS, seconds=SECONDS / 2)
            findings.throughput[name] = max(found, findings.throughput.get(name, 0.0))
        _measure_saves(servers, findings)
        for name, server in servers.items():
            _export_everything(server)
            findings.memory[f"after exports, {name}"] = server.memory()


def _measure_pages(servers: Mapping[str, Server], bare: Server, findings: Findings) -> None:
    """Every page of every size in each round. The first round fills each process's caches and is not counted."""
    for turn in range(ROUNDS + 1):
        asked = [(what, name, server, path) for what, path in PAGES.items() for name, server in servers.items()]
        for what, name, server, path in [*asked, (BARE, BARE, bare, "/")]:
            visitor = Visitor(server.port)
            took = batch(server, [(visitor, path, None)] * A_BATCH, expect=200)
            if turn:
                findings.took[what, name].append(took)


def _measure_saves(servers: Mapping[str, Server], findings: Findings) -> None:
    """Each save is a whole form with a key of its own, fetched before the clock starts."""
    for _ in range(SAVE_ROUNDS):
        for name, server in servers.items():
            visitor = Visitor(server.port)
            forms = [adding_form(visitor.get(SAVED_TO)[1]) for _ in range(SAVE_BATCH)]
            findings.took[SAVE, name].append(batch(server, [(visitor, path, fields) for path, fields in forms], expect=303))


def _export_everything(server: Server) -> None:
    """Every document once from each worker, as near as asking twice over new connections can make it."""
    for file in ("workbook.xlsx", *(f"self-evaluation.{kind}" for kind in ("html", "docx", "pdf"))):
        for _ in range(2):
            Visitor(server.port).get(f"{EVALUATION}/pack/{file}")
    time.sleep(1)


def adding_form(page: bytes) -> tuple[str, dict[str, str]]:
    """Where the form that adds an achieved entry posts to, and all that a browser sends with eighty words typed into it."""
    form = BeautifulSoup(page, "lxml").select_one("form[action$='/achieved/new']")
    assert form is not None
    fields = {
        str(control["name"]): str(control.get("value", "")) for control in form.select("input[type=hidden], input[type=text]")
    }
    return str(form["action"]), fields | {"text": EIGHTY_WORDS, "difference": "", "refer_to": ""}


if __name__ == "__main__":
    main()
