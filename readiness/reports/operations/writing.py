"""Write in a report: its sections, its details, its internal grid."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from readiness.reports.drafts import NotSaved, Report, ReportDetails, SomebodyElseChanged
from readiness.reports.model import NoSuchReport, ReportTemplate, SignOff, text_key
from readiness.reports.operations import typed
from readiness.reports.tables import ReportRow, ReportSignOffRow, ReportTextRow

CHANGED = (
    "Somebody else changed this report after you opened the page. Nothing was overwritten: compare it with yours and save again."
)


@dataclass(frozen=True, slots=True)
class ReportDesk:
    """A report held for writing, its template, and who writes when. Made by `open_report`. `report` has no texts."""

    session: Session
    row: ReportRow
    report: Report
    template: ReportTemplate
    by: str
    at: datetime


def written_keys(template: ReportTemplate) -> frozenset[str]:
    """Under which keys officers write, at any depth."""
    return frozenset(text_key(section) for section in template.sections if section.source.is_written)


def save_text(desk: ReportDesk, key: str, text: str, *, made_from: int) -> None:
    """Save what a section says; an empty text is none, and its standard paragraph or default then stands. It is no longer carried.

    `made_from` is the version the form showed, 0 for none. Raises SomebodyElseChanged with the text as it is now, NotSaved.
    """
    words = typed.text("The text", text)
    row = _text_row(desk, key, made_from)
    if row is None:
        row = ReportTextRow(report_id=desk.report.id, key=key, version=0)
        desk.session.add(row)
    row.text, row.carried, row.version = words, False, row.version + 1
    row.saved_at, row.saved_by = desk.at, desk.by
    desk.session.flush()


def confirm_text(desk: ReportDesk, key: str, *, made_from: int) -> None:
    """Say of words carried over that somebody has looked at them and they still hold. Raises SomebodyElseChanged, NotSaved."""
    row = _text_row(desk, key, made_from)
    if row is None:
        raise NotSaved("Nothing is written here yet, so there is nothing to confirm.")
    if row.carried:
        row.carried, row.version = False, row.version + 1
        row.saved_at, row.saved_by = desk.at, desk.by
    desk.session.flush()


def _text_row(desk: ReportDesk, key: str, made_from: int) -> ReportTextRow | None:
    if key not in written_keys(desk.template):
        raise NoSuchReport(f"“{desk.template.title}” has no section “{key}” that officers write.")
    row = desk.session.scalar(select(ReportTextRow).where(ReportTextRow.report_id == desk.report.id, ReportTextRow.key == key))
    if (row.version if row else 0) != made_from:
        current = (row.text, row.saved_by, row.saved_at) if row else ("", "", None)
        raise SomebodyElseChanged(CHANGED, current=current[0], by=current[1], at=current[2])
    return row


def change_details(desk: ReportDesk, details: ReportDetails, *, made_from: int) -> None:
    """Change what the report is for. Raises SomebodyElseChanged, NoSuchReport for an unknown depth, NotSaved."""
    if desk.row.details_version != made_from:
        raise SomebodyElseChanged(CHANGED)
    set_details(desk.row, desk.template, details)
    desk.row.details_version += 1
    desk.session.flush()


def set_details(row: ReportRow, template: ReportTemplate, details: ReportDetails) -> None:
    """Put checked details into a row. Raises NoSuchReport, NotSaved."""
    row.depth = template.depth(details.depth).key
    row.subject = typed.name("Subject", details.subject)
    row.meeting = typed.name("Meeting", details.meeting)
    row.meeting_on, row.as_at = details.meeting_on, details.as_at
    row.appendix = typed.name("Appendix", details.appendix)
    row.marking = typed.name("Marking", details.marking)


def save_sign_off(desk: ReportDesk, columns: Sequence[SignOff], *, made_from: int) -> None:
    """Save the whole internal grid. A column without initials or date is empty. Raises SomebodyElseChanged, NotSaved."""
    if desk.row.sign_off_version != made_from:
        raise SomebodyElseChanged(CHANGED)
    signed = [column for column in columns if column.initials.strip() or column.signed_on]
    if len({column.role.casefold() for column in signed}) < len(signed):
        raise NotSaved("Two columns of the grid have the same role. Give each role one column.")
    desk.session.execute(
        delete(ReportSignOffRow).where(ReportSignOffRow.report_id == desk.report.id).execution_options(synchronize_session=False)
    )
    desk.session.add_all(
        ReportSignOffRow(
            report_id=desk.report.id,
            place=place,
            role=typed.name("Role", column.role),
            initials=typed.name(f"Initials of {column.role}", column.initials),
            signed_on=column.signed_on,
        )
        for place, column in enumerate(signed, 1)
    )
    desk.row.sign_off_version += 1
    desk.session.flush()
