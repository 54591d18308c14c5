"""What two renderers make of our Markdown: one of CommonMark with GitHub's tables, and Python-Markdown."""

from dataclasses import replace
from urllib.parse import unquote

import markdown
import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from readiness.documents import md
from readiness.documents.blocks import (
    Cell,
    Figure,
    Heading,
    House,
    ListBlock,
    ListItem,
    Note,
    Paragraph,
    Reference,
    Table,
    Text,
    printable,
)
from readiness.documents.numbering import number
from tests.documents.written_samples import HOSTILE, a_document, a_hostile_document, chart, said

RENDERERS = {
    "CommonMark": MarkdownIt("commonmark").enable(["table", "strikethrough"]).render,
    "Python-Markdown": lambda text: markdown.markdown(text, extensions=["tables", "sane_lists"]),
}
every_renderer = pytest.mark.parametrize("render", RENDERERS.values(), ids=RENDERERS)
MARKS = "*_`~#+-=>|[]()!<&:;.$^\\{}\"'/ \n\t%@19abé\u00a0বাعר"
ADDRESS = "https://example.org/(a)[b]`c`|d*e_f\\g?h=1&copy;"
hostile_text = st.one_of(
    st.text(MARKS, max_size=40),
    st.text(max_size=20),
    st.sampled_from((*HOSTILE[:8], HOSTILE[9], HOSTILE[10], HOSTILE[12])),
    st.lists(st.sampled_from(("1. ", "12) ", "- ", "+ ", "# ", "> ", "```", "---", "===", "\n", "a", "&amp;", "&#35;", "[a]: b", "![", "](c)",
        "**", "__", "<b>", "<!--", "www.a.uk/_b_", "https://a.uk/_b_", "a@b.uk", "| a |", "|-|", ":-", "    ", "~~", "\\", "![a](b)", "[^1]:", "{{ x }}")), max_size=8).map("".join),
)  # fmt: skip


def squeezed(text):
    return " ".join(printable(text).split())


def rendered(document, render=RENDERERS["CommonMark"]):
    return BeautifulSoup(render(md.write(document).decode()), "html5lib")


def bare(*blocks, **changes):
    return replace(a_document(), blocks=blocks, contents_depth=0, is_plain=True, facts=(), subtitle="", **changes)


def after_title(page):
    """The text of a page below its title."""
    return squeezed(
        " ".join(text for text in page.body.find_all(string=True) if not text.find_parent("h1") and text.strip(" \n"))
    )


@every_renderer
@pytest.mark.parametrize("document", [a_document(), a_hostile_document()], ids=["plain", "hostile"])
def test_every_number_stands_as_it_was_counted(document, render):
    page = rendered(document, render)
    shown = squeezed(page.get_text(" "))

    for placed in number(document).placed:
        if placed.number:
            assert f" {placed.number}" in shown
    headings = [each.get_text() for each in page.select("h2, h3, h4")]
    assert {"1 Leadership", "1.1 Scrutiny", "What has been achieved so far?", "1.2 Assurance"} <= set(headings)
    assert "1.1.1" in [each.get_text() for each in page.select("p > strong")]


@every_renderer
def test_references_show_numbers_and_lead_to_anchors_in_the_file(render):
    page = rendered(a_hostile_document(), render)
    anchors = [each["id"] for each in page.select("[id]")]
    links = [(each.get_text(), each["href"]) for each in page.select("a[href]")]

    assert len(set(anchors)) == len(anchors)
    assert {href[1:] for _, href in links if href.startswith("#")} <= set(anchors)
    assert ("1.1.2", "#second") in links
    assert ("Table 1", "#positions") in links
    assert ("a link", "https://example.org/a?b=1&c=2") in links
    assert not [href for _, href in links if not href.startswith(("#", "https://example.org"))]
    assert "[nothing]" in page.get_text()


@every_renderer
def test_tables_lists_notes_and_figures_keep_their_form(render):
    page = rendered(replace(a_document(), contents_depth=0), render)

    table = page.table
    assert [cell.get_text() for cell in table.select("th")] == ["Indicator", "Position", "Reason"]
    assert [[cell.get_text() for cell in row.select("td")] for row in table.select("tbody tr")] == [
        ["Leaders report to members", "In place", ""]
    ] * 2
    assert squeezed(page.blockquote.get_text(" ")) == "The framework has ended It closed. a point in a note"
    assert page.blockquote.li.get_text(strip=True) == "a point in a note"
    assert page.select_one("li li").get_text(strip=True) == "nested"
    assert "Two bars." in page.get_text()
    assert not page.select("img, svg")
    assert [squeezed(item.get_text()) for item in page.select("ol li")] == ["one", "two", "another list", "begins at 1"]


