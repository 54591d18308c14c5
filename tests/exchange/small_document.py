"""A small document that has one of everything the review page asks about, and its ways to the database and the pages."""

from dataclasses import replace

from bs4 import BeautifulSoup
from werkzeug.datastructures import MultiDict

from readiness.exchange import operations
from readiness.exchange.briefing import parse_briefing

DOCUMENTS = "/areas/testshire/self-evaluations/1/documents"
FIRST = f"{DOCUMENTS}/1"
TEXT = """
Members’ briefing

21.1 Question: Are the assurance checks on progress with the SEND reforms robust and do they work?

Suggested indicators that this is happening:
• Executive and political leaders get regular reports on progress
• Officers bake a cake on Fridays

What has been achieved so far?
• The board met on 6 February 2018 and looked at waiting times, see 19.2.
• A dashboard will be ready for the CCG by March 2019.
• Minutes are published (minutes-2018.docx).

What else needs to happen?
• Publish the plan by the end of May 2018.

21.2 Question: How have partners agreed a multi-agency SEND strategy with one vision?

Suggested indicators that this is happening:
• There is a strategy that all partners have signed

What has been achieved so far?
• The strategy was signed by every partner.

What else needs to happen?
• Review the strategy.

21.3 Question: How many parking spaces has the depot, and who paints their lines?

What has been achieved so far?
• Twelve lines were painted.

What else needs to happen?
• Paint the last one.

22. The rest of the report

This paragraph is about something else altogether.
"""
BOARD = "The board met on 6 February 2018 and looked at waiting times, see 19.2."
DASHBOARD = "A dashboard will be ready for the CCG by March 2019."
MINUTES = "Minutes are published (minutes-2018.docx)."
PUBLISH = "Publish the plan by the end of May 2018."
SIGNED, REVIEW = "The strategy was signed by every partner.", "Review the strategy."
PAINTED, PAINT = "Twelve lines were painted.", "Paint the last one."
ENTRIES = (BOARD, DASHBOARD, MINUTES, PUBLISH, SIGNED, REVIEW, PAINTED, PAINT)
"""In the order of their ids."""


def staged(desk, text=TEXT, *, name="briefing.txt", changes="", **more):
    """Put a document among those that wait; returns its number."""
    briefing = replace(parse_briefing(text, name), **more)
    with desk() as at:
        return operations.stage(at, name, text.encode(), briefing, changes=changes)


def untouched(response_text):
    """What the review form of a page would send as it stands, repeated fields and all."""
    form = BeautifulSoup(response_text, "lxml").select_one("form#review")
    fields = MultiDict()
    for control in form.select("input[name], select[name]"):
        if control.name == "select":
            chosen = control.select("option[selected]")
            assert len(chosen) <= 1, control["name"]
            fields.add(control["name"], (chosen or control.select("option"))[0]["value"])
        elif control.get("type") != "checkbox" or control.has_attr("checked"):
            fields.add(control["name"], control.get("value", ""))
    return fields


def review(client, path=FIRST):
    """The fields of the review page at `path`."""
    answer = client.get(path)
    assert answer.status_code == 200
    return untouched(answer.text)


def send(client, fields, action, path=FIRST, **changed):
    """Send the review form; `changed` by field name, with two underscores for a hyphen. A list is a field sent several times."""
    data = MultiDict(fields)
    for name, value in changed.items():
        data.setlist(name.replace("__", "-"), value if isinstance(value, list) else [value])
    return client.post(path, data=MultiDict([*data.items(multi=True), ("action", action)]))
