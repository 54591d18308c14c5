"""The sheets of the workbook about what was asked: Summary, Questions and Indicators. What is unanswered is said on all three."""

from collections.abc import Iterator

from readiness.documents.sheets import BarChart, CellValue, Column, SummarySheet, TableSheet
from readiness.evaluations.model import UNANSWERED, Confidence, Judgement
from readiness.packs.outlines.coverage import coverage_of
from readiness.packs.outlines.places import Places, indicator_key, letters
from readiness.packs.outlines.summary import NOT_JUDGED, POSITIONS, counts, judged
from readiness.snapshots.model import PublishedIndicator, PublishedQuestion

REF = Column("Ref", 14)
NUMBER = Column("Number", 9)
TITLE = Column("Question", 18)
DATE_WIDTH = 18
"""Of "30 September 2026": Excel shows hashes where a date does not fit."""
JUDGEMENTS = (*(judgement.label for judgement in Judgement), NOT_JUDGED, UNANSWERED)
ANSWERED = ("Answered", UNANSWERED)
YES_OR_NO = ("Yes", "No")
CHECKED = ("Yes", "Not yet")
LISTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Position", tuple(label for label, _, _ in POSITIONS)),
    ("Judgement", JUDGEMENTS),
    ("How sure", tuple(sure.label for sure in Confidence)),
    ("Answered", ANSWERED),
    ("Yes or no", YES_OR_NO),
    ("Checked", CHECKED),
)
"""Every drop-down of the workbook."""
POSITION_TONES = tuple((label, tone) for label, _, tone in POSITIONS if tone)
JUDGEMENT_TONES = tuple((judgement.label, judgement.tone) for judgement in Judgement)


def yes_or_no(true: bool) -> str:
    """As the "Yes or no" list spells it."""
    return YES_OR_NO[0] if true else YES_OR_NO[1]


def summary_sheet(places: Places) -> SummarySheet:
    """The table and chart of the document's first page."""
    columns = (
        REF,
        NUMBER,
        TITLE,
        Column("Judgement", 16, tones=JUDGEMENT_TONES),
        *(Column(label, 12) for label, _, _ in POSITIONS),
    )
    rows = tuple(_summary(question) for question in places.snapshot.questions)
    chart = BarChart(
        "Indicators by position, question by question", TITLE.title, tuple((label, tone) for label, _, tone in POSITIONS)
    )
    return SummarySheet(TableSheet("Summary", "Summary: each question and its indicators by position", columns, rows), chart)


def _summary(question: PublishedQuestion) -> tuple[CellValue, ...]:
    return (question.key, question.number, question.short_title, judged(question)[0], *counts(question))


def questions_sheet(places: Places) -> TableSheet:
    """A row for each question, answered or not."""
    columns = (
        REF,
        NUMBER,
        Column("Section", 16),
        TITLE,
        Column("Wording", 32),
        Column("Publisher’s number", 11),
        Column("Answered", 12, choices="Answered"),
        Column("Judgement", 16, choices="Judgement", tones=JUDGEMENT_TONES),
        Column("Reason for the judgement", 34),
        Column("How sure we are", 10, choices="How sure"),
        Column("Why as sure as that", 24),
        Column("Achieved entries", 10),
        Column("Still-to-do entries", 10),
        Column("Partners named", 18),
        Column("Usual partners not heard from", 20),
        Column("Evidence usually expected", 26),
        Column("Source", 24),
        Column("Read in its source", 12, choices="Checked"),
    )
    rows = tuple(
        _question(question, section.title, places) for section in places.snapshot.sections for question in section.questions
    )
    return TableSheet("Questions", "Questions, and our judgement on each", columns, rows)


def _question(question: PublishedQuestion, section: str, places: Places) -> tuple[CellValue, ...]:
    partners = coverage_of(question, places.snapshot)[0]
    return (
        question.key,
        question.number,
        section,
        question.short_title,
        question.wording,
        question.publisher_number,
        UNANSWERED if question.is_unanswered else ANSWERED[0],
        judged(question)[0],
        places.plain(question.judgement_reason),
        question.confidence.label if question.confidence else None,
        places.plain(question.confidence_reason),
        sum(not entry.carried for entry in question.achieved),
        sum(not entry.carried for entry in question.still_to_do),
        "; ".join(partners.named),
        "; ".join(partners.missing),
        "\n".join(question.expected_evidence),
        question.source,
        CHECKED[0] if question.checked else CHECKED[1],
    )


def indicators_sheet(places: Places) -> TableSheet:
    """A row for each indicator, answered or not."""
    columns = (
        REF,
        NUMBER,
        TITLE,
        Column("Suggested indicator", 38),
        Column("Position", 15, choices="Position", tones=POSITION_TONES),
        Column("Reason", 26),
        Column("Who will find out", 16),
        Column("Find out by", DATE_WIDTH),
        Column("Entries about it", 14),
        Column("Added by this area", 10, choices="Yes or no"),
        Column("Source", 24),
        Column("Read in its source", 12, choices="Checked"),
    )
    rows = tuple(row for question in places.snapshot.questions for row in _indicators(question, places))
    return TableSheet("Indicators", "Suggested indicators, and our position on each", columns, rows)


def _indicators(question: PublishedQuestion, places: Places) -> Iterator[tuple[CellValue, ...]]:
    marks = letters(question)
    for indicator in question.indicators:
        supporters = [entry.place for entry in question.counted if indicator.key in entry.indicators]
        yield (
            indicator_key(question, indicator),
            f"{question.number} {marks[indicator.key]}",
            question.short_title,
            indicator.wording,
            indicator.position.label if indicator.position else UNANSWERED,
            places.on_one_line(indicator.reason),
            indicator.who_finds_out,
            indicator.find_out_by,
            ", ".join(supporters),
            yes_or_no(indicator.own),
            indicator.source,
            _checked(indicator),
        )


def _checked(indicator: PublishedIndicator) -> str | None:
    if indicator.own:
        return None
    return CHECKED[0] if indicator.checked else CHECKED[1]
