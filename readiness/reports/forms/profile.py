"""Forms of the council's profile, one for each part that is saved by itself."""

import re
from typing import Any, ClassVar

from wtforms import StringField, TextAreaField

from readiness.canonical import clean, clean_line
from readiness.reports.colour import BadColour, checked_colour
from readiness.reports.drafts import LINES_LIMIT, NAME_LIMIT, PARAGRAPH_LABELS, SIDES_LIMIT, TEXT_LIMIT, ProfileNames
from readiness.reports.forms.rows import RowFields, RowsForm, list_of
from readiness.reports.model import ROLES, STANDARD_PARAGRAPHS, Contact, CouncilProfile
from readiness.submissions.forms import KeyedForm
from readiness.web.forms import AtMost

EMAIL = re.compile(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+")


class NamesForm(KeyedForm):
    """Names and colour: `NamesForm.start(profile)` to show, `names()` to save."""

    council = StringField("Council", [AtMost(NAME_LIMIT)], description="As it stands at the head of your reports.")
    health_board = StringField("Integrated care board", [AtMost(NAME_LIMIT)])
    report_of = StringField(
        "Whose reports are these?", [AtMost(NAME_LIMIT)], description="A title, such as Director of Children’s Services."
    )
    cabinet_member = StringField("Cabinet member", [AtMost(NAME_LIMIT)], description="A title.")
    signatory = StringField(
        "Who signs?", [AtMost(NAME_LIMIT)], description="A title. It stands under the line for the signature."
    )
    colour = StringField(
        "Colour",
        [AtMost(NAME_LIMIT)],
        description="Of headings and table heads, such as #0b4f6c. It must be dark enough to be read on white.",
    )

    def validate(self, extra_validators: Any = None) -> bool:
        """The colour is one, and dark enough."""
        is_valid = bool(super().validate(extra_validators))
        try:
            checked_colour(self.colour.data or "")
        except BadColour as error:
            self.colour.errors = [*self.colour.errors, str(error)]
            return False
        return is_valid

    def names(self) -> ProfileNames:
        """As typed. Call only after `validate()` has said yes."""
        return ProfileNames(**{name: clean_line(self[name].data or "") for name in NAMES})

    @staticmethod
    def start(profile: CouncilProfile) -> dict[str, str]:
        """What the fields hold at first."""
        return {name: getattr(profile, name) for name in NAMES}


NAMES = ("council", "health_board", "report_of", "cabinet_member", "signatory", "colour")


class ContactFields(RowFields):
    """One contact officer."""

    name = StringField("Name", [AtMost(NAME_LIMIT)])
    title = StringField("Job title", [AtMost(NAME_LIMIT)])
    telephone = StringField("Telephone", [AtMost(NAME_LIMIT)])
    email = StringField("Email", [AtMost(NAME_LIMIT)])

    def validate(self, extra_validators: Any = None) -> bool:
        """A filled row has a name, and an address that could be one."""
        is_valid = bool(super().validate(extra_validators))
        if self.is_blank:
            return is_valid
        if not clean(self.name.data or ""):
            is_valid = self.refuse(self.name, "Enter the contact’s name, or clear the row")
        if (email := clean(self.email.data or "")) and not EMAIL.fullmatch(email):
            is_valid = self.refuse(self.email, "Enter an email address such as name@example.gov.uk")
        return is_valid


class ContactsForm(RowsForm):
    """Contact officers: draw each row of `contacts.entries`; `said()` to save."""

    ROWS: ClassVar[dict[str, str]] = {"contacts": "Contact"}
    contacts = list_of(ContactFields, "Contact officers")

    def said(self) -> tuple[Contact, ...]:
        """The filled rows, in order."""
        return tuple(
            Contact(**{name: clean_line(row[name].data or "") for name in ("name", "title", "telephone", "email")})
            for row in self.rows("contacts")
        )

    @staticmethod
    def start(profile: CouncilProfile) -> dict[str, Any]:
        """What the rows hold at first."""
        return {
            "contacts": [
                {"name": one.name, "title": one.title, "telephone": one.telephone, "email": one.email} for one in profile.contacts
            ]
        }


class NamedFields(RowFields):
    """A theme of the council plan or a value, and how this work serves it."""

    name = StringField("Name", [AtMost(NAME_LIMIT)])
    text = TextAreaField("How this work serves it", [AtMost(TEXT_LIMIT)])

    def validate(self, extra_validators: Any = None) -> bool:
        """A filled row has a name."""
        is_valid = bool(super().validate(extra_validators))
        if not self.is_blank and not clean(self.name.data or ""):
            return self.refuse(self.name, "Enter its name, or clear the row")
        return is_valid


class PlanForm(RowsForm):
    """Themes of the council plan and values: draw the rows of `themes.entries` and `values.entries`; `said()` to save."""

    ROWS: ClassVar[dict[str, str]] = {"themes": "Theme", "values": "Value"}
    themes = list_of(NamedFields, "Themes of the council plan")
    values = list_of(NamedFields, "Values")

    def said(self) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
        """The filled themes and the filled values, in order: (name, how this work serves it)."""
        themes, values = (
            tuple((clean_line(row["name"].data or ""), clean(row["text"].data or "")) for row in self.rows(name))
            for name in ("themes", "values")
        )
        return themes, values

    @staticmethod
    def start(profile: CouncilProfile) -> dict[str, Any]:
        """What the rows hold at first."""
        return {
            "themes": [{"name": name, "text": text} for name, text in profile.themes],
            "values": [{"name": name, "text": text} for name, text in profile.values],
        }


class ParagraphsForm(KeyedForm):
    """Standard paragraphs: draw each of `paragraphs()`; `said()` to save."""

    finance, law, equality, human_resources, risk, consultation, climate, crime_and_disorder = (
        TextAreaField(PARAGRAPH_LABELS[key], [AtMost(TEXT_LIMIT)]) for key in STANDARD_PARAGRAPHS
    )

    def paragraphs(self) -> dict[str, TextAreaField]:
        """By key: the field of each standard paragraph, in the order in which reports usually have them."""
        return {key: self[_field(key)] for key in STANDARD_PARAGRAPHS}

    def said(self) -> dict[str, str]:
        """By key: every paragraph, the empty ones too."""
        return {key: clean(field.data or "") for key, field in self.paragraphs().items()}

    @staticmethod
    def start(profile: CouncilProfile) -> dict[str, str]:
        """What the fields hold at first."""
        return {_field(key): text for key, text in profile.paragraphs}


def _field(key: str) -> str:
    return key.replace("-", "_")


class LimitsForm(KeyedForm):
    """Limits and roles: `sides_said()`, `marking_said()` and `roles_said()` to save."""

    sides = StringField("Most sides of A4", description="Leave it empty if your council sets no limit.")
    marking = StringField(
        "Marking", [AtMost(NAME_LIMIT)], description="Stands at the head of every page of a final report, such as Official."
    )
    roles = TextAreaField(
        "Who initials a draft?",
        [AtMost(TEXT_LIMIT)],
        description="One role to a line, in the order of the columns. Leave it empty for the usual ones.",
    )

    def validate(self, extra_validators: Any = None) -> bool:
        """The limit is a number; no role stands twice, is too long or is one too many."""
        is_valid = bool(super().validate(extra_validators))
        sides = clean(self.sides.data or "")
        if sides and not (sides.isascii() and sides.isdecimal() and len(sides) < 6 and 1 <= int(sides) <= SIDES_LIMIT):
            self.sides.errors = [*self.sides.errors, f"The limit must be a whole number from 1 to {SIDES_LIMIT:,}, such as 5"]
            is_valid = False
        if why := _wrong_roles(self.roles_said()):
            self.roles.errors = [*self.roles.errors, why]
            is_valid = False
        return is_valid

    def sides_said(self) -> int:
        """The limit, 0 for none."""
        return int(clean(self.sides.data or "") or 0)

    def marking_said(self) -> str:
        """The marking."""
        return clean_line(self.marking.data or "")

    def roles_said(self) -> tuple[str, ...]:
        """The roles, one from each line with words in it."""
        return tuple(role for line in clean(self.roles.data or "").splitlines() if (role := clean_line(line)))

    @staticmethod
    def start(profile: CouncilProfile) -> dict[str, str]:
        """What the fields hold at first."""
        roles = "" if profile.roles == ROLES else "\n".join(profile.roles)
        return {"sides": str(profile.sides or ""), "marking": profile.marking, "roles": roles}


def _wrong_roles(roles: tuple[str, ...]) -> str:
    if len(roles) > LINES_LIMIT:
        return f"There are {len(roles):,} roles; {LINES_LIMIT} is the most. Take some out."
    if long := next((role for role in roles if len(role) > NAME_LIMIT), ""):
        return f"“{long[:40]}…” must be {NAME_LIMIT} characters or fewer. It has {len(long):,}."
    folded = [role.casefold() for role in roles]
    if twice := next((role for role in roles if folded.count(role.casefold()) > 1), ""):
        return f"“{twice}” stands twice. Give each role one line."
    return ""
