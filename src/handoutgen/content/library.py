"""A library: the folder with a `handoutgen.toml`, its records, catalogs and templates."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from handoutgen.content import settings as settings_file
from handoutgen.content.facility import Facility
from handoutgen.errors import LibraryError, RecordError, TranslationError
from handoutgen.problem import shown

if TYPE_CHECKING:
    from handoutgen.content.catalog import Catalog
    from handoutgen.content.procedure import Procedure
    from handoutgen.content.settings import Settings

ENVIRONMENT = "HANDOUTGEN_LIBRARY"
_PACKAGE = Path(__file__).resolve().parents[1]
SUGGESTED = 3
_RECORD = ".yaml"

SHARED_DOMAIN = "handoutgen"
"""The domain of the templates' own words; every other domain is a procedure's code."""


def find(asked: Path | None = None) -> Library:
    """The library in force: the one asked for, the environment's, the one around, or the starter.

    Raises LibraryError where a folder that was named is not a library.
    """
    named = asked or (Path(os.environ[ENVIRONMENT]) if os.environ.get(ENVIRONMENT) else None)
    if named is not None:
        if not named.is_dir():
            raise LibraryError(f"there is no folder {named}", hint="Check the path given as the library.")
        if not (named / settings_file.FILE_NAME).is_file():
            raise LibraryError(
                f"{named} is not a library: it has no {settings_file.FILE_NAME}",
                hint="Name the folder that has one, or make an empty file of that name in it.",
            )
        return Library(named.resolve())
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / settings_file.FILE_NAME).is_file():
            return Library(folder)
    return Library(starter())


def starter() -> Path:
    """The library that comes with the program: inside the installed package, or the checkout itself."""
    installed = _PACKAGE / "starter"
    return installed if installed.is_dir() else _PACKAGE.parents[1]


@dataclass(frozen=True)
class Library:
    """A library's folder, and everything that can be asked of it. Reads only."""

    root: Path

    @cached_property
    def settings(self) -> Settings:
        """The library's settings; raises LibraryError where the file cannot be used."""
        return settings_file.load(self.root / settings_file.FILE_NAME)

    @property
    def is_starter(self) -> bool:
        """Whether this is the library that comes with the program."""
        return self.root == starter()

    def check_own(self) -> None:
        """Raise LibraryError where this is inside the installed program: no place to write into."""
        if self.is_starter and self.root.is_relative_to(_PACKAGE):
            raise LibraryError(
                "this is the library that comes with the program, and the next version replaces it",
                hint="Make one of your own: handoutgen init DIR. Then go there: cd DIR",
            )

    @property
    def templates(self) -> Path:
        """Where the page's templates are: the library's own folder, or else the program's."""
        own = self.root / "templates"
        return own if own.is_dir() else starter() / "templates"

    def codes(self) -> list[str]:
        """The codes of all records, sorted. Hidden files are what editors and file shares leave behind."""
        try:
            names = os.listdir(self.root / "handouts")  # noqa: PTH208 - of ten thousand, names are enough
        except OSError:
            return []
        return sorted(name[: -len(_RECORD)] for name in names if name.endswith(_RECORD) and name[0] != ".")

    def record(self, code: str) -> Path:
        """The file of a record; raises RecordError, with suggestions, where there is none."""
        codes = self.codes()
        if code in codes:
            return self.root / "handouts" / f"{code}.yaml"
        if not codes:
            raise RecordError(
                f"the library {shown(self.root)} has no records",
                hint="Records are files such as handouts/38242.yaml.",
            )
        raise RecordError(
            f"there is no procedure with the code '{code}'",
            hint=f"{self._meant(code)}`handoutgen list` shows them all.",
        )

    def _meant(self, text: str) -> str:
        """A question whether these procedures were meant, where some are like it. Nothing is chosen."""
        from handoutgen.content.search import search

        try:
            near = search(self, text).matches[:SUGGESTED]
        except LibraryError:
            return ""  # what is wrong with the settings is told by who needs them
        names = " or ".join(f"{match.code} {match.title}" for match in near)
        return f"Did you mean {names}? " if names else ""

    def procedure(self, code: str) -> Procedure:
        """A record, in its own language; raises RecordError where it cannot be used."""
        from handoutgen.content import record

        return record.load(self.record(code))

    def languages(self, domain: str) -> list[str]:
        """The tags of the languages that have a catalog of a domain, and of the records' own."""
        found = {path.parents[1].name for path in (self.root / "locales").glob(f"*/LC_MESSAGES/{domain}.po")}
        return sorted(found | {self.settings.language})

    def catalog_file(self, domain: str, language: str) -> Path:
        """The file of a domain's catalog in just this language, whether it is there or not.

        The templates' own words may come from the program where the library has none of its own,
        as its templates do.
        """
        place = Path("locales", language, "LC_MESSAGES", f"{domain}.po")
        own = self.root / place
        return own if domain != SHARED_DOMAIN or own.is_file() else starter() / place

    def catalog(self, domain: str, language: str) -> Catalog:
        """The catalog of a domain in just this language; raises TranslationError where there is none."""
        from handoutgen.content import catalog, pofile

        if language == self.settings.language:
            return catalog.Catalog(language)
        path = self.catalog_file(domain, language)
        if path.is_file():
            own = "en" if domain == SHARED_DOMAIN else self.settings.language
            return pofile.load(path, language, own)
        there = ", ".join(self.languages(domain))
        raise TranslationError(
            f"there is no translation of {domain} into {language}",
            hint=f"There is: {there}. Nothing was printed.",
        )

    def facility(self, name: str | None = None) -> Facility:
        """The facility of that name, or the library's default; one without any details where it has none."""
        facilities = self.settings.facilities
        chosen = name or self.settings.default_facility
        if chosen is None:
            return Facility()
        if chosen not in facilities:
            there = ", ".join(sorted(facilities)) or "none"
            raise LibraryError(
                f"there is no facility '{chosen}'", hint=f"Facilities in {settings_file.FILE_NAME}: {there}."
            )
        return facilities[chosen]
