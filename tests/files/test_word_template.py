"""Letting a council's Word template in: what is refused with its reason, what is removed and said, what is kept."""

import io
import re
import zipfile

import pytest
from lxml import etree

from readiness.errors import Refused
from readiness.files.apart import RefusedApart
from readiness.files.word_template import SIZE_LIMIT, let_in
from readiness.files.word_template.apart import let_in_apart
from tests.documents.word_template_samples import a_template, related, with_parts
from tests.files import bombs

DOCUMENT, STYLES, HEADER = "word/document.xml", "word/styles.xml", "word/header1.xml"
W_OLD = "urn:schemas-microsoft-com"


def parts_of(content):
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def in_body(xml):
    return {DOCUMENT: lambda document: re.sub(r"(<w:body>)", rf"\1{xml}", document, count=1)}


def in_head(xml):
    return {HEADER: lambda header: header.replace("</w:hdr>", f"{xml}</w:hdr>")}


def typed(kind):
    """A change of what kind of file the document says it is."""
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return {"[Content_Types].xml": lambda types: types.replace(main, kind)}


def field(instruction):
    return f'<w:p><w:fldSimple w:instr=" {instruction} "><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>'


def test_what_it_has_is_named_as_words_list_of_styles_names_it():
    got = let_in(a_template())

    assert {"Normal", "Heading 1", "Heading 4", "List Bullet", "Caption"} <= set(got.found)
    assert got.missing == ("TOC 1", "TOC 2", "TOC 3", "TOC 4", "Hyperlink")
    assert "Numbered paragraph" in got.unset
    assert "After table" not in got.unset
    assert (got.has_header, got.has_footer, got.paper) == (True, True, "A4 portrait")
    assert let_in(a_template(landscape=True)).paper == "A4 landscape"


def test_what_is_let_in_is_let_in_again_as_it_is():
    got = let_in(a_template())
    again = let_in(got.content)

    assert again.content == got.content
    assert again.said == ()
    assert (again.found, again.missing, again.paper) == (got.found, got.missing, got.paper)


def test_the_text_of_its_pages_is_not_kept_and_that_is_said():
    got = let_in(a_template())

    assert b"Sample words" not in b"".join(parts_of(got.content).values())
    assert "The words and pictures on its pages were left out: only its styles, header, footer and page are used." in got.said


@pytest.mark.parametrize("kind", ["template.main+xml", "document.main+xml"])
def test_a_dotx_is_taken_and_becomes_a_document(kind):
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    got = let_in(with_parts(a_template(), typed(word + kind)))

    assert f'"/word/document.xml" ContentType="{word}document.main+xml"'.encode() in parts_of(got.content)["[Content_Types].xml"]


def test_a_strict_document_is_taken_in_the_names_that_all_programs_know():
    def strict(xml):
        return re.sub(
            r"http://schemas\.openxmlformats\.org/(wordprocessingml|drawingml|officeDocument)/2006/",
            r"http://purl.oclc.org/ooxml/\1/",
            xml,
        )

    template = a_template()
    names = [name for name in parts_of(template) if name.endswith((".xml", ".rels")) and name != "[Content_Types].xml"]
    got = let_in(with_parts(template, dict.fromkeys(names, strict)))

    assert b"purl.oclc.org" not in b"".join(parts_of(got.content).values())
    assert "Heading 1" in got.found
    assert got.has_header


