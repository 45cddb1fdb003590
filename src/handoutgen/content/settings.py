"""`handoutgen.toml`: a library's settings and its facilities."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from handoutgen.content.facility import EMERGENCY_NUMBERS, PAPERS, Facility
from handoutgen.errors import LibraryError
from handoutgen.problem import Level, Problem, shown

if TYPE_CHECKING:
    from pathlib import Path

FILE_NAME = "handoutgen.toml"

_LIBRARY_KEYS = {"language", "facility"}
_FACILITY_KEYS = {"name", "phone", "phone_after_hours", "address", "country", "emergency", "paper", "logo"}
_AT_LINE = re.compile(r"\(at line (\d+), column (\d+)\)|\(at end of document\)")
_LOGO_KINDS = {".svg", ".png", ".jpg", ".jpeg"}


@dataclass(frozen=True, slots=True)
class Settings:
    """What a library says of itself: the language its records are written in, and its facilities."""

    language: str = "en"
    facilities: dict[str, Facility] = field(default_factory=dict)
    default_facility: str | None = None


def load(path: Path) -> Settings:
    """Read a settings file; raises LibraryError with every problem found."""
    import tomllib

    try:
        text = path.read_bytes().decode("utf-8-sig")
        values = tomllib.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        raise _refused(
            path, [_problem(path, "", 0, f"cannot be read: {error}", "Save it as UTF-8.")]
        ) from error
    except tomllib.TOMLDecodeError as error:
        at = _AT_LINE.search(str(error))
        line, column = (int(at[1]), int(at[2])) if at and at[1] else (text.count("\n") + 1, 0)
        said = _AT_LINE.sub("", str(error)).strip()
        problem = Problem(
            shown(path), line, column, Level.ERROR, "settings-syntax", f"this is not TOML: {said}",
            'Text stands between double quotes: name = "Riverbend Clinic".',
        )  # fmt: skip
        raise _refused(path, [problem]) from error
    reader = _Reader(path, text)
    settings = reader.settings(values)
    if reader.problems:
        raise _refused(path, sorted(reader.problems, key=lambda problem: problem.line))
    return settings


class _Reader:
    """Turns parsed TOML into Settings, keeping every problem until the end."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.text = text
        self.inside = ""
        self.problems: list[Problem] = []

    def settings(self, values: dict[str, Any]) -> Settings:
        self._known(values, {"library", "facilities"}, "")
        library, tables = self._table(values, "library"), self._table(values, "facilities")
        facilities = {name: self._facility(name, tables) for name in tables}
        self.inside = "library"
        self._known(library, _LIBRARY_KEYS, "library.")
        default = library.get("facility")
        if default is None and len(facilities) == 1:
            default = next(iter(facilities))
        if default is not None and default not in facilities:
            self._note(
                "facility", f"there is no facility '{default}'", f"Add a table [facilities.{default}]."
            )
        return Settings(self._word(library, "language", "en"), facilities, default)

    def _facility(self, name: str, tables: dict[str, Any]) -> Facility:
        self.inside = "facilities"
        table = self._table(tables, name)
        self.inside = f"facilities.{name}"
        self._known(table, _FACILITY_KEYS, f"facilities.{name}.")
        country = self._word(table, "country", "US").upper()
        emergency = self._word(table, "emergency", EMERGENCY_NUMBERS.get(country, ""))
        if not emergency:
            self._note("country", f"no emergency number is known for '{country}'", 'Add emergency = "...".')
        paper = self._word(table, "paper", "letter").lower()
        if paper not in PAPERS:
            self._note("paper", f"'{paper}' is not a paper", f"Papers: {', '.join(PAPERS)}.")
        logo = self._word(table, "logo", "")
        logo_path = self.path.parent / logo if logo else None
        if logo_path and (not logo_path.is_file() or logo_path.suffix.lower() not in _LOGO_KINDS):
            self._note(
                "logo",
                f"the logo '{logo}' is not an SVG, PNG or JPEG file",
                f"It is looked for beside {FILE_NAME}.",
            )
        return Facility(
            name=self._word(table, "name", ""),
            phone=self._word(table, "phone", ""),
            phone_after_hours=self._word(table, "phone_after_hours", ""),
            address=self._word(table, "address", ""),
            emergency=emergency,
            paper=paper,
            logo=logo_path,
        )

    def _known(self, table: dict[str, Any], known: set[str], above: str) -> None:
        for key in table:
            if key not in known:
                near = get_close_matches(key, known, n=1)
                hint = f"Did you mean '{near[0]}'?" if near else f"There are: {', '.join(sorted(known))}."
                self._note(key, f"there is no setting '{above}{key}'", hint)

    def _table(self, values: dict[str, Any], key: str) -> dict[str, Any]:
        table = values.get(key, {})
        if isinstance(table, dict):
            return table
        name = f"{self.inside}.{key}".lstrip(".")
        self._note(key, f"'{name}' must be a table", f"Write [{name}] on a line of its own.")
        return {}

    def _word(self, table: dict[str, Any], key: str, default: str) -> str:
        value = table.get(key, default)
        if isinstance(value, str) and value.isprintable():
            return value.strip()
        self._note(key, f"'{key}' must be plain text on one line", f'Write {key} = "...", in double quotes.')
        return default

    def _note(self, key: str, message: str, hint: str) -> None:
        self.problems.append(_problem(self.path, key, _line_of(self.text, self.inside, key), message, hint))


def _line_of(text: str, table: str, key: str) -> int:
    """The first line that sets a key, in its table if it is there (tomllib tells no places); 0 for none."""
    setting = re.compile(rf"\s*(?:\[.*)?\"?{re.escape(key)}\"?\s*[=\].]")
    inside, anywhere = "", 0
    for number, line in enumerate(text.splitlines(), 1):
        if line.lstrip().startswith("["):
            inside = line.partition("#")[0].strip().strip("[]").replace('"', "").strip()
        if setting.match(line):
            if inside == table:
                return number
            anywhere = anywhere or number
    return anywhere


def _problem(path: Path, key: str, line: int, message: str, hint: str) -> Problem:
    return Problem(shown(path), line, 0, Level.ERROR, f"settings-{key}" if key else "settings", message, hint)


def _refused(path: Path, problems: list[Problem]) -> LibraryError:
    return LibraryError(f"the settings in {shown(path)} cannot be used", problems=problems)
