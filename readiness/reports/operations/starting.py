"""Start a report, open one to write in it, remove and restore it."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from readiness.areas.operations import hold_area
from readiness.evaluations.answers import Evaluation
from readiness.reports.drafts import NotSaved, Report, ReportDetails
from readiness.reports.loader import ReportLibrary
from readiness.reports.model import NoSuchReport, ReportTemplate
from readiness.reports.operations.reading import newest_report, report_by_number, report_of
from readiness.reports.operations.writing import ReportDesk, set_details, written_keys
from readiness.reports.tables import ReportRow, ReportTextRow


def start_report(
    session: Session, evaluation: Evaluation, template: ReportTemplate, details: ReportDetails, *, at: datetime, by: str
) -> Report:
    """A new report of a self-evaluation, open or closed. Raises NoSuchReport for an unknown depth, NotSaved.

    What officers wrote in the area's newest report of this kind is carried over, marked until somebody has looked at each.
    """
    hold_area(session)
    before = newest_report(session, template.key)
    counted = select(func.max(ReportRow.number)).where(ReportRow.evaluation_id == evaluation.id)
    row = ReportRow(
        evaluation_id=evaluation.id,
        number=(session.scalar(counted) or 0) + 1,
        document=template.key,
        details_version=1,
        sign_off_version=0,
        created_at=at,
        created_by=by,
    )
    set_details(row, template, details)
    session.add(row)
    session.flush()
    if before:
        _carry_over(session, before, template, row.id)
    return report_by_number(session, evaluation, row.number)


def open_report(
    session: Session, evaluation: Evaluation, number: int, *, templates: ReportLibrary, at: datetime, by: str
) -> ReportDesk:
    """A report, held against other writers until the transaction ends. Raises NoSuchReport, or NotSaved where it was removed."""
    row = _held(session, evaluation, number)
    if row.removed_at is not None:
        raise NotSaved("This report was removed. Restore it to work on it.")
    return ReportDesk(session, row, report_of(row), templates.template(row.document), by, at)


def remove_report(desk: ReportDesk) -> None:
    """Mark a report removed: it is in no list, nothing is carried over from it, and it can be restored."""
    desk.row.removed_at, desk.row.removed_by = desk.at, desk.by
    desk.session.flush()


def show_report(desk: ReportDesk) -> None:
    """Give a report to members to read: what it says from now on, until it is taken back or a newer one is given."""
    desk.row.shown_at, desk.row.shown_by = desk.at, desk.by
    desk.session.flush()


def take_back_report(desk: ReportDesk) -> None:
    """Members no longer read it. Nothing happens where they did not."""
    desk.row.shown_at = desk.row.shown_by = None
    desk.session.flush()


def restore_report(session: Session, evaluation: Evaluation, number: int) -> None:
    """Bring a removed report back as it was. Nothing happens where it was not removed. Raises NoSuchReport."""
    row = _held(session, evaluation, number)
    row.removed_at = row.removed_by = None
    session.flush()


def _held(session: Session, evaluation: Evaluation, number: int) -> ReportRow:
    row = session.scalar(
        select(ReportRow).where(ReportRow.evaluation_id == evaluation.id, ReportRow.number == number).with_for_update()
    )
    if row is None:
        raise NoSuchReport(f"There is no report {number} of this self-evaluation.")
    return row


def _carry_over(session: Session, before: Report, template: ReportTemplate, report_id: int) -> None:
    """Copy what was written, with who wrote it when: a reader of the draft wants to know how old the words are."""
    session.add_all(
        ReportTextRow(
            report_id=report_id,
            key=key,
            text=text.text,
            carried=True,
            version=1,
            saved_at=text.saved_at,
            saved_by=text.saved_by,
        )
        for key, text in before.texts.items()
        if text.text and key in written_keys(template)
    )
    session.flush()
