"""The few properties of style that decide how pasted words are read: bold, underlined, hidden, and what Word says in its own `mso-`."""

import re
from dataclasses import dataclass
from functools import lru_cache

STYLE_LIMIT = 10_000
"""Most characters of one element's style that are looked at."""
CLASSES_LIMIT = 5_000
_POINTS = {"pt": 1.0, "px": 0.75, "in": 72.0, "cm": 28.35, "mm": 2.835, "": 1.0}
_LENGTH = re.compile(r"(\d{1,5}(?:\.\d{1,5})?)(pt|px|in|cm|mm|)$")
_LEVEL = re.compile(r"\blevel([1-9])\b")
LIST_TYPES = {
    "decimal": "decimal", "1": "decimal", "decimal-leading-zero": "decimalZero", "lower-alpha": "lowerLetter", "upper-alpha": "upperLetter",
    "lower-latin": "lowerLetter", "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
    "disc": "bullet", "circle": "bullet", "square": "bullet", "none": "none",
}  # fmt: skip


@dataclass(slots=True)
class Look:
    """What one style says; None and nothing where it is silent. `margin` is in points, `level` of a list from 0."""

    bold: bool | None = None
    underlined: bool | None = None
    is_hidden: bool = False
    is_marker: bool = False
    is_tab: bool = False
    keeps_blanks: bool | None = None
    font: str = ""
    level: int | None = None
    list_type: str = ""
    margin: float = 0.0
    element: str = ""


@lru_cache(maxsize=2_000)
def look_of(style: str) -> Look:
    """The look that a style attribute gives."""
    look = Look()
    for declaration in style[:STYLE_LIMIT].casefold().split(";"):
        name, _, value = declaration.partition(":")
        _say(look, name.strip(), " ".join(value.replace("!important", "").split()))
    return look


def _say(look: Look, name: str, value: str) -> None:
    match name:
        case "font-weight":
            look.bold = value in {"bold", "bolder"} or (value.isdecimal() and value >= "600" and len(value) == 3)
        case "text-decoration" | "text-decoration-line":
            look.underlined = "underline" in value
        case "display" | "mso-hide" | "visibility":
            look.is_hidden |= value in {"none", "all", "hidden", "collapse"}
        case "white-space":
            look.keeps_blanks = value.startswith("pre")
        case "font-family":
            look.font = value
        case _:
            _say_of_lists(look, name, value)


def _say_of_lists(look: Look, name: str, value: str) -> None:
    match name:
        case "mso-list":
            look.is_marker = value == "ignore"
            found = _LEVEL.search(value)
            look.level = int(found.group(1)) - 1 if found else None
        case "mso-tab-count":
            look.is_tab = True
        case "list-style-type" | "list-style":
            look.list_type = next((LIST_TYPES[word] for word in value.split() if word in LIST_TYPES), "")
        case "margin-left":
            length = _LENGTH.match(value)
            look.margin = float(length.group(1)) * _POINTS[length.group(2)] if length else 0.0
        case "mso-element":
            look.element = value


class Sheet:
    """Which classes a style sheet makes bold: Excel says so there and nowhere else."""

    def __init__(self) -> None:
        self._bold: dict[str, bool] = {}

    def read(self, text: str) -> None:
        """Take in the text of a style element."""
        for rule in text.replace("<!--", "").replace("-->", "").split("}"):
            selectors, opening, body = rule.rpartition("{")
            if not opening or "font-weight" not in body.casefold():
                continue
            bold = look_of(body.strip()).bold
            for selector in selectors.split(","):
                _, dot, name = selector.strip().rpartition(".")
                if dot and bold is not None and len(self._bold) < CLASSES_LIMIT:
                    self._bold[name.casefold()] = bold

    def bold(self, classes: str) -> bool | None:
        """Whether one of an element's classes is bold; None where none of them says."""
        if not self._bold or not classes:
            return None
        return next((self._bold[name] for name in classes.casefold().split() if name in self._bold), None)
