"""Report templates: what a file says, what a wrong one gets, and that the folder is looked at again."""

import os
import re

import pytest

from readiness.reports.loader import ReportLibrary, read_template
from readiness.reports.model import (
    PLACEHOLDERS,
    STANDARD_PARAGRAPHS,
    CoverLine,
    CoverValue,
    Depth,
    NoSuchReport,
    Numbering,
    Source,
    TemplateFault,
)
from readiness.settings import ROOT
from tests.reports.conftest import TEMPLATE

SHIPPED = ROOT / "templates" / "reports"


def faults(folder, name="committee-report.toml"):
    with pytest.raises(TemplateFault) as found:
        read_template(folder / name, called=f"reports/{name}")
    return found.value.faults


def test_a_template_is_read_as_it_is_written(template):
    assert template.key == "committee-report"
    assert template.numbering is Numbering.BY_SECTION
    assert template.contents
    assert not template.explains_terms
    assert template.depths == (
        Depth(key="short", label="Short", words=450, sides=1, numbering=Numbering.NONE),
        Depth(key="long", label="Long"),
    )
    assert template.cover == (
        CoverLine(label="Date", value=CoverValue.MEETING_DATE),
        CoverLine(label="Status", value=CoverValue.LINE, line="For {council}"),
    )
    assert [section.key for section in template.sections] == [
        "purpose",
        "what-members-decide",
        "where-we-stand",
        "law",
        "wards-affected",
    ]
    assert [section.key for section in template.sections_at(template.depth("short"))] == [
        "purpose",
        "what-members-decide",
        "where-we-stand",
        "wards-affected",
    ]
    law = template.sections[3]
    assert (law.source, law.standard, law.level, law.depths) == (Source.TEXT, "law", 2, ("long",))


def test_a_template_without_depths_has_one(folder, change):
    start, end = TEMPLATE.index("[[depths]]"), TEMPLATE.index("[[cover]]")
    change(TEMPLATE[start:end], "")
    change('depths = ["long"]\n', "")

    template = read_template(folder / "committee-report.toml")

    assert template.depths == (Depth(key="report", label="Report"),)
    assert template.depth("").key == "report"


