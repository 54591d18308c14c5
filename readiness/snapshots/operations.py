"""Take a snapshot: a fixed number of queries, whatever the size of the area."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from readiness.areas.model import Area
from readiness.areas.operations import groups
from readiness.banks.loader import BankLibrary
from readiness.banks.model import Indicator, Question, QuestionBank
from readiness.evaluations.answers import Answers, Entry, Evaluation, QuestionAnswer, places
from readiness.evaluations.model import STANDARD_GROUPS
from readiness.evaluations.operations import read_answers
from readiness.references.model import Ref
from readiness.snapshots.model import (
    SCHEMA,
    AreaSnapshot,
    BankFacts,
    InternalEntry,
    InternalQuestion,
    PublishedEntry,
    PublishedIndicator,
    PublishedQuestion,
    PublishedSection,
    PublishedSnapshot,
)

LONDON = ZoneInfo("Europe/London")


def take_snapshot(session: Session, area: Area, evaluation: Evaluation, *, library: BankLibrary, as_at: date) -> AreaSnapshot:
    """One self-evaluation of the entered area, frozen, as it speaks for the date `as_at`. Raises NoSuchBank."""
    bank = library.bank(evaluation.bank_key, evaluation.bank_version)
    answers = read_answers(session, evaluation)
    shown = places(bank, ((entry.question_key, entry.number) for answer in answers.values() for entry in answer.entries))
    sections = tuple(
        PublishedSection(
            key=section.key,
            number=str(number),
            title=section.title,
            introduction=section.introduction,
            questions=tuple(_question(bank, question, _answer_of(answers, question), shown) for question in section.questions),
        )
        for number, section in enumerate(bank.sections, 1)
    )
    return AreaSnapshot(
        published=PublishedSnapshot(
            schema=SCHEMA,
            area_key=area.key,
            area_name=area.name,
            demonstration=area.is_demonstration,
            evaluation=evaluation.number,
            title=evaluation.title,
            started_on=_day(evaluation.started_at),
            closed_on=_day(evaluation.closed_at) if evaluation.closed_at else None,
            as_at=as_at,
            changed_on=_changed_on(evaluation, answers),
            bank=_bank_facts(bank, library),
            sections=sections,
            groups=(*STANDARD_GROUPS, *groups(session)),
        ),
        questions=tuple(
            InternalQuestion(key=answer.key, work_status=answer.shown_status, owner=answer.owner, due_on=answer.due_on)
            for answer in (_answer_of(answers, question) for question in bank)
        ),
        entries=tuple(_internal(entry) for question in bank for entry in _answer_of(answers, question).entries),
    )


def _answer_of(answers: Answers, question: Question) -> QuestionAnswer:
    return answers.get(question.key) or QuestionAnswer(key=question.key, positions={})


def _question(bank: QuestionBank, question: Question, answer: QuestionAnswer, shown: dict[Ref, str]) -> PublishedQuestion:
    judged = answer.judgement
    return PublishedQuestion(
        key=question.key,
        number=bank.numbers[question.key],
        publisher_number=question.number,
        short_title=question.short_title,
        wording=question.wording,
        guidance=question.guidance,
        source=question.source,
        checked=question.checked,
        usual_partners=tuple(partner.label for partner in question.partners),
        expected_evidence=question.expected_evidence,
        indicators=tuple(_indicator(one, answer, own=one in answer.own_indicators) for one in answer.indicators(question)),
        entries=tuple(_entry(entry, shown[entry.ref]) for entry in answer.entries),
        judgement=judged.judgement if judged else None,
        judgement_reason=judged.reason if judged else "",
        confidence=judged.confidence if judged else None,
        confidence_reason=judged.confidence_reason if judged else "",
    )


def _indicator(indicator: Indicator, answer: QuestionAnswer, *, own: bool) -> PublishedIndicator:
    held = answer.positions.get(indicator.key)
    said = held.position if held else None
    return PublishedIndicator(
        key=indicator.key,
        wording=indicator.wording,
        source="" if own else indicator.source,  # of an own one it names somebody's file
        checked=indicator.checked,
        own=own,
        position=said.position if said else None,
        who_finds_out=said.who_finds_out if said else "",
        find_out_by=said.find_out_by if said else None,
        reason=said.reason if said else "",
    )


def _entry(entry: Entry, place: str) -> PublishedEntry:
    content = entry.content
    return PublishedEntry(
        number=entry.number,
        place=place,
        kind=entry.kind,
        text=content.text,
        difference=content.difference,
        true_on=content.true_on,
        confirmed_on=entry.confirmed_on,
        partner=content.partner,
        lead=content.lead,
        due_on=content.due_on,
        indicators=content.indicators,
        ages=content.ages,
        groups=content.groups,
        adulthood=content.adulthood,
        carried=entry.carried,
    )


def _internal(entry: Entry) -> InternalEntry:
    return InternalEntry(
        question=entry.question_key,
        number=entry.number,
        source_file=entry.source.file if entry.source else "",
        source_place=entry.source.place if entry.source else "",
        recorded_by=entry.recorded_by,
        recorded_at=entry.recorded_at,
    )


def _bank_facts(bank: QuestionBank, library: BankLibrary) -> BankFacts:
    framework = library.framework(bank.framework)
    return BankFacts(
        key=bank.key,
        version=bank.version,
        title=bank.title,
        framework=bank.framework,
        framework_title=framework.title,
        status=bank.status.label,
        publisher=bank.publisher,
        source=bank.source,
        licence=bank.licence,
        wording=bank.wording.label,
        closed_on=bank.closed_on,
        successor=bank.successor,
        successor_title=library.latest(bank.successor).title if bank.successor else "",
        checked_on=bank.checked_on,
        checked_by=bank.checked_by,
    )


def _changed_on(evaluation: Evaluation, answers: Answers) -> date:
    """London's day of the last change to anything that a document shows."""
    moments = [evaluation.started_at]
    for answer in answers.values():
        moments.extend(entry.changed_at for entry in (*answer.entries, *answer.removed))
        moments.extend(held.changed_at for held in answer.positions.values())
        if answer.changed_at:
            moments.append(answer.changed_at)
    return _day(max(moments))


def _day(at: datetime) -> date:
    return at.astimezone(LONDON).date()
