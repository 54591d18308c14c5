"""Local mode: no accounts, so nobody but the person at this machine may reach the pages.

The address refuses other machines; the Host refuses a page elsewhere that makes this browser ask for it under another name.
"""

import ipaddress

from flask import Flask, request
from werkzeug.exceptions import Forbidden

from readiness.settings import LOCAL_HOSTS


class NotLocal(Forbidden):
    """Asked from another machine, or under another name."""

    description = (
        "Readiness is in local mode: it has no accounts yet, so it answers only this machine. "
        "Open it at http://127.0.0.1 or http://localhost with the port it was started on."
    )


def is_loopback(address: str) -> bool:
    """Whether `address` is this machine's own: 127.0.0.0/8, ::1 or localhost."""
    if address == "localhost":
        return True
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def refuse_others(app: Flask) -> None:
    """Answer 403 to every request from elsewhere or under another Host."""

    def check() -> None:
        host = request.host.rsplit(":", 1)[0] if not request.host.endswith("]") else request.host
        if host not in LOCAL_HOSTS or not is_loopback(request.remote_addr or ""):
            raise NotLocal

    app.before_request(check)