WRONG = {
    "unknown source": ('source = "where-we-stand"', 'source = "where-we-stood"', "section 3 “Where we stand”", "Did you mean"),
    "unknown field": ("most = 5", "moste = 5", "section 3 “Where we stand”", "Did you mean `most`?"),
    "unknown field of the whole": ("contents = true", "content = true", "top of the file", "Did you mean `contents`?"),
    "unknown numbering": ('"by-section"', '"by-sections"', "top of the file", "Did you mean `by-section`?"),
    "no title": ('title = "Report to the committee"', "", "top of the file", "`title` is missing"),
    "no numbering": ('numbering = "by-section"', "", "top of the file", "`numbering` is missing"),
    "doubled label": ('label = "Where we stand"', 'label = "PURPOSE "', "section 3", "its label is that of section 1"),
    "doubled key": ('key = "law"', 'key = "purpose"', "section 4 “Law”", "its key is that of section 1"),
    "label that makes no key": ('label = "Where we stand"', 'label = "আমরা কোথায়"', "section 3", 'Add one: key = "some-words"'),
    "empty label without key": ('label = "Where we stand"', 'label = ""', "section 3", 'Add one: key = "some-words"'),
    "mandatory grid": (
        'source = "where-we-stand"',
        'source = "sign-off-grid"\nmandatory = true',
        "section 3",
        "the sign-off grid stands in no final",
    ),
    "mandatory in drafts alone": ('hint = "Why it is read."', "draft_only = true", "section 1", "a final leaves it out"),
    "lines of another source": ("most = 5", 'lines = ["One."]', "section 3", 'Write source = "fixed"'),
    "fixed without lines": ('lines = ["All wards in {area}."]', "", "section 5", "it has no `lines`"),
    "fixed with a default": ("numbered = false", 'default = "None"', "section 5", "`default` is never shown"),
    "unknown standard paragraph": ('standard = "law"', 'standard = "laws"', "section 4", "Did you mean “law”?"),
    "standard paragraph of a built section": ("most = 5", 'standard = "law"', "section 3", "take `standard` out"),
    "unknown depth": ('depths = ["long"]', 'depths = ["lang"]', "section 4", "Did you mean “long”?"),
    "depth named twice": ('depths = ["long"]', 'depths = ["long", "long"]', "section 4", "names “long” twice"),
    "two depths of one key": ('key = "long"', 'key = "short"', "top of the file", "two depths have the key “short”"),
    "two depths of one label": ('label = "Long"', 'label = "short"', "top of the file", "two depths have the label “short”"),
    "unknown placeholder": ("{area}.", "{aria}.", "section 5", "Did you mean “area”?"),
    "unknown placeholder of a default": ("how {area}", "how {nothing like it}", "section 2", "which nothing fills"),
    "unknown placeholder of the cover": ("{council}", "{counsel}", "cover line 2", "Did you mean “council”?"),
    "placeholder in a label": ('label = "Law"', 'label = "Law of {area}"', "section 4", "which is not filled here"),
    "placeholder in the title": ("to the committee", "to {meeting}", "top of the file", "which is not filled here"),
    "text under the name of a source": ('key = "law"', 'key = "appendices"', "section 4", "another source keeps its words"),
    "second level first": (
        'label = "Purpose"',
        'label = "Purpose"\nlevel = 2',
        "section 1",
        "no section of level 1 stands before",
    ),
    "level too deep": ("level = 2", "level = 3", "section 4", "Write a whole number from 1 to 2"),
    "cover with neither": ('line = "For {council}"', "", "cover line 2", "`value` is missing"),
    "cover with both": ('line = "For {council}"', 'line = "x"\nvalue = "area"', "cover line 2", "Keep one"),
    "cover with the value line alone": ('line = "For {council}"', 'value = "line"', "cover line 2", "`line` is missing"),
    "unknown cover value": ('value = "meeting-date"', 'value = "meeting-day"', "cover line 1", "Did you mean `meeting-date`?"),
    "no limit": ("words = 450", "words = 0", "depth 1", "is out of range"),
    "label too long": ('label = "Law"', f'label = "{"law " * 60}"', "section 4", "Shorten it to 200"),
    "not TOML": ('title = "Report', "title = Report", "", "this is not TOML"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_template_is_refused_with_file_place_and_remedy(folder, change, case):
    old, new, place, remedy = WRONG[case]
    change(old, new)

    found = [one for one in faults(folder) if remedy in one]

    assert found, faults(folder)
    assert found[0].startswith("reports/committee-report.toml")
    assert place in found[0]


def test_every_fault_is_told_at_once(folder, change):
    change('source = "where-we-stand"', 'source = "wherever"')
    change('standard = "law"', 'standard = "lore"')
    change("{area}.", "{aria}.")

    assert len(faults(folder)) == 3


def test_a_heading_below_one_that_only_drafts_have_would_hang_on_nothing_in_the_final(folder, change):
    change(
        'label = "Purpose"\nsource = "text"\nmandatory = true\n',
        'label = "Draft"\nsource = "sign-off-grid"\n\n[[sections]]\nlabel = "Purpose"\nsource = "text"\nlevel = 2\n',
    )

    assert any("section 2 “Purpose”: its level is 2, and at the depth “short”" in fault for fault in faults(folder))


@pytest.mark.parametrize("sections", ["", "sections = []\n"])
def test_a_template_without_sections_is_refused(folder, sections):
    (folder / "empty.toml").write_text(f'title = "A"\nsummary = "B"\nnumbering = "none"\n{sections}', encoding="utf-8")

    (fault,) = faults(folder, "empty.toml")

    assert "sections" in fault or "there is no section" in fault


def test_a_template_that_nothing_can_fill_is_refused_at_each_depth(folder):
    (folder / "fixed.toml").write_text(
        'title = "A"\nsummary = "B"\nnumbering = "none"\n[[sections]]\nlabel = "C"\nsource = "fixed"\nlines = ["D"]\n', "utf-8"
    )

    (fault,) = faults(folder, "fixed.toml")

    assert "at the depth “report” no section of the final is written or built from answers" in fault


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("workbook", "is the name of a document that Readiness makes itself"),
        ("self-evaluation", "is the name of a document that Readiness makes itself"),
        ("Committee Report", "Call it something like “committee-report.toml”"),
        ("комитет", "Call it something like “scrutiny-report.toml”"),
        ("x" * 81, "at most 80 characters"),
    ],
)
def test_a_file_name_that_can_be_no_document_is_refused(folder, name, why):
    (folder / f"{name}.toml").write_text(TEMPLATE, encoding="utf-8")

    assert why in faults(folder, f"{name}.toml")[0]


