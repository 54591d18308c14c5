import re

import pytest
from bs4 import BeautifulSoup

from readiness.documents import html
from readiness.documents.blocks import Document, Figure, Heading, Paragraph, Reference, Text
from readiness.documents.numbering import number
from readiness.documents.pictures import DrawingRefused
from tests.documents.written_samples import HOSTILE, a_document, a_hostile_document, said


def page_of(document):
    return BeautifulSoup(html.write(document), "html5lib")


def test_the_page_stands_alone_in_plain_british_english():
    text = html.write(a_hostile_document()).decode()
    page = BeautifulSoup(text, "html5lib")

    assert page.html["lang"] == "en-GB"
    assert not page.select("script, link, img, iframe, object, [src], [srcset], [onload], [onerror]")
    assert "@import" not in text
    assert "url(" not in text
    assert {a["href"][:8] for a in page.select("a[href]") if not a["href"].startswith("#")} == {"https://"}


def test_title_cover_contents_and_landmarks_are_there():
    page = page_of(a_document())

    assert [h.get_text() for h in page.select("h1")] == ["Self-evaluation of SEND in Testshire"]
    assert page.title.get_text() == "Self-evaluation of SEND in Testshire – Testshire"
    assert [dt.get_text() for dt in page.select("dl.facts dt")] == ["Local area", "As at", "Question bank", "Digest (SHA-256)"]
    assert page.select_one("dl.facts").get_text().count("ab" * 32) == 1
    assert [a.get_text(" ", strip=True) for a in page.select("main nav a")] == [
        "Summary",
        "1 Leadership",
        "1.1 Scrutiny",
        "1.2 Assurance",
    ]
    assert page.select_one(page.select_one("a.skip")["href"]) is not None


def test_every_number_and_reference_is_the_one_that_was_counted_and_leads_to_its_place():
    document = a_document()
    numbered = number(document)
    page = page_of(document)

    for placed in numbered.placed:
        if placed.number and getattr(placed.block, "key", ""):
            assert placed.number in page.find(id=placed.block.key).get_text()
    lead = page.select_one("p.lead")
    assert lead.get_text() == "See 1.1.2, 1.2, Table 1, Figure 1 and Summary; not [nothing]."[:-1]
    assert [a["href"] for a in lead.select("a")] == ["#second", "#assurance", "#positions", "#figure", "#summary"]


def test_ids_are_unique_and_every_link_inside_has_its_place():
    page = page_of(a_hostile_document())
    ids = [element["id"] for element in page.select("[id]")]

    assert len(set(ids)) == len(ids)
    assert {a["href"][1:] for a in page.select('a[href^="#"]')} <= set(ids)


def test_tables_have_captions_and_scopes_and_the_word_beside_every_colour():
    page = page_of(a_document())
    table = page.find(id="positions")

    assert table.caption.get_text() == "Table 1. Positions"
    assert [th["scope"] for th in table.select("th")] == ["col", "col", "col", "row", "row"]
    assert [tag.get_text() for tag in table.select(".tag")] == ["●In place", "●In place"]
    assert all(symbol["aria-hidden"] == "true" for symbol in table.select(".symbol"))


def test_figures_are_drawn_in_the_page_with_their_title_and_description():
    svg = page_of(a_document()).select_one("figure svg")

    assert svg["role"] == "img"
    assert [svg.find(id=known).get_text() for known in svg["aria-labelledby"].split()] == [
        "Positions & places",
        "Two questions <in> words.",
    ]


def test_hostile_text_is_text():
    page = page_of(a_hostile_document())
    shown = page.select_one("#document-text").get_text()

    for text in HOSTILE[:10]:
        assert text in shown
    assert "control  lone  never  end".replace("  ", " ") in re.sub(r" +", " ", shown)


def test_a_drawing_with_a_script_is_refused():
    document = a_document(Figure("bad", "Bad", "Bad", '<svg viewBox="0 0 1 1"><script>alert(1)</script></svg>'))

    with pytest.raises(DrawingRefused):
        html.write(document)


def test_a_fragment_shows_labels_and_links_only_what_has_an_address():
    blocks = (Paragraph((Text("See "), Reference("a"), Text(" and "), Reference("b"), Text(" <i>"))),)

    made = html.fragment(blocks, {"a": "2.6", "b": "2.7"}, {"a": "/questions/a"})

    assert made == '<p>See <a href="/questions/a">2.6</a> and 2.7 &lt;i&gt;</p>'


def test_a_document_without_headings_or_subtitle_is_still_a_page():
    bare = Document("Bare", "", "Testshire", a_document().as_at, "0" * 64, (), (Paragraph(said("Only this.")),), "A", "D")

    page = page_of(bare)

    assert "Only this." in page.main.get_text()
    assert not page.select(".subtitle")


def test_headings_in_the_page_are_one_level_below_the_title():
    page = page_of(a_document(Heading(3, "Three", "three"), Heading(4, "Four", "four")))

    assert page.find(id="leadership").name == "h2"
    assert page.find(id="four").name == "h5"
