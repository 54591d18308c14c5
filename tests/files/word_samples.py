"""Makers of Word documents for tests: raw parts in a zip, and those of python-docx."""

import io
import zipfile

from readiness.files.archives import OfficePackage
from readiness.files.model import Changes, Table
from readiness.files.word import read_word

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{OFFICE}/relationships" xmlns:m="{OFFICE}/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:v="urn:schemas-microsoft-com:vml"'
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"


def run(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs, properties=""):
    inside = "".join(each if each.startswith("<") else run(each) for each in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def listed(text, list_id, level=0):
    return paragraph(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def cell(*paragraphs, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(paragraphs) or paragraph('')}</w:tc>"


def row(*cells, properties=""):
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows):
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def level(place, how, pattern, extra=""):
    return f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{how}"/>{extra}<w:lvlText w:val="{pattern}"/></w:lvl>'


def numbering(*kinds, lists):
    """Kinds are runs of levels; `lists` gives, for each list from 1, the kind's number and what it changes."""
    made = "".join(f'<w:abstractNum w:abstractNumId="{number}">{levels}</w:abstractNum>' for number, levels in enumerate(kinds))
    nums = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{kind}"/>{changes}</w:num>'
        for number, (kind, changes) in enumerate(lists, 1)
    )
    return made + nums


def bytes_of(body, *, links=(), document="", **parts):
    """A .docx of a body and of parts by kind (`styles=…`, `footnotes=…`); `links` are addresses, with the ids "link1" and so on.

    `document` is the whole of the main part instead.
    """
    roots = {"styles": "styles", "numbering": "numbering", "header": "hdr", "footer": "ftr"}
    relationships = "".join(
        f'<Relationship Id="{kind}" Type="{OFFICE}/relationships/{kind}" Target="{kind}.xml"/>' for kind in parts
    )
    relationships += "".join(
        f'<Relationship Id="link{number}" Type="{OFFICE}/relationships/hyperlink" Target="{address}" TargetMode="External"/>'
        for number, address in enumerate(links, 1)
    )
    main = f'<Relationship Id="main" Type="{OFFICE}/relationships/officeDocument" Target="word/document.xml"/>'
    files = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": f'<Relationships xmlns="{RELATIONSHIPS}">{main}</Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONSHIPS}">{relationships}</Relationships>',
        "word/document.xml": document or f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
    }
    for kind, inside in parts.items():
        root = roots.get(kind, kind)
        files[f"word/{kind}.xml"] = f"<w:{root} {NAMES}>{inside}</w:{root}>"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for part, text in files.items():
            package.writestr(part, text)
    return made.getvalue()


def read(content, changes=Changes.ACCEPTED):
    return read_word(OfficePackage(content, name="self-evaluation.docx"), name="self-evaluation.docx", changes=changes)


def paper(body, *, changes=Changes.ACCEPTED, **parts):
    return read(bytes_of(body, **parts), changes)


def saved(document):
    """The bytes of a document of python-docx."""
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def texts(paper):
    return [block.text for block in paper.blocks if not isinstance(block, Table)]


def shown(paper):
    """Each paragraph as it shows: its bullet or number, and its words, indented by its depth."""
    return [
        f"{'  ' * block.depth}{block.mark or block.number} {block.text}".rstrip() if block.mark or block.number else block.text
        for block in paper.blocks
        if not isinstance(block, Table)
    ]


def grid(table):
    return [[cell.text for cell in row] for row in table.rows]
