"""Keyed forms: the key that makes a form answer once, and what the writer had typed before."""

import secrets
from datetime import datetime
from typing import Any, TypeVar

from flask import current_app, g, request
from itsdangerous import BadSignature, URLSafeSerializer
from werkzeug.datastructures import ImmutableMultiDict
from wtforms import HiddenField

from readiness.submissions.model import Draft, Fields, typed
from readiness.web.access import person
from readiness.web.forms import PageForm


class KeyedForm(PageForm):
    """A form that can be sent any number of times and is answered once.

    `version` is that of the thing it was made from (0: not there yet). `kept_at` is set when the form shows a draft.
    """

    submission = HiddenField()
    version = HiddenField()

    kept_at: datetime | None = None

    @property
    def key(self) -> str:
        """The key behind the signature; a forged or foreign one is replaced by a new one, so that nothing is mistaken for answered."""
        try:
            return str(_signer().loads(self.submission.data or ""))
        except BadSignature:
            self.submission.data = new_submission()
            return str(_signer().loads(self.submission.data))

    @property
    def is_ours(self) -> bool:
        """Whether the key was posted as we signed it for this writer: no page elsewhere can know one."""
        try:
            _signer().loads(self.submission.raw_data[0] if self.submission.raw_data else "")
        except BadSignature:
            return False
        return True

    @property
    def made_from(self) -> int:
        """The version the form was made from; 0 where none was posted."""
        posted = str(self.version.data or "")
        return int(posted) if posted.isdecimal() and len(posted) < 10 else 0

    @property
    def typed(self) -> Fields:
        """What the person typed or chose."""
        return typed(request.form.items(multi=True))


Made = TypeVar("Made", bound=KeyedForm)


def new_submission() -> str:
    """A fresh key, signed with its writer."""
    return _signer().dumps(secrets.token_hex(16))


def signed(key: str) -> str:
    """A key as the page carries it."""
    return _signer().dumps(key)


def fields_of(draft: Draft) -> "ImmutableMultiDict[str, str]":
    """A draft as the browser had posted it."""
    return ImmutableMultiDict(draft.fields)


def _signer() -> URLSafeSerializer:
    """One for a request: a question page signs a key for every entry it shows."""
    if "submission_signer" not in g:
        g.submission_signer = URLSafeSerializer(str(current_app.secret_key), salt=f"submission of {person().key}")
    return g.submission_signer  # type: ignore[no-any-return]


def shown(form_class: type[Made], *, draft: Draft | None = None, version: int = 0, **start: Any) -> Made:
    """A form to show: with the draft, if one was kept, else with `start`.

    A draft keeps the version it was typed against, so that saving it still meets whoever saved in between.
    """
    if draft is None:
        return form_class(formdata=None, version=str(version), submission=new_submission(), **start)
    form = form_class(formdata=fields_of(draft), **start)
    form.submission.data, form.kept_at = signed(draft.key), draft.saved_at
    form.version.data = dict(draft.fields).get("made_from", str(version))
    return form
