"""A Word or Excel file as a zip: what it is, what it leads to, and every bound acting on a file made to pass it."""

import zipfile

import pytest
from lxml import etree

from readiness.files import archives, old_containers
from readiness.files.archives import OfficePackage
from readiness.files.readers import TooLarge
from tests.files import bombs


def opened(content, name="plan.docx"):
    return OfficePackage(content, name=name)


def test_the_kind_of_a_package_is_told_by_what_its_main_part_is_and_not_by_its_name():
    assert opened(bombs.zipped(bombs.word()), "plan.xlsx").kind == "word"
    assert opened(bombs.workbook(bombs.sheet("")), "plan.docx").kind == "excel"
    assert opened(bombs.zipped({"a.txt": "words"})).kind == "zip"
    assert opened(bombs.zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"})).kind == "open workbook"
    assert (
        opened(bombs.zipped(bombs.word(kind="application/vnd.openxmlformats-officedocument.presentationml.slides"))).kind
        == "slides"
    )


def test_parts_are_found_whatever_the_case_of_their_names_and_leads_go_to_parts_or_outside():
    leads = bombs.RELATIONSHIPS.format(
        '<Relationship Id="a" Type="x/styles" Target="styles.xml"/><Relationship Id="b" Type="x/hyperlink" TargetMode="External" '
        'Target="https://example.gov.uk/a%20b"/><Relationship Id="c" Type="x/image" Target="/word/media/1.png"/>'
    )
    package = opened(bombs.zipped(bombs.word(more={"word/_rels/document.xml.rels": leads, "word/styles.xml": "<a>b</a>"})))

    found = package.relationships(package.main)

    assert package.xml("WORD/Styles.xml").text == "b"
    assert (found["a"].kind, found["a"].target, found["a"].outside) == ("styles", "word/styles.xml", False)
    assert (found["b"].target, found["b"].outside) == ("https://example.gov.uk/a%20b", True)
    assert found["c"].target == "word/media/1.png"


@pytest.mark.parametrize(
    ("content", "error", "says"),
    [
        (b"PK\x03\x04 and nothing more", archives.Damaged, "is damaged"),
        (bombs.zipped(bombs.word())[:-60], archives.Damaged, "is damaged"),
        (bombs.zipped(bombs.word() | {"_rels/.rels": bombs.RELATIONSHIPS.format("")}), archives.Damaged, "which of its parts"),
        (bombs.flagged(bombs.zipped(bombs.word()), 1), old_containers.Encrypted, "locked with a password"),
        (bombs.old_container("EncryptedPackage"), old_containers.Encrypted, "Take the password off"),
        (bombs.old_container("WordDocument"), old_containers.OldFormat, r"old kind \(\.doc\).* save it as \.docx"),
        (bombs.old_container("Workbook"), old_containers.OldFormat, r"old kind \(\.xls\).* save it as \.xlsx"),
        (bombs.old_container("__properties_version1.0"), old_containers.OldFormat, "e-mail"),
        (bombs.old_container("Something"), old_containers.OldFormat, "a file of an old kind"),
        (
            bombs.zipped(bombs.word(more={"word/vbaProject.bin": "x"})),
            archives.HasMacros,
            r"save it as a Word document|Save it as a Word",
        ),
        (bombs.zipped(bombs.word(kind="application/vnd.ms-word.document.macroEnabled.main+xml")), archives.HasMacros, r"\.docx"),
        (bombs.workbook(kind="application/vnd.ms-excel.sheet.macroEnabled.main+xml"), archives.HasMacros, r"\.xlsx"),
        (bombs.workbook(more={"xl/macrosheets/sheet1.xml": "<a/>"}), archives.HasMacros, r"\.xlsx"),
        (bombs.many_parts(10_000), archives.TooManyParts, "more than 2,000 parts"),
        (bombs.zipped(bombs.word(more={"../../etc/words": "x"})), archives.StrangeNames, "path out of the file"),
        (bombs.zipped(bombs.word(more={"/words": "x"})), archives.StrangeNames, "path out of the file"),
        (bombs.zipped(bombs.word(more={"C:\\words": "x"})), archives.StrangeNames, "path out of the file"),
        (bombs.zipped(bombs.word(more={"Word/Document.xml": "x"})), archives.DoubledParts, "same name"),
        (bombs.overlapping(), archives.OverlappingParts, "share the same bytes"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_package_that_is_not_what_an_office_program_writes_is_refused_with_its_name_and_a_remedy(content, error, says):
    with pytest.raises(error, match=says) as refused:
        opened(content)

    assert "“plan.docx”" in str(refused.value)
    assert "Nothing was changed" in str(refused.value)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused_because_programs_differ_in_which_they_read():
    with pytest.raises(archives.DoubledParts):
        opened(bombs.zipped([*bombs.word().items(), ("word/document.xml", "other")]))


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (bombs.blown_up(45), TooLarge),
        (bombs.blown_up(5), archives.Overblown),
        (bombs.lying(bombs.blown_up(45), "word/document.xml", 1_000), archives.Damaged),
        (bombs.lying(bombs.zipped(bombs.word()), "word/document.xml", 4_000_000_000), TooLarge),
    ],
    ids=["large", "blown up", "says it is small", "says it is large"],
)
def test_a_part_over_its_bounds_is_refused_before_it_is_whole_in_memory_whatever_it_says_of_its_size(content, error):
    with pytest.raises(error, match=r"“plan\.docx”"):
        opened(content).xml("word/document.xml")


def test_parts_that_are_never_read_cost_nothing_and_hinder_nothing(tmp_path):
    package = opened(bombs.zipped(bombs.word(more={"word/media/picture.emf": [" " * 1_000_000] * 50})))

    assert package.kind == "word"
    assert package.xml(package.main).tag.endswith("document")


def test_all_parts_together_are_bounded_too(monkeypatch):
    monkeypatch.setattr(archives, "PARTS_READ_LIMIT", 3_000)
    package = opened(bombs.zipped(bombs.word()))

    with pytest.raises(TooLarge, match="MB in all"):
        for _ in range(20):
            package.part("word/document.xml")


@pytest.mark.parametrize(
    "document",
    [
        bombs.LAUGHS + "<a>&l9;</a>",
        (bombs.LAUGHS + "<a>&l9;</a>").encode("utf-16"),
        '<!DOCTYPE a SYSTEM "file:///etc/hostname"><a/>',
        '<?xml version="1.0" encoding="utf-7"?>+ADwAIQ-DOCTYPE a+AD4-',
        '<?xml version="1.0" encoding="IBM037"?><a/>',
    ],
    ids=["laughs", "laughs in utf-16", "outside", "utf-7", "ebcdic"],
)
def test_declarations_of_entities_are_refused_in_every_encoding_and_nothing_is_fetched(document):
    package = opened(bombs.zipped(bombs.word(document)))

    with pytest.raises(archives.DeclaresEntities, match="no office program writes"):
        package.xml("word/document.xml")
    with pytest.raises(archives.DeclaresEntities):
        list(package.stream("word/document.xml", "a"))


@pytest.mark.parametrize("levels", [201, 1_000, 100_000])
def test_a_part_nested_deeper_than_any_document_is_refused(levels):
    package = opened(bombs.zipped(bombs.word(bombs.deep(levels))))

    with pytest.raises((archives.TooDeep, archives.Overblown)):
        package.xml("word/document.xml")


def test_a_missing_or_broken_part_is_named():
    package = opened(bombs.zipped(bombs.word(more={"word/styles.xml": "<a><b></a>"})))

    with pytest.raises(archives.Damaged, match=r"“word/styles\.xml” is not well formed"):
        package.xml("word/styles.xml")
    with pytest.raises(archives.Damaged, match=r"“word/numbering\.xml” is missing"):
        package.part("word/numbering.xml")


def test_elements_of_a_part_can_be_streamed_and_forgotten():
    package = opened(bombs.zipped(bombs.word(more={"x.xml": "<a><b>1</b><c/><b>2</b></a>"})))

    assert [element.text for element in package.stream("x.xml", "b")] == ["1", "2"]
    assert isinstance(package.xml("x.xml"), etree._Element)


def test_the_makers_of_bombs_make_zips_that_others_can_open():
    with zipfile.ZipFile(__import__("io").BytesIO(bombs.far_cells())) as package:
        assert package.testzip() is None
