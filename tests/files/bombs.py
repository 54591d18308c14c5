"""Makers of hostile files: each small, each asking for far more than it weighs, or not what it says it is."""

import io
import struct
import zipfile
import zlib

CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/{main}" ContentType="{kind}"/>{more}</Types>'
)
RELATIONSHIPS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{0}</Relationships>'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
WORD_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
EXCEL_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORDS = f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>Words</w:t></w:r></w:p></w:body></w:document>'
LAUGHS = '<!DOCTYPE a [<!ENTITY l0 "ha">' + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10)) + "]>"


def zipped(parts):
    """A zip of `parts`, a dict or pairs; a value may be an iterable of pieces, so that a large part is never whole in memory."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        for name, value in parts.items() if isinstance(parts, dict) else parts:
            with package.open(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), "w", force_zip64=False) as part:
                for piece in [value] if isinstance(value, (str, bytes)) else value:
                    part.write(piece.encode() if isinstance(piece, str) else piece)
    return deflated(content.getvalue())


def zipped_parts(content):
    """The parts of a zip, to change some and zip them again."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def deflated(content):
    """The same zip with every part packed: ZipInfo made by hand is stored."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.infolist():
            with source.open(part) as read, target.open(part.filename, "w") as write:
                while piece := read.read(1_000_000):
                    write.write(piece)
    return packed.getvalue()


def office(main, kind, parts, *, more=""):
    """A package whose main part is `main`."""
    types = CONTENT_TYPES.format(main=main, kind=kind, more=more)
    root = RELATIONSHIPS.format(f'<Relationship Id="r" Type="{OFFICE}/officeDocument" Target="{main}"/>')
    return {"[Content_Types].xml": types, "_rels/.rels": root, **parts}


def word(document=WORDS, *, kind=WORD_KIND, more=None):
    """The parts of a Word document."""
    return office("word/document.xml", kind, {"word/document.xml": document, **(more or {})})


def sheet(rows, *, before="", after=""):
    """The XML of a sheet, from its rows."""
    yield f'<worksheet xmlns="{SHEET}">{before}<sheetData>'
    yield from [rows] if isinstance(rows, str) else rows
    yield f"</sheetData>{after}</worksheet>"


def workbook(*sheets, kind=EXCEL_KIND, names=None, settings="", more=None):
    """A workbook of sheets, each the pieces of its XML."""
    listed = "".join(
        f'<sheet name="{(names or {}).get(n, f"S{n}")}" sheetId="{n}" r:id="r{n}"/>' for n in range(1, len(sheets) + 1)
    )
    leads = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in range(1, len(sheets) + 1)
    )
    parts = {
        "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}">{settings}<sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": RELATIONSHIPS.format(leads),
        **{f"xl/worksheets/sheet{n}.xml": pieces for n, pieces in enumerate(sheets, start=1)},
        **(more or {}),
    }
    return zipped(office("xl/workbook.xml", kind, parts))


def said(place, text):
    """A cell with its text in itself."""
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def far_cells():
    """Two cells at opposite corners of a sheet: a program that makes all rows between them makes a million."""
    return workbook(sheet(f'<row r="1">{said("A1", "near")}</row><row r="1048576">{said("XFD1048576", "far")}</row>'))


def many_cells(rows, columns="ABCDEFGHIJ"):
    """A sheet of `rows` times as many figures as there are `columns`."""
    return workbook(
        sheet(
            f'<row r="{r}">{"".join(f"<c r={chr(34)}{c}{r}{chr(34)}><v>{r}</v></c>" for c in columns)}</row>'
            for r in range(1, rows + 1)
        )
    )


def many_parts(count):
    """A Word document with `count` parts that nothing refers to."""
    return zipped(word(more={f"word/media/{n}.txt": "" for n in range(count)}))


def blown_up(megabytes):
    """A Word document whose text part holds so many megabytes of blanks."""
    pieces = [WORDS[:-13], *[" " * 1_000_000] * megabytes, WORDS[-13:]]
    return zipped(word(pieces))


def lying(content, part, declared):
    """`content` where the list of parts says that `part` has `declared` bytes when unpacked."""
    changed, at = bytearray(content), content.rfind(part.encode())
    entry = content.rfind(b"PK\x01\x02", 0, at)
    changed[entry + 24 : entry + 28] = struct.pack("<I", declared)
    return bytes(changed)


def flagged(content, bit):
    """`content` where every part carries `bit` in its flags: 1 says that it is encrypted."""
    changed, at = bytearray(content), -1
    while (at := content.find(b"PK\x01\x02", at + 1)) >= 0:
        changed[at + 8] |= bit
    return bytes(changed)


def overlapping():
    """A Word document with a second part whose bytes are those of the first: the kind of bomb that has no size of its own."""
    content = zipped(word(more={"word/second.xml": "x", "word/third.xml": "y"}))
    changed = bytearray(content)
    first = content.rfind(b"PK\x01\x02", 0, content.rfind(b"word/second.xml"))
    second = content.rfind(b"PK\x01\x02", 0, content.rfind(b"word/third.xml"))
    changed[second + 42 : second + 46] = changed[first + 42 : first + 46]
    return bytes(changed)


def old_container(stream):
    """What begins like a file of Office 97 and names `stream` in its directory."""
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(504)
        + "Root Entry".encode("utf-16-le").ljust(128, b"\x00")
        + f"{stream}\x00".encode("utf-16-le").ljust(128, b"\x00")
    )


def deep(levels):
    """The XML of a Word document nested so deep."""
    return f'<w:document xmlns:w="{WORD}"><w:body>{"<w:sdt>" * levels}{"</w:sdt>" * levels}</w:body></w:document>'


def pdf(*objects, trailer=""):
    """A PDF of these objects, numbered from 1; the first is its catalogue."""
    content, places = bytearray(b"%PDF-1.7\n"), []
    for number, thing in enumerate(objects, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n" % number + (thing if isinstance(thing, bytes) else thing.encode()) + b"\nendobj\n"
    start = len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(
        b"%010d 00000 n \n" % place for place in places
    )
    content += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(content)


def stream(content, dictionary="", *, packed=True):
    """A stream object, packed by Flate once."""
    written = zlib.compress(content, 9) if packed else content
    return (
        f"<< /Length {len(written)} {'/Filter /FlateDecode' if packed else ''} {dictionary} >>\nstream\n".encode()
        + written
        + b"\nendstream"
    )


FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
CATALOGUE = "<< /Type /Catalog /Pages 2 0 R >>"


def drawn(*contents, dictionary="", resources="/Font << /F1 3 0 R >>", more=()):
    """A PDF with a page for each content stream. Objects: 1 catalogue, 2 pages, 3 font, then a page and its content for each."""
    count = len(contents)
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(count))
    pages = []
    for n, content in enumerate(contents):
        pages.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << {resources} >> /Contents {5 + 2 * n} 0 R {dictionary} >>"
        )
        pages.append(
            content
            if isinstance(content, bytes) and b"endstream" in content
            else stream(content.encode() if isinstance(content, str) else content)
        )
    return pdf(CATALOGUE, f"<< /Type /Pages /Kids [{kids}] /Count {count} >>", FONT, *pages, *more)


def printed(*lines, size=11, left=72, top=770, step=14):
    """A content stream that prints `lines` one under the other."""
    escaped = [line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") for line in lines]
    return "".join(f"BT /F1 {size} Tf {left} {top - n * step} Td ({line}) Tj ET\n" for n, line in enumerate(escaped))


def flate_bomb(megabytes):
    """A page whose content unpacks twice, to so many megabytes of drawing."""
    inner = zlib.compress(b"0 0 m 9 9 l S\n" * (megabytes * 1_000_000 // 14), 9)
    return drawn(stream(zlib.compress(inner, 9), "/Filter [/FlateDecode /FlateDecode]", packed=False))


def endless_pages():
    """A tree of pages that is its own branch."""
    return pdf(CATALOGUE, "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 /Parent 2 0 R >>")


def endless_streams():
    """An object stream that says it is found in itself, and a form that draws itself."""
    form = stream(b"/X1 Do " * 50, "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X1 6 0 R >> >>")
    return drawn("/X1 Do " * 50 + printed("Words"), resources="/Font << /F1 3 0 R >> /XObject << /X1 6 0 R >>", more=(form,))


def many_pages(count):
    """A PDF of `count` pages that all are the same object but one line each."""
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"
    kids = " ".join(f"{n} 0 R" for n in range(3, count + 3))
    return pdf(CATALOGUE, f"<< /Type /Pages /Kids [{kids}] /Count {count} >>", *[page] * count)


def scanned(pages=1):
    """A PDF that holds a picture on each page and no text."""
    picture = stream(bytes(300), "/Type /XObject /Subtype /Image /Width 10 /Height 10 /ColorSpace /DeviceRGB /BitsPerComponent 8")
    last = 4 + 2 * pages
    return drawn(*["500 0 0 700 40 40 cm /I1 Do"] * pages, resources=f"/XObject << /I1 {last} 0 R >>", more=(picture,))
