"""The numbers a list of questions shows are those of what is said, however they were counted."""

from datetime import date

from readiness.database import db
from readiness.evaluations.answers import tally
from readiness.evaluations.model import Confidence, EntryContent, EntryKind, IndicatorPosition, Judgement, Position, QuestionJudgement
from readiness.evaluations.model import Source
from readiness.evaluations.operations import (
    PositionChange,
    add_entry,
    add_own_indicator,
    read_answers,
    read_tallies,
    record_judgement,
    record_positions,
    remove_entry,
    start_evaluation,
    suggest_reference,
)
from readiness.banks.views import library
from readiness.database import writing
from tests.conftest import NOON

ACHIEVED, STILL_TO_DO = EntryKind
