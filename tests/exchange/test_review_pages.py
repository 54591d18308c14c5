"""Checking what was recognised: every choice, what confirming does, newer editions, undoing, and what changed meanwhile."""

import pytest
from werkzeug.datastructures import MultiDict

from readiness.banks.views import library
from readiness.database import db, writing
from readiness.evaluations import operations as evaluations
from readiness.evaluations.model import EntryContent, EntryKind, MentionKind
from readiness.exchange import operations
from readiness.exchange.model import Column, Grid
from tests.conftest import NOON
from tests.databases import both_databases
from tests.exchange.small_document import (
    BOARD,
    DASHBOARD,
    DOCUMENTS,
    FIRST,
    MINUTES,
    PAINT,
    PUBLISH,
    REVIEW,
    SIGNED,
    TEXT,
    review,
    send,
    staged,
    untouched,
)
from tests.rows import all_rows
from tests.strict_client import Page

ASSURANCE, STRATEGY = "assurance", "multi-agency-strategy"
SECOND = f"{DOCUMENTS}/2"


def live(evaluation):
    db.session.rollback()
    return [text for _key, _number, text in evaluations.read_live_entries(db.session(), evaluation)]


def answer_of(evaluation, key=ASSURANCE):
    db.session.rollback()
    return evaluations.read_question(db.session(), evaluation, key)


@pytest.fixture
def waits(client, evaluation, desk):
    """The self-evaluation with the small document waiting; `waits` is its review form untouched."""
    staged(desk)
    return review(client)


@pytest.fixture
def brought_in(client, waits):
    assert send(client, waits, "confirm").status_code == 303


def test_the_page_shows_every_part_where_it_goes_and_how_sure(client, waits):
    page = client.page(FIRST)

    assert "Three questions, three indicators, five achieved, 3 still to do." not in page.main
    assert (
        "Three questions, three indicators, 5 achieved, 3 still to do. Two questions were placed surely; one is for you to place."
        in page.main
    )
    assert waits["q-0"] == ASSURANCE
    assert waits["q-2"] == ""
    assert "Not sure: choose one." in page.main
    for words in (BOARD, DASHBOARD, PUBLISH, SIGNED, PAINT, "Officers bake a cake on Fridays", "about something else altogether"):
        assert words in page.main
    assert "Bring in six entries" in page.main


def test_the_words_and_the_entries_add_up_to_the_whole_document(client, waits):
    words, entries = client.page(FIRST).select("table")

    for table in (words, entries):
        *parts, whole = [int(cell.get_text().replace(",", "")) for cell in table.select("td")]
        assert sum(parts) == whole
    assert whole == 8


@both_databases
def test_confirming_saves_what_was_shown_and_where_it_came_from(client, evaluation, waits):
    answer = send(client, waits, "confirm")

    assert (answer.status_code, answer.location) == (303, FIRST)
    assert live(evaluation) == [BOARD, DASHBOARD, MINUTES, PUBLISH, SIGNED, REVIEW]
    entry = answer_of(evaluation).entries[0]
    assert (entry.source.file, entry.content.true_on, entry.content.lead) == ("briefing.txt", None, "")
    assert [one.wording for one in answer_of(evaluation).own_indicators] == ["Officers bake a cake on Fridays"]
    page = client.page(FIRST)
    assert "6 entries added" in page.main
    assert [link.get_text() for link in page.select(".govuk-task-list a")] == [
        "2.3 Multi-agency strategy",
        "2.6 Assurance on progress",
    ]
    assert "Where it came from" in client.page(f"/areas/testshire/self-evaluations/1/questions/{ASSURANCE}").main


def test_confirming_twice_brings_it_in_once(client, evaluation, waits):
    answers = [send(client, waits, "confirm") for _ in range(3)]

    assert {(answer.status_code, answer.location) for answer in answers} == {(303, FIRST)}
    assert len(live(evaluation)) == 6


def test_confirming_after_somebody_else_did_says_so(client, evaluation, waits):
    theirs = review(client)
    send(client, theirs, "confirm")

    answer = send(client, waits, "confirm")

    assert answer.status_code == 409
    assert "no longer waiting" in Page(answer.text, "lxml").main
    assert len(live(evaluation)) == 6


