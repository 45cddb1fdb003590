"""What a library holds, by the names of its files: which procedures, and which of them in which languages."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from handoutgen.errors import LibraryError
from handoutgen.problem import Level, Problem, shown

if TYPE_CHECKING:
    from pathlib import Path

    from handoutgen.content.library import Library

_RECORD, _CATALOG = ".yaml", ".po"
_MEANT = {_RECORD: (".yaml", ".yml", ".yaml.txt"), _CATALOG: (".po", ".po.txt")}
"""Endings, in small letters, of files that somebody believes to be read."""


@dataclass(frozen=True, slots=True)
class Found:
    """The codes of all records, sorted; for each language other than theirs, the codes with a catalog.

    `problems` are folders and names that could not be read: what is missing may then still be there.
    """

    codes: tuple[str, ...]
    languages: dict[str, frozenset[str]]
    problems: list[Problem] = field(default_factory=list)


def scan(library: Library) -> Found:
    """Look through the folders of a library; raises LibraryError where there are no records at all."""
    problems: list[Problem] = []
    handouts, locales = library.root / "handouts", library.root / "locales"
    codes = _stems(handouts, _RECORD, problems)
    if not codes and not problems:
        raise LibraryError(
            f"the library {shown(library.root)} has no records",
            hint="Records are files such as handouts/38242.yaml. Nothing was done.",
        )
    languages = {}
    for name in _names(locales, problems):
        if "_" in name:
            tag = name.replace("_", "-")
            problems.append(_problem(locales / name, "is passed over", f"Name it as a language: {tag}."))
            continue
        folder = locales / name / "LC_MESSAGES"
        if name != library.settings.language and (there := _stems(folder, _CATALOG, problems)):
            languages[name] = frozenset(there)
    return Found(tuple(sorted(codes)), languages, problems)


def _stems(folder: Path, ending: str, problems: list[Problem]) -> list[str]:
    """The names of files with an ending, without it. Hidden ones are what editors and file shares leave."""
    stems = []
    for name in _names(folder, problems):
        if name.endswith(ending):
            stems.append(name.removesuffix(ending))
        elif name.lower().endswith(_MEANT[ending]):
            problems.append(_problem(folder / name, "is passed over", f"Let its name end in {ending}."))
    return stems


def _names(folder: Path, problems: list[Problem]) -> list[str]:
    try:
        names = os.listdir(folder)  # noqa: PTH208 - names are enough
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        hint = "Mend its permissions. Until then nothing is taken away."
        problems.append(_problem(folder, f"cannot be read: {error.strerror}", hint))
        return []
    whole = []
    for name in names:
        if name.startswith("."):
            continue
        try:
            name.encode()
        except UnicodeEncodeError:
            hint = "Give it another name: letters, digits, dots and dashes."
            problems.append(_problem(folder / ascii(name).strip("'"), "has a name that is not UTF-8", hint))
        else:
            whole.append(name)
    return whole


def _problem(path: Path, message: str, hint: str) -> Problem:
    return Problem(shown(path), 0, 0, Level.ERROR, "build-unreadable", message, hint)
