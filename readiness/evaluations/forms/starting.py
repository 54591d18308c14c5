"""Forms that make a local area, a group, a self-evaluation; and the one that closes it."""

from collections.abc import Iterable

from wtforms import RadioField, StringField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than the stubs
from wtforms.validators import InputRequired, Optional

from readiness.areas.model import GROUP_LIMIT
from readiness.areas.model import NAME_LIMIT as AREA_NAME_LIMIT
from readiness.evaluations.forms.written import Written
from readiness.evaluations.model import (
    NAME_LIMIT,
)
from readiness.submissions.forms import KeyedForm
from readiness.web.forms import AtMost


class AreaForm(KeyedForm):
    """A new local area."""

    name = StringField(
        "What is the local area called?",
        [Written("Enter the name of the local area"), AtMost(AREA_NAME_LIMIT)],
        description="For example, the name of the council area. It stands on every page and document.",
    )


class GroupForm(KeyedForm):
    """A group of children and young people that the area wants to be able to name."""

    name = StringField("Name of the group", [Written("Enter the name of the group"), AtMost(GROUP_LIMIT)])


class StartForm(KeyedForm):
    """A new self-evaluation."""

    bank = RadioField("Which questions will you answer?", [InputRequired("Select the questions you will answer")])
    title = StringField(
        "What will you call it?",
        [Written("Enter a title for the self-evaluation"), AtMost(NAME_LIMIT)],
        description="For example, Self-evaluation, autumn 2026.",
    )
    carry_from = RadioField(
        "Carry entries forward?",
        [Optional()],
        description="Carried entries are marked and do not count until somebody has looked at each of them again.",
    )

    def offer(self, banks: Iterable[tuple[str, str]], earlier: Iterable[tuple[str, str]]) -> None:
        """Set the choices: (value, label) of the banks, and of the self-evaluations to carry from."""
        self.bank.choices = [SelectChoice(*one) for one in banks]
        self.carry_from.choices = [SelectChoice("", "No, start with empty questions"), *(SelectChoice(*one) for one in earlier)]


class CloseForm(KeyedForm):
    """Close a self-evaluation."""
