"""A library that was built and has changed since; what a build that is cut off must leave, and must not."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.batch import crash, small
from tests.cli.conftest import Program, Ran

Step = dict[str, Any]

CHANGED, BROKEN, REMOVED, SAME, ADDED = "10001", "10002", "10003", "10004", "10005"
PRINTED, WITHDRAWN = 3, 3
"""PDFs that the new build prints: two changed, one added. And that it takes away: two broken, one removed."""

SETTLED = 1
"""How the new build ends, as one record is broken."""

_GONE_SECONDS = 5.0
"""Within which printers see that their build has died."""

_APART = ("manifest.sqlite", ".lock")


@dataclass(frozen=True)
class Scene:
    """A library that has changed since it was built; what it was and is to be, and each step between."""

    program: Program
    old: Path
    new: Path
    steps: tuple[Step, ...]
    told: str

    def run(self, place: Path, orders: dict[str, Any] | None = None) -> Ran:
        """Build into the folder `build` of a place; with orders under the eye of `crash.py`."""
        temporary = place / "tmp"
        temporary.mkdir(exist_ok=True)
        program = self.program.with_(TMPDIR=str(temporary))
        what = ("build", "-j", "1", "-o", str(place / "build"))
        if orders is None:
            return program(*what)
        command = [sys.executable, "-P", crash.__file__, json.dumps({"log": str(place / "log"), **orders})]
        ran = subprocess.run(
            [*command, *what], cwd=program.library, env=program.variables, capture_output=True,
            text=True, check=False, timeout=60,
        )  # fmt: skip
        return Ran(ran.returncode, ran.stdout, ran.stderr)


def files(folder: Path) -> dict[str, bytes]:
    """All that lies in a build's folder, apart from what may differ."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(_APART)
    }


def pdfs(folder: Path) -> dict[str, bytes]:
    return {place: content for place, content in files(folder).items() if place.endswith(".pdf")}


def log(place: Path) -> list[Step]:
    return [json.loads(line) for line in (place / "log").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="session")
def scene(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Scene:
    """The library, built, then changed; and the build that nothing interrupts."""
    root = tmp_path_factory.mktemp("crash")
    library = small.library(root / "clinic")
    small.add(library, CHANGED, BROKEN)
    small.add(library, REMOVED, SAME, spanish=False)
    scene = Scene(Program(library, cache), root / "old" / "build", root / "new" / "build", (), "")
    for folder in (scene.old, scene.new):
        folder.parent.mkdir()
    assert scene.run(scene.old.parent).code == 0

    title = "Brain MRI, first without dye and then with dye"
    small.change(small.record(library, CHANGED), small.TITLE, title)
    small.change(small.catalog(library, CHANGED), small.TITLE, title)
    small.change(small.catalog(library, CHANGED), small.TITULO, "Resonancia, sin contraste y con él")
    small.change(small.record(library, BROKEN), "title:", "titel:")
    small.record(library, REMOVED).unlink()
    small.add(library, ADDED, spanish=False)
    assert scene.run(scene.new.parent).code == SETTLED
    assert len(pdfs(scene.old)) == 6
    assert sorted(pdfs(scene.new)) == [
        f"en/{CHANGED}.pdf",
        f"en/{SAME}.pdf",
        f"en/{ADDED}.pdf",
        f"es/{CHANGED}.pdf",
    ]

    whole = root / "whole"
    shutil.copytree(scene.old, whole / "build")
    ran = scene.run(whole, {})
    assert ran.code == SETTLED
    assert files(whole / "build") == files(scene.new)
    return Scene(scene.program, scene.old, scene.new, tuple(log(whole)), ran.err)


@pytest.fixture
def place(scene: Scene, tmp_path: Path) -> Path:
    """A folder with the old build in it."""
    shutil.copytree(scene.old, tmp_path / "build")
    return tmp_path


def printers(place: Path) -> list[int]:
    """The processes that were started with a temporary folder below a place."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/environ"):
        try:
            if f"TMPDIR={place}/".encode() in entry.read_bytes():
                found.append(int(entry.parent.name))
        except OSError:  # it is gone
            continue
    return found


def check_no_printers(place: Path) -> None:
    until = time.monotonic() + _GONE_SECONDS
    while (left := printers(place)) and time.monotonic() < until:
        time.sleep(0.1)
    assert not left


def check_whole(scene: Scene, build: Path) -> None:
    """Each PDF that lies there is one that the old or the new build made for that name, to the last byte."""
    old, new = pdfs(scene.old), pdfs(scene.new)
    for name, content in pdfs(build).items():
        assert content in (old.get(name), new.get(name)), name
    # What neither build takes away is never missing.
    assert old.keys() & new.keys() <= pdfs(build).keys()


def check_mended(scene: Scene, place: Path) -> None:
    """The next build comes to what it would have come to, and leaves nothing behind."""
    ran = scene.run(place)
    assert ran.code == SETTLED, ran.err
    assert "damaged" not in ran.err
    assert files(place / "build") == files(scene.new)
    assert not list((place / "tmp").iterdir())
