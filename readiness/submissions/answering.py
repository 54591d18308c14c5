"""How a view answers a keyed form: once, and with what was typed kept wherever it is refused."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import redirect, request
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from readiness import clock
from readiness.database import db, writing
from readiness.errors import OutOfDate, Refused
from readiness.submissions import operations
from readiness.submissions.forms import KeyedForm, new_submission, shown
from readiness.submissions.model import Draft, DraftTooLong, Fields, SentDifferently, fields_digest
from readiness.web.access import person

SENT_ALREADY = (
    "You have already saved this form, and it has now come again with other words. "
    "Nothing was changed this time. What you typed is below: save it again if you want it as well."
)
NOT_SAVED = (
    "This could not be saved, because the database cannot be written to at the moment. Nothing was changed. "
    "What you typed is below: leave this page open and save it again in a minute."
)

Made = TypeVar("Made", bound=KeyedForm)
Show = Callable[[int], ResponseReturnValue]
"""Draws the page of a form with the given status."""


def form_for(form_class: type[Made], *, made_from: int = 0, **start: Any) -> Made:
    """The form of this request: as posted; else as it was kept for this writer; else with `start`, made from a version."""
    if request.method == "POST":
        return form_class()
    return shown(form_class, draft=drafts(request.path).get(request.path), version=made_from, **start)


def respond(
    form: KeyedForm,
    write: Callable[[Session], str],
    show: Show,
    *,
    stale: Callable[[OutOfDate], ResponseReturnValue] | None = None,
) -> ResponseReturnValue:
    """Show a form, or answer it once.

    `write` does the work in one transaction and returns where to go next. What is refused is kept and shown again with its errors;
    where somebody else has saved in between, `stale` draws the page that shows both texts.
    """
    if request.method != "POST":
        return show(200)
    if (earlier := _answered_before(form)) is not None:
        return redirect(earlier, code=303)
    if form.validate():
        try:
            return redirect(_answer_once(form, write), code=303)
        except SentDifferently as error:
            form.form_errors.append(str(error))
            form.submission.data = new_submission()
        except Refused as error:
            form.form_errors.append(str(error))
        except OutOfDate as error:
            keep_refused(form)
            if stale is None:
                raise
            return stale(error)
        except OperationalError:
            form.form_errors.append(NOT_SAVED)
            return show(503)
    keep_refused(form)
    return show(422)


def _answer_once(form: KeyedForm, write: Callable[[Session], str]) -> str:
    """Run `write` and use the form's key up in the same transaction. Raises SentDifferently where the key was used for other words."""
    digest, writer = fields_digest(form.typed), person().key
    with writing() as session:
        earlier = operations.hold_key(session, form.key, writer=writer, path=request.path, at=clock.now())
        if earlier is None:
            location = write(session)
            operations.record_answer(session, form.key, digest=digest, location=location, at=clock.now())
        elif earlier.fields_digest == digest:
            location = earlier.location
        else:
            raise SentDifferently(SENT_ALREADY)
    return location


def _answered_before(form: KeyedForm) -> str | None:
    """Where the same words sent with the same key led the first time; None for a form not yet answered.

    Asked before the rules are checked: a refresh of a form that was answered gets that answer even where the rules would now refuse it.
    """
    earlier = operations.answer_of(db.session(), form.key, writer=person().key)
    return earlier.location if earlier and earlier.fields_digest == fields_digest(form.typed) else None


def fresh_if_answered(form: KeyedForm) -> None:
    """Give a form that was answered before a new key, so that what it holds now can be kept."""
    if operations.answer_of(db.session(), form.key, writer=person().key):
        form.submission.data = new_submission()


def keep_refused(form: KeyedForm) -> None:
    """Keep what a refused form held, for its writer alone, until it is saved or discarded.

    Where it cannot be kept the page that shows it says so. What a page elsewhere sent in this writer's name is not theirs to keep.
    """
    if "csrf_token" not in form.errors or form.is_ours:
        kept(form, request.path, form.typed)


def kept(form: KeyedForm, path: str, fields: Fields) -> bool:
    """As `keep`; where that cannot be done the form says why, and the answer is False."""
    try:
        keep(form, path, fields)
    except (DraftTooLong, OperationalError) as error:
        why = str(error) if isinstance(error, DraftTooLong) else NOT_SAVED
        if why not in form.form_errors:
            form.form_errors.append(why)
        return False
    return True


def keep(form: KeyedForm, path: str, fields: Fields) -> None:
    """Keep `fields` as this writer's draft of the form at `path`, under the form's key. Nothing typed is nothing to keep.

    Raises DraftTooLong.
    """
    if not any(value.strip() for _name, value in fields):
        return
    with writing() as session:
        operations.keep_draft(
            session,
            form.key,
            writer=person().key,
            path=path,
            fields=(*fields, ("made_from", str(form.made_from))),
            at=clock.now(),
        )


def drafts(*paths: str) -> dict[str, Draft]:
    """The drafts this writer has at `paths`."""
    return operations.latest_drafts(db.session(), writer=person().key, paths=paths)
