import base64
import re
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from readiness.documents import html
from readiness.documents.blocks import Document, Figure, Heading, House, Paragraph, Reference, Text
from readiness.documents.numbering import number
from readiness.documents.pictures import DrawingRefused
from tests.documents.report_samples import DIGEST, NAMES, a_briefing, a_house, a_logo, a_report, one_side
from tests.documents.written_samples import HOSTILE, a_document, a_hostile_document, said

MODULES = Path(__file__).parents[2] / "node_modules"
AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


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


def test_a_document_without_contents_is_one_column_with_its_text_under_its_title():
    page = page_of(one_side())

    assert page.body["class"] == ["single"]
    assert not page.select("nav")
    assert page.select_one("#document-text h2").get_text() == "What it is"
    assert page_of(a_document()).body.get("class") is None


def test_a_plain_document_shows_its_facts_and_no_digest_which_stays_in_its_properties():
    page = page_of(one_side())

    assert [dt.get_text() for dt in page.select("dl.facts dt")] == ["Meeting", "Date of meeting", "Report of", "As at"]
    assert DIGEST not in page.body.get_text()
    assert page.select_one('meta[name="dcterms.identifier"]')["content"] == DIGEST
    assert DIGEST in page_of(a_report(is_plain=False)).body.get_text()


def test_the_marking_is_the_first_thing_read_and_stands_on_every_printed_page():
    made = html.write(one_side(marking='Dr"aft</style>\n\\0')).decode()
    page = BeautifulSoup(made, "html5lib")

    assert page.header.p.get_text() == 'Dr"aft</style> \\0'
    assert made.count("</style>") == 1
    assert r'content: "Dr\22 aft\3c \2f style\3e \20 \5c 0"' in page.style.string


def test_the_council_gives_its_name_colour_and_logo_and_nothing_stands_beside_the_file():
    page = page_of(one_side(house=a_house()))

    assert "--brand: #663399;" in page.style.string
    assert page.select_one("header .band").get_text(strip=True) == "Testshire Council"
    (logo,) = page.select("img")
    assert logo["alt"] == "Arms"
    assert base64.b64decode(logo["src"].removeprefix("data:image/png;base64,")) == a_logo()


def test_a_logo_without_words_is_said_to_be_the_councils_and_one_that_is_no_picture_is_refused():
    assert page_of(one_side(house=House("Testshire Council", logo=a_logo()))).img["alt"] == "Logo of Testshire Council"
    with pytest.raises(DrawingRefused, match="PNG"):
        html.write(one_side(house=House(logo=b"<svg onload=alert(1)>")))


def test_numbers_of_any_depth_are_the_ones_counted_and_have_room():
    document = a_briefing(questions=10)
    page = page_of(document)

    for placed in number(document).placed:
        if placed.number and getattr(placed.block, "key", ""):
            assert page.find(id=placed.block.key).select_one(".number").get_text() in {placed.number, f"{placed.number}."}
    assert page.find(id="q9").get_text().startswith("4.10 Democratic")
    assert page.find(id="q9-11").select_one(".number").get_text() == "4.10.12"
    assert float(re.search(r"--hang: ([\d.]+)rem", page.style.string)[1]) > 0.55 * 7 * 1.1875


def test_blank_cells_leave_room_to_write_in_and_names_in_any_script_are_whole():
    page = page_of(a_briefing(questions=1))

    assert [len(row.select("td:empty")) for row in page.select("#grid tbody tr")] == [2] * 8
    assert "tbody td:empty, tbody th:empty { height: 9mm; }" in page.style.string
    assert {row.select("td")[0].get_text() for row in page.select("#people tbody tr")} == set(NAMES)
    assert len(page.select("#people tbody tr")) == 60


@pytest.mark.browser
@pytest.mark.xdist_group("browser")
@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize(
    "document",
    [one_side(house=a_house(colour="#767676"), marking="Official"), replace(a_briefing(questions=2), contents_depth=2)],
    ids=["one side", "briefing"],
)
def test_a_report_has_no_fault_and_never_scrolls_sideways(browser, document, width, tmp_path):
    path = tmp_path / "page.html"
    path.write_bytes(html.write(document))
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(path.as_uri())

    page.add_script_tag(path=MODULES / "axe-core" / "axe.min.js")
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", AXE_RULES)["violations"]

    assert [(each["id"], [node["html"] for node in each["nodes"]][:3]) for each in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("parseFloat(getComputedStyle(document.querySelector('#document-text p')).fontSize)") >= 17
    heights = page.evaluate("[...document.querySelectorAll('tbody td:empty')].map(cell => cell.offsetHeight)")
    assert all(height >= 34 for height in heights)
    page.close()
