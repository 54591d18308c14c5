"""Words, headings, strong paragraphs, fields and links of Word documents."""

from docx import Document

from readiness.files.model import Link
from tests.files.word_samples import paper, paragraph, read, run, saved, shown, texts

SYMBOL = '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'


def field(code, result):
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f'{marks[0]}<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>{marks[1]}{run(result)}{marks[2]}'


def style(style_id, name, inside="", kind="paragraph"):
    return f'<w:style w:type="{kind}" w:styleId="{style_id}"><w:name w:val="{name}"/>{inside}</w:style>'


def test_paragraphs_come_in_order_with_their_places_and_empty_ones_are_not_counted():
    found = paper(paragraph("One") + paragraph("  ") + paragraph("Two"))

    assert [(block.text, block.place) for block in found.blocks] == [("One", "paragraph 1"), ("Two", "paragraph 2")]


def test_breaks_tabs_hyphens_and_signs_are_plain_text():
    inside = f"<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:noBreakHyphen/><w:t>d\u00a0e\u00adf</w:t></w:r>{SYMBOL}"

    assert texts(paper(paragraph(inside))) == ["a\nb\tc-d ef✓"]


def test_private_characters_of_symbol_fonts_become_the_sign_that_shows():
    assert texts(paper(paragraph(run("\uf0b7 point \uf0d8", '<w:rFonts w:ascii="Wingdings"/>'), run(" \uf0b7")))) == [
        "• point ➢ •"
    ]


def test_content_controls_smart_tags_and_custom_xml_are_looked_into():
    inside = f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('held ', '<w:smartTag>' + run('tagged') + '</w:smartTag>')}</w:sdtContent></w:sdt>"

    assert texts(paper(f"{inside}<w:customXml>{paragraph('custom')}</w:customXml>")) == ["held tagged", "custom"]


def test_a_field_that_is_not_filled_in_is_left_out_and_said():
    prompt = run("Click to enter text", '<w:rStyle w:val="PlaceholderText"/>')
    unfilled = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{paragraph(prompt)}</w:sdtContent></w:sdt>"
    filled = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{paragraph('Written')}</w:sdtContent></w:sdt>"

    found = paper(unfilled + filled)

    assert texts(found) == ["Written"]
    assert found.remarks == ("1 field that is not filled in was left out.",)


