"""The blueprint of self-evaluations: addresses inside an area enter it before the view runs."""

from flask import Blueprint
from werkzeug.routing import BaseConverter

from readiness.areas.entering import add_area_key, enter
from readiness.evaluations.model import EntryKind

blueprint = Blueprint("evaluations", __name__)
EVALUATION = "/areas/<area_key>/self-evaluations/<int(max=999999):number>"
QUESTION = f"{EVALUATION}/questions/<question_key>"
ENTRY = f"{QUESTION}/entries/<int(max=999999):entry_number>"


class EntryKindConverter(BaseConverter):
    """The kind of an entry as it stands in an address: "achieved" or "still-to-do"."""

    regex = "|".join(kind.value.replace("_", "-") for kind in EntryKind)

    def to_python(self, value: str) -> EntryKind:
        """The kind an address names."""
        return EntryKind(value.replace("-", "_"))

    def to_url(self, value: EntryKind) -> str:
        """How an address names a kind."""
        return value.value.replace("_", "-")


blueprint.before_request(enter)
blueprint.app_url_defaults(add_area_key)
