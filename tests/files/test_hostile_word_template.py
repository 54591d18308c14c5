"""A Word template made to harm, or broken on its way: refused, or mended so that every program opens what is stored."""

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from readiness.errors import Refused
from readiness.files.word_template import let_in
from readiness.files.word_template.mending import STYLES_LIMIT, mend_styles
from tests.documents.word_template_samples import a_template, related, with_parts
from tests.files.test_word_template import DOCUMENT, HEADER, STYLES, field, in_head, parts_of
from tests.soak import tries

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.mark.parametrize(
    "told",
    [
        'INCLUDEPICTURE"https://example.org/a.png"',
        "INCLUDEPICTURE\\d https://example.org/a.png",
        '"INCLUDEPICTURE" https://example.org/a.png',
        "\u200bINCLUDEPICTURE https://example.org/a.png",
        "includetext c:/secret.docx",
        "DISPLAYBARCODE x QR",
        "SOMETHINGNEW x",
    ],
)
def test_a_field_that_is_not_known_to_be_harmless_is_refused_however_it_is_spelt(told):
    with pytest.raises(Refused, match="takes something from elsewhere, or may do so"):
        let_in(with_parts(a_template(), in_head(field(html.escape(told)))))


@pytest.mark.parametrize("told", ["PAGE", "page \\* MERGEFORMAT", "= 2 * 3", "STYLEREF 1", "IF 1 = 1 a b", "DATE \\@ d"])
def test_a_field_that_shows_the_documents_own_stays(told):
    kept = parts_of(let_in(with_parts(a_template(), in_head(field(html.escape(told))))).content)[HEADER]

    assert html.escape(told).encode() in kept


def test_a_link_to_a_file_made_by_a_field_becomes_words_and_a_web_link_stays():
    def linked(target):
        simple = field(html.escape(f'HYPERLINK "{target}"'))
        parts = "".join(f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>{text}' for kind, text in (
            ("begin", f'<w:r><w:instrText> HYPERLINK "{target}" </w:instrText></w:r>'),
            ("separate", "<w:r><w:t>Our site</w:t></w:r>"),
            ("end", ""),
        ))  # fmt: skip
        return let_in(with_parts(a_template(), in_head(f"{simple}<w:p>{parts}</w:p>")))

    stays, goes = linked("https://example.org/"), linked("file:///D:/staff/somebody/")

    assert parts_of(stays.content)[HEADER].count(b"https://example.org/") == 2
    assert b"somebody" not in b"".join(parts_of(goes.content).values())
    assert b"Our site" in parts_of(goes.content)[HEADER]
    assert any("made plain words" in sentence for sentence in goes.said)


@pytest.mark.parametrize(
    "declared",
    [
        '<Override PartName="/word/harmless.bin" ContentType="application/vnd.ms-office.vbaProject"/>',
        '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>',
    ],
)
def test_a_program_under_another_name_is_refused_by_its_type(declared):
    typed_so = {"[Content_Types].xml": lambda types: types.replace("</Types>", f"{declared}</Types>")}

    with pytest.raises(Refused, match="macros or buttons"):
        let_in(with_parts(a_template(), {"word/harmless.bin": "program", **typed_so}))


def test_a_program_is_refused_by_its_relationship_whatever_its_capitals():
    with pytest.raises(Refused, match="macros or buttons"):
        let_in(with_parts(a_template(), {"word/harmless.bin": "program", **related("VBAProject", "harmless.bin", outside=False)}))


def laid_out(size, margins):
    page = f"<w:pgSz {size}/><w:pgMar {margins}/>"
    return {DOCUMENT: lambda document: re.sub(r"<w:pgSz[^>]*/>.*?<w:pgMar[^>]*/>", page, document, flags=re.DOTALL)}


ROOMY = 'w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"'