def test_headings_are_told_by_name_by_outline_level_and_through_the_styles_they_are_based_on():
    styles = "".join(
        (
            style("H1", "Heading 1"),
            style("Ours", "Our question", '<w:basedOn w:val="H1"/>'),
            style("Level", "Section", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'),
            style("Body", "Not one", '<w:basedOn w:val="H1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>'),
            style("Name", "Title"),
            style("Loop", "Loop", '<w:basedOn w:val="Loop2"/>'),
            style("Loop2", "Loop 2", '<w:basedOn w:val="Loop"/>'),
        )
    )
    named = ["H1", "Ours", "Level", "Body", "Name", "Loop", "Unknown"]
    body = "".join(paragraph(each, properties=f'<w:pStyle w:val="{each}"/>') for each in named)

    found = paper(body + paragraph("Direct", properties='<w:outlineLvl w:val="1"/>'), styles=styles)

    assert [block.heading for block in found.blocks] == [1, 1, 3, 0, 1, 0, 0, 2]


def test_a_paragraph_is_strong_where_all_its_words_are_bold_or_underlined():
    styles = style("B", "Bold body", "<w:rPr><w:b/></w:rPr>") + style("Em", "Strong", "<w:rPr><w:b/></w:rPr>", "character")
    cases = {
        "direct": (paragraph(run("Two ", "<w:b/>"), run("words", '<w:u w:val="single"/>')), True),
        "signs do not count": (paragraph(run("Bold", "<w:b/>"), run(": ")), True),
        "partly": (paragraph(run("Bold ", "<w:b/>"), run("plain")), False),
        "off": (paragraph(run("Plain", '<w:b w:val="0"/>')), False),
        "by its style": (paragraph("Bold", properties='<w:pStyle w:val="B"/>'), True),
        "by characters": (paragraph(run("Bold", '<w:rStyle w:val="Em"/>')), True),
        "twice is off": (paragraph(run("Off", '<w:rStyle w:val="Em"/>'), properties='<w:pStyle w:val="B"/>'), False),
    }

    found = paper("".join(body for body, _ in cases.values()), styles=styles)

    assert dict(zip(cases, (block.strong for block in found.blocks), strict=True)) == {
        name: said for name, (_, said) in cases.items()
    }


def test_links_keep_their_words_and_address_and_an_underlined_link_is_not_strong():
    inside = (
        '<w:hyperlink r:id="link1">'
        + run("The ", '<w:u w:val="single"/>')
        + run("plan", '<w:u w:val="single"/>')
        + "</w:hyperlink>"
    )
    internal = f'<w:hyperlink w:anchor="here">{run("below")}</w:hyperlink>'

    found = paper(paragraph(inside) + paragraph(internal), links=["file:///\\\\council\\plans\\plan.docx"])

    assert found.blocks[0].links == (Link(words="The plan", address="file:///\\\\council\\plans\\plan.docx"),)
    assert not found.blocks[0].strong
    assert found.blocks[1].links == ()


def test_fields_show_their_result_and_a_hyperlink_field_leads_somewhere():
    body = paragraph(
        "See ", field('HYPERLINK "https://example.org/plan" \\l "part" \\o "a tip"', "the plan"), ", page ", field("PAGE", "7")
    )

    found = paper(body + paragraph(field('HYPERLINK "\\\\\\\\server\\\\share\\\\a.docx"', "a file")))

    assert texts(found) == ["See the plan, page 7", "a file"]
    assert found.blocks[0].links == (Link(words="the plan", address="https://example.org/plan#part"),)
    assert found.blocks[1].links == (Link(words="a file", address="\\\\server\\share\\a.docx"),)


def test_a_simple_field_shows_its_result_inside_another_field_too():
    simple = f'<w:fldSimple w:instr="HYPERLINK &quot;mailto:send@example.gov.uk&quot;">{run("write")}</w:fldSimple>'

    assert paper(paragraph(simple)).blocks[0].links == (Link(words="write", address="mailto:send@example.gov.uk"),)
    assert texts(
        paper(
            paragraph(
                field("IF 1 = 1", "yes ") + field(f"QUOTE </w:instrText></w:r>{field('REF x', 'inner')}<w:r><w:instrText>", "no")
            )
        )
    ) == ["yes no"]


def test_a_field_that_never_ends_swallows_nothing():
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r>'

    assert texts(paper(paragraph(begun) + paragraph("After") + paragraph("Later"))) == ["After", "Later"]


def test_a_table_of_contents_is_left_out_and_said():
    styles = style("TOC1", "toc 1") + style("H1", "heading 1")
    body = paragraph("1 Leadership\t3", properties='<w:pStyle w:val="TOC1"/>') + paragraph(
        "Leadership", properties='<w:pStyle w:val="H1"/>'
    )

    found = paper(body, styles=styles)

    assert texts(found) == ["Leadership"]
    assert found.remarks == ("The table of contents was left out (1 line).",)


def test_a_document_of_python_docx_is_read_as_it_was_written():
    document = Document()
    document.add_heading("Self-evaluation", 0)
    document.add_heading("How well do leaders know their area?", 2)
    document.add_paragraph("What has been achieved so far?").runs[0].bold = True
    for text, name in (("First", "List Bullet"), ("Deeper", "List Bullet 2"), ("One", "List Number"), ("Two", "List Number")):
        document.add_paragraph(text, style=name)

    found = read(saved(document))

    assert [block.heading for block in found.blocks] == [1, 2, 0, 0, 0, 0, 0]
    assert shown(found)[2:] == ["What has been achieved so far?", "• First", "  • Deeper", "1. One", "2. Two"]
    assert [block.strong for block in found.blocks][2:4] == [True, False]
    assert (found.kind.label, found.remarks, found.tracked) == ("a Word document", (), 0)
