"""Bring a briefing in: take what is sure, leave what is not and say so, and add nothing twice."""

import hashlib
from collections import Counter
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from readiness.evaluations import operations as evaluations
from readiness.evaluations.answers import Evaluation
from readiness.evaluations.model import EntryContent, Source
from readiness.evaluations.operations.writing import Desk
from readiness.exchange.model import Briefing, BriefingEntry, CitedParagraph, Matches, QuestionMatch


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """What one import did: entries added, entries that were there already, own indicators kept, references flagged."""

    added: int = 0
    there_already: int = 0
    own_indicators: int = 0
    flagged: int = 0


@dataclass(slots=True)
class _Count:
    """Running totals while a briefing is stored."""

    added: int = 0
    there_already: int = 0
    own_indicators: int = 0
    flagged: int = 0
    seen: Counter[str] = field(default_factory=Counter)

    def total(self) -> BroughtIn:
        """As they stand."""
        return BroughtIn(self.added, self.there_already, self.own_indicators, self.flagged)


def open_on(session: Session, *, bank_key: str) -> Evaluation | None:
    """The entered area's newest open self-evaluation on this bank, if it has one."""
    return next((one for one in evaluations.all_evaluations(session) if one.is_open and one.bank_key == bank_key), None)


def bring_in(desk: Desk, briefing: Briefing, matches: Matches) -> BroughtIn:
    """Store every entry of the questions that matched surely, with where it came from.

    An entry whose words were brought in before is not added again, even where somebody has edited or removed it since.
    """
    before = evaluations.imported_digests(desk)
    count = _Count()
    keys = {match.question.number: match.key for match in matches.placed if match.key}
    for match in matches.placed:
        _keep_own_indicators(desk, briefing, match, count)
        for entry in match.question.entries:
            _store(desk, briefing, match, entry, keys=keys, before=before, count=count)
    return count.total()


def _store(
    desk: Desk,
    briefing: Briefing,
    match: QuestionMatch,
    entry: BriefingEntry,
    *,
    keys: dict[str, str],
    before: Counter[str],
    count: _Count,
) -> None:
    key = match.key or ""
    digest = hashlib.sha256(f"{key}\n{entry.kind}\n{entry.text}".encode()).hexdigest()
    count.seen[digest] += 1
    if count.seen[digest] <= before[digest]:
        count.there_already += 1
        return
    source = Source(briefing.file_name[:255], str(entry.place)[:255])
    number = evaluations.add_entry(desk, key, entry.kind, EntryContent(text=entry.text), source=source, source_digest=digest)
    count.added += 1
    for cited in _citations(briefing, entry):
        target = keys.get(cited.likely or "", "")
        evaluations.suggest_reference(desk, key, number, written=cited.written, target=target, why=cited.why)
        count.flagged += not cited.exists


def _citations(briefing: Briefing, entry: BriefingEntry) -> list[CitedParagraph]:
    """Those of one entry that lead nowhere, and those that lead to a question, whose number is another one here."""
    return [cited for cited in briefing.citations if cited.entry is entry and (not cited.exists or cited.likely)]


def _keep_own_indicators(desk: Desk, briefing: Briefing, match: QuestionMatch, count: _Count) -> None:
    for indicator in match.indicators:
        if indicator.own:
            source = Source(briefing.file_name[:255], str(indicator.indicator.place)[:255])
            evaluations.add_own_indicator(desk, match.key or "", indicator.indicator.text, source=source)
            count.own_indicators += 1
