"""The application's report templates."""

from flask import current_app

from readiness.reports.loader import ReportLibrary

HELD_TEMPLATES = "readiness_report_templates"


def held_templates() -> ReportLibrary:
    """The templates of `templates/reports`, as the application holds them."""
    return current_app.extensions[HELD_TEMPLATES]  # type: ignore[no-any-return]
