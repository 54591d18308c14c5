"""One concrete address for every page and every state it can be in. `test_every_page.py` holds this list against the url map.

A sample is (endpoint, state, address, sent). `sent` are the forms to fill in and send from there, one after another, each as its fields
by name: the last answer is the page meant, with its errors.
"""

from typing import NamedTuple

DEMONSTRATION = "/areas/exampleshire/self-evaluations/1"
IN_FORCE = "/areas/exampleshire/self-evaluations/2"
BEGUN = "/areas/begunshire/self-evaluations/1"
CLOSED = "/areas/closedshire/self-evaluations/1"
CARRIED = "/areas/closedshire/self-evaluations/2"
IMPORTED = "/areas/briefingshire/self-evaluations/1"
MISTAKES = "/areas/mistakeshire/self-evaluations/1"
DOCUMENTS = "/areas/documentshire/self-evaluations/1"
LONG_AREA = "/areas/longshire-script-alert-1-script-7-7-hyperlink-x"
LONG = f"{LONG_AREA}/self-evaluations/1"

TOO_LONG = "é" * 10_001
DOWNLOADS = {"packs.workbook", "packs.snapshot", "packs.self_evaluation", "packs.report_file", "packs.report_made"}
"""Endpoints whose answer is a file and no page."""
PICTURES = {"reports.logo_picture"}
"""Endpoints whose answer is a picture and no page. Where there is none, there is nothing to look at."""


class Sample(NamedTuple):
    """One page in one state."""

    endpoint: str
    state: str
    address: str
    sent: tuple[dict[str, str], ...] = ()

    @property
    def id(self):
        """How a failing test names it."""
        return f"{self.endpoint}-{self.state}"


def _question_pages():
    """Every page of a question, in every state."""
    pages = {
        "evaluations.question": "",
        "evaluations.positions": "/positions",
        "evaluations.judgement": "/judgement",
        "evaluations.work": "/work",
        "evaluations.new_entry": "/achieved/new",
        "evaluations.paste": "/still-to-do/paste",
    }
    for endpoint, ending in pages.items():
        yield Sample(endpoint, "normal", f"{DEMONSTRATION}/questions/assurance{ending}")
        yield Sample(endpoint, "empty", f"{BEGUN}/questions/identification{ending}")
        yield Sample(endpoint, "long", f"{LONG}/questions/identification{ending}")
    question = "evaluations.question"
    yield Sample(question, "in-force", f"{IN_FORCE}/questions/right-help-right-time")
    yield Sample(question, "closed", f"{CLOSED}/questions/assurance")
    yield Sample(question, "carried", f"{CARRIED}/questions/assurance")
    yield Sample(question, "imported", f"{IMPORTED}/questions/assurance")
    for endpoint, ending in (("evaluations.edit_entry", ""), ("evaluations.history", "/history")):
        yield Sample(endpoint, "normal", f"{DEMONSTRATION}/questions/assurance/entries/2{ending}")
        yield Sample(endpoint, "empty", f"{CARRIED}/questions/assurance/entries/1{ending}")
        yield Sample(endpoint, "long", f"{LONG}/questions/identification/entries/1{ending}")
    yield Sample("evaluations.new_entry", "still-to-do", f"{DEMONSTRATION}/questions/assurance/still-to-do/new")
    pasting = f"{BEGUN}/questions/assurance/achieved/paste"
    yield Sample("evaluations.points", "normal", pasting, ({"pasted": "- One\n- Two\n  - under two"},))
    yield Sample("evaluations.points", "long", pasting, ({"pasted": "- unbroken" + "unbroken" * 900},))


def _document_pages():
    """Every page of bringing in a document, and of what it leaves beside the entries."""
    for state, evaluation in (("normal", DOCUMENTS), ("empty", BEGUN), ("long", LONG), ("closed", CLOSED)):
        yield Sample("exchange.documents", state, f"{evaluation}/documents")
        yield Sample("evaluations.notes", state, f"{evaluation}/notes")
    waiting = {"normal": 4, "edition": 3, "tracked": 5, "empty": 6, "brought-in": 1, "undone": 2}
    for state, number in waiting.items():
        yield Sample("exchange.document", state, f"{DOCUMENTS}/documents/{number}")
    for state, number in (("long", 1), ("brought-in-long", 2)):
        yield Sample("exchange.document", state, f"{LONG}/documents/{number}")
    for state, address in (
        ("normal", f"{DOCUMENTS}/documents/6"),
        ("empty", f"{DOCUMENTS}/documents/4"),
        ("long", f"{LONG}/documents/1"),
    ):
        yield Sample("exchange.columns", state, f"{address}/columns")
    chosen = {"e-1": "note", "q-2": "joint-commissioning", "action": "not_yet"}
    yield Sample("exchange.document", "not-yet", f"{DOCUMENTS}/documents/4", (chosen,))
    yield Sample("exchange.document", "looked-again", f"{DOCUMENTS}/documents/4", (chosen | {"action": "again"},))
    yield Sample("exchange.document", "not-as-seen", f"{DOCUMENTS}/documents/3", ({"edition": "none", "action": "confirm"},))
    yield Sample("evaluations.question", "notes", f"{LONG}/questions/assurance")
    yield Sample("evaluations.evaluation", "notes", DOCUMENTS)


