"""The members' briefing and the interview card from whole areas: the form, what must stand in it, and how long it may be."""

import re
from dataclasses import replace
from datetime import date

import pytest

from readiness.documents.blocks import Heading, Note, Reference, Table, Text
from readiness.documents.markdown import plain_text
from readiness.documents.numbering import number
from readiness.evaluations.model import Judgement, Position
from readiness.packs.outlines.report.document import as_members_read_it, cited_nowhere, draft, final
from readiness.packs.outlines.report.fitting import LINES_ON_A_SIDE, lines_in, words_in
from readiness.packs.outlines.report.placing import ReportPlaces
from readiness.references.model import DANGLING
from readiness.reports.model import ROLES, CouncilProfile, Source
from tests.packs.invented import entry, indicator, question, seaborough, snapshot, to_do
from tests.packs.outlines.dump import document_text
from tests.packs.report_samples import (
    EVERY_DEPTH,
    TEMPLATES,
    assert_no_number_twice_and_no_gap,
    in_draft,
    of_ours,
)

DUDLEY_FORM = (
    "Purpose",
    "Recommendations",
    "Background",
    "What the inspection was for",
    "What the local area was",
    "What “outcomes” meant",
    "What evidence inspectors looked at",
    "What happened afterwards",
    "What it asked of elected members",
    "Key questions: what has been achieved, and what else needs to happen",
    "Links to the council plan",
    "The council’s values",
    "Finance",
    "Law",
    "Equality impact",
    "Human resources and transformation",
    "Signature",
    "Contact officer",
    "List of background papers",
)
FOUR_PARTS = [
    "Question",
    "Suggested indicators that this is happening",
    "What has been achieved so far?",
    "What else needs to happen?",
]


def headings(document, *, below=3):
    return [block.text for block in document.blocks if isinstance(block, Heading) and block.level < below]


def entries_of(snapshot):
    return [each for asked in snapshot.questions for each in asked.entries]


def squeezed(text):
    return re.sub(r"[^\w]", "", text)


@pytest.mark.parametrize("depth", ["briefing", "full"])
def test_the_headings_of_the_portfolio_holders_form_stand_in_its_order(whole_snapshot, depth):
    found = headings(final(of_ours("members-briefing", depth), whole_snapshot))

    assert [each for each in found if each in DUDLEY_FORM] == list(DUDLEY_FORM)


def test_one_page_has_its_parts_in_order_and_what_has_changed_for_whoever_read_it_before(whole_snapshot):
    parts = ["What the inspection is", "Where we stand", "Three things to know", "Questions you might ask"]
    report = of_ours("members-briefing", "one-page")
    again = replace(report, earlier=whole_snapshot, earlier_on=date(2026, 2, 1))

    assert headings(final(report, whole_snapshot)) == parts
    assert headings(final(again, whole_snapshot)) == [parts[0], "What has changed since you last read this", *parts[1:]]


@pytest.mark.parametrize("depth", ["briefing", "full"])
def test_every_question_has_its_four_parts_and_every_entry_stands_under_it(whole_snapshot, depth):
    report = of_ours("members-briefing", depth)
    document = final(report, whole_snapshot)

    parts = [block.text for block in document.blocks if isinstance(block, Heading) and block.level == 4]
    assert [part for part in parts if part != "Our judgement"] == FOUR_PARTS * len(whole_snapshot.questions)
    assert parts.count("Our judgement") == (len(whole_snapshot.questions) if depth == "full" else 0)
    numbered = number(document)
    places = ReportPlaces(whole_snapshot, report, report.template.sections_at(report.depth))

    def shown(ref):
        run = places.reference(ref)
        return Text(numbered.shown(run)) if isinstance(run, Reference) else run

    said = squeezed(document_text(document))
    missing = [each.place for each in entries_of(whole_snapshot) if squeezed(plain_text(each.text, shown))[:60] not in said]
    assert missing == []


@pytest.mark.parametrize(("name", "depth"), EVERY_DEPTH)
def test_nothing_is_cited_that_is_nowhere_and_no_number_stands_twice(whole_snapshot, name, depth):
    report = of_ours(name, depth, profile=CouncilProfile())
    document = final(report, whole_snapshot)

    assert cited_nowhere(report, whole_snapshot) == ()
    assert DANGLING.split("{")[0] not in document_text(document)
    assert_no_number_twice_and_no_gap(document)


@pytest.mark.parametrize(("name", "depth"), EVERY_DEPTH)
def test_a_draft_and_its_final_say_the_same_but_for_what_is_internal(whole_snapshot, name, depth):
    report = of_ours(name, depth)
    made = draft(in_draft(report), whole_snapshot)

    assert as_members_read_it(report, whole_snapshot) == final(report, whole_snapshot)
    assert made.marking == "Draft"
    kept = [block for block in made.blocks if not (isinstance(block, Table) and block.caption == "Sign-off")]
    assert len(kept) - len(final(report, whole_snapshot).blocks) == (0 if depth in {"one-page", "card"} else 2)


