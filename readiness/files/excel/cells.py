"""One cell of a sheet: where it stands and the words it shows."""

import re
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from readiness.files.archives import AGAIN, Damaged, OfficePackage
from readiness.files.excel.figures import Styles, as_shown, in_words
from readiness.files.readers import TooLarge

ROWS, COLUMNS = 1_048_576, 16_384
"""The size of a sheet."""
CHARACTERS_LIMIT = 2_000_000
STRINGS_LIMIT = 300_000
"""Most different texts a workbook may hold. Ten thousand entries in a hundred sheets are a tenth of it."""
FORGET_EVERY = 50
"""Elements after which the memory of those read is given back: to do so after each takes longer than to read it."""
_REFERENCE = re.compile(r"([A-Za-z]{1,3})([1-9][0-9]{0,6})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_LINK = re.compile(r'\s*(?:_xlfn\.)?HYPERLINK\(\s*"([^"]{1,2000})"\s*(?:,\s*"([^"]{0,2000})")?', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, and whether all of them are bold by a format of their own."""

    text: str
    bold: bool = False


@dataclass(slots=True)
class Value:
    """What a cell shows. `address` is that of a link by formula; `lost` says that it is a formula without its result."""

    text: str
    strong: bool = False
    address: str = ""
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """What the cells of a workbook share."""

    name: str
    texts: tuple[Words, ...]
    styles: Styles
    from_1904: bool


def position(reference: str, *, name: str) -> tuple[int, int]:
    """The row and the column of "C4", both from 1. Raises Damaged where there is no such cell in any sheet."""
    found = _REFERENCE.fullmatch(reference)
    if found:
        column = 0
        for letter in found.group(1).upper():
            column = column * 26 + ord(letter) - 64
        if column <= COLUMNS and int(found.group(2)) <= ROWS:
            return int(found.group(2)), column
    raise Damaged(f"“{name}” is damaged: a cell in it is not on any sheet. {AGAIN}")


def reference(row: int, column: int) -> str:
    """The name of a cell: row 4 and column 3 are "C4"."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(65 + letter) + letters
    return f"{letters}{row}"


def shared_texts(package: OfficePackage, part: str) -> tuple[Words, ...]:
    """The texts that cells refer to by number; none where `part` is empty. Raises TooLarge."""
    texts: list[Words] = []
    for item in package.stream(part, "{*}si") if part else ():
        texts.append(words_of(item))
        if not len(texts) % FORGET_EVERY:
            forget(item)
        if len(texts) > STRINGS_LIMIT:
            raise TooLarge(
                f"“{package.name}” holds more than {STRINGS_LIMIT:,} different texts, the most a workbook may. Nothing was changed. "
                "Save the sheets you need as a workbook of their own and bring that in."
            )
    return tuple(texts)


def words_of(item: etree._Element) -> Words:
    """The words of a text, plain or of runs. How they are pronounced (`rPh`) is no part of them."""
    said: list[tuple[str, bool]] = []
    for part in item:
        match kind_of(part):
            case "t":
                said.append((part.text or "", False))
            case "r":
                bold = part.find("{*}rPr/{*}b") is not None
                said.extend((text.text or "", bold) for text in part.iterchildren("{*}t"))
    text = "".join(text for text, _ in said)
    return Words(tidy(text), bold=any(bold for _, bold in said) and all(bold for text, bold in said if text.strip()))


def kind_of(element: etree._Element) -> str:
    """The name of an element without its namespace: workbooks of the strict kind have another."""
    return str(element.tag).rpartition("}")[2]


def tidy(text: str) -> str:
    r"""A text of a cell with its line ends as `\n`, escapes undone, and control characters taken out."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), text)
    if text.isprintable():
        return text.strip()
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "\n".join(line.rstrip() for line in text.split("\n")).strip()


def value_of(cell: etree._Element, book: Book) -> Value:
    """What a cell shows: by its cached result where it is a formula."""
    kind, style = cell.get("t", "n"), _number(cell.get("s", "0"))
    # The searches of lxml take most of the time of a sheet; to go through what a cell has takes a fifth.
    parts = {kind_of(part): part for part in cell}
    formula, stored = parts.get("f"), parts["v"].text or "" if "v" in parts else None
    link = _LINK.match(formula.text or "") if formula is not None else None
    if kind == "inlineStr":
        said = words_of(parts["is"]) if "is" in parts else Words("")
    elif stored is None or (stored == "" and formula is not None and kind != "str"):
        said = Words(tidy(link.group(2) or link.group(1)) if link else "")
    else:
        said = _said(stored, kind, book.styles.format(style) if kind == "n" else "", book)
    lost = not stored and formula is not None and kind not in {"str", "inlineStr"} and not link
    return Value(said.text, strong=said.bold or book.styles.is_bold(style), address=link.group(1) if link else "", lost=lost)


def _said(stored: str, kind: str, spelt: str, book: Book) -> Words:
    match kind:
        case "s":
            index = _number(stored)
            if not 0 <= index < len(book.texts):
                raise Damaged(f"“{book.name}” is damaged: the text of a cell is missing. {AGAIN}")
            return book.texts[index]
        case "b":
            return Words("Yes" if stored.strip() in {"1", "true"} else "No")
        case "d":
            return Words(_day(stored))
        case "n":
            return Words(tidy(as_shown(stored.strip(), spelt, from_1904=book.from_1904)))
        case _:
            return Words(tidy(stored))


def _day(stored: str) -> str:
    try:
        return in_words(datetime.fromisoformat(stored))
    except ValueError:
        return tidy(stored)


def _number(written: str) -> int:
    return int(written) if written.isascii() and written.strip().isdigit() and len(written) < 10 else -1


def forget(element: etree._Element) -> None:
    """Give back the memory of a streamed element and of those before it."""
    element.clear()
    parent = element.getparent()
    if parent is not None:
        del parent[: parent.index(element)]