def test_every_choice_is_carried_out(client, evaluation, waits):
    answer = send(
        client,
        waits,
        "confirm",
        q__2="joint-commissioning",
        e__0="still_to_do",
        e__1="note",
        e__2="leave",
        o__3=["due_on"],
        e__4="achieved",
        i__0__1="leave",
        l__2="achieved",
        lq__2=STRATEGY,
        l__0="note",
        lq__0="",
    )

    assert answer.status_code == 303, Page(answer.text, "lxml").main[:300]
    assert len(live(evaluation)) == 7
    first = answer_of(evaluation)
    assert [(one.kind.value, one.content.text) for one in first.entries] == [("still_to_do", BOARD), ("still_to_do", PUBLISH)]
    assert first.entries[1].content.due_on.isoformat() == "2018-05-31"
    assert first.own_indicators == ()
    notes = evaluations.read_notes(db.session(), evaluation, ASSURANCE)
    assert [note.text for note in notes] == [DASHBOARD]
    assert [note.text for note in evaluations.read_notes(db.session(), evaluation, "")] == ["Members’ briefing"]
    assert "something else altogether" in answer_of(evaluation, STRATEGY).entries[1].content.text
    assert PAINT in [one.content.text for one in answer_of(evaluation, "joint-commissioning").entries]


def test_what_is_offered_is_put_in_its_fields_only_where_it_is_taken(client, evaluation, waits):
    page = client.page(FIRST)
    offered = {box["value"]: box for box in page.select("input[name='o-1']")}
    former = next(name for name in offered if name.startswith("former"))
    assert not offered[former].has_attr("checked")
    assert page.select_one("input[name='o-2'][value='evidence-0']").has_attr("checked")

    send(client, waits, "confirm", o__0=["true_on"], o__1=[former])

    first, second, third, _publish = answer_of(evaluation).entries
    assert first.content.true_on.isoformat() == "2018-02-06"
    assert "CCG (now the" in second.content.text
    assert [one.kind for one in third.mentions] == [MentionKind.EVIDENCE]


def test_a_reference_that_leads_nowhere_can_be_turned_into_one_that_holds(client, evaluation, waits):
    page = client.page(FIRST)
    box = page.select_one("input[name='o-0'][value^='cited']")
    assert "Refer to 2.3 Multi-agency strategy instead of 19.2" in page.select_one(f"label[for='{box['id']}']").get_text()

    send(client, waits, "confirm", o__0=[box["value"]])

    assert f"see [[{STRATEGY}]]." in answer_of(evaluation).entries[0].content.text


def test_what_reads_as_not_yet_done_is_offered_as_still_to_do_and_never_done_unasked(client, evaluation, waits):
    assert waits["e-1"] == "achieved"
    before = all_rows()

    answer = send(client, waits, "not_yet", e__2="leave")

    assert answer.status_code == 200
    assert all_rows() == before
    fields = untouched(answer.text)
    assert (fields["e-0"], fields["e-1"], fields["e-2"]) == ("achieved", "still_to_do", "leave")
    send(client, fields, "confirm")
    assert [one.content.text for one in answer_of(evaluation).of_kind(EntryKind.STILL_TO_DO)] == [DASHBOARD, PUBLISH]


def test_looking_again_keeps_the_choices_and_counts_anew(client, evaluation, waits):
    answer = send(client, waits, "again", q__2="joint-commissioning", e__0="leave", o__2=[], l__0="note")

    assert (answer.status_code, answer.location) == (303, FIRST)
    page = client.page(FIRST)
    fields = untouched(str(page))
    assert (fields["q-2"], fields["e-0"], fields.getlist("o-2"), fields["l-0"]) == ("joint-commissioning", "leave", [], "note")
    assert "Bring in seven entries" in page.main
    assert live(evaluation) == []
    send(client, fields, "confirm")
    assert len(live(evaluation)) == 7


def test_choices_can_be_taken_back_to_what_was_recognised(client, waits):
    send(client, waits, "again", e__0="leave")
    target, fields = client.fields(FIRST, action="/drafts/discard")

    assert client.post(target, data=fields).location == FIRST

    assert review(client)["e-0"] == "achieved"


def test_a_question_that_is_placed_elsewhere_has_its_indicators_matched_anew(client, evaluation, waits):
    answer = send(client, waits, "confirm", q__0="identification", i__0__0="assurance-2")

    assert answer.status_code == 303
    assert len(answer_of(evaluation, "identification").entries) == 4
    assert answer_of(evaluation).entries == ()


FORGED = {
    "q__0": "no-such-question",
    "e__0": "everything",
    "e__1": "take",
    "o__0": ["lead", "everything"],
    "i__0__0": "strategy-9",
    "l__0": "take",
    "lq__1": "no-such-question",
    "edition": "99",
    "e__99": "achieved",
    "q__99": ASSURANCE,
    "i__77__0": "own",
    "g__3": "remove",
    "n__5": "note",
}


