"""One self-evaluation of eight questions, in words of our own, with everything in it that a reader may stumble over.

What each statement is there for stands beside it. Nothing here knows how a document looks.
"""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Statement:
    r"""An entry. `\n` in the text is a line broken by hand, `**` stands around bold words; the rest is for grids."""

    text: str
    nested: tuple[str, ...] = ()
    difference: str = ""
    evidence: str = ""
    action: str = ""


@dataclass(frozen=True)
class Asked:
    """A question and what stands under it. `number` counts from 1 in the leadership section of the bank."""

    number: int
    wording: str
    indicators: tuple[str, ...] = ()
    achieved: tuple[Statement, ...] = ()
    still_to_do: tuple[Statement, ...] = ()


Content = tuple[Asked, ...]


def _s(text: str, *nested: str) -> Statement:
    return Statement(text, nested)


LONG = (
    "The council and its partners spent the spring asking how each service knows that it is doing well, and the answers were set side "
    "by side at a workshop in the town hall where forty people from nurseries, schools, colleges, the hospital, the community trust and "
    "the parent carer forum sorted them into what is measured, what is believed and what nobody had looked at for years, which gave the "
    "board a list of nine subjects and the courage to drop four reports that no reader had opened."
)
"""Ninety words or so, and one sentence."""

SCRUTINY = Asked(
    1,
    "What evidence is there that elected members question and test the council’s SEND arrangements?",
    (
        "Elected members hear about SEND regularly from the Director and their Lead Members",
        "A scrutiny committee has considered SEND lately, or has a date for it",
        "The corporate parenting board receives reports on the SEND strategy",
    ),
    (
        _s("The scrutiny committee heard a full report on SEND on 12 March 2018, and asked for figures on exclusion."),
        # a line broken by hand within a statement
        _s("Two reports went to cabinet during the year:\nthe first on places, the second on transport."),
        # nested points
        _s(
            "Members have visited:", "two special schools", "the child development centre", "a college with supported internships"
        ),
    ),
    (
        _s("Reports to the corporate parenting board need a fixed place in its calendar."),
        # no full stop at its end
        _s("New members to be briefed within a month of the election"),
    ),
)
JOINED = Asked(
    2,
    "How has the council joined up its directorates to support people from birth to 25, above all at transitions?",
    ("Strategies cover the whole range from 0 to 25", "Teams are integrated across 0 to 25"),
    (_s("A single team now plans with families from nursery until the age of 25."),),
    # a long one
    (_s(LONG),),
)
STRATEGY = Asked(
    3,
    "How did the council and its partners agree one multi-agency SEND strategy with a shared vision and outcomes?",
    (
        "Every partner has signed off the multi-agency SEND strategy",
        "A strategic partnership group oversees the plan",
        "The strategy says that it is committed to co-production",
        "Performance measures show how far the outcomes have been reached",
    ),
    (
        _s("All four partners signed the strategy in one meeting."),
        # bold words in the midst
        _s("Families wrote the **vision statement** themselves, over three Saturdays."),
        # a dash, and a number inside
        _s("Attendance at the reference group rose – from 9 to 27 carers – after it moved to evenings."),
        _s("The plan has an owner for each of its 14 lines."),
        # begins with a small letter
        _s("feedback from young people opens every meeting of the partnership board."),
        _s("An easy-read edition went to every school & college (with £1.25 million of the budget explained)."),
    ),
    (_s("Measures of outcome are needed for the under-fives."),),
)
PROGRAMMES = Asked(
    4,
    "How does the council make sure that other national programmes, such as Transforming Care and CAMHS transformation, are aligned "
    "with its SEND strategy?",
    (
        "The SEND strategy and plan name the other national programmes",
        "Work in progress on each programme is described in the plan",
    ),
    # refers to a paragraph by its number
    (_s("The strategy names each programme and who speaks for it: see 19.3"),),
    (_s("A joint timetable of the programmes should be published by the autumn."),),
)
COMMISSIONING = Asked(
    5,
    "Has the council signed off joint commissioning and joint governance with its health commissioner, and the outcomes they support?",
    (
        "A document sets out the joint commissioning arrangements in detail",
        "Education, health and social care have agreed one set of outcomes",
        "Governance shows which senior managers are accountable",
    ),
    (
        _s("Speech and language therapy has been bought together since April 2017."),
        _s("The joint post of designated clinical officer was filled in June 2018; her budget is shared."),
    ),
    (
        _s("The agreement on equipment has to be extended to:", "hearing aids", "communication aids for those over 16"),
        _s("Waiting times for autism assessment must be brought below 30 weeks"),
        _s("Personal budgets are offered by too few services."),
    ),
)
ASSURANCE = Asked(
    6,
    "Are the assurance checks on progress with the SEND reforms robust and effective?",
    ("The council has agreed its assurance checks", "Executive and political leaders get regular reports on progress"),
    (
        _s("A scorecard of 22 measures is read by the board every quarter."),
        _s("Internal audit gave the panel process a substantial rating in its report of May 2018."),
        _s("Every late plan is reviewed by name each Monday."),
        _s("Exceptions go to the chief executive the same week."),
    ),
    (_s("The scorecard says nothing yet of those on SEN support."),),
)
KNOWLEDGE = Asked(
    7,
    "How well do leaders know their own strengths and the areas that need development?",
    (
        "Peer review takes place across the region",
        "Parents give feedback, and it is used",
        "Audit tools are shared between partners",
    ),
    (
        _s("Neighbouring councils reviewed us in November 2017; their letter is on the local offer."),
        _s("The parent carer forum surveyed 412 families and told the board what it found."),
    ),
    (_s("Audits of plans need a reader from health"), _s("What the survey found should be answered in public.")),
)
SETTINGS = Asked(
    8,
    "Is there a clear process by which leaders of local settings take part in developing and reviewing the SEND reforms?",
    (
        "Dedicated groups bring the council together with headteachers and principals",
        "Local leaders have a place in planning forums",
        "Clear policies let schools and colleges carry out their commissioning functions",
    ),
    (
        _s("Headteachers of primary, secondary and special schools sit on the reform board."),
        _s("Briefings reached 61 of 64 nurseries."),
        _s("A letter about the reforms goes to every setting each half term."),
        _s("College principals meet the director in January, May and September."),
        _s("SENCOs run the training themselves."),
    ),
    (_s("Childminders have no seat anywhere."),),
)
UNKNOWN = Asked(
    9,
    "Which parks and libraries have opened a quiet hour on Sunday mornings?",
    ("Opening hours are displayed at the gate", "Staff wear badges"),
    (_s("Three libraries keep a quiet hour."),),
    (_s("Swimming pools should follow."),),
)
CONTENT: Content = (SCRUTINY, JOINED, STRATEGY, PROGRAMMES, COMMISSIONING, ASSURANCE, KNOWLEDGE, SETTINGS)
BACKGROUND = "This paper was written for the partnership board in the summer."
AFTERWARDS = "The grant ends in March and nothing replaces it."


