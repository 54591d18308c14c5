"""Reports as read: every one of an area or a self-evaluation, one by its number, the newest of a kind."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from readiness.evaluations.answers import Evaluation
from readiness.reports.drafts import Report, ReportDetails, ReportText
from readiness.reports.model import NoSuchReport, SignOff
from readiness.reports.tables import ReportRow, ReportSignOffRow, ReportTextRow


def all_reports(session: Session, evaluation: Evaluation | None = None, *, removed: bool = False) -> tuple[Report, ...]:
    """The live reports, or the `removed` ones, newest first: of a self-evaluation or of the whole area. Two queries."""
    among: list[ColumnElement[bool]] = [ReportRow.removed_at.is_not(None) if removed else ReportRow.removed_at.is_(None)]
    if evaluation is not None:
        among.append(ReportRow.evaluation_id == evaluation.id)
    rows = session.scalars(select(ReportRow).where(*among).order_by(ReportRow.id.desc())).all()
    texts = _texts(session, [row.id for row in rows])
    return tuple(report_of(row, texts[row.id]) for row in rows)


def report_by_number(session: Session, evaluation: Evaluation, number: int) -> Report:
    """A report of the self-evaluation, removed or not. Raises NoSuchReport."""
    row = session.scalar(select(ReportRow).where(ReportRow.evaluation_id == evaluation.id, ReportRow.number == number))
    if row is None:
        raise NoSuchReport(f"There is no report {number} of this self-evaluation.")
    return report_of(row, _texts(session, [row.id])[row.id])


def newest_report(session: Session, document: str, *, evaluation: Evaluation | None = None, shown: bool = False) -> Report | None:
    """The live report of this template that was started last: of a self-evaluation, or of the whole area.

    With `shown`, the last of those that members have been given to read.
    """
    among: list[ColumnElement[bool]] = [ReportRow.document == document, ReportRow.removed_at.is_(None)]
    if evaluation is not None:
        among.append(ReportRow.evaluation_id == evaluation.id)
    if shown:
        among.append(ReportRow.shown_at.is_not(None))
    row = session.scalar(select(ReportRow).where(*among).order_by(ReportRow.id.desc()).limit(1))
    return report_of(row, _texts(session, [row.id])[row.id]) if row else None


def read_sign_off(session: Session, report: Report, *, roles: Sequence[str]) -> tuple[SignOff, ...]:
    """The internal grid: a column for each of `roles`, then one for each role whose name has gone and who had signed."""
    rows = session.scalars(
        select(ReportSignOffRow).where(ReportSignOffRow.report_id == report.id).order_by(ReportSignOffRow.place)
    ).all()
    signed = {row.role.casefold(): row for row in rows}
    now = {role.casefold() for role in roles}
    return (
        *(_sign_off(role, signed.get(role.casefold())) for role in roles),
        *(_sign_off(row.role, row) for row in rows if row.role.casefold() not in now),
    )


def report_of(row: ReportRow, texts: Iterable[ReportTextRow] = ()) -> Report:
    """The value of a row."""
    return Report(
        id=row.id,
        number=row.number,
        evaluation_id=row.evaluation_id,
        document=row.document,
        details=ReportDetails(
            depth=row.depth,
            as_at=row.as_at,
            subject=row.subject,
            meeting=row.meeting,
            meeting_on=row.meeting_on,
            appendix=row.appendix,
            marking=row.marking,
        ),
        created_at=row.created_at,
        created_by=row.created_by,
        details_version=row.details_version,
        sign_off_version=row.sign_off_version,
        shown_at=row.shown_at,
        shown_by=row.shown_by or "",
        removed_at=row.removed_at,
        removed_by=row.removed_by or "",
        texts={one.key: ReportText(one.text, one.carried, one.version, one.saved_at, one.saved_by) for one in texts},
    )


def _texts(session: Session, reports: Sequence[int]) -> defaultdict[int, list[ReportTextRow]]:
    found: defaultdict[int, list[ReportTextRow]] = defaultdict(list)
    for row in session.scalars(select(ReportTextRow).where(ReportTextRow.report_id.in_(reports)).order_by(ReportTextRow.key)):
        found[row.report_id].append(row)
    return found


def _sign_off(role: str, row: ReportSignOffRow | None) -> SignOff:
    return SignOff(role=role, initials=row.initials if row else "", signed_on=row.signed_on if row else None)
