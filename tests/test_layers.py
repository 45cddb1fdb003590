"""The house stands as it was drawn: who may import whom, and what is not loaded before it is needed."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = Path(__file__).resolve().parents[1] / "src" / "handoutgen"
MODULES = sorted(SOURCE.rglob("*.py"))

ROOMS = ("", "content", "printing", "checks", "batch", "web", "cli")
"""From the ground up; the first is the modules in no room, which every room may import."""

ENTRY = PurePosixPath("__main__.py")
"""Stands in no room, but above them all."""

SOLE_IMPORTERS = {
    "yaml": ("content/yamlfile.py",),
    "pydantic": (
        "content/fields.py", "content/procedure.py", "content/record.py", "content/skeleton.py",
    ),
    "pydantic_core": ("content/fields.py", "content/procedure.py"),
    "babel": (
        "content/dates.py",
        "content/languages.py", "content/heading.py", "content/messages.py", "content/potext.py",
    ),
    "tomllib": ("content/settings.py",),
    "rapidfuzz": ("content/search.py",),
    "jinja2": ("printing/page.py", "printing/cache.py"),
    "markupsafe": ("printing/page.py", "printing/words.py"),
    "weasyprint": (
        "printing/engine.py", "printing/pdf.py", "printing/boxes.py", "printing/layout.py",
        "printing/spoken.py", "printing/fonts/*", "cli/doctor.py",
    ),
    "pydyf": ("printing/engine.py", "printing/pdf.py", "printing/spoken.py", "printing/fonts/*"),
    "fontTools": ("printing/engine.py",),
    "rich": ("cli/*",),
    "click": ("cli/*",),
    "sqlite3": ("batch/manifest.py",),
    "filelock": ("batch/lock.py",),
    "distributed": ("batch/executors.py",),
}  # fmt: skip
"""Which modules alone may import a package, at the top, inside a function or for its types."""

HEAVY = (
    "weasyprint",
    "jinja2",
    "babel",
    "pydantic",
    "yaml",
    "rich",
    "fontTools",
    "pikepdf",
    "PIL",
    "rapidfuzz",
    "filelock",
    "distributed",
)


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, wherever in it, by its full name; a name out of one counts too."""
    package = ("handoutgen", *path.relative_to(SOURCE).parent.parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            module = ".".join(part for part in (above, node.module) if part)
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("import_module", "__import__")):
            yield from (
                arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
            )


def room_of(module: str) -> str | None:
    """The room of one of our own modules; None for another package's."""
    first, *rest = module.split(".")
    if first != "handoutgen":
        return None
    return rest[0] if rest and (SOURCE / rest[0]).is_dir() else ""


def test_all_modules_are_read() -> None:
    assert len(MODULES) >= 40
    seen = {
        room_of(".".join(("handoutgen", *path.relative_to(SOURCE).with_suffix("").parts))) for path in MODULES
    }
    assert {"", "content", "printing", "checks", "batch", "cli"} <= seen <= set(ROOMS)
    assert sum(1 for path in MODULES for _ in imports(path)) > 400


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_room_imports_only_from_the_rooms_before_it(path: Path) -> None:
    own = path.relative_to(SOURCE)
    floor = len(ROOMS) if own == Path(ENTRY) else ROOMS.index(own.parts[0] if len(own.parts) > 1 else "")
    for module in imports(path):
        room = room_of(module)
        assert room is None or ROOMS.index(room) <= floor, f"{own} imports {module}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_package_is_imported_only_where_it_is_at_home(path: Path) -> None:
    own = PurePosixPath(path.relative_to(SOURCE).as_posix())
    for module in imports(path):
        homes = SOLE_IMPORTERS.get(module.partition(".")[0])
        assert homes is None or any(own.match(home) for home in homes), f"{own} imports {module}"


def test_every_home_of_a_package_still_imports_it() -> None:
    found = {path: set(imports(path)) for path in MODULES}
    for package, homes in SOLE_IMPORTERS.items():
        if package == "fontTools":
            continue  # by name, from a table
        assert any(
            module.partition(".")[0] == package
            for path, modules in found.items()
            if any(PurePosixPath(path.relative_to(SOURCE).as_posix()).match(home) for home in homes)
            for module in modules
        ), package


def loaded_by(statement: str) -> set[str]:
    """The packages that a fresh process has loaded after a statement."""
    program = f"{statement}\nimport sys\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    return set(ran.stdout.split())


def test_the_command_line_loads_nothing_heavy_before_a_command_asks_for_it() -> None:
    loaded = loaded_by("import handoutgen.__main__\nimport handoutgen.cli.main")
    assert {"handoutgen", "click"} <= loaded
    assert loaded.isdisjoint(HEAVY)


@pytest.mark.parametrize("package", HEAVY)
def test_what_is_heavy_would_be_seen(package: str) -> None:
    """The check above cannot pass because a name is misspelled."""
    assert package in loaded_by(f"import {package}")


def test_help_and_version_load_nothing_heavy() -> None:
    for argument in ("--help", "--version"):
        loaded = loaded_by(
            "import contextlib, io\nfrom handoutgen.cli.main import run\n"
            f"with contextlib.redirect_stdout(io.StringIO()): run([{argument!r}])"
        )
        assert loaded.isdisjoint(HEAVY)


def test_an_unchanged_render_loads_nothing_heavy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for wanted in ("pdf", "html", "text"):
        arguments = [
            "--quiet", "-C", str(SOURCE.parents[1]),
            "render", "38242", "--lang", "es", "--format", wanted, "-o", str(tmp_path),
        ]  # fmt: skip
        render = (
            "import contextlib, io\nfrom handoutgen.cli.main import run\n"
            f"with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO())): assert run({arguments!r}) == 0"
        )
        assert not loaded_by(render).isdisjoint(HEAVY)
        assert loaded_by(render).isdisjoint(HEAVY)
