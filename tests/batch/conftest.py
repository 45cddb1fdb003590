"""A library with two procedures, printed once in a run of the tests, of which each test changes a copy."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.conftest import Program, cache, program, weak
from tests.conftest import CLINIC, ROOT

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["CODES", "PLACES", "Shelf", "built", "cache", "printed_once", "program", "shelf", "weak"]

CODES = ("38242", "70553")
PLACES = tuple(sorted(f"{language}/{code}.pdf" for language in ("en", "es") for code in CODES))
RECORD = "handouts/38242.yaml"
CATALOG = "locales/es/LC_MESSAGES/38242.po"
SHARED = "locales/es/LC_MESSAGES/handoutgen.po"


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

    def pdfs(self) -> dict[str, tuple[bytes, int]]:
        """Content and time of change of each PDF in the build, by its place."""
        return {
            path.relative_to(self.build).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
            for path in sorted(self.build.rglob("*.pdf"))
        }

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace a text once in a file of the library."""
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _filled(root: Path) -> Path:
    """A folder made a library of the invented clinic, with the procedures in `CODES`."""
    shutil.copytree(ROOT / "templates", root / "templates")
    for folder, ending in (("handouts", "yaml"), ("locales/es/LC_MESSAGES", "po")):
        (root / folder).mkdir(parents=True)
        for code in CODES:
            shutil.copy2(ROOT / folder / f"{code}.{ending}", root / folder)
    shutil.copy2(ROOT / SHARED, root / SHARED)
    (root / "handoutgen.toml").write_text(CLINIC, encoding="utf-8")
    return root


@pytest.fixture(scope="session")
def printed_once(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Path:
    """A library that is built. Read only."""
    root = _filled(tmp_path_factory.mktemp("library") / "clinic")
    ran = Program(root, cache)("build", "-j", "1")
    assert (ran.code, ran.out[:9]) == (0, "4 printed"), ran.err
    return root


@pytest.fixture
def built(printed_once: Path, cache: Path, tmp_path: Path) -> Shelf:
    """A library that is built, to change."""
    return Shelf(Program(shutil.copytree(printed_once, tmp_path / "clinic", symlinks=True), cache))


@pytest.fixture
def shelf(cache: Path, tmp_path: Path) -> Shelf:
    """The same before anything was built."""
    return Shelf(Program(_filled(tmp_path / "clinic"), cache))
