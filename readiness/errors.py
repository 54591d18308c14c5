"""The bases of every error that a person sees.

A feature raises its own subclasses; `web/errors.py` turns each family into a page and `commands.py` into one sentence and exit 2.
The message names the thing and the remedy, in plain English.
"""


class ReadinessError(Exception):
    """Something a person can put right. The message says what happened and what to do next."""


class NotFound(ReadinessError):
    """What was asked for is not here, or belongs to another local area: the two are never told apart."""


class Refused(ReadinessError):
    """A rule of the domain forbids it, whoever asks."""


class OutOfDate(ReadinessError):
    """Somebody else changed the thing since the form was made. Nothing was overwritten."""