def without_nested(content: Content) -> Content:
    """For shapes that have no way to show a point within a point: they become statements of their own kind, one after another."""
    return _changed(
        content, lambda statement: replace(statement, text=statement.text.rstrip(":") + "." * bool(statement.nested), nested=())
    )


def on_one_line(content: Content) -> Content:
    """For shapes in which a new line is a new point: the line broken by hand is joined."""
    return _changed(content, lambda statement: replace(statement, text=statement.text.replace("\n", " ")))


def with_the_rest(content: Content) -> Content:
    """For grids of six columns: every achieved statement with its evidence and impact, every other with its action."""
    told: list[Asked] = []
    for asked in content:
        achieved = tuple(
            replace(
                statement,
                evidence=f"Minutes of panel {asked.number}{'abcdef'[place]}, spring 2018",
                difference=f"{20 * asked.number + place} families had an answer sooner.",
            )
            for place, statement in enumerate(asked.achieved)
        )
        still = tuple(replace(s, action=f"AP {asked.number}.{place}") for place, s in enumerate(asked.still_to_do, 1))
        told.append(replace(asked, achieved=achieved, still_to_do=still))
    return tuple(told)


def twice(content: Content) -> Content:
    """The second question comes again at the end, with something new beneath it."""
    again = replace(
        content[1],
        achieved=(_s("Adult social care joined the panel in July."),),
        still_to_do=(_s("Housing is missing from the panel."),),
    )
    return (*content, again)


def _changed(content, change) -> Content:
    return tuple(
        replace(asked, achieved=tuple(map(change, asked.achieved)), still_to_do=tuple(map(change, asked.still_to_do)))
        for asked in content
    )
