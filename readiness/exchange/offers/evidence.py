"""Documents that an entry names: links, paths, file names, and titles in quotation marks that carry a version or a year."""

import re
from collections.abc import Sequence

from readiness.exchange.offers.model import NamedEvidence
from readiness.files.model import Link

EXTENSION = r"(?:docx?|docm|dotx|xlsx?|xlsm|pptx?|pdf|csv|msg|eml|txt|rtf|odt|ods|odp|png|jpe?g|mp4|zip|html?)"
LINKED = re.compile(r"\[(?P<words>[^\[\]\n]{1,200})\]\((?P<address>[^()\s]{1,1000}(?:\([^()\s]{0,100}\)[^()\s]{0,100})?)\)")
URL = re.compile(r"(?:https?://|www\.)[^\s<>\"“”|]{3,1000}", re.IGNORECASE)
FILE_URL = re.compile(r"file:/{2,5}[^\s<>\"“”|]{3,1000}", re.IGNORECASE)
SHARE = re.compile(r"(?:\\{2,4}[\w.$-]{1,60}|\b[A-Z]:)(?P<path>\\[^\n<>\"“”|*?]{1,300})")
PATH_END = re.compile(rf"\.{EXTENSION}(?![\w])", re.IGNORECASE)
FILE_NAME = re.compile(rf"(?P<name>(?<![\w.])[^\s\\/:*?\"“”<>|]{{1,120}}\.{EXTENSION})(?![\w@/])", re.IGNORECASE)
QUOTED = re.compile(r"[“\"‘*_](?P<title>[A-Z0-9][^“”\"‘\n*]{4,118})[”\"’*_]")
DOCUMENT = re.compile(
    r"\b(?:strategy|policy|plan|report|minutes|framework|protocol|statement|survey|audit|handbook|terms of reference|guidance|JSNA|scorecard|"
    r"dashboard|SEF|self-evaluation|charter|pathway|specification|agreement|action log|newsletter|briefing|review|toolkit|guide)\b",
    re.IGNORECASE,
)
VERSION = re.compile(r"\b(?:v(?:ersion)? ?\d{1,2}(?:\.\d{1,2})?|(?:19|20)\d\d)\b|\b(?:final|draft) \d", re.IGNORECASE)
NO_NAME = {
    "a", "an", "and", "as", "at", "attached", "attachment", "by", "called", "document", "documents", "embedded", "evidence", "file", "files", "from",
    "in", "is", "it", "named", "or", "our", "please", "refer", "reference", "saved", "see", "that", "the", "this", "to", "was", "with",
}  # fmt: skip
"""Words that lead to a file's name rather than being part of it."""
WORDS_BACK = 8
"""Most words before the one with the ending that a file's name may have."""


def evidence_in(text: str, links: Sequence[Link]) -> tuple[list[NamedEvidence], str]:
    """The documents that `text` and its `links` name, and the text with addresses and file names taken out."""
    found = [
        NamedEvidence(" ".join(link.words.split()) or link.address, link.address) for link in links if _is_document(link.address)
    ]
    for take in (_linked, _addresses, _shares, _file_names):
        named, text = take(text)
        found += named
    found += [NamedEvidence(match["title"].strip()) for match in QUOTED.finditer(text) if _is_title(match["title"])]
    by_address: dict[str, NamedEvidence] = {}
    for one in found:
        by_address.setdefault((one.address or one.words).casefold().rstrip("/"), one)
    return list(by_address.values()), text


def _is_document(address: str) -> bool:
    return not address.casefold().startswith(("mailto:", "tel:", "#", "javascript:")) and bool(address.strip())


def _is_title(title: str) -> bool:
    return bool(DOCUMENT.search(title) and VERSION.search(title)) and len(title.split()) >= 2


def _linked(text: str) -> tuple[list[NamedEvidence], str]:
    found = [
        NamedEvidence(match["words"].strip(), match["address"])
        for match in LINKED.finditer(text)
        if _is_document(match["address"])
    ]
    return found, LINKED.sub(r"\g<words>", text)


def _addresses(text: str) -> tuple[list[NamedEvidence], str]:
    found: list[NamedEvidence] = []

    def take(match: re.Match[str]) -> str:
        address = match[0].rstrip(".,;:!?'’*_")
        if address.endswith(")") and "(" not in address:
            address = address.rstrip(").,")
        found.append(NamedEvidence(address, address))
        return " " + match[0][len(address) :]

    return found, URL.sub(take, FILE_URL.sub(take, text))


def _shares(text: str) -> tuple[list[NamedEvidence], str]:
    """Paths on a network drive. A path may hold blanks: it ends with a file's ending, or else at the first blank."""
    found: list[NamedEvidence] = []

    def take(match: re.Match[str]) -> str:
        whole = match[0]
        ending = PATH_END.search(whole)
        last = whole.rfind("\\")
        blank = whole.find(" ", last)
        end = ending.end() if ending else blank if blank > 0 else len(whole)
        address = whole[:end].rstrip(".,;:) ")
        found.append(NamedEvidence(address.rsplit("\\", 1)[-1] or address, address))
        return " " + whole[len(address) :]

    return found, SHARE.sub(take, text)


def _file_names(text: str) -> tuple[list[NamedEvidence], str]:
    found: list[NamedEvidence] = []
    kept: list[str] = []
    position = 0
    for match in FILE_NAME.finditer(text):
        if not re.search(r"[^\W_]{2}", match[0].rpartition(".")[0]):
            continue
        start = max(position, _start_of_name(text, match.start(), floor=position))
        name = " ".join(text[start : match.end()].split()).strip("(‘’'*")
        found.append(NamedEvidence(name, name))
        kept.append(text[position:start] + " ")
        position = match.end()
    return found, "".join(kept) + text[position:]


def _start_of_name(text: str, start: int, *, floor: int) -> int:
    """Where a name with blanks begins, going back from the word that has the ending."""
    begin = max(floor, start - 120)
    before = text[begin:start]
    quoted = max(before.rfind(mark) for mark in '“"‘')
    if quoted >= 0 and not re.search(r"[”\"\n]", before[quoted + 1 :]):
        return begin + quoted + 1
    here = start
    for word in list(re.finditer(r"[^\s]+", before))[: -WORDS_BACK - 1 : -1]:
        bare = word[0].strip("*_")
        gap = text[begin + word.end() : here]
        if "\n" in gap or bare.casefold() in NO_NAME or bare[-1:] in {".", ",", ":", ";", ")", "”"} or not bare:
            break
        here = begin + word.start()
        if bare.startswith("("):
            return here + 1
    # What leads to a name is written small; a name begins with a capital or a figure.
    while here < start and text[here].islower():
        following = text.find(" ", here)
        here = following + 1 if 0 <= following < start else start
    return here
