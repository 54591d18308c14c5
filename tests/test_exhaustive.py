"""Tests over whole sets, so that nothing is forgotten: routes, templates, labels, settings, commands, published addresses."""

import enum
import importlib
import pkgutil
import re
from contextlib import nullcontext
from datetime import date

import click
import pytest

import readiness
from readiness.app import create_app
from readiness.areas import operations as areas
from readiness.areas.scope import enter_area
from readiness.banks.views import library
from readiness.commands import command
from readiness.database import db, writing
from readiness.demonstration.operations import make_demonstration
from readiness.demonstration.story import story
from readiness.evaluations import operations as evaluations
from readiness.evaluations.model import EntryContent, EntryKind
from readiness.reports.held_templates import held_templates
from readiness.settings import ROOT
from readiness.web.access import MARK, Access
from tests.conftest import NOON
from tests.databases import settings_for
from tests.exchange.small_document import staged
from tests.routes import addresses, path_of, token_of
from tests.rows import all_rows

PUBLISHED = ROOT / "tests" / "published_urls.txt"
DEMONSTRATION = {"area_key": "exampleshire", "number": 1, "question_key": "assurance"}


@pytest.fixture
def demonstration(app):
    """Exampleshire, as `readiness demo` makes it, with a document that waits to be checked."""
    with writing() as session:
        make_demonstration(session, story(date(2026, 3, 2)), library=library(), templates=held_templates(), fresh=False)
    enter_area(db.session(), areas.area_by_key(db.session(), "exampleshire").id)
    with writing() as session:
        staged(lambda: nullcontext(evaluations.open_evaluation(session, 1, library=library(), at=NOON, by="Asha Example")))
    db.session.remove()


def test_every_route_carries_an_access_mark(app):
    unmarked = [rule.rule for rule in app.url_map.iter_rules() if not hasattr(app.view_functions[rule.endpoint], MARK)]

    assert unmarked == []


OF_READERS = {"packs.mark_briefing_read"}
"""What a reader may write: that they have read."""


def test_what_writes_asks_at_least_a_contributor(app):
    weak = [
        rule.rule
        for rule, _method in addresses(app, methods=("POST",))
        if getattr(app.view_functions[rule.endpoint], MARK) < Access.CONTRIBUTOR and rule.endpoint not in OF_READERS
    ]

    assert weak == []


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_view_without_a_mark_is_refused(tmp_path, database, method):
    app = create_app(settings_for(tmp_path, database))
    app.add_url_rule("/unmarked", "unmarked", lambda: "seen", methods=["GET", "POST"])

    answer = app.test_client().open("/unmarked", method=method)

    assert answer.status_code == 403
    assert "seen" not in answer.text


def test_every_address_opens(client, app, demonstration):
    opened = 0
    for rule, _method in addresses(app, methods=("GET",)):
        answer = client.get(path_of(app, rule, **DEMONSTRATION))

        assert answer.status_code == 200 or (rule.endpoint == "evaluations.points" and answer.status_code == 302), rule.rule
        answer.close()
        opened += 1
    assert opened >= 45


def test_every_question_of_the_demonstration_opens_with_every_form(client, app, demonstration):
    for number in (1, 2):
        enter_area(db.session(), areas.area_by_key(db.session(), "exampleshire").id)
        evaluation = evaluations.evaluation_by_number(db.session(), number)
        bank = library().bank(evaluation.bank_key, evaluation.bank_version)
        for key in bank.by_key:
            client.page(f"/areas/exampleshire/self-evaluations/{number}/questions/{key}")


def test_an_address_nobody_made_is_the_404_page(client):
    for path in (
        "/nothing",
        "/areas/testshire/nothing",
        "/question-banks/nothing/1",
        "/question-banks/frameworks/nothing",
        "/static/nothing.css",
    ):
        assert client.page(path, 404).h1.get_text(strip=True) == "Page not found"