REFUSED = {
    "macros by part": ({"word/vbaProject.bin": "program"}, "HasMacros", "has macros"),
    "macros by type": (typed("application/vnd.ms-word.document.macroEnabled.main+xml"), "HasMacros", "has macros"),
    "macros of a template": (typed("application/vnd.ms-word.template.macroEnabledTemplate.main+xml"), "HasMacros", "has macros"),
    "buttons of its own": ({"customUI/customUI14.xml": "<customUI/>"}, "HasMacros", "macros or buttons"),
    "keys of its own": (related("keyMapCustomizations", "customizations.xml", outside=False), "HasMacros", "macros or buttons"),
    "an embedded workbook": ({"word/embeddings/sheet.xlsx": "PK"}, "EmbeddedObjects", "object inside it"),
    "an object": (in_body("<w:p><w:r><w:object/></w:r></w:p>"), "EmbeddedObjects", "object inside it"),
    "a control": (related("control", "activeX/activeX1.xml", outside=False), "EmbeddedObjects", "object inside it"),
    "another document": (in_body("<w:altChunk/>"), "EmbeddedObjects", "object inside it"),
    "a subdocument": (in_body("<w:subDoc/>"), "EmbeddedObjects", "object inside it"),
    "a linked picture": (related("image", "https://example.org/a.png"), "ReachesOutside", "a picture in it is linked"),
    "a linked picture in its head": (related("image", "file:///c:/a.png", part="header1"), "ReachesOutside", "a picture in it is linked"),
    "an old linked picture": (
        in_head(f'<w:p><w:r><w:pict><v:shape xmlns:v="{W_OLD}:vml"><v:imagedata src="https://example.org/a.png"/></v:shape></w:pict></w:r></w:p>'),
        "ReachesOutside",
        "a picture in it is linked",
    ),
    "styles of elsewhere": (related("stylesheet", "https://example.org/a.css"), "ReachesOutside", "its styles from another file"),
    "a mail merge": (related("mailMergeSource", "file:///c:/people.xlsx", part="settings"), "ReachesOutside", "mail merge"),
    "frames": (related("frame", "https://example.org/frame", part="webSettings"), "ReachesOutside", "frames"),
    "a field that fetches": (in_head(field("INCLUDEPICTURE &quot;https://example.org/a.png&quot;")), "ReachesOutside", "INCLUDEPICTURE"),
    "a field that runs": (in_head(field("DDEAUTO excel a b")), "ReachesOutside", "DDEAUTO"),
    "a chart in its head": (
        {**related("chart", "charts/chart1.xml", part="header1", outside=False), **in_head(
            '<w:p><w:r><w:drawing><c:chart xmlns:c="urn:c" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
            'r:id="rIdAdded"/></w:drawing></w:r></w:p>')},
        "StrangePicture",
        "save the drawing as a PNG",
    ),
    "entities": ({STYLES: lambda xml: "<!DOCTYPE a [<!ENTITY b 'c'>]>" + re.sub(r"^<\?xml.*?\?>", "", xml)}, "DeclaresEntities", "declarations"),
    "deep nesting": (in_body("<w:p>" * 300 + "</w:p>" * 300), "TooDeep", "nested"),
    "broken XML": ({STYLES: "<w:styles"}, "Damaged", "not well formed"),
    "a workbook": (typed("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"), "NotATemplate", "not a Word document"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_could_harm_is_refused_with_reason_and_remedy(name):
    changes, error, words = REFUSED[name]

    with pytest.raises(Refused) as refusal:
        let_in(with_parts(a_template(), changes), name="Report.docx")

    said = str(refusal.value)
    assert (type(refusal.value).__name__, words in said) == (error, True), said
    assert said.startswith("“Report.docx”")
    assert "Nothing was changed." in said
    assert "example.org" not in said
    assert "c:/" not in said


def test_a_field_whose_name_is_itself_a_field_is_refused():
    def mark(kind):
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    def told(words):
        return f"<w:r><w:instrText>{words}</w:instrText></w:r>"

    hidden = mark("begin") + mark("begin") + told("QUOTE INCLUDE") + mark("end") + told("PICTURE x") + mark("end")
    split = mark("begin") + told("INCLUDE") + told("TEXT x") + mark("end")

    for runs in (hidden, split):
        with pytest.raises(Refused, match="takes something from elsewhere"):
            let_in(with_parts(a_template(), in_head(f"<w:p>{runs}</w:p>")))


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"%PDF-1.7", "Damaged"),
        (b"", "Damaged"),
        (b"PK\x03\x04" + b"x" * SIZE_LIMIT, "TooLarge"),
        (bombs.blown_up(30), "Overblown"),
        (bombs.many_parts(2_100), "TooManyParts"),
        (bombs.overlapping(), "OverlappingParts"),
        (bombs.flagged(bombs.zipped(bombs.word()), 1), "Encrypted"),
        (bombs.old_container("EncryptedPackage"), "Encrypted"),
        (bombs.old_container("WordDocument"), "OldFormat"),
        (bombs.zipped([*bombs.word().items(), ("word/Document.xml", bombs.WORDS)]), "DoubledParts"),
        (bombs.zipped(bombs.word(bombs.LAUGHS + bombs.WORDS)), "DeclaresEntities"),
    ],
    ids=["pdf", "nothing", "large", "bomb", "parts", "overlapping", "locked", "locked of Office", "old", "doubled", "entities"],
)
def test_other_files_and_bombs_are_refused(content, error):
    with pytest.raises(Refused) as refusal:
        let_in(content)

    assert type(refusal.value).__name__ == error


