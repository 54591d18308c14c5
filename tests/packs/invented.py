"""Invented published snapshots for tests: builders with good defaults, one small believable area, and random ones for hypothesis.

No sentence and no name here is anybody's.
"""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from readiness.evaluations.model import AdulthoodArea, AgeBand, Confidence, EntryKind, Judgement, Position
from readiness.snapshots.model import (
    SCHEMA,
    BankFacts,
    PublishedEntry,
    PublishedIndicator,
    PublishedQuestion,
    PublishedSection,
    PublishedSnapshot,
)

AS_AT = date(2026, 9, 30)
GROUPS = ("Children in care and care leavers", "Children educated at home")


def indicator(key: str, wording: str = "Something good is happening", **said: Any) -> PublishedIndicator:
    return PublishedIndicator(
        **{
            "key": key,
            "wording": wording,
            "source": "An invented source, paragraph 1",
            "checked": True,
            "own": False,
            "position": None,
            **said,
        }
    )


def entry(number: int, text: str, kind: EntryKind = EntryKind.ACHIEVED, **said: Any) -> PublishedEntry:
    """An entry; its place is given by the question that holds it."""
    return PublishedEntry(
        **{
            "number": number,
            "place": "",
            "kind": kind,
            "text": text,
            "difference": "",
            "true_on": None,
            "confirmed_on": None,
            "partner": "",
            "lead": "",
            "due_on": None,
            "indicators": (),
            "ages": (),
            "groups": (),
            "adulthood": (),
            "carried": False,
            **said,
        }
    )


def to_do(number: int, text: str, **said: Any) -> PublishedEntry:
    return entry(number, text, EntryKind.STILL_TO_DO, **said)


def question(key: str, short_title: str = "A question", **said: Any) -> PublishedQuestion:
    """A question; its number, and the places of its entries, are given by the section that holds it."""
    return PublishedQuestion(
        **{
            "key": key,
            "number": "",
            "publisher_number": "",
            "short_title": short_title,
            "wording": f"How well does the area do this: {short_title.lower()}?",
            "guidance": "",
            "source": "An invented source, paragraph 2",
            "checked": True,
            "usual_partners": ("Council education", "Integrated care board", "Parent carer forum"),
            "expected_evidence": ("Minutes of the board",),
            "indicators": (),
            "entries": (),
            "judgement": None,
            "judgement_reason": "",
            "confidence": None,
            "confidence_reason": "",
            **said,
        }
    )


def sections(*titled: tuple[str, tuple[PublishedQuestion, ...]]) -> tuple[PublishedSection, ...]:
    """Sections with their numbers, their questions' numbers and their entries' places, as `take_snapshot` gives them."""
    return tuple(
        PublishedSection(
            key=f"section-{place}",
            number=str(place),
            title=title,
            introduction="",
            questions=tuple(_placed(each, f"{place}.{order}") for order, each in enumerate(questions, 1)),
        )
        for place, (title, questions) in enumerate(titled, 1)
    )


def _placed(each: PublishedQuestion, number: str) -> PublishedQuestion:
    ordered = (*each.achieved, *each.still_to_do)
    entries = tuple(_with(one, place=f"{number}.{place}") for place, one in enumerate(ordered, 1))
    return _with(each, number=number, entries=entries)


def _with(value: Any, **changed: Any) -> Any:
    from dataclasses import replace

    return replace(value, **changed)


def bank(**said: Any) -> BankFacts:
    return BankFacts(
        **{
            "key": "invented-bank",
            "version": "3",
            "title": "Invented questions",
            "framework": "invented-framework",
            "framework_title": "Invented inspections",
            "status": "In use",
            "publisher": "Nobody",
            "source": "Made up for tests",
            "licence": "MIT",
            "wording": "Written for Readiness",
            "closed_on": None,
            "successor": "",
            "successor_title": "",
            "checked_on": None,
            "checked_by": "",
            **said,
        }
    )


def snapshot(*titled: tuple[str, tuple[PublishedQuestion, ...]], **said: Any) -> PublishedSnapshot:
    return PublishedSnapshot(
        **{
            "schema": SCHEMA,
            "area_key": "seaborough",
            "area_name": "Seaborough",
            "demonstration": False,
            "evaluation": 2,
            "title": "Autumn 2026",
            "started_on": date(2026, 6, 1),
            "closed_on": None,
            "as_at": AS_AT,
            "changed_on": date(2026, 9, 28),
            "bank": bank(),
            "sections": sections(*titled),
            "groups": GROUPS,
            **said,
        }
    )


