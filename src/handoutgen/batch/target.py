"""What a build makes, one by one: which handout, for whom, and the name of its file."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from handoutgen.content.facility import Facility
from handoutgen.content.settings import FILE_NAME
from handoutgen.errors import LibraryError
from handoutgen.printing.job import Job

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handoutgen.content.library import Library
    from handoutgen.content.settings import Edition

PLACES = {
    ("standard", True): "{language}/{code}.pdf",
    ("standard", False): "{facility}/{language}/{code}.pdf",
    ("large", True): "{language}/{code}-large.pdf",
    ("large", False): "{facility}/{language}/{code}-large.pdf",
}
"""Where files go without a layout of the library's own; by edition, and whether the facility is the usual."""

_FACILITY = re.compile(r"[^\W_][\w. -]*")


class Target(NamedTuple):
    """One handout of a build, and the order in which a build goes: by code first.

    `language` is the tag of a catalog; `facility` its name in the settings, "" for none.
    """

    code: str
    language: str
    edition: Edition
    facility: str

    def __str__(self) -> str:
        """As people say it: `38242 (es, large, riverbend)`."""
        edition = "" if self.edition == "standard" else f", {self.edition}"
        return f"{self.code} ({self.language}{edition}{', ' if self.facility else ''}{self.facility})"


def job(library: Library, target: Target) -> Job:
    """The job that makes a target, with all that its facility says of itself."""
    facility = library.settings.facilities[target.facility] if target.facility else Facility()
    return Job(target.code, target.language, facility, facility.paper, edition=target.edition)


def place(library: Library, target: Target) -> str:
    """The file of a target, seen from the folder of the build, with `/` between its parts."""
    usual = target.facility == (library.settings.default_facility or "")
    layout = library.settings.build.layout or PLACES[target.edition, usual]
    return layout.format_map(target._asdict())


def check_places(library: Library, targets: Iterable[Target]) -> list[str]:
    """The file of each target, as `place` says.

    Raises LibraryError where two would be one file, on any file system, or one would lead astray.
    """
    taken: dict[str, Target] = {}
    places = []
    for target in targets:
        if target.facility and not _FACILITY.fullmatch(target.facility):
            raise LibraryError(
                f"the facility '{target.facility}' cannot be the name of a folder",
                hint=f"Give it letters, digits, dots and dashes in {FILE_NAME}.",
            )
        path = place(library, target)
        places.append(path)
        # A server may take A1.pdf and a1.pdf for one file.
        alike = unicodedata.normalize("NFC", path).casefold()
        other = taken.setdefault(alike, target)
        if other != target:
            raise LibraryError(
                f"{other} and {target} would be the same file, {path}",
                hint=f"Tell them apart by the layout under [build] in {FILE_NAME}: "
                'layout = "{facility}/{language}/{code}-{edition}.pdf"; or rename a record.',
            )
    return places
