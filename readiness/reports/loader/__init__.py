"""Reading report templates: TOML files in, `ReportTemplate`s or a list of faults out.

`templates/reports/README.md` documents the format. `template` reads the fields of one file, `rules` sees that its sections go
together, `library` keeps what was read and notices changed files.
"""

from readiness.reports.loader.library import ReportLibrary
from readiness.reports.loader.template import read_template

__all__ = ["ReportLibrary", "read_template"]
