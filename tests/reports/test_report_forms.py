"""Forms of the profile and of reports: rows that grow, errors that name the row, nothing typed lost."""

from datetime import date
from io import BytesIO

import docx
import pytest
from werkzeug.datastructures import FileStorage

from readiness.reports.drafts import ProfileNames, ReportDetails
from readiness.reports.forms import (
    ContactsForm,
    DetailsForm,
    LimitsForm,
    LogoForm,
    NamesForm,
    ParagraphsForm,
    PlanForm,
    SignOffForm,
    StartReportForm,
    TextForm,
    WordTemplateForm,
)
from readiness.reports.model import ROLES, STANDARD_PARAGRAPHS, Contact, CouncilProfile, SignOff
from tests.reports.test_colour_and_logo import png

PROFILE = CouncilProfile(
    council="Testshire Council",
    colour="#0b4f6c",
    contacts=(Contact(name="Asha Example", email="asha@testshire.example"), Contact(name="Colin Template")),
    themes=(("Ready to learn", "Help sooner."),),
    values=(("We listen", ""),),
    paragraphs=(("human-resources", "No posts."), ("law", "The Act.")),
    sides=5,
    marking="Official",
)


@pytest.fixture
def posted(app):
    """`posted(Form, fields)` is the form as a browser sends it; a value that is a tuple is a file: (name, bytes)."""
    app.config["WTF_CSRF_ENABLED"] = False
    contexts = []

    def post(form_class, fields=(), **prepared):
        sent = {
            name: FileStorage(BytesIO(value[1]), filename=value[0]) if isinstance(value, tuple) else value
            for name, value in dict(fields).items()
        }
        context = app.test_request_context(method="POST", data=sent)
        context.push()
        contexts.append(context)
        form = form_class()
        for name, value in prepared.items():
            setattr(form, name, value) if not callable(getattr(form, name, None)) else getattr(form, name)(value)
        return form

    yield post
    for context in reversed(contexts):
        context.pop()


def fresh(app, form_class, **start):
    with app.test_request_context():
        return form_class(formdata=None, **start)


def test_names_come_back_as_they_were_typed_and_start_as_they_were_saved(posted):
    form = posted(NamesForm, {"council": " Testshire\tCouncil ", "colour": "#0b4f6c"})

    assert form.validate(), form.errors
    assert form.names() == ProfileNames(council="Testshire Council", colour="#0b4f6c")
    assert NamesForm.start(PROFILE)["council"] == "Testshire Council"


def test_a_colour_too_light_is_an_error_of_its_field(posted):
    form = posted(NamesForm, {"colour": "#ffee00"})

    assert not form.validate()
    (error,) = form.error_list
    assert error["href"] == "#colour"
    assert "is too light" in error["text"]


def test_contacts_are_shown_with_three_blank_rows_to_spare(app):
    form = fresh(app, ContactsForm, **ContactsForm.start(PROFILE))

    assert [entry.form["name"].data for entry in form.contacts.entries] == ["Asha Example", "Colin Template", None, None, None]
    assert len(fresh(app, ContactsForm).contacts.entries) == 3


def test_blank_rows_are_dropped_and_the_order_is_kept(posted):
    form = posted(
        ContactsForm,
        {"contacts-0-name": "", "contacts-2-name": "Colin Template", "contacts-1-name": "Asha Example", "contacts-3-title": "  "},
    )

    assert form.validate(), form.errors
    assert [contact.name for contact in form.said()] == ["Asha Example", "Colin Template"]
    assert form.error_list == []


def test_an_error_in_a_row_names_the_row_leads_to_its_field_and_loses_nothing(posted):
    form = posted(
        ContactsForm,
        {
            "contacts-0-name": "Asha Example",
            "contacts-1-title": "Officer",
            "contacts-1-email": "nowhere",
            "contacts-1-telephone": "1",
        },
    )

    assert not form.validate()
    assert form.error_list == [
        {"text": "Contact 2: Enter the contact’s name, or clear the row", "href": "#contacts-1-name"},
        {"text": "Contact 2: Enter an email address such as name@example.gov.uk", "href": "#contacts-1-email"},
    ]
    assert form.contacts.entries[1].form.telephone.data == "1"
    assert len(form.contacts.entries) == 5