def texts_everywhere(text):
    """The blocks that hold text, each with `text`."""
    run = said(text)
    nested = ListBlock((ListItem(run), ListItem(run)), ordered=True)
    cells = (Cell(run), Cell(run, "bad"))
    return (
        Heading(1, text, "h"),
        Paragraph(run),
        Paragraph(run, numbered=True),
        Paragraph(said(text, strong=True) + run + said(text, emphasis=True) + said(text, strong=True, emphasis=True)),
        Paragraph((Text(text, href=ADDRESS), Reference("t"))),
        ListBlock((ListItem(run, (nested, nested)), ListItem(said("last")))),
        Table("t", text, (text, text), (cells, cells), (1, 1)),
        Figure("f", text, text, chart()),
        Note(text, (Paragraph(run), ListBlock((ListItem(run),)))),
    )


def expected(text):
    """What must be read, in order, blanks aside."""
    said_so = [*[text] * 2, "1", *[text] * 6, "Table 1", *[text] * 5, "last", "Table 1.", *[text] * 7, "Figure 1.", *[text] * 5]
    return "".join("".join(printable(each).split()) for each in said_so)


@every_renderer
@given(text=hostile_text)
@settings(deadline=None, max_examples=150)
def test_every_character_a_person_typed_means_itself(render, text):
    document = bare(*texts_everywhere(text))

    page = rendered(document, render)

    assert "".join(after_title(page).split()) == expected(text)
    addresses = [unquote(each["href"]) for each in page.select('a[href^="https://example.org"]')]
    assert addresses == ([unquote(ADDRESS)] if squeezed(text) else [])
    assert len(page.select("table tbody tr")) == 2
    assert len(page.select("blockquote")) == 1
    assert not page.select("code, pre, img, del, hr, script, b")


@given(text=st.text(MARKS, max_size=40))
@settings(deadline=None, max_examples=100)
def test_a_title_and_the_lines_under_it_are_text_whatever_they_say(text):
    page = rendered(replace(bare(), title=text, facts=((text, text),)))

    assert squeezed(page.h1.get_text()) == squeezed(text)
    assert squeezed(page.li.get_text()) == squeezed(f"{squeezed(text)}: {text}")


def test_the_marking_is_the_first_line_and_the_file_ends_once():
    made = md.write(replace(a_document(), marking="Draft"))

    assert made.startswith(b"**Draft**\n\n# Self-evaluation of SEND in Testshire\n")
    assert made.endswith(b"\n")
    assert not made.endswith(b"\n\n")
    assert b"\r" not in made


def test_a_plain_document_shows_no_digest_and_no_contents_where_none_are_wanted():
    text = md.write(bare(Heading(1, "Purpose", "purpose"), Paragraph(said("Why.")))).decode()

    assert "ab" * 32 not in text
    assert "Contents" not in text
    assert text == "# Self-evaluation of SEND in Testshire\n\n## Purpose\n\nWhy.\n"


def test_contents_lead_to_every_heading_they_name():
    page = rendered(a_document())

    items = [(each.get_text(), each["href"]) for each in page.select("h2 + ul a")]
    assert items == [
        ("Summary", "#summary"),
        ("1 Leadership", "#leadership"),
        ("1.1 Scrutiny", "#scrutiny"),
        ("1.2 Assurance", "#assurance"),
    ]


def test_a_number_of_one_level_begins_no_list():
    page = rendered(bare(Paragraph(said("Twelve."), numbered=True, depth=1), Paragraph(said("1. Typed by hand"))))

    assert [each.get_text() for each in page.select("p")] == ["1 Twelve.", "1. Typed by hand"]
    assert not page.select("ol")


def test_neither_logo_nor_colour_is_in_it():
    dressed = replace(a_document(), house=House("Testshire Council", "#663399", b"\x89PNG\r\n\x1a\n", "Arms"))

    assert md.write(dressed) == md.write(a_document())


@every_renderer
def test_a_long_ordered_list_keeps_what_is_nested_in_it(render):
    inner = (ListBlock((ListItem(said("inner")),)),)
    points = ListBlock(tuple(ListItem(said(f"point {place}"), inner) for place in range(1, 121)), ordered=True)

    page = rendered(bare(points), render)

    assert len(page.select("ol > li > ul > li")) == 120
    assert len(page.select("ol")) == 1
