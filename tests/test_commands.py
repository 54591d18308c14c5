"""The `readiness` command: what it does, what it prints, and one sentence and exit 2 where it cannot."""

import hashlib
import json
import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time

import pytest
import sqlalchemy as sa

from readiness import commands
from readiness.banks.loader import BankLibrary
from readiness.database import db
from readiness.settings import ROOT

BANK = "send-local-area-2016"
ASKED = BankLibrary(ROOT / "question_banks").latest(BANK).by_key["democratic-scrutiny"]
BRIEFING = f"""Question: {ASKED.wording}

Suggested indicators that this is happening

• {ASKED.indicators[0].wording}

What has been achieved so far?

• A report goes to scrutiny twice a year
• Members have visited two schools

What else needs to happen?

• Train the new members
"""
DUDLEY = "committee-reports/dudley-portfolio-holders-briefing-2017-10-30.txt"


@pytest.fixture
def data(tmp_path, upgraded_database, monkeypatch):
    """The data folder of an installation with an empty database."""
    folder = tmp_path / "data"
    folder.mkdir()
    shutil.copy(upgraded_database, folder / "readiness.sqlite")
    for name in ("DATABASE_URL", "READINESS_SECRET_KEY", "READINESS_QUESTION_BANKS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("READINESS_DATA", str(folder))
    return folder


@pytest.fixture
def run(data, capsys):
    """`run("areas")` gives (exit status, what it printed, what it said on stderr)."""

    def running(*arguments):
        commands.open_app.cache_clear()
        try:
            commands.main([str(argument) for argument in arguments])
        except SystemExit as stop:
            status = stop.code
        else:
            status = 0
        if commands.open_app.cache_info().currsize:
            with commands.open_app().app_context():
                db.session.remove()
                db.engine.dispose()
        said = capsys.readouterr()
        return status, said.out, said.err

    yield running
    commands.open_app.cache_clear()


@pytest.fixture
def briefing(tmp_path):
    path = tmp_path / "our briefing.txt"
    path.write_text(BRIEFING, encoding="utf-8")
    return path


def bring_in(run, path, *more, area="Dudley", bank=BANK):
    return run("import", path, "--as", "briefing", "--area", area, "--bank", bank, *more)


def rows(data):
    """The digest of everything in the database."""
    with sqlite3.connect(data / "readiness.sqlite") as connection:
        dump = "\n".join(connection.iterdump())
    connection.close()
    return hashlib.sha256(dump.encode()).hexdigest()


def refused(answer, *words):
    """The status is 2, nothing is on stdout, and one sentence without a traceback is on stderr."""
    status, out, err = answer
    assert status == 2, answer
    assert out == ""
    assert "Traceback" not in err
    assert len(err.strip().splitlines()[-1]) < 500
    for word in words:
        assert word in err
    return err


def every_command(group=commands.command, before=()):
    for name, one in group.commands.items():
        yield (*before, name)
        if hasattr(one, "commands"):
            yield from every_command(one, (*before, name))


@pytest.mark.parametrize("command", [(), *every_command()], ids=" ".join)
@pytest.mark.parametrize("asked", ["--help", "-h"])
def test_every_command_says_what_it_is_for(run, command, asked):
    status, out, err = run(*command, asked)

    assert (status, err) == (0, "")
    assert out.startswith("Usage: readiness")


def test_the_version_is_said(run):
    status, out, _err = run("--version")

    assert status == 0
    assert re.fullmatch(r"Readiness \d+\.\d+\.\d+\n", out)


@pytest.mark.parametrize(
    "arguments",
    [
        ("nothing",),
        ("import",),
        ("import", "x"),
        ("export",),
        ("serve", "--port", "0"),
        ("serve", "--port", "x"),
        ("demo", "--nothing"),
    ],
    ids=" ".join,
)
def test_a_command_wrongly_used_is_told_how(run, arguments):
    refused(run(*arguments), "Usage")


def test_areas_are_listed_and_where_there_is_none_the_next_step_is_said(run):
    assert "`readiness demo` makes one" in run("areas")[1]

    run("demo", "--as-at", "2026-03-02")

    assert run("areas") == (0, "exampleshire  Exampleshire (demonstration)\n", "")


def test_a_demonstration_that_stands_is_left_as_it_is_and_made_anew_when_asked(run, data):
    run("demo", "--as-at", "2026-03-02")
    before = rows(data)

    assert "was left as it is" in run("demo")[1]
    assert rows(data) == before

    status, out, _err = run("demo", "--fresh", "--as-at", "2026-04-02")
    assert (status, out) == (0, "Made the demonstration area, Exampleshire.\n")
    assert rows(data) != before


def test_making_the_demonstration_anew_touches_no_other_area(run, data, briefing):
    run("demo", "--as-at", "2026-03-02")
    bring_in(run, briefing)

    def ours():
        status, _out, err = run(
            "export", "--area", "Dudley", "--document", "snapshot", "--out", data / "s.json", "--as-at", "2026-03-02"
        )
        assert status == 0, err
        return (data / "s.json").read_bytes()

    before = ours()
    run("demo", "--fresh", "--as-at", "2026-03-02")

    assert ours() == before


def test_the_banks_are_checked(run):
    assert run("banks", "check") == (0, "Every question bank is sound, and no key of a released version has vanished.\n", "")


def test_an_import_makes_the_area_prints_its_counts_on_one_line_and_adds_nothing_twice(run, briefing):
    status, out, err = bring_in(run, briefing)
    assert (status, err) == (0, "")
    assert out.splitlines()[0] == (
        "our briefing.txt: 1 questions, 1 indicators, 2 achieved, 1 still to do, 0 references flagged, 0 questions unplaced. "
        "Added 3, there already 0."
    )

    status, out, _err = bring_in(run, briefing)

    assert out.splitlines()[0].endswith("Added 0, there already 3.")


@pytest.mark.parametrize("area", ["dudley", "DUDLEY", " Dudley "])
def test_an_import_finds_the_area_in_any_case(run, briefing, area):
    bring_in(run, briefing)
    bring_in(run, briefing, area=area)

    assert run("areas")[1] == "dudley  Dudley\n"


def test_a_dry_run_changes_nothing(run, data, briefing):
    before = rows(data)

    status, out, _err = bring_in(run, briefing, "--dry-run")

    assert (status, rows(data)) == (0, before)
    assert "Nothing was changed (dry run)." in out


def test_json_is_one_line_and_nothing_else(run, briefing):
    status, out, err = bring_in(run, briefing, "--json")

    assert (status, err, out.count("\n")) == (0, "", 1)
    told = json.loads(out)
    assert [told[name] for name in ("questions", "indicators", "achieved", "still_to_do", "added", "there_already")] == [
        1,
        1,
        2,
        1,
        3,
        0,
    ]
    assert told["matched"][0]["key"] == "democratic-scrutiny"


def test_the_dudley_briefing_is_read_exactly(run, shared):
    status, out, err = bring_in(run, shared / "real" / DUDLEY, "--json")

    assert (status, err) == (0, "")
    told = json.loads(out)
    assert [told[name] for name in ("questions", "indicators", "achieved", "still_to_do")] == [8, 23, 30, 13]
    assert sorted((one["written"], one["likely"]) for one in told["flagged_references"]) == [
        ("19.1", "21.1"),
        ("19.1", "21.1"),
        ("19.3", "21.3"),
    ]
    assert told["unplaced"] == []
    assert told["added"] == 43
    assert json.loads(bring_in(run, shared / "real" / DUDLEY, "--json")[1])["added"] == 0


BAD_FILES = {
    "missing": (None, "cannot be read"),
    "directory": ("/", "cannot be read"),
    "empty": (b"", "nothing"),
    "prose": (b"Minutes of a meeting.\nNobody asked anything.\n", "Question"),
    "binary": (bytes(range(256)) * 50, "does not hold text"),
    "zip": (b"PK\x03\x04rest", "is damaged"),
    "pdf": (b"%PDF-1.7 rest", "damaged"),
    "picture": (b"\x89PNG rest", "a picture"),
    "too large": (b"x" * 2_000_001, "larger than 2 MB"),
}


@pytest.mark.parametrize("kind", BAD_FILES)
def test_a_file_that_is_no_briefing_is_refused_in_one_sentence_and_changes_nothing(run, data, tmp_path, kind):
    content, says = BAD_FILES[kind]
    path = tmp_path / "file.txt"
    if content == "/":
        path.mkdir()
    elif content is not None:
        path.write_bytes(content)
    before = rows(data)

    err = refused(bring_in(run, path))

    assert says.casefold() in err.casefold()
    assert "file.txt" in err
    assert rows(data) == before
    assert run("areas")[1].startswith("There is no local area yet")


def test_a_briefing_whose_questions_are_none_of_the_banks_is_left_out_and_makes_no_area(run, data, tmp_path):
    path = tmp_path / "other.txt"
    path.write_text(
        BRIEFING.replace(ASKED.wording, "How many swans live on the lake?").replace(ASKED.indicators[0].wording, "Swans")
    )
    before = rows(data)

    status, out, _err = bring_in(run, path)

    assert status == 0
    assert "1 questions unplaced" in out
    assert "Left out" in out
    assert rows(data) == before


def test_an_unknown_bank_names_those_there_are(run, data, briefing):
    before = rows(data)

    refused(bring_in(run, briefing, bank="nothing"), "nothing", BANK)

    assert rows(data) == before


def test_a_name_no_area_can_have_is_refused(run, data, briefing):
    before = rows(data)

    refused(bring_in(run, briefing, area=" "), "Enter a name")

    assert rows(data) == before


def export(run, out, *more, area="Dudley", document="self-evaluation"):
    return run("export", "--area", area, "--document", document, "--out", out, *more)


@pytest.mark.parametrize(
    ("document", "name", "more"),
    [
        ("self-evaluation", "out.html", ()),
        ("self-evaluation", "out", ("--format", "docx")),
        ("self-evaluation", "out.pdf", ("--format", "pdf")),
        ("workbook", "out.xlsx", ()),
        ("snapshot", "out.json", ()),
    ],
)
def test_every_document_is_written_whole_with_the_digest_of_what_it_says(run, briefing, tmp_path, document, name, more):
    bring_in(run, briefing)
    out = tmp_path / "a folder"
    out.mkdir()

    status, said, err = export(run, out / name, "--as-at", "2026-03-27", *more, document=document)

    assert (status, err) == (0, "")
    assert [path.name for path in out.iterdir()] == [name]
    digest = re.search(r"Digest of what it says: ([0-9a-f]{64})\n", said)[1]
    export(run, out / "s.json", "--as-at", "2026-03-27", document="snapshot")
    assert hashlib.sha256((out / "s.json").read_bytes()).hexdigest() == digest


def test_an_export_of_an_area_that_is_not_there_names_those_that_are(run, briefing, tmp_path):
    bring_in(run, briefing)

    refused(export(run, tmp_path / "x.html", area="Nowhere"), "Nowhere", "Dudley")

    assert not (tmp_path / "x.html").exists()


@pytest.mark.parametrize("when", ["2026-02-30", "27/3/2026", "yesterday", "0001-01-01", "9999-01-01", ""])
def test_a_date_that_is_none_is_refused_with_how_to_write_one(run, briefing, tmp_path, when):
    bring_in(run, briefing)

    refused(export(run, tmp_path / "x.html", "--as-at", when), "2026-03-27")


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (("--format", "exe"), "exe"),
        (("--bank", "nothing"), "nothing"),
        (("--evaluation", "9"), "no self-evaluation 9"),
        (("--evaluation", "0"), "range"),
    ],
)
def test_what_cannot_be_exported_is_refused(run, briefing, tmp_path, more, says):
    bring_in(run, briefing)

    refused(export(run, tmp_path / "x.html", *more), says)