def _report_pages():
    """Every page of the council’s profile, of reports being written, and of those made straight from the answers."""
    parts = ("names", "contacts", "plan", "paragraphs", "limits", "logo", "word-template")
    areas = {"normal": "/areas/exampleshire", "empty": "/areas/emptyshire", "long": LONG_AREA}
    for state, area in areas.items():
        yield Sample("reports.profile", state, f"{area}/profile")
        for part in parts:
            yield Sample(f"reports.{part.replace('-', '_')}", state, f"{area}/profile/{part}")
    for state in ("normal", "long"):
        yield Sample("reports.logo_picture", state, f"{areas[state]}/profile/logo/picture")
    evaluations = {"normal": DEMONSTRATION, "empty": BEGUN, "long": LONG}
    for state, evaluation in evaluations.items():
        yield Sample("packs.start_report", state, f"{evaluation}/reports/new")
        yield Sample("packs.all_reports", state, f"{CARRIED if state == 'empty' else evaluation}/reports")
        yield Sample("packs.briefing", state, f"{evaluation}/briefing")
        yield Sample("packs.section", state, f"{evaluation}/reports/1/sections/background")
        for endpoint, ending in REPORT_ENDINGS.items():
            yield Sample(endpoint, state, f"{evaluation}/reports/1{ending}")
        made = f"{evaluation}/pack/reports/members-briefing/full"
        yield Sample("packs.read_report", state, f"{made}/read")
        yield Sample("packs.report_made", state, f"{made}/report.docx")
        yield Sample("packs.report_file", state, f"{evaluation}/reports/1/draft.docx")
    yield Sample("packs.report_file", "final", f"{DEMONSTRATION}/reports/1/final.pdf")
    for state, depth in (("briefing", "members-briefing/briefing"), ("one-page", "members-briefing/one-page"), ("card", CARD)):
        yield Sample("packs.read_report", state, f"{DEMONSTRATION}/pack/reports/{depth}/read")
        if state != "briefing":  # the full one, which has all of it, is looked at above
            yield Sample("packs.read_report", f"{state}-long", f"{LONG}/pack/reports/{depth}/read")
    yield Sample("packs.report", "carried-long", f"{LONG}/reports/2")
    yield Sample("packs.report", "removed", f"{LONG}/reports/31")
    yield Sample("packs.briefing", "in-force", f"{IN_FORCE}/briefing")
    yield Sample("packs.briefing", "closed", f"{CLOSED}/briefing")
    yield Sample("packs.section", "list", f"{LONG}/reports/1/sections/recommendations")
    saved = f"{MISTAKES}/reports/2/sections/purpose"
    yield Sample("packs.section", "theirs", saved, ({"text": f"{'Mine. ' * 100}\n\n- [[nothing]]", "version": "0"},))
    details = {"subject": "Mine", "version": "77"}
    yield Sample("packs.report_details", "theirs", f"{MISTAKES}/reports/2/details", (details,))
    grid = {"columns-0-initials": "ae", "version": "77"}
    yield Sample("packs.sign_off", "theirs", f"{MISTAKES}/reports/2/sign-off", (grid,))
    yield Sample("reports.names", "theirs", "/areas/mistakeshire/profile/names", ({"council": "Mine", "version": "77"},))


CARD = "interview-card/card"
REPORT_ENDINGS = {
    "packs.report": "",
    "packs.report_details": "/details",
    "packs.sign_off": "/sign-off",
    "packs.check_report": "/check",
    "packs.read_draft": "/read",
}


