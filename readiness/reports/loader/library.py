"""Every report template of a folder, kept in memory and read again when its file changes."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from readiness.banks.loader.held import LOOK_AGAIN_AFTER, Copy, Held, copies_now, stamps_of
from readiness.reports.loader.template import nearest, read_template
from readiness.reports.model import NoSuchReport, ReportTemplate, TemplateFault


@dataclass(frozen=True)
class Templates:
    """Everything that was read, by the name of its file. Replaced as a whole, never changed."""

    copies: Mapping[str, Copy[ReportTemplate]] = field(default_factory=dict)
    faults: tuple[str, ...] = ()


class ReportLibrary:
    """The report templates of a folder, for as long as a process runs. Any thread may ask."""

    def __init__(
        self, folder: Path, *, monotonic: Callable[[], float] = time.monotonic, look_again_after: float = LOOK_AGAIN_AFTER
    ) -> None:
        self.folder = folder
        self._held = Held(Templates(), self._look, monotonic=monotonic, look_again_after=look_again_after)

    def templates(self) -> tuple[ReportTemplate, ...]:
        """Every template, by key."""
        return tuple(copy.value for _file, copy in sorted(self._held.now().copies.items()) if copy.value)

    def template(self, key: str) -> ReportTemplate:
        """The template called `key`. Raises NoSuchReport."""
        templates = {template.key: template for template in self.templates()}
        if key in templates:
            return templates[key]
        if any(fault.startswith(f"{self._called(key)}.toml") for fault in self.faults()):
            raise NoSuchReport(
                f"The report template “{key}” has faults in its file. Run `readiness reports check` and mend them."
            )
        raise NoSuchReport(f"There is no report template “{key}”. {nearest(key, templates or ['none yet'])}")

    def faults(self) -> tuple[str, ...]:
        """What is wrong with the files now, one sentence or two each. Empty when all is well."""
        held = self._held.now()
        return (*held.faults, *(fault for _file, copy in sorted(held.copies.items()) for fault in copy.faults))

    def _look(self, before: Templates) -> Templates:
        if not self.folder.is_dir():
            fault = (
                f"{self.folder.name}: this folder of report templates is not there. Put back the one that came with Readiness."
            )
            return Templates(before.copies, (fault,))
        return Templates(copies_now(stamps_of(self.folder), self._read, before=before.copies))

    def _read(self, file: str) -> ReportTemplate | tuple[str, ...]:
        try:
            return read_template(self.folder / file, called=self._called(file))
        except TemplateFault as fault:
            return fault.faults

    def _called(self, file: str) -> str:
        return f"{self.folder.name}/{file}"
