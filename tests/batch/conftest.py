"""A library with two procedures, printed once in a run of the tests, of which each test changes a copy."""

from __future__ import annotations

import json
import shutil
import time
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import BytesIO, StringIO, TextIOWrapper
from typing import TYPE_CHECKING, Any

import pytest

from handoutgen.cli.main import run
from tests.batch import small
from tests.batch.scene import place, scene
from tests.cli.conftest import Program, Ran, cache, program, weak

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "CODES", "PLACES", "Shelf", "built", "cache", "place", "printed_once", "program", "scene", "settled",
    "shelf", "weak",
]  # fmt: skip

CODES = ("38242", "70553")
PLACES = tuple(sorted(f"{language}/{code}.pdf" for language in ("en", "es") for code in CODES))
RECORD = "handouts/38242.yaml"
CATALOG = "locales/es/LC_MESSAGES/38242.po"
SHARED = "locales/es/LC_MESSAGES/handoutgen.po"
SETTLED_SECONDS = 2.1
"""After which the stamp of a file that was written is relied on."""


@dataclass(frozen=True)
class Shelf:
    """A library that is built, by the program as its users run it; places are those of its build."""

    program: Program

    @property
    def root(self) -> Path:
        """The library's folder."""
        return self.program.library

    @property
    def build(self) -> Path:
        """Where its handouts lie."""
        return self.root / "build"

    def report(self, *arguments: str, code: int = 0, **options: Any) -> dict[str, Any]:
        """Run `handoutgen build --json`, which must end with a code, and return what it reports."""
        ran = self.program("build", "--json", *arguments, **options)
        assert ran.code == code, ran.err
        assert "Traceback" not in ran.err
        assert "a fault inside handoutgen" not in ran.err
        report: dict[str, Any] = json.loads(ran.out)
        return report

    def outcomes(self, *arguments: str, code: int = 0, **options: Any) -> dict[str, str]:
        """The same; returns what came of each handout that was looked into: `38242-es: printed`."""
        handouts = self.report(*arguments, code=code, **options)["handouts"]
        return {f"{each['code']}-{each['language']}": each["outcome"] for each in handouts}

    def here(self, *arguments: str) -> Ran:
        """Run `handoutgen build` in this process: where nothing is to be printed it costs next to nothing."""
        out, err = TextIOWrapper(BytesIO()), StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            code = run(["-C", str(self.root), "build", *arguments])
            out.flush()
        return Ran(code, out.buffer.getvalue().decode(), err.getvalue())

    def foreseen(self, *arguments: str, code: int = 0) -> dict[str, Any]:
        """What `handoutgen build --dry-run --json` reports."""
        ran = self.here("--dry-run", "--json", *arguments)
        assert ran.code == code, ran.err
        report: dict[str, Any] = json.loads(ran.out)
        return report

    def reasons(self, *arguments: str, code: int = 0) -> dict[str, str]:
        """What would be done, and why: `es/38242.pdf: record changed`. What is current is not in it."""
        handouts = self.foreseen(*arguments, code=code)["handouts"]
        return {
            each.get("file", f"{each['language']}/{each['code']}.pdf"): ", ".join(each["why"])
            for each in handouts
        }

    def pdfs(self) -> dict[str, tuple[bytes, int]]:
        """Content and time of change of each PDF in the build, by its place."""
        return {
            path.relative_to(self.build).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
            for path in sorted(self.build.rglob("*.pdf"))
        }

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace a text once in a file of the library."""
        small.change(self.root / name, old, new)

    def append(self, name: str, text: str) -> None:
        """Add to a file of the library."""
        with (self.root / name).open("a", encoding="utf-8") as file:
            file.write(text)

    def as_(self, other: Program) -> Shelf:
        """The same library, where the program is started as another one is."""
        return Shelf(self.program.with_(*other.prefix))


def _filled(root: Path) -> Path:
    """A folder made a library of the invented clinic, with the procedures in `CODES`."""
    small.add(small.library(root), *CODES)
    return root


@pytest.fixture(scope="session")
def printed_once(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Path:
    """A library that is built. Read only."""
    root = _filled(tmp_path_factory.mktemp("library") / "clinic")
    ran = Program(root, cache)("build", "-j", "1")
    assert (ran.code, ran.out[:9]) == (0, "4 printed"), ran.err
    return root


@pytest.fixture(scope="session")
def settled(printed_once: Path, cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """A library in which nothing has changed for a while since it was built. Read only."""
    root = shutil.copytree(printed_once, tmp_path_factory.mktemp("settled") / "clinic", symlinks=True)
    shelf = Shelf(Program(root, cache))
    time.sleep(SETTLED_SECONDS)
    shelf.report()
    return shelf


@pytest.fixture
def built(printed_once: Path, cache: Path, tmp_path: Path) -> Shelf:
    """A library that is built, to change."""
    return Shelf(Program(shutil.copytree(printed_once, tmp_path / "library", symlinks=True), cache))


@pytest.fixture
def shelf(cache: Path, tmp_path: Path) -> Shelf:
    """The same before anything was built."""
    return Shelf(Program(_filled(tmp_path / "library"), cache))
