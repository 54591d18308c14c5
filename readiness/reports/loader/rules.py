"""What the depths and sections of one template must be to one another."""

from collections.abc import Iterable, Iterator, Sequence

from readiness.banks.loader.fields import Table
from readiness.reports.model import Depth, ReportSection, Source

FROM_ANSWERS = frozenset(
    {
        Source.QUESTIONS,
        Source.STANDING,
        Source.THINGS_TO_KNOW,
        Source.QUESTIONS_TO_ASK,
        Source.MAY_BE_ASKED,
        Source.STRENGTHS,
        Source.WORRIES,
        Source.CHANGED,
        Source.CHART,
        Source.MISSING,
    }
)
"""What a self-evaluation can fill."""


def look_at_depths(top: Table, depths: Sequence[Depth]) -> None:
    """Note depths that nobody could tell apart."""
    for called, names in (("key", [depth.key for depth in depths]), ("label", [_plain(depth.label) for depth in depths])):
        for name in _twice(names):
            top.fault(f"two depths have the {called} “{name}”.", f"Give each a {called} of its own.")


def look_at_sections(top: Table, tables: Sequence[Table], sections: Sequence[ReportSection], depths: Sequence[Depth]) -> None:
    """Note everything that is wrong between sections, each at the section that has to change."""
    if not sections:
        if isinstance(top.content.get("sections"), list):
            top.fault("there is no section.", "Write at least one under a heading [[sections]].")
        return
    for table, section in zip(tables, sections, strict=True):
        _look_alone(table, section)
    _look_for_doubles(tables, sections)
    for depth in depths:
        _look_at_depth(top, tables, sections, depth)


def _look_alone(table: Table, section: ReportSection) -> None:
    for what, remedy in _wrong_alone(section):
        table.fault(what, remedy)


def _wrong_alone(section: ReportSection) -> Iterator[tuple[str, str]]:
    source = section.source
    if not section.key:
        yield "its label makes no key.", 'Add one: key = "some-words".'
    if source is Source.FIXED and not section.lines:
        yield "its source is “fixed” and it has no `lines`.", 'Write them: lines = ["…", "…"], or choose another source.'
    if source is Source.FIXED and section.default:
        yield "its source is “fixed”, so `default` is never shown.", "Move it to `lines`."
    if source is not Source.FIXED and section.lines:
        yield f"it has `lines`, and its source is “{source}”.", 'Write source = "fixed", or move the words to `default`.'
    if section.mandatory and source is Source.SIGN_OFF_GRID:
        yield "it is mandatory, and the sign-off grid stands in no final.", "Take `mandatory` out."
    elif section.mandatory and section.draft_only:
        yield "it is mandatory, and a final leaves it out.", "Take out `mandatory` or `draft_only`."
    if section.standard and source is not Source.TEXT:
        yield f"it has a `standard` paragraph, and its source is “{source}”.", 'Write source = "text", or take `standard` out.'
    if source is Source.TEXT and section.key in {one.value for one in Source if one.is_written}:
        yield (
            f"its key is “{section.key}”, under which another source keeps its words.",
            (f'Write source = "{section.key}", or give it another key.'),
        )


def _look_for_doubles(tables: Sequence[Table], sections: Sequence[ReportSection]) -> None:
    keys: dict[str, int] = {}
    labels: dict[str, int] = {}
    for order, (table, section) in enumerate(zip(tables, sections, strict=True), 1):
        label = _plain(section.label)
        if label and label in labels:
            table.fault(
                f"its label is that of section {labels[label]}, “{section.label}”.", "Give each section a label of its own."
            )
        elif section.key and section.key in keys:
            table.fault(
                f"its key is that of section {keys[section.key]}, “{section.key}”.", "Give each section a key of its own."
            )
        keys.setdefault(section.key, order)
        labels.setdefault(label, order)


def _look_at_depth(top: Table, tables: Sequence[Table], sections: Sequence[ReportSection], depth: Depth) -> None:
    here = [(table, one) for table, one in zip(tables, sections, strict=True) if not one.depths or depth.key in one.depths]
    if not any(one.source.is_written or one.source in FROM_ANSWERS for _table, one in here if not one.draft_only):
        top.fault(
            f"at the depth “{depth.key}” no section of the final is written or built from answers.",
            'Add one, such as a section with source = "where-we-stand" or source = "text".',
        )
    finals = [(table, one) for table, one in here if not (one.draft_only or one.source is Source.SIGN_OFF_GRID)]
    table = _hangs_on_nothing(finals) or _hangs_on_nothing(here)
    if table is not None:
        table.fault(
            f"its level is 2, and at the depth “{depth.key}” no section of level 1 stands before it in a final.",
            "Write level = 1, or put a section with a label and level 1 before it.",
        )


def _hangs_on_nothing(sections: Iterable[tuple[Table, ReportSection]]) -> Table | None:
    """The first heading of level 2 that has none of level 1 above it."""
    for table, section in sections:
        if section.label:
            return table if section.level > 1 else None
    return None


def _plain(label: str) -> str:
    return " ".join(label.casefold().split())


def _twice(names: Sequence[str]) -> list[str]:
    return [name for name in dict.fromkeys(names) if name and names.count(name) > 1]
