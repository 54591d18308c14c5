"""Forms about self-evaluations: browser strings in, domain values out. None of them queries."""

from collections.abc import Iterable, Mapping
from typing import Any

from flask import request
from wtforms import FieldList, Form, HiddenField, RadioField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than the stubs
from wtforms.validators import InputRequired, Optional, ValidationError

from readiness.areas.model import GROUP_LIMIT
from readiness.areas.model import NAME_LIMIT as AREA_NAME_LIMIT
from readiness.banks.model import Indicator
from readiness.canonical import clean
from readiness.evaluations.model import (
    BULLETS_LIMIT,
    ENTRY_LIMIT,
    NAME_LIMIT,
    PASTE_LIMIT,
    AdulthoodArea,
    AgeBand,
    Confidence,
    EntryContent,
    EntryKind,
    IndicatorPosition,
    Judgement,
    Position,
    QuestionJudgement,
    WorkStatus,
)
from readiness.submissions.forms import KeyedForm
from readiness.web.forms import AtMost, DayField, printable_fields


class Written:
    """Refuses a text with nothing in it, blanks and control characters not counted."""

    def __init__(self, message: str) -> None:
        self.message = message

    def __call__(self, _form: object, field: StringField) -> None:
        """Raises ValidationError."""
        if not clean(field.data or ""):
            raise ValidationError(self.message)


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


class PositionFields(Form):
    """The position on one indicator. Its names start with the indicator's key, so that many stand on one page."""

    position = RadioField("Where do you stand?", [Optional()], validate_choice=True)
    who_finds_out = StringField("Who will find out?", [AtMost(NAME_LIMIT)])
    find_out_by = DayField("By when?")
    reason = TextAreaField("Why does it not apply?", [AtMost(ENTRY_LIMIT)])
    made_from = HiddenField()

    def __init__(self, posted: Any, *, indicator: Indicator, start: Mapping[str, Any]) -> None:
        super().__init__(printable_fields(posted), prefix=f"{indicator.key}-", data=start)
        self.indicator = indicator
        self.position.choices = [*(SelectChoice(one.value, one.label) for one in Position), SelectChoice("", "Not answered yet")]

    def validate(self, extra_validators: Any = None) -> bool:
        """What is not known needs somebody who finds out; what does not apply needs a reason."""
        is_valid = super().validate(extra_validators)
        if self.position.data == Position.UNKNOWN and not clean(self.who_finds_out.data or ""):
            self.who_finds_out.errors = [*self.who_finds_out.errors, "Enter who will find out"]
            return False
        if self.position.data == Position.NOT_APPLICABLE and not clean(self.reason.data or ""):
            self.reason.errors = [*self.reason.errors, "Enter why it does not apply"]
            return False
        return is_valid

    def said(self) -> IndicatorPosition | None:
        """The position chosen; what belongs to another position is left out."""
        if not self.position.data:
            return None
        position = Position(self.position.data)
        is_unknown = position is Position.UNKNOWN
        return IndicatorPosition(
            position,
            who_finds_out=clean(self.who_finds_out.data or "") if is_unknown else "",
            find_out_by=self.find_out_by.data if is_unknown else None,
            reason=clean(self.reason.data or "") if position is Position.NOT_APPLICABLE else "",
        )

    @property
    def version(self) -> int:
        """The version of the row it was made from; 0 where there was none."""
        posted = str(self.made_from.data or "")
        return int(posted) if posted.isdecimal() and len(posted) < 10 else 0

    @staticmethod
    def start(said: IndicatorPosition | None, version: int) -> dict[str, Any]:
        """What the fields hold at first."""
        if said is None:
            return {"position": "", "made_from": str(version)}
        return {
            "position": said.position.value,
            "who_finds_out": said.who_finds_out,
            "find_out_by": said.find_out_by,
            "reason": said.reason,
            "made_from": str(version),
        }


class PositionsForm(KeyedForm):
    """The positions on every indicator of one question."""

    parts: tuple[PositionFields, ...] = ()

    def ask(self, indicators: Iterable[Indicator], start: Mapping[str, dict[str, Any]], posted: Any) -> None:
        """One part for each indicator, holding what was `posted` or else `start` by indicator key."""
        self.parts = tuple(PositionFields(posted, indicator=one, start=start.get(one.key, {})) for one in indicators)

    def validate(self, extra_validators: Any = None) -> bool:
        """Every part is checked, so that every error is shown at once."""
        checked = [part.validate() for part in self.parts]
        return bool(super().validate(extra_validators)) and all(checked)

    @property
    def errors(self) -> dict[Any, Any]:
        """Those of the form and of every part, by the name in the page."""
        found = dict(super().errors)
        for part in self.parts:
            found.update({field.name: field.errors for field in part if field.errors})
        return found

    @property
    def error_list(self) -> list[dict[str, str]]:
        """As of any form; the parts' errors name their indicator by leading to it."""
        own = self.error_list_of(super().errors)
        return own + [
            {"text": f"{field.errors[0]}: {part.indicator.wording}", "href": f"#{getattr(field, 'first_id', field.id)}"}
            for part in self.parts
            for field in part
            if field.errors
        ]


class JudgementForm(KeyedForm):
    """What the area says of itself on one question."""

    judgement = RadioField("How well is this working?", [InputRequired("Select how well this is working")])
    reason = TextAreaField(
        "Why do you say so?",
        [Written("Enter why you say so"), AtMost(ENTRY_LIMIT)],
        description="Inspectors test whether leaders know their area. Name the evidence that weighed most.",
    )
    confidence = RadioField("How sure are you?", [Optional()])
    confidence_reason = TextAreaField("Why are you as sure as that?", [AtMost(ENTRY_LIMIT)])

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.judgement.choices = [SelectChoice(one.value, one.label) for one in Judgement]
        self.confidence.choices = [SelectChoice(one.value, one.label) for one in Confidence]

    def said(self) -> QuestionJudgement:
        """The judgement as typed. Call only after `validate()` has said yes."""
        return QuestionJudgement(
            Judgement(self.judgement.data),
            clean(self.reason.data or ""),
            Confidence(self.confidence.data) if self.confidence.data else None,
            clean(self.confidence_reason.data or ""),
        )


class WorkForm(KeyedForm):
    """Who has the question, by when, and where the writing stands."""

    owner = StringField("Who owns this question?", [AtMost(NAME_LIMIT)], description="A name or a role.")
    due_on = DayField("When is it due?", description="For example, 27 3 2026.")
    status = RadioField("Where does the writing stand?", [InputRequired("Select where the writing stands")])

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.status.choices = [SelectChoice(one.value, one.label) for one in WorkStatus]


class ActForm(KeyedForm):
    """The buttons beside an entry. What they act on stands in the address; which was pressed is `choice`."""

    choice = HiddenField()
    order_version = HiddenField()

    @property
    def order_made_from(self) -> int:
        """The version of the order the page showed."""
        posted = str(self.order_version.data or "")
        return int(posted) if posted.isdecimal() and len(posted) < 10 else 0
