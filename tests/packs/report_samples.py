"""Whole reports for tests: our own two templates, small ones of one's own, and what a document says as text."""

from dataclasses import replace
from datetime import date

from readiness.banks.loader import BankLibrary
from readiness.documents.numbering import number
from readiness.packs.outlines.report.document import final
from readiness.reports.loader import read_template
from readiness.reports.model import (
    Contact,
    CouncilProfile,
    CoverLine,
    CoverValue,
    Depth,
    DraftReport,
    Numbering,
    PublishedReport,
    ReportSection,
    ReportTemplate,
    SignOff,
    Source,
)
from readiness.settings import ROOT
from tests.packs.outlines.dump import document_text

BANKS = BankLibrary(ROOT / "question_banks")
TEMPLATES = {
    name: read_template(ROOT / "templates" / "reports" / f"{name}.toml") for name in ("members-briefing", "interview-card")
}
PROFILE = CouncilProfile(
    council="Seaborough Council",
    report_of="Director for Children",
    cabinet_member="Cabinet Member for Children",
    signatory="Director for Children",
    colour="#123456",
    contacts=(
        Contact(
            name="Asha Example", title="Nominated officer", telephone="01632 960000", email="asha.example@seaborough.example"
        ),
    ),
    themes=(("Good schools", "more children learn close to home."), ("Health", "waits are known, see [[right-help]].")),
    values=(("Honesty", "what is late is said to be late."),),
    marking="Official",
)
COVER = (CoverLine(label="As at", value=CoverValue.AS_AT),)
OLD = "local-area-send-2016"
EVERY_DEPTH = tuple((name, depth.key) for name, template in TEMPLATES.items() for depth in template.depths)


def framework(key=OLD):
    return BANKS.framework(key)


def of_ours(name, depth="", *, bank=OLD, profile=PROFILE, **said):
    """A report from one of our own templates, with nothing typed unless told."""
    template, facts = TEMPLATES[name], framework(bank)
    successor = framework(facts.successor) if facts.successor else None
    return PublishedReport(
        **(
            {
                "template": template,
                "depth": template.depth(depth),
                "framework": facts,
                "successor": successor,
                "profile": profile,
                "meeting": "Portfolio holders’ meeting",
                "meeting_on": date(2026, 10, 30),
            }
            | said
        )
    )


def section(key, source=Source.TEXT, **said):
    return ReportSection(**({"key": key, "label": key.replace("-", " ").capitalize(), "source": source} | said))


def of_sections(*sections, numbering=Numbering.CONTINUOUS, depth=None, cover=COVER, **said):
    """A report from a template made of these sections."""
    depth = depth or Depth(key="report", label="Report")
    template = ReportTemplate(
        key="invented", title="A report", summary="", numbering=numbering, depths=(depth,), cover=cover, sections=tuple(sections)
    )
    return PublishedReport(
        **(
            {
                "template": template,
                "depth": depth,
                "framework": framework(),
                "successor": framework("area-send-2023"),
                "profile": PROFILE,
            }
            | said
        )
    )


def text_of(report, snapshot):
    return document_text(final(report, snapshot))


def in_draft(report, *, carried=(), roles=("Typed", "Legal")):
    return DraftReport(report=report, sign_off=tuple(SignOff(role=role) for role in roles), carried=carried)


def with_depth(report, **changed):
    return replace(report, depth=replace(report.depth, **changed))


def numbers_of(document):
    """Every number given, as tuples, in order; tables and figures are left out."""
    given = [placed.number for placed in number(document).placed if placed.number]
    return [tuple(int(part) for part in each.split(".")) for each in given if each[0].isdigit()]


def assert_no_number_twice_and_no_gap(document):
    given = numbers_of(document)
    assert given == sorted(set(given)), "a number stands twice or out of order"
    known = {()}
    for each in given:
        assert each[:-1] in known, f"{each} stands under nothing"
        assert each[-1] == 1 or (*each[:-1], each[-1] - 1) in known, f"there is a gap before {each}"
        known.add(each)
