"""The reader of Excel workbooks."""

from readiness.files.excel.workbook import read_workbook

__all__ = ["read_workbook"]
