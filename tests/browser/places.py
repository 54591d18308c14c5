"""Areas in every state a page can be in: nothing in it, just begun, overfull, closed, carried forward, and one for mistakes."""

from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime

from readiness.app import create_app
from readiness.areas import operations as areas
from readiness.areas.scope import enter_area
from readiness.banks.views import library
from readiness.database import db, writing
from readiness.evaluations import operations as evaluations
from readiness.evaluations.model import (
    AdulthoodArea,
    AgeBand,
    Confidence,
    EntryContent,
    EntryKind,
    IndicatorPosition,
    Judgement,
    Position,
    QuestionJudgement,
    WorkStatus,
)
from readiness.evaluations.operations import PositionChange
from readiness.exchange import operations as exchange
from readiness.exchange.briefing import parse_briefing
from readiness.exchange.decisions import Decisions, Fate, PieceDecision, usual
from readiness.exchange.held_words import held_words
from readiness.exchange.model import Column, Grid
from readiness.settings import Settings
from tests.exchange.small_document import BOARD, REVIEW, SIGNED, TEXT

AT = datetime(2026, 3, 2, 12, tzinfo=UTC)
BY = "Asha Example"
BANK = "send-local-area-2016"
ARABIC = "فاطمة الزهراء بنت عبد الرحمن، منسقة الاحتياجات التعليمية الخاصة"
BENGALI = "শর্মিষ্ঠা বন্দ্যোপাধ্যায়, বিশেষ শিক্ষাগত চাহিদা সমন্বয়কারী"
SCRIPT = '<script>alert(1)</script> & {{7*7}} =HYPERLINK("x")'
UNBROKEN = "unbroken" * 1_250
LONG_NAME = "Nominatedofficer" * 12 + "Asha Ex"
LONG_TITLE = "Selfevaluation" * 14


def fill(environment):
    """Make the areas in the installation that `environment` names."""
    app = create_app(Settings.from_environment(environment))
    with app.app_context():
        _area("Emptyshire")
        for name in ("Begunshire", "Mistakeshire"):
            with _area(name):
                _start("Self-evaluation")
        with _area(f"Longshire {SCRIPT}"[:100]):
            _overfill()
        with _area("Closedshire"):
            _close_and_carry()
        with _area("Documentshire"):
            _give_documents()
        db.session.remove()
        db.engine.dispose()


def _area(name):
    with writing() as session:
        made = areas.create_area(session, name, at=AT, by=BY)
    return _inside(made)


@contextmanager
def _inside(area):
    enter_area(db.session(), area.id)
    yield area
    db.session.remove()


def _start(title, **options):
    with writing() as session:
        bank = library().bank(BANK, "1")
        return evaluations.start_evaluation(session, bank, title=title, at=AT, by=BY, **options).number


@contextmanager
def _desk(number):
    with writing() as session:
        yield evaluations.open_evaluation(session, number, library=library(), at=AT, by=BY)


def _overfill():
    """Sixty entries on one question, names in three scripts, the longest of everything."""
    number = _start(LONG_TITLE)
    with writing() as session:
        areas.add_group(session, "Group" * 20, standard=(), at=AT, by=BY)
    with _desk(number) as desk:
        indicators = tuple(one.key for one in desk.bank.by_key["identification"].indicators)
        for place in range(30):
            achieved = EntryContent(
                text=UNBROKEN
                if place == 0
                else f"{SCRIPT} {place}\n\n- {ARABIC}\n- {BENGALI}\n\n[[assurance]] [[identification:1]]",
                difference=UNBROKEN if place == 1 else f"{BENGALI} " * 3,
                true_on=date(2025, 9, 1),
                partner=(ARABIC, BENGALI, LONG_NAME, SCRIPT)[place % 4],
                indicators=indicators,
                ages=tuple(AgeBand),
                adulthood=tuple(AdulthoodArea),
                groups=("Children in care and care leavers", "Children missing education"),
            )
            evaluations.add_entry(desk, "identification", EntryKind.ACHIEVED, achieved)
            to_do = EntryContent(text=f"Do this {place}. " * 12, lead=LONG_NAME, due_on=date(2025, 9, 1))
            evaluations.add_entry(desk, "identification", EntryKind.STILL_TO_DO, to_do)
        positions = [
            IndicatorPosition(Position.UNKNOWN, who_finds_out=LONG_NAME, find_out_by=date(2026, 1, 1)),
            IndicatorPosition(Position.NOT_APPLICABLE, reason=UNBROKEN),
            *(IndicatorPosition(position) for position in (Position.IN_PLACE, Position.PARTLY, Position.NOT_YET)),
        ]
        changes = {key: PositionChange(position, 0) for key, position in zip(indicators, positions, strict=False)}
        evaluations.record_positions(desk, "identification", changes)
        said = QuestionJudgement(Judgement.AREA_TO_IMPROVE, UNBROKEN, Confidence.LOW, f"{ARABIC} {SCRIPT}")
        evaluations.record_judgement(desk, "identification", said, made_from=0)
        evaluations.record_work(
            desk, "identification", status=WorkStatus.IN_PROGRESS, owner=LONG_NAME, due_on=date(2026, 1, 5), made_from=0
        )
    with _desk(number) as desk:
        for entry in (2, 3):
            evaluations.remove_entry(desk, "identification", entry, made_from=1)
    _give_long_documents(number)


