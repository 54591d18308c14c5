"""A stranger's Word or Excel file as a zip that keeps its bounds, and the parts of it.

What kind it is stands in the package, not in its name. What the parts mean is for `word` and `excel`. Nothing is unpacked to disk.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from lxml import etree

from readiness.errors import Refused
from readiness.files.old_containers import OLD_CONTAINER, UNCHANGED, Encrypted, refuse_old_container
from readiness.files.readers import TooLarge

PARTS_LIMIT = 2_000
PART_LIMIT = 40_000_000
"""Largest part, in bytes when unpacked. The text of a thousand pages is under 10 MB."""
PARTS_READ_LIMIT = 100_000_000
"""Most bytes unpacked from one package, all parts that are read together."""
RATIO_LIMIT, RATIO_FROM = 200, 1_000_000
"""A part of more than RATIO_FROM bytes may be this many times its packed size. Sheets of nothing but borders reach about 50."""
DEPTH_LIMIT = 200
"""Deepest nesting of elements. A table in a table in a text box has about 40."""
CHUNK = 1_000_000
AGAIN = f"{UNCHANGED} Open it in the program it was made with, save it again and try that."

_UNPACKING = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)
_DECLARED = tuple(mark.encode(code) for mark in ("<!DOCTYPE", "<!ENTITY") for code in ("utf-8", "utf-16-le", "utf-16-be"))
_ENCODINGS = frozenset({"", "utf-8", "utf-16", "utf-16le", "utf-16be", "us-ascii", "ascii", "iso-8859-1", "windows-1252"})
"""In every other encoding a declaration could be spelt so that it is not found."""
_ENCODING = re.compile(rb"""^[^>]{0,200}?encoding\s*=\s*["']([^"']*)""")
_TOO_DEEP = etree.XPath("boolean(" + "/*" * (DEPTH_LIMIT + 1) + ")")
_MACROS = re.compile(r"vbaproject\.bin$|/(?:intl)?macrosheets/|vbadata\.xml$")
_ABSOLUTE = re.compile(r"^[/\\]|^[A-Za-z]:|\\|\x00")
_KINDS = (
    ("wordprocessingml", "word"),
    ("spreadsheetml", "excel"),
    ("ms-excel.sheet.binary", "binary workbook"),
    ("presentationml", "slides"),
    ("ms-visio", "drawing"),
)
_OPEN_DOCUMENTS = (("text", "open text"), ("spreadsheet", "open workbook"), ("presentation", "open slides"))


class Damaged(Refused):
    """It is no package, or a part of it is absent or broken."""


class HasMacros(Refused):
    """It carries a program."""


class TooManyParts(Refused):
    """It has more parts than PARTS_LIMIT."""


class Overblown(Refused):
    """A part grows more than RATIO_LIMIT times when it is unpacked."""


class DeclaresEntities(Refused):
    """A part has a document type or entities of its own, which no office program writes."""


class TooDeep(Refused):
    """The elements of a part are nested deeper than DEPTH_LIMIT."""


class DoubledParts(Refused):
    """Two parts have one name: what is read would depend on the program."""


class OverlappingParts(Refused):
    """Parts share bytes of the file."""


class StrangeNames(Refused):
    """A part is named by a path that leads out of the package."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """What a part leads to: another part by its name in the package, or an address outside it. `kind` is the last word of its type."""

    kind: str
    target: str
    outside: bool


class OfficePackage:
    """A .docx or .xlsx, or another zip, whose list of parts has passed every bound; each part passes its own when it is read.

    `kind` is "word", "excel" or what else it is; `main` names the part that holds the document. Raises one of this module's refusals.
    """

    def __init__(self, content: bytes, *, name: str) -> None:
        self.name = name
        self._read = 0
        if content.startswith(OLD_CONTAINER):
            refuse_old_container(content, name=name)
        # Counted before the list is made: ten million entries are a list that costs seconds and gigabytes.
        if content.count(b"PK\x01\x02") > PARTS_LIMIT:
            raise TooManyParts(
                f"“{name}” has more than {PARTS_LIMIT:,} parts inside it, the most one document may. {UNCHANGED} "
                "Save it again without pictures and embedded files, and try that."
            )
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except _UNPACKING as error:
            raise Damaged(f"“{name}” is damaged, or is not a Word or Excel file. {AGAIN}") from error
        parts = self._zip.infolist()
        self._check_names(parts)
        self._check_places(parts, content)
        self._parts = {part.filename.casefold(): part for part in parts}
        self.names = frozenset(part.filename for part in parts)
        self.types = self._content_types()
        self.main, self.kind = self._main_part()
        self._check_macros()

    def __contains__(self, part: str) -> bool:
        return part.casefold() in self._parts

    def part(self, part: str) -> bytes:
        """The bytes of a part. Raises Damaged where there is none or it is broken, TooLarge or Overblown where it is over a bound."""
        if part not in self:
            raise Damaged(f"“{self.name}” is damaged: its part “{part}” is missing. {AGAIN}")
        entry = self._parts[part.casefold()]
        self._check_size(entry.file_size)
        if entry.file_size > RATIO_FROM and entry.file_size > RATIO_LIMIT * max(entry.compress_size, 1):
            raise Overblown(
                f"“{self.name}” was not opened: a part of it grows more than {RATIO_LIMIT} times when it is unpacked, "
                f"which no ordinary document does. {AGAIN}"
            )
        pieces = []
        try:
            with self._zip.open(entry) as unpacked:
                while piece := unpacked.read(CHUNK):
                    self._read += len(piece)
                    # Counted as it comes, because the declared size may be untrue.
                    self._check_size(self._read - PARTS_READ_LIMIT + PART_LIMIT)
                    pieces.append(piece)
        except _UNPACKING as error:
            raise Damaged(f"“{self.name}” is damaged: its part “{part}” cannot be unpacked. {AGAIN}") from error
        return b"".join(pieces)

    def xml(self, part: str) -> etree._Element:
        """The root of an XML part, without comments and instructions. Raises as `part` does, and DeclaresEntities or TooDeep."""
        content = self._plain_xml(part)
        try:
            root = etree.fromstring(content, _parser())
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self._broken(part, error) from error
        if _TOO_DEEP(root):
            raise self._too_deep()
        return root

    def stream(self, part: str, *tags: str) -> Iterator[etree._Element]:
        """The elements of an XML part that have one of `tags`, each as soon as it ends; who takes them clears them. Raises as `xml` does."""
        content = self._plain_xml(part)
        options = {"resolve_entities": False, "no_network": True, "huge_tree": False, "remove_comments": True, "remove_pis": True}
        try:
            for _, element in etree.iterparse(io.BytesIO(content), events=("end",), tag=tags, **options):
                yield element
        except etree.XMLSyntaxError as error:
            raise self._broken(part, error) from error

    def _plain_xml(self, part: str) -> bytes:
        content = self.part(part)
        if any(mark in content for mark in _DECLARED) or _encoding_of(content) not in _ENCODINGS:
            raise DeclaresEntities(
                f"“{self.name}” was not opened: it has declarations inside that no office program writes. {AGAIN}"
            )
        return content

    def _broken(self, part: str, error: Exception) -> Refused:
        if "depth" in str(error):
            return self._too_deep()
        return Damaged(f"“{self.name}” is damaged: its part “{part}” is not well formed. {AGAIN}")

    def relationships(self, part: str) -> dict[str, Relationship]:
        """What `part` leads to, by the id that its text uses; `""` asks for the package itself. Empty where it leads nowhere."""
        folder = dirname(part)
        listing = join(folder, "_rels", f"{part.rpartition('/')[2]}.rels")
        if listing not in self:
            return {}
        found = {}
        for element in self.xml(listing).iterchildren("{*}Relationship"):
            target, outside = element.get("Target", ""), element.get("TargetMode") == "External"
            if not outside:
                target = unquote(target)
                target = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
            kind = element.get("Type", "").rpartition("/")[2]
            found[element.get("Id", "")] = Relationship(kind=kind, target=target, outside=outside)
        return found

    def _content_types(self) -> dict[str, str]:
        if "[Content_Types].xml" not in self:
            return {}
        listing = self.xml("[Content_Types].xml")
        return {
            (element.get("PartName", "").lstrip("/") or f"*.{element.get('Extension', '')}").casefold(): element.get(
                "ContentType", ""
            )
            for element in listing.iterchildren("{*}Override", "{*}Default")
        }

    def _main_part(self) -> tuple[str, str]:
        if not self.types:
            return "", self._other_kind()
        for relationship in self.relationships("").values():
            if relationship.kind == "officeDocument" and not relationship.outside:
                main = relationship.target
                declared = self.types.get(main.casefold()) or self.types.get(f"*.{main.rpartition('.')[2]}".casefold(), "")
                return main, next((kind for mark, kind in _KINDS if mark in declared or _macro_kind(declared) == kind), "zip")
        raise Damaged(f"“{self.name}” is damaged: it does not say which of its parts is the document. {AGAIN}")

    def _other_kind(self) -> str:
        if "mimetype" in self:
            says = self.part("mimetype").decode("ascii", errors="replace")
            return next((kind for mark, kind in _OPEN_DOCUMENTS if f"opendocument.{mark}" in says), "zip")
        return "apple" if any(part.endswith(".iwa") for part in self._parts) else "zip"

    def _check_names(self, parts: list[zipfile.ZipInfo]) -> None:
        seen = set()
        for part in parts:
            named = part.orig_filename
            if _ABSOLUTE.search(named) or ".." in named.split("/"):
                raise StrangeNames(f"“{self.name}” was not opened: a part of it is named as a path out of the file. {AGAIN}")
            if named.casefold() in seen:
                raise DoubledParts(f"“{self.name}” was not opened: two of its parts have the same name. {AGAIN}")
            seen.add(named.casefold())
            if part.flag_bits & 0x1:
                raise Encrypted(
                    f"“{self.name}” is locked with a password. {UNCHANGED} Take the password off and bring it in again."
                )

    def _check_places(self, parts: list[zipfile.ZipInfo], content: bytes) -> None:
        end = 0
        for part in sorted(parts, key=lambda part: part.header_offset):
            header = content[part.header_offset : part.header_offset + 30]
            if len(header) < 30 or not header.startswith(b"PK\x03\x04"):
                raise Damaged(f"“{self.name}” is damaged: a part of it is not where it should be. {AGAIN}")
            if part.header_offset < end:
                raise OverlappingParts(f"“{self.name}” was not opened: parts of it share the same bytes. {AGAIN}")
            end = part.header_offset + 30 + sum(struct.unpack("<HH", header[26:30])) + part.compress_size
        if parts and end > self._zip.start_dir:
            raise OverlappingParts(f"“{self.name}” was not opened: parts of it share the same bytes. {AGAIN}")

    def _check_macros(self) -> None:
        if any(_MACROS.search(part) for part in self._parts) or any("macro" in kind.casefold() for kind in self.types.values()):
            saved = "as a Word document (.docx)" if self.kind == "word" else "as an Excel workbook (.xlsx)"
            raise HasMacros(
                f"“{self.name}” has macros in it, so it was not opened. {UNCHANGED} Save it {saved} and bring that in."
            )

    def _check_size(self, size: int) -> None:
        if size > PART_LIMIT:
            raise TooLarge(
                f"“{self.name}” is larger inside than a document may be: more than {PART_LIMIT // 1_000_000} MB in one part or "
                f"{PARTS_READ_LIMIT // 1_000_000} MB in all. {UNCHANGED} Split it, or leave out what is not needed."
            )

    def _too_deep(self) -> Refused:
        return TooDeep(f"“{self.name}” was not opened: it is nested more than {DEPTH_LIMIT} levels deep. {AGAIN}")


def _macro_kind(declared: str) -> str:
    """The kind of a document whose type names it with macros, where the type has another spelling."""
    if "macroenabled" not in declared.casefold():
        return ""
    return next(
        (kind for mark, kind in (("ms-word", "word"), ("ms-excel", "excel"), ("powerpoint", "slides")) if mark in declared), ""
    )


def _encoding_of(content: bytes) -> str:
    """The encoding an XML part says it has, or empty. Of UTF-16 every second byte is left out first."""
    beginning = content[:400].replace(b"\x00", b"")
    if not beginning.lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t").startswith(b"<"):
        return "unknown"
    says = _ENCODING.search(beginning)
    return says.group(1).decode("ascii", errors="replace").casefold() if says else ""


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True, remove_pis=True
    )
