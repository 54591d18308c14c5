"""Word templates as councils have them, and a report in the manner of members' briefings. Values only; nothing is read from disk."""

import io
import re
import zipfile
from dataclasses import replace

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.shared import Mm, Pt, RGBColor

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
)
from readiness.documents.pictures import png
from tests.documents.written_samples import a_document, chart, said

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BENGALI, ARABIC = "ইসলাম বেগম", "محمد علي"
TITLE_CONTROL = (
    f'<w:p xmlns:w="{W}"><w:sdt><w:sdtPr><w:alias w:val="Title"/><w:showingPlcHdr/>'
    "<w:dataBinding w:prefixMappings=\"xmlns:ns0='http://purl.org/dc/elements/1.1/' "
    "xmlns:ns1='http://schemas.openxmlformats.org/package/2006/metadata/core-properties' \" "
    'w:xpath="/ns1:coreProperties[1]/ns0:title[1]" w:storeItemID="{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"/><w:text/></w:sdtPr>'
    "<w:sdtContent><w:r><w:t>Sample title</w:t></w:r></w:sdtContent></w:sdt></w:p>"
)
SUBJECT_FIELD = f'<w:p xmlns:w="{W}"><w:fldSimple w:instr=" SUBJECT "><w:r><w:t>Sample subject</w:t></w:r></w:fldSimple></w:p>'
PAGES_FIELD = (
    f'<w:p xmlns:w="{W}"><w:r><w:t xml:space="preserve">Sheet </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> out of </w:t></w:r>'
    '<w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>'
)


def a_logo(wide=400, high=120):
    rectangle = f'<rect width="{wide}" height="{high}" fill="#7a1f5c"/>'
    return png(f'<svg viewBox="0 0 {wide} {high}" xmlns="http://www.w3.org/2000/svg">{rectangle}</svg>', width=wide / 4, scale=1)


def a_report(*extra, **changes):
    """Continuous numbers 1 to 5 with 3.1 and 3.2, headings without numbers, as a council's briefing has them."""
    rows = tuple((Cell(said(f"Row {n} {BENGALI}")), Cell(said("In place"), "good")) for n in range(1, 4))
    blocks = (
        Heading(1, "Purpose", "purpose"),
        Paragraph((Text("First paragraph, see "), Reference("third"), Text(" and "), Reference("below")), key="first", numbered=True, depth=1),
        ListBlock((ListItem(said("point"), (ListBlock((ListItem(said("nested")),)),)), ListItem(said("point two")))),
        Heading(1, "Recommendations", "recommendations"),
        Paragraph(said("Second paragraph"), key="second", numbered=True, depth=1),
        Heading(2, "Background in short", "background"),
        Paragraph(said("Third paragraph"), key="third", numbered=True, depth=1),
        Paragraph(said(f"Below it, {ARABIC}"), key="under", numbered=True, depth=2),
        Paragraph((Text("Below again, see "), Reference("first"), Text(" and "), Reference("table")), key="below", numbered=True, depth=2),
        Heading(2, "A numbered heading", "numbered", numbered=True, depth=1),
        Table("table", "Positions", ("Question", "Position"), rows, (3, 1)),
        Figure("figure", "Positions by question", "Two bars.", chart()),
        ListBlock((ListItem(said("counted one")), ListItem(said("counted two"))), ordered=True),
        Paragraph(said("Last paragraph"), key="last", numbered=True, depth=1),
        *extra,
    )  # fmt: skip
    made = replace(
        a_document(title="Are we ready?"),
        blocks=blocks,
        subtitle="Briefing for portfolio holders",
        facts=(("Report of", "Director of Children’s Services"),),
        contents_depth=0,
        is_plain=True,
        marking="Official",
        points=12.0,
        house=House(name="Testshire Council", colour="#7a1f5c", logo=a_logo(), logo_alternative="The arms of Testshire"),
    )
    return replace(made, **changes)


def a_notice():
    return Note("Draft", (Paragraph(said("The section on law is empty.")),))


def a_template(*, landscape=False, head=(TITLE_CONTROL, SUBJECT_FIELD), logo=True, first=False, even=False):
    """A council's template made in Word's way: green headings in Georgia, a head with a logo and fields, a foot, text on its pages."""
    word = docx.Document()
    section = word.sections[0]
    section.page_width, section.page_height = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = Mm(30)
    section.top_margin = Mm(40)
    word.styles["Normal"].font.name, word.styles["Normal"].font.size = "Georgia", Pt(12)
    word.styles["Heading 1"].font.color.rgb = RGBColor(0, 0x6B, 0x3C)
    if logo:
        section.header.paragraphs[0].add_run().add_picture(io.BytesIO(a_logo(300, 100)), height=Mm(12))
    for paragraph in head:
        section.header._element.append(parse_xml(paragraph))
    section.footer._element.append(parse_xml(PAGES_FIELD))
    section.different_first_page_header_footer = first
    word.settings.odd_and_even_pages_header_footer = even
    word.add_heading("Sample heading", 1)
    word.add_paragraph("Sample words of a named person")
    saved = io.BytesIO()
    word.save(saved)
    return saved.getvalue()


def with_parts(content, changes):
    """The file where each part named is what the function makes of its text, or is gone where it makes None."""
    with zipfile.ZipFile(io.BytesIO(content)) as read:
        parts = {name: read.read(name) for name in read.namelist()}
    for name, change in changes.items():
        made = change(parts.get(name, b"").decode()) if callable(change) else change
        if made is None:
            del parts[name]
        else:
            parts[name] = made.encode() if isinstance(made, str) else made
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
        for name, part in parts.items():
            written.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def related(kind, target, *, part="document", outside=True):
    """A change that adds a relationship to a part of the document."""
    mode = ' TargetMode="External"' if outside else ""
    space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    added = f'<Relationship Id="rIdAdded" Type="{space}/{kind}" Target="{target}"{mode}/></Relationships>'
    name = f"word/_rels/{part}.xml.rels"
    return {
        name: lambda listing: (
            listing.replace("</Relationships>", added) if listing else EMPTY_LISTING.replace("</Relationships>", added)
        )
    }


EMPTY_LISTING = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'


GERMAN = {
    "Heading1": "berschrift1", "Heading2": "berschrift2", "Title": "Titel", "ListBullet": "Aufzhlungszeichen", "Normal": "Standard",
}  # fmt: skip


def in_german(content):
    """The same template as a German Word saves it: the names as ever, the ids in German."""

    def renamed(xml):
        for english, german in GERMAN.items():
            xml = re.sub(rf'(w:styleId=|<w:(?:basedOn|next|link) w:val=)"{english}"', rf'\1"{german}"', xml)
        return xml

    return with_parts(content, {"word/styles.xml": renamed})
