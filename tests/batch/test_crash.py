"""Whatever dies, nothing is lost: builds that are killed at every kind of step, and what the next one makes.

`crash.py` runs a real build and kills it, or its printer, by a signal; its log says where it was.
"""

from __future__ import annotations

import json
import os
import platform
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.batch import crash, small
from tests.cli.conftest import Program, Ran

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Step = dict[str, Any]
    Choice = Callable[[Sequence[Step]], Step]

CHANGED, BROKEN, REMOVED, SAME, ADDED = "10001", "10002", "10003", "10004", "10005"
PRINTED, WITHDRAWN = 3, 3
"""PDFs that the new build prints: two changed, one added. And that it takes away: two broken, one removed."""

AT_RANDOM = 10
GONE_SECONDS = 5.0
"""Within which printers see that their build has died."""

SETTLED = 1
"""How the new build ends, as one record is broken."""

# How often these run depends on the clock, or on the threads that wait for printers.
_UNSTEADY = ("run.", "printer.", "executors.", "keep.Keeper.commit", "keep._sync", "manifest.Manifest.commit")
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


def steady(steps: Sequence[Step]) -> list[Step]:
    """Steps that every run comes to."""
    return [step for step in steps if not step["step"].startswith(_UNSTEADY)]


@pytest.fixture(scope="module")
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
    small.change(small.catalog(library, CHANGED), small.TITULO, "Resonancia del cerebro")
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
    until = time.monotonic() + GONE_SECONDS
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


def recorded(build: Path, copy: Path) -> dict[str, str]:
    """The SHA-256 that the account has of each PDF: what had become lasting of it, seen in a copy."""
    shutil.copytree(build, copy)
    with closing(sqlite3.connect(copy / "manifest.sqlite")) as connection:
        rows = connection.execute("SELECT place, document FROM handouts WHERE document IS NOT NULL")
        return {place: json.loads(document)["sha256"] for place, document in rows}


def first(**wanted: Any) -> Choice:
    """The first steady step at which the build has come so far."""
    return lambda steps: _numbered(next(step for step in steady(steps) if _is(step, wanted)))


def last(**wanted: Any) -> Choice:
    """The last such step."""
    return lambda steps: _numbered(next(step for step in reversed(steady(steps)) if _is(step, wanted)))


def call(step: str, **when: int) -> Choice:
    """A call of a function: its first, or the first when so many PDFs have taken their place."""
    return lambda _: {"step": step, **(when or {"number": 1})}


def _is(step: Step, wanted: Step) -> bool:
    rest = {name: value for name, value in wanted.items() if name != "writing"}
    return wanted.get("writing", "") in step["writing"] and rest.items() <= step.items()


def _numbered(step: Step) -> Step:
    return {name: step[name] for name in ("step", "number")}


NOT_WRITTEN_DOWN: dict[str, Choice] = {
    "the first PDF is in its place": first(replaced=1),
    "the second PDF is in its place": first(replaced=2),
    "the third PDF is in its place": first(replaced=3),
    "about to write down the first": call("manifest.Manifest.put", replaced=1),
    "about to commit": call("manifest.Manifest.commit", replaced=1),
}
"""Steps between a PDF's taking its place and the account's being told of it for good."""

HALF_WRITTEN: dict[str, Choice] = {
    "the first PDF is opened": first(writing=".pdf.", replaced=0),
    "the third PDF is opened": first(writing=".pdf.", replaced=2),
    "the second PDF is about to take its place": last(writing=".pdf.", replaced=1),
    "the index for programs is opened": first(writing="index.json"),
    "the last index is about to take its place": last(writing="index.html"),
}

ELSEWHERE: dict[str, tuple[Choice, Step]] = {
    "the first PDF is taken away": (first(withdrawn=1), {"withdrawn": 1}),
    "the second PDF is taken away": (first(withdrawn=2), {"withdrawn": 2}),
    "the third PDF is taken away": (first(withdrawn=3), {"withdrawn": 3}),
    "all is written down": (call("index.write"), {"lasting": PRINTED, "withdrawn": WITHDRAWN}),
    "the index is written": (call("manifest.Manifest.index_was_written"), {"lasting": PRINTED}),
    "a printer is about to be started": (call("printer.Printer.__init__"), {"replaced": 0}),
    "a printer has just been started": (call("printer.Printer.start"), {"replaced": 0}),
    "a printer is at work": (call("printer.Printer.print", replaced=1), {"replaced": 1}),
}
"""And what the build must have come to there."""


def killed(scene: Scene, place: Path, step: Step, victim: str = "build") -> Step:
    """Build until a step, where the build dies; returns what the log says of that step."""
    ran = scene.run(place, {**step, "victim": victim})
    (hit,) = log(place)
    assert (hit["step"], hit["number"]) == (step["step"], step.get("number", hit["number"]))
    assert hit["replaced"] >= step.get("replaced", 0)
    # The kernel's own signal for a forbidden call is SIGSYS. Nobody hears of either.
    assert ran.code == -(signal.SIGKILL if victim == "build" else signal.SIGSYS), ran.err
    check_no_printers(place)
    check_whole(scene, place / "build")
    return hit


@pytest.mark.parametrize("name", NOT_WRITTEN_DOWN)
def test_killed_between_a_pdf_in_its_place_and_the_account(scene: Scene, place: Path, name: str) -> None:
    hit = killed(scene, place, NOT_WRITTEN_DOWN[name](scene.steps))
    assert hit["replaced"] > hit["lasting"]
    known = recorded(place / "build", place / "copy")
    there = {place: sha256(content).hexdigest() for place, content in pdfs(place / "build").items()}
    assert (
        sum(known.get(place) != digest for place, digest in there.items()) == hit["replaced"] - hit["lasting"]
    )
    check_mended(scene, place)