@pytest.mark.parametrize("name", FORGED)
@pytest.mark.parametrize("action", ["confirm", "again"])
def test_what_was_never_offered_is_an_error_of_its_field(client, evaluation, waits, name, action):
    answer = send(client, waits, action, **{name: FORGED[name]})

    assert answer.status_code == 422
    assert Page(answer.text, "lxml").select(".govuk-error-summary li")
    assert live(evaluation) == []


def test_a_piece_that_becomes_an_entry_needs_a_question(client, evaluation, waits):
    answer = send(client, waits, "confirm", l__0="achieved", lq__0="")

    assert answer.status_code == 422
    page = Page(answer.text, "lxml")
    assert page.select_one(".govuk-error-summary a")["href"] == "#lq-0"
    assert page.select_one("details[open] #lq-0")


def test_fields_that_are_no_part_of_a_document_are_nothing(client, evaluation, waits):
    fields = MultiDict(waits)
    for name in ("e-", "e--1", "e-1e3", "x-1", "e-00000001", "q-²", "i-0", "o-1-2"):
        fields.add(name, "achieved")

    assert send(client, fields, "confirm").status_code == 303


@pytest.mark.parametrize("seen", ["", "|||", "x" * 5_000, "assurance|0 0 0|gone"])
def test_a_page_that_cannot_say_what_was_seen_is_shown_again(client, evaluation, waits, seen):
    answer = send(client, waits, "confirm", seen=seen)

    assert answer.status_code == 409
    assert live(evaluation) == []
    assert send(client, untouched(answer.text), "confirm").status_code == 303


def test_leaving_everything_out_is_refused(client, evaluation, waits):
    answer = send(client, waits, "confirm", **{f"q__{number}": "" for number in range(3)})

    assert answer.status_code == 422
    assert "Choose at least one part" in Page(answer.text, "lxml").select_one(".govuk-error-summary").get_text()


@both_databases
def test_a_newer_edition_shows_what_is_new_changed_there_changed_here_and_gone(client, evaluation, desk, brought_in):
    answer = answer_of(evaluation)
    with desk() as at:
        evaluations.edit_entry(at, ASSURANCE, 2, EntryContent("A dashboard is ready."), made_from=1)
        evaluations.edit_entry(
            at, ASSURANCE, 1, EntryContent("The board met twice on 6 February 2018 and looked at waiting times."), made_from=1
        )
    assert len(answer.entries) == 4
    newer = TEXT.replace("looked at waiting times, see 19.2", "looked at all waiting times, see 19.2").replace(
        f"• {SIGNED}\n", ""
    )
    newer = newer.replace(f"• {REVIEW}", f"• {REVIEW}\n• Print the strategy in large type.")
    staged(desk, newer, name="briefing v2.txt")

    page = client.page(SECOND)
    fields = untouched(str(page))

    assert "Yes, of “briefing.txt”" in page.select_one("#edition option[selected]").get_text()
    assert "Changed in the document and here" in page.main
    assert "Changed here" in page.main
    assert "The board met twice on 6 February" in page.main
    assert "no longer in the document" in page.main
    assert [fields[f"e-{number}"] for number in range(6)] == ["leave"] * 4 + ["leave", "still_to_do"]
    answer = send(client, fields, "confirm", SECOND, e__0="take", g__0="remove")
    assert answer.status_code == 303, Page(answer.text, "lxml").main[:400]
    texts = live(evaluation)
    assert "The board met on 6 February 2018 and looked at all waiting times, see 19.2." in texts
    assert "A dashboard is ready." in texts
    assert SIGNED not in texts
    assert "Print the strategy in large type." in texts
    assert len(texts) == 6


def test_the_same_document_again_adds_nothing_unless_it_is_asked_to(client, evaluation, desk, brought_in):
    staged(desk, name="another name.txt")
    fields = review(client, SECOND)

    assert {fields[f"e-{number}"] for number in range(6)} == {"leave"}
    send(client, fields, "confirm", SECOND)

    assert len(live(evaluation)) == 6


def test_another_choice_of_edition_is_looked_at_before_it_counts(client, evaluation, desk, brought_in):
    staged(desk, TEXT.replace("looked at waiting times", "looked at the waits"), name="briefing-2.txt")
    fields = review(client, SECOND)
    assert fields["edition"] != "none"

    answer = send(client, fields, "confirm", SECOND, edition="none")

    assert answer.status_code == 409
    assert "Look at this again" in answer.text
    assert len(live(evaluation)) == 6
    assert send(client, untouched(answer.text), "confirm", SECOND).status_code == 303
    assert len(live(evaluation)) == 7


