"""Lets the wheel carry the starter library.

Only a wheel to be installed gets the copy: an editable install reads the checkout itself, and a
copy beside it in site-packages would go stale unseen.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

STARTER = ("handouts", "templates", "locales", "handoutgen.toml")


class StarterLibrary(BuildHookInterface[Any]):
    """Adds the checkout's own library to the wheel as `handoutgen/starter/`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the files to `build_data`; `version` is `standard` or `editable`.

        Raises FileNotFoundError, by way of hatchling, where a part of the library is not there.
        """
        if version != "standard":
            return
        for name in STARTER:
            build_data["force_include"][str(Path(self.root, name))] = f"handoutgen/starter/{name}"
