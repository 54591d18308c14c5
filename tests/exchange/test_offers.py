"""Reading between the lines: what an entry's own words offer for its fields, and what they only seem to."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readiness.evaluations.model import ENTRY_LIMIT, NAME_LIMIT, EntryKind
from readiness.exchange.briefing import parse_briefing
from readiness.exchange.offers import NamedEvidence, OfferedDay, Offers, offers_in
from readiness.exchange.offers.model import OFFERS_LIMIT
from readiness.exchange.vocabulary import read_vocabulary
from readiness.files.model import Link
from readiness.files.readers import read_file, read_text

REPORTS = Path(__file__).parents[3] / "shared" / "real" / "committee-reports"
VOCABULARY = read_vocabulary(Path(__file__).parents[2] / "templates" / "reading")


def achieved(text: str, **columns) -> Offers:
    return offers_in(text, EntryKind.ACHIEVED, vocabulary=VOCABULARY, **columns)


def still_to_do(text: str, **columns) -> Offers:
    return offers_in(text, EntryKind.STILL_TO_DO, vocabulary=VOCABULARY, **columns)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A draft transitions protocol is with schools.", "draft transitions protocol"),
        ("Draft terms of reference are on the shared drive.", "Draft terms of"),
        ("The dashboard is under development.", "under development"),
        ("A joint training offer is in development", "in development"),
        ("The new hub is aimed to be open for Easter.", "is aimed"),
        ("Parents will be asked to test the portal.", "will be asked"),
        ("It was agreed that families will be asked each term.", "will be asked"),
        ("The panel is to be widened to colleges.", "is to be widened"),
        ("The short breaks statement is currently being rewritten.", "currently being rewritten"),
        ("Recruitment of two therapists is underway.", "underway"),
        ("The audit tool has yet to reach nurseries.", "yet to reach"),
        ("Health data are not yet shared.", "not yet"),
        ("The service is due to open after half-term.", "due to open"),
        ("A review of panels is planned for the autumn.", "is planned for"),
        ("The council plans to publish its offer.", "plans to publish"),
        ("The pathway is awaiting approval by the trust.", "awaiting approval"),
        ("Joint commissioning is at an early stage.", "is at an early stage"),
        ("The charter is out for consultation.", "out for consultation"),
        ("Governance needs to be made clearer.", "needs to be made"),
        ("A workforce plan is drafted", "is drafted"),
        ("We are working towards one referral form.", "working towards"),
        ("The forum, which will be launched in May, has a chair.", "will be launched"),
        ("The first workshop was well attended. A second will be held in October 2025.", "will be held"),
        ("The portal exists. Its format is currently under revision.", "under revision"),
        ("**Draft** policy on transport", "Draft policy on"),
        ("The plan was shared:\n\n- with health\n- with schools, once approved", "once approved"),
        ("Terms of reference (TBC)", "TBC"),
    ],
)
def test_an_achieved_statement_that_is_not_yet_done_is_offered_as_still_to_do(text, words):
    assert achieved(text).not_yet == words
    assert still_to_do(text).not_yet == ""


@pytest.mark.parametrize(
    "text",
    [
        "The strategy has been drafted and approved.",
        "Draft EHC plans are checked by the team manager before they go out.",
        "Families have 15 days to comment on draft plans.",
        "Plans move from draft to final within four weeks.",
        "Staff were trained so that families will know whom to ask.",
        "A protocol was signed to ensure children will be seen within six weeks.",
        "There is one point of contact, so parents will not be passed on.",
        "Parents were asked about their plans. This feedback will be used in training.",
        "The monthly clinic will continue.",
        "Training is aimed at SENCOs in small schools.",
        "Support is planned for each child with the family.",
        "Children not yet in school are known to the early years team.",
        "Will Barrow chairs the parents’ group.",
        "The well planned transition fair took place in June.",
        "Goodwill among partners is strong.",
        "Help is there when it is needed.",
        "Schools know what needs to be in a request.",
        "Delay due to vacancies has fallen.",
        "A policy was published, which will help schools.",
        "All reviews took place on time.",
        "",
    ],
)
def test_a_statement_of_something_done_is_left_alone(text):
    assert achieved(text).not_yet == ""


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The strategy was agreed on 27 March 2026.", date(2026, 3, 27)),
        ("It was signed on the 27th of March 2026", date(2026, 3, 27)),
        ("Approved 27/03/2026", date(2026, 3, 27)),
        ("Approved 27.03.26", date(2026, 3, 27)),
        ("Approved 7/3/26", date(2026, 3, 7)),
        ("Minuted 2026-03-27", date(2026, 3, 27)),
        ("Seen by scrutiny on Monday 18 th September 2017", date(2017, 9, 18)),
        ("The review took place w/c 22nd January 2018", date(2018, 1, 22)),
        ("Inspected from 22 to 26 January 2018", date(2018, 1, 26)),
        ("The survey ran from 28 January – 2 February 2018.", date(2018, 2, 2)),
        ("The survey ran September to December 2017.", date(2017, 12, 31)),
        ("The new form was launched in September 2017", date(2017, 9, 30)),
        ("Workshops were held in the autumn term 2018", date(2018, 12, 31)),
        ("Workshops were held in summer term 2018/19", date(2019, 7, 31)),
        ("A survey was made at the end of 2018", date(2018, 12, 31)),
        ("Waiting times had halved by Q2 2018/19", date(2018, 9, 30)),
        ("Waiting times had halved by quarter 4 of 2018-19", date(2019, 3, 31)),
        ("All plans were converted by March 2018", date(2018, 3, 31)),
        ("All plans were converted by the end of February 2024", date(2024, 2, 29)),
        ("Peer review (Sept ’17) found this a strength", date(2017, 9, 30)),
        ("Trained 40 SENCOs, 3-Nov-25", date(2025, 11, 3)),
        ("The guide was launched on March 27th, 2026", date(2026, 3, 27)),
        ("Since September 2017 one team has taken all calls", date(2017, 9, 1)),
        ("With effect from 2 April 2018 the two teams are one", date(2018, 4, 2)),
        ("Finished in the academic year 2018/19", date(2019, 8, 31)),
        ("The DUTY DESK OPENED ON 1ST SEPTEMBER 2017", date(2017, 9, 1)),
    ],
)
def test_a_date_in_an_achieved_entry_is_offered_as_the_day_it_was_true(text, day):
    offered = achieved(text).days

    assert [(one.day, one.field) for one in offered] == [(day, "true_on")]
    assert offered[0].words in " ".join(text.split())


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Publish the protocol by March 2018.", date(2018, 3, 31)),
        ("Publish the protocol before March 2018.", date(2018, 2, 28)),
        ("Publish before the end of October 2019.", date(2019, 10, 31)),
        ("Agree the specification by 31/03/2027", date(2027, 3, 31)),
        ("To be complete no later than 1 June 2027", date(2027, 6, 1)),
        ("Deadline: 1st June 2027", date(2027, 6, 1)),
        ("Due 01.06.2027", date(2027, 6, 1)),
        ("The hub opens in autumn 2026", date(2026, 11, 30)),
        ("Review the panel in summer term 2027", date(2027, 7, 31)),
        ("Appoint a second officer by end of 2026", date(2026, 12, 31)),
        ("Report to members by the end of the financial year 2026/27", date(2027, 3, 31)),
        ("Report to members by the end of the academic year 2026-27", date(2027, 8, 31)),
        ("Repeat the survey in mid-March 2027", date(2027, 3, 15)),
        ("Start the new panel from September 2026", date(2026, 9, 1)),
        ("An audit was made in March 2026 and should be repeated by July 2027", date(2027, 7, 31)),
        ("Funding is in place until March 2027; a bid is needed.", date(2027, 3, 31)),
    ],
)
def test_a_date_in_a_still_to_do_entry_is_offered_as_its_deadline(text, day):
    assert [(one.day, one.field) for one in still_to_do(text).days] == [(day, "due_on")]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The peer review will take place in the week of 22nd January 2018", date(2018, 1, 22)),
        ("A new service is aimed to be running from 2nd April 2018", date(2018, 4, 2)),
        ("In September 2026 the hub will open.", date(2026, 9, 30)),
        ("By June 2026 all forms will be on one page.", date(2026, 6, 30)),
        ("The scorecard is due by 31 May 2026", date(2026, 5, 31)),
    ],
)
def test_a_date_of_what_is_not_yet_is_a_deadline_even_in_an_achieved_entry(text, day):
    assert [(one.day, one.field) for one in achieved(text).days] == [(day, "due_on")]


@pytest.mark.parametrize(
    "text",
    [
        "See paragraph 21.3 and section 19.01.18.",
        "It cost £27.03.26 too much",
        "61.2 % of 140 families answered",
        "The Children and Families Act 2014 was followed.",
        "The SEND Code of Practice, January 2015, was followed.",
        "A boy born on 3 May 2012 was seen.",
        "Date of birth: 03/05/2012",
        "31 February 2018 was minuted",
        "Minuted on 45/13/2018",
        "Expected in 2018",
        "The 2018/19 budget was kept",
        "On 18 October the cabinet agreed",
        "Pupils who may 2018 times ask",
        "Ring 01234 567890 or 0800 12 34 56",
        "The grant was kept beyond March 2018",
        "Version 03.04.2018 was used",
        "Ages 0-25, years 7-11-13",
        "Funding was agreed until March 2020",
    ],
)
def test_what_only_looks_like_a_date_offers_none(text):
    assert achieved(text).days == ()


def test_the_likeliest_day_comes_first():
    entry = achieved("Since May 2016 the board has met. Its plan was approved on 3 June 2017 (revised July 2018).")
    todo = still_to_do("The service opens in May 2027. The lease must be signed by 1 March 2027.")

    assert [one.day for one in entry.days] == [date(2017, 6, 3), date(2016, 5, 1), date(2018, 7, 31)]
    assert [one.day for one in todo.days] == [date(2027, 3, 1), date(2027, 5, 31)]


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("Redesign the form. Lead: Jo Harrow", ("Jo Harrow",)),
        ("Redesign the form (Lead – Jo Harrow)", ("Jo Harrow",)),
        ("Redesign the form. **Lead:** Jo Harrow, by May 2027", ("Jo Harrow",)),
        ("Redesign the form. Responsible: Head of SEND / DCO", ("Head of SEND", "DCO")),
        ("Lead officer: Head of SEND and Inclusion.", ("Head of SEND and Inclusion",)),
        ("Owner - Jo Harrow and Lee Marsh", ("Jo Harrow", "Lee Marsh")),
        ("Responsible officer: JH", ("JH",)),
        ("A working party led by Jo Harrow meets weekly", ("Jo Harrow",)),
        ("Training is led by the Designated Clinical Officer.", ("Designated Clinical Officer",)),
        ("The Head of SEND will write to all schools.", ("Head of SEND",)),
        (
            "The Assistant Director for Education and Early Help will chair it.",
            ("Assistant Director for Education and Early Help",),
        ),
        ("The DCO has met all trusts.", ("Designated clinical officer",)),
        ("The Interim Head of SEND is reviewing the panel", ("Interim Head of SEND",)),
        ("Head of SEND and DCO to agree a protocol", ("Designated clinical officer",)),
        ("The report was presented by the Nominated Officer for SEND.", ("Nominated Officer for SEND",)),
        ("The update was drafted by Lee Marsh (lead)", ("Lee Marsh",)),
        ("The designated social care officer (DSCO) will attend.", ("Designated social care officer",)),
    ],
)
def test_a_named_lead_is_offered(text, leads):
    assert still_to_do(text).leads == leads


@pytest.mark.parametrize(
    "text",
    [
        "Jo Harrow rang the school (JH).",
        "The group is led by parents.",
        "The group is led by the Parent Carer Forum.",
        "A report went to the Director of Children’s Services.",
        "A Designated Clinical Officer has been appointed.",
        "Nurseries are represented by the Early Years Adviser.",
        "Lead: TBC",
        "Lead-in time is long.",
        "Schools lead the way.",
        "Responsible commissioners met.",
        "Cabinet Office guidance was read.",
    ],
)
def test_a_person_merely_named_is_no_lead(text):
    assert still_to_do(text).leads == ()


@pytest.mark.parametrize(
    ("text", "partners", "boards"),
    [
        ("The Parent Carer Forum and the ICB met.", ("Parent carer forum", "Integrated care board"), ()),
        ("The PCF’s survey was used.", ("Parent carer forum",), ()),
        ("The Testshire Parent Carer Forum met.", ("Parent carer forum",), ()),
        ("NHS Testshire Integrated Care Board pays half.", ("Integrated care board",), ()),
        ("SENDIASS and CAMHS took part", ("SENDIASS", "Child and adolescent mental health services"), ()),
        ("Children's social care attend each panel.", ("Children’s social care",), ()),
        ("We paid half, the pcf the rest (ice, camhs).", (), ()),
        ("Reported to the Health and Wellbeing Board.", (), ("Health and Wellbeing Board",)),
        ("Reported to the HWB.", (), ("Health and wellbeing board",)),
        ("Reported to the Testshire Health and Wellbeing Board", (), ("Testshire Health and Wellbeing Board",)),
        ("The Whole Life Project steering group met.", (), ("Whole Life Project steering group",)),
        ("The Chair of the SEND Improvement Board reports to Cabinet.", (), ("SEND Improvement Board", "Cabinet")),
        ("The CYPA Board and Health and Wellbeing Board agreed.", (), ("CYPA Board", "Health and Wellbeing Board")),
        ("The Young People’s Alliance (YPA) Board met; the YPA Board agreed.", (), ("Young People’s Alliance (YPA) Board",)),
        ("Our SEND partnership board meets monthly.", (), ("SEND partnership board",)),
        ("The Schools' Forum and the Governors’ Board met.", (), ("Schools' Forum", "Governors’ Board")),
        ("The Inclusion Panel’s minutes", (), ("Inclusion Panel",)),
        ("A Partnership Agreement was signed at the Board.", (), ()),
        ("A board, a panel and a focus group were asked.", (), ()),
        ("The cabinet in the corner is locked; the Cabinet Member has the key.", (), ()),
        ("Sessions at the School Forums went well", (), ()),
        ("The local area partnership knows its families.", (), ()),
    ],
)
def test_partners_and_boards_are_offered_by_their_names(text, partners, boards):
    offers = achieved(text)

    assert (offers.partners, offers.boards) == (partners, boards)


@pytest.mark.parametrize(
    ("text", "found", "today", "partners"),
    [
        ("Jointly paid by the CCG.", "CCG", "Integrated care board", ("Integrated care board",)),
        ("Both CCGs agreed.", "CCGs", "Integrated care board", ("Integrated care board",)),
        (
            "The clinical commissioning group pays.",
            "clinical commissioning group",
            "Integrated care board",
            ("Integrated care board",),
        ),
        ("The LSCB heard it.", "LSCB", "Safeguarding children partnership", ()),
        ("Old SEN statements were converted.", "SEN statements", "EHC plan", ()),
        ("Parent Partnership gave advice.", "Parent Partnership", "SENDIASS", ("SENDIASS",)),
        (
            "Public Health England’s figures",
            "Public Health England’s",
            "UK Health Security Agency, and Office for Health Improvement and Disparities",
            (),
        ),
    ],
)
def test_a_former_name_is_shown_with_todays(text, found, today, partners):
    offers = achieved(text)

    assert [(words, former.today) for words, former in offers.former] == [(found, today)]
    assert offers.partners == partners
    assert offers.boards == ()


def test_todays_department_is_not_taken_for_the_former_one():
    assert achieved("The Department of Health and Social Care wrote; so did SENCOs.").former == ()


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("See https://www.testshire.gov.uk/send/sef.pdf.", ("https://www.testshire.gov.uk/send/sef.pdf",)),
        ("See www.testshire.gov.uk/offer, and ask.", ("www.testshire.gov.uk/offer",)),
        (
            r"Held at \\server\SEND share\Documents to support SEF\Audit 2017.xlsx on the network",
            (r"\\server\SEND share\Documents to support SEF\Audit 2017.xlsx",),
        ),
        (r"Held at \\server\send\sef and printed", (r"\\server\send\sef",)),
        ("As in SEND strategy v3.docx and SEF_2018.pdf.", ("SEND strategy v3.docx", "SEF_2018.pdf")),
        ("Please see the Notes of meeting May.docx", ("Notes of meeting May.docx",)),
        ("File: “short breaks statement final.pdf” (attached)", ("short breaks statement final.pdf",)),
        ("file:///S:/SEND/plan.docx", ("file:///S:/SEND/plan.docx",)),
        ("We met. Nothing e.g. a list.doing was written i.e.pdf", ()),
        ("Write to send@testshire.gov.uk.", ()),
        ("Node.js is no evidence, nor is 3.5.", ()),
    ],
)
def test_documents_named_are_kept_as_evidence(text, evidence):
    assert tuple(one.address for one in achieved(text).evidence) == evidence


def test_a_link_is_evidence_once_and_a_mail_address_is_none():
    links = (Link("the SEF", "https://a.example/sef"), Link("ask us", "mailto:send@a.example"))

    offers = achieved("See [the SEF](https://a.example/sef) or https://a.example/sef", links=links)

    assert offers.evidence == (NamedEvidence("the SEF", "https://a.example/sef"),)


def test_a_title_in_quotation_marks_counts_with_a_version_or_year_only():
    offers = achieved(
        "“SEND Strategy 2017–2020” and “Joint protocol v2” were agreed; “Nothing about us” and “Our plan” were said."
    )

    assert offers.evidence == (NamedEvidence("SEND Strategy 2017–2020"), NamedEvidence("Joint protocol v2"))


def test_a_date_in_a_file_name_or_address_is_no_day():
    assert achieved("See SEF 27 March 2018.docx, https://a.example/2018-03-27/x and S:\\2018-03-27\\x.pdf").days == ()


def test_what_stood_in_columns_comes_first():
    offers = still_to_do(
        "The Head of SEND will write to the ICB by May 2027.",
        lead="Jo Harrow / DCO",
        due="Mar-27",
        partner="PCF, Testshire Council",
    )

    assert offers.leads == ("Jo Harrow", "DCO", "Head of SEND")
    assert offers.days == (
        OfferedDay("Mar-27", date(2027, 3, 31), "due_on"),
        OfferedDay("by May 2027", date(2027, 5, 31), "due_on"),
    )
    assert offers.partners == ("Parent carer forum", "Testshire Council", "Integrated care board")


def test_columns_that_say_nothing_offer_nothing():
    assert still_to_do("", lead="TBC", due="ongoing", partner="n/a") == Offers()


def test_a_former_name_in_the_partners_column_is_offered_as_todays():
    assert still_to_do("", partner="CCG").partners == ("Integrated care board",)


@pytest.mark.skipif(not REPORTS.is_dir(), reason="the published reports are not here")
def test_the_real_briefing_offers_what_a_reader_would_find_in_it():
    path = REPORTS / "dudley-portfolio-holders-briefing-2017-10-30.txt"
    briefing = parse_briefing(read_text(read_file(path), name=path.name), path.name)
    offers = {question.number: [achieved(entry.text) for entry in question.achieved] for question in briefing}

    every = [offer for found in offers.values() for offer in found]
    assert [offer.not_yet for offer in every if offer.not_yet] == [
        "is aimed",
        "The need to produce",
        "draft Integrated SEN",
        "under development",
        "underway",
        "is at an early stage",
        "gradually being taken",
        "currently being revised",
        "under development",
        "under revision",
        "will be conducting",
        "will be provided",
    ]
    assert [(day.day.isoformat(), day.field) for offer in every for day in offer.days] == [
        ("2017-09-18", "true_on"),
        ("2017-09-29", "true_on"),
        ("2018-04-02", "due_on"),
        ("2018-01-22", "due_on"),
        ("2017-11-01", "due_on"),
    ]
    assert {lead for offer in every for lead in offer.leads} == {"Nominated Officer for SEND"}
    assert offers["21.6"][4].boards == ("CYPA Board", "Health and Wellbeing Board")
    assert [former.today for offer in every for _, former in offer.former] == ["Integrated care board"] * 2


@pytest.mark.parametrize(
    "piece",
    [
        "will ", "CCG ", "27 March 2018 ", "by ", "Lead: ", "The Head of SEND will ", "A Board ", "A", "a.docx ", "a b c.pdf", "\\", "\\\\s\\", "[", "](",
        "https://", "“", "1/", "1.1.", "March ", "to ", " ", "\n", "\n- ", "*", "_", "and ", "Health and ", "so that will ", "a. Will it be by May 2018? ",
        "Lead – A and B / ", "(", "é", "🙂", "S:\\a ", "‘A", "\u00a0", "(CYPA) ", "Alliance (", "Q1 2018/", "end of ",
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", list(EntryKind))
def test_ten_thousand_characters_of_anything_are_read_within_bounds(piece, kind):
    text = (piece * ENTRY_LIMIT)[:ENTRY_LIMIT]

    offers = offers_in(text, kind, vocabulary=VOCABULARY, lead=text, due=text, partner=text)

    assert_within_bounds(offers)


SECTOR = ["will be ", "CCG ", "by ", "27 March 2018", "03/04/19 ", "Lead: ", "the Head of SEND ", "Board", "SEND ", "and ", "(", ") ", ". ", "\n", "\n- ",
          "strategy v3.docx", "https://a.example/b", "\\\\s\\t", "in September 2017 ", "ICB", "draft ", "’s ", "“", "”", "autumn term ", "2018/19 ", "– "]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.one_of(st.sampled_from(SECTOR), st.text(max_size=12)), max_size=60).map("".join),
    st.sampled_from(EntryKind),
    st.text(max_size=60),
)
def test_whatever_is_written_the_offers_are_within_bounds(text, kind, cell):
    offers = offers_in(text, kind, vocabulary=VOCABULARY, lead=cell, due=cell, partner=cell)

    assert_within_bounds(offers)
    assert offers == offers_in(text, kind, vocabulary=VOCABULARY, lead=cell, due=cell, partner=cell)
    if kind is EntryKind.STILL_TO_DO:
        assert {day.field for day in offers.days} <= {"due_on"}
        assert offers.not_yet == ""


def assert_within_bounds(offers: Offers) -> None:
    for many in (offers.days, offers.leads, offers.partners, offers.boards, offers.evidence, offers.former):
        assert len(many) <= OFFERS_LIMIT
        assert len(set(many)) == len(many)
    assert all(0 < len(name) <= NAME_LIMIT for name in (*offers.leads, *offers.partners, *offers.boards))
    assert all(2000 <= day.day.year <= 2100 and day.words.strip() for day in offers.days)
    assert all(one.words for one in offers.evidence)
