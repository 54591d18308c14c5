"""Which fields a question bank has, and the rules between them."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from readiness.banks.loader.fields import FaultList, Table
from readiness.banks.model import BankFault, BankStatus, Indicator, PartnerKind, Question, QuestionBank, Section, WordingOrigin
from readiness.references.model import KEY

QUESTION_LIMIT = 500
"""Most questions in a bank."""
INDICATOR_LIMIT = 50
"""Most indicators under a question."""
NUMBER = r"(?:0|[1-9][0-9]{0,5})"
VERSION = rf"{NUMBER}(?:\.{NUMBER}){{0,3}}"
FILE_NAME = re.compile(rf"({KEY})-v({VERSION})\.toml")


def version_order(version: str) -> tuple[int, ...]:
    """Sorts 0.9 before 0.10."""
    return tuple(int(part) for part in version.split("."))


def read_bank(
    content: Mapping[str, object], file: str, *, frameworks: Collection[str] | None = None, banks: Collection[str] | None = None
) -> QuestionBank:
    """The bank that `content` spells. `frameworks` and `banks` are the keys it may name; None skips that look.

    Raises BankFault with every fault there is.
    """
    faults = FaultList(file)
    top = Table(content, "", faults)
    bank = _bank(top)
    top.close()
    _look_at_name(bank, file, top)
    _look_at_status(bank, top)
    _look_at_keys(bank, top)
    _look_at_size(bank, top)
    _look_for(bank.framework, frameworks, "framework", "frameworks/{}.toml", top)
    if bank.status is BankStatus.CLOSED:
        _look_for(bank.successor, banks, "successor", "{}-v1.toml", top)
    if faults.found:
        raise BankFault(*faults.found)
    return bank


def _bank(top: Table) -> QuestionBank:
    return QuestionBank(
        key=top.key(),
        version=top.text("version"),
        title=top.text("title"),
        framework=top.key("framework"),
        status=top.choice("status", BankStatus, otherwise=BankStatus.DRAFT),
        publisher=top.text("publisher"),
        source=top.text("source"),
        licence=top.text("licence"),
        wording=top.choice("wording", WordingOrigin, otherwise=WordingOrigin.OURS),
        closed_on=top.day("closed_on"),
        successor=top.text("successor", required=False),
        checked_on=top.day("checked_on"),
        checked_by=top.text("checked_by", required=False),
        retired=top.texts("retired", required=False),
        sections=tuple(_sections(top)),
    )


def _sections(top: Table) -> Iterator[Section]:
    for table in top.tables("sections", "section", required=True):
        yield Section(
            key=table.key(),
            title=table.text("title"),
            introduction=table.text("introduction", may_be_empty=True, lines=True),
            questions=tuple(_questions(table)),
        )
        table.close()


def _questions(section: Table) -> Iterator[Question]:
    for table in section.tables("questions", "question", required=True, limit=QUESTION_LIMIT):
        yield Question(
            key=table.key(),
            number=table.text("number", may_be_empty=True),
            short_title=table.text("short_title"),
            wording=table.text("wording"),
            guidance=table.text("guidance", may_be_empty=True, lines=True),
            source=table.text("source"),
            checked=table.yes("checked", otherwise=True),
            partners=table.choices("partners", PartnerKind),
            expected_evidence=table.texts("expected_evidence"),
            indicators=tuple(_indicators(table)),
        )
        table.close()


def _indicators(question: Table) -> Iterator[Indicator]:
    for table in question.tables("indicators", "indicator", required=True, limit=INDICATOR_LIMIT):
        yield Indicator(
            key=table.key(),
            wording=table.text("wording"),
            source=table.text("source"),
            checked=table.yes("checked", otherwise=True),
        )
        table.close()


def _look_at_name(bank: QuestionBank, file: str, top: Table) -> None:
    if bank.version and not re.fullmatch(VERSION, bank.version):
        top.fault(f"`version` is {bank.version[:80]!r}.", 'Write numbers with points between them: version = "1" or "0.2".')
    elif bank.key and bank.version and file != (expected := f"{bank.key}-v{bank.version}.toml"):
        top.fault(
            f"the file holds version {bank.version} of `{bank.key}`, which its name does not say.", f"Rename it to {expected}."
        )


def _look_at_status(bank: QuestionBank, top: Table) -> None:
    closed = bank.status is BankStatus.CLOSED
    if closed and "closed_on" not in top.content:
        top.fault("a closed bank has no `closed_on`.", "Add the last day of its framework: closed_on = 2022-12-31.")
    if closed and not bank.successor:
        top.fault("a closed bank has no `successor`.", 'Add the key of the bank that took its place: successor = "…".')
    if closed and bank.successor and bank.successor == bank.key:
        top.fault("`successor` names the bank itself.", "Name the bank that took its place.")
    if not closed and "closed_on" in top.content and top.content.get("status") == bank.status.value:
        top.fault("`closed_on` is given for a bank that is not closed.", 'Write status = "closed", or take the date out.')
    if ("checked_on" in top.content) != ("checked_by" in top.content):
        top.fault("`checked_on` and `checked_by` go together.", "Give both once the bank has been checked, neither before.")


def _look_at_size(bank: QuestionBank, top: Table) -> None:
    if not bank.sections and not isinstance(top.content.get("sections"), list):
        return  # Already said: missing, or no list.
    for order, section in enumerate(bank.sections, 1):
        if not section.questions:
            top.faults.add(
                f"section {order}", "the section has no question.", "Add one under [[sections.questions]], or take it out."
            )
    total = sum(len(section.questions) for section in bank.sections)
    if not bank.sections:
        top.fault("the bank is empty.", "Add a section under [[sections]] and a question under [[sections.questions]].")
    if total > QUESTION_LIMIT:
        top.fault(f"the bank has {total:,} questions.", f"Keep at most {QUESTION_LIMIT}.")


def _keys(bank: QuestionBank) -> Iterator[tuple[str, str]]:
    """Every key with its place in words."""
    for section_order, section in enumerate(bank.sections, 1):
        yield section.key, f"section {section_order}"
        for question_order, question in enumerate(section.questions, 1):
            place = f"section {section_order}, question {question_order} `{question.key}`"
            yield question.key, place
            for indicator_order, indicator in enumerate(question.indicators, 1):
                yield indicator.key, f"{place}, indicator {indicator_order}"


def _look_at_keys(bank: QuestionBank, top: Table) -> None:
    first: dict[str, str] = {}
    for key, place in _keys(bank):
        if key and key in first:
            top.faults.add(place, f"the key `{key}` is doubled: {first[key]} has it already.", "Give this one a key of its own.")
        first.setdefault(key, place)
    _look_at_anchors(bank, top)
    for key, times in Counter(bank.retired).items():
        top.look_at_key(key, "a key in `retired`")
        if times > 1:
            top.fault(f"`retired` names `{key}` twice.", "Keep one.")
        if key in first:
            top.fault(f"`retired` names `{key}`, which {first[key]} still has.", "Take it out of `retired`.")


def _look_at_anchors(bank: QuestionBank, top: Table) -> None:
    """Refuse `phase-1` beside `phase`: in documents it is the anchor of the first entry under `phase` (`references.model`)."""
    questions = {question.key for question in bank}
    for key, place in _keys(bank):
        stem, _, last = key.rpartition("-")
        if key in questions and stem in questions and re.fullmatch("[1-9][0-9]*", last):
            top.faults.add(
                place, f"the key `{key}` would be taken for entry {last} of `{stem}`.", "Choose a key that does not end so."
            )


def _look_for(key: str, known: Collection[str] | None, name: str, file: str, top: Table) -> None:
    if key and known is not None and key not in known:
        remedy = f"Known are {', '.join(sorted(known)) or 'none'}; choose one or add {file.format(key)}."
        top.fault(f"`{name}` is `{key}`, which is not here.", remedy)
