"""Makes the application: the only module that knows every other.

`create_app(settings)` fills the registries, puts the hooks in their order and registers the blueprints. Nothing else is decided here.
"""

import re
from datetime import timedelta

import sqlalchemy as sa
from flask import Flask
from jinja2 import FileSystemLoader, StrictUndefined
from sqlalchemy.engine import make_url

from readiness.areas import scope
from readiness.banks import views as banks
from readiness.banks.loader import BankLibrary
from readiness.database import BUSY_SECONDS, db, set_up
from readiness.errors import ReadinessError
from readiness.evaluations import views as evaluations
from readiness.evaluations.views.blueprint import EntryKindConverter
from readiness.exchange import views as exchange
from readiness.exchange.held_words import HELD_WORDS, HeldWords
from readiness.packs import views as packs
from readiness.reports import views as reports
from readiness.reports.held_templates import HELD_TEMPLATES
from readiness.reports.loader import ReportLibrary
from readiness.settings import ROOT, Settings
from readiness.submissions import views as submissions
from readiness.submissions.forms import new_submission
from readiness.web import access, errors, filters, headers, local_mode

THREADS = 16
"""Threads of one worker; the pool of connections is as large, so that no request waits for one."""
REQUEST_LIMIT = 2_000_000
"""Largest form, in bytes: fifty entries of the greatest length, and far over any real one."""


def create_app(settings: Settings) -> Flask:
    """An application in local mode on the settings' database, which must have been upgraded (`readiness.migrations`)."""
    app = Flask("readiness", static_folder="static", template_folder=None, instance_path=str(settings.data.absolute()))
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SQLALCHEMY_DATABASE_URI=settings.database_url,
        SQLALCHEMY_ENGINE_OPTIONS=_engine_options(settings.database_url),
        SESSION_COOKIE_NAME="readiness_session",
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_HTTPONLY=True,
        PERMANENT_SESSION_LIFETIME=timedelta(days=31),
        WTF_CSRF_TIME_LIMIT=None,  # the session's end is the limit; a form left open over lunch still saves
        MAX_CONTENT_LENGTH=REQUEST_LIMIT,
        MAX_FORM_MEMORY_SIZE=REQUEST_LIMIT,
        MAX_FORM_PARTS=2_000,
    )
    _set_templates(app, settings)
    _set_database(app)
    app.extensions[banks.LIBRARY] = BankLibrary(settings.question_banks)
    app.extensions[HELD_WORDS] = HeldWords(settings.templates / "reading")
    app.extensions[HELD_TEMPLATES] = ReportLibrary(settings.templates / "reports")
    app.url_map.converters["entry_kind"] = EntryKindConverter
    for feature in (banks, submissions, evaluations, reports, packs, exchange):
        app.register_blueprint(feature.blueprint)
    local_mode.refuse_others(app)
    access.guard(app, who=lambda: access.LOCAL_PERSON)
    headers.set_headers(app)
    errors.show_errors(app)
    return app


def _engine_options(url: str) -> dict[str, object]:
    options: dict[str, object] = {"pool_size": THREADS, "max_overflow": 4}
    if make_url(url).get_backend_name() == "sqlite":
        options["connect_args"] = {"timeout": BUSY_SECONDS, "check_same_thread": False}
    return options


def _set_database(app: Flask) -> None:
    db.init_app(app)
    scope.watch(db.session)
    with app.app_context():
        set_up(db.engine)


def _set_templates(app: Flask, settings: Settings) -> None:
    app.jinja_options = {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    app.jinja_loader = FileSystemLoader(settings.templates)
    filters.add_filters(app)
    app.jinja_env.globals.update(local_mode=True, new_submission=new_submission)


MIGRATIONS = ROOT / "readiness" / "migrations"
REVISION = re.compile(r'^revision\b[^=]*= "(\w+)"', re.MULTILINE)
DOWN_REVISION = re.compile(r'^down_revision\b[^=]*= "(\w+)"', re.MULTILINE)


class CannotUpgrade(ReadinessError):
    """The database is of a newer release, or what stands in it cannot be brought to this one's schema."""


def upgrade_database(app: Flask) -> None:
    """Bring the application's database to this release's schema; make it where there is none. Raises CannotUpgrade.

    No connection is left open: one that a server's processes inherit would be used by two of them at once.
    """
    with app.app_context():
        try:
            if not _is_up_to_date():
                _migrate(app)
        finally:
            db.session.remove()
            db.engine.dispose()


def _is_up_to_date() -> bool:
    """Whether the newest migration was done. Told without Alembic, which takes every start a quarter of a second to load."""
    with db.engine.connect() as connection:
        if not sa.inspect(connection).has_table("alembic_version"):
            return False
        done = set(connection.scalars(sa.text("SELECT version_num FROM alembic_version")))
    files = [path.read_text(encoding="utf-8") for path in (MIGRATIONS / "versions").glob("*.py")]
    made, followed = ({found[1] for file in files if (found := line.search(file))} for line in (REVISION, DOWN_REVISION))
    return done == made - followed


def _migrate(app: Flask) -> None:
    import alembic.command
    import alembic.util
    import flask_migrate

    flask_migrate.Migrate(app, db, directory=str(MIGRATIONS), render_as_batch=True, compare_type=True)
    try:
        alembic.command.upgrade(app.extensions["migrate"].migrate.get_config(), "head")
    except alembic.util.CommandError as error:
        raise CannotUpgrade(
            f"The database is not one that this release can bring up to date ({error}). If a newer release made it, use that one."
        ) from error


def warm(app: Flask) -> None:
    """Do once, before a server's processes part, what each would otherwise do for itself: they share what it leaves in memory."""
    for name in app.jinja_env.list_templates(extensions=["html"]):
        app.jinja_env.get_template(name)
    app.extensions[banks.LIBRARY].banks()
    app.extensions[HELD_WORDS].faults()
    app.extensions[HELD_TEMPLATES].faults()
