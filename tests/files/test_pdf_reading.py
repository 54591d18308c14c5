"""A PDF by what is printed: lines, headings, points, tables, columns; what runs along the edges left out; hostile ones refused."""

import io
import re

import docx
import pytest
import typst
from pypdf import PdfReader, PdfWriter

from readiness.files.archives import Damaged
from readiness.files.model import Paragraph
from readiness.files.old_containers import Encrypted
from readiness.files.pdf import read_pdf, reading
from readiness.files.pdf.reading import NoText, TooManyPages
from readiness.files.readers import TooLarge
from tests.documents.test_opened_elsewhere import converted, needs_libreoffice
from tests.files import bombs


def read(content, tell=lambda done, whole: None):
    return read_pdf(content, name="plan.pdf", tell=tell)


def typeset(source, settings="#set page(width: 16cm, height: 20cm, margin: 2cm)"):
    return typst.compile(f"{settings}\n{source}".encode())


def lines(paper):
    return [block for block in paper.blocks if isinstance(block, Paragraph)]


def shown(table):
    return [[cell.text for cell in row] for row in table.rows]


def joined(paper):
    """Paragraphs whose lines are joined, as `line_above` says."""
    found = []
    for line in lines(paper):
        if line.line_above:
            found[-1] += f" {line.text}"
        else:
            found.append(line.text)
    return found


BRIEFING = """
= Self-evaluation
#lorem(30)

#lorem(20)

== 21.1 How well do leaders listen?
*What has been achieved so far?*
- The first thing was done, and to say so takes more room than one printed line of this narrow page has for it.
  - Beneath it
- See #link("https://example.gov.uk/plan")[the plan] for more
*What else needs to happen?*
- Review the first thing
"""


def test_lines_say_where_they_are_and_whether_they_go_on_and_headings_and_points_are_told():
    paper = read(typeset(BRIEFING))

    found = {line.text: line for line in lines(paper)}
    assert found["Self-evaluation"].heading == 1
    assert found["21.1 How well do leaders listen?"].heading == 2
    assert found["What has been achieved so far?"].strong
    assert not found["What has been achieved so far?"].heading
    assert (found["‣ Beneath it"].depth, found["• Review the first thing"].depth) == (1, 0)
    assert [(link.words, link.address) for link in found["• See the plan for more"].links] == [
        ("the plan", "https://example.gov.uk/plan")
    ]
    first = next(line for line in lines(paper) if line.text.startswith("• The first"))
    after = lines(paper)[lines(paper).index(first) + 1]
    assert (after.line_above, after.strong, after.depth) == (True, False, 0)
    assert re.fullmatch(r"page 1, line \d+", first.place)
    assert len([text for text in joined(paper) if text.startswith("Lorem")]) == 2


def test_each_page_done_is_told():
    told = []

    read(typeset("One\n#pagebreak()\nTwo"), tell=lambda done, whole: told.append((done, whole)))

    assert told == [(1, 2), (2, 2)]


RUNNING = """#set page(width: 16cm, height: 12cm, margin: 2.5cm, header: [Exampleshire self-evaluation #h(1fr) Draft],
  footer: context align(center)[Page #counter(page).display() of 4])"""


def test_running_heads_and_feet_are_left_out_and_quoted_in_a_remark():
    paper = read(typeset("One\n#pagebreak()\nTwo\n#pagebreak()\nThree\n#pagebreak()\nFour", RUNNING))

    assert [line.text for line in lines(paper)] == ["One", "Two", "Three", "Four"]
    (remark,) = paper.remarks
    assert "“Exampleshire self-evaluation Draft”" in remark
    assert "“Page 1 of 4”" in remark


def test_what_is_the_same_at_the_top_of_the_text_of_many_pages_is_not_taken_for_a_running_head():
    page = "*What has been achieved so far?*\\\nDone\n"

    paper = read(typeset("#pagebreak()\n".join([page] * 5)))

    assert len(lines(paper)) == 10


def test_a_sentence_goes_on_over_the_end_of_a_page():
    paper = read(typeset("#lorem(400)", "#set page(width: 12cm, height: 10cm, margin: 2cm)"))

    assert len(joined(paper)) == 1


ROWS = "..range(1, 30).map(n => ([21.#n], [- Done #n\n- Done again], [To do #n])).flatten()"


