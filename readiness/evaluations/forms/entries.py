"""Forms of entries: one, a pasted list, and the buttons beside each."""

from collections.abc import Iterable
from typing import Any

from flask import request
from wtforms import FieldList, HiddenField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than the stubs

from readiness.banks.model import Indicator
from readiness.canonical import clean
from readiness.evaluations.forms.written import Written
from readiness.evaluations.model import (
    BULLETS_LIMIT,
    ENTRY_LIMIT,
    NAME_LIMIT,
    PASTE_LIMIT,
    AdulthoodArea,
    AgeBand,
    EntryContent,
    EntryKind,
)
from readiness.submissions.forms import KeyedForm
from readiness.web.forms import AtMost, DayField


class EntryForm(KeyedForm):
    """An entry of either kind: the text, what difference it made, and everything under “Add detail”."""

    text = TextAreaField("What has been achieved?", [Written("Enter what has been achieved"), AtMost(ENTRY_LIMIT)])
    difference = TextAreaField(
        "What difference has it made, and how do you know?",
        [AtMost(ENTRY_LIMIT)],
        description="Say what changed for children, young people or families, with a figure, its date and where it comes from if you can.",
    )
    true_on = DayField("When was this true?", description="For example, 27 3 2026.")
    partner = StringField("Which partner is this from?", [AtMost(NAME_LIMIT)])
    indicators = SelectMultipleField("Which indicators does it support?")
    ages = SelectMultipleField("Which ages is it about?", choices=[SelectChoice(one.value, one.label) for one in AgeBand])
    groups = SelectMultipleField("Which groups is it about?")
    adulthood = SelectMultipleField(
        "Which area of preparing for adulthood?", choices=[SelectChoice(one.value, one.label) for one in AdulthoodArea]
    )
    lead = StringField("Who leads on this?", [AtMost(NAME_LIMIT)], description="A name or a role.")
    due_on = DayField("When should it be done by?", description="For example, 27 3 2026.")
    refer_to = SelectField(
        "Refer to another question or entry", choices=[SelectChoice("", "Choose a question or entry")], validate_choice=False
    )

    kind: EntryKind = EntryKind.ACHIEVED

    def offer(self, kind: EntryKind, indicators: Iterable[Indicator], groups: Iterable[str]) -> None:
        """Suit the form to one question and kind."""
        self.kind = kind
        if kind is EntryKind.STILL_TO_DO:
            self.text.label.text = "What needs to happen?"
            self.text.validators = [Written("Enter what needs to happen"), AtMost(ENTRY_LIMIT)]
        self.indicators.choices = [SelectChoice(one.key, one.wording) for one in indicators]
        self.groups.choices = [SelectChoice(one, one) for one in dict.fromkeys(groups)]

    def offer_references(self, targets: Iterable[tuple[str, str]]) -> None:
        """What may be referred to, as (markup, words). Apart from the rest, because a thousand of them are worth making only to be shown."""
        self.refer_to.choices = [SelectChoice("", "Choose a question or entry"), *(SelectChoice(*one) for one in targets)]

    def content(self) -> EntryContent:
        """The entry as typed. Call only after `validate()` has said yes."""
        is_to_do = self.kind is EntryKind.STILL_TO_DO
        return EntryContent(
            text=clean(self.text.data or ""),
            difference="" if is_to_do else clean(self.difference.data or ""),
            true_on=None if is_to_do else self.true_on.data,
            partner=clean(self.partner.data or ""),
            lead=clean(self.lead.data or "") if is_to_do else "",
            due_on=self.due_on.data if is_to_do else None,
            indicators=tuple(self.indicators.data or ()),
            ages=tuple(AgeBand(value) for value in self.ages.data or ()),
            groups=tuple(self.groups.data or ()),
            adulthood=tuple(AdulthoodArea(value) for value in self.adulthood.data or ()),
        )

    @classmethod
    def start(cls, content: EntryContent) -> dict[str, Any]:
        """What the fields hold when an entry is opened to be edited."""
        return {
            "text": content.text,
            "difference": content.difference,
            "true_on": content.true_on,
            "partner": content.partner,
            "indicators": list(content.indicators),
            "ages": [band.value for band in content.ages],
            "groups": list(content.groups),
            "adulthood": [area.value for area in content.adulthood],
            "lead": content.lead,
            "due_on": content.due_on,
        }


class PasteForm(KeyedForm):
    """Several points pasted at once: first the paste, then each point to check."""

    pasted = TextAreaField(
        "Paste your list",
        [Written("Paste at least one point"), AtMost(PASTE_LIMIT)],
        description="From Word, an e-mail or anywhere else. Each bullet becomes an entry of its own; points under a bullet stay with it.",
    )


class PointsForm(KeyedForm):
    """The points of a paste, each of which becomes an entry."""

    points = FieldList(TextAreaField("Entry", [AtMost(ENTRY_LIMIT)]), max_entries=BULLETS_LIMIT)

    def texts(self) -> tuple[str, ...]:
        """The points that still hold words, in order."""
        return tuple(text for field in self.points if (text := clean(field.data or "")))

    def validate(self, extra_validators: Any = None) -> bool:
        """At least one point must be left."""
        if not super().validate(extra_validators):
            return False
        sent = sum(name.startswith("points-") for name in request.form)
        if sent > BULLETS_LIMIT:
            self.form_errors.append(f"These are {sent:,} points. Save at most {BULLETS_LIMIT} at a time.")
            return False
        if not self.texts():
            self.form_errors.append("Leave at least one point with words in it")
            return False
        return True


class ActForm(KeyedForm):
    """The buttons beside an entry. What they act on stands in the address; which was pressed is `choice`."""

    choice = HiddenField()
    order_version = HiddenField()

    @property
    def order_made_from(self) -> int:
        """The version of the order the page showed."""
        posted = str(self.order_version.data or "")
        return int(posted) if posted.isdecimal() and len(posted) < 10 else 0
