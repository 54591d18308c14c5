"""One file of `templates/reports/`, field by field. What its sections must be to one another is for `rules.py`."""

import difflib
import re
import stat
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from readiness.banks.loader.fields import KEY_LIMIT, FaultList, Table
from readiness.banks.loader.source import read_source
from readiness.references.model import KEY
from readiness.reports.loader.rules import look_at_depths, look_at_sections
from readiness.reports.model import (
    PLACEHOLDERS,
    STANDARD_PARAGRAPHS,
    CoverLine,
    CoverValue,
    Depth,
    Numbering,
    ReportSection,
    ReportTemplate,
    Source,
    TemplateFault,
)

SIZE_LIMIT = 200_000
"""Largest file, in bytes. Ours have some 10,000."""
SECTIONS_LIMIT = 60
DEPTHS_LIMIT = 10
COVER_LIMIT = 20
LINES_LIMIT = 50
LABEL_LIMIT = 200
"""Longest title or label, in characters: each is a heading or a line of the cover."""
TAKEN = ("self-evaluation", "workbook", "snapshot")
"""What `--document` calls the documents that no template makes."""
BRACES = re.compile(r"\{([^{}\n]*)\}")
UNSEEN = re.compile("[\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
"""Characters without a shape, that hide in a label or turn it round; those that join letters of other scripts are not among them."""
ONE_DEPTH = Depth(key="report", label="Report")
"""Of a template that names none."""


def read_template(path: Path, *, called: str = "") -> ReportTemplate:
    """The template in a file, which faults call by its path or as it is `called`. Raises TemplateFault with every fault there is."""
    faults = FaultList(called or str(path))
    template = _read(path, faults)
    if template is None or faults.found:
        raise TemplateFault(*faults.found)
    return template


def _read(path: Path, faults: FaultList) -> ReportTemplate | None:
    _look_at_name(path, faults)
    try:
        status = path.stat()
    except OSError as error:
        faults.add("", f"the file cannot be read ({error.strerror}).", "See that it is there and that Readiness may read it.")
        return None
    if not stat.S_ISREG(status.st_mode):
        # Whoever opens a pipe waits for the one who fills it, and every page with it.
        faults.add("", "this is a folder, a pipe or a device.", "Put a file in its place.")
        return None
    if status.st_size > SIZE_LIMIT:
        faults.add("", f"the file is larger than {SIZE_LIMIT:,} bytes.", "Shorten its texts: what is long belongs in the draft.")
        return None
    content = read_source(path, faults)
    if content is None:
        return None
    top = Table(content, "", faults)
    depths = _depths(top)
    template = ReportTemplate(
        key=path.stem,
        title=_line(top, "title"),
        summary=top.text("summary"),
        numbering=top.choice("numbering", Numbering, otherwise=Numbering.NONE),
        contents=top.yes("contents", otherwise=False),
        explains_terms=top.yes("explains_terms", otherwise=False),
        depths=depths,
        cover=tuple(_cover_line(table) for table in top.tables("cover", "cover line", required=False, limit=COVER_LIMIT)),
        sections=_sections(top, depths),
    )
    top.close()
    return template


def _look_at_name(path: Path, faults: FaultList) -> None:
    key = path.stem
    if path.suffix != ".toml" or not re.fullmatch(KEY, key) or len(key) > KEY_LIMIT:
        faults.add(
            "",
            "the file’s name does not make a key.",
            f"Call it something like “{slug(key)[:KEY_LIMIT] or 'scrutiny-report'}.toml”: small letters a to z, digits and single "
            f"hyphens, at most {KEY_LIMIT} characters.",
        )
    elif key in TAKEN:
        faults.add("", f"“{key}” is the name of a document that Readiness makes itself.", "Give the file another name.")


def slug(label: str) -> str:
    """The key that a label gives: its letters and digits, in small ones, with hyphens between words. Empty where none are Latin."""
    plain = unicodedata.normalize("NFKD", label.replace("’", "").replace("'", "")).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _line(table: Table, name: str, *, required: bool = True, may_be_empty: bool = False) -> str:
    """A heading: short, and without placeholders."""
    text = table.text(name, required=required, may_be_empty=may_be_empty)
    if len(text) > LABEL_LIMIT:
        table.fault(f"`{name}` has {len(text):,} characters.", f"Shorten it to {LABEL_LIMIT}.")
    if unseen := UNSEEN.search(text):
        table.fault(
            f"`{name}` holds the character U+{ord(unseen[0]):04X}, which nobody sees.",
            "Delete it: two labels that look alike must be alike.",
        )
    if braces := BRACES.search(text):
        table.fault(
            f"`{name}` has {braces[0][:KEY_LIMIT]} in it, which is not filled here.",
            "Write plain words: braces are filled in `default`, in `lines` and in the `line` of a cover.",
        )
    return text


def _depths(top: Table) -> tuple[Depth, ...]:
    depths = tuple(_depth(table) for table in top.tables("depths", "depth", required=False, limit=DEPTHS_LIMIT))
    look_at_depths(top, depths)
    return depths or (ONE_DEPTH,)


def _depth(table: Table) -> Depth:
    depth = Depth(
        key=table.key(),
        label=_line(table, "label"),
        summary=table.text("summary", required=False, may_be_empty=True),
        words=table.count("words", otherwise=0, most=1_000_000),
        sides=table.count("sides", otherwise=0),
        numbering=table.maybe("numbering", Numbering),
    )
    table.close()
    return depth


def _cover_line(table: Table) -> CoverLine:
    line = CoverLine(
        label=_line(table, "label", may_be_empty=True),
        value=table.choice("value", CoverValue, otherwise=CoverValue.LINE)
        if "value" in table.content or "line" not in table.content
        else table.maybe("value", CoverValue) or CoverValue.LINE,
        line=table.text("line", required=False),
    )
    table.close()
    _look_at_braces(table, "`line`", line.line)
    if line.value is CoverValue.LINE and not line.line and "value" in table.content:
        table.fault("`line` is missing.", 'Write the words that always stand there: line = "…".')
    if line.value is not CoverValue.LINE and line.line:
        table.fault(
            f"it has a `line` and the value “{line.value}”.", "Keep one: `line` for fixed words, `value` for what changes."
        )
    return line


def _sections(top: Table, depths: tuple[Depth, ...]) -> tuple[ReportSection, ...]:
    tables = list(top.tables("sections", "section", required=True, limit=SECTIONS_LIMIT))
    sections = tuple(_section(table, depths) for table in tables)
    look_at_sections(top, tables, sections, depths)
    return sections


def _section(table: Table, depths: tuple[Depth, ...]) -> ReportSection:
    label = _line(table, "label", may_be_empty=True)
    section = ReportSection(
        key=table.key() if "key" in table.content else slug(label)[:KEY_LIMIT].strip("-"),
        label=label,
        source=table.choice("source", Source, otherwise=Source.TEXT),
        level=table.count("level", otherwise=1, most=2),
        mandatory=table.yes("mandatory", otherwise=False),
        numbered=table.yes("numbered", otherwise=True),
        draft_only=table.yes("draft_only", otherwise=False),
        default=table.text("default", required=False, may_be_empty=True, lines=True),
        standard=_known(table, "standard", STANDARD_PARAGRAPHS),
        lines=table.texts("lines", required=False),
        depths=_depths_of(table, depths),
        most=table.count("most", otherwise=0),
        hint=table.text("hint", required=False, may_be_empty=True),
    )
    table.close()
    if len(section.lines) > LINES_LIMIT:
        table.fault(f"`lines` has {len(section.lines)} items.", f"Keep at most {LINES_LIMIT}, or write paragraphs in `default`.")
    for called, text in (
        ("`default`", section.default),
        *((f"item {n} of `lines`", one) for n, one in enumerate(section.lines, 1)),
    ):
        _look_at_braces(table, called, text)
    return section


def _known(table: Table, name: str, known: Iterable[str]) -> str:
    value = table.text(name, required=False)
    if value and value not in known:
        table.fault(f"`{name}` is {value[:KEY_LIMIT]!r}, which is not known.", nearest(value, known))
    return value


def _depths_of(table: Table, depths: tuple[Depth, ...]) -> tuple[str, ...]:
    named = table.texts("depths", required=False)
    known = [depth.key for depth in depths]
    for key in dict.fromkeys(named):
        if key not in known:
            table.fault(f"`depths` names {key[:KEY_LIMIT]!r}, which is no depth of this template.", nearest(key, known))
        elif named.count(key) > 1:
            table.fault(f"`depths` names “{key}” twice.", "Keep one.")
    return named


def _look_at_braces(table: Table, called: str, text: str) -> None:
    for name in dict.fromkeys(BRACES.findall(text)):
        if name not in PLACEHOLDERS:
            table.fault(f"{called} has {{{name[:KEY_LIMIT]}}}, which nothing fills.", nearest(name, PLACEHOLDERS))


def nearest(word: str, known: Iterable[str]) -> str:
    """What to write instead of `word`."""
    words = list(known)
    close = difflib.get_close_matches(word[:KEY_LIMIT], words, n=1)
    return f"{f'Did you mean “{close[0]}”? ' if close else ''}Known are {', '.join(words)}."
