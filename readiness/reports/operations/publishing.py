"""Gather what a report says beside the snapshot: template, framework, profile, what officers wrote, what the reader read before."""

from dataclasses import replace

from sqlalchemy.orm import Session

from readiness.banks.loader import BankLibrary
from readiness.evaluations.answers import Evaluation
from readiness.reports.drafts import Report
from readiness.reports.model import Depth, DraftReport, PublishedReport, ReportTemplate
from readiness.reports.operations.profile import read_profile
from readiness.reports.operations.readers import last_read
from readiness.reports.operations.reading import read_sign_off


def published_report(
    session: Session,
    report: Report | None,
    template: ReportTemplate,
    depth: Depth,
    *,
    evaluation: Evaluation,
    banks: BankLibrary,
    reader: str = "",
) -> PublishedReport:
    """Everything a final says beside the snapshot; of the template and the profile alone where no `report` was started.

    Raises NoSuchBank, NoSuchFramework.
    """
    framework = banks.framework(banks.bank(evaluation.bank_key, evaluation.bank_version).framework)
    profile = read_profile(session)
    details = report.details if report else None
    earlier = last_read(session, evaluation, reader) if reader else None
    return PublishedReport(
        template=template,
        depth=depth,
        framework=framework,
        successor=banks.framework(framework.successor) if framework.successor else None,
        profile=replace(profile, marking=details.marking) if details and details.marking else profile,
        subject=details.subject if details else "",
        meeting=details.meeting if details else "",
        meeting_on=details.meeting_on if details else None,
        appendix=details.appendix if details else "",
        texts=tuple((key, text.text) for key, text in report.texts.items() if text.text) if report else (),
        earlier=earlier[0] if earlier else None,
        earlier_on=earlier[1] if earlier else None,
    )


def draft_report(
    session: Session,
    report: Report,
    template: ReportTemplate,
    depth: Depth,
    *,
    evaluation: Evaluation,
    banks: BankLibrary,
    reader: str = "",
) -> DraftReport:
    """As `published_report`, with the internal grid and what is still marked as carried over."""
    said = published_report(session, report, template, depth, evaluation=evaluation, banks=banks, reader=reader)
    return DraftReport(
        report=said,
        sign_off=read_sign_off(session, report, roles=said.profile.roles),
        carried=report.carried,
    )