def test_a_ruled_table_over_several_pages_is_one_table_whose_head_is_said_once():
    paper = read(
        typeset(f"Before\n#table(columns: (1fr, 2fr, 2fr), table.header([*Ref*], [*Achieved*], [*To do*]), {ROWS})\nAfter")
    )

    before, table, after = paper.blocks
    assert (before.text, after.text, table.place) == ("Before", "After", "page 1, table 1")
    assert shown(table) == [
        ["Ref", "Achieved", "To do"],
        *([f"21.{n}", f"• Done {n}\n• Done again", f"To do {n}"] for n in range(1, 30)),
    ]
    assert table.rows[0][0].paragraphs[0].strong


def test_a_row_that_a_page_break_divides_is_one_row():
    text = "The leaders of the area have met and agreed what they will do next about it. " * 20

    paper = read(
        typeset(
            f"#table(columns: (1fr, 3fr), [21.1], [{text}], [21.2], [Short])", "#set page(width: 14cm, height: 9cm, margin: 2cm)"
        )
    )

    (table,) = paper.blocks
    assert [row[0].text for row in table.rows] == ["21.1", "21.2"]
    assert table.rows[0][1].text.replace("\n", " ") == text.strip()


def test_cells_that_cover_others_say_so():
    paper = read(
        typeset("#table(columns: 3, table.cell(colspan: 2)[Across], [x], table.cell(rowspan: 2)[Down], [a], [b], [c], [d])")
    )

    assert [[(cell.text, cell.span, cell.merged) for cell in row] for row in paper.blocks[0].rows] == [
        [("Across", 2, False), ("x", 1, False)],
        [("Down", 1, False), ("a", 1, False), ("b", 1, False)],
        [("", 1, True), ("c", 1, False), ("d", 1, False)],
    ]


def test_a_box_around_text_is_no_table():
    paper = read(typeset("#rect[In a box \\\n of its own]"))

    assert [line.text for line in lines(paper)] == ["In a box", "of its own"]


def test_columns_that_are_aligned_without_rules_are_a_table():
    rows = "[Measure], [2024], [2025], [Plans in time], [45%], [61%], [Tribunals and others], [12], [9], [Absence], [3.4], [3.1]"

    paper = read(typeset(f"Figures of two years\n#grid(columns: (5cm, 4cm, 2cm), row-gutter: 8pt, {rows})"))

    assert shown(paper.blocks[1]) == [
        ["Measure", "2024", "2025"],
        ["Plans in time", "45%", "61%"],
        ["Tribunals and others", "12", "9"],
        ["Absence", "3.4", "3.1"],
    ]


def test_two_columns_of_prose_are_read_one_after_the_other():
    paper = read(
        typeset(
            "#columns(2, gutter: 1.5cm)[#lorem(60)\n#colbreak()\nSecond column. #lorem(60)]",
            "#set page(width: 20cm, height: 20cm, margin: 2cm)",
        )
    )

    assert not list(paper.tables)
    texts = [line.text for line in lines(paper)]
    start = next(index for index, text in enumerate(texts) if text.startswith("Second column"))
    assert " ".join(texts[:start]) == re.sub(r"\s+", " ", " ".join(texts[start:])).removeprefix("Second column. ")


def test_a_page_that_is_turned_is_read_as_it_is_seen():
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(typeset(BRIEFING))))
    upright = [line.text for line in lines(read(typeset(BRIEFING)))]
    for page in writer.pages:
        page.rotate(0)
    turned = bombs.drawn(
        "q 0 1 -1 0 595 0 cm\n" + bombs.printed("First line", "Second line", top=500) + "Q", dictionary="/Rotate 90"
    )

    assert upright[0] == "Self-evaluation"
    assert [line.text for line in lines(read(turned))] == ["First line", "Second line"]


def test_bullets_of_symbol_fonts_become_signs_that_every_font_has():
    meaning = bombs.stream(b"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <21> <F0B7> endbfchar")
    content = bombs.drawn(
        bombs.printed("! Done"), resources="/Font << /F1 6 0 R >>", more=(bombs.FONT[:-2] + "/ToUnicode 7 0 R >>", meaning)
    )

    assert [line.text for line in lines(read(content))] == ["• Done"]


