"""Forms of bringing in a document: giving one, checking what was recognised, saying what its columns mean."""

from readiness.exchange.forms.bringing import BringInForm, ChangesForm, Given
from readiness.exchange.forms.columns import ColumnsForm
from readiness.exchange.forms.reviewing import ReviewForm, offer_names
from readiness.exchange.forms.seen import Seen

__all__ = ["BringInForm", "ChangesForm", "ColumnsForm", "Given", "ReviewForm", "Seen", "offer_names"]