def seaborough() -> PublishedSnapshot:
    """A small area with one of everything: strong and weak questions, gaps of every kind, carried entries and two dangling references."""
    return snapshot(
        ("Experiences of families", (_finding(), _help(), _moving_on())),
        ("Leadership", (_assurance(), _commissioning())),
        demonstration=True,
        changed_on=date(2026, 10, 2),
        bank=bank(
            status="Closed",
            closed_on=date(2025, 12, 31),
            successor="invented-bank-two",
            successor_title="Invented questions, second edition",
            checked_on=date(2026, 5, 4),
            checked_by="A reader",
        ),
    )


def _finding() -> PublishedQuestion:
    return question(
        "finding-need",
        "Finding need early",
        publisher_number="A",
        judgement=Judgement.WORKING_WELL,
        judgement_reason="Health visitors tell us of almost every child, see [[finding-need:1]].\n\nFamilies agree.",
        confidence=Confidence.HIGH,
        confidence_reason="The survey and the audit say the same.",
        indicators=(
            indicator("finding-need-1", "Health visitors raise concerns early", position=Position.IN_PLACE),
            indicator("finding-need-2", "Nurseries know whom to call", position=Position.PARTLY, reason="Two have no SENCO."),
        ),
        entries=(
            entry(
                1,
                "Health visitors **share** their two-year reviews with the council every month.",
                difference="In 2025, 212 of 230 children had a plan of support before they were three; the year before, 160 of 228.",
                true_on=date(2026, 7, 14),
                confirmed_on=date(2026, 9, 1),
                partner="Seaborough NHS Foundation Trust",
                indicators=("finding-need-1",),
                ages=(AgeBand.EARLY,),
                groups=("Children in care and care leavers",),
            ),
            entry(
                4,
                "Every nursery has one named person to ring:\n\n- in term time\n- in the holidays\n    - until noon",
                difference="- Calls went from 3 to 41 a month\n- Parents wait two weeks less",
                true_on=date(2026, 3, 2),
                partner="Council education",
                indicators=("finding-need-1", "finding-need-2"),
                ages=(AgeBand.EARLY, AgeBand.SCHOOL),
            ),
        ),
    )


def _help() -> PublishedQuestion:
    return question(
        "right-help",
        "The right help in time",
        publisher_number="B",
        judgement=Judgement.AREA_TO_IMPROVE,
        judgement_reason="Waits for speech therapy are too long.",
        checked=False,
        indicators=(
            indicator("right-help-1", "Waits are known and short", position=Position.NOT_YET, checked=False),
            indicator(
                "right-help-2",
                "Families get help while they wait",
                position=Position.UNKNOWN,
                who_finds_out="The therapies lead",
                find_out_by=date(2026, 12, 3),
            ),
            indicator(
                "right-help-3", "Help in a second language", position=Position.NOT_APPLICABLE, reason="Settled by [[assurance]]."
            ),
            indicator("right-help-own-1", "Ferries run for evening clubs", own=True),
        ),
        entries=(
            entry(2, "Please see [[finding-need:4]]", partner="Council education"),
            entry(3, "- a list from its first word\n- with two points", carried=True),
            to_do(5, "Agree with the board ([[assurance:9]]) what a short wait is", indicators=("right-help-1",)),
            to_do(
                6,
                "Hire two therapists, and tell families by letter.\n\nThe letter needs [plain words](https://example.org/plain).",
                lead="Head of therapies",
                due_on=date(2026, 9, 1),
                partner="Integrated care board",
                indicators=("right-help-1", "right-help-2"),
                adulthood=(AdulthoodArea.HEALTH,),
            ),
        ),
    )


def _moving_on() -> PublishedQuestion:
    return question(
        "moving-on",
        "Moving on to adult life",
        indicators=(indicator("moving-on-1", "Plans begin at 14"), indicator("moving-on-2", "Work experience is found")),
        entries=(entry(1, "A fair for school leavers is held each spring.", carried=True),),
    )


def _assurance() -> PublishedQuestion:
    return question(
        "assurance",
        "Assurance",
        publisher_number="21.6",
        indicators=(
            indicator("assurance-1", "The board checks what changed for children", position=Position.IN_PLACE),
            indicator("assurance-2", "Members ask and are answered", position=Position.IN_PLACE),
        ),
        entries=(
            entry(
                7,
                "The board meets monthly; [[right-help]] is on every agenda, and [[no-such-question]] on none.",
                difference="It moved £40,000 to therapy in May.",
                confirmed_on=date(2026, 9, 20),
                partner="Seaborough ICB",
                indicators=("assurance-1", "assurance-2"),
            ),
        ),
    )