def test_taking_the_new_words_of_all_that_changed_there_is_one_button(client, evaluation, desk, brought_in):
    newer = TEXT.replace("looked at waiting times", "looked at the waits").replace(
        "Review the strategy.", "Review the strategy each year."
    )
    staged(desk, newer, name="briefing.txt")

    fields = untouched(send(client, review(client, SECOND), "reworded", SECOND).text)

    assert (fields["e-0"], fields["e-5"]) == ("take", "take")
    send(client, fields, "confirm", SECOND)
    assert "Review the strategy each year." in live(evaluation)


def test_what_somebody_changed_since_the_page_was_opened_is_seen_and_the_other_choices_stay(client, evaluation, desk, brought_in):
    staged(desk, TEXT.replace("looked at waiting times", "looked at the waits"), name="briefing.txt")
    fields = review(client, SECOND)
    with desk(by="Bo Example") as at:
        evaluations.edit_entry(
            at, ASSURANCE, 1, EntryContent("Theirs, on waiting times at the board of 6 February 2018."), made_from=1
        )

    answer = send(client, fields, "confirm", SECOND, e__0="take", e__5="still_to_do")

    assert answer.status_code == 409
    page = Page(answer.text, "lxml")
    assert "One entry stands otherwise than you saw" in page.main
    assert "Theirs, on waiting times" in page.main
    again = untouched(answer.text)
    assert (again["e-0"], again["e-5"]) == ("leave", "still_to_do")
    assert "Theirs, on waiting times at the board of 6 February 2018." in live(evaluation)


@both_databases
def test_undoing_takes_everything_back_and_says_what_somebody_has_worked_on_since(client, evaluation, desk, brought_in):
    with desk(by="Bo Example") as at:
        evaluations.edit_entry(at, ASSURANCE, 1, EntryContent("Mended."), made_from=1)

    answer = client.submit(FIRST, action="/undo")

    assert answer.location == FIRST
    assert live(evaluation) == ["Mended."]
    page = client.page(FIRST)
    assert "was undone on" in page.main
    assert "Entry 2.6.1" in page.main
    assert not page.select("form")
    assert "Undone" in client.page(DOCUMENTS).main


def test_undoing_where_nobody_touched_anything_leaves_nothing_and_it_can_be_brought_in_again(
    client, evaluation, desk, brought_in
):
    target, fields = client.fields(FIRST, action="/undo")
    answers = [client.post(target, data=fields) for _ in range(2)]

    assert {answer.status_code for answer in answers} == {303}
    assert live(evaluation) == []
    assert "Everything is as it was before." in client.page(FIRST).main
    staged(desk)
    send(client, review(client, SECOND), "confirm", SECOND)
    assert len(live(evaluation)) == 6


def test_undoing_twice_from_two_pages_says_there_is_nothing_to_undo(client, evaluation, brought_in):
    (target, first), (_target, second) = (client.fields(FIRST, action="/undo") for _ in range(2))
    client.post(target, data=first)

    answer = client.post(target, data=second)

    assert answer.status_code == 422
    assert "nothing to undo" in Page(answer.text, "lxml").main


def test_tracked_changes_are_asked_about_before_anything_else(client, evaluation, desk):
    staged(desk, tracked=14)
    page = client.page(FIRST)
    assert "This document has 14 tracked changes" in page.main
    assert BOARD not in page.main

    assert page.select("button[name=changes][value=original]")
    target, fields = client.fields(FIRST, action="/changes")
    assert client.post(target, data=fields | {"changes": "original"}).location == FIRST

    held = operations.read_document_row(db.session(), evaluation, 1)
    assert held.changes == "original"
    assert BOARD in client.page(FIRST).main


def test_a_document_is_not_brought_in_before_its_tracked_changes_are_settled(client, evaluation, desk):
    staged(desk)
    fields = review(client)
    with writing() as session:
        at = evaluations.open_evaluation(session, 1, library=library(), at=NOON, by="Asha Example")
        operations.throw_away(at, 1)
    staged(desk, tracked=3)

    answer = send(client, fields, "confirm")

    assert answer.status_code == 422
    assert "tracked changes" in answer.text
    assert live(evaluation) == []


