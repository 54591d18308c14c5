"""The first page: what the self-evaluation says, in a few sentences, one table, one chart and five short lists."""

from collections import Counter
from collections.abc import Iterator, Sequence

from readiness.documents.blocks import Block, Cell, Figure, Heading, ListBlock, ListItem, Paragraph, Runs, Table, Text
from readiness.documents.charts import Series, stacked_bars
from readiness.evaluations.model import UNANSWERED, Judgement, Position
from readiness.packs.outlines.coverage import coverage_of_all
from readiness.packs.outlines.language import agree, capital, joined, listed, number, several
from readiness.packs.outlines.places import Places
from readiness.packs.outlines.standing import Standing, standing
from readiness.snapshots.model import PublishedQuestion, PublishedSnapshot

NOT_JUDGED = "No judgement yet"
POSITIONS: tuple[tuple[str, Position | None, str], ...] = (
    *((position.label, position, position.tone) for position in Position),
    (UNANSWERED, None, ""),
)
"""The columns of every count of positions: (label, position, tone)."""
BARS = 25
"""Most questions in one chart; more fill further charts, because a taller one fits no page."""
PARTNERS_NAMED = 4
"""Most silent partners the first page names; the rest are counted, and all are named among the gaps."""


OURS = "Our own scale: not official, never added into a score, and no forecast of what an inspection would find."


def counts(question: PublishedQuestion) -> tuple[int, ...]:
    """How many indicators of `question` have each of POSITIONS."""
    tally = Counter(indicator.position for indicator in question.indicators)
    return tuple(tally[position] for _, position, _ in POSITIONS)


def judged(question: PublishedQuestion) -> tuple[str, str]:
    """What is said of the judgement on a question, and its tone."""
    if question.judgement:
        return question.judgement.label, question.judgement.tone
    return (UNANSWERED if question.is_unanswered else NOT_JUDGED), ""


def summary(snapshot: PublishedSnapshot, places: Places) -> tuple[Block, ...]:
    """The whole of the first page."""
    return (
        Heading(1, "Summary", "part--summary"),
        Paragraph((Text(_answered(snapshot)),), style="lead"),
        Paragraph((Text(" ".join(_sentences(snapshot))),)),
        ListBlock(tuple(_standings(snapshot, places))),
        Paragraph((Text(OURS),), style="note"),
        _table(snapshot, places),
        *_figures(snapshot),
    )


def _answered(snapshot: PublishedSnapshot) -> str:
    """How many questions have been answered. Which have not is the last list of the page."""
    total = len(snapshot.questions)
    silent = sum(question.is_unanswered for question in snapshot.questions)
    answered = total - silent
    if not answered:
        return "No question has been answered yet."
    if not silent:
        return "The only question has been answered." if total == 1 else f"All {number(total)} questions have been answered."
    return f"{capital(number(answered))} of {number(total)} questions {agree(answered, 'has', 'have')} been answered; {number(silent)} {agree(silent, 'has', 'have')} not."


def _sentences(snapshot: PublishedSnapshot) -> Iterator[str]:
    yield from _judgements(snapshot)
    yield from _entries(snapshot)
    yield from _silent_partners(snapshot)


def _judgements(snapshot: PublishedSnapshot) -> Iterator[str]:
    tally = Counter(question.judgement for question in snapshot.questions if question.judgement)
    known = [
        f"{number(tally[judgement])} {words}"
        for judgement, words in (
            (Judgement.WORKING_WELL, "to be working well"),
            (Judgement.DEVELOPING, "to be developing"),
            (
                Judgement.AREA_TO_IMPROVE,
                agree(tally[Judgement.AREA_TO_IMPROVE], "to be an area to improve", "to be areas to improve"),
            ),
        )
        if tally[judgement]
    ]
    if known:
        yield f"We judge {listed(known)}."
    if tally[Judgement.CANNOT_SAY]:
        yield f"On {number(tally[Judgement.CANNOT_SAY])} we cannot say yet."
    open_questions = sum(not (question.judgement or question.is_unanswered) for question in snapshot.questions)
    if open_questions:
        said = agree(open_questions, "answered question has", "answered questions have")
        yield f"{capital(number(open_questions))} {said} no judgement yet."


