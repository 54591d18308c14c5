"""`make screenshots`: take the pictures the README shows and write them to docs/pictures/.

They show the demonstration area on one fixed day, so that they change only when the pages do. The server is the application itself, in a
thread: its clock can then be stopped on that day, which a server in another process would not allow.
"""

import base64
import logging
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from werkzeug.serving import make_server

from docs.measuring.server import free_port
from readiness import clock
from readiness.app import create_app, upgrade_database
from readiness.banks.views import library
from readiness.database import db, writing
from readiness.demonstration.operations import make_demonstration
from readiness.demonstration.story import story
from readiness.reports.held_templates import held_templates
from readiness.settings import ROOT, Settings

PICTURES = ROOT / "docs" / "pictures"
AT = datetime(2026, 3, 27, 10, tzinfo=UTC)
LARGEST = 150_000
"""Bytes of a picture: every clone carries them."""
EVALUATION = "/areas/exampleshire/self-evaluations/1"
PAGES = {
    "task-list": (EVALUATION, 1_000, 1_000),
    "question": (f"{EVALUATION}/questions/national-programmes#indicators", 760, 1_330),
    "members": (f"{EVALUATION}/briefing", 480, 1_150),
}
"""Name of the picture, its page and where it starts, and the width and height of what is shown of it."""
PDF_PAGES = 3
CHROMIUM_OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-lcd-text"]
"""Grey edges of letters instead of coloured ones make a picture a third smaller."""


def main() -> None:
    """Take them all; say how large each became."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None or shutil.which("pdftoppm") is None:
        sys.exit("Chromium or pdftoppm is not installed. Install both with: make browser")
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, _served(Path(folder)) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_OPTIONS)
        for name, (path, width, height) in PAGES.items():
            _take(browser, address + path, name, width, height)
        _take_pdf(browser, f"{address}{EVALUATION}/pack/self-evaluation.pdf", Path(folder))
        browser.close()
    for picture in sorted(PICTURES.glob("*.png")):
        size = picture.stat().st_size
        print(f"{picture.relative_to(ROOT)}: {size:,} bytes" + (", which is too large" if size > LARGEST else ""))


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    clock.now = lambda: AT  # type: ignore[assignment]  # stopped for this process alone, which ends with the pictures
    app = create_app(Settings(data=folder, database_url=f"sqlite:///{folder / 'pictures.sqlite'}", secret_key="0" * 64))
    upgrade_database(app)
    with app.app_context(), writing() as session:
        make_demonstration(session, story(clock.today()), library=library(), templates=held_templates(), fresh=True)
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", free_port(), app, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        with app.app_context():
            db.engine.dispose()


def _take(browser: Browser, address: str, name: str, width: int, height: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
    page.goto(address, wait_until="networkidle")
    page.screenshot(path=PICTURES / f"{name}.png", animations="disabled")
    page.close()


def _take_pdf(browser: Browser, address: str, folder: Path) -> None:
    """The first pages of the PDF, side by side."""
    context = browser.new_context()
    pdf = folder / "self-evaluation.pdf"
    pdf.write_bytes(context.request.get(address).body())
    subprocess.run(["pdftoppm", "-r", "40", "-l", str(PDF_PAGES), "-png", pdf, folder / "page"], check=True)
    sheets = "".join(
        f'<img alt="" src="data:image/png;base64,{base64.b64encode(sheet.read_bytes()).decode()}">'
        for sheet in sorted(folder.glob("page-*.png"))
    )
    page = context.new_page()
    page.set_content(
        "<style>body{margin:0;padding:16px;display:inline-flex;gap:16px;background:#e8eef6}img{border:1px solid #b1b4b6}</style>"
        + sheets
    )
    page.locator("body").screenshot(path=PICTURES / "pdf.png")
    context.close()


if __name__ == "__main__":
    main()
