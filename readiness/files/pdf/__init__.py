"""The reader of PDFs that have text."""

from readiness.files.pdf.reading import count_pages, read_pdf

__all__ = ["count_pages", "read_pdf"]
