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
from readiness.files.word_template import let_in
from readiness.packs import operations as packs
from readiness.reports import operations as reports
from readiness.reports.drafts import NAME_LIMIT, TEXT_LIMIT, ProfileNames, ReportDetails
from readiness.reports.held_templates import held_templates
from readiness.reports.model import STANDARD_PARAGRAPHS, Contact, SignOff
from readiness.settings import Settings
from readiness.web.access import LOCAL_PERSON
from tests.documents.word_template_samples import a_template
from tests.exchange.small_document import BOARD, REVIEW, SIGNED, TEXT
from tests.reports.test_colour_and_logo import png
from tests.soak import tries

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
        with _area("Begunshire"):
            _start_report(_start("Self-evaluation"))
        with _area("Mistakeshire"):
            _give_reports(_start("Self-evaluation"))
        with _area(f"Longshire {SCRIPT}"[:100]) as area:
            number = _start(LONG_TITLE)
            _mark_read(area, number)
            _overfill(number)
            _overfill_profile()
            _give_long_reports(number)
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


def _overfill(number):
    """Twenty entries on one question, sixty in the long tries; names in three scripts, the longest of everything."""
    with writing() as session:
        areas.add_group(session, "Group" * 20, standard=(), at=AT, by=BY)
    with _desk(number) as desk:
        indicators = tuple(one.key for one in desk.bank.by_key["identification"].indicators)
        for place in range(tries(10, 30)):
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
POINTS = tries(80, 300)


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
    """Eighty entries, or three hundred in the long tries, in a document with the longest of everything, and one like it that was brought in."""
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


EVERY_WAY = f"{SCRIPT} {ARABIC} {BENGALI} ![x](https://evil.example/x.png) [click](javascript:alert(1)) "
WRITTEN = ("purpose", "background", "finance", "law", "equality", "human-resources")
"""Sections of the briefing that officers write, beside its lists."""
LISTED = ("recommendations", "background-papers", "appendices")


def _to_the_limit(words, most=NAME_LIMIT):
    return (words * (most // len(words) + 1))[:most]


def _overfill_profile():
    """Every part of the profile with as much in it as it takes, a picture as wide as may be, and a Word template."""
    how = {"made_from": 0, "at": AT, "by": LONG_NAME}
    names = [_to_the_limit(words) for words in (EVERY_WAY, BENGALI, ARABIC, UNBROKEN, f"{BENGALI} {SCRIPT} ")]
    named = [(f"{names[place % 5][:190]} {place}", (UNBROKEN, EVERY_WAY * 3, "")[place % 3][:2_000]) for place in range(50)]
    with writing() as session:
        parts = dict(zip(("council", "health_board", "report_of", "cabinet_member", "signatory"), names, strict=True))
        reports.save_names(session, ProfileNames(**parts, colour="#0b4f6c"), **how)
        telling = {"title": names[0], "telephone": _to_the_limit("01632 960000 "), "email": f"{UNBROKEN[:180]}@example.gov.uk"}
        contacts = [Contact(name=names[place % 5], **telling) for place in range(50)]
        reports.save_contacts(session, contacts, **how)
        reports.save_plan(session, named, named, **how)
        texts = [UNBROKEN, *(_to_the_limit(words, TEXT_LIMIT) for words in (EVERY_WAY, ARABIC, BENGALI))]
        reports.save_paragraphs(session, {key: texts[place % 4] for place, key in enumerate(STANDARD_PARAGRAPHS)}, **how)
        roles = [f"{names[place % 5][:190]} {place}" for place in range(50)]
        reports.save_limits(session, sides=1_000, marking=names[0], roles=roles, **how)
        file_name = f"{UNBROKEN[:240]}.dotx"
        reports.put_logo(session, file_name, png(4_000, 60), alternative=names[0], at=AT, by=LONG_NAME)
        reports.put_word_template(session, file_name, let_in(a_template()), at=AT, by=LONG_NAME)


def _start_report(number, *, depth="briefing", **told):
    details = ReportDetails(depth=depth, as_at=AT.date(), **told)
    with writing() as session:
        evaluation = evaluations.evaluation_by_number(session, number)
        template = held_templates().template("members-briefing")
        return reports.start_report(session, evaluation, template, details, at=AT, by=LONG_NAME).number


@contextmanager
def _report_desk(number, report):
    with writing() as session:
        evaluation = evaluations.evaluation_by_number(session, number)
        yield reports.open_report(session, evaluation, report, templates=held_templates(), at=AT, by=LONG_NAME)


def _give_long_reports(number):
    """The longest briefing, one that carries all its words, thirty more beside them, and one that was removed."""
    told = {key: _to_the_limit(EVERY_WAY) for key in ("subject", "meeting", "appendix", "marking")}
    _start_report(number, depth="full", meeting_on=date(2026, 9, 9), **told)
    with _report_desk(number, 1) as desk:
        for place, key in enumerate(WRITTEN):
            words = UNBROKEN if place % 2 else f"{EVERY_WAY}\n\n- [[nothing]]\n- [[identification:1]]\n\n"
            reports.save_text(desk, key, _to_the_limit(words, TEXT_LIMIT), made_from=0)
        for place, key in enumerate(LISTED):
            lines = _to_the_limit(f"- {(EVERY_WAY, UNBROKEN[:400], BENGALI)[place]}\n", TEXT_LIMIT)
            reports.save_text(desk, key, lines, made_from=0)
        signed = [
            SignOff(role=f"Role {place}", initials=_to_the_limit(BENGALI), signed_on=date(2026, 3, 2)) for place in range(20)
        ]
        reports.save_sign_off(desk, signed, made_from=0)
    for _more in range(30):
        _start_report(number, depth="full", **told)
    with _report_desk(number, 31) as desk:
        reports.remove_report(desk)


def _give_reports(number):
    """A report that nobody has written in, and one whose purpose somebody has."""
    for _each in range(2):
        _start_report(number)
    with _report_desk(number, 2) as desk:
        reports.save_text(desk, "purpose", "What is saved now.", made_from=0)
    with writing() as session:
        names = ProfileNames(council=f"{SCRIPT} Council")
        reports.save_names(session, names, made_from=0, at=AT, by=BY)


def _mark_read(area, number):
    """Whoever is at the keyboard has read this self-evaluation as it stands."""
    with writing() as session:
        evaluation = evaluations.evaluation_by_number(session, number)
        snapshot = packs.take(session, area, evaluation, library=library(), as_at=AT.date())
        reports.mark_read(session, evaluation, snapshot, reader=LOCAL_PERSON.key, at=AT)