@pytest.mark.parametrize("name", HALF_WRITTEN)
def test_killed_while_a_file_is_written(scene: Scene, place: Path, name: str) -> None:
    hit = killed(scene, place, HALF_WRITTEN[name](scene.steps))
    (part,) = (place / "build").rglob("*.part")
    assert part.name == hit["writing"]
    check_mended(scene, place)


@pytest.mark.parametrize("name", ELSEWHERE)
def test_killed_elsewhere(scene: Scene, place: Path, name: str) -> None:
    choice, come_to = ELSEWHERE[name]
    hit = killed(scene, place, choice(scene.steps))
    assert come_to.items() <= hit.items()
    check_mended(scene, place)


@pytest.mark.parametrize("seed", range(AT_RANDOM))
def test_killed_anywhere(scene: Scene, place: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - to be the same each time
    steps = steady(scene.steps)
    function = chance.choice(sorted({step["step"] for step in steps}))
    killed(scene, place, _numbered(chance.choice([step for step in steps if step["step"] == function])))
    check_mended(scene, place)


@pytest.mark.skipif(platform.machine() not in crash.CALLS, reason="its numbers of system calls are not known")
@pytest.mark.parametrize("victim", ["write", "delete"])
def test_killed_within_the_commit(scene: Scene, place: Path, victim: str) -> None:
    hit = killed(scene, place, {"step": "manifest.Manifest.commit", "replaced": 1}, victim)
    assert hit["replaced"] > hit["lasting"]
    account = place / "build" / "manifest.sqlite"
    assert account.with_name("manifest.sqlite-journal").stat().st_size
    before, after = (scene.old / "manifest.sqlite").read_bytes(), account.read_bytes()
    assert before != after, "nothing of it was written"
    check_mended(scene, place)


@pytest.mark.parametrize(
    ("name", "number", "most"),
    [
        ("printer.Printer._answer", 1, 0.0),
        ("printer.Printer._answer", 1, 0.5),
        ("printer.Printer._answer", 6, 0.0),
        ("printer.Printer._answer", 6, 0.1),
        ("printer.Printer._answer", 16, 0.1),
        ("keep.Keeper.take", 1, 0.0),
        ("keep.Keeper.failed", 1, 0.0),
    ],
)
def test_a_printer_that_is_killed_is_made_up_for(
    scene: Scene, place: Path, name: str, number: int, most: float
) -> None:
    delay = random.Random(number).uniform(most / 2, most)  # noqa: S311 - to be the same each time
    ran = scene.run(place, {"step": name, "number": number, "victim": "printer", "delay": delay})
    (hit,) = log(place)
    assert (hit["step"], hit["number"]) == (name, number)
    assert not Path("/proc", str(hit["victim"])).exists()
    assert (ran.code, ran.err) == (SETTLED, scene.told)
    assert files(place / "build") == files(scene.new)
    check_no_printers(place)
    assert not list((place / "tmp").iterdir())


LARGE = 2**22
"""Bytes that are more than enough for a build."""


def mount(folder: Path, options: str) -> None:
    """Mount a file system in memory; raises CalledProcessError or OSError where that is not allowed."""
    command = ["mount", "-t", "tmpfs", "-o", options, "handoutgen-test", folder]
    subprocess.run(command, check=True, capture_output=True)


def leave(folder: Path, room: int) -> None:
    """Make a mounted file system so small, or so large, that so many bytes are free."""
    found = os.statvfs(folder)
    used = (found.f_blocks - found.f_bfree) * found.f_frsize
    mount(folder, f"remount,size={used + room}")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A place whose folder for the build is a disk of its own, with nothing on it."""
    build = tmp_path / "build"
    build.mkdir()
    try:
        mount(build, f"size={LARGE}")
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"no mount may be made here: {error}")
    try:
        yield tmp_path
    finally:
        subprocess.run(["umount", "--lazy", build], check=True)


def check_told(ran: Ran) -> None:
    """A full disk is told in one message, and how to go on."""
    assert (ran.code, ran.out) == (7, ""), ran.err
    assert (ran.err.count("Error:"), ran.err.count("\n")) == (1, 2)
    assert "disk is full" in ran.err
    assert "Make room" in ran.err


@pytest.mark.parametrize("room", [0, 2 * 4096, 3 * 4096])
def test_a_disk_that_fills_up(scene: Scene, small_disk: Path, room: int) -> None:
    build = small_disk / "build"
    shutil.copytree(scene.old, build, dirs_exist_ok=True)
    leave(build, room)
    check_told(scene.run(small_disk))
    check_whole(scene, build)
    leave(build, LARGE)
    check_mended(scene, small_disk)


def test_a_disk_that_is_always_too_small(scene: Scene, small_disk: Path) -> None:
    """Somebody makes a little room, builds again, and so on; all of it counts, and none of it is half done."""
    build, told = small_disk / "build", []
    leave(build, 5 * 4096)
    while (ran := scene.run(small_disk)).code == 7:
        check_told(ran)
        there, new = pdfs(build), pdfs(scene.new)
        assert there.items() <= new.items()
        told.append((len(there), "manifest.sqlite" in ran.err))
        leave(build, 3 * 4096)
    assert sorted(told) == told
    assert (0, True) in told, "not even the account"
    assert any(not account for _, account in told), "a PDF, or the index"
    assert any(count and account for count, account in told), "PDFs in their place, and not written down"
    check_mended(scene, small_disk)
