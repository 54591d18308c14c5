"""Forms of a report that officers work on."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from wtforms import HiddenField, RadioField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than the stubs
from wtforms.validators import InputRequired

from readiness.canonical import clean, clean_line
from readiness.reports.drafts import NAME_LIMIT, TEXT_LIMIT, ReportDetails
from readiness.reports.forms.rows import RowFields, RowsForm, list_of
from readiness.reports.model import ReportTemplate, SignOff
from readiness.submissions.forms import KeyedForm
from readiness.web.forms import AtMost, DayField

CHOSEN = ("kind", "depth")


class _DetailsForm(KeyedForm):
    """What both forms of details ask."""

    subject = StringField("Subject", [AtMost(NAME_LIMIT)], description="What the report is about, in one line.")
    meeting = StringField(
        "Meeting", [AtMost(NAME_LIMIT)], description="The body that reads it, such as Health Scrutiny Committee."
    )
    meeting_on = DayField("Date of the meeting", description="For example, 27 3 2026. Leave it empty if it is not set.")
    as_at = DayField("What date does it speak for?", description="What is overdue is counted from it. For example, 27 3 2026.")
    appendix = StringField("Appendix", [AtMost(NAME_LIMIT)], description="If this report is itself one, such as Appendix 3.")
    marking = StringField("Marking", [AtMost(NAME_LIMIT)], description="Leave it empty to use the one in the council’s profile.")

    def validate(self, extra_validators: Any = None) -> bool:
        """There is a date that it speaks for."""
        is_valid = bool(super().validate(extra_validators))
        if self.as_at.data is None and not self.as_at.errors:
            self.as_at.errors = ["Enter the date that the report speaks for, such as 27 3 2026"]
            return False
        return is_valid

    @property
    def error_list(self) -> list[dict[str, str]]:
        """As of any form, in the order of the page: what is chosen stands first there and was made last."""
        return self.error_list_of(dict(sorted(self.errors.items(), key=lambda error: error[0] not in CHOSEN)))

    def _details(self, depth: str) -> ReportDetails:
        return ReportDetails(
            depth=depth,
            as_at=self.as_at.data,
            subject=clean_line(self.subject.data or ""),
            meeting=clean_line(self.meeting.data or ""),
            meeting_on=self.meeting_on.data,
            appendix=clean_line(self.appendix.data or ""),
            marking=clean_line(self.marking.data or ""),
        )


class StartReportForm(_DetailsForm):
    """Start a report: `offer(templates)` first; then `document` and `details()`."""

    kind = RadioField("Which report will you write?", [InputRequired("Select the report you will write")])

    def offer(self, templates: Iterable[ReportTemplate]) -> None:
        """One choice for each depth of each template, the usual depth first."""
        self.kind.choices = [
            SelectChoice(
                f"{template.key} {depth.key}",
                f"{template.title}: {depth.label[:1].lower()}{depth.label[1:]}" if len(template.depths) > 1 else template.title,
            )
            for template in templates
            for depth in template.depths
        ]

    @property
    def document(self) -> str:
        """The key of the template chosen."""
        return str(self.kind.data or "").partition(" ")[0]

    def details(self) -> ReportDetails:
        """As typed. Call only after `validate()` has said yes."""
        return self._details(str(self.kind.data).partition(" ")[2])


class DetailsForm(_DetailsForm):
    """Change what a report is for: `offer(template)` first; `DetailsForm.start(details)` to show, `details()` to save."""

    depth = RadioField("How long is it to be?", [InputRequired("Select how long the report is to be")])

    def offer(self, template: ReportTemplate) -> None:
        """Set the depths to choose from."""
        self.depth.choices = [SelectChoice(depth.key, depth.label) for depth in template.depths]

    def details(self) -> ReportDetails:
        """As typed. Call only after `validate()` has said yes."""
        return self._details(str(self.depth.data))

    @staticmethod
    def start(details: ReportDetails) -> dict[str, Any]:
        """What the fields hold at first."""
        return {
            "depth": details.depth,
            "subject": details.subject,
            "meeting": details.meeting,
            "meeting_on": details.meeting_on,
            "as_at": details.as_at,
            "appendix": details.appendix,
            "marking": details.marking,
        }


class TextForm(KeyedForm):
    """The words of one section: `text` to show, `said()` to save. Empty means that the standard paragraph or default stands."""

    text = TextAreaField("What this section says", [AtMost(TEXT_LIMIT)])

    def said(self) -> str:
        """As typed, as it will be stored."""
        return clean(self.text.data or "")


class SignOffFields(RowFields):
    """A column of the internal grid."""

    role = HiddenField()
    initials = StringField("Initials", [AtMost(NAME_LIMIT)])
    signed_on = DayField("Date")

    @property
    def is_blank(self) -> bool:
        """Whether nobody has signed in this column; its role is not typed."""
        return not clean(self.initials.data or "") and not any(self.signed_on.typed) and self.signed_on.data is None

    def validate(self, extra_validators: Any = None) -> bool:
        """Whose date stands there has to be said."""
        is_valid = bool(super().validate(extra_validators))
        if not self.is_blank and not clean(self.initials.data or ""):
            return self.refuse(self.initials, "Enter the initials that belong to this date")
        return is_valid


class SignOffForm(RowsForm):
    """The internal grid: draw each of `columns.entries`, headed by its `role.data`; `said()` to save. It has no spare rows."""

    ROWS: ClassVar[dict[str, str]] = {"columns": "Column"}
    SPARE: ClassVar[int] = 0
    columns = list_of(SignOffFields, "Internal sign-off")

    def said(self) -> tuple[SignOff, ...]:
        """The columns in which somebody signed, in order."""
        return tuple(
            SignOff(
                role=clean_line(row["role"].data or ""),
                initials=clean_line(row["initials"].data or ""),
                signed_on=row["signed_on"].data,
            )
            for row in self.rows("columns")
        )

    def called(self, name: str, place: int, row: Any) -> str:
        """A column is called by its role."""
        return clean_line(row["role"].data or "") or super().called(name, place, row)

    @staticmethod
    def start(columns: Sequence[SignOff]) -> dict[str, Any]:
        """What the columns hold at first."""
        return {
            "columns": [{"role": one.role, "initials": one.initials, "signed_on": one.signed_on} for one in columns],
        }
