"""Reports that officers work on: start, write, carry over, sign off, remove, publish."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from readiness.areas import operations as areas
from readiness.areas.scope import enter_area
from readiness.banks.views import library
from readiness.database import db, writing
from readiness.evaluations import operations as evaluations
from readiness.reports import operations as reports
from readiness.reports.drafts import NotSaved, SomebodyElseChanged
from readiness.reports.model import ROLES, NoSuchReport, SignOff
from tests.conftest import NOON
from tests.databases import both_databases
from tests.reports.conftest import DETAILS, TEMPLATE

LATER = NOON + timedelta(days=30)


def published(report, template, evaluation, *, depth="", reader=""):
    db.session.rollback()
    return reports.published_report(
        db.session(), report, template, template.depth(depth), evaluation=evaluation, banks=library(), reader=reader
    )


def drafted(report, template, evaluation):
    db.session.rollback()
    return reports.draft_report(db.session(), report, template, template.depth(""), evaluation=evaluation, banks=library())


@both_databases
def test_a_report_is_started_with_what_it_is_for(started, read):
    details = replace(
        DETAILS,
        subject="Where  we stand",
        meeting="Cabinet",
        meeting_on=date(2026, 4, 9),
        appendix="Appendix 3",
        marking="Official",
    )

    made = started(details)

    assert made == read(1)
    assert made.number == 1
    assert made.document == "committee-report"
    assert made.details == replace(details, subject="Where we stand")
    assert (made.created_at, made.created_by, made.texts) == (NOON, "Asha Example", {})


def test_a_report_of_an_unknown_depth_is_refused(started):
    with pytest.raises(NoSuchReport, match="has no depth “endless”"):
        started(replace(DETAILS, depth="endless"))


def test_a_report_can_be_started_of_a_self_evaluation_that_is_closed(started, evaluation, read):
    with writing() as session:
        evaluations.close_evaluation(session, 1, made_from=evaluation.version, at=NOON, by="x")

    assert started().number == 1


@both_databases
def test_a_text_is_saved_under_a_version_that_counts(started, at_report, read):
    started()
    with at_report() as desk:
        reports.save_text(desk, "purpose", " To say\r\nwhere we stand. ", made_from=0)
    with at_report(at=LATER, by="Bola Sample") as desk:
        reports.save_text(desk, "purpose", "To say more.", made_from=1)

    text = read().texts["purpose"]
    assert (text.text, text.version, text.saved_by, text.saved_at) == ("To say more.", 2, "Bola Sample", LATER)


@both_databases
def test_who_saves_over_somebody_is_told_what_they_wrote_and_overwrites_nothing(started, at_report, read):
    started()
    with at_report(by="Bola Sample") as desk:
        reports.save_text(desk, "purpose", "Bola’s words.", made_from=0)

    with pytest.raises(SomebodyElseChanged) as refused, at_report() as desk:
        reports.save_text(desk, "purpose", "Asha’s words.", made_from=0)

    assert (refused.value.current, refused.value.by) == ("Bola’s words.", "Bola Sample")
    assert read().texts["purpose"].text == "Bola’s words."


def test_two_sections_are_written_by_two_people_at_once(started, at_report, read):
    started()
    for key in ("purpose", "recommendations"):
        with at_report() as desk:
            reports.save_text(desk, key, key, made_from=0)

    assert {key: text.text for key, text in read().texts.items()} == {"purpose": "purpose", "recommendations": "recommendations"}


@pytest.mark.parametrize("key", ["nothing", "where-we-stand", "wards-affected", "what-members-decide", ""])
def test_a_section_that_officers_do_not_write_takes_no_words(started, at_report, key):
    started()

    with pytest.raises(NoSuchReport, match="has no section"), at_report() as desk:
        reports.save_text(desk, key, "Words", made_from=0)


def test_a_text_too_long_is_refused_with_both_lengths(started, at_report, read):
    started()

    with pytest.raises(NotSaved, match="10,001 characters; 10,000 is the most"), at_report() as desk:
        reports.save_text(desk, "purpose", "x" * 10_001, made_from=0)

    assert read().texts == {}


def write(at_report, number=1, **texts):
    for key, text in texts.items():
        with at_report(number) as desk:
            reports.save_text(desk, key, text, made_from=0)


@both_databases
def test_the_next_report_of_the_kind_begins_with_the_words_of_the_last_marked_as_carried(started, at_report, read):
    started()
    write(at_report, purpose="Old purpose.", recommendations="- note", law="")
    made = started(at=LATER, by="Bola Sample")

    assert made.number == 2
    assert made.carried == ("purpose", "recommendations")
    assert (made.texts["purpose"].text, made.texts["purpose"].saved_by, made.texts["purpose"].saved_at) == (
        "Old purpose.",
        "Asha Example",
        NOON,
    )
    assert not read(1).carried


def test_words_are_carried_from_the_areas_last_report_whatever_self_evaluation_it_was_of(started, at_report, evaluation):
    started()
    write(at_report, purpose="Old purpose.")
    with writing() as session:
        bank = library().bank("send-local-area-2016", "1")
        following = evaluations.start_evaluation(session, bank, title="Autumn", at=LATER, by="x")

    made = started(of=following)

    assert (made.number, made.texts["purpose"].text) == (1, "Old purpose.")


def test_nothing_is_carried_from_another_kind_a_removed_report_or_a_section_that_has_gone(started, at_report, folder, templates):
    started()
    write(at_report, purpose="Old purpose.", law="The Act.")
    (folder / "board-report.toml").write_text(TEMPLATE.replace('key = "law"', 'key = "duties"'), encoding="utf-8")
    later = type(templates)(folder)
    assert started(using=later.template("board-report")).texts == {}

    (folder / "committee-report.toml").write_text(TEMPLATE.replace('key = "law"', 'key = "duties"'), encoding="utf-8")
    assert set(started(using=type(templates)(folder).template("committee-report")).texts) == {"purpose"}

    for number in (1, 3):
        with at_report(number) as desk:
            reports.remove_report(desk)
    assert started().texts == {}


def test_a_carried_text_that_is_saved_or_confirmed_is_carried_no_longer(started, at_report, read):
    started()
    write(at_report, purpose="Old purpose.", recommendations="- note")
    started(at=LATER)
    with at_report(2, at=LATER) as desk:
        reports.save_text(desk, "purpose", "Old purpose.", made_from=1)
        reports.confirm_text(desk, "recommendations", made_from=1)

    assert read(2).carried == ()
    assert read(2).texts["recommendations"].text == "- note"
    assert read(2).texts["recommendations"].saved_at == LATER


def test_what_is_not_there_or_was_changed_meanwhile_cannot_be_confirmed(started, at_report):
    started()
    with pytest.raises(NotSaved, match="nothing to confirm"), at_report() as desk:
        reports.confirm_text(desk, "purpose", made_from=0)
    write(at_report, purpose="Words.")
    with pytest.raises(SomebodyElseChanged), at_report() as desk:
        reports.confirm_text(desk, "purpose", made_from=0)


def test_details_are_changed_once_and_the_second_person_is_told(started, at_report, read):
    started()
    with at_report() as desk:
        reports.change_details(desk, replace(DETAILS, depth="long", subject="Ours"), made_from=1)
    with pytest.raises(SomebodyElseChanged), at_report() as desk:
        reports.change_details(desk, replace(DETAILS, subject="Theirs"), made_from=1)

    assert (read().details.depth, read().details.subject, read().details_version) == ("long", "Ours", 2)


@both_databases
def test_the_grid_has_a_column_for_each_role_and_keeps_what_was_signed_under_an_older_name(started, at_report, read):
    started()
    with at_report() as desk:
        signed = [SignOff(role="Typed", initials="AE", signed_on=date(2026, 3, 2)), SignOff(role="Old role", initials="BS")]
        reports.save_sign_off(desk, [*signed, SignOff(role="Legal")], made_from=0)

    grid = reports.read_sign_off(db.session(), read(), roles=("TYPED", "Legal"))
    assert grid == (
        SignOff(role="TYPED", initials="AE", signed_on=date(2026, 3, 2)),
        SignOff(role="Legal"),
        SignOff(role="Old role", initials="BS"),
    )


def test_the_grid_is_saved_over_nobody_and_initials_leave_the_details_as_they_were(started, at_report, read):
    started()
    with at_report() as desk:
        reports.save_sign_off(desk, [SignOff(role="Typed", initials="AE")], made_from=0)
    with pytest.raises(SomebodyElseChanged), at_report() as desk:
        reports.save_sign_off(desk, [], made_from=0)
    with pytest.raises(NotSaved, match="same role"), at_report() as desk:
        reports.save_sign_off(desk, [SignOff(role="A", initials="x"), SignOff(role="a", initials="y")], made_from=1)

    assert (read().sign_off_version, read().details_version) == (1, 1)


def test_a_removed_report_is_in_no_list_takes_no_words_and_comes_back_whole(started, at_report, evaluation, read):
    started()
    write(at_report, purpose="Words.")
    with at_report() as desk:
        reports.remove_report(desk)
    session = db.session()
    assert reports.all_reports(session, evaluation) == ()
    assert reports.newest_report(session, "committee-report") is None
    (gone,) = reports.all_reports(session, evaluation, removed=True)
    assert (gone.removed_at, gone.removed_by) == (NOON, "Asha Example")
    with pytest.raises(NotSaved, match="Restore it"), at_report() as desk:
        pass

    for _twice in range(2):
        with writing() as writer:
            reports.restore_report(writer, evaluation, 1)

    assert read().removed_at is None
    assert read().texts["purpose"].text == "Words."


def test_a_number_once_given_is_never_given_again(started, at_report):
    started()
    with at_report() as desk:
        reports.remove_report(desk)

    assert started().number == 2


def test_a_report_nobody_started_is_said_not_to_be_there(evaluation, at_report, read):
    with pytest.raises(NoSuchReport, match="no report 7"):
        read(7)
    with pytest.raises(NoSuchReport, match="no report 7"), at_report(7):
        pass


def test_all_reports_stand_newest_first_with_as_many_queries_however_many(started, at_report, evaluation, count_queries):
    started()
    with count_queries() as few:
        db.session.rollback()
        reports.all_reports(db.session(), evaluation)
    for _more in range(4):
        started()
    write(at_report, 5, purpose="Words.")
    with count_queries() as many:
        db.session.rollback()
        found = reports.all_reports(db.session(), evaluation)

    assert [one.number for one in found] == [5, 4, 3, 2, 1]
    assert len(many) == len(few)


def test_another_area_sees_no_report_of_ours(started, area):
    started()
    with writing() as session:
        other = areas.create_area(session, "Othershire", at=NOON, by="x")
        enter_area(session, other.id)
        assert reports.all_reports(session) == ()
        assert reports.newest_report(session, "committee-report") is None


def test_a_published_report_holds_what_was_written_and_not_the_grid(started, at_report, evaluation, template, read):
    started(replace(DETAILS, subject="Subject", meeting="Cabinet", marking="Official"))
    write(at_report, purpose="Words.", law="")
    with at_report() as desk:
        reports.save_sign_off(desk, [SignOff(role="Typed", initials="QQQQ")], made_from=0)

    said = published(read(), template, evaluation, depth="long")

    assert (said.subject, said.meeting, said.profile.marking) == ("Subject", "Cabinet", "Official")
    assert said.texts == (("purpose", "Words."),)
    assert said.framework.key == "local-area-send-2016"
    assert said.successor is not None
    assert said.successor.key == said.framework.successor
    assert said.depth.key == "long"
    assert "QQQQ" not in repr(said)


def test_a_report_nobody_started_is_made_of_template_and_profile(template, evaluation):
    said = published(None, template, evaluation)

    assert (said.texts, said.subject, said.earlier) == ((), "", None)


def test_the_marking_is_the_profiles_where_the_report_has_none(started, template, evaluation, read):
    started()
    with writing() as session:
        reports.save_limits(session, sides=4, marking="Public", roles=[], made_from=0, at=NOON, by="x")

    assert published(read(), template, evaluation).profile.marking == "Public"


def test_a_draft_has_the_grid_and_what_is_still_carried(started, at_report, template, evaluation, read):
    started()
    write(at_report, purpose="Words.")
    started(at=LATER)

    draft = drafted(read(2), template, evaluation)

    assert [column.role for column in draft.sign_off] == list(ROLES)
    assert draft.carried == ("purpose",)
    assert draft.report == published(read(2), template, evaluation)
