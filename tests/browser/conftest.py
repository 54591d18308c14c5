"""A served installation and a browser to meet it with.

The server is the real command on a port of its own, over a data folder that holds every state a page can be in (`places.py`). All
browser tests run on one worker, so that one server and one browser do for them all.
"""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests.browser.looking import AXE
from tests.browser.places import fill

BIN = Path(sys.executable).parent
IN_THE_BROWSER = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
"""Marks of every module here: one worker has the server and the browser."""


@pytest.fixture(scope="session")
def data(tmp_path_factory):
    """A data folder with an area in every state."""
    folder = tmp_path_factory.mktemp("served")
    environment = _environment(folder)
    briefing = Path(__file__).parent.parent / "exchange" / "briefings" / "exampleshire-members-briefing.txt"
    bring_in = ["import", str(briefing), "--as", "briefing", "--area", "Briefingshire", "--bank", "send-local-area-2016"]
    for arguments in (["demo"], bring_in):
        done = subprocess.run([BIN / "readiness", *arguments], env=environment, capture_output=True, check=False, timeout=120)
        assert done.returncode == 0, done.stderr.decode()
    fill(environment)
    return folder


@pytest.fixture(scope="session")
def server(data):
    """The address of the served pages."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    log = (data / "server.log").open("wb")
    running = subprocess.Popen(
        [BIN / "readiness", "serve", "--port", str(port)], env=_environment(data), stdout=log, stderr=subprocess.STDOUT
    )
    try:
        _wait_for(address, running, data / "server.log")
        yield address
    finally:
        running.terminate()
        running.wait(timeout=30)
        log.close()


@pytest.fixture
def person(browser, server):
    """`person()` opens a browser of its own, cookies and all; `person(script=False)` one that runs no JavaScript."""
    opened = []

    def open_browser(*, script=True, width=1280, height=900):
        context = browser.new_context(
            base_url=server, java_script_enabled=script, viewport={"width": width, "height": height}, reduced_motion="reduce"
        )
        context.set_default_timeout(20_000)
        opened.append(context)
        return context.new_page()

    yield open_browser
    for context in opened:
        context.close()


@pytest.fixture(scope="session")
def axed(browser, server):
    """A browser in which axe may run: the policy of our pages refuses foreign scripts, which is right, and in its way."""
    context = browser.new_context(base_url=server, bypass_csp=True, reduced_motion="reduce")
    context.set_default_timeout(60_000)
    context.add_init_script(path=AXE)
    yield context.new_page()
    context.close()


def _environment(folder):
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("READINESS_", "DATABASE_URL"))}
    return kept | {"READINESS_DATA": str(folder)}


def _wait_for(address, running, log):
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                assert answer.status == 200
                return
        except OSError:
            assert running.poll() is None, f"the server stopped: {log.read_text()}"
            time.sleep(0.1)
    raise AssertionError(f"no page at {address} within a minute: {log.read_text()}")