@pytest.mark.parametrize(("name", "depth"), EVERY_DEPTH)
def test_no_word_of_the_grid_stands_in_a_final(whole_snapshot, name, depth):
    report = of_ours(name, depth)
    final_said, draft_said = (
        document_text(made) for made in (final(report, whole_snapshot), draft(in_draft(report, roles=ROLES), whole_snapshot))
    )

    grid = ("| Initials |", "For internal use", "Internal sign-off", ": Sign-off", f"\n{ROLES[2]} |")
    assert not [words for words in grid if words in final_said]
    assert [words for words in grid if words in draft_said] == ([] if depth in {"one-page", "card"} else list(grid))


@pytest.mark.parametrize("depth", ["briefing", "full"])
def test_no_section_says_only_that_there_is_nothing(whole_snapshot, depth):
    said = document_text(final(of_ours("members-briefing", depth), whole_snapshot))

    assert not re.search(r"^(\d+ )?(None|Not applicable|N/A)\.?$", said, re.MULTILINE | re.IGNORECASE)


@pytest.mark.parametrize("depth", ["one-page", "briefing", "full"])
def test_a_member_never_meets_a_digest(whole_snapshot, depth):
    said = document_text(final(of_ours("members-briefing", depth), whole_snapshot)).replace("<digest>", whole_snapshot.digest)

    assert not re.search(r"digest|hash|snapshot", said, re.IGNORECASE)
    assert whole_snapshot.digest not in said


def sixty_long_questions():
    long = "When families ask for help with a thing that matters to them, the area answers them in a way that they can use"

    def one(place):
        judgement = (*Judgement, None)[place % 5]
        return question(
            f"q-{place}",
            f"Question {place}: how well the area helps children and young people with many needs at once",
            wording=f"{long}?",
            judgement=judgement,
            indicators=tuple(
                indicator(f"q-{place}-{n}", long, position=position, who_finds_out="The head of everything" if n == 3 else "")
                for n, position in enumerate(Position)
            ),
            entries=(
                entry(1, f"{long}. {long}.", difference=f"{long}." if place % 2 else ""),
                to_do(2, f"{long}; {long}.", due_on=date(2026, 1, 1 + place % 28), lead="A head of service with a long title"),
                to_do(3, f"{long}."),
            ),
        )

    return snapshot(("A section", tuple(one(place) for place in range(1, 61))), area_name="A council with a very long name " * 2)


@pytest.mark.parametrize(("name", "depth"), [("members-briefing", "one-page"), ("interview-card", "card")])
@pytest.mark.parametrize("area", [seaborough, sixty_long_questions, snapshot], ids=["small", "sixty long questions", "empty"])
@pytest.mark.parametrize("bank", ["local-area-send-2016", "area-send-2023"])
def test_what_must_stand_on_one_side_keeps_its_limits(name, depth, area, bank):
    report = of_ours(name, depth, bank=bank, subject="Where we stand before the inspection of the local area")

    document = final(report, area())

    assert words_in(document) <= report.depth.words <= 450
    assert lines_in(document) <= LINES_ON_A_SIDE


def test_one_page_and_card_keep_their_limits_for_whole_areas(whole_snapshot):
    for name, depth in (("members-briefing", "one-page"), ("interview-card", "card")):
        document = final(of_ours(name, depth), whole_snapshot)
        assert words_in(document) <= 450
        assert lines_in(document) <= LINES_ON_A_SIDE


def test_what_changed_is_told_to_a_reader_who_has_read_before(whole_snapshot):
    first = whole_snapshot.questions[0]
    other = replace(
        whole_snapshot,
        sections=(
            replace(
                whole_snapshot.sections[0], questions=(replace(first, judgement=None), *whole_snapshot.sections[0].questions[1:])
            ),
            *whole_snapshot.sections[1:],
        ),
    )
    report = of_ours("members-briefing", "one-page", earlier=other, earlier_on=date(2026, 1, 5))

    said = document_text(final(report, whole_snapshot))

    assert "5 January 2026" in said.split("What has changed since")[1]


def test_the_same_content_makes_the_same_document(whole_snapshot):
    assert final(of_ours("members-briefing", "full"), whole_snapshot) == final(
        of_ours("members-briefing", "full"), whole_snapshot
    )


def test_a_notice_stands_before_the_text_in_a_short_report_once():
    document = final(of_ours("members-briefing", "one-page"), seaborough())

    assert [block.title for block in document.blocks if isinstance(block, Note)] == ["This is for practice"]


def test_every_source_of_our_templates_is_used_by_one_of_them():
    used = {section.source for template in TEMPLATES.values() for section in template.sections}

    assert set(Source) - used <= {Source.FIXED}