def test_an_output_without_a_known_ending_asks_for_the_format(run, briefing, tmp_path):
    bring_in(run, briefing)

    refused(export(run, tmp_path / "out"), "--format")


def test_what_cannot_be_written_is_refused_and_what_stood_there_stands(run, briefing, tmp_path):
    bring_in(run, briefing)
    (tmp_path / "folder").mkdir()

    refused(export(run, tmp_path / "nowhere" / "x.html"), "could not be written")
    refused(export(run, tmp_path / "folder", "--format", "html"), "folder")
    assert list((tmp_path / "folder").iterdir()) == []


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.0.10", "example.org", "::1", "127.0.0.2", ""])
def test_it_serves_no_other_machine(run, host):
    refused(run("serve", "--host", host), "this machine alone")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_a_port_that_is_taken_is_said_with_another_to_try(run, host):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        refused(run("serve", "--host", host, "--port", port), f"Port {port} is in use", f"--port {port + 1}")


@pytest.mark.parametrize(
    "url",
    [
        "mysql://h/d",
        "postgresql://u:hidden@h:x/d",
        "postgresql://nobody:hidden@127.0.0.1:9/none",
        "sqlite:////nowhere/at/all.sqlite",
    ],
)
def test_a_database_that_cannot_be_used_is_said_in_one_sentence(run, monkeypatch, url):
    monkeypatch.setenv("DATABASE_URL", url)

    assert "hidden" not in refused(run("areas"), "DATABASE_URL")