def test_words_typed_into_a_form_are_read_and_notes_are_counted():
    field = (
        "/Annots [<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V (Typed by an officer) /Rect [72 600 300 620] >> "
        "<< /Type /Annot /Subtype /Text /Contents (A note) /Rect [10 10 20 20] >>]"
    )

    paper = read(bombs.drawn(bombs.printed("Question", "Answer below"), dictionary=field))

    assert [line.text for line in lines(paper)] == ["Question", "Answer below", "Typed by an officer"]
    assert paper.remarks == ("1 comment was left out.",)


@pytest.mark.parametrize(
    ("content", "error", "says"),
    [
        (b"%PDF-1.7 and nothing more", Damaged, "begins like a PDF and cannot be opened"),
        (bombs.scanned(), NoText, "no text in it, only pictures .* open it in Word"),
        (bombs.drawn(""), NoText, "no words on its pages"),
        (bombs.many_pages(501), TooManyPages, "has 501 pages, more than the 500"),
        (bombs.many_pages(100_000), TooManyPages, "has 100,000 pages"),
    ],
    ids=["damaged", "scanned", "empty", "pages", "very many pages"],
)
def test_a_pdf_that_cannot_be_read_is_refused_with_its_name_and_a_remedy(content, error, says):
    with pytest.raises(error, match=says) as refused:
        read(content)

    assert "“plan.pdf”" in str(refused.value)
    assert "Nothing was changed" in str(refused.value)


def test_a_locked_pdf_is_refused_and_one_that_opens_without_its_password_is_read():
    def locked(**passwords):
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(bombs.drawn(bombs.printed("Words")))))
        writer.encrypt(algorithm="RC4-128", **passwords)
        content = io.BytesIO()
        writer.write(content)
        return content.getvalue()

    with pytest.raises(Encrypted, match="locked with a password"):
        read(locked(user_password="a", owner_password="b"))
    assert lines(read(locked(user_password="", owner_password="b")))[0].text == "Words"


def test_characters_are_bounded_over_all_pages(monkeypatch):
    monkeypatch.setattr(reading, "CHARACTERS_LIMIT", 12)

    with pytest.raises(TooLarge, match="more than 12 characters"):
        read(bombs.drawn(bombs.printed("Ten letter"), bombs.printed("Ten more")))


def test_a_page_without_text_among_others_is_named_and_pictures_are_counted():
    content = bombs.scanned(2).replace(b"/Font", b"/Font")
    paper = read(_with_text(content))

    assert paper.remarks[0] == "Page 2 is only a picture: words in a picture cannot be read."
    assert paper.remarks[1] == "1 picture was left out: words in a picture cannot be read."


def _with_text(content):
    """The first page of `content` with words over its picture."""
    source = PdfReader(io.BytesIO(content))
    writer = PdfWriter(clone_from=source)
    written = PdfReader(
        io.BytesIO(bombs.drawn(bombs.printed("Words enough to be a page of text", "and more words for the same")))
    )
    writer.pages[0].merge_page(written.pages[0])
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def written_in_word():
    document = docx.Document()
    document.add_heading("Self-evaluation", 1)
    document.add_paragraph().add_run("What has been achieved so far?").bold = True
    document.add_paragraph(
        "First, and so much about it that it needs more than the one line which this page has for it", "List Bullet"
    )
    document.add_paragraph("Beneath", "List Bullet 2")
    document.add_paragraph("Second", "List Bullet")
    table = document.add_table(0, 2, "Table Grid")
    for ref, words in [("Ref", "Achieved"), *((f"21.{n}", f"Done {n}\nDone again") for n in range(1, 40))]:
        row = table.add_row()
        row.cells[0].text, row.cells[1].text = ref, words
    last = table.add_row()
    last.cells[0].merge(last.cells[1]).text = "Both"
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


@pytest.mark.slow
@needs_libreoffice
def test_what_libreoffice_prints_of_a_word_document_is_read(tmp_path):
    paper = read(converted(written_in_word(), "docx", "pdf", tmp_path))

    title, *others = lines(paper)
    assert (title.text, title.heading) == ("Self-evaluation", 1)
    assert joined(paper)[1:] == [
        "What has been achieved so far?",
        "• First, and so much about it that it needs more than the one line which this page has for it",
        "• Beneath",
        "• Second",
    ]
    assert [line.depth for line in others if line.text.startswith("•")] == [0, 1, 0]
    (table,) = paper.tables
    assert shown(table) == [["Ref", "Achieved"], *([f"21.{n}", f"Done {n}\nDone again"] for n in range(1, 40)), ["Both"]]
    assert table.rows[-1][0].span == 2
