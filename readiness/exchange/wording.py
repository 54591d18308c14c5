"""How alike two wordings are, when one may be a paraphrase of the other.

Words are brought to a common form first: the sector's abbreviations and its several names for one thing, then the endings. A word counts
for as much as it tells questions of the bank apart. Nothing here knows what is matched, or when likeness is enough (`matching.py`).
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

PHRASES = tuple(
    (re.compile(rf"\b(?:{pattern})\b"), f" {word} ")
    for pattern, word in (
        (r"special education(?:al)? needs(?: (?:and|or|and/or) disabilit(?:y|ies))?|sen ?(?:d|/d|&d)?", "send"),
        (r"education,? health and (?:social )?care plans?|ehc ?plans?|ehcps?", "plan"),
        (
            r"(?:from )?(?:birth|0|nought|zero) ?(?:-|–|to|until|up to) ?(?:the age of )?(?:25|twenty[- ]five)|(?:up )?to 25",
            "agerange",
        ),
        (r"age (?:range|group)s?|ages", "agerange"),
        (r"multi[- ]?agency|inter[- ]?agency|partnership[- ]wide", "multiagency"),
        (r"co[- ]?produc(?:tion|ed|e|ing)", "coproduction"),
        (r"child and adolescent mental health(?: services?)?|children’?s mental health(?: services?)?", "camhs"),
        (
            r"clinical commissioning groups?(?:\(s\))?|ccgs?|integrated care boards?|icbs?|health commissioners?|nhs commissioners?",
            "nhscommissioner",
        ),
        (r"early years?|ey|nurser(?:y|ies)", "nursery"),
        (r"further education|fe", "college"),
        (r"head ?teachers?|head teachers?|heads|principals?", "head"),
        (r"local (?:education )?authorit(?:y|ies)|la|councils?", "council"),
        (
            r"elected members?|councillors?|politicians?|political|democratic(?:ally)?|lead members?|portfolio holders?",
            "councillor",
        ),
        (r"sign(?:s|ed|ing)?[- ]?off|senior sign[- ]?off", "agree"),
        (r"joined[- ]?up|join(?:s|ed)? up|integrat(?:e|es|ed|ion)|work(?:s|ed|ing)? together", "joined"),
        (r"areas? (?:for|of|that need|to) (?:development|improvement|weakness|develop|improve)", "weakness"),
        (r"set(?:s|ting)? out", "state"),
        (r"carr(?:y|ies|ied|ying) out|put(?:ting)? in(?:to)? (?:place|practice)", "implement"),
        (r"to what extent|how (?:well|far|effectively|much)", "how"),
    )
)
"""Names of several words brought to one. Older and newer names of a body are the same here: a report is of its own time."""
SAME = {
    word: chief
    for chief, words in {
        "scrutiny": "scrutinise scrutinises scrutinised scrutinising challenge challenged oversight oversee oversees overseen",
        "report": "reports reported update updates updated brief briefed briefing hear hears told inform informed",
        "regular": "regularly routinely routine periodic periodically frequent frequently",
        "transition": "transitions move moves moving handover",
        "develop": "developed developing development write written draw drawn design designing shape shaping",
        "implement": "implemented implementing implementation deliver delivered delivering delivery",
        "agree": "agreed agreement approve approved approval endorse endorsed",
        "align": "aligned alignment consistent fit fits dovetail linked link",
        "strength": "strengths strong strongest",
        "weakness": "weaknesses weak weakest",
        "know": "knows known aware awareness understand understands understood understanding",
        "identify": "identifies identified identifying identification find finds found spot spotted recognise recognised",
        "assess": "assesses assessed assessing assessment assessments",
        "review": "reviews reviewed reviewing",
        "parent": "parents carer carers family families",
        "feedback": "views opinion opinions voice voices",
        "assurance": "assured assure sure monitoring monitor monitored checking check checks checked",
        "engagement": "engage engages engaged involve involves involved involving participate participation part",
        "progress": "headway",
        "outcome": "outcomes results lives difference",
        "improve": "improves improved improving improvement better",
        "audit": "audits auditing",
        "selfevaluation": "self-evaluation self-assessment selfassessment sef",
        "effective": "effectively effectiveness robust rigorous",
        "council": "corporate",
        "directorate": "directorates department departments",
        "programme": "programmes initiative initiatives",
        "commission": "commissioning commissions commissioned",
        "communicate": "communicates communication talk",
        "committed": "commitment commit commits",
        "measure": "measures measured indicators indicator scorecard",
        "partner": "partners partnership partnerships agencies agency organisations",
        "leader": "leaders leadership executive manager managers",
        "policy": "policies",
        "setting": "settings provider providers",
        "strategy": "strategies strategic",
        "vision": "objectives objective aims aim",
        "early": "soon promptly prompt timely",
        "young": "youth",
        "need": "needs",
    }.items()
    for word in words.split()
}
SMALL_WORDS = (
    "a about above all also am an and any are as at be been being both but by can could did do does doing for from had has have having how "
    "i if in into is it its may me might more most much must no nor not of on one or other our out over own should so some such than that "
    "the their them then there these they this those through to too up us very was we were what when where whether which while who whom "
    "why will with within would you your evidence place area local way clear clearly particular around across used use etc e g ie eg"
)
STOP = frozenset(SMALL_WORDS.split())
ENDING = re.compile(r"(?<=.{4})(?:isations?|ations?|ingly|ments?|ings?|edly|ies|ied|ed|ly|(?<=[sxz])es|(?<=[cs]h)es|(?<!s)s)\Z")
GENERIC = frozenset({"child", "children", "young", "people", "person", "send", "year", "arrangement", "support", "service"})
"""Words any question about SEND may hold: they count, but cannot make two questions alike."""
GENERIC_WORTH = 0.25
LIKE = 88
"""From how alike two words count as one mistyped, out of 100."""


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[str, ...]:
    """The words of `text` that carry its meaning, each once, in a common form."""
    plain = text.casefold().replace("’", "'").replace("'s", "").replace("s'", "s")
    for pattern, word in PHRASES:
        plain = pattern.sub(word, plain)
    found = re.findall(r"[^\W_]+(?:-[^\W_]+)*", plain)
    parts = (part for word in found for part in ([word] if word in SAME else word.split("-")))
    return tuple(dict.fromkeys(ENDING.sub("", SAME.get(word, word)) for word in parts if word not in STOP))


@dataclass(frozen=True, slots=True)
class Said:
    """What a text says: its words, each with its worth, and the whole of that."""

    words: tuple[tuple[str, float], ...]
    held: frozenset[str]
    worth: float
    joined: str

    def shared_with(self, other: "Said") -> float:
        """The worth of what is in the other too."""
        held, shared = other.held, 0.0
        if not held.isdisjoint(self.held):
            for word, worth in self.words:
                if word in held:
                    shared += worth
        return shared


@dataclass(frozen=True, slots=True)
class Weights:
    """What each word is worth: the fewer texts have it, the more. `unknown` is for a word that none has."""

    of: Mapping[str, float]
    unknown: float
    spelt: dict[str, str] = field(default_factory=dict)
    said: dict[str, Said] = field(default_factory=dict)

    @classmethod
    def over(cls, texts: Iterable[str]) -> "Weights":
        """Weights that tell `texts` apart."""
        every = [words_of(text) for text in texts]
        counts = Counter(word for words in every for word in words)
        of = {word: math.log((len(every) + 1) / (count + 0.5)) + 0.15 for word, count in counts.items()}
        return cls(of, unknown=sum(of.values()) / len(of) if of else 1.0)

    def likeness(self, one: str, other: str) -> float:
        """From 0 to 1: how much of what the two texts say is said by both."""
        mine, others = self._said(one), self._said(other)
        if not mine.words or not others.words:
            return 0.0
        shared = mine.shared_with(others)
        balanced = 2 * shared / (mine.worth + others.worth)
        # A short text inside a long one is alike too, but less than two that say the same.
        inside = shared / min(mine.worth, others.worth)
        letters = _letters()(mine.joined, others.joined) / 100
        return min(1.0, 0.5 * balanced + 0.3 * inside + 0.2 * letters)

    def covered(self, one: str, other: str) -> float:
        """From 0 to 1: how much of what `one` says is somewhere in `other`."""
        mine, others = self._said(one), self._said(other)
        return mine.shared_with(others) / mine.worth if mine.words else 0.0

    def _said(self, text: str) -> Said:
        """A text is compared with every question of a bank: what it says is worked out once."""
        said = self.said.get(text)
        if said is None:
            words = tuple(dict.fromkeys(map(self._spelt, words_of(text))))
            worths = tuple(map(self._worth, words))
            pairs = tuple(zip(words, worths, strict=True))
            said = self.said[text] = Said(pairs, frozenset(words), sum(worths), " ".join(words))
        return said

    def _spelt(self, word: str) -> str:
        """The known word that this one is, allowing for a slip of the keyboard."""
        if word in self.of or len(word) < 5:
            return word
        if word not in self.spelt:
            from rapidfuzz import fuzz, process

            found = process.extractOne(word, list(self.of), scorer=fuzz.ratio, score_cutoff=LIKE)
            self.spelt[word] = found[0] if found else word
        return self.spelt[word]

    def _worth(self, word: str) -> float:
        return self.of.get(word, self.unknown) * (GENERIC_WORTH if word in GENERIC else 1.0)


@lru_cache(maxsize=1)
def _letters() -> Callable[[str, str], float]:
    """How alike two texts are by their letters, from 0 to 100."""
    from rapidfuzz import fuzz  # here, because every start of the server would pay for it

    return fuzz.token_set_ratio