def _commissioning() -> PublishedQuestion:
    return question(
        "commissioning",
        "Buying services together",
        judgement=Judgement.CANNOT_SAY,
        judgement_reason="The contracts are being read.",
        confidence=Confidence.LOW,
        usual_partners=("Integrated care board", "Virtual school"),
    )


HOSTILE = (
    '=HYPERLINK("http://example.org","x")',
    "<script>alert(1)</script>",
    "{{7*7}} {% raw %}",
    "[x](javascript:alert(1))",
    "[" * 500,
    "- " * 200,
    "\n".join("  " * depth + "- deep" for depth in range(40)),
    "*" * 300,
    "# Not a heading\n\n> nor a quotation",
    "1. one\n2. two\n\nand after",
    "\u202eright to left\u202c 漢字 🙂 \U0001f468\u200d\U0001f469\u200d\U0001f467",
    "a\x00b\x0bc\x85d\ufffee\u2028f",
    "&nbsp;",
    "[](https://example.org)",
    "  \n\t",
    "",
    "[[A question]] [[-x]] [[x:0]] [[[finding]]",
    "#N/A",
)
REFERENCES = ("[[key-1]]", "[[key-2:1]]", "[[key-1:3]]", "[[key-9]]", "[[key-3:77]]", "Please see [[key-2]]", "see 19.3")
texts = st.lists(
    st.one_of(st.sampled_from(HOSTILE), st.sampled_from(REFERENCES), st.text(max_size=30)), min_size=1, max_size=4
).map(" ".join)
days = st.dates(date(2020, 1, 1), date(2030, 12, 31))
short = st.text(max_size=20)


def _indicators(key: str) -> st.SearchStrategy[tuple[PublishedIndicator, ...]]:
    one = st.fixed_dictionaries(
        {
            "wording": texts,
            "checked": st.booleans(),
            "own": st.booleans(),
            "position": st.none() | st.sampled_from(Position),
            "who_finds_out": short,
            "find_out_by": st.none() | days,
            "reason": texts,
        }
    )
    return st.lists(one, max_size=4).map(
        lambda said: tuple(indicator(f"{key}-{place}", **each) for place, each in enumerate(said, 1))
    )


def _entries(key: str) -> st.SearchStrategy[tuple[PublishedEntry, ...]]:
    one = st.fixed_dictionaries(
        {
            "text": texts,
            "kind": st.sampled_from(EntryKind),
            "difference": texts,
            "true_on": st.none() | days,
            "confirmed_on": st.none() | days,
            "partner": st.sampled_from(("", "Seaborough ICB", "A club", "=1+1")),
            "lead": short,
            "due_on": st.none() | days,
            "indicators": st.sets(st.sampled_from((f"{key}-1", f"{key}-2"))).map(lambda keys: tuple(sorted(keys))),
            "ages": st.sets(st.sampled_from(AgeBand)).map(lambda ages: tuple(sorted(ages))),
            "groups": st.sets(st.sampled_from((*GROUPS, "A group of its own"))).map(lambda names: tuple(sorted(names))),
            "adulthood": st.sets(st.sampled_from(AdulthoodArea)).map(lambda areas: tuple(sorted(areas))),
            "carried": st.booleans(),
        }
    )
    numbered = st.lists(one, max_size=6).flatmap(
        lambda said: st.permutations(range(1, len(said) + 1)).map(lambda numbers: tuple(zip(numbers, said, strict=True)))
    )
    return numbered.map(lambda pairs: tuple(entry(number, **said) for number, said in pairs))


@st.composite
def snapshots(draw: st.DrawFn) -> PublishedSnapshot:
    """Any area: unanswered questions, many entries, carried ones, dangling references, hostile words."""
    titled = []
    at = 0
    for _ in range(draw(st.integers(1, 3))):
        asked = []
        for _ in range(draw(st.integers(0, 3))):
            at += 1
            key = f"key-{at}" if at < 3 else f"key-{'abcdefghi'[at - 3]}"
            asked.append(
                question(
                    key,
                    draw(st.text(min_size=1, max_size=30)),
                    wording=draw(texts),
                    checked=draw(st.booleans()),
                    indicators=draw(_indicators(key)),
                    entries=draw(_entries(key)),
                    judgement=draw(st.none() | st.sampled_from(Judgement)),
                    judgement_reason=draw(texts),
                    confidence=draw(st.none() | st.sampled_from(Confidence)),
                    confidence_reason=draw(texts),
                )
            )
        titled.append((draw(st.text(min_size=1, max_size=30)), tuple(asked)))
    return snapshot(
        *titled,
        demonstration=draw(st.booleans()),
        closed_on=draw(st.none() | days),
        changed_on=draw(days),
        bank=bank(closed_on=draw(st.none() | days), successor_title=draw(short)),
    )
