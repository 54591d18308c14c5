"""Where each question stands in the summary: one list each, by rules that a reader can check by hand.

The judgement comes first, because a person made it and gave a reason. Without one, the positions speak, leaving out the indicators that
do not apply. Nothing is weighed, added or turned into a percentage, and none of it is an inspection outcome.
"""

from enum import StrEnum

from readiness.evaluations.model import Judgement, Position
from readiness.snapshots.model import PublishedQuestion


class Standing(StrEnum):
    """The five lists of the summary, in their order."""

    STRONG = "strong"
    DEVELOPING = "developing"
    WEAK = "weak"
    UNKNOWN = "unknown"
    UNANSWERED = "unanswered"

    @property
    def label(self) -> str:
        """The name of the list."""
        return {
            "strong": "What is strong",
            "developing": "What is developing",
            "weak": "What is weak",
            "unknown": "What is not known",
            "unanswered": "What is not answered",
        }[self.value]

    @property
    def rule(self) -> str:
        """What puts a question in the list, as the document explains it."""
        return {
            "strong": "judged working well; or, without a judgement, every indicator that applies is in place",
            "developing": "judged developing; or, without a judgement, a mixture of positions",
            "weak": "judged an area to improve; or, without a judgement, at least one indicator is “not yet” and none is “in place”",
            "unknown": "judged “we cannot say yet”; or, without a judgement, no indicator that applies has a known position",
            "unanswered": "no judgement, no position and no entry",
        }[self.value]


JUDGED = {
    Judgement.WORKING_WELL: Standing.STRONG,
    Judgement.DEVELOPING: Standing.DEVELOPING,
    Judgement.AREA_TO_IMPROVE: Standing.WEAK,
    Judgement.CANNOT_SAY: Standing.UNKNOWN,
}


def standing(question: PublishedQuestion) -> Standing:
    """The one list that `question` is in."""
    if question.is_unanswered:
        return Standing.UNANSWERED
    if question.judgement:
        return JUDGED[question.judgement]
    positions = [indicator.position for indicator in question.indicators if indicator.position != Position.NOT_APPLICABLE]
    if all(position in (None, Position.UNKNOWN) for position in positions):
        return Standing.UNKNOWN
    if all(position == Position.IN_PLACE for position in positions):
        return Standing.STRONG
    if Position.NOT_YET in positions and Position.IN_PLACE not in positions:
        return Standing.WEAK
    return Standing.DEVELOPING
