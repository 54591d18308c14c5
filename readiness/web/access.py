"""Who may open a page: every view carries a mark, and one hook reads it.

A view without a mark is refused, and a test walks the url map so that none is forgotten. What a person may do comes from a function that
`app.py` hands in: today whoever is at the keyboard (local mode), later a signed-in person with roles.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import TypeVar

from flask import Flask, current_app, g, request
from werkzeug.exceptions import Forbidden

View = TypeVar("View", bound=Callable[..., object])
MARK = "access_mark"


class Access(IntEnum):
    """What a view asks of a person, from least to most."""

    ANYONE = 0
    READER = 1
    CONTRIBUTOR = 2
    NOMINATED_OFFICER = 3


@dataclass(frozen=True, slots=True)
class Person:
    """Who is asking. `key` tells writers apart; `name` is what rows and pages say."""

    key: str
    name: str
    access: Access


LOCAL_PERSON = Person(key="local", name="Nominated officer", access=Access.NOMINATED_OFFICER)
"""Whoever is at the keyboard in local mode."""


def open_to(access: Access) -> Callable[[View], View]:
    """Mark a view with what it asks. Stands directly above the view, under its routes."""

    def mark(view: View) -> View:
        setattr(view, MARK, access)
        return view

    return mark


def person() -> Person:
    """Who is asking in this request."""
    return g.person  # type: ignore[no-any-return]


def guard(app: Flask, *, who: Callable[[], Person]) -> None:
    """Refuse every request whose view asks more than the person has, and every view without a mark."""
    open_to(Access.ANYONE)(app.view_functions["static"])

    def check_mark() -> None:
        g.person = who()
        if request.endpoint is None:
            return
        mark = getattr(current_app.view_functions[request.endpoint], MARK, None)
        if mark is None or g.person.access < mark:
            raise Forbidden

    app.before_request(check_mark)
