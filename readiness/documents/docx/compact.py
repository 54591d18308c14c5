"""Our styles drawn close together, for a document without a list of contents: one page is one page in Word too."""

from collections.abc import Mapping

from lxml import etree

from readiness.documents.docx.marks import W

Close = tuple[int, int, int]
"""Half points of a letter where our text has 21 (0: as it is), and the space before and after in twentieths of a point."""
CLOSE: Mapping[str, Close] = {
    "Area": (20, 0, 40),
    "Title": (36, 0, 40),
    "Subtitle": (20, 0, 100),
    "Fact": (19, 0, 10),
    "Heading1": (23, 130, 40),
    "Heading2": (22, 140, 50),
    "Heading3": (21, 120, 40),
    "Heading4": (21, 100, 40),
    "ListBullet": (0, 0, 20),
    "ListNumber": (0, 0, 20),
    "SmallNote": (0, 0, 40),
    "NumberedParagraph": (0, 60, 60),
    "Label": (0, 100, 40),
    "NoteTitle": (0, 60, 0),
    "NoteText": (0, 0, 20),
    "Picture": (0, 0, 60),
}
PARAGRAPH_AFTER, LINE = "60", "240"


def closed_up(root: etree._Element, scale: float) -> None:
    """Draw the styles of `root`, which are ours with letters `scale` times as large, close together."""
    spacing = root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr/{W}spacing")
    if spacing is not None:
        spacing.set(f"{W}after", PARAGRAPH_AFTER)
        spacing.set(f"{W}line", LINE)
    for style in root.iterchildren(f"{W}style"):
        identity = style.get(f"{W}styleId", "")
        if identity in CLOSE:
            size, before, after = CLOSE[identity]
            _close(style, round(size * scale), before, after)
    heading = root.find(f"{W}style[@{W}styleId='Heading1']/{W}pPr")
    border = None if heading is None else heading.find(f"{W}pBdr")
    if heading is not None and border is not None:
        heading.remove(border)


def _close(style: etree._Element, size: int, before: int, after: int) -> None:
    for spacing in style.iterfind(f"{W}pPr/{W}spacing"):
        spacing.set(f"{W}before", str(before))
        spacing.set(f"{W}after", str(after))
        for name in ("line", "lineRule"):
            if f"{W}{name}" in spacing.attrib:
                del spacing.attrib[f"{W}{name}"]
    for name in ("sz", "szCs") if size else ():
        for found in style.iterfind(f"{W}rPr/{W}{name}"):
            found.set(f"{W}val", str(size))