@pytest.mark.parametrize("huge", ["0", "1000000", "9" * 30, "-1", "1.5", "²", "1e3"])
def test_a_number_that_is_none_or_too_large_is_the_404_page(client, evaluation, huge):
    for path in (
        "self-evaluations/{}",
        "self-evaluations/{}/questions/assurance",
        "self-evaluations/1/questions/assurance/entries/{}",
        "self-evaluations/{}/pack",
        "self-evaluations/{}/briefing",
        "self-evaluations/1/reports/{}",
        "self-evaluations/1/reports/{}/final.pdf",
    ):
        client.page(f"/areas/testshire/{path.format(huge)}", 404)


@pytest.mark.parametrize(
    "part",
    [
        "questions/nothing",
        "questions/nothing/achieved/new",
        "questions/%00/entries/1",
        "questions/assurance/kind/new",
        "questions/nothing/entries/1/history",
        "pack/self-evaluation.exe",
        "pack/reports/nothing/one-page/read",
        "pack/reports/members-briefing/nothing/report.pdf",
        "pack/reports/members-briefing/one-page/report.exe",
        "reports/1/draft.exe",
    ],
)
def test_a_question_kind_or_format_nobody_knows_is_the_404_page(client, evaluation, part):
    client.page(f"/areas/testshire/self-evaluations/1/{part}", 404)


FORGERIES = {
    "no token and no key": {"csrf_token": None, "submission": None},
    "a forged token": {"csrf_token": "ImZvcmdlZCI.bad.token", "submission": None},
    "another browser's token": {"csrf_token": "theirs", "submission": None},
}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_post_from_a_page_elsewhere_changes_nothing_at_all(client, app, evaluation, desk, forgery):
    with desk() as at:
        evaluations.add_entry(at, "assurance", EntryKind.ACHIEVED, EntryContent("Ours."))
    fields = dict(FORGERIES[forgery])
    if fields["csrf_token"] == "theirs":
        fields["csrf_token"] = token_of(app.test_client())
    posted = {name: value for name, value in fields.items() if value is not None} | WHOLE_FORM
    before = all_rows()
    tried = 0
    for rule, _method in addresses(app, methods=("POST",)):
        answer = client.post(path_of(app, rule), data=posted)

        assert answer.status_code in {400, 404, 422} or (rule.endpoint == "evaluations.points" and answer.status_code == 302), (
            rule.rule
        )
        assert all_rows() == before, rule.rule
        tried += 1
    assert tried >= 39


WHOLE_FORM = {
    "name": "Planted",
    "title": "Planted",
    "bank": "send-local-area-2016 1",
    "text": "Planted",
    "pasted": "Planted",
    "points-0": "Planted",
    "judgement": "developing",
    "reason": "Planted",
    "status": "in_progress",
    "owner": "Planted",
    "assurance-1-position": "in_place",
    "choice": "remove",
    "version": "1",
    "draft_path": "/planted",
    "kind": "members-briefing briefing",
    "depth": "briefing",
    "subject": "Planted",
    "council": "Planted",
    "contacts-0-name": "Planted",
    "themes-0-name": "Planted",
    "finance": "Planted",
    "marking": "Planted",
    "alternative": "Planted",
    "columns-0-role": "Legal",
    "columns-0-initials": "Planted",
}


def test_an_expired_form_changes_nothing_but_its_writers_own_draft(client, app, evaluation):
    before = all_rows(but={"submission"})
    for rule, _method in addresses(app, methods=("POST",)):
        key = client.page("/areas/new").select_one("[name=submission]")["value"]
        client.post(path_of(app, rule), data=WHOLE_FORM | {"submission": key})

        assert all_rows(but={"submission"}) == before, rule.rule


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_no_address_takes_another_method(client, app, evaluation, method):
    for rule, _method in addresses(app, methods=("GET",)):
        assert client.open(path_of(app, rule), method=method).status_code in {405, 404}, rule.rule


