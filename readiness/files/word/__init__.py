"""Reader of Word documents (.docx)."""

from readiness.files.word.reading import read_word

__all__ = ["read_word"]
