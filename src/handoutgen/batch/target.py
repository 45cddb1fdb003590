"""What a build makes, one by one: which handout, for whom, and the name of its file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from handoutgen.content.facility import Facility
from handoutgen.printing.job import Job

if TYPE_CHECKING:
    from handoutgen.content.library import Library
    from handoutgen.content.settings import Edition

PLACES = {
    ("standard", True): "{language}/{code}.pdf",
    ("standard", False): "{facility}/{language}/{code}.pdf",
    ("large", True): "{language}/{code}-large.pdf",
    ("large", False): "{facility}/{language}/{code}-large.pdf",
}
"""Where files go without a layout of the library's own; by edition, and whether the facility is the usual."""


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


def checked(name: str) -> str:
    """A file's name as `place` gives them; raises ValueError for one that leads elsewhere.

    What is read from a file may say anything, and a build deletes what is at such a name.
    """
    if not name.endswith(".pdf") or any(part in {"", ".", ".."} for part in name.split("/")):
        raise ValueError(name)
    return name