@pytest.mark.parametrize(
    ("size", "margins"),
    [
        ('w:w="0" w:h="0"', ROOMY),
        ('w:w="57" w:h="57"', ROOMY.replace("1440", "0")),
        ('w:w="566929" w:h="566929"', ROOMY),
        ('w:w="-11906" w:h="16838"', ROOMY),
        (f'w:w="{"9" * 30}" w:h="16838"', ROOMY),
        ('w:w="11906" w:h="16838"', ROOMY.replace("1440", "20000")),
        ('w:w="11906" w:h="16838"', ROOMY.replace("708", "30000")),
    ],
    ids=["nothing", "1 mm", "10 m", "less than nothing", "absurd", "margins over all", "a head over all"],
)
def test_a_page_without_room_for_a_text_becomes_a4_and_that_is_said(size, margins):
    got = let_in(with_parts(a_template(), laid_out(size, margins)))

    page = parts_of(got.content)[DOCUMENT].decode()
    assert got.paper == "A4 portrait"
    assert 'w:w="11906" w:h="16838"' in page
    assert 'w:left="1440"' in page
    assert any("A4 with ordinary margins is used" in sentence for sentence in got.said)


def test_a_page_in_millimetres_and_out_of_order_is_written_in_words_own_measure_and_order():
    shuffled = {
        DOCUMENT: lambda document: re.sub(
            r"<w:pgSz[^>]*/>.*?<w:pgMar[^>]*/>",
            '<w:titlePg/><w:pgMar w:top="-1in" w:right="2cm" w:bottom="1in" w:left="2cm"/><w:pgSz w:w="210mm" w:h="297mm"/>',
            document,
            flags=re.DOTALL,
        )
    }

    got = let_in(with_parts(a_template(), shuffled))

    section = re.search(r"<w:sectPr>.*</w:sectPr>", parts_of(got.content)[DOCUMENT].decode())[0]
    assert re.findall(r"<w:(pg\w+|titlePg)", section) == ["pgSz", "pgMar", "titlePg"]
    assert 'w:w="11906" w:h="16838"' in section
    assert 'w:top="-1440" w:right="1134"' in section
    assert not any("A4 with" in sentence for sentence in got.said)


def styled(xml):
    return {STYLES: lambda styles: styles.replace("</w:styles>", f"{xml}</w:styles>")}


def a_style(identity, name, based="", kind="paragraph"):
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    given = f' w:styleId="{identity}"' if identity else ""
    return f'<w:style w:type="{kind}"{given}><w:name w:val="{name}"/>{on}</w:style>'


def bases_of(content):
    styles = etree.fromstring(parts_of(content)[STYLES]).iterfind(f"{W}style")
    return {each.get(f"{W}styleId"): each.find(f"{W}basedOn") for each in styles}


def follow(bases, start):
    """Every style that `start` is based on; fails where that never ends."""
    chain = [start]
    while bases[chain[-1]] is not None:
        chain.append(bases[chain[-1]].get(f"{W}val"))
        assert chain[-1] not in chain[:-1], f"{start} is based on itself: {chain}"
    return chain


@given(st.lists(st.integers(0, 30), min_size=1, max_size=31))
@settings(max_examples=tries(30, 500), deadline=None)
def test_no_style_is_based_on_itself_on_nothing_or_on_very_many(leads):
    styles = etree.fromstring(
        f'<w:styles xmlns:w="{W[1:-1]}">{"".join(a_style(f"S{n}", f"S {n}", f"S{on}") for n, on in enumerate(leads))}</w:styles>'
    )

    mend_styles(styles, name="T.docx")

    bases = {each.get(f"{W}styleId"): each.find(f"{W}basedOn") for each in styles}
    assert len(bases) == len(leads)
    assert all(len(follow(bases, start)) <= 21 for start in bases)


def test_a_style_without_an_id_gets_one_and_a_second_of_one_id_goes():
    twice = a_style("Heading1", "Another") + a_style("", "Council Box") + a_style("X", "X", based="Nowhere")

    bases = bases_of(let_in(with_parts(a_template(), styled(twice))).content)

    assert "CouncilBox" in bases
    assert bases["X"] is None
    assert len([key for key in bases if key == "Heading1"]) == 1


def test_a_template_of_very_many_styles_is_refused_with_a_remedy():
    many = "".join(a_style(f"S{n}", f"S {n} {n * n}") for n in range(STYLES_LIMIT + 1))

    with pytest.raises(Refused, match=r"styles, and 5,000 is the most .* Nothing was changed. In Word, copy"):
        let_in(with_parts(a_template(), styled(many)), name="T.docx")


def test_lists_that_follow_nothing_are_left_out():
    odd = (
        '<w:num w:numId="-5"><w:abstractNumId w:val="-1"/></w:num><w:num w:numId="x"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="77"><w:abstractNumId w:val="777"/></w:num></w:numbering>'
    )
    plain = parts_of(let_in(a_template()).content)["word/numbering.xml"]

    got = let_in(with_parts(a_template(), {"word/numbering.xml": lambda xml: xml.replace("</w:numbering>", odd)}))

    assert parts_of(got.content)["word/numbering.xml"] == plain


