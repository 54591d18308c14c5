"""Whole areas to make documents of: the demonstration, and the real briefing where it stands beside the checkout."""

import pytest

from readiness.banks.views import library
from readiness.database import db, writing
from readiness.packs import operations
from tests.packs.test_exports_agree import AS_AT, DUDLEY, SOURCES

AREAS = ["demonstration", "Dudley's briefing"]
TAKEN = {}


@pytest.fixture(params=AREAS)
def whole_area(request, app):
    """(which it is, its self-evaluation, its snapshot)"""
    return made(request.param)


@pytest.fixture(params=AREAS)
def whole_snapshot(request, app):
    """The snapshot alone, taken once for a run: making the area takes a second."""
    if request.param not in TAKEN:
        TAKEN[request.param] = made(request.param)[2]
    return TAKEN[request.param]


def made(name):
    if name == "Dudley's briefing" and not DUDLEY.exists():
        pytest.skip("the real reports are not beside this checkout")
    with writing() as session:
        area, evaluation = SOURCES[name](session)
    return name, evaluation, operations.take(db.session(), area, evaluation, library=library(), as_at=AS_AT)
