"""Every page as people meet it: accessible, valid, never wider than the screen, each control large enough and seen when it has the focus.

The pages come from the url map, so that none is forgotten; `samples.py` gives each its addresses.
"""

import json
import subprocess
from pathlib import Path

import pytest
from readiness.app import create_app

from tests.browser.conftest import IN_THE_BROWSER, program
from tests.browser.samples import DOWNLOADS, SAMPLES
from tests.databases import settings_for

pytestmark = IN_THE_BROWSER
MODULES = Path(__file__).parent.parent.parent / "node_modules"
AXE = MODULES / "axe-core" / "axe.min.js"
NU = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
NARROW = {"width": 320, "height": 256}
"""A telephone's width, and what is left of 1280 x 1024 at 400 %."""
WITHOUT_FIELDS = {"evaluations.close"}
"""Forms of one button: they have nothing to refuse."""
NEVER_EMPTY = {"evaluations.points"}
"""Pages that lead elsewhere while there is nothing to show."""

PAGES = [sample for sample in SAMPLES if sample.endpoint not in DOWNLOADS]
FILES = [sample for sample in SAMPLES if sample.endpoint in DOWNLOADS]


@pytest.fixture(scope="module")
def rules(tmp_path_factory):
    """Every rule of the application that answers a GET, by endpoint, and the map itself."""
    folder = tmp_path_factory.mktemp("rules")
    url_map = create_app(settings_for(folder, f"sqlite:///{folder / 'none.sqlite'}")).url_map
    return url_map, {rule.endpoint: rule for rule in url_map.iter_rules() if "GET" in rule.methods and rule.endpoint != "static"}


@pytest.fixture(scope="module")
def axed(browser, server):
    """A browser in which axe may run: the policy of our pages refuses foreign scripts, which is right, and in its way."""
    context = browser.new_context(base_url=server, bypass_csp=True, reduced_motion="reduce")
    context.set_default_timeout(60_000)
    context.add_init_script(path=AXE)
    yield context.new_page()
    context.close()


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
    axed.set_viewport_size({"width": 1280, "height": 900})

    sources[sample.id] = visit(axed, sample)

    found = {"axe": violations(axed), "unseen focus": axed.evaluate(UNSEEN_FOCUS), "too small": axed.evaluate(TOO_SMALL)}
    axed.set_viewport_size(NARROW)
    found |= {"axe, narrow": violations(axed), "too small, narrow": axed.evaluate(TOO_SMALL), "too wide": axed.evaluate(TOO_WIDE)}
    said = [f"{what}: {one}" for what, where in found.items() for one in where]
    assert not said, "\n".join(said)


@pytest.mark.parametrize("sample", FILES, ids=lambda sample: sample.id)
def test_a_download_is_a_file_with_a_name(sample, person):
    page = person()

    answer = page.request.get(sample.address)

    assert answer.status == 200
    assert answer.headers["content-disposition"].startswith("attachment; filename")


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


def violations(page):
    """What axe finds, each with the first of its elements."""
    found = page.evaluate("tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", TAGS)["violations"]
    return [(one["id"], one["help"], one["nodes"][0]["html"][:200], one["nodes"][0]["failureSummary"][:300]) for one in found]


# Links inside a sentence may be as small as its line (WCAG 2.5.8), and the whole row of a task list answers for its link.
TOO_SMALL = """() => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
  .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.closest('.govuk-task-list__item--with-link'))
  .filter(one => !one.matches('.govuk-skip-link, .skip'))
  .filter(one => {
    const {width, height} = one.getBoundingClientRect()
    if (width >= 24 && height >= 24) return false
    const inSentence = getComputedStyle(one).display === 'inline' && one.parentElement.textContent.trim() !== one.textContent.trim()
    return !inSentence
  })
  .map(one => one.outerHTML.slice(0, 160))"""

# What reaches over the right edge, if the page as a whole does.
TOO_WIDE = """() => {
  const {scrollWidth, clientWidth} = document.documentElement
  if (scrollWidth <= clientWidth) return []
  return [...document.querySelectorAll('body *')].filter(one => one.getBoundingClientRect().right > clientWidth + 1)
    .map(one => one.outerHTML.slice(0, 160)).slice(0, 5).concat(`${scrollWidth} > ${clientWidth}`)
}"""

UNSEEN_FOCUS = """() => {
  const look = one => [one, ...(one.matches('[type=radio],[type=checkbox]') ? [one.nextElementSibling] : [])].map(part =>
    ['', '::before', '::after'].map(pseudo => {
      const style = getComputedStyle(part, pseudo || null)
      return [style.outlineStyle, style.outlineWidth, style.boxShadow, style.backgroundColor, style.borderTopColor, style.clip].join()
    })).join()
  return [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
    .filter(one => one.checkVisibility({visibilityProperty: true}))
    .filter(one => {
      document.activeElement.blur()
      const before = look(one)
      one.focus({focusVisible: true})
      return look(one) === before
    })
    .map(one => one.outerHTML.slice(0, 160))
}"""