def test_a_part_that_is_not_what_its_name_says_is_damage():
    with pytest.raises(Refused, match=r"its part “header1\.xml” is not what its name says"):
        let_in(with_parts(a_template(), {HEADER: "<elsewhere/>"}))


def test_notes_and_sections_in_a_head_are_left_out():
    odd = '<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:footnoteReference w:id="3"/></w:r></w:p>'

    kept = parts_of(let_in(with_parts(a_template(), in_head(odd))).content)[HEADER]

    assert b"footnoteReference" not in kept
    assert b"sectPr" not in kept


def a_picture(content, extension):
    """A head that shows this picture."""
    part = f"word/media/own.{extension}"
    typed_so = f'<Override PartName="/{part}" ContentType="image/{extension}"/></Types>'
    blip = (
        '<w:p><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="rIdAdded"/></w:drawing></w:r></w:p>'
    )
    return {
        part: content,
        "[Content_Types].xml": lambda types: types.replace("</Types>", typed_so),
        **related("image", f"media/own.{extension}", part="header1", outside=False),
        **in_head(blip),
    }


SPACE = 'xmlns="http://www.w3.org/2000/svg"'
LIVELY = {
    "a script": f"<svg {SPACE}><script/></svg>",
    "a link spelt in escapes": f'<svg {SPACE}><rect style="fill:u\\72l(https://example.org)"/></svg>',
    "a picture of elsewhere": f'<svg {SPACE}><rect fill="url( https://example.org#a)"/></svg>',
    "an animated link": f'<svg {SPACE}><g><animate attributeName="href" values="javascript:1"/></g></svg>',
    "an address for all": f'<svg {SPACE} xml:base="https://example.org"/>',
    "another kind of file": "<html/>",
    "Windows' records that are none": b"\x01\x00\x00\x00" + bytes(84),
}


@pytest.mark.parametrize("case", LIVELY)
def test_a_drawing_that_runs_or_reaches_is_refused(case):
    extension = "emf" if isinstance(LIVELY[case], bytes) else "svg"

    with pytest.raises(Refused, match="save the drawing as a PNG"):
        let_in(with_parts(a_template(), a_picture(LIVELY[case], extension)))


def test_of_a_drawing_only_shapes_and_words_are_kept():
    drawing = (
        f'<?xml-stylesheet href="https://example.org/a.css"?><svg {SPACE} xmlns:ink="urn:ink" ink:export="D:/staff/somebody">'
        '<ink:saved by="somebody"/><metadata>somebody</metadata><rect width="1" height="1" fill="url(#a)"/></svg>'
    )

    parts = parts_of(let_in(with_parts(a_template(), a_picture(drawing, "svg"))).content)

    kept = next(part for name, part in parts.items() if name.endswith(".svg"))
    assert b'<rect width="1" height="1" fill="url(#a)"/>' in kept
    assert b"somebody" not in kept
    assert b"example.org" not in kept


@pytest.mark.parametrize(("font", "is_kept"), [(b"\x00\x01\x00\x00" + bytes(60), True), (b"MZ program" + bytes(60), False)])
def test_a_font_kept_in_the_file_must_be_one(font, is_kept):
    key = "00112233-4455-6677-8899-AABBCCDDEEFF"
    over = bytes.fromhex(key.replace("-", ""))[::-1] * 2
    hidden = bytes(one ^ other for one, other in zip(font, over, strict=False)) + font[32:]
    embedded = (
        '<w:font w:name="Council Sans"><w:embedRegular r:id="rIdAdded" '
        f'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" w:fontKey="{{{key}}}"/></w:font></w:fonts>'
    )

    parts = parts_of(
        let_in(
            with_parts(
                a_template(),
                {
                    "word/fonts/font1.odttf": hidden,
                    "word/fontTable.xml": lambda xml: xml.replace("</w:fonts>", embedded),
                    **related("font", "fonts/font1.odttf", part="fontTable", outside=False),
                },
            )
        ).content
    )

    assert any(name.endswith(".odttf") for name in parts) == is_kept
    assert (b"embedRegular" in parts["word/fontTable.xml"]) == is_kept
