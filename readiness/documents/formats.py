"""The table of formats: what a document or a workbook can be made into. A new format is one writer and one line here.

Writers are imported when they are first asked for, because Word, Excel and PDF libraries are slow to start.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Generic, TypeVar

from readiness.documents.blocks import Document
from readiness.documents.sheets import Workbook

Content = TypeVar("Content", Document, Workbook)


@dataclass(frozen=True, slots=True)
class Format(Generic[Content]):
    """One format: `label` is shown to people, `extension` has no dot, `write` makes the same bytes from the same content."""

    key: str
    label: str
    extension: str
    media_type: str
    write: Callable[[Content], bytes]


def _html(document: Document) -> bytes:
    from readiness.documents import html

    return html.write(document)


def _docx(document: Document) -> bytes:
    from readiness.documents import docx

    return docx.write(document)


def _pdf(document: Document) -> bytes:
    from readiness.documents import pdf

    return pdf.write(document)


def _md(document: Document) -> bytes:
    from readiness.documents import md

    return md.write(document)


def _xlsx(workbook: Workbook) -> bytes:
    from readiness.documents import xlsx

    return xlsx.write(workbook)


_OFFICE = "application/vnd.openxmlformats-officedocument"

DOCUMENT_FORMATS: Mapping[str, Format[Document]] = MappingProxyType(
    {
        each.key: each
        for each in (
            Format("html", "Web page", "html", "text/html; charset=utf-8", _html),
            Format("docx", "Word", "docx", f"{_OFFICE}.wordprocessingml.document", _docx),
            Format("pdf", "PDF", "pdf", "application/pdf", _pdf),
            Format("md", "Markdown", "md", "text/markdown; charset=utf-8", _md),
        )
    }
)
WORKBOOK = Format("xlsx", "Excel", "xlsx", f"{_OFFICE}.spreadsheetml.sheet", _xlsx)
