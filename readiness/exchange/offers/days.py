"""Which dates of an entry are the day it was true, and which its deadline: told by the words before each and around it."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta
from enum import IntEnum

from readiness.evaluations.model import EntryKind
from readiness.exchange.offers.calendar import Period
from readiness.exchange.offers.model import OfferedDay
from readiness.exchange.offers.names import Found
from readiness.exchange.offers.passage import Prose, Sentence

TRUE_ON, DUE_ON = "true_on", "due_on"
LOOK_BACK = 48
"""Characters before a date in which the words that introduce it stand."""
NEAR = 300
"""Characters around it in which something may be said of it. What stands further off is of another thought."""
SOON = 80
"""Characters after it in which a sentence that begins with a date says whether that is past."""
WHEN = r"(?: (?:the|w/c|w/e|week commencing|week beginning|week ending|week of|early|late|latest|around|about|approximately|end of|close of))*"
INTRODUCED = tuple(
    (name, re.compile(rf"(?:{words}){WHEN}[ (:]*\Z", re.IGNORECASE))
    for name, words in (
        ("none", r"\b(?:born(?: on| in)?|birth(?:day|date)?(?: on| is| was)?|d\.?o\.?b\.?)[ :-]*"),
        ("none", r"\b(?:Act|Code of Practice|Code|Regulations?|Bill|White Paper|Green Paper)[,]?"),
        ("none", r"\b(?:paragraphs?|paras?\.?|sections?|annex|appendix|version|ref(?:erence)?|tel(?:ephone)?|v)[.:]?"),
        ("before", r"\b(?:before|prior to|ahead of|in advance of)"),
        (
            "due",
            r"\b(?:due(?: date| by| in| on| for)?|deadline(?: is| of| for)?|target(?: date)?(?: is| of)?|timescale|completion date(?: is)?)[ :–-]*",
        ),
        ("until", r"\b(?:until|till|up to|through to)"),
        ("by", r"\b(?:by|no later than|not later than|at the latest|in time for)"),
        (
            "start",
            r"\b(?:since|from|as of|as from|with effect from|wef|starting(?: in| on| from)?|(?<!week )beginning(?: in| on)?|effective(?: from)?)",
        ),
        ("after", r"\b(?:after|beyond|following|later than)"),
        ("written", r"\b(?:updated|dated|published|issued|revised|as at|version of|minutes of|report of)(?: on| in)?"),
        (
            "in",
            r"\b(?:in|on|during|at|w/c|w/e|week commencing|week beginning|week ending|in the week of|week of|throughout|between|for)",
        ),
    )
)
DONE = re.compile(r"\b(?:has|have|had|was|were|took place|went live|is now|are now|did)\b", re.IGNORECASE)


class Likely(IntEnum):
    """How likely a date is the one that is meant; the lower, the likelier."""

    SAID = 0
    PLAIN = 1
    LAST = 2


def days_in(prose: Prose, kind: EntryKind, *, periods: Sequence[Period], future: Sequence[Found[str]]) -> list[OfferedDay]:
    """What the `periods` of `prose` are for, the likeliest first. `future` are the words that tell of what is not yet."""
    ranked: list[tuple[Likely, OfferedDay]] = []
    starts = [found.start for found in future]
    for period in periods:
        sentence = prose.sentence_at(period.start)
        introduced, start = _introduced(prose.text, sentence, period)
        ahead = _is_ahead(
            prose.text,
            period,
            _nearest(future, starts, period, within=sentence),
            introduced=introduced,
            opens=start <= sentence.start + 2,
        )
        done = DONE.search(prose.text, max(sentence.start, period.start - NEAR), period.start) is not None
        still_to_do = kind is EntryKind.STILL_TO_DO
        chosen = _deadline(introduced, ahead=ahead, done=done) if still_to_do else _achieved(introduced, ahead=ahead)
        if chosen:
            field, likely = chosen
            ranked.append((likely, OfferedDay(prose.text[start : period.end].strip(" ("), _day(period, introduced), field)))
    return [day for _, day in sorted(ranked, key=lambda one: one[0])]


def _introduced(text: str, sentence: Sentence, period: Period) -> tuple[str, int]:
    """What the words before a date make of it, and where they begin."""
    begin = max(sentence.start, period.start - LOOK_BACK)
    before = text[begin : period.start]
    for name, pattern in INTRODUCED:
        if match := pattern.search(before):
            return name, begin + match.start()
    return "", period.start


def _nearest(future: Sequence[Found[str]], starts: Sequence[int], period: Period, *, within: Sentence) -> list[Found[str]]:
    """The words of what is not yet that stand next to `period` in its sentence: at most one before and one after."""
    place = bisect_left(starts, period.start)
    before, after = future[max(0, place - 1) : place], future[place : place + 1]
    near = [found for found in before if found.start >= max(within.start, period.start - NEAR) and found.end <= period.start]
    return near + [found for found in after if period.end <= found.start <= min(within.end, period.end + SOON)]


def _is_ahead(text: str, period: Period, future: Sequence[Found[str]], *, introduced: str, opens: bool) -> bool:
    """Whether what its sentence says of the date is not yet: "will open in May"; or "In May a hub will open", where it `opens` that."""
    for found in future:
        before = found.end <= period.start
        between = text[found.end : period.start] if before else text[period.end : found.start]
        if not DONE.search(between) and (
            len(between) <= 1 or (introduced and (before or opens or introduced in {"by", "before"}))
        ):
            return True
    return False


def _achieved(introduced: str, *, ahead: bool) -> tuple[str, Likely] | None:
    if introduced in {"none", "after"} or (introduced == "until" and not ahead):
        return None
    if introduced == "written":
        return TRUE_ON, Likely.LAST
    if introduced == "due":
        return DUE_ON, Likely.SAID
    if ahead:
        return DUE_ON, Likely.SAID if introduced in {"by", "before", "until"} else Likely.PLAIN
    return TRUE_ON, Likely.LAST if introduced == "start" else Likely.SAID if introduced else Likely.PLAIN


def _deadline(introduced: str, *, ahead: bool, done: bool) -> tuple[str, Likely] | None:
    if introduced in {"none", "after", "written"}:
        return None
    if introduced in {"by", "before", "due"} or (introduced == "until" and not done):
        return DUE_ON, Likely.SAID
    if done and not ahead:
        # "An audit was made in March 2017 and should be repeated": that March is no deadline.
        return None
    return DUE_ON, Likely.LAST if introduced in {"start", "until"} else Likely.PLAIN


def _day(period: Period, introduced: str) -> date:
    """The day meant: the last of a period, but the first where it begins there, and the eve of one that something is to precede."""
    if introduced in {"start", "after"}:
        return period.first
    if introduced == "before" and period.first != period.last:
        return period.first - timedelta(days=1)
    return period.last
