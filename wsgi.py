"""The entry point of a WSGI server: `gunicorn wsgi:app`."""

import os

from readiness.app import create_app
from readiness.settings import Settings

app = create_app(Settings.from_environment(os.environ))
