"""Forms of the council's profile and of reports: browser strings in, values out. None of them queries."""

from readiness.reports.forms.drafting import DetailsForm, SignOffForm, StartReportForm, TextForm
from readiness.reports.forms.files import LogoForm, WordTemplateForm
from readiness.reports.forms.profile import ContactsForm, LimitsForm, NamesForm, ParagraphsForm, PlanForm

__all__ = [
    "ContactsForm",
    "DetailsForm",
    "LimitsForm",
    "LogoForm",
    "NamesForm",
    "ParagraphsForm",
    "PlanForm",
    "SignOffForm",
    "StartReportForm",
    "TextForm",
    "WordTemplateForm",
]
