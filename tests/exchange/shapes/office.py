"""LibreOffice at work on many documents in one call: it is slow to start and quick to convert."""

import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.exchange.shapes.document import Document
from tests.exchange.shapes.web import html_of
from tests.programs import program

FILTERS = {"docx": "docx:MS Word 2007 XML", "pdf": "pdf:writer_pdf_Export", "xlsx": "xlsx:Calc MS Excel 2007 XML"}


def convert(contents: Mapping[str, tuple[bytes, str]], wanted: str, folder: Path) -> dict[str, bytes]:
    """Each of `contents` (by a plain name: bytes and suffix) as LibreOffice saves it. `folder` is for its profile and the files."""
    soffice = program("soffice", "libreoffice")
    made = folder / f"made-{wanted}"
    made.mkdir(exist_ok=True)
    sources = []
    for name, (content, suffix) in contents.items():
        sources.append(folder / f"{name}.{suffix}")
        sources[-1].write_bytes(content)
    command = [soffice, f"-env:UserInstallation=file://{folder}/profile", "--headless"]
    if all(source.suffix == ".html" for source in sources):
        command.append("--infilter=HTML (StarWriter)")
    command += ["--convert-to", FILTERS[wanted], "--outdir", str(made), *map(str, sources)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return {name: (made / f"{name}.{wanted}").read_bytes() for name in contents}


def through_writer(documents: Mapping[str, Document], wanted: str, folder: Path) -> dict[str, bytes]:
    """Each document typed into LibreOffice Writer, as it were, and saved or printed by it."""
    return convert({name: (html_of(document, whole=True), "html") for name, document in documents.items()}, wanted, folder)