def test_more_rows_than_are_kept_are_said_and_none_is_dropped_in_silence(posted):
    form = posted(ContactsForm, {f"contacts-{place}-name": f"Contact {place}" for place in range(51)})

    assert not form.validate()
    assert form.error_list == [{"text": "There are 51 rows of “Contact”; 50 is the most. Clear some of them."}]
    assert len(form.said()) == 51


def test_a_row_with_a_field_too_long_is_said(posted):
    form = posted(PlanForm, {"values-0-name": "x" * 201, "themes-0-name": "A", "themes-0-text": "y" * 10_001})

    assert not form.validate()
    assert [error["text"] for error in form.error_list] == [
        "Theme 1: “How this work serves it” must be 10,000 characters or fewer. It has 10,001.",
        "Value 1: “Name” must be 200 characters or fewer. It has 201.",
    ]


def test_themes_and_values_come_back_in_order(posted):
    form = posted(PlanForm, {"themes-0-name": "A", "themes-0-text": "One.\r\nTwo.", "values-4-name": "B"})

    assert form.validate(), form.errors
    assert form.said() == ((("A", "One.\nTwo."),), (("B", ""),))


def test_a_theme_without_a_name_is_said(posted):
    form = posted(PlanForm, {"themes-0-text": "Words"})

    assert not form.validate()
    assert form.error_list == [{"text": "Theme 1: Enter its name, or clear the row", "href": "#themes-0-name"}]


def test_every_standard_paragraph_has_its_field(app, posted):
    form = posted(ParagraphsForm, {"human_resources": "No posts.", "law": " "})

    assert form.validate(), form.errors
    assert tuple(form.paragraphs()) == STANDARD_PARAGRAPHS
    assert form.said()["human-resources"] == "No posts."
    assert form.said()["law"] == ""
    assert fresh(app, ParagraphsForm, **ParagraphsForm.start(PROFILE)).human_resources.data == "No posts."


def test_limits_and_roles_come_back(posted):
    form = posted(LimitsForm, {"sides": " 5 ", "marking": "Official", "roles": "Typed\r\n\r\n Head of  service \r\n"})

    assert form.validate(), form.errors
    assert (form.sides_said(), form.marking_said(), form.roles_said()) == (5, "Official", ("Typed", "Head of service"))


def test_the_usual_roles_are_not_typed_out(app):
    assert LimitsForm.start(CouncilProfile()) == {"sides": "", "marking": "", "roles": ""}
    assert LimitsForm.start(CouncilProfile(roles=("A", "B")))["roles"] == "A\nB"
    assert CouncilProfile().roles == ROLES


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"sides": "five"}, "must be a whole number from 1 to 1,000"),
        ({"sides": "0"}, "must be a whole number from 1 to 1,000"),
        ({"sides": "1001"}, "must be a whole number from 1 to 1,000"),
        ({"sides": "²"}, "must be a whole number from 1 to 1,000"),
        ({"roles": "Legal\nlegal"}, "“Legal” stands twice"),
        ({"roles": "x" * 201}, "must be 200 characters or fewer. It has 201"),
        ({"roles": "\n".join(map(str, range(51)))}, "There are 51 roles"),
    ],
)
def test_a_limit_or_role_that_breaks_a_rule_is_said(posted, fields, why):
    form = posted(LimitsForm, fields)

    assert not form.validate()
    assert why in form.error_list[0]["text"]


def test_a_logo_is_looked_at_before_it_is_kept(posted):
    form = posted(LogoForm, {"logo": ("logo.png", png()), "alternative": "Testshire Council"})

    assert form.validate(), form.errors
    assert (form.content, form.file_name) == (png(), "logo.png")


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"alternative": "x"}, "Choose a PNG or JPEG file"),
        ({"alternative": "x", "logo": ("logo.png", b"")}, "“logo.png” is empty"),
        ({"alternative": "x", "logo": ("logo.svg", b"<svg/>")}, "SVG drawing"),
        ({"alternative": " ", "logo": ("logo.png", png())}, "Enter what the logo says"),
    ],
)
def test_a_logo_that_cannot_be_kept_is_an_error_of_its_field(posted, fields, why):
    form = posted(LogoForm, fields)

    assert not form.validate()
    assert why in form.error_list[0]["text"]


def test_the_words_of_a_logo_are_changed_without_giving_it_again(posted):
    form = posted(LogoForm, {"alternative": "Testshire"}, has_logo=True)

    assert form.validate(), form.errors
    assert form.content == b""


