"""Text boxes, notes and what a reading of Word leaves out and says."""

import pytest

from readiness.files import gathering
from readiness.files.archives import Damaged
from readiness.files.readers import TooLarge
from tests.files.word_samples import (
    NAMES,
    bytes_of,
    cell,
    grid,
    listed,
    paper,
    paragraph,
    read,
    row,
    run,
    table,
    texts,
)

PICTURE = (
    "<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)


def box(*inside):
    """A text box as Word writes it: once for newer programs, once more for older ones."""
    words = "".join(inside)
    new = f"<w:drawing><wp:anchor><wps:wsp><wps:txbx><w:txbxContent>{words}</w:txbxContent></wps:txbx></wps:wsp></wp:anchor></w:drawing>"
    old = f"<w:pict><v:shape><v:textbox><w:txbxContent>{words}</w:txbxContent></v:textbox></v:shape></w:pict>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def notes(kind, *words):
    made = "".join(f'<w:{kind} w:id="{number}">{paragraph(each)}</w:{kind}>' for number, each in enumerate(words, 2))
    return f'<w:{kind} w:type="separator" w:id="0">{paragraph("-")}</w:{kind}>{made}'


def cite(kind, number):
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def test_a_text_box_is_read_once_after_the_paragraph_that_holds_it():
    nested = box(paragraph("In the box"), paragraph("and deeper", box(paragraph("deepest"))), table(row(cell(paragraph("t")))))

    found = paper(paragraph("Holds ", nested, "it") + paragraph("Next"))

    assert texts(found) == ["Holds it", "In the box", "and deeper", "deepest", "Next"]
    assert grid(next(found.tables)) == [["t"]]


def test_a_text_box_in_a_cell_stays_in_the_cell():
    assert grid(paper(table(row(cell(paragraph("a", box(paragraph("b"))))))).blocks[0]) == [["a\nb"]]


def test_a_sign_that_newer_programs_draw_is_read_from_its_second_form():
    sign = '<w:r><mc:AlternateContent><mc:Choice Requires="w16se"/><mc:Fallback><w:t>☺</w:t></mc:Fallback></mc:AlternateContent></w:r>'

    assert texts(paper(paragraph("Good ", sign))) == ["Good ☺"]


def test_notes_stand_at_the_end_numbered_as_they_are_cited():
    body = paragraph("a", cite("footnote", 3), cite("endnote", 2)) + paragraph("b", cite("footnote", 2))

    found = paper(body, footnotes=notes("footnote", "First written", "First cited"), endnotes=notes("endnote", "An end"))

    assert [(block.text, block.place) for block in found.blocks[2:]] == [
        ("First cited", "footnote 1"), ("First written", "footnote 2"), ("An end", "endnote 1"),
    ]  # fmt: skip
    assert found.remarks == ("2 footnotes and 1 endnote stand at the end.",)


def test_comments_hidden_words_and_pictures_are_left_out_and_counted():
    comments = "".join(f'<w:comment w:id="{number}">{paragraph("Is this so?")}</w:comment>' for number in range(3))
    body = paragraph("Seen", run(" not seen here", "<w:vanish/>"), '<w:r><w:commentReference w:id="0"/></w:r>') + paragraph(
        PICTURE, PICTURE
    )

    found = paper(body, comments=comments)

    assert texts(found) == ["Seen"]
    assert found.remarks == (
        "3 comments were left out.",
        "3 words of hidden text were left out.",
        "2 pictures were left out: words in a picture cannot be read.",
    )


def test_a_hidden_paragraph_of_a_list_is_not_counted_in_it():
    hidden = (
        f'<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:vanish/></w:rPr></w:pPr>{run("x", "<w:vanish/>")}</w:p>'
    )
    parts = '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="%1"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'

    found = paper(listed("a", 1) + hidden + listed("b", 1), numbering=parts)

    assert [block.number for block in found.blocks] == ["1", "2"]


def test_headers_and_footers_are_named_only_where_they_say_more_than_the_page():
    assert paper(paragraph("x"), header=paragraph("Draft 3"), footer=paragraph("Page 1 of 9")).remarks == (
        "Headers and footers were left out: “Draft 3”.",
    )
    assert paper(paragraph("x"), footer=paragraph("12")).remarks == ()


def test_charts_and_embedded_documents_are_said():
    chart = '<w:r><w:drawing><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/></w:drawing></w:r>'

    found = paper(
        paragraph(chart, "<w:r><w:object><v:shape><v:imagedata/></v:shape></w:object></w:r>") + '<w:altChunk r:id="x"/>'
    )

    assert found.remarks == ("1 chart or diagram was left out.", "2 embedded documents were left out.")


def test_a_strict_document_is_read_like_any_other():
    strict = "http://purl.oclc.org/ooxml"
    body = paragraph("Strict", properties='<w:outlineLvl w:val="0"/>')
    names = NAMES.replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", f"{strict}/wordprocessingml/main")
    found = read(bytes_of("", document=f"<w:document {names}><w:body>{body}</w:body></w:document>"))

    assert [(block.text, block.heading) for block in found.blocks] == [("Strict", 1)]


def test_a_document_without_a_body_is_damaged():
    with pytest.raises(Damaged, match="no text part"):
        read(bytes_of("", document=f"<w:document {NAMES}/>"))


@pytest.mark.parametrize(
    ("limit", "body", "said"),
    [
        ("PARAGRAPHS_LIMIT", paragraph("a") * 5, "has 5 paragraphs; the most a document may have is 3"),
        ("CHARACTERS_LIMIT", paragraph("four"), "has 4 characters; the most a document may have is 3"),
        ("CELLS_LIMIT", table(row(*[cell()] * 6)), "has 6 cells in its tables; the most a document may have is 3"),
    ],
)
def test_what_is_over_a_limit_is_refused_with_its_count_and_what_to_do(monkeypatch, limit, body, said):
    monkeypatch.setattr(gathering, limit, 3)

    with pytest.raises(TooLarge) as refused:
        paper(body)

    assert said in str(refused.value)
    assert str(refused.value).endswith("Nothing was changed. Split it and bring in each part.")
