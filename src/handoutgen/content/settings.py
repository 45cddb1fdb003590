"""`handoutgen.toml`: a library's settings, its facilities, and what a build makes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Literal, get_args

from handoutgen.content.facility import EMERGENCY_NUMBERS, PAPERS, Facility
from handoutgen.errors import LibraryError
from handoutgen.problem import Level, Problem, shown

if TYPE_CHECKING:
    from pathlib import Path

FILE_NAME = "handoutgen.toml"

Edition = Literal["standard", "large"]
"""`standard`: 12 points, two sheets. `large`: 18 points, in one column, as many pages as it takes."""

EDITIONS: tuple[Edition, ...] = get_args(Edition)

PLACEHOLDERS = ("code", "language", "edition", "facility")
"""What a layout may name between braces."""

_LIBRARY_KEYS = {"language", "facility"}
_FACILITY_KEYS = {"name", "phone", "phone_after_hours", "address", "country", "emergency", "paper", "logo"}
_BUILD_KEYS = {"languages", "editions", "facilities", "layout", "output"}
_AT_LINE = re.compile(r"\(at line (\d+), column (\d+)\)|\(at end of document\)")
_LOGO_KINDS = {".svg", ".png", ".jpg", ".jpeg"}


@dataclass(frozen=True, slots=True)
class Build:
    """What `handoutgen build` makes where nothing else is asked for.

    No `languages` means every language that there is; no `facilities`, the library's default one; no
    `layout`, the program's own; and `output` is a folder as seen from the settings file.
    """

    languages: tuple[str, ...] = ()
    editions: tuple[Edition, ...] = ("standard",)
    facilities: tuple[str, ...] = ()
    layout: str = ""
    output: str = "build"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a library says of itself: its records' language, its facilities, what a build makes."""

    language: str = "en"
    facilities: dict[str, Facility] = field(default_factory=dict)
    default_facility: str | None = None
    build: Build = Build()


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
        self._known(values, {"library", "facilities", "build"}, "")
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
        language = self._word(library, "language", "en")
        return Settings(language, facilities, default, self._build(values, facilities))

    def _build(self, values: dict[str, Any], facilities: dict[str, Facility]) -> Build:
        self.inside = ""
        table = self._table(values, "build")
        self.inside = "build"
        self._known(table, _BUILD_KEYS, "build.")
        given = self._words(table, "editions")
        editions = tuple(edition for edition in EDITIONS if edition in given)
        for unknown in [edition for edition in given if edition not in EDITIONS]:
            self._note("editions", f"there is no edition '{unknown}'", f"There are: {', '.join(EDITIONS)}.")
        wanted = self._words(table, "facilities")
        for unknown in [name for name in wanted if name not in facilities]:
            self._note(
                "facilities", f"there is no facility '{unknown}'", f"Add a table [facilities.{unknown}]."
            )
        layout = self._word(table, "layout", "")
        if layout:
            for fault in layout_faults(layout):
                self._note("layout", fault, 'For example: layout = "{language}/{code}-{edition}.pdf"')
        output = self._word(table, "output", "") or "build"
        return Build(self._words(table, "languages"), editions or ("standard",), wanted, layout, output)

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

    def _words(self, table: dict[str, Any], key: str) -> tuple[str, ...]:
        value = table.get(key, [])
        words = value if isinstance(value, list) else [value]
        if all(isinstance(word, str) and word.strip() and word.isprintable() for word in words):
            return tuple(dict.fromkeys(word.strip() for word in words))
        self._note(key, f"'{key}' must be a list of words", f'Write {key} = ["...", "..."].')
        return ()

    def _note(self, key: str, message: str, hint: str) -> None:
        self.problems.append(_problem(self.path, key, _line_of(self.text, self.inside, key), message, hint))


def layout_faults(layout: str) -> list[str]:
    """What is wrong with a pattern for the names of a build's files, in words."""
    faults = [
        f"'{{{name}}}' is nothing that a layout knows: it knows {', '.join(PLACEHOLDERS)}"
        for name in re.findall(r"\{(.*?)\}", layout)
        if name not in PLACEHOLDERS
    ]
    if re.search(r"[{}\\]", re.sub(r"\{.*?\}", "", layout)):
        faults.append("the layout has a brace without its other half, or a backslash")
    parts = layout.split("/")
    if not layout.endswith(".pdf"):
        faults.append("the layout does not end in .pdf")
    if any(part in {"", ".", ".."} or part.startswith(".") for part in parts):
        faults.append("the layout leads out of the folder, or to a hidden place")
    return faults


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
