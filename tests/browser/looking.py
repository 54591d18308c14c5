"""Looks at an open page as people meet it: with axe, with the keyboard, on a narrow screen."""

from pathlib import Path

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 256}
"""A telephone's width, and what is left of 1280 x 1024 at 400 %."""


def assert_usable(page):
    """Nothing found by axe, no control too small, no focus unseen, nothing wider than the screen; at 1280 and at 320 pixels."""
    page.set_viewport_size(WIDE)
    found = {"axe": violations(page), "unseen focus": page.evaluate(UNSEEN_FOCUS), "too small": page.evaluate(TOO_SMALL)}
    page.set_viewport_size(NARROW)
    found |= {"axe, narrow": violations(page), "too small, narrow": page.evaluate(TOO_SMALL), "too wide": page.evaluate(TOO_WIDE)}
    said = [f"{what}: {one}" for what, where in found.items() for one in where]
    assert not said, "\n".join(said)


def violations(page):
    """What axe finds, each with the first of its elements."""
    found = page.evaluate("tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", TAGS)["violations"]
    return [(one["id"], one["help"], one["nodes"][0]["html"][:200], one["nodes"][0]["failureSummary"][:300]) for one in found]


# Links inside a sentence or with room around them, as in a table's cell, may be as small as their line (WCAG 2.5.8; axe measures the
# room). The whole row of a task list answers for its link.
TOO_SMALL = """() => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
  .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.closest('.govuk-task-list__item--with-link'))
  .filter(one => !one.matches('.govuk-skip-link, .skip'))
  .filter(one => {
    const {width, height} = one.getBoundingClientRect()
    if (width >= 24 && height >= 24) return false
    const inSentence = getComputedStyle(one).display === 'inline' && one.parentElement.textContent.trim() !== one.textContent.trim()
    return !inSentence && !one.closest('td, th')
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
      const isSame = look(one) === before
      one.blur() // whoever looks next looks at a page without a focus
      return isSame
    })
    .map(one => one.outerHTML.slice(0, 160))
}"""
