"""Every shape, the formats it makes sense in, and what must be read from it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from tests.exchange.shapes import content as told
from tests.exchange.shapes import dudley, grids, prints, sheets, texts, web, word
from tests.exchange.shapes.content import CONTENT, Content
from tests.exchange.shapes.document import Block, Document, Line
from tests.exchange.shapes.dudley import Dress, letter

MAKERS: dict[str, tuple[str, Callable[[Document], bytes]]] = {
    "text": ("txt", texts.text_of),
    "wrapped text": ("txt", partial(texts.text_of, width=80)),
    "Markdown": ("md", texts.markdown_of),
    "Word": ("docx", word.word_of),
    "workbook": ("xlsx", sheets.workbook_of),
    "pasted": ("html", web.html_of),
    "pasted from Word": ("html", web.clipboard_of),
    "PDF": ("pdf", prints.print_of),
    "PDF with running heads": ("pdf", partial(prints.print_of, head="Exampleshire Council – SEND self-evaluation 2018")),
}
OFFICE = {"LibreOffice Word": "docx", "LibreOffice PDF": "pdf"}
"""Formats that LibreOffice makes; slow."""
TEXTS = ("text", "Markdown")
PAGES = ("Word", "pasted", "pasted from Word", "PDF", *OFFICE)
EVERY = (*TEXTS, *PAGES, "workbook")


@dataclass(frozen=True)
class Case:
    """A shape. `numbers` are as they must be read; `exact` is False where only the entries, not the indicators, have a place in it."""

    document: Document
    content: Content
    formats: tuple[str, ...]
    numbers: tuple[str, ...] | None = None
    indicators: bool = True
    beside: bool = False
    """Whether impact and evidence stand beside the entries."""
    loose: bool = False
    """Whether impact and evidence stand under their own headings, where no single entry can be told."""


def _case(dress: Dress, formats, build=dudley.flowing, content: Content = CONTENT, **rest) -> Case:
    numbers = tuple(dress.number(place) for place in range(1, len(content) + 1))
    return Case(build(content, dress), content, tuple(formats), numbers, indicators=0 in dress.order, **rest)


def _asked(form: str, look: str = "plain") -> dudley.Asking:
    return lambda number, wording: (Line(form.format(n=number, a=letter(number), w=wording), look),)


def _typed(sign: str) -> Dress:
    return Dress(mark=lambda _: sign, nested="    ▪ " if "▪" not in sign else "    – ")


def signs() -> Iterator[tuple[str, Case]]:
    """What stands before a point."""
    somewhere = ("text", "Word", "PDF", "pasted", "workbook")
    for name, sign in {
        "bullets": "• ", "hyphens": "- ", "en dashes": "– ", "stars": "* ", "small squares": "▪ ", "middle dots": "· ", "letters o": "o ",
        "ticks": "✓ ", "bullets and tabs": "•\t",
    }.items():  # fmt: skip
        yield (
            f"typed {name}",
            _case(_typed(sign), somewhere if name in {"bullets", "hyphens", "letters o"} else ("text", "Word", "PDF")),
        )
    for name, form in {"1.": "{n}. ", "1)": "{n}) ", "(a)": "({a}) "}.items():
        mark = _counting(form)
        yield f"points typed {name}", _case(Dress(mark=mark, nested="    • "), ("text", "Word", "pasted", "PDF"))
    yield "real lists", _case(Dress(), EVERY)
    yield "real numbering", _case(Dress(ordered=True), ("text", "Markdown", *PAGES))
    yield (
        "no signs, a paragraph a point",
        _case(replace(_typed(""), nested="    ▪ "), ("Word", "pasted", "workbook", "LibreOffice Word")),
    )
    yield "wrapped at 80 columns", _case(_typed("• "), ("wrapped text",))
    yield "wrapped at 80 columns with dashes", _case(replace(_typed("- "), nested="  - "), ("wrapped text",))


def _counting(form: str) -> Callable[[int], str]:
    return lambda number: form.format(n=number, a="abcdefghij"[number - 1])


def questions() -> Iterator[tuple[str, Case]]:
    """How questions are numbered and announced, and how the headings look."""
    some = ("text", "Word", "pasted", "PDF")
    plain = Dress(mark=lambda _: "• ")
    yield "Q1", _case(replace(plain, asking=_asked("Q{n}. {w}"), number=str), some)
    yield "Question A", _case(replace(plain, asking=_asked("Question {a}: {w}"), number=letter), some)
    yield (
        "no numbers",
        _case(replace(plain, asking=_asked("Question: {w}"), number=lambda _: ""), (*some, "Markdown", "workbook")),
    )
    counted = replace(Dress(), asking=lambda n, w: (Line(w, "heading", 2, counted=f"21.{n}"),))
    yield "numbers of the headings", _case(counted, ("text", "Markdown", "Word", "pasted from Word", "PDF"))
    yield (
        "number on its own line",
        _case(replace(plain, asking=lambda n, w: (Line(f"21.{n}"), Line("Question:", "underlined"), Line(w))), some),
    )
    shouted = tuple(heading.rstrip(":?").upper() for heading in Dress().headings)
    yield "headings in capitals", _case(replace(plain, headings=shouted, look="plain"), some)
    yield (
        "headings as heading styles",
        _case(replace(Dress(), asking=_asked("Question {n}: {w}", "heading"), number=str, look="heading"), EVERY),
    )
    bare = tuple(heading.rstrip(":?") for heading in Dress().headings)
    yield "headings without a mark", _case(replace(plain, headings=bare), some)
    yield "headings underlined", _case(replace(Dress(), look="underlined"), ("Word", "pasted", "pasted from Word"))
    yield "headings with colons", _case(replace(plain, headings=tuple(f"{heading}:" for heading in bare), look="plain"), some)
    yield "still to do before achieved", _case(replace(plain, order=(0, 2, 1)), some)
    yield "indicators last", _case(replace(plain, order=(1, 2, 0)), some)
    yield "without indicators", _case(replace(Dress(), order=(1, 2)), ("text", "Word", "pasted", "PDF", "LibreOffice Word"))


def layouts() -> Iterator[tuple[str, Case]]:
    """Where the parts stand on the page."""
    tables = ("Word", "pasted", "pasted from Word", "PDF", *OFFICE)
    real, typed = Dress(), Dress(mark=lambda _: "• ", nested="  ▪ ")
    in_cells = replace(real, look="plain")
    yield "labels left, points right", _case(in_cells, tables, dudley.label_left)
    yield "labels left, bullets typed", _case(replace(typed, around=False), ("workbook", "Word"), dudley.label_left)
    yield "labels left, a table a question", _case(in_cells, tables, partial(dudley.label_left, each=True))
    yield "a table of one column a question", _case(real, tables, dudley.one_table_each)
    yield "everything of a question in a cell", _case(real, tables, dudley.all_in_one_cell)
    lettered = replace(real, number=letter)
    yield "everything of a question in a cell, letters", _case(lettered, ("Word", "pasted"), dudley.all_in_one_cell)
    yield (
        "everything in a cell, bullets typed",
        _case(replace(typed, around=False), ("Markdown", "workbook", "Word"), dudley.all_in_one_cell),
    )
    inline = replace(typed, nested=" ▪ ")
    joined = told.on_one_line(CONTENT)
    yield "a question on one line", _case(inline, ("text", "Word", "pasted", "workbook"), dudley.on_a_line_each, joined)
    hyphens = Dress(mark=lambda _: "- ")
    flat = told.without_nested(joined)
    yield "a question on one line with hyphens", _case(hyphens, ("text", "Word"), dudley.on_a_line_each, flat)
    yield "all line ends lost", _case(inline, ("text", "pasted"), dudley.on_one_line, joined)
    yield "page furniture between", _case(typed, ("text", "Word", "pasted"), dudley.with_furniture)
    yield "running heads", _case(real, ("PDF with running heads",))
    yield "running heads and tables", _case(real, ("PDF with running heads",), dudley.all_in_one_cell)


def faults() -> Iterator[tuple[str, Case]]:
    """A question missing, one that no bank has, one that comes twice."""
    some = ("text", "Word", "pasted", "PDF")
    typed = Dress(mark=lambda _: "• ")
    yield "a question missing", _case(typed, some, content=CONTENT[:2] + CONTENT[3:])
    yield "an unknown question", _case(typed, some, content=(*CONTENT[:4], told.UNKNOWN, *CONTENT[4:]))
    yield "a question twice", _case(typed, some, content=told.twice(CONTENT))


def other_words() -> Iterator[tuple[str, Case]]:
    """The same under other headings."""
    some = ("text", "Markdown", "Word", "pasted", "pasted from Word", "PDF", "LibreOffice Word")
    for achieved, still in (
        ("What is working well", "Even better if"),
        ("What’s working well?", "Next steps"),
        ("Strengths", "Areas for development"),
        ("Position", "Next steps"),
    ):
        dress = Dress(headings=("", f"{achieved}", f"{still}"), order=(1, 2), number=str)
        asked = replace(dress, asking=_asked("Question {n}: {w}"))
        yield f"{achieved} / {still}", _case(asked, some)
        styled = replace(dress, asking=lambda _, w: (Line(w, "heading", 2),), number=lambda _: "", look="heading")
        yield f"{achieved} / {still}, questions as headings", _case(styled, some)
    rest = told.with_the_rest(CONTENT)
    for achieved, impact, evidence, still in (
        ("Strengths", "Impact", "Evidence", "Areas for development"),
        ("What is working well", "What difference has it made?", "How do we know?", "Even better if"),
    ):
        dress = Dress(
            headings=("", achieved, still),
            order=(1, 2),
            asking=_asked("Question {n}: {w}", "heading"),
            number=str,
            look="heading",
        )
        build = partial(dudley.with_impact, impact=impact, evidence=evidence)
        yield (
            f"{achieved} / {impact} / {evidence} / {still}",
            _case(dress, ("Markdown", "Word", "pasted", "PDF"), build, rest, loose=True),
        )


def _grid(document: Document | Block, formats, content: Content, **rest) -> Case:
    blocks = document if isinstance(document, tuple) else (document,)
    return Case(blocks, content, tuple(formats), **{"indicators": False, **rest})


def tables() -> Iterator[tuple[str, Case]]:
    """Grids: a meaning for every column."""
    tables = ("Word", "pasted", "pasted from Word", "PDF", *OFFICE, "workbook")
    few = ("Word", "workbook", "PDF")
    joined = told.on_one_line(CONTENT)
    flat = told.without_nested(joined)
    ones = tuple(str(asked.number) for asked in CONTENT)
    by_verdict = grids.by_verdict(joined)
    yield "verdicts", _grid(grids.surrounded(by_verdict), tables[:-1], joined, numbers=ones)
    yield "verdicts alone", _grid(by_verdict, ("workbook", "Markdown"), joined, numbers=ones)
    yield "verdicts as tabs", _grid(grids.by_verdict(flat), ("text",), flat, numbers=ones)
    yield "verdicts, header repeated", _grid(grids.by_verdict(joined, again_after=9), few, joined, numbers=ones)
    working = (
        "Ref",
        "Inspection area",
        "How is this working?",
        "Working well OR area to improve",
        "Further work required / planned",
    )
    yield "verdicts, how is this working", _grid(grids.by_verdict(joined, titles=working), few, joined, numbers=ones)
    yield "verdicts, titles above", _grid(grids.with_titles_above(by_verdict), few, joined, numbers=ones)
    yield "verdicts, strange columns", _grid(grids.with_strange_columns(by_verdict), few, joined, numbers=ones)
    yield "verdicts with their words", _grid(grids.verdict_with_words(joined), few, joined, numbers=ones)
    rest = told.with_the_rest(joined)
    yield "six columns, theme above", _grid(grids.six_columns(rest), tables, rest, beside=True)
    yield "six columns, theme first", _grid(grids.six_columns(rest, theme="Theme"), tables, rest, beside=True)
    yield (
        "three columns, lists in cells",
        _grid(grids.three_columns(CONTENT, grids.listed), tables[:-1], CONTENT, numbers=ones, indicators=True),
    )
    bullets = partial(grids.several, mark="• ")
    yield (
        "three columns, bullets in cells",
        _grid(grids.three_columns(CONTENT, bullets), (*few, "Markdown"), CONTENT, numbers=ones, indicators=True),
    )
    yield "question merged down", _grid(grids.merged_down(joined), tables, joined)
    yield "number and question merged down", _grid(grids.merged_down(joined, number=True), few, joined, numbers=ones)
    yield "a row a question, lines", _grid(grids.row_a_question(flat, grids.several), tables, flat, numbers=ones)
    yield "a row a question, bullets", _grid(grids.row_a_question(CONTENT, bullets), (*tables, "Markdown"), CONTENT, numbers=ones)
    yield (
        "columns in another order",
        _grid(grids.row_a_question(CONTENT, bullets, order=(3, 1, 2, 0)), few, CONTENT, numbers=ones),
    )
    yield "a sheet a question", _grid(grids.sheet_a_question(joined), ("workbook",), joined)


CASES: dict[str, Case] = dict(pair for group in (signs, questions, layouts, faults, other_words, tables) for pair in group())
