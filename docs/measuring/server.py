"""A server under measurement: started as people start it, asked over loopback, its processes' CPU time and memory read from /proc."""

import http.client
import os
import socket
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import psutil

from readiness.settings import ROOT

HOST = "127.0.0.1"
STARTED_WITHIN = 60.0


@dataclass(frozen=True)
class Server:
    """A running server, and how long it took from the command to its first page."""

    process: psutil.Process
    port: int
    started_in: float

    @property
    def family(self) -> list[psutil.Process]:
        """The master and its workers."""
        return [self.process, *self.process.children(recursive=True)]

    def cpu(self) -> float:
        """Seconds of CPU that all its threads have used, to the nanosecond where Linux says so."""
        return sum(_cpu_of(process) for process in self.family)

    def memory(self) -> float:
        """Proportional set size of all its processes in megabytes: what is shared counts once."""
        return sum(_pss(process.pid) for process in self.family) / 1e6


def _cpu_of(process: psutil.Process) -> float:
    tasks = Path(f"/proc/{process.pid}/task")
    try:
        return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks.iterdir()) / 1e9
    except OSError:
        times = process.cpu_times()
        return float(times.user + times.system)


def _pss(pid: int) -> float:
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    raise RuntimeError(f"/proc/{pid}/smaps_rollup has no Pss")


def environment(cache: Path, **more: str) -> dict[str, str]:
    """That of a measured process: compiled modules are kept, as on any machine where it was started before, but not in the checkout."""
    kept = {name: value for name, value in os.environ.items() if name not in {"PYTHONDONTWRITEBYTECODE", "DATABASE_URL"}}
    return kept | {"PYTHONPYCACHEPREFIX": str(cache), "PYTHONPATH": str(ROOT)} | more


def free_port() -> int:
    """One that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(command: Sequence[str], port: int, env: Mapping[str, str], path: str) -> Iterator[Server]:
    """The server of `command` for as long as the block lasts; it has answered `path` once."""
    began = time.perf_counter()
    child = subprocess.Popen(command, env=dict(env), cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        _await_first_page(child, port, path)
        yield Server(psutil.Process(child.pid), port, time.perf_counter() - began)
    finally:
        child.terminate()
        child.wait(timeout=30)


def _await_first_page(child: "subprocess.Popen[bytes]", port: int, path: str) -> None:
    until = time.monotonic() + STARTED_WITHIN
    while time.monotonic() < until:
        if child.poll() is not None:
            raise RuntimeError(f"The server stopped with status {child.returncode} before its first page.")
        try:
            if Visitor(port).get(path)[0] == http.client.OK:
                return
        except ConnectionError:
            time.sleep(0.005)
    raise RuntimeError(f"The server gave no page within {STARTED_WITHIN:.0f} seconds.")


class Visitor:
    """One browser: one connection kept open, its cookies sent back."""

    def __init__(self, port: int) -> None:
        self.connection = http.client.HTTPConnection(HOST, port, timeout=60)
        self.cookies: dict[str, str] = {}

    def get(self, path: str) -> tuple[int, bytes]:
        """Status and body."""
        return self._ask("GET", path)

    def post(self, path: str, fields: Mapping[str, str]) -> tuple[int, bytes]:
        """Status and body of a form sent; a redirect is not followed."""
        return self._ask("POST", path, urlencode(fields), {"Content-Type": "application/x-www-form-urlencoded"})

    def _ask(
        self, method: str, path: str, body: str | None = None, headers: Mapping[str, str] | None = None
    ) -> tuple[int, bytes]:
        sent = dict(headers or {})
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        try:
            self.connection.request(method, path, body, sent)
            answer = self.connection.getresponse()
        except http.client.RemoteDisconnected:  # gunicorn closes a connection after two idle seconds; a browser asks again
            self.connection.close()
            self.connection.request(method, path, body, sent)
            answer = self.connection.getresponse()
        content = answer.read()
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            name, value = cookie.split(";", 1)[0].split("=", 1)
            self.cookies[name] = value
        return answer.status, content


@dataclass(frozen=True)
class Took:
    """What one request took of the server, in milliseconds: of its processors, and by the clock."""

    cpu: float
    wall: float


def batch(server: Server, ask: Sequence[tuple[Visitor, str, Mapping[str, str] | None]], *, expect: int) -> Took:
    """The mean over requests sent one after the other. CPU is read before the first and after the last."""
    cpu, began = server.cpu(), time.perf_counter()
    for visitor, path, fields in ask:
        status, content = visitor.get(path) if fields is None else visitor.post(path, fields)
        if status != expect:
            raise RuntimeError(f"{path} answered {status}: {content[:300]!r}")
    wall, used = time.perf_counter() - began, server.cpu() - cpu
    return Took(used / len(ask) * 1000, wall / len(ask) * 1000)


def throughput(server: Server, path: str, *, clients: int, seconds: float) -> float:
    """Requests a second that so many clients together get answered."""
    answered = [0] * clients
    until = time.perf_counter() + seconds

    def ask(client: int) -> None:
        visitor = Visitor(server.port)
        while time.perf_counter() < until:
            if visitor.get(path)[0] == http.client.OK:
                answered[client] += 1

    threads = [threading.Thread(target=ask, args=(client,)) for client in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(answered) / seconds
