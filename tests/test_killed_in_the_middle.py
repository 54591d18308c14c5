"""A server killed in the middle of saving: what it acknowledged is there, and nothing is half there."""

import http.client
import os
import random
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from urllib.parse import urlencode

import psutil
import pytest

from tests.soak import tries
from tests.strict_client import Page, untouched

KILLS = tries(3, 200)
ADD = "/areas/killshire/self-evaluations/1/questions/assurance/achieved/new"


class Visitor:
    """Someone with a browser, on a connection of their own."""

    def __init__(self, port):
        self.port, self.cookie = port, ""

    def ask(self, method, path, body=None):
        headers = {"Cookie": self.cookie} | ({"Content-Type": "application/x-www-form-urlencoded"} if body else {})
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)) as connection:
            connection.request(method, path, body, headers)
            with connection.getresponse() as answer:  # it holds the socket too, when a worker is killed half way through
                content = answer.read().decode()
                if cookie := answer.headers.get("Set-Cookie"):
                    self.cookie = cookie.split(";", 1)[0]
                return answer.status, content

    def send(self, path, **typed):
        _, shown = self.ask("GET", path)
        fields = untouched(Page(shown, "lxml").select_one("main form[method=post]")) | typed
        return self.ask("POST", path, urlencode(fields))[0]


@pytest.fixture
def server(tmp_path):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = os.environ | {"READINESS_DATA": str(tmp_path)}
    process = subprocess.Popen([sys.executable, "-m", "readiness", "serve", "--port", str(port)], env=environment)
    for _ in range(300):
        try:
            Visitor(port).ask("GET", "/")
            break
        except OSError:
            time.sleep(0.1)
    yield process, port, tmp_path / "readiness.sqlite"
    process.terminate()
    process.wait(timeout=30)


def writes(port, writer, acknowledged, stop):
    visitor, count = Visitor(port), 0
    while not stop.is_set():
        text = f"writer {writer} entry {count}"
        count += 1
        try:
            if visitor.send(ADD, text=text) == 303:
                acknowledged.append(text)
        except (OSError, http.client.HTTPException, AttributeError):
            time.sleep(0.05)  # the worker was killed under this request: it was not acknowledged


@pytest.mark.slow
@pytest.mark.soak(KILLS)
def test_whatever_was_acknowledged_before_the_kill_is_on_disk(server):
    process, port, database = server
    visitor = Visitor(port)
    assert visitor.send("/areas/new", name="Killshire") == 303
    assert visitor.send("/areas/killshire/self-evaluations/new", bank="send-local-area-2016 1", title="Spring") == 303
    acknowledged, stop = [], threading.Event()
    writers = [threading.Thread(target=writes, args=(port, name, acknowledged, stop)) for name in range(3)]
    for writer in writers:
        writer.start()

    for _ in range(KILLS):
        time.sleep(random.uniform(0.2, 0.8))
        workers = psutil.Process(process.pid).children()
        if workers:
            random.choice(workers).send_signal(signal.SIGKILL)
    time.sleep(1)
    stop.set()
    for writer in writers:
        writer.join()

    rows = sqlite3.connect(database)
    kept = [text for (text,) in rows.execute("SELECT text FROM entry")]
    wordings = rows.execute("SELECT count(*) FROM entry_wording").fetchone()[0]
    assert acknowledged
    assert not set(acknowledged) - set(kept)
    assert len(kept) == len(set(kept)) == wordings
    assert rows.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert not rows.execute("PRAGMA foreign_key_check").fetchall()
