"""Documents as Word: real headings, numbers that Word itself counts, fields for every reference and for the contents.

`body.py` writes the text. What it looks like comes from our own parts in `template/`, or from a council's Word template, whose styles,
heads, feet and page are taken as they are and completed with what they lack. What a field shows until Word refreshes it is what
`numbering.py` counted, so that every format says the same.
"""

from collections.abc import Mapping

from lxml import etree

from readiness.documents.archive import Properties, rewritten
from readiness.documents.blocks import Document
from readiness.documents.docx import lists, styles
from readiness.documents.docx.body import Body
from readiness.documents.docx.look import Look
from readiness.documents.docx.marks import attribute
from readiness.documents.docx.ours import OUR_COLOUR, POINTS, empty, filled
from readiness.documents.docx.package import Package, refresh_fields
from readiness.documents.docx.page import page_of
from readiness.documents.docx.running import set_running
from readiness.documents.numbering import number


def write(document: Document) -> bytes:
    """The document as a .docx file."""
    numbered = number(document)
    package = _opened(document)
    section = package.section
    levels = lists.styles_of_levels(numbered)
    look, linked = _dressed(package, document, levels, section)
    logo = b"" if package.has_pictures_in_heads else document.house.logo
    body = Body(numbered, package, look, logo=logo)
    text = body.text()
    lists.with_ours(package.root("numbering"), look, levels=linked, counted=body.counted_lists)
    refresh_fields(package.root("settings"))
    set_running(package, section, document, styles=look.styles)
    content, changes = package.written(filled("document.xml", body=text, section=etree.tostring(section, encoding="unicode")))
    properties = Properties(
        title=document.title,
        subject=document.subtitle,
        author=document.author,
        description=document.description,
        identifier=document.digest,
        as_at=document.as_at,
    )
    return rewritten(content, properties, changes)


def _opened(document: Document) -> Package:
    """The council's template, or an empty document of ours in the document's colour and size."""
    if document.house.word_template:
        package = Package(document.house.word_template)
        if not package.has_styles:
            package.replace("styles", styles.empty(scale=1.0))
        for sort in ("theme", "font-table"):
            package.root(sort)
        return package
    package = Package(empty(_colour(document) or OUR_COLOUR))
    package.replace("styles", styles.empty(scale=document.points / POINTS, is_compact=document.is_compact))
    return package


def _dressed(
    package: Package, document: Document, levels: Mapping[str, int], section: etree._Element
) -> tuple[Look, dict[str, int]]:
    """How the text is dressed, and the level of each style of ours that the count is bound to."""
    page = page_of(section)
    theirs, numbering = package.root("styles"), package.root("numbering")
    colour = _colour(document) or (styles.colour_of(theirs) if document.house.word_template else OUR_COLOUR)
    ids = lists.fresh(numbering)
    bullets = styles.bullets_of(theirs, numbering)
    numbers = {style: (ids.headings, level) for style, level in levels.items()} | {"ListBullet": (ids.points, 0)}
    made = styles.dressed(theirs, colour=colour, width=page.width, numbers=numbers, is_compact=document.is_compact)
    look = Look(
        styles={key: attribute(identity) for key, identity in made.ids.items()},
        counting=made.counting,
        bullets=bullets,
        lists=ids,
        colour=colour,
        scale=styles.scale_of(theirs),
        width=page.width,
        height=page.height,
        is_councils=bool(document.house.word_template),
    )
    return look, {style: level for style, level in levels.items() if style in made.added}


def _colour(document: Document) -> str:
    return document.house.colour.lstrip("#").upper()
