"""The blueprint of bringing in: its addresses are inside an area, which is entered before a view runs."""

from flask import Blueprint

from readiness.areas.entering import enter

DOCUMENTS = "/areas/<area_key>/self-evaluations/<int(max=999999):number>/documents"
DOCUMENT = f"{DOCUMENTS}/<int(max=999999):document_number>"

blueprint = Blueprint("exchange", __name__)
blueprint.before_request(enter)
