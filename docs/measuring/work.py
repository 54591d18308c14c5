"""The work that is measured: a generated question bank, and a local area whose self-evaluation on it is full.

1x is a real leadership bank's size; 20x is far over any. The area is filled through the operations that people use.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

from flask import Flask

from readiness.areas.operations import create_area
from readiness.areas.scope import enter_area
from readiness.banks.views import library
from readiness.database import writing
from readiness.evaluations import operations
from readiness.evaluations.model import AgeBand, EntryContent, EntryKind, IndicatorPosition, Position
from readiness.evaluations.operations import PositionChange
from readiness.evaluations.operations.writing import Desk
from readiness.settings import ROOT

BANK, VERSION = "measured", "1"
AREA = "Measureshire"
AREA_KEY = "measureshire"
BY = "Measuring"
AT = datetime(2026, 3, 2, 10, tzinfo=UTC)
A_SECTION = 10
"""Questions in a section."""
TEXT_WORDS, DIFFERENCE_WORDS, TO_DO_WORDS = 50, 30, 25
VOCABULARY = """
families partners schools colleges health council therapists nurseries review plan plans audit survey support early needs waiting weeks
children young people told changed agreed shared reported improved sooner panel board forum training advice the of and to a in for with
that from by at on every most half year term month county locality new joint written
"""
WORDS = tuple(VOCABULARY.split())
PARTNERS = ("Council education", "Health providers", "Schools", "Parent carer forum", "")


@dataclass(frozen=True)
class Size:
    """How much work: `name` is what the table says."""

    name: str
    questions: int
    indicators: int
    still_to_do: int

    def indicators_of(self, place: int) -> int:
        """How many the question at `place`, counted from 0, has: they are spread evenly."""
        return (place + 1) * self.indicators // self.questions - place * self.indicators // self.questions

    def still_to_do_of(self, place: int) -> int:
        """How many entries still to do it has."""
        return (place + 1) * self.still_to_do // self.questions - place * self.still_to_do // self.questions


SIZES = (Size("1x", 11, 30, 60), Size("20x", 220, 600, 1_200))


def question_key(place: int) -> str:
    """The key of the question at `place`, counted from 0."""
    return f"measured-{place + 1:03}-asked"


def write_bank(folder: Path, size: Size) -> None:
    """A folder of question banks with this one in it, and the frameworks of the checkout."""
    shutil.copytree(ROOT / "question_banks" / "frameworks", folder / "frameworks")
    (folder / f"{BANK}-v{VERSION}.toml").write_text("\n".join(_bank(size)), encoding="utf-8")
    for shipped in (ROOT / "question_banks").glob("*.toml"):
        shutil.copy(shipped, folder)  # the frameworks name their banks' successors


def _bank(size: Size) -> Iterator[str]:
    yield f'key = "{BANK}"\nversion = "{VERSION}"\ntitle = "Measured"\nframework = "area-send-2023"\nstatus = "in-use"'
    yield 'publisher = "Readiness"\nsource = "Generated"\nlicence = "MIT"\nwording = "ours"'
    random = Random(size.questions)
    for place in range(size.questions):
        if place % A_SECTION == 0:
            yield f'[[sections]]\nkey = "part-{place // A_SECTION + 1}"\ntitle = "Part {place // A_SECTION + 1}"\nintroduction = ""'
        yield f'[[sections.questions]]\nkey = "{question_key(place)}"\nnumber = ""'
        yield f'short_title = "{said(random, 4)}"\nwording = "{said(random, 20)}?"\nguidance = "{said(random, 60)}."'
        yield 'source = "Generated"\npartners = ["CE", "HP", "PCF"]\nexpected_evidence = ["An audit", "A survey of families"]'
        for order in range(size.indicators_of(place)):
            yield f'[[sections.questions.indicators]]\nkey = "{question_key(place)}-i{order + 1}"'
            yield f'wording = "{said(random, 14)}"\nsource = "Generated"'


def said(random: Random, length: int) -> str:
    """So many words, the first with a capital."""
    return " ".join(random.choices(WORDS, k=length)).capitalize()


def fill(app: Flask, size: Size) -> None:
    """Make the area and answer everything: a position and an achieved entry for each indicator, then what is still to do."""
    with app.app_context(), writing() as session:
        enter_area(session, create_area(session, AREA, at=AT, by=BY).id)
        made = operations.start_evaluation(session, library().bank(BANK, VERSION), title="Spring", at=AT, by=BY)
        desk = operations.open_evaluation(session, made.number, library=library(), at=AT, by=BY)
        random = Random(size.questions)
        for place, question in enumerate(desk.bank):
            _answer(desk, question.key, random, size.still_to_do_of(place))


def _answer(desk: Desk, key: str, random: Random, still_to_do: int) -> None:
    indicators = [indicator.key for indicator in desk.bank.by_key[key].indicators]
    positions = (Position.IN_PLACE, Position.PARTLY, Position.NOT_YET)
    chosen = {one: PositionChange(IndicatorPosition(random.choice(positions)), made_from=0) for one in indicators}
    operations.record_positions(desk, key, chosen)
    for indicator in indicators:
        operations.add_entry(desk, key, EntryKind.ACHIEVED, _achieved(random, indicator))
    for _ in range(still_to_do):
        operations.add_entry(desk, key, EntryKind.STILL_TO_DO, _still_to_do(random))


def _achieved(random: Random, indicator: str) -> EntryContent:
    """Eighty words, one of them strong; one entry in four names another question."""
    text = f"{said(random, TEXT_WORDS - 2)} **{random.choice(WORDS)}**"
    text += f" [[{question_key(random.randrange(11))}]]." if random.random() < 0.25 else f" {random.choice(WORDS)}."
    return EntryContent(
        text=text,
        difference=f"{said(random, DIFFERENCE_WORDS)}.",
        true_on=_day(random, 2025),
        partner=random.choice(PARTNERS),
        indicators=(indicator,),
        ages=(random.choice(list(AgeBand)),),
    )


def _still_to_do(random: Random) -> EntryContent:
    return EntryContent(text=f"{said(random, TO_DO_WORDS)}.", lead="Head of service", due_on=_day(random, 2026))


def _day(random: Random, year: int) -> date:
    return date(year, 1, 1) + timedelta(days=random.randrange(365))
