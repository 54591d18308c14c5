"""What people do with the council's profile and with reports: fill in, start, write, sign off, publish, read."""

from readiness.reports.operations.files import (
    describe_logo,
    file_content,
    put_logo,
    put_word_template,
    read_files,
    remove_file,
)
from readiness.reports.operations.profile import (
    read_profile,
    read_saved_parts,
    save_contacts,
    save_limits,
    save_names,
    save_paragraphs,
    save_plan,
)
from readiness.reports.operations.publishing import draft_report, published_report
from readiness.reports.operations.readers import last_read, mark_read
from readiness.reports.operations.reading import all_reports, newest_report, read_sign_off, report_by_number
from readiness.reports.operations.starting import (
    open_report,
    remove_report,
    restore_report,
    show_report,
    start_report,
    take_back_report,
)
from readiness.reports.operations.writing import ReportDesk, change_details, confirm_text, save_sign_off, save_text

__all__ = [
    "ReportDesk",
    "all_reports",
    "change_details",
    "confirm_text",
    "describe_logo",
    "draft_report",
    "file_content",
    "last_read",
    "mark_read",
    "newest_report",
    "open_report",
    "published_report",
    "put_logo",
    "put_word_template",
    "read_files",
    "read_profile",
    "read_saved_parts",
    "read_sign_off",
    "remove_file",
    "remove_report",
    "report_by_number",
    "restore_report",
    "save_contacts",
    "save_limits",
    "save_names",
    "save_paragraphs",
    "save_plan",
    "save_sign_off",
    "save_text",
    "show_report",
    "start_report",
    "take_back_report",
]
