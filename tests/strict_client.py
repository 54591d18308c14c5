"""A test client that behaves as a person with a browser, and is strict about every page.

On every response: the HTML parses without an error, one h1, a title that starts "Error: " exactly when the page has an error summary,
unique ids, a label for every control, no inline script or style, the headers that every response carries; the view left no unsaved
row behind; and a GET changed nothing.
"""

import html5lib
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from readiness.database import counted_queries, db

WRITES = ("INSERT", "UPDATE", "DELETE")
UNLABELLED = {"hidden", "submit", "button", "image"}


class Page(BeautifulSoup):
    """A page as served."""

    @property
    def words(self):
        """Its text, blanks collapsed."""
        return " ".join(self.get_text(" ").split())

    @property
    def main(self):
        """The text of its main part."""
        return " ".join(self.select_one("main").get_text(" ").split())

    def control(self, label, form=None):
        """The control whose label or legend reads `label`."""
        within = form or self
        for found in within.select("label"):
            if " ".join(found.get_text(" ").split()) == label:
                return self.select_one(f"[id='{found['for']}']")
        raise AssertionError(f"no control is labelled “{label}”")


class StrictClient(FlaskClient):
    """Opens pages, fills in the forms they show, and checks each response."""

    def open(self, *args, **kwargs):
        sent = []
        # A context of its own, as a request has on a server: nothing entered before it is seen by it.
        with self.application.app_context():
            stop = counted_queries(db.engine, sent.append)
            try:
                response = super().open(*args, **kwargs)
            finally:
                stop()
            left = [*db.session.new, *db.session.dirty, *db.session.deleted]
        assert not left, f"{response.request.path} left rows unsaved: {left}"
        wrote = [statement for statement in sent if statement.lstrip().upper().startswith(WRITES)]
        if response.request.method in {"GET", "HEAD"}:
            assert not wrote, f"a GET of {response.request.path} wrote: {wrote}"
        db.session.rollback()
        self.check(response)
        return response

    def check(self, response):
        """The promises every response keeps."""
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]
        assert "unsafe" not in response.headers["Content-Security-Policy"]
        if response.mimetype == "text/html" and response.status_code not in {301, 302, 303, 308}:
            check_page(response.text, of=response.request.path)

    def page(self, path, status=200):
        """The page at `path`, which must answer with `status`."""
        response = self.get(path)
        assert response.status_code == status, (
            f"{path} answered {response.status_code}: {Page(response.text, 'lxml').words[:400]}"
        )
        return Page(response.text, "lxml")

    def fields(self, path, *, action=None, button=None):
        """Where the form at `path` posts to, and what it would send untouched: hidden fields, texts, what is chosen."""
        return self.form_of(self.page(path), path, action=action, button=button)

    def form_of(self, page, path, *, action=None, button=None):
        """As `fields`, of a page already open."""
        for form in page.select("form[method=post]"):
            target = form.get("action") or path
            if action is not None and not target.split("?")[0].endswith(action):
                continue
            if "/drafts" in target and action is None:
                continue
            return target, untouched(form, button=button)
        raise AssertionError(f"{path} has no form that posts to {action}")

    def submit_page(self, response, *, action=None, button=None, **typed):
        """Send a form of the page just answered, such as one shown again with its errors."""
        page = Page(response.text, "lxml")
        target, fields = self.form_of(page, response.request.path, action=action, button=button)
        fields |= {name.replace("__", "-"): value for name, value in typed.items()}
        return self.post(target, data=fields)

    def submit(self, path, *, action=None, button=None, follow=False, **typed):
        """Send the form at `path` as a person would; `typed` are fields by name (two underscores for a hyphen)."""
        target, fields = self.fields(path, action=action, button=button)
        fields |= {name.replace("__", "-"): value for name, value in typed.items()}
        return self.post(target, data=fields, follow_redirects=follow)

    def submit_choice(self, path, choice):
        """Press the button of the page at `path` whose value is `choice`."""
        page = self.page(path)
        [form] = [form for form in page.select("form[method=post]") if form.select(f"button[value='{choice}']")][:1]
        return self.post(form.get("action") or path, data=untouched(form) | {"choice": choice})


def untouched(form, *, button=None):
    """What a browser sends of a form nobody touched, with the button whose words start with `button`."""
    fields = {}
    for control in form.select("input[name], textarea[name], select[name]"):
        kind = control.get("type", "")
        if control.name == "textarea":
            fields[control["name"]] = control.get_text().removeprefix("\n")
        elif control.name == "select":
            chosen = control.select_one("option[selected]") or control.select_one("option")
            fields[control["name"]] = chosen.get("value", chosen.get_text()) if chosen else ""
        elif kind in {"checkbox", "radio"}:
            if control.has_attr("checked"):
                fields[control["name"]] = control.get("value", "on")
        else:
            fields[control["name"]] = control.get("value", "")
    if button is not None:
        [pressed] = [found for found in form.select("button") if " ".join(found.get_text(" ").split()).startswith(button)][:1]
        if pressed.get("name"):
            fields[pressed["name"]] = pressed.get("value", "")
    return fields


def check_page(text, *, of):
    """Raise AssertionError for a page that breaks a promise."""
    html5lib.HTMLParser(strict=True).parse(text)
    page = Page(text, "lxml")
    assert page.html["lang"] == "en-GB", of
    assert len(page.select("h1")) == 1, f"{of} has {len(page.select('h1'))} h1"
    title = page.title.get_text(strip=True)
    assert title, of
    assert title.startswith("Error: ") == bool(page.select(".govuk-error-summary")), f"{of}: “{title}”"
    ids = [tag["id"] for tag in page.select("[id]")]
    twice = {one for one in ids if ids.count(one) > 1}
    assert not twice, f"{of} uses twice: {twice}"
    for label in page.select("label"):
        assert label["for"] in ids, f"{of}: the label “{label.get_text(strip=True)}” is of nothing"
    labelled = {label["for"] for label in page.select("label")}
    for control in page.select("input, textarea, select"):
        if control.get("type") not in UNLABELLED:
            assert control.get("id") in labelled or control.get("aria-label"), f"{of}: {control} has no label"
    for link in page.select("a[href^='#']"):
        assert link["href"][1:] in ids, f"{of}: {link['href']} leads to nothing"
    if not page.select("meta[name='dcterms.date']"):  # a document of ours has its style in it; its policy names the digest
        assert not page.select("style, [style]"), f"{of} has an inline style"
    assert not [script for script in page.select("script") if not script.get("src")], f"{of} has an inline script"
    assert not [tag for tag in page.find_all(True) if any(name.startswith("on") for name in tag.attrs)], of
