"""Writes a briefing of known content in any dress, so that a test can ask whether reading gives the content back."""

import html
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from readiness.exchange.model import Briefing, BriefingEntry, BriefingQuestion

HEADINGS = ("Suggested indicators that this is happening:", "What has been achieved so far?", "What else needs to happen?")
TAIL = "22. The rest of the report\n\nThis is about something else.\n"


@dataclass(frozen=True)
class Statement:
    """An entry and the points nested in it."""

    text: str
    nested: tuple[str, ...] = ()

    @property
    def markdown(self) -> str:
        return self.text + ("\n\n" + "\n".join(f"- {point}" for point in self.nested) if self.nested else "")


@dataclass(frozen=True)
class Asked:
    """A question and what stands under it."""

    wording: str
    indicators: tuple[str, ...] = ()
    achieved: tuple[Statement, ...] = ()
    still_to_do: tuple[Statement, ...] = ()


@dataclass(frozen=True)
class Dress:
    """How a briefing looks. `mark` gives the bullet of the n-th point, from 1; `width` wraps the lines."""

    mark: Callable[[int], str] = field(default=lambda _: "• ")
    nested: str = "    ▪ "
    question: Callable[[str, str], str] = field(default=lambda number, wording: f"{number} Question: {wording}")
    headings: tuple[str, str, str] = HEADINGS
    order: tuple[int, int, int] = (0, 1, 2)
    between: str = "\n\n"
    width: int | None = None
    tail: str = TAIL


def numbers_of(asked: Sequence[Asked]) -> list[str]:
    return [f"21.{place}" for place in range(1, len(asked) + 1)]


def write(asked: Sequence[Asked], dress: Dress = Dress()) -> str:
    """The text of a briefing."""
    blocks = []
    for number, question in zip(numbers_of(asked), asked, strict=True):
        blocks.append(_wrapped(dress.question(number, question.wording), dress))
        lists = ([Statement(text) for text in question.indicators], question.achieved, question.still_to_do)
        for place in dress.order:
            blocks.append(dress.headings[place])
            lines = [line for n, statement in enumerate(lists[place], 1) for line in _lines(statement, n, dress)]
            if lines:
                blocks.append("\n".join(lines))
    return dress.between.join([*blocks, dress.tail])


def _lines(statement: Statement, number: int, dress: Dress) -> list[str]:
    own = _wrapped(dress.mark(number) + statement.text, dress)
    return [own, *(_wrapped(dress.nested + point, dress) for point in statement.nested)]


def _wrapped(text: str, dress: Dress) -> str:
    return "\n".join(map(_wrapper(dress.width), text.split("\n"))) if dress.width else text


def _wrapper(width: int) -> Callable[[str], str]:
    def wrapped(line: str) -> str:
        lead = line[: len(line) - len(line.lstrip())]
        kept = {"break_on_hyphens": False, "break_long_words": False, "expand_tabs": False, "replace_whitespace": False}
        return lead + "\n".join(textwrap.wrap(line.strip(), width, **kept))

    return wrapped


def write_html(asked: Sequence[Asked]) -> str:
    """The same in the tags that a word processor makes of it, on one line."""
    rows = []
    for number, question in zip(numbers_of(asked), asked, strict=True):
        lists = ([Statement(text) for text in question.indicators], question.achieved, question.still_to_do)
        body = "".join(
            f"<p><b>{heading}</b></p><ul>{''.join(map(_item, statements))}</ul>"
            for heading, statements in zip(HEADINGS, lists, strict=True)
        )
        rows.append(f"<tr><td><p>{number}</p></td><td><p><u>Question:</u> {html.escape(question.wording)}</p>{body}</td></tr>")
    return f'<table style="width: 100%;"><tbody>{"".join(rows)}</tbody></table><h2>Finance</h2><p>The grant ends.</p>'


def _item(statement: Statement) -> str:
    nested = "".join(f"<li>{html.escape(point)}</li>" for point in statement.nested)
    return f"<li><span style='color: #000'>{html.escape(statement.text)}</span>{f'<ul>{nested}</ul>' if nested else ''}</li>"


def content_of(briefing: Briefing) -> list[Asked]:
    """What was read, in the terms of what was written."""
    return [_asked(question) for question in briefing]


def _asked(question: BriefingQuestion) -> Asked:
    return Asked(
        question.wording,
        tuple(indicator.text for indicator in question.indicators),
        tuple(map(_statement, question.achieved)),
        tuple(map(_statement, question.still_to_do)),
    )


def _statement(entry: BriefingEntry) -> Statement:
    text, _, nested = entry.text.partition("\n\n- ")
    return Statement(text, tuple(nested.split("\n- ")) if nested else ())
