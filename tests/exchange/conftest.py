"""The bank of 2016 as it is shipped, and the briefing of Exampleshire as a council would hand it over."""

import tomllib
from pathlib import Path

import pytest

from readiness.banks.loader.bank import read_bank
from readiness.banks.model import QuestionBank
from readiness.exchange.briefing import parse_briefing
from readiness.exchange.model import Briefing

ROOT = Path(__file__).parents[2]
NAME = "exampleshire-members-briefing.txt"


@pytest.fixture(scope="session")
def bank() -> QuestionBank:
    name = "send-local-area-2016-v1.toml"
    return read_bank(tomllib.loads((ROOT / "question_banks" / name).read_text(encoding="utf-8")), name)


@pytest.fixture(scope="session")
def source() -> str:
    return (Path(__file__).parent / "briefings" / NAME).read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def exampleshire(source: str) -> Briefing:
    return parse_briefing(source, NAME)
