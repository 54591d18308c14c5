"""The bullets and numbers that Word counts."""

import pytest

from readiness.files.word.numbering import written
from tests.files.word_samples import level, listed, numbering, paper, paragraph, shown

OUTLINE = (
    level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2") + level(2, "lowerLetter", "(%3)") + level(3, "lowerRoman", "%4)")
)
BULLETS = (
    level(0, "bullet", "\uf0b7").replace("</w:lvl>", '<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr></w:lvl>')
    + level(1, "bullet", "o").replace("</w:lvl>", '<w:rPr><w:rFonts w:ascii="Courier New"/></w:rPr></w:lvl>')
    + level(2, "bullet", "\uf0a7").replace("</w:lvl>", '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr></w:lvl>')
    + level(3, "bullet", "–")
    + level(4, "bullet", "\ue00c")
)


@pytest.mark.parametrize(
    ("count", "how", "shows"),
    [
        (28, "lowerLetter", "bb"), (3, "upperLetter", "C"), (14, "lowerRoman", "xiv"), (2024, "upperRoman", "MMXXIV"),
        (7, "decimalZero", "07"), (22, "ordinal", "22nd"), (113, "ordinal", "113th"), (5, "none", ""), (5, "hebrew1", "5"),
        (10**6, "lowerLetter", "1000000"), (5000, "lowerRoman", "5000"), (0, "lowerLetter", "0"), (-1, "lowerRoman", "-1"),
    ],
)  # fmt: skip
def test_a_count_shows_as_its_format_says(count, how, shows):
    assert written(count, how) == shows


def test_bullets_are_the_signs_that_show_with_their_depth():
    found = paper("".join(listed(f"at {deep}", 1, deep) for deep in range(5)), numbering=numbering(BULLETS, lists=[(0, "")]))

    assert shown(found) == ["• at 0", "  o at 1", "    ▪ at 2", "      – at 3", "        • at 4"]


def test_numbers_count_by_level_and_begin_anew_beneath_each_higher_one():
    steps = [("a", 0), ("b", 1), ("c", 2), ("d", 2), ("e", 1), ("f", 2), ("g", 3), ("h", 0), ("i", 1)]

    found = paper("".join(listed(*(text, 1, deep)) for text, deep in steps), numbering=numbering(OUTLINE, lists=[(0, "")]))

    assert [block.number for block in found.blocks] == ["1.", "1.1", "(a)", "(b)", "1.2", "(a)", "i)", "2.", "2.1"]
    assert [block.depth for block in found.blocks] == [deep for _, deep in steps]


def test_lists_of_one_kind_count_on_unless_one_says_where_it_starts():
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    from_21 = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="21"/></w:lvlOverride>'
    parts = numbering(OUTLINE, lists=[(0, ""), (0, ""), (0, anew), (0, from_21)])

    found = paper("".join(listed("x", each) for each in (1, 1, 2, 3, 3, 4, 4)) + listed("y", 4, 1), numbering=parts)

    assert [block.number for block in found.blocks] == ["1.", "2.", "3.", "1.", "2.", "21.", "22.", "22.1"]


def test_a_level_that_never_restarts_counts_on_and_one_in_figures_shows_figures():
    kind = level(0, "upperRoman", "%1") + level(1, "decimal", "%1.%2", '<w:lvlRestart w:val="0"/><w:isLgl/>')

    found = paper("".join(listed("x", 1, deep) for deep in (0, 1, 0, 1)), numbering=numbering(kind, lists=[(0, "")]))

    assert [block.number for block in found.blocks] == ["I", "1.1", "II", "2.2"]


def test_a_list_may_change_a_level_of_its_kind():
    change = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "Part %1:")}</w:lvlOverride>'

    assert shown(paper(listed("x", 1), numbering=numbering(OUTLINE, lists=[(0, change)]))) == ["Part A: x"]


def test_empty_paragraphs_of_a_list_are_counted_as_word_counts_them():
    found = paper(listed("a", 1) + listed("", 1) + listed("c", 1), numbering=numbering(OUTLINE, lists=[(0, "")]))

    assert shown(found) == ["1. a", "3. c"]


def test_a_numbered_heading_has_its_number_from_its_style_and_a_paragraph_may_leave_the_list():
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="H{deep}"><w:name w:val="heading {deep}"/>{based}<w:pPr>'
        f'<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        for deep, based in ((1, ""), (2, '<w:basedOn w:val="H1"/>'))
    )
    kind = level(0, "decimal", "%1", '<w:pStyle w:val="H1"/>') + level(1, "decimal", "%1.%2", '<w:pStyle w:val="H2"/>')
    body = "".join(paragraph(name, properties=f'<w:pStyle w:val="{name}"/>') for name in ("H1", "H2", "H2"))
    out = paragraph("Out", properties='<w:pStyle w:val="H2"/><w:numPr><w:numId w:val="0"/></w:numPr>')

    found = paper(body + out, styles=styles, numbering=numbering(kind, lists=[(0, "")]))

    assert [(block.number, block.heading, block.depth) for block in found.blocks] == [
        ("1", 1, 0),
        ("1.1", 2, 1),
        ("1.2", 2, 1),
        ("", 2, 0),
    ]


def test_a_kind_may_be_that_of_a_style_of_lists():
    styles = '<w:style w:type="numbering" w:styleId="Ours"><w:name w:val="Our list"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    parts = numbering('<w:numStyleLink w:val="Ours"/>', OUTLINE, lists=[(0, ""), (1, "")])

    assert shown(paper(listed("x", 1) + listed("y", 1, 1), styles=styles, numbering=parts)) == ["1. x", "  1.1 y"]


def test_a_list_that_the_document_does_not_have_or_that_shows_nothing_leaves_the_paragraph_plain():
    found = paper(listed("x", 9) + listed("y", 1, 7) + listed("z", 1), numbering=numbering(level(0, "none", ""), lists=[(0, "")]))

    assert shown(found) == ["x", "y", "z"]
    assert [block.depth for block in found.blocks] == [0, 0, 0]
