"""What people do with self-evaluations: start and close them, answer questions, keep entries, look back."""

from readiness.evaluations.operations.answering import PositionChange, record_judgement, record_positions, record_work
from readiness.evaluations.operations.beside import add_note, count_notes, mention, read_notes, remove_note
from readiness.evaluations.operations.entries import (
    add_entries,
    add_entry,
    add_own_indicator,
    confirm_entry,
    edit_entry,
    imported_digests,
    move_entry,
    remove_entry,
    restore_entry,
    settle_reference,
    suggest_reference,
)
from readiness.evaluations.operations.reading import (
    all_evaluations,
    evaluation_by_number,
    read_answers,
    read_live_entries,
    read_own_indicators,
    read_question,
    read_wordings,
)
from readiness.evaluations.operations.starting import close_evaluation, open_evaluation, start_evaluation
from readiness.evaluations.operations.taking_back import (
    take_back_added,
    take_back_changed,
    take_back_indicator,
    take_back_removed,
)
from readiness.evaluations.operations.tallying import read_tallies

__all__ = [
    "PositionChange",
    "add_entries",
    "add_entry",
    "add_note",
    "add_own_indicator",
    "all_evaluations",
    "close_evaluation",
    "confirm_entry",
    "count_notes",
    "edit_entry",
    "evaluation_by_number",
    "imported_digests",
    "mention",
    "move_entry",
    "open_evaluation",
    "read_answers",
    "read_live_entries",
    "read_notes",
    "read_own_indicators",
    "read_question",
    "read_tallies",
    "read_wordings",
    "record_judgement",
    "record_positions",
    "record_work",
    "remove_entry",
    "remove_note",
    "restore_entry",
    "settle_reference",
    "start_evaluation",
    "suggest_reference",
    "take_back_added",
    "take_back_changed",
    "take_back_indicator",
    "take_back_removed",
]
