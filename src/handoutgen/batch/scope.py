"""What a build is about: what was asked for, and which handouts of the library that is."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from handoutgen.batch.scan import scan
from handoutgen.batch.target import Target, place
from handoutgen.content import languages
from handoutgen.content.settings import FILE_NAME
from handoutgen.errors import LibraryError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from handoutgen.batch.scan import Found
    from handoutgen.content.library import Library
    from handoutgen.content.settings import Edition

_FACILITY = re.compile(r"[^\W_][\w. -]*")
_CODE = "\0"  # stands in no file name


@dataclass(frozen=True, slots=True)
class Asked:
    """What a build was asked for; nothing in a field means what the settings say, or else all there is."""

    codes: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    editions: tuple[Edition, ...] = ()
    facilities: tuple[str, ...] = ()
    force: bool = False

    def covers(self, target: Target) -> bool:
        """Whether a target is among what was asked for, if it is there at all."""
        return (
            (not self.codes or target.code in self.codes)
            and (not self.languages or target.language in self.languages)
            and (not self.editions or target.edition in self.editions)
            and (not self.facilities or target.facility in self.facilities)
        )


@dataclass(frozen=True, slots=True, eq=False)
class Series:
    """The handouts of one language, edition and facility.

    `codes` are those with a catalog, None for the records' own language; `around` is what stands around
    the code in the names of their files.
    """

    language: str
    edition: Edition
    facility: str
    codes: Collection[str] | None
    around: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """Everything that a build is about: each code in each series that has it, in the order of targets."""

    asked: Asked
    found: Found
    own_language: str
    codes: Sequence[str]
    series: tuple[Series, ...]

    @property
    def missing(self) -> list[tuple[str, str]]:
        """Codes and languages that were both named, and of which there is no catalog."""
        return [
            (code, tag)
            for code in self.asked.codes
            for tag in self.asked.languages
            if not self._is_there(code, tag)
        ]

    def why_gone(self, target: Target) -> str:
        """Why a target that is covered by what was asked for is not among the handouts."""
        if target.code not in self.found.codes:
            return "record gone"
        return "no longer listed" if self._is_there(target.code, target.language) else "catalog gone"

    def places(self) -> frozenset[str]:
        """The files of all handouts."""
        return frozenset(name for _, _, name in self._names())

    def check(self) -> set[str]:
        """The names of all files, as any file system tells them apart.

        Raises LibraryError where two handouts would be one file.
        """
        seen: set[str] = set()
        for code, series, name in self._names():
            alike = _alike(name)
            if alike in seen:
                first = next(_target(its, of) for its, of, other in self._names() if _alike(other) == alike)
                raise _one_file(first, _target(code, series), name)
            seen.add(alike)
        return seen

    def check_apart(self, other: Target, name: str, seen: set[str]) -> None:
        """Raise LibraryError where a handout that this is not about lies where another one would.

        `seen` is what `check` returned. One that only its facility tells from another may have to make
        room: the library's usual facility was changed.
        """
        alike = _alike(name)
        if alike in seen:
            for code, series, its in self._names():
                if _alike(its) == alike and (code, series.language) != other[:2]:
                    raise _one_file(other, _target(code, series), its)

    def _names(self) -> Iterator[tuple[str, Series, str]]:
        for code in self.codes:
            for series in self.series:
                if series.codes is None or code in series.codes:
                    yield code, series, code.join(series.around)

    def _is_there(self, code: str, tag: str) -> bool:
        return tag == self.own_language or code in self.found.languages.get(tag, ())


def scope(library: Library, asked: Asked) -> Scope:
    """The handouts that a library has of what was asked for.

    Raises LibraryError, RecordError or TranslationError where it is not there at all.
    """
    found, settings = scan(library), library.settings
    for code in asked.codes:
        if code not in found.codes:
            library.record(code)
    own = settings.language
    there = {own, *found.languages}
    asked = replace(asked, languages=languages.served(asked.languages, there))
    wanted = asked.languages or languages.served(settings.build.languages, there) or there
    facilities = asked.facilities or settings.build.facilities or (settings.default_facility or "",)
    for name in facilities:
        if name and not _FACILITY.fullmatch(name):
            raise LibraryError(
                f"the facility '{name}' cannot be the name of a folder",
                hint=f"Give it letters, digits, dots and dashes in {FILE_NAME}.",
            )
    series = tuple(
        Series(
            tag, edition, facility, None if tag == own else found.languages[tag],
            tuple(place(library, Target(_CODE, tag, edition, facility)).split(_CODE)),
        )
        for tag in sorted(wanted)
        for edition in sorted(asked.editions or settings.build.editions)
        for facility in sorted(facilities)
    )  # fmt: skip
    return Scope(asked, found, own, sorted(set(asked.codes)) or found.codes, series)


def _target(code: str, series: Series) -> Target:
    return Target(code, series.language, series.edition, series.facility)


def _one_file(first: Target, second: Target, name: str) -> LibraryError:
    return LibraryError(
        f"{first} and {second} would be the same file, {name}",
        hint=f"Tell them apart by the layout under [build] in {FILE_NAME}: "
        'layout = "{facility}/{language}/{code}-{edition}.pdf"; or rename a record.',
    )


def _alike(name: str) -> str:
    """A file's name as a server may see it that tells no A from a, nor one spelling of é from another."""
    return name.lower() if name.isascii() else unicodedata.normalize("NFC", name).casefold()