def _close_and_carry():
    """A closed self-evaluation and the next one with its entries carried forward."""
    number = _start("Last year’s self-evaluation")
    with _desk(number) as desk:
        evaluations.add_entry(desk, "assurance", EntryKind.ACHIEVED, EntryContent(text="The board meets monthly."))
        evaluations.add_entry(desk, "assurance", EntryKind.STILL_TO_DO, EntryContent(text="Publish its papers. [[nothing]]"))
    with writing() as session:
        evaluations.close_evaluation(session, number, made_from=1, at=AT, by=BY)
    _start("This year’s self-evaluation", carry_from=number)


GRID = Grid("table 1", (Column("Ref", "number", "1.1"), Column("How are things?", "", "Well enough")), 4, read=False)
NEWER = (
    TEXT.replace("looked at waiting times", "looked at the waits")
    .replace(f"• {SIGNED}\n", "")
    .replace(f"• {REVIEW}", "• Print it.")
)
POINTS = 300


def _give_documents():
    """One that waits, one brought in, one undone, a newer edition, one with tracked changes, and tables nobody could read."""
    number = _start("Self-evaluation")
    for name in ("Briefing.docx", "Undone.docx"):
        _bring_in(number, _stage(number, name, TEXT))
    with _desk(number) as desk:
        evaluations.edit_entry(desk, "assurance", 2, EntryContent("A dashboard is ready."), made_from=1)
        exchange.undo(desk, 2)
    _stage(number, "Briefing v2.docx", NEWER)
    _stage(number, "Another matter.docx", TEXT.replace(BOARD, "The chair reports to the board, see 19.2."))
    _stage(number, "Tracked.docx", TEXT, tracked=14)
    _stage(
        number,
        "Tables.xlsx",
        "nothing to read",
        like=TEXT,
        questions=(),
        citations=(),
        grids=(GRID, replace(GRID, place="table 2")),
    )


def _give_long_documents(number):
    """Three hundred entries in a document with the longest of everything, and one like it that was brought in."""
    points = "\n".join(
        f"• {ARABIC if place % 7 == 0 else SCRIPT} Point {place} was agreed on 6 February 2018 with the CCG."
        for place in range(POINTS)
    )
    text = TEXT.replace(f"• {BOARD}", f"• {UNBROKEN[:9_000]}\n{points}").replace(
        "Members’ briefing", f"{BENGALI} {UNBROKEN[:3_000]}"
    )
    grid = Grid(
        "sheet “Long”", tuple(Column(f"{UNBROKEN[:150]} {place}", "", UNBROKEN[:400]) for place in range(30)), 4_000, read=False
    )
    name = f"{UNBROKEN[:200]}.docx"
    _stage(number, name, text, grids=(grid,), remarks=("3 comments were left out.", f"{UNBROKEN[:200]} was left out."))
    _bring_in(number, _stage(number, name, text.replace("Point", "Item")))


def _stage(number, name, text, *, like="", **changed):
    briefing = replace(parse_briefing(like or text, name), **changed)
    with _desk(number) as desk:
        return exchange.stage(desk, name, text.encode(), briefing, changes="")


def _bring_in(number, document):
    with _desk(number) as desk:
        held = exchange.read_document_row(desk.session, desk.evaluation, document)
        briefing = exchange.reading_of(desk.session, desk.evaluation, document)
        words = held_words().vocabulary()
        considered = exchange.consider(desk.session, desk.evaluation, desk.bank, words, briefing, name=held.name, edition=0)
        decided = usual(considered.proposal)
        pieces = {
            piece.id: PieceDecision(Fate.NOTE, piece.under if piece.id % 2 else "assurance" if piece.id else "")
            for piece in considered.proposal.pieces
        }
        exchange.bring_in(
            desk, document, considered.proposal, Decisions(decided.entries, decided.indicators, decided.notes, pieces)
        )
