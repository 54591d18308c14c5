import threading
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from readiness.documents.blocks import ListBlock, ListItem, Paragraph, Reference, Text
from readiness.documents.markdown import entry_blocks, guidance_html, is_too_wild, plain_text
from tests.documents.written_samples import HOSTILE, said

MARKS = "[]()*_`-+>1.#!\\\n <\"'&:/=\t•x"


def resolve(ref):
    return Reference(ref.anchor, "" if ref.question == "assurance" else f"[nothing: {ref}]")


def blocks(text):
    return entry_blocks(text, resolve)


def test_emphasis_strong_links_and_references_become_runs():
    [paragraph] = blocks("**Bold** and *soft*, [board](https://example.org/a_b), see [[assurance:7]] and [[lost]].")

    assert paragraph.runs == (
        Text("Bold", strong=True),
        Text(" and "),
        Text("soft", emphasis=True),
        Text(", "),
        Text("board", href="https://example.org/a_b"),
        Text(", see "),
        Reference("assurance-7"),
        Text(" and "),
        Reference("lost", "[nothing: lost]"),
        Text("."),
    )


def test_a_list_needs_no_blank_line_and_two_blanks_nest_a_point():
    assert blocks("We did:\n- one\n  - inner\n    1. first\n    2. second\n• two") == (
        Paragraph(said("We did:")),
        ListBlock(
            (
                ListItem(
                    said("one"),
                    (
                        ListBlock(
                            (
                                ListItem(
                                    said("inner"), (ListBlock((ListItem(said("first")), ListItem(said("second"))), ordered=True),)
                                ),
                            )
                        ),
                    ),
                ),
                ListItem(said("two")),
            )
        ),
    )


@pytest.mark.parametrize(
    "text", ["2017. A year", "21.3 is a number", "# no heading", "---", "> no quotation", "    no code", "`no code`"]
)
def test_what_is_no_entry_markdown_stays_as_it_was_typed(text):
    assert blocks(text) == (Paragraph(said(text.strip())),)


def test_a_line_end_that_a_person_typed_is_kept():
    assert blocks("one\ntwo  \nthree\n\nfour") == (Paragraph(said("one\ntwo\nthree")), Paragraph(said("four")))


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "/etc/passwd", "vbscript:x", "https:x", "mailto:"]
)
def test_a_link_to_anything_but_the_web_or_mail_is_text_that_shows_its_address(address):
    assert blocks(f"[look]({address}) here") == (Paragraph(said(f"look ({address}) here")),)


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "<b>bold</b> &amp; &#60;", "![picture](https://example.org/x.png)"]
)
def test_html_entities_and_pictures_are_text(text):
    assert blocks(text) == (Paragraph(said(text)),)


SHAPES = {
    "brackets": "[" * 20_000,
    "fewer brackets": "[" * 60 + "a" * 9_900,
    "links in links": "[a](" * 2_000,
    "deep list": "\n".join("  " * depth + "- x" for depth in range(500)),
    "deep counted list": "\n".join("   " * depth + "1. x" for depth in range(500)),
    "marks on one line": "- " * 3_000 + "x",
    "counts on one line": "1. " * 3_000 + "x",
    "quotations": ">" * 5_000,
    "stars": "*" * 5_000,
    "stars apart": "*a " * 3_300,
    "underscores": "_a" * 5_000,
    "backticks": "`" * 5_000,
    "backslashes": "\\" * 9_000,
    "placeholders": "\x02wzxhzdk:0\x03klzzwxh:0001" * 300,
    "quotes in links": "[a](\"'" * 60 + "b" * 9_000,
    "too long": "word " * 3_000,
}


@pytest.mark.parametrize("shape", SHAPES)
def test_hostile_shapes_are_bounded_by_the_guard_and_lose_no_letter(shape):
    text = SHAPES[shape]

    made = blocks(text)

    shown = plain_text(text, resolve)
    assert made
    assert shown.count("a") == text.count("a")
    assert shown.count("x") >= text.count("x") - (text.count("x") if "\x02" in text else 0)


def test_the_guard_refuses_what_the_parser_takes_long_over_and_lets_people_write():
    refused = {shape for shape, text in SHAPES.items() if is_too_wild(text)}

    assert refused >= {"brackets", "links in links", "deep list", "deep counted list", "quotations", "stars", "too long"}
    assert not is_too_wild("See [[assurance]] " * 300)
    assert not is_too_wild("- point with *stress* and a [link](https://example.org)\n" * 40)


def test_what_is_refused_is_shown_as_it_was_typed_in_paragraphs():
    text = "**" * 300 + " first\n\n- second"

    assert blocks(text) == (Paragraph(said("**" * 300 + " first")), Paragraph(said("- second")))


@settings(deadline=None)
@given(
    st.one_of(
        st.text(max_size=300),
        st.text(MARKS, max_size=400),
        st.lists(st.sampled_from([*HOSTILE[:8], "- ", "\n", "  ", "1. "])).map("".join),
    )
)
@example("- a\n\n\n1. b\n   - c")
@example("[[a]](b)[[c]")
def test_no_text_raises_and_no_run_holds_what_cannot_be_printed(text):
    def check(block):
        if isinstance(block, Paragraph):
            assert block.runs
        else:
            assert block.items
            for item in block.items:
                for child in item.children:
                    check(child)

    for block in blocks(text):
        check(block)
    plain_text(text, resolve)
    assert "<script" not in guidance_html(text)


@given(st.text("ab .,:;()!?'é😀", max_size=80))
def test_text_without_any_mark_is_one_paragraph_of_itself(text):
    assert blocks(text) == ((Paragraph(said(text.strip())),) if text.strip() else ())


def test_plain_text_keeps_points_numbers_and_addresses():
    text = "Done:\n- one [paper](https://example.org)\n  1. inner\n  2. more\n- two\n\nSee [[assurance:2]] and [[lost]]."

    assert plain_text(text, resolve) == (
        "Done:\n\n• one paper (https://example.org)\n    1. inner\n    2. more\n• two\n\nSee assurance-2 and [nothing: lost]."
    )


def test_guidance_keeps_its_lists_and_links_and_loses_what_could_run():
    made = guidance_html(
        "Look **here**:\n- one\n- [two](https://example.org) [three](javascript:alert(1)) <script>x</script><img src=x onerror=y>"
    )

    assert "<strong>here</strong>" in made
    assert made.count("<li>") == 2
    assert 'href="https://example.org"' in made
    assert "javascript" not in made
    assert "<script" not in made
    assert "<img" not in made
    assert guidance_html("[" * 300).startswith("<p>[[[")
    assert guidance_html(" \n") == ""


def test_threads_do_not_share_a_parser():
    texts = [f"**{place}** and *{place}* [[q:{place + 1}]]\n- {place}" for place in range(8)]
    alone = [blocks(text) for text in texts]
    found = {}

    def work(place):
        until = time.monotonic() + 0.3
        results = set()
        while time.monotonic() < until:
            results.add(blocks(texts[place]))
        found[place] = results

    threads = [threading.Thread(target=work, args=(place,)) for place in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found == {place: {alone[place]} for place in range(8)}
