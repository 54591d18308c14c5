"""HTML as it comes from a clipboard."""

import pytest

from readiness.files import gathering
from readiness.files.archives import TooDeep
from readiness.files.model import Link, PaperKind
from readiness.files.readers import TooLarge
from readiness.files.web import DEPTH_LIMIT, read_web
from tests.files.word_samples import grid, shown, texts

WORD = """Version:1.0\r\nStartHTML:0000000105\r\n<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<meta http-equiv=Content-Type content="text/html; charset=windows-1252"><title>Not this</title>
<!--[if gte mso 9]><xml><w:WordDocument>Not this</w:WordDocument></xml><![endif]--><style><!-- p.MsoNormal {margin:0cm;} --></style></head>
<body lang=EN-GB><!--StartFragment-->
<p class=MsoTitle>Self-evaluation<o:p></o:p></p>
<h2 style='mso-list:l2 level1 lfo3'><![if !supportLists]><span style='mso-list:Ignore'>21.1<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span><![endif]>How well do leaders know
their area’s needs?</h2>
<p class=MsoNormal><b>What has been
achieved so far?<o:p></o:p></b></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-bidi-font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>A panel meets</p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='font-family:"Courier New"'><span
style='mso-list:Ignore'>o<span>&nbsp;&nbsp; </span></span></span><![endif]>with health</p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level3 lfo1'><![if !supportLists]><span style='font-family:Wingdings'><span
style='mso-list:Ignore'>§<span>&nbsp; </span></span></span><![endif]>and care</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>(a)<span>&nbsp;
</span></span><![endif]>A plan<span style='mso-tab-count:1'>      </span>is agreed<span class=MsoCommentReference><a
class=msocomanchor href="#_msocom_1">[A1]</a></span></p>
<p style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span><![endif]>One</p>
<div style='mso-element:comment-list'><div style='mso-element:comment'>Is it so?</div></div>
<!--EndFragment--></body></html>"""
EXCEL = """<html><head><style>.xl65{mso-style-parent:style0;font-weight:700;}</style></head><body>
<table border=0><col width=64><!--StartFragment--><tr height=20><td class=xl65>Ref</td><td class=xl65>Area</td></tr>
<tr><td rowspan=2 align=right>1</td><td>Board<br style='mso-data-placement:same-cell;'>sits</td></tr><tr><td>Plan</td></tr>
<tr height=0 style='display:none'><td>hidden</td></tr><!--EndFragment--></table></body></html>"""
DOCS = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><h2 dir="ltr"><span style="font-weight:400;">Leadership</span></h2>
<ul><li dir="ltr" style="list-style-type:disc;" aria-level="1"><p role="presentation"><span style="font-weight:700;">Bold point</span></p></li>
<ul><li style="list-style-type:circle;"><p><span>deeper</span></p></li></ul></ul><br /><div><table><tbody><tr><td><p><span>cell</span></p></td></tr></tbody></table></div></b>"""


def web(text):
    return read_web(text, name="pasted text")


def test_what_word_copies_has_its_bullets_and_numbers_as_marks_and_never_as_text():
    found = web(WORD)

    assert shown(found) == [
        "Self-evaluation", "21.1 How well do leaders know their area’s needs?", "What has been achieved so far?",
        "• A panel meets", "  o with health", "    ▪ and care", "(a) A plan\tis agreed", "1. One",
    ]  # fmt: skip
    assert [block.heading for block in found.blocks[:3]] == [1, 2, 0]
    assert [block.strong for block in found.blocks[2:4]] == [True, False]
    assert found.blocks[3].place == "paragraph 4"
    assert (found.kind, found.remarks) == (PaperKind.WEB, ("1 comment was left out.",))


def test_words_marks_are_told_where_a_browser_has_taken_their_styles_away():
    text = (
        '<p class="MsoListParagraph" style="margin-left:72pt"><!--[if !supportLists]--><span style="font-family:Symbol">·<span>&nbsp; </span></span>'
        "<!--[endif]-->Deep</p>"
    )

    assert shown(web(text)) == ["  • Deep"]


def test_a_mark_that_is_never_ended_or_is_too_long_for_one_loses_no_words():
    assert shown(web("<p><![if !supportLists]>· <p>Next")) == ["Next"]
    assert shown(web("<p><![if !supportLists]>These are words and more of them<![endif]> end</p>")) == [
        "These are words and more of them end"
    ]


def test_what_excel_copies_is_a_table_with_bold_heads_and_merged_cells():
    found = web(EXCEL)

    assert grid(found.blocks[0]) == [["Ref", "Area"], ["1", "Board\nsits"], ["", "Plan"]]
    assert found.blocks[0].rows[0][0].paragraphs[0].strong
    assert found.blocks[0].rows[2][0].merged
    assert found.blocks[0].rows[2][1].paragraphs[0].place == "table 1, row 3, column 2"
    assert found.remarks == ("1 word of hidden text was left out.",)


def test_what_google_docs_copies_has_lists_in_lists_and_is_not_bold_throughout():
    found = web(DOCS)

    assert shown(found) == ["Leadership", "• Bold point", "  • deeper"]
    assert [block.strong for block in found.blocks[:3]] == [False, True, False]
    assert grid(next(found.tables)) == [["cell"]]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("<ol><li>a<li>b</ol>", ["1.", "2."]),
        ("<ol type=a start=3><li>a<li>b</ol>", ["c.", "d."]),
        ("<ol type=I><li value=4>a<li>b</ol>", ["IV.", "V."]),
        ("<ol style='list-style-type:lower-roman'><li>a</ol>", ["i."]),
        ("<ol><li>a<ol><li>b</ol><li>c</ol>", ["1.", "1.", "2."]),
        ("<ol start=x><li value=>a</ol>", ["1."]),
    ],
)
def test_numbered_lists_count_as_a_browser_counts(text, numbers):
    assert [block.number for block in web(text).blocks] == numbers


def test_only_the_first_paragraph_of_an_item_has_its_mark():
    assert shown(web("<ul><li><p>a</p><p>b</p><ul><li>c</ul>d<li></li></ul>e<li>f")) == ["• a", "b", "  • c", "d", "e", "• f"]


def test_lines_end_at_breaks_and_paragraphs_at_two_of_them():
    assert texts(web("a<br>b<br> <br/>c<div>d</div>e<pre>f\n g</pre>")) == ["a\nb", "c", "d", "e", "f\ng"]


def test_links_that_lead_outside_are_kept_with_their_words():
    found = web(
        "<p>See <a href='https://example.org/a?b=1&amp;c=2'>the <b>plan</b></a>, <a href='#x'>below</a>, <a href='javascript:x()'>no</a></p>"
    )

    assert texts(found) == ["See the plan, below, no"]
    assert found.blocks[0].links == (Link(words="the plan", address="https://example.org/a?b=1&c=2"),)


def test_deleted_hidden_and_foreign_content_is_left_out_and_what_a_person_would_miss_is_said():
    found = web(
        "<script>x()</script><p>Kept <del>old</del><ins>new</ins><span hidden> not seen</span><span style='mso-hide:all'> nor this</span>"
        "<svg><text>drawn</text></svg><img src=a.png><img width=1 height=1></p>"
    )

    assert texts(found) == ["Kept new"]
    assert found.tracked == 2
    assert found.remarks == (
        "4 words of hidden text were left out.",
        "1 picture was left out: words in a picture cannot be read.",
    )


def test_cells_over_columns_and_rows_keep_the_columns_of_the_rows_beneath():
    text = "<table><caption>Plan</caption><tr><th colspan=2 rowspan=2>A<th>B<tr><td rowspan=0>c<tr><td>d<td>e<tr></table>"

    caption, table = web(text).blocks

    assert caption.text == "Plan"
    assert [[(cell.text, cell.span, cell.merged) for cell in row] for row in table.rows] == [
        [("A", 2, False), ("B", 1, False)],
        [("", 2, True), ("c", 1, False)],
        [("d", 1, False), ("e", 1, False), ("", 1, True)],
        [("", 2, False), ("", 1, True)],
    ]


def test_tables_in_tables_are_read_as_lists_and_those_of_a_layout_are_no_tables():
    nested = web("<table><tr><td>a<table><tr><td>in 1<td>in 2</table>b<td>c</table>")
    layout = web("<table role=presentation><tr><td>a<td><table><tr><td>b</table></table>")

    assert grid(nested.blocks[0]) == [["a\nin 1\nin 2\nb", "c"]]
    assert nested.remarks == ("Tables inside tables were read as lists.",)
    assert texts(layout) == ["a"]
    assert grid(layout.blocks[1]) == [["b"]]
    assert layout.remarks == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        ("only words &amp; signs", ["only words & signs"]),
        ("<p>a<p>b</div></span><b>c<p>d</b>e", ["a", "bc", "de"]),
        ("<p>a <!-- never ended", ["a"]),
        ("a < b and c > d", ["a < b and c > d"]),
        ("Version: 6 of the plan<br>begins", ["Version: 6 of the plan\nbegins"]),
        ("<li>a</li></ul></td></tr></table>b", ["a", "b"]),
    ],
)
def test_fragments_and_broken_markup_are_read(text, words):
    assert texts(web(text)) == words


def test_cells_without_their_table_are_a_table():
    assert grid(web("<tr><td>a</td><td>b</td></tr><tr><td>c</td></tr>").blocks[0]) == [["a", "b"], ["c"]]


def test_what_is_nested_too_deep_is_refused_with_what_to_do():
    assert texts(web("<div>" * (DEPTH_LIMIT - 10) + "words")) == ["words"]

    with pytest.raises(TooDeep, match="Paste it without its layout"):
        web("<div>" * 100_000 + "words")


def test_what_is_over_a_limit_is_refused_with_its_count(monkeypatch):
    monkeypatch.setattr(gathering, "PARAGRAPHS_LIMIT", 3)

    with pytest.raises(TooLarge, match="has 9 paragraphs; the most a document may have is 3"):
        web("<p>x" * 9)


def test_a_cell_that_claims_a_million_columns_and_rows_covers_no_more_than_the_limits():
    table = web("<table><tr><td colspan=1000000 rowspan=1000000>a<td>b<tr><td>c</table>").blocks[0]

    assert [(cell.span, cell.merged) for cell in table.rows[1]] == [(1000, True), (1, False)]


def test_cells_that_cover_all_rows_beneath_are_counted_and_refused():
    with pytest.raises(TooLarge, match="cells in its tables; the most a document may have is 100,000"):
        web("<table><tr>" + "<td rowspan=0>" * 500 + "<tr>" * 5_000 + "</table>")
