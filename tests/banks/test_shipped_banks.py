"""The banks and frameworks that Readiness ships: complete, sourced, honest, and in our own words."""

import dataclasses
import re
from pathlib import Path

import pytest

from readiness.banks import model
from readiness.banks.loader import BankLibrary, check
from readiness.banks.loader.framework import TimingUnit
from readiness.banks.model import BankStatus, PartnerKind

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "question_banks"
REPORTS = ROOT.parent / "shared" / "real" / "committee-reports"
LIBRARY = BankLibrary(FOLDER)
BANKS = {"2016": LIBRARY.bank("send-local-area-2016", "1"), "2023": LIBRARY.bank("area-send-2023", "0.1")}
FRAMEWORKS = {key: LIBRARY.framework(key) for key in ("local-area-send-2016", "area-send-2023")}
QUESTIONS = [(bank, question) for bank in BANKS.values() for question in bank]
LINES = [(bank.key, line) for bank, question in QUESTIONS for line in (question, *question.indicators)]
FACTS = [
    (framework.key, fact)
    for framework in FRAMEWORKS.values()
    for fact in (*framework.explanations, *framework.timings, *framework.outcomes)
]
RESTS_ON_NOTHING_READ = re.compile("recalled|not yet checked|Digest of the 2015|digest of the 2015|One secondary account")
"""How a source says that it was not read, or only in a second-hand or weak account."""


def test_the_shipped_folder_has_no_fault():
    assert check(FOLDER) == ()
    assert {path.stem for path in (FOLDER / "released").iterdir()} == {path.stem for path in FOLDER.glob("*.toml")}


def test_the_2016_bank_is_closed_and_says_when_and_what_came_after():
    bank = BANKS["2016"]

    assert bank.status is BankStatus.CLOSED
    assert bank.closed_on == FRAMEWORKS[bank.framework].ended_on
    assert bank.closed_on.isoformat() == "2022-12-31"
    assert bank.successor == BANKS["2023"].key


def test_the_2016_bank_asks_a_b_c_and_the_eight_leadership_questions_in_order():
    first, second = BANKS["2016"].sections

    assert [(question.key, question.number, len(question.indicators)) for question in first.questions] == [
        ("identification", "A", 8),
        ("assess-and-meet-need", "B", 8),
        ("outcomes", "C", 8),
    ]
    assert [(question.key, question.number, len(question.indicators)) for question in second.questions] == [
        ("democratic-scrutiny", "1", 4),
        ("joined-up-0-25", "2", 3),
        ("multi-agency-strategy", "3", 4),
        ("national-programmes", "4", 1),
        ("joint-commissioning", "5", 3),
        ("assurance", "6", 2),
        ("self-knowledge", "7", 3),
        ("engagement-with-settings", "8", 3),
    ]
    assert (first.key, second.key) == ("inspection-questions", "leadership")
    assert "not Ofsted’s own" in second.introduction


def test_the_2023_bank_has_its_five_and_six_questions_with_three_to_eight_indicators():
    bank = BANKS["2023"]

    assert [[question.key for question in section.questions] for section in bank.sections] == [
        [
            "needs-identified",
            "taking-part-in-decisions",
            "right-help-right-time",
            "next-steps-and-outcomes",
            "valued-visible-included",
        ],
        [
            "ambition",
            "engagement-with-families",
            "shared-understanding-of-need",
            "commissioning",
            "evaluation-and-improvement",
            "multi-agency-practice",
        ],
    ]
    assert bank.status is BankStatus.IN_USE
    assert all(3 <= len(question.indicators) <= 8 for question in bank)


@pytest.mark.parametrize(("bank", "question"), QUESTIONS, ids=lambda value: value.key)
def test_every_question_is_complete(bank, question):
    assert [indicator.key for indicator in question.indicators] == [
        f"{question.key}-{order}" for order in range(1, len(question.indicators) + 1)
    ]
    assert 2 <= len(question.short_title.split()) <= 6
    assert question.wording.endswith("?")
    assert "**A good answer**" in question.guidance
    assert "**Inspectors look at**" in question.guidance
    assert "**A common trap**" in question.guidance
    assert question.partners
    assert len(question.expected_evidence) >= 4
    assert not any(indicator.wording.endswith(".") for indicator in question.indicators)


def test_every_partner_answers_something():
    assert {partner for _, question in QUESTIONS for partner in question.partners} == set(PartnerKind)


@pytest.mark.parametrize(
    ("where", "line"), LINES + FACTS, ids=lambda value: getattr(value, "key", getattr(value, "heading", value))
)
def test_every_line_cites_a_source_and_nothing_recalled_is_called_checked(where, line):
    assert line.source
    if RESTS_ON_NOTHING_READ.search(line.source):
        assert not line.checked, f"{where}: {line.source}"


def test_the_leadership_questions_of_2023_are_not_yet_checked():
    leadership = BANKS["2023"].sections[1]

    assert not any(question.checked for question in leadership.questions)
    assert not any(indicator.checked for question in leadership.questions for indicator in question.indicators)
    assert "Not yet checked" in leadership.introduction


def test_every_leadership_line_of_2016_cites_its_own_paragraph():
    for order, question in enumerate(BANKS["2016"].sections[1].questions, 1):
        assert f"paragraph 21.{order} (from the Council for Disabled Children’s local authority audit tool)" in question.source
        for place, indicator in enumerate(question.indicators, 1):
            assert indicator.source.endswith(f"paragraph 21.{order}, indicator {place}")


