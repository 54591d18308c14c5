"""What every form of ours asks of a text."""

from wtforms import StringField
from wtforms.validators import ValidationError

from readiness.canonical import clean


class Written:
    """Refuses a text with nothing in it, blanks and control characters not counted."""

    def __init__(self, message: str) -> None:
        self.message = message

    def __call__(self, _form: object, field: StringField) -> None:
        """Raises ValidationError."""
        if not clean(field.data or ""):
            raise ValidationError(self.message)
