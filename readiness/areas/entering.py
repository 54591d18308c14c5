"""How a request enters a local area: by the key in its address."""

from flask import current_app, g, request

from readiness.areas.model import Area
from readiness.areas.operations import area_by_key
from readiness.areas.scope import enter_area
from readiness.database import db


def enter() -> None:
    """Take `area_key` out of the address, and show this request that area's rows alone. Raises NoSuchArea.

    Runs before the view and after the hooks that refuse a request: who may not ask is not told which areas there are.
    """
    if request.view_args and "area_key" in request.view_args:
        session = db.session()
        g.area = area_by_key(session, str(request.view_args.pop("area_key")))
        enter_area(session, g.area.id)


def area() -> Area:
    """The area this request has entered."""
    return g.area  # type: ignore[no-any-return]


def add_area_key(endpoint: str, values: dict[str, object]) -> None:
    """Let links inside an area be written without naming it again."""
    if "area" in g and "area_key" not in values and current_app.url_map.is_endpoint_expecting(endpoint, "area_key"):
        values["area_key"] = g.area.key
