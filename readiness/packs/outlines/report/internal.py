"""What stands in a draft alone: the grid that officers initial, what was carried over, and what is still empty.

Nothing here can be reached with a `PublishedReport`.
"""

from collections.abc import Iterator, Sequence

from readiness.documents.blocks import Block, Cell, Note, Paragraph, Table, Text, spoken
from readiness.reports.finishing import unfinished
from readiness.reports.model import DraftReport, ReportSection, SignOff, text_key

DRAFT = "Draft"
"""Marks every page of a draft."""
GRID_NOTE = "For internal use. Nobody has to delete this table: Readiness leaves it out of the final report."
CARRIED_TITLE = "Carried over from last time: check it"
CARRIED = "Nobody has looked at these words since the report before. Change what is no longer true, then save."


def grid(columns: Sequence[SignOff], key: str) -> tuple[Block, ...]:
    """The table of who has put initials to the draft, and when."""
    if not columns:
        return (Paragraph((Text(f"{GRID_NOTE} The council’s profile names no roles for it."),)),)
    rows = tuple(
        (Cell((Text(each.role),)), Cell(_words(each.initials)), Cell(_words(spoken(each.signed_on) if each.signed_on else "")))
        for each in columns
    )
    table = Table(f"{key}--grid", "Sign-off", ("Role", "Initials", "Date"), rows, (40, 25, 35), row_headers=True)
    return (Paragraph((Text(GRID_NOTE),)), table)


def _words(text: str) -> tuple[Text, ...]:
    return (Text(text),) if text.strip() else ()


def before_the_words(section: ReportSection, draft: DraftReport) -> Iterator[Note]:
    """What an officer must do about the section, if anything."""
    if section.key in draft.carried or (section.source.is_written and text_key(section) in draft.carried):
        yield Note(CARRIED_TITLE, (Paragraph((Text(CARRIED),)),))
    if section in unfinished(draft.report):
        label = section.label or section.key
        asked = f" {section.hint.strip()}" if section.hint.strip() else ""
        text = f"Fill “{label}” here or in the council’s profile. The final report cannot be made before.{asked}"
        yield Note("This section must be filled", (Paragraph((Text(text),)),))
