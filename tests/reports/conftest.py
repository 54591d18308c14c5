"""A folder with one small report template, and a person who works on reports."""

import os
from contextlib import contextmanager
from datetime import date

import pytest

from readiness.database import db, writing
from readiness.reports import operations as reports
from readiness.reports.drafts import ReportDetails
from readiness.reports.held_templates import HELD_TEMPLATES
from readiness.reports.loader import ReportLibrary
from tests.conftest import NOON

TEMPLATE = """\
title = "Report to the committee"
summary = "Where the area stands."
numbering = "by-section"
contents = true

[[depths]]
key = "short"
label = "Short"
words = 450
sides = 1
numbering = "none"

[[depths]]
key = "long"
label = "Long"

[[cover]]
label = "Date"
value = "meeting-date"

[[cover]]
label = "Status"
line = "For {council}"

[[sections]]
label = "Purpose"
source = "text"
mandatory = true
hint = "Why it is read."

[[sections]]
label = "What members decide"
source = "recommendations"
mandatory = true
default = "- note how {area} stands"

[[sections]]
label = "Where we stand"
source = "where-we-stand"
most = 5

[[sections]]
key = "law"
label = "Law"
source = "text"
standard = "law"
level = 2
depths = ["long"]

[[sections]]
label = "Wards affected"
source = "fixed"
lines = ["All wards in {area}."]
numbered = false
"""
DETAILS = ReportDetails(depth="short", as_at=date(2026, 3, 31))


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "reports"
    made.mkdir()
    (made / "committee-report.toml").write_text(TEMPLATE, encoding="utf-8")
    return made


@pytest.fixture
def change(folder):
    """Replace one stretch of the template, which has to be there."""

    def change(old, new, *, file="committee-report.toml"):
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        written_at = path.stat().st_mtime_ns
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        os.utime(path, ns=(written_at, written_at + 1_000_000_000))
        return path

    return change


@pytest.fixture
def templates(folder):
    return ReportLibrary(folder)


@pytest.fixture
def template(templates):
    return templates.template("committee-report")


@pytest.fixture
def started(evaluation, template, app, templates):
    """`started()` starts a report of the self-evaluation."""
    app.extensions[HELD_TEMPLATES] = templates

    def start(details=DETAILS, *, of=evaluation, using=template, at=NOON, by="Asha Example"):
        with writing() as session:
            made = reports.start_report(session, of, using, details, at=at, by=by)
        db.session.rollback()
        return made

    return start


@pytest.fixture
def at_report(evaluation, templates):
    """`with at_report(1) as desk:` writes in that report."""

    @contextmanager
    def writes(number=1, *, at=NOON, by="Asha Example"):
        with writing() as session:
            yield reports.open_report(session, evaluation, number, templates=templates, at=at, by=by)

    return writes


@pytest.fixture
def read(evaluation):
    """The report of a number, as it now stands."""

    def reading(number=1):
        db.session.rollback()
        return reports.report_by_number(db.session(), evaluation, number)

    return reading