def test_every_template_is_drawn_by_a_page(client, app, demonstration, evaluation, desk):
    drawn = set()
    loader = app.jinja_env.loader
    load = loader.get_source

    def spy(environment, template):
        drawn.add(template)
        return load(environment, template)

    staged(desk, tracked=2)
    app.jinja_env.cache.clear()
    loader.get_source = spy
    for rule, _method in addresses(app, methods=("GET",)):
        client.get(path_of(app, rule, **DEMONSTRATION)).close()
        client.get(path_of(app, rule)).close()
    client.submit("/areas/testshire/self-evaluations/1/questions/assurance/achieved/paste", pasted="A point")
    client.page("/areas/testshire/self-evaluations/1/questions/assurance/achieved/points")
    client.page("/nothing", 404)
    documents = "/areas/exampleshire/self-evaluations/1/documents"
    client.post(documents, data={"pasted": "x" * 8_100_000})
    confirmed = client.submit(f"{documents}/1", action="/documents/1", button="Bring in")
    client.page(confirmed.location)

    ours = {str(path.relative_to(ROOT / "templates")) for path in (ROOT / "templates").rglob("*.html")}
    assert ours - drawn == set()


def test_every_template_is_named_by_the_page_that_shows_it():
    """A page of a feature is named after its view; what has an underscore is a part of one."""
    loose = []
    for path in (ROOT / "templates").rglob("*.html"):
        if path.name.startswith("_") or path.parent.name in {"components", "errors", "templates"}:
            continue
        views = "\n".join(one.read_text(encoding="utf-8") for one in (ROOT / "readiness" / path.parent.name).rglob("*.py"))
        if f"{path.parent.name}/{path.name}" not in views:
            loose.append(path.name)

    assert loose == []


def modules():
    return [
        importlib.import_module(found.name)
        for found in pkgutil.walk_packages(readiness.__path__, "readiness.")
        if ".migrations" not in found.name
    ]


def labelled():
    kinds = {
        member
        for module in modules()
        for member in vars(module).values()
        if isinstance(member, type) and issubclass(member, enum.Enum) and member.__module__.startswith("readiness.")
    }
    return sorted((kind for kind in kinds if hasattr(kind, "label")), key=lambda kind: kind.__qualname__)


@pytest.mark.parametrize("kind", labelled(), ids=lambda kind: kind.__qualname__)
def test_every_word_people_read_has_a_label_of_its_own(kind):
    labels = [member.label for member in kind]

    assert all(label and "_" not in label and label == label.strip() for label in labels)
    assert len(set(labels)) == len(labels)


def test_there_are_words_to_label():
    assert len(labelled()) >= 8


def readme():
    return (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_setting_is_documented():
    read = {
        name
        for path in [*(ROOT / "readiness").rglob("*.py"), ROOT / "wsgi.py"]
        for name in re.findall(r"\b(READINESS_[A-Z_]+|DATABASE_URL)\b", path.read_text(encoding="utf-8"))
    }

    assert {name for name in read if name not in readme()} == set()
    assert {"READINESS_DATA", "DATABASE_URL"} <= read


def commands(group=command, before="readiness"):
    for name, one in group.commands.items():
        if isinstance(one, click.Group):
            yield from commands(one, f"{before} {name}")
        else:
            yield f"{before} {name}", one


@pytest.mark.parametrize(("spelt", "one"), list(commands()), ids=lambda value: value if isinstance(value, str) else "")
def test_every_command_and_each_of_its_options_is_documented(spelt, one):
    options = [
        name
        for parameter in one.params
        if isinstance(parameter, click.Option)
        for name in parameter.opts
        if name.startswith("--")
    ]

    assert spelt in readme()
    assert [option for option in options if option not in readme()] == []


@pytest.mark.parametrize(("spelt", "one"), list(commands()), ids=lambda value: value if isinstance(value, str) else "")
def test_every_option_says_what_it_is_for(spelt, one):
    assert one.help
    silent = [
        parameter.name
        for parameter in one.params
        if isinstance(parameter, click.Option) and not parameter.help and parameter.name not in {"out", "port"}
    ]
    assert silent == []


def test_published_addresses_never_vanish(app):
    published = [line for line in PUBLISHED.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    here = {f"{method} {rule.rule}" for rule in app.url_map.iter_rules() for method in rule.methods & {"GET", "POST"}}

    assert set(published) - here == set(), "an address people have in a bookmark or a document is gone: redirect it"
    assert here - set(published) == set(), "a new address: add it to tests/published_urls.txt"