def test_a_file_that_is_too_large_or_has_too_many_sections_is_refused(folder):
    (folder / "large.toml").write_text(TEMPLATE + "#" * 200_000, encoding="utf-8")
    assert "larger than 200,000 bytes" in faults(folder, "large.toml")[0]

    more = "".join(f'\n[[sections]]\nlabel = "S{place}"\nsource = "text"\n' for place in range(60))
    (folder / "many.toml").write_text(TEMPLATE + more, encoding="utf-8")
    assert any("`sections` has 65 items. Keep at most 60" in fault for fault in faults(folder, "many.toml"))


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"sections = 5", b"[[sections]]\n[[cover]]", b"sections = [1]", b"depths = 1"]
)
def test_whatever_a_file_holds_gets_faults_and_no_crash(folder, content):
    (folder / "odd.toml").write_bytes(content)

    assert faults(folder, "odd.toml")


def test_a_template_that_is_not_there_is_said(folder):
    assert "cannot be read" in faults(folder, "nothing.toml")[0]


def test_the_last_good_template_stays_while_its_file_has_a_fault_or_goes(folder, change):
    moments = iter(range(0, 1000, 2))
    library = ReportLibrary(folder, monotonic=lambda: next(moments))
    good = library.template("committee-report")

    change('label = "Law"', 'label = "Purpose"')
    assert library.template("committee-report") == good
    assert library.faults()[0].startswith("reports/committee-report.toml, section 4 “Purpose”: its label is that of section 1")

    change('label = "Purpose"\nsource = "text"\nstandard', 'label = "Duties"\nsource = "text"\nstandard')
    assert library.template("committee-report").sections[3].label == "Duties"
    assert library.faults() == ()

    (folder / "committee-report.toml").unlink()
    assert library.template("committee-report").sections[3].label == "Duties"
    assert "the file is gone" in library.faults()[0]


def test_a_council_adds_a_report_with_one_file(folder):
    moments = iter(range(0, 1000, 2))
    library = ReportLibrary(folder, monotonic=lambda: next(moments))
    assert [one.key for one in library.templates()] == ["committee-report"]

    (folder / "board-report.toml").write_text(TEMPLATE.replace("the committee", "the board"), encoding="utf-8")

    assert [one.title for one in library.templates()] == ["Report to the board", "Report to the committee"]


def test_a_template_nobody_wrote_is_said_with_those_there_are(templates, change):
    with pytest.raises(NoSuchReport, match="Did you mean “committee-report”"):
        templates.template("comittee-report")


def test_a_template_that_never_was_good_is_said_to_have_faults(folder, change):
    change('"text"', '"texts"')

    with pytest.raises(NoSuchReport, match=r"has faults in its file\. Run `readiness reports check`"):
        ReportLibrary(folder).template("committee-report")


def test_a_folder_that_is_not_there_is_said(tmp_path):
    library = ReportLibrary(tmp_path / "reports")

    assert library.templates() == ()
    assert "this folder of report templates is not there" in library.faults()[0]


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*.toml")), ids=lambda path: path.stem)
def test_the_templates_that_come_with_readiness_have_no_fault(path):
    assert read_template(path).sections


def readme():
    return (SHIPPED / "README.md").read_text(encoding="utf-8")


def test_every_field_source_and_placeholder_is_documented():
    fields = re.findall(r"^(\w+) = ", TEMPLATE, re.MULTILINE)
    words = [*fields, "explains_terms", "draft_only", *(one.value for one in Source), *STANDARD_PARAGRAPHS]

    assert [word for word in words if f"`{word}`" not in readme()] == []
    assert [one for one in PLACEHOLDERS if f"{{{one}}}" not in readme()] == []
    assert [one.value for one in CoverValue if f"`{one.value}`" not in readme()] == []


def test_the_smallest_template_of_the_readme_works(folder):
    (folder / "smallest.toml").write_text(readme().split("```toml\n")[1].split("```")[0], encoding="utf-8")

    assert len(read_template(folder / "smallest.toml").sections) == 3


@pytest.mark.parametrize("unseen", ["\u200b", "\u202e", "\u2060", "\ufeff"])
def test_a_label_with_a_character_that_nobody_sees_is_a_fault(change, unseen):
    with pytest.raises(TemplateFault, match="which nobody sees"):
        read_template(change('label = "Law"', f'label = "Pur{unseen}pose"'))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="This system has no pipes with names")
def test_a_pipe_in_place_of_a_template_is_a_fault_and_is_never_opened(folder):
    os.mkfifo(folder / "pipe.toml")

    with pytest.raises(TemplateFault, match="this is a folder, a pipe or a device"):
        read_template(folder / "pipe.toml")
