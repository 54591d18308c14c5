"""What the properties of a Word paragraph say: its style, its list, whether it is a heading, whether its end is a tracked change."""

from dataclasses import dataclass

from lxml import etree

from readiness.files.model import Changes
from readiness.files.word.names import W, is_on, value_of, whole
from readiness.files.word.numbering import Label, Numbering
from readiness.files.word.styles import Style, Styles, heading_of_outline

NO_LIST = "0"
GONE = {Changes.ACCEPTED: ("del", "moveFrom"), Changes.ORIGINAL: ("ins", "moveTo")}
"""The tracked changes whose words a reading leaves out."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How one paragraph stands. `list_id` is "0" outside a list; `joins_next` is set where its end was taken out."""

    style: Style
    heading: int
    list_id: str
    level: int | None
    joins_next: bool
    is_hidden: bool

    def label(self, numbering: Numbering) -> Label:
        """The bullet or number before it. It counts, so ask once, in reading order."""
        if self.list_id == NO_LIST:
            return Label()
        label = numbering.label(self.list_id, self.level, self.style.style_id)
        # The styles "List Bullet 2" and the like are deeper by their name, each in a list of its own.
        return Label(mark=label.mark, number=label.number, depth=max(label.depth, self.style.depth))


def shape_of(paragraph: etree._Element, styles: Styles, changes: Changes) -> Shape:
    """The shape of a `w:p`."""
    said = current = paragraph.find(f"{W}pPr")
    if changes is Changes.ORIGINAL and current is not None:
        former = current.find(f"{W}pPrChange/{W}pPr")
        said = current if former is None else former
    style = styles.paragraph(value_of(said, "pStyle"))
    listed = None if said is None else said.find(f"{W}numPr")
    level = value_of(listed, "ilvl")
    outline = value_of(said, "outlineLvl")
    end = None if current is None else current.find(f"{W}rPr")
    hidden = None if end is None else end.find(f"{W}vanish")
    return Shape(
        style=style,
        heading=(style.heading or 0) if outline is None else heading_of_outline(outline),
        list_id=value_of(listed, "numId") or style.list_id or NO_LIST,
        level=style.list_level if level is None else whole(level, default=0),
        joins_next=end is not None and any(end.find(f"{W}{name}") is not None for name in GONE[changes]),
        is_hidden=hidden is not None and is_on(hidden),
    )