def test_the_link_to_a_template_on_somebodys_machine_is_removed_and_said_without_the_path():
    link = related("attachedTemplate", "file:///D:/staff/jbloggs/Template.dotm", part="settings")
    element = (
        '<w:attachedTemplate xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rIdAdded"/>'
    )
    settings = {"word/settings.xml": lambda xml: re.sub(r"(<w:defaultTabStop )", rf"{element}\1", xml)}

    got = let_in(with_parts(a_template(), {**link, **settings}))

    kept = b"".join(parts_of(got.content).values())
    assert b"jbloggs" not in kept
    assert b"attachedTemplate" not in kept
    assert any("The link to the template" in sentence for sentence in got.said)
    assert "jbloggs" not in " ".join(got.said)


def test_what_says_who_did_what_is_removed_and_said():
    tracked = '<w:p><w:ins w:id="1" w:author="Somebody"><w:r><w:t>kept</w:t></w:r></w:ins><w:del w:id="2" w:author="Somebody"><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>'
    comment = '<w:p><w:commentRangeStart w:id="7"/><w:r><w:t>remarked</w:t></w:r><w:commentRangeEnd w:id="7"/></w:p>'
    bound = '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a" w:storeItemID="{00000000-0000-0000-0000-000000000000}"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>bound</w:t></w:r></w:p></w:sdtContent></w:sdt>'
    parts = {
        **in_head(tracked + comment + bound),
        "docProps/custom.xml": "<a>Somebody</a>",
        "word/people.xml": "<a>Somebody</a>",
        **related("people", "people.xml", outside=False),
        "word/settings.xml": lambda xml: re.sub(r"(<w:defaultTabStop )", r'<w:documentProtection w:edit="readOnly"/>\1', xml),
    }

    got = let_in(with_parts(a_template(), parts))

    kept = b"".join(parts_of(got.content).values())
    assert b"Somebody" not in kept
    assert b"gone" not in kept
    assert b"documentProtection" not in kept
    assert all(words in kept for words in (b">kept<", b">remarked<", b">bound<"))
    said = " ".join(got.said)
    for words in ("Tracked changes", "Comments", "protection", "Content controls", "names of people"):
        assert words in said


def test_a_link_to_a_file_in_its_head_becomes_words_and_a_web_link_stays():
    def linked(target):
        link = '<w:p><w:hyperlink r:id="rIdAdded" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:r><w:t>Our site</w:t></w:r></w:hyperlink></w:p>'
        return let_in(with_parts(a_template(), {**related("hyperlink", target, part="header1"), **in_head(link)}))

    stays, goes = linked("https://example.org/"), linked("file:///D:/staff/somebody/")

    assert b"https://example.org/" in parts_of(stays.content)["word/_rels/header1.xml.rels"]
    assert b"somebody" not in b"".join(parts_of(goes.content).values())
    assert b"Our site" in parts_of(goes.content)["word/header1.xml"]
    assert any("made plain words" in sentence for sentence in goes.said)


def test_a_head_that_only_an_earlier_section_names_is_kept():
    def moved(document):
        reference = re.search(r"<w:headerReference [^>]*/>", document)[0]
        section = f'<w:p><w:pPr><w:sectPr>{reference}<w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:pPr></w:p>'
        return document.replace(reference, "").replace("<w:body>", f"<w:body>{section}", 1)

    got = let_in(with_parts(a_template(), {DOCUMENT: moved}))

    assert got.has_header
    assert b"headerReference" in parts_of(got.content)[DOCUMENT]


def test_a_picture_named_by_its_path_loses_the_path():
    named = {HEADER: lambda xml: re.sub(r'(<pic:cNvPr [^>]*name=")[^"]*', r"\1D:\\staff\\somebody\\logo.png", xml)}

    assert b"somebody" not in parts_of(let_in(with_parts(a_template(), named)).content)["word/header1.xml"]


def test_a_style_id_made_to_break_the_text_is_only_an_id():
    from dataclasses import replace

    from readiness.documents import docx
    from readiness.documents.blocks import House
    from tests.documents.word_template_samples import a_report

    evil = "&quot;/&gt;&lt;w:evil/&gt;"
    template = with_parts(a_template(), {STYLES: lambda xml: xml.replace('w:styleId="Heading1"', f'w:styleId="{evil}"')})

    made = docx.write(replace(a_report(), house=House(word_template=let_in(template).content)))

    assert etree.fromstring(parts_of(made)[DOCUMENT]).find(".//{*}evil") is None


def test_a_template_is_let_in_by_a_process_of_its_own_and_refused_in_the_same_words():
    assert let_in_apart(a_template(), name="Council.dotx") == let_in(a_template(), name="Council.dotx")
    with pytest.raises(RefusedApart, match="is damaged") as refused:
        let_in_apart(b"PK\x03\x04 nothing", name="Council.dotx")
    assert "Nothing was changed" in str(refused.value)
