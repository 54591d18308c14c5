"""Which of the usual partners an entry comes from, by the partner's name as it was typed.

Names are free text: "NHS Exampleshire ICB" is the integrated care board. A partner is recognised by its label or by one of the other
names below, in the order of their words; a longer name wins, so that a virtual school is not taken for schools. A name that is nobody's
is still shown as typed. Recognising is generous to nobody: what is not recognised counts as not heard from, and the document says how.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from readiness.banks.model import PartnerKind

OTHER_NAMES: dict[PartnerKind, tuple[str, ...]] = {
    PartnerKind.COUNCIL_EDUCATION: ("education service", "education services", "education team", "SEND service", "SEND team"),
    PartnerKind.CHILDRENS_SOCIAL_CARE: ("child social care", "children and families social care"),
    PartnerKind.ADULT_SOCIAL_CARE: ("adults social care", "adult services"),
    PartnerKind.PUBLIC_HEALTH: (),
    PartnerKind.INTEGRATED_CARE_BOARD: ("ICB", "clinical commissioning group", "CCG"),
    PartnerKind.HEALTH_PROVIDER: (
        "health provider",
        "NHS trust",
        "foundation trust",
        "community health",
        "health trust",
        "health visiting",
        "school nursing",
    ),
    PartnerKind.NHS_ENGLAND: ("NHSE",),
    PartnerKind.EARLY_YEARS: ("early years",),
    PartnerKind.SCHOOLS: ("school", "academies", "academy trust", "headteachers"),
    PartnerKind.COLLEGES: ("college", "further education"),
    PartnerKind.ALTERNATIVE_PROVISION: ("pupil referral unit",),
    PartnerKind.YOUTH_JUSTICE: ("youth justice", "youth offending"),
    PartnerKind.VIRTUAL_SCHOOL: (),
    PartnerKind.PARENT_CARER_FORUM: ("parent and carer forum", "parent carers forum", "PCF"),
    PartnerKind.YOUNG_PEOPLE: (
        "young people’s forum",
        "young people’s panel",
        "youth council",
        "youth forum",
        "youth parliament",
    ),
    PartnerKind.SENDIASS: ("information, advice and support service",),
    PartnerKind.MEMBERS: ("elected members", "democratic services", "councillors", "lead member", "scrutiny committee"),
    PartnerKind.BOARD_CHAIR: ("chair, SEND board", "SEND board chair"),
    PartnerKind.PEER_REVIEWERS: ("peer review", "peer reviewer"),
    PartnerKind.HEALTH_AND_WELLBEING_BOARD: (),
}
"""Names in common use, beside the label, by which a typed partner is recognised."""

MOST_NAMES = 2_000
"""Names remembered once taken apart; a large area types a few hundred."""
WORD = re.compile(r"[^\W_]+")


@lru_cache(MOST_NAMES)
def words(name: str) -> str:
    """The words of a name, apart by one space, without case, apostrophes or punctuation; a space at either end."""
    bare = re.sub("[’‘']", "", name).casefold()
    return f" {' '.join(re.findall(WORD, bare))} "


@cache
def known_names() -> dict[str, str]:
    """The label of the partner that each known name belongs to, longest names first."""
    names = {words(name): kind.label for kind, others in OTHER_NAMES.items() for name in (kind.label, *others)}
    return dict(sorted(names.items(), key=lambda item: (-len(item[0]), item[0])))


@lru_cache(MOST_NAMES)
def recognised(typed: str) -> frozenset[str]:
    """The labels of the usual partners that a typed name holds; it may hold several ("ICB and public health")."""
    rest = words(typed)
    found = set()
    for name, label in known_names().items():
        if name in rest:
            found.add(label)
            rest = rest.replace(name, "  ")
    return frozenset(found)


def heard(usual: Iterable[str], typed: Iterable[str]) -> frozenset[str]:
    """Those of the `usual` partners that the `typed` names are, or hold word for word."""
    names = tuple(typed)
    known = frozenset().union(*(recognised(name) for name in names))
    return frozenset(label for label in usual if label in known or any(words(label) in words(name) for name in names))
