"""Which question of a bank each question of a briefing is, and which indicator each of its indicators.

Our bank's wording is a paraphrase of what councils were sent, so words, the indicators beneath and the order count together, and the
whole document is assigned at once. Only a sure match is taken: a question unlike any is left for a person to place. Numbers and letters
before a question count for nothing: councils number anew, and where they disagree with the words, the words are right.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from readiness.banks.model import Question, QuestionBank
from readiness.exchange.assignment import best_pairs
from readiness.exchange.model import (
    Alternative,
    Briefing,
    BriefingIndicator,
    BriefingQuestion,
    IndicatorMatch,
    Matches,
    QuestionMatch,
)
from readiness.exchange.wording import Weights

# Measured against the bank of 2016 on 8 real wordings, 33 paraphrases and 16 questions of other matters, each with and without its
# indicators. With them, right answers were 0.40 or more alike and led the next by 0.15 or more; other matters reached 0.34 (0.36 between
# sure neighbours). By wording alone other matters reached 0.40 (0.45), so there more is asked. The middle of each range lies in between.
NOTHING_TO_FULL = (0.22, 0.54)
"""How alike two questions must be to count at all, and to count in full."""
NOTHING_TO_FULL_BY_WORDS = (0.30, 0.70)
"""The same where the document has no indicators and a few words must tell everything."""
FULL_LEAD = 0.25
"""How far ahead of the next it must be to count in full."""
SURE = 50
"""From which sureness a match is taken without asking."""
LEAST_LIKENESS = 0.25
"""Below this a pair is worth less than no pair."""
SAME_INDICATOR = 0.42
"""From how alike an indicator is the bank's own. Measured as above: paraphrases 0.44 or more, other indicators at most 0.37."""
SAME_QUESTION = 0.60
"""From how alike two questions of a briefing are one asked twice."""
IN_ITS_PLACE = 0.05
"""What standing in order between two sure neighbours adds."""
IN_ORDER = 0.8
"""Share of pairs of sure matches in the bank's order from which the document counts as being in that order."""
OWNED_BY = 0.15
"""By how much another question must be liker to a bank question for that one to be out of the running."""
CANDIDATES = 12
"""How many of the likest by wording are compared by their indicators too."""
ALTERNATIVES = 3


def match_questions(briefing: Briefing, bank: QuestionBank) -> Matches:
    """One match for each question of `briefing`, in its order; none is forced."""
    asked = list(bank)
    if not asked:
        return Matches(tuple(QuestionMatch(question, None, 0, "The question bank is empty.") for question in briefing))
    whole_of = [_all_words(question) for question in asked]
    weights = Weights.over(whole_of)
    scores = [_scores(weights, question, asked, whole_of) for question in briefing]
    first = _Sheet(briefing.questions, asked, scores, weights).placed()
    anchors = {row: placed.column for row, placed in enumerate(first) if placed.sureness >= SURE}
    final = _Sheet(briefing.questions, asked, _with_order(scores, anchors), weights).placed()
    matches = _without_repeats(
        [_match(question, placed, asked, weights) for question, placed in zip(briefing.questions, final, strict=True)]
    )
    taken = {match.key for match in matches}
    return Matches(tuple(matches), tuple(question.key for question in asked if question.key not in taken))


def _all_words(question: Question) -> str:
    return " ".join([question.wording, question.short_title, *(indicator.wording for indicator in question.indicators)])


def _scores(weights: Weights, question: BriefingQuestion, asked: Sequence[Question], whole_of: Sequence[str]) -> list[float]:
    """How alike the question is to each of the bank's, from 0 to 1."""
    said = " ".join([question.wording, *(indicator.text for indicator in question.indicators)])
    by_words = [
        (weights.likeness(question.wording, other.wording), weights.covered(said, words))
        for other, words in zip(asked, whole_of, strict=True)
    ]
    rough = [0.75 * wording + 0.25 * whole for wording, whole in by_words]
    if not question.indicators:
        return rough
    likest = sorted(range(len(asked)), key=lambda place: -rough[place])[:CANDIDATES]
    scores = [0.6 * score for score in rough]
    for place in likest:
        wording, whole = by_words[place]
        beneath = _beneath(weights, question.indicators, asked[place])
        scores[place] = 0.5 * wording + 0.3 * beneath + 0.2 * whole if question.wording else 0.6 * beneath + 0.4 * whole
    return scores


def _beneath(weights: Weights, indicators: Sequence[BriefingIndicator], other: Question) -> float:
    """How alike the indicators are, seen from both sides; a document that has only some of them loses little."""
    if not other.indicators:
        return 0.0
    table = [[weights.likeness(indicator.text, known.wording) for known in other.indicators] for indicator in indicators]
    from_here = sum(max(row) for row in table) / len(table)
    from_there: float = sum(max(column) for column in zip(*table, strict=True)) / len(other.indicators)
    return 0.65 * from_here + 0.35 * from_there


def _with_order(scores: Sequence[Sequence[float]], anchors: Mapping[int, int]) -> list[list[float]]:
    """`scores`, with a little more for a bank question that stands between the sure neighbours, if the document keeps the order."""
    pairs = list(combinations(sorted(anchors), 2))
    kept = sum(anchors[one] < anchors[other] for one, other in pairs)
    if not pairs or kept < IN_ORDER * len(pairs):
        return [list(row) for row in scores]
    adjusted = []
    for place, row in enumerate(scores):
        before = max((anchors[other] for other in anchors if other < place), default=-1)
        after = min((anchors[other] for other in anchors if other > place), default=len(row))
        adjusted.append(
            [min(1.0, score + IN_ITS_PLACE) if before < column < after else score for column, score in enumerate(row)]
        )
    return adjusted


