import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.documents.blocks import Cell, Heading, ListBlock, ListItem, Note, Paragraph, Reference, Table
from readiness.documents.numbering import (
    HeadingOutOfOrder,
    KeyTwice,
    KeyUnfit,
    NumberInNote,
    ReferenceToNothing,
    UnevenTable,
    number,
)
from tests.documents.written_samples import a_document, said


def test_headings_paragraphs_tables_and_figures_each_have_their_number():
    numbered = number(a_document())

    assert [placed.number for placed in numbered.placed if placed.number] == [
        "1", "1.1", "Table 1", "1.1.1", "1.1.2", "1.1.3", "1.2", "Figure 1",
    ]  # fmt: skip
    assert dict(numbered.labels) == {
        "summary": "Summary",
        "leadership": "1",
        "scrutiny": "1.1",
        "positions": "Table 1",
        "scrutiny-achieved": "What has been achieved so far?",
        "first": "1.1.1",
        "second": "1.1.2",
        "scrutiny-to-do": "What else needs to happen?",
        "third": "1.1.3",
        "assurance": "1.2",
        "figure": "Figure 1",
    }


def test_what_follows_a_numbered_paragraph_belongs_to_it_until_a_heading_or_label():
    numbered = number(a_document())

    assert [type(placed.block).__name__ for placed in numbered.placed if placed.continues] == [
        "ListBlock",
        "Paragraph",
        "ListBlock",
    ]


def test_a_dangling_reference_shows_what_the_outline_gave_it_and_a_known_one_its_number():
    numbered = number(a_document())

    assert numbered.shown(Reference("gone", "[nothing]")) == "[nothing]"
    assert numbered.shown(Reference("second", "[nothing]")) == "1.1.2"


@pytest.mark.parametrize(
    ("block", "fault", "named"),
    [
        (Heading(2, "Again", "summary"), KeyTwice, "summary"),
        (Paragraph((Reference("nowhere"),)), ReferenceToNothing, "nowhere"),
        (ListBlock((ListItem((), (ListBlock((ListItem((Reference("nowhere"),)),)),)),)), ReferenceToNothing, "nowhere"),
        (Note("N", (Paragraph((Reference("nowhere"),)),)), ReferenceToNothing, "nowhere"),
        (Table("t", "T", ("A",), ((Cell((Reference("nowhere"),)),),), (1,)), ReferenceToNothing, "nowhere"),
        (Paragraph(said("keyed, not numbered"), key="a b"), KeyUnfit, "a b"),
        (Heading(2, "No key", ""), KeyUnfit, "“”"),
        (Heading(2, "Ours", "document-text"), KeyUnfit, "document-text"),
        (Heading(4, "Skips", "skips"), HeadingOutOfOrder, "Skips"),
        (Note("Counted", (Paragraph(said("x"), numbered=True),)), NumberInNote, "Counted"),
        (Table("t", "Uneven", ("A", "B"), ((Cell(()),),), (1, 1)), UnevenTable, "Uneven"),
        (Table("t", "No width", ("A",), (), (0,)), UnevenTable, "No width"),
    ],
)
def test_a_document_that_contradicts_itself_is_refused_by_name(block, fault, named):
    with pytest.raises(fault, match=named.replace("[", r"\[")):
        number(a_document(block))


def test_a_heading_numbered_under_one_that_is_not_is_refused():
    document = a_document()
    blocks = (Heading(1, "Plain", "plain"), Heading(2, "Counted", "counted", numbered=True))

    with pytest.raises(HeadingOutOfOrder, match="Counted"):
        number(type(document)(**{name: getattr(document, name) for name in document.__slots__} | {"blocks": blocks}))


steps = st.lists(st.sampled_from(["deeper", "same", "up", "plain", "paragraph", "table", "text"]), max_size=60)


def made_of(moves):
    """Blocks in a legal order, each with a key."""
    blocks, level, counted = [], 0, 0
    for place, move in enumerate(moves):
        key = f"k{place}"
        if move == "paragraph":
            blocks.append(Paragraph(said(key), key=key, numbered=True))
        elif move == "text":
            blocks.append(Paragraph(said("plain")))
        elif move == "table":
            blocks.append(Table(key, key, ("A",), ((Cell(said("x")),),), (1,)))
        elif move == "plain":
            level = min(level + 1, 4) if level == 0 else level
            blocks.append(Heading(level, key, key))
        else:
            wanted = {"deeper": counted + 1, "same": max(counted, 1), "up": max(counted - 1, 1)}[move]
            level = counted = min(wanted, level + 1, 4)
            blocks.append(Heading(level, key, key, numbered=True))
    return blocks


@given(steps)
def test_every_number_is_given_once_and_references_show_what_is_drawn(moves):
    blocks = made_of(moves)
    keys = [block.key for block in blocks if getattr(block, "key", "")]
    ask = Paragraph(tuple(Reference(key) for key in keys))
    document = a_document()
    fields = {name: getattr(document, name) for name in document.__slots__}

    numbered = number(type(document)(**fields | {"blocks": (*blocks, ask)}))

    drawn = {
        placed.block.key: placed.number or placed.block.text for placed in numbered.placed if getattr(placed.block, "key", "")
    }
    assert {key: numbered.shown(Reference(key)) for key in keys} == drawn
    given_numbers = [placed.number for placed in numbered.placed if placed.number]
    assert len(set(given_numbers)) == len(given_numbers)
    in_order = [tuple(map(int, each.split("."))) for each in given_numbers if each[0].isdigit()]
    assert in_order == sorted(in_order)