def _errors():
    """Every form sent with what it must refuse."""
    bad_day = {"true_on-day": "31", "true_on-month": "2", "true_on-year": "2026"}
    asked = f"{MISTAKES}/questions/assurance"
    refused = {
        "evaluations.new_area": ("/areas/new", {"name": ""}),
        "evaluations.start": ("/areas/mistakeshire/self-evaluations/new", {"title": ""}),
        "evaluations.groups": ("/areas/mistakeshire/groups", {"name": "g" * 101}),
        "evaluations.new_entry": (f"{asked}/achieved/new", {"text": TOO_LONG, **bad_day}),
        "evaluations.edit_entry": (f"{LONG}/questions/identification/entries/4", {"text": "", "due_on-day": "40"}),
        "evaluations.paste": (f"{asked}/achieved/paste", {"pasted": "\n".join(f"- {number}" for number in range(101))}),
        "evaluations.points": (f"{asked}/achieved/paste", {"pasted": "- One\n- Two"}, {"points-1": TOO_LONG}),
        "evaluations.positions": (
            f"{asked}/positions",
            {"assurance-1-position": "unknown", "assurance-1-find_out_by-day": "9", "assurance-2-position": "not_applicable"},
        ),
        "evaluations.judgement": (f"{asked}/judgement", {"reason": "", "confidence_reason": TOO_LONG}),
        "evaluations.work": (f"{asked}/work", {"due_on-day": "1", "owner": "o" * 201}),
    }
    piece = {"l-0": "achieved", "lq-0": "", "action": "confirm"}
    refused |= {
        "exchange.documents": (f"{MISTAKES}/documents", {"pasted": "Dear all, the fair is on Saturday."}),
        "exchange.document": (f"{DOCUMENTS}/documents/4", piece),
        "exchange.columns": (f"{DOCUMENTS}/documents/6/columns", {"c-1": "achieved"}),
    }
    profile = "/areas/mistakeshire/profile"
    refused |= {
        "packs.start_report": (f"{MISTAKES}/reports/new", {"subject": "s" * 201, "as_at-day": "40", "meeting_on-month": "May"}),
        "packs.report_details": (f"{MISTAKES}/reports/1/details", {"subject": "s" * 201, "as_at-day": ""}),
        "packs.section": (f"{MISTAKES}/reports/1/sections/purpose", {"text": TOO_LONG}),
        "packs.sign_off": (f"{MISTAKES}/reports/1/sign-off", {"columns-0-signed_on-day": "40", "columns-7-initials": "i" * 201}),
        "reports.names": (f"{profile}/names", {"council": "c" * 201, "colour": "#ffff00"}),
        "reports.contacts": (f"{profile}/contacts", {"contacts-0-email": "nobody", "contacts-1-name": "n" * 201}),
        "reports.plan": (f"{profile}/plan", {"themes-0-text": "Whose?", "values-2-text": TOO_LONG}),
        "reports.paragraphs": (f"{profile}/paragraphs", {"finance": TOO_LONG, "crime_and_disorder": TOO_LONG}),
        "reports.limits": (f"{profile}/limits", {"sides": "none", "marking": "m" * 201, "roles": "Legal\nlegal"}),
        "reports.logo": (f"{profile}/logo", {"alternative": ""}),
        "reports.word_template": (f"{profile}/word-template", {"word_template": ""}),
    }
    for endpoint, (address, *sent) in refused.items():
        yield Sample(endpoint, "errors", address, tuple(sent))
    # The form of an entry also stands on the question page; what it refuses comes back on the entry's own page and is kept on both.
    kept = "Only this box was filled in."
    yield Sample("evaluations.new_entry", "errors-from-question", asked, ({"text": "", "difference": kept},))
    yield Sample("evaluations.new_entry", "preview", f"{asked}/achieved/new", ({"text": "- a **list**", "action": "preview"},))


def _pages():
    yield Sample("evaluations.home", "normal", "/")
    yield Sample("evaluations.new_area", "normal", "/areas/new")
    in_area = {"evaluations.area_home": "", "evaluations.groups": "/groups", "evaluations.start": "/self-evaluations/new"}
    for endpoint, ending in in_area.items():
        yield Sample(endpoint, "normal", f"/areas/exampleshire{ending}")
        yield Sample(endpoint, "empty", f"/areas/emptyshire{ending}")
        yield Sample(endpoint, "long", f"{LONG_AREA}{ending}")
    yield Sample("evaluations.area_home", "closed", "/areas/closedshire")
    for endpoint, ending in (
        ("evaluations.evaluation", ""),
        ("evaluations.close", "/close"),
        ("packs.pack", "/pack"),
        ("packs.read", "/pack/read"),
        ("packs.workbook", "/pack/workbook.xlsx"),
        ("packs.snapshot", "/pack/snapshot.json"),
    ):
        yield Sample(endpoint, "normal", DEMONSTRATION + ending)
        yield Sample(endpoint, "empty", BEGUN + ending)
        yield Sample(endpoint, "long", LONG + ending)
        yield Sample(endpoint, "closed", CLOSED + ending)
    for state, evaluation in (("normal", DEMONSTRATION), ("empty", BEGUN), ("long", LONG)):
        yield Sample("packs.self_evaluation", state, f"{evaluation}/pack/self-evaluation.html")
    yield from _question_pages()
    yield from _document_pages()
    yield from _report_pages()
    yield Sample("banks.all_banks", "normal", "/question-banks")
    yield Sample("banks.bank", "normal", "/question-banks/send-local-area-2016/1")
    yield Sample("banks.bank", "in-force", "/question-banks/area-send-2023/0.1")
    yield Sample("banks.framework", "normal", "/question-banks/frameworks/area-send-2023")
    yield Sample("banks.framework", "ended", "/question-banks/frameworks/local-area-send-2016")
    yield from _errors()


SAMPLES = tuple(_pages())