@pytest.mark.parametrize("framework", FRAMEWORKS.values(), ids=lambda framework: framework.key)
def test_every_framework_explains_itself_to_an_elected_member(framework):
    headings = " ".join(explanation.heading for explanation in framework.explanations)

    assert "is for" in headings or "was for" in headings
    for subject in ("local area", "outcomes”", "evidence inspectors looked at", "afterwards", "elected members"):
        assert subject in headings.replace("inspectors look at", "inspectors looked at")
    assert len(framework.glossary) >= 15
    assert len(framework.timings) >= 5
    assert all(outcome.follows for outcome in framework.outcomes)


def test_the_timings_are_those_that_were_read():
    old = {timing.key: (timing.value, timing.unit) for timing in FRAMEWORKS["local-area-send-2016"].timings}
    new = {timing.key: (timing.value, timing.unit) for timing in FRAMEWORKS["area-send-2023"].timings}

    days = TimingUnit.WORKING_DAYS.value
    assert (old["notice"], old["on-site"], old["letter"], old["written-statement"]) == (
        (5, days),
        (5, days),
        (33, days),
        (70, days),
    )
    assert (old["re-visit"], old["re-visit-notice"]) == ((18, "months"), (10, days))
    assert (new["notice-off-site"], new["notice-on-site"], new["on-site"]) == ((8, days), (10, days), (5, days))
    assert (new["monitoring-inspection"], new["next-inspection-positive"]) == ((18, "months"), (5, "years"))
    assert (new["next-inspection-inconsistent"], new["next-inspection-failings"]) == ((3, "years"), (3, "years"))


def test_deadlines_that_were_only_recalled_are_not_called_checked():
    timings = {timing.key: timing for timing in FRAMEWORKS["area-send-2023"].timings}

    assert not timings["strategic-plan"].checked
    assert not timings["priority-action-plan"].checked


def test_the_2023_framework_has_three_outcomes_and_no_known_successor():
    framework = FRAMEWORKS["area-send-2023"]

    assert len(framework.outcomes) == 3
    assert framework.ended_on is None
    assert "As at the middle of 2026 we had found no framework that replaces it" in framework.summary


def test_dead_names_stand_beside_those_of_today():
    for framework in FRAMEWORKS.values():
        renamed = {role.then: role for role in framework.renamed}
        assert renamed["Clinical commissioning group (CCG)"].now == "Integrated care board (ICB)"
        assert renamed["Clinical commissioning group (CCG)"].until.isoformat() == "2022-06-30"
        assert renamed["Local safeguarding children board (LSCB)"].now == "Safeguarding partners"


def texts_of(value: object):
    """Every text in a value, however deep."""
    if isinstance(value, str):
        yield str(value)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from texts_of(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from texts_of(item)


def runs_of(text: str, *, length: int = 8) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9]+", re.sub(r"<[^>]*>", " ", text).lower().replace("’", "").replace("'", ""))
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


@pytest.mark.skipif(not REPORTS.is_dir(), reason="the published reports are not beside this checkout")
def test_no_eight_words_in_a_row_are_those_of_a_published_report():
    ours = {}
    for text in texts_of((*BANKS.values(), *FRAMEWORKS.values())):
        ours.update(dict.fromkeys(runs_of(text), text))

    for report in sorted(REPORTS.glob("*.txt")):
        same = ours.keys() & runs_of(report.read_text(encoding="utf-8"))
        assert not same, f"{report.name}: " + "; ".join(" ".join(run) for run in sorted(same))


HEADINGS = {
    "Bank": model.QuestionBank,
    "Section": model.Section,
    "Question": model.Question,
    "Indicator": model.Indicator,
    "Framework": model.Framework,
    "Explanation": model.Explanation,
    "Timing": model.Timing,
    "Outcome": model.InspectionOutcome,
    "Term": model.Term,
    "Renamed role": model.RenamedRole,
}


def table_under(heading: str) -> list[list[str]]:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    part = readme.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    rows = [line for line in part.splitlines() if line.startswith("| `")]
    return [[cell.strip().strip("`") for cell in row.strip("|").split(" | ")] for row in rows]


@pytest.mark.parametrize(("heading", "part"), HEADINGS.items(), ids=HEADINGS.keys())
def test_the_readme_documents_every_field_and_no_other(heading, part):
    rows = table_under(heading)

    assert sorted(row[0] for row in rows) == sorted(field.name for field in dataclasses.fields(part))
    if heading in {"Bank", "Section", "Question", "Indicator"}:
        required = {field.name for field in dataclasses.fields(part) if field.default is dataclasses.MISSING}
        assert {row[0] for row in rows if row[1] == "yes"} == required


def test_the_readme_documents_every_partner_code_as_people_see_it():
    rows = dict(table_under("Partner codes"))

    assert rows.keys() == {partner.value for partner in PartnerKind}
    assert all(rows[partner.value].startswith(partner.label) for partner in PartnerKind)


def test_the_readme_names_every_status_origin_and_unit():
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")

    for kind in (BankStatus, model.WordingOrigin, TimingUnit):
        assert all(f'`"{member.value}"`' in readme for member in kind)
