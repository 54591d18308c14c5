"""The reader of PDFs that have text."""

from readiness.files.pdf.reading import read_pdf

__all__ = ["read_pdf"]
