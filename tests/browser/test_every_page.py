"""Every page as people meet it: accessible, valid, never wider than the screen, each control large enough and seen when it has the focus.

The pages come from the url map, so that none is forgotten; `samples.py` gives each its addresses.
"""

import json
import subprocess
from pathlib import Path

import pytest

from readiness.app import create_app
from tests.browser.conftest import IN_THE_BROWSER
from tests.browser.looking import assert_usable
from tests.browser.samples import DOWNLOADS, PICTURES, SAMPLES
from tests.databases import settings_for
from tests.programs import program

pytestmark = IN_THE_BROWSER
MODULES = Path(__file__).parent.parent.parent / "node_modules"
NU = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
WITHOUT_FIELDS = {"evaluations.close"}
"""Forms of one button: they have nothing to refuse."""
NEVER_EMPTY = {"evaluations.points", *PICTURES}
"""Pages that lead elsewhere while there is nothing to show, and pictures."""

PAGES = [sample for sample in SAMPLES if sample.endpoint not in DOWNLOADS | PICTURES]
FILES = [sample for sample in SAMPLES if sample.endpoint in DOWNLOADS]
SHOWN = [sample for sample in SAMPLES if sample.endpoint in PICTURES]


@pytest.fixture(scope="module")
def rules(tmp_path_factory):
    """Every rule of the application that answers a GET, by endpoint, and the map itself."""
    folder = tmp_path_factory.mktemp("rules")
    url_map = create_app(settings_for(folder, f"sqlite:///{folder / 'none.sqlite'}")).url_map
    return url_map, {rule.endpoint: rule for rule in url_map.iter_rules() if "GET" in rule.methods and rule.endpoint != "static"}


@pytest.fixture(scope="module")
def sources():
    """The pages as served, by the sample's name, gathered while they are looked at."""
    return {}


def visit(page, sample):
    """Open a sample's page and return its source."""
    answer = page.goto(sample.address)
    for fields in sample.sent:
        with page.expect_navigation() as sending:
            page.evaluate(SEND, fields)
        answer = sending.value
    assert answer.status in {200, 422, 409}, f"{sample.id} answered {answer.status}"
    if sample.state.startswith("errors"):
        assert answer.status == 422, f"{sample.id} was not refused"
        assert page.title().startswith("Error: "), page.title()
    return answer.text()


SEND = """fields => {
  const first = Object.keys(fields)[0]
  const form = [...document.querySelectorAll('main form[method=post]')].find(one => one.elements[first])
  for (const [name, value] of Object.entries(fields)) {
    const control = form.elements[name]
    if (name === 'action') continue
    if (control instanceof RadioNodeList) [...control].forEach(one => { one.checked = one.value === value })
    else control.value = value
  }
  const named = fields.action ? `button[value=${fields.action}]` : 'button:not([name])'
  form.requestSubmit(form.querySelector(named))
}"""


def test_every_page_has_a_sample_in_every_state(rules):
    _url_map, pages = rules
    states = {}
    for sample in SAMPLES:
        states.setdefault(sample.endpoint, set()).add(sample.state)

    for endpoint, rule in pages.items():
        wanted = {"normal"}
        if "area_key" in rule.arguments:
            wanted |= {"long"} if endpoint in NEVER_EMPTY else {"empty", "long"}
        if "POST" in rule.methods and endpoint not in WITHOUT_FIELDS:
            wanted.add("errors")
        assert wanted <= states.get(endpoint, set()), f"{rule} has no sample: {sorted(wanted - states.get(endpoint, set()))}"
    assert not set(states) - set(pages), "these are pages no longer"


def test_every_sample_leads_to_its_page(rules):
    url_map, _pages = rules
    places = url_map.bind("127.0.0.1")

    for sample in SAMPLES:
        if not sample.sent:
            assert places.match(sample.address)[0] == sample.endpoint, sample.address


@pytest.mark.parametrize("sample", PAGES, ids=lambda sample: sample.id)
def test_a_page_is_accessible_at_every_width(sample, axed, sources):
    sources[sample.id] = visit(axed, sample)

    assert_usable(axed)


@pytest.mark.parametrize("sample", FILES, ids=lambda sample: sample.id)
def test_a_download_is_a_file_with_a_name(sample, person):
    page = person()

    answer = page.request.get(sample.address)

    assert answer.status == 200
    assert answer.headers["content-disposition"].startswith("attachment; filename")


@pytest.mark.parametrize("sample", SHOWN, ids=lambda sample: sample.id)
def test_a_picture_is_shown_as_the_picture_it_is(sample, person):
    page = person()

    answer = page.request.get(sample.address)

    assert answer.status == 200
    assert answer.headers["content-type"] == "image/png"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_the_nu_checker_finds_no_error_on_any_page(axed, sources, tmp_path):
    for sample in PAGES:
        if sample.id not in sources:
            sources[sample.id] = visit(axed, sample)
    for name, source in sources.items():
        (tmp_path / f"{name}.html").write_text(source, encoding="utf-8")

    done = subprocess.run(
        [program("java"), "-jar", NU, "--format", "json", "--errors-only", "--exit-zero-always", tmp_path],
        capture_output=True,
        check=True,
        timeout=300,
    )

    found = json.loads(done.stderr)["messages"]
    assert [(one["url"].rsplit("/", 1)[-1], one.get("lastLine"), one["message"]) for one in found] == []
