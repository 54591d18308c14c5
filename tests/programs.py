"""The programs that tests drive beside our own, and the one Chromium of a run.

Playwright keeps an event loop running in the process it was started in, so a worker starts it once and every test there shares it.
"""

import os
import shutil

import pytest
from playwright.sync_api import sync_playwright

CHROMIUM_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--host-resolver-rules=MAP elsewhere.example 127.0.0.1",
]


def program(*names):
    """The path of a program the tests drive. Where there is none: fail in CI, else skip and say so."""
    for name in names:
        if found := shutil.which(name):
            return found
    said = f"{names[0]} is not installed, so this was NOT RUN. Install it with: make browser"
    if os.environ.get("CI"):
        pytest.fail(said)
    pytest.skip(said)


@pytest.fixture(scope="session")
def browser():
    """Chromium, once for all the browser tests of a worker."""
    executable = program("chromium", "chromium-browser", "google-chrome")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_OPTIONS)
        yield started
        started.close()
