"""Pages on which anybody reads a question bank and the facts of its framework."""

from flask import Blueprint, current_app, render_template
from flask.typing import ResponseReturnValue

from readiness.banks.loader import BankLibrary
from readiness.documents.markdown import guidance_html
from readiness.web.access import Access, open_to

blueprint = Blueprint("banks", __name__, url_prefix="/question-banks")
LIBRARY = "readiness_bank_library"


def library() -> BankLibrary:
    """The application's banks."""
    return current_app.extensions[LIBRARY]  # type: ignore[no-any-return]


@blueprint.get("")
@open_to(Access.READER)
def all_banks() -> ResponseReturnValue:
    """Every bank, those in use first, and what is wrong with any file."""
    return render_template("banks/all_banks.html", banks=library().startable(), faults=library().faults())


@blueprint.get("/<bank_key>/<version>")
@open_to(Access.READER)
def bank(bank_key: str, version: str) -> ResponseReturnValue:
    """One version of a bank, whole."""
    shown = library().bank(bank_key, version)
    framework = library().framework(shown.framework)
    return render_template(
        "banks/bank.html", bank=shown, framework=framework, guidance=guidance_html, successor=successor(shown.successor)
    )


@blueprint.get("/frameworks/<framework_key>")
@open_to(Access.READER)
def framework(framework_key: str) -> ResponseReturnValue:
    """The facts of a framework: what it is, its timings, its outcomes, its words."""
    return render_template("banks/framework.html", framework=library().framework(framework_key), guidance=guidance_html)


def successor(key: str) -> str:
    """The title of the bank that took over, or nothing."""
    return library().latest(key).title if key else ""