def _entries(snapshot: PublishedSnapshot) -> Iterator[str]:
    achieved = [entry for question in snapshot.questions for entry in question.achieved if not entry.carried]
    to_do = [entry for question in snapshot.questions for entry in question.still_to_do if not entry.carried]
    carried = sum(entry.carried for question in snapshot.questions for entry in question.entries)
    if achieved:
        silent = _share(len(achieved), sum(not entry.difference.strip() for entry in achieved))
        said = several(len(achieved), "entry says", "entries say")
        yield f"{capital(said)} what has been achieved; {silent} what difference it made."
    if to_do:
        lead = _lacking(len(to_do), sum(not entry.lead.strip() for entry in to_do), "a named lead")
        due = _lacking(len(to_do), sum(entry.due_on is None for entry in to_do), "a date")
        said = several(len(to_do), "entry says", "entries say")
        late = sum(entry.due_on is not None and entry.due_on < snapshot.as_at for entry in to_do)
        passed = f"; the date of {number(late)} has passed" if late else ""
        yield f"{capital(said)} what still needs to happen; {lead}, and {due}{passed}."
    if not (achieved or to_do):
        yield "No entry counts yet."
    if carried:
        said = several(carried, "entry carried forward has", "entries carried forward have")
        yield f"{capital(said)} not been looked at again, and {agree(carried, 'is', 'are')} not counted."


def _share(total: int, silent: int) -> str:
    """How many of `total` entries do not say: "all say", "12 of them do not say", "none says"."""
    if not silent:
        return agree(total, "it says", "all say")
    if silent == total:
        return agree(total, "it does not say", "none of them says")
    return f"{number(silent)} of them {agree(silent, 'does', 'do')} not say"


def _lacking(total: int, without: int, thing: str) -> str:
    if not without:
        return f"{agree(total, 'it has', 'all have')} {thing}"
    if without == total:
        return f"{agree(total, 'it does not have', 'none has')} {thing}"
    return f"{number(without)} {agree(without, 'does', 'do')} not have {thing}"


def _silent_partners(snapshot: PublishedSnapshot) -> Iterator[str]:
    usual = {partner for question in snapshot.questions for partner in question.usual_partners}
    missing = coverage_of_all(snapshot)[0].missing
    if not missing or not any(question.counted for question in snapshot.questions):
        return
    if len(missing) <= PARTNERS_NAMED:
        yield f"No entry comes from {agree(len(missing), 'this usual partner', 'these usual partners')}: {'; '.join(missing)}."
    else:
        yield f"No entry comes from {number(len(missing))} of the {number(len(usual))} partners usually asked."


def _standings(snapshot: PublishedSnapshot, places: Places) -> Iterator[ListItem]:
    for place in Standing:
        found = [question for question in snapshot.questions if standing(question) is place]
        named = joined(_with_word(question, places) for question in found) or (Text("no question"),)
        more = _blank_indicators(snapshot) if place is Standing.UNANSWERED else ""
        yield ListItem((Text(f"{place.label}: ", strong=True), *named, Text(f"{more}.")))


def _blank_indicators(snapshot: PublishedSnapshot) -> str:
    """The indicators nobody has placed under questions that are answered otherwise, so that no blank hides behind a whole question."""
    blank = sum(
        indicator.position is None
        for question in snapshot.questions
        if not question.is_unanswered
        for indicator in question.indicators
    )
    return f" as a whole; of the others, {several(blank, 'indicator', 'indicators')}" if blank else ""


def _with_word(question: PublishedQuestion, places: Places) -> Runs:
    """A question in a list; one that nobody has judged says so, because its positions put it there."""
    unjudged = not (question.judgement or question.is_unanswered)
    return (*places.named(question), Text(" (not judged)")) if unjudged else places.named(question)


def _table(snapshot: PublishedSnapshot, places: Places) -> Table:
    """Positions alone: the lists above it have the judgements, and the two together fit one page."""
    return Table(
        "table--summary",
        "Indicators of each question, by position",
        ("Question", *(label for label, _, _ in POSITIONS)),
        tuple(
            (Cell(places.named(question)), *(Cell((Text(str(count)),)) for count in counts(question)))
            for question in snapshot.questions
        ),
        (40, 9, 8, 8, 11, 12, 12),
        row_headers=True,
    )


def _figures(snapshot: PublishedSnapshot) -> Iterator[Figure]:
    questions = snapshot.questions
    parts = range(0, len(questions), BARS)
    for part, start in enumerate(parts, 1):
        shown = questions[start : start + BARS]
        which = f" (part {part} of {len(parts)})" if len(parts) > 1 else ""
        title = f"Indicators of each question, by position, as a chart{which}"
        said = several(len(shown), "question", "questions")
        alternative = (
            f"A bar for each of {said}, divided by the position of its indicators. The table before it has the same counts."
        )
        key = f"figure--summary-{part}"
        yield Figure(key, title, alternative, _bars(key, title, alternative, shown))


def _bars(key: str, title: str, description: str, questions: Sequence[PublishedQuestion]) -> str:
    tallies = [counts(question) for question in questions]
    return stacked_bars(
        key,
        title=title,
        description=description,
        categories=[f"{question.number} {question.short_title}" for question in questions],
        series=[Series(label, tone, tuple(tally[at] for tally in tallies)) for at, (label, _, tone) in enumerate(POSITIONS)],
    )
