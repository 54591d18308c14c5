"""WordprocessingML spelt by hand: paragraphs, runs, fields and pictures.

Written as strings: a long table made through an object for every cell took minutes. Every string a person typed passes through `run`.
"""

from html import escape

from lxml import etree

from readiness.documents.blocks import printable

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{WORD}}}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
NAMES = {"w": WORD}
MILLIMETRE = 36_000
"""In the units of a drawing (EMU)."""
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def paragraph(style: str, inside: str, properties: str = "") -> str:
    """A paragraph in the style with the id `style`; `properties` stand in the order that the schema asks for."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{inside}</w:p>'


def run(text: str, look: str = "") -> str:
    """A run of plain text; line ends and tabs become Word's own."""
    shown = escape(printable(text), quote=False)
    if "\n" in shown or "\t" in shown:
        shown = shown.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">').replace(
            "\t", '</w:t><w:tab/><w:t xml:space="preserve">'
        )
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{shown}</w:t></w:r>'


def listed(identity: int, level: int) -> str:
    """What makes a paragraph one of the list `identity`."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{identity}"/></w:numPr>'


def begin(instruction: str) -> str:
    """The beginning of a field, as far as what it shows; END ends it."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def field(instruction: str, shown: str, look: str = "") -> str:
    """A field that shows `shown` until Word refreshes it."""
    return f"{begin(instruction)}{run(shown, look)}{END}"


def attribute(text: str) -> str:
    """`text` as it stands between the quotation marks of an attribute."""
    return escape(printable(text).replace("\n", " "))


def whole(said: str) -> int:
    """The number that an attribute of a stranger's file spells, or 0."""
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else 0


def take_out(element: etree._Element) -> None:
    """Remove the element from what holds it."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def coloured(colour: str) -> str:
    """The run property of a colour, RRGGBB."""
    return f'<w:color w:val="{colour}"/>'


def in_order(own: str, given: str) -> str:
    """Run properties in the order the schema asks for: bold, italic, colour."""
    if not own or not given:
        return own or given
    bold = "<w:b/>" if "<w:b/>" in own + given else ""
    italic = "<w:i/>" if "<w:i/>" in own else ""
    return bold + italic + given.replace("<w:b/>", "")


def drawing(identity: int, *, name: str, alternative: str, picture: str, wide: float, high: float) -> str:
    """A run with a picture of so many millimetres; `picture` is the id of its relationship."""
    extent = f'cx="{int(wide * MILLIMETRE)}" cy="{int(high * MILLIMETRE)}"'
    named = f'id="{identity}" name="{attribute(name)}" descr="{attribute(alternative)}"'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/><wp:docPr {named}/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f"<pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{picture}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
