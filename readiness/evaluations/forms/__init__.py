"""Forms about self-evaluations: browser strings in, domain values out. None of them queries."""

from readiness.evaluations.forms.answering import JudgementForm, PositionFields, PositionsForm, WorkForm
from readiness.evaluations.forms.entries import ActForm, EntryForm, PasteForm, PointsForm
from readiness.evaluations.forms.starting import AreaForm, CloseForm, GroupForm, StartForm

__all__ = [
    "ActForm",
    "AreaForm",
    "CloseForm",
    "EntryForm",
    "GroupForm",
    "JudgementForm",
    "PasteForm",
    "PointsForm",
    "PositionFields",
    "PositionsForm",
    "StartForm",
    "WorkForm",
]
