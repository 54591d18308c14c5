"""The logo and the Word template of the council's profile."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from readiness.areas.operations import hold_area
from readiness.canonical import clean_line, digest
from readiness.files.word_template import LetIn
from readiness.reports.drafts import FileKind, NotSaved, ProfileFile
from readiness.reports.logo import drawing_of, looked_at
from readiness.reports.model import NoSuchReport
from readiness.reports.operations import typed
from readiness.reports.operations.profile import profile_row
from readiness.reports.tables import ProfileFileRow

FILE_NAME_LIMIT = 255


def put_logo(session: Session, name: str, content: bytes, *, alternative: str, at: datetime, by: str) -> None:
    """Keep what is drawn of a logo in place of the one before, with the words that stand for it. Raises NotALogo, NotSaved."""
    picture = looked_at(content)
    describe_logo(session, alternative)
    row = _row(session, FileKind.LOGO, name, drawing_of(content), at=at, by=by)
    row.paper = f"{picture.kind}, {picture.width:,} by {picture.height:,} pixels"
    session.flush()


def describe_logo(session: Session, alternative: str) -> None:
    """Say what somebody hears who cannot see the logo. Raises NotSaved."""
    hold_area(session)
    words = typed.name("Words for the logo", alternative)
    if not words:
        raise NotSaved("Enter what the logo says, for people who cannot see it. The name of the council is usually enough.")
    profile_row(session).logo_alternative = words
    session.flush()


def put_word_template(session: Session, name: str, let_in: LetIn, *, at: datetime, by: str) -> None:
    """Keep a Word template, as `files.word_template.let_in` has let it in, in place of the one before."""
    hold_area(session)
    row = _row(session, FileKind.WORD_TEMPLATE, name, let_in.content, at=at, by=by)
    row.said, row.found, row.missing, row.unset = (
        "\n".join(lines) for lines in (let_in.said, let_in.found, let_in.missing, let_in.unset)
    )
    row.has_header, row.has_footer, row.paper = let_in.has_header, let_in.has_footer, let_in.paper
    session.flush()


def remove_file(session: Session, kind: FileKind) -> None:
    """Take the logo or the Word template away; reports then do without. Nothing happens where there is none."""
    hold_area(session)
    row = session.scalar(select(ProfileFileRow).where(ProfileFileRow.kind == kind))
    if row is not None:
        session.delete(row)
    if kind is FileKind.LOGO:
        profile_row(session).logo_alternative = ""
    session.flush()


def read_files(session: Session) -> dict[FileKind, ProfileFile]:
    """What the profile holds, without the bytes."""
    return {row.kind: _file(row) for row in session.scalars(select(ProfileFileRow))}


def file_content(session: Session, kind: FileKind) -> bytes:
    """The bytes of a file. Raises NoSuchReport where there is none."""
    content = session.scalar(select(ProfileFileRow.content).where(ProfileFileRow.kind == kind))
    if content is None:
        raise NoSuchReport(f"There is no {kind.label[:1].lower()}{kind.label[1:]} here. Add one to the council’s profile.")
    return content


def _row(session: Session, kind: FileKind, name: str, content: bytes, *, at: datetime, by: str) -> ProfileFileRow:
    row = session.scalar(select(ProfileFileRow).where(ProfileFileRow.kind == kind))
    if row is None:
        row = ProfileFileRow(kind=kind)
        session.add(row)
    # A browser may send a whole path, which says how somebody's folders are called.
    row.name = clean_line(name.replace("\\", "/").rpartition("/")[2])[-FILE_NAME_LIMIT:] or kind.label
    row.content, row.digest, row.size = content, digest(content), len(content)
    row.said = row.found = row.missing = row.unset = row.paper = ""
    row.has_header = row.has_footer = False
    row.added_at, row.added_by = at, by
    return row


def _file(row: ProfileFileRow) -> ProfileFile:
    return ProfileFile(
        kind=row.kind,
        name=row.name,
        digest=row.digest,
        size=row.size,
        said=tuple(row.said.splitlines()),
        missing=tuple(row.missing.splitlines()),
        found=tuple(row.found.splitlines()),
        unset=tuple(row.unset.splitlines()),
        has_header=row.has_header,
        has_footer=row.has_footer,
        paper=row.paper,
        added_at=row.added_at,
        added_by=row.added_by,
    )
