"""A council's Word template, let in: refused where it could harm, cleaned where it says too much, and cut down to what is used of it.

What is stored is a small Word file with the template's styles, lists, theme, fonts, header, footer and page, and none of its text. Which
styles are needed is known to `documents.docx.styles`.
"""

from dataclasses import dataclass

from lxml import etree

from readiness.files.archives import OfficePackage
from readiness.files.readers import TooLarge
from readiness.files.word_template.cleaning import COMMENTS, shows_something
from readiness.files.word_template.letterhead import Letterhead
from readiness.files.word_template.refusals import ATTACHED_TEMPLATE, NotATemplate, refuse_unfit, source_of

SIZE_LIMIT = 10_000_000
"""Largest template, in bytes. One with two logos and a font has about 1 MB."""
_ATTACHED = (
    "The link to the template that this file was made from was removed: it can say where on somebody’s computer that template is."
)
_SAMPLE = "The words and pictures on its pages were left out: only its styles, header, footer and page are used."
_PEOPLE = "Properties of its own, with the names of people or systems, were removed."
_TIED = "Data kept beside the text (custom XML) was removed."
_PARTS = (("customXml", _TIED), ("comments", COMMENTS), ("people", _PEOPLE))
_PAPERS = {
    (210, 297): "A4", (297, 420): "A3", (148, 210): "A5", (216, 279): "US Letter", (216, 356): "US Legal",
}  # fmt: skip
_TO_MILLIMETRES = 25.4 / 1440


@dataclass(frozen=True, slots=True, kw_only=True)
class LetIn:
    """A template that may be used. `content` is what to store; `said` are sentences about what was removed.

    `found` and `missing` are styles of Word's own by the names in Word's list of styles; what is missing looks as ours does. `unset` are
    the names of styles of ours that it could have and has not.
    """

    content: bytes
    said: tuple[str, ...]
    found: tuple[str, ...]
    missing: tuple[str, ...]
    unset: tuple[str, ...]
    has_header: bool
    has_footer: bool
    paper: str


def let_in(content: bytes, *, name: str = "Word template") -> LetIn:
    """The template in `content`, ready to be used. `name` is the file's, for the sentences of a refusal.

    Raises TooLarge, NotATemplate, HasMacros, EmbeddedObjects, ReachesOutside, StrangePicture, or what an OfficePackage raises.
    """
    if len(content) > SIZE_LIMIT:
        raise TooLarge(
            f"“{name}” is larger than {SIZE_LIMIT // 1_000_000} MB, the most a template may have. Nothing was changed. "
            "In Word, use smaller pictures in the header and footer, delete the sample pages and upload it again."
        )
    package = OfficePackage(content, name=name)
    if package.kind != "word":
        raise NotATemplate(
            f"“{name}” is not a Word document. Nothing was changed. Save the template from Word as .docx or .dotx and upload that."
        )
    refuse_unfit(package)
    if etree.QName(package.xml(package.main)).localname != "document":
        raise NotATemplate(
            f"“{name}” has no document in it. Nothing was changed. Open it in Word, save it again and upload that."
        )
    letterhead = Letterhead(package)
    found, missing, unset = _styles_of(letterhead)
    return LetIn(
        content=letterhead.written(),
        said=_said_of(package, letterhead),
        found=found,
        missing=missing,
        unset=unset,
        has_header=any(shows_something(root) for root in letterhead.heads),
        has_footer=any(shows_something(root) for root in letterhead.feet),
        paper=_paper_of(letterhead.section),
    )


def _styles_of(letterhead: Letterhead) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    # Here, because the library behind the writer is slow to start.
    from readiness.documents.docx.styles import found_in, needed

    has = {} if letterhead.styles is None else found_in(letterhead.styles)
    seen = [need for need in needed() if need.is_seen]
    return (
        tuple(need.shown for need in seen if need.key in has),
        tuple(need.shown for need in seen if need.key not in has and need.is_words_own),
        tuple(need.shown for need in seen if need.key not in has and not need.is_words_own),
    )


def _said_of(package: OfficePackage, letterhead: Letterhead) -> tuple[str, ...]:
    said = []
    listings = [part for part in sorted(package.names) if part.endswith(".rels")]
    kinds = {relationship.kind for listing in listings for relationship in package.relationships(source_of(listing)).values()}
    if ATTACHED_TEMPLATE in kinds:
        said.append(_ATTACHED)
    if letterhead.has_sample:
        said.append(_SAMPLE)
    if "custom-properties" in kinds:
        said.append(_PEOPLE)
    said += [sentence for kind, sentence in _PARTS if kind in kinds]
    said += sorted(letterhead.said)
    return tuple(dict.fromkeys(said))


def _paper_of(section: etree._Element) -> str:
    from readiness.documents.docx.page import page_of

    page = page_of(section)
    wide, high = round(page.paper_width * _TO_MILLIMETRES), round(page.paper_height * _TO_MILLIMETRES)
    sides = (min(wide, high), max(wide, high))
    named = next(
        (name for paper, name in _PAPERS.items() if abs(paper[0] - sides[0]) <= 1 and abs(paper[1] - sides[1]) <= 1),
        f"{sides[0]} × {sides[1]} mm",
    )
    return f"{named} {'landscape' if wide > high else 'portrait'}"
