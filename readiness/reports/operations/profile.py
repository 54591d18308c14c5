"""The council's profile, part by part. The entered area has one; it is empty until somebody fills it in."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session, undefer

from readiness.areas.operations import hold_area
from readiness.reports.colour import checked_colour
from readiness.reports.drafts import SIDES_LIMIT, FileKind, NotSaved, ProfileNames, ProfilePart, Saved, SomebodyElseChanged
from readiness.reports.model import ROLES, STANDARD_PARAGRAPHS, Contact, CouncilProfile
from readiness.reports.operations import typed
from readiness.reports.tables import (
    ContactRow,
    LineKind,
    ProfileFileRow,
    ProfileLineRow,
    ProfileParagraphRow,
    ProfilePartRow,
    ProfileRow,
)

Named = tuple[str, str]
"""The name of a theme or value, and how this work serves it."""


def read_profile(session: Session) -> CouncilProfile:
    """The profile of the entered area, with its files; an empty one where nobody has filled it in. Five queries."""
    row = session.scalar(select(ProfileRow)) or _empty()
    contacts = session.scalars(select(ContactRow).order_by(ContactRow.place))
    lines = session.scalars(select(ProfileLineRow).order_by(ProfileLineRow.place)).all()
    paragraphs = session.scalars(select(ProfileParagraphRow).order_by(ProfileParagraphRow.key))
    files = {one.kind: one.content for one in session.scalars(select(ProfileFileRow).options(undefer(ProfileFileRow.content)))}
    return CouncilProfile(
        council=row.council,
        health_board=row.health_board,
        report_of=row.report_of,
        cabinet_member=row.cabinet_member,
        signatory=row.signatory,
        colour=row.colour,
        logo=files.get(FileKind.LOGO, b""),
        logo_alternative=row.logo_alternative,
        word_template=files.get(FileKind.WORD_TEMPLATE, b""),
        contacts=tuple(Contact(name=one.name, title=one.title, telephone=one.telephone, email=one.email) for one in contacts),
        themes=tuple((line.name, line.text) for line in lines if line.kind is LineKind.THEME),
        values=tuple((line.name, line.text) for line in lines if line.kind is LineKind.VALUE),
        paragraphs=tuple((one.key, one.text) for one in paragraphs),
        roles=tuple(line.name for line in lines if line.kind is LineKind.ROLE) or ROLES,
        sides=row.sides,
        marking=row.marking,
    )


def read_saved_parts(session: Session) -> dict[ProfilePart, Saved]:
    """When each part was last saved, by whom, and its version. A part nobody has saved is not there; its version is 0."""
    return {row.part: Saved(row.version, row.saved_at, row.saved_by) for row in session.scalars(select(ProfilePartRow))}


def save_names(session: Session, names: ProfileNames, *, made_from: int, at: datetime, by: str) -> None:
    """Save names and colour. Raises SomebodyElseChanged, NotSaved, BadColour."""
    _hold(session, ProfilePart.NAMES, made_from=made_from, at=at, by=by)
    row = profile_row(session)
    row.council = typed.name("Council", names.council)
    row.health_board = typed.name("Integrated care board", names.health_board)
    row.report_of = typed.name("Report of", names.report_of)
    row.cabinet_member = typed.name("Cabinet member", names.cabinet_member)
    row.signatory = typed.name("Signatory", names.signatory)
    row.colour = checked_colour(names.colour)
    session.flush()


def save_contacts(session: Session, contacts: Sequence[Contact], *, made_from: int, at: datetime, by: str) -> None:
    """Save the contact officers, in order. Raises SomebodyElseChanged, NotSaved."""
    _hold(session, ProfilePart.CONTACTS, made_from=made_from, at=at, by=by)
    session.execute(delete(ContactRow).execution_options(synchronize_session=False))
    for place, contact in enumerate(typed.lines("contacts", contacts), 1):
        if not (name := typed.name(f"Name of contact {place}", contact.name)):
            raise NotSaved(f"Contact {place} has no name. Enter one, or clear the row.")
        session.add(
            ContactRow(
                place=place,
                name=name,
                title=typed.name(f"Job title of contact {place}", contact.title),
                telephone=typed.name(f"Telephone of contact {place}", contact.telephone),
                email=typed.name(f"Email of contact {place}", contact.email),
            )
        )
    session.flush()


def save_plan(
    session: Session, themes: Sequence[Named], values: Sequence[Named], *, made_from: int, at: datetime, by: str
) -> None:
    """Save the themes of the council plan and the values, in order. Raises SomebodyElseChanged, NotSaved."""
    _hold(session, ProfilePart.PLAN, made_from=made_from, at=at, by=by)
    _replace_lines(session, LineKind.THEME, typed.lines("themes", themes))
    _replace_lines(session, LineKind.VALUE, typed.lines("values", values))
    session.flush()


def save_paragraphs(session: Session, paragraphs: Mapping[str, str], *, made_from: int, at: datetime, by: str) -> None:
    """Save the standard paragraphs, by key; an empty one is none. Raises SomebodyElseChanged, NotSaved."""
    _hold(session, ProfilePart.PARAGRAPHS, made_from=made_from, at=at, by=by)
    if unknown := sorted(set(paragraphs) - set(STANDARD_PARAGRAPHS)):
        raise NotSaved(f"There is no standard paragraph “{unknown[0]}”. Those are {', '.join(STANDARD_PARAGRAPHS)}.")
    session.execute(delete(ProfileParagraphRow).execution_options(synchronize_session=False))
    kept = {key: typed.text(f"Standard paragraph: {key}", text) for key, text in sorted(paragraphs.items())}
    session.add_all(ProfileParagraphRow(key=key, text=text) for key, text in kept.items() if text)
    session.flush()


def save_limits(
    session: Session, *, sides: int, marking: str, roles: Sequence[str], made_from: int, at: datetime, by: str
) -> None:
    """Save the limit in sides of A4 (0: none), the marking, and the roles of the grid (none: the usual ones).

    Raises SomebodyElseChanged, NotSaved.
    """
    _hold(session, ProfilePart.LIMITS, made_from=made_from, at=at, by=by)
    if not 0 <= sides <= SIDES_LIMIT:
        raise NotSaved(f"The limit must be from 1 to {SIDES_LIMIT:,} sides of A4. Enter another, or leave it empty for none.")
    named = [typed.name(f"Role {place}", role) for place, role in enumerate(typed.lines("roles", roles), 1)]
    if len({role.casefold() for role in named}) < len(named):
        raise NotSaved("Two roles have the same name. Give each a name of its own.")
    row = profile_row(session)
    row.sides, row.marking = sides, typed.name("Marking", marking)
    _replace_lines(session, LineKind.ROLE, [(role, "") for role in named])
    session.flush()


def profile_row(session: Session) -> ProfileRow:
    """The area's row, made if nobody has saved anything yet. Call with the area held."""
    row = session.scalar(select(ProfileRow))
    if row is None:
        row = _empty()
        session.add(row)
    return row


