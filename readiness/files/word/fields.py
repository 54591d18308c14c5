"""Fields of Word: their codes are left out, their results are read, and a HYPERLINK gives its address to the words it shows."""

import re
from dataclasses import dataclass, field

CODE_LIMIT = 4_000
"""Most characters of a code that are kept; an address is shorter."""
_TOKEN = re.compile(r'"([^"]*)"|(\S+)')


def address_of(code: str) -> str:
    """The address that a HYPERLINK code leads to outside the document, or nothing."""
    tokens = [(quoted or bare, bool(quoted)) for quoted, bare in _TOKEN.findall(code)]
    if not tokens or tokens[0][0].upper() != "HYPERLINK":
        return ""
    address = fragment = switch = ""
    for token, is_quoted in tokens[1:]:
        if not is_quoted and token.startswith("\\") and not token.startswith("\\\\"):
            switch = token.casefold()
            continue
        if switch == "\\l":
            fragment = token
        elif switch not in {"\\o", "\\t"} and not address:
            address = token.replace("\\\\", "\\")
        switch = ""
    return f"{address}#{fragment}" if address and fragment else address


@dataclass(slots=True)
class _Field:
    code: list[str] = field(default_factory=list)
    is_shown: bool = False
    address: str = ""


class Fields:
    """The fields that are open at one point of the text, one inside another."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    @property
    def is_code(self) -> bool:
        """Whether the words here belong to a code and do not show."""
        return any(not each.is_shown for each in self._open)

    @property
    def address(self) -> str:
        """Where the words here lead to."""
        return next((each.address for each in reversed(self._open) if each.address), "")

    def begin(self) -> None:
        """A field begins with its code."""
        self._open.append(_Field())

    def add_code(self, text: str) -> None:
        """More of the innermost code."""
        if self._open and sum(map(len, self._open[-1].code)) < CODE_LIMIT:
            self._open[-1].code.append(text[:CODE_LIMIT])

    def show(self) -> None:
        """The code ends and its result begins."""
        if self._open:
            innermost = self._open[-1]
            innermost.is_shown, innermost.address = True, address_of("".join(innermost.code))

    def end(self) -> None:
        """The innermost field ends."""
        if self._open:
            self._open.pop()

    def drop_unfinished(self) -> None:
        """Forget codes that have not ended with their paragraph: a damaged field must not swallow the rest of the document."""
        while self._open and self.is_code:
            self._open.pop()