def test_a_file_that_is_no_database_is_said_to_be_none(run, data):
    (data / "readiness.sqlite").write_bytes(b"This is a letter, and not a database at all. " * 100)

    refused(run("areas"), "not a database", "READINESS_DATA")


def test_a_database_of_a_newer_release_is_left_alone(run, data):
    with sqlite3.connect(data / "readiness.sqlite") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = rows(data)

    refused(run("areas"), "newer release")

    assert rows(data) == before


def test_a_data_folder_that_cannot_be_made_is_said_by_name(run, monkeypatch, tmp_path):
    (tmp_path / "file").write_text("x")
    monkeypatch.setenv("READINESS_DATA", str(tmp_path / "file" / "data"))

    refused(run("areas"), "READINESS_DATA", "data")


def readiness(*arguments, **environment):
    """A process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", "from readiness.commands import main; main()", *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


@pytest.mark.slow
def test_exports_are_the_same_bytes_in_another_process_zone_and_language(run, data, tmp_path):
    run("demo", "--as-at", "2026-03-02")
    surroundings = [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "4242", "TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "LANG": "de_DE.UTF-8"},
    ]
    for document, name, chosen in (
        ("self-evaluation", "a.html", ()),
        ("self-evaluation", "a.docx", ()),
        ("self-evaluation", "a.pdf", ()),
        ("workbook", "a.xlsx", ()),
        ("snapshot", "a.json", ("--evaluation", "2")),
    ):
        made = []
        for number, around in enumerate(surroundings):
            out = tmp_path / f"{number}-{name}"
            process = readiness(
                "export",
                "--area",
                "Exampleshire",
                "--document",
                document,
                "--out",
                out,
                "--as-at",
                "2026-03-27",
                *chosen,
                **around,
            )
            _out, err = process.communicate(timeout=120)
            assert process.returncode == 0, err.decode()
            made.append(out.read_bytes())
        assert made[0] == made[1], name


@pytest.mark.slow
@pytest.mark.parametrize("seconds", [0.02, 0.1, 0.25])
def test_an_import_killed_in_the_middle_leaves_nothing_or_all(run, data, tmp_path, seconds):
    path = tmp_path / "long.txt"
    many = "\n".join(
        f"• Achieved number {number}, written out at some length so that it takes its time" for number in range(1_500)
    )
    path.write_text(BRIEFING.replace("• A report goes to scrutiny twice a year", many), encoding="utf-8")
    process = readiness("import", path, "--as", "briefing", "--area", "Dudley", "--bank", BANK)
    wal = data / "readiness.sqlite-wal"
    until = time.monotonic() + 60
    while process.poll() is None and not (wal.exists() and wal.stat().st_size) and time.monotonic() < until:
        time.sleep(0.005)
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.communicate()

    engine = sa.create_engine(f"sqlite:///{data / 'readiness.sqlite'}")
    with engine.connect() as connection:
        counts = [connection.scalar(sa.text(f"SELECT count(*) FROM {table}")) for table in ("area", "evaluation", "entry")]
        assert connection.scalar(sa.text("PRAGMA integrity_check")) == "ok"
    engine.dispose()
    assert counts in ([0, 0, 0], [1, 1, 1_502])
    _status, out, err = bring_in(run, path)
    assert not err
    assert f"Added {1_502 - counts[2]}, there already {counts[2]}." in out


@pytest.mark.slow
def test_it_serves_until_it_is_stopped_and_says_where(run, data):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = readiness("serve", "--port", port, PYTHONUNBUFFERED="1")
    try:
        assert f"http://127.0.0.1:{port}" in process.stdout.readline().decode()
        with socket.create_connection(("127.0.0.1", port), timeout=30) as browser:
            browser.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            answer = b"".join(iter(lambda: browser.recv(65536), b""))
        assert answer.startswith(b"HTTP/1.1 200")
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
    assert process.returncode == 0
