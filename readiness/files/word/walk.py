"""One walk through the XML of a Word document in reading order, without recursion, laying its words down in a Gathering.

Deleted, hidden and unfilled text and the second copy of a text box are passed over; what was passed over is counted for the remarks.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from readiness.files.archives import Relationship
from readiness.files.gathering import Gathering, Writing
from readiness.files.model import Changes
from readiness.files.signs import readable, shown
from readiness.files.word.fields import Fields
from readiness.files.word.names import CHART, DIAGRAM, MATHS, MC, OLD_PICTURE, PICTURE, VAL, R, W, value_of, whole
from readiness.files.word.numbering import Numbering
from readiness.files.word.paragraphs import GONE, Shape, shape_of
from readiness.files.word.styles import Format, Styles, format_of

_PASSED = (
    "pPr rPr sdtPr sdtEndPr tblPr tblPrEx tblGrid trPr tcPr sectPr rt rubyPr customXmlPr smartTagPr fldData ffData "
    "footnoteRef endnoteRef annotationRef"
)
_FIXED = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_SHOWN = (f"{W}t", f"{W}sym", f"{W}txbxContent", PICTURE, OLD_PICTURE, CHART, DIAGRAM)
_LINES = str.maketrans("\r\n\t", "   ")


@dataclass(slots=True)
class _OpenParagraph:
    shape: Shape
    writing: Writing
    boxes: list[etree._Element] = field(default_factory=list)


class Walk:
    """The state of the reading at one point of a document. `counts` says what was passed over; `notes` which notes were cited."""

    def __init__(self, gathering: Gathering, *, styles: Styles, numbering: Numbering, changes: Changes) -> None:
        self.gathering, self.styles, self.numbering, self.changes = gathering, styles, numbering, changes
        self.relationships: Mapping[str, Relationship] = {}
        self.counts: Counter[str] = Counter()
        self.notes: dict[tuple[str, str], None] = {}
        self._open: list[_OpenParagraph] = []
        self._cells: list[tuple[int, bool]] = []
        self._fields = Fields()
        self._anchors: list[str] = []
        self._format = Format()
        self._carried: Writing | None = None
        self._next: list[etree._Element] = []
        self._starts, self._ends = self._beginnings(), self._endings()

    def read(self, root: etree._Element) -> None:
        """Lay down everything beneath `root`."""
        walks = [self._walk(root)]
        while walks:
            walk = walks[-1]
            for event, element in walk:
                if event == "end":
                    if (end := self._ends.get(element.tag)) is not None:
                        end(element)
                elif (start := self._starts.get(element.tag)) is not None and start(element):
                    walk.skip_subtree()
                    next(walk)
                if self._next:
                    walks.extend(self._walk(each) for each in reversed(self._next))
                    self._next.clear()
                    break
            else:
                walks.pop()
        self._flush()

    @staticmethod
    def _walk(root: etree._Element) -> "etree.iterwalk":
        walk = etree.iterwalk(root, events=("start", "end"))
        next(walk)
        return walk

    def _beginnings(self) -> dict[str, Callable[[etree._Element], bool | None]]:
        """What to do where an element begins; True passes over what is in it. An element that is not here is looked into."""
        starts: dict[str, Callable[[etree._Element], bool | None]] = {
            f"{W}p": self._begin_paragraph,
            f"{W}r": self._begin_run,
            f"{MATHS}r": self._begin_run,
            f"{W}t": self._text,
            f"{W}delText": self._text,
            f"{MATHS}t": self._text,
            f"{W}sym": self._sign,
            f"{W}fldChar": self._field_mark,
            f"{W}instrText": self._code,
            f"{W}delInstrText": self._code,
            f"{W}fldSimple": self._begin_simple_field,
            f"{W}hyperlink": self._begin_link,
            f"{W}sdt": self._is_unfilled,
            f"{W}txbxContent": self._box,
            f"{W}tbl": self._begin_table,
            f"{W}tr": self._begin_row,
            f"{W}tc": self._begin_cell,
            f"{W}footnoteReference": self._note,
            f"{W}endnoteReference": self._note,
            f"{MC}AlternateContent": self._choose,
            PICTURE: self._counted("pictures"),
            OLD_PICTURE: self._counted("pictures"),
            CHART: self._counted("charts"),
            DIAGRAM: self._counted("charts"),
            f"{W}object": self._counted("embedded"),
            f"{W}altChunk": self._counted("embedded"),
        }
        starts |= {f"{W}{name}": self._pass_over for name in (*_PASSED.split(), *GONE[self.changes])}
        return starts | {f"{W}{name}": self._fixed(text) for name, text in _FIXED.items()}

    def _endings(self) -> dict[str, Callable[[etree._Element], None]]:
        return {
            f"{W}p": self._end_paragraph,
            f"{W}fldSimple": self._end_simple_field,
            f"{W}hyperlink": self._end_link,
            f"{W}tbl": self._end_table,
            f"{W}tr": self._end_row,
            f"{W}tc": self._end_cell,
        }

    # Paragraphs and the words in them.

    def _begin_paragraph(self, element: etree._Element) -> None:
        writing, self._carried = self._carried or Writing(), None
        self._open.append(_OpenParagraph(shape=shape_of(element, self.styles, self.changes), writing=writing))
        self._follow_link()

    def _end_paragraph(self, _element: etree._Element) -> None:
        paragraph = self._open.pop()
        self._fields.drop_unfinished()
        shape, writing = paragraph.shape, paragraph.writing
        writing.link("")
        if shape.joins_next:
            self._carried = writing
        elif shape.style.is_contents:
            self.counts["contents"] += bool("".join(writing.pieces).strip())
        else:
            if writing.pieces or not shape.is_hidden:
                label = shape.label(self.numbering)
                writing.mark, writing.number, writing.depth = label.mark, label.number, label.depth
            writing.heading = shape.heading
            self.gathering.add(writing)
        self._next.extend(paragraph.boxes)

    def _flush(self) -> None:
        """Lay down a paragraph whose end was taken out and that has nothing after it to join."""
        if self._carried is not None:
            self.gathering.add(self._carried)
            self._carried = None

    def _begin_run(self, element: etree._Element) -> None:
        properties = element.find(f"{W}rPr")
        style = self._open[-1].shape.style if self._open else self.styles.paragraph(None)
        self._format = self.styles.words(style, value_of(properties, "rStyle"), format_of(properties))

    def _write(self, text: str) -> None:
        if not self._open or self._fields.is_code:
            return
        if self._format.hidden:
            self.counts["hidden"] += len(text.split())
            return
        writing = self._open[-1].writing
        # Links are underlined to show that they are links.
        writing.write(text, strong=bool(self._format.bold or (self._format.underlined and not writing.address)))

    def _text(self, element: etree._Element) -> None:
        self._write(readable((element.text or "").translate(_LINES), font=self._format.font or ""))

    def _fixed(self, text: str) -> Callable[[etree._Element], None]:
        return lambda _element: self._write(text)

    def _sign(self, element: etree._Element) -> None:
        try:
            character = chr(int(element.get(f"{W}char", ""), 16))
        except (ValueError, OverflowError):
            return
        self._write(shown(character, font=element.get(f"{W}font", "")))

    # Fields and links.

    def _follow_link(self) -> None:
        """Have the words that follow lead to where the open link or field leads."""
        address = next((each for each in reversed(self._anchors) if each), "") or self._fields.address
        if self._open and self._open[-1].writing.address != address:
            self._open[-1].writing.link(address)

    def _field_mark(self, element: etree._Element) -> bool:
        moves = {"begin": self._fields.begin, "separate": self._fields.show, "end": self._fields.end}
        moves.get(element.get(f"{W}fldCharType", ""), lambda: None)()
        self._follow_link()
        return True

    def _code(self, element: etree._Element) -> None:
        self._fields.add_code(element.text or "")

    def _begin_simple_field(self, element: etree._Element) -> None:
        self._fields.begin()
        self._fields.add_code(element.get(f"{W}instr", ""))
        self._fields.show()
        self._follow_link()

    def _end_simple_field(self, _element: etree._Element) -> None:
        self._fields.end()
        self._follow_link()

    def _begin_link(self, element: etree._Element) -> None:
        leads = self.relationships.get(element.get(f"{R}id", ""))
        address, fragment = leads.target if leads and leads.outside else "", element.get(f"{W}anchor")
        self._anchors.append(f"{address}#{fragment}" if address and fragment and "#" not in address else address)
        self._follow_link()

    def _end_link(self, _element: etree._Element) -> None:
        self._anchors.pop()
        self._follow_link()

    # What is passed over, chosen or put off.

    def _pass_over(self, _element: etree._Element) -> bool:
        return True

    def _counted(self, what: str) -> Callable[[etree._Element], bool]:
        def count(_element: etree._Element) -> bool:
            self.counts[what] += 1
            return True

        return count

    def _is_unfilled(self, element: etree._Element) -> bool:
        """Whether a form field shows only what should be typed there: some programs leave its flag on when it is filled in."""
        is_prompt = element.find(f"{W}sdtPr/{W}showingPlcHdr") is not None and all(
            run.find(f"{W}rPr/{W}rStyle") is not None for run in element.iter(f"{W}r")
        )
        self.counts["prompts"] += is_prompt
        return is_prompt

    def _choose(self, element: etree._Element) -> bool:
        """Read one of several shapes of the same thing: the first that has anything to read."""
        shapes = list(element.iterchildren(f"{MC}Choice", f"{MC}Fallback"))
        chosen = next((each for each in shapes if next(each.iter(*_SHOWN), None) is not None), None)
        if chosen is not None:
            self._next.append(chosen)
        return True

    def _box(self, element: etree._Element) -> bool:
        """Put a text box off until the paragraph that holds it has ended."""
        (self._open[-1].boxes if self._open else self._next).append(element)
        return True

    def _note(self, element: etree._Element) -> None:
        if not self._format.hidden:
            kind = "footnote" if element.tag == f"{W}footnoteReference" else "endnote"
            self.notes.setdefault((kind, element.get(f"{W}id", "")))

    # Tables.

    def _begin_table(self, _element: etree._Element) -> None:
        self._flush()
        self.gathering.begin_table()

    def _end_table(self, _element: etree._Element) -> None:
        self.gathering.end_table()

    def _begin_row(self, element: etree._Element) -> bool:
        properties = element.find(f"{W}trPr")
        if properties is None:
            return False
        if any(properties.find(f"{W}{name}") is not None for name in GONE[self.changes]):
            return True
        if before := whole(value_of(properties, "gridBefore"), default=0):
            self.gathering.end_cell(span=before)
        return False

    def _end_row(self, _element: etree._Element) -> None:
        self.gathering.end_row()

    def _begin_cell(self, element: etree._Element) -> bool:
        properties = element.find(f"{W}tcPr")
        gone = "cellDel" if self.changes is Changes.ACCEPTED else "cellIns"
        if properties is not None and properties.find(f"{W}{gone}") is not None:
            return True
        merge = None if properties is None else properties.find(f"{W}vMerge")
        merged = merge is not None and merge.get(VAL, "continue") == "continue"
        self._cells.append((whole(value_of(properties, "gridSpan"), default=1), merged))
        self.gathering.begin_cell()
        return False

    def _end_cell(self, _element: etree._Element) -> None:
        self._flush()
        span, merged = self._cells.pop()
        self.gathering.end_cell(span=span, merged=merged)