def _empty() -> ProfileRow:
    none = dict.fromkeys(
        ("council", "health_board", "report_of", "cabinet_member", "signatory", "colour", "logo_alternative", "marking"), ""
    )
    return ProfileRow(**none, sides=0)


def _replace_lines(session: Session, kind: LineKind, lines: Iterable[Named]) -> None:
    session.execute(delete(ProfileLineRow).where(ProfileLineRow.kind == kind).execution_options(synchronize_session=False))
    for place, (name, text) in enumerate(lines, 1):
        if not (cleaned := typed.name(f"Name of {kind.value} {place}", name)):
            raise NotSaved(f"{kind.value.capitalize()} {place} has no name. Enter one, or clear the row.")
        words = typed.text(f"What serves {kind.value} {place}", text)
        session.add(ProfileLineRow(kind=kind, place=place, name=cleaned, text=words))


def _hold(session: Session, part: ProfilePart, *, made_from: int, at: datetime, by: str) -> None:
    """Hold the area against other writers, see that the part is as the form showed it, and count the new version."""
    hold_area(session)
    row = session.scalar(select(ProfilePartRow).where(ProfilePartRow.part == part))
    if row is None:
        row = ProfilePartRow(part=part, version=0)
        session.add(row)
    elif row.version != made_from:
        raise SomebodyElseChanged(
            f"{row.saved_by} saved “{part.label}” after you opened this page. Nothing was overwritten: compare it with yours and "
            "save again.",
            by=row.saved_by,
            at=row.saved_at,
        )
    row.version, row.saved_at, row.saved_by = row.version + 1, at, by