@dataclass(frozen=True, slots=True)
class _Placed:
    """The likest bank question for one of the document's, how sure that is, and the runners-up."""

    column: int
    sureness: int
    likest: tuple[Alternative, ...]
    repeats_row: int | None = None


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The document's questions against the bank's, with how alike each pair is."""

    rows: Sequence[BriefingQuestion]
    asked: Sequence[Question]
    scores: Sequence[Sequence[float]]
    weights: Weights

    def placed(self) -> list[_Placed]:
        """Where each question goes, all considered together."""
        pairs = best_pairs(self.scores, at_least=LEAST_LIKENESS)
        owners = {column: row for row, column in pairs.items()}
        return [self._place(row, pairs.get(row), owners) for row in range(len(self.rows))]

    def _place(self, row: int, column: int | None, owners: Mapping[int, int]) -> _Placed:
        scores = self.scores[row]
        order = sorted(range(len(scores)), key=lambda place: -scores[place])
        likest = tuple(Alternative(self.asked[place].key, round(100 * scores[place])) for place in order[:ALTERNATIVES])
        owner = owners.get(order[0])
        if owner is not None and owner != row:
            # A self-evaluation has many rows to one question of the bank: each that would be sure by itself goes there.
            alone = self._sureness(row, order[0], {})
            if alone >= SURE or self._same(row, owner):
                return _Placed(order[0], max(alone, self._sureness(row, order[0], owners)), likest, repeats_row=owner)
        chosen = order[0] if column is None else column
        return _Placed(chosen, self._sureness(row, chosen, owners) if column is not None else 0, likest)

    def _same(self, row: int, other: int) -> bool:
        """Whether two questions of the document are one asked twice."""
        return self.weights.likeness(self.rows[row].wording, self.rows[other].wording) >= SAME_QUESTION

    def _sureness(self, row: int, column: int, owners: Mapping[int, int]) -> int:
        """From 0 to 100: how alike, times how far ahead of any other that is still in the running."""
        scores = self.scores[row]
        rivals = [score for place, score in enumerate(scores) if place != column and not self._is_owned(place, row, owners)]
        lead = scores[column] - max(rivals, default=0.0)
        nothing, full = NOTHING_TO_FULL if self.rows[row].indicators else NOTHING_TO_FULL_BY_WORDS
        return round(100 * _share(scores[column] - nothing, full - nothing) * _share(lead, FULL_LEAD))

    def _is_owned(self, column: int, row: int, owners: Mapping[int, int]) -> bool:
        owner = owners.get(column)
        return owner is not None and owner != row and self.scores[owner][column] >= self.scores[row][column] + OWNED_BY


def _share(part: float, whole: float) -> float:
    return min(1.0, max(0.0, part / whole))


def _match(question: BriefingQuestion, placed: _Placed, asked: Sequence[Question], weights: Weights) -> QuestionMatch:
    chosen = asked[placed.column]
    if placed.sureness < SURE:
        return QuestionMatch(question, None, placed.sureness, _why_unsure(placed, asked), alternatives=placed.likest)
    why = f"Its words{' and indicators' if question.indicators else ''} are like those of “{chosen.short_title}”."
    indicators = match_indicators(question.indicators, chosen, weights)
    return QuestionMatch(question, chosen.key, placed.sureness, why, alternatives=placed.likest, indicators=indicators)


def _why_unsure(placed: _Placed, asked: Sequence[Question]) -> str:
    titles = {question.key: question.short_title for question in asked}
    best, *others = placed.likest
    if best.likeness < round(100 * LEAST_LIKENESS):
        return f"No question of the bank is like it; the likest is “{titles[best.key]}”, {best.likeness} of 100."
    second = f", then “{titles[others[0].key]}”, {others[0].likeness}" if others else ""
    return f"Not sure enough to place it: the likest is “{titles[best.key]}”, {best.likeness} of 100{second}."


def _without_repeats(matches: list[QuestionMatch]) -> list[QuestionMatch]:
    """`matches`, the second and later ones with the same key marked as repeating the first."""
    first: dict[str, BriefingQuestion] = {}
    marked = []
    for match in matches:
        if match.key is not None and match.key in first:
            why = f"It asks the same as {first[match.key].name} ({first[match.key].place}); what stands under both is joined."
            marked.append(replace(match, repeats=True, why=why))
        else:
            first.setdefault(match.key or "", match.question)
            marked.append(match)
    return marked


def match_indicators(indicators: Sequence[BriefingIndicator], question: Question, weights: Weights) -> tuple[IndicatorMatch, ...]:
    """Each indicator with the bank's own for it, one to one; one unlike any is this evaluation's own."""
    known = question.indicators
    table = [[weights.likeness(indicator.text, other.wording) for other in known] for indicator in indicators]
    span = max(len(indicators), len(known), 1)
    # Between two that are equally like, the one in the same place of the list.
    ordered = [
        [score + 0.03 * (1 - abs(row - place) / span) for place, score in enumerate(line)] for row, line in enumerate(table)
    ]
    pairs = best_pairs(ordered, at_least=SAME_INDICATOR)
    return tuple(
        IndicatorMatch(
            indicator,
            known[pairs[row]].key if row in pairs else None,
            min(100, round(100 * max(table[row], default=0.0))),
        )
        for row, indicator in enumerate(indicators)
    )


def rematch_indicators(question: BriefingQuestion, bank: QuestionBank, key: str) -> tuple[IndicatorMatch, ...]:
    """The indicators of a question that a person has placed under `key`, with the bank's own there."""
    weights = Weights.over(_all_words(other) for other in bank)
    return match_indicators(question.indicators, bank.by_key[key], weights)
