"""Reading question banks and frameworks: TOML files in, immutable values or a list of faults out.

`question_banks/README.md` documents the format. `fields` reads the fields of one table, `bank` and `framework` know which fields there
are, `library` keeps what was read and notices changed files, `release` sees that no key of a released version vanishes.
"""

from readiness.banks.loader.library import BankLibrary
from readiness.banks.loader.release import check, release

__all__ = ["BankLibrary", "check", "release"]
