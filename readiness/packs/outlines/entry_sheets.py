"""The sheets of the workbook that hold what was said: Achieved and Still to do, one row an entry and nothing else.

Every field of an entry has a column, so that an edited workbook can be read back. Names in one cell are apart by "; ".
"""

from collections.abc import Iterator

from readiness.documents.sheets import CellValue, Column, TableSheet
from readiness.evaluations.model import EntryKind
from readiness.packs.outlines.places import Places, letters
from readiness.packs.outlines.question_sheets import DATE_WIDTH, NUMBER, REF, TITLE, yes_or_no
from readiness.references.model import Ref
from readiness.snapshots.model import PublishedEntry, PublishedQuestion

COVERS = (
    Column("Indicators", 12),
    Column("Ages", 10),
    Column("Groups", 20),
    Column("Preparing for adulthood", 16),
    Column("Carried forward", 10, choices="Yes or no"),
)


def achieved_sheet(places: Places) -> TableSheet:
    """A row for each achieved entry."""
    columns = (
        REF,
        NUMBER,
        TITLE,
        Column(EntryKind.ACHIEVED.label, 46),
        Column("What difference it made", 36),
        Column("True on", DATE_WIDTH),
        Column("Confirmed on", DATE_WIDTH),
        Column("Partner", 16),
        *COVERS,
    )
    rows = tuple(
        (
            *_named(question, entry, places),
            places.plain(entry.difference),
            entry.true_on,
            entry.confirmed_on,
            entry.partner,
            *_covers(question, entry),
        )
        for question, entry in _entries(places, EntryKind.ACHIEVED)
    )
    return TableSheet("Achieved", EntryKind.ACHIEVED.label, columns, rows)


def still_to_do_sheet(places: Places) -> TableSheet:
    """A row for each still-to-do entry."""
    columns = (
        REF,
        NUMBER,
        TITLE,
        Column(EntryKind.STILL_TO_DO.label, 44),
        Column("Lead", 16),
        Column("Due on", DATE_WIDTH),
        Column("What difference it should make", 24),
        Column("True on", DATE_WIDTH),
        Column("Confirmed on", DATE_WIDTH),
        Column("Partner", 16),
        *COVERS,
    )
    rows = tuple(
        (
            *_named(question, entry, places),
            entry.lead,
            entry.due_on,
            places.plain(entry.difference),
            entry.true_on,
            entry.confirmed_on,
            entry.partner,
            *_covers(question, entry),
        )
        for question, entry in _entries(places, EntryKind.STILL_TO_DO)
    )
    return TableSheet("Still to do", EntryKind.STILL_TO_DO.label, columns, rows)


def _entries(places: Places, kind: EntryKind) -> Iterator[tuple[PublishedQuestion, PublishedEntry]]:
    for question in places.snapshot.questions:
        yield from ((question, entry) for entry in question.entries if entry.kind is kind)


def _named(question: PublishedQuestion, entry: PublishedEntry, places: Places) -> tuple[CellValue, ...]:
    return (str(Ref(question.key, entry.number)), entry.place, question.short_title, places.plain(entry.text))


def _covers(question: PublishedQuestion, entry: PublishedEntry) -> tuple[CellValue, ...]:
    marks = letters(question)
    return (
        "; ".join(f"{question.number} {marks[key]}" if key in marks else key for key in entry.indicators),
        "; ".join(age.label for age in entry.ages),
        "; ".join(entry.groups),
        "; ".join(area.label for area in entry.adulthood),
        yes_or_no(entry.carried),
    )