@pytest.mark.parametrize("value", ["", "both"])
def test_tracked_changes_are_read_in_one_of_two_ways(client, evaluation, desk, value):
    staged(desk, tracked=2)
    target, fields = client.fields(FIRST, action="/changes")

    answer = client.post(target, data=fields | {"changes": value})

    assert answer.status_code == 422
    assert operations.read_document_row(db.session(), evaluation, 1).changes == ""


GRIDS = (
    Grid(
        "table 1",
        (Column("Ref", "number", "1.1"), Column("How are things?", "", "Well enough"), Column("Who", "lead", "Head of SEND")),
        4,
        read=False,
    ),
    Grid("table 2", (Column("How are things?", "", "Less so"), Column("Colour", "", "")), 2, read=False),
)


def test_columns_nobody_knew_are_asked_about_once_and_remembered(client, evaluation, desk):
    staged(desk, grids=GRIDS)
    assert "Two tables were not read" in client.page(FIRST).main
    columns = f"{FIRST}/columns"
    page = client.page(columns)
    assert [label.get_text() for label in page.select("main form label")] == ["Ref", "How are things?", "Who", "Colour"]
    assert "Well enough" in page.main

    answer = client.submit(columns, action="/columns", c__1="achieved")

    assert answer.location == FIRST
    db.session.rollback()
    assert operations.known_columns(db.session()) == {"how are things": "achieved"}


def test_a_meaning_nobody_offered_is_refused(client, evaluation, desk):
    staged(desk, grids=GRIDS)

    answer = client.submit(f"{FIRST}/columns", action="/columns", c__1="everything")

    assert answer.status_code == 422
    assert Page(answer.text, "lxml").select_one(".govuk-error-summary a")["href"] == "#c-1"
    db.session.rollback()
    assert operations.known_columns(db.session()) == {}


def test_choices_made_on_another_reading_are_not_shown_on_this_one(client, evaluation, desk, waits):
    send(client, waits, "again", e__0="leave")
    with desk() as at:
        operations.read_again(at, 1, operations.reading_of(at.session, at.evaluation, 1), changes="accepted")

    page = client.page(FIRST)
    assert "what you had chosen before is not shown" in page.main
    assert untouched(str(page))["e-0"] == "achieved"
    answer = send(client, waits, "confirm", e__0="leave")
    assert answer.status_code == 409
    assert live(evaluation) == []


@both_databases
def test_notes_stand_beside_their_question_and_on_a_page_of_the_whole_and_can_be_removed(client, evaluation, waits):
    send(client, waits, "confirm", e__0="note", l__0="note", lq__0="")
    question = f"/areas/testshire/self-evaluations/1/questions/{ASSURANCE}"
    notes = "/areas/testshire/self-evaluations/1/notes"
    assert "Notes from documents (1)" in client.page(question).main
    assert "Notes from documents (2)" in client.page("/areas/testshire/self-evaluations/1").main
    page = client.page(notes)
    assert "Members’ briefing" in page.main
    assert page.select_one(f"a[href='{question}#notes']")

    assert client.submit(question, action="/remove").location == f"{question}#notes"
    assert client.submit(notes, action="/remove").location == notes

    assert "Notes from documents" not in client.page(question).main
    assert "There are none." in client.page(notes).main


def test_a_note_shows_under_a_question_of_which_nothing_else_is_said(client, evaluation, waits):
    send(client, waits, "confirm", l__0="note", lq__0="identification")

    assert "Notes from documents (1)" in client.page("/areas/testshire/self-evaluations/1/questions/identification").main
    assert "identification" not in evaluations.read_answers(db.session(), evaluation)


HOSTILE = "• <script>alert(1)</script> [x](javascript:alert(1)) {{7*7}} [[nothing]] " + "w" * 3_000


def test_hostile_words_are_only_ever_words(client, evaluation, desk):
    staged(desk, TEXT.replace(f"• {BOARD}", HOSTILE).replace("Members’ briefing", "<img src=x onerror=alert(1)>"))

    page = client.page(FIRST)

    assert not page.select("main script, main img, main [href^='javascript']")
    assert send(client, untouched(str(page)), "confirm").status_code == 303
    assert not client.page(FIRST).select("main script, main img")


@pytest.mark.slow
def test_three_hundred_entries_cost_no_more_queries_than_six(client, evaluation, desk, count_queries):
    staged(desk)
    staged(desk, TEXT.replace(f"• {MINUTES}", "\n".join(f"• Point {number} was agreed." for number in range(300))))
    counted = []
    for path in (FIRST, SECOND):
        client.get(path)
        with count_queries() as queries:
            client.get(path)
        counted.append(len(queries))

    assert counted[0] == counted[1]
    assert counted[0] <= 12
