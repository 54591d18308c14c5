"""Who leads: what a label names, and a title that acts in its sentence. People's names count only where a label says that they lead."""

import re
from collections.abc import Iterator, Sequence

from readiness.exchange.offers.bodies import Named, Sort
from readiness.exchange.offers.names import Found
from readiness.exchange.offers.passage import Prose

LEAD_LIMIT = 80
"""Longest name or title, in characters."""
OFFICER = r"(?: (?:officer|person|name|professional|manager|partner|agency|organisation|body|director))?s?"
PERSON = r"(?:(?:Dr|Mr|Mrs|Ms|Miss|Prof|Cllr|Councillor)\.? )?[A-Z][\w’'-]{0,40}(?:(?:(?<=\b[A-Z])\.)? [A-Z][\w’'-]{0,40}){1,3}"
LABELLED = re.compile(
    rf"(?:(?<=\()|\b)(?:lead{OFFICER}|led by|responsible{OFFICER}|person responsible|responsibility|(?:action |named )?owners?|owned by|"
    rf"accountable{OFFICER}|assigned to) ?(?::| [–—-]) ?(?P<who>[^\n;()\[\]|]{{2,{LEAD_LIMIT}}})",
    re.IGNORECASE,
)
LED_BY = re.compile(rf"(?i:\b(?:led|owned|headed|championed) (?:jointly )?by )(?:the |our )?(?P<who>{PERSON})")
BEHIND = re.compile(rf"\b(?P<who>{PERSON}) \((?:lead|lead officer|responsible|owner)\)")
STOP = re.compile(
    r"(?:\.(?: |\Z)|, (?:due|by|deadline|date|partners?|who|which|and will)\b| (?:by|due|to|will|from|until|with|in|on|and will|is|has)\b| \d).*",
    re.IGNORECASE | re.DOTALL,
)
NAME = re.compile(rf"{PERSON}\Z")
INITIALS = re.compile(r"[A-Z]{2,4}\Z")
NOBODY = re.compile(
    r"(?:tbc|tba|tbd|n/?a|none|all|various|not applicable|to be (?:confirmed|agreed)|vacant|vacancy|[-–—?]*)\Z", re.IGNORECASE
)
APART = re.compile(r" ?[/;\n] ?|, (?:and )?| and | & ")

ACTS = re.compile(
    r"(?: \([^()\n]{1,30}\))?,? (?:also |now |regularly |then |both )?(?:will (?!be (?:appointed|recruited|in post|invited|asked|informed|told|sent|a )\b)|"
    r"has (?!been (?:appointed|recruited|created|established|in post|invited|asked)|left\b|resigned|no\b)|leads?\b|led\b|is (?:leading|responsible|accountable|working|"
    r"developing|reviewing|drafting|writing|to\b)|chairs\b|oversees\b|holds\b|reports\b|reported\b|presents\b|presented\b|monitors\b|"
    r"reviews\b|co-?ordinates\b|manages\b|wrote\b|completed\b|developed\b|to (?:[a-z]))"
)
BY = re.compile(
    r"\b(?:led|owned|headed|championed|presented|carried out|completed|undertaken|delivered|written|drafted|produced|overseen|co-?ordinated|managed|"
    r"chaired|run|prepared|monitored|driven|taken forward|progressed|developed|made|done|held|conducted|reviewed) (?:jointly )?by (?:the |our |a )?\Z",
    re.IGNORECASE,
)
GOES_ON = re.compile(r"(?:,? (?:for|of)(?: the)?|,| and| &)? (?P<word>[A-Z][\w’'&-]*|\d{1,2}-\d{1,2}\b)")
BEFORE_TITLE = re.compile(r"(?:Interim|Acting|Deputy|Joint|Strategic|Senior|Associate|Assistant) \Z")
WORDS_MORE = 6
"""Most words by which a title in the list may go on: "Assistant director" "for Education and Early Help"."""


def leads_in(prose: Prose, named: Sequence[Found[Named]]) -> list[str]:
    """Leads in the order of how plainly they are said to be: labelled, then titles that act or that a thing is done by."""
    titles = [found for found in named if found.meaning.sort is Sort.ROLE]
    bodies = {found.start for found in named if found.meaning.sort is not Sort.ROLE}
    leads = [name for match in LABELLED.finditer(prose.text) for name in leads_of(STOP.sub("", match["who"]))]
    leads += [match["who"] for match in BEHIND.finditer(prose.text)]
    starts = {found.start: found for found in titles}
    for match in LED_BY.finditer(prose.text):
        if match.start("who") not in bodies and match.start("who") not in starts:
            leads.append(match["who"])
    leads += [title for found in titles for title in _acting(prose, found, starts)]
    return leads


def leads_of(written: str) -> Iterator[str]:
    """Those whom a label or a cell names: one by one where each stands for itself, else the words as they are."""
    whole = " ".join(written.split()).strip(" ,:–—-*")
    whole = re.sub(r"\A(?:the|our) ", "", whole, flags=re.IGNORECASE)
    if NOBODY.match(whole):
        return
    pieces = [piece.strip(" ,:–—-*.") for piece in APART.split(written.strip()) if piece.strip(" ,:–—-*.")]
    if len(pieces) > 1 and all(_stands_alone(piece) for piece in pieces):
        yield from (piece for piece in pieces if not NOBODY.match(piece))
    elif len(whole) <= LEAD_LIMIT:
        yield whole


def _stands_alone(piece: str) -> bool:
    return bool(NAME.match(piece) or INITIALS.match(piece)) or piece[:4] in {"Head", "Dire"}


def _acting(prose: Prose, found: Found[Named], starts: dict[int, Found[Named]]) -> Iterator[str]:
    """The title at `found`, with the words by which it goes on, if it does something here."""
    text = prose.text
    end = _end_of_title(text, found, starts)
    before = text[max(0, found.start - 48) : found.start]
    prefix = BEFORE_TITLE.search(before)
    start = found.start - len(prefix[0]) if prefix else found.start
    if not ACTS.match(text, end) and not BY.search(text[max(0, start - 48) : start]):
        return
    written = text[start:end]
    # A short form by itself says little to a stranger.
    yield found.meaning.name if " " not in written else written[0].upper() + written[1:]


def _end_of_title(text: str, found: Found[Named], starts: dict[int, Found[Named]]) -> int:
    end = found.end
    for _ in range(WORDS_MORE):
        following = GOES_ON.match(text, end)
        if following is None or following.start("word") in starts:
            break
        end = following.end()
    return end
