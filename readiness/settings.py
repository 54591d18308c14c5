"""Settings, read once from the environment and never changed.

Everything that differs between one installation and another is here; `README.md` documents each variable.
"""

import os
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from readiness.errors import ReadinessError

ROOT = Path(__file__).resolve().parent.parent
"""The checkout: `question_banks/` and `templates/` stand there, where a council can change their words."""
LOCAL_HOSTS = frozenset({"localhost", "127.0.0.1"})
"""The only names local mode answers to. Any other Host may be a page elsewhere that reaches for this machine."""


class SettingsFault(ReadinessError):
    """The environment holds a setting that cannot be used. The message names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One installation. `data` holds the database and the key; it is made if it is not there."""

    data: Path
    database_url: str
    secret_key: str
    question_banks: Path = ROOT / "question_banks"
    templates: Path = ROOT / "templates"

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Self:
        """Read READINESS_DATA, DATABASE_URL, READINESS_SECRET_KEY and READINESS_QUESTION_BANKS.

        Raises SettingsFault for a folder that cannot be made or read, or a database of another kind.
        """
        folder = Path(environment.get("READINESS_DATA", "") or ROOT / "instance").expanduser().resolve()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise SettingsFault(
                f"The data folder {folder} cannot be made ({error.strerror}). Set READINESS_DATA to another."
            ) from error
        banks = Path(environment.get("READINESS_QUESTION_BANKS", "") or ROOT / "question_banks").expanduser().resolve()
        if not banks.is_dir():
            raise SettingsFault(f"There is no folder of question banks at {banks}. Set READINESS_QUESTION_BANKS to one.")
        return cls(
            data=folder,
            database_url=_database_url(environment.get("DATABASE_URL", ""), folder),
            secret_key=environment.get("READINESS_SECRET_KEY", "") or _kept_key(folder),
            question_banks=banks,
        )


def _database_url(given: str, folder: Path) -> str:
    """SQLite in the data folder unless another is given; PostgreSQL by its usual spellings."""
    if not given:
        return URL.create("sqlite", database=str(folder / "readiness.sqlite")).render_as_string()
    for spelling in ("postgresql+psycopg://", "postgresql://", "postgres://"):
        if given.startswith(spelling):
            return _parsed("postgresql+psycopg://" + given.removeprefix(spelling))
    if given.startswith("sqlite:///") and given.removeprefix("sqlite:///") not in {"", ":memory:"}:
        return given
    raise SettingsFault("DATABASE_URL must be sqlite:/// and a file, or start with postgresql://. Correct it, or unset it.")


def _parsed(url: str) -> str:
    """The same address. Raises SettingsFault where it is none; never shows it, for it may hold a password."""
    try:
        make_url(url)
    except (ArgumentError, ValueError) as error:
        raise SettingsFault("DATABASE_URL cannot be read. Write it as postgresql://user:password@host:5432/name.") from error
    return url


def _kept_key(folder: Path) -> str:
    """The key that signs forms and sessions, made once and kept readable by its owner alone."""
    path = folder / "secret-key"
    try:
        with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="ascii") as file:
            file.write(secrets.token_hex(32))
    except FileExistsError:
        pass
    except OSError as error:
        raise SettingsFault(
            f"{path} cannot be written ({error.strerror}). Set READINESS_DATA to a folder that can be."
        ) from error
    for _look in range(20):
        key = path.read_text(encoding="ascii", errors="replace").strip()
        if len(key) >= 32:
            return key
        time.sleep(0.05)  # another process may have made the file a moment ago and be about to write it
    raise SettingsFault(f"{path} holds no usable key. Delete the file and start again; open forms will have to be sent twice.")