def test_a_report_is_started_by_one_choice_of_kind_and_depth(posted, template):
    fields = {"kind": "committee-report long", "as_at-day": "31", "as_at-month": "3", "as_at-year": "2026", "meeting": "Cabinet"}
    form = posted(StartReportForm, fields, offer=[template])

    assert form.validate(), form.errors
    assert [choice.label for choice in form.kind.choices] == ["Report to the committee: short", "Report to the committee: long"]
    assert form.document == "committee-report"
    assert form.details() == ReportDetails(depth="long", as_at=date(2026, 3, 31), meeting="Cabinet")


def test_a_report_needs_its_kind_and_its_date(posted, template):
    form = posted(StartReportForm, {"meeting_on-day": "40"}, offer=[template])

    assert not form.validate()
    assert [error["text"] for error in form.error_list] == [
        "Select the report you will write",
        "The date must include a month",
        "Enter the date that the report speaks for, such as 27 3 2026",
    ]


def test_details_start_as_they_are(app, posted, template):
    details = ReportDetails(depth="long", as_at=date(2026, 3, 31), subject="S", meeting_on=date(2026, 4, 1))
    form = fresh(app, DetailsForm, **DetailsForm.start(details))

    assert (form.depth.data, form.subject.data, form.as_at.data, form.meeting_on.data) == (
        "long",
        "S",
        date(2026, 3, 31),
        date(2026, 4, 1),
    )
    again = posted(DetailsForm, {"depth": "short", "as_at-day": "1", "as_at-month": "4", "as_at-year": "2026"}, offer=template)
    assert again.validate(), again.errors
    assert again.details() == ReportDetails(depth="short", as_at=date(2026, 4, 1))


def test_a_text_is_what_was_typed_and_may_be_empty(posted):
    assert posted(TextForm, {"text": " A\r\nB "}).said() == "A\nB"
    assert posted(TextForm, {"text": ""}).validate()
    long = posted(TextForm, {"text": "x" * 10_001})
    assert not long.validate()
    assert "It has 10,001" in long.error_list[0]["text"]


def test_the_grid_has_no_spare_columns_and_gives_those_that_were_signed(app, posted):
    start = SignOffForm.start((SignOff(role="Typed", initials="AE", signed_on=date(2026, 3, 2)), SignOff(role="Legal")))
    shown = fresh(app, SignOffForm, **start)
    assert [column.form.role.data for column in shown.columns.entries] == ["Typed", "Legal"]
    assert shown.columns.entries[0].form.signed_on.parts[0] == ("day", "2")

    form = posted(
        SignOffForm,
        {
            "columns-0-role": "Typed",
            "columns-0-initials": "AE",
            "columns-0-signed_on-day": "2",
            "columns-0-signed_on-month": "3",
            "columns-0-signed_on-year": "2026",
            "columns-1-role": "Legal",
        },
    )
    assert form.validate(), form.errors
    assert form.said() == (SignOff(role="Typed", initials="AE", signed_on=date(2026, 3, 2)),)


def test_an_error_of_the_grid_names_the_role(posted):
    form = posted(SignOffForm, {"columns-0-role": "Legal", "columns-0-signed_on-day": "2"})

    assert not form.validate()
    assert form.error_list == [
        {"text": "Legal: Enter the initials that belong to this date", "href": "#columns-0-initials"},
        {"text": "Legal: The date must include a month", "href": "#columns-0-signed_on-day"},
    ]


def test_a_word_template_is_let_in_before_it_is_kept(posted):
    form = posted(WordTemplateForm, {"word_template": ("house.docx", docx_bytes())})

    assert form.validate(), form.errors
    assert form.let_in is not None
    assert form.let_in.content


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({}, "Choose a .dotx or .docx file"),
        ({"word_template": ("house.docx", b"")}, "“house.docx” is empty"),
        ({"word_template": ("house.docx", b"no Word file")}, "Word"),
    ],
)
def test_a_word_template_that_cannot_be_kept_is_an_error_of_its_field(posted, fields, why):
    form = posted(WordTemplateForm, fields)

    assert not form.validate()
    (error,) = form.error_list
    assert error["href"] == "#word_template"
    assert why in error["text"]


def docx_bytes():
    made = BytesIO()
    docx.Document().save(made)
    return made.getvalue()
