"""Forms of positions, the judgement and the work of a question."""

from collections.abc import Iterable, Mapping
from typing import Any

from wtforms import Form, HiddenField, RadioField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than the stubs
from wtforms.validators import InputRequired, Optional

from readiness.banks.model import Indicator
from readiness.canonical import clean
from readiness.evaluations.forms.written import Written
from readiness.evaluations.model import (
    ENTRY_LIMIT,
    NAME_LIMIT,
    Confidence,
    IndicatorPosition,
    Judgement,
    Position,
    QuestionJudgement,
    WorkStatus,
)
from readiness.submissions.forms import KeyedForm
from readiness.web.forms import AtMost, DayField, printable_fields


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
