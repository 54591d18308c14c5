"""The workbook: what its sheets say, from a published snapshot and nothing else. Its numbers are the document's."""

from collections.abc import Iterator

from readiness.documents.blocks import spoken
from readiness.documents.sheets import ListsSheet, TextSheet, Workbook
from readiness.packs.outlines import opening
from readiness.packs.outlines.about import COUNTING, definitions, how_to_check, provenance
from readiness.packs.outlines.entry_sheets import achieved_sheet, still_to_do_sheet
from readiness.packs.outlines.language import capital, stopped
from readiness.packs.outlines.places import Places
from readiness.packs.outlines.question_sheets import LISTS, indicators_sheet, questions_sheet, summary_sheet
from readiness.packs.outlines.self_evaluation import author
from readiness.packs.outlines.summary import OURS
from readiness.snapshots.model import PublishedSnapshot

SHEETS = (
    ("Summary", "each question with its judgement and the number of its indicators in each position, and a chart"),
    ("Questions", "one row for each question, answered or not"),
    ("Indicators", "one row for each suggested indicator, with its position or “Not answered”"),
    ("Achieved", "one row for each entry that says what has been achieved, and nothing else"),
    ("Still to do", "one row for each entry that says what still needs to happen, and nothing else"),
    ("Lists", "the words that the drop-downs offer"),
)


def workbook(snapshot: PublishedSnapshot) -> Workbook:
    """The seven sheets, in the order of their tabs."""
    places = Places(snapshot)
    title = f"Self-evaluation of {snapshot.area_name}"
    return Workbook(
        title=title,
        subject=f"{snapshot.title}, as at {spoken(snapshot.as_at)}",
        author=author(snapshot),
        as_at=snapshot.as_at,
        digest=snapshot.digest,
        sheets=(
            TextSheet("Read me", title, tuple(_read_me(snapshot))),
            summary_sheet(places),
            questions_sheet(places),
            indicators_sheet(places),
            achieved_sheet(places),
            still_to_do_sheet(places),
            ListsSheet("Lists", "The words that the drop-downs offer", LISTS),
        ),
    )


def _read_me(snapshot: PublishedSnapshot) -> Iterator[tuple[str, str]]:
    """Every row stands on its own, because a reader may land in the middle."""
    yield ("What this is", f"{snapshot.title}: what {snapshot.area_name} says of itself.")
    yield ("As at", spoken(snapshot.as_at))
    yield from opening.facts(snapshot)
    yield ("Digest (SHA-256)", snapshot.digest)
    yield from opening.notes(snapshot)
    yield from ((f"Sheet: {name}", _sentence(text)) for name, text in SHEETS)
    yield from HOW_TO_USE
    for (_, words), name in zip(definitions(), ("Position", "Judgement", "How sure we are"), strict=True):
        yield from ((f"{name}: {word}", _sentence(meaning)) for word, meaning in words)
    yield ("Whose scale this is", OURS)
    yield from ((f"Entries: {word.lower()}", _sentence(meaning)) for word, meaning in COUNTING)
    yield from ((f"Questions: {label.lower()}", _sentence(text)) for label, text in provenance(snapshot.bank)[2:])
    yield ("How to check this workbook", how_to_check(snapshot))


def _sentence(text: str) -> str:
    return capital(stopped(text))


HOW_TO_USE = (
    (
        "Column: Ref",
        "The permanent name of the row. Numbers may change from one edition to the next; this does not. Please leave it as it is.",
    ),
    (
        "Column: Number",
        "The number of the row in the document made from the same data. A number in a text, such as 2.6 or 2.6.1, is such a number too.",
    ),
    ("Nothing is hidden", "There are no hidden sheets, rows or columns, and no formulas."),
    ("Several in one cell", "Indicators, ages, groups and other names in one cell stand apart by a semicolon and a blank."),
)
